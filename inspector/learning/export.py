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
from safetensors.torch import load_file, save
from torch import Tensor

from inspector.core.errors import ExportMismatch
from inspector.core.files import writing
from inspector.core.recipe import STRIDE, Preparation
from inspector.imaging.tiling import cut
from inspector.learning.encoder import Encoder
from inspector.learning.memory import PatchMemory, Rarity
from inspector.learning.scorer import WHY, Scorer

ENCODER, MEMORY = "encoder.safetensors", "memory.safetensors"
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


def check_export(scorer: Scorer, path: Path, pictures: Sequence[NDArray[np.uint8]], preparation: Preparation) -> float:
    """Return the largest difference between graph and scorer on prepared pictures, uint8 (h, w, 3).

    Raises `ExportMismatch` above `ALLOWED`, for scores and heat maps alike.
    """
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    worst = 0.0
    for picture in pictures:
        piece = np.ascontiguousarray(cut(picture, preparation).pictures[:1])
        with torch.inference_mode():
            score, heat, _ = (output.numpy() for output in scorer(torch.from_numpy(piece.copy())))
        exported_score, exported_heat = session.run(list(OUTPUTS[:2]), {INPUT: piece})
        for ours, theirs in ((score, exported_score), (heat, exported_heat)):
            difference = float(np.abs(ours - theirs).max())
            worst = max(worst, difference if np.isfinite(difference) else np.inf)
    if worst > ALLOWED:
        raise ExportMismatch(difference=worst, allowed=ALLOWED)
    return worst


def save_encoder(encoder: Encoder, folder: Path) -> None:
    """Write the encoder's weights, so that new good images can be added later."""
    _write({name: tensor.cpu().contiguous() for name, tensor in encoder.state_dict().items()}, folder / ENCODER)


def load_encoder(encoder: Encoder, folder: Path) -> None:
    """Fill an encoder, built from the same recipe, with the weights that `save_encoder` wrote."""
    encoder.load_state_dict(load_file(folder / ENCODER), strict=True)


def save_memory(
    memories: Sequence[PatchMemory], rarities: Sequence[Rarity], folder: Path
) -> list[tuple[int, float, float]]:
    """Write the memories; return (image, x, y) of each patch of the context that answers "why".

    `patches` and `origins` are that context's, for whoever reads the file without torch.
    """
    held: dict[str, Tensor] = {}
    for i, (memory, rarity) in enumerate(zip(memories, rarities, strict=True)):
        held |= {f"patches{i}": memory.patches, f"origins{i}": memory.origins, f"spots{i}": memory.spots}
        held |= {f"knots{i}": rarity.knots, f"slopes{i}": rarity.slopes}
    held |= {"patches": memories[WHY].patches.clone(), "origins": memories[WHY].origins.clone()}
    _write({name: tensor.cpu().contiguous() for name, tensor in held.items()}, folder / MEMORY)
    spots, origins = memories[WHY].spots.tolist(), memories[WHY].origins.tolist()
    return [(image, x, y) for image, (x, y) in zip(origins, spots, strict=True)]


def load_memory(folder: Path, count: int) -> tuple[list[PatchMemory], list[Rarity]]:
    """Return the memories and rarities of `count` contexts that `save_memory` wrote."""
    held = load_file(folder / MEMORY)
    memories = [PatchMemory(held[f"patches{i}"], held[f"origins{i}"], held[f"spots{i}"]) for i in range(count)]
    return memories, [Rarity(held[f"knots{i}"], held[f"slopes{i}"]) for i in range(count)]


def _write(tensors: dict[str, Tensor], path: Path) -> None:
    """Write tensors; safetensors' own `save_file` makes files that only their owner can read."""
    with writing(path) as file:
        file.write(save(tensors))
