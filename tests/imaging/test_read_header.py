from pathlib import Path

import pytest
from PIL import Image

from inspector.imaging.read import Header, read_header, read_image
from tests.imaging.builders import (
    deep,
    encoded,
    encoded_deep,
    picture,
)


@pytest.mark.parametrize(
    ("format_name", "said"),
    [("PNG", "PNG"), ("JPEG", "JPEG"), ("BMP", "BMP"), ("TIFF", "TIFF"), ("WEBP", "WebP")],
)
def test_the_header_names_size_depth_and_format(tmp_path: Path, format_name: str, said: str) -> None:
    path = tmp_path / "part"
    path.write_bytes(encoded(Image.fromarray(picture(24, 40)), format_name))
    assert read_header(path) == Header(width=40, height=24, bits=8, format=said)


@pytest.mark.parametrize("format_name", ["PNG", "JPEG", "TIFF", "WEBP"])
def test_the_header_gives_the_size_as_shown(tmp_path: Path, format_name: str) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    path = tmp_path / "part"
    path.write_bytes(encoded(Image.fromarray(picture(24, 40)), format_name, exif=exif))
    header = read_header(path)
    assert (header.height, header.width) == read_image(path).shape[:2] == (40, 24)


@pytest.mark.parametrize("suffix", [".png", ".tiff"])
@pytest.mark.parametrize("channels", [1, 3, 4])
def test_the_header_tells_16_bits(tmp_path: Path, suffix: str, channels: int) -> None:
    path = tmp_path / "part"
    path.write_bytes(encoded_deep(deep(channels=channels), suffix))
    assert read_header(path).bits == 16


def test_the_header_needs_no_pixels(tmp_path: Path) -> None:
    path = tmp_path / "part.png"
    path.write_bytes(encoded(Image.fromarray(picture(400, 400)), "PNG")[:200])
    assert read_header(path).width == 400
