"""A TIFF may hold several pages, of which the first is used: whoever put more into one should hear of it."""

from collections.abc import Iterable
from pathlib import Path

from inspector.imaging.read import count_pages

_TIFF = {".tif", ".tiff"}
_NAMED = 3


def note_pages(paths: Iterable[Path]) -> str | None:
    """Return a note that names the TIFF files with several pages; None if there are none.

    Only files that are called .tif or .tiff are opened: this is asked of whole folders.
    """
    found = [path for path in paths if path.suffix.casefold() in _TIFF and count_pages(path) > 1]
    if not found:
        return None
    names = ", ".join(path.name for path in found[:_NAMED]) + (" …" if len(found) > _NAMED else "")
    return f"Only the first page is used of TIFF files with several: {len(found)} ({names})."
