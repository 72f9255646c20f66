"""Where views lie in their pictures, and that both resamplings show what lies there."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from torch import Tensor

from inspector.core.pretraining import Change, Views
from inspector.learning.simclr.crops import CHANCES, cut_with_opencv, cut_with_torch, place
from tests.learning.tiny import picture

CPU = torch.device("cpu")
Cut = Callable[..., Tensor]
CUTS = pytest.mark.parametrize("cut", [cut_with_opencv, cut_with_torch])
STILL = replace(Views(), crop=Change(on=False), flip=Change(on=False), rotation=Change(on=False))
SHAPES = [(256, 256), (128, 512), (640, 96), (64, 4096)]


def chances(count: int, **fixed: float) -> dict[str, Tensor]:
    drawn = torch.rand(len(CHANCES), count, generator=torch.Generator().manual_seed(0))
    return dict(zip(CHANCES, drawn, strict=True)) | {name: torch.full((count,), value) for name, value in fixed.items()}


def soft(seed: int, height: int = 256, width: int = 256) -> NDArray[np.uint8]:
    """A picture of waves so long that any good resampling gives the same."""
    chance = np.random.default_rng(seed)
    down, across = np.mgrid[0:height, 0:width] / 40
    waves = [np.sin(a * down + b * across + c) for a, b, c in chance.uniform(-1.5, 1.5, (3, 3))]
    return (127.5 + 120 * np.stack(waves, 2)).round().astype(np.uint8)


def averaged(
    image: NDArray[np.uint8], matrix: NDArray[np.float64], size: int, *, samples: int = 8
) -> NDArray[np.float64]:
    """The slow way: the mean of many samples in each pixel of the view, each of the nearest pixel of the picture."""
    at = (2 * np.arange(size * samples) + 1) / (size * samples) - 1
    u, v = np.meshgrid(at, at)
    x, y = (matrix @ np.stack([u.ravel(), v.ravel(), np.ones(u.size)])).reshape(2, *u.shape)
    found = image[_folded(y, image.shape[0]), _folded(x, image.shape[1])].astype(np.float64)
    return found.reshape(size, samples, size, samples, 3).mean((1, 3)).transpose(2, 0, 1)


def _folded(at: NDArray[np.float64], length: int) -> NDArray[np.int64]:
    at = np.mod(at, 2 * length)
    return np.clip(np.minimum(at, 2 * length - at), 0, length - 1e-6).astype(np.int64)


class TestPlaces:
    def test_a_crop_has_a_share_of_the_area_from_the_strength_to_all(self) -> None:
        shapes = SHAPES * 100
        places = place(shapes, replace(STILL, crop=Change(strength=0.3)), chances(400))
        shares = (4 * places[:, 0, 0] * places[:, 1, 1]) / torch.tensor([h * w for h, w in shapes])
        assert 0.3 <= shares.min() < 0.31
        assert 0.99 < shares.max() <= 1 + 1e-9
        assert shares.mean().item() == pytest.approx(0.65, abs=0.03)

    def test_crops_lie_inside_their_pictures(self) -> None:
        shapes = torch.tensor(SHAPES * 100)
        places = place(SHAPES * 100, replace(STILL, crop=Change(strength=0.05)), chances(400))
        for axis, lengths in ((0, shapes[:, 1]), (1, shapes[:, 0])):
            half, middle = places[:, axis, axis], places[:, axis, 2]
            assert (middle - half).min() >= -1e-9
            assert (middle + half - lengths).max() <= 1e-9

    def test_crops_are_squares_or_nearly_so_where_the_picture_has_room(self) -> None:
        places = place([(200, 300)] * 400, replace(STILL, crop=Change(strength=0.3)), chances(400, area=0.1))
        ratios = places[:, 0, 0] / places[:, 1, 1]
        assert ratios.min() >= 0.75 - 1e-6
        assert ratios.max() <= 4 / 3 + 1e-6

    def test_a_rotation_turns_to_either_side_about_the_middle_of_the_crop(self) -> None:
        drawn = chances(400)
        turned = place([(200, 200)] * 400, replace(STILL, rotation=Change(strength=25)), drawn)
        angles = torch.atan2(turned[:, 1, 0], turned[:, 0, 0]).rad2deg()
        assert -25 <= angles.min() < -24
        assert 24 < angles.max() <= 25
        assert (turned[:, :, 2] == 100).all()

    def test_a_share_of_the_views_is_mirrored(self) -> None:
        places = place([(50, 70)] * 1000, replace(STILL, flip=Change(strength=0.25)), chances(1000))
        assert (places[:, 0, 0] < 0).double().mean().item() == pytest.approx(0.25, abs=0.03)
        assert (places[:, 1, 1] > 0).all()


class TestCuts:
    @CUTS
    @pytest.mark.parametrize("shape", [(256, 256), (128, 336), (1008, 704), (48, 64)])
    def test_a_view_shows_the_mean_over_each_of_its_pixels(self, cut: Cut, shape: tuple[int, int]) -> None:
        pictures = [soft(seed, *shape) for seed in range(6)]
        places = place([shape] * 12, Views(), chances(12))
        views = cut(pictures, places, size=48, device=CPU)
        wanted = np.stack([averaged(pictures[i % 6], places[i].numpy(), 48) for i in range(12)])
        assert np.abs(views.numpy() - wanted).mean() < 0.8
        assert np.abs(views.numpy() - wanted).max() < 8

    @CUTS
    def test_sides_that_cannot_be_halved_shift_nothing(self, cut: Cut) -> None:
        image = soft(0, 1001, 699)
        places = place([image.shape[:2]] * 2, STILL, chances(2))
        views = cut([image], places, size=48, device=CPU)
        assert np.abs(views[0].numpy() - averaged(image, places[0].numpy(), 48)).mean() < 0.8

    def test_both_cuts_show_the_same(self) -> None:
        shapes = [(256, 256), (224, 288), (256, 256), (512, 128)]
        pictures = [soft(i, *shape) for i, shape in enumerate(shapes)]
        places = place(shapes * 2, replace(Views(), rotation=Change(strength=180)), chances(8))
        with_opencv, with_torch = (
            cut(pictures, places, size=96, device=CPU) for cut in (cut_with_opencv, cut_with_torch)
        )
        assert (with_opencv - with_torch).abs().mean() < 0.6

    @CUTS
    @pytest.mark.parametrize("side", [192, 256, 512, 1024])
    def test_fine_stripes_turn_grey_and_not_into_coarse_ones(self, cut: Cut, side: int) -> None:
        stripes = np.zeros((side, side, 3), np.uint8)
        stripes[:, ::2] = 255
        places = place([(side, side)], replace(STILL, rotation=Change(strength=5)), chances(1))
        view = cut([stripes], places, size=96, device=CPU)
        inner = view[0, 0, 8:-8, 8:-8]
        assert inner.mean().item() == pytest.approx(127.5, abs=2)
        assert inner.std() < 0.1 * stripes.std()

    @CUTS
    def test_an_unturned_view_of_a_picture_of_its_size_is_the_picture(self, cut: Cut) -> None:
        views = cut([picture(3)], place([(64, 64)], STILL, chances(1)), size=64, device=CPU)
        assert (views[0].permute(1, 2, 0) - torch.from_numpy(picture(3))).abs().max() < 1e-3

    @CUTS
    def test_what_lies_outside_is_mirrored_in(self, cut: Cut) -> None:
        white = np.full((64, 256, 3), 200, np.uint8)
        places = place([(64, 256)], replace(STILL, rotation=Change(strength=90)), chances(1, rotation=0.0))
        assert cut([white], places, size=32, device=CPU).unique().tolist() == [200]

    def test_pixels_far_from_the_crop_are_not_read(self) -> None:
        image = soft(1)
        places = place([(256, 256)], replace(STILL, crop=Change(strength=0.05)), chances(1, area=0.0, left=0, top=0))
        view = cut_with_opencv([image], places, size=32, device=CPU)
        image[90:], image[:, 90:] = 0, 0
        assert torch.equal(view, cut_with_opencv([image], places, size=32, device=CPU))
