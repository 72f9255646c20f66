import errno
import os
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from inspector.core.errors import NameInvalid
from inspector.core.progress import drive
from inspector.core.sample import Label
from inspector.store import labelling
from inspector.store.labelling import Moved, bin_of, relabel, remove, repeat, take_back
from inspector.store.project import Project, create_project

GOOD, ANOMALY = Label.GOOD, Label.ANOMALY


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return create_project(tmp_path / "project")


def put(path: Path, text: str = "") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text or path.name)
    return path


def move(project: Project, images: Sequence[Path], label: Label | None, kind: str = "") -> Moved:
    moved = Moved()
    drive(relabel(project, images, label=label, kind=kind, moved=moved))
    return moved


def back(before: Moved) -> Moved:
    moved = Moved()
    drive(take_back(before, moved=moved))
    return moved


def everything(project: Project) -> dict[str, str | None]:
    """All folders and files of a project, with what the files hold."""
    return {
        str(path.relative_to(project.root)): path.read_text() if path.is_file() else None
        for path in project.root.rglob("*")
    }


def test_an_image_goes_to_the_bin_of_its_label(project: Project) -> None:
    image = put(project.unlabelled / "a.png")
    move(project, [image], GOOD)
    assert (project.bin(GOOD) / "a.png").read_text() == "a.png"
    assert not image.exists()


def test_a_kind_that_has_no_folder_gets_one(project: Project) -> None:
    move(project, [put(project.unlabelled / "a.png")], ANOMALY, "Crack")
    assert (project.bin(ANOMALY, "Crack") / "a.png").exists()


def test_the_time_of_change_stays(project: Project) -> None:
    image = put(project.unlabelled / "a.png")
    os.utime(image, ns=(1, 1_600_000_000_000_000_001))
    move(project, [image], GOOD)
    assert (project.bin(GOOD) / "a.png").stat().st_mtime_ns == 1_600_000_000_000_000_001


def test_an_image_that_has_the_label_already_stays(project: Project) -> None:
    image = put(project.bin(GOOD) / "batch 1" / "a.png")
    assert move(project, [image], GOOD).done == []
    assert image.exists()


def test_a_name_that_is_taken_gets_a_number(project: Project) -> None:
    put(project.bin(GOOD) / "a.png", "was there")
    move(project, [put(project.unlabelled / "a.png", "comes")], GOOD)
    assert (project.bin(GOOD) / "a.png").read_text() == "was there"
    assert (project.bin(GOOD) / "a-2.png").read_text() == "comes"


def test_two_of_one_name_from_two_bins_both_arrive(project: Project) -> None:
    images = [put(project.bin(ANOMALY, kind) / "a.png", kind) for kind in ("Crack", "Break")]
    move(project, images, GOOD)
    assert {path.read_text() for path in project.bin(GOOD).iterdir()} == {"Crack", "Break"}


def test_anomalies_never_differ_in_the_suffix_only_for_they_would_share_a_mask(project: Project) -> None:
    put(project.bin(ANOMALY) / "a.jpg")
    move(project, [put(project.unlabelled / "a.png")], ANOMALY)
    assert (project.bin(ANOMALY) / "a-2.png").exists()


def test_a_mask_goes_along(project: Project) -> None:
    image, mask = put(project.bin(ANOMALY, "Crack") / "a.jpg"), put(project.masks / "anomaly" / "Crack" / "a.png", "m")
    move(project, [image], ANOMALY, "Break")
    assert (project.masks / "anomaly" / "Break" / "a.png").read_text() == "m"
    assert not mask.exists()


def test_a_mask_waits_where_its_image_is_unlabelled_and_comes_back_with_it(project: Project) -> None:
    put(project.masks / "anomaly" / "a.png", "m")
    move(project, [put(project.bin(ANOMALY) / "a.jpg")], None)
    move(project, [project.unlabelled / "a.jpg"], ANOMALY, "Crack")
    assert (project.masks / "anomaly" / "Crack" / "a.png").read_text() == "m"


