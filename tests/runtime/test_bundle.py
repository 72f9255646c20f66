import fcntl
import json
import os
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from inspector.core.errors import (
    BundleChanged,
    BundleDamaged,
    BundleMissing,
    BundleTooNew,
    DestinationExists,
    NotWritable,
)
from inspector.runtime import bundle as bundles
from inspector.runtime.bundle import (
    ENCODER,
    FACTS,
    FILES,
    GRAPH,
    SCHEMA,
    Bundle,
    check_unchanged,
    load_bundle,
    publish,
    refuse_occupied,
    staged,
)
from tests.runtime.sealed import FACTS_, sealed, write_files


def listed(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def reseal(folder: Path, **changes: object) -> None:
    """Change the content of bundle.json and seal it again, as only a program would."""
    found = json.loads((folder / FACTS).read_bytes())
    found["bundle"] |= changes
    found["seal"] = bundles._seal(found["bundle"])
    (folder / FACTS).write_text(json.dumps(found), "utf-8")


def test_what_is_published_is_what_is_loaded(tmp_path: Path) -> None:
    sealed(tmp_path / "a")
    assert load_bundle(tmp_path / "a") == Bundle(tmp_path / "a", FACTS_)


def test_publishing_returns_what_loading_gives(tmp_path: Path) -> None:
    assert sealed(tmp_path / "a") == load_bundle(tmp_path / "a")


def test_kinds_that_are_no_utf8_come_back_as_they_were(tmp_path: Path) -> None:
    facts = replace(FACTS_, report={"kinds": {"Kratzer_\udcfc": 3}})  # as Linux gives ü of an old disk
    with staged(tmp_path / "a") as staging:
        write_files(staging)
        publish(staging, tmp_path / "a", facts)
    assert load_bundle(tmp_path / "a").facts == facts


def test_a_bundle_can_be_named_by_its_json_file(tmp_path: Path) -> None:
    sealed(tmp_path / "a")
    assert load_bundle(tmp_path / "a" / FACTS).name == "a"


def test_a_bundle_holds_its_files_and_nothing_else(tmp_path: Path) -> None:
    sealed(tmp_path / "a")
    assert listed(tmp_path / "a") == sorted([FACTS, *FILES])


def test_a_bundle_can_be_moved_and_renamed(tmp_path: Path) -> None:
    sealed(tmp_path / "a").path.rename(tmp_path / "b c é")
    assert load_bundle(tmp_path / "b c é").facts == FACTS_


def test_the_layout_of_the_json_does_not_matter(tmp_path: Path) -> None:
    file = sealed(tmp_path / "a").path / FACTS
    file.write_text(json.dumps(json.loads(file.read_bytes()), indent=4, sort_keys=True), "utf-8")
    assert load_bundle(tmp_path / "a").facts == FACTS_


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_is_named(tmp_path: Path, name: str) -> None:
    sealed(tmp_path / "a").file(name).unlink()
    with pytest.raises(BundleDamaged, match=f"{name} is missing"):
        load_bundle(tmp_path / "a")


@pytest.mark.parametrize("name", FILES)
def test_a_changed_file_is_named(tmp_path: Path, name: str) -> None:
    file = sealed(tmp_path / "a").file(name)
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)
    with pytest.raises(BundleDamaged, match=name):
        load_bundle(tmp_path / "a")


@pytest.mark.parametrize("name", FILES)
def test_a_truncated_file_is_named(tmp_path: Path, name: str) -> None:
    file = sealed(tmp_path / "a").file(name)
    os.truncate(file, 5)
    with pytest.raises(BundleDamaged, match=name):
        load_bundle(tmp_path / "a")


def test_a_folder_in_place_of_a_file_is_named(tmp_path: Path) -> None:
    file = sealed(tmp_path / "a").file(ENCODER)
    file.unlink()
    file.mkdir()
    with pytest.raises(BundleDamaged, match=ENCODER):
        load_bundle(tmp_path / "a")


