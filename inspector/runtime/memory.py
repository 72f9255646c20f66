"""Why a verdict: the good patches that are nearest to the place that looks most anomalous."""

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError
from safetensors.numpy import load_file

from inspector.core.errors import BundleDamaged
from inspector.core.recipe import STRIDE
from inspector.imaging.read import read_image
from inspector.imaging.resize import prepare
from inspector.imaging.tiling import Pieces, cut
from inspector.runtime.bundle import MEMORY, PATCHES, Bundle
from inspector.runtime.predictor import Prediction, Predictor

CROP = 64  # pixels of the square that shows a patch
COLUMNS = 32  # patches in a row of the sheet


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A remembered good patch: how it looks, uint8 (64, 64, 3) RGB, its distance, and its image's hash."""

    crop: NDArray[np.uint8]
    distance: float
    image: str


@dataclass(frozen=True, slots=True)
class Reason:
    """The hottest spot of a photograph (`crop`, and `at`: x, y in its pixels) and the good patches nearest to it."""

    crop: NDArray[np.uint8]
    at: tuple[int, int]
    neighbours: tuple[Neighbour, ...]


class Explainer:
    """Answers "why" for one bundle. Raises `BundleDamaged`."""

    def __init__(self, bundle: Bundle, predictor: Predictor) -> None:
        self._predictor = predictor
        self._images = bundle.facts.images["fit"]
        try:
            held = load_file(bundle.file(MEMORY))
            self._patches, self._origins = held["patches"], held["origins"]
        except (SafetensorError, KeyError) as error:
            raise BundleDamaged(bundle.path, f"{MEMORY} does not load") from error
        self._sheet = read_image(bundle.file(PATCHES))

    def explain(self, photograph: NDArray[np.uint8], prediction: Prediction, *, count: int = 3) -> Reason:
        """Return why a photograph, uint8 (h, w, 3) RGB, has its score."""
        row, column = prediction.heat_map.hottest
        prepared = prepare(photograph, self._predictor.preparation)
        query = self._embedding(cut(prepared, self._predictor.preparation), row, column)
        distances = np.sqrt(np.maximum(np.square(self._patches - query).sum(1), 0))
        nearest = np.argsort(distances, kind="stable")[:count]
        spot = ((column + 0.5) * STRIDE, (row + 0.5) * STRIDE)
        x, y = prediction.heat_map.spot
        at = (round(x), round(y))
        return Reason(crop_at(prepared, *spot), at, tuple(self._neighbour(int(i), distances[i]) for i in nearest))

    def _embedding(self, pieces: Pieces, row: int, column: int) -> NDArray[np.float32]:
        """Return the embedding of a patch of the whole grid, (D,), from the piece that sees it best."""
        embeddings = self._predictor.embed(pieces)
        best: tuple[int, NDArray[np.float32]] | None = None
        for embedding, (top, left) in zip(embeddings, pieces.origins, strict=True):
            r, c = row - top // STRIDE, column - left // STRIDE
            rows, columns = embedding.shape[1:]
            if 0 <= r < rows and 0 <= c < columns:
                inward = min(r, c, rows - 1 - r, columns - 1 - c)
                if best is None or inward > best[0]:
                    best = (inward, embedding[:, r, c])
        assert best is not None  # the pieces cover the grid
        return best[1]

    def _neighbour(self, index: int, distance: float) -> Neighbour:
        top, left = index // COLUMNS * CROP, index % COLUMNS * CROP
        image = self._images[int(self._origins[index])]
        return Neighbour(self._sheet[top : top + CROP, left : left + CROP], float(distance), image)


def crop_at(picture: NDArray[np.uint8], x: float, y: float) -> NDArray[np.uint8]:
    """Return the square of `CROP` pixels around x, y of uint8 (h, w, 3), moved inside where it would stick out."""
    height, width = picture.shape[:2]
    if min(height, width) < CROP:
        scale = CROP / min(height, width)
        size = (max(CROP, round(width * scale)), max(CROP, round(height * scale)))
        picture, x, y = np.asarray(cv2.resize(picture, size), np.uint8), x * scale, y * scale
        height, width = picture.shape[:2]
    left = min(max(round(x) - CROP // 2, 0), width - CROP)
    top = min(max(round(y) - CROP // 2, 0), height - CROP)
    return picture[top : top + CROP, left : left + CROP]


def append_to_sheet(
    sheet: NDArray[np.uint8], count: int, added: Sequence[tuple[NDArray[np.uint8], float, float]]
) -> NDArray[np.uint8]:
    """Return how the remembered patches look, `COLUMNS` in a row: `count` are on `sheet`, `added` follow.

    Each added one is a prepared picture, uint8 (h, w, 3), and the patch's x and y as shares of its sides.
    """
    rows = -(-(count + len(added)) // COLUMNS)
    grown = np.zeros((rows * CROP, COLUMNS * CROP, 3), np.uint8)
    kept = min(len(sheet), len(grown))
    grown[:kept] = sheet[:kept]
    for i, (picture, x, y) in enumerate(added, count):
        top, left = i // COLUMNS * CROP, i % COLUMNS * CROP
        crop = crop_at(picture, x * picture.shape[1], y * picture.shape[0])
        grown[top : top + CROP, left : left + CROP] = crop
    return grown


def empty_sheet() -> NDArray[np.uint8]:
    """Return a sheet without patches, to append to."""
    return np.zeros((0, COLUMNS * CROP, 3), np.uint8)
