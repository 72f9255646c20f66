"""When a map is laid out, and what is seen of an image on it: between the loader and the map's card."""

from pathlib import Path

from PySide6.QtCore import QObject, QSize, Qt, Slot

from inspector.gui.pages.results.gallery_model import Picture
from inspector.gui.pages.results.loading import Loader
from inspector.gui.plots.map import MapPanel
from inspector.gui.plots.marks import PREVIEW
from inspector.gui.widgets.viewer import figure
from inspector.gui.words import bin_word, in_figures
from inspector.services.embedding_map import EmbeddingMap, Projection
from inspector.services.judgements import Judgements


class Mapping(QObject):
    """Lays out the images once their map is looked at, and again when the images are others."""

    def __init__(self, loader: Loader, panel: MapPanel, picture: Picture, parent: QObject) -> None:
        super().__init__(parent)
        self._loader, self._panel, self._picture = loader, panel, picture
        self._judgements: Judgements | None = None
        self._laid_out: Judgements | None = None
        self._projection = Projection.PCA
        loader.mapped.connect(self._show)
        panel.projection_wanted.connect(self._lay_out)
        panel.hovered.connect(self.show_preview)
        panel.stopped.connect(self._stop)

    def show(self, judgements: Judgements) -> None:
        """Show these images, when the map is looked at."""
        self._judgements = judgements
        self.look()

    @Slot()
    def look(self) -> None:
        """Lay out what is not laid out yet, if the map is in front."""
        if self._panel.isVisible() and self._judgements is not self._laid_out:
            self._lay_out(self._projection)

    @Slot(object)
    def show_preview(self, path: Path | None) -> None:
        """Show the picture of what is hovered, or that it has come."""
        judged = self._panel.hovered_image
        if path is None or judged is None or judged.sample.path != path:
            return
        ratio = self._panel.devicePixelRatioF()
        picture = self._picture(path, round(PREVIEW * ratio))
        if picture is not None:
            side = QSize(1, 1) * round(PREVIEW * ratio)
            smooth = Qt.TransformationMode.SmoothTransformation
            picture = picture.scaled(side, Qt.AspectRatioMode.KeepAspectRatio, smooth)
            picture.setDevicePixelRatio(ratio)
        name = bin_word(judged.sample.label, judged.sample.kind)
        self._panel.show_preview(picture, f"{name} · {figure(judged.score)}\n{path.name}")

    @Slot(object)
    def _lay_out(self, projection: Projection) -> None:
        if self._judgements is not None:
            self._laid_out, self._projection = self._judgements, projection
            self._panel.show_busy(projection)
            self._loader.lay_out(self._judgements, projection)

    @Slot()
    def _stop(self) -> None:
        self._loader.stop("map")
        self._lay_out(Projection.PCA)

    @Slot(object)
    def _show(self, found: EmbeddingMap | None) -> None:
        hint = ""
        if found is not None and found.left_out:
            words = self.tr("{n} of {total} images")
            hint = words.format(n=in_figures(len(found.judged)), total=in_figures(len(found.judged) + found.left_out))
        self._panel.show_map(found, hint)
