import pytest
import typer

from inspector.cli.app import run
from inspector.cli.settings import KINDS, read_views
from inspector.core.errors import RecipeInvalid
from inspector.core.pretraining import Change, Views


def test_nothing_asked_for_gives_the_defaults() -> None:
    assert read_views(None) == read_views([]) == Views()


def test_a_strength_switches_on() -> None:
    assert read_views(["hue=0.1"]).hue == Change(on=True, strength=0.1)


def test_off_and_on_keep_the_strength() -> None:
    views = read_views(["blur=off", "cut-out=on"])
    assert views.blur == Change(on=False, strength=Views().blur.strength)
    assert views.cut_out == Change(on=True, strength=Views().cut_out.strength)


def test_the_later_change_of_a_name_holds() -> None:
    assert read_views(["crop=0.5", "crop=0.8", "crop=off"]).crop == Change(on=False, strength=0.8)


def test_the_size_is_set_beside_the_changes() -> None:
    views = read_views(["noise = 0.1"], size=64)
    assert (views.size, views.noise.strength) == (64, 0.1)


@pytest.mark.parametrize("change", ["zoom=2", "size=64", "crop", "crop=", "crop=half", "=0.5", ""])
def test_what_is_no_change_is_wrong_usage(change: str) -> None:
    with pytest.raises(typer.BadParameter):
        read_views([change])


@pytest.mark.parametrize("change", ["crop=0", "rotation=200", "noise=-1", "blur=nan", "hue=inf"])
def test_a_strength_out_of_its_range_is_refused_by_name(change: str) -> None:
    with pytest.raises(RecipeInvalid, match=f"view {change.split('=')[0]}"):
        read_views([change])


def test_help_tells_the_unit_of_every_strength(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        run(["views", "--help"])
    words = capsys.readouterr().out.replace(",", " ").replace(":", " ").split()
    assert set(KINDS) <= set(words)
