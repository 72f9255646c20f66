"""Writes prepared pictures so that what can be read is whole: pixels first, flushed, then their index."""

import contextlib
import json
import os
import secrets
from collections.abc import Iterator
from dataclasses import astuple
from pathlib import Path
from typing import IO, Self

import numpy as np
from numpy.typing import NDArray

from inspector.core.errors import NotWritable
from inspector.core.files import reason, writing
from inspector.data.shards import INDEX, PIXELS, Place, checksum, lock, pixel_hash

SHARD_BYTES = 1 << 28  # 256 MB: each shard in use holds a file open, and a process may hold about a thousand


class ShardWriter:
    """Appends pictures to shards of its own, so that several processes may write to one folder.

    Pictures are sealed every `seal_bytes`: they can be read from then on and survive a kill. As a context it
    also seals at the end, and when it is cancelled; after an error what was sealed before stays. `written`
    lists the indexes of the shards with sealed pictures.
    """

    def __init__(self, folder: Path, *, seal_bytes: int) -> None:
        self.written: list[Path] = []
        self._folder, self._seal_bytes = folder, seal_bytes
        self._file: IO[bytes] | None = None
        self._places: dict[str, Place] = {}
        self._end = self._sealed = 0  # bytes of pixels written, and of those sealed

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        try:
            if kind is None:
                self._finish()
            elif kind is GeneratorExit:
                with contextlib.suppress(NotWritable):
                    self._finish()
        finally:
            self._let_go()

    def add(self, content: str, picture: NDArray[np.uint8]) -> None:
        """Append uint8 (h, w, 3) under the hash of the file it comes from. Raises `NotWritable`."""
        picture = np.ascontiguousarray(picture)
        height, width = picture.shape[:2]
        file = self._file = self._file or self._begin()
        with _refusals(file):
            file.write(picture.data)
        self._places[content] = Place(self._end, height, width, checksum(picture), pixel_hash(picture))
        self._end += picture.size
        if self._end - self._sealed >= self._seal_bytes:
            self._seal(file)
        if self._end >= SHARD_BYTES:
            self._finish()

    def _begin(self) -> IO[bytes]:
        path = self._folder / f"{secrets.token_hex(16)}{PIXELS}"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            file = path.open("xb")
        except OSError as error:
            raise NotWritable(path, reason(error)) from error
        lock(file)
        self._places, self._end, self._sealed = {}, 0, 0
        return file

    def _seal(self, file: IO[bytes]) -> None:
        with _refusals(file):
            file.flush()
            os.fsync(file.fileno())
        index = Path(file.name).with_suffix(INDEX)
        rows = {content: astuple(place) for content, place in self._places.items()}
        with writing(index) as out:
            out.write(json.dumps(rows, separators=(",", ":")).encode())
        self.written += [] if index in self.written else [index]
        self._sealed = self._end

    def _finish(self) -> None:
        if self._file is not None:
            self._seal(self._file)
            self._let_go()

    def _let_go(self) -> None:
        """Close the file, without what was not sealed."""
        if self._file is None:
            return
        file, self._file = self._file, None
        with contextlib.suppress(OSError):  # a full disk refuses the last bytes once more
            file.close()
        with contextlib.suppress(OSError):
            if self._sealed:
                os.truncate(file.name, self._sealed)
            else:
                Path(file.name).unlink()


@contextlib.contextmanager
def _refusals(file: IO[bytes]) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise NotWritable(file.name, reason(error)) from error
