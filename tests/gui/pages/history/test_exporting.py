import csv
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from inspector.gui.pages.history import HistoryPage
from inspector.gui.pages.history.shown import Shown, Which
from inspector.gui.session import Session

LEFT = Qt.MouseButton.LeftButton


class TestExporting:
    def test_the_table_holds_what_is_shown(self, today: HistoryPage, tmp_path: Path, qtbot: QtBot) -> None:
        today.show_shown(Shown(which=Which.NOT_GOOD))
        qtbot.waitUntil(lambda: today.model.rowCount() == 3)
        with qtbot.waitSignal(today.exporting.ended) as ended:
            today.export_to(tmp_path, images=False)
        (folder,) = ended.args
        with (folder / "inspections.csv").open(encoding="utf-8-sig", newline="") as file:
            assert [row["frame"] for row in csv.DictReader(file)] == ["4", "3", "2"]
        assert not (folder / "images").exists()

    def test_pictures_come_along_where_they_are_wanted(
        self, today: HistoryPage, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
        with qtbot.waitSignal(today.exporting.ended) as ended:
            QTest.keyClick(today, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
        (folder,) = ended.args
        assert len(list((folder / "images").iterdir())) == 3
        assert not today.progress.isVisible()

    def test_a_folder_that_cannot_be_written_is_said(
        self, today: HistoryPage, session: Session, tmp_path: Path, qtbot: QtBot
    ) -> None:
        (tmp_path / "file").write_text("")
        with qtbot.waitSignal(session.said) as said:
            today.export_to(tmp_path / "file", images=False)
        assert "could not be written" in said.args[0]
        qtbot.waitUntil(today.export.isEnabled)
