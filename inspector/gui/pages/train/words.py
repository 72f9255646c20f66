"""Durations, sizes and counts as the Train page says them, and which run it is."""

import math
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QLocale

from inspector.gui.times import clock
from inspector.gui.words import in_few_figures


def duration(seconds: float) -> str:
    """Return how long something took: "14 s", "21 min 40 s", "2 h 5 min"."""
    return _unbroken(_duration(seconds))


def left(seconds: float) -> str:
    """Return about how long something still takes, in round figures: nobody can know it to the second."""
    return _unbroken(_left(seconds))


def span(low: float, high: float) -> str:
    """Return a range of times: "25–32 min"."""
    if high < 90:
        return _span(low, high, QCoreApplication.translate("Train", "s"))
    if high < 90 * 60:
        return _span(low / 60, high / 60, QCoreApplication.translate("Train", "min"))
    return _unbroken(f"{QLocale().toString(low / 3600, 'f', 1)}–{QLocale().toString(high / 3600, 'f', 1)} h")


def size(count: int) -> str:
    """Return bytes as people say them: "5.8 GB"."""
    if count >= 5e8:
        gigabytes = QLocale().toString(count / 1e9, "f", 1)
        return _unbroken(QCoreApplication.translate("Train", "{gb} GB").format(gb=gigabytes))
    return _unbroken(QCoreApplication.translate("Train", "{mb} MB").format(mb=max(1, round(count / 1e6))))


def share(rate: float, *, digits: int = 2) -> str:
    """Return a rate in percent with so many digits that count: "4.9 %"."""
    return _unbroken(
        QCoreApplication.translate("Train", "{percent} %").format(percent=in_few_figures(100 * rate, digits))
    )


def promised(rate: float) -> str:
    """Return a rate that images support in percent, rounded up, so that what is read can be asked for."""
    unit = 1000 if rate < 0.1 else 100
    return share(math.ceil(rate * unit - 1e-9) / unit)


def _span(low: float, high: float, unit: str) -> str:
    return _unbroken(f"{high:g} {unit}" if low >= high else f"{low:g}–{high:g} {unit}")


def about_words(number: int, preset: str, started: datetime) -> str:
    """Return which run it is: "Run 3, Standard, started 13:39"."""
    words = {
        "quick": QCoreApplication.translate("TrainPage", "Quick"),
        "standard": QCoreApplication.translate("TrainPage", "Standard"),
        "thorough": QCoreApplication.translate("TrainPage", "Thorough"),
        "own": QCoreApplication.translate("TrainPage", "own choices"),
    }
    text = QCoreApplication.translate("TrainPage", "Run {n}, {preset}, started {time}")
    return text.format(n=number, preset=words[preset], time=clock(started))


def _unbroken(text: str) -> str:
    """Keep a number and its unit on one line."""
    return text.replace(" ", "\u00a0")


def _duration(seconds: float) -> str:
    whole = max(0, round(seconds))
    if whole < 60:
        return QCoreApplication.translate("Train", "{s} s").format(s=whole)
    minutes, s = divmod(whole, 60)
    if minutes < 60:
        if minutes >= 30 or not s:
            return QCoreApplication.translate("Train", "{min} min").format(min=minutes + (s >= 30))
        return QCoreApplication.translate("Train", "{min} min {s} s").format(min=minutes, s=s)
    hours, minutes = divmod(minutes, 60)
    return QCoreApplication.translate("Train", "{h} h {min} min").format(h=hours, min=minutes)


def _left(seconds: float) -> str:
    if seconds < 50:
        return QCoreApplication.translate("Train", "{s} s").format(s=max(5, round(seconds / 5) * 5))
    if seconds < 90 * 60:
        return QCoreApplication.translate("Train", "{min} min").format(min=max(1, round(seconds / 60)))
    return QCoreApplication.translate("Train", "{h} h").format(h=QLocale().toString(seconds / 3600, "f", 1))
