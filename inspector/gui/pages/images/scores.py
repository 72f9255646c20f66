"""What the bundle in use says of the images of the project: recalled at once, judged only where somebody asks."""

from collections.abc import Generator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from inspector.core.progress import Step
from inspector.core.sample import Sample
from inspector.gui.latest import Latest
from inspector.gui.library import Library
from inspector.gui.pages.images.shown import Score
from inspector.gui.task import Tasks

if TYPE_CHECKING:
    from inspector.runtime.bundle import Bundle
    from inspector.services.judgements import Role
    from inspector.services.workplace import Workplace
    from inspector.store.bins import LibraryImage

_AT_ONCE = 64


@dataclass(frozen=True, slots=True)
class Far:
    """How far judging is: raw scores by the images' hashes so far, and of how many images."""

    scores: Mapping[str, float]
    done: int
    total: int


class Scores(QObject):
    """Scores by image. `changed` says that there are more; `advanced` carries a `Far`, None at the end."""

    changed = Signal()
    advanced = Signal(object)
    failed = Signal(object)

    def __init__(self, library: Library, tasks: Tasks, workplace: "Workplace", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library, self._workplace = library, workplace
        self._bundle: Bundle | None = None
        self._roles: dict[str, Role] = {}
        self._scores: dict[str, float] = {}
        self._tried: set[str] = set()
        self._work = Latest(tasks, self)
        self._work.advanced.connect(self._on_advanced)
        self._work.succeeded.connect(self._on_judged)
        self._work.failed.connect(self.failed)
        self._work.ended.connect(self._on_ended)

    @property
    def judging(self) -> bool:
        """Whether images are being judged."""
        return self._work.running

    def use(self, bundle: "Bundle | None") -> None:
        """Take another bundle; what another one said is forgotten."""
        from inspector.services.judgements import roles_of

        self.stop()
        self._bundle, self._scores, self._tried = bundle, {}, set()
        self._roles = roles_of(bundle) if bundle is not None else {}
        self.changed.emit()

    def want(self) -> None:
        """Judge all images that have no score yet, in a task."""
        if self._bundle is None or self._work.running:
            return
        samples = [s for image in self._library.images if (s := self._library.sample(image)) is not None]
        missing = [s for s in samples if s.hash not in self._scores and s.hash not in self._tried]
        if not missing:
            return
        self._tried |= {sample.hash for sample in missing}
        steps = _judge(missing, self._bundle, self._workplace, self._scores)
        self._work.start(steps, self.tr("Judging images"))

    def stop(self) -> None:
        """Judge no more; what was judged is kept."""
        if self._work.running:
            self._work.forget()
            self._tried = set(self._scores)
            self.advanced.emit(None)

    def score(self, image: "LibraryImage") -> Score | None:
        """Return what the bundle says of an image, where it was judged."""
        sample = self._library.sample(image)
        if self._bundle is None or sample is None or (value := self._scores.get(sample.hash)) is None:
            return None
        role = self.role(image)
        assert role is not None
        return Score(value, self._bundle.facts.limits.judge(value), role)

    def role(self, image: "LibraryImage") -> "Role | None":
        """Return what an image was to the bundle's training; None without a bundle, or before it was examined."""
        from inspector.services.judgements import Role

        sample = self._library.sample(image)
        return self._roles.get(sample.hash, Role.NEW) if self._bundle is not None and sample is not None else None

    @Slot(object)
    def _on_advanced(self, far: Far) -> None:
        if len(far.scores) != len(self._scores):
            self._scores = dict(far.scores)
            self.changed.emit()
        self.advanced.emit(far)

    @Slot(object)
    def _on_judged(self, far: Far) -> None:
        self._scores = dict(far.scores)

    @Slot()
    def _on_ended(self) -> None:
        self.changed.emit()
        self.advanced.emit(None)


def _judge(
    samples: list[Sample], bundle: "Bundle", workplace: "Workplace", before: Mapping[str, float]
) -> Generator[Far, None, Far]:
    """Recall what is known, then judge the others a few at a time; every event carries all scores so far."""
    from inspector.runtime.bundle import check_unchanged
    from inspector.services.judgements import judge_samples, name_of_graph
    from inspector.store.judged import JudgedImages

    check_unchanged(bundle)
    with JudgedImages(workplace.judged) as store:
        scores = dict(before) | store.scores(name_of_graph(bundle), [sample.hash for sample in samples])
    missing = [sample for sample in samples if sample.hash not in scores]
    known = len(samples) - len(missing)
    yield Far(dict(scores), known, len(samples))
    for start in range(0, len(missing), _AT_ONCE):
        steps = judge_samples(missing[start : start + _AT_ONCE], bundle, workplace=workplace)
        try:
            while True:
                step: Step = next(steps)
                yield Far(scores, known + start + step.done, len(samples))
        except StopIteration as end:
            scores = scores | {judged.sample.hash: judged.score for judged in end.value.judged}
        finally:
            steps.close()
    return Far(scores, len(samples), len(samples))
