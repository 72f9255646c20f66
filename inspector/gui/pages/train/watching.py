"""Watching a run while it learns: its view is refreshed by the clock, with the load of the PC and with plots."""

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Slot

from inspector.gui.pages.train.run import Run
from inspector.gui.pages.train.run_view import RunView
from inspector.gui.plots.panel import warm_plots
from inspector.gui.session import Session
from inspector.gui.window.meter import LoadMeter

_REFRESH_MS = 200


class Watching(QObject):
    """Watches one run at a time. `warm`: pyqtgraph is imported, and a run gets its plots at once."""

    def __init__(self, session: Session, view: RunView) -> None:
        super().__init__(view)
        self.warm = False
        self._session, self._view = session, view
        self._run: Run | None = None
        self._meter: LoadMeter | None = None
        self._warming = False
        self._clock = QTimer(self)
        self._clock.setInterval(_REFRESH_MS)
        self._clock.timeout.connect(self.refresh)

    def get_ready(self) -> None:
        """Import what plots, once, away from the UI thread."""
        if self._warming:
            return
        self._warming = True
        name = QCoreApplication.translate("TrainPage", "Getting plots ready")
        task = self._session.tasks.start(warm_plots(), name, quiet=True, lasting=True)
        task.succeeded.connect(self._warmed)
        task.start()

    def begin(self, run: Run) -> None:
        """Watch a run that its view was made ready for."""
        self._run = run
        self._meter = LoadMeter(self._session, self)
        self._meter.changed.connect(self._view.show_load)
        self._make_plots()
        self._clock.start()

    def end(self) -> None:
        """Show how it stood in the end, and watch no more."""
        self.refresh()
        self._run = None
        self._clock.stop()
        if self._meter is not None:
            self._meter.stop()
            self._meter.deleteLater()
            self._meter = None

    @Slot()
    def refresh(self) -> None:
        """Show news by the clock: a stage of many quick steps must not keep the window busy."""
        if self._run is not None and self._view.isVisible():
            self._view.refresh(self._run)

    @Slot()
    def _warmed(self) -> None:
        self.warm = True
        self._make_plots()

    def _make_plots(self) -> None:
        if self._run is not None and self.warm:
            self._view.make_plots(self._run)
