"""The run that did not end: what to do with it is asked in place, and it goes on, starts over, or is forgotten."""

from PySide6.QtCore import QCoreApplication, QObject, Signal

from inspector.gui.pages.train.endings import interrupted
from inspector.gui.widgets.banner import Banner
from inspector.store.pending import PendingRun, forget_pending, load_pending
from inspector.store.project import Project

tr = QCoreApplication.translate


class Interrupted(QObject):
    """Asks in a banner; `wanted` carries the recipe that is to be trained, and whether it goes on where it stood."""

    wanted = Signal(object, bool)

    def __init__(self, banner: Banner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._banner = banner
        self._project: Project | None = None
        self._pending: PendingRun | None = None

    def look(self, project: Project | None) -> None:
        """Ask, where a run of this project did not end."""
        self.forget()
        if project is None or (pending := load_pending(project)) is None:
            return
        self._project, self._pending = project, pending
        answers = [
            (tr("TrainPage", "Forget it"), self._delete),
            (tr("TrainPage", "Start over"), lambda: self._want(resume=False)),
        ]
        if pending.recipe.pretraining is not None:
            answers.append((tr("TrainPage", "Resume"), lambda: self._want(resume=True)))
        self._banner.ask(interrupted(pending), answers)

    def forget(self) -> None:
        """Do nothing more with it: another run begins, or another project is open."""
        self._project = self._pending = None

    def _want(self, *, resume: bool) -> None:
        if self._pending is not None:
            self.wanted.emit(self._pending.recipe, resume)

    def _delete(self) -> None:
        if self._project is not None:
            forget_pending(self._project)
        self.forget()
