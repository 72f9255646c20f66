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


def config_dir() -> Path:
    """Return the folder for what a person has chosen; `INSPECTOR_CONFIG_DIR` overrides it. It may not exist yet."""
    return _given("INSPECTOR_CONFIG_DIR") or platformdirs.user_config_path(_NAME, appauthor=False)


def settings_file() -> Path:
    """Return the file of the application's settings."""
    return config_dir() / "settings.json"


def window_file() -> Path:
    """Return the file of where the window stood and what it showed."""
    return config_dir() / "window.ini"


def log_dir() -> Path:
    """Return the folder of what the application wrote down of its errors."""
    return data_dir() / "logs"


def index_file() -> Path:
    """Return the file of the index of image files."""
    return cache_dir() / "index.sqlite"


def image_cache_dir() -> Path:
    """Return the folder of prepared pictures."""
    return cache_dir() / "images"


def judged_file() -> Path:
    """Return the file of what bundles said of images."""
    return cache_dir() / "judged.sqlite"


def thumbnail_dir() -> Path:
    """Return the folder of thumbnails."""
    return cache_dir() / "thumbnails"


def checkpoint_dir() -> Path:
    """Return the folder of what killed training runs can go on from."""
    return cache_dir() / "checkpoints"


def shipped_encoders() -> Path:
    """Return the folder of our own encoders: `models/` beside the package, also where the app was packaged."""
    return Path(inspector.__file__).parent.parent / "models"


def resources() -> Path:
    """Return the folder of icons and translations: `resources/` beside the package, also where it was packaged."""
    return Path(inspector.__file__).parent.parent / "resources"


def guide() -> Path:
    """Return the folder of the guide: `docs/guide/` beside the package, also where it was packaged."""
    return Path(inspector.__file__).parent.parent / "docs" / "guide"


def keep_libraries_at_home() -> None:
    """Have libraries keep what they keep in our cache: torch makes a folder for itself among the temporary files.

    There it stays where the cache cannot be written: that is for those to tell who need it.
    """
    folder = cache_dir() / "torch"
    there = next((place for place in (folder, *folder.parents) if os.access(place, os.F_OK)), None)  # or no such drive
    if there is not None and os.access(there, os.W_OK):
        os.environ.setdefault("TORCHINDUCTOR_CACHE_DIR", str(folder))


def _given(variable: str) -> Path | None:
    value = os.environ.get(variable, "").strip()
    return Path(value).expanduser().absolute() if value else None
