"""The chapters of the guide: which there are, in which order, and which one tells of a page of the window."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

CONTENTS = "README.md"
OF_PAGE: Mapping[str, str] = MappingProxyType(
    {
        "start": "first-project.md",
        "images": "labelling.md",
        "train": "training.md",
        "results": "results.md",
        "live": "live.md",
        "history": "history.md",
        "settings": "administration.md",
    }
)
_LINK = re.compile(r"^\s*(?:\d+\.|[-*])\s+\[([^]]+)]\(([\w-]+\.md)\)", re.MULTILINE)
_MARKS = re.compile(r"[^\w\- ]")


@dataclass(frozen=True, slots=True)
class Chapter:
    """A page of the guide: its title, and its file."""

    title: str
    file: str


def chapters(folder: Path) -> tuple[Chapter, ...]:
    """Return the chapters as the list of contents names them, itself first; none where there is no guide."""
    try:
        text = (folder / CONTENTS).read_text("utf-8")
    except OSError:
        return ()
    title = text.split("\n", 1)[0].lstrip("# ").strip()
    return (Chapter(title, CONTENTS), *(Chapter(*found) for found in _LINK.findall(text)))


def slug(heading: str) -> str:
    """Return what a link to a heading is called, as GitHub does it."""
    return _MARKS.sub("", heading.strip().lower()).replace(" ", "-")
