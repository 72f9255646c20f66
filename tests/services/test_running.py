"""A project's run as a window shows it; the runs themselves are tested with the training."""

import shutil
import time
from collections.abc import Generator
from dataclasses import replace
from pathlib import Path

import pytest

from inspector.core.errors import TooFewImages
from inspector.core.pretraining import Pretraining, Views
from inspector.core.progress import drive
from inspector.core.sample import Label
from inspector.services.running import Running, train_project
from inspector.services.training import Trained
from inspector.services.workplace import Workplace
from inspector.store.pending import load_pending
from inspector.store.project import Project, create_project
from tests.conftest import TINY, Photos

PRETRAINS = replace(TINY, pretraining=Pretraining(views=Views(size=32), epochs=3, batch=8))


@pytest.fixture
def project(tmp_path: Path, photos: Photos) -> Project:
    made = create_project(tmp_path / "p")
    shutil.copytree(photos.good, made.bin(Label.GOOD), dirs_exist_ok=True)
    return made


def run(project: Project, workplace: Workplace, **asked: bool) -> Generator[Running, None, Trained]:
    return train_project(project, PRETRAINS, workplace=workplace, **asked)


@pytest.mark.usefixtures("quick_export")
def test_it_is_estimated_with_examples_before_it_learns(project: Project, workplace: Workplace) -> None:
    events: list[Running] = []
    done = drive(run(project, workplace), events.append)
    first = next(event for event in events if event.progress.stage == "start")
    assert first.estimate is not None
    assert len(first.examples.pairs) == 4
    assert done.bundle.path.parent == project.bundles
    assert "estimate" not in done.bundle.facts.seconds


def test_until_it_ends_the_project_knows_of_it(project: Project, workplace: Workplace) -> None:
    task = run(project, workplace)
    next(task)
    assert load_pending(project) is not None
    next(event for event in task if len(event.progress.curves.get("pretrain", ())) == 2)
    task.close()
    pending = load_pending(project)
    assert pending is not None
    assert (pending.recipe, pending.stage, pending.epochs) == (PRETRAINS, "pretrain", 2)


def test_it_says_what_is_safe_on_disk(project: Project, workplace: Workplace) -> None:
    assert PRETRAINS.pretraining is not None
    recipe = replace(PRETRAINS, pretraining=replace(PRETRAINS.pretraining, epochs=10_000, patience=None))
    task = train_project(project, recipe, workplace=workplace)
    event = next(event for event in task if event.saved is not None)
    task.close()
    assert event.saved is not None
    assert event.saved.at == pytest.approx(time.time(), abs=60)
    assert event.saved.epochs == len(event.progress.curves.get("pretrain", ()))  # none, where it was seen very soon


@pytest.mark.usefixtures("quick_export")
def test_it_goes_on_if_that_is_wanted_and_starts_over_if_not(project: Project, workplace: Workplace) -> None:
    task = run(project, workplace)
    next(event for event in task if len(event.progress.curves.get("pretrain", ())) == 2)
    task.close()
    done = drive(run(project, workplace, resume=True))
    assert any(note.startswith("Goes on in epoch 3") for note in done.bundle.facts.notes)
    assert load_pending(project) is None


def test_what_is_known_to_be_wrong_leaves_no_run_behind(tmp_path: Path, workplace: Workplace) -> None:
    empty = create_project(tmp_path / "empty")
    with pytest.raises(TooFewImages):
        drive(run(empty, workplace))
    assert load_pending(empty) is None
