"""The keys of the Images page, as actions that the palette and the sheet of shortcuts list, too."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QSlider

from inspector.core.sample import Label
from inspector.gui.pages.images.filing import KINDS
from inspector.gui.widgets.actions import add_action
from inspector.gui.words import kind_word

if TYPE_CHECKING:
    from inspector.gui.pages.images.page import ImagesPage

_tr = QCoreApplication.translate


def add_keys(page: "ImagesPage") -> tuple[QAction, ...]:
    """Give the page its actions; return those that label as a kind, for `show_kinds`."""
    grid, slider, search = page.grid, page.toolbar.width_slider, page.toolbar.search
    add_action(page, _tr("Images", "Label as good"), lambda: page.filing.label(Label.GOOD), keys="G")
    add_action(page, _tr("Images", "Label as anomaly"), lambda: page.filing.label(Label.ANOMALY), keys="A")
    add_action(page, _tr("Images", "Take the label off"), lambda: page.filing.label(None), keys="U")
    kinds = tuple(
        add_action(page, "", partial(page.filing.label_kind, number), keys=str(number))
        for number in range(1, KINDS + 1)
    )
    add_action(page, _tr("Images", "Delete the selected images"), page.selection.ask, keys="Del")
    add_action(page, _tr("Images", "Select all images"), grid.selectAll, keys="Ctrl+A")
    add_action(page, _tr("Images", "Previous image"), lambda: grid.step(-1), keys="Alt+Left")
    add_action(page, _tr("Images", "Next image"), lambda: grid.step(1), keys="Alt+Right")
    add_action(page, _tr("Images", "Search names"), search.setFocus, keys="Ctrl+F")
    add_action(page, _tr("Images", "Larger thumbnails"), partial(_scale, slider, 1.25), keys="Ctrl++")
    add_action(page, _tr("Images", "Smaller thumbnails"), partial(_scale, slider, 0.8), keys="Ctrl+-")
    add_action(page, _tr("Images", "Add photos"), page.incoming.ask_files, keys="Ctrl+I")
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


def _scale(slider: QSlider, factor: float) -> None:
    slider.setValue(round(slider.value() * factor))
