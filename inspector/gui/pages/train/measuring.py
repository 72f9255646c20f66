"""What is worked out before a run, each in a task of its own: the estimate, and examples of what it learns from."""

from collections.abc import Callable, Generator
from typing import Any

from PySide6.QtCore import QObject, Slot

from inspector.core.errors import InspectorError
from inspector.core.recipe import Recipe
from inspector.gui.pages.train.side import EstimateCard, ExamplesCard
from inspector.gui.session import Session
from inspector.gui.task import Task
from inspector.gui.words import error_sentence
from inspector.services.estimating import Estimate, estimate
from inspector.services.previewing import Examples, examples
from inspector.services.sources import Source
from inspector.services.workplace import Workplace

Wanted = Callable[[], tuple[Recipe, Workplace]]


class Measuring(QObject):
    """Keeps the newest estimate with the recipe that it is of, and draws other examples each time."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._estimating: Task | None = None
        self._drawing: Task | None = None
        self._estimate: tuple[Recipe, Estimate] | None = None
        self._asked: Recipe | None = None
        self._recipe: Recipe | None = None
        self._seed = 0

    @property
    def busy(self) -> bool:
        """Whether something is being measured or drawn."""
        return self._estimating is not None or self._drawing is not None

    def connect_cards(self, card: EstimateCard, shown: ExamplesCard, wanted: Wanted) -> None:
        """Answer what these cards ask for, with what `wanted` says when they do."""
        self._card, self._shown, self._wanted = card, shown, wanted
        card.wanted.connect(self.measure)
        card.stopped.connect(self._stop_estimating)
        shown.wanted.connect(self.draw)

    def estimate_for(self, recipe: Recipe) -> Estimate | None:
        """Return what was measured for just this recipe."""
        return self._estimate[1] if self._estimate is not None and self._estimate[0] == recipe else None

    def show_recipe(self, recipe: Recipe | None) -> None:
        """Say whether what was measured is still true."""
        learns = recipe is not None and (recipe.pretraining is not None or recipe.finetuning is not None)
        if _learned_from(recipe) != _learned_from(self._recipe):
            self._shown.show_nothing(learns=learns)
        self._recipe = recipe
        if self._estimating is not None or recipe is None:
            return
        if (known := self.estimate_for(recipe)) is not None:
            self._card.show_estimate(known)
        elif self._estimate is not None:
            self._card.show_stale()
        else:
            self._card.show_nothing()

    def allow(self, possible: bool) -> None:
        """Say whether there are images to measure on."""
        self._card.allow(possible)

    def forget(self) -> None:
        """Another project is open."""
        self.stop()
        self._estimate = self._recipe = self._asked = None

    def stop(self) -> None:
        """Leave what is being worked out."""
        for task in (self._estimating, self._drawing):
            if task is not None:
                task.cancel()

    @Slot()
    def measure(self) -> None:
        """Estimate a run with what is chosen now."""
        project = self._session.project
        if project is None or self._estimating is not None:
            return
        self._asked, workplace = self._wanted()
        steps = self._session.stories.short(estimate, Source(project.root), self._asked, workplace=workplace)
        self._estimating = self._begin(steps, self.tr("Estimating"))
        self._estimating.succeeded.connect(self._measured)
        self._estimating.failed.connect(self._not_measured)
        self._card.show_measuring()
        self._estimating.start()

    @Slot()
    def draw(self) -> None:
        """Draw other examples of what a run would learn from."""
        project = self._session.project
        if project is None or self._drawing is not None:
            return
        recipe, workplace = self._wanted()
        source = Source(project.root)
        steps = self._session.stories.short(examples, source, recipe, workplace=workplace, seed=self._seed)
        self._drawing = self._begin(steps, self.tr("Drawing examples"))
        self._seed += 1
        self._drawing.succeeded.connect(self._drawn)
        self._drawing.failed.connect(self._not_drawn)
        self._shown.show_drawing()
        self._drawing.start()

    def _begin(self, steps: Generator[Any, None, Any], name: str) -> Task:
        task = self._session.tasks.start(steps, name, quiet=True)
        task.finished.connect(self._ended)
        return task

    @Slot()
    def _ended(self) -> None:
        ended = self.sender()
        if ended is self._estimating:
            self._estimating = None
            self.show_recipe(self._recipe)
        elif ended is self._drawing:
            self._drawing = None

    @Slot()
    def _stop_estimating(self) -> None:
        if self._estimating is not None:
            self._estimating.cancel()

    @Slot(object)
    def _measured(self, found: Estimate) -> None:
        if self._asked is not None:
            self._estimate = (self._asked, found)

    @Slot(object)
    def _not_measured(self, error: InspectorError) -> None:
        self._session.say(error_sentence(error))

    @Slot(object)
    def _drawn(self, found: Examples) -> None:
        self._shown.show_examples(found)

    @Slot(object)
    def _not_drawn(self, error: InspectorError) -> None:
        self._shown.show_failed(error_sentence(error))


def _learned_from(recipe: Recipe | None) -> object:
    """Return what examples depend on."""
    if recipe is None:
        return None
    views = recipe.pretraining.views if recipe.pretraining else None
    defects = recipe.finetuning.kinds if recipe.finetuning else None
    return (recipe.preparation, views, defects, recipe.pretraining is None, recipe.finetuning is None)
