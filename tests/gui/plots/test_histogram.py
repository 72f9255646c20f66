import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from inspector.gui.plots.histogram import Histogram, Scores
from inspector.gui.plots.threshold import FLAG_HEIGHT, Threshold, flag_lefts
from inspector.gui.theme.tokens import DARK, LIGHT

GOOD, ANOMALY = np.linspace(1, 2.4, 40), np.linspace(2, 5.4, 41)


@pytest.fixture
def histogram(qtbot: QtBot) -> Histogram:
    made = Histogram()
    qtbot.addWidget(made)
    made.resize(800, 340)
    made.restyle(LIGHT)
    made.show_scores(Scores(GOOD, ANOMALY, "40 good", "41 anomaly"), 2.3, 2.95)
    with qtbot.waitExposed(made):
        made.show()
    return made


def drag(threshold: Threshold, pixels: int) -> None:
    """Take the line in its middle and move it by real mouse events."""
    start = QPoint(round(threshold.line_x - threshold.x()), threshold.height() // 2)
    QTest.mousePress(threshold, Qt.MouseButton.LeftButton, pos=start)
    on_screen = threshold.mapToGlobal(QPointF(start))
    for step in range(1, 6):
        target = threshold.mapFromGlobal(on_screen + QPointF(pixels * step / 5, 0))
        QTest.mouseMove(threshold, target.toPoint())
    QTest.mouseRelease(threshold, Qt.MouseButton.LeftButton, pos=target.toPoint())


def per_pixel(histogram: Histogram) -> float:
    span = histogram.bins.span
    return (span.high - span.low) / histogram._bars.grid.width()


def test_a_dragged_threshold_stands_where_the_mouse_left_it(histogram: Histogram) -> None:
    drag(histogram.anomaly, 60)
    assert histogram.anomaly_at == pytest.approx(2.95 + 60 * per_pixel(histogram), abs=0.02)
    assert histogram.review_at == 2.3


def test_dragging_tells_where_both_are(histogram: Histogram, qtbot: QtBot) -> None:
    told: list[tuple[float, float]] = []
    histogram.moved.connect(lambda review, anomaly: told.append((review, anomaly)))
    with qtbot.waitSignal(histogram.settled):
        drag(histogram.review, -50)
    assert told[-1] == (histogram.review_at, histogram.anomaly_at)
    assert told[-1][0] < 2.3


@pytest.mark.parametrize("apart", [0.0, 0.02, 0.1])
def test_both_can_be_taken_hold_of_however_near_they_are(histogram: Histogram, apart: float) -> None:
    histogram.show_scores(Scores(GOOD, ANOMALY, "40 good", "41 anomaly"), 2.3, 2.3 + apart)
    for focused in (histogram.review, histogram.anomaly):
        focused.setFocus()  # what has the focus lies on top
        for threshold, beside in ((histogram.review, -3), (histogram.anomaly, 3)):
            place = QPoint(round(threshold.line_x) + beside, threshold.y() + threshold.height() // 2)
            assert threshold.parentWidget().childAt(place) is threshold


@pytest.mark.parametrize("height", [220, 260, 300, 340, 420])
def test_images_are_counted_in_whole_numbers(histogram: Histogram, height: int) -> None:
    histogram.resize(800, height)
    histogram.show_scores(Scores(GOOD[:10], ANOMALY, "10 good", "41 anomaly"), 2.3, 2.95)
    (levels,) = histogram.plot.plotItem.getAxis("left")._tickLevels
    assert levels
    assert all(value == round(value) for value, _ in levels)


def test_the_flag_drags_too(histogram: Histogram) -> None:
    flag = QPoint(10, FLAG_HEIGHT // 2)
    QTest.mousePress(histogram.review, Qt.MouseButton.LeftButton, pos=flag)
    QTest.mouseMove(histogram.review, flag - QPoint(40, 0))
    QTest.mouseRelease(histogram.review, Qt.MouseButton.LeftButton, pos=flag)
    assert histogram.review_at == pytest.approx(2.3 - 40 * per_pixel(histogram), abs=0.02)


def test_thresholds_never_cross(histogram: Histogram) -> None:
    drag(histogram.review, 400)
    assert histogram.review_at == histogram.anomaly_at == 2.95
    drag(histogram.anomaly, -400)
    assert histogram.review_at == histogram.anomaly_at == 2.95


def test_thresholds_stay_on_the_axis(histogram: Histogram) -> None:
    drag(histogram.anomaly, 3000)
    assert histogram.anomaly_at == histogram.bins.span.high


def test_arrow_keys_move_by_a_step_and_with_shift_by_ten(histogram: Histogram) -> None:
    histogram.anomaly.setFocus()
    QTest.keyClick(histogram.anomaly, Qt.Key.Key_Right)
    assert histogram.anomaly_at == pytest.approx(2.96)
    QTest.keyClick(histogram.anomaly, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert histogram.anomaly_at == pytest.approx(2.86)


def test_the_flag_says_where_the_threshold_stands_also_to_a_screen_reader(histogram: Histogram) -> None:
    histogram.show_words("Nachsehen ab {value}", "Anomaly from {value}")
    assert histogram.review.words == histogram.review.accessibleName() == "Nachsehen ab 2.30"


def test_showing_thresholds_tells_nobody(histogram: Histogram, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(histogram.moved):
        histogram.show_thresholds(1.5, 2.5)
    assert histogram.anomaly.words == "Anomaly from 2.50"


def test_tab_goes_from_the_review_to_the_anomaly_threshold(histogram: Histogram) -> None:
    histogram.review.setFocus()
    QTest.keyClick(histogram.review, Qt.Key.Key_Tab)
    assert histogram.anomaly.hasFocus()


def test_bars_are_green_below_and_red_above(histogram: Histogram) -> None:
    picture = histogram.plot.grab().toImage()
    seen = {picture.pixelColor(x, y).name() for x in range(60, 780, 3) for y in range(60, 250, 3)}
    assert LIGHT.good.edge.lower() in seen
    assert LIGHT.anomaly.edge.lower() in seen


def test_the_theme_changes_while_it_is_shown(histogram: Histogram) -> None:
    histogram.restyle(DARK)
    picture = histogram.plot.grab().toImage()
    assert picture.pixelColor(2, 2).name() == DARK.surface.lower()


@pytest.mark.parametrize("xs", [(5, 8), (100, 101), (790, 795), (400, 700)])
def test_flags_lie_inside_and_never_over_each_other(xs: tuple[float, float]) -> None:
    first, second = flag_lefts(xs, (150, 160), room=800)
    assert first >= 0
    assert second + 160 <= 800
    assert first + 150 <= second
