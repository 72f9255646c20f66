"""The check that a PNG is whole, which Pillow does by halves, and OpenCV pays for not doing."""

import zlib
from typing import IO

_HEAD = 8  # bytes before the first chunk, and of a chunk's length and name
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}  # by colour type
_DEFLATE = 1032  # no byte of a deflated stream becomes more than so many
_LONGEST_READ = 65536  # bytes of a chunk that is looked for: a damaged length must not reserve gigabytes


def check_png(data: bytes) -> None:
    """Raise `ValueError` for a PNG that is cut short, has a wrong checksum, or claims more than it can hold.

    A damaged chunk length made OpenCV 5.0 reserve 4 GB and take 12 s; Pillow leaves missing rows black.
    """
    view = memoryview(data)
    start, name, stored, claimed = _HEAD, b"", 0, 0
    while name != b"IEND":
        length = int.from_bytes(view[start : start + 4], "big")
        name = bytes(view[start + 4 : start + _HEAD])
        end = start + _HEAD + length
        if len(name) < 4 or end + 4 > len(data):
            raise ValueError("a PNG that is cut short")
        critical = name[:1].isupper()
        if critical and zlib.crc32(view[start + 4 : end]) != int.from_bytes(view[end : end + 4], "big"):
            raise ValueError("a PNG with a wrong checksum")
        if name == b"IHDR":
            claimed = _claimed_bytes(view[start + _HEAD : end])
        stored += length if name == b"IDAT" else 0
        start = end + 4
    if claimed > stored * _DEFLATE:
        raise ValueError("a PNG with fewer pixels than its header claims")


def find_chunk(file: IO[bytes], wanted: bytes) -> bytes:
    """Return the content of a PNG's first chunk of that name, b"" if it has none; `file` stays in place.

    Chunks are skipped, not read: it may stand behind the pixels.
    """
    before = file.tell()
    file.seek(_HEAD)
    try:
        while len(head := file.read(_HEAD)) == _HEAD:
            length = int.from_bytes(head[:4], "big")
            if head[4:] == wanted:
                return file.read(min(length, _LONGEST_READ))
            file.seek(length + 4, 1)
        return b""
    finally:
        file.seek(before)


def _claimed_bytes(header: memoryview) -> int:
    """Return how many bytes of pixels an IHDR chunk speaks of."""
    width, height = int.from_bytes(header[:4], "big"), int.from_bytes(header[4:8], "big")
    bits, colour = header[8], header[9]
    return width * height * bits * _CHANNELS.get(colour, 1) // 8
