"""What one file is: an image with its size and hash, one that cannot be used, or none of our business."""

import hashlib
import os
from pathlib import Path

from inspector.core.errors import ImageUnreadable
from inspector.core.files import reason
from inspector.data.index import Facts
from inspector.data.walk import File
from inspector.imaging.read import IMAGE_SUFFIXES, looks_like_image, read_header

CHANGED = "was changed while it was being read; scan the folder again"
_CHUNK = 1 << 20


def examine(file: File) -> tuple[Facts, bool]:
    """Return what the file is, and whether that stays true while its size and time of change stay the same.

    What an image file holds counts, not which image suffix it has. The hash is of the bytes on disk.
    """
    try:
        facts = _as_image(file) if file.path.suffix.casefold() in IMAGE_SUFFIXES else _as_other(file)
        return (facts, True) if _unchanged(file) else (Facts(cause=CHANGED), False)
    except OSError as error:
        return Facts(cause=f"cannot be read: {reason(error)}"), False
    except ImageUnreadable as error:
        return Facts(cause=error.cause), not _refused(error)


def hash_file(path: Path) -> str:
    """Return the SHA-256 of a file's bytes, hexadecimal, in little memory. Raises `OSError`."""
    digest = hashlib.sha256()
    with path.open("rb", buffering=0) as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def _as_image(file: File) -> Facts:
    header = read_header(file.path)
    return Facts(hash_file(file.path), header.width, header.height, header.bits)


def _as_other(file: File) -> Facts:
    """Reject an image that is named as something else; anything else is passed over."""
    if not os.access(file.path, os.R_OK):
        raise PermissionError(13, "permission denied")
    found = looks_like_image(file.path)
    if found is None:
        return Facts()
    named = f"named {file.path.suffix}" if file.path.suffix else "its name has no suffix"
    return Facts(cause=f"is a {found} but {named}: rename it")


def _unchanged(file: File) -> bool:
    now = file.path.stat()
    return (now.st_size, now.st_mtime_ns) == (file.size, file.mtime_ns)


def _refused(error: ImageUnreadable) -> bool:
    """Tell whether the system refused the file, which may pass; decoders set no error number."""
    return isinstance(error.__cause__, OSError) and error.__cause__.errno is not None
