"""Which images the grid shows, and in which order: decided on plain values, away from any widget."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from inspector.core.judgement import Verdict
from inspector.core.sample import Label

if TYPE_CHECKING:
    from inspector.services.judgements import Role
    from inspector.store.bins import LibraryImage


@dataclass(frozen=True, slots=True)
class Bin:
    """A bin of the project; `kind` None means anomalies of every kind and of none."""

    label: Label | None
    kind: str | None = None

    def holds(self, image: "LibraryImage") -> bool:
        """Tell whether an image is in this bin."""
        return image.label is self.label and self.kind in (None, image.kind)


class Sort(StrEnum):
    """The orders of the grid."""

    NEWEST = "newest"
    OLDEST = "oldest"
    NAME = "name"
    HIGHEST = "highest score"
    LOWEST = "lowest score"

    @property
    def by_score(self) -> bool:
        """Whether it needs scores."""
        return self in (Sort.HIGHEST, Sort.LOWEST)


class Judged(StrEnum):
    """Filters on what the bundle in use says."""

    ANY = "any"
    GOOD = "good"
    REVIEW = "review"
    ANOMALY = "anomaly"
    CONTRARY = "contrary"  # a labelled image whose label is not the verdict's


@dataclass(frozen=True, slots=True)
class Score:
    """What the bundle in use says of an image: raw score, verdict, and what the image was to its training."""

    value: float
    verdict: Verdict
    role: "Role"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a person wants to see: a bin (None: all), letters of the name, verdict, role, order."""

    bin: Bin | None = None
    text: str = ""
    judged: Judged = Judged.ANY
    role: "Role | None" = None
    sort: Sort = Sort.NEWEST

    @property
    def needs_scores(self) -> bool:
        """Whether images must be judged for it."""
        return self.judged is not Judged.ANY or self.sort.by_score

    @property
    def filtered(self) -> bool:
        """Whether more than the bin chooses."""
        return bool(self.text.strip()) or self.judged is not Judged.ANY or self.role is not None


Find = Callable[["LibraryImage"], Score | None]
FindRole = Callable[["LibraryImage"], "Role | None"]


def select(images: Sequence["LibraryImage"], wanted: Wanted, score: Find, role: FindRole) -> tuple["LibraryImage", ...]:
    """Return the images to show. `images` come in the natural order of their names, which decides between equals."""
    found = list(images)
    if wanted.bin is not None:
        found = [image for image in found if wanted.bin.holds(image)]
    if text := wanted.text.strip().casefold():
        words = text.split()
        found = [image for image in found if all(word in image.path.name.casefold() for word in words)]
    if wanted.role is not None:
        found = [image for image in found if role(image) is wanted.role]
    if wanted.judged is not Judged.ANY:
        found = [image for image in found if _matches(image, score(image), wanted.judged)]
    return tuple(_ordered(found, wanted.sort, score))


def _matches(image: "LibraryImage", score: Score | None, wanted: Judged) -> bool:
    if score is None:
        return False
    if wanted is Judged.CONTRARY:
        return image.label is not None and image.label.value != score.verdict.value
    return score.verdict.value == wanted.value


def _ordered(found: list["LibraryImage"], sort: Sort, score: Find) -> list["LibraryImage"]:
    if sort is Sort.NEWEST:
        return sorted(found, key=lambda image: -image.mtime_ns)
    if sort is Sort.OLDEST:
        return sorted(found, key=lambda image: image.mtime_ns)
    if sort is Sort.NAME:
        return found
    sign = -1 if sort is Sort.HIGHEST else 1

    def key(image: "LibraryImage") -> float:
        known = score(image)
        return math.inf if known is None else sign * known.value

    return sorted(found, key=key)
