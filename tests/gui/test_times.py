"""Times are said in one way, whatever the page."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from inspector.gui.times import clock, clock_to_the_second, day, in_full, recently
from inspector.gui.translation import Translation
from tests.translations import CODE

NOON = datetime(2026, 11, 18, 12, 0, 5).astimezone()
ELSEWHERE = {"gui/times.py", "gui/pages/history/exporting.py"}  # the latter names a folder


@pytest.fixture(params=["en_US", "en_GB", "de_DE"])
def spoken(request: pytest.FixtureRequest) -> Iterator[str]:
    before = QLocale()
    QLocale.setDefault(QLocale(request.param))
    yield request.param
    QLocale.setDefault(before)


@pytest.fixture
def german(qapp: QApplication) -> Iterator[None]:
    made = Translation(qapp, "de")
    QLocale.setDefault(QLocale("de_DE"))
    yield
    made.use("en")


@pytest.mark.usefixtures("spoken")
class TestInEveryLanguage:
    def test_a_day_has_24_hours(self) -> None:
        assert clock(NOON + timedelta(hours=4)) == "16:00"
        assert clock_to_the_second(NOON - timedelta(hours=8)) == "04:00:05"

    def test_a_time_of_today_has_them_too(self) -> None:
        assert recently(NOON + timedelta(hours=4), NOON + timedelta(hours=5)) == "Today 16:00"
        assert recently(NOON - timedelta(days=1), NOON) == "Yesterday 12:00"

    def test_a_day_of_another_year_is_told_with_its_year(self) -> None:
        assert recently(NOON - timedelta(days=400), NOON).endswith(" 2025")
        assert "2026" not in recently(NOON - timedelta(days=8), NOON)


def test_in_english_a_day_comes_before_its_month(qapp: QApplication) -> None:
    QLocale.setDefault(QLocale("en"))
    assert day(NOON) == "18 Nov"
    assert recently(NOON - timedelta(days=8), NOON) == "Tue 10 Nov"
    assert in_full(NOON) == "Wed 18 Nov 2026, 12:00:05"


@pytest.mark.usefixtures("german")
def test_in_german_a_day_has_its_dot() -> None:
    assert day(NOON) == "18. Nov."
    assert recently(NOON, NOON) == "Heute 12:00"
    assert recently(NOON - timedelta(days=8), NOON) == "Di., 10. Nov."
    assert in_full(NOON) == "Mi., 18. Nov. 2026, 12:00:05"


def test_no_page_has_a_way_of_its_own() -> None:
    ways = ("strftime(", "QDateTime", "ShortFormat", ":%H")
    own = {
        file.relative_to(CODE.parent).as_posix()
        for file in CODE.rglob("*.py")
        if any(way in file.read_text("utf-8") for way in ways)
    }
    assert own <= ELSEWHERE
