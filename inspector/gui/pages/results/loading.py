"""What the page waits for: the project's bundles, what they say of its images, and the map. All of it in tasks."""

from collections.abc import Callable, Generator
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from inspector.core.judgement import Limits
from inspector.core.progress import Progress, Step
from inspector.gui.latest import Latest
from inspector.gui.plots.panel import warm_plots
from inspector.gui.session import Session
from inspector.runtime.bundle import Bundle
from inspector.services.bundles import Listed, list_bundles
from inspector.services.embedding_map import Projection, lay_out
from inspector.services.judgements import Judgements, judge_source
from inspector.services.limits import move_limits, restore_limits
from inspector.services.workplace import Workplace


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
        self._work = {kind: Latest(session.tasks, self) for kind in ("list", "judge", "map", "limits")}
        self._work["warm"] = Latest(session.tasks, self, lasting=True)
        for work in self._work.values():
            work.failed.connect(self.failed)
        self._work["judge"].advanced.connect(self._on_advanced)
        self._known: tuple[Listed, ...] = ()

    def list_bundles(self) -> None:
        """Look for bundles of the project that is open."""
        project = self._session.project
        if project is None:
            self._show_list(())
            return
        steps = list_bundles(project.bundles, self._known)
        self._work["list"].start(steps, self.tr("Reading bundles"), self._show_list)

    def judge(self, bundle: Bundle) -> None:
        """Judge the project's labelled images with a bundle; those it judged before are recalled."""
        if (root := self._root()) is not None:
            steps = _judging(root, bundle, self._session.workplace)
            self._work["judge"].start(steps, self.tr("Judging images"), self.judged.emit)

    def compare(self, before: Bundle, after: Bundle) -> None:
        """Judge the project's labelled images with both."""
        if (root := self._root()) is not None:
            both = _judging_both(root, before, after, self._session.workplace)
            self._work["judge"].start(both, self.tr("Judging images"), lambda found: self.compared.emit(*found))

    def lay_out(self, judgements: Judgements, projection: Projection) -> None:
        """Work out a map."""
        steps = lay_out(judgements, projection, workplace=self._session.workplace)
        self._work["map"].start(steps, self.tr("Laying out a map"), self.mapped.emit)

    def move_limits(self, bundle: Bundle, limits: Limits) -> None:
        """Let a bundle judge by these limits from now on."""
        work = partial(move_limits, bundle, review=limits.review.value, anomaly=limits.anomaly.value)
        self._work["limits"].start(_changing(work), self.tr("Saving thresholds"), self.changed.emit)

    def restore_limits(self, bundle: Bundle) -> None:
        """Let a bundle judge by the limits of its training again."""
        work = _changing(partial(restore_limits, bundle))
        self._work["limits"].start(work, self.tr("Saving thresholds"), self.changed.emit)

    def warm(self, then: Callable[[], object]) -> None:
        """Import what the figures need, then go on: it takes a moment that the window must not wait for."""
        self._work["warm"].start(warm_plots(), self.tr("Preparing plots"), lambda _: then())

    def stop(self, kind: str) -> None:
        """Stop judging ("judge") or the map ("map"); what was judged so far is kept."""
        self._work[kind].forget()

    def stop_all(self) -> None:
        """Stop everything, for another project."""
        for kind in set(self._work) - {"warm"}:
            self.stop(kind)
        self._known = ()

    def _root(self) -> Path | None:
        return self._session.project.root if self._session.project is not None else None

    def _show_list(self, found: tuple[Listed, ...]) -> None:
        self._known = found
        self.listed.emit(found)

    @Slot(object)
    def _on_advanced(self, news: Any) -> None:
        if isinstance(news, Progress | Step):
            self.progressed.emit(news)


def _judging(root: Path, bundle: Bundle, workplace: Workplace) -> Generator[Progress, None, Judgements]:
    from inspector.runtime.bundle import check_unchanged
    from inspector.services.sources import Source

    check_unchanged(bundle)  # figures of one graph by the limits of another would be wrong
    return (yield from judge_source(Source(project=root), bundle, workplace=workplace))


def _judging_both(
    root: Path, before: Bundle, after: Bundle, workplace: Workplace
) -> Generator[Progress, None, tuple[Judgements, Judgements]]:
    first = yield from _judging(root, before, workplace)
    second = yield from _judging(root, after, workplace)
    return first, second


def _changing(work: Callable[[], Bundle]) -> Generator[None, None, Bundle]:
    """Do the work in a task's thread; nothing is told on the way."""
    yield None
    return work()
