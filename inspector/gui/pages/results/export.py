"""What "Export" writes: every unseen image as a row, and the figures and the gallery as pictures."""

from collections.abc import Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from inspector.core.errors import ImageUnreadable
from inspector.core.files import writing
from inspector.core.judgement import Limits
from inspector.core.progress import Log, Step, Steps, Task, stage
from inspector.gui.pages.results.shown import Shown
from inspector.gui.plots.saved import as_csv
from inspector.gui.plots.shapes import Table
from inspector.services.outcomes import outcome_of, worst_first

MOST = 60  # images on the gallery's picture
_COLUMNS = 6


def table_of(shown: Shown, limits: Limits) -> Table:
    """Return a row for each image that the bundle never saw."""
    header = ("path", "label", "kind", "verdict", "outcome", "score", "p-value", "role", "sha-256")
    rows = (
        (
            str(item.sample.path),
            str(item.sample.label or ""),
            item.sample.kind,
            str(item.verdict(limits)),
            str(outcome_of(item, limits) or ""),
            item.score,
            item.p_value,
            str(item.role),
            item.sample.hash,
        )
        for item in shown.unseen
    )
    return Table(header, tuple(rows))


def export(folder: Path, shown: Shown, limits: Limits, pictures: Mapping[str, NDArray[np.uint8]]) -> Task[Path]:
    """Write everything into `folder` and return it. Raises `NotWritable`.

    `pictures` are the figures, uint8 (h, w, 3) RGB, by the names of their files.
    """
    log = Log()
    yield from stage("figures", _write_figures(folder, shown, limits, pictures), log)
    yield from stage("gallery", _write_worst(folder / "worst.png", shown, limits), log)
    return folder


def _write_figures(
    folder: Path, shown: Shown, limits: Limits, pictures: Mapping[str, NDArray[np.uint8]]
) -> Steps[None]:
    from inspector.imaging.write import write_png

    with writing(folder / "images.csv") as file:
        file.write(as_csv(table_of(shown, limits)))
    for done, (name, picture) in enumerate(pictures.items(), 1):
        write_png(folder / name, picture)
        yield Step(done, len(pictures))


def _write_worst(path: Path, shown: Shown, limits: Limits) -> Steps[None]:
    from inspector.imaging.read import read_image
    from inspector.imaging.sheet import contact_sheet, tile_of
    from inspector.imaging.write import write_png

    tiles, captions = [], []
    chosen = worst_first(shown.unseen, limits)[:MOST]
    for done, (item, outcome) in enumerate(chosen, 1):
        try:
            tiles.append(tile_of(read_image(item.sample.path)))
        except ImageUnreadable:  # it went since it was judged
            continue
        captions.append(f"{item.sample.path.stem}\n{outcome}, score {item.score:.2f}")
        yield Step(done, len(chosen))
    if tiles:
        write_png(path, contact_sheet(tiles, captions, _COLUMNS))
