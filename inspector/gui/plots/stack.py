"""Cards that stand in one place: one of them is seen, chosen in its own head."""

from collections.abc import Sequence

from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from inspector.gui.plots.card import Card
from inspector.gui.widgets.segments import Choice, Segments


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
