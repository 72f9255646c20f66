"""Fields that show and change one setting of a draft each: a word, help below it, and the control at the right."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from inspector.core.pretraining import Change
from inspector.gui.pages.train.draft import Draft
from inspector.gui.theme.tokens import SPACE
from inspector.gui.widgets.lines import label

CONTROL = 148  # pixels: the width of every control, so that they stand in one column


class Spin(QDoubleSpinBox):
    """A number that the wheel changes only where it has the focus: a page that is scrolled must not be changed."""

    def __init__(self, *, low: float, high: float, step: float, decimals: int = 0, unit: str = "") -> None:
        super().__init__()
        self.setRange(low, high)
        self.setSingleStep(step)
        self.setDecimals(decimals)
        self.setGroupSeparatorShown(False)
        self.setKeyboardTracking(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedWidth(CONTROL)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        if unit:
            self.setSuffix(f" {unit}")

    def textFromValue(self, value: float) -> str:  # noqa: N802  Qt's name
        """Return the number without zeros that say nothing."""
        text = QLocale().toString(value, "f", self.decimals())
        point = QLocale().decimalPoint()
        return text.rstrip("0").removesuffix(point) if point in text else text

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802  Qt's name
        """Leave the wheel to the page."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class Combo(QComboBox):
    """A choice that the wheel changes only where it has the focus."""

    def __init__(self, options: Sequence[tuple[Any, str]]) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedWidth(CONTROL)
        for value, word in options:
            self.addItem(word, value)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802  Qt's name
        """Leave the wheel to the page."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class Field(QWidget):
    """A setting of a draft; `changed` carries its path and the wanted value."""

    changed = Signal(str, object)

    def __init__(self, path: str, word: str, help_text: str = "") -> None:
        super().__init__()
        self.path = path
        self._word = label(word)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._word)
        if help_text:
            words.addWidget(label(help_text, "faint", wrap=True))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, SPACE["xs"], 0, SPACE["xs"])
        self._row.setSpacing(SPACE["l"])
        self._row.addLayout(words, 1)
        self.setAccessibleName(word)

    def show_draft(self, draft: Draft) -> None:
        """Show the draft's value, without telling anybody."""
        raise NotImplementedError

    def _put(self, control: QWidget) -> None:
        control.setAccessibleName(self._word.text())
        control.setAccessibleDescription(self._word.text())
        self._row.addWidget(control, 0, Qt.AlignmentFlag.AlignTop)


class NumberField(Field):
    """A number; `factor` is what the screen shows it times (100 for percent). `whole` values are int."""

    def __init__(
        self,
        path: str,
        word: str,
        help_text: str = "",
        *,
        low: float,
        high: float,
        step: float = 1,
        decimals: int = 0,
        unit: str = "",
        factor: float = 1,
    ) -> None:
        super().__init__(path, word, help_text)
        self._factor, self._whole = factor, not decimals and factor == 1
        self._spin = Spin(low=low, high=high, step=step, decimals=decimals, unit=unit)
        self._spin.valueChanged.connect(self._tell)
        self._put(self._spin)

    def show_draft(self, draft: Draft) -> None:
        """Show the draft's value."""
        _quietly(self._spin, lambda: self._spin.setValue(draft.value(self.path) * self._factor))

    def _tell(self, shown: float) -> None:
        value = round(shown) if self._whole else round(shown / self._factor, 10)
        self.changed.emit(self.path, value)


