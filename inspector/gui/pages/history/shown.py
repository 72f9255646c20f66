"""Which inspections are shown: what a person chooses in plain values, and the filter that it stands for."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from inspector.core.judgement import Verdict
from inspector.store.journal.entries import Counts, Filter


class Period(StrEnum):
    """Which days."""

    TODAY = "today"
    WEEK = "week"
    MONTH = "month"
    ANY = "any"
    CUSTOM = "custom"


class Which(StrEnum):
    """Which verdicts; errors are what had no picture or could not be judged."""

    ALL = "all"
    NOT_GOOD = "not good"
    REVIEW = "review"
    ANOMALY = "anomaly"
    ERRORS = "errors"


class Judged(StrEnum):
    """Whether a person said something."""

    ANY = "any"
    NOT_YET = "not yet"
    JUDGED = "judged"
    DISAGREED = "disagreed"


_DAYS = {Period.TODAY: 1, Period.WEEK: 7, Period.MONTH: 30}
_VERDICTS = {
    Which.ALL: Filter(),
    Which.NOT_GOOD: Filter(verdicts=frozenset({Verdict.REVIEW, Verdict.ANOMALY})),
    Which.REVIEW: Filter(verdicts=frozenset({Verdict.REVIEW}), errors=False),
    Which.ANOMALY: Filter(verdicts=frozenset({Verdict.ANOMALY})),
    Which.ERRORS: Filter(errors=True),
}
_JUDGED = {
    Judged.ANY: Filter(),
    Judged.NOT_YET: Filter(judged=False),
    Judged.JUDGED: Filter(judged=True),
    Judged.DISAGREED: Filter(disagreed=True),
}


@dataclass(frozen=True, slots=True)
class Shown:
    """What is chosen. `first` and `last` are days, both included, of a custom period; `bundle` is a seal."""

    period: Period = Period.TODAY
    first: date | None = None
    last: date | None = None
    which: Which = Which.ALL
    bundle: str = ""
    judged: Judged = Judged.ANY
    text: str = ""

    @property
    def narrowed(self) -> bool:
        """Whether anything but the period leaves inspections out."""
        return replace(self, period=Period.ANY, first=None, last=None) != Shown(Period.ANY)

    def base(self, today: date) -> Filter:
        """Return the filter without the verdicts: what the counts beside them are of."""
        since, until = self._times(today)
        judged = _JUDGED[self.judged]
        return Filter(
            since=since,
            until=until,
            bundle=self.bundle,
            judged=judged.judged,
            disagreed=judged.disagreed,
            text=self.text.strip(),
        )

    def filter(self, today: date) -> Filter:
        """Return the filter of it all."""
        wanted = _VERDICTS[self.which]
        return replace(self.base(today), verdicts=wanted.verdicts, errors=wanted.errors)

    def _times(self, today: date) -> tuple[datetime | None, datetime | None]:
        if self.period is Period.CUSTOM:
            after = None if self.last is None else self.last + timedelta(days=1)
            return _midnight(self.first), _midnight(after)
        days = _DAYS.get(self.period)
        return (None if days is None else _midnight(today - timedelta(days=days - 1))), None


def numbers(counts: Counts) -> dict[Which, int]:
    """Return how many there are of each choice of verdicts."""
    return {
        Which.ALL: counts.total,
        Which.NOT_GOOD: counts.review + counts.anomaly + counts.errors,
        Which.REVIEW: counts.review,
        Which.ANOMALY: counts.anomaly,
        Which.ERRORS: counts.errors,
    }


def _midnight(day: date | None) -> datetime | None:
    """Return when a day begins where we are."""
    return None if day is None else datetime(day.year, day.month, day.day).astimezone()
