"""The page of projects: what was worked on of late, a new project, photos and folders dropped, the demo."""

from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs
from PySide6.QtCore import QSize, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QIcon, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from inspector.core.errors import InspectorError
from inspector.gui.dragged import files_of, has_files
from inspector.gui.latest import Latest
from inspector.gui.pages.page import Page
from inspector.gui.pages.start.card import PICTURE, ProjectCard
from inspector.gui.pages.start.demo import Demo, demo_folder
from inspector.gui.pages.start.demo_card import DemoCard
from inspector.gui.pages.start.drop_panel import DropPanel
from inspector.gui.pages.start.dropped import Dropped, look_at
from inspector.gui.session import Session
from inspector.gui.theme.icons import pixmap
from inspector.gui.theme.tokens import Tokens
from inspector.gui.widgets.keyed import KeyedButton
from inspector.gui.widgets.lines import label
from inspector.gui.words import error_sentence
from inspector.services.edition import learns
from inspector.store.places import resources
from inspector.store.settings import Recent

if TYPE_CHECKING:  # it reads images, and the window opens without what reads images
    from inspector.store.glance import Glance

_WIDTH, _LEFT, _RIGHT = 1184, 680, 480
_NARROW_BELOW = 1000
_RECENT = 5


class StartPage(Page):
    """The first page; it needs no project."""

    key = "start"
    needs_project = False

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.setAcceptDrops(True)
        self.cards: dict[Path, ProjectCard] = {}
        self._glances: dict[Path, Seen] = {}
        self._looking = Latest(session.tasks, self, lasting=True)
        self._looking.advanced.connect(self._on_looked)
        self._dropping = Latest(session.tasks, self, lasting=True)
        self._dropping.succeeded.connect(self._take_dropped)
        self.making = Demo(session, self)
        self._taking: tuple[Path, tuple[Path, ...]] | None = None
        self.open_button = KeyedButton(self.tr("Open"), key="Ctrl+O", icon_name="folder")
        self.open_button.setProperty(
            "kind", "" if learns() else "primary"
        )  # a station opens what was trained elsewhere
        self.open_button.clicked.connect(self._ask_open)
        self.drop = DropPanel(_projects_home())
        self.drop.created.connect(self._create)
        self.demo = DemoCard()
        self.demo.wanted.connect(lambda: self.try_demo())
        self.demo.cancel_wanted.connect(self.making.cancel)
        self.making.known.connect(self._offer_demo)
        self.making.begun.connect(self.demo.show_begun)
        self.making.progressed.connect(self.demo.show_progress)
        self.making.ready.connect(self._open_demo)
        self.making.failed.connect(self._say_failure)
        self.making.ended.connect(self.making.look)
        if not learns():
            self.demo.hide()
        self._empty = label(
            self.tr("Nothing of yours yet. Look at the demo, or begin with photos of your own.")
            if learns()
            else self.tr("Nothing yet. Open a project that the studio edition has trained."),
            "muted",
        )
        self._lock = QLabel()
        self._build()
        session.settings_changed.connect(self._show_recent)
        session.project_changed.connect(self._take_in)
        self._show_recent()

    def entered(self) -> None:
        """Look at the projects again: they may have changed."""
        self._show_recent()
        self._look()
        self.making.look()

    def new_project(self) -> None:
        """Ask for the name of a new project, in place."""
        self.drop.ask()

    def try_demo(self, folder: Path | None = None, *, line: str = "fabric", seed: int = 1) -> None:
        """Make, train and open the demo; open it at once where it was made before."""
        self.making.want(folder, line=line, seed=seed)

    def restyle(self, tokens: Tokens) -> None:
        """Take the colours of a theme."""
        self.open_button.restyle(tokens)
        self.drop.restyle(tokens)
        self.demo.restyle(tokens)
        for card in self.cards.values():
            card.restyle(tokens)
        self._lock.setPixmap(pixmap("lock", tokens.faint, 16, self.devicePixelRatioF()))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Take files and folders, anywhere on the page."""
        if has_files(event.mimeData()):
            event.acceptProposedAction()
            self.drop.show_over(True)

    def dragLeaveEvent(self, _: QDragLeaveEvent) -> None:  # noqa: N802
        """Stop inviting."""
        self.drop.show_over(False)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Open a project that was dropped; begin a new one with anything else."""
        self.drop.show_over(False)
        event.acceptProposedAction()
        if paths := files_of(event.mimeData()):
            self._dropping.start(look_at(paths), self.tr("Looking at what was dropped"))

    def _build(self) -> None:
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        left = QVBoxLayout()
        left.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(label(self.tr("Recent projects"), "section"))
        head.addStretch(1)
        head.addWidget(self.open_button)
        left.addLayout(head)
        left.addWidget(self._empty)
        left.addLayout(self._list)
        left.addSpacing(8)
        left.addWidget(self.demo)
        left.addStretch(1)
        body = QWidget()
        body.setProperty("role", "scrolled")
        body.setMaximumWidth(_WIDTH)
        grid = self._grid = QGridLayout(body)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(24)
        grid.setColumnStretch(0, _LEFT)
        grid.setColumnStretch(1, _RIGHT)
        grid.addLayout(self._title(), 0, 0, 1, 2)
        grid.addLayout(left, 1, 0)
        grid.addWidget(self.drop, 1, 1)
        grid.addLayout(self._promise(), 3, 0, 1, 2)
        self._put_in_the_middle(body)

    def _put_in_the_middle(self, body: QWidget) -> None:
        inner = QWidget()
        inner.setProperty("role", "scrolled")
        row = QHBoxLayout(inner)
        row.setContentsMargins(32, 24, 32, 24)
        row.addStretch(1)
        column = QVBoxLayout()
        column.addStretch(2)
        column.addWidget(body)
        column.addStretch(3)
        row.addLayout(column, 100)
        row.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Put the halves above one another in a narrow window."""
        super().resizeEvent(event)
        narrow = self.width() < _NARROW_BELOW
        self._grid.removeWidget(self.drop)
        self._grid.addWidget(self.drop, 2 if narrow else 1, 0 if narrow else 1)
        self._grid.setColumnStretch(1, 0 if narrow else _RIGHT)
        self._grid.setHorizontalSpacing(0 if narrow else 24)

    def _title(self) -> QVBoxLayout:
        mark = QLabel()
        mark.setPixmap(QIcon(str(resources() / "icon.svg")).pixmap(QSize(32, 32), self.devicePixelRatioF()))
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(mark)
        row.addWidget(label("Inspector", "title"))
        row.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addLayout(row)
        sentence = (
            self.tr("Show it good parts. It learns on this PC and tells you which parts differ, and where.")
            if learns()
            else self.tr("It tells you which parts differ from good ones, and where. This edition inspects.")
        )
        column.addWidget(label(sentence, "muted"))
        return column

    def _promise(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._lock)
        row.addWidget(label(self.tr("Photos and bundles stay on this PC. Inspector needs no network."), "faint"))
        row.addStretch(1)
        return row

    @Slot()
    def _show_recent(self) -> None:
        """Show a card for each project of late, the demo's apart."""
        wanted = [recent for recent in self.session.settings.recent if Path(recent.path) != demo_folder()][:_RECENT]
        for card in self.cards.values():
            self._list.removeWidget(card)
            card.deleteLater()
        self.cards = {Path(recent.path): self._card(recent) for recent in wanted}
        for card in self.cards.values():
            self._list.addWidget(card)
        self._empty.setVisible(not wanted)
        for folder in self.cards:
            self._show_glance(folder)

    def _card(self, recent: Recent) -> ProjectCard:
        card = ProjectCard(recent)
        card.opened.connect(self.session.project_wanted)
        card.forgotten.connect(self._forget)
        card.shown.connect(lambda folder: QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))))
        card.restyle(self.session.theme.tokens)
        return card

    def _look(self) -> None:
        """Count images and find pictures, away from the UI thread."""
        if not self._looking.running and self.cards:
            self._looking.start(_looking(tuple(self.cards)), self.tr("Looking at projects"))

    @Slot(object)
    def _on_looked(self, found: "dict[Path, Seen]") -> None:
        self._glances.update(found)
        for folder in found:
            self._show_glance(folder)

    @Slot(object)
    def _take_dropped(self, dropped: Dropped) -> None:
        """Open a project that was dropped, or ask for the name of a new one with these photos."""
        if dropped.project is not None:
            self.session.project_wanted.emit(dropped.project)
        else:
            self.drop.ask(dropped)

    def _show_glance(self, folder: Path) -> None:
        card, found = self.cards.get(folder), self._glances.get(folder)
        if card is None or found is None:
            return
        card.show_glance(found.glance)
        self._show_pictures(folder)

    def _show_pictures(self, folder: Path) -> None:
        """Show the thumbnails that are there; the others come as `ready`."""
        thumbnails = self.session.thumbnails
        thumbnails.ready.connect(self._on_thumbnail, Qt.ConnectionType.UniqueConnection)
        side = round(2 * PICTURE * self.devicePixelRatioF())
        found = [thumbnails.get(path, side, stamp) for path, stamp in self._glances[folder].pictures.items()]
        self.cards[folder].pictures.show_pictures([picture for picture in found if picture is not None])

    @Slot(object)
    def _on_thumbnail(self, path: Path) -> None:
        for folder in self.cards:
            if folder in self._glances and path in self._glances[folder].pictures:
                self._show_pictures(folder)

    @Slot(object)
    def _forget(self, folder: Path) -> None:
        self.session.change_settings(recent=self.session.settings.without(folder))

    @Slot()
    def _ask_open(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Open a project: choose its folder"))
        if folder:
            self.session.project_wanted.emit(Path(folder))

    @Slot(object, str, object)
    def _create(self, folder: Path, name: str, photos: tuple[Path, ...]) -> None:
        self._taking = (folder.absolute(), photos)
        self.session.new_wanted.emit(folder, name)

    def show_trouble(self, error: InspectorError) -> bool:
        """Say why a project could not be made, where it was asked for; return whether it was asked for here."""
        if self._taking is None:
            return False
        self._taking = None
        self.drop.complain(error_sentence(error))
        return True

    @Slot()
    def _take_in(self) -> None:
        """Take the photos into the project that was made for them."""
        project = self.session.project
        if self._taking is not None and project is not None and project.root == self._taking[0]:
            photos, self._taking = self._taking[1], None
            self.drop.invite()
            if photos:
                self.session.library.add(photos, guess=True)

    @Slot(object)
    def _offer_demo(self, made: bool) -> None:
        if not self.making.running:
            self.demo.show_offer(made=made)

    @Slot(object)
    def _open_demo(self, folder: Path) -> None:
        """Open it, unless somebody is at work on another project meanwhile."""
        if self.isVisible() or self.session.project is None:
            self.session.project_wanted.emit(folder)
            self.session.say(self.tr("This is the demo. Choose a photo to see its heat map; then look at Results."), 0)
        else:
            self.session.say(self.tr("The demo is ready. It is among all projects."), 0)

    @Slot(object)
    def _say_failure(self, error: InspectorError) -> None:
        self.session.say(error_sentence(error), 0)


@dataclass(frozen=True, slots=True)
class Seen:
    """A project as its card shows it, and its `pictures` with the time of their last change."""

    glance: "Glance"
    pictures: dict[Path, int]


def _projects_home() -> Path:
    return platformdirs.user_documents_path() / "Inspector"


def _looking(folders: tuple[Path, ...]) -> Generator[dict[Path, Seen], None, None]:
    from inspector.store.glance import glance

    found = {}
    for folder in folders:
        glanced = glance(folder)
        found[folder] = Seen(glanced, {path: _stamp(path) for path in glanced.pictures})
        yield dict(found)


def _stamp(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0
