"""The encoder that a run starts with: first built and filled with weights, then settled on pictures."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors import SafetensorError, safe_open
from torch import Tensor

from inspector.core.progress import Step, Steps
from inspector.core.recipe import SCRATCH, SHIPPED, TAPS, Recipe
from inspector.core.shipped import read_card, shipped_weights
from inspector.imaging.tiling import counted_pieces
from inspector.learning.backbones import build_backbone, strides_of
from inspector.learning.device import choose_device, use_threads
from inspector.learning.encoder import Encoder, settle_statistics
from inspector.learning.weights import load_weights

_SETTLED_ON = 32  # pictures
START, TAPPED = "start", "taps"  # in the metadata of an encoder's file: what it began as, where it is tapped


def resolve_taps(recipe: Recipe, *, shipped: Path) -> Recipe:
    """Return the recipe with the taps that suit its weights.

    A shipped encoder's card says where it is to be tapped, and a file of ours itself; one of before goes by what it
    began as. Raises `WeightsInvalid` where the card is damaged.
    """
    if recipe.taps != "auto":
        return recipe
    said = _metadata(recipe.weights)
    if (taps := said.get(TAPPED)) in TAPS[1:]:
        return replace(recipe, taps=taps)
    start = said.get(START)
    if start == SCRATCH:
        return replace(recipe, taps="shallow")
    file = shipped_weights(shipped, recipe.backbone) if start == SHIPPED else None
    return replace(recipe, taps="deep" if file is None else read_card(file).taps)


def began_trained(weights: str) -> bool:
    """Whether an encoder with these weights did not begin at random, but with what others had taught it."""
    return began_as(weights) != SCRATCH


def began_as(weights: str) -> str | None:
    """Return what an encoder with these weights began as, which a file of ours says; None for another file."""
    return _metadata(weights).get(START)


def _metadata(weights: str) -> dict[str, str]:
    """Return what a file of ours says of itself; nothing of another file."""
    if weights in (SCRATCH, SHIPPED):
        return {START: weights}
    try:
        if not weights.endswith(".safetensors") or not Path(weights).is_file():
            return {}
        with safe_open(weights, "pt") as file:
            return file.metadata() or {}
    except (SafetensorError, OSError):
        return {}  # loading it says what is wrong


def start_encoder(
    recipe: Recipe, *, device: str, threads: int | None, shipped: Path
) -> Steps[tuple[Encoder, dict[str, Any]]]:
    """Return the encoder of a recipe on the CPU, and what a bundle says of it.

    Everything that can be wrong with backbone, weights or device is said here, before any image is decoded.
    Raises `RecipeInvalid`, `WeightsInvalid`, `DeviceMissing`.
    """
    yield Step(0, 1)
    place = choose_device(device)
    cores = use_threads(threads)
    backbone = build_backbone(recipe.backbone, seed=recipe.seed, strides=strides_of(recipe))
    report = load_weights(backbone, recipe.weights, shipped=shipped)
    yield Step(1, 1, None if report.source == SCRATCH else str(report))
    said = {
        "backbone": backbone.name,
        "taps": list(backbone.taps),
        "start": report.source if report.source in (SCRATCH, SHIPPED) else "file",
        "weights": Path(report.source).name,
        "device": str(place),
        "threads": cores,
    }
    return Encoder(backbone, recipe).eval(), said


def start_deep(recipe: Recipe, *, shipped: Path) -> Steps[Encoder]:
    """Return the encoder down to stride 16, whatever it starts from, for pretraining. Raises `WeightsInvalid`."""
    yield Step(0, 1)
    backbone = build_backbone(recipe.backbone, seed=recipe.seed)
    report = load_weights(backbone, recipe.weights, shipped=shipped)
    yield Step(1, 1, str(report) if report.loaded else None)
    return Encoder(backbone, recipe)


def retapped(encoder: Encoder, recipe: Recipe) -> Encoder:
    """Return an encoder that was pretrained down to stride 16, tapped where the recipe says."""
    backbone = build_backbone(recipe.backbone, seed=recipe.seed, strides=strides_of(recipe))
    learned = encoder.trunk.state_dict()
    backbone.trunk.load_state_dict({name: learned[name] for name in backbone.trunk.state_dict()})
    return Encoder(backbone, recipe).eval()


def settle(encoder: Encoder, pictures: Sequence[NDArray[np.uint8]], recipe: Recipe, *, device: str) -> Encoder:
    """Return the encoder on its device; one that began at random takes its statistics from `pictures`, uint8 (h, w, 3).

    Also after SimCLR, which saw small views, whose statistics are others (docs/decisions/0013-trained-starts.md).
    """
    if not began_trained(recipe.weights):
        settle_statistics(encoder, _batches(pictures, recipe))
    return encoder.to(choose_device(device))


def _batches(pictures: Sequence[NDArray[np.uint8]], recipe: Recipe) -> list[Tensor]:
    """Return pieces to settle on, uint8 (1, h, w, 3) each, spread over the pictures and over the places in them.

    Only pieces in which anything counts: the flat colour of what is ignored has statistics of its own.
    """
    chosen = pictures[:: max(1, len(pictures) // _SETTLED_ON)][:_SETTLED_ON]
    pieces = [counted_pieces(picture, recipe.preparation) for picture in chosen]
    own = [found[i % len(found)][0] for i, found in enumerate(pieces)]
    return [torch.from_numpy(piece[None].copy()) for piece in own]
