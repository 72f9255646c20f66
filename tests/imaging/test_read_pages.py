from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from inspector.imaging.read import count_pages, read_image
from tests.imaging.builders import encoded, picture


def tiff(path: Path, pages: int) -> Path:
    """Write a TIFF whose pages are 0, 1, 2… all over."""
    first, *others = (Image.fromarray(np.full((8, 8, 3), page, np.uint8)) for page in range(pages))
    first.save(path, "TIFF", save_all=True, append_images=others)
    return path


@pytest.mark.parametrize("pages", [1, 2, 5])
def test_the_pages_of_a_tiff_are_counted(tmp_path: Path, pages: int) -> None:
    assert count_pages(tiff(tmp_path / "a.tif", pages)) == pages


def test_only_the_first_page_is_read(tmp_path: Path) -> None:
    assert read_image(tiff(tmp_path / "a.tif", 3)).max() == 0


@pytest.mark.parametrize("format_name", ["PNG", "JPEG", "BMP", "WEBP"])
def test_other_images_have_one_page(tmp_path: Path, format_name: str) -> None:
    path = tmp_path / "a.tif"
    path.write_bytes(encoded(Image.fromarray(picture(24, 40)), format_name))
    assert count_pages(path) == 1


@pytest.mark.parametrize("content", [b"", b"II*\0", b"II*\0\x08\0\0\0\xff\xff", b"text"])
def test_a_file_that_cannot_be_read_has_one_page(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.tif"
    path.write_bytes(content)
    assert count_pages(path) == 1


def test_a_file_that_is_gone_has_one_page(tmp_path: Path) -> None:
    assert count_pages(tmp_path / "gone.tif") == 1


def test_pages_that_lead_back_to_the_first_end(tmp_path: Path) -> None:
    """The last page's link to the next one is the last number that points nowhere: let it point back."""
    path = tiff(tmp_path / "a.tif", 2)
    data = bytearray(path.read_bytes())
    first = int.from_bytes(data[4:8], "little")
    second_link = first + 2 + 12 * int.from_bytes(data[first : first + 2], "little")
    second = int.from_bytes(data[second_link : second_link + 4], "little")
    last_link = second + 2 + 12 * int.from_bytes(data[second : second + 2], "little")
    data[last_link : last_link + 4] = first.to_bytes(4, "little")
    path.write_bytes(data)
    assert count_pages(path) == 2
