"""Where photos come from: chosen in a dialog, dropped on a bin or anywhere, or taken with a camera."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from inspector.gui.library import Library
from inspector.gui.pages.images.shown import Bin
from inspector.imaging.sniff import IMAGE_SUFFIXES


class Incoming(QObject):
    """Hands photos over to the library. `over` is what dialogs stand on; `bin` the one that is shown (None: all)."""

    def __init__(self, library: Library, over: QWidget) -> None:
        super().__init__(over)
        self._library, self._over = library, over
        self.bin: Bin | None = None

    @Slot()
    def ask_files(self) -> None:
        """Let a person choose photos to add."""
        patterns = " ".join(f"*{suffix}" for suffix in sorted(IMAGE_SUFFIXES))
        kinds = self.tr("Photographs ({patterns})").format(patterns=patterns)
        names, _ = QFileDialog.getOpenFileNames(self._over, self.tr("Add photos"), "", kinds)
        self._add(names)

    @Slot()
    def ask_folder(self) -> None:
        """Let a person choose a folder of photos to add."""
        if name := QFileDialog.getExistingDirectory(self._over, self.tr("Add the photos of a folder")):
            self._add([Path(name)])

    @Slot(object)
    def add_anywhere(self, paths: Sequence[str | Path]) -> None:
        """Add what was let go beside the bins: folders may tell their labels, everything else is unlabelled."""
        self._library.add(list(paths), guess=True)

    @Slot(object, object)
    def drop_on(self, paths: Sequence[str | Path], target: Bin) -> None:
        """Add or move what was let go on a bin."""
        self._library.add(list(paths), target.label, target.kind or "")

    @Slot(object, object)
    def keep_photo(self, photograph: NDArray[np.uint8], target: Bin) -> None:
        """Keep what a camera took."""
        self._library.save_photo(photograph, target.label, target.kind or "")

    def _add(self, paths: Sequence[str | Path]) -> None:
        """Add files to the bin that is shown: whoever looks at Good means Good."""
        if paths and self.bin is not None:
            self.drop_on(paths, self.bin)
        elif paths:
            self.add_anywhere(paths)
