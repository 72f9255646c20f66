"""Libraries take moments to import, torch seconds; in a window that must not be felt, so it is done in a thread.

Only what knows nothing of Qt may be imported in a thread: PySide6 makes its types when they are first touched, and two
threads that do so at once end the process now and then (seen with pyqtgraph, 6.11.3).
"""

import atexit
import gc
import sys
from importlib import import_module
from importlib.util import find_spec

from inspector.services.edition import learns

_PAGES_NEED = (
_TRAINING_NEEDS = ("inspector.services.running", "inspector.services.previewing")
    *("numpy", "cv2", "PIL.Image", "onnxruntime", "inspector.services.inspecting", "inspector.services.judgements"),
    "inspector.services.live",
)
_PLOTS_NEED = (
    "numpy",
    "cProfile",
    "xml.etree.ElementTree",
    "pydoc",
    "colorama",
    "multiprocessing.connection",
)
_WHERE_THERE_IS_A_CARD = "cuda.bindings.runtime"  # pyqtgraph looks for it


def import_for_pages() -> None:
    """Import what the code of the window's pages stands on, all of it without Qt."""
    for name in (*_PAGES_NEED, *(_TRAINING_NEEDS if learns() else ())):
        import_module(name)


def import_for_plots() -> None:
    """Import what pyqtgraph and the figures stand on, all of it without Qt."""
    for name in _PLOTS_NEED:
        import_module(name)
    if find_spec("cuda") is not None and find_spec("cuda.bindings") is not None:
        import_module(_WHERE_THERE_IS_A_CARD)


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
        import torch  # noqa: F401
        import torchvision  # noqa: F401

        gc.freeze()
        atexit.register(gc.unfreeze)
    finally:
        if searched:
            gc.enable()
