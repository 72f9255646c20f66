"""What the camera sees now, small, over the picture that the verdict is about."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from inspector.gui.pages.live.seen import INSET
from inspector.gui.theme.fonts import sized
from inspector.gui.theme.tokens import FAINT_PX, LIGHT, RADIUS, Tokens


class Inset(QWidget):
    """What the camera sees now, small, in a corner of the picture that the verdict is about."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self._tokens = LIGHT
        self._image: QImage | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(self.tr("What the camera sees now"))
        self.hide()
        over.installEventFilter(self)

    def show_image(self, image: QImage | None) -> None:
        """Show a small picture, or nothing."""
        self._image = image
        if image is not None:
            size = image.size().scaled(QSize(INSET, INSET), Qt.AspectRatioMode.KeepAspectRatio)
            if size != self.size():
                self.resize(size)
                self._place()
        self.setVisible(image is not None)
        self.update()

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        self._tokens = tokens
        self.update()

    def _place(self) -> None:
        self.move(QPoint(self._over.width() - self.width() - 8, 8))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Stay in the corner."""
        if watched is self._over and event.type() is QEvent.Type.Resize:
            self._place()
        return False

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802
        """Paint the picture with a line around it, and its word."""
        if self._image is None:
            return
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRectF(self.rect()), self._image)
        painter.setPen(QPen(QColor(self._tokens.surface), 2))
        painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        painter.setFont(sized(FAINT_PX))
        word = self.tr("Now")
        plate = QRectF(6, 6, painter.fontMetrics().horizontalAdvance(word) + 12, 20)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._tokens.surface))
        painter.drawRoundedRect(plate, RADIUS - 2, RADIUS - 2)
        painter.setPen(QColor(self._tokens.text))
        painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, word)
