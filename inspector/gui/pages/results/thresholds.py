"""Limits moved by hand: what is pending is said, applied, or put back; the bundle judges by them once it is saved."""

from PySide6.QtCore import QObject, Slot

from inspector.core.judgement import Limits
from inspector.gui.pages.results.figures import FiguresView
from inspector.gui.pages.results.loading import Loader
from inspector.gui.session import Session
from inspector.gui.widgets.viewer import figure
from inspector.runtime.bundle import Bundle


class Thresholds(QObject):
    """Between the figures, where thresholds are dragged, and the loader, which saves them."""

    def __init__(self, session: Session, loader: Loader, figures: FiguresView, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._loader, self._figures = session, loader, figures
        figures.moved.connect(self.show_pending)
        figures.reset_wanted.connect(self._reset)
        figures.apply_wanted.connect(self._apply)
        figures.restore_wanted.connect(self._restore)
        loader.changed.connect(self._say)

    @Slot()
    def show_pending(self) -> None:
        """Say whether the thresholds were moved and are not in use."""
        shown, limits = self._figures.shown, self._figures.limits
        if shown is not None and limits is not None:
            facts = shown.bundle.facts
            moved = _values(limits) != _values(facts.limits)
            self._figures.show_pending(moved=moved, restorable=facts.trained_limits is not None)

    @Slot()
    def _reset(self) -> None:
        if self._figures.shown is not None:
            self._figures.show_limits(self._figures.shown.bundle.facts.limits)
            self.show_pending()

    @Slot()
    def _apply(self) -> None:
        if self._figures.shown is not None and self._figures.limits is not None:
            self._loader.move_limits(self._figures.shown.bundle, self._figures.limits)

    @Slot()
    def _restore(self) -> None:
        if self._figures.shown is not None:
            self._loader.restore_limits(self._figures.shown.bundle)

    @Slot(object)
    def _say(self, bundle: Bundle) -> None:
        limits = bundle.facts.limits
        words = self.tr("{name} judges by {review} and {anomaly} from now on.")
        if bundle.facts.trained_limits is None:
            words = self.tr("{name} judges by the thresholds of its training again: {review} and {anomaly}.")
        values = {"review": figure(limits.review.value), "anomaly": figure(limits.anomaly.value)}
        self._session.say(words.format(name=bundle.name, **values))


def _values(limits: Limits) -> tuple[float, float]:
    return limits.review.value, limits.anomaly.value
