"""The keys of the Images page, as actions that the palette and the sheet of shortcuts list, too."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeySequence

from inspector.core.sample import Label
from inspector.gui.pages.images.filing import KINDS

if TYPE_CHECKING:
    from inspector.gui.pages.images.page import ImagesPage

_tr = QCoreApplication.translate


def add_keys(page: "ImagesPage") -> None:
    """Give the page its actions."""
    grid, slider, search = page.grid, page.toolbar.width_slider, page.toolbar.search
    _add(page, _tr("Images", "Label as good"), "G", lambda: page.filing.label(Label.GOOD))
    _add(page, _tr("Images", "Label as anomaly"), "A", lambda: page.filing.label(Label.ANOMALY))
    _add(page, _tr("Images", "Take the label off"), "U", lambda: page.filing.label(None))
    for number in range(1, KINDS + 1):
        text = _tr("Images", "Label as anomaly of kind {n}").format(n=number)
        _add(page, text, str(number), lambda n=number: page.filing.label_kind(n))  # type: ignore[misc]
    _add(page, _tr("Images", "Delete the selected images"), "Del", page.selection.ask)
    _add(page, _tr("Images", "Select all images"), "Ctrl+A", grid.selectAll)
    _add(page, _tr("Images", "Previous image"), "Alt+Left", lambda: grid.step(-1))
    _add(page, _tr("Images", "Next image"), "Alt+Right", lambda: grid.step(1))
    _add(page, _tr("Images", "Search names"), "Ctrl+F", search.setFocus)
    _add(page, _tr("Images", "Larger thumbnails"), "Ctrl++", lambda: slider.setValue(round(slider.value() * 1.25)))
    _add(page, _tr("Images", "Smaller thumbnails"), "Ctrl+-", lambda: slider.setValue(round(slider.value() * 0.8)))
    _add(page, _tr("Images", "Add photos"), "Ctrl+I", page.incoming.ask_files)


def _add(page: "ImagesPage", text: str, key: str, do: Callable[[], object]) -> None:
    action = QAction(text, page)
    action.setShortcut(QKeySequence(key))
    action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    action.triggered.connect(lambda _=False: do())
    page.addAction(action)
