"""The journal of a project: recording, looking up, exporting and forgetting inspections."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Lock
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, select, update

from inspector.core.errors import FolderMissing, NotWritable
from inspector.core.judgement import HeatMap, Verdict
from inspector.core.progress import Step, Steps
from inspector.core.sample import Label
from inspector.store.journal import exporting, pictures
from inspector.store.journal.database import connect, reading, writing_rows
from inspector.store.journal.entries import ALL, BundleName, Counts, Entry, Filter, NewEntry
from inspector.store.journal.migrating import bring_forward
from inspector.store.journal.rows import ENTRIES, add_entry, counted, matching, to_entry, to_heat_map, writable
from inspector.store.journal.tables import bundles, heat_maps, inspections

FILE = "journal.sqlite"
_AT_ONCE = 500  # rows that are forgotten together, so that recording never waits long


class Journal:
    """The inspections of one project: rows in `journal.sqlite`, pictures in `inspected/<date>/` beside it.

    Any thread may use it, also several at once: they read side by side and write one after the other. Two processes
    may share one. As a context it closes. Its methods raise `DiskFull` and `NotWritable` where the disk refuses,
    `JournalDamaged` where the file breaks while it is in use.
    """

    def __init__(self, folder: Path, *, keep_all: bool = False) -> None:
        """Use `open`."""
        self.folder = folder.absolute()
        self.path = self.folder / FILE
        self._keep_all = keep_all
        self._engine = connect(self.path)
        self._writer = Lock()

    @classmethod
    def open(cls, folder: Path, *, keep_all: bool = False) -> Self:
        """Open the journal in a project's folder; it is made where there is none.

        `keep_all` keeps the photographs of good parts, too. An older journal is copied beside itself, then brought
        forward. Raises `FolderMissing`, `JournalTooNew`, `JournalDamaged` (it was set aside, whole), `NotWritable`,
        `DiskFull`.
        """
        if not folder.is_dir():
            raise FolderMissing(folder)
        journal = cls(folder, keep_all=keep_all)
        try:
            had_pictures = (journal.folder / pictures.FOLDER).is_dir()
            bring_forward(journal._engine, journal.path, had_pictures=had_pictures)
        except BaseException:
            journal.close()
            raise
        return journal

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        self.close()

    def record(self, entry: NewEntry) -> int:
        """Record an inspection; it is committed, and its pictures are written, when this returns its id."""
        self._check_there()
        shown, thumbnail = entry.photograph, entry.thumbnail
        if thumbnail is None and shown is not None:
            thumbnail = pictures.thumbnail_of(shown)
        wanted = self._keep_all or entry.verdict is not Verdict.GOOD
        kept = pictures.keep(self.folder, entry.time, thumbnail=thumbnail, photograph=shown if wanted else None)
        with self._writing() as connection:
            return add_entry(connection, entry, kept)

    def entries(self, which: Filter = ALL, limit: int | None = 100, offset: int = 0) -> tuple[Entry, ...]:
        """Return entries, newest first; all of them without a limit."""
        asked = ENTRIES.where(matching(which)).order_by(inspections.c.id.desc()).limit(limit).offset(offset)
        with self._reading() as connection:
            return tuple(to_entry(row, self.folder) for row in connection.execute(asked).mappings())

    def ids(self, which: Filter = ALL, *, above: int = 0) -> tuple[int, ...]:
        """Return the ids of entries, newest first; with `above` only those that came after that one."""
        asked = select(inspections.c.id).where(matching(which), inspections.c.id > above)
        with self._reading() as connection:
            return tuple(connection.execute(asked.order_by(inspections.c.id.desc())).scalars())

    def some(self, ids: Collection[int]) -> tuple[Entry, ...]:
        """Return the entries of these ids, newest first; those that are gone are left out."""
        asked = ENTRIES.where(inspections.c.id.in_(ids)).order_by(inspections.c.id.desc())
        with self._reading() as connection:
            return tuple(to_entry(row, self.folder) for row in connection.execute(asked).mappings())

    def entry(self, id: int) -> Entry | None:
        """Return one entry; None if there is none of this id."""
        with self._reading() as connection:
            row = connection.execute(ENTRIES.where(inspections.c.id == id)).mappings().one_or_none()
            return None if row is None else to_entry(row, self.folder)

    def heat_map(self, id: int) -> HeatMap | None:
        """Return an entry's heat map; None where there was none."""
        asked = select(heat_maps, inspections.c.height, inspections.c.width).join(inspections)
        with self._reading() as connection:
            row = connection.execute(asked.where(heat_maps.c.inspection == id)).mappings().one_or_none()
            return None if row is None else to_heat_map(dict(row))

    def count(self, which: Filter = ALL) -> Counts:
        """Return how many entries fit the filter, by how they ended."""
        with self._reading() as connection:
            return counted(connection, which)

    def counts_since(self, time: datetime) -> Counts:
        """Return how many inspections since `time` (UTC) ended how."""
        return self.count(Filter(since=time))

    def bundles(self) -> tuple[BundleName, ...]:
        """Return the bundles that judged, the newest first."""
        with self._reading() as connection:
            rows = connection.execute(select(bundles.c.name, bundles.c.seal).order_by(bundles.c.id.desc()))
            return tuple(dict.fromkeys(BundleName(name, seal) for name, seal in rows))

    def disagree(self, id: int, *, photograph: NDArray[np.uint8] | None = None, value: bool = True) -> Entry:
        """Note that a person does not agree with an entry, or agrees after all; return the entry as it is now.

        `photograph` is kept where none was: the live view still has it. Raises `KeyError` for an unknown id.
        """
        changes: dict[str, Any] = {"disagreed": value}
        entry = self._known(id)
        if photograph is not None and entry.photo is None:
            changes["photo"] = pictures.keep(self.folder, entry.time, thumbnail=None, photograph=photograph).photo
        return self._change(id, changes)

    def label(self, id: int, label: Label | None, kind: str = "") -> Entry:
        """Note what a person says that it is, None to take it back; return the entry as it is now.

        Raises `KeyError` for an unknown id.
        """
        return self._change(
            id, {"label": None if label is None else str(label), "kind": writable(kind) if label else ""}
        )

    def export_csv(self, which: Filter, destination: Path, *, images: bool = True) -> Steps[int]:
        """Write `inspections.csv`, and with `images` the pictures, into a new or empty folder; return how many rows.

        It holds what was there at the start, newest first. Raises `DestinationExists`, `NotWritable`, `DiskFull`.
        """
        with self._reading() as connection:
            newest = connection.execute(select(inspections.c.id).order_by(inspections.c.id.desc()).limit(1)).scalar()
        pages = self._pages(which, newest or 0)
        return (yield from exporting.export(pages, self.count(which).total, destination, images=images))

    def retain(self, days: int) -> Steps[int]:
        """Forget inspections that are older than so many whole days, with their pictures; return how many."""
        first = datetime.now().astimezone().date() - timedelta(days=days)
        midnight = datetime(first.year, first.month, first.day).astimezone(UTC)
        old = select(inspections.c.id).where(inspections.c.time < midnight)
        total, done = self.count(Filter(until=midnight)).total, 0
        yield Step(0, total)
        while True:
            with self._writing() as connection:
                forgotten = connection.execute(inspections.delete().where(inspections.c.id.in_(old.limit(_AT_ONCE))))
            done += forgotten.rowcount
            yield Step(done, total)
            if forgotten.rowcount < _AT_ONCE:
                break
        pictures.forget_before(self.folder, first)
        return done

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def _pages(self, which: Filter, newest: int) -> Iterator[tuple[Entry, ...]]:
        """Give all entries up to an id, page by page; what is recorded meanwhile shifts nothing."""
        asked = ENTRIES.where(matching(which)).order_by(inspections.c.id.desc()).limit(_AT_ONCE)
        below = newest + 1
        while True:
            with self._reading() as connection:
                rows = connection.execute(asked.where(inspections.c.id < below)).mappings()
                page = tuple(to_entry(row, self.folder) for row in rows)
            if not page:
                return
            yield page
            below = page[-1].id

    def _known(self, id: int) -> Entry:
        entry = self.entry(id)
        if entry is None:
            raise KeyError(id)
        return entry

    def _change(self, id: int, changes: dict[str, Any]) -> Entry:
        with self._writing() as connection:
            connection.execute(update(inspections).where(inspections.c.id == id).values(changes))
        return self._known(id)

    def _check_there(self) -> None:
        """Raise `NotWritable` where the file is gone: Linux would let us write on into what nobody finds any more."""
        if not self.path.exists():
            raise NotWritable(self.path, "it was moved or deleted meanwhile")

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        self._check_there()
        with self._writer, writing_rows(self._engine, self.path) as connection:
            yield connection

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with reading(self._engine, self.path) as connection:
            yield connection
