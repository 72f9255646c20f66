import errno
import shutil
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from threading import Event

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from inspector.core.errors import DestinationExists, NameInvalid
from inspector.core.progress import Steps
from inspector.core.sample import Label
from inspector.data.examine import hash_file
from inspector.data.index import Facts
from inspector.data.walk import File
from inspector.gui import library as library_module
from inspector.gui.library import Library, Refused
from inspector.gui.session import Session
from inspector.services.keeping import examine_images
from inspector.services.workplace import Workplace
from inspector.store.project import Project
from tests.gui.made import a_project, names, picture, settle

GOOD, ANOMALY = Label.GOOD, Label.ANOMALY


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return a_project(tmp_path / "project", unlabelled=3, good=2, kinds=["Crack", "Break"])


@pytest.fixture
def library(session: Session, project: Project, qtbot: QtBot) -> Iterator[Library]:
    session.open(project)
    settle(qtbot, session.library)
    yield session.library
    session.open(None)


def path(library: Library, name: str) -> Path:
    return next(image.path for image in library.images if image.path.name == name)


def undo(session: Session, qtbot: QtBot) -> None:
    session.undo.undo()
    settle(qtbot, session.library)


def redo(session: Session, qtbot: QtBot) -> None:
    session.undo.redo()
    settle(qtbot, session.library)


def test_it_shows_what_the_folders_hold(library: Library) -> None:
    assert names(library) == {
        "break0.png": "Break",
        "crack0.png": "Crack",
        "g0.png": "good",
        "g1.png": "good",
        "u0.png": "unlabelled",
        "u1.png": "unlabelled",
        "u2.png": "unlabelled",
    }


def test_a_session_without_a_project_has_no_images(session: Session) -> None:
    assert session.library.images == ()


def test_labelling_moves_files_and_is_undone_and_done_again(
    library: Library, session: Session, project: Project, qtbot: QtBot
) -> None:
    before = names(library)
    library.relabel([path(library, "u0.png"), path(library, "g0.png")], ANOMALY, "Crack")
    settle(qtbot, library)
    after = names(library)
    assert (project.bin(ANOMALY, "Crack") / "u0.png").exists()
    assert (after["u0.png"], after["g0.png"]) == ("Crack", "Crack")
    undo(session, qtbot)
    assert names(library) == before
    assert (project.unlabelled / "u0.png").exists()
    redo(session, qtbot)
    assert names(library) == after


def test_a_command_is_called_by_what_it_does(library: Library, session: Session, qtbot: QtBot) -> None:
    library.relabel([path(library, f"u{n}.png") for n in range(3)], ANOMALY, "Crack")
    assert session.undo.undoText() == "move 3 images to Crack"
    settle(qtbot, library)
    library.relabel([path(library, "u0.png")], GOOD)
    assert session.undo.undoText() == "move 1 image to Good"
    settle(qtbot, library)
    library.remove([path(library, "u1.png")])
    assert session.undo.undoText() == "delete 1 image"


def test_moved_files_are_told_before_the_images_change(library: Library, qtbot: QtBot, project: Project) -> None:
    told: list[object] = []
    library.moved.connect(lambda renamed: told.append(dict(renamed)))
    library.changed.connect(lambda: told.append("changed"))
    library.relabel([path(library, "u0.png")], GOOD)
    settle(qtbot, library)
    assert told[:2] == [{project.unlabelled / "u0.png": project.bin(GOOD) / "u0.png"}, "changed"]


def test_an_image_that_has_the_label_is_no_change(library: Library, session: Session) -> None:
    library.relabel([path(library, "g0.png")], GOOD)
    assert session.undo.count() == 0


def test_undo_pressed_while_files_still_move_comes_after(library: Library, session: Session, qtbot: QtBot) -> None:
    before = names(library)
    library.relabel([path(library, "u0.png")], GOOD)
    session.undo.undo()
    session.undo.redo()
    session.undo.undo()
    settle(qtbot, library)
    assert names(library) == before


