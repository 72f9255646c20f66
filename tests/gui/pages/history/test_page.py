from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from inspector.core.judgement import Verdict
from inspector.gui.pages.history import HistoryPage
from inspector.gui.pages.history.row import HEIGHT
from inspector.gui.pages.history.shown import Judged, Period, Shown, Which
from inspector.gui.session import Session
from inspector.store.journal.journal import Journal
from inspector.store.project import Project
from tests.gui.made import a_project
from tests.gui.pages.history.conftest import NOW, look_at, numbers, photograph
from tests.store.journal.recorded import an_entry

LEFT = Qt.MouseButton.LeftButton


class TestEmpty:
    def test_nothing_inspected_leads_to_live(self, page: HistoryPage, session: Session, qtbot: QtBot) -> None:
        page.entered()
        page.show_shown(Shown(Period.ANY))
        qtbot.waitUntil(lambda: page.empty.title == "Nothing inspected yet")
        with qtbot.waitSignal(session.page_wanted) as wanted:
            QTest.mouseClick(page.empty.live, LEFT)
        assert wanted.args == ["live"]

    def test_looking_makes_no_journal(self, page: HistoryPage, project: Project, qtbot: QtBot) -> None:
        page.entered()
        qtbot.waitUntil(lambda: not page.session.tasks.running)
        assert not (project.root / "journal.sqlite").exists()

    def test_where_a_filter_leaves_nothing_all_is_one_click_away(self, today: HistoryPage, qtbot: QtBot) -> None:
        today.show_shown(Shown(text="no such part"))
        qtbot.waitUntil(lambda: today.empty.title == "No inspection matches")
        QTest.mouseClick(today.empty.all, LEFT)
        qtbot.waitUntil(lambda: today.model.rowCount() == 5)


class TestRows:
    def test_the_newest_stands_first(self, today: HistoryPage, qtbot: QtBot) -> None:
        assert numbers(today, qtbot) == [4, 3, 2, 1]

    def test_it_counts_what_there_is(self, today: HistoryPage) -> None:
        texts = [today.bar.which.button(place).text() for place in range(5)]
        assert texts == ["All 4", "Not good 3", "Review 1", "Anomaly 1", "No picture 1"]

    def test_rows_are_as_high_as_a_finger_needs(self, today: HistoryPage) -> None:
        assert today.table.rowHeight(0) == HEIGHT == 48

    def test_the_picture_of_a_row_is_cut_around_its_hottest_spot(self, today: HistoryPage, qtbot: QtBot) -> None:
        qtbot.waitUntil(lambda: today.model.entry(1) is not None)
        entry = today.model.entry(1)
        assert entry is not None
        qtbot.waitUntil(lambda: today.model.picture(entry) is not None)
        pixmap = today.model.picture(entry)
        assert pixmap is not None
        assert (pixmap.width(), pixmap.height()) == (112, 80)

    def test_rows_that_are_recorded_appear_above(
        self, today: HistoryPage, journal: Journal, session: Session, qtbot: QtBot
    ) -> None:
        looked_at = today.table.current_id
        journal.record(an_entry(Verdict.GOOD, time=NOW, number=5))
        session.record.grown.emit()
        qtbot.waitUntil(lambda: today.model.rowCount() == 5)
        assert numbers(today, qtbot) == [5, 4, 3, 2, 1]
        assert today.table.current_id == looked_at
        assert today.bar.which.button(0).text() == "All 5"

    def test_a_page_that_is_not_seen_follows_when_it_comes_back(
        self, today: HistoryPage, journal: Journal, session: Session, qtbot: QtBot
    ) -> None:
        today.left()
        journal.record(an_entry(Verdict.GOOD, time=NOW, number=5))
        session.record.grown.emit()
        assert today.model.rowCount() == 4
        today.entered()
        qtbot.waitUntil(lambda: today.model.rowCount() == 5)

    def test_another_project_shows_its_own(self, today: HistoryPage, session: Session, tmp_path: Path) -> None:
        session.open(a_project(tmp_path / "other"))
        assert today.model.rowCount() == 0
        assert today.detail.recalled is None


