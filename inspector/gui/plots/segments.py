"""A segmented control, and cards that stand in one place: one of them is seen, chosen in its own head."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QStackedWidget, QWidget

from inspector.gui.plots.card import Card


@dataclass(frozen=True, slots=True)
class Choice:
    """A segment: its `word`, and the `name` that its tooltip and a screen reader say."""

    word: str
    name: str


class Segments(QWidget):
    """Buttons side by side, one of them pressed; `chosen` carries its place when a person presses it."""

    chosen = Signal(int)

    def __init__(self, choices: Sequence[Choice], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for place, choice in enumerate(choices):
            button = QPushButton(choice.word)
            last = place == len(choices) - 1
            button.setProperty("segment", "first" if place == 0 else "last" if last else "middle")
            button.setCheckable(True)
            button.setToolTip(choice.name)
            button.setAccessibleName(choice.name)
            self._group.addButton(button, place)
            row.addWidget(button)
        self._group.idClicked.connect(self.chosen)

    def show_chosen(self, place: int) -> None:
        """Press a segment; no signal comes of it."""
        self._group.button(place).setChecked(True)

    def button(self, place: int) -> QPushButton:
        """Return a segment's button."""
        return self._group.button(place)  # type: ignore[return-value]


class CardStack(QStackedWidget):
    """Cards in one place. Each has the segments at the left of its head, in place of its title."""

    def __init__(self, cards: Sequence[tuple[Choice, Card]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._segments: list[Segments] = []
        for _, card in cards:
            segments = Segments([choice for choice, _ in cards])
            segments.chosen.connect(self.show_card)
            card.replace_title(segments)
            self._segments.append(segments)
            self.addWidget(card)
        self.show_card(0)

    def show_card(self, place: int) -> None:
        """Bring a card to the front."""
        focus = QApplication.focusWidget()
        by_keyboard = focus is not None and any(segments.isAncestorOf(focus) for segments in self._segments)
        self.setCurrentIndex(place)
        for segments in self._segments:
            segments.show_chosen(place)
        if by_keyboard:
            self._segments[place].button(place).setFocus()
