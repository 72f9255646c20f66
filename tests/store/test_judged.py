from pathlib import Path

import numpy as np
import pytest

from inspector.core.judgement import HeatMap
from inspector.store.judged import JudgedImages, Kept


def kept(image: str, score: float = 1.25, side: int = 4) -> Kept:
    values = np.full((side, side), score, np.float32)
    return Kept(image, score, HeatMap(values, (64, 48)), np.arange(8, dtype=np.float32))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "judged.sqlite"


def test_what_was_kept_is_found_by_the_next_process(file: Path) -> None:
    with JudgedImages(file) as store:
        store.keep("graph", [kept("a", 0.1)])
    with JudgedImages(file) as store:
        assert store.scores("graph", ["a", "b"]) == {"a": 0.1}


def test_another_graph_knows_nothing(file: Path) -> None:
    with JudgedImages(file) as store:
        store.keep("graph", [kept("a")])
        assert store.scores("other", ["a"]) == {}
        assert store.heat_map("other", "a") is None


def test_more_images_than_sqlite_takes_in_one_question(file: Path) -> None:
    names = [f"{i:05d}" for i in range(2500)]
    with JudgedImages(file) as store:
        store.keep("graph", map(kept, names))
        assert len(store.scores("graph", names)) == len(names)


def test_a_heat_map_comes_back_with_its_shape(file: Path) -> None:
    with JudgedImages(file) as store:
        store.keep("graph", [kept("a", 2.5)])
        found = store.heat_map("graph", "a")
    assert found is not None
    assert found.image_shape == (64, 48)
    np.testing.assert_array_equal(found.values, np.full((4, 4), 2.5, np.float32))


def test_scores_beyond_what_half_a_float_holds_stay_finite(file: Path) -> None:
    with JudgedImages(file) as store:
        store.keep("graph", [kept("a", 1e6)])
        found = store.heat_map("graph", "a")
        assert found is not None
        assert np.isfinite(found.values).all()
        assert store.scores("graph", ["a"]) == {"a": 1e6}


def test_a_file_of_something_else_is_set_aside(file: Path) -> None:
    file.parent.mkdir(parents=True)
    file.write_bytes(b"no database, but long enough to be read as one" * 100)
    with JudgedImages(file) as store:
        store.keep("graph", [kept("a")])
    with JudgedImages(file) as store:
        assert store.scores("graph", ["a"]) == {"a": 1.25}
    assert file.with_name("judged.sqlite.aside").exists()


def test_without_a_place_on_disk_it_remembers_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with JudgedImages(tmp_path / "file" / "judged.sqlite") as store:
        store.keep("graph", [kept("a")])
        assert store.scores("graph", ["a"]) == {"a": 1.25}


def test_the_oldest_go_where_it_grows_too_large(file: Path) -> None:
    names = [f"{i:03d}" for i in range(200)]
    with JudgedImages(file, limit_bytes=400_000) as store:
        for name in names:
            store.keep("graph", [kept(name, side=64)])
        left = store.scores("graph", names)
    assert 20 < len(left) < 60
    assert names[-1] in left
    assert names[0] not in left
