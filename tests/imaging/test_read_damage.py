"""Whatever a file holds, reading it gives an image or `ImageUnreadable`, and never a warning."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from PIL import Image

from inspector.core.errors import ImageUnreadable
from inspector.imaging.read import decode_image, read_header
from tests.imaging.builders import deep, encoded, encoded_deep, picture

NAME = Path("part.png")


def valid_files() -> dict[str, bytes]:
    image = Image.fromarray(picture())
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "a maker with a long name"
    return {
        "png": encoded(image, "PNG", exif=exif),
        "png palette": encoded(image.quantize(8), "PNG", transparency=1),
        "png animated": encoded(image, "PNG", save_all=True, append_images=[image.rotate(90)]),
        "png 16": encoded_deep(deep(), ".png"),
        "png 16 rgb": encoded_deep(deep(channels=3), ".png"),
        "jpeg": encoded(image, "JPEG", exif=exif),
        "jpeg progressive": encoded(image, "JPEG", progressive=True),
        "jpeg cmyk": encoded(image.convert("CMYK"), "JPEG"),
        "bmp": encoded(image, "BMP"),
        "bmp palette": encoded(image.quantize(8), "BMP"),
        "tiff": encoded(image, "TIFF", exif=exif),
        "tiff lzw": encoded(image, "TIFF", compression="tiff_lzw"),
        "tiff 16 rgb": encoded_deep(deep(channels=3), ".tiff"),
        "webp": encoded(image, "WEBP", exif=exif),
        "webp lossless": encoded(image.convert("RGBA"), "WEBP", lossless=True),
    }


FILES = valid_files()
QUICK = settings(
    max_examples=80,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def assert_image_or_unreadable(data: bytes) -> None:
    try:
        image = decode_image(data, NAME)
    except ImageUnreadable:
        return
    assert image.dtype == np.uint8
    assert image.ndim == 3
    assert image.shape[2] == 3
    assert image.size > 0


@st.composite
def damaged(draw: st.DrawFn, data: bytes) -> bytes:
    """The bytes with a few flipped, put in or cut out; more often in the head, where decoders err most."""
    hurt = bytearray(data)
    for _ in range(draw(st.integers(1, 4))):
        limit = len(hurt) - 1 if draw(st.booleans()) else min(len(hurt) - 1, 100)
        place = draw(st.integers(0, max(0, limit)))
        kind = draw(st.sampled_from(["set", "flip", "cut", "insert", "remove"]))
        if kind == "set":
            hurt[place : place + 1] = draw(st.sampled_from([b"\0", b"\1", b"\x7f", b"\x80", b"\xff"]))
        elif kind == "flip":
            hurt[place] ^= 1 << draw(st.integers(0, 7))
        elif kind == "cut":
            del hurt[max(place, 8) :]
        elif kind == "insert":
            hurt[place:place] = draw(st.binary(min_size=1, max_size=9))
        else:
            del hurt[place : place + draw(st.integers(1, 9))]
        if not hurt:
            break
    return bytes(hurt)


@pytest.mark.parametrize("kind", FILES)
def test_the_undamaged_file_is_read(kind: str) -> None:
    assert decode_image(FILES[kind], NAME).size > 0


@pytest.mark.parametrize("kind", FILES)
@QUICK
@given(choice=st.data())
def test_a_damaged_file_is_an_image_or_unreadable(kind: str, choice: st.DataObject) -> None:
    assert_image_or_unreadable(choice.draw(damaged(FILES[kind])))


@QUICK
@example(b"BM")
@example(b"II*\0")
@example(b"MM\0+")
@example(b"\x89PNG\r\n\x1a\n")
@example(b"\xff\xd8\xff")
@example(b"RIFF\0\0\0\0WEBPVP8 ")
@given(st.binary(max_size=400))
def test_random_bytes_are_unreadable(data: bytes) -> None:
    assert_image_or_unreadable(data)


@pytest.mark.parametrize(
    "start", [b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\0", b"MM\0*", b"RIFF\x30\0\0\0WEBPVP8X"]
)
@QUICK
@given(rest=st.binary(max_size=400))
def test_random_bytes_behind_a_signature_are_unreadable(start: bytes, rest: bytes) -> None:
    assert_image_or_unreadable(start + rest)


@pytest.mark.parametrize("kind", ["png", "jpeg", "tiff", "webp", "bmp"])
@settings(parent=QUICK, max_examples=40)
@given(choice=st.data())
def test_a_damaged_header_is_a_header_or_unreadable(kind: str, choice: st.DataObject, tmp_path: Path) -> None:
    path = tmp_path / "part"
    path.write_bytes(choice.draw(damaged(FILES[kind])))
    try:
        header = read_header(path)
    except ImageUnreadable:
        return
    assert header.width > 0
    assert header.height > 0
    assert header.bits in (8, 16)
