"""Images with their labels, as plain values."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Label(StrEnum):
    """What a person says of an image. An unlabelled image has no label (None)."""

    GOOD = "good"
    ANOMALY = "anomaly"


@dataclass(frozen=True, slots=True)
class Sample:
    """An image file with what is known of it.

    `hash` is the SHA-256 of the file's bytes, hexadecimal: identical files are one image, whatever their names.
    `width` and `height` are pixels as shown (after the EXIF rotation). `kind` is the anomaly's kind, "" if none.
    `bits` is the depth of one channel as stored (8 or 16).
    """

    path: Path
    hash: str
    width: int
    height: int
    label: Label | None = None
    kind: str = ""
    bits: int = 8


@dataclass(frozen=True, slots=True)
class Rejected:
    """A file that cannot be used, and why, in words that name the way out."""

    path: Path
    cause: str
