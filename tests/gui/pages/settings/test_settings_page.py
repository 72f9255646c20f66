"""The settings page: every choice applies at once and is kept."""

from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from inspector.core.judgement import Verdict
from inspector.gui.pages.settings import SettingsPage
from inspector.gui.session import Session
from inspector.gui.theme.tokens import LIGHT
from inspector.gui.words import verdict_word
from inspector.services import diagnosing
from inspector.store.project import create_project
from inspector.store.settings import Settings, load_settings
from tests.conftest import a_workplace
from tests.gui.here import Here
from tests.gui.made import a_project, settle

WAIT_MS = 60_000


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "settings.json"


@pytest.fixture
def kept(file: Path, tmp_path: Path, qtbot: QtBot) -> Iterator[Session]:
    settings = Settings(theme="light")
    made = Session(a_workplace(tmp_path / "workplace"), settings=settings, settings_file=file, stories=Here())
    yield made
    made.open(None)
    assert made.tasks.stop_all()


@pytest.fixture
def page(kept: Session, qtbot: QtBot) -> SettingsPage:
    made = SettingsPage(kept)
    qtbot.addWidget(made)
    made.restyle(LIGHT)
    made.show()
    return made


def test_the_theme_applies_at_once_and_is_kept(page: SettingsPage, kept: Session, file: Path, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.theme.button("dark"), Qt.MouseButton.LeftButton)
    assert kept.theme.tokens.name == "dark"
    assert load_settings(file).settings.theme == "dark"


def test_a_word_of_the_plant_applies(page: SettingsPage, kept: Session, qtbot: QtBot) -> None:
    field = page.words[Verdict.ANOMALY]
    qtbot.keyClicks(field, "NOK")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert verdict_word(kept.settings, Verdict.ANOMALY) == "NOK"


def test_the_device_is_that_of_the_next_training(page: SettingsPage, kept: Session, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.device.button("cuda"), Qt.MouseButton.LeftButton)
    assert kept.workplace.device == "cuda"


def test_the_cache_has_another_limit_at_once(page: SettingsPage, kept: Session) -> None:
    page.storage.cache.setValue(7)
    assert kept.workplace.cache_limit_bytes == 7 << 30


def test_retention_is_kept(page: SettingsPage, file: Path) -> None:
    page.storage.days.setValue(90)
    assert load_settings(file).settings.retention_days == 90


def test_another_language_comes_with_the_next_start_and_can_be_had_now(
    page: SettingsPage, kept: Session, qtbot: QtBot
) -> None:
    assert "A new language is spoken from the next start." in {shown.text() for shown in page.findChildren(QLabel)}
    assert page.restart.isHidden()
    qtbot.mouseClick(page.language.button("de"), Qt.MouseButton.LeftButton)
    assert kept.settings.language == "de"
    with qtbot.waitSignal(kept.restart_wanted):
        qtbot.mouseClick(page.restart, Qt.MouseButton.LeftButton)


def test_the_cache_is_emptied_by_its_button(page: SettingsPage, kept: Session, qtbot: QtBot) -> None:
    kept.workplace.images.mkdir(parents=True)
    (kept.workplace.images / "shard").write_bytes(b"x" * 1000)
    qtbot.mouseClick(page.storage.empty, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not (kept.workplace.images / "shard").exists(), timeout=WAIT_MS)
    qtbot.waitUntil(lambda: page.storage.used.startswith("0"), timeout=WAIT_MS)


def test_it_shows_what_was_chosen_elsewhere(page: SettingsPage, kept: Session) -> None:
    kept.change_settings(theme="dark", cache_gib=3)
    assert page.theme.button("dark").isChecked()
    assert page.storage.cache.value() == 3


def test_diagnostics_are_saved_and_it_says_where(
    page: SettingsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(diagnosing, "devices", lambda: {"cores": 2})  # that takes the seconds of importing torch
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "d.zip"), ""))
    qtbot.mouseClick(page.diagnostics.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "d.zip" in page.diagnostics.outcome, timeout=WAIT_MS)
    assert "report.json" in ZipFile(tmp_path / "d.zip").namelist()
    assert page.diagnostics.show_folder.isVisible()


