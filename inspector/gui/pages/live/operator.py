"""Operator mode: the whole screen for picture and verdict, readable from three metres, with nothing to break."""

from datetime import UTC, datetime

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from inspector.gui.pages.live.big_verdict import BigVerdict
from inspector.gui.pages.live.count_row import CountRow
from inspector.gui.pages.live.hold import HoldButton
from inspector.gui.pages.live.last_parts import LastParts
from inspector.gui.pages.live.seen import Seen
from inspector.gui.pages.live.telling import Shout
from inspector.gui.theme.icons import icon
from inspector.gui.theme.tokens import LIGHT, Tokens
from inspector.gui.times import clock
from inspector.gui.widgets.lines import label
from inspector.gui.widgets.viewer import PhotoView

HOLD_MS = 800
_LET_GO_MS = 60  # a held key is let go of and pressed again as it repeats, which Qt does not always see in X11
_BUTTON, _BUTTON_PX = 72, 22
_CLOCK_MS = 1000
_NEXT_KEYS = {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_PageDown}


class OperatorWindow(QWidget):
    """Fills the screen. `next_wanted`, `disagree_wanted`, `toggle_wanted` (start or stop) and `left` say what is
    wanted; it is left by holding Esc, or the button in its corner.
    """

    next_wanted = Signal()
    disagree_wanted = Signal()
    toggle_wanted = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self._tokens = LIGHT
        self._may_next = self._may_disagree = False
        self._running: bool | None = None
        self.setWindowTitle(self.tr("Operator mode"))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.project, self.part = label(role="strong"), label(role="muted")
        self.camera, self.clock = label(role="muted"), label(role="strong")
        self.view = PhotoView(margin=0)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.set_rings_visible(True)
        self.block = BigVerdict()
        self.parts = LastParts()
        self.counts = CountRow()
        self.leave = HoldButton(self.tr("Leave"), "lock", hold_ms=HOLD_MS)
        self.leave.setToolTip(self.tr("Hold this button, or Esc, to leave"))
        self.toggle = _button("", self.toggle_wanted.emit)
        self.disagree = _button(self.tr("Disagree"), self.disagree_wanted.emit)
        self.next = _button(self.tr("Next part"), self.next_wanted.emit)
        self.next.setProperty("kind", "primary")
        self.leave.held.connect(self.left)
        self._let_go = QTimer(self)
        self._let_go.setSingleShot(True)
        self._let_go.setInterval(_LET_GO_MS)
        self._let_go.timeout.connect(self.leave.give_up)
        self._tick = QTimer(self)
        self._tick.setInterval(_CLOCK_MS)
        self._tick.timeout.connect(self._show_clock)
        self._tick.start()
        self._build()
        self._show_clock()
        self.show_running(False)

    def show_moment(self, project: str, seen: Seen | None, shout: Shout, *, running: bool) -> None:
        """Show a live inspection as it is at this moment."""
        self.show_running(running)
        self.block.show_shout(shout)
        self.parts.show_last(seen.last if seen is not None else ())
        event = seen.event if seen is not None and running else None
        has_part = event is not None and event.inspection is not None and event.last
        self.project.setText(project)
        self.part.setText(event.last[-1].name if event is not None and has_part else "")
        if seen is not None and running and seen.photo is not None:
            self.view.show_made(seen.photograph, seen.photo)
            self.view.show_made_heat(seen.heat)
        else:
            self.view.show_message(shout.line if running else "", shout.icon)

    def show_running(self, running: bool) -> None:
        """Show whether inspection runs."""
        if running is self._running:
            return
        self._running = running
        self.toggle.setText("  " + (self.tr("Stop") if running else self.tr("Start")))
        self._mark()

    def show_possible(self, *, next_part: bool, disagree: bool) -> None:
        """Show what can be done now; "Next part" is there only where a key says when."""
        self._may_next, self._may_disagree = next_part, disagree
        self.next.setVisible(next_part)
        self.disagree.setEnabled(disagree)

    def show_camera(self, sentence: str) -> None:
        """Say how the camera is."""
        self.camera.setText(sentence)

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        self._tokens = tokens
        self.setStyleSheet(
            f"OperatorWindow {{ background: {tokens.page}; }}"
            f"QPushButton {{ font-size: {_BUTTON_PX}px; font-weight: 600; padding: 0 32px; }}"
            f"QPushButton {{ min-height: {_BUTTON - 2}px; }} QLabel {{ font-size: 16px; }}"
        )
        for part in (self.view, self.block, self.parts, self.counts, self.leave):
            part.restyle(tokens)
        self._mark()

    # Building

    def _build(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(16)
        top.addWidget(self.project)
        top.addWidget(self.part, 1)
        top.addWidget(self.camera)
        top.addWidget(self.clock)
        middle = QHBoxLayout()
        middle.setSpacing(24)
        middle.addWidget(self.view, 58)
        middle.addWidget(self.block, 42)
        below = QHBoxLayout()
        below.setSpacing(24)
        below.addWidget(self.parts, 58)
        below.addWidget(self.counts, 42)
        foot = QHBoxLayout()
        foot.setSpacing(16)
        foot.addWidget(self.leave)
        foot.addWidget(self.toggle)
        foot.addStretch(1)
        foot.addWidget(self.disagree)
        foot.addWidget(self.next)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 16, 24, 24)
        layout.setSpacing(20)
        layout.addLayout(top)
        layout.addLayout(middle, 1)
        layout.addLayout(below)
        layout.addLayout(foot)

    def _mark(self) -> None:
        ink = self._tokens.text
        self.toggle.setIcon(icon("stop" if self._running else "play", ink, size=24))
        self.disagree.setIcon(icon("flag", ink, size=24))
        self.next.setIcon(icon("chevron-right", self._tokens.on_accent, size=24))

    def _show_clock(self) -> None:
        self.clock.setText(clock(datetime.now(UTC)))

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Space, Return and a pedal that sends them ask for the next part, D disagrees; Esc has to be held."""
        key = Qt.Key(event.key())
        if key is Qt.Key.Key_Escape:
            self._let_go.stop()
        if event.isAutoRepeat():
            return
        if key is Qt.Key.Key_Escape:
            self.leave.begin()
        elif key in _NEXT_KEYS and self._may_next:
            self.next_wanted.emit()
        elif key is Qt.Key.Key_D and self._may_disagree:
            self.disagree_wanted.emit()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Esc was let go of too early, unless it is there again in a moment."""
        if event.key() == Qt.Key.Key_Escape and not event.isAutoRepeat():
            self._let_go.start()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Leave the mode, not the program."""
        self.left.emit()
        event.accept()


def _button(text: str, do: object) -> QPushButton:
    button = QPushButton(f"  {text}")
    button.setAccessibleName(text)
    button.setIconSize(QSize(24, 24))
    button.setMinimumHeight(_BUTTON)
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Space is the pedal's, whatever was touched last
    button.clicked.connect(do)
    return button
