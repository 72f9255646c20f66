from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from inspector.core.judgement import HeatMap, Verdict
from inspector.gui.recall import fitted, recall
from inspector.store.journal.journal import Journal
from tests.store.journal.recorded import PHOTOGRAPH, a_failure, an_entry


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with Journal.open(tmp_path) as opened:
        yield opened


def test_an_anomaly_comes_back_with_its_photograph_and_heat(journal: Journal) -> None:
    found = recall(journal, journal.record(an_entry(Verdict.ANOMALY)))
    assert found is not None
    assert found.photograph is not None
    assert (found.photograph == PHOTOGRAPH).all()
    assert found.heat is not None
    assert not found.small


def test_where_only_the_thumbnail_is_left_its_heat_fits_on_it(journal: Journal) -> None:
    found = recall(journal, journal.record(an_entry(Verdict.GOOD)))
    assert found is not None
    assert found.small
    assert found.photo is not None
    assert found.heat is not None
    assert found.heat.place == (0.0, 0.0, found.photo.width, found.photo.height)
    assert found.photo.width == 256


def test_a_photograph_that_somebody_deleted_is_replaced_by_its_thumbnail(journal: Journal) -> None:
    id = journal.record(an_entry(Verdict.ANOMALY))
    entry = journal.entry(id)
    assert entry is not None
    assert entry.photo is not None
    entry.photo.unlink()
    found = recall(journal, id)
    assert found is not None
    assert found.small
    assert found.file is None


def test_what_had_no_picture_has_none(journal: Journal) -> None:
    found = recall(journal, journal.record(a_failure()))
    assert found is not None
    assert found.photo is None


def test_a_row_that_was_forgotten_is_nothing(journal: Journal) -> None:
    assert recall(journal, 7) is None


def test_the_place_that_was_judged_shrinks_with_the_picture() -> None:
    heat_map = HeatMap(np.zeros((2, 2), np.float32), (300, 400), (100, 60, 200, 120))
    assert fitted(heat_map, (150, 200)).place == (50, 30, 100, 60)
    assert fitted(heat_map, (300, 400)) is heat_map
