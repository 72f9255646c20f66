import pytest

from inspector.gui.pages.history.shown import Period, Shown, Which
from inspector.gui.pages.history.words import counted_words
from inspector.store.journal.entries import Counts

COUNTS = Counts(good=1200, review=30, anomaly=4)


@pytest.mark.parametrize(
    ("counts", "shown", "words"),
    [
        (COUNTS, Shown(Period.ANY), "1,234 inspections"),
        (COUNTS, Shown(Period.TODAY), "1,234 inspections today"),
        (COUNTS, Shown(Period.ANY, which=Which.ANOMALY), "1,234 inspections, 4 shown"),
        (COUNTS, Shown(Period.TODAY, which=Which.ERRORS), "1,234 inspections today, 0 shown"),
        (Counts(good=1), Shown(Period.ANY), "1 inspection"),
        (Counts(), Shown(Period.ANY), ""),
    ],
    ids=str,
)
def test_it_says_how_many_there_are_and_how_many_of_them_are_shown(counts: Counts, shown: Shown, words: str) -> None:
    assert counted_words(counts, shown) == words
