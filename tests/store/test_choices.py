import json
from dataclasses import replace
from pathlib import Path

import pytest

from inspector.core.errors import NotWritable, ProjectInvalid, RecipeInvalid
from inspector.core.recipe import PRESETS
from inspector.store.choices import CHOICES_FILE, Choices, load_choices, save_choices
from inspector.store.project import Project, create_project

TRIANGLE = ((0.1, 0.1), (0.4, 0.1), (0.1, 0.5))
FULL = Choices("2025-03-01 first – 傷", (0.1, 0.2, 0.5, 0.6), (TRIANGLE,), PRESETS["thorough"])


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return create_project(tmp_path / "biscuits")


def test_a_new_project_has_chosen_nothing(project: Project) -> None:
    assert load_choices(project) == Choices()


@pytest.mark.parametrize("choices", [Choices(), FULL, replace(FULL, recipe=FULL.marked(PRESETS["quick"]))])
def test_what_was_saved_is_loaded(project: Project, choices: Choices) -> None:
    save_choices(project, choices)
    assert load_choices(project) == choices


def test_a_later_save_takes_the_place_of_the_first(project: Project) -> None:
    save_choices(project, FULL)
    save_choices(project, Choices(bundle="other"))
    assert load_choices(project) == Choices(bundle="other")
    assert [path.name for path in project.root.glob(".*")] == []


def test_the_project_opens_as_before(project: Project) -> None:
    from inspector.store.project import open_project

    save_choices(project, FULL)
    assert open_project(project.root) == project


def test_the_region_of_a_project_goes_into_its_recipe(project: Project) -> None:
    marked = FULL.marked(PRESETS["quick"]).preparation
    assert (marked.region, marked.ignored, marked.size) == (FULL.region, FULL.ignored, 256)


def test_a_project_without_a_region_takes_that_of_a_recipe_away(project: Project) -> None:
    assert Choices().marked(FULL.marked(PRESETS["quick"])) == PRESETS["quick"]


def test_the_bundle_in_use_is_a_folder_of_the_project(project: Project) -> None:
    (project.bundles / "one").mkdir()
    assert Choices(bundle="one").bundle_of(project) == project.bundles / "one"


@pytest.mark.parametrize("name", [None, "", "gone"])
def test_a_bundle_that_is_not_there_is_not_in_use(project: Project, name: str | None) -> None:
    assert Choices(bundle=name).bundle_of(project) is None


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"{}", b'{"schema": 1}', b'{"schema": "1"}', b"\xff", b"[" * 100_000]
)
def test_a_damaged_file_is_named_with_the_way_out(project: Project, content: bytes) -> None:
    (project.root / CHOICES_FILE).write_bytes(content)
    with pytest.raises(ProjectInvalid, match=r"choices\.json: is damaged.*or delete it"):
        load_choices(project)


@pytest.mark.parametrize("region", [[0, 0, 2, 1], [0, 0, 1], "all", [0.5, 0.5, 0.001, 0.5]])
def test_a_region_that_cannot_be_is_damage(project: Project, region: object) -> None:
    save_choices(project, FULL)
    file = project.root / CHOICES_FILE
    file.write_text(json.dumps(json.loads(file.read_text("utf-8")) | {"region": region}), "utf-8")
    with pytest.raises(ProjectInvalid, match="is damaged: "):
        load_choices(project)


def test_a_file_of_a_newer_inspector_is_refused(project: Project) -> None:
    (project.root / CHOICES_FILE).write_text('{"schema": 99, "other": true}')
    with pytest.raises(ProjectInvalid, match=r"newer Inspector \(schema 99.*Update"):
        load_choices(project)


def test_a_file_that_cannot_be_read_says_why(project: Project) -> None:
    (project.root / CHOICES_FILE).mkdir()
    with pytest.raises(ProjectInvalid, match="cannot be read"):
        load_choices(project)


def test_a_disk_that_refuses_is_not_writable(project: Project) -> None:
    (project.root / CHOICES_FILE).mkdir()
    with pytest.raises(NotWritable):
        save_choices(project, FULL)


def test_choices_that_cannot_be_are_refused() -> None:
    with pytest.raises(RecipeInvalid, match="region"):
        Choices(region=(0.5, 0.5, 0.6, 0.1))
    with pytest.raises(RecipeInvalid, match="ignored"):
        Choices(ignored=(TRIANGLE[:2],))


def test_nothing_is_written_where_the_project_was(project: Project) -> None:
    project.root.rename(project.root.with_name("moved"))
    with pytest.raises(NotWritable):
        save_choices(project, Choices())
    assert not project.root.exists()
