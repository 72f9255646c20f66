import time
from collections.abc import Callable, Generator, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import active_count

import numpy as np
import pytest
from numpy.typing import NDArray

from inspector.core.errors import CameraMissing, DiskFull, PredictionFailed
from inspector.core.frame import CameraState, Frame
from inspector.core.judgement import HeatMap, Verdict
from inspector.core.progress import drive
from inspector.runtime.bundle import Bundle
from inspector.runtime.cameras.folder import FolderCamera
from inspector.runtime.cameras.video import VideoCamera
from inspector.runtime.predictor import Prediction, Predictor
from inspector.runtime.triggers import EveryFrame, OnDemand, Timer
from inspector.services import live, live_run
from inspector.services.live import LiveEvent, inspect_live
from inspector.services.live_run import seal_of
from inspector.store.journal.entries import Counts, NewEntry
from inspector.store.journal.journal import Journal
from tests.conftest import Photos
from tests.runtime.cameras.made import a_video
from tests.runtime.cameras.scripted import Scripted
from tests.store.journal.recorded import an_entry

QUICKLY = (0.01,)


class Fixed(Predictor):
    """A predictor that answers with one value, or fails."""

    def __init__(self, answer: float | Exception, bundle: Bundle) -> None:
        self.preparation = bundle.facts.recipe.preparation
        self.answer = answer

    def predict(self, photograph: NDArray[np.uint8], *, embedded: bool = False) -> Prediction:
        if isinstance(self.answer, Exception):
            raise self.answer
        return Prediction(self.answer, HeatMap(np.full((2, 2), self.answer, np.float32), photograph.shape[:2]))


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    (tmp_path / "project").mkdir()
    with Journal.open(tmp_path / "project") as opened:
        yield opened


@pytest.fixture
def good(trained_bundle: Bundle) -> Fixed:
    return Fixed(-1e6, trained_bundle)


@pytest.fixture
def run(trained_bundle: Bundle, good: Fixed, journal: Journal) -> "Run":
    return Run(trained_bundle, good, journal)


class Run:
    """Live inspection with what most tests have in common."""

    def __init__(self, bundle: Bundle, predictor: Fixed, journal: Journal) -> None:
        self._bundle, self._predictor, self._journal = bundle, predictor, journal

    def __call__(self, camera: object, trigger: object = None, **changes: object) -> Generator[LiveEvent, None, Counts]:
        given = {"predictor": self._predictor, "journal": self._journal} | changes
        return inspect_live(
            camera,  # type: ignore[arg-type]
            self._bundle,
            given["predictor"],  # type: ignore[arg-type]
            given["journal"],  # type: ignore[arg-type]
            trigger=trigger or EveryFrame(),  # type: ignore[arg-type]
            back_off_s=given.get("back_off_s", QUICKLY),  # type: ignore[arg-type]
        )


def fresh(events: Iterator[LiveEvent]) -> list[LiveEvent]:
    return [event for event in events if event.fresh]


def first(events: Iterator[LiveEvent], fits: Callable[[LiveEvent], object]) -> LiveEvent:
    end = time.monotonic() + 20
    for event in events:
        if fits(event):
            return event
        assert time.monotonic() < end
    raise AssertionError("the events ended")


