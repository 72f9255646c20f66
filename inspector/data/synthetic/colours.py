"""How strongly, and into which colour, a defect changes the ground."""

import numpy as np

from inspector.data.synthetic.fields import Field, Rng, log_uniform


def contrast(rng: Rng, ground: Field, *, low: float, high: float) -> Field:
    """Return a change of colour (3,) in grey levels, of strength `low` to `high`, with room on the ground (3,).

    Mostly a plain brighter or darker, else tinted.
    """
    strength = log_uniform(rng, low, high)
    level = float(ground.mean())
    brighter = rng.random() < np.clip((255 - level) / 255, 0.15, 0.85)
    room = max(255 - level if brighter else level, low)
    tint = np.ones(3) if rng.random() < 0.6 else rng.uniform(0.2, 1.4, 3)
    return np.asarray((1 if brighter else -1) * min(strength, room) * tint, np.float32)


def filter_of(rng: Rng, *, low: float, high: float) -> Field:
    """Return factors (3,) for a colour: mostly the same for all channels, else a tint, between `low` and `high`."""
    grey = np.full(3, log_uniform(rng, low, high))
    if rng.random() < 0.5:
        grey *= np.exp(rng.normal(0, 0.18, 3))
    return np.asarray(grey, np.float32)
