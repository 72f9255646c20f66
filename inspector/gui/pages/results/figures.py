"""All figures of one bundle: histogram and counts above, curves, matrix and gallery below.

Dragging a threshold paints what is counted at once; what has to look at every image follows a moment later.
"""

from collections.abc import Generator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from inspector.core.judgement import Limits, Verdict
from inspector.core.sample import Label
from inspector.gui.pages.results.counts import CountsCard
from inspector.gui.pages.results.gallery import GalleryCard
from inspector.gui.pages.results.gallery_model import Picture
from inspector.gui.pages.results.shown import Shown
from inspector.gui.pages.results.tables import DetailTable, KindTable
from inspector.gui.pages.results.words import promise_words
from inspector.gui.plots.histogram import Histogram, Scores
from inspector.gui.plots.map import MapPanel
from inspector.gui.plots.matrix import Matrix
from inspector.gui.plots.roc import CurvePanel, Ranking
from inspector.gui.plots.saved import SavedCard
from inspector.gui.plots.stack import CardStack
from inspector.gui.theme.tokens import SPACE, Tokens
from inspector.gui.widgets.elided import ElidedLabel
from inspector.gui.widgets.segments import Choice
from inspector.gui.words import in_figures
from inspector.services.limits import limits_at
from inspector.services.outcomes import Outcome, by_kind, outcome_of, worst_first
from inspector.services.roles import HELD_OUT, missing_to

_SIDE = 292
_LEAST, _LEAST_HISTOGRAM, _LEAST_COUNTS, _LEAST_LOWER = QSize(200, 220), 400, 300, 288
_SETTLE_MS = 60


@dataclass(frozen=True, slots=True)
class Plots:
    """The plots of the page; each takes a while to make."""

    histogram: Histogram
    roc: CurvePanel
    precision: CurvePanel
    map: MapPanel


def make_figures(picture: Picture) -> Generator[None, None, "FiguresView"]:
    """Make the view part by part, in the window's own thread: it yields where the window may paint in between."""
    histogram = Histogram()
    yield
    roc = CurvePanel(Ranking.ROC)
    yield
    precision = CurvePanel(Ranking.PRECISION)
    yield
    plots = Plots(histogram, roc, precision, MapPanel())
    yield
    return FiguresView(plots, picture)


