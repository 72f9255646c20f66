"""What a pair of views is, and that a switch changes what it names and nothing else."""

from dataclasses import fields, replace

import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from torch import Tensor

from inspector.core.errors import RecipeInvalid
from inspector.core.pretraining import Change, Views
from inspector.learning.simclr.views import draw_views, refuse_identical
from tests.learning.tiny import picture, tiny_encoder

CPU = torch.device("cpu")
KINDS = tuple(f.name for f in fields(Views) if f.name != "size")
GEOMETRY = ("crop", "flip", "flip_down", "rotation")
SIZE = 48


def views_with(*on: str, **strengths: float) -> Views:
    """Views that are changed in these ways alone."""
    kinds = {kind: replace(getattr(Views(), kind), on=kind in on or kind in strengths) for kind in KINDS}
    return Views(size=SIZE, **kinds | {kind: Change(strength=strength) for kind, strength in strengths.items()})


def without(kind: str, views: Views) -> Views:
    return replace(views, **{kind: replace(getattr(views, kind), on=False)})


def drawn(pictures: list[NDArray[np.uint8]], views: Views, seed: int = 0) -> Tensor:
    """Both views of all pictures, one after the other, int16 so that differences are not cut."""
    pair = draw_views(pictures, views, generator=torch.Generator().manual_seed(seed), device=CPU)
    return torch.cat(pair).short()


def coloured(seed: int, height: int = 64, width: int = 64) -> NDArray[np.uint8]:
    return (picture(seed, height, width) * np.array([1.0, 0.7, 0.4])).astype(np.uint8)


COLOURED = [coloured(seed) for seed in range(8)]
FLAT = [np.full((64, 64, 3), (180, 120, 60), np.uint8) for _ in range(8)]
ALL_ON = views_with(*KINDS)


class TestPair:
    def test_views_are_what_the_encoder_takes(self) -> None:
        one, other = draw_views(COLOURED, Views(), generator=torch.Generator(), device=CPU)
        assert one.shape == other.shape == (8, 96, 96, 3)
        assert one.dtype == other.dtype == torch.uint8
        assert tiny_encoder().normalised(one).is_contiguous()

    def test_pictures_may_have_any_shapes(self) -> None:
        shapes = [(64, 64), (96, 512), (300, 40), (17, 19)]
        one, other = draw_views(
            [coloured(0, *shape) for shape in shapes], ALL_ON, generator=torch.Generator(), device=CPU
        )
        assert one.shape == other.shape == (4, SIZE, SIZE, 3)

    def test_the_two_views_of_every_picture_differ(self) -> None:
        one, other = draw_views(COLOURED, Views(), generator=torch.Generator(), device=CPU)
        assert all((a != b).any() for a, b in zip(one, other, strict=True))

    def test_each_view_is_of_its_own_picture(self) -> None:
        flat = [np.full((64, 64, 3), value, np.uint8) for value in (10, 130, 250)]
        one, other = draw_views(flat, views_with("crop", "rotation"), generator=torch.Generator(), device=CPU)
        assert [view.unique().tolist() for view in (*one, *other)] == [[10], [130], [250]] * 2

    def test_the_cached_pictures_are_read_and_not_written(self) -> None:
        cached = coloured(0)
        cached.flags.writeable = False
        before = cached.copy()
        drawn([cached], ALL_ON)
        assert np.array_equal(cached, before)


