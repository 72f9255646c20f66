"""Anomalies made from photographs of good parts, to train a localising head that has never seen a defect.

Independent of `inspector.data.drawn`, whose defects are what such a head is tested on.
"""

from inspector.data.synthetic.drawing import KINDS, Defect, draw_defect
from inspector.data.synthetic.parts import part_mask

__all__ = ["KINDS", "Defect", "draw_defect", "part_mask"]
