"""The main window: it puts rail, header, pages and status line together, and does what its commands say."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, Signal, Slot
from PySide6.QtGui import QCloseEvent, QDesktopServices, QIcon
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QMainWindow, QMenu, QVBoxLayout, QWidget

from inspector.core.errors import FolderMissing, InspectorError
from inspector.gui.ending import Ending
from inspector.gui.leaving import running_sentence
from inspector.gui.opening import Opener
from inspector.gui.retention import Retention
from inspector.gui.session import Session
from inspector.gui.widgets.banner import Banner
from inspector.gui.widgets.enter import EnterPresses
from inspector.gui.window.commands import Commands
from inspector.gui.window.crash import CrashDialog
from inspector.gui.window.entries import entries
from inspector.gui.window.header import Header
from inspector.gui.window.help import Help
from inspector.gui.window.meter import LoadMeter
from inspector.gui.window.offered import Offered
from inspector.gui.window.page_scroll import PageScroll
from inspector.gui.window.palette import Palette
from inspector.gui.window.place import Place
from inspector.gui.window.project_menu import ProjectMenu
from inspector.gui.window.rail import Rail
from inspector.gui.window.ready import ready_sentence
from inspector.gui.window.shortcut_sheet import ShortcutSheet
from inspector.gui.window.stack import PageStack
from inspector.gui.window.status import StatusLine
from inspector.gui.words import error_sentence
from inspector.services.machine import Load
from inspector.store.places import log_dir, resources

if TYPE_CHECKING:  # it is made when it is first wanted
    from inspector.gui.guide import GuideWindow

_LEAST = (640, 360)


class MainWindow(QMainWindow):
    """The window of one session. `open_last` brings back the project and page of last time.

    `ended` comes after it was closed, once what ran has ended.
    """

    ended = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.entries = entries()
        self._closing = False
        self.crash: CrashDialog | None = None
        self._ready_sentence = ""
        self._place = Place(session, self)
        self.opener = Opener(session, self)
        self._ending = Ending(session, self)
        self._ending.ended.connect(self.ended)
        self.commands = Commands(self.entries, session.undo, self)
        self.stack = PageStack(self.entries, session)
        self.rail = Rail(tuple(entry for entry in self.entries if entry.on_rail))
        self.header = self._make_header()
        self.banner = Banner(session.theme.tokens)
        self.status = StatusLine()
        self.palette_card = Palette(self)
        self.sheet = ShortcutSheet(self)
        self._offered = Offered(self.entries, self.stack, self.commands)
        self._help = Help(session, self.sheet, self._offered, self.stack)
        self._meter = LoadMeter(session, self)
        self._retention = Retention(session, self)
        self._enter = EnterPresses(self)
        self._build()
        self._connect()
        self._restyle()
        self._show_project()
        self.stack.show_page("start")

    @property
    def guide(self) -> "GuideWindow | None":
        """The guide's window, once it was made."""
        return self._help.guide

    def open_last(self) -> None:
        """Open the project of last time with the page of last time, where it is still there."""
        page = self._place.page
        if page not in {entry.key for entry in self.entries if entry.on_rail}:
            page = "images"
        if (folder := self._place.project) is not None:
            self.opener.open(folder, then=page, if_there=True)

    def show_where_it_was(self) -> None:
        """Show the window at the place and with the size of last time."""
        self._place.show()

    @Slot(object)
    def show_crash(self, error: BaseException) -> None:
        """Show a bug's details; a second bug waits until the first was read, and stays in the log.

        So does one that comes when the window was closed.
        """
        if self.crash is None and not self._ending.begun:
            self.crash = CrashDialog(error, log_dir(), self)
            self.crash.finished.connect(self._crash_read)
            self.crash.open()

    def go(self, key: str) -> None:
        """Bring a page to the front."""
        self.stack.show_page(key)

    def try_demo(self, folder: Path | None = None, *, line: str = "fabric", seed: int = 1) -> None:
        """Make the demo project, or open it where it was made before."""
        self.go("start")
        self.stack.start.try_demo(folder, line=line, seed=seed)

    @Slot()
    def close_at_once(self) -> None:
        """Close without asking, whatever runs: it is stopped, and what it has kept stays."""
        self._closing = True
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Ask first while something runs that somebody would miss; then remember the place, and stop everything.

        The window is gone at once: what runs may take a while to stop.
        """
        if not self._closing and (asking := self.session.tasks.asking):
            event.ignore()
            self.banner.ask(
                running_sentence(asking),
                [(self.tr("Stop and close"), self.close_at_once), (self.tr("Keep open"), lambda: None)],
            )
            self.raise_()
            return
        self._help.close()
        self._place.remember(self.stack.key)
        self._meter.stop()
        for other in self.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            if other.isWindow():  # that of operator mode
                other.hide()
        self._ending.begin()
        super().closeEvent(event)

    def _make_header(self) -> Header:
        self._project_menu = ProjectMenu(self.commands, self.session, self)
        self._main_menu = QMenu(self)
        self.commands.fill(self._main_menu)
        return Header(self._project_menu, self._main_menu)

    def _build(self) -> None:
        self.setWindowTitle("Inspector")
        self.setWindowIcon(QIcon(str(resources() / "icon.svg")))
        self.setMinimumSize(*_LEAST)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.banner)
        column.addWidget(PageScroll(self.stack), 1)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(column, 1)
        middle = QWidget()
        outer = QVBoxLayout(middle)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(row, 1)
        outer.addWidget(self.status)
        self.setCentralWidget(middle)

    def _connect(self) -> None:
        session = self.session
        session.said.connect(self.status.say)
        session.page_wanted.connect(self.go)
        session.page_runs.connect(self.rail.show_running)
        session.project_wanted.connect(self.opener.open)
        session.new_wanted.connect(self.opener.create)
        session.project_changed.connect(self._show_project)
        session.bundle_changed.connect(self._show_bundle)
        session.choices_changed.connect(self._show_bundle)
        session.theme.changed.connect(self._restyle)
        session.undo.undoTextChanged.connect(self.status.show_undo)
        self.opener.failed.connect(self._tell)
        self.opener.loading.connect(self._show_loading)
        self.opener.leaving.asked.connect(self._ask_to_leave)
        self.opener.leaving.stopping.connect(self._show_stopping)
        self.commands.wanted.connect(self._do)
        self.rail.chosen.connect(self.go)
        self.stack.shown.connect(self._show_page)
        self.header.palette_wanted.connect(self._open_palette)
        self.palette_card.chosen.connect(lambda action: action.trigger())
        self.status.help_wanted.connect(self._help.show)
        self.status.settings_wanted.connect(lambda: self.go("settings"))
        self.status.undo_wanted.connect(session.undo.undo)
        self._meter.changed.connect(self._show_load)

    @Slot(str)
    def _do(self, key: str) -> None:
        """Do what a command says."""
        if key.startswith("page:"):
            self.go(key.removeprefix("page:"))
        elif key.startswith("theme:"):
            self.session.change_settings(theme=key.removeprefix("theme:"))
        else:
            doings: dict[str, Callable[[], object]] = {
                "new": self._ask_new,
                "open": self._ask_open,
                "folder": self._show_folder,
                "close-project": self.opener.close,
                "quit": self.close,
                "full-screen": self._full_screen,
                "palette": self._open_palette,
                "guide": self._help.show_guide,
                "shortcuts": self._help.show,
                "menu": self.header.open_menu,
                "logs": lambda: _show_in_files(log_dir()),
                "diagnostics": self._show_diagnostics,
            }
            doings[key]()

    def _show_diagnostics(self) -> None:
        self.go("settings")
        self.stack.pages["settings"].show_part("diagnostics")

    def _ask_new(self) -> None:
        self.go("start")
        self.stack.start.new_project()

    def _ask_open(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Open a project: choose its folder"))
        if folder:
            self.opener.open(Path(folder))

    def _show_folder(self) -> None:
        if self.session.project is None:
            return
        if not self.session.project.root.is_dir():  # its disk was unplugged
            self._tell(FolderMissing(self.session.project.root))
            return
        _show_in_files(self.session.project.root)

    @Slot(str)
    def _ask_to_leave(self, sentence: str) -> None:
        """Ask in place whether what runs is to be stopped for another project."""
        agree = self.opener.leaving.agree
        self.banner.ask(sentence, [(self.tr("Stop and go on"), agree), (self.tr("Keep running"), lambda: None)])

    @Slot(bool)
    def _show_stopping(self, stopping: bool) -> None:
        if stopping:
            self.status.say(self.tr("Stopping what runs…"), 0)
        else:
            self.status.be_silent()

    def _full_screen(self) -> None:
        page = self.stack.pages.get(self.stack.key)
        if page is None or not page.full_screen():
            self._place.fill_screen()

    @Slot()
    def _open_palette(self) -> None:
        self.palette_card.offer(self._offered.actions)

    @Slot(object)
    def _show_load(self, load: Load) -> None:
        self.header.show_load(load)
        if not self._ready_sentence:
            self._ready_sentence = ready_sentence(load)
            self._rest()

    def _rest(self) -> None:
        """Say what is true while nothing happens."""
        is_open = self.session.project is not None
        self.status.rest_on(self.tr("All changes are saved.") if is_open else self._ready_sentence)

    @Slot(str)
    def _show_page(self, key: str) -> None:
        self.rail.show_page(key)
        bare = key == "start"
        self.rail.setVisible(not bare)
        self.header.setVisible(not bare)
        self.status.show_links(bare)

    @Slot()
    def _show_project(self) -> None:
        project = self.session.project
        self._rest()
        self.rail.show_project(project is not None)
        self.header.show_project(project.name if project is not None else None)
        self.setWindowTitle(f"{project.name} – Inspector" if project is not None else "Inspector")
        for key in ("folder", "close-project"):
            self.commands[key].setEnabled(project is not None)
        for entry in self.entries:
            if entry.on_rail:
                self.commands[f"page:{entry.key}"].setEnabled(self.stack.can_show(entry.key))
        self._place.remember_project()
        if project is None and not self.stack.can_show(self.stack.key):
            self.go("start")

    @Slot()
    def _show_bundle(self) -> None:
        bundle = self.session.bundle
        self.header.show_bundle(bundle.path.name if bundle is not None else None)
        self.header.show_recipe(self.session.recipe)

    @Slot(bool)
    def _show_loading(self, loading: bool) -> None:
        if loading:
            self.header.show_bundle(None, loading=True)
        else:
            self._show_bundle()

    @Slot(object)
    def _tell(self, error: InspectorError) -> None:
        if not self.stack.start.show_trouble(error):
            self.banner.say(error_sentence(error))

    @Slot()
    def _restyle(self) -> None:
        tokens = self.session.theme.tokens
        for part in (self.rail, self.header, self.banner, self.palette_card, self.sheet, self.stack):
            part.restyle(tokens)

    @Slot()
    def _crash_read(self) -> None:
        self.crash = None


def _show_in_files(folder: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
