import numpy as np
import pytest
import torch
from torch import Tensor

from inspector.core.recipe import Recipe
from inspector.learning.backbones import DEEP, SHALLOW
from inspector.learning.contexts import CONTRAST
from inspector.learning.contrast import CHANNELS, contrast
from inspector.learning.encoder import Encoder
from tests.learning.tiny import batch, picture, tiny_backbone, tiny_encoder


def slowly(brightness: np.ndarray) -> np.ndarray:
    """Return the log contrasts of brightness (h, w) at half the size of a picture, pixel by pixel."""
    found = []
    for side in (8, 4, 2):
        rows, columns = brightness.shape
        across, down = np.zeros_like(brightness), np.zeros_like(brightness)
        for y in range(rows):
            for x in range(columns):
                across[y, x] = abs(brightness[y, min(x + 1, columns - 1)] - brightness[y, x])
                down[y, x] = abs(brightness[min(y + 1, rows - 1), x] - brightness[y, x])
        for each in (across, down):
            found.append(each.reshape(rows // side, side, columns // side, side).mean((1, 3)))
        brightness = brightness.reshape(rows // 2, 2, columns // 2, 2).mean((1, 3))
    return np.log((np.stack(found) + 1 / 256) * 50)


@pytest.mark.parametrize("shape", [(32, 32), (16, 40)])
def test_it_is_what_goes_from_pixel_to_pixel(shape: tuple[int, int]) -> None:
    brightness = np.random.default_rng(0).random(shape)
    found = contrast(torch.from_numpy(brightness)[None, None].float())
    assert found.shape == (1, CHANNELS, shape[0] // 8, shape[1] // 8)
    np.testing.assert_allclose(found[0].numpy(), slowly(brightness), atol=1e-4)


def test_stripes_are_seen_across_and_not_down() -> None:
    stripes = torch.arange(32).remainder(2).float().expand(1, 1, 32, 32)
    found = contrast(stripes)
    assert float(found[0, 0, 0, 0]) > float(found[0, 1, 0, 0]) + 3


def seen(encoder: Encoder, images: Tensor) -> Tensor:
    """Return the patches of the context of contrast, (B, D, h, w)."""
    with torch.inference_mode():
        looks = dict(zip((context.tap for context in encoder.contexts), encoder.embed(images), strict=True))
    return looks[CONTRAST]


def test_a_flatter_surface_of_the_same_brightness_is_another_one() -> None:
    encoder, sharp = tiny_encoder(), picture(1)
    flat = np.uint8(sharp.mean()) + ((sharp.astype(np.float32) - sharp.mean()) * 0.5).astype(np.int8)
    apart = seen(encoder, batch(sharp)) - seen(encoder, batch(flat.astype(np.uint8)))
    assert float(apart.mean()) == pytest.approx(np.log(2), abs=0.2)


def test_a_dimmer_lamp_is_no_flatter_surface() -> None:
    encoder, bright = tiny_encoder(), picture(1)
    dim = (bright * 0.6).round().astype(np.uint8)
    assert float((seen(encoder, batch(bright)) - seen(encoder, batch(dim))).abs().max()) < 0.05


@pytest.mark.parametrize("name", ["imagenet", "half", "none"])
def test_it_does_not_depend_on_what_the_weights_expect(name: str) -> None:
    images = batch(picture(1), picture(2))
    one, other = (
        Encoder(tiny_backbone(), Recipe(normalisation=each, even_light=False)).eval() for each in ("none", name)
    )
    assert torch.allclose(seen(one, images), seen(other, images), atol=1e-3)


@pytest.mark.parametrize("value", [0, 255])
def test_a_picture_of_one_value_has_a_finite_one(value: int) -> None:
    assert bool(torch.isfinite(seen(tiny_encoder(), batch(np.full((64, 64, 3), value, np.uint8)))).all())


def test_random_encoders_do_without() -> None:
    assert all(context.tap != CONTRAST for context in tiny_encoder(strides=SHALLOW).contexts)
    assert tiny_encoder(strides=DEEP).contexts[-1].tap == CONTRAST
