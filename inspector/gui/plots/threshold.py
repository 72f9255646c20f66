"""A threshold to drag: a line of 2 px with a grip, and a flag that says which it is and where it stands."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QRegion,
)
from PySide6.QtWidgets import QWidget

from inspector.core.judgement import Verdict
from inspector.gui.theme.fonts import BOLD, sized
from inspector.gui.theme.icons import draw_icon, verdict_icon
from inspector.gui.theme.tokens import LIGHT, TEXT_PX, Tokens

FLAG_HEIGHT, REACH = 28, 32  # pixels; a finger needs the second
_GRIP = QSize(10, 36)
_ICON, _GAP, _AROUND = 14, 4, 10
_LINE = 2.0
_APART = 2
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Down: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: 1}
_LEAPS = {Qt.Key.Key_PageDown: -10, Qt.Key.Key_PageUp: 10}


class Threshold(QWidget):
    """Lies over a plot, from its flag's top to the foot of its line; moved by mouse, finger and arrow keys.

    `dragged` carries the x where the line is wanted, in pixels of the parent; `stepped` how many steps it was moved
    by keys; `settled` comes when it was let go.
    """

    dragged = Signal(float)
    stepped = Signal(int)
    settled = Signal()

    def __init__(self, verdict: Verdict, parent: QWidget) -> None:
        super().__init__(parent)
        self.verdict = verdict
        self._tokens = LIGHT
        self._words = ""
        self._x = 0.0  # of the line, and the flag, in own pixels
        self._flag = QRect()
        self._grabbed: float | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.SizeHorCursor)

    @property
    def words(self) -> str:
        """What the flag says."""
        return self._words

    @property
    def flag_width(self) -> int:
        """How wide the flag is with these words."""
        metrics = QFontMetrics(sized(TEXT_PX, BOLD))
        return metrics.horizontalAdvance(self._words) + _ICON + _GAP + 2 * _AROUND

    @property
    def line_x(self) -> float:
        """Where the line stands, in pixels of the parent."""
        return self.x() + self._x

    def say(self, words: str) -> None:
        """Say this on the flag: "Review from 2.30"."""
        self._words = words
        self.setAccessibleName(words)
        self.update()

    def place(self, x: float, flag_left: float, *, top: int, bottom: int, reach: tuple[float, float]) -> None:
        """Stand at `x`, the flag's left at `flag_left`, all in pixels of the parent.

        `reach`: how far left and right of the line it can be taken hold of, up to half of `REACH`.
        """
        left = min(int(flag_left), int(x - REACH / 2))
        right = max(int(flag_left) + self.flag_width, int(x + REACH / 2)) + 1
        self.setGeometry(left, top, right - left, bottom - top)
        self._x = x - left
        self._flag = QRect(int(flag_left) - left, 0, self.flag_width, FLAG_HEIGHT)
        begin, end = round(self._x - reach[0]), round(self._x + reach[1])
        line = QRect(begin, FLAG_HEIGHT, end - begin, bottom - top - FLAG_HEIGHT)
        self.setMask(QRegion(self._flag.adjusted(-1, 0, 1, 0)) + QRegion(line))
        self.update()

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        self._tokens = tokens
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002  Qt's name
        """Paint line, flag and grip."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = self._tokens.of(self.verdict)
        painter.fillRect(QRectF(self._x - _LINE / 2, FLAG_HEIGHT - 6, _LINE, self.height()), QColor(colours.solid))
        self._paint_flag(painter)
        self._paint_grip(painter)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Take the line by hand; it keeps its distance from the finger."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._grabbed = event.position().x() - self._x
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Ask to be moved."""
        if self._grabbed is not None:
            self.dragged.emit(self.mapToParent(event.position()).x() - self._grabbed)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802, ARG002
        """Let go."""
        if self._grabbed is not None:
            self._grabbed = None
            self.update()
            self.settled.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Arrow keys move by a step, with Shift and Page keys by ten."""
        key = Qt.Key(event.key())
        leap = 10 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
        steps = _STEPS.get(key, 0) * leap or _LEAPS.get(key, 0)
        if steps:
            self.stepped.emit(steps)
            self.settled.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Stand above the other one while it has the focus."""
        self.raise_()
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Show that the focus is elsewhere."""
        self.update()
        super().focusOutEvent(event)

    def _paint_flag(self, painter: QPainter) -> None:
        colours = self._tokens.of(self.verdict)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.solid))
        painter.drawRoundedRect(QRectF(self._flag), 5, 5)
        icon = QRectF(self._flag.left() + _AROUND - 2, (FLAG_HEIGHT - _ICON) / 2, _ICON, _ICON)
        draw_icon(painter, verdict_icon(self.verdict), colours.on_solid, icon)
        painter.setFont(sized(TEXT_PX, BOLD))
        painter.setPen(QColor(colours.on_solid))
        text = QRectF(self._flag).adjusted(_AROUND + _ICON + _GAP - 2, 0, 0, 0)
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._words)

    def _paint_grip(self, painter: QPainter) -> None:
        colours = self._tokens.of(self.verdict)
        middle = FLAG_HEIGHT + (self.height() - FLAG_HEIGHT) * 0.5
        grip = QRectF(0, 0, _GRIP.width(), _GRIP.height())
        grip.moveCenter(QPointF(self._x, middle))
        if self.hasFocus():
            painter.setPen(QPen(QColor(self._tokens.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(grip.adjusted(-4, -4, 4, 4), 8, 8)
        painter.setPen(QPen(QColor(colours.solid), 2))
        painter.setBrush(QColor(colours.soft if self._grabbed is not None else self._tokens.surface))
        painter.drawRoundedRect(grip, 5, 5)
        painter.setPen(QPen(QColor(self._tokens.faint), 1))
        for x in (-1.5, 1.5):
            painter.drawLine(QPointF(self._x + x, middle - 6), QPointF(self._x + x, middle + 6))


def flag_lefts(xs: Sequence[float], widths: Sequence[int], *, room: int) -> tuple[int, int]:
    """Return where two flags begin: at the outer sides of their lines, inside of `room` and never over each other."""
    first = max(0, round(xs[0] + 1) - widths[0])
    second = min(max(round(xs[1] - 1), first + widths[0] + _APART), room - widths[1])
    return max(0, min(first, second - _APART - widths[0])), second
