"""Region and ignored areas of the project, drawn on any of its photographs: kept with its choices, undoably."""

from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand

from inspector.core.errors import InspectorError
from inspector.gui.session import Session
from inspector.gui.widgets.viewer import MaskLayer, PhotoView, RegionLayer
from inspector.gui.words import error_sentence


class Marks(QObject):
    """Joins the two layers of a view with the project's choices. `editing` carries "region", "mask" or ""."""

    editing = Signal(str)

    def __init__(self, session: Session, view: PhotoView, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._view = session, view
        self.region, self.mask = RegionLayer(self), MaskLayer(self)
        view.add_layer(self.mask)
        view.add_layer(self.region)
        self.region.changed.connect(lambda region: self._keep(self._region_text(region), region=region))
        self.mask.changed.connect(lambda polygons: self._keep(self._mask_text(polygons), ignored=polygons))
        session.choices_changed.connect(self.show_choices)
        session.project_changed.connect(self.show_choices)
        self.show_choices()

    @property
    def pending(self) -> bool:
        """Whether what is drawn differs from what the bundle in use was trained with."""
        bundle = self._session.bundle
        drawn = (self.region.region, self.mask.polygons)
        if bundle is None:
            return drawn != (None, ())
        preparation = bundle.facts.recipe.preparation
        return drawn != (preparation.region, preparation.ignored)

    def edit(self, what: str) -> None:
        """Edit the "region" or the ignored areas ("mask"), or nothing ("")."""
        layers = {"region": self.region, "mask": self.mask, "": None}
        self._view.edit(layers[what])
        if what:
            self._view.setFocus()
        self.editing.emit(what)

    def show_choices(self) -> None:
        """Show what the project says; a damaged file says nothing here, for its page does."""
        try:
            choices = self._session.choices
        except InspectorError:
            return
        self.region.show_region(choices.region)
        self.mask.show_polygons(choices.ignored)
        self._view.update()

    def remove_region(self) -> None:
        """Judge the whole photograph again."""
        if self.region.region is not None:
            self._keep(self._region_text(None), region=None)

    def remove_mask(self) -> None:
        """Ignore nothing any more."""
        if self.mask.polygons:
            self._keep(self._mask_text(()), ignored=())

    def _keep(self, text: str, **after: Any) -> None:
        try:
            before = {name: getattr(self._session.choices, name) for name in after}
        except InspectorError as error:
            self._session.say(error_sentence(error))
            return
        self._session.undo.push(_Choose(self._session, text, before, after))

    def _region_text(self, region: object) -> str:
        return self.tr("region removed") if region is None else self.tr("region changed")

    def _mask_text(self, polygons: tuple[object, ...]) -> str:
        return self.tr("ignored areas changed") if polygons else self.tr("ignored areas removed")


class _Choose(QUndoCommand):
    """A change of the project's choices."""

    def __init__(self, session: Session, text: str, before: dict[str, Any], after: dict[str, Any]) -> None:
        super().__init__(text)
        self._session, self._before, self._after = session, before, after

    def redo(self) -> None:
        """Keep what was drawn."""
        self._choose(self._after)

    def undo(self) -> None:
        """Keep what was there before."""
        self._choose(self._before)

    def _choose(self, values: dict[str, Any]) -> None:
        try:
            self._session.choose(**values)
        except InspectorError as error:
            self._session.say(error_sentence(error))
            self._session.choices_changed.emit()  # what is drawn goes back to what is kept
