import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from inspector.core.judgement import Verdict
from inspector.core.sample import Label
from inspector.gui.plots.matrix import Matrix
from inspector.gui.theme.tokens import LIGHT
from inspector.runtime.metrics import Count
from inspector.services.outcomes import Outcome

COUNTS = {
    Outcome.PASSED: Count(36, 40),
    Outcome.GOOD_REVIEWED: Count(4, 40),
    Outcome.FALSE_REJECT: Count(0, 40),
    Outcome.ESCAPED: Count(2, 41),
    Outcome.ANOMALY_REVIEWED: Count(4, 41),
    Outcome.CAUGHT: Count(35, 41),
}


@pytest.fixture
def matrix(qtbot: QtBot) -> Matrix:
    made = Matrix()
    qtbot.addWidget(made)
    made.resize(320, 360)
    made.restyle(LIGHT)
    made.show_words({verdict: verdict.value for verdict in Verdict})
    made.show_counts(COUNTS, {Label.GOOD: "40 good", Label.ANOMALY: "41 anomaly"})
    with qtbot.waitExposed(made):
        made.show()
    return made


def outlined(matrix: Matrix, outcome: Outcome) -> bool:
    cell = matrix.cells[outcome]
    picture = cell.grab().toImage()
    return picture.pixelColor(cell.width() // 2, 1).name() == LIGHT.anomaly.edge.lower()


def test_mistakes_are_outlined_where_there_are_some(matrix: Matrix) -> None:
    assert outlined(matrix, Outcome.ESCAPED)
    assert not outlined(matrix, Outcome.FALSE_REJECT)
    assert not outlined(matrix, Outcome.CAUGHT)


def test_a_screen_reader_hears_the_count_and_its_word(matrix: Matrix) -> None:
    assert matrix.cells[Outcome.ESCAPED].accessibleName() == "2 / 41 escaped"


def test_a_pressed_cell_tells_its_outcome_and_let_go_tells_none(matrix: Matrix, qtbot: QtBot) -> None:
    cell = matrix.cells[Outcome.ESCAPED]
    with qtbot.waitSignal(matrix.chosen) as told:
        QTest.mouseClick(cell, Qt.MouseButton.LeftButton)
    assert told.args == [Outcome.ESCAPED]
    with qtbot.waitSignal(matrix.chosen) as told:
        QTest.keyClick(cell, Qt.Key.Key_Space)
    assert told.args == [None]


def test_only_one_cell_is_pressed_at_a_time(matrix: Matrix) -> None:
    for outcome in (Outcome.ESCAPED, Outcome.CAUGHT):
        QTest.mouseClick(matrix.cells[outcome], Qt.MouseButton.LeftButton)
    assert [outcome for outcome, cell in matrix.cells.items() if cell.isChecked()] == [Outcome.CAUGHT]


def test_the_table_holds_each_count_with_its_interval(matrix: Matrix) -> None:
    rows = {(row[0], row[1]): row[2:] for row in matrix.table().rows}
    assert rows["anomaly", "good"] == (2, 41, 2 / 41, *Count(2, 41).interval)
