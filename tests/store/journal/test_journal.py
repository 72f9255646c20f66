import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
import sqlalchemy

from inspector.core.errors import DiskFull, FolderMissing, NotWritable
from inspector.core.judgement import HeatMap, Limits, Verdict
from inspector.core.progress import drive
from inspector.core.sample import Label
from inspector.imaging.read import read_image
from inspector.store.journal import pictures
from inspector.store.journal.entries import BundleName, Counts, Filter
from inspector.store.journal.journal import FILE, Journal
from tests.store.journal.recorded import HEAT, LIMITS, NOON, PHOTOGRAPH, a_failure, an_entry

ANOMALY, GOOD, REVIEW = Verdict.ANOMALY, Verdict.GOOD, Verdict.REVIEW


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with Journal.open(tmp_path) as opened:
        yield opened


class TestRecording:
    def test_what_was_recorded_is_there_whole(self, journal: Journal) -> None:
        new = an_entry(ANOMALY, file=Path("/photos/1.png"))
        found = journal.entry(journal.record(new))
        assert found is not None
        for name in ("time", "verdict", "limits", "bundle", "camera", "number", "took_ms", "score", "p_value", "file"):
            assert getattr(found, name) == getattr(new, name), name
        assert (found.image_shape, found.error, found.disagreed, found.label) == ((300, 400), None, False, None)

    def test_it_is_there_for_another_who_opens_the_journal(self, journal: Journal) -> None:
        recorded = journal.record(an_entry())
        with Journal.open(journal.folder) as other:
            assert [entry.id for entry in other.entries()] == [recorded]

    def test_it_is_on_the_disk_when_recording_returns(self, journal: Journal) -> None:
        with journal._engine.connect() as connection:
            assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2
            assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"

    def test_a_name_that_is_no_utf8_is_recorded_with_its_bytes_spelled_out(self, journal: Journal) -> None:
        strange = "Teil_\udcfc"  # as Linux gives ü of an old disk
        found = journal.entry(journal.record(an_entry(file=Path(f"/photos/{strange}.png"), camera=strange)))
        assert found is not None
        assert (found.file, found.camera) == (Path(r"/photos/Teil_\udcfc.png"), r"Teil_\udcfc")

    def test_a_failure_is_a_row_without_score_and_picture(self, journal: Journal) -> None:
        found = journal.entry(journal.record(a_failure()))
        assert found is not None
        assert (found.verdict, found.error, found.score, found.thumbnail) == (REVIEW, "it blinked", None, None)
        assert journal.heat_map(found.id) is None

    def test_an_id_is_never_given_twice(self, journal: Journal) -> None:
        last = journal.record(an_entry())
        drive(journal.retain(0))
        assert journal.record(an_entry()) == last + 1

    def test_the_heat_map_comes_back(self, journal: Journal) -> None:
        found = journal.heat_map(journal.record(an_entry()))
        assert found is not None
        assert found.image_shape == HEAT.image_shape
        np.testing.assert_allclose(found.values, HEAT.values, rtol=1e-3)

    def test_the_hottest_spot_is_a_place_in_the_photograph(self, journal: Journal) -> None:
        found = journal.entry(journal.record(an_entry()))
        assert found is not None
        assert found.spot == (0.5, 0.75)

    def test_scores_beyond_half_precision_stay_finite(self, journal: Journal) -> None:
        huge = HeatMap(np.array([[1e9, -1e9]], np.float32), (10, 20))
        found = journal.heat_map(journal.record(an_entry(heat_map=huge)))
        assert found is not None
        assert np.isfinite(found.values).all()

    def test_the_same_bundle_with_other_limits_keeps_them_apart(self, journal: Journal) -> None:
        moved = Limits(replace(LIMITS.review, value=1.5), LIMITS.anomaly)
        ids = [journal.record(an_entry()), journal.record(an_entry(limits=moved))]
        entries = [journal.entry(i) for i in ids]
        assert [entry.limits for entry in entries if entry] == [LIMITS, moved]
        assert journal.bundles() == (BundleName("b1", "5ea1"),)

    def test_times_keep_their_moment_whatever_their_zone(self, journal: Journal) -> None:
        elsewhere = NOON.astimezone(datetime.now().astimezone().tzinfo)
        found = journal.entry(journal.record(an_entry(time=elsewhere)))
        assert found is not None
        assert (found.time, found.time.tzinfo) == (NOON, UTC)

    def test_many_threads_record_and_read_at_once(self, journal: Journal) -> None:
        def work(number: int) -> int:
            recorded = journal.record(an_entry(number=number, photograph=None))
            return recorded if journal.entry(recorded) else -1

        with ThreadPoolExecutor(8) as pool:
            ids = list(pool.map(work, range(80)))
        assert sorted(ids) == list(range(1, 81))
        assert {entry.number for entry in journal.entries(limit=None)} == set(range(80))


