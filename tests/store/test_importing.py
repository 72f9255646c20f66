import errno
import os
from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from inspector.core.errors import NotWritable, ProjectInvalid
from inspector.core.progress import Step, Steps, drive
from inspector.core.sample import Label
from inspector.data.index import Index
from inspector.data.layout import Style
from inspector.store.importing import ImportReport, import_images
from inspector.store.project import Project, create_project
from tests.data.photos import aged, photo

SHARED = Path(__file__).parents[3] / "shared" / "data"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return create_project(tmp_path / "project")


@pytest.fixture
def src(tmp_path: Path) -> Path:
    (tmp_path / "src").mkdir()
    return tmp_path / "src"


def imported(src: Path, project: Project) -> ImportReport:
    with Index() as index:
        return drive(import_images(src, project, index=index))


def scanned(src: Path, project: Project, index: Index) -> Steps[ImportReport]:
    """Begin an import of one image and stop when it has been scanned, before it is copied."""
    photo(project.unlabelled / "other.png", 99)
    steps = import_images(src, project, index=index)
    for _ in range(2):  # once for the folder, once for the project
        while next(steps) != Step(1, 1):
            pass
    return steps


def mask(path: Path, *, size: tuple[int, int] = (24, 16)) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("L", size, 255).save(path)
    return path


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def images(project: Project) -> list[str]:
    return sorted(name for name in contents(project.root) if name != "project.json")


def test_images_are_copied_to_the_bins_of_their_labels(src: Path, project: Project) -> None:
    for number, name in enumerate(("ok/1.png", "ng/2.png", "ng/dent/3.png", "unknown/4.png")):
        photo(src / name, number)
    report = imported(src, project)
    assert images(project) == [
        "labelled/anomaly/2.png",
        "labelled/anomaly/dent/3.png",
        "labelled/good/1.png",
        "unlabelled/4.png",
    ]
    assert (report.good, report.anomaly, report.unlabelled) == (1, 2, 1)


def test_the_originals_are_untouched(src: Path, project: Project) -> None:
    photo(src / "good" / "1.png")
    before, changed = contents(src), (src / "good" / "1.png").stat().st_mtime_ns
    imported(src, project)
    assert contents(src) == before
    assert (src / "good" / "1.png").stat().st_mtime_ns == changed


def test_copies_are_the_same_bytes_of_the_same_age(src: Path, project: Project) -> None:
    original = photo(src / "good" / "1.png")
    imported(src, project)
    copy = project.bin(Label.GOOD) / "1.png"
    assert copy.read_bytes() == original.read_bytes()
    assert copy.stat().st_mtime_ns == original.stat().st_mtime_ns


def test_a_second_import_copies_nothing(src: Path, project: Project) -> None:
    photo(src / "good" / "1.png", 1)
    photo(src / "bad" / "2.png", 2)
    mask(src / "masks" / "2.png")
    imported(src, project)
    before = contents(project.root)
    report = imported(src, project)
    assert (report.good, report.anomaly, report.masks, len(report.skipped)) == (0, 0, 0, 2)
    assert contents(project.root) == before


def test_an_image_that_was_renamed_is_still_known(src: Path, project: Project) -> None:
    original = photo(src / "good" / "1.png")
    imported(src, project)
    original.rename(src / "good" / "other.png")
    report = imported(src, project)
    assert report.good == 0
    assert "1.png" in report.skipped[0].cause


def test_names_that_are_taken_get_a_number(src: Path, project: Project) -> None:
    photo(src / "train" / "good" / "1.png", 1)
    photo(src / "test" / "good" / "1.png", 2)
    photo(project.bin(Label.GOOD) / "1.png", 3)
    imported(src, project)
    assert images(project) == ["labelled/good/1-2.png", "labelled/good/1-3.png", "labelled/good/1.png"]


def test_names_that_differ_in_case_only_are_taken(src: Path, project: Project) -> None:
    photo(src / "good" / "A.png", 1)
    photo(project.bin(Label.GOOD) / "a.png", 2)
    imported(src, project)
    assert images(project) == ["labelled/good/A-2.png", "labelled/good/a.png"]


def test_two_anomalies_never_share_the_name_of_a_mask(src: Path, project: Project) -> None:
    photo(src / "bad" / "1.bmp", 1)
    photo(src / "bad" / "1.png", 2)
    imported(src, project)
    assert images(project) == ["labelled/anomaly/1-2.png", "labelled/anomaly/1.bmp"]


