"""How the parts of the Images page lie: three columns, narrower at the sides in a small window."""

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from inspector.gui.pages.images.viewer_pane import NARROW, TIGHT, WIDE
from inspector.gui.theme.tokens import SPACE

_BINS, _BINS_NARROW = 200, 176
_NARROW_BELOW = 1360  # the page's width in a window of 1440 is 1368
_TIGHT_BELOW = 1140  # in one of 1366 pixels it is 1294, and 1021 at 125 %


class Columns(QHBoxLayout):
    """The bins with what is said of them below, the middle, and of what may stand at the right, one at a time."""

    def __init__(self, bins: QWidget, below: tuple[QWidget, ...], middle: QWidget, right: tuple[QWidget, ...]) -> None:
        super().__init__()
        self._left = QWidget()
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(SPACE["m"])
        left.addWidget(bins, 1)
        for widget in below:
            left.addWidget(widget)
        self._right = QStackedWidget()
        for widget in right:
            self._right.addWidget(widget)
        self.addWidget(self._left)
        self.addWidget(middle, 1)
        self.addWidget(self._right)

    def show_right(self, widget: QWidget) -> None:
        """Show one of what may stand at the right."""
        self._right.setCurrentWidget(widget)

    def fit(self, width: int) -> bool:
        """Have the widths of the look in a page of this width; return whether it is tight."""
        narrow, tight = width < _NARROW_BELOW, width < _TIGHT_BELOW
        self.setSpacing(SPACE["m" if narrow else "l"])
        self._left.setFixedWidth(_BINS_NARROW if narrow else _BINS)
        self._right.setFixedWidth(TIGHT if tight else NARROW if narrow else WIDE)
        return tight
