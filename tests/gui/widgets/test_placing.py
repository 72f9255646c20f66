from PySide6.QtCore import QRect, QRectF, QSize, QSizeF

from inspector.gui.widgets.placing import contained, middle


def test_a_wide_picture_is_seen_whole_between_bars_above_and_below() -> None:
    assert contained(QSize(200, 100), QRect(10, 0, 100, 100)) == QRectF(10, 25, 100, 50)


def test_of_a_wide_picture_a_square_shows_the_middle() -> None:
    assert middle(QSize(200, 100), QSizeF(50, 50)) == QRectF(50, 0, 100, 100)
