"""The keys of the Live page, as actions that the palette and the sheet of shortcuts list, too."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from inspector.gui.pages.live.moment import Moment
from inspector.gui.widgets.actions import add_action

if TYPE_CHECKING:
    from inspector.gui.pages.live.page import LivePage

tr = QCoreApplication.translate


class Keys:
    """Gives the page its actions; only what is possible can be done."""

    def __init__(self, page: "LivePage") -> None:
        self._start = add_action(page, tr("LivePage", "Start or stop inspecting"), page.toggle, keys="Ctrl+Return")
        self._next = add_action(page, tr("LivePage", "Next part"), page.next_part, keys="Space")
        self._disagree = add_action(page, tr("LivePage", "Disagree with the verdict"), page.disagree, keys="D")
        self._back = add_action(page, tr("LivePage", "Back to live"), page.back_to_live, keys="Esc")
        add_action(page, tr("LivePage", "Operator mode"), page.enter_operator)

    def show_possible(self, moment: Moment) -> None:
        """Enable what can be done."""
        self._start.setEnabled(moment.running or moment.may_start)
        self._next.setEnabled(moment.may_press)
        self._disagree.setEnabled(moment.may_disagree)
        self._back.setEnabled(moment.recalled is not None)
