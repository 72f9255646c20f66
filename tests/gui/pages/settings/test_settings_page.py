"""The settings page: every choice applies at once and is kept."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from inspector.core.judgement import Verdict
from inspector.gui.pages.settings import SettingsPage
from inspector.gui.session import Session
from inspector.gui.theme.tokens import LIGHT
from inspector.gui.words import verdict_word
from inspector.store.settings import Settings, load_settings
from tests.conftest import a_workplace

WAIT_MS = 20_000


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "settings.json"


@pytest.fixture
def kept(file: Path, tmp_path: Path, qtbot: QtBot) -> Iterator[Session]:
    made = Session(a_workplace(tmp_path / "workplace"), settings=Settings(theme="light"), settings_file=file)
    yield made
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
    page.cache.setValue(7)
    assert kept.workplace.cache_limit_bytes == 7 << 30


def test_retention_is_kept(page: SettingsPage, file: Path) -> None:
    page.days.setValue(90)
    assert load_settings(file).settings.retention_days == 90


def test_another_language_comes_with_the_next_start_and_can_be_had_now(
    page: SettingsPage, kept: Session, qtbot: QtBot
) -> None:
    assert page.restart.isHidden()
    qtbot.mouseClick(page.language.button("de"), Qt.MouseButton.LeftButton)
    assert kept.settings.language == "de"
    with qtbot.waitSignal(kept.restart_wanted):
        qtbot.mouseClick(page.restart, Qt.MouseButton.LeftButton)


def test_the_cache_is_emptied_by_its_button(page: SettingsPage, kept: Session, qtbot: QtBot) -> None:
    kept.workplace.images.mkdir(parents=True)
    (kept.workplace.images / "shard").write_bytes(b"x" * 1000)
    qtbot.mouseClick(page.empty, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not (kept.workplace.images / "shard").exists(), timeout=WAIT_MS)
    qtbot.waitUntil(lambda: page.used.startswith("0"), timeout=WAIT_MS)


def test_it_shows_what_was_chosen_elsewhere(page: SettingsPage, kept: Session) -> None:
    kept.change_settings(theme="dark", cache_gib=3)
    assert page.theme.button("dark").isChecked()
    assert page.cache.value() == 3
