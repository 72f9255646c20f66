"""Why a part has its verdict: its hottest spot beside the good patches that are nearest to it."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from inspector.core.judgement import Verdict
from inspector.gui.pictures import image_of
from inspector.gui.theme.fonts import BOLD, sized
from inspector.gui.theme.tokens import FAINT_PX, LIGHT, Tokens
from inspector.gui.widgets.lines import label
from inspector.gui.widgets.placing import middle
from inspector.gui.widgets.viewer import figure
from inspector.gui.words import in_figures

if TYPE_CHECKING:
    from inspector.runtime.memory import Reason

NEIGHBOURS = 3
_EDGE, _LINE, _GAP = 4, 17, 6
_ASPECT = 0.84


class Crop(QAbstractButton):
    """A small piece of a picture with a coloured edge and two lines of words; a click asks to see where it is from."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tokens = LIGHT
        self._image = QImage()
        self._edge: Verdict = Verdict.GOOD
        self._words = ("", "")
        self._strong = False
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumWidth(56)

    def show_crop(self, crop: NDArray[np.uint8], edge: Verdict, first: str, second: str, *, strong: bool) -> None:
        """Show uint8 (h, w, 3) RGB with the edge of a verdict; `strong` words stand in the verdict's colour."""
        self._image = image_of(crop)
        self._edge, self._words, self._strong = edge, (first, second), strong
        self.setAccessibleName(f"{first}, {second}")
        self.setToolTip(f"{first}, {second}")
        self.update()

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        self._tokens = tokens
        self.update()

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """Say that the picture keeps its shape."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Return the height of picture and words."""
        return round(width * _ASPECT) + _GAP + 2 * _LINE

    def sizeHint(self) -> QSize:  # noqa: N802
        """Ask for the look's size."""
        return QSize(94, self.heightForWidth(94))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Paint picture, edge and words."""
        tokens = self._tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        place = QRect(0, 0, self.width(), self.height() - _GAP - 2 * _LINE)
        painter.fillRect(place, QColor(tokens.canvas))
        if not self._image.isNull():
            painter.drawImage(QRectF(place), self._image, middle(self._image.size(), QSizeF(place.size())))
        painter.fillRect(QRect(0, 0, _EDGE, place.height()), QColor(tokens.of(self._edge).edge))
        painter.setPen(QPen(QColor(tokens.accent), 2) if self.hasFocus() else QColor(tokens.line_strong))
        painter.drawRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5))
        self._paint_words(painter, place.bottom() + _GAP)

    def _paint_words(self, painter: QPainter, top: int) -> None:
        first = self._tokens.of(self._edge).text if self._strong else self._tokens.text
        for row, (text, colour) in enumerate(zip(self._words, (first, self._tokens.faint), strict=True)):
            painter.setFont(sized(FAINT_PX, BOLD if self._strong and row == 0 else QFont.Weight.Normal))
            painter.setPen(QColor(colour))
            shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, self.width())
            line = QRect(0, top + row * _LINE, self.width(), _LINE)
            painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)


class Why(QWidget):
    """A sentence, this spot, and the nearest good patches with their distances.

    `spot_wanted` asks to see the spot (x, y in pixels of the photograph), `image_wanted` the image that a good patch
    is from.
    """

    spot_wanted = Signal(int, int)
    image_wanted = Signal(Path)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spot = (0, 0)
        self._paths: list[Path | None] = [None] * NEIGHBOURS
        self._shown = 0
        self._sentence = label(role="muted", wrap=True)
        self._this = Crop()
        self._this.clicked.connect(lambda: self.spot_wanted.emit(*self._spot))
        self._neighbours = [Crop() for _ in range(NEIGHBOURS)]
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(label(self.tr("Why"), "strong"), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._sentence, 1)
        crops = QHBoxLayout()
        crops.setSpacing(8)
        for index, crop in enumerate([self._this, *self._neighbours]):
            crops.addWidget(crop, 1)
            if index:
                crop.clicked.connect(lambda _=False, i=index - 1: self._wanted(i))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addLayout(crops)

    def show_reason(self, reason: "Reason", verdict: Verdict, parts: int, find: Callable[[str], Path | None]) -> None:
        """Show why; `parts` is how many good parts are remembered, `find` tells the file of a content hash."""
        self._sentence.setText(self._say(verdict).format(count=parts))
        self._spot, self._shown = reason.at, len(reason.neighbours)
        self._this.show_crop(reason.crop, verdict, self.tr("This part"), self.tr("hottest spot"), strong=True)
        for index, crop in enumerate(self._neighbours):
            crop.setVisible(index < len(reason.neighbours))
            if index >= len(reason.neighbours):
                continue
            near = reason.neighbours[index]
            path = self._paths[index] = find(near.image)
            name = self.tr("good {name}").format(name=path.stem) if path else self.tr("a good part")
            away = self.tr("{distance} away").format(distance=_distance(near.distance))
            crop.show_crop(near.crop, Verdict.GOOD, away, name, strong=False)
            crop.setCursor(Qt.CursorShape.PointingHandCursor if path else Qt.CursorShape.ArrowCursor)

    @property
    def complete(self) -> bool:
        """Whether the file of each good patch that is shown is known."""
        return all(path is not None for path in self._paths[: self._shown])

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        for crop in (self._this, *self._neighbours):
            crop.restyle(tokens)

    def _say(self, verdict: Verdict) -> str:
        return {
            Verdict.GOOD: self.tr("Even the least usual spot is like those of {count} good parts."),
            Verdict.REVIEW: self.tr("Few spots like this in {count} good parts."),
            Verdict.ANOMALY: self.tr("Nothing like this spot in {count} good parts."),
        }[verdict]

    def _wanted(self, index: int) -> None:
        if (path := self._paths[index]) is not None:
            self.image_wanted.emit(path)


def _distance(value: float) -> str:
    """Return a distance between features, which are often far below 1, with figures that tell neighbours apart."""
    return in_figures(value, 3) if value < 1 else figure(value)
