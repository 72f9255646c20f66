"""Antialiased masks: drawn several times as large and averaged down, for Pillow's own shapes have stairs."""

from collections.abc import Callable

from PIL import Image, ImageDraw

FINE = 4  # how many times as large


def fine_mask(size: tuple[int, int], paint: Callable[[ImageDraw.ImageDraw], None]) -> Image.Image:
    """Return a mask of `size` (width, height), 0 to 255; `paint` draws on it `FINE` times as large."""
    large = Image.new("L", (size[0] * FINE, size[1] * FINE))
    paint(ImageDraw.Draw(large))
    return large.resize(size, Image.Resampling.BOX)
