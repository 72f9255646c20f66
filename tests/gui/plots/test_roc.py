import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from inspector.core.judgement import Verdict
from inspector.gui.plots.roc import CurvePanel, Ranking
from inspector.gui.theme.tokens import LIGHT

GOOD, ANOMALY = np.asarray([1.0, 1.5, 2.0, 3.0]), np.asarray([1.2, 2.5, 3.5, 4.0])


@pytest.fixture(params=Ranking)
def panel(request: pytest.FixtureRequest, qtbot: QtBot) -> CurvePanel:
    made = CurvePanel(request.param)
    qtbot.addWidget(made)
    made.resize(320, 320)
    made.restyle(LIGHT)
    made.show_scores(GOOD, ANOMALY)
    return made


def test_dots_stand_where_the_thresholds_would_put_the_images(panel: CurvePanel) -> None:
    panel.show_thresholds((1.0, "1.00"), (2.0, "2.00"))
    places = {verdict: (place.x(), place.y()) for verdict, place, _ in panel.dots()}
    if panel.title == "ROC":
        assert places == {Verdict.REVIEW: (75, 100), Verdict.ANOMALY: (25, 75)}
    else:
        assert places == {Verdict.REVIEW: (100, pytest.approx(400 / 7)), Verdict.ANOMALY: (75, 75)}


def test_a_threshold_above_all_has_no_precision_and_no_dot(panel: CurvePanel) -> None:
    panel.show_thresholds((9.0, "9.00"), (9.0, "9.00"))
    assert len(panel.dots()) == (2 if panel.title == "ROC" else 0)


def test_the_table_is_the_whole_curve(panel: CurvePanel) -> None:
    rows = panel.table().rows
    assert rows[-1][1:] == ((1, 1) if panel.title == "ROC" else (1, 0.5))
    assert len(rows) == (9 if panel.title == "ROC" else 8)


def test_without_anomalies_there_is_a_sentence_in_place_of_a_curve(panel: CurvePanel) -> None:
    panel.show_scores(GOOD, np.empty(0))
    panel.show_thresholds((1.0, "1.00"), (2.0, "2.00"))
    assert panel.dots() == []
    assert panel.table().rows == ()
    assert "needs good images and anomalies" in panel._message.text()


def test_many_points_are_drawn_as_few(qtbot: QtBot) -> None:
    panel = CurvePanel(Ranking.ROC)
    qtbot.addWidget(panel)
    panel.show_scores(np.linspace(0, 1, 5000), np.linspace(0.9, 2, 5000))
    assert len(panel.table().rows) > 9000
    assert len(panel._corners) < 2000
