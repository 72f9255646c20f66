"""Any torchvision classification network as an encoder, tapped where patches are still told apart.

The taps are found, not listed: a picture is sent through, and the last output at an 8th and at a 16th of its
size is taken. For ResNet these are layer2 and layer3, as in PatchCore (Roth et al., CVPR 2022, section 3.1).
"""

import warnings
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torchvision import models
from torchvision.models.feature_extraction import create_feature_extractor

from inspector.core.errors import RecipeInvalid
from inspector.core.recipe import SCRATCH, STRIDE, Recipe

DEEP = (STRIDE // 2, STRIDE)
SHALLOW = (STRIDE // 4, STRIDE // 2)  # for random weights: see inspector/learning/contexts.py
_PROBE = 128  # pixels of the picture that is sent through


@dataclass(frozen=True, slots=True)
class Backbone:
    """A truncated network: (B, 3, H, W) → {"tap0": (B, channels[0], H/8, W/8), "tap1": (…, H/16, W/16)}.

    `taps` are the names of the tapped modules, `other_keys` those of the whole network's state dict that the
    truncated one does not need.
    """

    name: str
    trunk: nn.Module
    taps: tuple[str, str]
    channels: tuple[int, int]
    strides: tuple[int, int]
    other_keys: frozenset[str]


def strides_of(recipe: Recipe) -> tuple[int, int]:
    """Return where the encoder of a recipe is tapped."""
    if recipe.taps == "auto":
        return SHALLOW if recipe.weights == SCRATCH else DEEP
    return SHALLOW if recipe.taps == "shallow" else DEEP


def build_backbone(name: str, *, seed: int = 0, strides: tuple[int, int] = DEEP) -> Backbone:
    """Build `name` with random weights (the same for the same seed) in inference mode.

    Raises `RecipeInvalid` for a name that torchvision does not have, or a network without such a grid.
    """
    if name not in models.list_models(module=models):
        raise RecipeInvalid("backbone", f"{name!r} is not a torchvision network, such as {', '.join(_KNOWN)}")
    with torch.random.fork_rng(devices=[]), warnings.catch_warnings():
        warnings.simplefilter("ignore", FutureWarning)  # torchvision's own, about inits that it will change
        torch.manual_seed(seed)
        network = models.get_model(name, weights=None).eval()
    taps, channels = _find_taps(name, network, strides)
    trunk = create_feature_extractor(
        network, {tap: f"tap{i}" for i, tap in enumerate(taps)}, suppress_diff_warning=True
    ).eval()
    others = frozenset(network.state_dict()) - frozenset(trunk.state_dict())
    return Backbone(name, trunk, taps, channels, strides, others)


_KNOWN = (
    "resnet18",
    "resnet50",
    "vgg16",
    "mobilenet_v2",
    "mobilenet_v3_large",
    "efficientnet_b0",
    "convnext_tiny",
)


def _find_taps(name: str, network: nn.Module, strides: tuple[int, int]) -> tuple[tuple[str, str], tuple[int, int]]:
    """Return names and channels of the last module outputs at the two strides."""
    found: dict[int, tuple[str, int]] = {}

    def watch(path: str) -> object:
        def hook(_module: nn.Module, _inputs: object, output: object) -> None:
            if isinstance(output, Tensor) and output.ndim == 4:
                for stride in strides:
                    if output.shape[2:] == (_PROBE // stride, _PROBE // stride):
                        found[stride] = (path, output.shape[1])

        return hook

    hooks = [
        module.register_forward_hook(watch(path))
        for path, module in network.named_modules()
        if path and path.count(".") <= 1
    ]
    try:
        with torch.no_grad():
            network(torch.zeros(1, 3, _PROBE, _PROBE))
    except (RuntimeError, ValueError, AssertionError) as error:  # networks of one fixed input size
        raise RecipeInvalid("backbone", f"{name} does not take pictures of any size") from error
    finally:
        for hook in hooks:
            hook.remove()
    if len(found) < len(strides):
        raise RecipeInvalid("backbone", f"{name} has no grid of patches to tap; choose {', '.join(_KNOWN)}")
    (one, few), (other, many) = (found[stride] for stride in strides)
    return (one, other), (few, many)
