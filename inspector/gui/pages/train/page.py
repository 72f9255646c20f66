"""The Train page: it holds what is being chosen and the run, and shows one of three views: before, during, after."""

from dataclasses import replace
from enum import Enum

from PySide6.QtCore import QSize, Qt, QTimer, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from inspector.core.errors import InspectorError, OutOfDeviceMemory, RecipeInvalid, TooFewImages
from inspector.core.recipe import SCRATCH, Recipe
from inspector.gui.pages.page import Page
from inspector.gui.pages.train.draft import Draft
from inspector.gui.pages.train.measuring import Measuring
from inspector.gui.pages.train.outcome import Answer, Outcome, figures_of
from inspector.gui.pages.train.problems import Problem, blocking, has_shipped, problems, promise
from inspector.gui.pages.train.run import Run
from inspector.gui.pages.train.run_view import RunView
from inspector.gui.pages.train.setup import Setup
from inspector.gui.pages.train.words import clock
from inspector.gui.plots.panel import warm_plots
from inspector.gui.session import Session
from inspector.gui.theme.icons import icon
from inspector.gui.theme.tokens import LIGHT, SPACE, Tokens
from inspector.gui.widgets.banner import Banner
from inspector.gui.widgets.lines import label
from inspector.gui.window.meter import LoadMeter
from inspector.gui.words import error_sentence
from inspector.runtime.bundle import Bundle
from inspector.services.training import Trained
from inspector.services.workplace import Workplace
from inspector.store.pending import PendingRun, forget_pending, load_pending

