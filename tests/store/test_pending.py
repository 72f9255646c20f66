from dataclasses import replace
from pathlib import Path

import pytest

from inspector.core.errors import NotWritable
from inspector.core.pretraining import Pretraining
from inspector.core.recipe import Recipe
from inspector.store.pending import PENDING_FILE, PendingRun, forget_pending, load_pending, save_pending
from inspector.store.project import Project, create_project

RUN = PendingRun(
    Recipe(pretraining=Pretraining(epochs=40)), "2026-01-02_030405", "2026-01-02T03:04:05+00:00", "pretrain", 18
)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return create_project(tmp_path / "p")


def test_a_run_comes_back_as_it_was_noted(project: Project) -> None:
    save_pending(project, RUN)
    assert load_pending(project) == RUN


def test_without_a_note_no_run_is_pending(project: Project) -> None:
    assert load_pending(project) is None


def test_a_run_that_is_forgotten_is_not_pending(project: Project) -> None:
    save_pending(project, RUN)
    forget_pending(project)
    forget_pending(project)
    assert load_pending(project) is None


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b'{"schema": 2}', b'{"schema": 1, "name": 3}', b"\xff" * 9])
def test_a_note_that_nobody_can_read_is_none(project: Project, content: bytes) -> None:
    (project.root / PENDING_FILE).write_bytes(content)
    assert load_pending(project) is None


def test_a_time_that_is_none_makes_no_run(project: Project) -> None:
    save_pending(project, replace(RUN, started="yesterday"))
    assert load_pending(project) is None


def test_nothing_is_noted_where_the_project_was(project: Project) -> None:
    project.root.rename(project.root.with_name("moved"))
    with pytest.raises(NotWritable):
        save_pending(project, RUN)
    assert not project.root.exists()
