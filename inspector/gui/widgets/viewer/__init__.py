"""Photographs with their heat: the view, its legend and controls, the verdict's badge, and what is drawn on a part."""

from inspector.gui.widgets.viewer.badge import VerdictBadge
from inspector.gui.widgets.viewer.legend import Legend, figure
from inspector.gui.widgets.viewer.mask_layer import MaskLayer
from inspector.gui.widgets.viewer.photo_view import PhotoView
from inspector.gui.widgets.viewer.region_layer import RegionLayer
from inspector.gui.widgets.viewer.scale_column import OpacitySlider, ScaleColumn
from inspector.gui.widgets.viewer.tools import ViewTools

__all__ = [
    "Legend",
    "MaskLayer",
    "OpacitySlider",
    "PhotoView",
    "RegionLayer",
    "ScaleColumn",
    "VerdictBadge",
    "ViewTools",
    "figure",
]
