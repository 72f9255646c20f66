"""The images of the grid as Qt's views want them: rows, names for screen readers, and files to drag."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, QUrl

from inspector.gui.times import in_full
from inspector.gui.words import kind_word, label_word

if TYPE_CHECKING:
    from inspector.store.bins import LibraryImage

IMAGES_MIME = "application/x-inspector-images"  # tells our own thumbnails from files of elsewhere
IMAGE_ROLE = Qt.ItemDataRole.UserRole
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class GridModel(QAbstractListModel):
    """Rows of `LibraryImage`. Everything is asked for while it is painted; nothing is kept for each row."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._images: tuple[LibraryImage, ...] = ()
        self._rows: dict[Path, int] | None = {}
        self._hidden = 0

    @property
    def images(self) -> "tuple[LibraryImage, ...]":
        """The images in their order."""
        return self._images

    def show_images(self, images: "Sequence[LibraryImage]", *, hidden: int = 0) -> None:
        """Take other images; `hidden` is how many letters of the names all share."""
        self.beginResetModel()
        self._images, self._rows, self._hidden = tuple(images), None, hidden
        self.endResetModel()

    def row_of(self, path: Path | None) -> int | None:
        """Return the row of a file."""
        if self._rows is None:
            self._rows = {image.path: row for row, image in enumerate(self._images)}
        return self._rows.get(path) if path is not None else None

    def caption(self, image: "LibraryImage") -> str:
        """Return the name under a thumbnail."""
        stem = image.path.stem
        return stem[self._hidden :] or stem

    def rowCount(self, parent: _Index = _NOWHERE) -> int:  # noqa: N802
        """Return how many images there are."""
        return 0 if parent.isValid() else len(self._images)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return an image, or its words."""
        image = self._images[index.row()]
        if role == IMAGE_ROLE:
            return image
        if role == Qt.ItemDataRole.DisplayRole:
            return image.path.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{image.path.name}, {_label(image)}"
        if role == Qt.ItemDataRole.ToolTipRole:
            taken = in_full(datetime.fromtimestamp(image.mtime, UTC))
            return f"{image.path.name}\n{_label(image)}\n{taken}"
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Say that images can be chosen and dragged."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:  # noqa: N802
        """Return what a drag carries."""
        return [IMAGES_MIME, "text/uri-list"]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:  # noqa: N802
        """Return the files of a drag, for our bins and for the file manager alike."""
        data = QMimeData()
        paths = [self._images[index.row()].path for index in indexes]
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        data.setData(IMAGES_MIME, b"1")
        return data

    def supportedDragActions(self) -> Qt.DropAction:  # noqa: N802
        """Offer copies only: a file manager that moved the files would take them out of the project for good."""
        return Qt.DropAction.CopyAction


def _label(image: "LibraryImage") -> str:
    return f"{label_word(image.label)} {kind_word(image.kind)}".strip()
