"""The line above the Live page: the camera and how it is, when a frame is judged, and the one button to start."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QDoubleSpinBox, QHBoxLayout, QLabel, QMenu, QPushButton, QWidget

from inspector.gui.pages.live.wish import When, Wish
from inspector.gui.theme.icons import icon, pixmap
from inspector.gui.theme.tokens import LIGHT, Tokens
from inspector.gui.widgets.camera_button import CameraButton
from inspector.gui.widgets.keyed import KeyedButton
from inspector.gui.widgets.lines import label
from inspector.gui.widgets.segments import Choice, Segments

if TYPE_CHECKING:
    from inspector.runtime.cameras.listing import Listed

_WHENS = (When.EVERY, When.TIMER, When.KEY)
_DOT = 8
_CAMERA_LEAST, _CAMERA_MOST = 96, 420


class Head(QWidget):
    """Signals say what is wanted: `start_wanted`, `stop_wanted`, `operator_wanted`; `when_chosen` (`When`),
    `seconds_chosen`; `camera_chosen` an address and a name, `folder_wanted`, `video_wanted`, `look_wanted` for cameras;
    `option_chosen` a field of `Wish` and whether it is on; `setting_wanted` a setting of the camera and its value.
    """

    start_wanted = Signal()
    stop_wanted = Signal()
    operator_wanted = Signal()
    when_chosen = Signal(object)
    seconds_chosen = Signal(float)
    camera_chosen = Signal(str, str)
    folder_wanted = Signal()
    video_wanted = Signal()
    look_wanted = Signal()
    option_chosen = Signal(str, bool)
    setting_wanted = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tokens = LIGHT
        self._running: bool | None = None
        self._dot = QLabel()
        self._dot_colour = ""
        self._said = ""
        self.camera = QPushButton()
        self.camera.setProperty("kind", "quiet")
        self.camera.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the icon behind the words
        self.camera.setIconSize(QSize(14, 14))
        self.camera.setToolTip(self.tr("Choose a camera"))
        self.camera.setMinimumWidth(_CAMERA_LEAST)  # its words give way where the window is narrow
        self.menu = QMenu(self.camera)
        self.camera.setMenu(self.menu)
        self.settings = CameraButton()
        self.when = Segments(
            (
                Choice(self.tr("Every frame"), self.tr("Judge every frame that the camera gives")),
                Choice(self.tr("Timer"), self.tr("Judge a frame at a fixed pace")),
                Choice(self.tr("Key or pedal"), self.tr("Judge a frame whenever Space or a pedal is pressed")),
            )
        )
        self.seconds = QDoubleSpinBox()
        self.operator = KeyedButton(self.tr("Operator mode"), key="F11", icon_name="expand")
        self.start = KeyedButton(self.tr("Start"), icon_name="play")
        self._build()
        self._connect()
        self.show_cameras((), Wish())
        self.show_running(False, possible=False)

    @property
    def said(self) -> str:
        """What it says of the camera."""
        return self._said

    def show_camera(self, sentence: str, colour: str) -> None:
        """Say which camera it is and how it is, with a dot in a colour."""
        if colour != self._dot_colour:
            self._dot_colour = colour
            self._show_dot()
        if sentence != self._said:
            self._said = sentence
            self._elide()

    def show_wish(self, wish: Wish) -> None:
        """Show what was chosen."""
        self.when.show_chosen(_WHENS.index(wish.when))
        self.seconds.setVisible(wish.when is When.TIMER)
        self.seconds.blockSignals(True)
        self.seconds.setValue(wish.seconds)
        self.seconds.blockSignals(False)

    def show_cameras(self, cameras: "tuple[Listed, ...]", wish: Wish, *, looking: bool = False) -> None:
        """Offer the cameras that are there, and folders and videos."""
        self.menu.clear()
        group = QActionGroup(self.menu)
        for camera in cameras:
            action = self._add(camera.name, lambda _=False, c=camera: self.camera_chosen.emit(c.address, c.name))
            self._check(action, camera.address == wish.address, group)
        if wish.kind in ("folder", "video"):
            self._check(self._add(wish.name, lambda: None), True, group)
        if looking or not cameras:
            words = self.tr("Looking for cameras…") if looking else self.tr("No USB camera found")
            self.menu.addAction(words).setEnabled(False)
        self.menu.addSeparator()
        self._add(self.tr("Watch a folder…"), self.folder_wanted.emit)
        self._add(self.tr("Play a video file…"), self.video_wanted.emit)
        self._add(self.tr("Look for cameras again"), self.look_wanted.emit)
        self.menu.addSeparator()
        self._add_options(wish)

    def show_running(self, running: bool, *, possible: bool) -> None:
        """Show whether inspection runs, and whether it can be started."""
        self.start.setEnabled(running or possible)
        if running is self._running:
            return
        self._running = running
        words = self.tr("Stop inspecting (Ctrl+Return)"), self.tr("Start inspecting (Ctrl+Return)")
        self.start.show_face(self.tr("Stop") if running else self.tr("Start"), icon_name="stop" if running else "play")
        self.start.setToolTip(words[0] if running else words[1])

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        self._tokens = tokens
        self.camera.setIcon(icon("chevron-down", tokens.faint, size=14))
        for part in (self.settings, self.operator, self.start):
            part.restyle(tokens)
        self._show_dot()

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Say as much of the camera as there is room for."""
        super().resizeEvent(event)
        self._elide()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Say as much of the camera as there is room for."""
        super().showEvent(event)
        self._elide()

    # Building

    def _add_options(self, wish: Wish) -> None:
        options = (
            ("existing", self.tr("Judge what is in the folder already"), wish.existing, wish.kind == "folder"),
            ("loop", self.tr("Begin a video again at its end"), wish.loop, wish.kind == "video"),
            ("keep_all", self.tr("Keep photos of good parts, too"), wish.keep_all, True),
        )
        for name, words, on, fits in options:
            if fits:
                action = self.menu.addAction(words)
                action.setCheckable(True)
                action.setChecked(on)
                action.toggled.connect(lambda checked, name=name: self.option_chosen.emit(name, checked))

    def _add(self, text: str, do: object) -> QAction:
        action = self.menu.addAction(text)
        action.triggered.connect(do)
        return action

    def _check(self, action: QAction, on: bool, group: QActionGroup) -> None:
        action.setCheckable(True)
        action.setChecked(on)
        group.addAction(action)

    def _build(self) -> None:
        self.seconds.setRange(0.1, 3600)
        self.seconds.setDecimals(1)
        self.seconds.setSuffix(self.tr(" s"))
        self.seconds.setFixedWidth(96)
        self.seconds.setKeyboardTracking(False)
        self.seconds.setAccessibleName(self.tr("Seconds between two frames"))
        self.seconds.setToolTip(self.tr("Seconds between two frames that are judged"))
        self.start.setProperty("kind", "primary")
        self.start.setMinimumWidth(96)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        camera = QHBoxLayout()
        camera.setSpacing(0)
        camera.addWidget(self._dot)
        camera.addWidget(self.camera)
        camera.addWidget(self.settings)
        row.addWidget(label(self.tr("Live"), "title"))
        row.addSpacing(8)
        row.addLayout(camera)
        row.addStretch(1)
        for part in (self.seconds, self.when, self.operator, self.start):
            row.addWidget(part)

    def _connect(self) -> None:
        self.when.chosen.connect(lambda place: self.when_chosen.emit(_WHENS[place]))
        self.seconds.valueChanged.connect(self.seconds_chosen)
        self.operator.clicked.connect(self.operator_wanted)
        self.start.clicked.connect(self._start_or_stop)
        self.settings.changed.connect(self.setting_wanted)

    def _start_or_stop(self) -> None:
        (self.stop_wanted if self._running else self.start_wanted).emit()

    def _show_dot(self) -> None:
        self._dot.setPixmap(pixmap("dot", self._dot_colour or self._tokens.meter, _DOT, self.devicePixelRatioF()))

    def _elide(self) -> None:
        """Shorten what is said of the camera to the room that the rest of the line leaves."""
        metrics = self.camera.fontMetrics()
        spare = self.width() - self.sizeHint().width() if self.isVisible() else _CAMERA_MOST
        room = min(_CAMERA_MOST, max(_CAMERA_LEAST // 2, metrics.horizontalAdvance(self.camera.text()) + spare))
        self.camera.setText(metrics.elidedText(self._said, Qt.TextElideMode.ElideMiddle, room))
        self.camera.setAccessibleName(self._said)
