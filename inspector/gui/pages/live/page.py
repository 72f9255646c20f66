"""The Live page: a camera's parts judged as they come, everything recorded before it is shown."""

from datetime import datetime

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from inspector.core.errors import InspectorError
from inspector.core.frame import CameraState
from inspector.gui.cameras import CameraFinder, no_settings
from inspector.gui.library import Refused
from inspector.gui.pages.live.calm import Calm
from inspector.gui.pages.live.choosing import Choosing
from inspector.gui.pages.live.disagreeing import Disagreeing
from inspector.gui.pages.live.head import Head
from inspector.gui.pages.live.looking_back import LookingBack
from inspector.gui.pages.live.operating import Operating
from inspector.gui.pages.live.operator import OperatorWindow
from inspector.gui.pages.live.picture import PictureCard
from inspector.gui.pages.live.run import LiveRun
from inspector.gui.pages.live.seen import Seen
from inspector.gui.pages.live.side import Side
from inspector.gui.pages.live.strip import Strip
from inspector.gui.pages.live.telling import camera_words, shout_of
from inspector.gui.pages.live.welcome import CAMERAS, EXISTING, FOLDER, START, TRAIN, VIDEO, welcome_of
from inspector.gui.pages.live.wish import When, Wish
from inspector.gui.pages.page import Page
from inspector.gui.recall import Recalled
from inspector.gui.session import Session
from inspector.gui.theme.tokens import SPACE, Tokens
from inspector.gui.widgets.lines import label
from inspector.gui.widgets.viewer import figure
from inspector.gui.words import verdict_word
from inspector.store.journal.entries import Counts

_ROOMY = 780  # pixels of the page's height, from where nothing need be low
_OPACITY = "viewer/opacity"