def test_removed_images_come_back_from_the_trash(
    library: Library, session: Session, project: Project, qtbot: QtBot
) -> None:
    before = names(library)
    library.remove([path(library, "u0.png"), path(library, "crack0.png")])
    settle(qtbot, library)
    assert "u0.png" not in names(library)
    assert len(list((project.root / ".trash").rglob("*.png"))) == 2
    undo(session, qtbot)
    assert names(library) == before
    assert not (project.root / ".trash").exists()


def test_photos_from_elsewhere_are_copied_and_undo_takes_the_copies_away(
    library: Library, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    original = picture(tmp_path / "elsewhere" / "new.png", 200)
    with qtbot.waitSignal(library.added) as added:
        library.add([original], GOOD)
    settle(qtbot, library)
    assert (added.args[0].good, names(library)["new.png"]) == (1, "good")
    undo(session, qtbot)
    assert "new.png" not in names(library)
    redo(session, qtbot)
    assert names(library)["new.png"] == "good"
    assert original.exists()


def test_a_folder_goes_into_the_bin_that_was_meant(library: Library, tmp_path: Path, qtbot: QtBot) -> None:
    picture(tmp_path / "card" / "1.png", 201)
    picture(tmp_path / "card" / "2.png", 202)
    library.add([tmp_path / "card"], ANOMALY, "Break")
    settle(qtbot, library)
    assert (names(library)["1.png"], names(library)["2.png"]) == ("Break", "Break")


def test_a_folder_with_labels_of_its_own_keeps_them(library: Library, tmp_path: Path, qtbot: QtBot) -> None:
    picture(tmp_path / "tile" / "train" / "good" / "t1.png", 203)
    picture(tmp_path / "tile" / "test" / "good" / "t2.png", 204)
    picture(tmp_path / "tile" / "test" / "Hole" / "t3.png", 205)
    library.add([tmp_path / "tile"], guess=True)
    settle(qtbot, library)
    found = names(library)
    assert (found["t1.png"], found["t2.png"], found["t3.png"]) == ("good", "good", "Hole")


def test_a_folder_called_good_is_believed_only_where_no_bin_was_named(
    library: Library, tmp_path: Path, qtbot: QtBot
) -> None:
    picture(tmp_path / "a" / "good" / "1.png", 206)
    picture(tmp_path / "b" / "good" / "2.png", 207)
    library.add([tmp_path / "a" / "good"], guess=True)
    library.add([tmp_path / "b" / "good"], None)
    settle(qtbot, library)
    assert (names(library)["1.png"], names(library)["2.png"]) == ("good", "unlabelled")


def test_a_folder_of_unclear_folders_goes_where_it_was_dropped(library: Library, tmp_path: Path, qtbot: QtBot) -> None:
    picture(tmp_path / "line" / "monday" / "1.png", 208)
    picture(tmp_path / "line" / "tuesday" / "2.png", 209)
    with qtbot.waitSignal(library.added, timeout=10_000) as added:
        library.add([tmp_path / "line"], guess=True)
    settle(qtbot, library)
    assert (names(library)["1.png"], names(library)["2.png"]) == ("unlabelled", "unlabelled")
    assert added.args[0].unclear


def test_what_is_added_from_inside_the_project_is_moved(library: Library, project: Project, qtbot: QtBot) -> None:
    library.add([project.unlabelled / "u0.png"], GOOD)
    settle(qtbot, library)
    assert names(library)["u0.png"] == "good"
    assert not (project.unlabelled / "u0.png").exists()


def test_a_folder_of_the_project_itself_is_not_added_and_that_is_said(
    library: Library, session: Session, project: Project, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(library.refused) as refused:
        library.add([project.bin(GOOD)])
    assert "lies in the project itself" in refused.args[0].files[0].cause
    assert session.undo.count() == 0


def test_files_that_cannot_be_added_are_named_with_their_cause(library: Library, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "broken.png").write_text("no image")
    with qtbot.waitSignal(library.added) as added:
        library.add([tmp_path / "broken.png", picture(tmp_path / "fine.png", 210)], GOOD)
    settle(qtbot, library)
    assert [file.path.name for file in added.args[0].rejected] == ["broken.png"]
    assert added.args[0].good == 1


def test_adding_what_is_there_already_leaves_nothing_to_undo(
    library: Library, session: Session, project: Project, tmp_path: Path, qtbot: QtBot
) -> None:
    shutil.copy2(project.bin(GOOD) / "g0.png", tmp_path / "again.png")
    library.add([tmp_path / "again.png"])
    settle(qtbot, library)
    assert session.undo.count() == 0


def test_a_photograph_is_written_into_a_bin_and_undo_takes_it_away(
    library: Library, session: Session, project: Project, qtbot: QtBot
) -> None:
    library.save_photo(np.full((20, 30, 3), 77, np.uint8), ANOMALY, "Crack")
    settle(qtbot, library)
    assert library.counts.anomaly == 3
    assert len(list(project.bin(ANOMALY, "Crack").glob("*.png"))) == 2
    undo(session, qtbot)
    assert library.counts.anomaly == 2


def test_no_photo_is_kept_where_the_project_was(library: Library, project: Project, qtbot: QtBot) -> None:
    project.root.rename(project.root.with_name("moved"))
    with qtbot.waitSignal(library.refused) as refused:
        library.save_photo(np.full((20, 30, 3), 77, np.uint8), ANOMALY, "Crack")
    settle(qtbot, library)
    assert "no such file" in refused.args[0].sentence
    assert not project.root.exists()


def test_kinds_are_made_renamed_and_removed_undoably(library: Library, session: Session, qtbot: QtBot) -> None:
    library.make_kind("Dent")
    settle(qtbot, library)
    library.rename_kind("Crack", "Fissure")
    settle(qtbot, library)
    library.remove_kind("Dent")
    settle(qtbot, library)
    assert library.counts.kinds == (("Break", 1), ("Fissure", 1))
    assert names(library)["crack0.png"] == "Fissure"
    for _ in range(3):
        undo(session, qtbot)
    assert library.counts.kinds == (("Break", 1), ("Crack", 1))


def test_a_kind_that_cannot_be_is_refused_at_once(library: Library) -> None:
    with pytest.raises(NameInvalid):
        library.make_kind("a/b")
    with pytest.raises(DestinationExists):
        library.rename_kind("Crack", "break")


def test_files_from_outside_appear_by_themselves(library: Library, project: Project, qtbot: QtBot) -> None:
    picture(project.bin(GOOD) / "outside.png", 220)
    qtbot.waitUntil(lambda: names(library).get("outside.png") == "good")


def test_files_removed_or_moved_outside_follow_by_themselves(library: Library, project: Project, qtbot: QtBot) -> None:
    (project.unlabelled / "u0.png").unlink()
    (project.unlabelled / "u1.png").rename(project.bin(GOOD) / "u1.png")
    qtbot.waitUntil(lambda: "u0.png" not in names(library) and names(library)["u1.png"] == "good")


def test_a_kind_made_outside_is_watched_too(library: Library, project: Project, qtbot: QtBot) -> None:
    (project.bin(ANOMALY) / "Dent").mkdir()
    qtbot.waitUntil(lambda: ("Dent", 0) in library.counts.kinds)
    picture(project.bin(ANOMALY, "Dent") / "d.png", 221)
    qtbot.waitUntil(lambda: names(library).get("d.png") == "Dent")


def test_images_are_examined_and_those_that_cannot_be_used_are_named(
    library: Library, project: Project, qtbot: QtBot
) -> None:
    (project.bin(GOOD) / "broken.png").write_text("no image")
    qtbot.waitUntil(lambda: [file.path.name for file in library.rejected] == ["broken.png"])
    image = library.image(project.bin(GOOD) / "g0.png")
    assert image is not None
    sample = library.sample(image)
    assert sample is not None
    assert (sample.width, sample.height, sample.label) == (32, 24, GOOD)
    assert library.path_of(sample.hash) == image.path


def test_what_is_known_of_an_image_moves_with_it(library: Library, project: Project, qtbot: QtBot) -> None:
    first = library.image(project.unlabelled / "u0.png")
    assert first is not None
    qtbot.waitUntil(lambda: library.sample(first) is not None)
    library.relabel([first.path], GOOD)
    settle(qtbot, library)
    second = library.image(project.bin(GOOD) / "u0.png")
    assert second is not None
    assert library.sample(second) is not None


def test_a_file_that_will_not_move_is_named_and_the_others_move(
    library: Library, project: Project, session: Session, qtbot: QtBot
) -> None:
    stuck = project.unlabelled / "u0.png"
    paths = [path(library, f"u{n}.png") for n in range(3)]
    stuck.unlink()
    with qtbot.waitSignal(library.refused) as refused:
        library.relabel(paths, GOOD)
    settle(qtbot, library)
    said: Refused = refused.args[0]
    assert [(file.path, file.cause) for file in said.files] == [(stuck, "is not there any more")]
    assert (names(library)["u1.png"], names(library)["u2.png"]) == ("good", "good")
    undo(session, qtbot)
    assert (names(library)["u1.png"], names(library)["u2.png"]) == ("unlabelled", "unlabelled")


def test_a_bin_without_permission_leaves_everything_and_nothing_to_undo(
    library: Library, session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(errno.EACCES, "denied")

    monkeypatch.setattr(Path, "rename", refuse)
    before = names(library)
    with qtbot.waitSignal(library.refused) as refused:
        library.relabel([path(library, "u0.png")], GOOD)
    settle(qtbot, library)
    assert "no permission" in refused.args[0].files[0].cause
    assert names(library) == before
    assert session.undo.count() == 0


def test_the_project_that_is_opened_next_shows_nothing_of_the_one_before(
    library: Library, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    session.open(a_project(tmp_path / "other", good=1))
    assert library.images == ()
    settle(qtbot, library)
    assert names(library) == {"g0.png": "good"}


def test_a_project_whose_folder_vanished_is_said_and_not_a_crash(
    library: Library, session: Session, project: Project, qtbot: QtBot
) -> None:
    crashes: list[object] = []
    session.tasks.crashed.connect(crashes.append)
    shutil.rmtree(project.root)
    with qtbot.waitSignal(library.refused):
        library.rescan()
    assert crashes == []


def test_it_says_that_it_is_busy_while_files_change(library: Library, qtbot: QtBot) -> None:
    told: list[bool] = []
    library.busy.connect(told.append)
    library.relabel([path(library, "u0.png")], GOOD)
    settle(qtbot, library)
    assert told == [True, False]


def test_a_slow_disk_is_looked_at_again_without_being_told(
    session: Session, project: Project, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(library_module, "LOOK_AGAIN_MS", 50)
    monkeypatch.setattr(Library, "_watch", lambda *_: None)
    session.open(project)
    settle(qtbot, session.library)
    picture(project.bin(GOOD) / "late.png", 230)
    qtbot.waitUntil(lambda: "late.png" in names(session.library))


def test_what_was_found_out_before_a_file_changed_is_not_believed_of_the_new_one(
    session: Session, project: Project, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    examined, go = Event(), Event()

    def slowly(files: Sequence[File], workplace: Workplace) -> Steps[Mapping[Path, Facts]]:
        found = yield from examine_images(files, workplace)
        examined.set()
        go.wait(20)
        return found

    monkeypatch.setattr(library_module, "examine_images", slowly)
    session.open(project)
    library = session.library
    settle(qtbot, library)
    qtbot.waitUntil(examined.is_set)
    was = library.image(path(library, "u0.png"))
    assert was is not None
    picture(was.path, 200)
    library.rescan()
    qtbot.waitUntil(lambda: library.image(was.path) not in (None, was))
    go.set()
    qtbot.waitUntil(lambda: library.sample(library.images[0]) is not None)
    changed = library.image(was.path)
    assert changed is not None
    qtbot.waitUntil(lambda: library.sample(changed) is not None)
    found = library.sample(changed)
    assert found is not None
    assert found.hash == hash_file(was.path)
