"""The journal of a project: recording, looking up, exporting and forgetting inspections."""

from datetime import datetime
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from inspector.core.judgement import HeatMap
from inspector.core.progress import Steps
from inspector.core.sample import Label
from inspector.store.journal.entries import BundleName, Counts, Entry, Filter, NewEntry


class Journal:
    """The inspections of one project: rows in `journal.sqlite`, pictures in `inspected/<date>/` beside it.

    Any thread may use it, also several at once; two processes may share one. As a context it closes.
    """

    @classmethod
    def open(cls, folder: Path, *, keep_all: bool = False) -> Self:
        """Open the journal in a project's folder; it is made where there is none.

        `keep_all` keeps the photographs of good parts, too. An older journal is copied beside itself, then brought
        forward. Raises `JournalTooNew`, `JournalDamaged` (it was set aside, whole), `NotWritable`, `DiskFull`.
        """
        raise NotImplementedError

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        self.close()

    def record(self, entry: NewEntry) -> int:
        """Record an inspection; it is committed when this returns its id. Raises `DiskFull`, `NotWritable`."""
        raise NotImplementedError

    def entries(self, which: Filter = Filter(), limit: int = 100, offset: int = 0) -> tuple[Entry, ...]:  # noqa: B008
        """Return entries, newest first."""
        raise NotImplementedError

    def entry(self, id: int) -> Entry | None:
        """Return one entry; None if there is none of this id."""
        raise NotImplementedError

    def heat_map(self, id: int) -> HeatMap | None:
        """Return an entry's heat map; None where there was none."""
        raise NotImplementedError

    def count(self, which: Filter = Filter()) -> Counts:  # noqa: B008
        """Return how many entries fit the filter, by how they ended."""
        raise NotImplementedError

    def counts_since(self, time: datetime) -> Counts:
        """Return how many inspections since `time` (UTC) ended how."""
        raise NotImplementedError

    def bundles(self) -> tuple[BundleName, ...]:
        """Return the bundles that judged, the newest first."""
        raise NotImplementedError

    def disagree(self, id: int, *, photograph: NDArray[np.uint8] | None = None, value: bool = True) -> Entry:
        """Note that a person does not agree with an entry; keep its photograph, if it is given and was not kept."""
        raise NotImplementedError

    def label(self, id: int, label: Label | None, kind: str = "") -> Entry:
        """Note what a person says that it is; None takes it back."""
        raise NotImplementedError

    def export_csv(self, which: Filter, destination: Path, *, images: bool = True) -> Steps[int]:
        """Write `inspections.csv`, and with `images` the pictures, into a new or empty folder; return how many rows.

        Raises `DestinationExists`, `NotWritable`, `DiskFull`.
        """
        raise NotImplementedError

    def retain(self, days: int) -> Steps[int]:
        """Forget inspections that are older than so many days, with their pictures; return how many."""
        raise NotImplementedError

    def close(self) -> None:
        """Let go of the file."""
        raise NotImplementedError
