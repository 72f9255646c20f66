"""The scorer as an ONNX graph, checked against the scorer itself before anybody relies on it."""

import logging
import warnings
from collections.abc import Callable, Sequence
from dataclasses import astuple
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from safetensors.torch import load_file, save
from torch import Tensor, nn

from inspector.core.errors import ExportMismatch
from inspector.core.files import writing
from inspector.core.recipe import STRIDE, Preparation
from inspector.imaging.tiling import cut
from inspector.learning.contexts import Context
from inspector.learning.encoder import Encoder
from inspector.learning.evidence.classifying import build_classifiers
from inspector.learning.evidence.fusion import Weights
from inspector.learning.evidence.known import Known
from inspector.learning.evidence.localising import build_ensemble
from inspector.learning.memory import PatchMemory, Rarity
from inspector.learning.scorer import WHY, HeadEvidence, Scorer
from inspector.onnx import onnxruntime

ENCODER, MEMORY, HEADS = "encoder.safetensors", "memory.safetensors", "heads.safetensors"
INPUTS, OUTPUTS = ("image", "kept"), ("score", "heat_map", "embedding")
_HEADS = ("localising", "classifier")
ALLOWED = 1e-4  # difference of a score, in its own units; of one above 1 as a share of it, as float32 rounds
OPSET = 20


def export(scorer: Scorer, path: Path) -> None:
    """Write `scorer` to `path` as one ONNX file; batch, height and width stay free.

    Beside the image it takes which patches are kept, bool (B, H/16, W/16).
    """
    scorer = scorer.cpu().eval()
    rows, columns = torch.export.Dim("rows", min=2, max=4096), torch.export.Dim("columns", min=2, max=4096)
    batch = torch.export.Dim("batch", max=4096)
    free = ({0: batch, 1: STRIDE * rows, 2: STRIDE * columns}, {0: batch, 1: rows, 2: columns})
    example = torch.zeros(2, 256, 320, 3, dtype=torch.uint8), torch.ones(2, 16, 20, dtype=torch.bool)
    quiet = logging.getLogger("torch.onnx")
    level = quiet.level
    quiet.setLevel(logging.ERROR)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # the exporter's own, about its own deprecated calls
            program = torch.onnx.export(
                scorer,
                example,
                input_names=list(INPUTS),
                output_names=list(OUTPUTS),
                dynamic_shapes=free,
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
        pieces = cut(picture, preparation)
        given = np.ascontiguousarray(pieces.pictures[:1]), pieces.kept(0)[None]
        with torch.inference_mode():
            score, heat, _ = (output.numpy() for output in scorer(*(torch.from_numpy(part.copy()) for part in given)))
        exported_score, exported_heat = session.run(list(OUTPUTS[:2]), dict(zip(INPUTS, given, strict=True)))
        for ours, theirs in ((score, exported_score), (heat, exported_heat)):
            difference = float((np.abs(ours - theirs) / np.maximum(1, np.abs(ours))).max())
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
    memories: Sequence[PatchMemory], rarities: Sequence[Rarity], contexts: Sequence[Context], folder: Path
) -> list[tuple[int, float, float]]:
    """Write the memory of each context; return (image, x, y) of each patch of the context that answers "why".

    `patches` and `origins` are that context's, for whoever reads the file without torch.
    """
    held = _held(memories, rarities)
    held |= {"contexts": torch.tensor([astuple(context) for context in contexts])}
    held |= {"patches": memories[WHY].patches.clone(), "origins": memories[WHY].origins.clone()}
    _write({name: tensor.cpu().contiguous() for name, tensor in held.items()}, folder / MEMORY)
    spots, origins = memories[WHY].spots.tolist(), memories[WHY].origins.tolist()
    return [(image, x, y) for image, (x, y) in zip(origins, spots, strict=True)]


