"""A field to search with."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from inspector.gui.theme.icons import icon, pixmap
from inspector.gui.theme.tokens import Tokens

_GLASS = 16


class SearchField(QLineEdit):
    """A field with a glass at its left."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._glass = QLabel(self)
        self._glass.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setTextMargins(_GLASS + 8, 0, 0, 0)
        self._empty = QAction(
            self.tr("Empty the search"), self
        )  # Qt's own button has the system's picture, or a stray one
        self._empty.setVisible(False)
        self._empty.triggered.connect(self.clear)
        self.addAction(self._empty, QLineEdit.ActionPosition.TrailingPosition)
        self.textChanged.connect(lambda text: self._empty.setVisible(bool(text)))

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        self._glass.setPixmap(pixmap("search", tokens.faint, _GLASS, self.devicePixelRatioF()))
        self._empty.setIcon(icon("close", tokens.faint, size=_GLASS))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Keep the glass in the middle of the height."""
        super().resizeEvent(event)
        self._glass.setGeometry(12, (self.height() - _GLASS) // 2, _GLASS, _GLASS)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Empty the field with Esc."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        super().keyPressEvent(event)
