"""Beside the picture: how many parts of today ended how, and how quick it goes."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from inspector.core.judgement import Verdict
from inspector.gui.pages.live.room import Room
from inspector.gui.pages.live.telling import pace_words, share
from inspector.gui.theme.icons import pixmap, verdict_icon
from inspector.gui.theme.tokens import Tokens
from inspector.gui.widgets.lines import label, level_line
from inspector.gui.words import in_figures, verdict_word
from inspector.store.journal.entries import Counts
from inspector.store.settings import Settings

if TYPE_CHECKING:
    from inspector.services.live_events import Pace

_ROWS = {Room.TIGHT: 24, Room.LOW: 27, Room.ROOMY: 33}  # heights
_PACE = {Room.TIGHT: (6, 1), Room.LOW: (10, 4), Room.ROOMY: (10, 8)}  # around all, between rows
_VERDICTS = (Verdict.GOOD, Verdict.REVIEW, Verdict.ANOMALY)
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class TodayCard(QFrame):
    """Counts since midnight, each with its share. What could not be judged is counted apart: "No picture"."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.counts = Counts()
        self._total = label(role="muted")
        self._rows = [_CountRow() for _ in range(4)]
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(16, 8, 16, 8)
        self._lines.setSpacing(0)
        head = QHBoxLayout()
        head.addWidget(label(self.tr("Today"), "strong"), 1)
        head.addWidget(self._total)
        self._lines.addLayout(head)
        self._lines.addSpacing(6)
        for row in self._rows:
            self._lines.addWidget(level_line())
            self._lines.addWidget(row)
        self.show_counts(Counts())

    def show_words(self, settings: Settings) -> None:
        """Name the rows as the plant names the verdicts."""
        for row, verdict in zip(self._rows, _VERDICTS, strict=False):
            row.show_word(verdict_word(settings, verdict))
        self._rows[-1].show_word(self.tr("No picture"))

    def show_counts(self, counts: Counts) -> None:
        """Show how many ended how."""
        self.counts = counts
        one, many = self.tr("1 part"), self.tr("{n} parts")
        self._total.setText(one if counts.total == 1 else many.format(n=in_figures(counts.total)))
        numbers = (counts.good, counts.review, counts.anomaly, counts.errors)
        for row, number in zip(self._rows, numbers, strict=True):
            row.show_count(number, share(number, counts.total))

    def show_room(self, room: Room) -> None:
        """Be lower, in a small window."""
        for row in self._rows:
            row.setFixedHeight(_ROWS[room])

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        for row, verdict in zip(self._rows, _VERDICTS, strict=False):
            row.show_icon(verdict_icon(verdict), tokens.of(verdict).text)
        self._rows[-1].show_icon("no-picture", tokens.faint)


class PaceCard(QFrame):
    """How long from picture to verdict, how often a part comes, and how many frames nobody could take."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        names = (
            self.tr("Picture to verdict"),
            self.tr("Slowest of 100"),
            self.tr("Pace"),
            self.tr("Frames dropped"),
        )
        hints = (
            self.tr("The usual time from the camera's picture to the verdict that is recorded, of the last 100 parts"),
            self.tr("The longest such time among the last 100 parts"),
            self.tr("How often a part is inspected"),
            self.tr("Pictures that a newer one replaced before they could be judged"),
        )
        self.values = [label() for _ in names]
        self._grid = QGridLayout(self)
        self._grid.setColumnStretch(0, 1)
        for row, (name, hint, value) in enumerate(zip(names, hints, self.values, strict=True)):
            told = label(name, "muted")
            told.setToolTip(hint)
            value.setAccessibleName(name)
            self._grid.addWidget(told, row, 0)
            self._grid.addWidget(value, row, 1, _RIGHT)
        self.show_room(Room.ROOMY)
        self.show_nothing()

    def show_pace(self, pace: "Pace", dropped: int) -> None:
        """Show how quick it goes."""
        for value, text in zip(self.values, (*pace_words(pace), in_figures(dropped)), strict=True):
            value.setText(text)

    def show_nothing(self) -> None:
        """Show that nothing is measured."""
        for value in self.values:
            value.setText("–")

    def show_room(self, room: Room) -> None:
        """Be lower, in a small window."""
        around, between = _PACE[room]
        self._grid.setContentsMargins(16, around, 16, around)
        self._grid.setVerticalSpacing(between)


class _CountRow(QWidget):
    """Icon, word, count and share in one line."""

    def __init__(self) -> None:
        super().__init__()
        self._icon, self._word = QLabel(), label()
        self._count, self._share = label(role="figure"), label(role="faint")
        self._share.setFixedWidth(58)
        self._share.setAlignment(_RIGHT)
        self.setFixedHeight(_ROWS[Room.ROOMY])
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._icon)
        row.addWidget(self._word, 1)
        row.addWidget(self._count)
        row.addWidget(self._share)

    def show_word(self, word: str) -> None:
        """Show what is counted."""
        self._word.setText(word)

    def show_count(self, number: int, share_: str) -> None:
        """Show how many, and their share."""
        self._count.setText(in_figures(number))
        self._share.setText(share_)
        self.setAccessibleName(f"{self._word.text()} {number} {share_}")

    def show_icon(self, name: str, colour: str) -> None:
        """Show an icon in a colour."""
        self._icon.setPixmap(pixmap(name, colour, 16, self.devicePixelRatioF()))
