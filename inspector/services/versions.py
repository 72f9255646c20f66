"""What this is and where it runs: versions of Inspector, Python and libraries, the system and its devices."""

import os
import platform
import sys
from importlib import metadata
from typing import Any

import inspector
from inspector.services.machine import Machine, cores

LIBRARIES = (  # as they are installed, and as they are imported
    ("numpy", "numpy"),
    ("opencv-python-headless", "cv2"),
    ("pillow", "PIL"),
    ("torch", "torch"),
    ("torchvision", "torchvision"),
    ("onnx", "onnx"),
    ("onnxruntime", "onnxruntime"),
    ("safetensors", "safetensors"),
    ("scipy", "scipy"),
    ("scikit-learn", "sklearn"),
    ("pyside6-essentials", "PySide6"),
    ("pyqtgraph", "pyqtgraph"),
    ("sqlalchemy", "sqlalchemy"),
    ("alembic", "alembic"),
)


def versions() -> dict[str, Any]:
    """Return versions of Inspector, Python, the system and the libraries; None: not found."""
    return {
        "inspector": inspector.__version__,
        "packaged": bool(getattr(sys, "frozen", False)),
        "python": sys.version,
        "system": platform.platform(),
        "machine": platform.machine(),
        "libraries": {name: _version(name, module) for name, module in LIBRARIES},
    }


def devices() -> dict[str, Any]:
    """Return what there is to compute on; torch is imported for it: not in the process of a window."""
    load = Machine().read()
    return {
        "processor": platform.processor() or platform.machine(),
        "cores": cores(),
        "memory_gib": _gib(load.pc_memory),
        "card": load.name if load.card else None,
        "card_memory_gib": _gib(load.memory),
        "onnxruntime": _onnxruntime(),
        "torch": _torch(),
    }


def environment() -> dict[str, str]:
    """Return the variables that change how Inspector runs."""
    meant = ("INSPECTOR_", "QT_", "CUDA_", "OMP_", "PYTORCH_")
    return {name: value for name, value in sorted(os.environ.items()) if name.startswith(meant)}


def _version(name: str, module: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:  # a packaged application does not say what it is made of
        return getattr(sys.modules.get(module), "__version__", None)


def _gib(memory: tuple[int, int] | None) -> list[float] | None:
    """Return used and total memory."""
    return None if memory is None else [round(size / 2**30, 1) for size in memory]


def _onnxruntime() -> Any:
    try:
        from inspector.onnx import onnxruntime
    except (ImportError, OSError) as error:
        return f"does not load: {error}"
    return list(onnxruntime.get_available_providers())


def _torch() -> Any:
    try:
        import torch
    except (ImportError, OSError) as error:  # not in a station; or a library of the system is missing
        return f"does not load: {error}"
    cards = [torch.cuda.get_device_name(at) for at in range(torch.cuda.device_count())]
    return {"built_for_cuda": torch.version.cuda, "cuda_cards": cards, "threads": torch.get_num_threads()}
