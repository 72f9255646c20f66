"""The Images page: bins at the left, the grid in the middle, the image that is looked at to the right."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspector.core.errors import InspectorError
from inspector.core.recipe import Recipe
from inspector.core.sample import Label
from inspector.gui.dragged import files_of, has_files
from inspector.gui.jobs import Work
from inspector.gui.pages.images.bin_row import take
from inspector.gui.pages.images.bins import Bins
from inspector.gui.pages.images.camera_panel import CameraPanel
from inspector.gui.pages.images.columns import Columns
from inspector.gui.pages.images.filing import Filing
from inspector.gui.pages.images.grid_model import IMAGES_MIME
from inspector.gui.pages.images.head import Head
from inspector.gui.pages.images.incoming import Incoming
from inspector.gui.pages.images.keys import add_keys, show_kinds
from inspector.gui.pages.images.left_out import LeftOut
from inspector.gui.pages.images.middle import Middle
from inspector.gui.pages.images.promise import PromiseNote, promise_of
from inspector.gui.pages.images.remembered import Remembered
from inspector.gui.pages.images.scores import Far, Scores
from inspector.gui.pages.images.sentences import say_counts
from inspector.gui.pages.images.shown import Bin, Wanted, select
from inspector.gui.pages.images.viewer_pane import ViewerPane
from inspector.gui.pages.page import Page
from inspector.gui.session import Session
from inspector.gui.theme.tokens import SPACE, Tokens
from inspector.gui.words import bin_word

if TYPE_CHECKING:
    from inspector.store.bins import LibraryImage


class ImagesPage(Page):
    """Shows the library of the session, and turns what is done on it into changes of the library."""

    key = "images"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.library = session.library
        self.scores = Scores(self.library, session.tasks, session.workplace, self)
        self.bins = Bins()
        self.head = Head()
        self.middle = Middle(session.thumbnails)
        self.toolbar, self.grid, self.selection = self.middle.toolbar, self.middle.grid, self.middle.selection
        self.rejections = self.middle.rejections
        self.promise = PromiseNote()
        self._left_out = LeftOut(session, self.rejections, self)
        self.unusable = self._left_out.button
        self.viewer = ViewerPane(session)
        self.camera = CameraPanel(session)
        self.incoming = Incoming(self.library, self)
        self.filing = Filing(self.library, self.grid)
        self._remembered = Remembered(session)
        self._later = self._remembered.last
        self._reselect = QTimer(self)
        self._reselect.setSingleShot(True)
        self._reselect.setInterval(0)
        self._reselect.timeout.connect(self._show_images)
        self.setAcceptDrops(True)
        self._build()
        self._kind_keys = add_keys(self)
        self._connect()
        self._recall()
        self._show_bundle()
        self._show_library()

    @property
    def wanted(self) -> Wanted:
        """What the grid is to show."""
        bar = self.toolbar
        return Wanted(self.incoming.bin, bar.text, bar.filter.judged, bar.filter.role, bar.sort)

    def entered(self) -> None:
        """Look at the folders again: much may have happened outside."""
        self.library.rescan_soon()
        self.grid.setFocus()

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        for part in (self.head, self.bins, self.middle, self.promise, self._left_out, self.viewer, self.camera):
            part.restyle(tokens)

    def choose_bin(self, chosen: Bin | None) -> None:
        """Show the images of a bin; None: all."""
        self.incoming.bin = chosen
        self.bins.show_chosen(chosen)
        self._show_images()
        self.grid.verticalScrollBar().setValue(0)

    def show_file(self, path: Path) -> None:
        """Look at a file, whatever was filtered; one that is not listed yet is shown when it comes."""
        if self.library.image(path) is None:
            self._later = path
            return
        if not self.grid.look_at(path):
            self._show_everything()
            self.grid.look_at(path)
        self._later = None

    # Building

    def _build(self) -> None:
        right = (self.viewer, self.camera)
        self._columns = Columns(self.bins, (self.unusable, self.promise), self.middle, right)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE["l"], SPACE["m"], SPACE["l"], SPACE["l"])
        layout.setSpacing(SPACE["m"])
        layout.addWidget(self.head)
        layout.addLayout(self._columns, 1)

    def _connect(self) -> None:
        self._connect_session()
        self.bins.chosen.connect(self.choose_bin)
        self.bins.dropped.connect(self.incoming.drop_on)
        self.bins.kind_wanted.connect(self.filing.make_kind)
        self.bins.rename_wanted.connect(self.filing.rename_kind)
        self.bins.removal_wanted.connect(self.filing.remove_kind)
        self.filing.refused.connect(self.rejections.say)
        self.filing.removal_wanted.connect(self.selection.ask)
        self.toolbar.changed.connect(self._filter)
        self.toolbar.resized.connect(self._set_size)
        self.grid.resize_wanted.connect(self.toolbar.width_slider.setValue)
        self.grid.chosen_changed.connect(self._show_chosen)
        self.grid.current_changed.connect(self._show_current)
        self.grid.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.grid.customContextMenuRequested.connect(self.filing.open_menu)
        self.selection.labelled.connect(self.filing.label)
        self.selection.removed.connect(self.filing.remove)
        self.head.files_wanted.connect(self.incoming.ask_files)
        self.head.folder_wanted.connect(self.incoming.ask_folder)
        self.head.camera_wanted.connect(self._show_camera)
        self.middle.empty.add_wanted.connect(self.incoming.ask_files)
        self.middle.empty.camera_wanted.connect(lambda: self.head.camera.setChecked(True))
        self.middle.empty.clear_wanted.connect(self._show_everything)
        self.camera.closed.connect(lambda: self.head.camera.setChecked(False))
        self.camera.taken.connect(self.incoming.keep_photo)
        self.viewer.previous.connect(lambda: self.grid.step(-1))
        self.viewer.next.connect(lambda: self.grid.step(1))
        self.viewer.relabel.connect(self.filing.relabel_current)
        self.scores.changed.connect(self._show_scores)
        self.scores.advanced.connect(self._show_judging)
        self.scores.failed.connect(self._left_out.say_error)

    def _connect_session(self) -> None:
        session, library = self.session, self.library
        library.changed.connect(self._show_library)
        library.moved.connect(self.grid.follow)
        library.worked.connect(self.middle.working.show_work)
        session.bundle_changed.connect(self._show_bundle)
        session.choices_changed.connect(self._show_promise)
        session.project_changed.connect(self._show_project)
        session.image_wanted.connect(self.show_file)

    def _recall(self) -> None:
        self.toolbar.width_slider.setValue(self._remembered.size)
        self.grid.set_size(self.toolbar.width_slider.value())
        self.toolbar.show_sort(self._remembered.sort)

    # Showing

    @Slot()
    def _show_library(self) -> None:
        counts = self.library.counts
        self.bins.show_counts(counts)
        kinds = tuple(kind for kind, _ in counts.kinds)
        self.camera.show_kinds(kinds)
        show_kinds(self._kind_keys, kinds)
        chosen = self.incoming.bin
        if chosen is not None and chosen.kind and chosen.kind not in dict(counts.kinds):
            self.incoming.bin = Bin(Label.ANOMALY)
            self.bins.show_chosen(self.incoming.bin)
        self._left_out.show_library()
        self._show_promise()
        self._show_images()
        if self._later is not None and self.library.image(self._later) is not None:
            self.show_file(self._later)
        elif self.grid.current is None and self.grid.images:
            self.grid.look_at(self.grid.images[0].path, choose=False)

    @Slot()
    def _show_images(self) -> None:
        wanted = self.wanted
        if wanted.needs_scores:
            self.scores.want()
        images = select(self.library.images, wanted, self.scores.score, self.scores.role)
        self.grid.set_scores(self.scores.score, shown=wanted.needs_scores)
        self.grid.show_images(images, hidden=self.library.beginning)
        self.middle.show_empty(not images)
        if not images:
            self._explain_emptiness(wanted)
        self.head.show_counts(say_counts(self.library.counts, len(images)))

    def _explain_emptiness(self, wanted: Wanted) -> None:
        empty = self.middle.empty
        if not self.library.listed:
            empty.show_loading()
        elif not self.library.images:
            empty.show_start()
        elif wanted.filtered or wanted.bin is None:
            empty.show_filtered(judging=self.scores.judging)
        else:
            empty.show_bin(bin_word(wanted.bin.label, wanted.bin.kind or ""))

    @Slot()
    def _show_promise(self) -> None:
        try:
            recipe = self.session.choices.recipe or Recipe()
        except InspectorError:  # who opens the project says so
            recipe = Recipe()
        self.promise.show_promise(promise_of(self.library.counts.good, recipe))
        self.promise.setVisible(self.library.listed)

    @Slot()
    def _show_bundle(self) -> None:
        bundle = self.session.bundle
        self.toolbar.show_bundle(bundle.path.name if bundle is not None else "")
        self.scores.use(bundle)

    @Slot()
    def _show_scores(self) -> None:
        if self.wanted.needs_scores or self.wanted.role is not None:
            self._reselect.start()

    @Slot(object)
    def _show_judging(self, far: Far | None) -> None:
        self.middle.working.show_work(Work(self.tr("Judging images"), far.done, far.total) if far is not None else None)

    @Slot()
    def _show_project(self) -> None:
        self.rejections.hide()
        self._show_everything()

    @Slot()
    def _show_everything(self) -> None:
        """Show all images, whatever was chosen or filtered."""
        self.incoming.bin = None
        self.bins.show_chosen(None)
        self.toolbar.clear()

    @Slot()
    def _show_chosen(self) -> None:
        self.selection.show_count(len(self.grid.chosen))

    @Slot(object)
    def _show_current(self, image: "LibraryImage | None") -> None:
        self.viewer.show_image(image, self.grid.position, len(self.grid.images))
        if image is not None:
            self._remembered.last = image.path

    # Doing

    @Slot()
    def _filter(self) -> None:
        self._remembered.sort = self.toolbar.sort
        if not self.wanted.needs_scores:
            self.scores.stop()
        self._show_images()

    @Slot(int)
    def _set_size(self, width: int) -> None:
        self._remembered.size = width
        self.grid.set_size(width)

    @Slot(bool)
    def _show_camera(self, shown: bool) -> None:
        if shown:
            self.camera.show_bin(self.incoming.bin)
            self.camera.open()
        self._columns.show_right(self.camera if shown else self.viewer)
        (self.camera.shutter if shown else self.grid).setFocus()

    # Qt

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Take files from elsewhere anywhere on the page; our own thumbnails only bins take."""
        if has_files(event.mimeData()) and not event.mimeData().hasFormat(IMAGES_MIME):
            take(event)
            self.middle.hint.show_over()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802
        """Go on taking them."""
        take(event)
        self.middle.hint.show_over()

    def dragLeaveEvent(self, _: QDragLeaveEvent) -> None:  # noqa: N802
        """Look as before."""
        self.middle.hint.hide()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Add what was let go."""
        self.middle.hint.hide()
        take(event)
        self.incoming.add_anywhere(files_of(event.mimeData()))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Give the columns the widths of the look."""
        super().resizeEvent(event)
        tight = self._columns.fit(self.width())
        self.toolbar.show_tight(tight)
        self.selection.show_tight(tight)