def test_copies_within_the_import_are_listed_and_taken_once(src: Path, project: Project) -> None:
    photo(src / "good" / "1.png", 1)
    photo(src / "good" / "again.png", 1)
    report = imported(src, project)
    assert (report.good, [each.path.name for each in report.skipped]) == (1, ["again.png"])


def test_an_image_labelled_both_ways_is_not_copied(src: Path, project: Project) -> None:
    photo(src / "good" / "1.png", 1)
    photo(src / "bad" / "2.png", 1)
    report = imported(src, project)
    assert images(project) == []
    assert {each.path.name for each in report.rejected} == {"1.png", "2.png"}


def test_an_image_labelled_otherwise_in_the_project_is_listed_with_both_labels(src: Path, project: Project) -> None:
    photo(project.bin(Label.GOOD) / "1.png", 1)
    photo(src / "bad" / "1.png", 1)
    report = imported(src, project)
    assert images(project) == ["labelled/good/1.png"]
    assert "is anomaly here, but good in the project" in report.rejected[0].cause


def test_unusable_files_are_listed_and_stop_nothing(src: Path, project: Project) -> None:
    photo(src / "good" / "1.png")
    (src / "good" / "text.png").write_text("no image")
    report = imported(src, project)
    assert (report.good, [each.path.name for each in report.rejected]) == (1, ["text.png"])


def test_an_mvtec_tree_is_taken_with_its_masks(src: Path, project: Project) -> None:
    for number, name in enumerate(("train/good/000.png", "test/good/000.png", "test/dent/000.png", "test/cut/000.png")):
        photo(src / name, number)
    mask(src / "ground_truth" / "dent" / "000_mask.png")
    mask(src / "ground_truth" / "cut" / "000_mask.png")
    report = imported(src, project)
    assert report.style is Style.MVTEC
    assert images(project) == [
        "labelled/anomaly/cut/000.png",
        "labelled/anomaly/dent/000.png",
        "labelled/good/000-2.png",
        "labelled/good/000.png",
        "masks/anomaly/cut/000.png",
        "masks/anomaly/dent/000.png",
    ]
    assert (report.masks, report.rejected) == (2, ())


def test_a_mask_is_called_as_its_image_is_in_the_project(src: Path, project: Project) -> None:
    photo(project.bin(Label.ANOMALY) / "1.png", 9)
    photo(src / "bad" / "1.jpg", 1)
    mask(src / "masks" / "1.png")
    imported(src, project)
    assert images(project) == ["labelled/anomaly/1-2.jpg", "labelled/anomaly/1.png", "masks/anomaly/1-2.png"]


def test_masks_that_are_added_later_are_taken_by_a_second_import(src: Path, project: Project) -> None:
    photo(src / "bad" / "1.png", 1)
    imported(src, project)
    mask(src / "masks" / "1.png")
    report = imported(src, project)
    assert (report.anomaly, report.masks) == (0, 1)


def test_a_mask_that_the_project_has_is_not_replaced(src: Path, project: Project) -> None:
    photo(src / "bad" / "1.png", 1)
    mask(src / "masks" / "1.png")
    own = mask(project.masks / "anomaly" / "1.png", size=(3, 3)).read_bytes()
    imported(src, project)
    assert (project.masks / "anomaly" / "1.png").read_bytes() == own


def test_a_mask_of_another_size_is_listed(src: Path, project: Project) -> None:
    photo(src / "bad" / "1.png", 1)
    mask(src / "masks" / "1.png", size=(5, 5))
    report = imported(src, project)
    assert report.masks == 0
    assert "5 × 5 pixels, its image 24 × 16" in report.rejected[0].cause


def test_a_mask_without_an_image_is_listed(src: Path, project: Project) -> None:
    photo(src / "bad" / "1.png", 1)
    mask(src / "masks" / "2.png")
    report = imported(src, project)
    assert [(each.path.name, "fits no image" in each.cause) for each in report.rejected] == [("2.png", True)]


def test_a_mask_in_another_format_becomes_a_png(src: Path, project: Project) -> None:
    photo(src / "bad" / "1.png", 1)
    mask(src / "bad" / "masks" / "1.bmp")
    imported(src, project)
    with Image.open(project.masks / "anomaly" / "1.png") as copy:
        assert copy.format == "PNG"
        assert np.asarray(copy).min() == 255


