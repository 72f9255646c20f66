"""The journal of the open project as the window knows it: asked in a thread, one question after the other.

SQLite answers quickly, but a disk may not, and another program may be writing: the window never waits for either.
"""

from collections import deque
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Signal, Slot
from shiboken6 import isValid

from inspector.gui.latest import Latest
from inspector.gui.task import Tasks

if TYPE_CHECKING:
    from inspector.store.journal.journal import Journal

T = TypeVar("T")
_FILE = "journal.sqlite"


class Desk:
    """Lends a project's journal to threads, opened by the first that needs it.

    Once it is closed the file is let go as soon as nobody has the journal any more.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self._lock = Lock()
        self._journal: Journal | None = None
        self._lent = 0  # how many have it now
        self._closed = False

    @contextmanager
    def journal(self) -> "Iterator[Journal]":
        """Lend the journal; it is made where there is none. Raises what `Journal.open` raises."""
        from inspector.store.journal.journal import Journal

        with self._lock:
            if self._journal is None:
                self._journal = Journal.open(self.root)
            self._lent += 1
        try:
            yield self._journal
        finally:
            with self._lock:
                self._lent -= 1
                self._let_go()

    def is_empty(self) -> bool:
        """Tell whether nothing was ever recorded."""
        return self._journal is None and not (self.root / _FILE).exists()

    def close(self) -> None:
        """Let go of the file, at once or when the last who has the journal gives it back."""
        with self._lock:
            self._closed = True
            self._let_go()

    def _let_go(self) -> None:
        if self._closed and not self._lent and self._journal is not None:
            self._journal.close()
            self._journal = None


@dataclass(frozen=True, slots=True)
class _Asked:
    asker: QObject
    question: "Callable[[Journal], Any]"
    answer: Callable[[Any], None]
    otherwise: Any


class Record(QObject):
    """The journal of the project that is open.

    `grown`: rows came. `noted` carries the id of a row that somebody said something of. `failed` carries a known
    error. Answers come in the window's thread, and never those of a project that is no longer open.
    """

    grown = Signal()
    noted = Signal(int)
    failed = Signal(object)

    def __init__(self, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk: Desk | None = None
        self._asked: deque[_Asked] = deque()
        self._asking = Latest(tasks, self)
        self._asking.failed.connect(self.failed)
        self._asking.ended.connect(self._next)

    @property
    def desk(self) -> Desk | None:
        """The journal for tasks that others begin; None without a project."""
        return self._desk

    def open(self, root: Path | None) -> None:
        """Turn to the journal of another project, or to none."""
        self.leave()
        self._asking.forget()
        if self._desk is not None:
            self._desk.close()
        self._desk = None if root is None else Desk(root)

    def leave(self) -> None:
        """Ask nothing more of the project, which is about to be left."""
        self._asked.clear()

    def close(self) -> None:
        """Let go of the file."""
        self.open(None)

    def ask(
        self, asker: QObject, question: "Callable[[Journal], T]", answer: Callable[[T], None], *, otherwise: T
    ) -> None:
        """Ask in a thread; `answer` gets what came of it, or `otherwise` where nothing was ever recorded.

        Nobody is told anything once `asker` is gone.
        """
        if self._desk is not None:
            self._asked.append(_Asked(asker, question, answer, otherwise))
            self._next()

    @Slot()
    def _next(self) -> None:
        if self._asking.running or not self._asked or self._desk is None:
            return
        asked = self._asked.popleft()
        self._asking.start(_answered(self._desk, asked), self.tr("Reading the history"), partial(_answer, asked))


def _answered(desk: Desk, asked: _Asked) -> Generator[None, None, Any]:
    yield
    if desk.is_empty():
        return asked.otherwise
    with desk.journal() as journal:
        return asked.question(journal)


def _answer(asked: _Asked, found: Any) -> None:
    if isValid(asked.asker):
        asked.answer(found)
