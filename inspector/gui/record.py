"""The journal of the open project as the window knows it: asked in a thread, one question after the other.

SQLite answers quickly, but a disk may not, and another program may be writing: the window never waits for either.
"""

from collections import deque
from collections.abc import Callable, Generator
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Signal, Slot
from shiboken6 import isValid

from inspector.core.errors import InspectorError
from inspector.gui.task import Task, Tasks

if TYPE_CHECKING:
    from inspector.store.journal.journal import Journal

T = TypeVar("T")
_FILE = "journal.sqlite"


class Desk:
    """Holds a project's journal, opened by the thread that first needs it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._lock = Lock()
        self._journal: Journal | None = None

    def journal(self) -> "Journal":
        """Return the journal; it is made where there is none. Raises what `Journal.open` raises."""
        from inspector.store.journal.journal import Journal

        with self._lock:
            if self._journal is None:
                self._journal = Journal.open(self.root)
            return self._journal

    def journal_if_any(self) -> "Journal | None":
        """Return the journal; None where nothing was ever recorded."""
        return self.journal() if self._journal is not None or (self.root / _FILE).exists() else None

    def close(self) -> None:
        """Let go of the file."""
        if self._journal is not None:
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
        self._tasks = tasks
        self._desk: Desk | None = None
        self._asked: deque[_Asked] = deque()
        self._in_hand: _Asked | None = None
        self._task: Task | None = None

    @property
    def desk(self) -> Desk | None:
        """The journal for tasks that others begin; None without a project."""
        return self._desk

    def open(self, root: Path | None) -> None:
        """Turn to the journal of another project, or to none."""
        self._asked.clear()
        self._in_hand = None
        old, self._desk = self._desk, None if root is None else Desk(root)
        if old is not None:
            if self._task is not None:
                self._task.finished.connect(old.close)
            else:
                old.close()
        self._task = None

    def close(self) -> None:
        """Let go of the file, once no task is left that reads it."""
        self._task = None
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

    def _next(self) -> None:
        if self._task is not None or not self._asked or self._desk is None:
            return
        asked = self._in_hand = self._asked.popleft()
        self._task = self._tasks.start(_answered(self._desk, asked), self.tr("Reading the history"), quiet=True)
        self._task.succeeded.connect(self._on_answered)
        self._task.failed.connect(self._on_failed)
        self._task.finished.connect(self._on_finished)
        self._task.start()

    @Slot(object)
    def _on_answered(self, found: Any) -> None:
        asked = self._in_hand
        if self.sender() is self._task and asked is not None and isValid(asked.asker):
            asked.answer(found)

    @Slot(object)
    def _on_failed(self, error: InspectorError) -> None:
        if self.sender() is self._task:
            self.failed.emit(error)

    @Slot()
    def _on_finished(self) -> None:
        if self.sender() is self._task:
            self._task = self._in_hand = None
            self._next()


def _answered(desk: Desk, asked: _Asked) -> Generator[None, None, Any]:
    yield
    journal = desk.journal_if_any()
    return asked.otherwise if journal is None else asked.question(journal)
