from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from inspector.core.recipe import Recipe
from inspector.gui.pages.images.promise import PromiseNote, promise_of
from inspector.gui.session import Session

ONE_PERCENT = replace(Recipe(), false_rejects=0.01)


def said(qtbot: QtBot, good: int) -> str:
    note = PromiseNote()
    qtbot.addWidget(note)
    note.show_promise(promise_of(good, ONE_PERCENT))
    return note.sentence.replace("\N{NO-BREAK SPACE}", " ")


def test_too_few_say_how_many_it_takes_to_train(qtbot: QtBot, session: Session) -> None:
    assert (
        said(qtbot, 8) == "8 good images. At least 10 are needed to train: add more, or select good ones and press G."
    )
    assert said(qtbot, 0).startswith("No good images yet. At least 10")


def test_some_say_what_they_support_and_how_many_are_missing(qtbot: QtBot, session: Session) -> None:
    assert said(qtbot, 43).startswith("43 good images support a false-reject limit of 2.3 %, not 1 %. Add ")


def test_many_can_promise_what_is_wanted(qtbot: QtBot, session: Session) -> None:
    assert said(qtbot, 1000).startswith("1,000 good images can promise at most 1 %")


@pytest.mark.parametrize("good", [10, 43, 60, 120])
def test_so_many_as_are_missing_are_enough(good: int) -> None:
    promise = promise_of(good, ONE_PERCENT)
    if promise.missing:
        assert promise_of(good + promise.missing - 1, ONE_PERCENT).missing
    assert promise_of(good + promise.missing, ONE_PERCENT).missing == 0
