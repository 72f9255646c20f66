"""The Train page: it holds what is being chosen and the run, and shows one of three views: before, during, after."""

from dataclasses import replace
from enum import Enum

from PySide6.QtCore import Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from inspector.core.errors import InspectorError, RecipeInvalid
from inspector.core.recipe import SCRATCH, SHIPPED, Recipe
from inspector.core.shipped import shipped_weights, usual_start
from inspector.gui.pages.page import Page
from inspector.gui.pages.train import endings
from inspector.gui.pages.train.draft import Draft
from inspector.gui.pages.train.head import Head
from inspector.gui.pages.train.interrupted import Interrupted
from inspector.gui.pages.train.measuring import Measuring
from inspector.gui.pages.train.outcome import Outcome
from inspector.gui.pages.train.problems import blocking, problems, promise
from inspector.gui.pages.train.run import Run
from inspector.gui.pages.train.run_view import RunView
from inspector.gui.pages.train.setup import Setup
from inspector.gui.pages.train.watching import Watching
from inspector.gui.pages.train.words import about_words
from inspector.gui.plots.saving import Saving
from inspector.gui.session import Session
from inspector.gui.theme.tokens import LIGHT, SPACE, Tokens
from inspector.gui.widgets.actions import add_action
from inspector.gui.widgets.banner import Banner
from inspector.gui.words import error_sentence
from inspector.runtime.bundle import Bundle
from inspector.services.training import Trained
from inspector.services.workplace import Workplace
from inspector.store.project import Project

_MARGIN = 16
_LEAST_WIDTH = 888  # of two columns; a narrower window scrolls
_THREADS, _MORE = "train/threads", "train/more"


class View(Enum):
    """What the page shows."""

    BEFORE = 0
    DURING = 1
    AFTER = 2


