"""The demo on the start page: one click makes, trains and opens it, with its progress in place."""

from PySide6.QtCore import QCoreApplication, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from inspector.core.progress import Progress
from inspector.gui.pages.start.card import Pictures
from inspector.gui.theme.tokens import Tokens
from inspector.gui.widgets.elided import ElidedLabel
from inspector.gui.widgets.keyed import KeyedButton
from inspector.gui.widgets.progress import ProgressStrip
from inspector.store.places import resources


class DemoCard(QFrame):
    """`wanted` asks for the demo, `cancel_wanted` to stop making it."""

    wanted = Signal()
    cancel_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._pictures = Pictures()
        self._sentence = ElidedLabel("", "muted", where=Qt.TextElideMode.ElideRight)
        self.button = KeyedButton(self.tr("Try the demo"), icon_name="play")
        self.button.clicked.connect(self.wanted)
        self.progress = ProgressStrip()
        self.progress.cancel_wanted.connect(self.cancel_wanted)
        self._stack = QStackedWidget()
        self._stack.setStyleSheet("background: transparent;")
        self._stack.addWidget(self._offer())
        self._stack.addWidget(self.progress)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 8, 12, 8)
        row.setSpacing(16)
        row.addWidget(self._pictures)
        row.addWidget(self._stack, 1)
        self._pictures.show_pictures([QPixmap(str(path)) for path in sorted((resources() / "demo").glob("*.jpg"))])
        self.show_offer(made=False)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Be as high as a project's card."""
        return QSize(super().sizeHint().width(), 82)

    def show_offer(self, *, made: bool) -> None:
        """Offer to make the demo, or to open it where it was made before."""
        self.button.setText(self.tr("Open the demo") if made else self.tr("Try the demo"))
        self._sentence.setText(
            self.tr("A trained project of drawn parts.")
            if made
            else self.tr("Drawn parts, trained here in about a minute.")
        )
        self._stack.setCurrentIndex(0)

    def show_begun(self) -> None:
        """Show that the demo is being made."""
        self.progress.begin(self.tr("Making the demo"))
        self._stack.setCurrentIndex(1)
        cancel = self.progress.cancel_button  # whoever clicked twice did not mean this one, which came in its place
        cancel.setEnabled(False)
        QTimer.singleShot(QApplication.doubleClickInterval(), cancel, lambda: cancel.setEnabled(True))

    def show_progress(self, progress: Progress) -> None:
        """Show how far it is."""
        self.progress.show_progress(progress)

    def restyle(self, tokens: Tokens) -> None:
        """Take the colours of a theme."""
        self._pictures.restyle(tokens)
        self.button.restyle(tokens)

    def _offer(self) -> QWidget:
        page = QWidget()
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch(1)
        words.addWidget(ElidedLabel(QCoreApplication.translate("DemoCard", "Demo: woven fabric"), "strong"))
        words.addWidget(self._sentence)
        words.addStretch(1)
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addLayout(words, 1)
        row.addWidget(self.button)
        return page
