import os
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from inspector.core.errors import ImageUnreadable
from inspector.imaging.read import decode_image, read_header, read_image
from tests.imaging.builders import deep, encoded, encoded_deep, picture, png, tiff

READERS = [read_image, read_header]
NAME = Path("part.png")


def cause(path: Path, reader: object = read_image) -> str:
    with pytest.raises(ImageUnreadable) as caught:
        reader(path)  # type: ignore[operator]
    assert caught.value.path == path
    return caught.value.cause


@pytest.mark.parametrize("reader", READERS)
def test_a_missing_file_says_so(tmp_path: Path, reader: object) -> None:
    assert "no such file" in cause(tmp_path / "gone.png", reader)


@pytest.mark.parametrize("reader", READERS)
def test_a_file_below_a_file_says_so(tmp_path: Path, reader: object) -> None:
    (tmp_path / "a.png").write_bytes(b"x")
    assert "no such file" in cause(tmp_path / "a.png" / "b.png", reader)


@pytest.mark.parametrize("reader", READERS)
def test_an_empty_file_says_so(tmp_path: Path, reader: object) -> None:
    path = tmp_path / "empty.png"
    path.touch()
    assert "empty (0 bytes)" in cause(path, reader)


@pytest.mark.parametrize("reader", READERS)
def test_a_folder_says_so(tmp_path: Path, reader: object) -> None:
    assert "a folder" in cause(tmp_path, reader)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no named pipes")
@pytest.mark.parametrize("reader", READERS)
def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path, reader: object) -> None:
    os.mkfifo(tmp_path / "pipe.png")
    assert "not a regular file" in cause(tmp_path / "pipe.png", reader)


@pytest.mark.parametrize("reader", READERS)
def test_a_name_that_no_file_can_have_is_refused(reader: object) -> None:
    assert "could not be read" in cause(Path("a\0b.png"), reader)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
@pytest.mark.parametrize("reader", READERS)
def test_a_file_without_permission_says_so(tmp_path: Path, reader: object) -> None:
    path = tmp_path / "locked.png"
    path.write_bytes(encoded(Image.new("RGB", (4, 4)), "PNG"))
    path.chmod(0)
    assert "no permission" in cause(path, reader)


def test_a_refusal_of_the_system_is_told_in_plain_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "locked.png"
    path.write_bytes(b"x")

    def refuse(*_: object) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert "no permission" in cause(path)


@pytest.mark.parametrize(
    ("content", "likeness"),
    [
        (b"Just some words.\n", "a text file"),
        (b"%PDF-1.7\n", "a PDF"),
        (b"<!DOCTYPE html><html>", "a web page"),
        (b"GIF89a\x01\x00", "a GIF"),
        (b"PK\x03\x04\x14\x00", "a ZIP archive"),
        (b"\0\0\0\x18ftypheic\0\0", "an HEIC photo"),
        (b"\0" * 300, "nothing but zeros"),
    ],
)
@pytest.mark.parametrize("reader", READERS)
def test_what_is_no_image_is_named(tmp_path: Path, content: bytes, likeness: str, reader: object) -> None:
    path = tmp_path / "photo.png"
    path.write_bytes(content)
    assert likeness in cause(path, reader)


def test_unknown_bytes_are_not_an_image(tmp_path: Path) -> None:
    path = tmp_path / "photo.png"
    path.write_bytes(b"\x01\x02\x03\x04")
    assert cause(path).startswith("not an image; PNG, JPEG, BMP, TIFF and WebP are read")


@pytest.mark.parametrize("format_name", ["PNG", "JPEG", "BMP", "TIFF", "WEBP"])
@pytest.mark.parametrize("kept", [0.2, 0.6, 0.95])
def test_a_truncated_file_says_so(format_name: str, kept: float) -> None:
    data = encoded(Image.effect_noise((120, 90), 60).convert("RGB"), format_name)
    with pytest.raises(ImageUnreadable, match="damaged or cut short; copy it again"):
        decode_image(data[: int(len(data) * kept)], NAME)


@pytest.mark.parametrize("suffix", [".png", ".tiff"])
@pytest.mark.parametrize("channels", [1, 3])
def test_a_truncated_16_bit_file_says_so(suffix: str, channels: int) -> None:
    data = encoded_deep(deep(60, 70, channels), suffix)
    with pytest.raises(ImageUnreadable, match="damaged or cut short"):
        decode_image(data[: len(data) // 2], NAME)


def test_one_wrong_bit_in_a_png_is_noticed() -> None:
    data = bytearray(encoded(Image.fromarray(picture()), "PNG"))
    data[data.index(b"IDAT") + 20] ^= 1
    with pytest.raises(ImageUnreadable, match="damaged"):
        decode_image(bytes(data), NAME)


def test_a_tiff_with_fewer_rows_than_it_claims_is_damaged() -> None:
    data = bytearray(tiff(bytes(12), width=4, height=3, bits=(8,), photometric=1))
    height_entry = data.index((257).to_bytes(2, "little") + (4).to_bytes(2, "little"))
    data[height_entry + 8 : height_entry + 12] = (1_000_000).to_bytes(4, "little")
    with pytest.raises(ImageUnreadable, match="damaged"):
        decode_image(bytes(data), NAME)


def test_a_png_with_fewer_rows_than_it_claims_is_damaged() -> None:
    with pytest.raises(ImageUnreadable, match="damaged"):
        decode_image(png(10_000, 10_000, bits=8, colour=2, rows=b"\0" * 100), NAME)


def test_too_little_memory_is_told_in_plain_words(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> np.ndarray:
        raise MemoryError

    monkeypatch.setattr("inspector.imaging.read.to_rgb", refuse)
    with pytest.raises(ImageUnreadable, match="too large for the memory of this PC"):
        decode_image(encoded(Image.new("RGB", (4, 4)), "PNG"), NAME)


def test_a_tiff_of_a_kind_that_is_not_read_says_what_to_do() -> None:
    data = tiff(bytes(24), width=2, height=2, bits=(16, 16, 16), photometric=1)
    with pytest.raises(ImageUnreadable, match=r"a kind of TIFF that cannot be read here .*; save it as"):
        decode_image(data, NAME)


def test_the_message_names_the_file() -> None:
    with pytest.raises(ImageUnreadable, match=r"^part\.png: "):
        decode_image(b"nonsense", NAME)
