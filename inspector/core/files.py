"""Nothing is half-written: write beside, flush, rename. What killed runs leave beside is removed later."""

import contextlib
import errno
import os
import re
import secrets
import shutil
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO

from inspector.core.errors import DiskFull, NotWritable

PART = ".part"  # what a temporary name ends with; anything that ends so is left over from a killed run
_TEMPORARY = re.compile(rf"\.[0-9a-f]{{16}}{re.escape(PART)}")


@contextlib.contextmanager
def writing(path: Path) -> Iterator[IO[bytes]]:
    """Open a binary file that appears under `path`, whole, when the block ends without an error.

    Until then, and if the block fails, whatever was at `path` stays as it was. A link is followed; a device or a
    pipe is written to as it is, for nothing can take its place.
    Raises `DiskFull`, or `NotWritable` where the disk refuses for another reason (no permission).
    """
    if path.is_symlink():
        path = path.resolve()
    if path.exists() and not path.is_file() and not path.is_dir():
        try:
            with path.open("wb") as device:
                yield device
        except OSError as error:
            raise refused(path, error) from error
        return
    part = beside(path)
    try:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with part.open("wb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            part.replace(path)
        except OSError as error:
            raise refused(path, error) from error
    finally:
        with contextlib.suppress(OSError):  # must not hide why writing failed
            part.unlink(missing_ok=True)


def beside(path: Path) -> Path:
    """Return a hidden name in the folder of `path` for what will be renamed to it; `remove_leftovers` knows such."""
    return path.with_name(f".{secrets.token_hex(8)}{PART}")


def remove_leftovers(paths: Iterable[Path], *, older_than_s: float) -> None:
    """Delete those of the paths that killed runs left, files and flat folders; young ones may be in use.

    Only what is named as `beside` names it is touched, for other programs have temporary names, too.
    """
    for path in tuple(paths):  # all of them before the first is gone
        with contextlib.suppress(OSError):  # another run may be tidying, too
            if _TEMPORARY.fullmatch(path.name) and time.time() - path.stat().st_mtime > older_than_s:
                _remove(path)


def refused(path: Path, error: OSError) -> NotWritable:
    """Return the known error for what the operating system refused to write: `DiskFull` where there is no room."""
    return DiskFull(path) if error.errno == errno.ENOSPC else NotWritable(path, reason(error))


def reason(error: OSError) -> str:
    """Say in plain words why the operating system refused."""
    if error.errno == errno.ENOSPC:
        return "the disk is full"
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return "no permission"
    return (error.strerror or str(error)).lower()


def _remove(path: Path) -> None:
    if not path.is_dir():
        path.unlink()
    elif not any(inner.is_dir() for inner in path.iterdir()):  # nothing of ours holds folders
        shutil.rmtree(path, ignore_errors=True)