def test_a_limit_that_was_changed_by_hand_is_refused(tmp_path: Path) -> None:
    file = sealed(tmp_path / "a").path / FACTS
    found = json.loads(file.read_bytes())
    found["bundle"]["limits"]["anomaly"]["value"] += 1
    file.write_text(json.dumps(found), "utf-8")
    with pytest.raises(BundleDamaged, match="changed after it was saved"):
        load_bundle(tmp_path / "a")


def test_a_newer_schema_is_too_new(tmp_path: Path) -> None:
    file = sealed(tmp_path / "a").path / FACTS
    file.write_text(json.dumps({"schema": SCHEMA + 1, "something": "else"}), "utf-8")
    with pytest.raises(BundleTooNew, match="Update Inspector"):
        load_bundle(tmp_path / "a")


@pytest.mark.parametrize("schema", [0, -1, None, "1", [], 1.5])
def test_an_unknown_schema_is_damage(tmp_path: Path, schema: object) -> None:
    file = sealed(tmp_path / "a").path / FACTS
    file.write_text(json.dumps(json.loads(file.read_bytes()) | {"schema": schema}), "utf-8")
    with pytest.raises(BundleDamaged):
        load_bundle(tmp_path / "a")


@pytest.mark.parametrize(
    "content", [b"", b"[]", b"null", b"{", b"\xff\xfe", b"[" * 100_000, b'{"schema": 1}', b"9" * 9999]
)
def test_json_of_something_else_is_damage(tmp_path: Path, content: bytes) -> None:
    (sealed(tmp_path / "a").path / FACTS).write_bytes(content)
    with pytest.raises(BundleDamaged):
        load_bundle(tmp_path / "a")


@pytest.mark.parametrize(
    "changes",
    [
        {"created": "yesterday"},
        {"created": 5},
        {"recipe": {}},
        {"recipe": None},
        {"calibration": {"scores": [], "method": "held-out"}},
        {"calibration": {"scores": [10**400], "method": "held-out"}},
        {"calibration": {"scores": ["x"], "method": "held-out"}},
        {"limits": {}},
        {"limits": {"review": None, "anomaly": None}},
        {"images": []},
        {"report": 3},
        {"notes": None},
        {"seconds": "x"},
    ],
)
def test_content_that_does_not_hold_together_is_damage(tmp_path: Path, changes: dict[str, object]) -> None:
    reseal(sealed(tmp_path / "a").path, **changes)
    with pytest.raises(BundleDamaged):
        load_bundle(tmp_path / "a")


def test_no_folder_is_no_bundle(tmp_path: Path) -> None:
    with pytest.raises(BundleMissing, match="no such bundle"):
        load_bundle(tmp_path / "a")


def test_a_folder_of_other_things_is_no_bundle(tmp_path: Path) -> None:
    (tmp_path / "photo.png").write_bytes(b"x")
    with pytest.raises(BundleMissing, match=r"has no bundle\.json"):
        load_bundle(tmp_path)


def test_a_file_is_no_bundle(tmp_path: Path) -> None:
    (tmp_path / "photo.png").write_bytes(b"x")
    with pytest.raises(BundleMissing):
        load_bundle(tmp_path / "photo.png")


def test_a_name_that_is_too_long_is_no_bundle(tmp_path: Path) -> None:
    with pytest.raises(BundleMissing):
        load_bundle(tmp_path / ("x" * 300))


def test_an_existing_bundle_is_not_overwritten_unasked(tmp_path: Path) -> None:
    sealed(tmp_path / "a")
    with pytest.raises(DestinationExists, match="--overwrite"):
        sealed(tmp_path / "a", "second")
    assert b"first" in load_bundle(tmp_path / "a").file(GRAPH).read_bytes()


def test_an_existing_bundle_is_overwritten_when_asked(tmp_path: Path) -> None:
    sealed(tmp_path / "a")
    sealed(tmp_path / "a", "second", overwrite=True)
    assert b"second" in load_bundle(tmp_path / "a").file(GRAPH).read_bytes()