class TestPictures:
    def test_a_thumbnail_is_kept_of_everything(self, journal: Journal) -> None:
        found = journal.entry(journal.record(an_entry(GOOD)))
        assert found is not None
        assert found.thumbnail is not None
        assert read_image(found.thumbnail).shape == (192, 256, 3)

    @pytest.mark.parametrize("verdict", [ANOMALY, REVIEW])
    def test_the_photograph_of_what_is_not_good_is_kept_exactly(self, journal: Journal, verdict: Verdict) -> None:
        found = journal.entry(journal.record(an_entry(verdict)))
        assert found is not None
        assert found.photo is not None
        np.testing.assert_array_equal(read_image(found.photo), PHOTOGRAPH)

    def test_the_photograph_of_a_good_part_is_not_kept(self, journal: Journal) -> None:
        found = journal.entry(journal.record(an_entry(GOOD)))
        assert found is not None
        assert found.photo is None

    def test_all_photographs_are_kept_by_setting(self, tmp_path: Path) -> None:
        with Journal.open(tmp_path, keep_all=True) as journal:
            found = journal.entry(journal.record(an_entry(GOOD)))
        assert found is not None
        assert found.photo is not None

    def test_they_lie_in_a_folder_of_their_day(self, journal: Journal) -> None:
        found = journal.entry(journal.record(an_entry(ANOMALY)))
        assert found is not None
        assert found.photo is not None
        assert found.photo.parent == journal.folder / "inspected" / f"{NOON.astimezone():%Y-%m-%d}"

    def test_small_photographs_are_not_enlarged(self) -> None:
        assert pictures.thumbnail_of(PHOTOGRAPH[:20, :30]).shape == (20, 30, 3)

    def test_extreme_photographs_have_thumbnails(self) -> None:
        assert pictures.thumbnail_of(np.zeros((1, 3000, 3), np.uint8)).shape == (1, 256, 3)


