"""The words of a row, when, what, and what a person said of it; and how many rows there are."""

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from inspector.gui.pages.history.shown import Period, Shown, numbers
from inspector.gui.times import clock_to_the_second, day
from inspector.gui.words import in_figures, kind_word, label_word, sentence

if TYPE_CHECKING:
    from inspector.store.journal.entries import Counts, Entry

tr = QCoreApplication.translate


def counted_words(counts: "Counts", shown: Shown) -> str:
    """Return how many inspections there are, and how many of them are shown; empty where there are none."""
    total, seen = counts.total, numbers(counts)[shown.which]
    if not total:
        return ""
    one, many = tr("HistoryPage", "1 inspection"), tr("HistoryPage", "{n} inspections")
    words = (one if total == 1 else many).format(n=in_figures(total))
    if shown.period is Period.TODAY:
        words = tr("HistoryPage", "{inspections} today").format(inspections=words)
    if seen != total:
        words = tr("HistoryPage", "{inspections}, {n} shown").format(inspections=words, n=in_figures(seen))
    return words


def time_words(moment: datetime, *, with_day: bool) -> str:
    """Return the time of a row where we are, with its day where not all rows are of one."""
    time = clock_to_the_second(moment)
    return f"{day(moment)}, {time}" if with_day else time


def said_words(entry: "Entry") -> str:
    """Return what a person said of an inspection; empty: nothing yet."""
    words = []
    if entry.label is not None:
        words.append(", ".join(filter(None, (label_word(entry.label), kind_word(entry.kind)))))
    if entry.disagreed:
        words.append(tr("History", "disagreed"))
    text = ", ".join(words)
    return text[:1].upper() + text[1:]


def last_words(entry: "Entry") -> tuple[str, bool]:
    """Return what stands at a row's end, and whether somebody said it: else it is faint."""
    if said := said_words(entry):
        return said, True
    if entry.error is not None:
        return sentence(entry.error), False
    return tr("History", "not judged"), False


def milliseconds(value: float) -> str:
    """Return how long something took."""
    return tr("History", "{n} ms").format(n=in_figures(value))
