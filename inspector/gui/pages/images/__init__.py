"""The Images page."""

from inspector.gui.pages.images.page import ImagesPage

__all__ = ["ImagesPage"]
