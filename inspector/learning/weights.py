"""Where an encoder starts: random, our own, or a file that the user brings. Nothing is skipped in silence."""

import pickle
import struct
import warnings
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import torch
from safetensors import SafetensorError
from safetensors.torch import load_file
from torch import Tensor

from inspector.core.errors import WeightsInvalid
from inspector.core.files import reason
from inspector.core.recipe import SCRATCH, SHIPPED
from inspector.core.shipped import check_shipped, shipped_weights
from inspector.learning.backbones import Backbone

_NESTS = ("state_dict", "model_state", "model", "encoder", "backbone")  # where trainers put the state dict
_PREFIXES = ("module.", "model.", "encoder.", "backbone.", "trunk.", "net.", "network.")
_HEADS = ("projection_head.", "projector.", "classifier_head.", "head.", "fc.", "classifier.")
_COUNTER = "num_batches_tracked"  # BatchNorm's own count; inference does not read it
_DEPTH = 4  # of nests in nests; a damaged file may hold itself
_DAMAGE = (  # what torch.load was seen to raise on damaged files, found by trying (tests/learning/test_weights.py)
    SafetensorError,
    zipfile.BadZipFile,
    struct.error,
    RuntimeError,
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    ImportError,
    LookupError,
    MemoryError,
    OSError,
    TypeError,
    ValueError,
)


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What became of every tensor: `loaded` into the encoder, `missing` from the file, `unused` of the file.

    Missing and unused ones are harmless, or loading would have failed.
    """

    source: str
    loaded: tuple[str, ...]
    missing: tuple[str, ...]
    unused: tuple[str, ...]

    def __str__(self) -> str:
        text = f"weights {Path(self.source).name}: {len(self.loaded)} tensors loaded"
        for names, what in ((self.missing, "not in the file, not needed"), (self.unused, "not used")):
            if names:
                text += f"; {what}: {', '.join(_grouped(names))}"
        return text


def load_weights(backbone: Backbone, source: str, *, shipped: Path) -> LoadReport:
    """Fill `backbone` from `source`: `scratch`, `shipped` (the folder `shipped` holds it), or a file.

    Raises `WeightsInvalid` where a file cannot be read, or a tensor that the encoder needs is missing, has
    another shape or is not finite, or where the file holds tensors that no part of the network knows; or where
    a shipped file is not the one that was shipped.
    """
    if source == SCRATCH:
        return LoadReport(SCRATCH, (), (), ())
    path = _shipped(backbone, shipped) if source == SHIPPED else Path(source)
    report = _fill(backbone, _without_prefix(_read(path), backbone, path), path)
    return replace(report, source=SHIPPED) if source == SHIPPED else report


def _shipped(backbone: Backbone, folder: Path) -> Path:
    path = shipped_weights(folder, backbone.name)
    if path is None:
        raise WeightsInvalid(
            SHIPPED,
            f"no encoder of our own is shipped for {backbone.name} yet. Start from 'scratch', or from a file.",
        )
    check_shipped(path)
    return path


def _read(path: Path) -> dict[str, Tensor]:
    try:
        if not path.is_file():
            cause = "it is a folder; name the file in it" if path.is_dir() else "there is no such file"
            raise WeightsInvalid(path, cause)
        path.open("rb").close()
    except OSError as error:
        raise WeightsInvalid(path, f"it cannot be read: {reason(error)}") from error
    try:
        if path.suffix == ".safetensors":
            return load_file(path)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # torch's own, about odd pickles; what is odd fails below
            content = torch.load(path, map_location="cpu", weights_only=True)
    except pickle.UnpicklingError as error:
        raise WeightsInvalid(
            path,
            "it is damaged, or holds program code besides tensors, which is not run. "
            "Save the network's state_dict() alone, best as .safetensors",
        ) from error
    except _DAMAGE as error:
        raise WeightsInvalid(
            path, "it is damaged or no weights file (.pth or .safetensors); copy it again from where it came"
        ) from error
    return _state_dict(content, path)


def _state_dict(content: object, path: Path) -> dict[str, Tensor]:
    """Return the tensors, also where a trainer's checkpoint nests them."""
    for _ in range(_DEPTH):
        if isinstance(content, Mapping):
            inner = (content.get(nest) for nest in _NESTS)
            content = next((nest for nest in inner if isinstance(nest, Mapping)), content)
    if isinstance(content, Mapping):
        tensors = {str(key): value for key, value in content.items() if isinstance(value, Tensor)}
        if tensors and len(tensors) == len(content):
            return tensors
        others = [str(key) for key in content if str(key) not in tensors]
        if tensors:
            raise WeightsInvalid(path, f"it holds things that are not tensors: {', '.join(others[:5])}")
    raise WeightsInvalid(path, "it holds no state dict (names with tensors)")