def test_masks_of_kinds_are_found_below_anomaly_and_below_masks(src: Path, project: Project) -> None:
    photo(src / "anomaly" / "dent" / "1.png", 1)
    photo(src / "anomaly" / "cut" / "1.png", 2)
    mask(src / "masks" / "dent" / "1.png")
    mask(src / "masks" / "cut" / "1.png")
    assert imported(src, project).masks == 2


def test_a_project_is_imported_into_another_whole(tmp_path: Path, src: Path, project: Project) -> None:
    other = create_project(src)
    photo(other.bin(Label.GOOD) / "1.png", 1)
    photo(other.bin(Label.ANOMALY, "dent") / "2.png", 2)
    photo(other.unlabelled / "3.png", 3)
    mask(other.masks / "anomaly" / "dent" / "2.png")
    report = imported(src, project)
    assert report.style is Style.PROJECT
    assert images(project) == images(other)


def test_a_flat_folder_comes_in_unlabelled(src: Path, project: Project) -> None:
    photo(src / "1.png")
    assert imported(src, project).unlabelled == 1


def test_a_project_is_not_imported_into_itself(project: Project) -> None:
    with pytest.raises(ProjectInvalid, match="part of the project"):
        imported(project.bin(Label.GOOD), project)


def test_a_name_that_is_too_long_is_listed(src: Path, project: Project) -> None:
    photo(src / "good" / f"{'x' * 230}.png")
    report = imported(src, project)
    assert (report.good, "name is too long" in report.rejected[0].cause) == (0, True)


def test_a_file_that_changed_after_the_scan_is_listed_and_not_copied(src: Path, project: Project) -> None:
    path = photo(src / "good" / "1.png", 1)
    with Index() as index:
        steps = scanned(src, project, index)
        photo(path, 2)
        report = drive(steps)
    assert "changed while it was being read" in report.rejected[0].cause
    assert images(project) == ["unlabelled/other.png"]


def test_a_file_that_vanished_is_listed(src: Path, project: Project) -> None:
    path = photo(src / "good" / "1.png", 1)
    with Index() as index:
        steps = scanned(src, project, index)
        path.unlink()
        report = drive(steps)
    assert "cannot be read" in report.rejected[0].cause


def test_what_a_killed_import_left_is_removed_a_day_later(src: Path, project: Project) -> None:
    photo(src / "good" / "1.png", 1)
    (project.unlabelled / ".0123456789abcdef.part").write_bytes(b"half")
    old = project.bin(Label.GOOD) / ".fedcba9876543210.part"
    old.write_bytes(b"half")
    aged(old, 2 * 86_400)
    imported(src, project)
    assert images(project) == ["labelled/good/1.png", "unlabelled/.0123456789abcdef.part"]


def test_a_cancelled_import_leaves_whole_files_and_is_finished_by_the_next(src: Path, project: Project) -> None:
    for number in range(6):
        photo(src / "good" / f"{number}.png", number)
    with Index() as index:
        steps = import_images(src, project, index=index)
        while len(list(project.bin(Label.GOOD).iterdir())) < 3:
            next(steps)
        steps.close()
        assert len(drive(project.scan(index)).samples) == 3
    assert imported(src, project).good == 3
    assert not [name for name in images(project) if name.endswith(".part")]


def test_a_full_disk_stops_the_import_and_leaves_no_half_file(
    src: Path, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    photo(src / "good" / "1.png")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(NotWritable, match="the disk is full"):
        imported(src, project)
    assert images(project) == []


def test_what_was_copied_need_not_be_read_again(src: Path, project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    photo(src / "good" / "1.png")
    with Index() as index:
        drive(import_images(src, project, index=index))
        monkeypatch.setattr("inspector.data.scan.examine", None)
        assert len(drive(project.scan(index)).samples) == 1


@pytest.mark.skipif(not SHARED.is_dir(), reason="the photos of shared/data are not here")
@pytest.mark.parametrize(
    ("name", "good", "anomaly", "masks"), [("cookie", 45, 40, 32), ("magnetic_tile/exposure1", 157, 64, 64)]
)
def test_real_photographs_are_imported_whole(project: Project, name: str, good: int, anomaly: int, masks: int) -> None:
    report = imported(SHARED / name, project)
    assert (report.good, report.anomaly, report.masks, report.rejected) == (good, anomaly, masks, ())
    with Index() as index:
        found = drive(project.scan(index)).samples
    assert Counter(sample.label for sample in found) == {Label.GOOD: good, Label.ANOMALY: anomaly}