class TestLookingUp:
    @pytest.fixture
    def filled(self, journal: Journal) -> Journal:
        for number, verdict in enumerate((GOOD, GOOD, REVIEW, ANOMALY)):
            journal.record(an_entry(verdict, minutes=number, number=number, file=Path(f"/photos/part_{number}.png")))
        journal.record(a_failure(minutes=4, number=4, camera="Other", bundle=BundleName("b2", "0ther")))
        return journal

    def numbers(self, journal: Journal, which: Filter) -> list[int]:
        found = journal.entries(which)
        assert journal.count(which).total == len(found)
        return [entry.number for entry in found]

    def test_the_newest_come_first(self, filled: Journal) -> None:
        assert self.numbers(filled, Filter()) == [4, 3, 2, 1, 0]

    def test_pages_follow_one_another(self, filled: Journal) -> None:
        assert [entry.number for entry in filled.entries(limit=2, offset=2)] == [2, 1]

    @pytest.mark.parametrize(
        ("which", "expected"),
        [
            (Filter(since=NOON + timedelta(minutes=3)), [4, 3]),
            (Filter(until=NOON + timedelta(minutes=1)), [0]),
            (Filter(since=NOON + timedelta(minutes=1), until=NOON + timedelta(minutes=3)), [2, 1]),
            (Filter(verdicts=frozenset({ANOMALY})), [3]),
            (Filter(verdicts=frozenset({REVIEW, ANOMALY})), [4, 3, 2]),
            (Filter(verdicts=frozenset({REVIEW}), errors=False), [2]),
            (Filter(errors=True), [4]),
            (Filter(bundle="b2"), [4]),
            (Filter(bundle="5ea1"), [3, 2, 1, 0]),
            (Filter(text="part_2"), [2]),
            (Filter(text="PART_2"), [2]),
            (Filter(text="t%2"), []),
            (Filter(text="3"), [3]),
            (Filter(text="oth"), [4]),
            (Filter(text="9" * 30), []),
            (Filter(judged=True), []),
            (Filter(disagreed=False), [4, 3, 2, 1, 0]),
        ],
    )
    def test_a_filter_finds_what_fits(self, filled: Journal, which: Filter, expected: list[int]) -> None:
        assert self.numbers(filled, which) == expected

    def test_what_could_not_be_judged_counts_apart_from_reviews(self, filled: Journal) -> None:
        assert filled.count() == Counts(good=2, review=1, anomaly=1, errors=1)

    def test_counts_since_a_time(self, filled: Journal) -> None:
        assert filled.counts_since(NOON + timedelta(minutes=2)) == Counts(review=1, anomaly=1, errors=1)

    def test_an_unknown_id_is_no_entry(self, filled: Journal) -> None:
        assert (filled.entry(99), filled.heat_map(99)) == (None, None)

    def test_the_bundles_that_judged_are_told_newest_first(self, filled: Journal) -> None:
        assert [bundle.name for bundle in filled.bundles()] == ["b2", "b1"]

    def test_counting_reads_the_index_alone(self, filled: Journal) -> None:
        asked = "EXPLAIN QUERY PLAN SELECT verdict, count(*) FROM inspections WHERE time >= '2025' GROUP BY verdict"
        with filled._engine.connect() as connection:
            plan = str(connection.exec_driver_sql(asked).fetchall())
        assert "COVERING INDEX" in plan


class TestWhatAPersonSays:
    def test_disagreeing_is_noted_and_taken_back(self, journal: Journal) -> None:
        recorded = journal.record(an_entry(ANOMALY))
        assert journal.disagree(recorded).disagreed
        assert not journal.disagree(recorded, value=False).disagreed

    def test_the_photograph_of_a_good_part_is_kept_when_a_person_disagrees(self, journal: Journal) -> None:
        kept = journal.disagree(journal.record(an_entry(GOOD)), photograph=PHOTOGRAPH).photo
        assert kept is not None
        np.testing.assert_array_equal(read_image(kept), PHOTOGRAPH)

    def test_a_label_is_noted_with_its_kind_and_taken_back(self, journal: Journal) -> None:
        recorded = journal.record(an_entry(ANOMALY))
        labelled = journal.label(recorded, Label.ANOMALY, "crack")
        assert (labelled.label, labelled.kind) == (Label.ANOMALY, "crack")
        assert journal.count(Filter(judged=True)).total == 1
        assert journal.label(recorded, None).label is None

    def test_nobody_can_disagree_with_what_is_not_there(self, journal: Journal) -> None:
        with pytest.raises(KeyError):
            journal.disagree(99)


class TestForgetting:
    def test_old_inspections_go_with_their_pictures_and_others_stay(self, journal: Journal) -> None:
        old = journal.record(an_entry(ANOMALY, time=datetime.now(UTC) - timedelta(days=31)))
        young = journal.record(an_entry(ANOMALY, time=datetime.now(UTC) - timedelta(days=29)))
        gone = journal.entry(old)
        assert drive(journal.retain(30)) == 1
        assert [entry.id for entry in journal.entries()] == [young]
        assert gone is not None
        assert gone.photo is not None
        assert not gone.photo.parent.exists()
        left = journal.entry(young)
        assert left is not None
        assert left.photo is not None
        assert left.photo.is_file()

    def test_heat_maps_go_with_their_inspections(self, journal: Journal) -> None:
        journal.record(an_entry(time=datetime.now(UTC) - timedelta(days=3)))
        drive(journal.retain(1))
        with journal._engine.connect() as connection:
            assert connection.execute(sqlalchemy.text("SELECT count(*) FROM heat_maps")).scalar() == 0

    def test_the_last_whole_days_stay(self, journal: Journal) -> None:
        midnight = datetime.now().astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
        journal.record(an_entry(time=midnight - timedelta(days=2)))
        assert drive(journal.retain(2)) == 0
        assert drive(journal.retain(1)) == 1

    def test_a_folder_that_is_not_the_journals_stays(self, journal: Journal) -> None:
        other = journal.folder / "inspected" / "kept by hand"
        other.mkdir(parents=True)
        drive(journal.retain(0))
        assert other.is_dir()


