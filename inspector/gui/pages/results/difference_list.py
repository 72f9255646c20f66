"""The images that two bundles judge differently, a row each."""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QAbstractListModel, QObject, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from inspector.core.judgement import Verdict
from inspector.gui.pages.results.gallery_model import ROW, Index, Picture
from inspector.gui.pages.results.words import outcome_word, translate
from inspector.gui.theme.fonts import BOLD, sized
from inspector.gui.theme.icons import label_icon, pixmap
from inspector.gui.theme.tokens import FAINT_PX, LIGHT, RADIUS, TEXT_PX, Tokens
from inspector.gui.widgets.placing import contained
from inspector.gui.widgets.viewer import figure
from inspector.gui.words import bin_word
from inspector.services.outcomes import Difference, Outcome

_HEIGHT, _PHOTO = 56, QSize(56, 44)


class DifferenceList(QListView):
    """Rows of differences, what became worse first."""

    def __init__(self, picture: Picture, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = _Model(self)
        self._row = _Row(picture, self)
        self.setModel(self._model)
        self.setItemDelegate(self._row)
        self.setUniformItemSizes(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(self.tr("Images that both judge differently"))

    def show_differences(self, found: Sequence[Difference], names: tuple[str, str]) -> None:
        """Show these; `names` are the bundles'."""
        self._row.names = names
        self._model.show_rows(found, names)

    def difference(self, index: Index) -> Difference:
        """Return a row."""
        found: Difference = index.data(ROW)
        return found

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        self._row.tokens = tokens
        self.setStyleSheet("QListView { border: none; background: transparent; }")
        self.viewport().update()


class _Model(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: Sequence[Difference] = ()
        self._names = ("", "")

    def show_rows(self, rows: Sequence[Difference], names: tuple[str, str]) -> None:
        self.beginResetModel()
        self._rows, self._names = rows, names
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802  Qt's name
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            sides = (_side(name, outcome, score) for name, outcome, score in _sides(row, self._names))
            return f"{row.after.sample.path.name}, {', '.join(sides)}"
        return None


class _Row(QStyledItemDelegate):
    def __init__(self, picture: Picture, parent: QObject) -> None:
        super().__init__(parent)
        self._picture = picture
        self._icons = lru_cache(pixmap)
        self.tokens = LIGHT
        self.names = ("", "")

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802, ARG002
        return QSize(0, _HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Difference = index.data(ROW)
        place = option.rect
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self.tokens.accent_soft))
            painter.drawRoundedRect(QRectF(place).adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        painter.setPen(QPen(QColor(self.tokens.line), 1))
        painter.drawLine(place.bottomLeft(), place.bottomRight())
        self._paint_photo(painter, place, row.after.sample.path)
        self._paint_name(painter, place, row)
        self._paint_sides(painter, place, row)
        painter.restore()

    def _paint_photo(self, painter: QPainter, place: QRect, path: Path) -> None:
        photo = QRect(place.left() + 8, place.top() + 6, _PHOTO.width(), _PHOTO.height())
        painter.fillRect(photo, QColor(self.tokens.canvas))
        picture = self._picture(path, round(_PHOTO.width() * painter.device().devicePixelRatioF()))
        if picture is not None:
            painter.drawPixmap(contained(picture.size(), photo), picture, QRectF(picture.rect()))

    def _paint_name(self, painter: QPainter, place: QRect, row: Difference) -> None:
        sample, left = row.after.sample, place.left() + _PHOTO.width() + 20
        width = max(60, place.width() * 3 // 10 - 20)
        painter.setFont(sized(TEXT_PX))
        painter.setPen(QColor(self.tokens.text))
        name = painter.fontMetrics().elidedText(sample.path.name, Qt.TextElideMode.ElideMiddle, width)
        painter.drawText(QRect(left, place.top() + 8, width, 20), Qt.AlignmentFlag.AlignVCenter, name)
        ink = self.tokens.faint if sample.label is None else self.tokens.of(Verdict(sample.label)).text
        mark = self._icons(label_icon(sample.label), ink, 12, painter.device().devicePixelRatioF())
        painter.drawPixmap(left, place.top() + 32, mark)
        painter.setFont(sized(FAINT_PX))
        painter.setPen(QColor(self.tokens.faint))
        words = bin_word(sample.label, sample.kind)
        painter.drawText(QRect(left + 17, place.top() + 28, width, 20), Qt.AlignmentFlag.AlignVCenter, words)

    def _paint_sides(self, painter: QPainter, place: QRect, row: Difference) -> None:
        left = place.left() + _PHOTO.width() + 20 + place.width() * 3 // 10
        width = (place.right() - left - 90) // 2
        for i, (name, outcome, score) in enumerate(_sides(row, self.names)):
            at = left + i * width
            painter.setFont(sized(FAINT_PX))
            painter.setPen(QColor(self.tokens.faint))
            painter.drawText(QRect(at, place.top() + 8, width, 18), Qt.AlignmentFlag.AlignVCenter, name)
            painter.setFont(sized(TEXT_PX, BOLD))
            painter.setPen(QColor(self._ink(outcome)))
            words = f"{outcome_word(outcome)}  {figure(score)}"
            painter.drawText(QRect(at, place.top() + 26, width, 20), Qt.AlignmentFlag.AlignVCenter, words)
        painter.setFont(sized(FAINT_PX, BOLD))
        painter.setPen(QColor(self.tokens.good.text if row.better else self.tokens.anomaly.text))
        said = translate("Results", "better") if row.better else translate("Results", "worse")
        where = QRect(place.right() - 90, place.top(), 78, place.height())
        painter.drawText(where, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, said)

    def _ink(self, outcome: Outcome) -> str:
        if outcome.mistaken:
            return self.tokens.anomaly.text
        right = outcome in (Outcome.PASSED, Outcome.CAUGHT)
        return self.tokens.good.text if right else self.tokens.review.text


def _sides(row: Difference, names: tuple[str, str]) -> tuple[tuple[str, Outcome, float], ...]:
    return (names[0], row.was, row.before.score), (names[1], row.now, row.after.score)


def _side(name: str, outcome: Outcome, score: float) -> str:
    return f"{name}: {outcome_word(outcome)} {figure(score)}"
