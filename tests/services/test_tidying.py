"""What the caches hold, and emptying them."""

from pathlib import Path

from inspector.core.progress import drive
from inspector.services.tidying import empty_cache, measure_cache
from tests.conftest import a_workplace


def test_caches_are_measured_and_emptied_and_nothing_else(tmp_path: Path) -> None:
    workplace = a_workplace(tmp_path)
    for folder in (workplace.images, workplace.thumbnails, workplace.checkpoints):
        folder.mkdir(parents=True)
        (folder / "file").write_bytes(b"x" * 100)
    assert drive(measure_cache(workplace)).left_bytes == 200
    emptied = drive(empty_cache(workplace))
    assert (emptied.left_bytes, emptied.freed_bytes) == (0, 200)
    assert (workplace.checkpoints / "file").exists()


def test_a_cache_that_was_never_made_is_empty(tmp_path: Path) -> None:
    assert drive(measure_cache(a_workplace(tmp_path))).left_bytes == 0
