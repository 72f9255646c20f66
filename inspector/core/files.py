"""Nothing is half-written: write beside, flush, rename."""

import contextlib
import errno
import os
import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from inspector.core.errors import NotWritable

PART = ".part"  # what a temporary name ends with; anything that ends so is left over from a killed run


@contextlib.contextmanager
def writing(path: Path) -> Iterator[IO[bytes]]:
    """Open a binary file that appears under `path`, whole, when the block ends without an error.

    Until then, and if the block fails, whatever was at `path` stays as it was. A link is followed; a device or a
    pipe is written to as it is, for nothing can take its place.
    Raises `NotWritable` where the disk refuses (full, no permission).
    """
    if path.is_symlink():
        path = path.resolve()
    if path.exists() and not path.is_file() and not path.is_dir():
        try:
            with path.open("wb") as device:
                yield device
        except OSError as error:
            raise NotWritable(path, reason(error)) from error
        return
    part = path.with_name(f".{secrets.token_hex(8)}{PART}")
    try:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with part.open("wb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            part.replace(path)
        except OSError as error:
            raise NotWritable(path, reason(error)) from error
    finally:
        with contextlib.suppress(OSError):  # must not hide why writing failed
            part.unlink(missing_ok=True)


def reason(error: OSError) -> str:
    """Say in plain words why the operating system refused."""
    if error.errno == errno.ENOSPC:
        return "the disk is full"
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return "no permission to write there"
    return (error.strerror or str(error)).lower()
