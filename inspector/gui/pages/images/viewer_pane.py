"""The image that is looked at: its photograph with heat, the verdict and why, its label, the region to be judged."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from inspector.core.errors import InspectorError
from inspector.core.judgement import Verdict
from inspector.gui.pages.images.judging import Judging, Look
from inspector.gui.pages.images.label_button import LabelButton
from inspector.gui.pages.images.marks import Marks
from inspector.gui.pages.images.why import Why
from inspector.gui.session import Session
from inspector.gui.theme.icons import icon, pixmap
from inspector.gui.theme.tokens import ROW, Tokens
from inspector.gui.widgets.elided import ElidedLabel
from inspector.gui.widgets.lines import label
from inspector.gui.widgets.viewer import PhotoView, ScaleColumn, VerdictBadge, ViewTools, figure
from inspector.gui.words import error_sentence, in_figures, stopped, verdict_word

if TYPE_CHECKING:
    from inspector.services.inspecting import Inspection
    from inspector.store.bins import LibraryImage

WIDE, NARROW, TIGHT = 448, 404, 368
_SPARE = 8  # pixels that a splitter may take without any harm
_PATIENCE_MS = 150  # an older picture may stand this long under a new name
_OPACITY, _ZOOM = "viewer/opacity", "viewer/zoom"


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
        self._zoom_recalled = False
        self.setProperty("role", "card")
        self.view = PhotoView()
        self.tools = ViewTools(self.view, marking=True, wide_keys=False)  # the page searches with Ctrl+F
        self.marks = Marks(session, self.view, self)
        self.column = ScaleColumn()
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
        self._name.setText(image.path.name if image else self.tr("No image chosen"))
        self._place.setText(
            self.tr("{n} of {total}").format(n=in_figures(position), total=in_figures(total)) if image else ""
        )
        self._previous.setEnabled(image is not None and position > 1)
        self._next.setEnabled(image is not None and position < total)
        self._labelled.setVisible(self._has_room())
        self._label.setVisible(image is not None)
        if image is None:
            self._judging.forget()
            self._show(None)
            return
        self._label.show_label(image.label, image.kind)
        if not same or self._look is None:
            self._ask()

    @property
    def done(self) -> bool:
        """Whether all is known of the image that is shown."""
        return self._look is not None and self._look.done

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        for part in (self.view, self.tools, self.column, self._badge, self._label, self._why):
            part.restyle(tokens)
        self._previous.setIcon(icon("chevron-left", tokens.text, size=18))
        self._next.setIcon(icon("chevron-right", tokens.text, size=18))
        self._bulb.setPixmap(pixmap("bulb", tokens.faint, 16, self.devicePixelRatioF()))

    # Building

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 8, 16, 16)
        layout.setSpacing(8)
        layout.addLayout(self._head())
        layout.addWidget(self.tools)
        middle = QHBoxLayout()
        middle.setSpacing(12)
        middle.addWidget(self.view, 1)
        middle.addWidget(self.column)
        layout.addLayout(middle, 1)
        layout.addWidget(self._note_row())
        layout.addLayout(self._verdict_row())
        self._said = label(role="muted", wrap=True)
        layout.addWidget(self._said)
        self._train = QPushButton(self.tr("Go to Train"))
        layout.addWidget(self._train, 0, Qt.AlignmentFlag.AlignLeft)
        self._why = Why()
        layout.addWidget(self._why)
        more = self.tools.menu
        more.addSeparator()
        self._no_region, self._no_mask = (  # the pane's own: those of a menu go with it, and the pane still speaks then
            QAction(self.tr("Remove the region"), self),
            QAction(self.tr("Remove all ignored areas"), self),
        )
        self._no_region.triggered.connect(self.marks.remove_region)
        self._no_mask.triggered.connect(self.marks.remove_mask)
        more.addActions([self._no_region, self._no_mask])

    def _head(self) -> QHBoxLayout:
        self._name = ElidedLabel(role="strong")
        self._place = label(role="faint")
        self._previous = self._chevron(self.tr("Previous image"), "Left")
        self._next = self._chevron(self.tr("Next image"), "Right")
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self._name, 1)
        row.addWidget(self._place)
        row.addSpacing(4)
        row.addWidget(self._previous)
        row.addWidget(self._next)
        return row

    def _chevron(self, what: str, key: str) -> QToolButton:
        button = QToolButton()
        button.setAccessibleName(what)
        button.setToolTip(f"{what} ({key})")
        button.setFixedSize(ROW, ROW)
        button.setIconSize(QSize(18, 18))
        return button

    def _note_row(self) -> QWidget:
        self._note = QWidget()
        self._bulb = QLabel()
        self._note_text = label(role="faint", wrap=True)
        row = QHBoxLayout(self._note)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._bulb, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._note_text, 1)
        return self._note

    def _verdict_row(self) -> QHBoxLayout:
        self._badge = VerdictBadge()
        self._score = label(role="strong")
        self._limit = ElidedLabel(role="muted", where=Qt.TextElideMode.ElideRight)
        self._labelled = label(self.tr("Labelled"), "muted")
        self._label = LabelButton()
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self._badge)
        row.addSpacing(8)
        row.addWidget(self._score)
        row.addWidget(self._limit)
        row.addStretch(1)
        row.addWidget(self._labelled)
        row.addSpacing(4)
        row.addWidget(self._label)
        return row

    def _connect(self) -> None:
        session = self.session
        self._previous.clicked.connect(self.previous)
        self._next.clicked.connect(self.next)
        self._label.chosen.connect(self.relabel)
        self._train.clicked.connect(lambda: session.page_wanted.emit("train"))
        self._why.spot_wanted.connect(self._show_spot)
        self._why.image_wanted.connect(session.show_image)
        self._late.timeout.connect(self._say_waiting)
        self._judging.looked.connect(self._show_look)
        self._judging.failed.connect(self._show_failure)
        self.column.opacity_changed.connect(self._set_opacity)
        self.column.opacity.show_opacity(session.remembered(_OPACITY, 1.0))
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
            self._recall_zoom()
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
            self._badge.show_verdict(found.verdict, verdict_word(self.session.settings, found.verdict))
            self._score.setText(figure(found.score or 0.0))
            self._limit.setText(self._limit_text(found))
            self._say("")
        elif look.done:
            self._say_no_bundle()
        else:
            self._say("")

    def _show_error(self, sentence: str) -> None:
        """Show what could not be judged as a review, never as good."""
        self._badge.show_verdict(Verdict.REVIEW, verdict_word(self.session.settings, Verdict.REVIEW))
        self._score.setText("")
        self._limit.setText("")
        self._say(sentence)

    def _say_no_bundle(self) -> None:
        self._say(self.tr("No bundle is in use yet. Train one to see verdicts and why."), train=True)

    def _say(self, sentence: str, *, train: bool = False) -> None:
        self._said.setText(sentence)
        self._said.setVisible(bool(sentence))
        self._train.setVisible(train)

    def _clear_verdict(self) -> None:
        self.view.show_made_heat(None)
        self._badge.show_none("")
        for text in (self._score, self._limit):
            text.setText("")
        bundle = self.session.bundle
        self.column.show_scale(bundle.facts.limits if bundle else None, None)
        self._say("")
        self._why.hide()
        self._say_marks()

    def _limit_text(self, found: "Inspection") -> str:
        if found.verdict is Verdict.REVIEW:
            return self.tr(", review limit {limit}").format(limit=figure(found.limits.review.value))
        return self.tr(", limit {limit}").format(limit=figure(found.limits.anomaly.value))

    @Slot()
    def _say_marks(self) -> None:
        """Say when what is drawn is not yet what the bundle judges by."""
        drawn = self.marks.region.region is not None or bool(self.marks.mask.polygons)
        self._no_region.setEnabled(self.marks.region.region is not None)
        self._no_mask.setEnabled(bool(self.marks.mask.polygons))
        self._note.setVisible(self.marks.pending and self._image is not None)
        what = self.tr("Region and ignored areas belong to the recipe: they take effect with the next training.")
        gone = self.tr("The bundle in use still judges by its own region: this takes effect with the next training.")
        self._note_text.setText(what if drawn else gone)

    @Slot(str)
    def _show_editing(self, what: str) -> None:
        self.tools.set_region_checked(what == "region")
        self.tools.set_mask_checked(what == "mask")

    @Slot(float)
    def _set_opacity(self, opacity: float) -> None:
        self.view.set_opacity(opacity)
        self.session.state.setValue(_OPACITY, opacity)

    def _recall_zoom(self) -> None:
        """Go on with the zoom of the last window, once there is a photograph to zoom."""
        if self._zoom_recalled or self.view.photograph is None:
            return
        self._zoom_recalled = True
        self.view.magnify(self.session.remembered(_ZOOM, 0.0))
        self.view.zoomed.connect(lambda: self.session.state.setValue(_ZOOM, self.view.magnification))

    @Slot(int, int)
    def _show_spot(self, x: int, y: int) -> None:
        self.view.look_at(x, y)

    def _has_room(self) -> bool:
        """Tell whether the word "Labelled" has room, and says anything."""
        return self._image is not None and self._image.label is not None and self.width() >= WIDE - _SPARE

    # The library

    @Slot()
    def _follow_library(self) -> None:
        self._label.show_kinds([kind for kind, _ in self.session.library.counts.kinds])
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
        self._labelled.setVisible(self._has_room())
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Leave the tool in hand with Esc."""
        if event.key() == Qt.Key.Key_Escape and self.view.editing is not None:
            self.marks.edit("")
            return
        super().keyPressEvent(event)
