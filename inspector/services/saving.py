"""What training and extending write alike: the files of a bundle, and the proof that its graph is the scorer."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from inspector.core.progress import Step, Steps
from inspector.core.recipe import Preparation
from inspector.imaging.write import write_jpeg
from inspector.runtime.bundle import GRAPH, PATCHES
from inspector.runtime.memory import append_to_sheet, empty_sheet

if TYPE_CHECKING:  # torch is imported inside the running generator, so that a window opens at once
    from inspector.learning.extension import Extension
    from inspector.learning.fitting import Fit

_CHECKED = 8  # pictures on which the exported graph is compared with the scorer
_PARTS = 3

Pictures = Sequence[NDArray[np.uint8]]


def save_files(
    fitted: "Fit | Extension",
    pictures: Pictures,
    staging: Path,
    *,
    preparation: Preparation,
    others: Pictures = (),
    first: int = 0,
    sheet: NDArray[np.uint8] | None = None,
) -> Steps[None]:
    """Write the files of a bundle into `staging`: graph, encoder, memories and patch sheet; a step counts parts.

    `pictures` are the prepared good ones, uint8 (h, w, 3), that the memories took patches from, the images `first`
    and after; patches of earlier images are on `sheet` already. The graph is compared with the scorer on some of
    them and of `others`. Raises `ExportMismatch`, `NotWritable`.
    """
    from inspector.learning.export import check_export, export, save_encoder, save_heads, save_memory

    yield Step(0, _PARTS)
    export(fitted.scorer, staging / GRAPH)
    yield Step(1, _PARTS)
    check_export(fitted.scorer, staging / GRAPH, _spread([*pictures, *others]), preparation)
    yield Step(2, _PARTS)
    save_encoder(fitted.scorer.encoder, staging)
    save_heads(fitted.heads, fitted.known, fitted.scorer.weights, staging)
    spots = save_memory(fitted.memories, fitted.rarities, fitted.scorer.encoder.contexts, staging)
    added = [(pictures[image - first], x, y) for image, x, y in spots if image >= first]
    known = empty_sheet() if sheet is None else sheet
    write_jpeg(staging / PATCHES, append_to_sheet(known, len(spots) - len(added), added))
    yield Step(_PARTS, _PARTS)


def _spread(pictures: Pictures) -> Pictures:
    """Return some of the pictures, from their whole range."""
    return pictures[:: max(1, len(pictures) // _CHECKED)][:_CHECKED]
