from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from inspector.gui.pages.live.count_row import CountRow
from inspector.store.journal.entries import Counts
from inspector.store.settings import Settings


@pytest.fixture
def german() -> Iterator[None]:
    usual = QLocale()
    QLocale.setDefault(QLocale("de"))
    yield
    QLocale.setDefault(usual)


@pytest.mark.usefixtures("german")
def test_large_numbers_are_written_as_the_language_does(qtbot: QtBot) -> None:
    row = CountRow()
    qtbot.addWidget(row)
    row.show_counts(Counts(good=12345), Settings())
    assert "12.345" in [shown.text() for shown in row.findChildren(QLabel)]
