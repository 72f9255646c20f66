"""What the Images page remembers from one window to the next: size and order of its thumbnails, and the last image."""

from pathlib import Path

from inspector.gui.pages.images.grid import LEAST, MOST, USUAL
from inspector.gui.pages.images.shown import Sort
from inspector.gui.session import Session

_SIZE, _SORT, _LAST = "images/size", "images/sort", "images/last"


class Remembered:
    """Reads what stands there, which may be anything, and keeps what is chosen."""

    def __init__(self, session: Session) -> None:
        self._session = session

    @property
    def size(self) -> int:
        """How wide a thumbnail is."""
        return max(LEAST, min(MOST, round(self._session.remembered(_SIZE, USUAL))))

    @size.setter
    def size(self, width: int) -> None:
        self._session.state.setValue(_SIZE, width)

    @property
    def sort(self) -> Sort:
        """In which order they stand."""
        sort = str(self._session.state.value(_SORT, Sort.NEWEST.value))
        return Sort(sort) if sort in [order.value for order in Sort] else Sort.NEWEST

    @sort.setter
    def sort(self, sort: Sort) -> None:
        self._session.state.setValue(_SORT, sort.value)

    @property
    def last(self) -> Path | None:
        """Which image was looked at."""
        last = str(self._session.state.value(_LAST, ""))
        return Path(last) if last else None

    @last.setter
    def last(self, path: Path) -> None:
        self._session.state.setValue(_LAST, str(path))
