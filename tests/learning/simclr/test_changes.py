"""The pixels of views against slow and obvious versions of each change."""

import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from scipy.ndimage import gaussian_filter
from torch import Tensor

from inspector.core.pretraining import Views
from inspector.learning.simclr.changes import CHANCES, change
from tests.learning.simclr.test_views import SIZE, views_with

LUMA = np.array([0.299, 0.587, 0.114])


def chances(count: int = 4, **fixed: float) -> dict[str, Tensor]:
    drawn = torch.rand(len(CHANCES), count, generator=torch.Generator().manual_seed(0))
    return dict(zip(CHANCES, drawn, strict=True)) | {name: torch.full((count,), value) for name, value in fixed.items()}


def pictures(count: int = 4, low: float = 90, high: float = 160) -> Tensor:
    """Pixels that no change brings beyond black or white, (count, 3, SIZE, SIZE)."""
    return low + (high - low) * torch.rand(count, 3, SIZE, SIZE, generator=torch.Generator().manual_seed(1))


def changed(
    before: Tensor, views: Views, drawn: dict[str, Tensor] | None = None, grain: int = 0
) -> NDArray[np.float64]:
    return change(before, views, drawn or chances(len(before)), grain=grain).double().numpy()


def jittered(pixels: NDArray[np.float64], strength: float, drawn: dict[str, Tensor], view: int) -> NDArray[np.float64]:
    """One change after the other, as their definitions say; pixels (3, h, w)."""
    brightness, contrast, saturation = (
        1 + strength * (2 * drawn[name][view].item() - 1) for name in ("brightness", "contrast", "saturation")
    )
    pixels = pixels * brightness
    mean = np.tensordot(LUMA, pixels, 1).mean()
    pixels = mean + contrast * (pixels - mean)
    grey = np.tensordot(LUMA, pixels, 1)
    return grey + saturation * (pixels - grey)


def test_nothing_on_changes_nothing() -> None:
    before = pictures().round()
    assert np.array_equal(changed(before, views_with()), before.numpy())


def test_colours_change_as_one_change_after_the_other_would() -> None:
    before, drawn = pictures(), chances()
    after = changed(before, views_with(colour=0.3), drawn)
    for view in range(4):
        wanted = jittered(before[view].double().numpy(), 0.3, drawn, view)
        assert np.abs(after[view] - wanted).max() < 0.51  # rounding


def test_a_third_of_the_circle_of_hue_turns_red_into_green() -> None:
    before = pictures().round()
    after = changed(before, views_with(hue=0.5), chances(hue=5 / 6))
    assert np.abs(after - before.roll(1, dims=1).numpy()).max() < 0.51


def test_grey_views_have_the_brightness_that_eyes_see() -> None:
    before = pictures()
    after = changed(before, views_with(grey=1.0))
    wanted = np.tensordot(LUMA, before.double().numpy(), (0, 1))
    assert np.abs(after - wanted[:, None]).max() < 0.51


def test_no_change_gives_colour_to_grey_pictures() -> None:
    before = pictures()[:, :1].expand(-1, 3, -1, -1)
    after = changed(before, views_with("colour", "grey", "blur", "noise", "cut_out", hue=0.5))
    assert np.ptp(after, axis=1).max() <= 1  # rounding


@pytest.mark.parametrize("sigma", [0.3, 0.7, 1.5, 2.5])
def test_blur_is_a_gaussian_of_its_width(sigma: float) -> None:
    before = pictures(low=0, high=255)
    after = changed(before, views_with(blur=8.0), chances(blur=sigma / 8))
    wanted = gaussian_filter(before.double().numpy(), sigma, axes=(2, 3), truncate=6)
    inside = (..., slice(16, -16), slice(16, -16))  # the edges have a test of their own
    assert np.abs(after - wanted)[inside].max() < 0.52


def test_a_blur_keeps_even_areas_even_up_to_their_edges() -> None:
    assert np.unique(changed(torch.full((4, 3, SIZE, SIZE), 77.0), views_with(blur=8.0))).tolist() == [77]


def test_a_blur_of_nothing_changes_nothing() -> None:
    before = pictures().round()
    assert np.array_equal(changed(before, views_with(blur=2.0), chances(blur=0.0)), before.numpy())


def test_noise_is_normal_and_the_same_in_all_channels() -> None:
    before = torch.full((16, 3, SIZE, SIZE), 128.0)
    noise = changed(before, views_with(noise=0.05)) - 128
    assert (noise == noise[:, :1]).all()
    assert noise.std() == pytest.approx(0.05 * 255, rel=0.02)
    assert (np.abs(noise) < noise.std()).mean() == pytest.approx(0.683, abs=0.02)


def test_noise_is_another_in_every_view_and_with_every_seed() -> None:
    before = torch.full((2, 3, SIZE, SIZE), 128.0)
    (one, other), (third, _) = (changed(before, views_with(noise=0.05), grain=seed) for seed in (0, 1))
    for a, b in ((one, other), (one, third)):
        assert abs(np.corrcoef(a[0].ravel(), b[0].ravel())[0, 1]) < 0.1


def test_cut_out_fills_one_square_with_the_mean_of_its_view() -> None:
    before = pictures(32)
    after = changed(before, views_with(cut_out=0.25))
    for old, new in zip(before, after, strict=True):
        mean = old.mean((1, 2)).round().numpy()
        rows, columns = np.nonzero((new == mean[:, None, None]).all(0))
        inside = (slice(None), slice(rows.min(), rows.max() + 1), slice(columns.min(), columns.max() + 1))
        assert new[inside].shape == (3, SIZE // 4, SIZE // 4)
        assert (new[inside] == mean[:, None, None]).all()


def test_cut_out_reaches_every_edge() -> None:
    before = pictures(2)
    drawn = chances(2) | {name: torch.tensor([0.0, 0.9999]) for name in ("cut_left", "cut_top")}
    first, last = changed(before, views_with(cut_out=0.5), drawn) != before.round().numpy()
    assert first[:, : SIZE // 2, : SIZE // 2].mean() > 0.9
    assert last[:, SIZE // 2 :, SIZE // 2 :].mean() > 0.9


def test_values_beyond_black_and_white_stay_there() -> None:
    extremes = torch.tensor([0.0, 255.0]).view(2, 1, 1, 1).expand(2, 3, SIZE, SIZE)
    black, white = changed(extremes, views_with(noise=0.3))
    assert ((black == 0).mean() > 0.4, (white == 255).mean() > 0.4) == (True, True)
