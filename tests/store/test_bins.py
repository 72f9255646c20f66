from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.core.errors import FolderMissing
from inspector.core.progress import drive
from inspector.core.sample import Label
from inspector.data.walk import natural
from inspector.store.bins import LibraryImage, Listing, _order, list_bins, list_moved, shared_beginning
from inspector.store.kinds import make_kind
from inspector.store.labelling import Moved, relabel, remove
from inspector.store.project import Project, create_project

GOOD, ANOMALY = Label.GOOD, Label.ANOMALY


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return create_project(tmp_path / "project")


def put(paths: Iterable[Path]) -> list[Path]:
    paths = list(paths)
    for path in paths:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(path.name.encode())
    return paths


def names(listing: Listing) -> list[str]:
    return [image.path.name for image in listing.images]


def test_images_come_in_the_natural_order_of_their_names_across_bins(project: Project) -> None:
    put([project.unlabelled / "a10.png", project.bin(GOOD) / "a2.png", project.bin(ANOMALY, "Crack") / "a1.png"])
    assert names(drive(list_bins(project))) == ["a1.png", "a2.png", "a10.png"]


def test_every_bin_is_counted_and_a_kind_without_images_is_there_too(project: Project) -> None:
    put([project.unlabelled / "1.png", project.bin(GOOD) / "2.png", project.bin(ANOMALY, "Crack") / "3.png"])
    put([project.bin(ANOMALY) / "4.png"])
    make_kind(project, "Empty")
    counts = drive(list_bins(project)).counts
    assert (counts.unlabelled, counts.good, counts.anomaly) == (1, 1, 2)
    assert (counts.labelled, counts.total) == (3, 4)
    assert counts.kinds == (("Crack", 1), ("Empty", 0))


def test_what_is_no_image_by_its_name_is_passed_over(project: Project) -> None:
    put([project.unlabelled / "notes.txt", project.unlabelled / ".hidden.png", project.unlabelled / "a.PNG"])
    assert names(drive(list_bins(project))) == ["a.PNG"]


def test_folders_to_watch_are_all_that_images_lie_in(project: Project) -> None:
    put([project.unlabelled / "inner" / "a.png"])
    make_kind(project, "Empty")
    folders = drive(list_bins(project)).folders
    assert {project.unlabelled / "inner", project.bin(ANOMALY, "Empty"), project.bin(GOOD)} <= set(folders)


def test_where_nothing_changed_it_is_the_same_listing(project: Project) -> None:
    put([project.unlabelled / "a.png"])
    before = drive(list_bins(project))
    assert drive(list_bins(project, before)) is before
    put([project.unlabelled / "b.png"])
    assert drive(list_bins(project, before)) is not before


@pytest.mark.parametrize("count", [3, 300])
def test_after_moves_the_listing_is_what_the_folders_hold(project: Project, count: int) -> None:
    images = put(project.unlabelled / f"{number}.png" for number in range(count))
    put([project.bin(GOOD) / "1.png"])
    before, moved = drive(list_bins(project)), Moved()
    drive(relabel(project, images, label=GOOD, moved=moved))
    assert list_moved(project, before, moved.done) == drive(list_bins(project))


def test_removed_images_are_listed_no_more(project: Project) -> None:
    (image, _) = put([project.unlabelled / "a.png", project.unlabelled / "b.png"])
    before, moved = drive(list_bins(project)), Moved()
    drive(remove(project, [image], moved=moved))
    assert names(list_moved(project, before, moved.done)) == ["b.png"]


@pytest.mark.parametrize(
    ("names_", "same"),
    [
        (["exp1_num_12", "exp1_num_9"], 9),
        (["part-001", "part-002"], 5),
        (["part1", "part2"], 0),
        (["a_1", "a_2"], 0),
        (["one"], 0),
        ([], 0),
    ],
)
def test_what_all_names_begin_with_is_counted_up_to_a_separator(names_: list[str], same: int) -> None:
    assert shared_beginning(names_) == same


def test_folders_that_loop_are_entered_once(project: Project) -> None:
    put([project.unlabelled / "a.png"])
    (project.unlabelled / "again").symlink_to(project.unlabelled, target_is_directory=True)
    assert names(drive(list_bins(project))) == ["a.png"]


def test_a_bin_that_is_gone_is_an_error_of_its_name(project: Project) -> None:
    project.unlabelled.rmdir()
    with pytest.raises(FolderMissing):
        drive(list_bins(project))


@given(st.lists(st.text("aB_-.01289 é", min_size=1, max_size=8), min_size=2, max_size=12, unique=True))
def test_names_are_sorted_as_everywhere_else(found: list[str]) -> None:
    images = [LibraryImage(Path("/x") / f"i{name}.png", None, "", 0, 0) for name in found]
    expected = sorted(images, key=lambda image: natural(image.path.name))
    digits = [image for image in images if "0" in image.path.name]
    if not digits:  # leading zeros make natural's numbers equal; either order is fine there
        assert sorted(images, key=_order) == expected