class TestFilters:
    @pytest.mark.parametrize(
        ("shown", "expected"),
        [
            (Shown(which=Which.NOT_GOOD), [4, 3, 2]),
            (Shown(which=Which.REVIEW), [2]),
            (Shown(which=Which.ANOMALY), [3]),
            (Shown(which=Which.ERRORS), [4]),
            (Shown(Period.ANY), [4, 3, 2, 1, 9]),
            (Shown(Period.WEEK), [4, 3, 2, 1]),
            (Shown(Period.MONTH, which=Which.ANOMALY), [3, 9]),
            (Shown(Period.ANY, bundle="01d"), [9]),
            (Shown(text="3"), [3]),
        ],
        ids=str,
    )
    def test_only_what_was_chosen_is_shown(
        self, today: HistoryPage, shown: Shown, expected: list[int], qtbot: QtBot
    ) -> None:
        today.show_shown(shown)
        qtbot.waitUntil(lambda: today.model.rowCount() == len(expected))
        assert numbers(today, qtbot) == expected

    def test_days_of_ones_own(self, today: HistoryPage, qtbot: QtBot) -> None:
        day = (NOW - timedelta(days=10)).astimezone().date()
        today.show_shown(Shown(Period.CUSTOM, first=day, last=day))
        qtbot.waitUntil(lambda: today.model.rowCount() == 1)
        assert today.bar.first.isVisible()
        assert numbers(today, qtbot) == [9]

    def test_a_click_on_a_verdict_is_enough(self, today: HistoryPage, qtbot: QtBot) -> None:
        QTest.mouseClick(today.bar.which.button(3), LEFT)
        qtbot.waitUntil(lambda: today.model.rowCount() == 1)
        assert today.shown.which is Which.ANOMALY

    def test_typing_searches(self, today: HistoryPage, qtbot: QtBot) -> None:
        QTest.keyClicks(today.bar.search, "2")
        qtbot.waitUntil(lambda: today.model.rowCount() == 1)
        assert numbers(today, qtbot) == [2]

    def test_what_was_disagreed_with(self, today: HistoryPage, journal: Journal, qtbot: QtBot) -> None:
        journal.disagree(today.model.ids[1])
        today.show_shown(Shown(judged=Judged.DISAGREED))
        qtbot.waitUntil(lambda: today.model.rowCount() == 1)
        assert numbers(today, qtbot) == [3]

    def test_the_bundles_that_judged_are_offered(self, today: HistoryPage) -> None:
        offered = [today.bar.bundle.itemText(place) for place in range(today.bar.bundle.count())]
        assert offered == ["Any bundle", "b1", "b0"]

    def test_in_a_narrow_window_the_search_has_a_line_of_its_own(self, today: HistoryPage, qtbot: QtBot) -> None:
        today.resize(1400, 800)
        qtbot.waitUntil(lambda: today.bar.search.y() == today.bar.period.y())
        today.resize(today.minimumSizeHint())
        qtbot.waitUntil(lambda: today.bar.search.y() > today.bar.period.y())


class TestLookingAtOne:
    def test_an_anomaly_is_shown_with_its_photograph_and_heat(self, today: HistoryPage, qtbot: QtBot) -> None:
        look_at(today, 3, qtbot)
        found = today.detail.recalled
        assert found is not None
        assert not found.small
        assert found.heat is not None
        assert (found.photograph == photograph(30)).all()

    def test_of_a_good_part_the_thumbnail_is_left(self, today: HistoryPage, qtbot: QtBot) -> None:
        look_at(today, 1, qtbot)
        found = today.detail.recalled
        assert found is not None
        assert found.small
        assert found.photo is not None

    def test_the_limits_are_those_of_that_time(self, today: HistoryPage, qtbot: QtBot) -> None:
        look_at(today, 3, qtbot)
        shown = [value.text() for value in today.detail._facts._values]
        assert "b1, limits 1.00 and 2.00" in shown

    def test_what_had_no_picture_says_why(self, today: HistoryPage, qtbot: QtBot) -> None:
        look_at(today, 4, qtbot)
        assert "It blinked." in [value.text() for value in today.detail._facts._values]
        assert not any(button.isEnabled() for button in today.detail.buttons.values())

    def test_up_and_down_go_through_the_rows(self, today: HistoryPage, qtbot: QtBot) -> None:
        look_at(today, 4, qtbot)
        QTest.keyClick(today.table, Qt.Key.Key_Down)
        qtbot.waitUntil(lambda: today.detail.recalled is not None and today.detail.recalled.entry.number == 3)
