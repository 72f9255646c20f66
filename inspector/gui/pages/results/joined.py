"""The figures joined with what answers them: thresholds that are dragged, a map that is laid out once it is seen."""

from pathlib import Path

from PySide6.QtCore import QObject

from inspector.gui.pages.results.figures import FiguresView
from inspector.gui.pages.results.gallery_model import Picture
from inspector.gui.pages.results.loading import Loader
from inspector.gui.pages.results.mapping import Mapping
from inspector.gui.pages.results.shown import Shown
from inspector.gui.pages.results.thresholds import Thresholds
from inspector.gui.session import Session


class JoinedFigures(QObject):
    """Shows results in the figures, once those are made."""

    def __init__(self, session: Session, loader: Loader, view: FiguresView, picture: Picture) -> None:
        super().__init__(view)
        self._session, self._view = session, view
        self._thresholds = Thresholds(session, loader, view, self)
        self._mapping = Mapping(loader, view.map, picture, self)
        view.curves.currentChanged.connect(self._mapping.look)
        view.gallery.shown_in_images.connect(session.show_image)

    def show(self, shown: Shown, *, keep_thresholds: bool) -> None:
        """Show results; `keep_thresholds`: at those that a person has dragged them to."""
        limits = self._view.limits if keep_thresholds else None
        self._view.gallery.kinds = tuple(kind for kind, _ in self._session.library.counts.kinds)
        self._view.show_results(shown, limits or shown.bundle.facts.limits)
        self._thresholds.show_pending()

    def show_map(self, shown: Shown) -> None:
        """Lay the images out, if their map is seen."""
        self._mapping.show(shown.judgements)

    def show_picture(self, path: Path) -> None:
        """Show a thumbnail that has come."""
        self._view.gallery.repaint_picture(path)
        self._mapping.show_preview(path)
