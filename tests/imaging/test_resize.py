import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.core.errors import RecipeInvalid
from inspector.core.recipe import Preparation
from inspector.imaging.resize import prepare, prepared_shape, resized
from tests.imaging.builders import picture

SIZES = st.integers(1, 6000)
PREPARATIONS = st.builds(
    Preparation,
    size=st.sampled_from([64, 128, 256, 512]),
    magnification=st.none() | st.floats(0.05, 2),
    tiled=st.booleans(),
)
QUICK = settings(max_examples=200, deadline=None)


@QUICK
@given(SIZES, SIZES, PREPARATIONS)
def test_both_sides_are_multiples_of_16_and_at_least_64(height: int, width: int, preparation: Preparation) -> None:
    rows, columns = prepared_shape(height, width, preparation)
    assert rows % 16 == columns % 16 == 0
    assert min(rows, columns) >= 64


@QUICK
@given(SIZES, SIZES, st.floats(0.05, 8))
def test_no_side_that_is_not_tiled_exceeds_4096(height: int, width: int, magnification: float) -> None:
    assert max(prepared_shape(height, width, Preparation(magnification=magnification))) <= 4096


@QUICK
@given(st.integers(200, 4000), st.floats(1 / 3, 3))
def test_the_area_is_about_size_squared(height: int, ratio: float) -> None:
    rows, columns = prepared_shape(height, round(height * ratio), Preparation(size=256))
    assert rows * columns == pytest.approx(256**2, rel=0.15)


@QUICK
@given(st.integers(200, 4000), st.floats(1 / 3, 3))
def test_the_aspect_ratio_is_kept_up_to_the_rounding(height: int, ratio: float) -> None:
    width = round(height * ratio)
    rows, columns = prepared_shape(height, width, Preparation(size=256))
    assert abs(rows - 256 * (height / width) ** 0.5) <= 8.01
    assert abs(columns - 256 * (width / height) ** 0.5) <= 8.01


@pytest.mark.parametrize(
    ("height", "width", "shape"),
    [(576, 768, (224, 288)), (768, 576, (288, 224)), (256, 256, (256, 256)), (64, 64, (256, 256))],
)
def test_some_photographs_have_these_shapes(height: int, width: int, shape: tuple[int, int]) -> None:
    assert prepared_shape(height, width, Preparation()) == shape


def test_a_magnification_replaces_the_area() -> None:
    preparation = Preparation(magnification=0.5)
    assert prepared_shape(640, 320, preparation) == (320, 160)
    assert prepared_shape(320, 160, preparation) == (160, 80)


def test_tiled_pictures_keep_their_resolution() -> None:
    assert prepared_shape(1200, 1600, Preparation(tiled=True)) == (1200, 1600)
    assert prepared_shape(1205, 1610, Preparation(tiled=True)) == (1200, 1616)


def test_tiled_pictures_are_magnified_where_asked() -> None:
    assert prepared_shape(1200, 1600, Preparation(tiled=True, magnification=0.5)) == (608, 800)


@QUICK
@given(SIZES, SIZES)
def test_tiled_pictures_hold_at_least_one_tile(height: int, width: int) -> None:
    assert min(prepared_shape(height, width, Preparation(size=256, tiled=True))) >= 256


def test_a_small_tiled_picture_is_enlarged_as_a_whole() -> None:
    assert prepared_shape(128, 256, Preparation(size=256, tiled=True)) == (256, 512)


@pytest.mark.parametrize("tiled", [False, True])
@pytest.mark.parametrize("shape", [(1, 5000), (5000, 1), (1, 1)])
def test_an_extreme_picture_is_prepared_all_the_same(shape: tuple[int, int], tiled: bool) -> None:
    preparation = Preparation(tiled=tiled)
    made = prepare(np.zeros((*shape, 3), np.uint8), preparation)
    assert made.shape[:2] == prepared_shape(*shape, preparation)
    assert max(made.shape) <= 5008


def test_a_tiled_magnification_that_makes_too_large_a_picture_is_refused() -> None:
    with pytest.raises(RecipeInvalid, match="magnification: 8 makes 40000 × 24000 pixels") as caught:
        prepared_shape(3000, 5000, Preparation(tiled=True, magnification=8))
    assert caught.value.setting == "magnification"


def checkerboard(side: int) -> np.ndarray:
    rows, columns = np.mgrid[:side, :side]
    return np.repeat((((rows + columns) % 2) * 255).astype(np.uint8)[:, :, None], 3, axis=2)


@pytest.mark.parametrize("side", [512, 777, 1000])
def test_a_fine_checkerboard_shrinks_to_flat_grey(side: int) -> None:
    small = prepare(checkerboard(side), Preparation(size=128))
    assert np.abs(small.astype(int) - 127.5).max() <= 10


def test_one_axis_may_shrink_while_the_other_grows() -> None:
    image = np.repeat(checkerboard(600)[:40], 1, axis=0)
    made = resized(image, 80, 100)
    assert made.shape == (80, 100, 3)
    assert np.abs(made[10:-10].astype(int) - 127.5).max() <= 12


@pytest.mark.parametrize("shape", [(96, 128), (40, 40), (1000, 1400)])
def test_a_flat_colour_stays_exactly_flat(shape: tuple[int, int]) -> None:
    image = np.full((*shape, 3), (12, 200, 77), np.uint8)
    assert (prepare(image, Preparation()) == (12, 200, 77)).all()


def test_preparing_keeps_the_mean_brightness() -> None:
    image = picture(480, 640)
    assert prepare(image, Preparation()).mean() == pytest.approx(image.mean(), abs=0.5)


def test_preparing_twice_gives_the_same_pixels() -> None:
    image = picture(500, 700)
    assert (prepare(image, Preparation()) == prepare(image.copy(), Preparation())).all()


def test_a_view_that_is_not_contiguous_gives_the_same_pixels() -> None:
    image = picture(500, 700)
    mirrored = image[:, ::-1]
    assert (prepare(mirrored, Preparation()) == prepare(mirrored.copy(), Preparation())).all()


def test_a_picture_of_the_right_shape_is_left_alone() -> None:
    image = picture(256, 256)
    assert (prepare(image, Preparation()) == image).all()


def test_the_source_is_not_changed() -> None:
    image = picture(300, 400)
    prepare(image, Preparation())
    assert (image == picture(300, 400)).all()


def test_preparing_is_quick() -> None:
    image = picture(576, 768)
    prepare(image, Preparation())
    times = []
    for _ in range(20):
        start = time.perf_counter()
        prepare(image, Preparation())
        times.append(time.perf_counter() - start)
    assert min(times) < 0.005
