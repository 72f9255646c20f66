"""What the thresholds would do, in counts with their intervals, and how far the promise goes."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from inspector.gui.pages.results.shown import Odd
from inspector.gui.pages.results.words import apart_words, interval_words, of_words
from inspector.gui.theme.icons import pixmap
from inspector.gui.theme.tokens import SPACE, Tokens
from inspector.gui.widgets.lines import label, level_line
from inspector.runtime.metrics import Count
from inspector.services.outcomes import Outcome


class CountsCard(QFrame):
    """Three counts and a note. `measured`: good images that the bundle never saw stand behind them.

    `image_wanted` carries the path of an image that the note is about.
    """

    image_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.escaped, self.rejected, self.reviewed = _Figure(), _Figure(), _Figure()
        self._note = _Note()
        self._odd: Odd | None = None
        self.look = QPushButton(self.tr("Show it"))
        self.look.clicked.connect(self._want_image)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE["l"], SPACE["m"], SPACE["l"], SPACE["m"])
        column.setSpacing(SPACE["s"])
        column.addWidget(label(self.tr("At these thresholds"), "faint"))
        column.addWidget(self.escaped)
        column.addWidget(level_line())
        column.addWidget(self.rejected)
        column.addWidget(level_line())
        column.addWidget(self.reviewed)
        column.addStretch(1)
        column.addWidget(self._note)
        column.addWidget(self.look, 0, Qt.AlignmentFlag.AlignLeft)
        self.look.hide()

    def show_counts(self, counts: Mapping[Outcome, Count], *, measured: bool) -> None:
        """Show what becomes of the images at these thresholds."""
        escaped, rejected = counts[Outcome.ESCAPED], counts[Outcome.FALSE_REJECT]
        reviews = [counts[Outcome.ANOMALY_REVIEWED]] + [counts[Outcome.GOOD_REVIEWED]] * measured
        reviewed = Count(sum(c.count for c in reviews), sum(c.n for c in reviews))
        if escaped.n:
            self.escaped.show_count(escaped, self.tr("escaped"))
        else:
            self.escaped.show_none(self.tr("escapes unknown"), self.tr("It takes labelled anomalies to count them."))
        if rejected.n:
            word = self.tr("false reject") if rejected.count == 1 else self.tr("false rejects")
            self.rejected.show_count(rejected, word)
        if not measured:
            self.rejected.show_detail(self.tr("of the images that set the limits: asked for, not measured"))
        if reviewed.n:
            self.reviewed.show_count(reviewed, self.tr("to review"))
        else:
            self.reviewed.show_none(self.tr("to review"), self.tr("No labelled image is left that it never saw."))

    def show_note(self, promise: str, odd: Odd | None = None) -> None:
        """Say what the good images can promise, or that one of them decides: that comes first."""
        self._odd = odd
        self._note.say(promise if odd is None else apart_words(odd))
        self.look.setVisible(odd is not None)

    def _want_image(self) -> None:
        if self._odd is not None:
            self.image_wanted.emit(self._odd.path)

    @property
    def note(self) -> str:
        """What the note says."""
        return self._note.words

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        self._note.restyle(tokens)


class _Figure(QWidget):
    """ "2 of 41 escaped", and below it rate and interval."""

    def __init__(self) -> None:
        super().__init__()
        self._number, self._word, self._detail = (
            label(role="title"),
            label(role="strong"),
            label(role="faint", wrap=True),
        )
        row = QHBoxLayout()
        row.setSpacing(SPACE["s"])
        row.addWidget(self._number, 0, Qt.AlignmentFlag.AlignBaseline)
        row.addWidget(self._word, 0, Qt.AlignmentFlag.AlignBaseline)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self._detail)

    @property
    def words(self) -> str:
        """All that is said."""
        return " ".join(part.text() for part in (self._number, self._word, self._detail) if part.text())

    def show_count(self, count: Count, word: str) -> None:
        self._number.setText(of_words(count))
        self._word.setText(word)
        self._detail.setText(interval_words(count))
        self.setAccessibleName(self.words)

    def show_none(self, word: str, why: str) -> None:
        self._number.setText("–")
        self._word.setText(word)
        self._detail.setText(why)
        self.setAccessibleName(self.words)

    def show_detail(self, detail: str) -> None:
        self._detail.setText(detail)
        self.setAccessibleName(self.words)


class _Note(QFrame):
    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "warning")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._icon = QLabel()
        self._words = label(wrap=True)
        self._words.setStyleSheet("font-size: 12px;")
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE["m"], SPACE["s"], SPACE["m"], SPACE["s"])
        row.setSpacing(SPACE["s"])
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)

    @property
    def words(self) -> str:
        return self._words.text()

    def say(self, sentence: str) -> None:
        self._words.setText(sentence)
        self.setVisible(bool(sentence))

    def restyle(self, tokens: Tokens) -> None:
        self._icon.setPixmap(pixmap("bulb", tokens.review.text, 16, self.devicePixelRatioF()))