class TestEveryFrame:
    def test_every_frame_of_a_camera_that_waits_is_inspected(self, run: Run, journal: Journal) -> None:
        events = fresh(run(Scripted("frame frame frame", waits=True)))
        assert [event.counts.total for event in events] == [1, 2, 3]
        assert [entry.number for entry in journal.entries()] == [3, 2, 1]

    def test_what_an_event_shows_is_in_the_journal(self, run: Run, journal: Journal) -> None:
        for event in run(Scripted("frame fail frame", waits=True)):
            if event.fresh:
                newest = event.last[-1]
                assert newest.id is not None
                entry = journal.entry(newest.id)
                assert entry is not None
                assert event.inspection is not None
                assert (entry.verdict, entry.error) == (event.inspection.verdict, event.inspection.error)

    def test_a_row_says_which_bundle_judged(self, run: Run, journal: Journal, trained_bundle: Bundle) -> None:
        fresh(run(Scripted("frame", waits=True)))
        (entry,) = journal.entries()
        assert (entry.bundle.name, entry.bundle.seal) == (trained_bundle.name, seal_of(trained_bundle))
        assert entry.limits == trained_bundle.facts.limits

    def test_a_verdict_is_that_of_the_file_with_the_same_picture(
        self, run: Run, trained_bundle: Bundle, photos: Photos
    ) -> None:
        from inspector.services.inspecting import inspect_file

        predictor = Predictor.of(trained_bundle, threads=1)
        camera = FolderCamera(photos.new, existing=True, then_end=True)
        seen = [event.inspection for event in fresh(run(camera, predictor=predictor))]
        assert len(seen) == 3
        for found in seen:
            assert found is not None
            expected = inspect_file(found.path, trained_bundle, predictor)
            assert (found.score, found.verdict, found.p_value) == (expected.score, expected.verdict, expected.p_value)

    def test_a_video_is_inspected_to_its_end(self, run: Run, tmp_path: Path) -> None:
        events = list(run(VideoCamera(a_video(tmp_path / "parts.avi"), as_taken=True)))
        assert events[-1].counts == Counts(good=6)
        assert events[-1].camera.state is CameraState.ENDED

    def test_it_returns_how_many_were_what(self, run: Run) -> None:
        assert drive(run(Scripted("frame fail", waits=True))) == Counts(good=1, errors=1)

    def test_dropped_frames_are_counted(self, run: Run) -> None:
        last = list(run(Scripted("frame " * 50)))[-1]
        assert last.camera.frames == 50
        assert last.counts.total + last.camera.dropped == 50

    def test_without_a_journal_it_counts_all_the_same(self, run: Run) -> None:
        last = list(run(Scripted("frame frame", waits=True), journal=None))[-1]
        assert (last.counts, last.today, last.last[0].id) == (Counts(good=2), Counts(good=2), None)

    def test_an_event_comes_although_nothing_happens(self, run: Run) -> None:
        events = run(Scripted("", stays=True, patience_s=None))
        assert [next(events).fresh for _ in range(3)] == [False] * 3
        events.close()


