from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from inspector.core.frame import CameraState, CameraStatus
from inspector.core.judgement import Limit, Limits, Verdict
from inspector.gui.pages.live.moment import Moment
from inspector.gui.pages.live.seen import Seen
from inspector.gui.pages.live.wish import When, Wish
from inspector.gui.recall import Recalled
from inspector.services.inspecting import Inspection
from inspector.services.live_events import Inspected, LiveEvent, Pace
from inspector.store.journal.entries import BundleName, Counts, Entry

LIMITS = Limits(Limit(2.3, 0.1, 0.1, guaranteed=True), Limit(2.95, 0.01, 0.05, guaranteed=False))
PHOTOGRAPH = np.zeros((4, 4, 3), np.uint8)
NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)
CHOSEN = Wish("usb:eye", "Eye")


def seen(*, id: int | None = 7, photograph: np.ndarray | None = PHOTOGRAPH) -> Seen:
    """A snapshot whose newest inspection has this row in the journal."""
    found = Inspection(Path("part.png"), Verdict.GOOD, LIMITS, 1.0, 1.4, photograph=photograph)
    newest = Inspected(id, NOON, "part.png", 1, None, Verdict.GOOD, 1.4, None, None)
    status = CameraStatus(CameraState.RUNNING, "Eye", NOON, 1.0)
    return Seen(LiveEvent(status, None, found, True, (newest,), Counts(good=1), Counts(good=1), Pace()))


def recalled(id: int) -> Recalled:
    bundle = BundleName("tiny", "a" * 64)
    return Recalled(Entry(id, NOON, Verdict.ANOMALY, LIMITS, bundle, "Eye", 1, 12.0))


def running(**more: object) -> Moment:
    return Moment(CHOSEN, None, True, **more)  # type: ignore[arg-type]


def test_the_newest_verdict_can_be_disagreed_with() -> None:
    moment = running(seen=seen(id=7))
    assert moment.target == (7, PHOTOGRAPH)
    assert moment.may_disagree


def test_one_of_before_comes_first_and_its_photograph_is_the_journals() -> None:
    assert running(seen=seen(id=7), recalled=recalled(3)).target == (3, None)


def test_nobody_disagrees_twice() -> None:
    moment = running(seen=seen(id=7), disagreed=frozenset({7}))
    assert moment.has_disagreed
    assert not moment.may_disagree


def test_after_the_end_no_verdict_is_shown() -> None:
    assert replace(running(seen=seen()), running=False).target is None


def test_what_had_no_picture_and_what_is_in_no_journal_is_no_target() -> None:
    assert running(seen=seen(photograph=None)).target is None
    assert running(seen=seen(id=None)).target is None


def test_one_of_before_is_a_target_also_when_nothing_runs() -> None:
    moment = Moment(CHOSEN, None, False, recalled=recalled(3))
    assert moment.may_disagree


def test_without_a_bundle_nothing_starts() -> None:
    assert not Moment(CHOSEN, None, False).may_start


def test_the_next_part_is_asked_for_only_while_it_runs_and_a_key_says_when() -> None:
    keyed = replace(CHOSEN, when=When.KEY)
    assert Moment(keyed, None, True).may_press
    assert not Moment(keyed, None, False).may_press
    assert not Moment(CHOSEN, None, True).may_press
