"""Photographs with their heat: the view, its legend and controls, the verdict's badge, and what is drawn on a part."""

from inspector.gui.widgets.viewer.legend import Legend
from inspector.gui.widgets.viewer.photo_view import PhotoView

__all__ = ["Legend", "PhotoView"]
