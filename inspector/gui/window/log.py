"""What Qt complains of goes into the log."""

import logging

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def log_qt(logger: logging.Logger) -> object:
    """Write down what Qt complains of; return who did before, for `qInstallMessageHandler`."""

    def write(kind: QtMsgType, _: QMessageLogContext, text: str) -> None:
        logger.log(_LEVELS.get(kind, logging.WARNING), "Qt: %s", text)

    return qInstallMessageHandler(write)
