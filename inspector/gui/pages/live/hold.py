"""A button that has to be held: what must not happen by a touch in passing."""

from PySide6.QtCore import QElapsedTimer, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QPushButton, QWidget

from inspector.gui.theme.icons import icon
from inspector.gui.theme.tokens import LIGHT, RADIUS, Tokens

_BEAT_MS = 25


class HoldButton(QPushButton):
    """Fills while it is held; `held` comes when it is full. `begin` and `give_up` are for a key that does the same."""

    held = Signal()

    def __init__(self, text: str, icon_name: str, *, hold_ms: int, parent: QWidget | None = None) -> None:
        super().__init__(f"  {text}", parent)
        self._icon_name, self.hold_ms = icon_name, hold_ms
        self._tokens = LIGHT
        self._since = QElapsedTimer()
        self._beat = QTimer(self)
        self._beat.setInterval(_BEAT_MS)
        self._beat.timeout.connect(self._go_on)
        self.setAccessibleName(text)
        self.setAccessibleDescription(self.tr("Has to be held for a moment."))
        self.setIconSize(QSize(24, 24))
        self.setMinimumHeight(72)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    @property
    def share(self) -> float:
        """How much of the time it has been held, 0 to 1."""
        return min(1.0, self._since.elapsed() / self.hold_ms) if self._beat.isActive() else 0.0

    def begin(self) -> None:
        """Begin to fill."""
        if not self._beat.isActive():
            self._since.start()
            self._beat.start()

    def give_up(self) -> None:
        """Stop before it was full."""
        self._beat.stop()
        self.update()

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        self._tokens = tokens
        self.setIcon(icon(self._icon_name, tokens.text, size=24))

    def _go_on(self) -> None:
        if self.share >= 1:
            self._beat.stop()
            self.held.emit()
        self.update()

    # Qt

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Begin."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.begin()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Give up, where it was not full yet."""
        self.give_up()
        super().mouseReleaseEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the button, and how far it is."""
        super().paintEvent(event)
        if self.share > 0:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            shape = QPainterPath()
            shape.addRoundedRect(QRectF(self.rect()), RADIUS, RADIUS)
            painter.setClipPath(shape)
            ground = QColor(self._tokens.accent)
            ground.setAlphaF(0.25)
            painter.fillRect(QRectF(0, 0, self.width() * self.share, self.height()), ground)