class OptionalField(Field):
    """A number that may be left to the program: an empty tick is None."""

    def __init__(
        self,
        path: str,
        word: str,
        help_text: str = "",
        *,
        low: float,
        high: float,
        usual: float,
        step: float = 1,
        decimals: int = 0,
        unit: str = "",
    ) -> None:
        super().__init__(path, word, help_text)
        self._whole = not decimals
        self._control = _Ticked(Spin(low=low, high=high, step=step, decimals=decimals, unit=unit))
        self._control.spin.setValue(usual)
        self._control.box.setAccessibleName(self.tr("Set {word}").format(word=word))
        self._control.spin.setAccessibleName(word)
        self._control.changed.connect(self._tell)
        self._put(self._control)

    def show_draft(self, draft: Draft) -> None:
        """Show the draft's value; without one the number stays what it was, and waits for its tick."""
        value = draft.value(self.path)
        self._control.show_value(value, on=value is not None)

    def _tell(self) -> None:
        shown = self._control.spin.value()
        value = round(shown) if self._whole else shown
        self.changed.emit(self.path, value if self._control.box.isChecked() else None)


class ChoiceField(Field):
    """One of a few values."""

    def __init__(self, path: str, word: str, help_text: str = "", *, options: Sequence[tuple[Any, str]]) -> None:
        super().__init__(path, word, help_text)
        self._combo = Combo(options)
        self._combo.currentIndexChanged.connect(self._tell)
        self._put(self._combo)

    def show_draft(self, draft: Draft) -> None:
        """Show the draft's value; one that is not among the options is added to them."""
        value = draft.value(self.path)
        if self._combo.findData(value) < 0:
            _quietly(self._combo, lambda: self._combo.addItem(str(value), value))
        _quietly(self._combo, lambda: self._combo.setCurrentIndex(self._combo.findData(value)))

    def _tell(self) -> None:
        self.changed.emit(self.path, self._combo.currentData())


class SwitchField(Field):
    """On or off."""

    def __init__(self, path: str, word: str, help_text: str = "") -> None:
        super().__init__(path, word, help_text)
        self._box = QCheckBox()
        self._box.toggled.connect(lambda on: self.changed.emit(self.path, on))
        self._put(self._box)

    def show_draft(self, draft: Draft) -> None:
        """Show the draft's value."""
        _quietly(self._box, lambda: self._box.setChecked(draft.value(self.path)))


class ChangeField(Field):
    """An augmentation: its switch, and its strength beside it."""

    def __init__(
        self,
        path: str,
        word: str,
        help_text: str = "",
        *,
        low: float,
        high: float,
        step: float,
        decimals: int = 0,
        unit: str = "",
        factor: float = 1,
    ) -> None:
        super().__init__(path, word, help_text)
        self._factor = factor
        self._control = _Ticked(Spin(low=low, high=high, step=step, decimals=decimals, unit=unit))
        self._control.box.setAccessibleName(word)
        self._control.spin.setAccessibleName(self.tr("Strength of {word}").format(word=word))
        self._control.changed.connect(self._tell)
        self._put(self._control)

    def show_draft(self, draft: Draft) -> None:
        """Show the draft's value."""
        change = draft.value(self.path)
        self._control.show_value(change.strength * self._factor, on=change.on)

    def _tell(self) -> None:
        strength = round(self._control.spin.value() / self._factor, 10)
        self.changed.emit(self.path, Change(self._control.box.isChecked(), strength))


class _Ticked(QWidget):
    """A number behind a tick; without the tick it waits. `changed` says that a person changed either."""

    changed = Signal()

    def __init__(self, spin: Spin) -> None:
        super().__init__()
        self.box, self.spin = QCheckBox(), spin
        self.spin.setFixedWidth(CONTROL - 32)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE["s"])
        row.addWidget(self.box)
        row.addWidget(self.spin)
        self.box.toggled.connect(self.changed)
        self.spin.valueChanged.connect(self.changed)

    def show_value(self, value: float | None, *, on: bool) -> None:
        """Show a number (None: the one that is there) and its tick, without telling anybody."""
        _quietly(self.box, lambda: self.box.setChecked(on))
        if value is not None:
            _quietly(self.spin, lambda: self.spin.setValue(value))
        self.spin.setEnabled(on)


def _quietly(widget: QWidget, change: Any) -> None:
    blocked = widget.blockSignals(True)
    try:
        change()
    finally:
        widget.blockSignals(blocked)
