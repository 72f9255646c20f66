"""A card over the page, for a moment: the page stays dimmed behind it; Esc or a click beside the card closes it."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QGraphicsDropShadowEffect, QVBoxLayout, QWidget

_SHADE = QColor(15, 17, 20, 90)


class Overlay(QWidget):
    """Covers the widget that it belongs to; what is shown goes into `card`. The focus comes back afterwards."""

    def __init__(self, parent: QWidget, *, width: int, top: int | None = None) -> None:
        super().__init__(parent)
        self._below = parent
        self._before: QWidget | None = None
        self.card = QFrame(self)
        self.card.setProperty("role", "card")
        self.card.setMaximumWidth(width)
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(32)
        shadow.setOffset(0, 8)
        shadow.setColor(QColor(0, 0, 0, 70))
        self.card.setGraphicsEffect(shadow)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24 if top is None else top, 24, 24)
        layout.addWidget(self.card, 0 if top is not None else 1, Qt.AlignmentFlag.AlignHCenter)
        self.card.setMinimumWidth(min(width, 480))
        if top is None:
            layout.setAlignment(self.card, Qt.AlignmentFlag.AlignCenter)
        else:
            layout.addStretch(1)
        self.hide()
        parent.installEventFilter(self)

    def fit_width(self, most: int) -> None:
        """Make the card as wide as it may be in this window."""
        self.card.setFixedWidth(min(most, self._below.width() - 48))

    def open(self) -> None:
        """Show the card; what had the focus gets it back in `shut`."""
        self._before = QApplication.focusWidget()
        self.setGeometry(self._below.rect())
        self.show()
        self.raise_()
        self.card.setFocus()

    def shut(self) -> None:
        """Hide the card."""
        if self.isHidden():
            return
        self.hide()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus()
        self._before = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Stay as large as the window."""
        if event.type() == QEvent.Type.Resize and watched is self._below:
            self.setGeometry(self._below.rect())
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.shut()
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """So does a click beside the card."""
        if not self.card.geometry().contains(event.position().toPoint()):
            self.shut()

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802
        """Dim what is behind."""
        QPainter(self).fillRect(self.rect(), _SHADE)