def test_overwriting_leaves_nothing_else_behind(tmp_path: Path) -> None:
    sealed(tmp_path / "a")
    sealed(tmp_path / "a", "second", overwrite=True)
    assert listed(tmp_path) == ["a"]


@pytest.mark.parametrize("overwrite", [False, True])
def test_a_folder_that_is_no_bundle_is_never_overwritten(tmp_path: Path, overwrite: bool) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "photo.png").write_bytes(b"dear")
    with pytest.raises(DestinationExists):
        sealed(tmp_path / "a", overwrite=overwrite)
    assert listed(tmp_path / "a") == ["photo.png"]


def test_a_file_is_never_overwritten(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"dear")
    with pytest.raises(DestinationExists):
        sealed(tmp_path / "a", overwrite=True)
    assert (tmp_path / "a").read_bytes() == b"dear"


def test_a_bundle_folder_with_files_of_the_user_is_not_overwritten(tmp_path: Path) -> None:
    (sealed(tmp_path / "a").path / "my notes.txt").write_text("dear")
    with pytest.raises(DestinationExists, match=r"my notes\.txt"):
        sealed(tmp_path / "a", "second", overwrite=True)
    assert (tmp_path / "a" / "my notes.txt").read_text() == "dear"


def test_what_file_managers_leave_does_not_hinder_overwriting(tmp_path: Path) -> None:
    (sealed(tmp_path / "a").path / "Thumbs.db").write_text("x")
    sealed(tmp_path / "a", "second", overwrite=True)
    assert b"second" in load_bundle(tmp_path / "a").file(GRAPH).read_bytes()


def test_a_folder_called_previous_is_not_taken_away(tmp_path: Path) -> None:
    (tmp_path / "a.previous").mkdir()
    (tmp_path / "a.previous" / "photo.png").write_bytes(b"dear")
    sealed(tmp_path / "a")
    sealed(tmp_path / "a", "second", overwrite=True)
    assert (tmp_path / "a.previous" / "photo.png").read_bytes() == b"dear"


@pytest.mark.parametrize("failure", [PermissionError(13, "no"), KeyboardInterrupt()])
def test_the_old_bundle_comes_back_if_the_new_one_cannot_take_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failure: BaseException
) -> None:
    sealed(tmp_path / "a")
    rename = Path.rename

    def refuse(self: Path, target: Path) -> Path:
        if self.name.endswith(".part") and target.name == "a":
            raise failure
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(NotWritable if isinstance(failure, OSError) else KeyboardInterrupt):
        sealed(tmp_path / "a", "second", overwrite=True)
    assert b"first" in load_bundle(tmp_path / "a").file(GRAPH).read_bytes()
    assert listed(tmp_path) == ["a"]


def test_a_disk_that_refuses_the_rename_is_not_writable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(NotWritable, match="the disk is full"):
        sealed(tmp_path / "a")
    assert listed(tmp_path) == []


def test_staging_is_removed_on_any_error(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), staged(tmp_path / "a") as staging:  # noqa: PT012
        write_files(staging)
        raise ZeroDivisionError
    assert listed(tmp_path) == []


def test_a_disk_that_fills_up_while_files_are_written_is_not_writable(tmp_path: Path) -> None:
    with pytest.raises(NotWritable, match="the disk is full"), staged(tmp_path / "a"):
        raise OSError(28, "No space left on device")
    assert listed(tmp_path) == []


def test_staging_stands_beside_the_destination(tmp_path: Path) -> None:
    with staged(tmp_path / "a") as staging:
        assert staging.parent == tmp_path
        assert staging.name.startswith(".")


def test_folders_above_the_destination_are_made(tmp_path: Path) -> None:
    sealed(tmp_path / "deep" / "er" / "a")
    assert load_bundle(tmp_path / "deep" / "er" / "a").name == "a"


