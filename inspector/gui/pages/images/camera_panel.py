"""Photos straight from a camera into a bin: its live picture, where they go, and the button that takes them."""

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QHideEvent, QImage, QKeySequence, QPainter, QPaintEvent, QPen, QShortcut, QShowEvent
from PySide6.QtWidgets import QComboBox, QFileDialog, QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from inspector.core.frame import CameraState
from inspector.core.sample import Label
from inspector.gui.camera_choices import NO_CHOICES, keep_choice, load_choices
from inspector.gui.cameras import lost_sentence, no_settings
from inspector.gui.pages.images.camera_feed import CameraFeed, Seen
from inspector.gui.pages.images.shown import Bin
from inspector.gui.pictures import image_of
from inspector.gui.session import Session
from inspector.gui.theme.icons import icon, label_icon, pixmap
from inspector.gui.theme.tokens import LIGHT, ROW, Tokens
from inspector.gui.widgets.camera_button import CameraButton
from inspector.gui.widgets.keyed import KeyedButton
from inspector.gui.widgets.lines import label
from inspector.gui.widgets.placing import contained
from inspector.gui.words import error_sentence, kind_word, label_word

if TYPE_CHECKING:
    from inspector.runtime.cameras.listing import Listed

_VIDEO = "file"
_ICON = 36