class LivePage(Page):
    """Shows a live inspection, and one of the last again where it is wanted; runs on while it is not seen."""

    key = "live"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.run = LiveRun(session.tasks, self)
        self.looking_back = LookingBack(session, self)
        self.disagreeing = Disagreeing(session, self)
        self.seen: Seen | None = None
        self._error: InspectorError | None = None
        self._recorded = 0
        self.operating = Operating(session, self)
        self._figures = Calm(self._show_figures, self)
        self.head, self.card, self.side, self.strip = Head(), PictureCard(), Side(), Strip()
        self.choosing = Choosing(session, self.head, self)
        self._span = label(role="faint")
        self._build()
        self._add_actions()
        self._connect()
        self.side.today.show_words(session.settings)
        self._show_project()

    @property
    def wish(self) -> Wish:
        """What was chosen."""
        return self.choosing.wish

    @property
    def finder(self) -> CameraFinder:
        """Looks for cameras."""
        return self.choosing.finder

    @property
    def recalled(self) -> Recalled | None:
        """The inspection of before that is looked at."""
        return self.looking_back.recalled

    @property
    def operator(self) -> OperatorWindow | None:
        """The window of operator mode, once it was made."""
        return self.operating.window

    # What the window asks

    def entered(self) -> None:
        """Look for cameras, and see what was recorded meanwhile."""
        self.setFocus()
        self.choosing.look()
        if not self.run.running:
            self._count_today()
        self._show_all()

    def begin(self) -> None:
        """Inspect from the first moment, where a camera was chosen before."""
        self.start()

    def full_screen(self) -> bool:
        """Enter operator mode: F11 means that here."""
        self.enter_operator()
        return True

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        for part in (self.head, self.card, self.strip, self.side):
            part.restyle(tokens)
        self.operating.restyle(tokens)
        self._show_camera()

    # Running

    @Slot()
    def start(self) -> None:
        """Begin to inspect with the camera that was chosen and the bundle in use."""
        bundle, project = self.session.bundle, self.session.project
        if bundle is None or project is None or not self.wish.address:
            return
        self._error, self.seen, self._recorded = None, None, 0
        self.looking_back.forget()
        threads = self.session.workplace.threads
        self.run.start(self.wish, bundle, project.root, choices=self.choosing.settings, threads=threads)

    @Slot()
    def stop(self) -> None:
        """Stop inspecting."""
        self.run.stop()

    @Slot()
    def toggle(self) -> None:
        """Start or stop."""
        if self.run.running:
            self.stop()
        else:
            self.start()

    @Slot()
    def next_part(self) -> None:
        """Judge the part that is there now, where a key says when."""
        if self._may_press():
            self.back_to_live()
            self.run.press()

    def choose_camera(self, address: str, name: str) -> None:
        """Take another camera; what runs goes on with it."""
        self._error = None
        self.choosing.change(address=address, name=name)
        if self.run.running:
            self.start()
        self._show_all()

    def choose_when(self, when: When) -> None:
        """Let something else say when a frame is judged, at once."""
        self.choosing.change(when=when)
        self.run.choose_trigger(self.wish)
        self._show_all()

    @Slot(str, bool)
    def choose_option(self, name: str, on: bool) -> None:
        """Switch a field of `Wish` on or off: "existing", "loop" or "keep_all"; what runs begins anew with it."""
        self.choosing.change(**{name: on})
        if self.run.running:
            self.start()

    @Slot()
    def enter_operator(self) -> None:
        """Fill the screen with picture and verdict."""
        self.looking_back.forget()
        self.operating.enter()

    @Slot()
    def leave_operator(self) -> None:
        """Be a page in the window again."""
        self.operating.leave()

    # Looking back, and disagreeing

    @Slot(int)
    def look_back(self, id: int) -> None:
        """Show an inspection of before, as the journal has it; the newest is the live one."""
        visible = self.strip.visible
        if self.run.running and visible and id == visible[-1].id:
            self.back_to_live()
            return
        self.looking_back.look(id, stretched=self.card.view.stretched)

    @Slot()
    def back_to_live(self) -> None:
        """Leave the inspection of before."""
        if self.looking_back.forget():
            self._show_all()

    @Slot()
    def disagree(self) -> None:
        """Disagree with the verdict that is shown."""
        if (target := self._target()) is not None and target[0] not in self.disagreeing.with_ids:
            self.disagreeing.flag(*target)

    def _target(self) -> tuple[int, NDArray[np.uint8] | None] | None:
        """Return the id of the inspection that is shown, and its photograph; None where no verdict is."""
        if self.recalled is not None:
            return self.recalled.entry.id, None
        if self.seen is None or not self.run.running or not self.seen.event.last:
            return None
        found, newest = self.seen.event.inspection, self.seen.event.last[-1]
        if found is None or found.photograph is None or newest.id is None:
            return None
        return newest.id, found.photograph

    # Showing

    @Slot(object)
    def _show_seen(self, seen: Seen) -> None:
        self.seen = seen
        total = seen.event.counts.total
        if total != self._recorded:
            self._recorded = total
            self.session.record.grown.emit()
            if self.wish.when is not When.EVERY:
                self._say_saved(seen)
        if self.isVisible() or self.operating.on:
            self._show_all()

    def _say_saved(self, seen: Seen) -> None:
        newest = seen.event.last[-1]
        if newest.error is not None or newest.score is None:
            self.session.say(self.tr("{name} is saved: it could not be judged.").format(name=newest.name))
        else:
            word = verdict_word(self.session.settings, newest.verdict)
            said = self.tr("{name} is saved: {verdict}, score {score}.")
            self.session.say(said.format(name=newest.name, verdict=word, score=figure(newest.score)))

    @Slot()
    def _show_all(self) -> None:
        running, seen = self.run.running, self.seen
        event = seen.event if seen is not None else None
        shout = shout_of(event, self.wish, self.session.settings, running=running)
        if self.operating.on:
            self.operating.show_moment(seen, shout, self.wish, self.side.today.counts, running=running)
        else:
            self.side.block.show_shout(shout)
            self._show_picture()
            self._show_camera()
            self._figures.ask(rests=running and self.wish.when is When.EVERY)
        self._show_possible()

    def _show_figures(self) -> None:
        seen = self.seen
        if seen is not None:
            self.side.today.show_counts(seen.event.today)
            self.side.pace.show_pace(seen.event.pace, seen.event.camera.dropped)
        self.strip.show_last(seen.last if seen is not None else ())
        self.strip.mark(self.looking_back.id, newest=self.run.running)
        self._span.setText(self.strip.span)

    def _show_camera(self) -> None:
        tokens, running = self.session.theme.tokens, self.run.running
        camera = self.seen.event.camera if self.seen is not None else None
        colour = tokens.meter
        if running and camera is None:
            colour = tokens.review.edge
        elif running and camera is not None:
            colour = tokens.anomaly.edge if camera.state is CameraState.LOST else tokens.good.edge
        self.head.show_camera(camera_words(self.wish, camera, running=running), colour)
        source = self.run.camera
        self.head.settings.show_settings(
            source.settings() if source is not None else (), no_settings(self.wish.address, running=running)
        )

    def _show_picture(self) -> None:
        bundle = self.session.bundle
        if self.recalled is not None:
            self.card.show_recalled(self.recalled, self.session.settings)
        elif self.run.running:
            self.card.show_seen(self.seen, bundle.facts.limits if bundle is not None else None)
        else:
            welcome = welcome_of(
                bundle=bundle.name if bundle is not None else None,
                wish=self.wish,
                error=self._error,
                cameras=self.choosing.cameras,
                event=self.seen.event if self.seen is not None else None,
            )
            self.card.show_welcome(welcome)

    @Slot()
    def _show_possible(self) -> None:
        running, may_press, target = self.run.running, self._may_press(), self._target()
        possible = self.session.bundle is not None and bool(self.wish.address)
        disagreed = target is not None and target[0] in self.disagreeing.with_ids
        may_disagree = target is not None and not disagreed
        keyed = self.wish.when is When.KEY
        self.head.show_running(running, possible=possible)
        self.side.show_possible(keyed=keyed, may_press=may_press, may_disagree=may_disagree, disagreed=disagreed)
        self._start.setEnabled(running or possible)
        self._next.setEnabled(may_press)
        self._disagree.setEnabled(may_disagree)
        self._back.setEnabled(self.recalled is not None)
        self.operating.show_possible(next_part=may_press, disagree=may_disagree)

    def _may_press(self) -> bool:
        return self.run.running and self.wish.when is When.KEY

    # Building

    def _build(self) -> None:
        self._middle = QHBoxLayout()
        self._middle.addWidget(self.card, 1)
        self._middle.addWidget(self.side)
        title = QHBoxLayout()
        title.setSpacing(SPACE["s"])
        title.addWidget(label(self.tr("Last verdicts"), "strong"))
        title.addWidget(label(self.tr("newest at the right"), "muted"))
        title.addStretch(1)
        title.addWidget(self._span)
        self._layout = QVBoxLayout(self)
        self._layout.addWidget(self.head)
        self._layout.addLayout(self._middle, 1)
        self._layout.addLayout(title)
        self._layout.addWidget(self.strip)
        self._space()

    def _space(self) -> None:
        low = self.height() < _ROOMY
        gap = SPACE["m"] if low else SPACE["l"]
        self._layout.setContentsMargins(SPACE["l"], SPACE["m"], SPACE["l"], gap)
        self._layout.setSpacing(SPACE["s"] if low else SPACE["m"])
        self._middle.setSpacing(gap)
        self.side.show_low(low)
        self.strip.show_low(low)

    def _add_actions(self) -> None:
        self._start = self._action(self.tr("Start or stop inspecting"), "Ctrl+Return", self.toggle)
        self._next = self._action(self.tr("Next part"), "Space", self.next_part)
        self._disagree = self._action(self.tr("Disagree with the verdict"), "D", self.disagree)
        self._back = self._action(self.tr("Back to live"), "Esc", self.back_to_live)
        self._action(self.tr("Operator mode"), "", self.enter_operator)

    def _action(self, text: str, keys: str, do: object) -> QAction:
        action = QAction(text, self)
        if keys:
            action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(do)
        self.addAction(action)
        return action

    def _connect(self) -> None:
        session, head, card = self.session, self.head, self.card
        self.run.seen.connect(self._show_seen)
        self.run.failed.connect(self._show_failure)
        self.run.changed.connect(self._show_run)
        self.choosing.camera_wanted.connect(self.choose_camera)
        self.choosing.found.connect(self._show_all)
        self.looking_back.changed.connect(self._show_all)
        self.operating.next_wanted.connect(self.next_part)
        self.operating.disagree_wanted.connect(self.disagree)
        self.operating.toggle_wanted.connect(self.toggle)
        self.operating.changed.connect(self._show_all)
        self.disagreeing.changed.connect(self._show_possible)
        head.start_wanted.connect(self.start)
        head.stop_wanted.connect(self.stop)
        head.operator_wanted.connect(self.enter_operator)
        head.when_chosen.connect(self.choose_when)
        head.seconds_chosen.connect(self._choose_seconds)
        head.option_chosen.connect(self.choose_option)
        head.setting_wanted.connect(lambda name, value: self.choosing.set_camera(self.run.camera, name, value))
        card.way_wanted.connect(self._go)
        card.back_wanted.connect(self.back_to_live)
        card.tools.contrast.toggled.connect(self.run.set_stretched)
        card.column.opacity_changed.connect(self._set_opacity)
        card.column.opacity.show_opacity(session.remembered(_OPACITY, 1.0))
        self.strip.chosen.connect(self.look_back)
        self.side.disagree_wanted.connect(self.disagree)
        self.side.next_wanted.connect(self.next_part)
        session.project_changed.connect(self._show_project)
        session.bundle_changed.connect(self._follow_bundle)
        session.settings_changed.connect(self._show_words)
        session.library.refused.connect(self._say_refused)

    # What changes elsewhere

    @Slot()
    def _show_project(self) -> None:
        self.run.stop()
        self.seen, self._error = None, None
        self.looking_back.forget()
        self.disagreeing.forget()
        self.choosing.open()
        self.side.today.show_counts(Counts())
        self.side.pace.show_nothing()
        self._show_all()

    @Slot()
    def _follow_bundle(self) -> None:
        """Go on with the bundle that is in use now: that is what the header promises."""
        bundle = self.session.bundle
        if self.run.running and bundle is None:
            self.stop()
        elif self.run.running and bundle is not None:
            self.start()
            self.session.say(self.tr("Live inspection goes on with {bundle}.").format(bundle=bundle.name))
        self._show_all()

    @Slot()
    def _show_words(self) -> None:
        self.side.today.show_words(self.session.settings)
        self._show_all()

    @Slot(object)
    def _say_refused(self, refused: Refused) -> None:
        if self.isVisible():
            self.session.say(refused.in_short, 0)

    @Slot()
    def _show_run(self) -> None:
        self.session.page_runs.emit(self.key, self.run.running)
        if not self.run.running:
            self._count_today()
        self._show_all()

    @Slot(object)
    def _show_failure(self, error: InspectorError) -> None:
        self._error = error
        self._show_all()

    def _count_today(self) -> None:
        midnight = datetime.now().astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
        self.session.record.ask(
            self, lambda journal: journal.counts_since(midnight), self.side.today.show_counts, otherwise=Counts()
        )

    # Choosing

    @Slot(float)
    def _choose_seconds(self, seconds: float) -> None:
        self.choosing.change(seconds=seconds)
        self.run.choose_trigger(self.wish)

    @Slot(str)
    def _go(self, way: str) -> None:
        """Do what a button in the picture's place says; what is no word of ours is a camera's address."""
        doings = {
            TRAIN: lambda: self.session.page_wanted.emit("train"),
            START: self.start,
            EXISTING: self._start_with_existing,
            CAMERAS: self._choose_another,
            FOLDER: self.choosing.ask_folder,
            VIDEO: self.choosing.ask_video,
        }
        if way in doings:
            doings[way]()
        else:
            self.choose_camera(way, self.choosing.name_of(way))

    def _start_with_existing(self) -> None:
        self.choose_option("existing", True)
        self.start()

    def _choose_another(self) -> None:
        self.choose_camera("", "")
        self.choosing.look()

    @Slot(float)
    def _set_opacity(self, opacity: float) -> None:
        self.card.view.set_opacity(opacity)
        self.session.state.setValue(_OPACITY, opacity)

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Leave less room between things in a small window."""
        super().resizeEvent(event)
        self._space()
