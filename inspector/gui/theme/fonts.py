"""The window's font at another size, for those that paint their own words; widgets have theirs from the style sheet."""

from PySide6.QtGui import QFont

BOLD = QFont.Weight.DemiBold


def sized(pixels: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Return the window's font in so many pixels, its figures all of one width."""
    font = QFont()  # that of the application
    font.setPixelSize(pixels)
    font.setWeight(weight)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font