class CameraPanel(QFrame):
    """`taken` carries a photograph, uint8 (h, w, 3) RGB, and the `Bin` it goes to; `closed` that it is put away."""

    taken = Signal(object, object)
    closed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._session = session
        self._tokens = LIGHT
        self._kinds: tuple[str, ...] = ()
        self._frame: NDArray[np.uint8] | None = None
        self._count = 0
        self._address = ""  # of the camera that is watched
        self.feed = CameraFeed(session.tasks, self)
        self.cameras = QComboBox()
        self.cameras.setAccessibleName(self.tr("Camera"))
        self.settings = CameraButton()
        self.bins = QComboBox()
        self.bins.setAccessibleName(self.tr("Bin that the photos go to"))
        self.picture = LivePicture()
        self.said = label(role="muted", wrap=True)
        self.shutter = KeyedButton(self.tr("Take photo"), key=self.tr("Space"), icon_name="camera")
        self.shutter.setProperty("kind", "primary")
        self._close = self._tool(self.tr("Close"))
        self._reload = self._tool(self.tr("Look for cameras again"))
        self._build()
        self._connect()
        self.show_kinds(())
        self._show_frame(None)

    def open(self, address: str = "") -> None:
        """Look for cameras and watch the first; with an `address`, watch that one."""
        self._count, self._address = 0, ""
        self.feed.stop()
        self._show_frame(None)
        self.said.setText(self.tr("Looking for cameras…"))
        if address:
            self._watch(address)
        else:
            self.feed.look()

    def show_kinds(self, kinds: tuple[str, ...]) -> None:
        """Offer the bins of a project with these kinds of anomaly."""
        if kinds == self._kinds and self.bins.count():
            return
        chosen = self.bins.currentIndex()
        self._kinds = kinds
        self.bins.clear()
        for of in (None, Label.GOOD, Label.ANOMALY):
            self.bins.addItem(label_word(of), Bin(of))
        for kind in kinds:
            self.bins.addItem(f"{label_word(Label.ANOMALY)} · {kind_word(kind)}", Bin(Label.ANOMALY, kind))
        self.bins.setCurrentIndex(max(0, chosen))
        self._mark()

    def show_bin(self, chosen: Bin | None) -> None:
        """Choose the bin that photos go to."""
        row = next((r for r in range(self.bins.count()) if self.bins.itemData(r) == chosen), 0)
        self.bins.setCurrentIndex(row)

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        self._tokens = tokens
        self._close.setIcon(icon("close", tokens.text, size=18))
        self._reload.setIcon(icon("reload", tokens.text, size=18))
        self.settings.restyle(tokens)
        self.shutter.restyle(tokens)
        self.picture.restyle(tokens)
        self._mark()

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 8, 16, 16)
        layout.setSpacing(8)
        layout.addLayout(_row(label(self.tr("From camera"), "strong"), self._close))
        cameras = _row(self.cameras, self.settings)
        cameras.addWidget(self._reload)
        layout.addLayout(cameras)
        layout.addWidget(self.picture, 1)
        layout.addWidget(self.said)
        goes = label(self.tr("Goes to"), "muted")
        line = _row(self.bins, self.shutter)
        line.insertWidget(0, goes)
        layout.addLayout(line)

    def _connect(self) -> None:
        self.feed.found.connect(self._show_cameras)
        self.feed.seen.connect(self._show_seen)
        self.feed.failed.connect(self._show_failure)
        self.cameras.activated.connect(self._choose)
        self.settings.changed.connect(self._set_camera)
        self.shutter.clicked.connect(self._take)
        self._close.clicked.connect(self.closed)
        self._reload.clicked.connect(lambda: self.open())
        QShortcut(QKeySequence("Space"), self, self._take, context=_INSIDE)
        QShortcut(QKeySequence("Esc"), self, self.closed.emit, context=_INSIDE)

    def _tool(self, what: str) -> QToolButton:
        button = QToolButton()
        button.setIconSize(QSize(18, 18))
        button.setFixedSize(ROW, ROW)
        button.setAccessibleName(what)
        button.setToolTip(what)
        return button

    @Slot(object)
    def _show_cameras(self, cameras: "tuple[Listed, ...]") -> None:
        self.cameras.clear()
        for camera in cameras:
            self.cameras.addItem(camera.name, camera.address)
        self.cameras.addItem(self.tr("A video file…"), _VIDEO)
        if self._address:  # one was chosen while the others were looked for
            self._add(self._address)
        elif cameras:
            self._watch(cameras[0].address)
        else:
            self.cameras.setCurrentIndex(-1)
            self.cameras.setPlaceholderText(self.tr("No camera"))
            self.said.setText(self.tr("No camera was found. Plug one in, then look again with the button above."))

    @Slot(int)
    def _choose(self, row: int) -> None:
        address = str(self.cameras.itemData(row))
        if address != _VIDEO:
            self._watch(address)
            return
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Photos from a video"))
        if name:
            self._watch(f"video:{name}", Path(name).name)

    def _watch(self, address: str, name: str = "") -> None:
        self._address = address
        self._add(address, name)
        self._show_frame(None)
        self.said.setText(self.tr("Connecting…"))
        project = self._session.project
        choices = load_choices(self._session.state, project.root, address) if project is not None else NO_CHOICES
        self.feed.watch(address, choices)

    def _add(self, address: str, name: str = "") -> None:
        row = self.cameras.findData(address)
        if row < 0:
            self.cameras.insertItem(0, name or Path(address.partition(":")[2]).name, address)
            row = 0
        self.cameras.setCurrentIndex(row)

    @Slot(object)
    def _show_seen(self, seen: Seen) -> None:
        running = seen.status.state is CameraState.RUNNING
        self._show_frame(seen.frame.photograph if seen.frame is not None and running else None)
        self.said.setText(self._counted() if running else self._lost(seen))

    @Slot(object)
    def _show_failure(self, error: Exception) -> None:
        self._show_frame(None)
        self.said.setText(error_sentence(error))

    def _lost(self, seen: Seen) -> str:
        if seen.status.state is CameraState.LOST:
            return lost_sentence(seen.status)
        return self.tr("Connecting…") if seen.status.state is CameraState.STARTING else self.tr("No more frames.")

    def _counted(self) -> str:
        if not self._count:
            return self.tr("Ready.")
        one, many = self.tr("1 photo taken."), self.tr("{n} photos taken.")
        return (one if self._count == 1 else many).format(n=self._count)

    def _show_frame(self, photograph: NDArray[np.uint8] | None) -> None:
        self._frame = photograph
        camera = self.feed.camera
        settings = camera.settings() if camera is not None else ()
        self.settings.show_settings(settings, no_settings(self._address, running=photograph is not None))
        self.picture.show_photo(photograph)
        self.shutter.setEnabled(photograph is not None)

    @Slot(str, object)
    def _set_camera(self, name: str, value: float | None) -> None:
        if self.feed.camera is not None and self._session.project is not None:
            self.feed.camera.change(name, value)
            keep_choice(self._session.state, self._session.project.root, self._address, name, value)

    @Slot()
    def _take(self) -> None:
        if self._frame is not None:
            self._count += 1
            self.said.setText(self._counted())
            self.taken.emit(self._frame, self.bins.currentData())

    def _mark(self) -> None:
        for row in range(self.bins.count()):
            self.bins.setItemIcon(row, icon(label_icon(self.bins.itemData(row).label), self._tokens.text, size=16))

    # Qt

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Let go of the camera: nobody looks. Its last picture goes, too, or it could be taken later."""
        self.feed.stop()
        self._show_frame(None)
        super().hideEvent(event)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Go on with the camera that was watched when another page came to the front."""
        super().showEvent(event)
        if self._address:
            self._watch(self._address)


class LivePicture(QWidget):
    """A picture that is replaced many times a second; without one the place stays empty, never the last picture."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tokens = LIGHT
        self._image: QImage | None = None
        self.setMinimumSize(120, 90)
        self.setAccessibleName(self.tr("Picture of the camera"))

    def show_photo(self, photograph: NDArray[np.uint8] | None) -> None:
        """Show uint8 (h, w, 3) RGB, or nothing."""
        self._image = image_of(photograph) if photograph is not None else None
        self.update()

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        self._tokens = tokens
        self.update()

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802
        """Paint the whole picture, as large as it fits."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._tokens.canvas))
        if self._image is None:
            missing = pixmap("camera", self._tokens.meter, _ICON, self.devicePixelRatioF())
            painter.drawPixmap((self.width() - _ICON) // 2, (self.height() - _ICON) // 2, missing)
            return
        place = contained(self._image.size(), self.rect())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(place, self._image)
        painter.setPen(QPen(QColor(self._tokens.line_strong), 1))
        painter.drawRect(place.adjusted(0, 0, -1, -1))


_INSIDE = Qt.ShortcutContext.WidgetWithChildrenShortcut


def _row(wide: QWidget, narrow: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(wide, 1)
    row.addWidget(narrow)
    return row
