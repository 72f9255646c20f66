"""Pictures, limits and a hand with a mouse for tests of the viewer."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from inspector.core.judgement import HeatMap, Limit, Limits
from inspector.gui.widgets.viewer import PhotoView

LIMITS = Limits(
    review=Limit(2.0, wanted=0.1, promised=0.1, guaranteed=True),
    anomaly=Limit(3.0, wanted=0.01, promised=0.01, guaranteed=True),
)
GREY = 128
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def a_photo(width: int = 200, height: int = 100) -> NDArray[np.uint8]:
    return np.full((height, width, 3), GREY, np.uint8)


def a_heat_map(*, peak: float, width: int = 200, height: int = 100) -> HeatMap:
    """A map of 8 × 16 patches, all at 1 but four in the middle."""
    values = np.ones((8, 16), np.float32)
    values[3:5, 7:9] = peak
    return HeatMap(values, (height, width))


def drag(qtbot: QtBot, view: PhotoView, start: tuple[int, int], end: tuple[int, int]) -> None:
    qtbot.mousePress(view, LEFT, NONE, QPoint(*start))
    qtbot.mouseMove(view, QPoint(*end))
    qtbot.mouseRelease(view, LEFT, NONE, QPoint(*end))
