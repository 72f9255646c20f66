"""Which edition this is: the studio learns; the station only inspects, and comes without torch."""

from importlib.util import find_spec


def learns() -> bool:
    """Tell whether this edition can train; torch is looked for, not imported."""
    return find_spec("torch") is not None
