"""Words and figures on drawn pictures."""

import functools
import math
import unicodedata

from PIL import Image, ImageFont

from inspector.imaging.fine import FINE, fine_mask
from inspector.imaging.palette import Colour

_BOLD_STROKE = 0.35  # pixels: Pillow's own font has one weight
_MARGIN = 4  # pixels around a line, for strokes and letters that lean out
_INFINITE = 1e29  # and beyond: what stands for an infinite limit
_SPELT = str.maketrans({"×": "x", "–": "-", "—": "-", "−": "-", "’": "'", "ß": "ss", "æ": "ae", "ø": "o"})


def write(
    page: Image.Image,
    place: tuple[int, int],
    text: str,
    *,
    size: int,
    colour: Colour,
    bold: bool = False,
    to_the_left: bool = False,
) -> int:
    """Write one line of `plain` text; `place` is where its baseline starts (or ends). Return its width."""
    width = width_of(text, size)
    stroke = _BOLD_STROKE * FINE if bold else 0
    start = (_MARGIN * FINE, 2 * size * FINE)
    mask = fine_mask(
        (width + 2 * _MARGIN, 3 * size),
        lambda draw: draw.text(start, text, 255, _font(size * FINE), anchor="ls", stroke_width=stroke),
    )
    left = place[0] - width if to_the_left else place[0]
    page.paste(colour, (left - _MARGIN, place[1] - 2 * size), mask)
    return width


def width_of(text: str, size: int) -> int:
    """Return how wide a line is, in pixels."""
    return math.ceil(_font(size * FINE).getlength(text) / FINE)


def plain(text: str) -> str:
    """Return `text` in the letters that the font has: one line, no accents, "?" for every other script."""
    spelt = unicodedata.normalize("NFKD", " ".join(text.split()).translate(_SPELT))
    letters = (letter for letter in spelt if not unicodedata.combining(letter))
    return "".join(letter if " " <= letter <= "~" else "?" for letter in letters)


def shortened(text: str, size: int, width: float) -> str:
    """Return `text` as it fits in `width` pixels, with an ellipsis in its middle where it had to be cut."""
    if width_of(text, size) <= width:
        return text
    for kept in range(len(text) - 1, 1, -1):
        short = f"{text[: kept - kept // 2].rstrip()}…{text[len(text) - kept // 2 :].lstrip()}"
        if width_of(short, size) <= width:
            return short
    return "…"


def figure(value: float, decimals: int | None = None) -> str:
    """Return a score in about three digits, or with so many decimals."""
    if math.isnan(value):
        return "none"
    if abs(value) >= _INFINITE:
        return "infinite" if value > 0 else "-infinite"
    if decimals is None:
        decimals = _decimals(value)
    return f"{value:.{decimals}f}" if abs(value) < 1e6 else f"{value:.3g}"


def figures(score: float, limit: float) -> tuple[str, str]:
    """Return a score and its limit with the same decimals: enough to tell them apart when they differ."""
    least = _decimals(limit if abs(limit) < _INFINITE else score)
    for decimals in range(least, least + 4):
        pair = figure(score, decimals), figure(limit, decimals)
        if pair[0] != pair[1]:
            break
    return pair


@functools.cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    """Return Pillow's own font, the same on every machine, at `size` pixels."""
    found = ImageFont.load_default(size)
    assert isinstance(found, ImageFont.FreeTypeFont)
    return found


def _decimals(value: float) -> int:
    """Return how many decimals show three digits (two of 1.23, none of 456), at most six."""
    size = abs(value)
    if not math.isfinite(size) or size == 0:
        return 2
    return min(6, max(0, 2 - math.floor(math.log10(size))))
