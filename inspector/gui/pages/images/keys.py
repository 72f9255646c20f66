"""The keys of the Images page, as actions that the palette and the sheet of shortcuts list, too."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeySequence

from inspector.core.sample import Label
from inspector.gui.pages.images.filing import KINDS
from inspector.gui.words import kind_word

if TYPE_CHECKING:
    from inspector.gui.pages.images.page import ImagesPage

_tr = QCoreApplication.translate


def add_keys(page: "ImagesPage") -> tuple[QAction, ...]:
    """Give the page its actions; return those that label as a kind, for `show_kinds`."""
    grid, slider, search = page.grid, page.toolbar.width_slider, page.toolbar.search
    _add(page, _tr("Images", "Label as good"), "G", lambda: page.filing.label(Label.GOOD))
    _add(page, _tr("Images", "Label as anomaly"), "A", lambda: page.filing.label(Label.ANOMALY))
    _add(page, _tr("Images", "Take the label off"), "U", lambda: page.filing.label(None))
    kinds = tuple(
        _add(page, "", str(number), partial(page.filing.label_kind, number)) for number in range(1, KINDS + 1)
    )
    _add(page, _tr("Images", "Delete the selected images"), "Del", page.selection.ask)
    _add(page, _tr("Images", "Select all images"), "Ctrl+A", grid.selectAll)
    _add(page, _tr("Images", "Previous image"), "Alt+Left", lambda: grid.step(-1))
    _add(page, _tr("Images", "Next image"), "Alt+Right", lambda: grid.step(1))
    _add(page, _tr("Images", "Search names"), "Ctrl+F", search.setFocus)
    _add(page, _tr("Images", "Larger thumbnails"), "Ctrl++", lambda: slider.setValue(round(slider.value() * 1.25)))
    _add(page, _tr("Images", "Smaller thumbnails"), "Ctrl+-", lambda: slider.setValue(round(slider.value() * 0.8)))
    _add(page, _tr("Images", "Add photos"), "Ctrl+I", page.incoming.ask_files)
    show_kinds(kinds, ())
    return kinds


def show_kinds(actions: Sequence[QAction], kinds: Sequence[str]) -> None:
    """Call the actions of kinds by these, in their order; what there is no kind for is not offered."""
    for place, action in enumerate(actions):
        there = place < len(kinds)
        action.setVisible(there)
        if there:
            kind = kind_word(kinds[place]).replace("&", "&&")
            action.setText(_tr("Images", "Label as anomaly: {kind}").format(kind=kind))


def _add(page: "ImagesPage", text: str, key: str, do: Callable[[], object]) -> QAction:
    action = QAction(text, page)
    action.setShortcut(QKeySequence(key))
    action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    action.triggered.connect(lambda _=False: do())
    page.addAction(action)
    return action
