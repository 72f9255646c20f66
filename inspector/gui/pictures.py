"""Arrays as images of Qt and back: the one place where the memory of both meets.

Everything here may be called from any thread: QImage needs no window.
"""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

_OPAQUE = QImage.Format.Format_RGB32


def image_of(rgb: NDArray[np.uint8]) -> QImage:
    """Return uint8 (h, w, 3) RGB as an image of its own that painting need not convert."""
    pixels = np.ascontiguousarray(rgb)
    height, width = pixels.shape[:2]
    return QImage(pixels.data, width, height, 3 * width, QImage.Format.Format_RGB888).convertToFormat(_OPAQUE)


def image_of_bgra(bgra: NDArray[np.uint8], form: QImage.Format = _OPAQUE) -> QImage:
    """Return uint8 (h, w, 4), blue first, as an image of its own; `form` says what the fourth byte means."""
    pixels = np.ascontiguousarray(bgra)
    height, width = pixels.shape[:2]
    return QImage(pixels.data, width, height, 4 * width, form).copy()  # Qt keeps nothing of the array alive


def array_of(image: QImage) -> NDArray[np.uint8]:
    """Return an image as uint8 (h, w, 3) RGB of its own; what shines through is lost."""
    plain = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(plain.constBits(), np.uint8).reshape(plain.height(), plain.bytesPerLine())
    return rows[:, : 3 * plain.width()].reshape(plain.height(), plain.width(), 3).copy()
