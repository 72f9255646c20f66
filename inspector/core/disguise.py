"""What is sent to somebody who helps names no folders, people, computers or passwords: they are written over.

File names stay, for without them an error says nothing; the folders before them become "…".
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

_LEAST = 3  # letters; a shorter name stands in too many other words
_PASSWORD = re.compile(r"(?<=://)[^\s/@\"']+@")
_SECRET = re.compile(r"(?i)(password|passwd|token|secret|api[_-]?key)(\"?\s*[:=]\s*\"?)[^\s\",}]+")
# A folder may have spaces in its name, but does not begin with one; what stands before an absolute path is no letter.
_FOLDER = r"[^\s/\\:\"'<>|*?][^/\\:\"'<>|*?\n]*?[/\\]+"
_PATH = re.compile(rf"(?<![\w…/\\.])(?:[A-Za-z]:)?[/\\]+(?:{_FOLDER})*")


@dataclass(frozen=True, slots=True)
class Disguise:
    """`places` are folders and the word written for each; `names` likewise, of people and of the computer."""

    places: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)

    def of(self, text: str) -> str:
        """Return a text in which nothing of that can be read."""
        text = _SECRET.sub(r"\1\2…", _PASSWORD.sub("…@", text))
        for place in sorted(self.places, key=len, reverse=True):  # the inner folder before the outer one
            text = _place(place).sub(self.places[place], text)
        text = _PATH.sub(_shortened, text)
        for name, word in self.names.items():
            if len(name) >= _LEAST:
                text = re.sub(rf"(?i)(?<!\w){re.escape(name)}(?!\w)", word, text)
        return text


def _place(place: str) -> re.Pattern[str]:
    """Return what finds a folder, however its separators are written: JSON doubles those of Windows."""
    pieces = [re.escape(piece) for piece in re.split(r"[/\\]+", place.rstrip("/\\"))]
    return re.compile(r"[/\\]+".join(pieces) + r"(?![\w-])")


def _shortened(found: re.Match[str]) -> str:
    path = found.group()
    return path if not re.search(r"[^/\\:]", path) else "…/"
