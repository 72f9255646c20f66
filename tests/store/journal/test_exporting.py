import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from inspector.core.errors import DestinationExists
from inspector.core.judgement import Verdict
from inspector.core.progress import drive
from inspector.core.sample import Label
from inspector.store.journal.entries import ALL, BundleName, Filter
from inspector.store.journal.exporting import COLUMNS
from inspector.store.journal.journal import Journal
from tests.store.journal.recorded import a_failure, an_entry


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    (tmp_path / "project").mkdir()
    with Journal.open(tmp_path / "project") as opened:
        opened.record(an_entry(Verdict.GOOD))
        opened.label(opened.record(an_entry(Verdict.ANOMALY, minutes=1)), Label.ANOMALY, "crack")
        opened.record(a_failure(minutes=2, camera="=1+1", bundle=BundleName("b;2", "0ther")))
        yield opened


def table(folder: Path) -> list[dict[str, str]]:
    with (folder / "inspections.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_there_is_a_row_for_each_newest_first(journal: Journal, tmp_path: Path) -> None:
    assert drive(journal.export_csv(ALL, tmp_path / "out")) == 3
    rows = table(tmp_path / "out")
    assert [row["verdict"] for row in rows] == ["review", "anomaly", "good"]
    assert list(rows[0]) == list(COLUMNS)


def test_a_row_says_everything(journal: Journal, tmp_path: Path) -> None:
    drive(journal.export_csv(ALL, tmp_path / "out"))
    row = table(tmp_path / "out")[1]
    assert (row["time_utc"], row["score"], row["anomaly_limit"]) == ("2025-11-19T12:01:00.000+00:00", "0.5", "2.0")
    assert (row["label"], row["kind"], row["bundle"], row["disagreed"]) == ("anomaly", "crack", "b1", "0")


def test_pictures_lie_beside_it_photographs_where_they_were_kept(journal: Journal, tmp_path: Path) -> None:
    drive(journal.export_csv(ALL, tmp_path / "out"))
    names = [row["image"] for row in table(tmp_path / "out")]
    assert names == ["", "images/00000002-anomaly.png", "images/00000001-good.jpg"]
    assert all((tmp_path / "out" / name).is_file() for name in names if name)


def test_without_images_there_is_the_table_alone(journal: Journal, tmp_path: Path) -> None:
    drive(journal.export_csv(ALL, tmp_path / "out", images=False))
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["inspections.csv"]


def test_only_what_fits_the_filter_is_written(journal: Journal, tmp_path: Path) -> None:
    drive(journal.export_csv(Filter(errors=True), tmp_path / "out"))
    assert [row["error"] for row in table(tmp_path / "out")] == ["it blinked"]


def test_no_text_is_a_formula_to_a_spreadsheet(journal: Journal, tmp_path: Path) -> None:
    drive(journal.export_csv(Filter(errors=True), tmp_path / "out"))
    (row,) = table(tmp_path / "out")
    assert (row["camera"], row["bundle"]) == ("'=1+1", "b;2")


def test_a_picture_that_is_gone_is_left_out(journal: Journal, tmp_path: Path) -> None:
    for path in journal.folder.rglob("*.jpg"):
        path.unlink()
    drive(journal.export_csv(Filter(verdicts=frozenset({Verdict.GOOD})), tmp_path / "out"))
    assert table(tmp_path / "out")[0]["image"] == ""


def test_a_folder_that_holds_something_is_refused(journal: Journal, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").touch()
    with pytest.raises(DestinationExists):
        drive(journal.export_csv(ALL, tmp_path / "out"))


def test_what_is_recorded_meanwhile_is_not_in_it(journal: Journal, tmp_path: Path) -> None:
    writing = journal.export_csv(ALL, tmp_path / "out")
    next(writing)
    journal.record(an_entry())
    assert drive(writing) == 3


def test_stopping_leaves_no_table_that_looks_whole(journal: Journal, tmp_path: Path) -> None:
    writing = journal.export_csv(ALL, tmp_path / "out")
    next(writing)
    writing.close()
    assert not (tmp_path / "out" / "inspections.csv").exists()
