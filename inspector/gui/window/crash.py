"""When there is a bug: it is written down, and shown once, with the details to copy; the window stays open."""

import logging
import platform
import sys
import threading
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from inspector import __version__
from inspector.gui.widgets.lines import label


class CrashWatch(QObject):
    """Takes every exception that nobody expected, from any thread, and hands it to the window as `happened`."""

    happened = Signal(object)

    def __init__(self, logger: logging.Logger, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._logger = logger
        self._before = (sys.excepthook, threading.excepthook)

    def install(self) -> None:
        """Watch from now on."""
        sys.excepthook = self._hook
        threading.excepthook = lambda args: self._hook(args.exc_type, args.exc_value, args.exc_traceback)

    def remove(self) -> None:
        """Watch no longer."""
        sys.excepthook, threading.excepthook = self._before

    @Slot(object)
    def report(self, error: BaseException) -> None:
        """Write an exception down and hand it on."""
        self._logger.error("Crash\n%s", details(error))
        self.happened.emit(error)

    def _hook(self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QGuiApplication.quit()
        elif not issubclass(kind, SystemExit):
            if sys.stderr is not None:  # a program without a console has none
                sys.__excepthook__(kind, error or kind(), trace)
            self.report(error if error is not None else kind())


class CrashDialog(QDialog):
    """Says that something unexpected happened, what that means for the work, and how to report it."""

    def __init__(self, error: BaseException, log_folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Something unexpected happened"))
        self.resize(680, 440)
        self._details = QPlainTextEdit(details(error))
        self._details.setReadOnly(True)
        self._details.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._details.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._details.setAccessibleName(self.tr("Details"))
        self._copied = label("", "faint")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 16, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(label(self.windowTitle(), "section"))
        layout.addWidget(label(self._sentence(), wrap=True))
        layout.addWidget(self._details, 1)
        layout.addWidget(label(self.tr("Also in {folder}").format(folder=log_folder), "faint", wrap=True))
        layout.addLayout(self._buttons())

    @property
    def text(self) -> str:
        """The details that can be copied."""
        return self._details.toPlainText()

    @Slot()
    def copy(self) -> None:
        """Put the details on the clipboard."""
        QGuiApplication.clipboard().setText(self.text)
        self._copied.setText(self.tr("Copied."))

    def _sentence(self) -> str:
        return self.tr(
            "This is a fault of Inspector. Photos, labels and bundles are safe: each change is saved when it is made. "
            "You can go on; if something looks wrong, close the window and start again. "
            "Please send these details to whoever looks after this PC."
        )

    def _buttons(self) -> QHBoxLayout:
        copy, close = QPushButton(self.tr("Copy details")), QPushButton(self.tr("Go on"))
        close.setProperty("kind", "primary")
        copy.clicked.connect(self.copy)
        close.clicked.connect(self.accept)
        close.setDefault(True)
        row = QHBoxLayout()
        row.addWidget(self._copied)
        row.addStretch(1)
        row.addWidget(copy)
        row.addWidget(close)
        return row


def details(error: BaseException) -> str:
    """Return what somebody needs who is to mend it."""
    head = f"Inspector {__version__}, Python {platform.python_version()}, {platform.platform()}"
    return f"{head}\n\n{''.join(traceback.format_exception(error))}".strip()
