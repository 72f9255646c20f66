"""Encoders of our own that come with Inspector: `models/<backbone>/`, weights beside a card that says what they are."""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from inspector.core.errors import RecipeInvalid, WeightsInvalid
from inspector.core.files import reason
from inspector.core.plain import read_plain
from inspector.core.recipe import SCRATCH, SHIPPED, TAPS

WEIGHTS, CARD = "encoder.safetensors", "card.json"


@dataclass(frozen=True, slots=True)
class Card:
    """What a program needs to know of a shipped encoder; what people want to know stands in the README beside it.

    `sha256`: of the weights file. `taps`: where it is to be tapped, a name of `core.recipe.TAPS`.
    """

    backbone: str
    taps: str
    sha256: str


def shipped_weights(folder: Path, backbone: str) -> Path | None:
    """Return the weights file of our own encoder for a backbone, if there is one in the folder of them.

    One that this user may not look at is there: reading it says why it cannot be used.
    """
    file = folder / backbone / WEIGHTS
    try:
        return file if file.is_file() else None
    except OSError:
        return file


def usual_start(folder: Path, backbone: str) -> str:
    """Return where an encoder starts if nobody says otherwise: at our own where there is one, else at random."""
    return SCRATCH if shipped_weights(folder, backbone) is None else SHIPPED


def read_card(weights: Path) -> Card:
    """Read the card beside a shipped weights file. Raises `WeightsInvalid` where it is missing or damaged."""
    file = weights.with_name(CARD)
    try:
        card = read_plain(Card, json.loads(file.read_text("utf-8")), "card")
        if card.taps in TAPS[1:]:  # auto asks the card
            return card
        cause = f"{card.taps!r} is none of the taps {', '.join(TAPS[1:])}"
    except OSError as error:
        cause = reason(error)
    except ValueError:
        cause = "it is no JSON"
    except RecipeInvalid as error:
        cause = str(error)
    raise WeightsInvalid(file, f"this card of a shipped encoder cannot be read: {cause}. Install Inspector again")


def check_shipped(weights: Path) -> None:
    """Raise `WeightsInvalid` for a shipped weights file that is not what its card says."""
    card = read_card(weights)
    try:
        with weights.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise WeightsInvalid(weights, f"it cannot be read: {reason(error)}") from error
    if found != card.sha256:
        raise WeightsInvalid(weights, "it is damaged or was exchanged: its content is not what its card says")
