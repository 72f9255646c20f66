"""Which part of the photos is judged: `--region`, `--ignore`, or what was drawn in the project."""

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from inspector.core.area import Polygon, Rectangle
from inspector.core.errors import FolderMissing, ImageUnreadable, RecipeInvalid
from inspector.core.files import reason
from inspector.core.plain import read_plain
from inspector.core.recipe import Preparation

if TYPE_CHECKING:
    from inspector.services.sources import Source

ALL, NONE = "all", "none"
_SLACK = 0.02  # of the ratio of the sides: a mask may be smaller than the photos, but not of another shape

Region = Annotated[
    str | None,
    typer.Option(
        metavar="L,T,W,H|all",
        help="Judge only this part: left, top, width and height in percent of the photo's sides, such as 10,20,50,60.",
    ),
]
Ignore = Annotated[
    str | None,
    typer.Option(
        metavar="FILE|none",
        help="Leave out what is white in this mask image of the photos' shape, or the polygons in this JSON file: "
        r"lists of \[x, y], shares from 0 to 1.",
    ),
]


def marked(preparation: Preparation, source: "Source", *, region: str | None, ignore: str | None) -> Preparation:
    """Return a preparation with what was asked for; of a project with what was drawn in it, where nothing was.

    Raises `RecipeInvalid`, `ImageUnreadable` or `FolderMissing` for a file, `ProjectInvalid`.
    """
    if source.project is not None:
        from inspector.store.choices import load_choices
        from inspector.store.project import open_project

        drawn = load_choices(open_project(source.project))
        preparation = replace(preparation, region=drawn.region, ignored=drawn.ignored)
    if region is not None:
        preparation = replace(preparation, region=read_region(region))
    if ignore is not None:
        preparation = replace(preparation, ignored=() if ignore == NONE else read_ignored(Path(ignore), source))
    return preparation


def read_region(text: str) -> Rectangle | None:
    """Return what `--region` says as shares. Raises `RecipeInvalid` for what is no region."""
    if text.strip().casefold() == ALL:
        return None
    try:
        left, top, width, height = (float(part) / 100 for part in text.split(","))
    except ValueError as error:
        cause = f"{text!r} is not left, top, width and height in percent, such as 10,20,50,60"
        raise RecipeInvalid("region", cause) from error
    return left, top, width, height


def read_ignored(path: Path, source: "Source") -> tuple[Polygon, ...]:
    """Return the polygons of a JSON file, or of a mask image that has the shape of the photos."""
    if not path.is_file():
        raise FolderMissing(path, "no such file")
    polygons = _of_json(path) if path.suffix.casefold() == ".json" else _of_mask(path, source)
    if not polygons:
        raise RecipeInvalid("ignore", f"{path} marks nothing")
    return polygons


def _of_json(path: Path) -> tuple[Polygon, ...]:
    try:
        found: Any = json.loads(path.read_bytes())
    except OSError as error:
        raise FolderMissing(path, f"cannot be read: {reason(error)}") from error
    except (ValueError, RecursionError) as error:
        raise RecipeInvalid("ignore", f"{path} is not JSON: {error}") from error
    if not isinstance(found, list):
        raise RecipeInvalid("ignore", f"{path} holds no list of polygons")
    return read_plain(Preparation, {**_PLAIN, "ignored": found}, str(path)).ignored


def _of_mask(path: Path, source: "Source") -> tuple[Polygon, ...]:
    from inspector.imaging.polygons import polygons_of
    from inspector.imaging.read import read_mask

    mask = read_mask(path)
    height, width = mask.shape
    shape = _shape_of_a_photo(source)
    if shape is not None and abs(width / height - shape[1] / shape[0]) > _SLACK * shape[1] / shape[0]:
        sizes = f"{width} × {height} pixels, the photos {shape[1]} × {shape[0]}"
        raise ImageUnreadable(path, f"this mask is {sizes}: it is of another shape")
    return polygons_of(mask)


def _shape_of_a_photo(source: "Source") -> tuple[int, int] | None:
    """Return the height and width of the first photo that can be read; None: there is none, as will be said."""
    from inspector.core.sample import Label
    from inspector.data.walk import File, walk
    from inspector.imaging.read import looks_like_image, read_header
    from inspector.store.project import open_project

    named = source.good or source.unlabelled
    folder = named if source.project is None else open_project(source.project).bin(Label.GOOD)
    if folder is None or not folder.is_dir():
        return None
    for item in walk(folder):
        if isinstance(item, File) and looks_like_image(item.path):
            try:
                header = read_header(item.path)
            except ImageUnreadable:
                continue
            return header.height, header.width
    return None


_PLAIN = {name: getattr(Preparation(), name) for name in Preparation.__dataclass_fields__}