def test_a_destination_below_a_file_is_not_writable(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"x")
    with pytest.raises(NotWritable), staged(tmp_path / "file" / "a"):
        pass


def test_a_file_that_was_not_staged_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(BundleDamaged, match=ENCODER), staged(tmp_path / "a") as staging:  # noqa: PT012
        write_files(staging)
        (staging / ENCODER).unlink()
        publish(staging, tmp_path / "a", FACTS_)
    assert listed(tmp_path) == []


def test_files_are_flushed_through_handles_that_may_write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows refuses to flush a file that is open for reading only."""
    modes: list[int] = []
    fsync = os.fsync

    def watch(handle: int) -> None:
        modes.append(fcntl.fcntl(handle, fcntl.F_GETFL) & os.O_ACCMODE)
        fsync(handle)

    monkeypatch.setattr(os, "fsync", watch)
    sealed(tmp_path / "a")
    assert len(modes) == len(FILES) + 1
    assert os.O_RDONLY not in modes


def test_a_free_destination_is_not_refused(tmp_path: Path) -> None:
    refuse_occupied(tmp_path / "a", overwrite=False)


def test_the_folder_that_one_stands_in_can_be_overwritten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(sealed(tmp_path / "a").path)
    sealed(Path(), "second", overwrite=True)
    assert b"second" in load_bundle(tmp_path / "a").file(GRAPH).read_bytes()


def test_staging_of_a_killed_run_is_removed_after_a_day(tmp_path: Path) -> None:
    left = tmp_path / ".0123456789abcdef.part"
    left.mkdir()
    write_files(left)
    os.utime(left, (0, 0))
    sealed(tmp_path / "a")
    assert listed(tmp_path) == ["a"]


def test_staging_of_a_run_that_may_be_at_work_stays(tmp_path: Path) -> None:
    (tmp_path / ".0123456789abcdef.part").mkdir()
    sealed(tmp_path / "a")
    assert listed(tmp_path) == [".0123456789abcdef.part", "a"]


@pytest.mark.parametrize(
    "name", [".film.part", "0123456789abcdef.part", ".0123456789abcdef.part/.fedcba9876543210.part"]
)
def test_what_other_programs_left_stays(tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir(parents=True)
    os.utime(tmp_path / name, (0, 0))
    sealed(tmp_path / "a")
    assert (tmp_path / name).is_dir()


def test_no_pickle_is_imported_to_load_a_bundle() -> None:
    source = Path(bundles.__file__).parent
    assert not [path.name for path in source.glob("*.py") if "pickle" in path.read_text("utf-8")]


def test_no_file_of_a_real_bundle_is_a_pickle(trained_bundle: Bundle) -> None:
    starts = {path.name: path.read_bytes()[:2] for path in trained_bundle.path.iterdir()}
    assert all(start not in (b"\x80\x02", b"\x80\x03", b"\x80\x04", b"\x80\x05", b"PK") for start in starts.values())


def test_a_copy_of_a_real_bundle_loads(trained_bundle: Bundle, tmp_path: Path) -> None:
    shutil.copytree(trained_bundle.path, tmp_path / "copy")
    assert load_bundle(tmp_path / "copy").facts == trained_bundle.facts


def test_a_bundle_that_nobody_touched_is_the_one_that_was_loaded(tmp_path: Path) -> None:
    check_unchanged(sealed(tmp_path / "a"))


def test_one_that_was_trained_anew_in_its_place_is_not(tmp_path: Path) -> None:
    before = sealed(tmp_path / "a")
    reseal(tmp_path / "a", created="2026-01-01T00:00:00+00:00")
    with pytest.raises(BundleChanged, match="Open it again"):
        check_unchanged(before)


def test_nor_is_one_whose_graph_was_damaged_since(tmp_path: Path) -> None:
    before = sealed(tmp_path / "a")
    before.file(GRAPH).write_bytes(b"half a gr")
    with pytest.raises(BundleDamaged, match=GRAPH):
        check_unchanged(before)
