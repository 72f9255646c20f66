"""The Results page."""

from inspector.gui.pages.results.page import ResultsPage

__all__ = ["ResultsPage"]
