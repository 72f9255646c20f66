"""The stages of a run, one below the other: a tick, a ring or a number, words, seconds and counts."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from inspector.gui.pages.train.groups import Row, State
from inspector.gui.pages.train.words import duration, left
from inspector.gui.theme.fonts import BOLD, sized
from inspector.gui.theme.icons import draw_icon
from inspector.gui.theme.tokens import FAINT_PX, LIGHT, TEXT_PX, Tokens
from inspector.gui.words import stage_word

_ROW, _NOW = 48, 60  # pixels: the height of a row, and of the one in hand
_LEFT, _MARK, _TEXT = 16, 24, 52
_BAR = 4
_EDGE = 8


class StageList(QFrame):
    """Paints the rows. For screen readers its description says which stage is in hand and how far."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._rows: tuple[Row, ...] = ()
        self._images = 0
        self._tokens = LIGHT
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Stages"))

    @property
    def rows(self) -> tuple[Row, ...]:
        """What it shows."""
        return self._rows

    def show_rows(self, rows: Sequence[Row], *, images: int = 0) -> None:
        """Show the stages as they stand; `images` are all that were there to check."""
        if len(rows) != len(self._rows):
            self._rows = tuple(rows)
            self.updateGeometry()
        self._rows, self._images = tuple(rows), images
        now = next((row for row in rows if row.state is State.NOW), None)
        self.setAccessibleDescription(f"{self.title(now)}, {self.detail(now)}" if now else "")
        self.update()

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        self._tokens = tokens
        self.update()

    def title(self, row: Row) -> str:
        """Return what a stage is called here."""
        return {
            "check": self.tr("Check images"),
            "pretrain": self.tr("Pretrain"),
            "fine-tune": self.tr("Fine-tune"),
            "heads": self.tr("Teach heads"),
            "fit": self.tr("Learn good parts"),
            "save": self.tr("Save and check"),
            "test": self.tr("Set limits and test"),
        }[row.group.key]

    def detail(self, row: Row) -> str:
        """Return what is said of a stage below its title."""
        if row.state is State.DONE:
            took = duration(row.seconds or 0.0)
            if row.group.key == "check" and self._images:
                return self.tr("{n} images, {time}").format(n=self._images, time=took)
            return took
        if row.state is State.WAITING:
            return self.tr("about {time}").format(time=left(row.seconds)) if row.seconds else ""
        if row.epochs is not None:
            return self.tr("epoch {n} of {all}").format(n=row.epochs[0], all=row.epochs[1])
        if row.total and row.total > 1:
            return self.tr("{n} of {all}").format(n=row.done, all=row.total)
        return stage_word(row.stage)

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """Return room for all rows, one of them in hand."""
        return QSize(240, len(self._rows) * _ROW + (_NOW - _ROW) + 2 * _EDGE)

    def minimumSizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """Nothing of it is ever cut off."""
        return QSize(200, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        """Paint the card, then the rows."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        y = float(_EDGE)
        for number, row in enumerate(self._rows, 1):
            high = _NOW if row.state is State.NOW else _ROW
            self._paint_row(painter, row, number, QRectF(1, y, self.width() - 2, high))
            y += high

    def _paint_row(self, painter: QPainter, row: Row, number: int, place: QRectF) -> None:
        tokens = self._tokens
        if row.state is State.NOW:
            painter.fillRect(place, QColor(tokens.accent_soft))
        self._paint_mark(painter, row, number, QRectF(place.left() + _LEFT, place.top() + 11, _MARK, _MARK))
        wide = place.width() - _TEXT - _LEFT
        painter.setFont(sized(TEXT_PX, BOLD if row.state is State.NOW else QFont.Weight.Normal))
        painter.setPen(QColor(tokens.faint if row.state is State.WAITING else tokens.text))
        self._write(painter, self.title(row), QRectF(place.left() + _TEXT, place.top() + 5, wide, 19))
        painter.setFont(sized(FAINT_PX))
        painter.setPen(QColor(tokens.text if row.state is State.NOW else tokens.faint))
        self._write(painter, self.detail(row), QRectF(place.left() + _TEXT, place.top() + 24, wide, 18))
        if row.state is State.NOW and row.share is not None:
            self._paint_bar(painter, row.share, QRectF(place.left() + _TEXT, place.bottom() - 13, wide, _BAR))

    def _paint_mark(self, painter: QPainter, row: Row, number: int, place: QRectF) -> None:
        tokens = self._tokens
        painter.setPen(Qt.PenStyle.NoPen)
        if row.state is State.DONE:
            painter.setBrush(QColor(tokens.sunk))
            painter.drawEllipse(place)
            draw_icon(painter, "check", tokens.text, place.adjusted(5, 5, -5, -5))
            return
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if row.state is State.NOW:
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.drawEllipse(place.adjusted(1, 1, -1, -1))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.accent))
            painter.drawEllipse(place.adjusted(7, 7, -7, -7))
            return
        painter.setPen(QPen(QColor(tokens.line_strong), 1))
        painter.drawEllipse(place.adjusted(0.5, 0.5, -0.5, -0.5))
        painter.setFont(sized(FAINT_PX))
        painter.setPen(QColor(tokens.faint))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(number))

    def _paint_bar(self, painter: QPainter, share: float, place: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._tokens.line_strong))
        painter.drawRoundedRect(place, _BAR / 2, _BAR / 2)
        painter.setBrush(QColor(self._tokens.accent))
        done = QRectF(place)
        done.setWidth(max(_BAR, place.width() * min(1.0, share)))
        painter.drawRoundedRect(done, _BAR / 2, _BAR / 2)

    def _write(self, painter: QPainter, text: str, place: QRectF) -> None:
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, round(place.width()))
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
