"""What was set at cameras, for each project: a product wants its light, whichever page looks through the camera."""

import hashlib
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from PySide6.QtCore import QSettings

Choices = Mapping[str, float | None]
NO_CHOICES: Choices = MappingProxyType({})
_AUTOMATIC = "auto"


def load_choices(state: QSettings, root: Path, address: str) -> Choices:
    """Return the settings that a person chose for a camera, None for the automatic; what cannot be read is left out."""
    state.beginGroup(_place(root, address))
    try:
        kept = {name: str(state.value(name)) for name in state.childKeys()}
    finally:
        state.endGroup()
    found: dict[str, float | None] = {}
    for name, value in kept.items():
        try:
            found[name] = None if value == _AUTOMATIC else float(value)
        except ValueError:
            continue
    return found


def keep_choice(state: QSettings, root: Path, address: str, name: str, value: float | None) -> None:
    """Remember one of them."""
    state.setValue(f"{_place(root, address)}/{name}", _AUTOMATIC if value is None else str(value))


def short(text: str) -> str:
    """Return a short name for something that may hold any character."""
    return hashlib.sha256(text.encode(errors="replace")).hexdigest()[:12]


def _place(root: Path, address: str) -> str:
    return f"cameras/{short(str(root))}/{short(address)}"
