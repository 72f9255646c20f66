"""Torch takes seconds to import; in a window that must not be felt."""

import atexit
import gc
import sys

from inspector.services.libraries import open_torch_libraries


def import_torch() -> None:
    """Import torch, in a thread of a program whose window goes on: call it before anything that learns.

    The import makes a million objects. Searched for cycles again and again, they hold the interpreter for half a
    second at a time, in the import and long after it; so they are not searched: that comes back at the end, where
    torch's own bookkeeping wants it.
    """
    if "torch" in sys.modules:
        return
    open_torch_libraries()
    searched = gc.isenabled()
    gc.disable()
    try:
        import torch
        import torchvision  # noqa: F401

        gc.freeze()
        atexit.register(gc.unfreeze)
    finally:
        if searched:
            gc.enable()
