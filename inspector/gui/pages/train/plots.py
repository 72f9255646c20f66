"""The plots of a run: as many as its recipe learns in, in two columns, with what it learns from beside them."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from inspector.core.progress import Point
from inspector.core.recipe import Recipe
from inspector.gui.pages.train.example_grid import ExampleGrid, Shown
from inspector.gui.pages.train.side import even_margins, pairs_of
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
        even_margins(self)
        self._text = label("", "muted", wrap=True)
        self._grid = ExampleGrid(title, fills=True)
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
    """The cards of a recipe, made one after the other, so that none holds up the window; `made` comes with each.

    `save_wanted` is that of the cards (`SavedCard`). The first imports pyqtgraph: see `warm_plots`.
    """

    made = Signal()
    save_wanted = Signal(object)

    def __init__(self, recipe: Recipe, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._recipe = recipe
        self._tokens: Tokens | None = None
        self.panels: dict[str, LearningPanel] = {}
        self._to_make = self._wanted()
        self._cards = len(self._to_make) + 1
        self.learns_from = LearnsFrom(self.tr("What it learns from"))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(SPACE["l"])
        for column in range(self._columns):
            self._grid.setColumnStretch(column, 1)
        for row in range(-(-self._cards // self._columns)):
            self._grid.setRowStretch(row, 1)
        self._put(self.learns_from, self._cards - 1)
        QTimer.singleShot(0, self, self._make)

    @property
    def _columns(self) -> int:
        return min(2, self._cards)

    def _wanted(self) -> list[tuple[str, str, str, str, str]]:
        """Return the key, title, axes and hint of each plot."""
        recipe, epoch, lower = self._recipe, self.tr("epoch"), self.tr("lower is better")
        wanted = []
        if recipe.pretraining is not None:
            wanted.append(("loss", self.tr("Contrastive loss"), epoch, self.tr("loss (NT-Xent)"), lower))
            found, higher = self.tr("pairs found, %"), self.tr("higher is better")
            wanted.append(("accuracy", self.tr("Contrastive accuracy"), epoch, found, higher))
        if recipe.finetuning is not None and recipe.finetuning.schedule:
            wanted.append(("fine-tune", self.tr("Fine-tuning"), epoch, self.tr("loss"), lower))
        if recipe.finetuning is not None:
            wanted.append(("heads", self.tr("Heads"), self.tr("step"), self.tr("loss"), lower))
        return wanted

    @Slot()
    def _make(self) -> None:
        """Make the next plot."""
        if not self._to_make:
            return
        key, title, x_axis, y_axis, hint = self._to_make.pop(0)
        panel = LearningPanel(title, x_axis=x_axis, y_axis=y_axis, hint=hint)
        if self._tokens is not None:
            panel.restyle(self._tokens)
        panel.save_wanted.connect(self.save_wanted)
        self._put(panel, len(self.panels))
        self.panels[key] = panel
        self.made.emit()
        QTimer.singleShot(0, self, self._make)

    def _put(self, card: Card, place: int) -> None:
        card.setMinimumHeight(_LEAST)
        card.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        wide = self._columns if place == self._cards - 1 and self._cards % self._columns else 1
        self._grid.addWidget(card, place // self._columns, place % self._columns, 1, wide)

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
            self._draw("loss", loss, waiting)
            accuracy = curves.contrastive_accuracy(own, total=pretraining.epochs, earlier=earlier)
            self._draw("accuracy", accuracy, waiting)
        if finetuning is not None and finetuning.schedule:
            own, earlier = both("fine-tune")
            total = sum(row.epochs for row in finetuning.schedule)
            drawn = curves.fine_tuning(own, total=total, earlier=earlier)
            self._draw("fine-tune", drawn, self.tr("Starts when the encoder is ready."))
        if finetuning is not None:
            own, earlier = both("heads")
            drawn = curves.heads(own, total=finetuning.head_steps, earlier=earlier)
            waiting = (
                self.tr("Starts when pretraining ends.") if pretraining else self.tr("Starts when defects are drawn.")
            )
            self._draw("heads", drawn, waiting)
        early = running.progress.stage in ("estimate", "start", "scan", "read", "pretrain")
        self.learns_from.show_examples(running.examples, pairs=early)

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        self._tokens = tokens
        for card in (*self.panels.values(), self.learns_from):
            card.restyle(tokens)

    def _draw(self, key: str, drawn: curves.Drawn, waiting: str) -> None:
        if key in self.panels:
            self.panels[key].show_drawn(drawn, waiting=waiting)
