"""What is said when a run has ended, beside its figures: what helps where anomalies escape."""

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from inspector.core.finetuning import Finetuning
from inspector.core.stages import ALONE
from inspector.gui.pages.train.endings import show_trained
from inspector.gui.pages.train.explain import Explain
from inspector.gui.pages.train.outcome import Outcome
from inspector.gui.theme.tokens import LIGHT
from inspector.runtime.bundle import Bundle
from inspector.services.roles import Roles
from inspector.services.training import Trained


def said(qtbot: QtBot, bundle: Bundle, *, escaped: int, of: int, **recipe: Any) -> str:
    escapes = {"count": escaped, "n": of, "rate": escaped / of if of else None, "interval": [0.0, 1.0]}
    report = bundle.facts.report | {"escapes": escapes}
    facts = replace(bundle.facts, report=report, recipe=replace(bundle.facts.recipe, **recipe))
    outcome = Outcome()
    qtbot.addWidget(outcome)
    trained = Trained(Bundle(bundle.path, facts), Roles(fit=()), ())
    show_trained(outcome, trained, used="", first=True, offered=False)
    return " ".join(shown.text() for shown in outcome.findChildren(QLabel))


def test_where_many_escape_it_says_what_finds_more(qtbot: QtBot, trained_bundle: Bundle) -> None:
    text = said(qtbot, trained_bundle, escaped=5, of=8)
    assert "The preset Standard often finds more" in text
    assert "a weights file to start from" in text


def test_what_was_done_already_is_not_advised(qtbot: QtBot, trained_bundle: Bundle) -> None:
    text = said(qtbot, trained_bundle, escaped=5, of=8, finetuning=Finetuning(), weights="file.pth")
    assert "Standard" not in text
    assert "weights file" not in text


@pytest.mark.parametrize(("escaped", "of"), [(0, 8), (0, 0)])
def test_where_few_escape_or_nobody_knows_there_is_no_advice(
    qtbot: QtBot, trained_bundle: Bundle, escaped: int, of: int
) -> None:
    assert "Standard" not in said(qtbot, trained_bundle, escaped=escaped, of=of)


def test_one_photo_that_sets_the_limit_is_told_before_any_advice(qtbot: QtBot, trained_bundle: Bundle) -> None:
    note = f"odd.jpg{ALONE}7.02, by all others 4.22. Look at it: take it out of Good, or add more like it."
    facts = replace(trained_bundle.facts, notes=(*trained_bundle.facts.notes, note))
    text = said(qtbot, replace(trained_bundle, facts=facts), escaped=5, of=8)
    assert text.index("odd.jpg is unlike all other good images") < text.index("The preset Standard")


@pytest.mark.parametrize("stage", ["start", "fit", "export", "evaluate"])
def test_what_is_happening_is_shown_whole(qtbot: QtBot, stage: str) -> None:
    card = Explain()
    qtbot.addWidget(card)
    card.restyle(LIGHT)
    card.show_stage(stage)
    card.resize(1000, card.heightForWidth(1000))
    card.show()
    text = card.text
    assert text.height() >= text.heightForWidth(text.width())
