"""Beside the choices of a run: the images that there are, what it will take, and what it learns from."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from inspector.core.sample import Label
from inspector.gui.pages.train.example_grid import ExampleGrid, Shown
from inspector.gui.pages.train.problems import Problem
from inspector.gui.pages.train.words import duration, size, span
from inspector.gui.plots.card import Card
from inspector.gui.theme.icons import pixmap
from inspector.gui.theme.tokens import LIGHT, SPACE, Tokens
from inspector.gui.widgets.lines import label
from inspector.gui.words import label_word, stage_word
from inspector.services.estimating import Estimate
from inspector.services.previewing import Examples, marked
from inspector.store.bins import Counts

_ICON = 16


class ProblemRow(QFrame):
    """A sentence with its icon, and a button that leads out of it."""

    way_out = Signal(str)

    def __init__(self, problem: Problem, tokens: Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        if problem.blocks:
            self.setProperty("role", "warning")
        mark = QLabel()
        name, colour = ("warning", tokens.review.text) if problem.blocks else ("info", tokens.faint)
        mark.setPixmap(pixmap(name, colour, _ICON, self.devicePixelRatioF()))
        row = QHBoxLayout(self)
        edge = SPACE["s"] if problem.blocks else 0
        row.setContentsMargins(edge, edge, edge, edge)
        row.setSpacing(SPACE["s"])
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(SPACE["s"])
        words.addWidget(label(problem.sentence, "" if problem.blocks else "muted", wrap=True))
        if problem.button and problem.blocks:
            button = QPushButton(problem.button)
            button.clicked.connect(lambda: self.way_out.emit(problem.way_out))
            words.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        row.addLayout(words, 1)


class ImagesCard(Card):
    """How many images of each label there are, what they can promise, and what stands in the way."""

    way_out = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("ImagesCard", "Images"), parent=parent)
        even_margins(self)
        self._tokens = LIGHT
        self._shown: tuple[Problem, ...] = ()
        self._marks: dict[Label | None, QLabel] = {}
        self._numbers: dict[Label | None, QLabel] = {}
        counts = QHBoxLayout()
        counts.setSpacing(SPACE["s"])
        for image_label in (Label.GOOD, Label.ANOMALY, None):
            self._marks[image_label], self._numbers[image_label] = QLabel(), label("", "strong")
            counts.addWidget(self._marks[image_label])
            counts.addWidget(self._numbers[image_label])
            counts.addWidget(label(label_word(image_label), "faint"))
            counts.addStretch(1)
        self._promise = label("", wrap=True)
        self._problems = QVBoxLayout()
        self._problems.setSpacing(SPACE["s"])
        self.body.addLayout(counts)
        self.body.addWidget(self._promise)
        self.body.addLayout(self._problems)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What it says that stands in the way or could be better."""
        return self._shown

    def show_counts(self, counts: Counts) -> None:
        """Show how many images there are."""
        for image_label, n in ((Label.GOOD, counts.good), (Label.ANOMALY, counts.anomaly), (None, counts.unlabelled)):
            self._numbers[image_label].setText(str(n))

    def show_problems(self, promise: str, found: Sequence[Problem]) -> None:
        """Show what the images promise, and all problems."""
        self._promise.setText(promise)
        self._promise.setVisible(bool(promise))
        if tuple(found) != self._shown:
            self._shown = tuple(found)
            self._build()

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        super().restyle(tokens)
        self._tokens = tokens
        colours = {Label.GOOD: tokens.good.text, Label.ANOMALY: tokens.anomaly.text, None: tokens.faint}
        names = {Label.GOOD: "good", Label.ANOMALY: "anomaly", None: "unlabelled"}
        for image_label, mark in self._marks.items():
            mark.setPixmap(pixmap(names[image_label], colours[image_label], _ICON, self.devicePixelRatioF()))
        self._build()

    def _build(self) -> None:
        while (item := self._problems.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for problem in self._shown:
            row = ProblemRow(problem, self._tokens)
            row.way_out.connect(self.way_out)
            self._problems.addWidget(row)


class EstimateCard(Card):
    """What the run will take, once it was measured; `wanted` asks for that, `stopped` that it be left."""

    wanted = Signal()
    stopped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("EstimateCard", "Time and memory"), parent=parent)
        even_margins(self)
        self._measuring = False
        self._figure = label("", "figure")
        self._text = label(self._ask(), "muted", wrap=True)
        self._parts = label("", "faint", wrap=True)
        self._button = QPushButton(self.tr("Estimate"))
        self._button.clicked.connect(lambda: (self.stopped if self._measuring else self.wanted).emit())
        self.body.addWidget(self._figure)
        self.body.addWidget(self._text)
        self.body.addWidget(self._parts)
        self.body.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeft)
        self.show_nothing()

    def show_nothing(self) -> None:
        """Offer to estimate."""
        self._put("", self._ask(), "", self.tr("Estimate"))

    def show_stale(self) -> None:
        """Say that what was measured is not true any more."""
        self._put("", self.tr("The choices have changed since the estimate."), "", self.tr("Estimate again"))

    def show_measuring(self) -> None:
        """Say that it is being measured."""
        self._put("", self.tr("Measuring a few steps of each stage on your images…"), "", self.tr("Stop"))
        self._measuring = True

    def show_estimate(self, estimate: Estimate) -> None:
        """Show what was measured."""
        where = self.tr("NVIDIA card") if estimate.device.startswith("cuda") else self.tr("processor")
        memory = self.tr("About {size} of memory, on the {device}.").format(
            size=size(estimate.memory_bytes), device=where
        )
        dear = sorted(estimate.seconds.items(), key=lambda stage: -stage[1])[:4]
        parts = " · ".join(f"{stage_word(name)} {duration(seconds)}" for name, seconds in dear if seconds >= 1)
        self._put(span(*estimate.range_s), memory, parts, self.tr("Estimate again"))

    def show_failed(self, sentence: str) -> None:
        """Say why nothing could be measured."""
        self._put("", sentence, "", self.tr("Estimate again"))

    def allow(self, possible: bool) -> None:
        """Say whether there is anything to estimate."""
        self._button.setEnabled(possible or self._measuring)

    @property
    def sentence(self) -> str:
        """What it says."""
        return f"{self._figure.text()} {self._text.text()}".strip()

    def _ask(self) -> str:
        return self.tr("Takes some seconds: a few steps are made on your images and thrown away.")

    def _put(self, figure: str, text: str, parts: str, button: str) -> None:
        self._measuring = False
        for widget, words in ((self._figure, figure), (self._text, text), (self._parts, parts)):
            widget.setText(words)
            widget.setVisible(bool(words))
        self._button.setText(button)


