"""Our own icons: strokes on a grid of 24, drawn in the colour that is asked for, sharp at every scaling."""

import re
from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from inspector.core.judgement import Verdict
from inspector.core.sample import Label
from inspector.store.places import resources

_DISABLED_OPACITY = 0.4
_STROKE = re.compile(r'stroke-width="([0-9.]+)"')


def icon(name: str, colour: str, *, size: int = 22) -> QIcon:
    """Return the icon `name` (a file of `resources/icons`) in a colour, for the scalings of all screens.

    Where a screen is added, the theme says `changed`, so that icons are made for it, too.
    """
    made = QIcon()
    for dpr in sorted({screen.devicePixelRatio() for screen in QGuiApplication.screens()} or {1.0}):
        drawn = pixmap(name, colour, size, dpr)
        made.addPixmap(drawn)
        made.addPixmap(_faded(drawn), QIcon.Mode.Disabled)
    return made


def pixmap(name: str, colour: str, size: int, dpr: float = 1.0) -> QPixmap:
    """Return the icon as a square picture, `size` points wide on a screen with `dpr` pixels a point."""
    drawn = QPixmap(QSize(1, 1) * max(1, round(size * dpr)))
    drawn.setDevicePixelRatio(dpr)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    draw_icon(painter, name, colour, QRectF(0, 0, size, size))
    painter.end()
    return drawn


def draw_icon(painter: QPainter, name: str, colour: str, place: QRectF, *, heavier: float = 1.0) -> None:
    """Draw the icon into a square of what is being painted; `heavier` says how many times as thick its strokes are."""
    paths = _source(name).replace("currentColor", QColor(colour).name())
    if heavier != 1:
        paths = _STROKE.sub(lambda found: f'stroke-width="{float(found[1]) * heavier:g}"', paths)
    QSvgRenderer(QByteArray(paths.encode())).render(painter, place)


def verdict_icon(verdict: Verdict) -> str:
    """Return the name of a verdict's icon."""
    return verdict.value


def label_icon(label: Label | None) -> str:
    """Return the name of a label's icon; None is unlabelled."""
    return "unlabelled" if label is None else label.value


@lru_cache
def _source(name: str) -> str:
    return (resources() / "icons" / f"{name}.svg").read_text("utf-8")


def _faded(drawn: QPixmap) -> QPixmap:
    faded = QPixmap(drawn.size())
    faded.setDevicePixelRatio(drawn.devicePixelRatio())
    faded.fill(Qt.GlobalColor.transparent)
    painter = QPainter(faded)
    painter.setOpacity(_DISABLED_OPACITY)
    painter.drawPixmap(0, 0, drawn)
    painter.end()
    return faded
