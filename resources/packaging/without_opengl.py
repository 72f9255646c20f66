"""Run at the start of a bundle: what pyqtgraph imports of Qt's OpenGL, and never uses as long as nobody plots with it.

The bindings are 9 MB. pyqtgraph asks for their modules while it is imported, and derives one widget from theirs.
"""

import sys
from types import ModuleType
from typing import Any


class _StandIn(ModuleType):
    """A module that has a widget under every name."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        from PySide6.QtWidgets import QWidget

        return QWidget


for _name in ("PySide6.QtOpenGL", "PySide6.QtOpenGLWidgets"):
    sys.modules[_name] = _StandIn(_name)
