import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.core.recipe import STRIDE, Preparation
from inspector.imaging.tiling import cut, cut_tiles, stitch, tile_origins

SIDES = st.integers(4, 60).map(lambda count: count * 16)
QUICK = settings(max_examples=100, deadline=None)
LAYOUTS = (SIDES, SIDES, st.sampled_from([64, 128]), st.integers(0, 48))


@QUICK
@given(*LAYOUTS)
def test_origins_are_on_the_stride_and_tiles_within_the_picture(
    height: int, width: int, size: int, overlap: int
) -> None:
    height, width = max(height, size), max(width, size)
    for top, left in tile_origins(height, width, size=size, overlap=overlap):
        assert top % STRIDE == left % STRIDE == 0
        assert 0 <= top <= height - size
        assert 0 <= left <= width - size


@QUICK
@given(*LAYOUTS)
def test_every_pixel_lies_in_a_tile(height: int, width: int, size: int, overlap: int) -> None:
    height, width = max(height, size), max(width, size)
    seen = np.zeros((height, width), bool)
    for top, left in tile_origins(height, width, size=size, overlap=overlap):
        seen[top : top + size, left : left + size] = True
    assert seen.all()


@QUICK
@given(*LAYOUTS)
def test_neighbours_share_at_least_the_overlap(height: int, width: int, size: int, overlap: int) -> None:
    height, width = max(height, size), max(width, size)
    origins = tile_origins(height, width, size=size, overlap=overlap)
    lefts = sorted({left for _, left in origins})
    assert all(left + size - following >= overlap for left, following in itertools.pairwise(lefts))


@QUICK
@given(*LAYOUTS)
def test_no_tile_comes_twice(height: int, width: int, size: int, overlap: int) -> None:
    origins = tile_origins(max(height, size), max(width, size), size=size, overlap=overlap)
    assert len(set(origins)) == len(origins)


def test_a_picture_of_one_tile_is_one_tile() -> None:
    assert tile_origins(256, 256, size=256) == ((0, 0),)


def test_the_last_tile_is_flush_with_the_edge() -> None:
    assert tile_origins(256, 480, size=256) == ((0, 0), (0, 224))


@pytest.mark.parametrize(
    ("height", "width", "size", "overlap"),
    [(100, 256, 64, 32), (64, 64, 128, 0), (64, 64, 64, 60), (64, 64, 64, -8)],
)
def test_a_layout_that_cannot_be_is_refused(height: int, width: int, size: int, overlap: int) -> None:
    with pytest.raises(ValueError, match="tiles of"):
        tile_origins(height, width, size=size, overlap=overlap)


def test_tiles_are_cut_where_their_origins_say() -> None:
    image = np.random.default_rng(0).integers(0, 256, (96, 128, 3), dtype=np.uint8)
    origins = tile_origins(96, 128, size=64)
    tiles = cut_tiles(image, origins, 64)
    assert tiles.shape == (len(origins), 64, 64, 3)
    for tile, (top, left) in zip(tiles, origins, strict=True):
        assert (tile == image[top : top + 64, left : left + 64]).all()


def cut_map(whole: np.ndarray, origins: tuple[tuple[int, int], ...], size: int) -> np.ndarray:
    patches = size // STRIDE
    places = [(top // STRIDE, left // STRIDE) for top, left in origins]
    return np.stack([whole[row : row + patches, column : column + patches] for row, column in places])


@QUICK
@given(*LAYOUTS)
def test_cut_and_stitched_a_map_is_what_it_was(height: int, width: int, size: int, overlap: int) -> None:
    height, width = max(height, size), max(width, size)
    whole = np.random.default_rng(1).random((height // STRIDE, width // STRIDE), dtype=np.float32)
    origins = tile_origins(height, width, size=size, overlap=overlap)
    stitched = stitch(cut_map(whole, origins, size), origins, whole.shape)
    assert stitched.dtype == np.float32
    assert (stitched == whole).all()


def test_in_an_overlap_the_tile_whose_border_is_further_away_wins() -> None:
    maps = np.stack([np.full((8, 8), 1, np.float32), np.full((8, 8), 2, np.float32)])
    stitched = stitch(maps, ((0, 0), (0, 4 * STRIDE)), (8, 12))
    assert stitched[3].tolist() == [1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2]


def test_the_pictures_own_edge_is_no_border() -> None:
    maps = np.stack([np.full((8, 8), 1, np.float32), np.full((8, 8), 2, np.float32)])
    stitched = stitch(maps, ((0, 0), (0, 4 * STRIDE)), (8, 12))
    assert (stitched == stitched[3]).all()


def test_of_tiles_equally_far_the_earlier_wins() -> None:
    maps = np.stack([np.full((8, 8), value, np.float32) for value in (1, 2)])
    stitched = stitch(maps, ((0, 0), (0, 5 * STRIDE)), (8, 13))
    assert stitched[0, 5:8].tolist() == [1, 1, 2]


def test_a_hole_is_an_error() -> None:
    with pytest.raises(ValueError, match="do not cover"):
        stitch(np.zeros((1, 8, 8), np.float32), ((0, 0),), (8, 12))


LEFT = ((0.0, 0.0), (0.5, 0.0), (0.5, 1.0), (0.0, 1.0))


@pytest.mark.parametrize("ignored", [(), (LEFT,)])
@pytest.mark.parametrize("tiled", [False, True])
def test_of_the_pieces_each_patch_that_counts_is_kept_once(tiled: bool, ignored: tuple[object, ...]) -> None:
    preparation = Preparation(size=64, tiled=tiled, ignored=ignored)  # type: ignore[arg-type]
    pieces = cut(np.zeros((112, 160, 3), np.uint8), preparation)
    times = np.zeros(pieces.grid_shape, np.int64)
    for i, (top, left) in enumerate(pieces.origins):
        kept = pieces.kept(i)
        times[top // 16 : top // 16 + kept.shape[0], left // 16 : left // 16 + kept.shape[1]] += kept
    counts = np.ones(pieces.grid_shape, bool) if pieces.counts is None else pieces.counts
    assert np.array_equal(times, counts.astype(np.int64))


def test_kept_are_those_that_joining_takes() -> None:
    pieces = cut(np.zeros((112, 160, 3), np.uint8), Preparation(size=64, tiled=True))
    kept = np.stack([pieces.kept(i) for i in range(len(pieces.origins))])
    assert pieces.join(kept.astype(np.float32)).all()
