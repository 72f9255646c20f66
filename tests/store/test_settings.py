"""The settings of the application: sparse, whole, kept aside when damaged, and of any version without loss."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from inspector.core.errors import RecipeInvalid
from inspector.store.settings import RECENT, Loaded, Recent, Settings, load_settings, save_settings

CHOSEN = Settings(
    language="de",
    theme="dark",
    good="i. O.",
    device="cpu",
    cache_gib=5,
    retention_days=90,
    recent=(Recent("/projects/bracket", "2026-11-24T10:00:00+00:00"),),
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.json"


def test_without_a_file_the_usual_ones_are_used(file: Path) -> None:
    assert load_settings(file).settings == Settings()


def test_what_was_saved_is_loaded(file: Path) -> None:
    save_settings(file, CHOSEN)
    assert load_settings(file).settings == CHOSEN


def test_only_what_was_chosen_is_written(file: Path) -> None:
    save_settings(file, Settings(theme="dark"))
    assert json.loads(file.read_text()) == {"schema": 1, "theme": "dark"}


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{",
        "[]",
        "null",
        '{"schema": 1, "theme": "pink"}',
        '{"schema": 1, "cache_gib": "much"}',
        '{"theme": "dark"}',
        '{"schema": true}',
        '{"schema": 0}',
        '{"schema": 1, "recent": [{"path": 3}]}',
        '{"schema": 1, "retention_days": -1}',
    ],
)
def test_a_damaged_file_is_kept_aside(file: Path, content: str) -> None:
    file.parent.mkdir()
    file.write_text(content)
    loaded = load_settings(file)
    assert loaded.settings == Settings()
    assert loaded.damaged is not None
    assert loaded.damaged.name == "settings.json.damaged"
    assert loaded.damaged.read_text() == content
    assert not file.exists()


def test_it_is_said_once(file: Path) -> None:
    file.parent.mkdir()
    file.write_text("{")
    load_settings(file)
    assert load_settings(file).damaged is None


NEWER = {"schema": 7, "theme": "sepia", "language": "de", "cache_gib": "auto", "beeps": {"volume": 3}}


def written(file: Path, facts: dict[str, object]) -> Path:
    file.parent.mkdir(exist_ok=True)
    file.write_text(json.dumps(facts))
    return file


def test_of_a_newer_file_what_is_understood_is_taken(file: Path) -> None:
    loaded = load_settings(written(file, NEWER))
    assert loaded.settings == Settings(language="de")
    assert loaded.damaged is None


def test_a_newer_file_loses_nothing_when_something_is_chosen_here(file: Path) -> None:
    settings = load_settings(written(file, NEWER)).settings
    save_settings(file, replace(settings, device="cpu"))
    assert json.loads(file.read_text()) == NEWER | {"device": "cpu"}


def test_what_is_chosen_here_replaces_what_was_not_understood(file: Path) -> None:
    settings = load_settings(written(file, NEWER)).settings
    save_settings(file, replace(settings, theme="dark"))
    assert json.loads(file.read_text())["theme"] == "dark"


def test_a_setting_that_is_not_known_is_kept(file: Path) -> None:
    loaded = load_settings(written(file, {"schema": 1, "wallpaper": "x", "theme": "dark"}))
    assert loaded == Loaded(Settings(theme="dark"))
    save_settings(file, replace(loaded.settings, theme="light"))
    assert json.loads(file.read_text()) == {"schema": 1, "wallpaper": "x", "theme": "light"}


def test_a_choice_taken_back_is_gone_from_the_file(file: Path) -> None:
    save_settings(file, Settings(theme="dark"))
    save_settings(file, Settings())
    assert json.loads(file.read_text()) == {"schema": 1}


@pytest.mark.parametrize(
    "changes",
    [{"language": "fr"}, {"theme": ""}, {"device": "tpu"}, {"cache_gib": 0}, {"retention_days": -1}],
)
def test_what_cannot_be_is_refused(changes: dict[str, object]) -> None:
    with pytest.raises(RecipeInvalid):
        replace(Settings(), **changes)  # type: ignore[arg-type]


def test_a_project_that_is_opened_comes_first_and_once() -> None:
    settings = Settings()
    for name in ("a", "b", "a"):
        settings = replace(settings, recent=settings.opened(Path("/projects") / name, datetime.now(UTC)))
    assert [Path(recent.path).name for recent in settings.recent] == ["a", "b"]


def test_the_list_of_projects_stays_short() -> None:
    settings = Settings()
    for at in range(RECENT + 5):
        settings = replace(settings, recent=settings.opened(Path(f"/projects/{at}")))
    assert len(settings.recent) == RECENT


def test_a_project_can_be_forgotten() -> None:
    assert CHOSEN.without(Path("/projects/bracket")) == ()
