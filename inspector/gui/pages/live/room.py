"""How much room the Live page has from top to bottom: nothing is left out in a small window, all is lower."""

from enum import Enum

_ROOMY, _LOW = 780, 660  # pixels of the page's height, from where nothing need be low, and tight


class Room(Enum):
    """What a page's height allows."""

    TIGHT = 0
    LOW = 1
    ROOMY = 2


def room_of(height: int) -> Room:
    """Return what a height allows. 960 × 640 is tight, 1366 × 768 is low."""
    return Room.ROOMY if height >= _ROOMY else Room.LOW if height >= _LOW else Room.TIGHT
