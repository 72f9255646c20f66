"""The Live page: a camera's parts judged as they come, everything recorded before it is shown."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Slot
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from inspector.core.errors import InspectorError
from inspector.core.frame import CameraState
from inspector.gui.cameras import CameraFinder
from inspector.gui.filing import FileInspection, Filing
from inspector.gui.library import Refused
from inspector.gui.pages.live.counters import PaceCard, TodayCard
from inspector.gui.pages.live.head import Head
from inspector.gui.pages.live.operator import OperatorWindow
from inspector.gui.pages.live.picture import PictureCard, Way
from inspector.gui.pages.live.run import LiveRun
from inspector.gui.pages.live.seen import Seen
from inspector.gui.pages.live.strip import Shown, Strip
from inspector.gui.pages.live.telling import Shout, lost_sentence, shout_of
from inspector.gui.pages.live.verdict import WIDTH, VerdictBlock
from inspector.gui.pages.live.wish import When, Wish, load_wish, save_wish
from inspector.gui.pages.page import Page
from inspector.gui.recall import Recalled, recall
from inspector.gui.session import Session
from inspector.gui.theme.tokens import SPACE, Tokens
from inspector.gui.widgets.keyed import KeyedButton
from inspector.gui.widgets.lines import label
from inspector.gui.widgets.viewer import figure
from inspector.gui.words import error_sentence, verdict_word
from inspector.services.filing import Said, said_of
from inspector.services.keeping import Kept
from inspector.store.journal.entries import Counts, Entry

_ROOMY = 780  # pixels of the page's height, from where nothing need be low
_BUTTON = 40
_OPACITY = "viewer/opacity"


class LivePage(Page):
    """Shows a live inspection, and one of the last again where it is wanted; runs on while it is not seen."""

    key = "live"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.wish = Wish()
        self.run = LiveRun(session.tasks, self)
        self.finder = CameraFinder(session.tasks, self)
        self.seen: Seen | None = None
        self.recalled: Recalled | None = None
        self.operator: OperatorWindow | None = None
        self._error: InspectorError | None = None
        self._cameras: tuple[object, ...] = ()
        self._recorded = 0
        self._disagreed: set[int] = set()
        self.head, self.card, self.strip = Head(), PictureCard(), Strip()
        self.block, self.today, self.pace = VerdictBlock(), TodayCard(), PaceCard()
        self.disagree = KeyedButton(self.tr("Disagree"), key="D", icon_name="flag")
        self.next = KeyedButton(self.tr("Next part"), key=self.tr("Space"), icon_name="chevron-right")
        self._span = label(role="faint")
        self._build()
        self._add_actions()
        self._connect()
        self.today.show_words(session.settings)
        self._show_project()

    # What the window asks

    def entered(self) -> None:
        """Look for cameras, and see what was recorded meanwhile."""
        self.finder.look()
        self._show_cameras()
        if not self.run.running:
            self._count_today()
        self._show_all()

    def full_screen(self) -> bool:
        """Enter operator mode: F11 means that here."""
        self.enter_operator()
        return True

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        parts = (self.head, self.card, self.strip, self.block, self.today, self.disagree, self.next)
        for part in parts:
            part.restyle(tokens)
        if self.operator is not None:
            self.operator.restyle(tokens)
        self._show_camera()

    # Running

    @Slot()
    def start(self) -> None:
        """Begin to inspect with the camera that was chosen and the bundle in use."""
        bundle, project = self.session.bundle, self.session.project
        if bundle is None or project is None or not self.wish.address:
            return
        self._error, self.seen, self._recorded = None, None, 0
        self._leave_recalled()
        self.run.start(self.wish, bundle, project.root, threads=self.session.workplace.threads)

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
            self._leave_recalled()
            self.run.press()

    def choose_camera(self, address: str, name: str) -> None:
        """Take another camera; what runs goes on with it."""
        self._change(address=address, name=name)
        self._error = None
        if self.run.running:
            self.start()
        self._show_all()

    def choose_when(self, when: When) -> None:
        """Let something else say when a frame is judged, at once."""
        self._change(when=when)
        self.run.choose_trigger(self.wish)
        self._show_all()

    def enter_operator(self) -> None:
        """Fill the screen with picture and verdict."""
        if self.operator is None:
            self.operator = self._make_operator()
        self._leave_recalled()
        self._show_all()
        self.operator.showFullScreen()
        self.operator.activateWindow()
        self.operator.setFocus()

    @Slot()
    def leave_operator(self) -> None:
        """Be a page in the window again."""
        if self.operator is not None:
            self.operator.hide()
            self.window().activateWindow()
            self.setFocus()

    # Looking back, and disagreeing

    @Slot(int)
    def look_back(self, id: int) -> None:
        """Show an inspection of before, as the journal has it; the newest is the live one."""
        newest = self.strip.visible[-1].id if self.strip.visible else None
        if id == newest and self.run.running:
            self._leave_recalled()
            return
        stretched = self.card.view.stretched
        self.session.record.ask(
            lambda journal: recall(journal, id, stretched=stretched), self._show_recalled, otherwise=None
        )

    @Slot()
    def disagree_with(self) -> None:
        """Note that a person disagrees with what is shown, and file its photograph for review; undo takes it back."""
        target = self._target()
        if target is None:
            return
        id, photograph = target
        found = self.seen.event.inspection if self.seen is not None and self.recalled is None else None
        given = found.photograph if found is not None else photograph
        self.session.record.ask(
            lambda journal: journal.entry(id), lambda entry: self._file(entry, given), otherwise=None
        )

    def _file(self, entry: Entry | None, photograph: object) -> None:
        if entry is None:
            return
        name = name_of(entry)
        if entry.disagreed:
            self.session.say(self.tr("You disagreed with {name} already.").format(name=name))
            return
        filing = Filing(
            entry.id,
            Said(True, entry.label, entry.kind),
            said_of(entry),
            label=None,
            photograph=photograph,  # type: ignore[arg-type]
        )
        text = self.tr("disagree with {name}").format(name=name)
        told = lambda kept: self._say_filed(entry.id, name, kept)  # noqa: E731
        self.session.undo.push(FileInspection(self.session.library, self.session.record, filing, text, told))

    def _say_filed(self, id: int, name: str, kept: Kept | None) -> None:
        if kept is None:
            self._disagreed.discard(id)
        else:
            self._disagreed.add(id)
            filed = bool(kept.came or kept.renamed)
            said = (
                self.tr("You disagree with {name}. Its photo is in Unlabelled, for review.")
                if filed
                else self.tr("You disagree with {name}. It is noted; there is no photo of it to file.")
            )
            self.session.say(said.format(name=name), 12)
        self._show_possible()

    def _target(self) -> tuple[int, object] | None:
        """Return the id of the inspection that is shown, and its photograph; None where no verdict is."""
        if self.recalled is not None:
            return self.recalled.entry.id, None
        if self.seen is None or not self.run.running or not self.seen.event.last:
            return None
        found, newest = self.seen.event.inspection, self.seen.event.last[-1]
        if found is None or newest.id is None or (found.error is not None and found.photograph is None):
            return None
        return newest.id, found.photograph

    def _leave_recalled(self) -> None:
        if self.recalled is not None:
            self.recalled = None
            self._show_all()

    @Slot()
    def back_to_live(self) -> None:
        """Leave the inspection of before."""
        self._leave_recalled()

    def _show_recalled(self, found: Recalled | None) -> None:
        if found is None:
            self.session.say(self.tr("This inspection is not in the history any more."))
            return
        self.recalled = found
        self._show_all()

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
        self._show_all()

    def _say_saved(self, seen: Seen) -> None:
        newest = seen.event.last[-1]
        if newest.error is not None:
            self.session.say(self.tr("{name} is saved: it could not be judged.").format(name=newest.name))
        else:
            word = verdict_word(self.session.settings, newest.verdict)
            said = self.tr("{name} is saved: {verdict}, score {score}.")
            self.session.say(said.format(name=newest.name, verdict=word, score=figure(newest.score or 0.0)))

    @Slot()
    def _show_all(self) -> None:
        event = self.seen.event if self.seen is not None else None
        shout = shout_of(event, self.wish, self.session.settings, running=self.run.running)
        self.block.show_shout(shout)
        if event is not None:
            self.today.show_counts(event.today)
            self.pace.show_pace(event.pace, event.camera.dropped)
        self._show_strip()
        self._show_camera()
        self._show_picture()
        self._show_possible()
        if self.operator is not None:
            self._show_operator(self.operator, shout)

    def _show_strip(self) -> None:
        shown = shown_of(self.seen) if self.seen is not None else ()
        self.strip.show_last(shown)
        self.strip.mark(self.recalled.entry.id if self.recalled is not None else None, newest=self.run.running)
        visible = self.strip.visible
        text = self.tr("{first} to {last}") if visible else ""
        self._span.setText(text.format(first=visible[0].time[:5], last=visible[-1].time[:5]) if visible else "")

    def _show_camera(self) -> None:
        tokens = self.session.theme.tokens
        name, kind = self.wish.name, _kind_word(self.wish.kind)
        if not self.wish.address:
            self.head.show_camera(self.tr("No camera chosen"), tokens.meter)
            return
        words, colour = [name, kind], tokens.meter
        if self.run.running and self.seen is not None:
            camera = self.seen.event.camera
            if camera.resolution is not None:
                words.append(
                    self.tr("{width} × {height}").format(width=camera.resolution[0], height=camera.resolution[1])
                )
            if camera.state is CameraState.LOST:
                words.append(self.tr("lost"))
                colour = tokens.anomaly.edge
            else:
                since = camera.since.astimezone().strftime("%H:%M")
                words.append(self.tr("running since {time}").format(time=since))
                colour = tokens.good.edge
        elif self.run.running:
            words.append(self.tr("connecting"))
            colour = tokens.review.edge
        self.head.show_camera(", ".join(words), colour)

    def _show_picture(self) -> None:
        if self.recalled is not None:
            self._show_past(self.recalled)
        elif self.run.running:
            self._show_now()
        else:
            self._show_start()

    def _show_now(self) -> None:
        card, seen = self.card, self.seen
        card.show_view()
        if seen is None:
            card.show_title("", "")
            card.view.show_message(self.tr("Connecting to the camera"), "camera")
            card.inset.show_image(None)
            return
        event = seen.event
        card.inset.show_image(seen.now)
        newest = event.last[-1] if event.last and event.inspection is not None else None
        card.show_title(newest.name if newest else "", _clock(newest.time) if newest else "")
        found = event.inspection
        self._show_photo(seen)
        bundle = self.session.bundle
        limits = found.limits if found is not None else bundle.facts.limits if bundle is not None else None
        card.show_scale(limits if seen.photo is not None else None, found.score if found is not None else None)

    def _show_photo(self, seen: Seen) -> None:
        view, camera = self.card.view, seen.event.camera
        if seen.photo is not None:
            view.show_made(seen.photograph, seen.photo)
            view.show_made_heat(seen.heat)
        elif camera.state is CameraState.LOST:
            view.show_message(lost_sentence(camera))
        elif seen.event.inspection is not None:
            view.show_message(self.tr("No picture"))
        else:
            view.show_message(self.tr("Waiting for a picture"), "camera")

    def _show_past(self, past: Recalled) -> None:
        card, entry = self.card, past.entry
        card.show_view()
        card.inset.show_image(None)
        card.show_title(name_of(entry), _clock(entry.time), recalled=True)
        if entry.error is not None and entry.score is None and past.photo is None:
            card.badge.show_none(self.tr("No picture"))
        else:
            card.badge.show_verdict(entry.verdict, verdict_word(self.session.settings, entry.verdict))
        card.score.setText(figure(entry.score) if entry.score is not None else "")
        if past.photo is None:
            card.view.show_message(entry.error or self.tr("No picture"))
        else:
            card.view.show_made(past.photograph, past.photo)
            card.view.show_made_heat(past.heat)
        card.show_scale(entry.limits if past.photo is not None else None, entry.score)

    def _show_start(self) -> None:
        """Say why nothing runs, and what the first step is."""
        self.card.show_title("", "")
        bundle = self.session.bundle
        if bundle is None:
            self.card.show_panel(
                "results",
                self.tr("No bundle in use yet"),
                self.tr("Train one, and it judges here what a camera sees."),
                (Way("train", self.tr("Go to Train")),),
            )
        elif self._error is not None:
            self.card.show_panel(
                "warning",
                self.tr("Inspection stopped"),
                error_sentence(self._error),
                (Way("start", self.tr("Try again")), Way("cameras", self.tr("Choose another camera"))),
            )
        elif not self.wish.address:
            self.card.show_panel(
                "camera",
                self.tr("Choose a camera"),
                self.tr("A USB camera, a folder in which another program puts photos, or a video."),
                (*self._camera_ways(), *_other_ways()),
            )
        else:
            self.card.show_panel("play", *self._ready_words(bundle.name), (Way("start", self.tr("Start")),))

    def _ready_words(self, bundle: str) -> tuple[str, str]:
        said = self.tr("{bundle} judges what it sees. Every inspection is kept in History.").format(bundle=bundle)
        if self.seen is None:
            return self.wish.name, said
        one, many = self.tr("1 part was inspected."), self.tr("{n} parts were inspected.")
        total = self.seen.event.counts.total
        counted = (one if total == 1 else many).format(n=f"{total:,}")
        if self.seen.event.camera.state is CameraState.ENDED:
            counted = self.tr("There are no more frames.") + " " + counted
        return self.tr("Stopped"), counted

    def _camera_ways(self) -> tuple[Way, ...]:
        return tuple(Way(camera.address, camera.name) for camera in self._cameras[:4])  # type: ignore[attr-defined]

    def _show_possible(self) -> None:
        running = self.run.running
        possible = self.session.bundle is not None and bool(self.wish.address)
        self.head.show_running(running, possible=possible)
        self._start.setEnabled(running or possible)
        may_press = self._may_press()
        target = self._target()
        done = target is not None and target[0] in self._disagreed
        self.disagree.show_face(self.tr("You disagree") if done else self.tr("Disagree"), key="D", icon_name="flag")
        for part in (self.disagree, self._disagree):
            part.setEnabled(target is not None and not done)
        self.next.setVisible(self.wish.when is When.KEY)
        for part in (self.next, self._next):
            part.setEnabled(may_press)
        self._back.setEnabled(self.recalled is not None)

    def _may_press(self) -> bool:
        return self.run.running and self.wish.when is When.KEY

    # Operator mode

    def _make_operator(self) -> OperatorWindow:
        made = OperatorWindow(self.window())
        made.restyle(self.session.theme.tokens)
        made.next_wanted.connect(self.next_part)
        made.disagree_wanted.connect(self.disagree_with)
        made.toggle_wanted.connect(self.toggle)
        made.left.connect(self.leave_operator)
        return made

    def _show_operator(self, operator: OperatorWindow, shout: Shout) -> None:
        seen = self.seen if self.run.running else None
        project = self.session.project
        event = seen.event if seen is not None else None
        has_part = event is not None and event.inspection is not None and event.last
        part = event.last[-1].name if event is not None and has_part else ""
        operator.show_part(project.name if project else "", part)
        operator.show_camera(self.head.said)
        operator.block.show_shout(shout)
        operator.show_running(self.run.running)
        operator.show_possible(next_part=self._may_press(), disagree=self._disagree.isEnabled())
        operator.counts.show_counts(self.today.counts, self.session.settings)
        operator.parts.show_last(shown_of(self.seen) if self.seen is not None else ())
        if seen is not None and seen.photo is not None:
            operator.view.show_made(seen.photograph, seen.photo)
            operator.view.show_made_heat(seen.heat)
        else:
            operator.view.show_message("" if seen is None else shout.line, shout.icon)

    # Building

    def _build(self) -> None:
        for button in (self.disagree, self.next):
            button.setFixedHeight(_BUTTON)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE["s"])
        buttons.addWidget(self.disagree, 1)
        buttons.addWidget(self.next, 1)
        self._column = QVBoxLayout()
        for part in (self.block, self.today, self.pace):
            self._column.addWidget(part)
        self._column.addStretch(1)
        self._column.addLayout(buttons)
        right = QWidget()
        right.setFixedWidth(WIDTH)
        self._column.setContentsMargins(0, 0, 0, 0)
        right.setLayout(self._column)
        self._middle = QHBoxLayout()
        self._middle.addWidget(self.card, 1)
        self._middle.addWidget(right)
        title = QHBoxLayout()
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
        self._column.setSpacing(gap)
        self._middle.setSpacing(gap)
        for part in (self.block, self.today, self.pace, self.strip):
            part.show_low(low)

    def _add_actions(self) -> None:
        self._start = self._action(self.tr("Start or stop inspecting"), "Ctrl+Return", self.toggle)
        self._next = self._action(self.tr("Next part"), "Space", self.next_part)
        self._disagree = self._action(self.tr("Disagree with the verdict"), "D", self.disagree_with)
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
        session, head = self.session, self.head
        self.run.seen.connect(self._show_seen)
        self.run.failed.connect(self._show_failure)
        self.run.changed.connect(self._show_run)
        self.finder.found.connect(self._show_found)
        head.start_wanted.connect(self.start)
        head.stop_wanted.connect(self.stop)
        head.operator_wanted.connect(self.enter_operator)
        head.when_chosen.connect(self.choose_when)
        head.seconds_chosen.connect(self._choose_seconds)
        head.camera_chosen.connect(self.choose_camera)
        head.folder_wanted.connect(self._ask_folder)
        head.video_wanted.connect(self._ask_video)
        head.look_wanted.connect(self._look_again)
        head.option_chosen.connect(self._choose_option)
        self.card.way_wanted.connect(self._go)
        self.card.back_wanted.connect(self.back_to_live)
        self.strip.chosen.connect(self.look_back)
        self.disagree.clicked.connect(self.disagree_with)
        self.next.clicked.connect(self.next_part)
        self.card.tools.contrast.toggled.connect(self.run.set_stretched)
        self.card.column.opacity_changed.connect(self._set_opacity)
        self.card.column.opacity.show_opacity(_number(session.state.value(_OPACITY, 1.0)))
        session.project_changed.connect(self._show_project)
        session.bundle_changed.connect(self._follow_bundle)
        session.settings_changed.connect(self._show_words)
        session.library.refused.connect(self._say_refused)

    # Slots of the session

    @Slot()
    def _show_project(self) -> None:
        self.run.stop()
        self.seen = self.recalled = self._error = None
        self._disagreed.clear()
        project = self.session.project
        self.wish = load_wish(self.session.state, project.root) if project is not None else Wish()
        self.head.show_wish(self.wish)
        self.today.show_counts(Counts())
        self.pace.show_nothing()
        self._show_cameras()
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
        self.today.show_words(self.session.settings)
        self._show_all()

    @Slot(object)
    def _say_refused(self, refused: Refused) -> None:
        if self.isVisible() and refused.files:
            self.session.say(f"{refused.sentence}: {refused.files[0].cause}", 0)

    @Slot()
    def _show_run(self) -> None:
        self.session.page_runs.emit(self.key, self.run.running)
        if not self.run.running:
            self._count_today()
        self._show_all()

    @Slot(object)
    def _show_failure(self, error: InspectorError) -> None:
        self._error = error
        self.seen = None if self.seen is None else self.seen
        self._show_all()

    def _count_today(self) -> None:
        midnight = datetime.now().astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
        self.session.record.ask(
            lambda journal: journal.counts_since(midnight), self.today.show_counts, otherwise=Counts()
        )

    # Choosing

    def _change(self, **changes: object) -> None:
        self.wish = replace(self.wish, **changes)  # type: ignore[arg-type]
        if self.session.project is not None:
            save_wish(self.session.state, self.session.project.root, self.wish)
        self.head.show_wish(self.wish)
        self._show_cameras()

    @Slot(float)
    def _choose_seconds(self, seconds: float) -> None:
        self._change(seconds=seconds)
        self.run.choose_trigger(self.wish)

    @Slot(str, bool)
    def _choose_option(self, name: str, on: bool) -> None:
        self._change(**{name: on})
        if self.run.running:
            self.start()

    @Slot(object)
    def _show_found(self, cameras: tuple[object, ...]) -> None:
        self._cameras = cameras
        if not self.wish.address and len(cameras) == 1:
            only = cameras[0]
            self._change(address=only.address, name=only.name)  # type: ignore[attr-defined]
        self._show_cameras()
        self._show_all()

    def _show_cameras(self) -> None:
        self.head.show_cameras(self._cameras, self.wish, looking=self.finder.looking)  # type: ignore[arg-type]

    @Slot()
    def _look_again(self) -> None:
        self.finder.look()
        self._show_cameras()

    @Slot()
    def _ask_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Watch a folder: every new photo in it is judged"))
        if folder:
            self.choose_camera(f"folder:{folder}", Path(folder).name)

    @Slot()
    def _ask_video(self) -> None:
        file, _ = QFileDialog.getOpenFileName(self, self.tr("Play a video as if it were a camera"))
        if file:
            self.choose_camera(f"video:{file}", Path(file).name)

    @Slot(str)
    def _go(self, way: str) -> None:
        """Do what a button of the panel says."""
        if way == "train":
            self.session.page_wanted.emit("train")
        elif way == "start":
            self.start()
        elif way == "cameras":
            self._error = None
            self._change(address="", name="")
            self.finder.look()
            self._show_all()
        elif way == "folder":
            self._ask_folder()
        elif way == "video":
            self._ask_video()
        else:
            name = next((c.name for c in self._cameras if c.address == way), way)  # type: ignore[attr-defined]
            self.choose_camera(way, name)

    @Slot(float)
    def _set_opacity(self, opacity: float) -> None:
        self.card.view.set_opacity(opacity)
        self.session.state.setValue(_OPACITY, opacity)

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Leave less room between things in a small window."""
        super().resizeEvent(event)
        self._space()


def name_of(entry: Entry) -> str:
    """Return what an inspection is called: its file's name, or camera and number."""
    from inspector.core.frame import frame_name

    return frame_name(entry.camera, entry.number, entry.file)


def shown_of(seen: Seen) -> tuple[Shown, ...]:
    """Return the last inspections as the strip shows them."""
    return tuple(
        Shown(last.id, last.name, _clock(last.time), last.verdict, last.score, picture)
        for last, picture in zip(seen.event.last, seen.small, strict=True)
    )


def _clock(moment: datetime) -> str:
    return moment.astimezone().strftime("%H:%M:%S")


def _kind_word(kind: str) -> str:
    words = {
        "usb": QCoreApplication.translate("LivePage", "USB"),
        "folder": QCoreApplication.translate("LivePage", "watched folder"),
        "video": QCoreApplication.translate("LivePage", "video"),
    }
    return words.get(kind, kind)


def _other_ways() -> tuple[Way, ...]:
    return (
        Way("folder", QCoreApplication.translate("LivePage", "Watch a folder …")),
        Way("video", QCoreApplication.translate("LivePage", "Play a video file …")),
    )


def _number(value: object) -> float:
    try:
        return float(str(value))
    except ValueError:
        return 1.0
