from collections.abc import Callable

import cv2
import numpy as np
import pytest

from inspector.core.errors import RecipeInvalid
from inspector.data.drawn import LINES, Drawing, draw_anomaly, draw_good

SIZE = 160
NAMES = tuple(LINES)
KINDS = tuple((name, kind) for name, line in LINES.items() for kind in line.defects)

each_line = pytest.mark.parametrize("name", NAMES)
each_kind = pytest.mark.parametrize(("name", "kind"), KINDS)


@pytest.fixture(scope="module")
def good() -> Callable[[str, int], Drawing]:
    drawn: dict[tuple[str, int], Drawing] = {}

    def draw(name: str, index: int) -> Drawing:
        if (name, index) not in drawn:
            drawn[name, index] = draw_good(name, seed=3, index=index, size=SIZE)
        return drawn[name, index]

    return draw


@pytest.fixture(scope="module")
def anomaly() -> Callable[[str, str], Drawing]:
    drawn: dict[tuple[str, str], Drawing] = {}

    def draw(name: str, kind: str) -> Drawing:
        if (name, kind) not in drawn:
            drawn[name, kind] = draw_anomaly(name, kind, seed=3, index=0, size=SIZE)
        return drawn[name, kind]

    return draw


def grown(mask: np.ndarray, pixels: int) -> np.ndarray:
    return cv2.dilate(mask.astype(np.uint8), np.ones((2 * pixels + 1, 2 * pixels + 1), np.uint8)) > 0


def test_there_are_at_least_eight_lines_with_at_least_five_kinds_of_defect_each():
    assert len(LINES) >= 8
    assert min(len(line.defects) for line in LINES.values()) >= 5


def test_the_table_of_lines_cannot_be_changed():
    with pytest.raises(TypeError):
        LINES["another"] = LINES["tile"]  # type: ignore[index]


@each_line
def test_a_picture_is_as_high_as_was_asked_for_and_as_wide_as_the_line_says(name, good):
    image = good(name, 0).image

    assert image.dtype == np.uint8
    assert image.shape == (SIZE, round(SIZE * LINES[name].aspect), 3)


@each_line
def test_a_good_part_has_no_kind_and_an_empty_mask(name, good):
    drawing = good(name, 0)

    assert drawing.kind == ""
    assert drawing.mask.shape == drawing.image.shape[:2]
    assert not drawing.mask.any()


@each_line
def test_the_same_arguments_draw_the_same_bytes_whatever_was_drawn_between(name, good):
    before = good(name, 0).image

    draw_good(name, seed=4, index=0, size=SIZE)
    draw_anomaly(name, LINES[name].defects[0], seed=3, index=1, size=SIZE)

    assert np.array_equal(draw_good(name, seed=3, index=0, size=SIZE).image, before)


@each_line
def test_the_number_of_threads_does_not_change_the_picture(name, good):
    threads = cv2.getNumThreads()
    cv2.setNumThreads(1)
    try:
        assert np.array_equal(draw_good(name, seed=3, index=0, size=SIZE).image, good(name, 0).image)
    finally:
        cv2.setNumThreads(threads)


@each_line
def test_two_good_parts_differ(name, good):
    first, second = (good(name, index).image.astype(int) for index in (0, 1))

    assert np.abs(first - second).mean() > 2


@each_line
def test_another_seed_is_another_product(name, good):
    other = draw_good(name, seed=4, index=0, size=SIZE)

    assert np.abs(other.image.astype(int) - good(name, 0).image).mean() > 2


@each_line
def test_a_good_part_is_well_exposed(name, good):
    image = good(name, 0).image

    assert 25 < image.mean() < 225
    assert (image == 255).mean() < 0.02


@each_kind
def test_an_anomaly_carries_its_kind_and_a_mask_of_the_pictures_size(name, kind, anomaly):
    drawing = anomaly(name, kind)

    assert drawing.kind == kind
    assert drawing.mask.dtype == np.bool_
    assert drawing.mask.shape == drawing.image.shape[:2]


@each_kind
def test_a_defect_is_neither_invisible_nor_the_whole_picture(name, kind, anomaly):
    assert 0.0005 < anomaly(name, kind).mask.mean() < 0.06


@each_kind
def test_outside_the_mask_the_anomaly_is_the_good_part_byte_for_byte(name, kind, anomaly, good):
    drawing = anomaly(name, kind)
    differs = (drawing.image != good(name, 0).image).any(axis=2)

    assert not (differs & ~grown(drawing.mask, 2)).any()


@each_kind
def test_inside_the_mask_the_anomaly_differs_from_the_good_part(name, kind, anomaly, good):
    drawing = anomaly(name, kind)
    change = np.abs(drawing.image.astype(int) - good(name, 0).image).max(axis=2)

    assert (change[drawing.mask] > 3).mean() > 0.7


@pytest.mark.parametrize(("name", "kind"), [(n, k) for n, line in LINES.items() for k in line.built])
def test_a_defect_that_the_painting_shows_changes_nothing_elsewhere(name, kind, anomaly):
    _, _, width, height = cv2.boundingRect(anomaly(name, kind).mask.astype(np.uint8))

    assert width * height < 0.2 * anomaly(name, kind).mask.size


def test_the_same_anomaly_is_drawn_the_same_after_others(anomaly):
    before = anomaly("board", "missing")

    draw_anomaly("board", "askew", seed=3, index=0, size=SIZE)
    again = draw_anomaly("board", "missing", seed=3, index=0, size=SIZE)

    assert np.array_equal(again.image, before.image)
    assert np.array_equal(again.mask, before.mask)


def test_defects_of_different_parts_lie_in_different_places():
    masks = [draw_anomaly("tile", "stain", seed=3, index=i, size=SIZE).mask for i in range(4)]

    assert not np.logical_and.reduce(masks).any()


def test_an_unknown_line_is_refused_with_the_lines_there_are():
    with pytest.raises(RecipeInvalid, match=r"teapot.*flange.*biscuit"):
        draw_good("teapot", seed=0, index=0)


def test_a_defect_that_the_line_does_not_have_is_refused_with_those_it_has():
    with pytest.raises(RecipeInvalid, match=r"rust.*crack"):
        draw_anomaly("biscuit", "rust", seed=0, index=0)


@pytest.mark.parametrize("size", [10, 5000])
def test_a_size_that_cannot_be_drawn_is_refused(size):
    with pytest.raises(RecipeInvalid, match="size"):
        draw_good("tile", seed=0, index=0, size=size)


@pytest.mark.parametrize(("seed", "index"), [(-1, 0), (0, -1)])
def test_a_seed_or_an_index_below_nought_is_refused(seed, index):
    with pytest.raises(RecipeInvalid, match="seed"):
        draw_good("tile", seed=seed, index=index)
