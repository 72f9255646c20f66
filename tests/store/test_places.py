import os
from pathlib import Path

import pytest

from inspector.store import places


def test_the_environment_says_where_the_cache_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INSPECTOR_CACHE_DIR", str(tmp_path / "here"))
    assert places.cache_dir() == tmp_path / "here"
    assert places.index_file().is_relative_to(tmp_path / "here")
    assert places.image_cache_dir().is_relative_to(tmp_path / "here")


def test_the_environment_says_where_data_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INSPECTOR_DATA_DIR", str(tmp_path / "here"))
    assert places.data_dir() == tmp_path / "here"


@pytest.mark.parametrize("value", ["", " "])
def test_an_empty_variable_says_nothing(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INSPECTOR_CACHE_DIR", value)
    assert places.cache_dir().is_absolute()
    assert "Inspector" in str(places.cache_dir())


def test_a_relative_place_is_made_absolute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("INSPECTOR_CACHE_DIR", "cache")
    assert places.cache_dir() == tmp_path / "cache"


def test_asking_makes_no_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INSPECTOR_CACHE_DIR", str(tmp_path / "here"))
    places.image_cache_dir()
    assert not (tmp_path / "here").exists()


def test_cache_and_data_are_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("INSPECTOR_CACHE_DIR", raising=False)
    monkeypatch.delenv("INSPECTOR_DATA_DIR", raising=False)
    assert places.cache_dir() != places.data_dir()


def test_what_libraries_keep_is_in_the_cache_unless_it_is_said_otherwise(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("INSPECTOR_CACHE_DIR", str(tmp_path))
    monkeypatch.delenv("TORCHINDUCTOR_CACHE_DIR", raising=False)
    places.keep_libraries_at_home()
    assert os.environ["TORCHINDUCTOR_CACHE_DIR"] == str(tmp_path / "torch")
    monkeypatch.setenv("TORCHINDUCTOR_CACHE_DIR", "elsewhere")
    places.keep_libraries_at_home()
    assert os.environ["TORCHINDUCTOR_CACHE_DIR"] == "elsewhere"


def test_libraries_keep_it_elsewhere_where_the_cache_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Those that need the cache say so, in words; torch would fail while it is imported."""
    monkeypatch.setenv("INSPECTOR_CACHE_DIR", str(tmp_path / "not yet" / "here"))
    monkeypatch.delenv("TORCHINDUCTOR_CACHE_DIR", raising=False)
    real = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: real(path, mode) and (mode != os.W_OK or path != tmp_path))
    places.keep_libraries_at_home()
    assert "TORCHINDUCTOR_CACHE_DIR" not in os.environ


def test_a_drive_that_is_not_there_ends_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TORCHINDUCTOR_CACHE_DIR", raising=False)
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    places.keep_libraries_at_home()
    assert "TORCHINDUCTOR_CACHE_DIR" not in os.environ
