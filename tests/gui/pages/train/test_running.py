"""Real runs on tiny photographs: they move the plots, pause, stop, go on, end well or in words."""

import re
import time
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from inspector.core.errors import NotWritable, OutOfDeviceMemory
from inspector.gui.pages.train import TrainPage
from inspector.gui.pages.train.groups import State
from inspector.gui.pages.train.page import View
from inspector.gui.session import Session
from inspector.services import running
from inspector.store.choices import Choices, load_choices, save_choices
from inspector.store.pending import PENDING_FILE, PendingRun, load_pending, save_pending
from inspector.store.project import Project, create_project
from tests.conftest import TINY
from tests.gui.here import Here
from tests.gui.pages.train.conftest import LEARNING, LONG, Choose, a_page, epochs, press

MOST_MS = 120_000


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def ended(qtbot: QtBot, page: TrainPage) -> None:
    qtbot.waitUntil(lambda: page.run is None, timeout=MOST_MS)


@pytest.mark.usefixtures("quick_export")
def test_a_whole_run_moves_the_plots_and_becomes_the_bundle_in_use(
    qtbot: QtBot, page: TrainPage, choose: Choose, session: Session, project: Project
) -> None:
    choose(LEARNING)
    beats: list[float] = []
    heart = QTimer()
    heart.setInterval(5)
    heart.timeout.connect(lambda: beats.append(time.thread_time()))
    press(qtbot, page, "Train")
    assert page.view is View.DURING
    heart.start()
    qtbot.waitUntil(lambda: epochs(page) == 2, timeout=MOST_MS)
    ended(qtbot, page)
    heart.stop()
    held = sorted(1000 * (b - a) for a, b in pairwise(beats))  # the processor's time: no other program takes it
    assert held[int(0.95 * len(held))] < 50
    assert page.view is View.AFTER
    plots = page.outcome._beside
    assert {name: len(panel.curves[0].at) for name, panel in plots.panels.items()}["loss"] == 2  # type: ignore[union-attr]
    assert plots.panels["heads"].curves  # type: ignore[union-attr]
    with qtbot.waitSignal(session.said) as said:
        plots.panels["loss"].save_picture(project.root / "loss.png")  # type: ignore[union-attr]
    assert said.args[0] == "loss.png is saved."
    (folder,) = project.bundles.iterdir()
    assert session.bundle is not None
    assert session.bundle.path == folder
    assert load_choices(project).bundle == folder.name
    assert load_choices(project).recipe == LEARNING
    assert "It is in use now" in page.outcome.sentences
    assert "anomalies escaped" in page.outcome.sentences
    assert load_pending(project) is None


@pytest.mark.usefixtures("quick_export")
def test_a_second_bundle_is_used_when_that_is_asked_for(
    qtbot: QtBot, page: TrainPage, choose: Choose, session: Session, project: Project
) -> None:
    choose(TINY)
    press(qtbot, page, "Train")
    ended(qtbot, page)
    first = session.bundle
    press(qtbot, page, "New run")
    qtbot.waitUntil(lambda: not _taken(project), timeout=5000)
    press(qtbot, page, "Train")
    ended(qtbot, page)
    assert session.bundle is first
    press(qtbot, page, "Use this bundle")
    assert session.bundle is not first
    assert load_choices(project).bundle == max(folder.name for folder in project.bundles.iterdir())


def _taken(project: Project) -> bool:
    """Whether a bundle would be named like one that is there: they are named by the second."""
    from datetime import UTC, datetime

    return project.next_bundle(datetime.now(UTC)).exists()


def test_stages_tell_what_is_behind_and_what_is_in_hand(qtbot: QtBot, page: TrainPage, choose: Choose) -> None:
    choose(LONG)
    press(qtbot, page, "Train")
    qtbot.waitUntil(lambda: epochs(page) >= 3, timeout=MOST_MS)
    page.watching.refresh()
    found = {row.group.key: row.state for row in page.running.stages.rows}
    assert (found["check"], found["pretrain"], found["fit"]) == (State.DONE, State.NOW, State.WAITING)
    told = page.running.progress.told
    assert told.title.startswith("Pretraining the encoder, epoch ")
    assert "Estimated before the start:" in plain(told.below)
    assert told.left.startswith("About ")


