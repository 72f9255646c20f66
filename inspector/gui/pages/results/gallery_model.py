"""The images that are not as they should be, for a view; and how each is painted."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from inspector.core.judgement import Verdict
from inspector.gui.pages.results.words import outcome_word
from inspector.gui.theme.fonts import BOLD, sized
from inspector.gui.theme.icons import label_icon, pixmap
from inspector.gui.theme.tokens import FAINT_PX, LIGHT, RADIUS, Tokens
from inspector.gui.widgets.placing import contained
from inspector.gui.widgets.viewer import figure
from inspector.gui.words import bin_word
from inspector.services.judgements import Judged
from inspector.services.outcomes import Outcome

Row = tuple[Judged, Outcome]
Index = QModelIndex | QPersistentModelIndex
Picture = Callable[[Path, int], QPixmap | None]
ROW = Qt.ItemDataRole.UserRole + 1
CAPTION, GAP, EDGE = 42, 8, 4
_ICON, _PAD = 12, 6
_PLATE, _PLATE_PAD = 18, 5


class GalleryModel(QAbstractListModel):
    """Rows of judged images with what became of them."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[Row] = []

    @property
    def rows(self) -> Sequence[Row]:
        """All rows."""
        return self._rows

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows; where only scores or outcomes differ, the view keeps its place."""
        same = [row[0].sample.path for row in rows] == [row[0].sample.path for row in self._rows]
        if same:
            self._rows = list(rows)
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def repaint(self, path: Path) -> None:
        """Tell the view that the picture of a file has come."""
        for place, (judged, _) in enumerate(self._rows):
            if judged.sample.path == path:
                self.dataChanged.emit(self.index(place), self.index(place))

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802  Qt's name
        """Return how many rows there are."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a row, or what a screen reader says of it."""
        if not index.isValid():
            return None
        judged, outcome = self._rows[index.row()]
        if role == ROW:
            return self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{judged.sample.path.name}, {outcome_word(outcome)}, {figure(judged.score)}"
        if role == Qt.ItemDataRole.ToolTipRole:
            label = bin_word(judged.sample.label, judged.sample.kind)
            return f"{judged.sample.path.name}\n{label} · {outcome_word(outcome)} · {figure(judged.score)}"
        return None


class GalleryCell(QStyledItemDelegate):
    """Paints one image: its picture, what became of it, its score, and its label. `picture` gives thumbnails."""

    def __init__(self, picture: Picture) -> None:
        super().__init__()
        self._picture = picture
        self._tokens = LIGHT
        self._icons = lru_cache(pixmap)
        self.size = QSize(120, 120)

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        self._tokens = tokens

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802, ARG002
        """Return the size of the view's grid, which sets it."""
        return self.size

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a row."""
        judged, outcome = index.data(ROW)
        state = option.state
        place = option.rect.adjusted(2, 2, 2 - GAP, 2 - GAP)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        self._paint_body(painter, place, judged, chosen=chosen)
        self._paint_caption(painter, place, judged, outcome)
        self._paint_score(painter, place, judged)
        self._paint_frame(painter, place, chosen=chosen, focused=bool(state & QStyle.StateFlag.State_HasFocus))
        painter.restore()

    def _paint_body(self, painter: QPainter, place: QRect, judged: Judged, *, chosen: bool) -> None:
        tokens = self._tokens
        path = QPainterPath()
        path.addRoundedRect(QRectF(place), RADIUS, RADIUS)
        painter.setClipPath(path)
        painter.fillRect(place, QColor(tokens.accent_soft if chosen else tokens.surface))
        photo = QRect(place.left() + EDGE, place.top(), place.width() - EDGE, place.height() - CAPTION)
        painter.fillRect(photo, QColor(tokens.canvas))
        wanted = round(max(photo.width(), photo.height()) * painter.device().devicePixelRatioF())
        picture = self._picture(judged.sample.path, wanted)
        if picture is not None:
            painter.drawPixmap(contained(picture.size(), photo), picture, QRectF(picture.rect()))
        label = judged.sample.label
        edge = tokens.line_strong if label is None else tokens.of(Verdict(label)).edge
        painter.fillRect(QRect(place.left(), place.top(), EDGE, place.height()), QColor(edge))
        painter.setClipping(False)

    def _paint_caption(self, painter: QPainter, place: QRect, judged: Judged, outcome: Outcome) -> None:
        tokens = self._tokens
        left, width = place.left() + EDGE + _PAD, place.width() - EDGE - 2 * _PAD
        first = QRect(left, place.bottom() + 1 - CAPTION + 3, width, 18)
        second, label = first.translated(0, 18), judged.sample.label
        painter.setFont(sized(FAINT_PX, BOLD))
        painter.setPen(QColor(tokens.anomaly.text if outcome.mistaken else tokens.review.text))
        painter.drawText(first, Qt.AlignmentFlag.AlignVCenter, outcome_word(outcome))
        ink = tokens.faint if label is None else tokens.of(Verdict(label)).text
        mark = self._icons(label_icon(label), ink, _ICON, painter.device().devicePixelRatioF())
        painter.drawPixmap(QPointF(left, second.center().y() - _ICON / 2 + 0.5), mark)
        painter.setFont(sized(FAINT_PX))
        painter.setPen(QColor(tokens.faint))
        kind = shortened(bin_word(label, judged.sample.kind), width - _ICON - 5)
        painter.drawText(second.adjusted(_ICON + 5, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, kind)

    def _paint_score(self, painter: QPainter, place: QRect, judged: Judged) -> None:
        """Paint the score upon the picture's corner: beside the words it would cut them."""
        painter.setFont(sized(FAINT_PX, BOLD))
        score = figure(judged.score)
        width = painter.fontMetrics().horizontalAdvance(score) + 2 * _PLATE_PAD
        plate = QRectF(place.right() - width - 3, place.bottom() - CAPTION - _PLATE - 2, width, _PLATE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._tokens.surface))
        painter.drawRoundedRect(plate, 4, 4)
        painter.setPen(QColor(self._tokens.text))
        painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, score)

    def _paint_frame(self, painter: QPainter, place: QRect, *, chosen: bool, focused: bool) -> None:
        tokens = self._tokens
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(tokens.accent if chosen or focused else tokens.line), 2 if chosen else 1))
        inset = 0.0 if chosen else 0.5
        painter.drawRoundedRect(QRectF(place).adjusted(inset, inset, -inset, -inset), RADIUS, RADIUS)


def shortened(words: str, width: int) -> str:
    """Shorten words at their end to a width in pixels."""
    return QFontMetrics(sized(FAINT_PX)).elidedText(words, Qt.TextElideMode.ElideRight, width)
