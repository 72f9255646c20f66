import os
import time
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from inspector.core.errors import FolderMissing
from inspector.core.progress import Step, drive
from inspector.core.sample import Label
from inspector.data import scan as scan_module
from inspector.data.examine import hash_file
from inspector.data.index import Index
from inspector.data.scan import Scan, scan
from tests.data.photos import aged, photo


def scanned(folder: Path, *, label: Label | None = None, index: Index | None = None) -> Scan:
    with Index() as own:
        return drive(scan(folder, label=label, index=index or own))


def causes(found: Scan) -> dict[str, str]:
    return {rejected.path.name: rejected.cause for rejected in found.rejected}


def test_an_image_becomes_a_sample_with_its_facts(tmp_path: Path) -> None:
    path = photo(tmp_path / "a.png", size=(30, 20))
    (only,) = scanned(tmp_path, label=Label.GOOD).samples
    assert (only.path, only.hash, only.label, only.kind) == (path, hash_file(path), Label.GOOD, "")
    assert (only.width, only.height, only.bits) == (30, 20, 8)


def test_samples_come_in_natural_order(tmp_path: Path) -> None:
    for number in (10, 9, 1):
        photo(tmp_path / f"{number}.png", number)
    assert [sample.path.name for sample in scanned(tmp_path).samples] == ["1.png", "9.png", "10.png"]


def test_the_label_comes_from_the_folder_and_never_from_the_file_name(tmp_path: Path) -> None:
    photo(tmp_path / "good" / "anomaly-1.png")
    (only,) = scanned(tmp_path / "good", label=Label.GOOD).samples
    assert only.label is Label.GOOD


def test_the_kind_of_an_anomaly_is_the_name_of_its_sub_folder(tmp_path: Path) -> None:
    for number, name in enumerate(("top.png", "scratch/a.png", "scratch/deeper/b.png")):
        photo(tmp_path / name, number)
    found = scanned(tmp_path, label=Label.ANOMALY).samples
    assert [(sample.path.name, sample.kind) for sample in found] == [
        ("top.png", ""),
        ("a.png", "scratch"),
        ("b.png", "scratch"),
    ]


def test_sub_folders_of_good_images_are_no_kinds(tmp_path: Path) -> None:
    photo(tmp_path / "monday" / "a.png")
    assert scanned(tmp_path, label=Label.GOOD).samples[0].kind == ""


def test_a_kind_that_is_given_holds_for_all(tmp_path: Path) -> None:
    photo(tmp_path / "inner" / "a.png")
    with Index() as index:
        found = drive(scan(tmp_path, label=Label.ANOMALY, kind="dent", index=index))
    assert found.samples[0].kind == "dent"


def test_a_png_named_jpg_is_used(tmp_path: Path) -> None:
    photo(tmp_path / "a.png").rename(tmp_path / "a.jpg")
    found = scanned(tmp_path)
    assert len(found.samples) == 1
    assert found.rejected == ()


def test_an_image_with_a_suffix_of_something_else_is_rejected_with_the_way_out(tmp_path: Path) -> None:
    photo(tmp_path / "a.png").rename(tmp_path / "a.dat")
    photo(tmp_path / "b.png", 1).rename(tmp_path / "b")
    found = scanned(tmp_path)
    assert found.samples == ()
    assert causes(found) == {
        "a.dat": "is a PNG but named .dat: rename it",
        "b": "is a PNG but its name has no suffix: rename it",
    }


