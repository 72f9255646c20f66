from pathlib import Path

import pytest

from inspector.core.errors import FolderMissing, ProjectInvalid
from inspector.core.sample import Label
from inspector.data.layout import Layout, Style, detect_layout

COOKIE = Path(__file__).parents[3] / "shared" / "data" / "cookie"


def tree(root: Path, *names: str) -> Path:
    """Make empty files; a name alone says what a file claims to be, and layouts look no further."""
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"")
    return root


def parts(layout: Layout) -> dict[str, tuple[Label | None, str]]:
    return {part.folder.relative_to(layout.folder).as_posix(): (part.label, part.kind) for part in layout.parts}


@pytest.mark.parametrize("name", ["good", "ok", "normal", "pass", "Good", "OK", "gut", "Gutteile", "i.O."])
def test_words_for_good(tmp_path: Path, name: str) -> None:
    assert parts(detect_layout(tree(tmp_path, f"{name}/1.png"))) == {name: (Label.GOOD, "")}


@pytest.mark.parametrize(
    "name",
    [
        "anomaly",
        "anomalies",
        "anomalous",
        "bad",
        "defect",
        "defective",
        "ng",
        "nok",
        "fail",
        "abnormal",
        "NG",
        "Ausschuß",
        "schlecht",
        "Fehler",
        "defekt",
        "n.i.O.",
    ],
)
def test_words_for_anomaly(tmp_path: Path, name: str) -> None:
    assert parts(detect_layout(tree(tmp_path, f"{name}/1.png"))) == {name: (Label.ANOMALY, "")}


@pytest.mark.parametrize("name", ["unlabelled", "unlabeled", "unknown", "unbekannt"])
def test_words_for_unlabelled(tmp_path: Path, name: str) -> None:
    assert parts(detect_layout(tree(tmp_path, f"{name}/1.png"))) == {name: (None, "")}


def test_labels_one_level_deeper_are_found(tmp_path: Path) -> None:
    found = detect_layout(tree(tmp_path, "labelled/good/1.png", "labelled/anomaly/dent/1.png", "unlabelled/1.png"))
    assert found.style is Style.FOLDERS
    assert parts(found) == {
        "labelled/anomaly": (Label.ANOMALY, ""),
        "labelled/good": (Label.GOOD, ""),
        "unlabelled": (None, ""),
    }


def test_train_and_test_with_both_labels_and_masks(tmp_path: Path) -> None:
    names = (
        "train/good/1.jpg",
        "train/anomaly/2.jpg",
        "train/masks/2.png",
        "test/good/3.jpg",
        "test/anomaly/4.jpg",
    )
    found = detect_layout(tree(tmp_path, *names))
    assert found.style is Style.FOLDERS
    assert set(parts(found)) == {"train/good", "train/anomaly", "test/good", "test/anomaly"}
    assert found.masks == (tmp_path / "train" / "masks",)


def test_mvtec_kinds_are_anomalies_of_their_name(tmp_path: Path) -> None:
    names = ("train/good/1.png", "test/good/1.png", "test/dent/1.png", "ground_truth/dent/1_mask.png")
    found = detect_layout(tree(tmp_path, *names))
    assert found.style is Style.MVTEC
    assert parts(found) == {
        "train/good": (Label.GOOD, ""),
        "test/good": (Label.GOOD, ""),
        "test/dent": (Label.ANOMALY, "dent"),
    }
    assert found.masks == (tmp_path / "ground_truth",)


def test_strange_folders_in_test_are_no_kinds_where_anomalies_train(tmp_path: Path) -> None:
    found = detect_layout(tree(tmp_path, "train/good/1.png", "train/bad/1.png", "test/good/1.png", "test/monday/1.png"))
    assert "test/monday" not in parts(found)
    assert [rejected.path.name for rejected in found.rejected] == ["monday"]


