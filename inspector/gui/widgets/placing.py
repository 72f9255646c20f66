"""Where a picture goes in a place of another shape."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, QSizeF, Qt


def contained(picture: QSize, place: QRect) -> QRectF:
    """Return where in its place a picture is seen whole, as large as it can be."""
    found = QRectF(QPointF(), QSizeF(picture.scaled(place.size(), Qt.AspectRatioMode.KeepAspectRatio)))
    found.moveCenter(QRectF(place).center())
    return found


def middle(picture: QSize, place: QSizeF) -> QRectF:
    """Return the largest part around the middle of a picture that has the shape of its place."""
    seen = QRectF(QPointF(), place.scaled(QSizeF(picture), Qt.AspectRatioMode.KeepAspectRatio))
    seen.moveCenter(QRectF(QPointF(), QSizeF(picture)).center())
    return seen
