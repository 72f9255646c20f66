"""Runs a bundle's graph on photographs: numpy in, score and heat map out. Never imports torch."""

from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray
from onnxruntime.capi import onnxruntime_pybind11_state as foreign

from inspector.core.errors import BundleDamaged, DeviceMissing, PredictionFailed
from inspector.core.judgement import HeatMap
from inspector.core.recipe import Preparation
from inspector.imaging.counting import heat_map_of
from inspector.imaging.resize import prepare
from inspector.imaging.tiling import Pieces, cut
from inspector.onnx import onnxruntime
from inspector.runtime.bundle import GRAPH, Bundle

PROVIDERS = MappingProxyType(
    {
        "cpu": "CPUExecutionProvider",
        "cuda": "CUDAExecutionProvider",
        "directml": "DmlExecutionProvider",
        "openvino": "OpenVINOExecutionProvider",
    }
)
VERSION = 1  # raised where the same graph would predict the same photograph otherwise: what was kept then goes
NO_SCORE = "the score is not a number; the bundle does not suit this image"
_QUIET = 3  # errors only; they come as exceptions, too
_AT_ONCE = 8  # tiles given to the graph together
_DAMAGED = (  # ONNX Runtime's own exceptions have no base but Exception
    *(foreign.Fail, foreign.InvalidArgument, foreign.InvalidGraph, foreign.InvalidProtobuf, foreign.NoModel),
    *(foreign.NoSuchFile, foreign.NotImplemented, foreign.RuntimeException, RuntimeError, ValueError),
    *(foreign.EPFail, foreign.EngineError, foreign.DeviceReset),  # of cards
)


@dataclass(frozen=True, slots=True)
class Prediction:
    """The raw score of a photograph (higher is more anomalous) and where it comes from.

    `embedding`, where it was asked for: the mean of the patches' embeddings, float32 (D,); like pictures lie close.
    """

    score: float
    heat_map: HeatMap
    embedding: NDArray[np.float32] | None = None


class Predictor:
    """A loaded graph. `device` is a key of `PROVIDERS`; `threads` None leaves it to ONNX Runtime.

    Raises `DeviceMissing` for a device that is not there, `BundleDamaged` for a graph that does not load.
    """

    def __init__(
        self, graph: Path, preparation: Preparation, *, device: str = "cpu", threads: int | None = None
    ) -> None:
        self.preparation = preparation
        self._session = _session(graph, device, threads)
        self._told = any(given.name == "kept" for given in self._session.get_inputs())  # not before schema 4

    @classmethod
    def of(cls, bundle: Bundle, *, device: str = "cpu", threads: int | None = None) -> Self:
        """Return the predictor of a bundle."""
        preparation = bundle.facts.recipe.preparation
        return cls(bundle.file(GRAPH), preparation, device=device, threads=threads)

    def predict(self, photograph: NDArray[np.uint8], *, embedded: bool = False) -> Prediction:
        """Return the prediction for a photograph, uint8 (h, w, 3) RGB of any size; if wanted, with its embedding.

        Raises as `predict_prepared`, also where the memory is not enough: the next photograph may be a smaller one.
        """
        try:
            return self.predict_prepared(prepare(photograph, self.preparation), photograph.shape[:2], embedded=embedded)
        except MemoryError as error:
            raise PredictionFailed("too large for the memory of this PC") from error

    def predict_prepared(
        self, picture: NDArray[np.uint8], image_shape: tuple[int, int], *, embedded: bool = False
    ) -> Prediction:
        """Return the prediction for a picture that was prepared already, for a photograph of `image_shape`.

        The score is the highest value of the patches that count; the graph's own output `score` knows of none that
        do not, and of one tile only. Raises `RecipeInvalid` where nothing counts, `PredictionFailed`.
        """
        pieces = cut(picture, self.preparation)
        outputs = ("heat_map", "embedding") if embedded else ("heat_map",)
        parts = [
            self._run_all(outputs, pieces, range(len(pieces.origins))[start : start + _AT_ONCE])
            for start in range(0, len(pieces.pictures), _AT_ONCE)
        ]
        values = pieces.join(np.concatenate([part[0] for part in parts]))
        heat_map = heat_map_of(values, image_shape, self.preparation)
        embedding = np.concatenate([part[1].mean((2, 3)) for part in parts]).mean(0) if embedded else None
        return Prediction(float(heat_map.values.max()), heat_map, embedding)

    def embed(self, pieces: Pieces) -> list[NDArray[np.float32]]:
        """Return the patches' embeddings of each piece of a prepared picture, float32 (D, h, w)."""
        return [self._run_all(("embedding",), pieces, range(i, i + 1))[0][0] for i in range(len(pieces.origins))]

    def _run_all(self, outputs: tuple[str, ...], pieces: Pieces, some: range) -> list[NDArray[np.float32]]:
        given: dict[str, NDArray[Any]] = {"image": np.ascontiguousarray(pieces.pictures[some.start : some.stop])}
        if self._told:
            given["kept"] = np.stack([pieces.kept(i) for i in some])
        try:
            found = self._session.run(list(outputs), given)
        except _DAMAGED as error:
            cause = str(error).splitlines()[0][:200] if str(error) else type(error).__name__
            raise PredictionFailed(cause) from error
        return [np.asarray(output, np.float32) for output in found]


def available_devices() -> tuple[str, ...]:
    """Return the devices that the installed ONNX Runtime offers."""
    there = onnxruntime.get_available_providers()
    return tuple(device for device, provider in PROVIDERS.items() if provider in there)


def _session(graph: Path, device: str, threads: int | None) -> Any:
    if device not in available_devices():
        raise DeviceMissing(device, available_devices())
    options = onnxruntime.SessionOptions()
    options.log_severity_level = _QUIET
    if threads:
        options.intra_op_num_threads = threads
    try:
        session = onnxruntime.InferenceSession(str(graph), options, providers=[PROVIDERS[device]])
    except _DAMAGED as error:
        raise BundleDamaged(graph.parent, f"{GRAPH} does not load in this ONNX Runtime") from error
    if session.get_providers()[0] != PROVIDERS[device]:  # it falls back in silence where a driver is missing
        raise DeviceMissing(device, ["cpu"])
    return session
