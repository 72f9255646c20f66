from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from inspector.imaging.read import decode_image, read_image
from tests.imaging.builders import (
    LOSSLESS,
    deep,
    encoded,
    encoded_deep,
    picture,
)

NAME = Path("part.png")


@pytest.mark.parametrize("format_name", LOSSLESS)
def test_a_lossless_rgb_file_comes_back_exactly(format_name: str) -> None:
    data = encoded(Image.fromarray(picture()), format_name, **LOSSLESS[format_name])
    assert (decode_image(data, NAME) == picture()).all()


@pytest.mark.parametrize("compression", ["tiff_lzw", "tiff_adobe_deflate", "packbits"])
def test_a_compressed_tiff_comes_back_exactly(compression: str) -> None:
    data = encoded(Image.fromarray(picture()), "TIFF", compression=compression)
    assert (decode_image(data, NAME) == picture()).all()


@pytest.mark.parametrize("options", [{}, {"progressive": True}, {"subsampling": 2}])
def test_a_jpeg_comes_back_nearly(options: dict[str, object]) -> None:
    flat = np.full((32, 32, 3), (200, 90, 40), np.uint8)
    read = decode_image(encoded(Image.fromarray(flat), "JPEG", quality=95, **options), NAME)
    assert np.abs(read.astype(int) - flat).max() <= 3


@pytest.mark.parametrize("format_name", LOSSLESS)
def test_8_bit_grey_becomes_three_equal_channels(format_name: str) -> None:
    grey = picture()[:, :, 0]
    data = encoded(Image.fromarray(grey), format_name, **LOSSLESS[format_name])
    assert (decode_image(data, NAME) == grey[:, :, None]).all()


def test_a_grey_jpeg_becomes_three_equal_channels() -> None:
    read = decode_image(encoded(Image.new("L", (16, 16), 77), "JPEG", quality=95), NAME)
    assert (read == read[:, :, :1]).all()
    assert np.abs(read.astype(int) - 77).max() <= 1


@pytest.mark.parametrize(
    ("format_name", "options"), [("PNG", {}), ("BMP", {}), ("TIFF", {}), ("TIFF", {"compression": "group4"})]
)
def test_1_bit_becomes_black_and_white(format_name: str, options: dict[str, str]) -> None:
    mask = picture()[:, :, 0] > 127
    read = decode_image(encoded(Image.fromarray(mask), format_name, **options), NAME)
    assert (read == mask[:, :, None] * np.uint8(255)).all()


@pytest.mark.parametrize("format_name", ["PNG", "BMP", "TIFF"])
def test_a_palette_is_looked_up(format_name: str) -> None:
    indexed = Image.fromarray(picture()).quantize(16)
    assert (decode_image(encoded(indexed, format_name), NAME) == np.asarray(indexed.convert("RGB"))).all()


@pytest.mark.parametrize("format_name", ["PNG", "TIFF", "WEBP"])
def test_what_is_transparent_lies_on_white(format_name: str) -> None:
    layered = Image.new("RGBA", (8, 8), (255, 0, 0, 0))
    layered.paste((10, 20, 30, 255), (0, 0, 8, 4))
    read = decode_image(encoded(layered, format_name, **LOSSLESS[format_name]), NAME)
    assert (read[:4] == (10, 20, 30)).all()
    assert (read[4:] == 255).all()


def test_half_transparent_black_is_mid_grey() -> None:
    read = decode_image(encoded(Image.new("RGBA", (4, 4), (0, 0, 0, 128)), "PNG"), NAME)
    assert (read == 127).all()


def test_grey_with_alpha_lies_on_white() -> None:
    read = decode_image(encoded(Image.new("LA", (4, 4), (0, 128)), "PNG"), NAME)
    assert (read == 127).all()


def test_a_transparent_palette_entry_is_white() -> None:
    indexed = Image.new("P", (4, 4), 1)
    indexed.putpalette([0, 0, 0, 200, 0, 0, 0, 200, 0])
    indexed.putpixel((3, 3), 2)
    read = decode_image(encoded(indexed, "PNG", transparency=1), NAME)
    assert tuple(read[0, 0]) == (255, 255, 255)
    assert tuple(read[3, 3]) == (0, 200, 0)


def test_a_transparent_colour_of_an_rgb_png_is_white() -> None:
    image = Image.new("RGB", (4, 4), (1, 2, 3))
    image.putpixel((0, 0), (9, 9, 9))
    read = decode_image(encoded(image, "PNG", transparency=(1, 2, 3)), NAME)
    assert tuple(read[0, 0]) == (9, 9, 9)
    assert tuple(read[1, 1]) == (255, 255, 255)


def test_a_cmyk_jpeg_is_not_inverted() -> None:
    ink = Image.new("CMYK", (16, 16), (0, 255, 255, 0))
    read = decode_image(encoded(ink, "JPEG", quality=95), NAME)
    assert np.abs(read.astype(int) - (255, 0, 0)).max() <= 4


def test_the_first_page_of_several_is_read() -> None:
    first, second = Image.new("RGB", (4, 4), "red"), Image.new("RGB", (4, 4), "blue")
    data = encoded(first, "TIFF", save_all=True, append_images=[second])
    assert (decode_image(data, NAME) == (255, 0, 0)).all()


def test_the_suffix_plays_no_part(tmp_path: Path) -> None:
    path = tmp_path / "really a PNG.jpg"
    path.write_bytes(encoded(Image.fromarray(picture()), "PNG"))
    assert (read_image(path) == picture()).all()


@pytest.mark.parametrize("format_name", LOSSLESS)
def test_what_is_read_can_be_written_to(format_name: str) -> None:
    data = encoded(Image.fromarray(picture()), format_name, **LOSSLESS[format_name])
    assert decode_image(data, NAME).flags.writeable


def test_a_path_with_letters_of_every_kind_is_read(tmp_path: Path) -> None:
    path = tmp_path / "Prüfteil 检查 №1.png"
    path.write_bytes(encoded_deep(deep(channels=3), ".png"))
    assert read_image(path).shape == (6, 7, 3)
