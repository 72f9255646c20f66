"""A card over the page, for a moment: the page stays dimmed behind it; Esc or a click beside the card closes it.

The keyboard stays in the card meanwhile: Tab goes round in it, and nothing behind it takes the focus.
"""

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QApplication, QFrame, QGraphicsDropShadowEffect, QVBoxLayout, QWidget
from shiboken6 import isValid


class Overlay(QWidget):
    """Covers the widget that it belongs to; what is shown goes into `card`. The focus comes back afterwards.

    One at a time: opening one puts another one away.
    """

    def __init__(self, parent: QWidget, *, width: int, top: int | None = None) -> None:
        super().__init__(parent)
        self._below = parent
        self._before: QWidget | None = None
        self.card = QFrame(self)
        self.card.setProperty("role", "card")
        self.card.setMaximumWidth(width)
        self._shadow = QGraphicsDropShadowEffect(self)
        self._shadow.setBlurRadius(32)
        self._shadow.setOffset(0, 8)
        self.card.setGraphicsEffect(self._shadow)
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
        for other in self._below.findChildren(Overlay):
            other.shut()
        self._before = QApplication.focusWidget()
        self.setGeometry(self._below.rect())
        self._shadow.setColor(self._shade())
        self.show()
        self.raise_()
        self._take_focus()
        _application().focusChanged.connect(self._keep_focus, Qt.ConnectionType.UniqueConnection)

    def shut(self) -> None:
        """Hide the card."""
        if self.isHidden():
            return
        _application().focusChanged.disconnect(self._keep_focus)
        self.hide()
        if self._before is not None and isValid(self._before) and self._before.isVisible():
            self._before.setFocus()
        self._before = None

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802
        """Go round in the card."""
        stops = self._stops()
        if not stops:
            return True
        focused = QApplication.focusWidget()
        at = stops.index(focused) if focused in stops else (-1 if forward else 0)
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        stops[(at + (1 if forward else -1)) % len(stops)].setFocus(reason)
        return True

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

    @Slot(QWidget, QWidget)
    def _keep_focus(self, _: QWidget | None, now: QWidget | None) -> None:
        """Take the focus back from what is behind, which gets it once the card is put away."""
        if now is not None and self._below.isAncestorOf(now) and not self.isAncestorOf(now):
            self._before = now
            self._take_focus()

    def _take_focus(self) -> None:
        stops = self._stops()
        (stops[0] if stops else self).setFocus()

    def _stops(self) -> list[QWidget]:
        """Return what Tab stops at, in its order."""
        stops: list[QWidget] = []
        widget = self.nextInFocusChain()
        while widget is not None and widget is not self:
            if self.isAncestorOf(widget) and widget.isVisible() and widget.isEnabled() and _is_stop(widget):
                stops.append(widget)
            widget = widget.nextInFocusChain()
        return stops

    def _shade(self) -> QColor:
        return self.palette().color(QPalette.ColorRole.Shadow)  # the theme's, which dark windows need stronger

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802
        """Dim what is behind."""
        QPainter(self).fillRect(self.rect(), self._shade())


def _application() -> QApplication:
    running = QApplication.instance()
    assert isinstance(running, QApplication)
    return running


def _is_stop(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
