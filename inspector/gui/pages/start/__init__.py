"""The page of projects: those of late, a new one, and the demo."""

from inspector.gui.pages.start.page import StartPage

__all__ = ["StartPage"]
