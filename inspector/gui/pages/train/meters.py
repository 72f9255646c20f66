"""How busy the PC is while it trains: load, memory of the card, memory of the PC."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from inspector.gui.pages.train.bar import Bar
from inspector.gui.pages.train.words import size
from inspector.gui.theme.icons import pixmap
from inspector.gui.theme.tokens import SPACE, Tokens
from inspector.gui.widgets.lines import label
from inspector.services.machine import Load

_BAR = 4
_ICON = 18


class Meter(QWidget):
    """A word, a value and a bar; hidden where the system does not say."""

    def __init__(self, word: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value, self._bar = label(), Bar(_BAR)
        row = QHBoxLayout()
        row.addWidget(label(word))
        row.addStretch(1)
        row.addWidget(self._value)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE["xs"])
        column.addLayout(row)
        column.addWidget(self._bar)
        self.setAccessibleName(word)
        self.hide()

    def show_value(self, text: str, share: float | None) -> None:
        """Show a value; None hides it all."""
        self.setVisible(share is not None)
        if share is not None:
            self._value.setText(text)
            self._bar.show_share(share)
            self.setAccessibleDescription(text)

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        self._bar.restyle(tokens)


class Meters(QFrame):
    """The device that learns, with what it has to carry."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._icon, self._name = QLabel(), label("", "strong")
        self._load, self._card, self._pc = (
            Meter(self.tr("Load")),
            Meter(self.tr("Device memory")),
            Meter(self.tr("PC memory")),
        )
        self._pace = label("", "faint", wrap=True)
        head = QHBoxLayout()
        head.setSpacing(SPACE["s"])
        head.addWidget(self._icon)
        head.addWidget(self._name, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE["l"], SPACE["m"], SPACE["l"], SPACE["m"])
        column.setSpacing(SPACE["m"])
        column.addLayout(head)
        for meter in (self._load, self._card, self._pc):
            column.addWidget(meter)
        column.addWidget(self._pace)
        self._pace.hide()

    def show_load(self, load: Load) -> None:
        """Show a reading."""
        self._name.setText(load.name if load.card else self.tr("Processor"))
        percent = self.tr("{n} %").format(n=round(100 * load.share)) if load.share is not None else ""
        self._load.show_value(percent, load.share)
        for meter, memory in ((self._card, load.memory), (self._pc, load.pc_memory)):
            if memory is None:
                meter.show_value("", None)
            else:
                text = self.tr("{used} of {all}").format(used=size(memory[0]), all=size(memory[1]))
                meter.show_value(text, memory[0] / max(1, memory[1]))

    def show_pace(self, text: str) -> None:
        """Say how quick it is: "5.1 s an epoch, batch of 32"."""
        self._pace.setText(text)
        self._pace.setVisible(bool(text))

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        self._icon.setPixmap(pixmap("chip", tokens.faint, _ICON, self.devicePixelRatioF()))
        for meter in (self._load, self._card, self._pc):
            meter.restyle(tokens)
