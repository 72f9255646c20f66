"""The last parts in operator mode, as a row of their verdicts."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from inspector.core.judgement import Verdict
from inspector.gui.pages.live.seen import Shown
from inspector.gui.theme.fonts import sized
from inspector.gui.theme.icons import draw_icon
from inspector.gui.theme.tokens import LIGHT, RADIUS, Tokens


class LastParts(QWidget):
    """The last parts as a row of their verdicts, the newest at the right."""

    _CELL, _GAP, _HEIGHT, _TITLE = 50, 8, 72, 26

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tokens = LIGHT
        self._all: tuple[Shown, ...] = ()
        self.setFixedHeight(self._TITLE + self._HEIGHT)
        self.setAccessibleName(self.tr("Last parts"))

    def show_last(self, shown: Sequence[Shown]) -> None:
        """Show the last inspections, the newest at the end."""
        if tuple(shown) != self._all:
            self._all = tuple(shown)
            self.update()

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        self._tokens = tokens
        self.update()

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802
        """Paint the squares."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(sized(16))
        painter.setPen(QColor(self._tokens.faint))
        painter.drawText(QRectF(0, 0, self.width(), self._TITLE), Qt.AlignmentFlag.AlignLeft, self.tr("Last parts"))
        room = max(1, (self.width() + self._GAP) // (self._CELL + self._GAP))
        width = (self.width() - self._GAP * (room - 1)) / room
        shown = self._all[-room:]
        for i, part in enumerate(shown):
            left = (room - len(shown) + i) * (width + self._GAP)
            self._paint(painter, part, QRectF(left, self._TITLE, width, self._HEIGHT))

    def _paint(self, painter: QPainter, part: Shown, place: QRectF) -> None:
        tokens = self._tokens
        none = part.icon == "no-picture"
        verdict = tokens.of(part.verdict)
        ground, ink = (
            (verdict.soft, verdict.text) if part.verdict is Verdict.GOOD else (verdict.solid, verdict.on_solid)
        )
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.line if none else ground))
        painter.drawRoundedRect(place, RADIUS, RADIUS)
        side = 26
        middle = place.center()
        draw_icon(
            painter, part.icon, tokens.text if none else ink, QRectF(middle.x() - 13, middle.y() - 13, side, side)
        )