def _without_prefix(tensors: dict[str, Tensor], backbone: Backbone, path: Path) -> dict[str, Tensor]:
    """Return the tensors under the network's own names: the prefix that fits most of them is taken off.

    Up to two, such as `module.encoder.`: a wrapper for several GPUs around a trainer's own.
    """
    known = set(backbone.trunk.state_dict()) | backbone.other_keys

    def stripped(prefix: str) -> dict[str, Tensor]:
        return {key.removeprefix(prefix): value for key, value in tensors.items()}

    prefixes = ["", *_PREFIXES, *(outer + inner for outer in _PREFIXES for inner in _PREFIXES)]
    best = max(prefixes, key=lambda prefix: len(known & stripped(prefix).keys()))
    if not known & stripped(best).keys():
        shown = ", ".join(list(tensors)[:3])
        raise WeightsInvalid(path, f"it is not of a {backbone.name}: its tensors are called {shown} …")
    return stripped(best)


def _fill(backbone: Backbone, tensors: dict[str, Tensor], path: Path) -> LoadReport:
    needed = backbone.trunk.state_dict()
    missing = [key for key in needed if key not in tensors]
    if lacking := [key for key in missing if not key.endswith(_COUNTER)]:
        raise WeightsInvalid(path, f"the {backbone.name} encoder misses {_named(lacking)}")
    unused = [key for key in tensors if key not in needed]
    if strange := [k for k in unused if k not in backbone.other_keys and not k.startswith(_HEADS)]:
        raise WeightsInvalid(path, f"a {backbone.name} has no {_named(strange)}; was it trained as another one?")
    for key, value in needed.items():
        if key in tensors:
            _check(key, tensors[key], value, path)
    backbone.trunk.load_state_dict({key: tensors[key] for key in needed if key in tensors}, strict=False)
    return LoadReport(str(path), tuple(k for k in needed if k in tensors), tuple(missing), tuple(unused))


def _check(key: str, given: Tensor, wanted: Tensor, path: Path) -> None:
    if given.shape != wanted.shape:
        raise WeightsInvalid(path, f"{key} is {tuple(given.shape)}, the encoder needs {tuple(wanted.shape)}")
    if not wanted.is_floating_point():  # a counter, which some trainers average into a float
        return
    if not given.is_floating_point() or given.layout != torch.strided or given.is_meta:
        kind = f"{given.dtype}, {given.layout}, on {given.device}".replace("torch.", "")
        raise WeightsInvalid(path, f"{key} is {kind}; save the network's plain floating-point weights")
    if key.endswith("running_var") and bool((given.to(wanted.dtype) < 0).any()):
        raise WeightsInvalid(path, f"{key} holds a variance below 0; the file is damaged")
    if not bool(torch.isfinite(given.to(wanted.dtype)).all()):
        raise WeightsInvalid(path, f"{key} holds numbers that are not finite; the training that made it failed")


def _named(keys: list[str]) -> str:
    shown = ", ".join(_grouped(keys)[:6])
    return f"{len(keys)} tensors: {shown}"


def _grouped(keys: list[str] | tuple[str, ...]) -> list[str]:
    """Return names in short: a module's tensors as one, such as `layer4.*`."""
    return list(dict.fromkeys(f"{key.split('.')[0]}.*" if "." in key else key for key in keys))
