"""The counts of today in operator mode, large."""

from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from inspector.core.judgement import Verdict
from inspector.gui.theme.icons import pixmap, verdict_icon
from inspector.gui.theme.tokens import FAINT_PX, Tokens
from inspector.gui.widgets.lines import label
from inspector.gui.words import in_figures, verdict_word
from inspector.store.journal.entries import Counts
from inspector.store.settings import Settings


class CountRow(QWidget):
    """Good, review and anomaly of today, large."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = [QLabel() for _ in Verdict]
        self._counts = [label() for _ in Verdict]
        self._words = [label() for _ in Verdict]
        grid = QGridLayout(self)
        grid.setContentsMargins(12, 8, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(0)
        for place, (drawn, count, word) in enumerate(zip(self._icons, self._counts, self._words, strict=True)):
            column = 3 * place
            count.setObjectName("count")
            grid.addWidget(drawn, 0, column)
            grid.addWidget(count, 0, column + 1)
            grid.addWidget(word, 1, column + 1)
            grid.setColumnStretch(column + 2, 1)

    def show_counts(self, counts: Counts, settings: Settings) -> None:
        """Show how many of today ended how."""
        numbers = {Verdict.GOOD: counts.good, Verdict.REVIEW: counts.review, Verdict.ANOMALY: counts.anomaly}
        for verdict, count, word in zip(Verdict, self._counts, self._words, strict=True):
            count.setText(in_figures(numbers[verdict]))
            word.setText(verdict_word(settings, verdict))

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        self.setStyleSheet(
            "QLabel#count { font-size: 40px; font-weight: 700; }"
            f"QLabel {{ font-size: {FAINT_PX + 4}px; color: {tokens.faint}; }}"
            f"QLabel#count {{ color: {tokens.text}; }}"
        )
        for verdict, drawn in zip(Verdict, self._icons, strict=True):
            drawn.setPixmap(pixmap(verdict_icon(verdict), tokens.of(verdict).text, 32, self.devicePixelRatioF()))