class ExamplesCard(Card):
    """Pairs of views and drawn defects, as the run will see them; `wanted` asks for others."""

    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("ExamplesCard", "What it learns from"), parent=parent)
        even_margins(self)
        self._text = label("", "muted", wrap=True)
        self._pairs = ExampleGrid(self.tr("Pairs of changed views"))
        self._drawn = label(self.tr("Good parts with a drawn defect, and where it is:"), "muted", wrap=True)
        self._defects = ExampleGrid(self.tr("Drawn defects with their masks"))
        self._button = QPushButton(self.tr("Show examples"))
        self._button.clicked.connect(self.wanted)
        for widget in (self._text, self._pairs, self._drawn, self._defects):
            self.body.addWidget(widget)
        self.body.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeft)
        self.show_nothing(learns=True)

    @property
    def drawing(self) -> bool:
        """Whether it says that examples are being drawn."""
        return not self._button.isEnabled()

    def show_nothing(self, *, learns: bool) -> None:
        """Offer to draw some, where the recipe learns from any."""
        self._put(
            self.tr("See how your photos are changed, and the defects that are drawn on them.")
            if learns
            else self.tr("This run learns nothing new: it only remembers your good parts as they are.")
        )
        self._button.setVisible(learns)
        self._button.setText(self.tr("Show examples"))

    def show_drawing(self) -> None:
        """Say that examples are being drawn."""
        self._button.setEnabled(False)
        self._button.setText(self.tr("Drawing…"))

    def show_examples(self, examples: Examples) -> None:
        """Show what was drawn."""
        if not examples.pairs and not examples.defects:
            self.show_nothing(learns=False)
            return
        pairs_text = self.tr("Two changed views of one part should look alike to the network; other parts should not.")
        self._put(pairs_text if examples.pairs else "")
        self._pairs.show_pairs(pairs_of(examples))
        self._pairs.setVisible(bool(examples.pairs))
        self._drawn.setVisible(bool(examples.defects))
        self._defects.show_pairs([Shown(defect.picture, marked(defect)) for defect in examples.defects])
        self._defects.setVisible(bool(examples.defects))
        self._button.setEnabled(True)
        self._button.setText(self.tr("Other examples"))

    def show_failed(self, sentence: str) -> None:
        """Say why nothing could be drawn."""
        self._put(sentence)
        self._button.setEnabled(True)
        self._button.setText(self.tr("Show examples"))

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        super().restyle(tokens)
        self._pairs.restyle(tokens)
        self._defects.restyle(tokens)

    def _put(self, text: str) -> None:
        self._text.setText(text)
        self._text.setVisible(bool(text))
        for widget in (self._pairs, self._drawn, self._defects):
            widget.hide()
        self._button.setEnabled(True)


def pairs_of(examples: Examples) -> list[Shown]:
    """Return the pairs of views as pictures to show."""
    return [Shown(pair.one, pair.other) for pair in examples.pairs]


def even_margins(card: Card) -> None:
    """Give text as much room at the right as at the left; a plot's card has less."""
    layout = card.layout()
    if layout is not None:
        layout.setContentsMargins(SPACE["m"], SPACE["s"], SPACE["m"], SPACE["m"])
