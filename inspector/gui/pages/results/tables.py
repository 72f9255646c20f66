"""Figures as tables: each kind of anomaly by itself, and what those who know such figures look for."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontMetrics
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from inspector.core.judgement import Limits, Verdict
from inspector.core.sample import Label
from inspector.gui.pages.results.shown import Shown
from inspector.gui.plots.saved import SavedCard
from inspector.gui.plots.shapes import Table
from inspector.gui.theme.fonts import sized
from inspector.gui.theme.tokens import FAINT_PX, Tokens
from inspector.gui.widgets.lines import label
from inspector.gui.widgets.viewer import figure
from inspector.gui.words import in_figures, kind_word, usual_word
from inspector.runtime.detection import detection
from inspector.runtime.metrics import image_figures
from inspector.services.outcomes import KindRow

_ROW, _AROUND = 28, 12
_SHEET = """QTableWidget { border: none; background: transparent; font-size: 12px; }
QTableWidget::item { padding: 0 3px; }
QHeaderView::section { padding: 4px 6px; }"""
Cells = Sequence[str]


class FigureTable(SavedCard):
    """A table in a card: the first column names the row, figures stand at the right."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent=parent)
        self.grid = QTableWidget()
        self.grid.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.grid.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.grid.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.grid.setShowGrid(False)
        self.grid.setWordWrap(False)
        self.grid.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.grid.setFrameShape(QFrame.Shape.NoFrame)
        self.grid.verticalHeader().hide()
        self.grid.verticalHeader().setDefaultSectionSize(_ROW)
        self.grid.horizontalHeader().setHighlightSections(False)
        self.grid.setAccessibleName(title)
        self._nothing = label(role="muted", wrap=True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._marked: frozenset[tuple[int, int]] = frozenset()
        self._table = Table((), ())
        self.body.addWidget(self.grid, 1)
        self.body.addWidget(self._nothing, 1)

    def show_cells(
        self, header: Cells, rows: Sequence[Cells], *, marked: frozenset[tuple[int, int]] = frozenset()
    ) -> None:
        """Show words in rows; those in `marked` (row, column) tell of mistakes."""
        self._marked = marked
        self._table = Table(tuple(header), tuple(tuple(row) for row in rows))
        self.grid.setVisible(bool(rows))
        self._nothing.setVisible(not rows)
        self.grid.setColumnCount(len(header))
        self.grid.setRowCount(len(rows))
        head, metrics = self.grid.horizontalHeader(), QFontMetrics(sized(FAINT_PX))
        head.setMinimumSectionSize(16)
        for column, words in enumerate(header):
            self.grid.setHorizontalHeaderItem(column, _item(words, first=column == 0))
            first = column == 0
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch if first else QHeaderView.ResizeMode.Fixed)
            widest = max(metrics.horizontalAdvance(text) for text in (words, *(row[column] for row in rows)))
            self.grid.setColumnWidth(column, widest + _AROUND)
        self._fill()

    def show_nothing(self, sentence: str) -> None:
        """Say why there is no table."""
        self.show_cells((), ())
        self._nothing.setText(sentence)

    def table(self) -> Table:
        """Return what is shown."""
        return self._table

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        super().restyle(tokens)
        self.grid.setStyleSheet(_SHEET)
        self._fill()

    def _fill(self) -> None:
        for row, cells in enumerate(self._table.rows):
            for column, words in enumerate(cells):
                item = _item(str(words), first=column == 0)
                loud = (row, column) in self._marked
                item.setForeground(QColor(self.tokens.anomaly.text if loud else self.tokens.text))
                self.grid.setItem(row, column, item)


class KindTable(FigureTable):
    """What became of each kind of anomaly: a mean over kinds hides the one that always escapes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Kinds"), parent)

    def show_kinds(self, rows: Sequence[KindRow]) -> None:
        """Show a row a kind."""
        if not rows:
            self.show_nothing(self.tr("Anomalies in folders of their kind are told apart here."))
            return
        columns = (self.tr("Kind"), self.tr("n"), self.tr("Escaped"), self.tr("Review"), self.tr("Caught"))
        cells = [
            (
                kind_word(row.kind) or self.tr("no kind"),
                in_figures(row.n),
                in_figures(row.escaped),
                in_figures(row.reviewed),
                in_figures(row.caught),
                figure(row.mean_score),
            )
            for row in rows
        ]
        marked = frozenset((place, 2) for place, row in enumerate(rows) if row.escaped)
        self.show_cells((*columns, self.tr("Score")), cells, marked=marked)
        self.grid.horizontalHeaderItem(5).setToolTip(self.tr("Mean score"))  # type: ignore[union-attr]


class DetailTable(FigureTable):
    """Precision, recall and F1 of both classes, where anomaly alone is a call, and where a review is one, too."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Details"), parent)

    def show_details(self, shown: Shown, limits: Limits) -> None:
        """Show the figures of these scores at these limits."""
        at_anomaly, at_review = (
            detection(shown.good, shown.anomaly, limit.value) for limit in (limits.anomaly, limits.review)
        )
        rows: list[Cells] = []
        for verdict, of in ((Verdict.ANOMALY, Label.ANOMALY), (Verdict.GOOD, Label.GOOD)):
            pair = [found.anomaly if of is Label.ANOMALY else found.good for found in (at_anomaly, at_review)]
            names = {"precision": self.tr("precision"), "recall": self.tr("recall"), "f1": self.tr("F1")}
            for name, word in names.items():
                first = self.tr("{verdict}: {figure}").format(verdict=usual_word(verdict), figure=word)
                rows.append((first, *(_share(getattr(figures, name)) for figures in pair)))
        balanced = [_share(found.balanced_accuracy) for found in (at_anomaly, at_review)]
        rows.append((self.tr("Balanced accuracy"), *balanced))
        ranking = image_figures(shown.good, shown.anomaly, limits)
        for word, value in ((self.tr("AUROC"), ranking.image_auroc), (self.tr("Average precision"), ranking.image_ap)):
            rows.append((word, _share(value), ""))
        review = self.tr("or review")
        self.show_cells((self.tr("A call is"), usual_word(Verdict.ANOMALY), review), rows)

    def words(self) -> Mapping[str, tuple[str, ...]]:
        """Return the rows by their names."""
        return {str(row[0]): tuple(str(cell) for cell in row[1:]) for row in self.table().rows}


def _item(words: str, *, first: bool) -> QTableWidgetItem:
    item = QTableWidgetItem(words)
    side = Qt.AlignmentFlag.AlignLeft if first else Qt.AlignmentFlag.AlignRight
    item.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
    item.setFlags(Qt.ItemFlag.ItemIsEnabled)
    return item


def _share(value: float | None) -> str:
    return "–" if value is None else in_figures(value, 3)