def test_files_that_are_no_images_are_passed_over_silently(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("lens 25 mm")
    (tmp_path / "Thumbs.db").write_bytes(b"\0" * 100)
    (tmp_path / ".a.png.12345678.part").write_bytes(b"half")
    assert scanned(tmp_path) == Scan()


def test_unusable_images_are_listed_with_their_cause_and_stop_nothing(tmp_path: Path) -> None:
    photo(tmp_path / "fine.png")
    (tmp_path / "text.png").write_text("not an image")
    (tmp_path / "empty.png").write_bytes(b"")
    (tmp_path / "header.png").write_bytes((tmp_path / "fine.png").read_bytes()[:12])
    found = scanned(tmp_path)
    assert [sample.path.name for sample in found.samples] == ["fine.png"]
    assert set(causes(found)) == {"text.png", "empty.png", "header.png"}
    assert "text" in causes(found)["text.png"]
    assert "empty" in causes(found)["empty.png"]


def test_a_giant_image_is_listed(tmp_path: Path) -> None:
    Image.fromarray(np.zeros((13_000, 13_000), np.uint8)).save(tmp_path / "bomb.png", compress_level=1)
    assert "too large" in causes(scanned(tmp_path))["bomb.png"]


def test_a_file_without_permission_is_listed_and_not_remembered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = photo(tmp_path / "a.png")
    opened = Path.open

    def refusing(self: Path, mode: str = "r", buffering: int = -1) -> object:
        if self == path:
            raise PermissionError(13, "Permission denied")
        return opened(self, mode, buffering)

    with Index() as index:
        with monkeypatch.context() as patch:
            patch.setattr(Path, "open", refusing)
            assert "permission" in causes(scanned(tmp_path, index=index))["a.png"]
        assert len(scanned(tmp_path, index=index).samples) == 1


def test_a_file_that_grows_while_it_is_read_is_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = photo(tmp_path / "a.png")
    hashing = hash_file

    def meanwhile(file: Path) -> str:
        digest = hashing(file)
        path.write_bytes(path.read_bytes() + b"more")
        return digest

    monkeypatch.setattr("inspector.data.examine.hash_file", meanwhile)
    assert "changed while it was being read" in causes(scanned(tmp_path))["a.png"]


def test_a_second_scan_opens_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    photo(tmp_path / "a.png")
    aged(tmp_path / "a.png")
    (tmp_path / "notes.txt").write_text("no image")
    aged(tmp_path / "notes.txt")
    (tmp_path / "broken.png").write_bytes(b"x")
    aged(tmp_path / "broken.png")
    with Index() as index:
        first = scanned(tmp_path, index=index)
        monkeypatch.setattr(scan_module, "examine", None)
        assert scanned(tmp_path, index=index) == first


def test_a_changed_file_is_read_again(tmp_path: Path) -> None:
    path = photo(tmp_path / "a.png", 1)
    with Index() as index:
        (before,) = scanned(tmp_path, index=index).samples
        photo(path, 2, age_s=30)
        (after,) = scanned(tmp_path, index=index).samples
    assert (before.hash == after.hash, after.hash) == (False, hash_file(path))


def test_a_scan_that_is_cancelled_keeps_what_it_has_learned(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scan_module, "BATCH", 1)
    for number in range(40):
        photo(tmp_path / f"{number}.png", number)
    with Index() as index:
        steps = scan(tmp_path, label=None, index=index)
        while next(steps).done < 10:
            pass
        steps.close()
        after = scan(tmp_path, label=None, index=index)
        assert next(step for step in after if step.total).done >= 9
        after.close()


def test_steps_count_up_to_all_files(tmp_path: Path) -> None:
    for number in range(5):
        photo(tmp_path / f"{number}.png", number)
    with Index() as index:
        assert list(scan(tmp_path, label=None, index=index))[-1] == Step(5, 5)


def test_a_missing_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FolderMissing):
        scanned(tmp_path / "nowhere")


def test_ten_thousand_known_images_are_scanned_quickly(tmp_path: Path) -> None:
    image = photo(tmp_path / "one.png", size=(4, 4)).read_bytes()
    then = time.time() - 60
    for number in range(10_000):
        path = tmp_path / f"{number}.png"
        path.write_bytes(image + number.to_bytes(4, "big"))
        os.utime(path, (then, then))
    with Index(tmp_path / ".index.sqlite") as index:
        scanned(tmp_path, index=index)
        start = time.perf_counter()
        found = scanned(tmp_path, index=index)
        took_s = time.perf_counter() - start
    assert len(found.samples) == 10_001
    assert took_s < 5
