import os
from pathlib import Path

import numpy as np
import pytest

from inspector.core.errors import ImageUnreadable
from inspector.imaging.write import write_jpeg, write_png
from inspector.store import thumbnails
from inspector.store.thumbnails import prune, side_for, thumbnail


def a_picture(path: Path, value: int = 90) -> Path:
    write_png(path, np.full((300, 200, 3), value, np.uint8))
    return path


def kept(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.jpg"))


@pytest.mark.parametrize(("pixels", "side"), [(1, 128), (128, 128), (129, 256), (9999, 512)])
def test_places_share_a_few_sides(pixels: int, side: int) -> None:
    assert side_for(pixels) == side


def test_a_thumbnail_fits_into_its_side_and_keeps_its_shape(tmp_path: Path) -> None:
    assert thumbnail(a_picture(tmp_path / "a.png"), 128, tmp_path / "kept").shape == (128, 85, 3)


def test_a_second_time_the_image_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    image = a_picture(tmp_path / "a.png")
    first = thumbnail(image, 128, tmp_path / "kept")
    monkeypatch.setattr(thumbnails, "read_thumbnail", None)
    assert np.abs(thumbnail(image, 128, tmp_path / "kept").astype(int) - first).max() <= 2


def test_a_moved_image_keeps_its_thumbnail(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    thumbnail(a_picture(tmp_path / "a.png"), 128, tmp_path / "kept")
    (tmp_path / "a.png").rename(tmp_path / "b.png")
    monkeypatch.setattr(thumbnails, "read_thumbnail", None)
    assert thumbnail(tmp_path / "b.png", 128, tmp_path / "kept").shape == (128, 85, 3)


def test_a_changed_image_gets_another(tmp_path: Path) -> None:
    image = a_picture(tmp_path / "a.png", 10)
    thumbnail(image, 128, tmp_path / "kept")
    write_png(image, np.full((300, 200, 3), 200, np.uint8))
    os.utime(image, ns=(1, 1))
    assert thumbnail(image, 128, tmp_path / "kept").mean() > 190


def test_a_damaged_one_is_made_again(tmp_path: Path) -> None:
    image = a_picture(tmp_path / "a.png")
    thumbnail(image, 128, tmp_path / "kept")
    kept(tmp_path / "kept")[0].write_bytes(b"\xff\xd8torn")
    assert thumbnail(image, 128, tmp_path / "kept").shape == (128, 85, 3)


def test_a_smaller_one_is_made_from_a_larger_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    image = a_picture(tmp_path / "a.png")
    thumbnail(image, 256, tmp_path / "kept")
    monkeypatch.setattr(thumbnails, "read_thumbnail", None)
    assert max(thumbnail(image, 128, tmp_path / "kept").shape) == 128


def test_where_nothing_can_be_kept_it_is_made_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("a file in the way")
    assert thumbnail(a_picture(tmp_path / "a.png"), 128, tmp_path / "kept").shape == (128, 85, 3)


def test_a_file_that_is_no_image_says_why(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_text("no image")
    with pytest.raises(ImageUnreadable):
        thumbnail(tmp_path / "a.png", 128, tmp_path / "kept")
    with pytest.raises(ImageUnreadable, match="no such file"):
        thumbnail(tmp_path / "gone.png", 128, tmp_path / "kept")


def test_the_oldest_go_where_all_are_too_large(tmp_path: Path) -> None:
    for number in range(4):
        write_jpeg(tmp_path / "aa" / f"{number}.jpg", np.full((64, 64, 3), 9, np.uint8))
        os.utime(tmp_path / "aa" / f"{number}.jpg", (number, number))
    size = (tmp_path / "aa" / "0.jpg").stat().st_size
    prune(tmp_path, 2 * size)
    assert [path.name for path in kept(tmp_path)] == ["2.jpg", "3.jpg"]
