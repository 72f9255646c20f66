import os
from pathlib import Path

import pytest

from inspector.core.errors import FolderMissing
from inspector.core.sample import Rejected
from inspector.data.walk import File, natural, subfolders, walk


def put(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"x")
    return path


def names(folder: Path, *, deep: bool = True) -> list[str]:
    return [item.path.relative_to(folder).as_posix() for item in walk(folder, deep=deep)]


def test_numbers_in_names_are_sorted_as_numbers() -> None:
    assert sorted(["a10.png", "A2.png", "a1.png"], key=natural) == ["a1.png", "A2.png", "a10.png"]


def test_names_that_differ_in_case_only_have_one_order() -> None:
    assert sorted(["b.png", "B.png"], key=natural) == sorted(["B.png", "b.png"], key=natural)


def test_files_come_before_folders_and_both_in_natural_order(tmp_path: Path) -> None:
    for name in ("b/10.png", "b/9.png", "a/1.png", "z.png", "b/inner/0.png"):
        put(tmp_path / name)
    assert names(tmp_path) == ["z.png", "a/1.png", "b/9.png", "b/10.png", "b/inner/0.png"]


@pytest.mark.parametrize(
    "name",
    [".hidden.png", ".git/x.png", "Thumbs.db", ".DS_Store", "desktop.ini", "x.png.1a2b.part", "@eaDir/x.jpg"],
)
def test_hidden_files_and_leftovers_are_passed_over(tmp_path: Path, name: str) -> None:
    put(tmp_path / name)
    assert names(tmp_path) == []


def test_a_loop_of_links_ends(tmp_path: Path) -> None:
    put(tmp_path / "in" / "x.png")
    (tmp_path / "in" / "back").symlink_to(tmp_path)
    (tmp_path / "self").symlink_to(tmp_path / "self")
    found = list(walk(tmp_path))
    assert [item.path.name for item in found if isinstance(item, File)] == ["x.png"]
    assert [item.path.name for item in found if isinstance(item, Rejected)] == ["self"]


def test_a_folder_that_two_links_lead_to_is_entered_once_under_its_own_name(tmp_path: Path) -> None:
    put(tmp_path / "real" / "x.png")
    (tmp_path / "alias").symlink_to(tmp_path / "real")
    assert names(tmp_path) == ["real/x.png"]


def test_a_linked_folder_from_elsewhere_is_entered(tmp_path: Path) -> None:
    put(tmp_path / "elsewhere" / "x.png")
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "link").symlink_to(tmp_path / "elsewhere")
    assert names(tmp_path / "bin") == ["link/x.png"]


def test_a_link_to_nothing_is_rejected(tmp_path: Path) -> None:
    (tmp_path / "x.png").symlink_to(tmp_path / "gone.png")
    (only,) = walk(tmp_path)
    assert isinstance(only, Rejected)
    assert "gone" in only.cause


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes in folders")
def test_a_pipe_is_rejected_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "x.png")
    (only,) = walk(tmp_path)
    assert isinstance(only, Rejected)
    assert "pipe" in only.cause


def test_a_folder_that_cannot_be_opened_is_rejected_and_stops_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a/1.png", "b/2.png"):
        put(tmp_path / name)
    scandir = os.scandir

    def refusing(path: Path) -> object:
        if Path(path).name == "a":
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)
    first, second = walk(tmp_path)
    assert isinstance(first, Rejected)
    assert "no permission" in first.cause
    assert second.path.name == "2.png"


def test_a_missing_folder_is_an_error_that_names_it(tmp_path: Path) -> None:
    with pytest.raises(FolderMissing, match="nowhere"):
        list(walk(tmp_path / "nowhere"))


def test_a_file_in_place_of_a_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FolderMissing, match="not a directory"):
        list(walk(put(tmp_path / "x.png")))


def test_a_shallow_walk_stays_in_the_folder(tmp_path: Path) -> None:
    put(tmp_path / "a" / "1.png")
    put(tmp_path / "2.png")
    assert names(tmp_path, deep=False) == ["2.png"]


def test_skipped_folders_are_not_entered_whatever_their_case(tmp_path: Path) -> None:
    put(tmp_path / "Masks" / "1.png")
    assert list(walk(tmp_path, skip={"masks"})) == []


def test_names_that_are_no_text_are_found(tmp_path: Path) -> None:
    odd = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.png"))
    try:
        put(odd)
    except OSError:
        pytest.skip("this disk only takes names that are text")
    assert [item.path for item in walk(tmp_path)] == [odd]


def test_subfolders_are_those_that_a_person_made(tmp_path: Path) -> None:
    for name in ("b", "a", ".git", "__MACOSX"):
        (tmp_path / name).mkdir()
    put(tmp_path / "x.png")
    assert subfolders(tmp_path) == [tmp_path / "a", tmp_path / "b"]
