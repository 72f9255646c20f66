"""Where Inspector keeps what is not part of a project: what can be rebuilt, and what cannot."""

import os
from pathlib import Path

import platformdirs

import inspector

_NAME = "Inspector"


def cache_dir() -> Path:
    """Return the folder for what can be rebuilt; `INSPECTOR_CACHE_DIR` overrides it. It may not exist yet."""
    return _given("INSPECTOR_CACHE_DIR") or platformdirs.user_cache_path(_NAME, appauthor=False)


def data_dir() -> Path:
    """Return the folder for what must be kept; `INSPECTOR_DATA_DIR` overrides it. It may not exist yet."""
    return _given("INSPECTOR_DATA_DIR") or platformdirs.user_data_path(_NAME, appauthor=False)


def index_file() -> Path:
    """Return the file of the index of image files."""
    return cache_dir() / "index.sqlite"


def image_cache_dir() -> Path:
    """Return the folder of prepared pictures."""
    return cache_dir() / "images"


def checkpoint_dir() -> Path:
    """Return the folder of what killed training runs can go on from."""
    return cache_dir() / "checkpoints"


def shipped_encoders() -> Path:
    """Return the folder of our own encoders: `models/` beside the package, also where the app was packaged."""
    return Path(inspector.__file__).parent.parent / "models"


def _given(variable: str) -> Path | None:
    value = os.environ.get(variable, "").strip()
    return Path(value).expanduser().absolute() if value else None
