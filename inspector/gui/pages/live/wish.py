"""What a person has chosen for live inspection: which camera, how it is used, and when a frame is judged."""

from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSettings

from inspector.gui.camera_choices import short


class When(StrEnum):
    """What makes a frame be judged."""

    EVERY = "every"
    TIMER = "timer"
    KEY = "key"


@dataclass(frozen=True, slots=True)
class Wish:
    """`address` finds the camera again, `name` is what it is called; empty: none was chosen yet.

    `seconds` is between two frames of the timer. `existing`: what a folder holds already is judged, too. `loop`: a
    video begins again at its end. `keep_all`: photographs of good parts are kept, too.
    """

    address: str = ""
    name: str = ""
    when: When = When.EVERY
    seconds: float = 2.0
    existing: bool = False
    loop: bool = False
    keep_all: bool = False

    @property
    def kind(self) -> str:
        """What kind of camera it is: usb, folder or video."""
        return self.address.partition(":")[0]


def load_wish(state: QSettings, root: Path) -> Wish:
    """Return what was chosen for a project the last time; what cannot be read is as at the beginning."""
    usual = Wish()
    found: dict[str, Any] = {}
    for field in fields(Wish):
        value = state.value(f"{_place(root)}/{field.name}")
        if value is None:
            continue
        before = getattr(usual, field.name)
        try:
            found[field.name] = str(value) == "true" if isinstance(before, bool) else type(before)(str(value))
        except ValueError:
            continue
    return Wish(**found)


def save_wish(state: QSettings, root: Path, wish: Wish) -> None:
    """Remember what was chosen for a project."""
    for name, value in asdict(wish).items():
        state.setValue(f"{_place(root)}/{name}", str(value).lower() if isinstance(value, bool) else str(value))


def _place(root: Path) -> str:
    return f"live/{short(str(root))}"