class TestRefusals:
    def test_a_folder_that_is_not_there_is_told(self, tmp_path: Path) -> None:
        with pytest.raises(FolderMissing):
            Journal.open(tmp_path / "not there")

    @pytest.mark.skipif(sys.platform == "win32", reason="Windows deletes nothing that is open")
    def test_a_journal_that_was_deleted_while_it_is_in_use_is_told(self, journal: Journal, tmp_path: Path) -> None:
        journal.record(an_entry())
        (tmp_path / FILE).unlink()
        with pytest.raises(NotWritable, match="moved or deleted"):
            journal.record(an_entry())

    @pytest.mark.skipif(sys.platform == "win32", reason="Windows moves nothing that is open")
    def test_nothing_is_written_where_the_project_was(self, tmp_path: Path) -> None:
        project = tmp_path / "project"
        project.mkdir()
        with Journal.open(project) as journal:
            project.rename(tmp_path / "moved")
            with pytest.raises(NotWritable):
                journal.record(an_entry())
        assert not project.exists()

    def test_a_full_disk_is_told_when_a_row_does_not_fit(self, journal: Journal) -> None:
        journal.record(an_entry())
        with journal._engine.connect() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        sqlalchemy.event.listen(
            journal._engine, "checkout", lambda raw, *_: raw.execute(f"PRAGMA max_page_count = {pages}")
        )
        big = HeatMap(np.zeros((200, 200), np.float32), (300, 400))
        with pytest.raises(DiskFull, match="the disk is full"):
            journal.record(an_entry(heat_map=big))
        assert journal.count().total == 1

    def test_a_full_disk_is_told_when_a_picture_does_not_fit(
        self, journal: Journal, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def full(*_: object) -> int:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(Path, "write_bytes", full)
        with pytest.raises(DiskFull):
            journal.record(an_entry())
        assert journal.count().total == 0

    def test_a_journal_that_another_program_holds_is_told(
        self, journal: Journal, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        import sqlite3

        holder = sqlite3.connect(journal.folder / FILE, isolation_level=None)
        holder.execute("BEGIN IMMEDIATE")
        sqlalchemy.event.listen(journal._engine, "checkout", lambda raw, *_: raw.execute("PRAGMA busy_timeout = 50"))
        with pytest.raises(NotWritable, match="another program holds it"):
            journal.record(an_entry(photograph=None))
        assert journal.count().total == 0
        holder.close()


class TestIds:
    def test_ids_come_newest_first_and_only_those_that_fit(self, journal: Journal) -> None:
        ids = [journal.record(an_entry(verdict)) for verdict in (Verdict.GOOD, Verdict.ANOMALY, Verdict.GOOD)]
        assert journal.ids() == tuple(reversed(ids))
        assert journal.ids(Filter(verdicts=frozenset({Verdict.GOOD}))) == (ids[2], ids[0])

    def test_those_that_came_since(self, journal: Journal) -> None:
        ids = [journal.record(an_entry()) for _ in range(3)]
        assert journal.ids(above=ids[0]) == (ids[2], ids[1])

    def test_some_entries_by_their_ids(self, journal: Journal) -> None:
        ids = [journal.record(an_entry(number=number)) for number in (1, 2, 3)]
        assert [entry.number for entry in journal.some([ids[0], ids[2], 99])] == [3, 1]