def at_rest(qtbot: QtBot, page: TrainPage) -> tuple[int, float]:
    """Wait until the step in hand is done, and return how far the run is: a run that goes on is never at rest."""
    stood = -1, 0.0
    for _ in range(MOST_MS // 500):
        before, stood = stood, (epochs(page), page.run.elapsed_s)  # type: ignore[union-attr]
        if stood == before:
            break
        qtbot.wait(500)
    return stood


def test_a_paused_run_makes_no_step_until_it_goes_on(qtbot: QtBot, page: TrainPage, choose: Choose) -> None:
    choose(LONG)
    press(qtbot, page, "Train")
    qtbot.waitUntil(lambda: epochs(page) >= 1, timeout=MOST_MS)
    press(qtbot, page, "Pause")
    stood = at_rest(qtbot, page)
    qtbot.wait(500)
    assert (epochs(page), page.run.elapsed_s) == stood  # type: ignore[union-attr]
    assert page.running.progress.told.left == "Paused"
    press(qtbot, page, "Resume")
    qtbot.waitUntil(lambda: epochs(page) > stood[0], timeout=MOST_MS)


def test_cancelling_asks_in_place_stops_within_a_step_and_offers_to_go_on(
    qtbot: QtBot, page: TrainPage, choose: Choose, project: Project
) -> None:
    choose(LONG)
    press(qtbot, page, "Train")
    qtbot.waitUntil(lambda: epochs(page) >= 2, timeout=MOST_MS)
    press(qtbot, page, "Cancel")
    assert page.banner.sentence == "Stop this run? What it has pretrained is kept, and it can be resumed."
    press(qtbot, page, "Stop")
    ended(qtbot, page)
    assert page.view is View.BEFORE
    assert list(project.bundles.iterdir()) == []
    found = re.search(r"was interrupted after epoch (\d+) of 5000", page.banner.sentence)
    assert found is not None
    assert int(found[1]) < 5000


def test_to_keep_training_is_the_safe_answer(qtbot: QtBot, page: TrainPage, choose: Choose) -> None:
    choose(LONG)
    press(qtbot, page, "Train")
    qtbot.waitUntil(lambda: epochs(page) >= 1, timeout=MOST_MS)
    press(qtbot, page, "Cancel")
    press(qtbot, page, "Keep training")
    before = epochs(page)
    qtbot.waitUntil(lambda: epochs(page) > before, timeout=MOST_MS)


def test_a_run_that_was_closed_with_the_window_is_offered_again_and_goes_on(
    qtbot: QtBot, page: TrainPage, choose: Choose, session: Session, project: Project
) -> None:
    choose(LONG)
    press(qtbot, page, "Train")
    qtbot.waitUntil(lambda: epochs(page) >= 3, timeout=MOST_MS)
    assert [task.closing for task in session.tasks.asking] == [
        "Training is running. What it has pretrained is kept, and it can be resumed."
    ]
    assert session.tasks.stop_all()  # what closing the window does
    stopped = load_pending(project)
    assert stopped is not None
    assert stopped.epochs >= 3

    later = Session(session.workplace, stories=Here())
    later.open(project)
    again = a_page(qtbot, later)
    assert f"after epoch {stopped.epochs} of 5000" in again.banner.sentence
    press(qtbot, again, "Resume")
    qtbot.waitUntil(lambda: epochs(again) > stopped.epochs, timeout=MOST_MS)
    latest = again.run.latest  # type: ignore[union-attr]
    assert any(note.startswith("Goes on in epoch") for note in latest.progress.notes)  # type: ignore[union-attr]
    assert later.tasks.stop_all()
    later.open(None)


def test_a_run_that_was_killed_is_offered_too(qtbot: QtBot, session: Session, project: Project) -> None:
    save_pending(project, PendingRun(LEARNING, "b", "2026-01-02T03:04:05+00:00", "pretrain", 1))
    session.open(project)
    page = a_page(qtbot, session)
    assert "was interrupted after epoch 1 of 2 of its pretraining." in page.banner.sentence
    press(qtbot, page, "Forget it")
    assert not (project.root / PENDING_FILE).exists()
    assert page.banner.sentence == ""


@pytest.mark.usefixtures("quick_export")
def test_a_run_that_does_not_pretrain_can_only_start_over(qtbot: QtBot, session: Session, project: Project) -> None:
    save_pending(project, PendingRun(TINY, "b", "2026-01-02T03:04:05+00:00", "encode"))
    session.open(project)
    page = a_page(qtbot, session)
    assert page.banner.sentence.endswith("It would start over.")
    assert [b.text() for b in page.banner.findChildren(QPushButton)] == ["Forget it", "Start over"]
    press(qtbot, page, "Start over")
    ended(qtbot, page)
    assert load_pending(project) is None
    assert len(list(project.bundles.iterdir())) == 1


def test_a_run_begins_though_somebody_deleted_the_folder_of_bundles(
    qtbot: QtBot, page: TrainPage, choose: Choose, project: Project
) -> None:
    choose(LONG)
    project.bundles.rmdir()
    press(qtbot, page, "Train")
    assert page.view is View.DURING


@pytest.mark.parametrize(
    ("error", "way_out"),
    [
        (NotWritable(Path("/p"), "the disk is full"), "Change the choices"),
        (OutOfDeviceMemory("cuda", "Use a smaller size."), "Train on the processor"),
    ],
)
def test_a_failed_run_is_never_shown_as_trained(
    qtbot: QtBot,
    page: TrainPage,
    choose: Choose,
    session: Session,
    monkeypatch: pytest.MonkeyPatch,
    error: Exception,
    way_out: str,
) -> None:
    def fail(*_: object, **__: object) -> object:
        raise error
        yield

    monkeypatch.setattr(running, "train", fail)
    choose(TINY)
    press(qtbot, page, "Train")
    ended(qtbot, page)
    assert page.view is View.AFTER
    assert page.outcome.sentences.startswith("Nothing was trained")
    assert str(error).rstrip(".") in page.outcome.sentences
    assert way_out in [b.text() for b in page.outcome.findChildren(QPushButton)]
    assert session.bundle is None


def test_a_fault_is_told_and_the_window_goes_on(
    qtbot: QtBot, page: TrainPage, choose: Choose, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(*_: object, **__: object) -> object:
        raise ZeroDivisionError("by ours")
        yield

    monkeypatch.setattr(running, "train", crash)
    choose(TINY)
    press(qtbot, page, "Train")
    ended(qtbot, page)
    assert page.outcome.sentences.startswith("Nothing was trained")
    press(qtbot, page, "Change the choices")
    assert page.view is View.BEFORE
    assert page.head.train_button.isEnabled()


def test_the_page_can_be_left_and_entered_while_it_learns(qtbot: QtBot, page: TrainPage, choose: Choose) -> None:
    choose(LONG)
    press(qtbot, page, "Train")
    qtbot.waitUntil(lambda: epochs(page) >= 1, timeout=MOST_MS)
    page.hide()
    page.left()
    before = epochs(page)
    qtbot.waitUntil(lambda: epochs(page) > before, timeout=MOST_MS)
    page.show()
    page.entered()
    assert page.view is View.DURING


def test_after_the_run_of_another_project_the_choices_are_those_of_the_one_that_is_open(
    qtbot: QtBot, page: TrainPage, session: Session, choose: Choose, tmp_path: Path
) -> None:
    choose(LONG)
    press(qtbot, page, "Train")
    other = create_project(tmp_path / "other")
    save_choices(other, Choices(recipe=TINY))
    session.open(other)
    assert page.view is View.DURING
    assert page.run is not None
    page.run.cancel()
    ended(qtbot, page)
    assert page.view is View.BEFORE
    assert page.draft.recipe == TINY


def test_one_core_stays_free(page: TrainPage, session: Session) -> None:
    assert session.workplace.threads == 1
    session.workplace = replace(session.workplace, threads=None)
    assert page.workplace.threads is None
    page._place("threads", 2)
    assert page.workplace.threads == 2
