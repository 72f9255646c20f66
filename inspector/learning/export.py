"""The scorer as an ONNX graph, checked against the scorer itself before anybody relies on it."""

import logging
import warnings
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from numpy.typing import NDArray

from inspector.core.errors import ExportMismatch
from inspector.core.recipe import STRIDE
from inspector.learning.scorer import Scorer

INPUT, OUTPUTS = "image", ("score", "heat_map", "embedding")
ALLOWED = 1e-4  # difference of a score, in its own units
OPSET = 20


def export(scorer: Scorer, path: Path) -> None:
    """Write `scorer` to `path` as one ONNX file; batch, height and width stay free."""
    scorer = scorer.cpu().eval()
    rows, columns = torch.export.Dim("rows", min=2, max=4096), torch.export.Dim("columns", min=2, max=4096)
    free = {0: torch.export.Dim("batch", max=4096), 1: STRIDE * rows, 2: STRIDE * columns}
    example = torch.zeros(2, 256, 320, 3, dtype=torch.uint8)
    quiet = logging.getLogger("torch.onnx")
    level = quiet.level
    quiet.setLevel(logging.ERROR)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # the exporter's own, about its own deprecated calls
            program = torch.onnx.export(
                scorer,
                (example,),
                input_names=[INPUT],
                output_names=list(OUTPUTS),
                dynamic_shapes=(free,),
                opset_version=OPSET,
                dynamo=True,
                verbose=False,
            )
    finally:
        quiet.setLevel(level)
    assert program is not None
    model = program.model_proto
    del model.metadata_props[:]
    for node in model.graph.node:
        node.doc_string = ""
        del node.metadata_props[:]  # source lines of the machine that trained
    onnx.save(model, str(path))


def check_export(scorer: Scorer, path: Path, pictures: Sequence[NDArray[np.uint8]]) -> float:
    """Return the largest difference between graph and scorer on uint8 (h, w, 3) pictures.

    Raises `ExportMismatch` above `ALLOWED`, for scores and heat maps alike.
    """
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    worst = 0.0
    for picture in pictures:
        with torch.inference_mode():
            _, heat, _ = scorer(torch.from_numpy(picture[None].copy()))
        _, exported = session.run(list(OUTPUTS[:2]), {INPUT: np.ascontiguousarray(picture[None])})
        worst = max(worst, float(np.abs(exported - heat.numpy()).max()))
    if not worst <= ALLOWED:  # also where it is not a number
        raise ExportMismatch(difference=worst, allowed=ALLOWED)
    return worst
