"""The command line of the station edition, and the way from it into the window."""

from pathlib import Path

import pytest

from inspector import __version__
from inspector.cli import app


@pytest.fixture
def station(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app, "learns", lambda: False)


def ended(*arguments: object, **given: object) -> object:
    with pytest.raises(SystemExit) as end:
        app.run([str(argument) for argument in arguments], **given)  # type: ignore[arg-type]
    return end.value.code


def test_the_version_names_the_station(station: None, capsys: pytest.CaptureFixture[str]) -> None:
    assert ended("--version") == 0
    assert capsys.readouterr().out.strip() == f"Inspector {__version__}, station edition"


@pytest.mark.parametrize("command", ["train", "pretrain", "extend", "views", "defects", "demo"])
def test_what_learns_is_refused_with_the_way_out(
    station: None, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ended(command) == 1
    assert f"inspector {command} needs the studio edition" in capsys.readouterr().err


def test_what_inspects_is_not_refused(station: None) -> None:
    assert ended("inspect", "--help") == 0


def test_a_project_is_opened_in_the_window(tmp_path: Path) -> None:
    asked: list[dict[str, object]] = []
    code = ended("open", tmp_path, "--live", open_window=lambda **wanted: asked.append(wanted) or 0)
    assert (code, asked) == (0, [{"folder": tmp_path, "live": True}])


def test_a_project_that_is_not_there_opens_no_window(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked: list[object] = []
    assert ended("open", tmp_path / "gone", open_window=lambda **wanted: asked.append(wanted) or 0) == 1
    assert "gone: no such folder" in capsys.readouterr().err
    assert asked == []
