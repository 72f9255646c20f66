"""Torch's libraries, opened without holding up the window.

`import` opens them while every other thread of Python waits, for up to half a second; a foreign call lets them run.
"""

import ctypes
import os
import sys
from importlib.util import find_spec
from pathlib import Path

_LINUX = ("libtorch_global_deps.so", "libc10.so", "libtorch_cpu.so", "libtorch_cuda.so", "libtorch_python.so")
_WINDOWS = ("c10.dll", "torch_cpu.dll", "torch_cuda.dll", "torch_python.dll")
_WITH_ITS_OWN_FOLDER = 0x1100  # LOAD_LIBRARY_SEARCH_DLL_LOAD_DIR | LOAD_LIBRARY_SEARCH_DEFAULT_DIRS


def open_torch_libraries() -> None:
    """Open what `import torch` would open; what is not there, or does not open, is left to it."""
    found = find_spec("torch")
    if found is None or not found.submodule_search_locations:
        return
    folder = Path(found.submodule_search_locations[0]) / "lib"
    if sys.platform == "win32":
        load = ctypes.windll.kernel32.LoadLibraryExW
        load.restype, load.argtypes = ctypes.c_void_p, (ctypes.c_wchar_p, ctypes.c_void_p, ctypes.c_uint32)
        for name in _WINDOWS:
            if (folder / name).exists():
                load(str(folder / name), None, _WITH_ITS_OWN_FOLDER)
    elif sys.platform.startswith("linux"):
        open_library = ctypes.CDLL(None).dlopen
        open_library.restype, open_library.argtypes = ctypes.c_void_p, (ctypes.c_char_p, ctypes.c_int)
        for name in _LINUX:
            mode = os.RTLD_NOW | (os.RTLD_GLOBAL if "global_deps" in name else 0)  # as torch does itself
            if (folder / name).exists():
                open_library(os.fsencode(folder / name), mode)