class TestChance:
    def test_equal_seeds_give_equal_views(self) -> None:
        assert torch.equal(drawn(COLOURED, ALL_ON, seed=4), drawn(COLOURED, ALL_ON, seed=4))
        assert not torch.equal(drawn(COLOURED, ALL_ON, seed=4), drawn(COLOURED, ALL_ON, seed=5))

    def test_going_on_from_a_saved_state_gives_the_same_views(self) -> None:
        generator = torch.Generator().manual_seed(1)
        draw_views(COLOURED, ALL_ON, generator=generator, device=CPU)
        state = generator.get_state()
        first = draw_views(COLOURED, ALL_ON, generator=generator, device=CPU)
        generator.set_state(state)
        assert all(map(torch.equal, first, draw_views(COLOURED, ALL_ON, generator=generator, device=CPU)))

    def test_autocast_around_it_changes_nothing(self) -> None:
        with torch.autocast("cpu", torch.bfloat16):
            inside = drawn(COLOURED, ALL_ON)
        assert torch.equal(inside, drawn(COLOURED, ALL_ON))

    def test_no_other_chance_is_used(self) -> None:
        state = torch.get_rng_state()
        drawn(COLOURED, ALL_ON)
        assert torch.equal(torch.get_rng_state(), state)

    @pytest.mark.parametrize("kind", KINDS)
    def test_the_generator_ends_at_the_same_place_whatever_is_off(self, kind: str) -> None:
        states = []
        for views in (ALL_ON, without(kind, ALL_ON)):
            generator = torch.Generator().manual_seed(2)
            draw_views(COLOURED, views, generator=generator, device=CPU)
            states.append(generator.get_state())
        assert torch.equal(*states)


class TestSwitches:
    """Each augmentation, turned off among all the others."""

    @pytest.mark.parametrize("kind", GEOMETRY)
    def test_geometry_changes_no_colour_blur_or_noise(self, kind: str) -> None:
        assert torch.equal(drawn(FLAT, ALL_ON), drawn(FLAT, without(kind, ALL_ON)))

    @pytest.mark.parametrize("kind", ["hue", "grey"])
    def test_hue_and_grey_change_nothing_but_colour(self, kind: str) -> None:
        greys = [picture(seed).mean(2, keepdims=True).repeat(3, 2).astype(np.uint8) for seed in range(8)]
        difference = drawn(greys, ALL_ON) - drawn(greys, without(kind, ALL_ON))
        assert difference.abs().max() <= 1  # rounding

    @pytest.mark.parametrize(("kind", "axis"), [("flip", 2), ("flip_down", 1)])
    def test_flip_mirrors_its_share_and_leaves_the_others(self, kind: str, axis: int) -> None:
        views = views_with("crop", "colour", "hue", "blur", kind)
        mirrored, straight = drawn(COLOURED * 8, views), drawn(COLOURED * 8, without(kind, views))
        same = (mirrored - straight).abs().amax((1, 2, 3)) <= 2
        turned = (mirrored.flip(axis) - straight).abs().amax((1, 2, 3)) <= 2
        assert (same ^ turned).all()
        assert 40 < turned.sum() < 88  # of 128

    def test_grey_takes_the_colour_of_its_share_and_leaves_the_others(self) -> None:
        with_grey, without_grey = drawn(COLOURED * 8, ALL_ON), drawn(COLOURED * 8, without("grey", ALL_ON))
        same = (with_grey == without_grey).flatten(1).all(1)
        uncoloured = (with_grey[..., :1] == with_grey).flatten(1).all(1)
        assert (same ^ uncoloured).all()
        assert 12 < uncoloured.sum() < 42  # a fifth of 128

    def test_colour_is_a_linear_change_of_the_pixels_that_are_there_without_it(self) -> None:
        views = views_with("crop", "flip", "rotation", colour=0.2)
        for changed, plain in zip(drawn(COLOURED, views), drawn(COLOURED, without("colour", views)), strict=True):
            known = torch.cat([plain.reshape(-1, 3).double(), torch.ones(SIZE**2, 1).double()], 1)
            wanted = changed.reshape(-1, 3).double()
            left = known @ torch.linalg.lstsq(known, wanted).solution - wanted
            assert left.square().mean().sqrt() < 0.6  # rounding

    def test_blur_takes_detail_from_the_same_view(self) -> None:
        views = views_with("crop", "flip", "rotation", "colour", blur=4.0)
        blurred, sharp = drawn(COLOURED, views).float(), drawn(COLOURED, without("blur", views)).float()
        assert (blurred.std((1, 2)) < sharp.std((1, 2))).all()
        assert (blurred.mean((1, 2)) - sharp.mean((1, 2))).abs().max() < 3

    def test_noise_is_added_to_the_same_view(self) -> None:
        views = without("cut_out", ALL_ON)
        dim = [(stripes * 0.3 + 60).astype(np.uint8) for stripes in COLOURED]
        noise = (drawn(dim, views) - drawn(dim, without("noise", views))).float()
        assert noise.mean().abs() < 0.1
        assert noise.std().item() == pytest.approx(0.02 * 255, rel=0.02)

    def test_cut_out_blanks_a_square_and_leaves_the_rest(self) -> None:
        blanked, whole = drawn(COLOURED, ALL_ON), drawn(COLOURED, without("cut_out", ALL_ON))
        for changed in (blanked != whole).any(3):
            rows, columns = np.nonzero(changed.numpy())
            assert np.ptp(rows) < round(0.2 * SIZE) > np.ptp(columns)

    def test_without_a_crop_a_view_shows_the_whole_picture(self) -> None:
        quarters = np.zeros((64, 128, 3), np.uint8)
        quarters[:32, :64], quarters[32:, 64:] = 90, 250
        whole = drawn([quarters], views_with())[0, ..., 0]
        corners = whole[:22, :22], whole[:22, 26:], whole[26:, :22], whole[26:, 26:]
        assert [corner.unique().tolist() for corner in corners] == [[90], [0], [0], [250]]