def test_diagnostics_that_cannot_be_saved_are_told_in_place(
    page: SettingsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(diagnosing, "devices", lambda: {"cores": 2})
    (tmp_path / "file").write_text("")
    page.diagnostics.start(tmp_path / "file" / "d.zip")
    qtbot.waitUntil(lambda: "could not be written" in page.diagnostics.outcome, timeout=WAIT_MS)
    assert page.diagnostics.save.isEnabled()


def test_photos_are_not_ticked_and_need_a_project(page: SettingsPage, kept: Session, tmp_path: Path) -> None:
    assert not page.diagnostics.photos.isEnabled()
    kept.open(create_project(tmp_path / "bracket"))
    assert page.diagnostics.photos.isEnabled()
    assert not page.diagnostics.photos.isChecked()
    page.diagnostics.photos.setChecked(True)
    kept.open(None)
    assert not page.diagnostics.photos.isChecked()


def test_the_command_brings_the_button_into_view(page: SettingsPage, qtbot: QtBot) -> None:
    page.resize(900, 400)
    page.show_part("diagnostics")
    assert not page.diagnostics.save.visibleRegion().isEmpty()


class TestTrash:
    @pytest.fixture
    def deleted(self, kept: Session, tmp_path: Path, qtbot: QtBot) -> Path:
        project = a_project(tmp_path / "project", unlabelled=2)
        kept.open(project)
        settle(qtbot, kept.library)
        kept.library.remove([kept.library.images[0].path])
        settle(qtbot, kept.library)
        return project.root / ".trash"

    @pytest.fixture
    def page(self, deleted: Path, kept: Session, qtbot: QtBot) -> SettingsPage:
        made = SettingsPage(kept)
        qtbot.addWidget(made)
        made.restyle(LIGHT)
        made.show()
        made.entered()
        qtbot.waitUntil(made.storage.empty_trash.isEnabled, timeout=WAIT_MS)
        return made

    def answer(self, page: SettingsPage, word: str, qtbot: QtBot) -> None:
        qtbot.mouseClick(page.storage.empty_trash, Qt.MouseButton.LeftButton)
        buttons = page.storage.question.findChildren(QPushButton)
        button = next(button for button in buttons if button.text() == word and button.isVisible())
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def test_its_size_is_shown(self, page: SettingsPage, deleted: Path) -> None:
        size = sum(file.stat().st_size for file in deleted.rglob("*.png"))
        assert page.storage.deleted == f"{size} bytes"

    def test_it_asks_and_says_what_is_lost(self, page: SettingsPage, qtbot: QtBot) -> None:
        qtbot.mouseClick(page.storage.empty_trash, Qt.MouseButton.LeftButton)
        assert "for good" in page.storage.question.sentence
        assert "undone" in page.storage.question.sentence

    def test_agreed_it_is_emptied_and_nothing_can_be_undone(
        self, page: SettingsPage, kept: Session, deleted: Path, qtbot: QtBot
    ) -> None:
        self.answer(page, "Empty the trash", qtbot)
        qtbot.waitUntil(lambda: page.storage.deleted == "0 bytes", timeout=WAIT_MS)
        assert list(deleted.iterdir()) == []
        assert not kept.undo.canUndo()
        assert not page.storage.empty_trash.isEnabled()

    def test_kept_all_is_as_it_was(self, page: SettingsPage, kept: Session, deleted: Path, qtbot: QtBot) -> None:
        self.answer(page, "Keep it", qtbot)
        assert page.storage.question.isHidden()
        assert len(list(deleted.rglob("*.png"))) == 1
        assert kept.undo.canUndo()

    def test_without_a_project_there_is_none(self, page: SettingsPage, kept: Session) -> None:
        kept.open(None)
        assert page.storage.deleted == "No project is open."
        assert not page.storage.empty_trash.isEnabled()
