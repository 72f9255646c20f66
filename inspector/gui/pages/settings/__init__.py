"""The settings of the application."""

from inspector.gui.pages.settings.page import SettingsPage

__all__ = ["SettingsPage"]
