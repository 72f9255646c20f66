"""Below the grid while images are selected: how many, what they can become, and the question before they go."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QStackedLayout, QToolButton, QVBoxLayout, QWidget

from inspector.core.sample import Label
from inspector.gui.theme.icons import icon
from inspector.gui.theme.tokens import ROW, TOUCH, Tokens
from inspector.gui.widgets.elided import ElidedLabel
from inspector.gui.widgets.keyed import KeyedButton
from inspector.gui.widgets.lines import label, level_line
from inspector.gui.words import in_figures, label_word

_LABELS = ((Label.GOOD, "G", "good"), (Label.ANOMALY, "A", "anomaly"), (None, "U", "unlabelled"))


class SelectionBar(QWidget):
    """`labelled` carries the label that was asked for; `removed` that the images are to be deleted, after asking."""

    labelled = Signal(object)
    removed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = 0
        self.setFixedHeight(TOUCH)
        self._said = ElidedLabel(role="strong")
        self._buttons = [KeyedButton(label_word(of), key=key, icon_name=name) for of, key, name in _LABELS]
        for button, (of, _, _) in zip(self._buttons, _LABELS, strict=True):
            button.clicked.connect(lambda _=False, of=of: self.labelled.emit(of))
        self.delete = QToolButton()
        self.delete.setIconSize(QSize(18, 18))
        self.delete.setFixedSize(ROW, ROW)
        self.delete.setAccessibleName(self.tr("Delete the selected images"))
        self.delete.setToolTip(self.tr("Delete (Del)"))
        self.delete.clicked.connect(self.ask)
        self.question = _Question()
        self.question.answered.connect(self._answered)
        self._build()
        self.show_count(0)

    @property
    def asking(self) -> bool:
        """Whether the question before deleting is shown."""
        return self._stack.currentIndex() == 1

    def show_count(self, count: int) -> None:
        """Show how many images are selected; without any there is no bar."""
        if count != self._count:
            self._stack.setCurrentIndex(0)
        self._count = count
        self._said.setText(self.tr("{n} selected").format(n=in_figures(count)))
        self.setVisible(count > 0)

    def show_tight(self, tight: bool) -> None:
        """Leave the keys away where there is little room; the tips tell them."""
        for button, (of, key, name) in zip(self._buttons, _LABELS, strict=True):
            button.show_face(label_word(of), key="" if tight else key, icon_name=name)
            button.setToolTip(f"{label_word(of)} ({key})")

    def ask(self) -> None:
        """Ask whether the selected images are to be deleted; what is safe has the focus."""
        if self._count:
            self._stack.setCurrentIndex(1)
            self.question.ask(self._count)

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        for button in self._buttons:
            button.restyle(tokens)
        self.delete.setIcon(icon("trash", tokens.text, size=18))

    def _answered(self, yes: bool) -> None:
        self._stack.setCurrentIndex(0)
        if yes:
            self.removed.emit()

    def _build(self) -> None:
        choices = QWidget()
        row = QHBoxLayout(choices)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._said, 1)
        for button in self._buttons:
            row.addWidget(button)
        row.addWidget(self.delete)
        inner = QFrame()
        self._stack = QStackedLayout(inner)
        self._stack.addWidget(choices)
        self._stack.addWidget(self.question)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(level_line())
        layout.addWidget(inner, 1)


class _Question(QWidget):
    """Asks before deleting. Enter and Esc mean no; `answered` carries whether it was yes."""

    answered = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._said = label(wrap=True)
        self.yes = QPushButton(self.tr("Delete"))
        self.yes.setProperty("kind", "danger")
        self.no = QPushButton(self.tr("Cancel"))
        self.yes.clicked.connect(lambda: self.answered.emit(True))
        self.no.clicked.connect(lambda: self.answered.emit(False))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._said, 1)
        row.addWidget(self.yes)
        row.addWidget(self.no)

    def ask(self, count: int) -> None:
        """Ask about so many images."""
        one, many = (
            self.tr("Delete 1 image? Undo brings it back."),
            self.tr("Delete {n} images? Undo brings them back."),
        )
        self._said.setText(one if count == 1 else many.format(n=in_figures(count)))
        self.setToolTip(self.tr("Deleted images go to the folder .trash of the project."))
        self.no.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter presses the button with the focus, Esc says no."""
        if event.key() == Qt.Key.Key_Escape:
            self.answered.emit(False)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.answered.emit(self.yes.hasFocus())
        else:
            super().keyPressEvent(event)