def load_memory(folder: Path, usual: Sequence[Context]) -> tuple[list[PatchMemory], list[Rarity], tuple[Context, ...]]:
    """Return the memories and rarities that `save_memory` wrote, one of each for a context, and these.

    A bundle of an earlier version does not say them: it has the first ones of the `usual` contexts of its encoder.
    """
    held = load_file(folder / MEMORY)
    memories, rarities = _of_held(held)
    if "contexts" not in held:
        return memories, rarities, tuple(usual[: len(memories)])
    return memories, rarities, tuple(Context(*row) for row in held["contexts"].tolist())


def save_heads(
    heads: tuple[HeadEvidence | None, HeadEvidence | None], known: Known | None, weights: Weights, folder: Path
) -> None:
    """Write localising head, classifier head and known anomalies, whichever there are, with rarities and weights."""
    held: dict[str, Tensor] = {"weights": torch.tensor(astuple(weights))}
    if known is not None:
        held |= _held(known.memories, known.rarities, "known_")
    for name, evidence in zip(_HEADS, heads, strict=True):
        if evidence is not None:
            held |= {f"{name}.{key}": tensor for key, tensor in evidence.head.state_dict().items()}
            held |= {f"{name}_knots": evidence.rarity.knots, f"{name}_slopes": evidence.rarity.slopes}
    _write({name: tensor.cpu().contiguous() for name, tensor in held.items()}, folder / HEADS)


def load_heads(folder: Path) -> tuple[tuple[HeadEvidence | None, HeadEvidence | None], Known | None, Weights]:
    """Return the heads, known anomalies and weights that `save_heads` wrote; none of a bundle without such a file.

    A bundle of an earlier version knows no anomalies.
    """
    if not (folder / HEADS).is_file():
        return (None, None), None, Weights()
    held = load_file(folder / HEADS)
    found = [_head(name, build, held) for name, build in zip(_HEADS, (build_ensemble, build_classifiers), strict=True)]
    memories, rarities = _of_held(held, "known_")
    known = Known(tuple(memories), tuple(rarities)) if memories else None
    return (found[0], found[1]), known, Weights(*held["weights"].tolist())


def _held(memories: Sequence[PatchMemory], rarities: Sequence[Rarity], prefix: str = "") -> dict[str, Tensor]:
    """Return memories and rarities as tensors by name, numbered."""
    held: dict[str, Tensor] = {}
    for i, (memory, rarity) in enumerate(zip(memories, rarities, strict=True)):
        held |= {f"{prefix}patches{i}": memory.patches, f"{prefix}origins{i}": memory.origins}
        held |= {f"{prefix}spots{i}": memory.spots}
        held |= {f"{prefix}knots{i}": rarity.knots, f"{prefix}slopes{i}": rarity.slopes}
    return held


def _of_held(held: dict[str, Tensor], prefix: str = "") -> tuple[list[PatchMemory], list[Rarity]]:
    """Return what `_held` made tensors of."""
    count = sum(name.startswith(f"{prefix}spots") for name in held)
    names = [
        [f"{prefix}{part}{i}" for part in ("patches", "origins", "spots", "knots", "slopes")] for i in range(count)
    ]
    memories = [PatchMemory(*(held[name] for name in own[:3])) for own in names]
    return memories, [Rarity(*(held[name] for name in own[3:])) for own in names]


def _head(name: str, build: Callable[[dict[str, Tensor]], nn.Module], held: dict[str, Tensor]) -> HeadEvidence | None:
    own = {key.removeprefix(f"{name}."): tensor for key, tensor in held.items() if key.startswith(f"{name}.")}
    if not own:
        return None
    return HeadEvidence(build(own).eval(), Rarity(held[f"{name}_knots"], held[f"{name}_slopes"]))


def _write(tensors: dict[str, Tensor], path: Path) -> None:
    """Write tensors; safetensors' own `save_file` makes files that only their owner can read."""
    with writing(path) as file:
        file.write(save(tensors))
