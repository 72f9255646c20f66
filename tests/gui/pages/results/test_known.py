from dataclasses import replace
from pathlib import Path

import pytest

from inspector.gui.pages.results.known import Known
from inspector.runtime.bundle import Bundle
from inspector.services.judgements import Judgements
from tests.gui.pages.results.conftest import at


def judged_by(bundle: Bundle) -> Judgements:
    return Judgements(bundle, "graph", ())


def moved(bundle: Bundle) -> Bundle:
    return replace(bundle, facts=replace(bundle.facts, limits=at(bundle.facts.limits, 0.1, 0.2)))


@pytest.fixture
def known(trained_bundle: Bundle) -> Known:
    made = Known()
    made.take(judged_by(trained_bundle))
    return made


def test_what_a_bundle_said_is_known(known: Known, trained_bundle: Bundle) -> None:
    assert known.of(trained_bundle) == judged_by(trained_bundle)
    assert known.of(replace(trained_bundle, path=Path("another"))) is None


def test_a_bundle_that_was_changed_said_nothing_yet(known: Known, trained_bundle: Bundle) -> None:
    assert known.of(moved(trained_bundle)) is None


def test_other_limits_leave_what_it_said(known: Known, trained_bundle: Bundle) -> None:
    other = moved(trained_bundle)
    assert known.move_limits(other) == judged_by(other)
    assert known.of(other) == judged_by(other)


def test_when_images_change_only_what_is_shown_is_kept(known: Known, trained_bundle: Bundle) -> None:
    shown = judged_by(replace(trained_bundle, path=Path("another")))
    known.take(shown)
    known.keep_only(shown)
    assert known.of(shown.bundle) is shown
    assert known.of(trained_bundle) is None
