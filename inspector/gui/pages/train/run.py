"""A run as the page holds it: the task in its thread, the newest snapshot, when it began and how long it paused."""

import time
from datetime import UTC, datetime

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot

from inspector.core.recipe import Recipe
from inspector.gui.session import Session
from inspector.services.estimating import Estimate
from inspector.services.running import Running, train_project
from inspector.services.workplace import Workplace
from inspector.store.project import Project


class Run(QObject):
    """Trains a project's next bundle in a task of the session.

    `advanced` says that `latest` is newer; then exactly one of `succeeded` (a `Trained`), `failed` (the known error),
    `cancelled` and `crashed` comes.
    """

    advanced = Signal()
    succeeded = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    crashed = Signal(object)

    def __init__(
        self,
        session: Session,
        project: Project,
        recipe: Recipe,
        workplace: Workplace,
        *,
        resume: bool = False,
        expected: Estimate | None = None,
    ) -> None:
        super().__init__(session)
        self.project, self.recipe = project, recipe
        self.started = datetime.now(UTC)
        self.latest: Running | None = None
        self._since = time.monotonic()
        self._paused_at: float | None = None
        self._paused_s = 0.0
        generator = session.stories.long(
            train_project,
            project,
            recipe,
            workplace=workplace,
            resume=resume,
            expected=expected,
            started=self.started,
        )
        closing = QCoreApplication.translate("Train", "Training is running. {what}").format(what=self.kept)
        self._task = session.tasks.start(generator, QCoreApplication.translate("Train", "Training"), closing=closing)
        self._task.advanced.connect(self._fetch)
        self._task.succeeded.connect(self.succeeded)
        self._task.failed.connect(self.failed)
        self._task.cancelled.connect(self.cancelled)
        self._task.crashed.connect(self.crashed)

    @property
    def kept(self) -> str:
        """What is not lost when it is stopped, as a sentence."""
        if self.recipe.pretraining is None:
            return QCoreApplication.translate("Train", "It would have to start over.")
        return QCoreApplication.translate("Train", "What it has pretrained is kept, and it can be resumed.")

    @property
    def elapsed_s(self) -> float:
        """Seconds since it began, without pauses."""
        now = self._paused_at if self._paused_at is not None else time.monotonic()
        return now - self._since - self._paused_s

    @property
    def paused(self) -> bool:
        """Whether it waits between two steps."""
        return self._paused_at is not None

    def start(self) -> None:
        """Begin."""
        self._since = time.monotonic()
        self._task.start()

    def pause(self) -> None:
        """Wait after the step in hand."""
        if not self.paused:
            self._paused_at = time.monotonic()
            self._task.pause()

    def resume(self) -> None:
        """Go on."""
        if self._paused_at is not None:
            self._paused_s += time.monotonic() - self._paused_at
            self._paused_at = None
            self._task.resume()

    def cancel(self) -> None:
        """Stop after the step in hand."""
        self._task.cancel()

    @Slot()
    def _fetch(self) -> None:
        found = self._task.latest()
        if found is not None:
            self.latest = found
            self.advanced.emit()
