"""Times as the window says them: local, with the hours of a whole day, and the days and months of the language."""

from datetime import UTC, datetime

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

_RECENT_DAYS = 300  # a day this long ago is told with its year, not its weekday

translate = QCoreApplication.translate


def clock(moment: datetime) -> str:
    """Return the time of day: "13:39"."""
    return _formatted(moment, "HH:mm")


def clock_to_the_second(moment: datetime) -> str:
    """Return the time of day where parts follow one another: "13:39:05"."""
    return _formatted(moment, "HH:mm:ss")


def day(moment: datetime) -> str:
    """Return the day of this year: "9 Nov"."""
    return _formatted(moment, translate("Times", "d MMM"))


def in_full(moment: datetime) -> str:
    """Return day and time: "Mon 9 Nov 2026, 13:39:05"."""
    return f"{_formatted(moment, translate('Times', 'ddd d MMM yyyy'))}, {clock_to_the_second(moment)}"


def recently(moment: datetime, now: datetime | None = None) -> str:
    """Return when something was, as people say it: "Today 13:39", "Yesterday 09:05", "Tue 17 Nov", "3 Mar 2025"."""
    days = ((now or datetime.now(UTC)).astimezone().date() - moment.astimezone().date()).days
    if days == 0:
        return translate("Times", "Today {time}").format(time=clock(moment))
    if days == 1:
        return translate("Times", "Yesterday {time}").format(time=clock(moment))
    near = abs(days) < _RECENT_DAYS
    return _formatted(moment, translate("Times", "ddd d MMM") if near else translate("Times", "d MMM yyyy"))


def _formatted(moment: datetime, how: str) -> str:
    return QLocale().toString(QDateTime.fromSecsSinceEpoch(int(moment.timestamp())), how)
