from collections.abc import Sequence
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from inspector.core.errors import FolderMissing, RecipeInvalid, TooFewImages
from inspector.core.finetuning import Finetuning
from inspector.core.pretraining import Change, Pretraining, Views
from inspector.core.progress import Progress, drive
from inspector.core.recipe import Preparation, Recipe
from inspector.data.drawn import draw_good
from inspector.data.synthetic import KINDS, Defect, draw_defect, part_mask
from inspector.imaging.read import read_image
from inspector.imaging.resize import prepare
from inspector.imaging.write import write_png
from inspector.services import previewing
from inspector.services.previewing import DEFECTS, Preview, describe, examples, preview_defects, preview_views
from inspector.services.sources import Source
from inspector.services.workplace import Workplace
from tests.conftest import Photos

SMALL = Preparation(size=64)
VIEWS = Views(size=32)


def previewed(folder: Path, to: Path, workplace: Workplace, views: Views = VIEWS, **asked: int) -> Preview:
    return drive(preview_views(Source(unlabelled=folder), SMALL, views, to, workplace=workplace, **asked))


def drawn_on(folder: Path, to: Path, workplace: Workplace, *kinds: str, **asked: int) -> Preview:
    return drive(preview_defects(Source(good=folder), SMALL, to, workplace=workplace, kinds=kinds or KINDS, **asked))


def marked(page: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """Where a page has the colour of a mask."""
    return np.asarray((page == np.array([194, 58, 20])).all(2))


def test_the_page_has_a_row_for_each_picture(photos: Photos, tmp_path: Path, workplace: Workplace) -> None:
    three, four = (previewed(photos.good, tmp_path / f"{count}.png", workplace, count=count).path for count in (3, 4))
    low, high = read_image(three), read_image(four)
    header = 72
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


def test_each_good_picture_has_its_defects_in_a_row(photos: Photos, tmp_path: Path, workplace: Workplace) -> None:
    preview = drawn_on(photos.new, tmp_path / "out.png", workplace, count=2)
    page = read_image(preview.path)
    assert preview.shown == 2
    cell, margin, gap, seam = 224, 16, 16, 2
    assert page.shape[1] == 2 * margin + cell + DEFECTS * (gap + 2 * cell + seam)
    columns = np.flatnonzero(marked(page).any(0))
    for turn in range(DEFECTS):
        left = margin + cell + gap + turn * (2 * cell + seam + gap)
        mask_begins = left + cell + seam
        assert ((columns >= mask_begins) & (columns < mask_begins + cell)).any()
        assert not ((columns >= left) & (columns < mask_begins)).any()  # the defect itself is not painted over


def test_what_is_marked_is_the_mask_of_the_defect(tmp_path: Path, workplace: Workplace) -> None:
    write_png(tmp_path / "in" / "one.png", draw_good("fabric", seed=1, index=0, size=224).image)
    recipe = Preparation(size=224)
    task = preview_defects(
        Source(good=tmp_path / "in"), recipe, tmp_path / "out.png", workplace=workplace, kinds=["hole"], seed=5
    )
    page = read_image(drive(task).path)
    good = prepare(read_image(tmp_path / "in" / "one.png"), recipe)
    defect = draw_defect(good, rng=np.random.default_rng((5, 0)), kinds=["hole"], part=part_mask(good))
    top, left = 72 + 16, 16 + 224 + 16
    assert np.array_equal(page[top : top + 224, left : left + 224], defect.picture)
    left += 224 + 2
    assert np.array_equal(marked(page)[top : top + 224, left : left + 224], defect.mask)


def test_the_kinds_take_turns(
    photos: Photos, tmp_path: Path, workplace: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[str] = []
    real = previewing.draw_defect

    def noting(*arguments: Any, kinds: Sequence[str], **named: Any) -> Defect:
        drawn.extend(kinds)
        return real(*arguments, kinds=kinds, **named)

    monkeypatch.setattr(previewing, "draw_defect", noting)
    drawn_on(photos.good, tmp_path / "out.png", workplace, "scratch", "stain", count=2)
    assert drawn == ["scratch", "stain"] * DEFECTS


def test_the_same_seed_gives_the_same_defects(photos: Photos, tmp_path: Path, workplace: Workplace) -> None:
    one, again, other = (
        read_image(drawn_on(photos.new, tmp_path / f"{i}.png", workplace, seed=seed).path)
        for i, seed in enumerate((1, 1, 2))
    )
    assert np.array_equal(one, again)
    assert not np.array_equal(one, other)


def test_defects_are_drawn_on_good_images_alone(photos: Photos, tmp_path: Path, workplace: Workplace) -> None:
    source = Source(good=photos.new, anomaly=photos.anomaly)
    task = preview_defects(source, SMALL, tmp_path / "out.png", workplace=workplace, count=100)
    assert drive(task).shown == len(list(photos.new.iterdir()))


def test_where_no_image_is_good_none_is_shown(photos: Photos, tmp_path: Path, workplace: Workplace) -> None:
    task = preview_defects(Source(unlabelled=photos.good), SMALL, tmp_path / "out.png", workplace=workplace)
    with pytest.raises(TooFewImages, match="0 good images"):
        drive(task)


@pytest.mark.parametrize("shape", [(16, 400), (400, 16)], ids=["wide", "high"])
def test_very_long_pictures_make_no_very_long_page(
    shape: tuple[int, int], tmp_path: Path, workplace: Workplace
) -> None:
    write_png(tmp_path / "in" / "one.png", np.random.default_rng(0).integers(90, 160, (*shape, 3), np.uint8))
    page = read_image(drawn_on(tmp_path / "in", tmp_path / "out.png", workplace).path)
    assert max(page.shape[:2]) < 2500


def test_a_kind_that_there_is_not_is_refused_before_anything_is_read(tmp_path: Path, workplace: Workplace) -> None:
    with pytest.raises(RecipeInvalid, match="'rust' is none of cut_paste, scar"):
        drawn_on(tmp_path / "not there", tmp_path / "out.png", workplace, "hole", "rust")


class TestExamples:
    RECIPE = Recipe(preparation=SMALL, pretraining=Pretraining(views=VIEWS), finetuning=Finetuning())

    def test_a_recipe_that_learns_has_pairs_and_defects(self, photos: Photos, workplace: Workplace) -> None:
        found = drive(examples(Source(good=photos.good), self.RECIPE, workplace=workplace, count=3))
        assert [pair.one.shape for pair in found.pairs] == [(32, 32, 3)] * 3
        assert [defect.mask.any() for defect in found.defects] == [True] * 3

    def test_one_that_only_remembers_has_none(self, photos: Photos, workplace: Workplace) -> None:
        found = drive(examples(Source(good=photos.good), Recipe(preparation=SMALL), workplace=workplace))
        assert (found.pairs, found.defects) == ((), ())

    def test_another_seed_shows_others(self, photos: Photos, workplace: Workplace) -> None:
        one, other = (
            drive(examples(Source(good=photos.good), self.RECIPE, workplace=workplace, seed=seed)) for seed in (0, 1)
        )
        assert not np.array_equal(one.pairs[0].one, other.pairs[0].one)
        assert not np.array_equal(one.defects[0].picture, other.defects[0].picture)

    def test_only_kinds_that_are_wanted_are_drawn(self, photos: Photos, workplace: Workplace) -> None:
        recipe = replace(self.RECIPE, pretraining=None, finetuning=Finetuning(kinds=("stain", "hole")))
        found = drive(examples(Source(good=photos.good), recipe, workplace=workplace))
        assert {defect.kind for defect in found.defects} <= {"stain", "hole"}
