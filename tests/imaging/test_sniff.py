from pathlib import Path

import pytest
from PIL import Image

from inspector.imaging.sniff import IMAGE_SUFFIXES, looks_like_image
from tests.imaging.builders import encoded


@pytest.mark.parametrize(
    ("format_name", "said"),
    [("PNG", "PNG"), ("JPEG", "JPEG"), ("BMP", "BMP"), ("TIFF", "TIFF"), ("WEBP", "WebP")],
)
def test_the_first_bytes_tell_the_format(tmp_path: Path, format_name: str, said: str) -> None:
    path = tmp_path / "no suffix"
    path.write_bytes(encoded(Image.new("RGB", (4, 4)), format_name))
    assert looks_like_image(path) == said


def test_an_image_with_a_wrong_suffix_is_recognised(tmp_path: Path) -> None:
    path = tmp_path / "photo.txt"
    path.write_bytes(encoded(Image.new("RGB", (4, 4)), "JPEG"))
    assert looks_like_image(path) == "JPEG"


@pytest.mark.parametrize("content", [b"", b"words", b"BMW and other cars, a list", b"RIFF\0\0\0\0AVI "])
def test_other_files_look_like_no_image(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "photo.png"
    path.write_bytes(content)
    assert looks_like_image(path) is None


def test_what_cannot_be_opened_looks_like_no_image(tmp_path: Path) -> None:
    assert looks_like_image(tmp_path) is None
    assert looks_like_image(tmp_path / "gone.png") is None
    assert looks_like_image(Path("a\0b")) is None


def test_the_suffixes_are_lower_case_with_their_dot() -> None:
    assert all(suffix == suffix.lower() and suffix.startswith(".") for suffix in IMAGE_SUFFIXES)
