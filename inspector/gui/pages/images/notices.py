"""What is going on with files, said in place: progress while they come, and each file that did not, with its cause."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QListWidget, QProgressBar, QPushButton, QVBoxLayout, QWidget

from inspector.gui.faults import in_words
from inspector.gui.theme.icons import pixmap
from inspector.gui.theme.tokens import Tokens
from inspector.gui.widgets.lines import label
from inspector.gui.words import in_figures

if TYPE_CHECKING:
    from inspector.core.sample import Rejected
    from inspector.gui.jobs import Work

_SHOWN = 500
_LIST_HEIGHT = 148
_QUICK = 25  # what is done at once needs no bar


class Working(QFrame):
    """A line with a bar: what is being done with files, and how far it is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "note")
        self._said = label()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(12)
        row.addWidget(self._said)
        row.addWidget(self._bar, 1)
        self.hide()

    def show_work(self, work: "Work | None") -> None:
        """Show how far something is; None: it is done."""
        if work is None or work.total < _QUICK:
            if work is None:
                self.hide()
            return
        far = self.tr("{what}: {done} of {total}")
        self._said.setText(far.format(what=work.name, done=in_figures(work.done), total=in_figures(work.total)))
        self._bar.setRange(0, work.total)
        self._bar.setValue(work.done)
        self._bar.setAccessibleName(self._said.text())
        self.show()


class Rejections(QFrame):
    """A sentence, and below it each file with its cause, until it is put away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "warning")
        self._icon = QLabel()
        self._said = label(wrap=True)
        self._details = QPushButton(self.tr("Show the files"))
        self._details.setProperty("kind", "quiet")
        self._details.setCheckable(True)
        self._close = QPushButton(self.tr("Close"))
        self._close.setProperty("kind", "quiet")
        self.files = QListWidget()
        self.files.setAccessibleName(self.tr("Files and why they were left out"))
        self.files.setWordWrap(True)
        self.files.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)
        self._details.toggled.connect(self._show_files)
        self._close.clicked.connect(self.hide)
        self._build()
        self.hide()

    @property
    def sentence(self) -> str:
        """What it says; empty while it is hidden."""
        return "" if self.isHidden() else self._said.text()

    def say(self, sentence: str, files: "Sequence[Rejected]" = (), *, root: Path | None = None) -> None:
        """Show a sentence with the files that it is about; paths below `root` are shown from there."""
        self._said.setText(sentence)
        self.files.clear()
        for file in files[:_SHOWN]:
            self.files.addItem(f"{_name(file.path, root)}: {in_words(file.cause)}")
        if len(files) > _SHOWN:
            self.files.addItem(self.tr("and {n} more").format(n=in_figures(len(files) - _SHOWN)))
        self._details.setVisible(bool(files))
        self._details.setChecked(0 < len(files) <= 3)
        self._show_files(self._details.isChecked())
        self.setAccessibleName(sentence)
        self.show()

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        self._icon.setPixmap(pixmap("warning", tokens.review.text, 18, self.devicePixelRatioF()))

    def _show_files(self, shown: bool) -> None:
        self._details.setText(self.tr("Hide the files") if shown else self.tr("Show the files"))
        self.files.setVisible(shown)
        line = self.fontMetrics().lineSpacing() + 2
        self.files.setFixedHeight(min(_LIST_HEIGHT, 2 * line * self.files.count() + 8))  # a cause may take two lines

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._icon)
        row.addWidget(self._said, 1)
        row.addWidget(self._details)
        row.addWidget(self._close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 8, 8)
        layout.setSpacing(8)
        layout.addLayout(row)
        layout.addWidget(self.files)


def _name(path: Path, root: Path | None) -> str:
    return str(path.relative_to(root)) if root is not None and path.is_relative_to(root) else str(path)
