import shutil
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from inspector.core.progress import Step, drive
from inspector.core.recipe import Preparation
from inspector.core.sample import Label
from inspector.imaging.write import write_png
from inspector.learning.evidence.examples import LabelledAnomaly
from inspector.runtime.masks import pair_masks
from inspector.services.labelled import read_labelled
from inspector.services.sources import Images, Source, read_images, scan_source
from inspector.services.workplace import Workplace
from tests.conftest import KIND, PIXELS, Photos

PHOTOGRAPH, PREPARED = (PIXELS, 171), (64, 80)


@pytest.fixture
def images(photos: Photos, workplace: Workplace) -> Images:
    scan = drive(scan_source(Source(good=photos.good, anomaly=photos.anomaly), workplace))
    return drive(read_images(scan, Preparation(size=64), workplace))


@pytest.fixture
def masks(photos: Photos, tmp_path: Path) -> Path:
    return Path(shutil.copytree(photos.masks, tmp_path / "masks"))


def read(images: Images, photos: Photos, masks: Path) -> tuple[list[LabelledAnomaly], list[Step]]:
    samples, steps = images.of(Label.ANOMALY), list[Step]()
    pairs = pair_masks([sample.path for sample in samples], photos.anomaly, masks)
    return drive(read_labelled(images, samples, pairs), steps.append), steps


def mark(masks: Path, marked: NDArray[np.bool_]) -> None:
    write_png(masks / KIND / "000_mask.png", np.repeat(marked[..., None], 3, 2).astype(np.uint8) * 255)


def one_of(images: Images, photos: Photos, masks: Path) -> LabelledAnomaly:
    """Return the anomaly 000.png as it is read."""
    place = [sample.path.name for sample in images.of(Label.ANOMALY)].index("000.png")
    return read(images, photos, masks)[0][place]


def test_masks_have_the_shape_of_the_prepared_pictures(images: Images, photos: Photos, masks: Path) -> None:
    found, _ = read(images, photos, masks)
    for anomaly in found:
        assert anomaly.mask is not None
        assert anomaly.mask.shape == anomaly.picture.shape[:2] == PREPARED
        assert anomaly.mask.any()


def test_a_mask_keeps_its_place(images: Images, photos: Photos, masks: Path) -> None:
    marked = np.zeros(PHOTOGRAPH, np.bool_)
    marked[20:40, 60:100] = True
    mark(masks, marked)
    mask = one_of(images, photos, masks).mask
    assert mask is not None
    rows, columns = np.nonzero(mask)
    assert (rows.min(), rows.max()) == (10, 19)
    assert (columns.min(), columns.max()) == (round(60 * 80 / 171), round(100 * 80 / 171) - 1)
    assert mask.sum() == 10 * (columns.max() - columns.min() + 1)


def test_a_mark_of_one_pixel_survives(images: Images, photos: Photos, masks: Path) -> None:
    marked = np.zeros(PHOTOGRAPH, np.bool_)
    marked[21, 61] = True
    mark(masks, marked)
    mask = one_of(images, photos, masks).mask
    assert mask is not None
    assert np.argwhere(mask).tolist() == [[21 // 2, 61 * 80 // 171]]


def test_an_empty_mask_is_none(images: Images, photos: Photos, masks: Path) -> None:
    mark(masks, np.zeros(PHOTOGRAPH, np.bool_))
    assert one_of(images, photos, masks).mask is None


def test_an_anomaly_without_a_mask_has_none(images: Images, photos: Photos, masks: Path) -> None:
    (masks / KIND / "000_mask.png").unlink()
    assert one_of(images, photos, masks).mask is None


def test_a_mask_of_another_shape_is_noted_and_its_anomaly_used_as_unmarked(
    images: Images, photos: Photos, masks: Path
) -> None:
    mark(masks, np.ones((40, 90), np.bool_))
    found, steps = read(images, photos, masks)
    assert [anomaly.mask is None for anomaly in found].count(True) == 1
    (note,) = [step.note for step in steps if step.note]
    assert "90 × 40 pixels, its photo 171 × 128" in note
    assert one_of(images, photos, masks).mask is None


def test_a_mask_that_cannot_be_read_is_noted_too(images: Images, photos: Photos, masks: Path) -> None:
    (masks / KIND / "000_mask.png").write_bytes(b"no picture")
    found, steps = read(images, photos, masks)
    assert [anomaly.mask is None for anomaly in found].count(True) == 1
    assert [bool(step.note) for step in steps].count(True) == 1


def test_a_step_counts_anomalies(images: Images, photos: Photos, masks: Path) -> None:
    _, steps = read(images, photos, masks)
    assert [(step.done, step.total) for step in steps] == [(1, 3), (2, 3), (3, 3)]


class TestMarkedRecipe:
    """Masks are those of photographs; what is learned from is cut to the region, and only what counts."""

    RIGHT = Preparation(size=64, region=(0.5, 0.0, 0.5, 1.0))
    UPPER = ((0.0, 0.0), (1.0, 0.0), (1.0, 0.5), (0.0, 0.5))

    @pytest.fixture
    def masked(self, photos: Photos, workplace: Workplace, masks: Path) -> "Masked":
        return Masked(photos, workplace, masks)

    def test_a_mask_is_cut_to_the_region(self, masked: "Masked") -> None:
        anomaly = masked.read(self.RIGHT, rows=(32, 64), columns=(0, 171))
        assert anomaly.mask is not None
        height = anomaly.picture.shape[0]
        assert anomaly.mask.shape == anomaly.picture.shape[:2]
        rows, columns = np.nonzero(anomaly.mask)
        assert (rows.min() / height, (rows.max() + 1) / height) == pytest.approx((0.25, 0.5), abs=0.02)
        assert (columns.min(), columns.max()) == (0, anomaly.mask.shape[1] - 1)

    def test_what_lies_outside_of_it_marks_nothing(self, masked: "Masked") -> None:
        anomaly = masked.read(self.RIGHT, rows=(0, 128), columns=(0, 60))
        assert anomaly.mask is not None
        assert not anomaly.mask.any()

    def test_nor_does_what_is_ignored(self, masked: "Masked") -> None:
        anomaly = masked.read(Preparation(size=64, ignored=(self.UPPER,)), rows=(20, 100), columns=(40, 80))
        assert anomaly.mask is not None
        assert not anomaly.mask[:32].any()
        assert anomaly.mask[33:48].any()


@dataclass(frozen=True)
class Masked:
    photos: Photos
    workplace: Workplace
    masks: Path

    def read(self, preparation: Preparation, *, rows: tuple[int, int], columns: tuple[int, int]) -> LabelledAnomaly:
        marked = np.zeros(PHOTOGRAPH, np.bool_)
        marked[slice(*rows), slice(*columns)] = True
        mark(self.masks, marked)
        scan = drive(scan_source(Source(good=self.photos.good, anomaly=self.photos.anomaly), self.workplace))
        return one_of(drive(read_images(scan, preparation, self.workplace)), self.photos, self.masks)
