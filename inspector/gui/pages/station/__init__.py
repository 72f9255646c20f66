"""What stands in the place of Train where nothing can be trained."""

from inspector.gui.pages.station.page import StationPage

__all__ = ["StationPage"]
