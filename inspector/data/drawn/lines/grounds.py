"""What parts lie on."""

import numpy as np

from inspector.data.drawn.fields import Colour, Field, linear
from inspector.data.drawn.order import Order
from inspector.data.drawn.texture import fractal, grain


def ground(order: Order, colour: Colour, *, uneven: float = 0.05, coarse: float = 0.05) -> Field:
    """Return the (3, h, w) reflectance of a belt or a table: `uneven` in the large, `coarse` in its grain."""
    unit = order.unit
    tone = 1 + uneven * fractal(order.part, order.shape, 110 * unit, octaves=3)
    tone += coarse * grain(order.part, order.shape, 0.8 * max(unit, 0.7))
    return np.asarray(linear(colour) * np.clip(tone, 0.3, 2), np.float32)
