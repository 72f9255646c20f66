"""What "Export" writes: every unseen image as a row, and the figures and the gallery as pictures."""

from collections.abc import Generator, Sequence
from pathlib import Path

from inspector.core.errors import ImageUnreadable
from inspector.core.files import writing
from inspector.core.judgement import Limits
from inspector.core.progress import Step
from inspector.gui.pages.results.shown import Shown
from inspector.gui.plots.saved import as_csv
from inspector.gui.plots.shapes import Table
from inspector.services.judgements import Judged
from inspector.services.outcomes import Outcome, outcome_of

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


def export(
    folder: Path, table: Table, worst: Sequence[tuple[Judged, Outcome]], pictures: Sequence[tuple[str, bytes]]
) -> Generator[Step, None, Path]:
    """Write everything into `folder` and return it; a step counts images of the gallery. Raises `NotWritable`."""
    from inspector.imaging.read import read_image
    from inspector.imaging.sheet import contact_sheet
    from inspector.imaging.write import write_png

    with writing(folder / "images.csv") as file:
        file.write(as_csv(table))
    for name, png in pictures:
        with writing(folder / name) as file:
            file.write(png)
    tiles, captions = [], []
    chosen = worst[:MOST]
    for done, (item, outcome) in enumerate(chosen, 1):
        try:
            tiles.append(read_image(item.sample.path))
        except ImageUnreadable:  # it went since it was judged
            continue
        captions.append(f"{item.sample.path.stem}\n{outcome}, score {item.score:.2f}")
        yield Step(done, len(chosen))
    if tiles:
        write_png(folder / "worst.png", contact_sheet(tiles, captions, _COLUMNS))
    return folder
