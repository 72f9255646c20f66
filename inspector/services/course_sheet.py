"""The course of a pretraining run on one page: how low the loss went, and how far above chance the accuracy."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from inspector.core.progress import Point
from inspector.imaging.chart import Line, draw_chart

_TRAINING, _HELD_OUT, _LABELS = (152, 162, 179), (31, 95, 191), (10, 122, 112)


def draw_course(curve: Sequence[Point], best_epoch: int) -> NDArray[np.uint8]:
    """Return uint8 (h, w, 3) RGB: contrastive loss and accuracy over the epochs, of training and held-out images."""
    best = (best_epoch, "best epoch")
    loss = draw_chart(
        "Contrastive loss",
        [_line(curve, "contrastive_loss"), _line(curve, "held_out_contrastive_loss")],
        marked=best,
    )
    accuracy = draw_chart(
        "Contrastive accuracy, and how well a probe tells labels apart" if _labelled(curve) else "Contrastive accuracy",
        [_line(curve, name) for name in _ACCURACIES],
        marked=best,
        low=0.0,
        high=1.0,
    )
    return np.concatenate([loss, accuracy], axis=1)


_LINES = {
    "contrastive_loss": ("training", _TRAINING, False),
    "held_out_contrastive_loss": ("held out", _HELD_OUT, False),
    "contrastive_accuracy": ("training", _TRAINING, False),
    "held_out_contrastive_accuracy": ("held out", _HELD_OUT, False),
    "chance": ("chance", _TRAINING, True),
    "held_out_chance": ("chance, held out", _HELD_OUT, True),
    "probe_accuracy": ("labels (probe)", _LABELS, False),
}
_ACCURACIES = ("contrastive_accuracy", "held_out_contrastive_accuracy", "probe_accuracy", "chance", "held_out_chance")


def _line(curve: Sequence[Point], figure: str) -> Line:
    name, colour, dashed = _LINES[figure]
    points = [(point.at, point.figures[figure]) for point in curve if figure in point.figures]
    return Line(name, points, colour, dashed)


def _labelled(curve: Sequence[Point]) -> bool:
    return any("probe_accuracy" in point.figures for point in curve)
