"""One image counts once, and has one label: copies are set aside, contradictions are left to a person."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from inspector.core.sample import Rejected, Sample
from inspector.data.walk import natural_path

Groups = Mapping[str, str]  # content hash of a sample → what its picture shares with its equals


@dataclass(frozen=True, slots=True)
class Resolved:
    """Samples without copies, in the order they came; the copies; all files of images with both labels."""

    samples: tuple[Sample, ...]
    duplicates: tuple[Rejected, ...]
    conflicts: tuple[Rejected, ...]

    @property
    def rejected(self) -> tuple[Rejected, ...]:
        """All that was left out, contradictions first."""
        return self.conflicts + self.duplicates


def resolve(samples: Sequence[Sample], *, groups: Groups | None = None) -> Resolved:
    """Keep one sample of each content, and none of an image that is labelled both good and anomaly.

    Of copies the labelled one stays before the unlabelled, one with a kind before one without, then the first
    by name. `groups` (content hash → pixels) finds contradictions between files of equal pixels, too.
    """
    conflicting = _conflicts(samples, groups or {})
    chosen = {same[0].hash: _best(same) for same in _by_content(samples).values()}
    kept = [s for s in samples if s not in conflicting and s is chosen[s.hash]]
    copies = [s for s in samples if s not in conflicting and s is not chosen[s.hash]]
    return Resolved(
        tuple(kept),
        tuple(Rejected(s.path, f"is the same image as {chosen[s.hash].path}, which is used") for s in copies),
        tuple(Rejected(s.path, _contradiction(s, conflicting[s])) for s in samples if s in conflicting),
    )


def _by_content(samples: Iterable[Sample]) -> dict[str, list[Sample]]:
    found: dict[str, list[Sample]] = defaultdict(list)
    for sample in samples:
        found[sample.hash].append(sample)
    return found


def _conflicts(samples: Iterable[Sample], groups: Groups) -> dict[Sample, list[Sample]]:
    """Return each sample of a picture that has both labels, with the samples of that picture."""
    pictures: dict[str, list[Sample]] = defaultdict(list)
    for sample in samples:
        pictures[groups.get(sample.hash, sample.hash)].append(sample)
    contradictory = [same for same in pictures.values() if len({s.label for s in same} - {None}) > 1]
    return {sample: same for same in contradictory for sample in same}


def _best(same: Sequence[Sample]) -> Sample:
    return min(same, key=lambda s: (s.label is None, not s.kind, natural_path(s.path)))


def _contradiction(sample: Sample, same: Sequence[Sample]) -> str:
    others = [f"{s.path} ({s.label or 'unlabelled'})" for s in same if s.label is not sample.label]
    return (
        f"is labelled {sample.label or 'nothing'}, but the same image is {', '.join(others)}: "
        "keep the right one and delete the other"
    )
