"""Image files and heat maps that the tests make themselves."""

import io
import struct
import zlib
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from inspector.core.judgement import HeatMap, Limit, Limits

LOSSLESS: dict[str, dict[str, Any]] = {"PNG": {}, "BMP": {}, "TIFF": {}, "WEBP": {"lossless": True}}


def picture(height: int = 24, width: int = 32) -> NDArray[np.uint8]:
    """A picture of which no two corners, rows or columns are alike, in blocks that JPEG keeps apart."""
    rng = np.random.default_rng(7)
    blocks = rng.integers(0, 256, (-(-height // 8), -(-width // 8), 3), dtype=np.uint8)
    return np.kron(blocks, np.ones((8, 8, 1), np.uint8))[:height, :width]


def deep(height: int = 6, width: int = 7, channels: int = 1) -> NDArray[np.uint16]:
    """16-bit values over the whole range, both ends among them."""
    values = np.random.default_rng(3).integers(0, 65536, (height, width, channels), dtype=np.uint16)
    values[0, 0], values[0, 1] = 0, 65535
    return values[:, :, 0] if channels == 1 else values


def eight(values: NDArray[Any], white: int = 65535) -> NDArray[np.uint8]:
    """The slow, obvious way from 16 bits to 8."""
    return np.minimum(np.floor(values.astype(np.float64) / white * 255 + 0.5), 255).astype(np.uint8)


def encoded(image: Image.Image, format_name: str, **options: Any) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, format_name, **options)
    return buffer.getvalue()


def encoded_deep(values: NDArray[np.uint16], suffix: str) -> bytes:
    """PNG or TIFF of 16-bit grey, RGB or RGBA."""
    order = {2: values, 3: values[..., 2::-1] if values.ndim == 3 else values}[values.ndim]
    if values.ndim == 3 and values.shape[2] == 4:
        order = values[:, :, [2, 1, 0, 3]]
    return cv2.imencode(suffix, order)[1].tobytes()


def png_chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def png(width: int, height: int, *, bits: int, colour: int, rows: bytes, extra: bytes = b"") -> bytes:
    """A PNG by hand; `rows` are the raw rows, each behind its filter byte."""
    header = struct.pack(">IIBBBBB", width, height, bits, colour, 0, 0, 0)
    chunks = png_chunk(b"IHDR", header) + extra + png_chunk(b"IDAT", zlib.compress(rows))
    return b"\x89PNG\r\n\x1a\n" + chunks + png_chunk(b"IEND", b"")


def tiff(
    pixels: bytes,
    *,
    width: int,
    height: int,
    bits: tuple[int, ...],
    photometric: int,
    order: str = "<",
    sample_format: int = 1,
    orientation: int = 1,
) -> bytes:
    """An uncompressed TIFF of one strip, by hand; `order` is "<" or ">"."""
    counts = len(bits)
    bits_at = 8
    strip_at = bits_at + 2 * counts + (2 * counts) % 4
    entries = [
        (256, 4, 1, struct.pack(order + "I", width)),
        (257, 4, 1, struct.pack(order + "I", height)),
        (258, 3, counts, struct.pack(order + "HH", bits[0], 0 if counts == 1 else bits[1])),
        (259, 3, 1, struct.pack(order + "HH", 1, 0)),
        (262, 3, 1, struct.pack(order + "HH", photometric, 0)),
        (273, 4, 1, struct.pack(order + "I", strip_at)),
        (274, 3, 1, struct.pack(order + "HH", orientation, 0)),
        (277, 3, 1, struct.pack(order + "HH", counts, 0)),
        (278, 4, 1, struct.pack(order + "I", height)),
        (279, 4, 1, struct.pack(order + "I", len(pixels))),
        (339, 3, 1, struct.pack(order + "HH", sample_format, 0)),
    ]
    if counts > 2:
        entries[2] = (258, 3, counts, struct.pack(order + "I", bits_at))
    body = b"".join(struct.pack(order + "H", depth) for depth in bits).ljust(strip_at - bits_at, b"\0")
    body += pixels + b"\0" * (len(pixels) % 2)
    start = b"II*\0" if order == "<" else b"MM\0*"
    directory = struct.pack(order + "H", len(entries))
    for tag, kind, count, value in entries:
        directory += struct.pack(order + "HHI", tag, kind, count) + value
    return start + struct.pack(order + "I", 8 + len(body)) + body + directory + b"\0\0\0\0"


def limits(review: float = 1.0, anomaly: float = 1.5) -> Limits:
    return Limits(Limit(review, 0.05, 0.05, True), Limit(anomaly, 0.01, 0.02, False))


def heat_map(values: Any, image_shape: tuple[int, int] = (240, 320)) -> HeatMap:
    return HeatMap(np.asarray(values, np.float32), image_shape)
