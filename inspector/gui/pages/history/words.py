"""The words of a row: when, what, and what a person said of it."""

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from inspector.gui.times import clock_to_the_second, day
from inspector.gui.words import in_figures, kind_word, label_word, sentence

if TYPE_CHECKING:
    from inspector.store.journal.entries import Entry

tr = QCoreApplication.translate


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
