"""A label that shortens what does not fit, in the middle, and shows the whole in its tooltip."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget


class ElidedLabel(QLabel):
    """A label of one line; `most` is how many pixels it asks for at most, 0: as many as its text needs."""

    def __init__(
        self,
        text: str = "",
        role: str = "",
        *,
        most: int = 0,
        where: Qt.TextElideMode = Qt.TextElideMode.ElideMiddle,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._most, self._where = most, where
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        if role:
            self.setProperty("role", role)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the size of the whole text, or the most."""
        width = self.fontMetrics().horizontalAdvance(self.text()) + 2
        return QSize(min(width, self._most) if self._most else width, self.fontMetrics().height() + 2)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return room for a few letters."""
        return QSize(min(self.sizeHint().width(), 24), self.sizeHint().height())

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802
        """Paint as much as fits."""
        shown = self.fontMetrics().elidedText(self.text(), self._where, self.width())
        self.setToolTip(self.text() if shown != self.text() else "")
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        painter.setFont(self.font())
        painter.drawText(self.rect(), self.alignment() | Qt.AlignmentFlag.AlignVCenter, shown)