class TestSmallDefects:
    """The default strengths must not teach the encoder to overlook what it is there to find."""

    def test_a_blemish_of_2_percent_of_the_side_stays_above_the_noise(self) -> None:
        good = [np.clip(picture(seed, 256, 256) // 2 + 70, 0, 255).astype(np.uint8) for seed in range(16)]
        blemished = [view.copy() for view in good]
        for view in blemished:
            for top in range(20, 256, 48):  # so many that every crop shows some
                for left in range(20, 256, 48):
                    view[top : top + 5, left : left + 5] -= 60
        difference = (drawn(blemished, replace(Views(), size=96)) - drawn(good, replace(Views(), size=96))).float()
        strongest = difference.mean(3).abs().amax((1, 2)) / (Views().noise.strength * 255)
        assert strongest.min() > 3
        assert strongest.median() > 6


class TestIdentical:
    def test_views_of_switches_that_are_all_off_are_refused(self) -> None:
        views = views_with()
        one, other = draw_views(COLOURED, views, generator=torch.Generator(), device=CPU)
        with pytest.raises(RecipeInvalid, match="switched off: crop, flip, flip down, rotation, colour, hue, grey"):
            refuse_identical(one, other, views=views)

    def test_strengths_that_change_nothing_are_refused_too(self) -> None:
        views = views_with(crop=1.0, flip=1.0)
        one, other = draw_views(COLOURED, views, generator=torch.Generator(), device=CPU)
        with pytest.raises(RecipeInvalid, match="equal, so nothing can be learned; switched off: flip down, rotation"):
            refuse_identical(one, other, views=views)

    def test_the_default_views_are_not_refused(self) -> None:
        one, other = draw_views(COLOURED, Views(), generator=torch.Generator(), device=CPU)
        refuse_identical(one, other, views=Views())

    def test_one_picture_without_anything_on_it_is_no_error(self) -> None:
        views = views_with("crop")
        one, other = draw_views([FLAT[0], COLOURED[0]], views, generator=torch.Generator(), device=CPU)
        assert torch.equal(one[0], other[0])
        refuse_identical(one, other, views=views)


@pytest.mark.gpu
@pytest.mark.skipif(not torch.cuda.is_available(), reason="no CUDA device here")
def test_a_card_draws_the_views_of_the_cpu() -> None:
    views = without("noise", ALL_ON)  # whose grain each device draws itself
    on_card = draw_views(COLOURED, views, generator=torch.Generator().manual_seed(0), device=torch.device("cuda"))
    difference = torch.cat(on_card).cpu().short() - drawn(COLOURED, views)
    assert difference.abs().float().mean() < 1.5
