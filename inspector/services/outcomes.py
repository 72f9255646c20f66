"""What became of judged images: who escaped, who was rejected for nothing, who went to a person, and who was caught."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from inspector.core.judgement import Limits, Verdict
from inspector.core.sample import Label
from inspector.runtime.metrics import Count
from inspector.services.judgements import Judged
from inspector.services.limits import counts_at


class Outcome(StrEnum):
    """A label and a verdict together."""

    PASSED = "passed"
    GOOD_REVIEWED = "good reviewed"
    FALSE_REJECT = "false reject"
    ESCAPED = "escaped"
    ANOMALY_REVIEWED = "anomaly reviewed"
    CAUGHT = "caught"

    @property
    def mistaken(self) -> bool:
        """Whether the verdict is wrong; a review is not."""
        return self in (Outcome.FALSE_REJECT, Outcome.ESCAPED)


OUTCOMES = {
    (Label.GOOD, Verdict.GOOD): Outcome.PASSED,
    (Label.GOOD, Verdict.REVIEW): Outcome.GOOD_REVIEWED,
    (Label.GOOD, Verdict.ANOMALY): Outcome.FALSE_REJECT,
    (Label.ANOMALY, Verdict.GOOD): Outcome.ESCAPED,
    (Label.ANOMALY, Verdict.REVIEW): Outcome.ANOMALY_REVIEWED,
    (Label.ANOMALY, Verdict.ANOMALY): Outcome.CAUGHT,
}
_WORST_FIRST = (Outcome.ESCAPED, Outcome.FALSE_REJECT, Outcome.ANOMALY_REVIEWED, Outcome.GOOD_REVIEWED)


@dataclass(frozen=True, slots=True)
class Tally:
    """Scores of good images and of anomalies: their counts at any thresholds, in less than a paint takes."""

    good: NDArray[np.float64]
    anomaly: NDArray[np.float64]

    def at(self, review: float, anomaly: float) -> dict[Outcome, Count]:
        """Return how many images there are of each outcome, of those with its label."""
        told = counts_at(self.good, self.anomaly, review, anomaly)
        rejected, reviewed, n = told.false_rejects.count, told.reviews_good.count, len(self.good)
        caught = len(self.anomaly) - told.escapes.count - told.reviews_anomaly.count
        return {
            Outcome.PASSED: Count(n - rejected - reviewed, n),
            Outcome.GOOD_REVIEWED: told.reviews_good,
            Outcome.FALSE_REJECT: told.false_rejects,
            Outcome.ESCAPED: told.escapes,
            Outcome.ANOMALY_REVIEWED: told.reviews_anomaly,
            Outcome.CAUGHT: Count(caught, len(self.anomaly)),
        }


@dataclass(frozen=True, slots=True)
class KindRow:
    """What became of one kind of anomaly; `kind` is "" for those that nobody told apart."""

    kind: str
    n: int
    escaped: int
    reviewed: int
    caught: int
    mean_score: float


@dataclass(frozen=True, slots=True)
class Difference:
    """An image that two bundles judge differently."""

    before: Judged
    after: Judged
    was: Outcome
    now: Outcome

    @property
    def better(self) -> bool:
        """Whether the second is less wrong about it."""
        return _badness(self.now) < _badness(self.was)


def outcome_of(judged: Judged, limits: Limits) -> Outcome | None:
    """Return what became of an image; None where nobody labelled it."""
    label = judged.sample.label
    return None if label is None else OUTCOMES[label, judged.verdict(limits)]


def worst_first(judged: Iterable[Judged], limits: Limits) -> list[tuple[Judged, Outcome]]:
    """Return all that is not as it should be: escapes, false rejects, reviews; the farthest from right come first."""
    found: dict[Outcome, list[Judged]] = defaultdict(list)
    for item in judged:
        outcome = outcome_of(item, limits)
        if outcome in _WORST_FIRST:
            found[outcome].append(item)
    return [(item, outcome) for outcome in _WORST_FIRST for item in sorted(found[outcome], key=_how_wrong)]


def by_kind(judged: Iterable[Judged], limits: Limits) -> list[KindRow]:
    """Return a row for each kind of anomaly, the most escapes first."""
    kinds: dict[str, list[Judged]] = defaultdict(list)
    for item in judged:
        if item.sample.label is Label.ANOMALY:
            kinds[item.sample.kind].append(item)
    rows = [_row(kind, items, limits) for kind, items in kinds.items()]
    return sorted(rows, key=lambda row: (-row.escaped / row.n, -row.reviewed / row.n, row.kind))


def shared(before: Iterable[Judged], after: Iterable[Judged]) -> tuple[list[Judged], list[Judged]]:
    """Return what both judged, by content and in the same order."""
    second = {item.sample.hash: item for item in after}
    first = [item for item in before if item.sample.hash in second]
    return first, [second[item.sample.hash] for item in first]


def differences(
    before: Sequence[Judged], after: Sequence[Judged], before_limits: Limits, after_limits: Limits
) -> list[Difference]:
    """Return the images whose outcome differs, those that became worse first; the same images, in the same order."""
    found = []
    for first, second in zip(before, after, strict=True):
        was, now = outcome_of(first, before_limits), outcome_of(second, after_limits)
        if was is not None and now is not None and was is not now:
            found.append(Difference(first, second, was, now))
    return sorted(found, key=lambda d: (d.better, -abs(_badness(d.now) - _badness(d.was))))


def _row(kind: str, items: Sequence[Judged], limits: Limits) -> KindRow:
    outcomes = [outcome_of(item, limits) for item in items]
    return KindRow(
        kind,
        len(items),
        escaped=outcomes.count(Outcome.ESCAPED),
        reviewed=outcomes.count(Outcome.ANOMALY_REVIEWED),
        caught=outcomes.count(Outcome.CAUGHT),
        mean_score=float(np.mean([item.score for item in items])),
    )


def _how_wrong(item: Judged) -> float:
    """Order anomalies by rising score, good images by falling score."""
    return item.score if item.sample.label is Label.ANOMALY else -item.score


def _badness(outcome: Outcome) -> int:
    return {Outcome.ESCAPED: 3, Outcome.FALSE_REJECT: 2}.get(outcome, int(outcome in _WORST_FIRST))
