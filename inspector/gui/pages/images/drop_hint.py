"""What is shown over the grid while files are dragged over the page: that they can be let go, and where they go."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from inspector.gui.theme.tokens import LIGHT, RADIUS, SECTION_PX, Tokens


class DropHint(QWidget):
    """Covers a widget, lets all events through to it, and keeps its size."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self._tokens = LIGHT
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        over.installEventFilter(self)
        self.hide()

    def show_over(self) -> None:
        """Show the hint."""
        if self.isHidden():
            self.setGeometry(self._over.rect())
            self.show()
            self.raise_()

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        self._tokens = tokens
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Stay as large as what is covered."""
        if event.type() == QEvent.Type.Resize and watched is self._over:
            self.setGeometry(self._over.rect())
        return False

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802
        """Paint a dashed frame and the words."""
        tokens = self._tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = QColor(tokens.accent_soft)
        veil.setAlphaF(0.92)
        place = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setBrush(veil)
        painter.setPen(QPen(QColor(tokens.accent), 2, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(place, RADIUS, RADIUS)
        font = self.font()
        font.setPixelSize(SECTION_PX)
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor(tokens.accent))
        upper, lower = QRectF(place), QRectF(place)
        upper.setBottom(place.center().y() - 2)
        lower.setTop(place.center().y() + 4)
        painter.drawText(
            upper, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom, self.tr("Add to Unlabelled")
        )
        painter.setFont(self.font())
        painter.setPen(QColor(tokens.text))
        words = self.tr("Let go on a bin at the left to label the photos at once.")
        painter.drawText(lower, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, words)
