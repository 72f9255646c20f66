"""Defects that are put on a finished surface: each changes it in place, and the lamp does the rest."""

from inspector.data.drawn.marks.bodies import crumb, hair, speck
from inspector.data.drawn.marks.damage import chip, crack, cut, dent, flake, fold, hole, scratch, shake
from inspector.data.drawn.marks.stains import burn, glue, rust, stain

__all__ = [
    "burn", "chip", "crack", "crumb", "cut", "dent", "flake", "fold", "glue", "hair", "hole", "rust",
    "scratch", "shake", "speck", "stain",
]  # fmt: skip
