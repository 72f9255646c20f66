"""The Live page: a camera's parts judged as they come, and the same for the operator at the line."""

from inspector.gui.pages.live.page import LivePage

__all__ = ["LivePage"]
