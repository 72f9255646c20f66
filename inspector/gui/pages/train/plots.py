"""The plots of a run: as many as its recipe learns in, in two columns, with what it learns from beside them."""

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from inspector.core.progress import Point
from inspector.core.recipe import Recipe
from inspector.gui.pages.train.example_grid import ExampleGrid, Shown
from inspector.gui.pages.train.side import pairs_of
from inspector.gui.plots import curves
from inspector.gui.plots.card import Card
from inspector.gui.plots.curves import LearningPanel
from inspector.gui.theme.tokens import SPACE, Tokens
from inspector.gui.widgets.lines import label
from inspector.services.previewing import Examples, marked
from inspector.services.running import Running

_LEAST = 220  # pixels: the height of a card in which a plot can be read


class LearnsFrom(Card):
    """Some of what is shown to the network: pairs while it pretrains, drawn defects afterwards."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent=parent)
        self._text = label("", "muted", wrap=True)
        self._grid = ExampleGrid(title)
        self._foot = label("", "faint")
        self.body.addWidget(self._text)
        self.body.addWidget(self._grid, 1)
        self.body.addWidget(self._foot)
        self._held: tuple[Examples, bool] | None = None

    def show_examples(self, examples: Examples, *, pairs: bool) -> None:
        """Show pairs of views, or drawn defects."""
        pairs = bool(examples.pairs) and (pairs or not examples.defects)
        if self._held is not None and self._held[0] is examples and self._held[1] == pairs:
            return
        self._held = (examples, pairs)
        if pairs:
            text = self.tr("Two changed views of one part should look alike to the network; other parts should not.")
            foot, shown = self.tr("Pairs drawn as pretraining draws them"), pairs_of(examples)
        else:
            text = self.tr("Good parts with a drawn defect. The heads learn where it is, and that nothing else is.")
            foot = self.tr("Left as the network sees it, right what is marked")
            shown = [Shown(defect.picture, marked(defect)) for defect in examples.defects]
        self._text.setText(text)
        self._foot.setText(foot if shown else "")
        self._grid.show_pairs(shown)

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        super().restyle(tokens)
        self._grid.restyle(tokens)


class Plots(QWidget):
    """The cards of a recipe; the constructor imports pyqtgraph (see `warm_plots`)."""

    def __init__(self, recipe: Recipe, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._recipe = recipe
        self.panels: dict[str, LearningPanel] = {}
        epoch, lower = self.tr("epoch"), self.tr("lower is better")
        if recipe.pretraining is not None:
            self._add("loss", self.tr("Contrastive loss"), epoch, self.tr("loss (NT-Xent)"), lower)
            self._add(
                "accuracy",
                self.tr("Contrastive accuracy"),
                epoch,
                self.tr("pairs found, %"),
                self.tr("higher is better"),
            )
        if recipe.finetuning is not None and recipe.finetuning.schedule:
            self._add("fine-tune", self.tr("Fine-tuning"), epoch, self.tr("loss"), lower)
        if recipe.finetuning is not None:
            self._add("heads", self.tr("Heads"), self.tr("step"), self.tr("loss"), lower)
        self.learns_from = LearnsFrom(self.tr("What it learns from"))
        cards: Sequence[Card] = [*self.panels.values(), self.learns_from]
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(SPACE["l"])
        columns = 1 if len(cards) == 1 else 2
        for place, card in enumerate(cards):
            card.setMinimumHeight(_LEAST)
            card.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
            wide = columns if place == len(cards) - 1 and len(cards) % columns else 1
            grid.addWidget(card, place // columns, place % columns, 1, wide)
        for column in range(columns):
            grid.setColumnStretch(column, 1)

    def show_running(self, running: Running) -> None:
        """Show all curves so far."""
        found = running.progress.curves
        before = running.earlier.curves if running.earlier else {}

        def both(stage: str) -> tuple[Sequence[Point], Sequence[Point]]:
            return found.get(stage, ()), before.get(stage, ())

        pretraining, finetuning = self._recipe.pretraining, self._recipe.finetuning
        if pretraining is not None:
            own, earlier = both("pretrain")
            waiting = self.tr("Starts with pretraining.")
            loss = curves.contrastive_loss(
                own, decoupled=pretraining.decoupled, total=pretraining.epochs, earlier=earlier
            )
            self.panels["loss"].show_drawn(loss, waiting=waiting)
            accuracy = curves.contrastive_accuracy(own, total=pretraining.epochs, earlier=earlier)
            self.panels["accuracy"].show_drawn(accuracy, waiting=waiting)
        if finetuning is not None and finetuning.schedule:
            own, earlier = both("fine-tune")
            total = sum(row.epochs for row in finetuning.schedule)
            drawn = curves.fine_tuning(own, total=total, earlier=earlier)
            self.panels["fine-tune"].show_drawn(drawn, waiting=self.tr("Starts when the encoder is ready."))
        if finetuning is not None:
            own, earlier = both("heads")
            drawn = curves.heads(own, total=finetuning.head_steps, earlier=earlier)
            waiting = (
                self.tr("Starts when pretraining ends.") if pretraining else self.tr("Starts when defects are drawn.")
            )
            self.panels["heads"].show_drawn(drawn, waiting=waiting)
        early = running.progress.stage in ("estimate", "start", "scan", "read", "pretrain")
        self.learns_from.show_examples(running.examples, pairs=early)

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        for card in (*self.panels.values(), self.learns_from):
            card.restyle(tokens)

    def _add(self, key: str, title: str, x_axis: str, y_axis: str, hint: str) -> None:
        self.panels[key] = LearningPanel(title, x_axis=x_axis, y_axis=y_axis, hint=hint)
