import json
import os
from pathlib import Path

import pytest

from inspector.core.errors import DestinationExists, FolderMissing, NotWritable, ProjectInvalid
from inspector.core.progress import drive
from inspector.core.sample import Label
from inspector.data.index import Index
from inspector.store.project import Project, create_project, open_project
from tests.data.photos import photo

FOLDERS = ("unlabelled", "labelled/good", "labelled/anomaly", "masks", "bundles")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return create_project(tmp_path / "biscuits", "Biscuits, line 3")


def test_a_new_project_has_its_folders(project: Project) -> None:
    assert all((project.root / name).is_dir() for name in FOLDERS)


def test_a_project_opens_as_it_was_made(project: Project) -> None:
    assert open_project(project.root) == project


def test_a_project_opens_by_its_file_too(project: Project) -> None:
    assert open_project(project.root / "project.json") == project


def test_without_a_name_a_project_is_called_like_its_folder(tmp_path: Path) -> None:
    assert create_project(tmp_path / "biscuits").name == "biscuits"


def test_names_keep_their_letters(tmp_path: Path) -> None:
    create_project(tmp_path / "p", "Prüfplatz 3 – 検査")
    assert open_project(tmp_path / "p").name == "Prüfplatz 3 – 検査"


def test_an_empty_folder_becomes_a_project(tmp_path: Path) -> None:
    (tmp_path / ".DS_Store").write_bytes(b"")
    assert open_project(create_project(tmp_path).root).root == tmp_path


def test_folders_made_by_hand_become_a_project(tmp_path: Path) -> None:
    photo(tmp_path / "labelled" / "good" / "a.png")
    assert create_project(tmp_path).bin(Label.GOOD).joinpath("a.png").exists()


def test_a_folder_with_anything_else_is_refused_and_untouched(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine")
    with pytest.raises(DestinationExists, match="not empty"):
        create_project(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_a_project_is_not_made_twice(project: Project) -> None:
    with pytest.raises(DestinationExists, match="open it"):
        create_project(project.root, "Other")
    assert open_project(project.root).name == "Biscuits, line 3"


def test_a_file_in_the_way_is_refused(tmp_path: Path) -> None:
    (tmp_path / "p").write_bytes(b"")
    with pytest.raises(DestinationExists, match="choose a folder"):
        create_project(tmp_path / "p")


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(NotWritable):
        create_project(tmp_path / "file" / "p")


def test_missing_bins_are_made_again(project: Project) -> None:
    project.bin(Label.GOOD).rmdir()
    project.masks.rmdir()
    open_project(project.root)
    assert all((project.root / name).is_dir() for name in FOLDERS)


def test_a_file_in_place_of_a_bin_is_named(project: Project) -> None:
    project.unlabelled.rmdir()
    project.unlabelled.write_bytes(b"")
    with pytest.raises(ProjectInvalid, match="unlabelled: is a file"):
        open_project(project.root)


def test_a_missing_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FolderMissing):
        open_project(tmp_path / "nowhere")


def test_a_folder_that_is_no_project_says_so(tmp_path: Path) -> None:
    with pytest.raises(ProjectInvalid, match="no Inspector project"):
        open_project(tmp_path)


def test_the_project_of_a_newer_inspector_is_refused_untouched(project: Project) -> None:
    file = project.root / "project.json"
    file.write_text(json.dumps({"schema": 2, "something": "new"}))
    before = file.read_bytes()
    with pytest.raises(ProjectInvalid, match=r"newer Inspector .*schema 2"):
        open_project(project.root)
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"\xff\xfe",
        b"[]",
        b"null",
        b"{}",
        b'{"schema": 1}',
        b'{"schema": "1", "name": "a", "created": "2025-01-01"}',
        b'{"schema": 0, "name": "a", "created": "2025-01-01"}',
        b'{"schema": 1, "name": 5, "created": "2025-01-01"}',
        b'{"schema": 1, "name": "a", "created": "yesterday"}',
        b'{"schema": 1, "name": "a", "created": 5}',
    ],
)
def test_a_damaged_project_file_is_a_clear_error(project: Project, content: bytes) -> None:
    (project.root / "project.json").write_bytes(content)
    with pytest.raises(ProjectInvalid, match="is damaged") as caught:
        open_project(project.root)
    assert "backup" in str(caught.value)


def test_a_project_whose_file_was_lost_is_made_again_with_its_images(project: Project) -> None:
    photo(project.bin(Label.GOOD) / "a.png")
    (project.root / "project.json").unlink()
    assert create_project(project.root).bin(Label.GOOD).joinpath("a.png").exists()


def test_a_creation_that_failed_can_be_repeated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def dying(_: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", dying)
        with pytest.raises(NotWritable, match="the disk is full"):
            create_project(tmp_path / "p")
    assert not (tmp_path / "p" / "project.json").exists()
    assert create_project(tmp_path / "p").name == "p"


def test_a_scan_finds_all_bins_with_their_labels(project: Project) -> None:
    photo(project.bin(Label.GOOD) / "anomaly-1.png", 1)
    photo(project.bin(Label.ANOMALY, "dent") / "2.png", 2)
    photo(project.unlabelled / "3.png", 3)
    with Index() as index:
        found = drive(project.scan(index))
    assert [(sample.path.name, sample.label, sample.kind) for sample in found.samples] == [
        ("anomaly-1.png", Label.GOOD, ""),
        ("2.png", Label.ANOMALY, "dent"),
        ("3.png", None, ""),
    ]


def test_images_beside_the_bins_are_listed(project: Project) -> None:
    photo(project.root / "a.png")
    photo(project.root / "labelled" / "b.png")
    with Index() as index:
        found = drive(project.scan(index))
    assert [rejected.path.name for rejected in found.rejected] == ["a.png", "b.png"]


def test_masks_are_not_scanned_as_images(project: Project) -> None:
    photo(project.masks / "anomaly" / "a.png")
    with Index() as index:
        assert drive(project.scan(index)).samples == ()


def test_a_mask_stands_where_its_image_stands(project: Project) -> None:
    image = project.bin(Label.ANOMALY, "dent") / "a.b.jpg"
    assert project.mask_of(image) == project.masks / "anomaly" / "dent" / "a.b.png"
