import shutil
from pathlib import Path

import pytest

from inspector.cli.app import run
from inspector.imaging.read import read_image
from tests.conftest import Photos


def ended(*arguments: object) -> object:
    with pytest.raises(SystemExit) as end:
        run([str(argument) for argument in arguments])
    return end.value.code


def test_a_page_of_views_is_written(photos: Photos, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "views.png"
    options = ("--count", 2, "--size", 64, "--view-size", 32, "--set", "crop=0.5", "--set", "blur=off")
    assert ended("views", "--images", photos.new, "--out", page, *options) == 0
    assert capsys.readouterr().out.strip() == f"{page}: 2 pictures and their views"
    assert read_image(page).shape[1] > 1000


@pytest.mark.parametrize(
    "arguments",
    [(), ("--out", "p.png"), ("p", "--images", "i", "--out", "p.png"), ("p", "--out", "p.png", "--set", "zoom=1")],
    ids=" ".join,
)
def test_wrong_usage_ends_with_2(arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    assert ended("views", *arguments) == 2
    assert "Error" in capsys.readouterr().err


def test_a_page_of_defects_is_written(photos: Photos, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "defects.png"
    options = ("--count", 2, "--size", 64, "--kinds", "scratch, cut-paste", "--seed", 3)
    assert ended("defects", "--good", photos.new, "--out", page, *options) == 0
    assert capsys.readouterr().out.strip() == f"{page}: 2 good pictures with synthetic defects"
    assert read_image(page).shape[1] > 1000


def test_defects_are_drawn_on_the_good_images_of_a_project(
    photos: Photos, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(photos.new, tmp_path / "in" / "good")
    assert ended("import", tmp_path / "in", tmp_path / "project") == 0
    assert ended("defects", tmp_path / "project", "--size", 64, "--out", tmp_path / "page.png") == 0
    assert f"{len(list(photos.new.iterdir()))} good pictures" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "--out"),
        (("--out", "p.png"), "--good"),
        (("p", "--good", "g", "--out", "p.png"), "--good"),
        (("p", "--out", "p.png", "--kinds", "rust"), "'rust' is none of cut_paste"),
        (("p", "--out", "p.png", "--kinds", ""), "'' is none of cut_paste"),
    ],
)
def test_wrong_usage_of_defects_ends_with_2(
    arguments: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ended("defects", *arguments) == 2
    assert said in capsys.readouterr().err