class FiguresView(QWidget):
    """Shows a `Shown`. `limits` are where the thresholds stand now; `moved` says that a person moved them.

    `apply_wanted`, `reset_wanted` and `restore_wanted` come from the buttons beside the histogram.
    """

    moved = Signal()
    apply_wanted = Signal()
    reset_wanted = Signal()
    restore_wanted = Signal()

    def __init__(self, plots: Plots, picture: Picture, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown: Shown | None = None
        self.limits: Limits | None = None
        self._only: Outcome | None = None
        self.histogram, self.map = plots.histogram, plots.map
        self.roc, self.precision = plots.roc, plots.precision
        self.counts = CountsCard()
        self.matrix, self.kinds, self.details = Matrix(), KindTable(), DetailTable()
        self.gallery = GalleryCard(picture)
        self.curves = CardStack(
            (
                (Choice(self.tr("ROC"), self.tr("ROC: anomalies found over good rejected")), self.roc),
                (Choice(self.tr("P–R"), self.tr("Precision over recall")), self.precision),
                (Choice(self.tr("Map"), self.tr("Map: alike images lie close")), self.map),
            )
        )
        self.tables = CardStack(
            (
                (Choice(self.tr("Verdicts"), self.tr("Labels and verdicts")), self.matrix),
                (Choice(self.tr("Kinds"), self.tr("Each kind of anomaly")), self.kinds),
                (Choice(self.tr("Details"), self.tr("Precision, recall and F1")), self.details),
            )
        )
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_SETTLE_MS)
        self._later.timeout.connect(self._look_at_all)
        self._build()
        self._connect()

    @property
    def cards(self) -> tuple[SavedCard, ...]:
        """All that can be saved."""
        curves, tables = (self.roc, self.precision, self.map), (self.matrix, self.kinds, self.details)
        return (self.histogram, *curves, *tables, self.gallery)

    def pictures(self) -> dict[str, NDArray[np.uint8]]:
        """Return the figures by the names of their files, those that stand behind others, too (`SavedCard.picture`)."""
        behind: tuple[tuple[SavedCard, CardStack], ...] = (
            (self.roc, self.curves),
            (self.precision, self.curves),
            (self.matrix, self.tables),
        )
        for card, stack in behind:
            card.resize(stack.size())
        named: tuple[tuple[str, SavedCard], ...] = (
            ("scores.png", self.histogram),
            ("roc.png", self.roc),
            ("precision-recall.png", self.precision),
            ("verdicts.png", self.matrix),
        )
        return {name: card.picture() for name, card in named}

    def show_results(self, shown: Shown, limits: Limits) -> None:
        """Show another bundle, or other images, with the thresholds here."""
        self.shown, self.limits = shown, limits
        good = self.tr("{n} good") if shown.measured else self.tr("{n} good, of the calibration")
        words = self._row_words(shown)
        scores = Scores(
            shown.good,
            shown.anomaly,
            good.format(n=in_figures(len(shown.good))),
            words[Label.ANOMALY],
            measured=shown.measured,
        )
        self.histogram.show_scores(scores, limits.review.value, limits.anomaly.value)
        for curve in (self.roc, self.precision):
            curve.show_scores(shown.good, shown.anomaly)
        self.roc.show_hint(
            "" if shown.auroc is None else self.tr("AUROC {value}").format(value=in_figures(shown.auroc, 3))
        )
        self._count()
        self._fit_counts()
        self._look_at_all()

    def show_limits(self, limits: Limits) -> None:
        """Put the thresholds elsewhere."""
        self.limits = limits
        self.histogram.show_thresholds(limits.review.value, limits.anomaly.value)
        self._count()
        self._fit_counts()
        self._look_at_all()

    def show_pending(self, *, moved: bool, restorable: bool) -> None:
        """Say whether the thresholds were moved and are not in use, and whether those of the training can come back."""
        if not moved and (self._apply.hasFocus() or self._reset.hasFocus()):
            self.histogram.anomaly.setFocus()  # whoever pressed it by key goes on from here, not from a card's menu
        self._pending.setVisible(moved)
        self._apply.setVisible(moved)
        self._reset.setVisible(moved)
        self._restore.setVisible(restorable)
        self.histogram.show_hint("" if moved else self.tr("drag a line, or arrow keys"))

    def show_words(self, words: Mapping[Verdict, str]) -> None:
        """Call the verdicts as the plant does."""
        self.matrix.show_words(words)
        review, anomaly = (words[verdict].replace("{", "").replace("}", "") for verdict in list(Verdict)[1:])
        pattern = self.tr("{word} from {value}")
        self.histogram.show_words(pattern.replace("{word}", review), pattern.replace("{word}", anomaly))
        self.map.legend.show_words(words[Verdict.GOOD], words[Verdict.ANOMALY], self.tr("learned from"))

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        for card in self.cards:
            card.restyle(tokens)
        self.counts.restyle(tokens)
        self._pending.setStyleSheet(f"color: {tokens.review.text}; font-weight: 600;")

    def _build(self) -> None:
        self._pending = ElidedLabel(where=Qt.TextElideMode.ElideRight)
        self._pending.setText(self.tr("Moved, not yet in use"))
        self._apply, self._reset = QPushButton(self.tr("Apply")), QPushButton(self.tr("Reset"))
        self._restore = QPushButton(self.tr("Restore trained"))
        self._apply.setToolTip(self.tr("Judge with these thresholds from now on; the trained ones are kept"))
        self._reset.setToolTip(self.tr("Put the thresholds back to where they are in use"))
        self._restore.setToolTip(self.tr("Go back to the thresholds of the training"))
        self.histogram.add_beside_hint(self._pending, self._reset, self._restore, self._apply)
        self.counts.setFixedWidth(_SIDE)
        self.counts.setMinimumHeight(_LEAST_COUNTS)
        top, bottom = QHBoxLayout(), QHBoxLayout()
        top.addWidget(self.histogram, 1)
        top.addWidget(self.counts)
        shares: tuple[tuple[QWidget, int], ...] = ((self.curves, 33), (self.tables, 34), (self.gallery, 41))
        for part, share in shares:
            bottom.addWidget(part, share)
        for part in (self.histogram, *(part for part, _ in shares)):
            part.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
            part.setMinimumSize(_LEAST)
        self.histogram.setMinimumWidth(_LEAST_HISTOGRAM)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        self._rows = (top, bottom, grid)
        for layout in self._rows:
            layout.setSpacing(SPACE["l"])
        grid.addLayout(top, 0, 0)
        grid.addLayout(bottom, 1, 0)
        grid.setRowMinimumHeight(1, _LEAST_LOWER)  # or wrapped sentences would take it from the row above
        grid.setRowStretch(0, 33)
        grid.setRowStretch(1, 37)
        self.show_pending(moved=False, restorable=False)

    def show_spacing(self, gap: int) -> None:
        """Leave so much room between cards."""
        for layout in self._rows:
            layout.setSpacing(gap)

    def _connect(self) -> None:
        self.histogram.moved.connect(self._move)
        self.histogram.settled.connect(self._settle)
        self.matrix.chosen.connect(self._show_only)
        self.gallery.all_wanted.connect(lambda: self._show_only(None))
        self.counts.image_wanted.connect(self.gallery.shown_in_images)
        self._apply.clicked.connect(self.apply_wanted)
        self._reset.clicked.connect(self.reset_wanted)
        self._restore.clicked.connect(self.restore_wanted)

    def _move(self, review: float, anomaly: float) -> None:
        if self.shown is None:
            return
        self.limits = limits_at(self.shown.bundle.facts, review=review, anomaly=anomaly)
        self._count()
        self._later.start()
        self.moved.emit()

    def _settle(self) -> None:
        self._later.stop()
        self._look_at_all()

    def _count(self) -> None:
        """Show everything that needs no more than the scores: it keeps up with the hand."""
        if self.shown is None or self.limits is None:
            return
        review, anomaly = self.limits.review.value, self.limits.anomaly.value
        counts = self.shown.tally.at(review, anomaly)
        self.counts.show_counts(counts, measured=self.shown.measured)
        facts = self.shown.bundle.facts
        n, exact = len(facts.calibration.scores), facts.calibration.method == HELD_OUT
        missing = missing_to(facts.images, facts.recipe)
        odd = None if self.limits.anomaly.by_hand else self.shown.odd
        self.counts.show_note(promise_words(self.limits.anomaly, n, exact=exact, missing=missing), odd)
        self.matrix.show_counts(counts, self._row_words(self.shown))
        for curve in (self.roc, self.precision):
            written = self.histogram.written
            curve.show_thresholds((review, written(review)), (anomaly, written(anomaly)))

    def _look_at_all(self) -> None:
        if self.shown is None or self.limits is None:
            return
        rows = worst_first(self.shown.unseen, self.limits)
        if self._only is not None:
            rows = [(j, self._only) for j in self.shown.unseen if outcome_of(j, self.limits) is self._only]
        self.gallery.show_rows(rows, total=len(self.shown.unseen), only=self._only)
        self.kinds.show_kinds(by_kind(self.shown.unseen, self.limits))
        self.details.show_details(self.shown, self.limits)

    def _show_only(self, outcome: Outcome | None) -> None:
        self._only = outcome
        self.matrix.show_chosen(outcome)
        self._look_at_all()

    def _row_words(self, shown: Shown) -> dict[Label, str]:
        good = self.tr("{n} good") if shown.measured else self.tr("{n} good, of the calibration")
        return {
            Label.GOOD: good.format(n=in_figures(len(shown.good))),
            Label.ANOMALY: self.tr("{n} anomaly").format(n=in_figures(len(shown.anomaly))),
        }

    def _fit_counts(self) -> None:
        """Cut no sentence of the counts; while a line is dragged the height stays, or everything would move."""
        self.counts.setMinimumHeight(max(_LEAST_COUNTS, self.counts.heightForWidth(_SIDE)))

    def _fit_heads(self) -> None:
        """Never cut the segments in the heads of cards; how wide they are is known once they were shown."""
        for part in (self.curves, self.tables):
            part.setMinimumWidth(max(_LEAST.width(), part.minimumSizeHint().width()))

    # Qt

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Leave enough room for what stands in the heads."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._fit_heads)
