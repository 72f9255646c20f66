from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageOps

from inspector.imaging.read import decode_image, read_header, read_image
from tests.imaging.builders import (
    LOSSLESS,
    deep,
    eight,
    encoded,
    picture,
    png,
    png_chunk,
    tiff,
)

NAME = Path("part.png")


def turned(image: np.ndarray, orientation: int) -> np.ndarray:
    """What Pillow makes of an orientation."""
    tagged = Image.fromarray(image)
    tagged.getexif()[0x0112] = orientation
    return np.asarray(ImageOps.exif_transpose(tagged))


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("format_name", ["PNG", "WEBP", "TIFF"])
def test_every_exif_orientation_is_turned_upright(orientation: int, format_name: str) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    data = encoded(Image.fromarray(picture()), format_name, exif=exif, **LOSSLESS[format_name])
    assert (decode_image(data, NAME) == turned(picture(), orientation)).all()


@pytest.mark.parametrize(
    ("orientation", "corner"),
    [(1, "tl"), (2, "tr"), (3, "br"), (4, "bl"), (5, "tl"), (6, "tr"), (7, "br"), (8, "bl")],
)
def test_a_jpegs_first_corner_goes_where_the_orientation_says(orientation: int, corner: str) -> None:
    image = Image.new("RGB", (32, 16))
    image.paste("white", (0, 0, 8, 8))
    exif = Image.Exif()
    exif[0x0112] = orientation
    read = decode_image(encoded(image, "JPEG", exif=exif, quality=95), NAME)
    row, column = {"t": 0, "b": -1}[corner[0]], {"l": 0, "r": -1}[corner[1]]
    assert read.shape == ((16, 32, 3) if orientation < 5 else (32, 16, 3))
    assert (read > 127).mean() == pytest.approx(64 / 512)
    assert read[row, column].min() > 240


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("channels", [1, 3])
def test_16_bit_tiffs_are_turned_upright(orientation: int, channels: int) -> None:
    values = deep(channels=channels)
    data = tiff(
        values.astype("<u2").tobytes(),
        width=7,
        height=6,
        bits=(16,) * channels,
        photometric=1 if channels == 1 else 2,
        orientation=orientation,
    )
    small = eight(values if channels == 3 else np.repeat(values[:, :, None], 3, axis=2))
    assert (decode_image(data, NAME) == turned(small, orientation)).all()


@pytest.mark.parametrize("orientation", range(1, 9))
def test_16_bit_colour_pngs_are_turned_upright(orientation: int) -> None:
    values = deep(channels=3)
    exif = Image.Exif()
    exif[0x0112] = orientation
    mark = png_chunk(b"eXIf", exif.tobytes().removeprefix(b"Exif\0\0"))
    rows = b"".join(b"\0" + row.astype(">u2").tobytes() for row in values)
    data = png(7, 6, bits=16, colour=2, rows=rows, extra=mark)
    assert (decode_image(data, NAME) == turned(eight(values), orientation)).all()


@pytest.mark.parametrize("orientation", [0, 9, 6000])
def test_an_orientation_that_does_not_exist_is_ignored(orientation: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    assert (decode_image(encoded(Image.fromarray(picture()), "PNG", exif=exif), NAME) == picture()).all()


def test_damaged_exif_spoils_no_pixels() -> None:
    data = encoded(Image.fromarray(picture()), "PNG", exif=b"Exif\0\0II*\0\x08\0\0\0\xff\xff\x12\x01")
    assert (decode_image(data, NAME) == picture()).all()


def test_exif_behind_the_pixels_of_a_png_counts(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    whole = encoded(Image.fromarray(picture(24, 40)), "PNG")
    path = tmp_path / "part.png"
    mark = png_chunk(b"eXIf", exif.tobytes().removeprefix(b"Exif\0\0"))
    path.write_bytes(whole[:-12] + mark + whole[-12:])
    assert (read_image(path) == turned(picture(24, 40), 6)).all()
    assert read_header(path).height == 40
