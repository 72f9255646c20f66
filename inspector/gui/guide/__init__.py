"""The guide: docs/guide in a window of its own, readable without a network."""

from inspector.gui.guide.window import GuideWindow

__all__ = ["GuideWindow"]
