"""Two bundles compared on the same images: which they are, until another one is looked at."""

from PySide6.QtCore import QCoreApplication

from inspector.gui.pages.results.loading import Loader
from inspector.gui.pages.results.views import Views
from inspector.runtime.bundle import Bundle
from inspector.services.judgements import Judgements


class Comparing:
    """Asks the loader, which tells of both when they were judged, and shows what it told."""

    def __init__(self, loader: Loader, views: Views) -> None:
        self._loader, self._views = loader, views
        self._pair: tuple[Bundle, Bundle] | None = None  # what is compared, or being compared

    @property
    def going_on(self) -> bool:
        """Whether two are compared, or being compared."""
        return self._pair is not None

    def begin(self, one: Bundle, other: Bundle) -> None:
        """Compare two; the older one comes first."""
        first, second = sorted((one, other), key=lambda bundle: bundle.facts.created)
        self._pair, self._views.comparing = (first, second), True
        self._views.show_busy(QCoreApplication.translate("ResultsPage", "Judging images"))
        self._loader.compare(first, second)

    def again(self) -> None:
        """Compare them as the images are now."""
        if self._pair is not None:
            self._loader.compare(*self._pair)

    def show(self, before: Judgements, after: Judgements) -> None:
        """Show both beside one another."""
        self._views.compare.show_pair(before, after)
        self._views.show_comparison()

    def end(self) -> None:
        """Compare no more."""
        self._pair, self._views.comparing = None, False
