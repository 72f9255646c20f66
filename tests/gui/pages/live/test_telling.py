from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QSettings

from inspector.core.judgement import Limit, Limits, Verdict
from inspector.gui.pages.live.telling import pace_words, score_line, share, shout_of
from inspector.gui.pages.live.trigger import SwitchedTrigger
from inspector.gui.pages.live.verdict import colours
from inspector.gui.pages.live.wish import When, Wish, load_wish, save_wish
from inspector.gui.theme.tokens import THEMES
from inspector.services.inspecting import Inspection
from inspector.services.live_events import Pace
from inspector.store.settings import Settings

LIMITS = Limits(Limit(2.3, 0.1, 0.1, guaranteed=True), Limit(2.95, 0.01, 0.05, guaranteed=False))
PHOTOGRAPH = np.zeros((4, 4, 3), np.uint8)


def an_inspection(verdict: Verdict, score: float) -> Inspection:
    return Inspection(Path("part.png"), verdict, LIMITS, 1.0, score, photograph=PHOTOGRAPH)


def test_the_line_says_the_limit_that_counts() -> None:
    assert score_line(an_inspection(Verdict.ANOMALY, 4.37)) == "Score 4.37, limit 2.95"
    assert score_line(an_inspection(Verdict.GOOD, 1.42)) == "Score 1.42, limit 2.30"
    assert score_line(an_inspection(Verdict.REVIEW, 2.61)) == "Score 2.61, between the limits 2.30 and 2.95"


def test_before_anything_is_known_it_says_that_it_connects() -> None:
    shout = shout_of(None, Wish("usb:x", "X"), Settings(), running=True)
    assert (shout.verdict, shout.line) == (None, "Connecting to the camera.")


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
def test_only_a_verdict_has_a_verdicts_colour(theme: object) -> None:
    shout = shout_of(None, Wish(), Settings(), running=False)
    ground, _ = colours(shout, theme)  # type: ignore[arg-type]
    assert ground not in {theme.good.solid, theme.review.solid, theme.anomaly.solid}  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("rate", "words"),
    [(12.34, "12.3 parts a second"), (1 / 23, "a part every 23 s"), (1 / 300, "a part every 5 min"), (None, "–")],
)
def test_the_pace_is_told_as_people_do(rate: float | None, words: str) -> None:
    assert pace_words(Pace(rate, 48.2, 71.0)) == ("48 ms", "71 ms", words)


def test_a_share_of_nothing_is_not_told() -> None:
    assert share(0, 0) == ""
    assert share(43, 1284) == "3.3 %"


def test_a_wish_comes_back(tmp_path: Path) -> None:
    state = QSettings(str(tmp_path / "state.ini"), QSettings.Format.IniFormat)
    wish = Wish("usb:eye", "Eye", When.TIMER, 2.5, existing=True, loop=False, keep_all=True)
    save_wish(state, tmp_path, wish)
    assert load_wish(state, tmp_path) == wish
    assert load_wish(state, tmp_path / "other") == Wish()


def test_a_wish_that_was_damaged_is_as_at_the_beginning(tmp_path: Path) -> None:
    state = QSettings(str(tmp_path / "state.ini"), QSettings.Format.IniFormat)
    save_wish(state, tmp_path, Wish(when=When.TIMER, seconds=3.0))
    for key in state.allKeys():
        if key.endswith(("when", "seconds")):
            state.setValue(key, "rubbish")
    assert load_wish(state, tmp_path) == Wish()


def test_a_trigger_can_be_switched_while_it_is_used() -> None:
    trigger = SwitchedTrigger(When.EVERY, 1.0)
    trigger.press()
    assert trigger.every_frame
    assert trigger.fired() is None
    trigger.choose(When.KEY, 1.0)
    trigger.press()
    assert trigger.on_demand
    assert trigger.fired() is not None
    trigger.choose(When.TIMER, 1.0)
    assert (trigger.every_frame, trigger.on_demand) == (False, False)
