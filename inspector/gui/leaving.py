"""The way out of a project: what runs for it is asked about, stopped and waited for, and only then is it left.

So nothing of a project can arrive in the next one: no task of it is left that could tell anything.
"""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot

from inspector.gui.session import Session
from inspector.gui.task import Task


class Leaving(QObject):
    """Leaves the open project for whoever wants another one; of two wishes the later counts.

    `asked` carries a sentence on what would be stopped; then nothing happens until `agree`. `stopping` says whether
    what somebody would miss is being stopped, which may take a moment.
    """

    asked = Signal(str)
    stopping = Signal(bool)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._agreed: tuple[Task, ...] = ()
        self._wanted: Callable[[], object] | None = None  # waits for an answer
        self._then: Callable[[], object] | None = None  # waits until all has ended
        session.tasks.changed.connect(self._look)

    @property
    def missed(self) -> tuple[Task, ...]:
        """What runs for the project, and somebody would miss."""
        return tuple(task for task in self._session.tasks.of_project if not task.quiet)

    def ask(self, then: Callable[[], object]) -> None:
        """Go on with `then`, at once or when somebody has agreed that what runs is to be stopped."""
        new = [task for task in self.missed if task not in self._agreed]
        if new:
            self._wanted = then
            self.asked.emit(running_sentence(self.missed))
        else:
            self._wanted = None
            then()

    @Slot()
    def agree(self) -> None:
        """Stop what runs: that is the answer to what was asked."""
        then, self._wanted = self._wanted, None
        self._agreed = self.missed
        if then is not None:
            then()

    def leave(self, then: Callable[[], object]) -> None:
        """Ask, stop what runs for the project, and go on with `then` once all of it has ended."""
        self.ask(lambda: self._stop(then))

    def _stop(self, then: Callable[[], object]) -> None:
        self._then = then
        self._session.leave()
        if self.missed:
            self.stopping.emit(True)
        self._look()

    @Slot()
    def _look(self) -> None:
        """Go on where nothing runs any more; what was begun meanwhile is stopped, too."""
        if self._then is None:
            return
        if running := self._session.tasks.of_project:
            for task in running:
                task.cancel()
            return
        then, self._then, self._agreed = self._then, None, ()
        self.stopping.emit(False)
        then()


def running_sentence(tasks: Iterable[Task]) -> str:
    """Say what runs, and what becomes of it when it is stopped."""
    running = QCoreApplication.translate("Leaving", "{what} is running.")
    return " ".join(dict.fromkeys(task.closing or running.format(what=task.name) for task in tasks))
