"""The History page: every inspection of the project as the journal has it."""

from inspector.gui.pages.history.page import HistoryPage

__all__ = ["HistoryPage"]