class TrainPage(Page):
    """Everything from the first choice to the finished bundle, in place."""

    key = "train"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.draft = Draft()
        self.run: Run | None = None
        self._about = ""
        self._of: Project | None = None  # whose choices these are
        self._bundle: Bundle | None = None
        self._listening = self._stopping = False
        self.measuring = Measuring(session, self)
        self._build()
        self.watching = Watching(session, self.running)
        self._interrupted = Interrupted(self.banner, self)
        self._saving = Saving(session, self)
        self._connect()
        self._add_actions()
        self._open_project()

    @property
    def view(self) -> View:
        """What is shown."""
        return View(self._stack.currentIndex())

    @property
    def recipe(self) -> Recipe:
        """The recipe that a run would have now: what is chosen, with the project's region and ignored polygons."""
        return self.session.choices.marked(self.draft.recipe)

    @property
    def workplace(self) -> Workplace:
        """Where a run would learn."""
        threads = round(self.session.remembered(_THREADS, 0))
        return replace(self.session.workplace, threads=threads or self.session.workplace.threads)

    def entered(self) -> None:
        """Look at the images again, and get ready to plot."""
        if not self._listening:
            self._listening = True
            self.session.library.changed.connect(self._show_images)
        self.watching.get_ready()
        self._show_images()

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        for part in (self.head, self.banner, self.setup, self.running, self.outcome):
            part.restyle(tokens)

    def train(self, *, resume: bool = False, recipe: Recipe | None = None) -> None:
        """Begin a run with what is chosen, or with a `recipe` that was interrupted."""
        project = self.session.project
        if project is None or self.run is not None:
            return
        try:
            recipe = recipe or self.recipe
            self.session.choose(recipe=recipe)
            number = 1 + sum(not folder.name.startswith(".") for folder in project.bundles.glob("*"))
        except (InspectorError, OSError) as error:  # a disk that is full now is full later, too
            self.banner.say(error_sentence(error))
            return
        self._interrupted.forget()
        self._stopping = False
        self.banner.hide()
        self.measuring.stop()
        expected = self.measuring.estimate_for(recipe)
        self.run = Run(self.session, project, recipe, self.workplace, resume=resume, expected=expected)
        self._about = about_words(number, Draft.of(recipe).preset, self.run.started)
        for signal, receive in (
            (self.run.succeeded, self._succeeded),
            (self.run.failed, self._failed),
            (self.run.cancelled, self._cancelled),
            (self.run.crashed, self._crashed),
        ):
            signal.connect(receive)
        self.running.begin(self.run, images=self._images_of(recipe))
        self._show(View.DURING)
        self.watching.begin(self.run)
        self.run.start()
        self.session.page_runs.emit(self.key, True)

    def ask_to_cancel(self) -> None:
        """Ask in place whether the run is to stop."""
        if self.run is not None:
            sentence = self.tr("Stop this run? {what}").format(what=self.run.kept)
            self.banner.ask(sentence, [(self.tr("Stop"), self._stop), (self.tr("Keep training"), lambda: None)])

    def toggle_pause(self) -> None:
        """Pause the run, or go on with it."""
        if self.run is not None:
            (self.run.resume if self.run.paused else self.run.pause)()
            self._show_head()
            self.watching.refresh()

    def _build(self) -> None:
        self.head, self.banner = Head(), Banner(LIGHT)
        self.setup, self.running, self.outcome = Setup(), RunView(), Outcome()
        self._stack = QStackedWidget()
        for view in (self.setup, self.running, self.outcome):
            self._stack.addWidget(view)
        self.setMinimumWidth(_LEAST_WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, SPACE["m"], _MARGIN, _MARGIN)  # the title stands where every page has it
        column.setSpacing(SPACE["l"])
        for part in (self.head, self.banner):
            column.addWidget(part)
        column.addWidget(self._stack, 1)
        self.setup.open_more(str(self.session.state.value(_MORE, False)).lower() == "true")  # a file has but texts

    def _connect(self) -> None:
        self.head.train.connect(lambda: self.train())
        self.head.cancel.connect(self.ask_to_cancel)
        self.head.pause.connect(self.toggle_pause)
        self.setup.preset_wanted.connect(lambda name: self._take(self.draft.with_preset(name)))
        self.setup.weights_wanted.connect(lambda weights: self._take(self.draft.with_weights(weights)))
        self.setup.more_opened.connect(lambda opened: self.session.state.setValue(_MORE, opened))
        self.setup.more.changed.connect(self._change)
        self.setup.more.part_wanted.connect(lambda part, on: self._take(self.draft.with_part(part, on)))
        self.setup.more.placed.connect(self._place)
        self.setup.images.way_out.connect(self._lead)
        self.running.save_wanted.connect(self._saving.save)
        self.outcome.wished.connect(self._wish)
        self.measuring.connect_cards(self.setup.estimate, self.setup.examples, lambda: (self.recipe, self.workplace))
        self.session.project_changed.connect(self._open_project)
        self.session.choices_changed.connect(self._show_draft)
        self._interrupted.wanted.connect(self._go_on)

    def _add_actions(self) -> None:
        train = add_action(self, self.tr("Train"), self.head.train_button.click, keys="Ctrl+Return")
        keys = train.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        self.head.train_button.setToolTip(self.tr("Train ({keys})").format(keys=keys))
        add_action(self, self.tr("Pause or resume the run"), self.toggle_pause)
        add_action(self, self.tr("Stop the run"), self.ask_to_cancel)

    @Slot()
    def _open_project(self) -> None:
        """Take up what was chosen for the project, and the run that did not end."""
        if self.run is not None:
            return
        self._of = self.session.project
        self.banner.hide()
        self._interrupted.forget()
        try:
            recipe = self.session.choices.recipe
        except InspectorError as error:
            self.banner.say(error_sentence(error))
            recipe = None
        self.measuring.forget()
        self._take(Draft.of(recipe) if recipe is not None else self._new_draft())
        self._show(View.BEFORE)
        self._interrupted.look(self.session.project)

    def _new_draft(self) -> Draft:
        """Return what nobody chose anything of yet."""
        draft = Draft()
        return draft.with_weights(self._usual(draft))

    def _started(self, draft: Draft) -> Draft:
        """Return the draft at the usual start of its backbone, where that of before was; also where ours is missing."""
        before, usual = self.draft, self._usual(draft)
        changed = draft.recipe.backbone != before.recipe.backbone and before.recipe.weights == self._usual(before)
        return draft.with_weights(usual) if changed or draft.recipe.weights == SHIPPED != usual else draft

    def _usual(self, draft: Draft) -> str:
        return usual_start(self.session.workplace.shipped, draft.recipe.backbone)

    @Slot(object, bool)
    def _go_on(self, recipe: Recipe, resume: bool) -> None:
        self._take(Draft.of(recipe))
        self.train(resume=resume, recipe=recipe)

    @Slot(str, object)
    def _change(self, path: str, value: object) -> None:
        try:
            self._take(self._started(self.draft.with_value(path, value)))
        except RecipeInvalid as error:
            self.banner.say(error_sentence(error))
            self._show_draft()

    def _take(self, draft: Draft) -> None:
        self.draft = draft
        self._show_draft()

    @Slot()
    def _show_draft(self) -> None:
        shipped = shipped_weights(self.session.workplace.shipped, self.draft.recipe.backbone) is not None
        self.setup.show_draft(self.draft, shipped=shipped)
        self.setup.more.machine.show_place(self.session.workplace.device, self.workplace.threads)
        try:
            self.measuring.show_recipe(self.recipe)
        except InspectorError:  # choices that cannot be read: said when the project was opened
            self.measuring.show_recipe(None)
        self._show_images()

    @Slot()
    def _show_images(self) -> None:
        """Show the images and what stands in the way; the button says why it cannot be pressed."""
        if self._listening and self.session.project is not None and self.session.library.listed:
            counts, recipe = self.session.library.counts, self.draft.recipe
            self.setup.images.show_counts(counts)
            found = problems(counts, recipe, shipped=self.session.workplace.shipped)
            self.setup.images.show_problems(promise(counts, recipe), found)
        self._show_head()

    def _show_head(self) -> None:
        if self.view is View.DURING and self.run is not None:
            self.head.show_during(self._about, paused=self.run.paused, stopping=self._stopping)
        elif self.view is View.AFTER:
            self.head.show_after(self._about)
        else:
            first = blocking(self.setup.images.problems)
            listed = self._listening and self.session.project is not None and self.session.library.listed
            able = listed and first is None
            self.head.show_before(able=able, reason=first.sentence if first is not None else "")
            self.measuring.allow(able)

    def _images_of(self, recipe: Recipe) -> int:
        counts = self.session.library.counts
        return counts.labelled + (counts.unlabelled if recipe.pretraining is not None else 0)

    @Slot(str, object)
    def _place(self, what: str, value: object) -> None:
        if what == "device":
            self.session.change_settings(device=value)
        else:
            self.session.state.setValue(_THREADS, value)
        self._show_draft()

    @Slot(str)
    def _lead(self, way_out: str) -> None:
        if way_out == "images":
            self.session.page_wanted.emit("images")
        elif way_out == "scratch":
            self._take(self.draft.with_weights(SCRATCH))
        elif way_out == "file":
            self.setup.start.ask()

    def _stop(self) -> None:
        if self.run is not None:
            self._stopping = True
            self.run.cancel()
            self._show_head()

    @Slot(object)
    def _succeeded(self, trained: Trained) -> None:
        run = self._end()
        self._bundle = trained.bundle
        here = self.session.project is not None and self.session.project.root == run.project.root
        first = here and self.session.bundle is None and self.session.choices.bundle_of(run.project) is None
        if first:
            self.session.use(trained.bundle)
        used = self.session.bundle.name if self.session.bundle is not None else ""
        endings.show_trained(self.outcome, trained, used=used, first=first, offered=here and not first)
        self.outcome.show_beside(self.running.take_plots())
        self._show(View.AFTER)
        self.session.say(self.tr("Training has ended: {name} is saved.").format(name=trained.bundle.name))

    @Slot(object)
    def _failed(self, error: InspectorError) -> None:
        self._end()
        endings.show_failed(self.outcome, error)
        self._show(View.AFTER)

    @Slot(object)
    def _crashed(self, error: Exception) -> None:
        self._end()
        endings.show_crashed(self.outcome, error)
        self._show(View.AFTER)

    @Slot()
    def _cancelled(self) -> None:
        run = self._end()
        self._show_choices()
        self.session.say(self.tr("The run was stopped."))
        if self.session.project == run.project:
            self._interrupted.look(run.project)

    def _end(self) -> Run:
        run = self.run
        assert run is not None
        self.watching.end()
        self.run, self._stopping = None, False
        self.banner.hide()
        self.session.page_runs.emit(self.key, False)
        run.deleteLater()
        return run

    @Slot(str)
    def _wish(self, wish: str) -> None:
        if wish in ("results", "images"):
            self.session.page_wanted.emit(wish)
        if wish in ("before", "images") or self._of != self.session.project:
            self._show_choices()
        elif wish == "use" and self._bundle is not None:
            self.session.use(self._bundle)
            self.outcome.settle("use", self.tr("In use"))
            self.session.say(self.tr("{name} is in use now.").format(name=self._bundle.name))
        elif wish in ("again", "cpu"):
            if wish == "cpu":
                self.session.change_settings(device="cpu")
            self.train(resume=True)

    def _show_choices(self) -> None:
        """Show what is chosen; for the project that is open now, where another one was trained meanwhile."""
        if self._of == self.session.project:
            self._show(View.BEFORE)
        else:
            self._open_project()

    def _show(self, view: View) -> None:
        self._stack.setCurrentIndex(view.value)
        self._show_images()
