import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from inspector.core.judgement import Verdict
from inspector.gui.pages.live import LivePage
from inspector.gui.pages.live.wish import When
from inspector.gui.session import Session
from inspector.runtime.bundle import Bundle
from inspector.runtime.cameras import listing
from inspector.services.limits import move_limits
from inspector.store.journal.entries import Counts
from inspector.store.journal.journal import Journal
from inspector.store.project import Project
from tests.gui.made import a_project
from tests.gui.pages.live.conftest import ANOMALY, REVIEW, Plug, Scores, inspected, wait_for
from tests.runtime.cameras.made import a_video, number_of, put
from tests.runtime.cameras.scripted import Scripted

LEFT = Qt.MouseButton.LeftButton


class TestBeforeTheStart:
    def test_without_a_bundle_it_leads_to_train(self, page: LivePage, session: Session, qtbot: QtBot) -> None:
        session.use(None)
        assert page.card.panel.title == "No bundle in use yet"
        with qtbot.waitSignal(session.page_wanted) as wanted:
            QTest.mouseClick(page.card.panel.button("train"), LEFT)
        assert wanted.args == ["train"]
        assert not page.head.start.isEnabled()

    def test_without_a_camera_it_offers_folder_and_video(self, page: LivePage) -> None:
        assert page.card.panel.title == "Choose a camera"
        assert page.head.said == "No camera chosen"
        assert not page.head.start.isEnabled()

    def test_a_folder_is_chosen_in_place(
        self, page: LivePage, feed: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(feed))
        QTest.mouseClick(page.card.panel.button("folder"), LEFT)
        assert page.head.said == "Line 3, watched folder"
        assert page.card.panel.title == "Line 3"
        assert page.head.start.isEnabled()

    def test_what_a_folder_holds_already_is_judged_only_if_that_is_said(
        self, page: LivePage, feed: Path, scores: Scores, qtbot: QtBot
    ) -> None:
        put(feed, "before.png", 1)
        page.choose_camera(f"folder:{feed}", "Line 3")
        assert "passed over" in page.card.panel.said
        QTest.mouseClick(page.card.panel.button("existing"), LEFT)
        wait_for(page, 1, qtbot)
        assert page.wish.existing

    def test_the_only_camera_there_is_is_chosen(
        self, page: LivePage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(listing, "list_cameras", lambda: (listing.Listed("usb:eye-1", "Eye", "/dev/video0"),))
        page.entered()
        qtbot.waitUntil(lambda: page.wish.address == "usb:eye-1")
        assert page.head.said == "Eye, USB"

    def test_of_several_cameras_none_is_chosen_for_anybody(
        self, page: LivePage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        both = (listing.Listed("usb:eye-1", "Eye", "0"), listing.Listed("usb:eye-2", "Other", "1"))
        monkeypatch.setattr(listing, "list_cameras", lambda: both)
        page.entered()
        qtbot.waitUntil(lambda: not page.finder.looking)
        assert page.wish.address == ""
        QTest.mouseClick(page.card.panel.button("usb:eye-2"), LEFT)
        assert page.head.said == "Other, USB"

    def test_the_choices_come_back_with_the_project(
        self, page: LivePage, session: Session, project: Project, tmp_path: Path
    ) -> None:
        page.choose_camera("usb:eye-1", "Eye")
        page.choose_when(When.TIMER)
        other = a_project(tmp_path / "other")
        session.open(other)
        assert page.wish.address == ""
        session.open(project)
        assert (page.wish.address, page.wish.when) == ("usb:eye-1", When.TIMER)


class TestInspecting:
    def test_a_photo_dropped_into_the_folder_gets_its_verdict(
        self, watching: LivePage, feed: Path, scores: Scores, qtbot: QtBot
    ) -> None:
        scores.say(ANOMALY)
        put(feed, "T3-1.png", 5)
        wait_for(watching, 1, qtbot)
        assert watching.side.block.shout.verdict is Verdict.ANOMALY
        assert watching.side.block.shout.word == "Anomaly"
        assert watching.card.name.text() == "T3-1.png"
        assert watching.card.view.photograph is not None
        assert number_of(watching.card.view.photograph) == 5

    def test_what_is_shown_is_in_the_journal(
        self, watching: LivePage, feed: Path, project: Project, qtbot: QtBot
    ) -> None:
        put(feed, "T3-1.png", 5)
        wait_for(watching, 1, qtbot)
        with Journal.open(project.root) as journal:
            (entry,) = journal.entries()
        assert watching.seen is not None
        assert watching.seen.event.last[-1].id == entry.id
        assert entry.score == pytest.approx(watching.seen.event.last[-1].score)

    def test_a_review_says_between_which_limits_it_stands(
        self, watching: LivePage, feed: Path, scores: Scores, qtbot: QtBot
    ) -> None:
        scores.say(REVIEW)
        put(feed, "T3-1.png", 5)
        wait_for(watching, 1, qtbot)
        assert watching.side.block.shout.verdict is Verdict.REVIEW
        assert "between the limits" in watching.side.block.shout.line

    def test_a_file_that_cannot_be_read_is_no_picture_and_never_good(
        self, watching: LivePage, feed: Path, qtbot: QtBot
    ) -> None:
        (feed / "broken.png").write_bytes(b"no image")
        wait_for(watching, 1, qtbot)
        shout = watching.side.block.shout
        assert (shout.verdict, shout.word) == (None, "No picture")
        qtbot.waitUntil(lambda: watching.side.today.counts == Counts(errors=1))
        assert watching.card.view.photograph is None

    def test_todays_counts_go_on_from_those_before(
        self, page: LivePage, feed: Path, scores: Scores, qtbot: QtBot
    ) -> None:
        page.choose_camera(f"folder:{feed}", feed.name)
        for run in (1, 2):
            page.start()
            qtbot.waitUntil(lambda: page.seen is not None and page.seen.event.camera.state == "running")
            put(feed, f"T3-{run}.png", run)
            wait_for(page, 1, qtbot)
            page.stop()
            qtbot.waitUntil(lambda: page.run.camera is None)
        qtbot.waitUntil(lambda: page.side.today.counts == Counts(good=2))

    def test_stopping_leaves_no_verdict_standing(self, watching: LivePage, feed: Path, qtbot: QtBot) -> None:
        put(feed, "T3-1.png", 5)
        wait_for(watching, 1, qtbot)
        QTest.mouseClick(watching.head.start, LEFT)
        assert watching.side.block.shout.verdict is None
        assert watching.side.block.shout.word == "Stopped"
        assert watching.card.panel.said == "1 part was inspected."

    def test_it_runs_on_while_another_page_is_seen_and_the_rail_is_told(
        self, watching: LivePage, feed: Path, session: Session, qtbot: QtBot
    ) -> None:
        watching.left()
        watching.hide()
        put(feed, "T3-1.png", 5)
        wait_for(watching, 1, qtbot)
        with qtbot.waitSignal(session.page_runs) as told:
            watching.stop()
        assert told.args == ["live", False]

    def test_a_video_is_inspected_to_its_end_and_says_so(self, page: LivePage, tmp_path: Path, qtbot: QtBot) -> None:
        video = a_video(tmp_path / "parts.avi")
        page.choose_camera(f"video:{video}", video.name)
        page.start()
        qtbot.waitUntil(lambda: inspected(page) > 0 and not page.run.running)
        assert page.card.panel.said.startswith("There are no more frames.")

    def test_closing_the_window_would_ask_first(self, watching: LivePage, session: Session) -> None:
        assert [task.closing for task in session.tasks.asking] == ["Live inspection is running."]

    def test_a_bundle_put_to_use_meanwhile_judges_from_then_on(
        self, watching: LivePage, feed: Path, session: Session, bundle: Bundle, qtbot: QtBot
    ) -> None:
        put(feed, "T3-1.png", 1)
        wait_for(watching, 1, qtbot)
        session.use(bundle)
        qtbot.waitUntil(lambda: watching.seen is not None and watching.seen.event.counts.total == 0)
        qtbot.waitUntil(lambda: watching.seen is not None and watching.seen.event.camera.state == "running")
        put(feed, "T3-2.png", 2)
        wait_for(watching, 1, qtbot)
        assert session.project is not None
        with Journal.open(session.project.root) as journal:
            assert [entry.bundle.name for entry in journal.entries()] == [bundle.name, "tiny"]

    def test_a_bundle_trained_anew_in_its_place_judges_nothing_by_the_old_limits(
        self, page: LivePage, feed: Path, session: Session, bundle: Bundle, qtbot: QtBot
    ) -> None:
        session.use(bundle)
        page.choose_camera(f"folder:{feed}", feed.name)
        move_limits(bundle, anomaly=bundle.facts.limits.anomaly.value + 1)
        page.start()
        qtbot.waitUntil(lambda: not page.run.running)
        assert "was changed since it was opened" in page.card.panel.said
        assert page.side.block.shout.verdict is None


class TestTriggers:
    def test_space_judges_the_part_that_is_there(
        self, page: LivePage, plug_in: Plug, session: Session, qtbot: QtBot
    ) -> None:
        plug_in(Scripted("stuck", patience_s=None))
        page.choose_camera("usb:eye", "Eye")
        QTest.mouseClick(page.head.when.button(2), LEFT)
        page.start()
        qtbot.waitUntil(lambda: page.seen is not None and page.seen.photo is not None)
        assert inspected(page) == 0
        assert page.side.block.shout.line == "Press Space when a part is in place."
        said = []
        session.said.connect(lambda sentence, _: said.append(sentence))
        QTest.keyClick(page, Qt.Key.Key_Space)
        wait_for(page, 1, qtbot)
        assert said[-1].startswith("scripted-")
        assert page.side.block.shout.verdict is Verdict.GOOD

    def test_each_press_has_its_part(self, watching: LivePage, feed: Path, qtbot: QtBot) -> None:
        watching.choose_when(When.KEY)
        for number in (1, 2):
            put(feed, f"T3-{number}.png", number)
            QTest.mouseClick(watching.side.next, LEFT)
            wait_for(watching, number, qtbot)
        qtbot.waitUntil(lambda: [last.name for last in watching.strip.visible] == ["T3-1.png", "T3-2.png"])

    def test_next_part_is_there_only_where_a_key_says_when(self, watching: LivePage) -> None:
        assert not watching.side.next.isVisible()
        watching.choose_when(When.KEY)
        assert watching.side.next.isVisible()
        assert watching.side.next.isEnabled()

    def test_the_timer_judges_by_itself(self, page: LivePage, plug_in: Plug, qtbot: QtBot) -> None:
        plug_in(Scripted("stuck", patience_s=None))
        page.choose_camera("usb:eye", "Eye")
        page.choose_when(When.TIMER)
        page.head.seconds.setValue(0.1)
        page.start()
        wait_for(page, 2, qtbot)

    def test_the_camera_stays_in_sight_beside_the_part_that_was_judged(
        self, page: LivePage, plug_in: Plug, qtbot: QtBot
    ) -> None:
        plug_in(Scripted("stuck", patience_s=None))
        page.choose_camera("usb:eye", "Eye")
        page.choose_when(When.KEY)
        page.start()
        qtbot.waitUntil(lambda: page.seen is not None and page.seen.photo is not None)
        page.next_part()
        wait_for(page, 1, qtbot)
        qtbot.waitUntil(page.card.inset.isVisible)


class TestTheCameraIsLost:
    def test_a_picture_that_stands_still_is_said_to_and_no_verdict_stands(
        self, page: LivePage, plug_in: Plug, qtbot: QtBot
    ) -> None:
        plug_in(Scripted("frame stuck", stays=True, patience_s=0.2))
        page.choose_camera("usb:eye", "Eye")
        page.start()
        qtbot.waitUntil(lambda: page.side.block.shout.line.startswith("Same picture for "))
        assert page.side.block.shout.verdict is None
        assert page.card.view.photograph is None

    def test_the_verdict_turns_grey_and_it_recovers_by_itself(
        self, watching: LivePage, feed: Path, scores: Scores, qtbot: QtBot
    ) -> None:
        put(feed, "T3-1.png", 1)
        wait_for(watching, 1, qtbot)
        assert watching.side.block.shout.verdict is Verdict.GOOD
        shutil.rmtree(feed)
        qtbot.waitUntil(lambda: watching.side.block.shout.line.startswith("Camera lost"))
        assert watching.side.block.shout.verdict is None
        assert watching.card.view.photograph is None
        assert watching.head.said.endswith("lost")
        feed.mkdir()
        put(feed, "T3-2.png", 2)
        scores.say(ANOMALY)
        qtbot.waitUntil(lambda: watching.side.block.shout.verdict is Verdict.ANOMALY, timeout=10_000)

    def test_a_loss_is_a_row_without_a_picture(self, page: LivePage, plug_in: Plug, qtbot: QtBot) -> None:
        plug_in(Scripted("frame lost", stays=True, waits=True))
        page.choose_camera("usb:eye", "Eye")
        page.start()
        wait_for(page, 2, qtbot)
        qtbot.waitUntil(lambda: page.side.today.counts == Counts(good=1, errors=1))
        assert page.strip.visible[-1].icon == "no-picture"

    def test_a_camera_that_does_not_open_is_said_in_place_with_a_way_out(
        self, page: LivePage, tmp_path: Path, qtbot: QtBot
    ) -> None:
        page.choose_camera(f"video:{tmp_path / 'gone.avi'}", "gone.avi")
        page.start()
        qtbot.waitUntil(lambda: page.card.panel.title == "Inspection stopped")
        assert "there is no such file" in page.card.panel.said
        assert not page.run.running
        QTest.mouseClick(page.card.panel.button("cameras"), LEFT)
        assert page.card.panel.title == "Choose a camera"

    def test_trying_again_starts_anew(self, page: LivePage, plug_in: Plug, qtbot: QtBot) -> None:
        plug_in(Scripted("missing frame", stays=True, waits=True))
        page.choose_camera("usb:eye", "Eye")
        page.start()
        qtbot.waitUntil(lambda: page.card.panel.title == "Inspection stopped")
        QTest.mouseClick(page.card.panel.button("start"), LEFT)
        wait_for(page, 1, qtbot)


def test_a_plants_own_words_are_used(watching: LivePage, feed: Path, session: Session, qtbot: QtBot) -> None:
    session.change_settings(good="OK")
    put(feed, "T3-1.png", 1)
    wait_for(watching, 1, qtbot)
    assert watching.side.block.shout.word == "OK"


def test_another_project_ends_it(watching: LivePage, session: Session, tmp_path: Path, qtbot: QtBot) -> None:
    session.open(a_project(tmp_path / "other"))
    assert not watching.run.running
    assert watching.seen is None
    qtbot.waitUntil(lambda: watching.run.camera is None)


def test_what_the_camera_menu_offers_is_remembered(watching: LivePage) -> None:
    action = next(a for a in watching.head.menu.actions() if a.text() == "Keep photos of good parts, too")
    action.trigger()
    assert watching.wish == replace(watching.wish, keep_all=True)
    assert watching.run.running