_REFRESH_MS = 200
_MARGIN = 16
_THREADS = "train/threads"
_MORE = "train/more"


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
        self._tokens = LIGHT
        self.draft = Draft()
        self.run: Run | None = None
        self._pending: PendingRun | None = None
        self._warming = self._warm = False
        self._bundle: Bundle | None = None
        self._problems: tuple[Problem, ...] = ()
        self._meter: LoadMeter | None = None
        self._listening = False
        self._clock = QTimer(self)
        self._clock.setInterval(_REFRESH_MS)
        self._clock.timeout.connect(self._refresh)
        self.measuring = Measuring(session, self)
        self._build()
        self._connect()

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
        threads = int(str(self.session.state.value(_THREADS, "0")))
        return replace(self.session.workplace, threads=threads or self.session.workplace.threads)

    def entered(self) -> None:
        """Look at the images again, and get ready to plot."""
        if not self._listening:
            self._listening = True
            self.session.library.changed.connect(self._show_images)
        if not self._warming:
            self._warming = True
            task = self.session.tasks.start(warm_plots(), self.tr("Getting plots ready"), quiet=True)
            task.succeeded.connect(self._warmed)
            task.start()
        self._show_images()

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        self._tokens = tokens
        for part in (self.setup, self.running, self.outcome, self.banner):
            part.restyle(tokens)
        for button, name, colour in (
            (self._train, "play", tokens.on_accent),
            (self._cancel, "close", tokens.text),
            (self._pause, "play" if self.run and self.run.paused else "pause", tokens.on_accent),
        ):
            button.setIcon(icon(name, colour, size=16))

    def train(self, *, resume: bool = False, recipe: Recipe | None = None) -> None:
        """Begin a run with what is chosen, or with a `recipe` that was interrupted."""
        project = self.session.project
        if project is None or self.run is not None:
            return
        recipe = recipe or self.recipe
        try:
            self.session.choose(recipe=recipe)
        except InspectorError as error:  # a disk that is full now is full later, too
            self._show_failed(error)
            return
        self._pending = None
        self.banner.hide()
        self.measuring.stop()
        number = 1 + sum(folder.is_dir() for folder in project.bundles.iterdir())
        expected = self.measuring.estimate_for(recipe)
        self.run = Run(self.session, project, recipe, self.workplace, number=number, resume=resume, expected=expected)
        self.run.succeeded.connect(self._succeeded)
        self.run.failed.connect(self._failed)
        self.run.cancelled.connect(self._cancelled)
        self.run.crashed.connect(self._crashed)
        self._meter = LoadMeter(self.session, self)
        self._meter.changed.connect(self.running.show_load)
        self.running.begin(self.run, images=self._shown_images(recipe))
        self._show(View.DURING)
        self._make_plots()
        self._clock.start()
        self.run.start()

    def ask_to_cancel(self) -> None:
        """Ask in place whether the run is to stop."""
        if self.run is None:
            return
        sentence = self.tr("Stop this run? {what}").format(what=self.run.kept)
        answers = [(self.tr("Stop"), self._stop), (self.tr("Keep training"), lambda: None)]
        self.banner.ask(sentence, answers)

    def toggle_pause(self) -> None:
        """Pause the run, or go on with it."""
        if self.run is None:
            return
        if self.run.paused:
            self.run.resume()
        else:
            self.run.pause()
        self._show_pause()
        self._refresh()

    def _build(self) -> None:
        self._title = label(self.tr("Train"), "title")
        self._subtitle = label("", "muted")
        self._reason = label("", "muted")
        self._reason.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._train = QPushButton(self.tr("Train"))
        self._train.setProperty("kind", "primary")
        self._cancel = QPushButton(self.tr("Cancel"))
        self._pause = QPushButton(self.tr("Pause"))
        self._pause.setProperty("kind", "primary")
        self._again = QPushButton(self.tr("New run"))
        head = QHBoxLayout()
        head.setSpacing(SPACE["s"])
        head.addWidget(self._title)
        head.addSpacing(SPACE["s"])
        head.addWidget(self._subtitle)
        head.addStretch(1)
        head.addWidget(self._reason)
        head.addSpacing(SPACE["s"])
        for button in (self._train, self._cancel, self._pause, self._again):
            button.setIconSize(QSize(16, 16))
            head.addWidget(button)
        self.banner = Banner(self._tokens)
        self.setup, self.running, self.outcome = Setup(), RunView(), Outcome()
        self._stack = QStackedWidget()
        for view in (self.setup, self.running, self.outcome):
            self._stack.addWidget(view)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.setSpacing(SPACE["l"])
        column.addLayout(head)
        column.addWidget(self.banner)
        column.addWidget(self._stack, 1)
        self.setup.open_more(str(self.session.state.value(_MORE, "false")) == "true")
        self._show(View.BEFORE)

    def _connect(self) -> None:
        self._train.clicked.connect(lambda: self.train())
        self._cancel.clicked.connect(self.ask_to_cancel)
        self._pause.clicked.connect(self.toggle_pause)
        self._again.clicked.connect(lambda: self._show(View.BEFORE))
        self.setup.preset_wanted.connect(lambda name: self._take(self.draft.with_preset(name)))
        self.setup.weights_wanted.connect(lambda weights: self._take(self.draft.with_weights(weights)))
        self.setup.more_opened.connect(lambda opened: self.session.state.setValue(_MORE, opened))
        more = self.setup.more
        more.changed.connect(self._change)
        more.part_wanted.connect(lambda part, wanted: self._take(self.draft.with_part(part, wanted)))
        more.placed.connect(self._place)
        self.setup.images.way_out.connect(self._lead)
        self.outcome.wished.connect(self._wish)
        self.measuring.connect_cards(self.setup.estimate, self.setup.examples, lambda: (self.recipe, self.workplace))
        self.session.project_changed.connect(self._open_project)
        self.session.choices_changed.connect(self._show_draft)
        self._add_action(self.tr("Train"), "Ctrl+Return", self._train.click)
        self._add_action(self.tr("Pause or go on with the run"), "", self.toggle_pause)
        self._add_action(self.tr("Stop the run"), "", self.ask_to_cancel)
        self._open_project()

    def _add_action(self, words: str, keys: str, do: object) -> None:
        action = QAction(words, self)
        if keys:
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            self._train.setToolTip(self.tr("Train ({key})").format(key=action.shortcut().toString()))
        action.triggered.connect(do)
        self.addAction(action)

    @Slot()
    def _open_project(self) -> None:
        """Take up what was chosen for the project, and the run that did not end."""
        if self.run is not None:
            return
        project = self.session.project
        self.banner.hide()
        self._pending = None
        try:
            recipe = self.session.choices.recipe
        except InspectorError as error:
            self.banner.say(error_sentence(error))
            recipe = None
        self.measuring.forget()
        self._take(Draft.of(recipe) if recipe is not None else Draft())
        self._show(View.BEFORE)
        if project is not None and (pending := load_pending(project)) is not None:
            self._offer(pending)

    def _offer(self, pending: PendingRun) -> None:
        """Ask what to do with a run that did not end."""
        self._pending = pending
        wanted = pending.recipe.pretraining
        when = clock(pending.began)
        if wanted is None:
            sentence = self.tr("A run that began at {time} was interrupted. It would start over.").format(time=when)
        elif pending.epochs >= wanted.epochs:
            sentence = self.tr("A run that began at {time} was interrupted after its pretraining, which is kept.")
            sentence = sentence.format(time=when)
        else:
            sentence = self.tr("A run that began at {time} was interrupted after epoch {n} of {all} of pretraining.")
            sentence = sentence.format(time=when, n=pending.epochs, all=wanted.epochs)
        answers = [(self.tr("Forget it"), self._forget), (self.tr("Start over"), lambda: self._go_on(resume=False))]
        if wanted is not None:
            answers.append((self.tr("Resume"), lambda: self._go_on(resume=True)))
        self.banner.ask(sentence, answers)

    def _go_on(self, *, resume: bool) -> None:
        if self._pending is not None:
            recipe = self._pending.recipe
            self.draft = Draft.of(recipe)
            self.train(resume=resume, recipe=recipe)

    def _forget(self) -> None:
        self._pending = None
        if self.session.project is not None:
            forget_pending(self.session.project)

    @Slot(str, object)
    def _change(self, path: str, value: object) -> None:
        try:
            self._take(self.draft.with_value(path, value))
        except RecipeInvalid as error:
            self.banner.say(error_sentence(error))
            self._show_draft()

    def _take(self, draft: Draft) -> None:
        self.draft = draft
        self._show_draft()

    @Slot()
    def _show_draft(self) -> None:
        shipped = has_shipped(self.session.workplace.shipped, self.draft.recipe.backbone)
        self.setup.show_draft(self.draft, shipped=shipped)
        self.setup.more.machine.show_place(self.session.workplace.device, self.workplace.threads)
        self.measuring.show_recipe(self._recipe_or_none())
        self._show_images()

    def _recipe_or_none(self) -> Recipe | None:
        try:
            return self.recipe
        except InspectorError:  # choices that cannot be read: said when the project was opened
            return None

    @Slot()
    def _show_images(self) -> None:
        """Show the images and what stands in the way; the button says why it cannot be pressed."""
        if self.session.project is None or not self._listening:
            return
        counts = self.session.library.counts
        self.setup.images.show_counts(counts)
        recipe = self.draft.recipe
        self._problems = problems(counts, recipe, shipped=self.session.workplace.shipped)
        if self.session.library.listed:
            self.setup.images.show_problems(promise(counts, recipe), self._problems)
        first = blocking(self._problems)
        able = first is None and self.session.library.listed and self.run is None
        self._train.setEnabled(able)
        self.measuring.allow(able)
        self._reason.setText(first.sentence if first is not None and self.view is View.BEFORE else "")
        self._reason.setVisible(bool(self._reason.text()))

    def _shown_images(self, recipe: Recipe) -> int:
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

    @Slot()
    def _warmed(self) -> None:
        self._warm = True
        self._make_plots()

    def _make_plots(self) -> None:
        if self.run is not None and self._warm:
            self.running.make_plots(self.run)

    @Slot()
    def _refresh(self) -> None:
        """Show news by the clock: a stage of many quick steps must not keep the window busy."""
        if self.run is not None and self.isVisible():
            self.running.refresh(self.run)

    def _stop(self) -> None:
        if self.run is not None:
            self._cancel.setEnabled(False)
            self._pause.setEnabled(False)
            self._reason.setText(self.tr("Stopping after the step in hand…"))
            self._reason.show()
            self.run.cancel()

    @Slot(object)
    def _succeeded(self, trained: Trained) -> None:
        run = self._end()
        bundle, first = trained.bundle, self.session.bundle is None
        here = self.session.project is not None and self.session.project.root == run.project.root
        if first and here:
            self.session.use(bundle)
        self._bundle = bundle
        lead = ""
        if first and here:
            lead = self.tr("It is in use now, as the first bundle of this project.")
        elif self.session.bundle is not None:
            lead = self.tr("{name} stays in use until you choose this one.").format(name=self.session.bundle.name)
        rest = [*bundle.facts.notes, *(f"{item.path.name}: {item.cause}" for item in trained.rejected[:20])]
        answers = [Answer(self.tr("See results"), "results", primary=first)]
        if not first and here:
            answers.insert(0, Answer(self.tr("Use this bundle"), "use", primary=True))
        answers.append(Answer(self.tr("New run"), "before"))
        self.outcome.show_outcome(
            self.tr("Trained: {name}").format(name=bundle.name),
            lead,
            well=True,
            figures=figures_of(bundle.facts),
            rest=rest,
            answers=answers,
        )
        self._show(View.AFTER)
        self.session.say(self.tr("Training has ended: {name} is saved.").format(name=bundle.name))

    @Slot(object)
    def _failed(self, error: InspectorError) -> None:
        self._end()
        self._show_failed(error)

    def _show_failed(self, error: InspectorError) -> None:
        answers = [Answer(self.tr("Change the choices"), "before", primary=True), Answer(self.tr("Try again"), "again")]
        if isinstance(error, TooFewImages):
            answers[0] = Answer(self.tr("Go to Images"), "images", primary=True)
        elif isinstance(error, OutOfDeviceMemory) and not error.device.startswith("cpu"):
            answers.insert(0, Answer(self.tr("Train on the processor"), "cpu"))
        self.outcome.show_outcome(
            self.tr("Nothing was trained"),
            error_sentence(error),
            well=False,
            rest=[self.tr("No bundle was saved. Those from before are as they were.")],
            answers=answers,
        )
        self._show(View.AFTER)

    @Slot()
    def _cancelled(self) -> None:
        run = self._end()
        self._show(View.BEFORE)
        self.session.say(self.tr("The run was stopped."))
        if (pending := load_pending(run.project)) is not None:
            self._offer(pending)

    @Slot(object)
    def _crashed(self, error: Exception) -> None:
        self._end()
        self.outcome.show_outcome(
            self.tr("Nothing was trained"),
            error_sentence(error),
            well=False,
            rest=[self.tr("This is a fault of Inspector. What was pretrained is kept.")],
            answers=[Answer(self.tr("Change the choices"), "before", primary=True)],
        )
        self._show(View.AFTER)

    def _end(self) -> Run:
        run = self.run
        assert run is not None
        self.run = None
        self._clock.stop()
        if self._meter is not None:
            self._meter.stop()
            self._meter.deleteLater()
            self._meter = None
        self.banner.hide()
        run.deleteLater()
        return run

    @Slot(str)
    def _wish(self, wish: str) -> None:
        if wish in ("results", "images"):
            self.session.page_wanted.emit(wish)
        elif wish == "use" and self._bundle is not None:
            self.session.use(self._bundle)
            self._show_used(self._bundle)
        elif wish == "cpu":
            self.session.change_settings(device="cpu")
            self.train()
        elif wish == "again":
            self.train()
        if wish in ("before", "images"):
            self._show(View.BEFORE)

    def _show_used(self, bundle: Bundle) -> None:
        if (button := self.outcome.button("use")) is not None:
            button.setText(self.tr("In use"))
            button.setEnabled(False)
        self.session.say(self.tr("{name} is in use now.").format(name=bundle.name))

    def _show(self, view: View) -> None:
        self._stack.setCurrentIndex(view.value)
        self._train.setVisible(view is View.BEFORE)
        self._again.setVisible(view is View.AFTER)
        for button in (self._cancel, self._pause):
            button.setVisible(view is View.DURING)
            button.setEnabled(True)
        self._reason.setText("")
        self._reason.hide()
        self._subtitle.setText(self._about())
        self._show_pause()
        self._show_images()

    def _about(self) -> str:
        if self.run is None:
            return ""
        words = {
            "quick": self.tr("Quick"),
            "standard": self.tr("Standard"),
            "thorough": self.tr("Thorough"),
            "own": self.tr("own choices"),
        }
        preset = words[Draft.of(self.run.recipe).preset]
        text = self.tr("Run {n}, {preset}, started {time}")
        return text.format(n=self.run.number, preset=preset, time=clock(self.run.started))

    def _show_pause(self) -> None:
        paused = self.run is not None and self.run.paused
        self._pause.setText(self.tr("Resume") if paused else self.tr("Pause"))
        self._pause.setIcon(icon("play" if paused else "pause", self._tokens.on_accent, size=16))
