"""The Live page: a camera's parts judged as they come, everything recorded before it is shown."""

from datetime import datetime

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from inspector.core.errors import InspectorError
from inspector.gui.cameras import CameraFinder
from inspector.gui.library import Refused
from inspector.gui.pages.live.choosing import Choosing
from inspector.gui.pages.live.disagreeing import Disagreeing
from inspector.gui.pages.live.keys import Keys
from inspector.gui.pages.live.looking_back import LookingBack
from inspector.gui.pages.live.moment import Moment
from inspector.gui.pages.live.operating import Operating
from inspector.gui.pages.live.operator import OperatorWindow
from inspector.gui.pages.live.parts import Layout, Parts
from inspector.gui.pages.live.run import LiveRun
from inspector.gui.pages.live.saved import Saved
from inspector.gui.pages.live.seen import Seen
from inspector.gui.pages.live.showing import Showing
from inspector.gui.pages.live.welcome import CAMERAS, EXISTING, FOLDER, START, TRAIN, VIDEO
from inspector.gui.pages.live.wish import When, Wish
from inspector.gui.pages.page import Page
from inspector.gui.recall import Recalled
from inspector.gui.remembered_view import RememberedView
from inspector.gui.session import Session
from inspector.gui.theme.tokens import Tokens
from inspector.store.journal.entries import Counts


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
        self.operating = Operating(session, self)
        self.parts = Parts()
        self.head, self.card = self.parts.head, self.parts.card
        self.side, self.strip = self.parts.side, self.parts.strip
        self.choosing = Choosing(session, self.head, self)
        self._showing = Showing(session, self.parts, self.operating, self)
        self._saved = Saved(session)
        self._remembered = RememberedView(session, self.card.view, self.card.column, self)
        self._layout = Layout(self.parts, self)
        self._keys = Keys(self)
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

    @property
    def moment(self) -> Moment:
        """What is true now."""
        return Moment(
            self.wish,
            self.session.bundle,
            self.run.running,
            seen=self.seen,
            recalled=self.recalled,
            error=self._error,
            cameras=self.choosing.cameras,
            disagreed=self.disagreeing.with_ids,
        )

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
        self.parts.restyle(tokens)
        self.operating.restyle(tokens)
        self._showing.show_camera(self.moment, self.run.camera)

    # Running

    @Slot()
    def start(self) -> None:
        """Begin to inspect with the camera that was chosen and the bundle in use."""
        bundle, project = self.session.bundle, self.session.project
        if bundle is None or project is None or not self.wish.address:
            return
        self._error, self.seen = None, None
        self._saved.begin()
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
        if self.moment.may_press:
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
        moment = self.moment
        if moment.target is not None and not moment.has_disagreed:
            self.disagreeing.flag(*moment.target)

    # Showing

    @Slot(object)
    def _show_seen(self, seen: Seen) -> None:
        self.seen = seen
        self._saved.tell(seen, self.wish.when)
        if self.isVisible() or self.operating.on:
            self._show_all()

    @Slot()
    def _show_all(self) -> None:
        moment = self.moment
        self._showing.show(moment, self.run.camera)
        self._keys.show_possible(moment)

    @Slot()
    def _show_possible(self) -> None:
        moment = self.moment
        self._showing.show_possible(moment)
        self._keys.show_possible(moment)

    # Wiring

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

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Leave less room between things in a small window."""
        super().resizeEvent(event)
        self._layout.space(self.height())
