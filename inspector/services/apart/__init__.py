"""Stories told in a process of their own: whoever listens is never held up, and does not fall when they fall."""

from inspector.services.apart.processes import Processes, Stories

__all__ = ["Processes", "Stories"]
