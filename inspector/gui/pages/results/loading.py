"""What the page waits for: the project's bundles, what they say of its images, and the map. All of it in tasks."""

from collections.abc import Callable, Generator
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from inspector.core.judgement import Limits
from inspector.core.progress import Progress, Step
from inspector.gui.plots.panel import warm_plots
from inspector.gui.session import Session
from inspector.gui.task import Task
from inspector.runtime.bundle import Bundle
from inspector.services.bundles import Listed, list_bundles
from inspector.services.embedding_map import Projection, lay_out
from inspector.services.judgements import Judgements, judge_source
from inspector.services.limits import move_limits, restore_limits


class Loader(QObject):
    """Runs at most one task of each kind; of two wishes the later counts.

    `listed` carries the bundles, `judged` a bundle's `Judgements`, `mapped` an `EmbeddingMap` or None; `compared` two
    `Judgements`, `changed` a bundle with other limits. `progressed` tells how far judging is, `failed` carries a known
    error.
    """

    listed = Signal(object)
    judged = Signal(object)
    compared = Signal(object, object)
    mapped = Signal(object)
    changed = Signal(object)
    progressed = Signal(object)
    failed = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._tasks: dict[str, Task] = {}
        self._known: tuple[Listed, ...] = ()

    def list_bundles(self) -> None:
        """Look for bundles of the project that is open."""
        project = self._session.project
        if project is None:
            self._show_list(())
            return
        steps = list_bundles(project.bundles, self._known)
        self._start("list", steps, self.tr("Reading bundles"), self._show_list)

    def judge(self, bundle: Bundle) -> None:
        """Judge the project's labelled images with a bundle; those it judged before are recalled."""
        self._start("judge", self._judging(bundle), self.tr("Judging images"), self.judged.emit)

    def compare(self, before: Bundle, after: Bundle) -> None:
        """Judge the project's labelled images with both."""
        both = self._judging_both(before, after)
        self._start("judge", both, self.tr("Judging images"), lambda found: self.compared.emit(*found))

    def lay_out(self, judgements: Judgements, projection: Projection) -> None:
        """Work out a map."""
        steps = lay_out(judgements, projection, workplace=self._session.workplace)
        self._start("map", steps, self.tr("Laying out a map"), self.mapped.emit)

    def move_limits(self, bundle: Bundle, limits: Limits) -> None:
        """Let a bundle judge by these limits from now on."""
        work = partial(move_limits, bundle, review=limits.review.value, anomaly=limits.anomaly.value)
        self._start("limits", _changing(work), self.tr("Saving thresholds"), self.changed.emit)

    def restore_limits(self, bundle: Bundle) -> None:
        """Let a bundle judge by the limits of its training again."""
        self._start(
            "limits", _changing(partial(restore_limits, bundle)), self.tr("Saving thresholds"), self.changed.emit
        )

    def warm(self, then: Callable[[], object]) -> None:
        """Import what the figures need, then go on: it takes a moment that the window must not wait for."""
        self._start("warm", _warming(), self.tr("Preparing plots"), lambda _: then())

    def stop(self, kind: str) -> None:
        """Stop judging ("judge") or the map ("map"); what was judged so far is kept."""
        if (task := self._tasks.pop(kind, None)) is not None:
            task.cancel()

    def stop_all(self) -> None:
        """Stop everything, for another project."""
        for kind in set(self._tasks) - {"warm"}:
            self.stop(kind)
        self._known = ()

    def _judging(self, bundle: Bundle) -> Generator[Progress, None, Judgements]:
        from inspector.services.sources import Source

        project = self._session.project
        assert project is not None  # the page judges only while one is open
        return (yield from judge_source(Source(project=project.root), bundle, workplace=self._session.workplace))

    def _judging_both(self, before: Bundle, after: Bundle) -> Generator[Progress, None, tuple[Judgements, Judgements]]:
        first = yield from self._judging(before)
        second = yield from self._judging(after)
        return first, second

    def _show_list(self, found: tuple[Listed, ...]) -> None:
        self._known = found
        self.listed.emit(found)

    def _start(self, kind: str, work: Generator[Any, None, Any], name: str, then: Callable[[Any], object]) -> None:
        self.stop(kind)
        task = self._session.tasks.start(work, name, quiet=True)
        self._tasks[kind] = task
        task.advanced.connect(lambda: self._tell(kind, task))
        task.succeeded.connect(lambda found: self._end(kind, task, lambda: then(found)))
        task.failed.connect(lambda error: self._end(kind, task, lambda: self.failed.emit(error)))
        task.crashed.connect(lambda _: self._end(kind, task, lambda: None))
        task.start()

    def _tell(self, kind: str, task: Task) -> None:
        news = task.latest()
        if kind == "judge" and task is self._tasks.get(kind) and isinstance(news, Progress | Step):
            self.progressed.emit(news)

    def _end(self, kind: str, task: Task, then: Callable[[], object]) -> None:
        """Let the outcome count if nothing else was wished for since."""
        if self._tasks.get(kind) is task:
            del self._tasks[kind]
            then()


def _warming() -> Generator[None, None, None]:
    yield from warm_plots()
    import scipy.special  # noqa: F401  intervals

    yield


def _changing(work: Callable[[], Bundle]) -> Generator[None, None, Bundle]:
    """Do the work in a task's thread; nothing is told on the way."""
    yield None
    return work()
