"""What stands in the page's large place: the figures, an image, a comparison, or why there is none of them."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from inspector.gui.pages.results.compare import CompareView
from inspector.gui.pages.results.empty import EmptyView
from inspector.gui.pages.results.figures import FiguresView
from inspector.gui.pages.results.gallery_model import Picture
from inspector.gui.pages.results.shown import Shown
from inspector.gui.pages.results.viewer import LargeView
from inspector.gui.session import Session
from inspector.gui.theme.tokens import Tokens
from inspector.services.judgements import Judged


class Views(QStackedWidget):
    """One is in front. `figures` are made later than the others; `shown` is what they show, None: nothing yet.

    `comparing`: who puts an image away is back at the comparison, not at the figures.
    """

    def __init__(self, session: Session, picture: Picture, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.empty, self.compare, self.large = EmptyView(), CompareView(picture), LargeView(session)
        self.figures: FiguresView | None = None
        self.shown: Shown | None = None
        self.comparing = False
        for view in (self.empty, self.compare, self.large):
            self.addWidget(view)
        self.compare.opened.connect(self.open_path)
        self.large.closed.connect(self.close_image)

    def add_figures(self, figures: FiguresView) -> None:
        """Take the figures, once they are made."""
        self.figures = figures
        self.addWidget(figures)
        figures.gallery.opened.connect(self._open)
        figures.map.opened.connect(self.open_path)

    @property
    def has_nothing(self) -> bool:
        """Whether it says why there is nothing, or that something is being worked out."""
        return self.currentWidget() is self.empty

    def say(self, title: str, said: str = "", *, step: str = "") -> None:
        """Say why there is nothing."""
        self.empty.say(title, said, step=step)
        self.setCurrentWidget(self.empty)

    def show_busy(self, what: str) -> None:
        """Say that something is being worked out."""
        self.empty.show_busy(what)
        self.setCurrentWidget(self.empty)

    def show_figures(self) -> None:
        """Bring the figures to the front, once there are any."""
        if self.figures is not None and self.shown is not None:
            self.setCurrentWidget(self.figures)

    def show_comparison(self) -> None:
        """Bring the comparison to the front, unless an image is looked at."""
        if self.currentWidget() is not self.large:
            self.setCurrentWidget(self.compare)

    @Slot(object)
    def open_path(self, path: Path) -> None:
        """Show any judged image large."""
        through = self.shown.judgements.judged if self.shown is not None else ()
        for item in through:
            if item.sample.path == path:
                self._show_image(item, through)

    def refresh_image(self) -> None:
        """Show the image again that is seen large: its label may have changed, or it is gone."""
        if self.shown is None or self.figures is None or self.currentWidget() is not self.large:
            return
        if not self.large.follow(self.shown.judgements, self.figures.limits or self.shown.bundle.facts.limits):
            self.close_image()

    @Slot()
    def close_image(self) -> None:
        """Put the image away that is seen large."""
        if self.comparing:
            self.setCurrentWidget(self.compare)
            self.compare.list.setFocus()
            return
        self.show_figures()
        if self.figures is not None:
            self.figures.gallery.view.setFocus()

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        for part in (self.empty, self.compare, self.large, self.figures):
            if part is not None:
                part.restyle(tokens)

    @Slot(object)
    def _open(self, judged: Judged) -> None:
        """Show an image of the gallery large, its neighbours left and right."""
        if self.figures is not None:
            self._show_image(judged, [item for item, _ in self.figures.gallery.model.rows])

    def _show_image(self, judged: Judged, through: Sequence[Judged]) -> None:
        if self.shown is not None and self.figures is not None and self.figures.limits is not None:
            self.large.show_images(through, judged, self.shown.judgements, self.figures.limits)
            self.setCurrentWidget(self.large)
            self.large.setFocus()
