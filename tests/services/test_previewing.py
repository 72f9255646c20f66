from dataclasses import fields, replace
from pathlib import Path

import numpy as np
import pytest

from inspector.core.errors import FolderMissing, RecipeInvalid, TooFewImages
from inspector.core.pretraining import Change, Views
from inspector.core.progress import Progress, drive
from inspector.core.recipe import Preparation
from inspector.imaging.read import read_image
from inspector.imaging.write import write_png
from inspector.services.previewing import Preview, describe, preview_views
from inspector.services.sources import Source
from inspector.services.workplace import Workplace
from tests.conftest import Photos

SMALL = Preparation(size=64)
VIEWS = Views(size=32)


def previewed(folder: Path, to: Path, workplace: Workplace, views: Views = VIEWS, **asked: int) -> Preview:
    return drive(preview_views(Source(unlabelled=folder), SMALL, views, to, workplace=workplace, **asked))


def test_the_page_has_a_row_for_each_picture(photos: Photos, tmp_path: Path, workplace: Workplace) -> None:
    three, four = (previewed(photos.good, tmp_path / f"{count}.png", workplace, count=count).path for count in (3, 4))
    low, high = read_image(three), read_image(four)
    header = 64
    assert (low.shape[0] - header) / 3 == (high.shape[0] - header) / 4
    assert low.shape[1] == high.shape[1]


def test_photographs_of_all_shapes_stand_in_one_column(tmp_path: Path, workplace: Workplace) -> None:
    for name, shape in (("wide", (40, 160)), ("high", (160, 40)), ("square", (90, 90))):
        write_png(tmp_path / "in" / f"{name}.png", np.random.default_rng(0).integers(0, 255, (*shape, 3), np.uint8))
    assert previewed(tmp_path / "in", tmp_path / "out.png", workplace).shown == 3


def test_the_same_seed_gives_the_same_page(photos: Photos, tmp_path: Path, workplace: Workplace) -> None:
    one, again, other = (
        read_image(previewed(photos.new, tmp_path / f"{i}.png", workplace, seed=seed).path)
        for i, seed in enumerate((1, 1, 2))
    )
    assert np.array_equal(one, again)
    assert not np.array_equal(one, other)


def test_the_pictures_are_from_all_over_the_folder(photos: Photos, tmp_path: Path, workplace: Workplace) -> None:
    events: list[Progress] = []
    task = preview_views(
        Source(unlabelled=photos.good), SMALL, VIEWS, tmp_path / "out.png", workplace=workplace, count=2
    )
    assert drive(task, events.append).shown == 2
    assert {event.stage for event in events} == {"scan", "read", "views"}
    assert max(event.total or 0 for event in events if event.stage == "read") == 2


def test_a_damaged_file_is_named(photos: Photos, tmp_path: Path, workplace: Workplace) -> None:
    whole = (photos.new / "014.png").read_bytes()
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "whole.png").write_bytes(whole)
    (tmp_path / "in" / "cut.png").write_bytes(whole[: len(whole) // 2])
    preview = previewed(tmp_path / "in", tmp_path / "out.png", workplace)
    assert (preview.shown, [file.path.name for file in preview.rejected]) == (1, ["cut.png"])


def test_views_that_are_equal_are_refused_and_nothing_is_written(
    photos: Photos, tmp_path: Path, workplace: Workplace
) -> None:
    off = replace(VIEWS, **{f.name: Change(on=False, strength=0.1) for f in fields(Views) if f.name != "size"})
    with pytest.raises(RecipeInvalid, match="views of every picture are equal"):
        previewed(photos.new, tmp_path / "out.png", workplace, off)
    assert not (tmp_path / "out.png").exists()


def test_a_folder_without_images_is_refused(tmp_path: Path, workplace: Workplace) -> None:
    (tmp_path / "in").mkdir()
    with pytest.raises(TooFewImages):
        previewed(tmp_path / "in", tmp_path / "out.png", workplace)
    with pytest.raises(FolderMissing):
        previewed(tmp_path / "not there", tmp_path / "out.png", workplace)


def test_the_augmentations_are_told_in_one_line() -> None:
    assert describe(Views()) == (
        "crop 0.3, flip 0.5, rotation 10, colour 0.4, grey 0.2, blur 0.7, noise 0.02; off: flip down, hue, cut out"
    )