def test_a_mask_of_another_name_and_type_is_found_as_training_finds_it(project: Project) -> None:
    put(project.masks / "anomaly" / "Crack" / "a_mask.bmp", "m")
    move(project, [put(project.bin(ANOMALY, "Crack") / "a.jpg")], ANOMALY, "Break")
    assert (project.masks / "anomaly" / "Break" / "a.bmp").read_text() == "m"


def test_a_mask_that_lies_in_wait_is_never_taken_for_another_image(project: Project) -> None:
    put(project.masks / "anomaly" / "a.png", "of an image that is gone")
    move(project, [put(project.unlabelled / "a.jpg")], ANOMALY)
    assert (project.bin(ANOMALY) / "a-2.jpg").exists()


def test_undo_restores_every_name_and_folder_exactly(project: Project) -> None:
    put(project.bin(GOOD) / "a.png", "was there")
    put(project.masks / "anomaly" / "Crack" / "a.png", "m")
    images = [put(project.bin(ANOMALY, "Crack") / "a.png", "x"), put(project.unlabelled / "a.png", "y")]
    before = everything(project)
    moved = move(project, images, GOOD)
    assert everything(project) != before
    back(moved)
    assert everything(project) == before


def test_undo_removes_a_kind_that_was_made_for_the_move(project: Project) -> None:
    back(move(project, [put(project.unlabelled / "a.png")], ANOMALY, "New"))
    assert not project.bin(ANOMALY, "New").exists()


def test_a_move_that_was_undone_is_repeated_exactly(project: Project) -> None:
    put(project.bin(GOOD) / "a.png", "was there")
    moved = move(project, [put(project.unlabelled / "a.png", "comes")], GOOD)
    after = everything(project)
    back(moved)
    drive(repeat(moved.done, moved=Moved()))
    assert everything(project) == after


def test_undo_never_overwrites_what_came_meanwhile(project: Project) -> None:
    moved = move(project, [put(project.unlabelled / "a.png", "old")], GOOD)
    put(project.unlabelled / "a.png", "new")
    undone = back(moved)
    assert (project.unlabelled / "a.png").read_text() == "new"
    assert (project.bin(GOOD) / "a.png").read_text() == "old"
    assert "is there already" in undone.failed[0].cause


def test_a_removed_image_lies_in_the_trash_with_its_mask_and_place(project: Project) -> None:
    put(project.masks / "anomaly" / "Crack" / "a.png", "m")
    drive(remove(project, [put(project.bin(ANOMALY, "Crack") / "a.jpg")], moved=Moved()))
    (trash,) = (project.root / ".trash").iterdir()
    assert (trash / "labelled/anomaly/Crack/a.jpg").exists()
    assert (trash / "masks/anomaly/Crack/a.png").exists()


def test_removing_is_undone_without_a_trace(project: Project) -> None:
    images = [put(project.bin(GOOD) / "a.png"), put(project.unlabelled / "a.png")]
    before, moved = everything(project), Moved()
    drive(remove(project, images, moved=moved))
    back(moved)
    assert everything(project) == before


def test_two_removals_within_a_second_do_not_mix(project: Project) -> None:
    for _ in range(2):
        drive(remove(project, [put(project.bin(GOOD) / "a.png")], moved=Moved()))
    assert len(list((project.root / ".trash").rglob("a.png"))) == 2


def test_a_file_that_is_gone_is_named_and_stops_no_other(project: Project) -> None:
    images = [project.unlabelled / "gone.png", put(project.unlabelled / "a.png")]
    moved = move(project, images, GOOD)
    assert [(file.path.name, file.cause) for file in moved.failed] == [("gone.png", "is not there any more")]
    assert (project.bin(GOOD) / "a.png").exists()


