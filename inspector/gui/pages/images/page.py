"""The Images page: bins at the left, the grid in the middle, the image that is looked at to the right."""

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Slot
from PySide6.QtGui import (
    QAction,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeySequence,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from inspector.core.errors import InspectorError
from inspector.core.recipe import Recipe
from inspector.core.sample import Label
from inspector.gui.library import Refused, Work
from inspector.gui.pages.images.bin_row import files_of, take
from inspector.gui.pages.images.bins import Bins
from inspector.gui.pages.images.drop_hint import DropHint
from inspector.gui.pages.images.empty import Empty
from inspector.gui.pages.images.grid import LEAST, MOST, USUAL, Grid
from inspector.gui.pages.images.grid_model import IMAGES_MIME
from inspector.gui.pages.images.notices import Rejections, Working
from inspector.gui.pages.images.promise import PromiseNote, promise_of
from inspector.gui.pages.images.scores import Far, Scores
from inspector.gui.pages.images.selection_bar import SelectionBar
from inspector.gui.pages.images.shown import Bin, Sort, Wanted, select, shared_beginning
from inspector.gui.pages.images.toolbar import Toolbar
from inspector.gui.pages.images.viewer_pane import NARROW, WIDE, ViewerPane
from inspector.gui.pages.page import Page
from inspector.gui.session import Session
from inspector.gui.theme.icons import icon
from inspector.gui.theme.tokens import SPACE, Tokens
from inspector.gui.widgets.lines import label
from inspector.gui.words import error_sentence, label_word
from inspector.imaging.sniff import IMAGE_SUFFIXES

if TYPE_CHECKING:
    from inspector.store.bins import LibraryImage
    from inspector.store.importing import ImportReport

_BINS, _BINS_NARROW = 200, 176
_NARROW_BELOW = 1360  # the page's width in a window of 1440 is 1368
_SIZE, _SORT, _LAST = "images/size", "images/sort", "images/last"


class ImagesPage(Page):
    """Shows the library of the session, and turns what is done on it into changes of the library."""

    key = "images"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.library = session.library
        self.scores = Scores(self.library, session.tasks, session.workplace, self)
        self.bins = Bins()
        self.toolbar = Toolbar()
        self.grid = Grid(session.thumbnails)
        self.selection = SelectionBar()
        self.empty = Empty()
        self.working = Working()
        self.rejections = Rejections()
        self.promise = PromiseNote()
        self.viewer = ViewerPane(session)
        self._bin: Bin | None = None
        self._later: Path | None = None
        self._reselect = QTimer(self)
        self._reselect.setSingleShot(True)
        self._reselect.setInterval(0)
        self._reselect.timeout.connect(self._show_images)
        self.setAcceptDrops(True)
        self._build()
        self._hint = DropHint(self._middle)
        self._make_actions()
        self._connect()
        self._recall()
        self._show_bundle()
        self._show_library()

    @property
    def wanted(self) -> Wanted:
        """What the grid is to show."""
        bar = self.toolbar
        return Wanted(self._bin, bar.text, bar.filter.judged, bar.filter.role, bar.sort)

    def entered(self) -> None:
        """Look at the folders again: much may have happened outside."""
        self.library.rescan_soon()
        self.grid.setFocus()

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        parts = (self.bins, self.toolbar, self.grid, self.selection, self.empty, self.rejections, self.promise)
        for part in (*parts, self.viewer, self._hint):
            part.restyle(tokens)
        self._camera.setIcon(icon("camera", tokens.text, size=18))
        self._add.setIcon(icon("plus", tokens.on_accent, size=16))

    def choose_bin(self, chosen: Bin | None) -> None:
        """Show the images of a bin; None: all."""
        self._bin = chosen
        self.bins.show_chosen(chosen)
        self._show_images()
        self.grid.verticalScrollBar().setValue(0)

    def label_chosen(self, label_: Label | None, kind: str | None = None) -> None:
        """Give the selected images a label; an anomaly keeps its kind where none is named."""
        paths = self.grid.chosen
        if label_ is Label.ANOMALY and kind is None:
            paths = [path for path in paths if (i := self.library.image(path)) and i.label is not Label.ANOMALY]
        self.library.relabel(paths, label_, kind or "")

    def show_file(self, path: Path) -> None:
        """Look at a file, whatever was filtered; one that is not listed yet is shown when it comes."""
        if self.library.image(path) is None:
            self._later = path
            return
        if not self.grid.look_at(path):
            self._bin = None
            self.bins.show_chosen(None)
            self.toolbar.clear()
            self._show_images()
            self.grid.look_at(path)
        self._later = None

    # Building

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE["l"], SPACE["m"], SPACE["l"], SPACE["l"])
        layout.setSpacing(SPACE["m"])
        layout.addLayout(self._head())
        self._columns = QHBoxLayout()
        self._columns.setSpacing(SPACE["l"])
        self._left = QWidget()
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(SPACE["m"])
        left.addWidget(self.bins, 1)
        left.addWidget(self.promise)
        self._columns.addWidget(self._left)
        self._columns.addWidget(self._make_middle(), 1)
        self._columns.addWidget(self.viewer)
        layout.addLayout(self._columns, 1)

    def _head(self) -> QHBoxLayout:
        self._count = label(role="muted")
        self._camera = QPushButton(self.tr("From camera"))
        self._add = QPushButton(self.tr("Add photos"))
        self._add.setProperty("kind", "primary")
        for button in (self._camera, self._add):
            button.setIconSize(QSize(18, 18))
        menu = QMenu(self._add)
        menu.addAction(self.tr("Files …"), self._ask_files)
        menu.addAction(self.tr("A folder …"), self._ask_folder)
        self._add.setMenu(menu)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(label(self.tr("Images"), "title"))
        row.addSpacing(8)
        row.addWidget(self._count, 1, Qt.AlignmentFlag.AlignBottom)
        row.addWidget(self._camera)
        row.addWidget(self._add)
        return row

    def _make_middle(self) -> QWidget:
        self._middle = QWidget()
        grid = QWidget()
        self._stack = QStackedLayout(grid)
        self._stack.addWidget(self.grid)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self._middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.toolbar)
        column.addWidget(self.working)
        column.addWidget(self.rejections)
        column.addWidget(grid, 1)
        column.addWidget(self.selection)
        return self._middle

    def _make_actions(self) -> None:
        self._action(self.tr("Good"), "G", lambda: self.label_chosen(Label.GOOD))
        self._action(self.tr("Anomaly"), "A", lambda: self.label_chosen(Label.ANOMALY))
        self._action(self.tr("Unlabelled"), "U", lambda: self.label_chosen(None))
        self._action(self.tr("Delete the selected images"), "Del", self.selection.ask)
        self._action(self.tr("Select all images"), "Ctrl+A", self.grid.selectAll)
        self._action(self.tr("Search names"), "Ctrl+F", self._search)
        self._action(self.tr("Larger thumbnails"), "Ctrl++", lambda: self._resize(1.25))
        self._action(self.tr("Smaller thumbnails"), "Ctrl+-", lambda: self._resize(0.8))
        for number in range(1, 10):
            self._action(
                self.tr("Anomaly of kind {n}").format(n=number), str(number), lambda n=number: self._label_kind(n)
            )

    def _action(self, text: str, key: str, do: object) -> None:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda _=False: do())  # type: ignore[operator]
        self.addAction(action)

    def _connect(self) -> None:
        self._connect_session()
        self.bins.chosen.connect(self.choose_bin)
        self.bins.dropped.connect(self._drop_on)
        self.bins.kind_wanted.connect(lambda kind: self._try(self.library.make_kind, kind))
        self.bins.rename_wanted.connect(lambda old, new: self._try(self.library.rename_kind, old, new))
        self.bins.removal_wanted.connect(lambda kind: self._try(self.library.remove_kind, kind))
        self.toolbar.changed.connect(self._filter)
        self.toolbar.resized.connect(self._set_size)
        self.grid.chosen_changed.connect(self._show_chosen)
        self.grid.current_changed.connect(self._show_current)
        self.grid.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.grid.customContextMenuRequested.connect(self._open_menu)
        self.selection.labelled.connect(self.label_chosen)
        self.selection.removed.connect(lambda: self.library.remove(self.grid.chosen))
        self.empty.add_wanted.connect(self._ask_files)
        self.empty.camera_wanted.connect(self._camera.click)
        self.empty.clear_wanted.connect(self._show_all)
        self.viewer.previous.connect(lambda: self.grid.step(-1))
        self.viewer.next.connect(lambda: self.grid.step(1))
        self.viewer.relabel.connect(self._relabel_current)
        self.scores.changed.connect(self._show_scores)
        self.scores.advanced.connect(self._show_judging)
        self.scores.failed.connect(lambda error: self.rejections.say(error_sentence(error)))

    def _connect_session(self) -> None:
        session, library = self.session, self.library
        library.changed.connect(self._show_library)
        library.moved.connect(self._follow)
        library.worked.connect(self.working.show_work)
        library.refused.connect(self._show_refused)
        library.added.connect(self._show_added)
        session.bundle_changed.connect(self._show_bundle)
        session.choices_changed.connect(self._show_promise)
        session.project_changed.connect(self._show_project)
        session.image_wanted.connect(self.show_file)

    def _recall(self) -> None:
        state = self.session.state
        size = int(str(state.value(_SIZE, USUAL)))
        self.toolbar.width_slider.setValue(max(LEAST, min(MOST, size)))
        self.grid.set_size(self.toolbar.width_slider.value())
        sort = str(state.value(_SORT, Sort.NEWEST.value))
        if sort in [order.value for order in Sort]:
            self.toolbar.show_sort(Sort(sort))
        last = str(state.value(_LAST, ""))
        self._later = Path(last) if last else None

    # Showing

    @Slot()
    def _show_library(self) -> None:
        counts = self.library.counts
        self.bins.show_counts(counts)
        if self._bin is not None and self._bin.kind and self._bin.kind not in dict(counts.kinds):
            self._bin = Bin(Label.ANOMALY)
            self.bins.show_chosen(self._bin)
        self._show_promise()
        self._show_images()
        if self._later is not None and self.library.image(self._later) is not None:
            self.show_file(self._later)

    @Slot()
    def _show_images(self) -> None:
        wanted = self.wanted
        if wanted.needs_scores:
            self.scores.want()
        images = select(self.library.images, wanted, self.scores.score, self.scores.role)
        hidden = shared_beginning([image.path.stem for image in self.library.images])
        self.grid.set_scores(self.scores.score, shown=wanted.needs_scores)
        self.grid.show_images(images, hidden=hidden)
        self._stack.setCurrentIndex(0 if images else 1)
        if not images:
            self._explain_emptiness(wanted)
        self._say_counts(len(images))

    def _explain_emptiness(self, wanted: Wanted) -> None:
        if not self.library.listed:
            self.empty.show_loading()
        elif not self.library.images:
            self.empty.show_start()
        elif wanted.filtered or wanted.bin is None:
            self.empty.show_filtered(judging=self.scores.judging)
        else:
            self.empty.show_bin(wanted.bin.kind or label_word(wanted.bin.label))

    def _say_counts(self, shown: int) -> None:
        counts = self.library.counts
        total = self.tr("1 image") if counts.total == 1 else self.tr("{n} images").format(n=f"{counts.total:,}")
        if shown != counts.total:
            total = self.tr("{n} of {images}").format(n=f"{shown:,}", images=total)
        text = self.tr("{images}, {labelled} labelled").format(images=total, labelled=f"{counts.labelled:,}")
        self._count.setText(text if counts.total else "")

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
        self.working.show_work(Work(self.tr("Judging images"), far.done, far.total) if far is not None else None)

    @Slot()
    def _show_project(self) -> None:
        self._bin = None
        self.bins.show_chosen(None)
        self.rejections.hide()
        self.toolbar.clear()

    @Slot()
    def _show_chosen(self) -> None:
        count = len(self.grid.chosen)
        self.selection.show_count(count)

    @Slot(object)
    def _show_current(self, image: "LibraryImage | None") -> None:
        self.viewer.show_image(image, self.grid.position, len(self.grid.images))
        if image is not None:
            self.session.state.setValue(_LAST, str(image.path))

    @Slot(object)
    def _follow(self, renamed: Mapping[Path, Path]) -> None:
        self.grid.follow(renamed)

    @Slot(object)
    def _show_refused(self, refused: Refused) -> None:
        root = self.library.project.root if self.library.project is not None else None
        count = len(refused.files)
        one, many = self.tr("{what}: 1 file was left as it was."), self.tr("{what}: {n} files were left as they were.")
        text = (one if count == 1 else many).format(what=refused.sentence, n=f"{count:,}")
        self.rejections.say(text, refused.files, root=root)

    @Slot(object)
    def _show_added(self, report: "ImportReport") -> None:
        self.session.say(self._added_sentence(report))
        left_out = report.rejected
        if left_out:
            one, many = self.tr("1 file was left out."), self.tr("{n} files were left out.")
            self.rejections.say((one if len(left_out) == 1 else many).format(n=f"{len(left_out):,}"), left_out)

    def _added_sentence(self, report: "ImportReport") -> str:
        parts = [
            self.tr("{n} good").format(n=f"{report.good:,}") if report.good else "",
            self.tr("{n} anomalies").format(n=f"{report.anomaly:,}") if report.anomaly else "",
            self.tr("{n} unlabelled").format(n=f"{report.unlabelled:,}") if report.unlabelled else "",
        ]
        added = ", ".join(filter(None, parts)) or self.tr("nothing new")
        text = self.tr("Added: {added}.").format(added=added)
        if report.skipped:
            text += " " + self.tr("{n} were in the project already.").format(n=f"{len(report.skipped):,}")
        return text

    # Doing

    @Slot()
    def _filter(self) -> None:
        self.session.state.setValue(_SORT, self.toolbar.sort.value)
        if not self.wanted.needs_scores:
            self.scores.stop()
        self._show_images()

    @Slot(int)
    def _set_size(self, width: int) -> None:
        self.session.state.setValue(_SIZE, width)
        self.grid.set_size(width)

    def _resize(self, factor: float) -> None:
        self.toolbar.width_slider.setValue(round(self.toolbar.width_slider.value() * factor))

    def _search(self) -> None:
        self.toolbar.search.setFocus()
        self.toolbar.search.selectAll()

    def _show_all(self) -> None:
        self._bin = None
        self.bins.show_chosen(None)
        self.toolbar.clear()

    def _label_kind(self, number: int) -> None:
        kinds = [kind for kind, _ in self.library.counts.kinds]
        if number <= len(kinds):
            self.label_chosen(Label.ANOMALY, kinds[number - 1])

    @Slot(object, str)
    def _relabel_current(self, label_: Label | None, kind: str) -> None:
        if (image := self.grid.current) is not None:
            self.library.relabel([image.path], label_, kind)

    def _try(self, change: object, *arguments: str) -> None:
        try:
            change(*arguments)  # type: ignore[operator]
        except InspectorError as error:
            self.rejections.say(error_sentence(error))

    def _ask_files(self) -> None:
        patterns = " ".join(f"*{suffix}" for suffix in sorted(IMAGE_SUFFIXES))
        kinds = self.tr("Photographs ({patterns})").format(patterns=patterns)
        names, _ = QFileDialog.getOpenFileNames(self, self.tr("Add photos"), "", kinds)
        self._add_to_bin([Path(name) for name in names])

    def _ask_folder(self) -> None:
        if name := QFileDialog.getExistingDirectory(self, self.tr("Add the photos of a folder")):
            self._add_to_bin([Path(name)])

    def _add_to_bin(self, paths: Sequence[Path]) -> None:
        """Add files to the bin that is shown: whoever looks at Good means Good."""
        if paths and self._bin is not None:
            self._drop_on(paths, self._bin)
        elif paths:
            self._add_anywhere(paths)

    @Slot(object)
    def _add_anywhere(self, paths: Sequence[Path]) -> None:
        self.library.add(list(paths), guess=True)

    @Slot(object, object)
    def _drop_on(self, paths: Sequence[Path], target: Bin) -> None:
        self.library.add(list(paths), target.label, target.kind or "")

    def _open_menu(self, at: object) -> None:
        if not self.grid.chosen:
            return
        menu = QMenu(self)
        menu.addAction(self.tr("Good\tG"), lambda: self.label_chosen(Label.GOOD))
        menu.addAction(self.tr("Anomaly\tA"), lambda: self.label_chosen(Label.ANOMALY))
        for number, (kind, _) in enumerate(self.library.counts.kinds, 1):
            key = f"\t{number}" if number < 10 else ""
            menu.addAction(f"    {kind}{key}", partial(self.label_chosen, Label.ANOMALY, kind))
        menu.addAction(self.tr("Unlabelled\tU"), lambda: self.label_chosen(None))
        menu.addSeparator()
        menu.addAction(self.tr("Delete …\tDel"), self.selection.ask)
        menu.popup(self.grid.viewport().mapToGlobal(at))  # type: ignore[call-overload]

    # Qt

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Take files from elsewhere anywhere on the page; our own thumbnails only bins take."""
        if files_of(event.mimeData()) and not event.mimeData().hasFormat(IMAGES_MIME):
            take(event)
            self._hint.show_over()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802
        """Go on taking them."""
        take(event)
        self._hint.show_over()

    def dragLeaveEvent(self, _: QDragLeaveEvent) -> None:  # noqa: N802
        """Look as before."""
        self._hint.hide()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Add what was let go."""
        self._hint.hide()
        take(event)
        self._add_anywhere(files_of(event.mimeData()))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Give the columns the widths of the look."""
        super().resizeEvent(event)
        narrow = self.width() < _NARROW_BELOW
        self._columns.setSpacing(SPACE["m" if narrow else "l"])
        self._left.setFixedWidth(_BINS_NARROW if narrow else _BINS)
        self.viewer.setFixedWidth(NARROW if narrow else WIDE)
