"""What is sent to somebody who helps names no folders, people, computers or passwords: they are written over.

File names stay, for without them an error says nothing; the folders before them become "…".
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

_LEAST = 3  # letters; a shorter name stands in too many other words
_PASSWORD = re.compile(r"(?<=://)[^\s\"<>]*@")  # one may hold "@", "/" and "'", whatever a standard says
_SECRET = re.compile(
    r"(?i)((?:pass(?:word|wort|wd|phrase)|kennwort|pwd|token|secret|api[ _-]?key|authorization)[\"']?\s*[:=]\s*)"
    r"(?:\"(?:\\.|[^\"\\])*\"|'[^']*'|(?:(?:bearer|basic)\s+)?[^\s\"',;}]+)"
)
# A folder may have spaces in its name, but does not begin with one, and a quote or a colon between letters; what stands
# before a path is no letter.
_FOLDER = r"[^\s/\\:\"'<>|*?](?:[^/\\:\"'<>|*?\n]|(?<=\w)[':](?=\w))*?[/\\]+"
_PATH = re.compile(rf"(?<![\w…/\\.])(?:[A-Za-z]:|~|\.{{1,2}})?[/\\]+(?:{_FOLDER})*")


@dataclass(frozen=True, slots=True)
class Disguise:
    """`places` are folders and the word written for each; `names` likewise, of people and of the computer."""

    places: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)

    def of(self, text: str) -> str:
        """Return a text in which nothing of that can be read."""
        text = _SECRET.sub(_told, _PASSWORD.sub("…@", text))
        for place in sorted(self.places, key=len, reverse=True):  # the inner folder before the outer one
            text = _place(place).sub(self.places[place], text)
        text = _PATH.sub(_shortened, text)
        for name, word in self.names.items():
            if len(name) >= _LEAST:
                text = re.sub(rf"(?i)(?<![^\W_]){re.escape(name)}(?![^\W_])", word, text)
        return text


def _place(place: str) -> re.Pattern[str]:
    """Return what finds a folder, however its separators are written: JSON doubles those of Windows."""
    pieces = [re.escape(piece) for piece in re.split(r"[/\\]+", place.rstrip("/\\"))]
    return re.compile(r"[/\\]+".join(pieces) + r"(?![\w-])")


def _told(found: re.Match[str]) -> str:
    name, value = found[1], found[0][len(found[1]) :]
    quote = value[0] if value[0] in "\"'" else ""
    return f"{name}{quote}…{quote}"


def _shortened(found: re.Match[str]) -> str:
    path = found.group()
    return path if not re.search(r"[^/\\:]", path) else "…/"
