"""Several pictures on one page: a row to compare, a sheet to look over."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from inspector.imaging.palette import CANVAS, FAINT, LINE_STRONG, SURFACE, TEXT
from inspector.imaging.resize import resized
from inspector.imaging.text import plain, shortened, write

_MARGIN, _GAP = 16, 16
_SIZE, _LINE, _CAPTION_GAP = 14, 19, 8
_ROW_HEIGHTS = (224, 640)  # pixels: small patches are enlarged to be seen, large photographs shrunk
_CELL = 480  # pixels: the longest side of a picture on a sheet


def side_by_side(images: Sequence[NDArray[np.uint8]], captions: Sequence[str]) -> NDArray[np.uint8]:
    """Return uint8 (h, w, 3) RGB pictures in a row, brought to one height, each over its caption.

    A caption may have several lines; those after the first are faint. Raises `ValueError` where there are no
    pictures, or not as many captions.
    """
    _check(images, captions)
    low, high = _ROW_HEIGHTS
    height = min(high, max(low, *(image.shape[0] for image in images)))
    row = [resized(image, height, _scaled(image.shape[1], height / image.shape[0])) for image in images]
    return _page([row], [captions], [(image.shape[1], height) for image in row])


def contact_sheet(tiles: Sequence[NDArray[np.uint8]], captions: Sequence[str], columns: int) -> NDArray[np.uint8]:
    """Return uint8 (h, w, 3) RGB pictures in rows of `columns` cells of one size, each over its caption.

    Captions are as in `side_by_side`; raises `ValueError` likewise.
    """
    _check(tiles, captions)
    columns = max(1, min(columns, len(tiles)))
    cell = (
        min(_CELL, max(tile.shape[1] for tile in tiles)),
        min(_CELL, max(tile.shape[0] for tile in tiles)),
    )
    rows = [[_fitted(tile, cell) for tile in tiles[at : at + columns]] for at in range(0, len(tiles), columns)]
    words = [captions[at : at + columns] for at in range(0, len(tiles), columns)]
    return _page(rows, words, [cell] * columns)


def tile_of(picture: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return a picture no larger than a contact sheet shows it, so that a sheet of large ones fits into memory."""
    return picture if max(picture.shape[:2]) <= _CELL else _fitted(picture, (_CELL, _CELL))


def _page(
    rows: Sequence[Sequence[NDArray[np.uint8]]],
    captions: Sequence[Sequence[str]],
    cells: Sequence[tuple[int, int]],
) -> NDArray[np.uint8]:
    """Lay pictures out; `cells` are the width and height of each column's pictures."""
    lines = max(caption.count("\n") + 1 if caption else 0 for row in captions for caption in row)
    below = _CAPTION_GAP + lines * _LINE if lines else 0
    high = cells[0][1] + below
    width = 2 * _MARGIN + sum(cell[0] for cell in cells) + _GAP * (len(cells) - 1)
    page = Image.new("RGB", (width, 2 * _MARGIN + high * len(rows) + _GAP * (len(rows) - 1)), SURFACE)
    top = _MARGIN
    for row, words in zip(rows, captions, strict=True):
        left = _MARGIN
        for picture, caption, cell in zip(row, words, cells, strict=False):  # the last row may be short
            _draw_card(page, (left, top), cell, picture, caption)
            left += cell[0] + _GAP
        top += high + _GAP
    return np.array(page)


def _draw_card(
    page: Image.Image,
    place: tuple[int, int],
    cell: tuple[int, int],
    picture: NDArray[np.uint8],
    caption: str,
) -> None:
    left, top = place
    draw = ImageDraw.Draw(page)
    draw.rectangle((left - 1, top - 1, left + cell[0], top + cell[1]), fill=CANVAS, outline=LINE_STRONG)
    inset = (cell[0] - picture.shape[1]) // 2, (cell[1] - picture.shape[0]) // 2
    page.paste(Image.fromarray(picture), (left + inset[0], top + inset[1]))
    baseline = top + cell[1] + _CAPTION_GAP + _SIZE
    for number, line in enumerate(caption.split("\n") if caption else ()):
        text = shortened(plain(line), _SIZE, cell[0])
        write(page, (left, baseline + number * _LINE), text, size=_SIZE, colour=FAINT if number else TEXT)


def _fitted(tile: NDArray[np.uint8], cell: tuple[int, int]) -> NDArray[np.uint8]:
    """Return the picture as large as the cell holds it whole."""
    scale = min(cell[0] / tile.shape[1], cell[1] / tile.shape[0])
    return resized(tile, _scaled(tile.shape[0], scale), _scaled(tile.shape[1], scale))


def _scaled(length: int, scale: float) -> int:
    return max(1, round(length * scale))


def _check(images: Sequence[NDArray[np.uint8]], captions: Sequence[str]) -> None:
    if not images or len(images) != len(captions):
        raise ValueError(f"{len(images)} pictures with {len(captions)} captions")
