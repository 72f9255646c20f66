"""Two bundles side by side: the same images judged by both, and where they differ."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from inspector.core.judgement import Limits
from inspector.core.sample import Label
from inspector.gui.pages.results.difference_list import DifferenceList
from inspector.gui.pages.results.gallery_model import Picture
from inspector.gui.pages.results.words import interval_words, of_words
from inspector.gui.theme.tokens import SPACE, Tokens
from inspector.gui.widgets.lines import label
from inspector.gui.words import in_figures
from inspector.runtime.bundle import Bundle
from inspector.runtime.curves import auroc
from inspector.runtime.metrics import Count
from inspector.services.judgements import Judged, Judgements
from inspector.services.outcomes import Outcome, differences, outcome_of, shared


class CompareView(QFrame):
    """`show_pair` shows two bundles; `closed` puts it away, `opened` asks for an image, `use_wanted` for a bundle."""

    closed = Signal()
    opened = Signal(object)
    use_wanted = Signal(object)

    def __init__(self, picture: Picture, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._title, self._note = label(role="section"), label(role="muted", wrap=True)
        close = QPushButton(self.tr("Back to the figures"))
        close.clicked.connect(self.closed)
        self._use = (QPushButton(), QPushButton())
        self._bundles: tuple[Bundle, Bundle] | None = None
        for place, button in enumerate(self._use):
            button.clicked.connect(lambda _=False, place=place: self._wish(place))
        self._figures = QGridLayout()
        self._figures.setHorizontalSpacing(SPACE["xl"])
        self._figures.setVerticalSpacing(SPACE["s"])
        self._count = label(role="strong")
        self.list = DifferenceList(picture)
        self.list.activated.connect(lambda index: self.opened.emit(self.list.difference(index).after.sample.path))
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE["l"], SPACE["m"], SPACE["l"], SPACE["l"])
        column.setSpacing(SPACE["m"])
        column.addLayout(head)
        column.addWidget(self._note)
        column.addLayout(self._figures)
        column.addWidget(self._count)
        column.addWidget(self.list, 1)

    def show_pair(self, before: Judgements, after: Judgements) -> None:
        """Show what both say of the images that neither ever saw."""
        first, second = shared(before.unseen, after.unseen)
        self._bundles = (before.bundle, after.bundle)
        names = (before.bundle.name, after.bundle.name)
        limits = (before.bundle.facts.limits, after.bundle.facts.limits)
        self._title.setText(self.tr("{before} and {after}").format(before=names[0], after=names[1]))
        words = self.tr("Both judged the same {n} images that neither of them saw: {good} good, {anomaly} anomaly.")
        good = sum(item.sample.label is Label.GOOD for item in first)
        if not first:
            words = self.tr("There is no labelled image that neither of them saw, so there is nothing to compare.")
        self._note.setText(
            words.format(n=in_figures(len(first)), good=in_figures(good), anomaly=in_figures(len(first) - good))
        )
        self._show_figures(names, (_Figures.of(first, limits[0]), _Figures.of(second, limits[1])))
        found = differences(first, second, *limits)
        self.list.show_differences(found, names)
        worse = sum(not difference.better for difference in found)
        said = self.tr("{n} judged differently: {better} better by {after}, {worse} worse")
        numbers = {"n": len(found), "better": len(found) - worse, "worse": worse, "after": names[1]}
        self._count.setText(said.format(**numbers) if found else self.tr("Both judge every image alike."))

    def cells(self) -> list[list[str]]:
        """Return the figures as they are shown, row by row."""
        rows = range(self._figures.rowCount())
        return [[self._cell(row, column) for column in range(3)] for row in rows]

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        self.list.restyle(tokens)

    def _cell(self, row: int, column: int) -> str:
        item = self._figures.itemAtPosition(row, column)
        widget = item.widget() if item is not None else None
        return str(widget.property("text")) if widget is not None else ""

    def _show_figures(self, names: tuple[str, str], figures: "tuple[_Figures, _Figures]") -> None:
        while (item := self._figures.takeAt(0)) is not None:
            if (widget := item.widget()) is not None and widget not in self._use:
                widget.deleteLater()
        rows = [
            ("", *names),
            (self.tr("Escaped"), *(f.words(f.escaped) for f in figures)),
            (self.tr("False rejects"), *(f.words(f.rejected) for f in figures)),
            (self.tr("To review"), *(f.words(f.reviewed) for f in figures)),
            (self.tr("AUROC"), *("–" if f.auroc is None else in_figures(f.auroc, 3) for f in figures)),
        ]
        for row, cells in enumerate(rows):
            for column, words in enumerate(cells):
                made = label(words, "muted" if column == 0 else "strong" if row == 0 else "")
                self._figures.addWidget(made, row, column)
        for place, (button, name) in enumerate(zip(self._use, names, strict=True), 1):
            button.setText(self.tr("Use {name}").format(name=name))
            self._figures.addWidget(button, len(rows), place, Qt.AlignmentFlag.AlignLeft)
        self._figures.setColumnStretch(2, 1)

    def _wish(self, place: int) -> None:
        if self._bundles is not None:
            self.use_wanted.emit(self._bundles[place])


class _Figures:
    """What one bundle gets right on the images of both."""

    def __init__(self, escaped: Count, rejected: Count, reviewed: Count, area: float | None) -> None:
        self.escaped, self.rejected, self.reviewed, self.auroc = escaped, rejected, reviewed, area

    @classmethod
    def of(cls, judged: list[Judged], limits: Limits) -> "_Figures":
        outcomes = [outcome_of(item, limits) for item in judged]
        good, anomaly = ([j.score for j in judged if j.sample.label is label] for label in Label)
        reviewed = sum(outcome in (Outcome.GOOD_REVIEWED, Outcome.ANOMALY_REVIEWED) for outcome in outcomes)
        return cls(
            Count(outcomes.count(Outcome.ESCAPED), len(anomaly)),
            Count(outcomes.count(Outcome.FALSE_REJECT), len(good)),
            Count(reviewed, len(judged)),
            auroc(good, anomaly),
        )

    def words(self, count: Count) -> str:
        return f"{of_words(count)} ({interval_words(count)})" if count.n else "–"
