import json
import shutil
from pathlib import Path

import pytest

from inspector.runtime.bundle import Bundle
from inspector.services.earlier import earlier_run, earlier_seconds
from inspector.store.project import Project, create_project


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return create_project(tmp_path / "p")


def a_bundle(project: Project, name: str, learning: object, seconds: object = None) -> None:
    folder = project.bundles / name
    folder.mkdir()
    content = {"bundle": {"learning": learning, "seconds": seconds or {}}}
    (folder / "bundle.json").write_text(json.dumps(content), "utf-8")


def curves(loss: float) -> object:
    return {"curves": {"pretrain": [{"at": 1, "figures": {"contrastive_loss": loss}}]}}


def test_without_a_bundle_there_is_no_run_before(project: Project) -> None:
    assert earlier_run(project) is None


def test_nor_without_the_folder_of_bundles(project: Project) -> None:
    project.bundles.rmdir()
    assert earlier_run(project) is None


def test_the_newest_run_is_taken(project: Project) -> None:
    a_bundle(project, "2026-01-01_000000", curves(3))
    a_bundle(project, "2026-01-02_000000", curves(2))
    found = earlier_run(project)
    assert found is not None
    assert found.name == "2026-01-02_000000"
    assert found.curves["pretrain"][0].figures["contrastive_loss"] == 2


@pytest.mark.parametrize("learning", [{}, {"curves": {}}, {"curves": {"pretrain": [{"at": "x"}]}}, None, 3])
def test_one_that_learned_nothing_or_cannot_be_read_is_passed_over(project: Project, learning: object) -> None:
    a_bundle(project, "2026-01-01_000000", curves(3))
    a_bundle(project, "2026-01-02_000000", learning)
    found = earlier_run(project)
    assert found is not None
    assert found.name == "2026-01-01_000000"


def test_a_real_bundle_says_how_long_its_stages_took(project: Project, trained_bundle: Bundle) -> None:
    shutil.copytree(trained_bundle.path, project.bundles / "b")
    assert earlier_seconds(project, "export") == trained_bundle.facts.seconds["export"]
    assert earlier_seconds(project, "pretrain") is None
