"""Where the pages are scrolled once the window is smaller than the page in front can be.

A small screen at 200 % is 683 × 384: no page fits into that, and none may be cut off.
"""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QWidget


class PageScroll(QScrollArea):
    """Gives the pages all the room there is, and never less than the one in front needs.

    Qt's own way (`setWidgetResizable`) asks all pages, and for the height that they would like to have.
    """

    def __init__(self, pages: QStackedWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages = pages
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCornerWidget(QWidget())  # Qt draws something there otherwise
        self.setWidget(pages)
        pages.installEventFilter(self)
        pages.currentChanged.connect(self._fit)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Follow the window."""
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Follow what the page needs."""
        if watched is self._pages and event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return False

    def _fit(self) -> None:
        page = self._pages.currentWidget()
        if page is not None:
            least = page.minimumSizeHint().expandedTo(page.minimumSize())
            self._pages.resize(self.viewport().size().expandedTo(least))
