"""A run that is killed goes on from its last checkpoint as if nothing had happened; from no other run's."""

import hashlib
import math
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from inspector.core.errors import CheckpointUnusable
from inspector.core.files import writing
from inspector.core.recipe import Recipe
from inspector.learning.checkpoints import read_checkpoint
from inspector.learning.simclr.plan import PictureSet

VERSION = 1


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What a run is told apart by: its settings by name, its images, and the weights that it started with."""

    settings: Mapping[str, Any]
    images: str
    start: str

    @classmethod
    def of(cls, recipe: Recipe, images: PictureSet, start: Mapping[str, Tensor]) -> "Fingerprint":
        """Return the fingerprint of a run; names and the order of the images do not count."""
        seen = sorted(
            f"{content}|{label}|{i in images.held_out}"
            for i, (content, label) in enumerate(zip(images.hashes, images.labels, strict=True))
        )
        weights = hashlib.sha256()
        for name in sorted(start):
            weights.update(name.encode())
            weights.update(start[name].detach().cpu().contiguous().flatten().view(torch.uint8).numpy().data)
        return cls(_settings(recipe), hashlib.sha256("\n".join(seen).encode()).hexdigest(), weights.hexdigest())

    def difference(self, earlier: "Fingerprint") -> str | None:
        """Say in words what is not as it was; None where everything is."""
        names = sorted(self.settings.keys() | earlier.settings.keys())
        changed = [name for name in names if self.settings.get(name) != earlier.settings.get(name)]
        if changed:
            name = changed[0]
            return f"{name} was {earlier.settings.get(name)}, now it is {self.settings.get(name)}"
        if self.images != earlier.images:
            return "it was made with other images or labels"
        return "it was made with other starting weights" if self.start != earlier.start else None


@dataclass(slots=True)
class Keeper:
    """Where a run is saved (None: nowhere), and when it was saved last, by the monotonic clock."""

    path: Path | None
    fingerprint: Fingerprint
    saved_at: float = -math.inf

    def save(self, state: Callable[[], Mapping[str, Any]]) -> None:
        """Save now. Raises `NotWritable`."""
        if self.path is not None:
            save_checkpoint(self.path, self.fingerprint, state())
            self.saved_at = time.monotonic()

    def save_if_due(self, state: Callable[[], Mapping[str, Any]], *, every_s: float) -> None:
        """Save if the last time is so long ago, or there was none."""
        if time.monotonic() - self.saved_at >= every_s:
            self.save(state)

    def load(self, device: torch.device) -> dict[str, Any] | None:
        """Return the state to go on from; None where nothing was saved. Raises `CheckpointUnusable`."""
        if self.path is None or not self.path.exists():
            return None
        return load_checkpoint(self.path, self.fingerprint, device=device)


def save_checkpoint(path: Path, fingerprint: Fingerprint, state: Mapping[str, Any]) -> None:
    """Write a run's state, tensors and plain values, whole or not at all. Raises `NotWritable`."""
    with writing(path) as file:
        torch.save({"version": VERSION, "fingerprint": asdict(fingerprint), "state": dict(state)}, file)


def load_checkpoint(path: Path, fingerprint: Fingerprint, *, device: torch.device) -> dict[str, Any]:
    """Return the state that `save_checkpoint` wrote. Raises `CheckpointUnusable` for that of another run."""
    content = _read(path, device)
    if content["version"] != VERSION:
        raise CheckpointUnusable(path, "another version of Inspector wrote it")
    if difference := fingerprint.difference(Fingerprint(**content["fingerprint"])):
        raise CheckpointUnusable(path, difference)
    state: dict[str, Any] = content["state"]
    return state


def _read(path: Path, device: torch.device) -> dict[str, Any]:
    content = read_checkpoint(path, device)
    if not isinstance(content, dict) or content.keys() != {"version", "fingerprint", "state"}:
        raise CheckpointUnusable(path, "it is no checkpoint of a pretraining")
    return content


def _settings(recipe: Recipe) -> dict[str, Any]:
    """Return by flat names the settings that pretraining depends on."""
    values = recipe.to_json()
    chosen = {name: values[name] for name in ("preparation", "backbone", "normalisation", "even_light", "seed")}
    return _flat(chosen | {"pretraining": values["pretraining"]})


def _flat(values: Mapping[str, Any], above: str = "") -> dict[str, Any]:
    flat: dict[str, Any] = {}
    for name, value in values.items():
        spoken = f"{above} {name.replace('_', ' ')}".strip()
        flat |= _flat(value, spoken) if isinstance(value, Mapping) else {spoken: value}
    return flat