def test_a_project_is_known_by_its_file(tmp_path: Path) -> None:
    names = (
        "project.json",
        "labelled/good/1.png",
        "labelled/anomaly/1.png",
        "unlabelled/1.png",
        "masks/1.png",
    )
    found = detect_layout(tree(tmp_path, *names))
    assert found.style is Style.PROJECT
    assert set(parts(found)) == {"labelled/good", "labelled/anomaly", "unlabelled"}


def test_a_flat_folder_is_unlabelled(tmp_path: Path) -> None:
    found = detect_layout(tree(tmp_path, "1.png", "2.jpg", "notes.txt", "docs/readme.txt"))
    assert (found.style, parts(found)) == (Style.FLAT, {".": (None, "")})


def test_a_flat_folder_that_is_called_good_is_good(tmp_path: Path) -> None:
    found = detect_layout(tree(tmp_path / "good", "1.png"))
    assert parts(found) == {".": (Label.GOOD, "")}


def test_a_folder_of_kinds_that_is_called_anomaly_is_one(tmp_path: Path) -> None:
    found = detect_layout(tree(tmp_path / "anomaly", "dent/1.png", "scratch/1.png"))
    assert parts(found) == {".": (Label.ANOMALY, "")}


def test_folders_around_the_one_that_was_meant_are_entered(tmp_path: Path) -> None:
    found = detect_layout(tree(tmp_path, "archive/parts/good/1.png"))
    assert found.folder == tmp_path / "archive" / "parts"


def test_masks_inside_a_label_folder_are_no_images(tmp_path: Path) -> None:
    found = detect_layout(tree(tmp_path, "bad/1.png", "bad/masks/1.png"))
    assert found.masks == (tmp_path / "bad" / "masks",)
    assert "masks" in found.parts[0].skip


def test_images_beside_the_label_folders_are_listed(tmp_path: Path) -> None:
    found = detect_layout(tree(tmp_path, "good/1.png", "stray.png"))
    assert [(rejected.path.name, "move it" in rejected.cause) for rejected in found.rejected] == [("stray.png", True)]


def test_a_folder_whose_name_says_nothing_is_listed_and_not_guessed(tmp_path: Path) -> None:
    found = detect_layout(tree(tmp_path, "good/1.png", "camera 2/1.png", "docs/readme.txt"))
    assert [rejected.path.name for rejected in found.rejected] == ["camera 2"]


def test_an_unclear_layout_says_what_was_found_and_what_is_expected(tmp_path: Path) -> None:
    with pytest.raises(ProjectInvalid, match=r"Found: the folders glass, paper\. Expected: good/ and anomaly/"):
        detect_layout(tree(tmp_path, "glass/1.png", "paper/1.png"))


def test_images_beside_folders_of_images_are_unclear(tmp_path: Path) -> None:
    with pytest.raises(ProjectInvalid, match="the folders monday and 1 images beside them"):
        detect_layout(tree(tmp_path, "monday/1.png", "1.png"))


def test_an_empty_folder_is_unclear(tmp_path: Path) -> None:
    with pytest.raises(ProjectInvalid, match="Found: no folders"):
        detect_layout(tmp_path)


def test_a_missing_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FolderMissing):
        detect_layout(tmp_path / "nowhere")


def test_a_project_inside_a_folder_of_photos_does_not_confuse(tmp_path: Path) -> None:
    found = detect_layout(tree(tmp_path, "1.png", "mine/project.json", "mine/labelled/good/1.png"))
    assert parts(found) == {".": (None, "")}
    assert not found.parts[0].deep


def test_loops_of_train_folders_end(tmp_path: Path) -> None:
    tree(tmp_path, "train/good/1.png")
    (tmp_path / "train" / "train").symlink_to(tmp_path)
    assert detect_layout(tmp_path).style is Style.FOLDERS


@pytest.mark.skipif(not COOKIE.is_dir(), reason="the photos of shared/data are not here")
def test_the_biscuits_are_understood() -> None:
    found = detect_layout(COOKIE)
    assert set(parts(found)) == {"train/good", "train/anomaly", "test/good", "test/anomaly"}
    assert found.masks == (COOKIE / "train" / "masks",)
