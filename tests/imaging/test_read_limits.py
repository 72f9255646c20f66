"""Bombs are refused by their header, and Pillow never warns."""

import concurrent.futures
import time
import tracemalloc
import warnings
from pathlib import Path

import pytest
from PIL import Image

from inspector.core.errors import ImageUnreadable
from inspector.imaging.read import MAX_PIXELS, decode_image, read_header, read_image
from tests.imaging.builders import encoded, png, tiff

READERS = [read_image, read_header]
NAME = Path("part.png")


def cause(path: Path, reader: object = read_image) -> str:
    with pytest.raises(ImageUnreadable) as caught:
        reader(path)  # type: ignore[operator]
    assert caught.value.path == path
    return caught.value.cause


def bomb(path: Path) -> Path:
    path.write_bytes(png(60_000, 60_000, bits=8, colour=2, rows=b"\0" * 1_000_000))
    return path


@pytest.mark.parametrize("reader", READERS)
def test_a_bomb_is_refused_before_it_is_decoded(tmp_path: Path, reader: object) -> None:
    path = bomb(tmp_path / "bomb.png")
    tracemalloc.start()
    try:
        start = time.perf_counter()
        assert "too large: 60000 × 60000 pixels" in cause(path, reader)
        assert time.perf_counter() - start < 1
        assert tracemalloc.get_traced_memory()[1] < 10_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("reader", READERS)
def test_a_bomb_in_a_tiff_is_refused(tmp_path: Path, reader: object) -> None:
    path = tmp_path / "bomb.tif"
    path.write_bytes(tiff(bytes(8), width=60_000, height=60_000, bits=(8,), photometric=1))
    assert "too large" in cause(path, reader)


@pytest.mark.parametrize("reader", READERS)
def test_a_bomb_in_a_webp_is_refused(tmp_path: Path, reader: object) -> None:
    data = bytearray(encoded(Image.new("RGBA", (16, 16), (1, 2, 3, 4)), "WEBP"))
    at = data.index(b"VP8X") + 12
    data[at : at + 6] = (16_382).to_bytes(3, "little") * 2
    path = tmp_path / "bomb.webp"
    path.write_bytes(bytes(data))
    assert "too large" in cause(path, reader)


def test_an_image_that_pillow_would_warn_of_is_taken_without_a_warning(tmp_path: Path) -> None:
    width, height = 12_000, 8_000
    assert 89_478_485 < width * height < MAX_PIXELS
    path = tmp_path / "large.tif"
    path.write_bytes(encoded(Image.new("1", (width, height)), "TIFF", compression="group4"))
    assert read_header(path).width == width


ODD_TIFF = tiff(bytes(12), width=4, height=3, bits=(8,), photometric=1).replace(
    (339).to_bytes(2, "little") + b"\x03\0\x01\0\0\0", (339).to_bytes(2, "little") + b"\x03\0\xff\xff\xff\0"
)


def test_odd_metadata_raises_no_warning() -> None:
    assert decode_image(ODD_TIFF, NAME).shape == (3, 4, 3)


def test_pillow_warns_of_that_metadata_unless_it_is_kept_quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("PIL.TiffImagePlugin.warnings", warnings)
    with pytest.warns(UserWarning, match="larger than file"):
        decode_image(ODD_TIFF, NAME)


def test_reading_in_threads_leaves_the_warning_filters_alone() -> None:
    before = list(warnings.filters)
    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        shapes = list(pool.map(lambda _: decode_image(ODD_TIFF, NAME).shape, range(200)))
    assert set(shapes) == {(3, 4, 3)}
    assert list(warnings.filters) == before
