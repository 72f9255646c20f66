"""A live inspection in a task of its own: it runs on while other pages are looked at."""

import os
from collections.abc import Generator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from inspector.core.errors import InspectorError
from inspector.gui.camera_choices import NO_CHOICES, Choices
from inspector.gui.cameras import Source
from inspector.gui.pages.live.seen import Maker, Seen
from inspector.gui.pages.live.trigger import SwitchedTrigger
from inspector.gui.pages.live.wish import Wish
from inspector.gui.task import Task, Tasks

if TYPE_CHECKING:
    from inspector.runtime.bundle import Bundle
    from inspector.runtime.cameras.camera import Camera


@dataclass(frozen=True, slots=True)
class _Wanted:
    wish: Wish
    bundle: "Bundle"
    root: Path
    choices: Choices
    threads: int | None


class LiveRun(QObject):
    """Runs one inspection at a time.

    `changed`: it began or ended. `seen` carries the newest snapshot (`Seen`), `failed` the known error that ended it.
    Asked to start while one still ends, it starts when that one has: no camera is opened twice.
    """

    changed = Signal()
    seen = Signal(object)
    failed = Signal(object)

    def __init__(self, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._task: Task | None = None
        self._trigger: SwitchedTrigger | None = None
        self._maker = Maker()
        self._source = Source()
        self._ending = False
        self._next: _Wanted | None = None

    @property
    def running(self) -> bool:
        """Whether an inspection runs and was not told to stop."""
        return (self._task is not None and not self._ending) or self._next is not None

    @property
    def camera(self) -> "Camera | None":
        """The camera in use, once it was found: its settings may be asked for and changed from here."""
        return self._source.camera if self._task is not None else None

    def start(
        self, wish: Wish, bundle: "Bundle", root: Path, *, choices: Choices = NO_CHOICES, threads: int | None = None
    ) -> None:
        """Begin to inspect, and record in the journal of the project in `root`; what runs is stopped before.

        `choices` are how the camera is to be set.
        """
        self._next = _Wanted(wish, bundle, root, choices, threads)
        if self._task is not None:
            self.stop(for_good=False)
        else:
            self._begin()

    def stop(self, *, for_good: bool = True) -> None:
        """Stop after the frame in hand, and let go of the camera."""
        if for_good:
            self._next = None
        if self._task is not None and not self._ending:
            self._ending = True
            self._task.cancel()
        self.changed.emit()

    def press(self) -> None:
        """Ask for the next part, where a key says when."""
        if self._trigger is not None and self.running:
            self._trigger.press()

    def choose_trigger(self, wish: Wish) -> None:
        """Let something else say when, from now on."""
        if self._trigger is not None:
            self._trigger.choose(wish.when, wish.seconds)

    def set_stretched(self, stretched: bool) -> None:
        """Stretch the contrast of what is shown from now on."""
        self._maker.stretched = stretched

    def _begin(self) -> None:
        assert self._next is not None
        wanted, self._next = self._next, None
        stretched, self._maker = self._maker.stretched, Maker()
        self._maker.stretched = stretched
        self._source, self._ending = Source(), False
        self._trigger = SwitchedTrigger(wanted.wish.when, wanted.wish.seconds)
        work = _inspect(wanted, trigger=self._trigger, maker=self._maker, source=self._source)
        closing_words = self.tr("Live inspection is running.")
        self._task = self._tasks.start(work, self.tr("Live inspection"), closing=closing_words)
        self._task.advanced.connect(self._on_advanced)
        self._task.failed.connect(self._on_failed)
        self._task.finished.connect(self._on_finished)
        self._task.start()
        self.changed.emit()

    @Slot()
    def _on_advanced(self) -> None:
        if self._task is not None and self.sender() is self._task:
            seen = self._task.latest()
            if isinstance(seen, Seen) and not self._ending:
                self.seen.emit(seen)

    @Slot(object)
    def _on_failed(self, error: InspectorError) -> None:
        if self.sender() is self._task:
            self._ending, self._next = True, None
            self.failed.emit(error)

    @Slot()
    def _on_finished(self) -> None:
        if self.sender() is not self._task:
            return
        self._task, self._trigger, self._ending = None, None, False
        if self._next is not None:
            self._begin()
        else:
            self.changed.emit()


def _inspect(wanted: _Wanted, *, trigger: SwitchedTrigger, maker: Maker, source: Source) -> Generator[Seen, None, None]:
    from inspector.runtime.bundle import check_unchanged
    from inspector.runtime.cameras import listing
    from inspector.runtime.predictor import Predictor
    from inspector.services.live import inspect_live
    from inspector.store.journal.journal import Journal

    wish = wanted.wish
    check_unchanged(wanted.bundle)  # it was opened with the project, perhaps days ago
    predictor = Predictor.of(wanted.bundle, threads=wanted.threads or max(1, (os.cpu_count() or 2) - 1))
    options = listing.Options(existing=wish.existing, loop=wish.loop, white_level=predictor.preparation.white_level)
    camera = source.hold(listing.camera_at(wish.address, options), wanted.choices)
    with (
        Journal.open(wanted.root, keep_all=wish.keep_all) as journal,
        closing(inspect_live(camera, wanted.bundle, predictor, journal, trigger=trigger)) as events,
    ):
        for event in events:
            yield maker.ready(event)
