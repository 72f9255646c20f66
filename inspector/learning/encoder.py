"""From pictures to patch features: light, normalisation and the truncated network, as one module to export."""

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from inspector.core.recipe import NORMALISATIONS, Recipe
from inspector.learning.backbones import SHALLOW, Backbone
from inspector.learning.contexts import CONTEXTS, CONTRAST, NEAR_CONTEXTS, SHALLOW_CONTEXTS, Context
from inspector.learning.contrast import CHANNELS, contrast, shrunk

WIDTH = 128  # channels of a patch feature
_GAIN_LIMITS = (0.25, 4.0)
_DARKEST = 1.0  # of 255: a black picture has no light to even


class Encoder(nn.Module):
    """uint8 (B, H, W, 3) RGB → patch features of the picture and of smaller ones of it, at two strides.

    Returns those that are `looked_at`, by (shrink, tap): {(1, 0): (B, D0, H/8, W/8), (1, 1): (B, D1, H/16, W/16),
    (4, 0): …, (4, 1): …} where it is tapped deep; a random encoder is tapped earlier, at strides 4 and 8.
    H and W are multiples of 16. Features are brought to length 1: their direction tells what is there, their
    length mostly how much contrast the light gave it. Where they have more than `WIDTH` channels they are
    projected to that many at random, which keeps distances (Johnson and Lindenstrauss, 1984). With `even_light`
    each picture is brought to one mean brightness, the one that the weights were trained with: a gain, which a
    change of lamp or exposure is, too.
    """

    mean: Tensor
    std: Tensor

    def __init__(self, backbone: Backbone, recipe: Recipe) -> None:
        super().__init__()
        mean, std = NORMALISATIONS[recipe.normalisation]
        self.trunk = backbone.trunk
        self.strides = backbone.strides
        self.widths = tuple(min(width, WIDTH) for width in backbone.channels)
        self.contexts: tuple[Context, ...] = SHALLOW_CONTEXTS if backbone.strides == SHALLOW else CONTEXTS
        if recipe.taps == "near":
            self.contexts = NEAR_CONTEXTS
        self.even_light = recipe.even_light
        self.target = 255 * (sum(mean) / 3 or 0.5)
        self.register_buffer("mean", torch.tensor(mean).view(1, 3, 1, 1))
        self.register_buffer("std", torch.tensor(std).view(1, 3, 1, 1))
        for tap, width in enumerate(backbone.channels):
            if width > WIDTH:
                self.register_buffer(f"projection{tap}", _projection(width))

    @property
    def looked_at(self) -> list[tuple[int, int]]:
        """Return the features that are made, by (shrink, tap): of smaller pictures both taps, which cost little.

        Of the whole picture only what the contexts look at.
        """
        looks = {(context.shrink, context.tap) for context in self.contexts if context.tap != CONTRAST}
        return sorted(looks | {(shrink, tap) for shrink, _ in looks if shrink > 1 for tap in range(len(self.widths))})

    def forward(self, images: Tensor) -> dict[tuple[int, int], Tensor]:
        """Return the features by (shrink, tap)."""
        return self.features(self.normalised(images))

    def whole(self, images: Tensor) -> dict[tuple[int, int], Tensor]:
        """Return both taps' features of the whole picture, by (1, tap), whatever the contexts look at."""
        return {(1, tap): feature for tap, feature in enumerate(self._taps(self.normalised(images)))}

    def features(self, pictures: Tensor) -> dict[tuple[int, int], Tensor]:
        """Return the features of normalised pictures by (shrink, tap), those that are `looked_at`."""
        wanted = self.looked_at
        return {
            (look, tap): feature
            for look in sorted({shrink for shrink, _ in wanted})
            for tap, feature in enumerate(self._taps(pictures if look == 1 else shrunk(pictures, look)))
            if (look, tap) in wanted
        }

    def embed(self, images: Tensor) -> list[Tensor]:
        """Return the patches (B, D, h, w) under each of `contexts`, for uint8 (B, H, W, 3)."""
        pictures = self.normalised(images)
        return self.patches(pictures, self.features(pictures))

    def patches(self, pictures: Tensor, features: dict[tuple[int, int], Tensor]) -> list[Tensor]:
        """Return the patches (B, D, h, w) under each of `contexts`, of normalised pictures and their features."""
        if any(context.tap == CONTRAST for context in self.contexts):
            features = features | {(1, CONTRAST): contrast(self._brightness(pictures))}
        return [context.embed(features) for context in self.contexts]

    def width_of(self, context: Context) -> int:
        """Return how many channels a patch has under a context."""
        return CHANNELS if context.tap == CONTRAST else self.widths[context.tap]

    def normalised(self, images: Tensor) -> Tensor:
        """Return uint8 (B, H, W, 3) as the float32 (B, 3, H, W) that the weights expect."""
        pictures = images.permute(0, 3, 1, 2).to(torch.float32)
        gain = 1 / (255 * self.std)
        if self.even_light:
            light = pictures.mean(dim=(1, 2, 3), keepdim=True).clamp_min(_DARKEST)
            gain = gain * (self.target / light).clamp(*_GAIN_LIMITS)
        return pictures * gain - self.mean / self.std

    def _brightness(self, pictures: Tensor) -> Tensor:
        """Return the brightness (B, 1, H/2, W/2) of normalised pictures at half their size, white is 1."""
        share = (self.std / self.std.numel() / 4).expand(-1, -1, 2, 2)  # of a channel of one of 2 × 2 pixels
        return F.conv2d(pictures, share, self.mean.mean().view(1), stride=2)

    def _taps(self, pictures: Tensor) -> list[Tensor]:
        found = self.trunk(pictures)
        units = [F.normalize(found[f"tap{tap}"], dim=1) for tap in range(len(self.widths))]
        return [
            F.conv2d(unit, self.get_buffer(f"projection{tap}")) if unit.shape[1] > WIDTH else unit
            for tap, unit in enumerate(units)
        ]


def _projection(width: int) -> Tensor:
    """Return a random orthonormal projection of `width` channels as a convolution, (WIDTH, width, 1, 1)."""
    generator = torch.Generator().manual_seed(width)
    basis: Tensor = torch.linalg.qr(torch.randn(width, WIDTH, generator=generator)).Q
    return basis.mul((width / WIDTH) ** 0.5).T.contiguous().view(WIDTH, width, 1, 1)


def settle_statistics(encoder: Encoder, batches: list[Tensor]) -> None:
    """Give an encoder's BatchNorm the statistics of the pictures; uint8 (B, H, W, 3) batches.

    Without it a network that was never trained scales its features by layers of guesses, and one that saw small views
    alone by theirs.
    """
    norms = [m for m in encoder.trunk.modules() if isinstance(m, nn.BatchNorm2d)]
    if not norms:
        return
    momenta = [norm.momentum for norm in norms]
    for norm in norms:
        norm.reset_running_stats()
        norm.momentum = None  # the mean of all batches
        norm.train()
    try:
        with torch.no_grad():
            for batch in batches:
                encoder.trunk(encoder.normalised(batch))
    finally:
        for norm, momentum in zip(norms, momenta, strict=True):
            norm.momentum = momentum
            norm.eval()
