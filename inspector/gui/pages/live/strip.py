"""The last verdicts as a strip of pictures, the newest at the right; a click shows that inspection again."""

from collections import OrderedDict
from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from inspector.gui.pages.live.room import Room
from inspector.gui.pages.live.seen import Shown
from inspector.gui.theme.fonts import sized
from inspector.gui.theme.icons import draw_icon
from inspector.gui.theme.tokens import FAINT_PX, LIGHT, RADIUS, Tokens
from inspector.gui.widgets.viewer.legend import figure

_HEIGHTS = {Room.TIGHT: 72, Room.LOW: 92, Room.ROOMY: 110}
_LEAST_WIDTH, _GAP = 84, 8
_EDGE, _CAPTION, _ICON = 4, 24, 12
_KEPT = 64  # cells
_Key = tuple[int, bool, float, float, float]


class Strip(QWidget):
    """Shows as many of the last inspections as fit. `chosen` carries the id of one that is clicked."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tokens = LIGHT
        self._cache: OrderedDict[_Key, tuple[Shown, QPixmap]] = OrderedDict()
        self._all: tuple[Shown, ...] = ()
        self._marked: int | None = None
        self._mark_newest = False
        self.setFixedHeight(_HEIGHTS[Room.ROOMY])
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Last verdicts"))
        self.setAccessibleDescription(self.tr("Left and right choose one, which is shown again."))

    def show_last(self, shown: Sequence[Shown]) -> None:
        """Show the last inspections, the newest at the end."""
        if tuple(shown) != self._all:
            self._all = tuple(shown)
            self.update()

    def mark(self, id: int | None, *, newest: bool = True) -> None:
        """Mark the inspection that is looked at; None: the newest, or none where that is not seen either."""
        if (id, newest) != (self._marked, self._mark_newest):
            self._marked, self._mark_newest = id, newest
            self.update()

    def show_room(self, room: Room) -> None:
        """Be lower, in a small window."""
        self.setFixedHeight(_HEIGHTS[room])

    @property
    def span(self) -> str:
        """From when to when the inspections are that are seen; empty: there are none."""
        visible = self.visible
        if not visible:
            return ""
        return self.tr("{first} to {last}").format(first=visible[0].time[:5], last=visible[-1].time[:5])

    @property
    def visible(self) -> tuple[Shown, ...]:
        """The inspections that fit into the width."""
        return self._all[-self._room() :]

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        self._tokens = tokens
        self._cache.clear()
        self.update()

    def place_of(self, id: int) -> QRectF | None:
        """Return where an inspection stands; None where it is not seen."""
        return next((place for shown, place in self._cells() if shown.id == id), None)

    def _room(self) -> int:
        return max(1, (self.width() + _GAP) // (_LEAST_WIDTH + _GAP))

    def _cells(self) -> list[tuple[Shown, QRectF]]:
        room, visible = self._room(), self.visible
        width = (self.width() - _GAP * (room - 1)) / room
        first = room - len(visible)
        lefts = (round((first + i) * (width + _GAP)) for i in range(len(visible)))  # whole pixels: sharp edges
        return [(shown, QRectF(left, 0, int(width), self.height())) for shown, left in zip(visible, lefts, strict=True)]

    def _drawn(self, shown: Shown, size: QSizeF, *, marked: bool) -> QPixmap:
        """Return a cell as it was drawn once: at thirty parts a second only the new ones are drawn."""
        ratio = self.devicePixelRatioF()
        key = (id(shown), marked, size.width(), size.height(), ratio)
        if key not in self._cache:
            while len(self._cache) >= _KEPT:
                self._cache.popitem(last=False)
            pixmap = QPixmap((size * ratio).toSize())
            pixmap.setDevicePixelRatio(ratio)
            pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(pixmap)
            painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
            self._paint_cell(painter, shown, QRectF(0, 0, size.width(), size.height()), marked=marked)
            painter.end()
            self._cache[key] = shown, pixmap
        return self._cache[key][1]

    def _paint_cell(self, painter: QPainter, shown: Shown, place: QRectF, *, marked: bool) -> None:
        tokens = self._tokens
        colours = tokens.of(shown.verdict)
        none = shown.icon == "no-picture"
        outline = QPainterPath()
        outline.addRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        painter.save()
        painter.setClipPath(outline)
        painter.fillRect(place, QColor(tokens.accent_soft if marked else tokens.surface))
        canvas = place.adjusted(_EDGE, 0, 0, -_CAPTION)
        painter.fillRect(canvas, QColor(tokens.canvas))
        painter.fillRect(QRectF(place.topLeft(), QSizeF(_EDGE, place.height())), QColor(self._edge(shown)))
        if shown.picture is not None:
            size = QSizeF(shown.picture.size()).scaled(canvas.size(), Qt.AspectRatioMode.KeepAspectRatio)
            target = QRectF(canvas.center().x() - size.width() / 2, canvas.center().y() - size.height() / 2, 0, 0)
            target.setSize(size)
            painter.drawImage(target, shown.picture)
        else:
            side = 24
            middle = canvas.center()
            draw_icon(painter, shown.icon, tokens.faint, QRectF(middle.x() - 12, middle.y() - 12, side, side))
        painter.restore()
        self._paint_caption(painter, shown, place, tokens.faint if none else colours.text)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(tokens.accent if marked else tokens.line), 2 if marked else 1))
        painter.drawPath(outline)

    def _paint_caption(self, painter: QPainter, shown: Shown, place: QRectF, ink: str) -> None:
        top = place.bottom() - _CAPTION
        left = place.left() + _EDGE + 6
        draw_icon(painter, shown.icon, ink, QRectF(left, top + (_CAPTION - _ICON) / 2, _ICON, _ICON))
        painter.setFont(sized(FAINT_PX))
        painter.setPen(QColor(self._tokens.text))
        words = QRectF(left + _ICON + 5, top, place.right() - left - _ICON - 9, _CAPTION)
        text = "–" if shown.score is None else figure(shown.score)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)

    def _edge(self, shown: Shown) -> str:
        return self._tokens.meter if shown.icon == "no-picture" else self._tokens.of(shown.verdict).edge

    def _marked_of(self, shown: Shown) -> bool:
        if self._marked is not None:
            return shown.id == self._marked
        return self._mark_newest and shown is self._all[-1]

    # Qt

    def sizeHint(self) -> QSize:  # noqa: N802
        """Ask for a few pictures."""
        return QSize(6 * _LEAST_WIDTH, self.height())

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802
        """Paint the inspections, and the places of those to come."""
        painter = QPainter(self)
        for shown, place in self._cells():
            painter.drawPixmap(place.topLeft(), self._drawn(shown, place.size(), marked=self._marked_of(shown)))
        if not self._all:
            painter.setPen(QColor(self._tokens.faint))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignLeft, self.tr("The last parts stand here."))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(self._tokens.accent), 1, Qt.PenStyle.DotLine))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Choose the inspection that is clicked."""
        for shown, place in self._cells():
            if place.contains(event.position()) and shown.id is not None:
                self.chosen.emit(shown.id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Name the inspection under the pointer."""
        under = next((shown for shown, place in self._cells() if place.contains(event.position())), None)
        self.setToolTip(f"{under.name}, {under.time}" if under else "")
        self.setCursor(Qt.CursorShape.PointingHandCursor if under else Qt.CursorShape.ArrowCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Choose the one before or after."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        step = steps.get(Qt.Key(event.key()))
        ids = [shown.id for shown in self.visible]
        if step is None or not ids:
            super().keyPressEvent(event)
            return
        at = ids.index(self._marked) if self._marked in ids else len(ids) - 1
        id = ids[max(0, min(len(ids) - 1, at + step))]
        if id is not None:
            self.chosen.emit(id)
