import csv
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from inspector.gui.plots.curves import Drawn, LearningPanel
from inspector.gui.plots.shapes import Curve, Level, Span
from inspector.gui.theme.tokens import DARK, LIGHT
from inspector.imaging.read import read_image

CURVE = Curve("training", (1.0, 2.0, 3.0), (3.0, 2.0, 1.5))


@pytest.fixture
def panel(qtbot: QtBot) -> LearningPanel:
    made = LearningPanel("Loss", x_axis="epoch", y_axis="loss", hint="lower is better")
    made.restyle(LIGHT)
    qtbot.addWidget(made)
    made.resize(420, 300)
    made.show()
    return made


def test_a_curve_is_drawn_raw_and_smooth(panel: LearningPanel) -> None:
    panel.show_drawn(Drawn((CURVE,), (), 10))
    lines = [len(item.getData()[0]) for item in panel.plot.plotItem.curves]
    assert lines == [3, 3]


def test_the_axis_is_that_of_the_whole_run(panel: LearningPanel) -> None:
    panel.show_drawn(Drawn((CURVE,), (), 10))
    assert panel.x_span == Span(0, 10)


def test_a_curve_that_is_gone_is_not_drawn_any_more(panel: LearningPanel) -> None:
    panel.show_drawn(Drawn((CURVE, CURVE), (), 10))
    panel.show_drawn(Drawn((CURVE,), (), 10))
    assert len(panel.plot.plotItem.curves) == 2


def test_it_says_when_it_begins_until_it_has(panel: LearningPanel) -> None:
    panel.show_drawn(Drawn((), (), 10), waiting="Starts later.")
    assert panel._message.isVisible()
    panel.show_drawn(Drawn((CURVE,), (), 10), waiting="Starts later.")
    assert not panel._message.isVisible()


def test_the_last_run_alone_does_not_make_it_begin(panel: LearningPanel) -> None:
    ghost = Curve("last run", (1.0,), (2.0,), tone="ghost", smooth=False)
    panel.show_drawn(Drawn((ghost,), (), 10), waiting="Starts later.")
    assert panel._message.text() == "Starts later."


def test_a_picture_of_it_can_be_saved(panel: LearningPanel, tmp_path: Path) -> None:
    panel.show_drawn(Drawn((CURVE,), (Level(2.5, "chance 2.50"),), 10))
    panel.save_wanted.connect(lambda wanted: wanted.write())
    panel.save_picture(tmp_path / "loss.png")
    assert read_image(tmp_path / "loss.png").shape == (600, 840, 3)


def test_its_values_can_be_saved(panel: LearningPanel, tmp_path: Path) -> None:
    panel.show_drawn(Drawn((CURVE,), (), 10))
    panel.save_wanted.connect(lambda wanted: wanted.write())
    panel.save_table(tmp_path / "loss.csv")
    rows = list(csv.reader((tmp_path / "loss.csv").read_text("utf-8-sig").splitlines()))
    assert rows == [["epoch", "training"], ["1.0", "3.0"], ["2.0", "2.0"], ["3.0", "1.5"]]


def test_the_theme_can_change_while_it_is_shown(panel: LearningPanel) -> None:
    panel.show_drawn(Drawn((CURVE,), (Level(2.5, "chance 2.50"),), 10))
    light = panel.grab().toImage().pixelColor(5, 290)
    panel.restyle(DARK)
    assert panel.grab().toImage().pixelColor(60, 280).lightness() < light.lightness()
