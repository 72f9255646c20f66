"""The schedule of gradual unfreezing as a small table that can be edited: a row each for blocks, rate and epochs."""

from dataclasses import replace

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from inspector.core.finetuning import Unfreezing
from inspector.gui.pages.train.draft import Draft
from inspector.gui.pages.train.fields import Spin
from inspector.gui.theme.icons import icon
from inspector.gui.theme.tokens import LIGHT, SPACE, Tokens
from inspector.gui.widgets.lines import label

PATH = "finetuning.schedule"
_NEW = Unfreezing(layers=1, rate=1e-4, epochs=5)
_WIDTH, _MOST = 120, 12


class ScheduleTable(QWidget):
    """Shows the rows of a schedule; `changed` carries its path and the wanted rows, as a field does."""

    changed = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Unfreezing, ...] = ()
        self._tokens = LIGHT
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(SPACE["s"])
        self._grid.setVerticalSpacing(SPACE["xs"])
        self._grid.setColumnStretch(4, 1)
        self._add = QPushButton(self.tr("Add a row"))
        self._add.clicked.connect(self._append)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE["xs"], 0, 0)
        column.setSpacing(SPACE["s"])
        column.addWidget(label(self.tr("Unfreezing schedule")))
        column.addWidget(
            label(
                self.tr(
                    "Lets the encoder's own last blocks learn, row after row. Without rows it stays as it is, "
                    "which is what few photos ask for."
                ),
                "faint",
                wrap=True,
            )
        )
        column.addLayout(self._grid)
        column.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)

    def show_draft(self, draft: Draft) -> None:
        """Show the draft's rows."""
        rows = draft.value(PATH)
        if rows != self._rows or not self._grid.count():
            self._rows = rows
            self._build()

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        self._tokens = tokens
        self._add.setIcon(icon("plus", tokens.text, size=16))
        self._build()

    def _build(self) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        heads = (self.tr("Last blocks"), self.tr("Learning rate"), self.tr("Epochs"))
        for place, word in enumerate(heads if self._rows else ()):
            self._grid.addWidget(label(word, "faint"), 0, place)
        for number, row in enumerate(self._rows):
            self._build_row(number, row)
        self._add.setEnabled(len(self._rows) < _MOST)

    def _build_row(self, number: int, row: Unfreezing) -> None:
        layers = Spin(low=0, high=100, step=1)
        rate = Spin(low=0.000001, high=1, step=0.0001, decimals=6)
        epochs = Spin(low=1, high=10_000, step=1)
        for place, (spin, value, word) in enumerate(
            (
                (layers, row.layers, self.tr("Last blocks of row {n}")),
                (rate, row.rate, self.tr("Learning rate of row {n}")),
                (epochs, row.epochs, self.tr("Epochs of row {n}")),
            )
        ):
            spin.setFixedWidth(_WIDTH)
            spin.setValue(value)
            spin.setAccessibleName(word.format(n=number + 1))
            self._grid.addWidget(spin, number + 1, place)
        layers.valueChanged.connect(lambda value: self._change(number, layers=round(value)))
        rate.valueChanged.connect(lambda value: self._change(number, rate=value))
        epochs.valueChanged.connect(lambda value: self._change(number, epochs=round(value)))
        remove = QToolButton()
        remove.setIcon(icon("close", self._tokens.faint, size=16))
        remove.setIconSize(QSize(16, 16))
        remove.setAccessibleName(self.tr("Remove row {n}").format(n=number + 1))
        remove.setToolTip(self.tr("Remove this row"))
        remove.clicked.connect(lambda: self._remove(number))
        self._grid.addWidget(remove, number + 1, 3)

    def _append(self) -> None:
        last = self._rows[-1] if self._rows else None
        row = replace(last, layers=last.layers + 1, rate=last.rate / 2) if last else _NEW
        self._tell((*self._rows, row))

    def _remove(self, number: int) -> None:
        self._tell(self._rows[:number] + self._rows[number + 1 :])

    def _change(self, number: int, **values: float) -> None:
        row = replace(self._rows[number], **values)  # type: ignore[arg-type]
        self._rows = (*self._rows[:number], row, *self._rows[number + 1 :])  # the focus stays where it is
        self.changed.emit(PATH, self._rows)

    def _tell(self, rows: tuple[Unfreezing, ...]) -> None:
        self._rows = rows
        self._build()
        self.changed.emit(PATH, rows)
