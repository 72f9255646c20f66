"""The encoder that a run starts with: built, filled with weights, settled, and on its device."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from inspector.core.progress import Step, Steps
from inspector.core.recipe import Recipe
from inspector.imaging.tiling import cut
from inspector.learning.backbones import build_backbone, strides_of
from inspector.learning.device import choose_device, use_threads
from inspector.learning.encoder import Encoder, settle_statistics
from inspector.learning.weights import SCRATCH, load_weights

_SETTLED_ON = 32  # pictures


def start_encoder(
    recipe: Recipe,
    pictures: Sequence[NDArray[np.uint8]],
    *,
    device: str,
    threads: int | None,
    shipped: Path,
) -> Steps[tuple[Encoder, dict[str, Any]]]:
    """Return the encoder of a recipe, and what a bundle says of it.

    `pictures`, uint8 (h, w, 3), settle the statistics of a random encoder.
    Raises `RecipeInvalid`, `WeightsInvalid`, `DeviceMissing`.
    """
    yield Step(0, 2)
    cores = use_threads(threads)
    backbone = build_backbone(recipe.backbone, seed=recipe.seed, strides=strides_of(recipe))
    report = load_weights(backbone, recipe.weights, shipped=shipped)
    encoder = Encoder(backbone, recipe).eval()
    note = str(report) if report.source != SCRATCH else None
    yield Step(1, 2, note)
    if report.source == SCRATCH:
        chosen = pictures[:: max(1, len(pictures) // _SETTLED_ON)][:_SETTLED_ON]
        settle_statistics(encoder, [torch.from_numpy(cut(p, recipe.preparation).pictures[:1].copy()) for p in chosen])
    place = choose_device(device)
    encoder = encoder.to(place)
    yield Step(2, 2)
    said = {
        "backbone": backbone.name,
        "taps": list(backbone.taps),
        "start": "file" if report.source not in ("scratch", "shipped") else report.source,
        "weights": Path(report.source).name,
        "device": str(place),
        "threads": cores,
    }
    return encoder, said
