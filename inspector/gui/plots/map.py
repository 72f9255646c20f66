"""The map of embeddings: alike images lie close. Hovering shows an image, a click opens it."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from inspector.gui.plots.items import Painted
from inspector.gui.plots.legend import DotLegend
from inspector.gui.plots.marks import Preview, paint_mark
from inspector.gui.plots.panel import PlotPanel
from inspector.gui.plots.shapes import Span, Table
from inspector.gui.theme.tokens import SPACE, Tokens
from inspector.gui.widgets.elided import ElidedLabel
from inspector.gui.widgets.segments import Choice, Segments
from inspector.services.edition import learns
from inspector.services.embedding_map import EmbeddingMap, Projection
from inspector.services.judgements import Judged

_REACH = 12.0  # pixels from an image that still hover it
_MARGIN = 0.06
_ORDER = (Projection.PCA, Projection.TSNE)


class MapPanel(PlotPanel):
    """A map in a card. Signals report intent: `projection_wanted`, `hovered` (a path, or None), `opened` (a path).

    `show_map` draws one, `show_preview` the picture of what is hovered, `show_busy` that one is being worked out.
    """

    projection_wanted = Signal(object)
    hovered = Signal(object)
    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Map"), x_axis="", y_axis="", parent=parent)
        self._map: EmbeddingMap | None = None
        self._cached: QPixmap | None = None
        self._cached_for: tuple[object, ...] = ()
        self.hovered_at: int | None = None
        self._item = Painted(self.view, self.plot.plotItem, self._paint, z=10)
        self._choice = Segments([Choice("PCA", self.tr("PCA: exact")), Choice("t-SNE", self.tr("t-SNE: neighbours"))])
        self._choice.chosen.connect(lambda place: self.projection_wanted.emit(_ORDER[place]))
        self._choice.show_chosen(0)
        if not learns():  # t-SNE is a library's that only the studio has
            self._choice.hide()
        self._stop = QPushButton(self.tr("Stop"))
        self._stop.hide()
        self.stopped = self._stop.clicked
        self._note = ElidedLabel(self.tr("near means alike"), "faint", where=Qt.TextElideMode.ElideRight)
        self.legend = DotLegend()
        row = QHBoxLayout()
        row.setSpacing(SPACE["s"])
        row.addWidget(self._note, 1)
        row.addWidget(self._stop)
        row.addWidget(self._choice)
        self.body.addWidget(self.legend)
        self.body.addLayout(row)
        self._preview = Preview(self)
        for name in ("bottom", "left"):
            self.plot.plotItem.hideAxis(name)
        self.plot.viewport().setMouseTracking(True)
        self.plot.viewport().installEventFilter(self)
        self.plot.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.plot.setAccessibleName(self.tr("Map of images: arrow keys go from image to image, Enter opens"))
        self.plot.installEventFilter(self)

    @property
    def projection(self) -> Projection:
        """Which layout is shown."""
        return self._map.projection if self._map else Projection.PCA

    def show_map(self, found: EmbeddingMap | None, hint: str = "") -> None:
        """Draw a map; None: there are too few images."""
        self._map = found
        self._cached = None
        self._choice.setEnabled(True)
        self._stop.hide()
        self._choice.show_chosen(_ORDER.index(self.projection))
        self.show_message("" if found else self.tr("A map needs at least four judged images."))
        self._note.setText(hint or self.tr("near means alike"))
        if found:
            self.show_spans(*(_span(found.places[:, axis]) for axis in (0, 1)))
        self._hover(None)
        self._item.update()

    def show_busy(self, projection: Projection) -> None:
        """Say that another layout is being worked out; the one that is shown stays."""
        self._choice.show_chosen(_ORDER.index(projection))
        self._choice.setEnabled(False)
        self._stop.setVisible(projection is Projection.TSNE)
        self._note.setText(self.tr("Laying out…"))

    @property
    def hovered_image(self) -> Judged | None:
        """The image that is hovered."""
        return self._map.judged[self.hovered_at] if self._map is not None and self.hovered_at is not None else None

    def show_preview(self, picture: QPixmap | None, words: str) -> None:
        """Show the picture of what is hovered."""
        if self.hovered_at is not None:
            self._preview.show_image(picture, words, near=self._pixels()[self.hovered_at], within=self.plot)

    def table(self) -> Table:
        """Return the places."""
        found = self._map
        header = ("x", "y", "score", "label", "kind", "role", "path")
        if found is None:
            return Table(header, ())
        rows = (
            (x, y, item.score, str(item.sample.label or ""), item.sample.kind, str(item.role), str(item.sample.path))
            for item, (x, y) in zip(found.judged, found.places.tolist(), strict=True)
        )
        return Table(header, tuple(rows))

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        super().restyle(tokens)
        self.legend.restyle(tokens)
        self._preview.restyle(tokens)
        self._cached = None
        self._item.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """Follow the mouse over the plot, and the keys while it has the focus."""
        if watched is self.plot.viewport():
            if event.type() is QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
                self._hover(self._nearest(event.position()))
            elif event.type() is QEvent.Type.Leave:
                self._hover(None)
            elif event.type() is QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent):
                self._hover(self._nearest(event.position()))
                self._open()
        elif event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._key(event):
            return True
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        steps = {Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
            return True
        if key in steps and self._map is not None:
            self._hover(self._next(QPointF(*steps[key])))
            return True
        return False

    def _next(self, way: QPointF) -> int:
        """Return the nearest image in a direction."""
        pixels = self._pixels()
        if self.hovered_at is None:
            return int(np.argmin(np.square(pixels - pixels.mean(0)).sum(1)))
        away = pixels - pixels[self.hovered_at]
        along, aside = away @ [way.x(), way.y()], np.abs(away @ [-way.y(), way.x()])
        cost = np.where((along > 0.5) & (along >= aside), np.hypot(along, aside), np.inf)
        return int(np.argmin(cost)) if np.isfinite(cost).any() else self.hovered_at

    def _nearest(self, at: QPointF) -> int | None:
        if self._map is None:
            return None
        away = np.square(self._pixels() - [at.x(), at.y()]).sum(1)
        place = int(np.argmin(away))
        return place if away[place] <= _REACH**2 else None

    def _hover(self, place: int | None) -> None:
        if place == self.hovered_at:
            return
        self.hovered_at = place
        self._preview.hide()
        viewport = self.plot.viewport()
        viewport.setCursor(Qt.CursorShape.ArrowCursor if place is None else Qt.CursorShape.PointingHandCursor)
        self._item.update()
        self.hovered.emit(self.hovered_image and self.hovered_image.sample.path)

    def _open(self) -> None:
        if self.hovered_image is not None:
            self.opened.emit(self.hovered_image.sample.path)

    def _pixels(self) -> NDArray[np.float64]:
        """Return where all images stand, (n, 2), in pixels of the plot."""
        assert self._map is not None
        low, high = self._item.at(0, 0), self._item.at(1, 1)
        scale = np.asarray([high.x() - low.x(), high.y() - low.y()])
        return np.asarray(self._map.places * scale + [low.x(), low.y()], np.float64)

    def _paint(self, painter: QPainter, item: Painted) -> None:
        if self._map is None:
            return
        wanted = (item.grid, painter.device().devicePixelRatioF())
        if self._cached is None or self._cached_for != wanted:
            self._cached, self._cached_for = self._drawn(item.grid, wanted[1]), wanted
        painter.drawPixmap(item.grid.topLeft(), self._cached)
        if self.hovered_at is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(self.tokens.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(*self._pixels()[self.hovered_at]), 8, 8)

    def _drawn(self, grid: QRectF, dpr: float) -> QPixmap:
        """Return all images as one picture: ten thousand dots are drawn once, not at every move of the mouse."""
        assert self._map is not None
        picture = QPixmap(QSize(round(grid.width() * dpr), round(grid.height() * dpr)).expandedTo(QSize(1, 1)))
        picture.setDevicePixelRatio(dpr)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(-grid.topLeft())
        order = sorted(range(len(self._map.judged)), key=lambda i: self._map.judged[i].role.unseen)  # type: ignore[union-attr]
        pixels = self._pixels().tolist()
        for i in order:
            paint_mark(painter, QPointF(*pixels[i]), self._map.judged[i], self.tokens)
        painter.end()
        return picture


def _span(places: NDArray[np.float64]) -> Span:
    low, high = float(places.min()), float(places.max())
    margin = max(high - low, 1e-6) * _MARGIN
    return Span(low - margin, high + margin)
