"""The image that is looked at: its photograph with heat, the verdict and why, its label, the region to be judged."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from inspector.core.errors import InspectorError
from inspector.gui.pages.images.judging import Judging, Look
from inspector.gui.pages.images.marks import Marks
from inspector.gui.pages.images.marks_note import MarksNote
from inspector.gui.pages.images.pane_head import PaneHead
from inspector.gui.pages.images.verdict_row import VerdictRow
from inspector.gui.pages.images.why import Why
from inspector.gui.remembered_view import RememberedView
from inspector.gui.session import Session
from inspector.gui.theme.tokens import Tokens
from inspector.gui.widgets.lines import label
from inspector.gui.widgets.viewer import PhotoView, ScaleColumn, ViewTools
from inspector.gui.words import error_sentence, stopped

if TYPE_CHECKING:
    from inspector.store.bins import LibraryImage

WIDE, NARROW, TIGHT = 448, 404, 368
_SPARE = 8  # pixels that a splitter may take without any harm
_PATIENCE_MS = 150  # an older picture may stand this long under a new name


class ViewerPane(QFrame):
    """Shows one image of the library and judges it with the bundle in use.

    `previous` and `next` ask for another image, `relabel` for another label (None: unlabelled) and kind.
    """

    previous = Signal()
    next = Signal()
    relabel = Signal(object, str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._image: LibraryImage | None = None
        self._look: Look | None = None
        self.setProperty("role", "card")
        self.view = PhotoView()
        self.tools = ViewTools(self.view, marking=True, wide_keys=False)  # the page searches with Ctrl+F
        self.marks = Marks(session, self.view, self)
        self.column = ScaleColumn()
        self._remembered = RememberedView(session, self.view, self.column, self)
        self._judging = Judging(session.tasks, self)
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(_PATIENCE_MS)
        self._build()
        self._connect()
        self.restyle(session.theme.tokens)
        self.show_image(None, 0, 0)

    def show_image(self, image: "LibraryImage | None", position: int, total: int) -> None:
        """Show an image, the `position`th (from 1) of `total`; None: none is chosen."""
        same = self._image is not None and image is not None and image.file == self._image.file
        self._image = image
        self._head.show_image(image, position, total)
        self._verdict.show_label(image)
        self._show_word()
        if image is None:
            self._judging.forget()
            self._show(None)
            return
        if not same or self._look is None:
            self._ask()

    @property
    def done(self) -> bool:
        """Whether all is known of the image that is shown."""
        return self._look is not None and self._look.done

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        for part in (self.view, self.tools, self.column, self._head, self._note, self._verdict, self._why):
            part.restyle(tokens)

    # Building

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 8, 16, 16)
        layout.setSpacing(8)
        self._head = PaneHead()
        layout.addLayout(self._head)
        layout.addWidget(self.tools)
        middle = QHBoxLayout()
        middle.setSpacing(12)
        middle.addWidget(self.view, 1)
        middle.addWidget(self.column)
        layout.addLayout(middle, 1)
        self._note = MarksNote(self.marks, self.tools.menu)
        layout.addWidget(self._note)
        self._verdict = VerdictRow()
        layout.addLayout(self._verdict)
        self._said = label(role="muted", wrap=True)
        layout.addWidget(self._said)
        self._train = QPushButton(self.tr("Go to Train"))
        layout.addWidget(self._train, 0, Qt.AlignmentFlag.AlignLeft)
        self._why = Why()
        layout.addWidget(self._why)

    def _connect(self) -> None:
        session = self.session
        self._head.previous.connect(self.previous)
        self._head.next.connect(self.next)
        self._verdict.label.chosen.connect(self.relabel)
        self._train.clicked.connect(lambda: session.page_wanted.emit("train"))
        self._why.spot_wanted.connect(self._show_spot)
        self._why.image_wanted.connect(session.show_image)
        self._late.timeout.connect(self._say_waiting)
        self._judging.looked.connect(self._show_look)
        self._judging.failed.connect(self._show_failure)
        self.tools.region_wanted.connect(lambda on: self.marks.edit("region" if on else ""))
        self.tools.mask_wanted.connect(lambda on: self.marks.edit("mask" if on else ""))
        self.marks.editing.connect(self._show_editing)
        session.choices_changed.connect(self._say_marks)
        session.project_changed.connect(self._leave_project)
        session.bundle_changed.connect(self._ask_again)
        session.settings_changed.connect(self._show_again)
        session.library.changed.connect(self._follow_library)
        session.library.moved.connect(self._follow_moves)

    # Judging

    def _ask(self) -> None:
        if self._image is None:
            return
        self._look = None
        self._clear_verdict()
        self._late.start()
        self._judging.ask(
            self._image.path,
            self.session.bundle,
            stretched=self.view.stretched,
            threads=self.session.workplace.threads,
        )

    @Slot()
    def _ask_again(self) -> None:
        self._ask()
        self._say_marks()

    @Slot(object)
    def _show_look(self, look: Look) -> None:
        self._late.stop()
        self._show(look)

    @Slot(object)
    def _show_failure(self, error: InspectorError) -> None:
        self._late.stop()
        self._say(error_sentence(error))

    @Slot()
    def _say_waiting(self) -> None:
        self.view.show_made(None, None)
        self._say(self.tr("Reading the photo"))

    @Slot()
    def _leave_project(self) -> None:
        self.marks.edit("")
        self.show_image(None, 0, 0)

    @Slot()
    def _show_again(self) -> None:
        if self._look is not None:
            self._show(self._look)

    # Showing

    def _show(self, look: Look | None) -> None:
        fresh = self._look is None or look is None or look.photo is not self._look.photo
        self._look = look
        if fresh:
            self.view.show_made(look.photograph if look else None, look.photo if look else None)
            self._remembered.recall_zoom()
        if look is None:
            self.view.show_message(self.tr("Choose an image to see it here"), "images")
            self._clear_verdict()
            return
        self.view.show_made_heat(look.heat)
        self._show_verdict(look)
        self._say_marks()
        self._show_why(look)

    def _show_why(self, look: Look) -> None:
        bundle = self.session.bundle
        if look.reason is not None and look.inspection is not None and bundle is not None:
            parts = len(bundle.facts.images["fit"])
            self._why.show_reason(look.reason, look.inspection.verdict, parts, self.session.library.path_of)
        self._why.setVisible(look.reason is not None)

    def _show_verdict(self, look: Look) -> None:
        found, bundle = look.inspection, self.session.bundle
        self.column.show_scale(bundle.facts.limits if bundle else None, found.score if found else None)
        if look.error:
            self.view.show_message(self.tr("No picture"))
            self._show_error(self.tr("This photo cannot be read: {cause}").format(cause=stopped(look.error)))
        elif found is not None and found.error:
            self._show_error(self.tr("This part could not be judged: {cause}").format(cause=stopped(found.error)))
        elif found is not None:
            self._verdict.show_verdict(found, self.session.settings)
            self._say("")
        elif look.done:
            self._say_no_bundle()
        else:
            self._say("")

    def _show_error(self, sentence: str) -> None:
        self._verdict.show_failure(self.session.settings)
        self._say(sentence)

    def _say_no_bundle(self) -> None:
        self._say(self.tr("No bundle is in use yet. Train one to see verdicts and why."), train=True)

    def _say(self, sentence: str, *, train: bool = False) -> None:
        self._said.setText(sentence)
        self._said.setVisible(bool(sentence))
        self._train.setVisible(train)

    def _clear_verdict(self) -> None:
        self.view.show_made_heat(None)
        self._verdict.show_none()
        bundle = self.session.bundle
        self.column.show_scale(bundle.facts.limits if bundle else None, None)
        self._say("")
        self._why.hide()
        self._say_marks()

    @Slot()
    def _say_marks(self) -> None:
        self._note.show_marks(looking=self._image is not None)

    @Slot(str)
    def _show_editing(self, what: str) -> None:
        self.tools.set_region_checked(what == "region")
        self.tools.set_mask_checked(what == "mask")

    @Slot(int, int)
    def _show_spot(self, x: int, y: int) -> None:
        self.view.look_at(x, y)

    def _show_word(self) -> None:
        self._verdict.show_word(self._image, wide=self.width() >= WIDE - _SPARE)

    # The library

    @Slot()
    def _follow_library(self) -> None:
        self._verdict.label.show_kinds([kind for kind, _ in self.session.library.counts.kinds])
        if self._look is not None and not self._why.complete:  # the library may have learned more names
            self._show_why(self._look)

    @Slot(object)
    def _follow_moves(self, moved: Mapping[Path, Path]) -> None:
        """Go on with the image under its new name: it is the same photograph."""
        if self._image is None or self._image.path not in moved:
            return
        self._image = replace(self._image, path=moved[self._image.path])
        if self._look is None or not self._look.done:
            self._ask()

    # Qt

    def sizeHint(self) -> QSize:  # noqa: N802
        """Ask for the look's width."""
        return QSize(WIDE, 720)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Leave out a word where there is little room."""
        self._show_word()
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Leave the tool in hand with Esc."""
        if event.key() == Qt.Key.Key_Escape and self.view.editing is not None:
            self.marks.edit("")
            return
        super().keyPressEvent(event)
