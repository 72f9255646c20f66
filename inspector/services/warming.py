"""Libraries take moments to import; in a window that must not be felt, so it is done in a thread.

Only what knows nothing of Qt may be imported in a thread: PySide6 makes its types when they are first touched, and two
threads that do so at once end the process now and then (seen with pyqtgraph, 6.11.3).
"""

from importlib import import_module
from importlib.util import find_spec

from inspector.services.edition import learns

_PAGES_NEED = (
    *("numpy", "cv2", "PIL.Image", "onnxruntime", "inspector.services.inspecting", "inspector.services.judgements"),
    "inspector.services.live",
)
_TRAINING_NEEDS = ("inspector.services.running", "inspector.services.previewing")
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
