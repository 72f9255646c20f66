"""The application: it builds settings, session and window, in this order, and hands them down."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QProcess, QSettings, QTimer, Slot, qInstallMessageHandler
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from inspector import __version__
from inspector.core.errors import InspectorError
from inspector.gui.garbage import GarbageCollector
from inspector.gui.session import Session
from inspector.gui.termination import Termination
from inspector.gui.translation import Translation
from inspector.gui.window.crash import CrashWatch
from inspector.gui.window.log import log_qt
from inspector.gui.window.window import MainWindow
from inspector.services.workplace import Workplace
from inspector.store import places
from inspector.store.log import start_log
from inspector.store.settings import Loaded, load_settings

_SWITCH_S = 0.002  # a thread that computes in Python gives way to the window after this; Python's own is 5 ms


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the window shows first: the project of last time, that in `folder`, or the demo, made in `folder`.

    `live`: it begins to inspect at once.
    """

    folder: Path | None = None
    demo: bool = False
    live: bool = False
    line: str = "fabric"
    seed: int = 1


def run(wanted: Wanted | None = None) -> int:
    """Open the window and return when it was closed: 0, or 1 with one line where that cannot be."""
    if reason := no_display():
        print(f"inspector: {reason}", file=sys.stderr)
        return 1
    sys.setswitchinterval(_SWITCH_S)
    qt = QApplication(sys.argv[:1])
    application = Application(qt, load_settings(places.settings_file()))
    qt.setQuitOnLastWindowClosed(False)
    application.window.ended.connect(lambda: qt.exit(0))
    application.open(wanted or Wanted())
    code = qt.exec()
    application.end()
    return code


def no_display() -> str:
    """Return why no window can be shown here; empty where one can."""
    platform = os.environ.get("QT_QPA_PLATFORM", "")
    shown = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    if sys.platform.startswith("linux") and not shown and platform.split(":")[0] in ("", "xcb", "wayland"):
        return "there is no display here to show a window on. The command line works without: inspector --help."
    return ""


class Application(QObject):
    """Owns what lives as long as the program: log, translation, session, and the window in its language."""

    def __init__(self, qt: QApplication, loaded: Loaded) -> None:
        super().__init__()
        self._qt = qt
        qt.setApplicationName("Inspector")
        qt.setApplicationDisplayName("Inspector")
        qt.setApplicationVersion(__version__)
        # Qt's file dialog keeps its last folders: with what is ours, not beside it. (Windows has a registry for that.)
        QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(places.config_dir()))
        qt.setWindowIcon(QIcon(str(places.resources() / "icon.svg")))
        self._log = start_log(places.log_dir(), "window", otherwise=sys.stderr)
        self._qt_messages: Any = log_qt(self._log)
        self._crashes = CrashWatch(self._log, self)
        self._crashes.install()
        self._translation = Translation(qt, loaded.settings.language)
        self.session = Session(
            Workplace(),
            self,
            settings=loaded.settings,
            settings_file=places.settings_file(),
            state_file=places.window_file(),
        )
        self._damaged = loaded.damaged
        self._again = False
        self._garbage = GarbageCollector(self)
        self.session.restart_wanted.connect(self._start_again)
        self.window = MainWindow(self.session)
        self._crashes.happened.connect(self.window.show_crash)
        self._termination = Termination(self)
        self._termination.wanted.connect(self.window.close_at_once)
        self._termination.install()
        self.session.tasks.crashed.connect(self._crashes.report)
        self.session.tasks.failed.connect(self._log_failure)
        self.session.said.connect(self._log_sentence)
        self.session.project_changed.connect(self._log_project)

    def open(self, wanted: Wanted) -> None:
        """Show the window, and then what it is to show: the first picture does not wait for the second."""
        self.window.show_where_it_was()
        if self._damaged is not None:
            sentence = self.tr("The settings could not be read. They were kept as {file}; the usual ones are used.")
            self.session.say(sentence.format(file=self._damaged), 0)
        QTimer.singleShot(0, self, lambda: self._show_first(wanted))

    def end(self) -> None:
        """Stop what still runs, and watch for crashes no longer; start anew where that was wanted."""
        self.session.close()
        self._garbage.end()
        self._log.info("The window ends")
        self._termination.remove()
        self._crashes.remove()
        qInstallMessageHandler(self._qt_messages)
        if self._again:
            self._again = False  # ended twice, it is started once
            _start_anew()

    def _show_first(self, wanted: Wanted) -> None:
        if wanted.demo:
            self.window.try_demo(wanted.folder, line=wanted.line, seed=wanted.seed)
        elif wanted.folder is not None:
            self.window.opener.open(wanted.folder, then="live" if wanted.live else "images")
            if wanted.live:
                self.session.bundle_changed.connect(self._begin_live)
        else:
            self.window.open_last()

    @Slot(str, object)
    def _log_failure(self, name: str, error: InspectorError) -> None:
        self._log.warning("%s failed: %s: %s", name, type(error).__name__, error)

    @Slot(str, int)
    def _log_sentence(self, sentence: str, _: int) -> None:
        self._log.info("said: %s", sentence)

    @Slot()
    def _log_project(self) -> None:
        project = self.session.project  # told as a folder, so that diagnostics do not take its name for a file's
        self._log.info("project: %s", f"{project.root}{os.sep}" if project is not None else "none")

    @Slot()
    def _begin_live(self) -> None:
        """Inspect, once the bundle is there, and only that once."""
        page = self.window.stack.pages.get("live")
        if self.session.bundle is not None and page is not None:
            self.session.bundle_changed.disconnect(self._begin_live)
            page.begin()

    @Slot()
    def _start_again(self) -> None:
        """Close the window, which may ask first, and start anew once it is closed."""
        self._again = self.window.close()


def _start_anew() -> None:
    frozen = bool(getattr(sys, "frozen", False))
    QProcess.startDetached(sys.executable, [] if frozen else ["-m", "inspector"])
