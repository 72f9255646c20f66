"""The matrix of labels and verdicts: how many, how much of theirs, and what that is called. Mistakes are outlined."""

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QLabel, QSizePolicy, QWidget

from inspector.core.judgement import Verdict
from inspector.core.sample import Label
from inspector.gui.plots.saved import SavedCard
from inspector.gui.plots.shapes import Table
from inspector.gui.theme.fonts import BOLD, sized
from inspector.gui.theme.icons import draw_icon, verdict_icon
from inspector.gui.theme.tokens import FAINT_PX, LIGHT, RADIUS, TITLE_PX, Tokens
from inspector.gui.words import localised
from inspector.runtime.metrics import Count, written_percent
from inspector.services.outcomes import OUTCOMES, Outcome

_REVIEWED = (Outcome.GOOD_REVIEWED, Outcome.ANOMALY_REVIEWED)
_ICON, _HEAD, _ROW_WIDTH = 12, 20, 52
_CELL_LEAST = QSize(64, 74)


class Matrix(SavedCard):
    """Two rows of three cells. `chosen` carries the outcome of the cell that was pressed, None where it was let go."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Verdicts"), parent=parent)
        self._heads = {verdict: _Head(verdict) for verdict in Verdict}
        self._rows = {label: QLabel() for label in Label}
        self.cells = {outcome: Cell() for outcome in Outcome}
        self._counts: Mapping[Outcome, Count] = {}
        words = self._words()
        grid = QGridLayout()
        grid.setSpacing(5)
        grid.setContentsMargins(0, 4, 4, 0)
        for column, verdict in enumerate(Verdict, 1):
            grid.addWidget(self._heads[verdict], 0, column)
            grid.setColumnStretch(column, 1)
            for row, label in enumerate(Label, 1):
                outcome = OUTCOMES[label, verdict]
                grid.addWidget(self.cells[outcome], row, column)
                self.cells[outcome].say(words[outcome])
                self.cells[outcome].clicked.connect(self._press)
        for row, label in enumerate(Label, 1):
            self._rows[label].setProperty("role", "faint")
            self._rows[label].setWordWrap(True)
            grid.addWidget(self._rows[label], row, 0)
            grid.setRowStretch(row, 1)
        self.body.addLayout(grid, 1)

    def show_words(self, words: Mapping[Verdict, str]) -> None:
        """Call the verdicts as the plant does."""
        for verdict, head in self._heads.items():
            head.say(words[verdict])

    def show_counts(self, counts: Mapping[Outcome, Count], rows: Mapping[Label, str]) -> None:
        """Show how many there are of each outcome; `rows` name the rows: "40 good"."""
        self._counts = counts
        for outcome, count in counts.items():
            self.cells[outcome].show_count(count, mistake=outcome.mistaken, review=outcome in _REVIEWED)
        for label, words in rows.items():
            self._rows[label].setText(words)
        metrics = self._rows[Label.GOOD].fontMetrics()
        longest = max(metrics.horizontalAdvance(word) for words in rows.values() for word in words.split())
        for row in self._rows.values():
            row.setFixedWidth(max(_ROW_WIDTH, longest + 2))

    def show_chosen(self, outcome: Outcome | None) -> None:
        """Mark a cell as the one that is looked at; no signal comes of it."""
        for own, cell in self.cells.items():
            cell.setChecked(own is outcome)

    def table(self) -> Table:
        """Return the counts."""
        pairs = ((label, verdict, self._counts.get(OUTCOMES[label, verdict])) for label in Label for verdict in Verdict)
        rows = ((str(label), str(verdict), c.count, c.n, c.rate, *c.interval) for label, verdict, c in pairs if c)
        return Table(("label", "verdict", "count", "of", "rate", "low", "high"), tuple(rows))

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        super().restyle(tokens)
        for head in self._heads.values():
            head.restyle(tokens)
        for cell in self.cells.values():
            cell.restyle(tokens)

    def _press(self, checked: bool) -> None:
        outcome = next(own for own, cell in self.cells.items() if cell is self.sender())
        self.show_chosen(outcome if checked else None)
        self.chosen.emit(outcome if checked else None)

    def _words(self) -> dict[Outcome, str]:
        return {
            Outcome.PASSED: self.tr("passed"),
            Outcome.GOOD_REVIEWED: self.tr("to review"),
            Outcome.FALSE_REJECT: self.tr("false reject"),
            Outcome.ESCAPED: self.tr("escaped"),
            Outcome.ANOMALY_REVIEWED: self.tr("to review"),
            Outcome.CAUGHT: self.tr("caught"),
        }


class _Head(QWidget):
    """A verdict's icon and word; the icon is left out before the word is cut."""

    def __init__(self, verdict: Verdict) -> None:
        super().__init__()
        self._verdict, self._word, self._tokens = verdict, "", LIGHT
        self.setFixedHeight(_HEAD)

    def say(self, word: str) -> None:
        self._word = word
        self.setToolTip(word)
        self.update()

    def restyle(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002  Qt's name
        painter = QPainter(self)
        painter.setFont(sized(FAINT_PX, BOLD))
        word = painter.fontMetrics().elidedText(self._word, Qt.TextElideMode.ElideRight, self.width())
        width = painter.fontMetrics().horizontalAdvance(word)
        icon = _ICON + 3 if width + _ICON + 3 <= self.width() else 0
        left = (self.width() - width - icon) / 2
        colour = self._tokens.of(self._verdict).text
        if icon:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            place = QRectF(left, (_HEAD - _ICON) / 2, _ICON, _ICON)
            draw_icon(painter, verdict_icon(self._verdict), colour, place)
        painter.setPen(QColor(colour))
        painter.drawText(QRectF(left + icon, 0, width + 2, _HEAD), Qt.AlignmentFlag.AlignVCenter, word)


class Cell(QAbstractButton):
    """A count with its share and its word; pressed, it shows which images these are."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(_CELL_LEAST)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._tokens = LIGHT
        self._count = Count(0, 0)
        self._mistake = self._review = False

    def say(self, words: str) -> None:
        """Name the cell."""
        self.setText(words)

    def show_count(self, count: Count, *, mistake: bool, review: bool) -> None:
        """Show a count; a `mistake` is outlined, unless there is none."""
        self._count, self._mistake, self._review = count, mistake, review
        self.setAccessibleName(f"{count.count} / {count.n} {self.text()}")
        self.setToolTip(str(count))
        self.update()

    @property
    def count(self) -> Count:
        """What is shown."""
        return self._count

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        self._tokens = tokens
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """Return a comfortable size."""
        return QSize(76, 96)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002
        """Paint the cell."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        none = not self._count.n
        loud = self._mistake and self._count.count > 0
        number = self._tokens.anomaly.text if loud else self._tokens.faint if none else self._tokens.text
        lines = [("–" if none else str(self._count.count), TITLE_PX, QFont.Weight.DemiBold, number, 28)]
        if self._count.rate is not None:
            rate = f"{localised(written_percent(self._count.rate))} %"
            lines.append((rate, FAINT_PX, QFont.Weight.Normal, self._ink(), 18))
        broken = QFontMetricsF(sized(FAINT_PX)).horizontalAdvance(self.text()) > self.width() - 4
        lines.append((self.text(), FAINT_PX, QFont.Weight.Normal, self._ink(), 32 if broken else 18))
        top = (self.height() - sum(height for *_, height in lines)) / 2
        how = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        for words, size, weight, colour, height in lines:
            painter.setFont(sized(size, weight))
            painter.setPen(QColor(colour))
            painter.drawText(QRectF(2, top, self.width() - 4, height), how, words)
            top += height

    def _ink(self) -> str:
        return self._tokens.text if self._count.n else self._tokens.faint

    def _paint_ground(self, painter: QPainter) -> None:
        tokens, box = self._tokens, QRectF(self.rect()).adjusted(1, 1, -1, -1)
        loud = self._mistake and self._count.count > 0
        right, review = tokens.good.soft, tokens.review.soft
        ground = tokens.surface if self._mistake else review if self._review else right
        outline = tokens.anomaly.edge if loud else tokens.line
        painter.setPen(QPen(QColor(outline), 2 if loud else 1) if self._mistake else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground if self._count.n else tokens.sunk))
        painter.drawRoundedRect(box, RADIUS, RADIUS)
        if self.isChecked():
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(3, 3, -3, -3), RADIUS - 2, RADIUS - 2)
            painter.setBrush(QColor(tokens.accent))
            painter.drawEllipse(QPointF(box.right() - 9, box.top() + 9), 3, 3)
        if self.hasFocus():
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, RADIUS, RADIUS)
