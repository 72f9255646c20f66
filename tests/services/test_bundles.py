import shutil
from pathlib import Path

import pytest

from inspector.core.errors import BundleDamaged
from inspector.core.progress import drive
from inspector.runtime.bundle import GRAPH, Bundle
from inspector.services import bundles
from inspector.services.bundles import list_bundles


def test_bundles_are_listed_and_one_that_is_damaged_hides_no_other(trained_bundle: Bundle, tmp_path: Path) -> None:
    for name in ("whole", "damaged"):
        shutil.copytree(trained_bundle.path, tmp_path / name)
    (tmp_path / "damaged" / GRAPH).write_bytes(b"nothing")
    (tmp_path / "no bundle").mkdir()
    whole, damaged = drive(list_bundles(tmp_path))
    assert whole.bundle is not None
    assert whole.bundle.facts == trained_bundle.facts
    assert damaged.bundle is None
    assert isinstance(damaged.error, BundleDamaged)


def test_what_is_known_and_unchanged_is_not_read_again(
    trained_bundle: Bundle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(trained_bundle.path, tmp_path / "one")
    known = drive(list_bundles(tmp_path))
    monkeypatch.delattr(bundles, "load_bundle")
    assert drive(list_bundles(tmp_path, known)) == known


def test_without_a_folder_there_are_none(tmp_path: Path) -> None:
    assert drive(list_bundles(tmp_path / "nowhere")) == ()
