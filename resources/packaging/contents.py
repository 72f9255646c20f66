"""What goes into an edition, and what of the libraries stays out because Inspector never calls it."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from icu import thin

Entry = tuple[str, str, str]  # PyInstaller's: place in the bundle, file, kind

# Used while developing, or by parts of the libraries that Inspector does not call. `readline` and its library are GPL.
_NEVER = [
    *("tkinter", "IPython", "matplotlib", "pandas", "pytest", "_pytest", "hypothesis", "mypy", "ruff", "importlinter"),
    *("pre_commit", "tensorboard", "PyQt5", "PyQt6", "PySide2", "setuptools", "pip", "lib2to3", "readline", "curses"),
    *("PySide6.QtNetwork", "PySide6.QtOpenGL", "PySide6.QtOpenGLWidgets", "PySide6.QtTest", "PIL._avif", "psutil"),
    *("pyqtgraph.examples", "pyqtgraph.opengl", "pyqtgraph.flowchart", "alembic.testing", "sqlalchemy.testing"),
    "triton",  # a gigabyte, for torch.compile alone
    "cuda",  # bindings that plots and torch's profiler use where they find them, and which do not freeze whole
]
# What learns, and what only learning stands on.
_LEARNS = [
    *("torch", "torchvision", "functorch", "torchgen", "onnx", "onnxscript", "onnx_ir", "ml_dtypes", "sympy", "mpmath"),
    *("networkx", "sklearn", "scipy", "joblib", "threadpoolctl", "fsspec", "jinja2"),
    *("yaml", "inspector.learning", "inspector.data.synthetic", "inspector.data.drawn"),
    *("inspector.gui.pages.train",),
]
EXCLUDED = {"studio": _NEVER, "station": [*_NEVER, *_LEARNS]}

# Plugins of Qt for screens without a desktop, for networks, and for formats that are read by other means; languages
# that the window does not speak.
_UNWANTED = re.compile(
    r"PySide6/Qt/translations/(?!qtbase_de)"
    r"|PySide6/(Qt/)?plugins/(egldeviceintegrations|generic|networkinformation|tls)/"
    r"|PySide6/(Qt/)?plugins/platforms/libq(eglfs|linuxfb|minimal|minimalegl|vkkhrdisplay|vnc)\."
    r"|PySide6/(Qt/)?plugins/platformthemes/libqgtk3"
    r"|PySide6/(Qt/)?plugins/imageformats/(lib)?q(gif|icns|tga|tiff|wbmp|webp)\."
    r"|PySide6/Qt/lib/libQt6(EglFS\w*|EglFs\w*|Network|OpenGLWidgets|Test)\."
    r"|^libQt6(EglFS\w*|EglFs\w*|Network|OpenGLWidgets|Test)\."
    r"|pyqtgraph/(examples|icons|colors/maps)/"
    r"|^hypothesis-|\.dist-info/(RECORD|licenses/|LICENSE)|^resources/i18n/.*\.ts$|^numpy/_core/_\w*tests\."
    r"|^torch/(bin/(?!torch_shm_manager)|include/|share/|test/|testing/_internal/)"  # that one is asked for
)
# Rich can colour five hundred languages; the command line shows none.
_UNUSED_MODULES = re.compile(r"pygments\.lexers\.(?!_mapping)|pydoc_data")
# Libraries that come with debugging symbols in them, which nobody here can use. Those in a wheel's folder `.libs` are
# left alone: stripped, they do not load any more ("ELF load command address/offset not page-aligned").
_WITH_SYMBOLS = re.compile(r"^libpython|lib-dynload/|^(sqlalchemy|PIL|yaml)/|/libicu")


def wanted(entries: Iterable[Entry]) -> list[Entry]:
    """Return what is of use in the bundle."""
    return [entry for entry in entries if not _UNWANTED.search(entry[0].replace("\\", "/"))]


def used(modules: Iterable[Entry]) -> list[Entry]:
    """Return the modules that anything here imports."""
    return [entry for entry in modules if not _UNUSED_MODULES.match(entry[0])]


def needed(binaries: list[Entry]) -> list[Entry]:
    """Return the libraries without those of the system that only unwanted ones had brought along. Linux only."""
    if not sys.platform.startswith("linux"):
        return binaries
    from PyInstaller.depend.bindepend import get_imports

    def is_brought(entry: Entry) -> bool:
        return "/" not in entry[0] and not entry[0].startswith("libpython")

    by_name = {entry[0]: entry for entry in binaries}
    waiting = [entry for entry in binaries if not is_brought(entry)]
    kept = {entry[0] for entry in waiting}
    while waiting:
        for name, _ in get_imports(waiting.pop()[1]):
            found = by_name.get(Path(name).name)
            if found is not None and found[0] not in kept:
                kept.add(found[0])
                waiting.append(found)
    return [entry for entry in binaries if entry[0] in kept]


def thinned(binaries: list[Entry], folder: Path) -> list[Entry]:
    """Return the libraries, ICU's data as a copy in `folder` that holds what is asked for."""
    return [
        (place, str(thin(Path(file), folder)) if "libicudata.so" in place and kind == "BINARY" else file, kind)
        for place, file, kind in binaries
    ]


def stripped(binaries: list[Entry], folder: Path) -> list[Entry]:
    """Return the libraries, some as copies in `folder` without debugging symbols, where `strip` is there."""
    strip = shutil.which("strip")
    if not sys.platform.startswith("linux") or strip is None:
        return binaries
    return [(place, _strip(strip, place, Path(file), folder), kind) for place, file, kind in binaries]


def _strip(strip: str, place: str, file: Path, folder: Path) -> str:
    if not _WITH_SYMBOLS.search(place):
        return str(file)
    copy = folder / place
    copy.parent.mkdir(parents=True, exist_ok=True)
    subprocess.run([strip, "--strip-unneeded", "-o", str(copy), str(file)], check=True)
    return str(copy)
