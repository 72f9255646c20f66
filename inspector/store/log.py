"""What happened and what went wrong is written down: one log file with a few older ones, for whoever is asked to help.

Window and command line write into the same file, also at the same time: it is opened for each line and closed again,
so that no program holds what another one renames.
"""

import contextlib
import logging
import platform
import sys
from pathlib import Path
from typing import TextIO

import inspector

LOG_NAME = "inspector.log"
LIMIT_BYTES, KEPT = 1 << 20, 4


def start_log(folder: Path, face: str, *, otherwise: TextIO | None = None) -> logging.Logger:
    """Begin the log in `folder` and return it; `otherwise` takes the warnings where that cannot be written.

    `face` says who writes: "window", "command line", or "story" for what is told in a process of its own.
    """
    logger = logging.getLogger("inspector")
    logger.setLevel(logging.INFO)
    logger.propagate = False
    for old in tuple(logger.handlers):
        logger.removeHandler(old)
        old.close()
    logger.addHandler(_handler(folder, face, otherwise))
    logger.info("Inspector %s begins, Python %s, %s", inspector.__version__, platform.python_version(), sys.platform)
    return logger


def log_files(folder: Path) -> tuple[Path, ...]:
    """Return the log and the older ones, the newest first."""
    names = (LOG_NAME, *(f"{LOG_NAME}.{age}" for age in range(1, KEPT + 1)))
    return tuple(file for name in names if (file := folder / name).is_file())


class SharedFileHandler(logging.Handler):
    """Appends each line to a file that others append to as well; a full one is renamed, and the oldest goes.

    What the disk refuses is not written: a program must not end because of what it wants to say of itself.
    """

    def __init__(self, file: Path, *, limit_bytes: int = LIMIT_BYTES, kept: int = KEPT) -> None:
        super().__init__()
        self._file, self._limit_bytes, self._kept = file, limit_bytes, kept

    def emit(self, record: logging.LogRecord) -> None:
        """Write one line down."""
        with contextlib.suppress(OSError):
            line = (self.format(record) + "\n").encode("utf-8", "backslashreplace")
            if self._file.exists() and self._file.stat().st_size + len(line) > self._limit_bytes:
                self._make_room()
            with self._file.open("ab") as opened:
                opened.write(line)

    def _make_room(self) -> None:
        """Rename the files, each to the next older name; one that another program is renaming just now stays."""
        for age in range(self._kept, 0, -1):
            newer = self._file.with_name(f"{self._file.name}.{age - 1}") if age > 1 else self._file
            with contextlib.suppress(OSError):
                newer.replace(self._file.with_name(f"{self._file.name}.{age}"))


def _handler(folder: Path, face: str, otherwise: TextIO | None) -> logging.Handler:
    made: logging.Handler
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / LOG_NAME).open("ab"):
            made = SharedFileHandler(folder / LOG_NAME)
    except OSError:
        made = logging.StreamHandler(otherwise) if otherwise is not None else logging.NullHandler()
        made.setLevel(logging.WARNING)
    made.setFormatter(logging.Formatter(f"%(asctime)s %(levelname)s {face} %(process)d %(threadName)s: %(message)s"))
    return made