def test_a_bin_that_cannot_be_written_leaves_all_as_it_was(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    put(project.masks / "anomaly" / "a.png", "m")
    image = put(project.bin(ANOMALY) / "a.png")
    before = everything(project)
    refuse_renames(monkeypatch, PermissionError(errno.EACCES, "denied"))
    moved = move(project, [image], GOOD)
    monkeypatch.undo()
    shutil.rmtree(project.masks / "good")
    assert everything(project) == before
    assert "no permission" in moved.failed[0].cause


def test_a_full_disk_is_said_in_words(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    refuse_renames(monkeypatch, OSError(errno.ENOSPC, "no space"))
    assert "the disk is full" in move(project, [put(project.unlabelled / "a.png")], GOOD).failed[0].cause


def test_a_bin_on_another_disk_gets_a_copy_before_the_original_goes(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    image = put(project.unlabelled / "a.png", "x")
    refuse_renames(monkeypatch, OSError(errno.EXDEV, "cross-device link"), once=True)
    move(project, [image], GOOD)
    assert (project.bin(GOOD) / "a.png").read_text() == "x"
    assert not image.exists()


def test_a_disk_without_links_copies_masks(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", no_links)
    mask = put(project.masks / "anomaly" / "a.png", "m")
    move(project, [put(project.bin(ANOMALY) / "a.jpg")], ANOMALY, "Crack")
    assert (project.masks / "anomaly" / "Crack" / "a.png").read_text() == "m"
    assert not mask.exists()


def test_killed_before_the_image_moves_its_mask_is_still_beside_it(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    image, mask = put(project.bin(ANOMALY) / "a.jpg"), put(project.masks / "anomaly" / "a.png", "m")
    monkeypatch.setattr(labelling, "_rename", killed)
    with pytest.raises(KeyboardInterrupt):
        move(project, [image], ANOMALY, "Crack")
    assert image.exists()
    assert mask.read_text() == "m"


def test_killed_after_the_image_moved_its_mask_is_beside_it_already(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    image = put(project.bin(ANOMALY) / "a.jpg")
    put(project.masks / "anomaly" / "a.png", "m")
    monkeypatch.setattr(Path, "unlink", killed)
    with pytest.raises(KeyboardInterrupt):
        move(project, [image], ANOMALY, "Crack")
    assert (project.bin(ANOMALY, "Crack") / "a.jpg").exists()
    assert (project.masks / "anomaly" / "Crack" / "a.png").read_text() == "m"


def test_cancelled_in_the_middle_what_was_moved_is_known_and_can_be_undone(project: Project) -> None:
    images = [put(project.unlabelled / f"{n}.png") for n in range(5)]
    before, moved = everything(project), Moved()
    steps = relabel(project, images, label=GOOD, moved=moved)
    for _ in range(2):
        next(steps)
    steps.close()
    assert len(moved.done) == 2
    back(moved)
    assert everything(project) == before


def test_nothing_is_made_where_the_project_was(project: Project) -> None:
    image = put(project.unlabelled / "a.png")
    project.root.rename(project.root.with_name("moved"))
    assert [failed.cause for failed in move(project, [image], ANOMALY, "crack").failed] == ["is not there any more"]
    assert not project.root.exists()


def test_a_kind_that_cannot_be_a_folder_is_refused_before_anything_moves(project: Project) -> None:
    image = put(project.unlabelled / "a.png")
    with pytest.raises(NameInvalid):
        move(project, [image], ANOMALY, "a/b")
    assert image.exists()


@pytest.mark.parametrize(
    ("inner", "place"),
    [
        ("unlabelled/a.png", (None, "")),
        ("labelled/good/x/a.png", (GOOD, "")),
        ("labelled/anomaly/a.png", (ANOMALY, "")),
        ("labelled/anomaly/Crack/deep/a.png", (ANOMALY, "Crack")),
        ("bundles/a.png", None),
    ],
)
def test_a_place_tells_label_and_kind(project: Project, inner: str, place: object) -> None:
    assert bin_of(project, project.root / inner) == place


def refuse_renames(monkeypatch: pytest.MonkeyPatch, error: OSError, *, once: bool = False) -> None:
    real = Path.rename

    def refuse(self: Path, target: Path) -> Path:
        if once:
            monkeypatch.setattr(Path, "rename", real)
        raise error

    monkeypatch.setattr(Path, "rename", refuse)


def killed(*_: object, **__: object) -> None:
    raise KeyboardInterrupt
