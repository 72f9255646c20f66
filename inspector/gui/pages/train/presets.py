"""The first two choices of a run: how thorough it is, and what its encoder starts from."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from inspector.core.recipe import SCRATCH, SHIPPED, preset
from inspector.gui.pages.train.draft import OWN, Draft, starting_point
from inspector.gui.theme.tokens import RADIUS, SPACE, Tokens
from inspector.gui.widgets.lines import label


class PresetCard(QFrame):
    """A preset with what it does; the whole card can be clicked."""

    chosen = Signal(str)

    def __init__(self, name: str, word: str, text: str, time: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = name
        self.setObjectName("preset")
        self.radio = QRadioButton(word)
        self.radio.clicked.connect(lambda: self.chosen.emit(self.name))
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE["m"], SPACE["s"], SPACE["m"], SPACE["m"])
        column.setSpacing(SPACE["xs"])
        column.addWidget(self.radio)
        self._text = label("", "muted", wrap=True)
        column.addWidget(self._text, 1, Qt.AlignmentFlag.AlignTop)
        column.addSpacing(SPACE["xs"])
        column.addWidget(label(time, "faint", wrap=True))
        self.say(text)

    def say(self, text: str) -> None:
        """Say what the preset does."""
        self._text.setText(text)
        self.radio.setAccessibleDescription(text)

    def show_chosen(self, chosen: bool, tokens: Tokens) -> None:
        """Show whether this is the preset in use."""
        self.radio.setChecked(chosen)
        line, ground = (tokens.accent, tokens.accent_soft) if chosen else (tokens.line, tokens.surface)
        border = f"border: {2 if chosen else 1}px solid {line}; padding: {0 if chosen else 1}px"
        self.setStyleSheet(f"#preset {{ {border}; border-radius: {RADIUS}px; background: {ground}; }}")

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802  Qt's name
        """Choose it."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.radio.setFocus()
            self.chosen.emit(self.name)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Leave the arrows to whoever holds all cards."""
        event.ignore()


class Presets(QWidget):
    """The three presets; `chosen` carries a name. Arrow keys go from one to the next."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards = [
            PresetCard(
                "quick",
                self.tr("Quick"),
                self.tr("Remembers how good parts look, and measures how far a part is from that. Learns nothing new."),
                self.tr("A minute or so. Good for a first look."),
            ),
            PresetCard(
                "standard",
                self.tr("Standard"),
                "",
                self.tr("Minutes on a card, longer on a processor. Right for most."),
            ),
            PresetCard(
                "thorough",
                self.tr("Thorough"),
                "",
                self.tr("Many times as long. For a night, or a card."),
            ),
        ]
        self._group = QButtonGroup(self)
        self._tokens: Tokens | None = None
        self._shown = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE["m"])
        for card in self._cards:
            self._group.addButton(card.radio)
            card.chosen.connect(self.chosen)
            row.addWidget(card, 1)

    def show_draft(self, draft: Draft) -> None:
        """Show which preset a draft is; none where it is one's own."""
        self._shown = draft.preset
        self._say_what_they_do(draft.recipe.weights)
        self._group.setExclusive(self._shown != OWN)
        if self._tokens is not None:
            for card in self._cards:
                card.show_chosen(card.name == self._shown, self._tokens)

    def _say_what_they_do(self, weights: str) -> None:
        """Say it for an encoder that starts with these weights: one that was trained before is not pretrained."""
        texts = {
            "standard": self.tr("Also teaches heads with defects drawn on your photos, and with labelled anomalies."),
            "thorough": self.tr("The same with larger images, more patches and more steps: for small defects."),
        }
        if preset("standard", weights=weights).pretraining is not None:
            texts = {
                "standard": self.tr(
                    "Also learns from your photos what to look at, and teaches heads with drawn defects "
                    "and labelled anomalies."
                ),
                "thorough": self.tr(
                    "The same with larger images, more patches and far more epochs: for small defects."
                ),
            }
        for card in self._cards:
            if card.name in texts:
                card.say(texts[card.name])

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        self._tokens = tokens
        for card in self._cards:
            card.show_chosen(card.name == self._shown, tokens)


class StartingPoint(QWidget):
    """Shipped, a file or scratch; `chosen` carries the weights as a recipe names them."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons = {
            SHIPPED: QRadioButton(self.tr("Our own encoder")),
            "file": QRadioButton(self.tr("A weights file")),
            SCRATCH: QRadioButton(self.tr("From scratch")),
        }
        self._shipped = label("", "faint", wrap=True)
        helps = {
            SCRATCH: label(
                self.tr("Begins with chance, needs nothing from outside. Standard pretrains it."), "faint", wrap=True
            ),
            SHIPPED: self._shipped,
            "file": label(
                self.tr(".safetensors or .pth of the same backbone, such as one from “inspector pretrain”."),
                "faint",
                wrap=True,
            ),
        }
        self._path = QLineEdit()
        self._path.setPlaceholderText(self.tr("No file chosen"))
        self._path.setAccessibleName(self.tr("Weights file"))
        self._path.editingFinished.connect(lambda: self.chosen.emit(self._path.text().strip()))
        self._browse = QPushButton(self.tr("Choose…"))
        self._browse.clicked.connect(self.ask)
        file = QHBoxLayout()
        file.setContentsMargins(SPACE["xl"], 0, 0, 0)
        file.setSpacing(SPACE["s"])
        file.addWidget(self._path, 1)
        file.addWidget(self._browse)
        self._file = QWidget()
        self._file.setLayout(file)
        self._file.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE["s"])
        for key, button in self._buttons.items():
            button.clicked.connect(lambda _=False, key=key: self._choose(key))
            row = QHBoxLayout()
            row.setSpacing(SPACE["m"])
            button.setFixedWidth(160)
            row.addWidget(button)
            row.addWidget(helps[key], 1)
            column.addLayout(row)
            if key == "file":
                column.addWidget(self._file)

    def show_draft(self, draft: Draft, *, shipped: bool) -> None:
        """Show what a draft starts from; `shipped` says whether we have an encoder for its backbone."""
        weights = draft.recipe.weights
        start = starting_point(weights)
        self._buttons[start].setChecked(True)
        self._buttons[SHIPPED].setEnabled(shipped or start == SHIPPED)
        text = (
            self.tr("Learned from drawn pictures alone. The best start without a weights file.")
            if shipped
            else self.tr("None is shipped for {backbone} yet.").format(backbone=draft.recipe.backbone)
        )
        self._shipped.setText(text)
        self._file.setVisible(start == "file")
        if start == "file" and self._path.text() != weights:
            self._path.setText(weights)

    def ask(self) -> None:
        """Ask for a weights file."""
        kinds = self.tr("Weights (*.safetensors *.pth *.pt)")
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Weights to start from"), self._path.text(), kinds)
        if name:
            self._path.setText(name)
            self.chosen.emit(name)

    def _choose(self, key: str) -> None:
        self.chosen.emit(self._path.text().strip() if key == "file" else key)
