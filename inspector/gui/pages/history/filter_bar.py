"""Above the table: which days, which verdicts with their counts, which bundle, what was judged, and a search."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QDate, QSize, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QDateEdit, QHBoxLayout, QVBoxLayout, QWidget

from inspector.core.judgement import Verdict
from inspector.gui.pages.history.shown import Judged, Period, Shown, Which, numbers
from inspector.gui.theme.icons import icon
from inspector.gui.theme.tokens import Tokens
from inspector.gui.widgets.lines import label
from inspector.gui.widgets.search_field import SearchField
from inspector.gui.widgets.segments import Choice, Segments
from inspector.gui.words import in_figures, verdict_word
from inspector.store.journal.entries import BundleName, Counts
from inspector.store.settings import Settings

_TYPING_MS = 250
_ICONS = {Which.REVIEW: "review", Which.ANOMALY: "anomaly", Which.ERRORS: "no-picture"}


class FilterBar(QWidget):
    """`changed` carries what is chosen (`Shown`)."""

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown = Shown()
        self._words: dict[Which, str] = {}
        self._narrow = False
        self.period = _combo(self.tr("Days"), [(word, value) for value, word in self._periods().items()])
        self.first, self.last = _day(self.tr("First day")), _day(self.tr("Last day"))
        self.which = Segments([Choice(which.value, which.value) for which in Which])
        self.bundle = _combo(self.tr("Bundle"), [(self.tr("Any bundle"), "")])
        self.judged = _combo(self.tr("Judgement"), [(word, value) for value, word in self._judgements().items()])
        self.search = SearchField()
        self.search.setPlaceholderText(self.tr("Part or camera"))
        self.search.setAccessibleName(self.tr("Search for a part or a camera"))
        self.search.setMinimumWidth(120)
        self._typed = QTimer(self)
        self._typed.setSingleShot(True)
        self._typed.setInterval(_TYPING_MS)
        self._build()
        self._connect()
        self.show_shown(Shown())

    def show_shown(self, shown: Shown) -> None:
        """Show what is chosen; no signal comes of it."""
        self.shown = shown
        for combo, value in ((self.period, shown.period), (self.bundle, shown.bundle), (self.judged, shown.judged)):
            combo.blockSignals(True)
            combo.setCurrentIndex(max(0, combo.findData(value)))
            combo.blockSignals(False)
        self.which.show_chosen(list(Which).index(shown.which))
        for edit, day in ((self.first, shown.first), (self.last, shown.last)):
            edit.blockSignals(True)
            edit.setDate(_qt(day or date.today()))
            edit.blockSignals(False)
        if self.search.text() != shown.text:
            self.search.setText(shown.text)
        for part in (self.first, self._to, self.last):
            part.setVisible(shown.period is Period.CUSTOM)

    def show_words(self, settings: Settings) -> None:
        """Name the verdicts as the plant does."""
        self._words = {
            Which.ALL: self.tr("All"),
            Which.NOT_GOOD: self.tr("Not good"),
            Which.REVIEW: verdict_word(settings, Verdict.REVIEW),
            Which.ANOMALY: verdict_word(settings, Verdict.ANOMALY),
            Which.ERRORS: self.tr("No picture"),
        }
        self.show_counts(Counts())

    def show_counts(self, counts: Counts) -> None:
        """Show how many there are of each verdict."""
        for place, (which, number) in enumerate(numbers(counts).items()):
            button = self.which.button(place)
            button.setText(f"{self._words.get(which, which.value)} {in_figures(number)}")
            button.setToolTip("")
            button.setAccessibleName(button.text())

    def show_bundles(self, bundles: Sequence[BundleName]) -> None:
        """Offer the bundles that judged."""
        self.bundle.blockSignals(True)
        self.bundle.clear()
        self.bundle.addItem(self.tr("Any bundle"), "")
        for bundle in bundles:
            self.bundle.addItem(bundle.name, bundle.seal)
        self.bundle.setCurrentIndex(max(0, self.bundle.findData(self.shown.bundle)))
        self.bundle.blockSignals(False)

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        for place, which in enumerate(Which):
            if which in _ICONS:
                self.which.button(place).setIcon(icon(_ICONS[which], tokens.text, size=14))
                self.which.button(place).setIconSize(QSize(24, 14))  # wider than its icon: room beside the word
        self.search.restyle(tokens)

    def _periods(self) -> dict[Period, str]:
        return {
            Period.TODAY: self.tr("Today"),
            Period.WEEK: self.tr("Last 7 days"),
            Period.MONTH: self.tr("Last 30 days"),
            Period.ANY: self.tr("Any time"),
            Period.CUSTOM: self.tr("From … to …"),
        }

    def _judgements(self) -> dict[Judged, str]:
        return {
            Judged.ANY: self.tr("Any judgement"),
            Judged.NOT_YET: self.tr("Not judged"),
            Judged.JUDGED: self.tr("Judged"),
            Judged.DISAGREED: self.tr("Disagreed"),
        }

    def _build(self) -> None:
        self._to = label(self.tr("to"), "muted")
        self._row = QHBoxLayout()
        self._row.setSpacing(8)
        for part in (self.period, self.first, self._to, self.last, self.which, self.bundle, self.judged):
            self._row.addWidget(part)
        self._row.addWidget(self.search, 1)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(8)
        self._rows.addLayout(self._row)

    def _break(self) -> None:
        """Let the search have a line of its own where one line does not hold all."""
        narrow = self.width() < self._choices_width() + self._row.spacing() + self.search.minimumWidth()
        if narrow is self._narrow:
            return
        self._narrow = narrow
        if narrow:
            self._row.removeWidget(self.search)
            self._row.addStretch(1)
            self._rows.addWidget(self.search)
        else:
            self._rows.removeWidget(self.search)
            self._row.takeAt(self._row.count() - 1)
            self._row.addWidget(self.search, 1)

    def _choices_width(self) -> int:
        parts = (self.period, self.first, self._to, self.last, self.which, self.bundle, self.judged)
        shown = [part.sizeHint().width() for part in parts if not part.isHidden()]
        return sum(shown) + self._row.spacing() * (len(shown) - 1)

    # Qt

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Need no more width than what is chosen from: the search may have a line of its own."""
        return QSize(self._choices_width(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Use one line or two."""
        super().resizeEvent(event)
        self._break()

    def _connect(self) -> None:
        self.period.activated.connect(self._choose_period)
        self.first.dateChanged.connect(lambda day: self._change(first=_day_of(day)))
        self.last.dateChanged.connect(lambda day: self._change(last=_day_of(day)))
        self.which.chosen.connect(lambda place: self._change(which=list(Which)[place]))
        self.bundle.activated.connect(lambda _: self._change(bundle=self.bundle.currentData()))
        self.judged.activated.connect(lambda _: self._change(judged=self.judged.currentData()))
        self.search.textChanged.connect(self._typed.start)
        self._typed.timeout.connect(self._search)

    @Slot()
    def _choose_period(self) -> None:
        period = Period(self.period.currentData())
        days = {"first": date.today(), "last": date.today()} if period is Period.CUSTOM else {}
        self._change(period=period, **days)

    @Slot()
    def _search(self) -> None:
        self._change(text=self.search.text())

    def _change(self, **changes: object) -> None:
        shown = replace(self.shown, **changes)  # type: ignore[arg-type]
        if shown != self.shown:
            self.show_shown(shown)
            self.changed.emit(shown)


def _combo(name: str, items: Sequence[tuple[str, object]]) -> QComboBox:
    combo = QComboBox()
    combo.setAccessibleName(name)
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    for word, value in items:
        combo.addItem(word, value)
    return combo


def _day(name: str) -> QDateEdit:
    edit = QDateEdit()
    edit.setCalendarPopup(True)
    edit.setMinimumWidth(118)
    edit.setAccessibleName(name)
    edit.setKeyboardTracking(False)
    return edit


def _qt(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


def _day_of(day: QDate) -> date:
    return date(day.year(), day.month(), day.day())
