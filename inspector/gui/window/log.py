"""What went wrong is written down: one log file with a few older ones, for whoever is asked to help."""

import logging
import sys
from logging.handlers import RotatingFileHandler
from pathlib import Path

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

LOG_NAME = "inspector.log"
_BYTES, _KEPT = 1 << 20, 4
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def start_log(folder: Path) -> logging.Logger:
    """Return the log, which goes to `folder`, or to the error output where the folder cannot be written."""
    logger = logging.getLogger("inspector")
    logger.setLevel(logging.INFO)
    logger.propagate = False
    for old in tuple(logger.handlers):
        logger.removeHandler(old)
        old.close()
    logger.addHandler(_handler(folder))
    return logger


def log_qt(logger: logging.Logger) -> object:
    """Write down what Qt complains of; return who did before, for `qInstallMessageHandler`."""

    def write(kind: QtMsgType, _: QMessageLogContext, text: str) -> None:
        logger.log(_LEVELS.get(kind, logging.WARNING), "Qt: %s", text)

    return qInstallMessageHandler(write)


def _handler(folder: Path) -> logging.Handler:
    made: logging.Handler
    try:
        folder.mkdir(parents=True, exist_ok=True)
        made = RotatingFileHandler(folder / LOG_NAME, maxBytes=_BYTES, backupCount=_KEPT, encoding="utf-8", delay=True)
    except OSError:
        made = logging.StreamHandler(sys.stderr)
    made.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(threadName)s %(message)s"))
    return made
