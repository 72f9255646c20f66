from pathlib import Path

import pytest
from PIL import Image

from inspector.data.pages import note_pages


def tiff(path: Path, pages: int) -> Path:
    page = Image.new("RGB", (8, 8))
    page.save(path, "TIFF", save_all=True, append_images=[page] * (pages - 1))
    return path


def test_files_with_several_pages_are_named(tmp_path: Path) -> None:
    paths = [tiff(tmp_path / "a.tif", 2), tiff(tmp_path / "b.tif", 1), tiff(tmp_path / "c.TIFF", 3)]
    assert note_pages(paths) == "Only the first page is used of TIFF files with several: 2 (a.tif, c.TIFF)."


def test_many_are_counted_and_a_few_named(tmp_path: Path) -> None:
    note = note_pages([tiff(tmp_path / f"{number}.tif", 2) for number in range(5)])
    assert note is not None
    assert note.endswith("5 (0.tif, 1.tif, 2.tif …).")


@pytest.mark.parametrize("names", [(), ("a.png",), ("gone.tif",)])
def test_where_there_are_none_nothing_is_said(tmp_path: Path, names: tuple[str, ...]) -> None:
    assert note_pages([tmp_path / name for name in names]) is None