class TestNeverGood:
    @pytest.mark.parametrize(
        ("script", "cause"),
        [("fail", "it blinked"), ("frame lost", "the camera was lost: the cable came off")],
    )
    def test_a_failed_grab_or_a_loss_is_a_review_and_a_row(
        self, run: Run, journal: Journal, script: str, cause: str
    ) -> None:
        events = run(Scripted(script, stays=True), back_off_s=(1000.0,))
        event = first(events, lambda event: event.counts.errors)
        events.close()
        newest = journal.entries(limit=1)[0]
        assert (newest.verdict, newest.error, newest.score) == (Verdict.REVIEW, cause, None)
        assert event.inspection is not None
        assert event.inspection.verdict is Verdict.REVIEW

    @pytest.mark.parametrize("answer", [PredictionFailed("out of memory"), float("nan")])
    def test_an_error_in_prediction_is_a_review_and_a_row(
        self, run: Run, journal: Journal, good: Fixed, answer: float | Exception
    ) -> None:
        good.answer = answer
        fresh(run(Scripted("frame", waits=True)))
        (entry,) = journal.entries()
        assert entry.verdict is Verdict.REVIEW
        assert entry.error
        assert entry.photo is not None

    def test_a_stale_frame_is_a_review_and_a_row(
        self, run: Run, journal: Journal, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(live_run, "STALE_S", -1.0)
        fresh(run(Scripted("frame")))
        (entry,) = journal.entries()
        assert entry.verdict is Verdict.REVIEW
        assert "s old" in str(entry.error)

    def test_a_file_that_waited_is_not_stale(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(live_run, "STALE_S", -1.0)
        assert list(run(Scripted("frame", waits=True)))[-1].counts == Counts(good=1)

    def test_each_of_several_failed_grabs_is_a_row(self, run: Run, journal: Journal) -> None:
        fresh(run(Scripted("fail frame fail frame fail", waits=True)))
        assert journal.count() == Counts(good=2, errors=3)


class TestLoss:
    def test_no_event_of_a_lost_camera_shows_a_verdict_from_before(self, run: Run) -> None:
        camera = Scripted("frame lost", stays=True)
        events = run(camera, back_off_s=(1000.0,))
        lost = []
        for event in events:
            if event.camera.state is CameraState.LOST:
                lost.append(event)
            if len(lost) == 5:
                break
        events.close()
        assert not any(event.running for event in lost)
        assert all(event.frame is None for event in lost if not event.fresh)
        assert all(event.inspection is None for event in lost if not event.fresh)
        assert lost[-1].camera.sentence.startswith("Camera lost ")

    def test_a_loss_is_one_row_however_long_it_lasts(self, run: Run, journal: Journal) -> None:
        camera = Scripted("frame lost missing missing busy missing frame", stays=True)
        events = run(camera)
        first(events, lambda event: event.camera.frames == 2 and event.counts.good == 2)
        events.close()
        assert journal.count() == Counts(good=2, errors=1)

    def test_a_short_loss_that_no_event_saw_is_a_row_too(self, run: Run, journal: Journal, good: Fixed) -> None:
        camera = Scripted("frame lost frame lost frame", stays=True)
        events = run(camera, back_off_s=(0.0,))
        first(events, lambda event: event.camera.losses == 2 and event.counts.errors)
        events.close()
        failed = [entry for entry in journal.entries() if entry.error]
        assert failed
        assert all(entry.verdict is Verdict.REVIEW for entry in failed)

    def test_a_frozen_camera_is_a_loss(self, run: Run, journal: Journal) -> None:
        events = run(Scripted("frame silent", stays=True, patience_s=0.1), back_off_s=(1000.0,))
        first(events, lambda event: event.counts.errors)
        events.close()
        assert "no picture came" in str(journal.entries(limit=1)[0].error)

    def test_a_camera_that_is_not_there_at_the_start_is_an_error(self, run: Run, journal: Journal) -> None:
        with pytest.raises(CameraMissing):
            list(run(Scripted("missing")))
        assert journal.count().total == 0

    def test_after_a_loss_verdicts_are_shown_again(self, run: Run) -> None:
        events = run(Scripted("frame lost frame", stays=True))
        event = first(events, lambda event: event.fresh and event.counts.good == 2)
        events.close()
        assert event.running
        assert event.inspection is not None
        assert event.inspection.verdict is Verdict.GOOD


class TestTriggers:
    def test_between_triggers_frames_are_shown_and_not_judged(self, run: Run, journal: Journal) -> None:
        events = run(Scripted("frame " * 5, stays=True), OnDemand())
        event = first(events, lambda event: event.frame is not None)
        events.close()
        assert (event.inspection, journal.count().total) == (None, 0)

    def test_a_press_judges_a_frame_that_is_taken_after_it(self, run: Run, journal: Journal) -> None:
        trigger = OnDemand()
        pressed: list[float] = []

        def press(number: int) -> None:
            if number == 3:
                pressed.append(time.monotonic())
                trigger.set()

        events = run(Scripted("frame " * 4 + "silent silent frame", stays=True, grabbed=press), trigger)
        event = first(events, lambda event: event.fresh)
        events.close()
        assert event.frame is not None
        assert event.frame.at_s >= pressed[0]
        assert journal.count() == Counts(good=1)

    def test_each_press_has_its_row(self, run: Run, journal: Journal) -> None:
        trigger = OnDemand()
        for _ in range(3):
            trigger.set()
        events = run(Scripted("frame " * 30, waits=True), trigger)
        first(events, lambda event: event.counts.total == 3)
        events.close()
        assert journal.count() == Counts(good=3)

    def test_a_press_that_no_frame_answers_is_a_review(
        self, run: Run, journal: Journal, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(live, "ANSWER_S", 0.05)
        trigger = OnDemand()
        trigger.set()
        events = run(Scripted("", stays=True, patience_s=None), trigger)
        first(events, lambda event: event.fresh)
        events.close()
        assert journal.entries()[0].error == "no frame came within 0.05 s"

    def test_a_press_while_the_camera_is_lost_is_a_review_at_once(self, run: Run, journal: Journal) -> None:
        trigger = OnDemand()
        events = run(Scripted("frame lost", stays=True), trigger, back_off_s=(1000.0,))
        first(events, lambda event: event.counts.errors == 1)
        trigger.set()
        first(events, lambda event: event.counts.errors == 2)
        events.close()
        assert journal.entries(limit=1)[0].error == "the camera is lost: the cable came off"

    def test_a_press_takes_one_file_of_many(self, run: Run, journal: Journal) -> None:
        trigger = OnDemand()
        trigger.set()
        events = run(Scripted("frame frame frame", waits=True, stays=True, patience_s=None), trigger)
        first(events, lambda event: event.fresh)
        next(events)
        events.close()
        assert [entry.number for entry in journal.entries()] == [1]

    def test_a_timer_judges_now_and_then(self, run: Run, journal: Journal) -> None:
        list(run(Scripted("frame frame", waits=True), Timer(0.01)))
        assert journal.count() == Counts(good=2)

    def test_a_timer_of_hours_judges_once(self, run: Run, journal: Journal) -> None:
        events = run(Scripted("silent silent " + "frame " * 20, stays=True), Timer(3600))
        first(events, lambda event: event.counts.total and event.camera.frames == 20)
        events.close()
        assert journal.count() == Counts(good=1)


class TestWhatEventsTell:
    def test_the_last_inspections_go_along(self, run: Run) -> None:
        event = fresh(run(Scripted("frame fail frame", waits=True)))[-1]
        assert [(seen.number, seen.error) for seen in event.last] == [(1, None), (2, "it blinked"), (3, None)]
        assert [seen.thumbnail is None for seen in event.last] == [False, True, False]

    def test_they_are_not_kept_for_ever(self, run: Run) -> None:
        event = fresh(run(Scripted("frame " * 40, waits=True), journal=None))[-1]
        assert len(event.last) == live_run.LAST
        assert event.last[-1].number == 40

    def test_today_counts_on_from_the_journal(self, run: Run, journal: Journal) -> None:
        journal.record(an_entry(Verdict.ANOMALY, time=datetime.now(UTC)))
        journal.record(an_entry(Verdict.ANOMALY, time=datetime.now(UTC) - timedelta(days=2)))
        last = list(run(Scripted("frame", waits=True)))[-1]
        assert (last.counts, last.today) == (Counts(good=1), Counts(good=1, anomaly=1))

    def test_a_new_day_begins_at_nothing(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        events = run(Scripted("frame frame", waits=True), journal=None)
        first(events, lambda event: event.counts.total == 1)
        tomorrow = live_run._midnight() + timedelta(days=1)
        monkeypatch.setattr(live_run, "_midnight", lambda: tomorrow)
        last = list(events)[-1]
        assert (last.counts, last.today) == (Counts(good=2), Counts(good=1))

    def test_pace_is_measured(self, run: Run) -> None:
        events = fresh(run(Scripted("frame frame frame", waits=True)))
        assert events[0].pace.rate_per_s is None
        pace = events[-1].pace
        assert pace.rate_per_s is not None
        assert pace.median_ms is not None
        assert pace.slowest_ms is not None
        assert 0 < pace.median_ms <= pace.slowest_ms

    def test_an_inspection_stands_until_the_next(self, run: Run) -> None:
        events = run(Scripted("frame silent silent silent", stays=True, patience_s=None))
        shown = first(events, lambda event: event.fresh).inspection
        following = next(events)
        events.close()
        assert (following.fresh, following.inspection) == (False, shown)


class TestEnding:
    def test_closing_closes_the_camera_and_ends_its_thread(self, run: Run) -> None:
        before, camera = active_count(), Scripted("frame " * 1000, stays=True)
        events = run(camera)
        next(events)
        events.close()
        assert not camera.is_open
        assert active_count() == before

    def test_a_full_disk_ends_it_before_anything_unrecorded_is_shown(self, run: Run, journal: Journal) -> None:
        class Full:
            def __init__(self) -> None:
                self.recorded = 0

            def counts_since(self, time: datetime) -> Counts:
                return Counts()

            def record(self, entry: NewEntry) -> int:
                self.recorded += 1
                if self.recorded == 2:
                    raise DiskFull("journal.sqlite")
                return self.recorded

        camera = Scripted("frame frame frame", waits=True, stays=True)
        shown: list[int] = []
        events = run(camera, journal=Full())
        with pytest.raises(DiskFull):
            shown.extend(event.counts.total for event in events)
        assert max(shown) == 1
        assert not camera.is_open

    def test_a_bug_in_the_camera_flies(self, run: Run) -> None:
        camera = Scripted("frame bug", waits=True)
        with pytest.raises(ZeroDivisionError):
            list(run(camera))
        assert not camera.is_open


def test_a_frame_of_a_camera_is_called_by_camera_and_number() -> None:
    frame = Frame(np.zeros((1, 1, 3), np.uint8), datetime.now(UTC), 0.0, 12, "Eye: left/right")
    assert frame.name == "Eye- left-right-000012"
    assert replace(frame, path=Path("a/b.png")).name == "b.png"
