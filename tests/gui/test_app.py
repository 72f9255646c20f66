"""The application as a whole: what it builds, what it says at the start, and how it ends."""

import shutil
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from inspector.core.disguise import Disguise
from inspector.gui import app
from inspector.gui.app import Application, Wanted
from inspector.gui.pages.live import LivePage
from inspector.runtime.bundle import Bundle
from inspector.store import places
from inspector.store.choices import Choices, save_choices
from inspector.store.log import LOG_NAME
from inspector.store.project import create_project
from inspector.store.settings import Loaded, Settings, load_settings

WAIT_MS = 60_000


@pytest.fixture
def application(qapp: QApplication, qtbot: QtBot) -> Iterator[Application]:
    made = Application(qapp, Loaded(Settings(language="en", theme="light"), damaged=Path("settings.json.damaged")))
    yield made
    made.window.close()
    made.end()
    made.window.deleteLater()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_the_window_is_shown(application: Application) -> None:
    application.open(Wanted())
    assert application.window.isVisible()


@pytest.mark.usefixtures("application")
@pytest.mark.skipif(sys.platform == "win32", reason="Qt keeps it in the registry there")
def test_what_qt_keeps_of_its_dialogs_lies_with_our_settings() -> None:
    kept = QSettings(QSettings.Scope.UserScope, "QtProject").fileName()
    assert Path(kept).parent == places.config_dir()


def test_damaged_settings_are_told(application: Application) -> None:
    application.open(Wanted())
    assert "could not be read" in application.window.status.sentence
    assert "settings.json.damaged" in application.window.status.sentence


def test_what_is_chosen_is_kept_in_the_file_of_settings(application: Application) -> None:
    application.session.change_settings(cache_gib=3)
    assert load_settings(places.settings_file()).settings.cache_gib == 3


def test_a_project_that_is_named_is_opened(application: Application, tmp_path: Path, qtbot: QtBot) -> None:
    project = create_project(tmp_path / "bracket")
    application.open(Wanted(folder=project.root))
    qtbot.waitUntil(lambda: application.session.project == project, timeout=WAIT_MS)


def test_diagnostics_find_no_project_by_its_name_in_the_log(
    application: Application, tmp_path: Path, qtbot: QtBot
) -> None:
    application.session.open(create_project(tmp_path / "Customer"))
    log = Disguise().of((places.log_dir() / LOG_NAME).read_text("utf-8"))
    assert "project: …/" in log
    assert "Customer" not in log


def test_live_begins_once_the_bundle_is_there(
    application: Application, tmp_path: Path, trained_bundle: Bundle, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[bool] = []
    monkeypatch.setattr(LivePage, "begin", lambda self: begun.append(self.session.bundle is not None))
    project = create_project(tmp_path / "bracket")
    shutil.copytree(trained_bundle.path, project.bundles / "b1")
    save_choices(project, Choices(bundle="b1"))
    application.open(Wanted(folder=project.root, live=True))
    qtbot.waitUntil(lambda: begun == [True], timeout=WAIT_MS)
    assert application.window.stack.key == "live"
    application.session.use(None)
    application.session.use(trained_bundle)
    assert begun == [True]


def test_a_request_of_the_system_to_end_closes_the_window(application: Application, qtbot: QtBot) -> None:
    application.open(Wanted())
    signal.raise_signal(signal.SIGTERM)
    qtbot.waitUntil(lambda: not application.window.isVisible(), timeout=WAIT_MS)


def test_the_demo_that_was_made_before_is_opened(application: Application, tmp_path: Path, qtbot: QtBot) -> None:
    project = create_project(tmp_path / "demo")
    (project.bundles / "demo").mkdir()
    (project.root / "choices.json").write_text(
        '{"schema": 1, "bundle": "demo", "region": null, "ignored": [], "recipe": null}'
    )
    application.open(Wanted(demo=True, folder=project.root))
    qtbot.waitUntil(lambda: application.session.project == project, timeout=WAIT_MS)


def test_to_start_again_closes_the_window_first(
    application: Application, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    started: list[bool] = []
    monkeypatch.setattr(app, "_start_anew", lambda: started.append(True))
    application.open(Wanted())
    application.session.restart_wanted.emit()
    assert not application.window.isVisible()
    assert started == []
    application.end()
    application.end()
    assert started == [True]


@pytest.mark.parametrize(
    ("variables", "can"),
    [
        ({}, False),
        ({"DISPLAY": ":0"}, True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, True),
        ({"QT_QPA_PLATFORM": "offscreen"}, True),
        ({"QT_QPA_PLATFORM": "xcb"}, False),
    ],
)
def test_a_display_is_looked_for_on_linux(
    variables: dict[str, str], can: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app.sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert (app.no_display() == "") is can


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_elsewhere_there_is_always_one(system: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app.sys, "platform", system)
    monkeypatch.delenv("DISPLAY", raising=False)
    assert app.no_display() == ""
