"""What is worked out before a run, each in a task of its own: the estimate, and examples of what it learns from."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot

from inspector.core.errors import InspectorError
from inspector.core.recipe import Recipe
from inspector.gui.latest import Latest
from inspector.gui.pages.train.side import EstimateCard, ExamplesCard
from inspector.gui.session import Session
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
        self._estimating, self._drawing = Latest(session.tasks, self), Latest(session.tasks, self)
        self._estimating.succeeded.connect(self._measured)
        self._estimating.failed.connect(self._not_measured)
        self._estimating.ended.connect(self._end_measuring)
        self._drawing.succeeded.connect(self._drawn)
        self._drawing.failed.connect(self._not_drawn)
        self._drawing.ended.connect(self._end_drawing)
        self._estimate: tuple[Recipe, Estimate] | None = None
        self._asked: Recipe | None = None
        self._recipe: Recipe | None = None
        self._learns = True  # whether the recipe does
        self._seed = 0

    @property
    def busy(self) -> bool:
        """Whether something is being measured or drawn."""
        return self._estimating.running or self._drawing.running

    def connect_cards(self, card: EstimateCard, shown: ExamplesCard, wanted: Wanted) -> None:
        """Answer what these cards ask for, with what `wanted` says when they do."""
        self._card, self._shown, self._wanted = card, shown, wanted
        card.wanted.connect(self.measure)
        card.stopped.connect(self._estimating.cancel)
        shown.wanted.connect(self.draw)

    def estimate_for(self, recipe: Recipe) -> Estimate | None:
        """Return what was measured for just this recipe."""
        return self._estimate[1] if self._estimate is not None and self._estimate[0] == recipe else None

    def show_recipe(self, recipe: Recipe | None) -> None:
        """Say whether what was measured is still true."""
        learns = recipe is not None and (recipe.pretraining is not None or recipe.finetuning is not None)
        if _learned_from(recipe) != _learned_from(self._recipe):
            self._shown.show_nothing(learns=learns)
        self._recipe, self._learns = recipe, learns
        if self._estimating.running or recipe is None:
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
        self._estimating.forget()
        self._drawing.forget()
        self._estimate = self._recipe = self._asked = None

    def stop(self) -> None:
        """Leave what is being worked out."""
        self._estimating.cancel()
        self._drawing.cancel()

    @Slot()
    def measure(self) -> None:
        """Estimate a run with what is chosen now."""
        project = self._session.project
        if project is None or self._estimating.running:
            return
        self._asked, workplace = self._wanted()
        steps = self._session.stories.short(estimate, Source(project.root), self._asked, workplace=workplace)
        self._card.show_measuring()
        self._estimating.start(steps, self.tr("Estimating"))

    @Slot()
    def draw(self) -> None:
        """Draw other examples of what a run would learn from."""
        project = self._session.project
        if project is None or self._drawing.running:
            return
        recipe, workplace = self._wanted()
        source = Source(project.root)
        steps = self._session.stories.short(examples, source, recipe, workplace=workplace, seed=self._seed)
        self._seed += 1
        self._shown.show_drawing()
        self._drawing.start(steps, self.tr("Drawing examples"))

    @Slot()
    def _end_measuring(self) -> None:
        self.show_recipe(self._recipe)

    @Slot()
    def _end_drawing(self) -> None:
        if self._shown.drawing:  # it was stopped
            self._shown.show_nothing(learns=self._learns)

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
