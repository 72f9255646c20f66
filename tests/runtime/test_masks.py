from pathlib import Path

import pytest

from inspector.core.errors import FolderMissing
from inspector.runtime.masks import pair_masks


def pair(tmp_path: Path, *, images: list[str], masks: list[str]) -> dict[str, str]:
    """Make empty files and return the pairs by their names below the two roots."""
    root, masks_root = tmp_path / "images", tmp_path / "masks"
    for folder, names in ((root, images), (masks_root, masks)):
        folder.mkdir()
        for name in names:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).touch()
    pairs = pair_masks([root / name for name in images], root, masks_root)
    return {
        image.relative_to(root).as_posix(): mask.relative_to(masks_root).as_posix() for image, mask in pairs.items()
    }


@pytest.mark.parametrize("mask", ["000.png", "000_mask.png", "000_gt.bmp", "000_label.TIF"])
def test_a_mask_at_the_same_place_is_paired_with_or_without_its_ending(tmp_path: Path, mask: str) -> None:
    assert pair(tmp_path, images=["cut/000.jpg"], masks=[f"cut/{mask}"]) == {"cut/000.jpg": f"cut/{mask}"}


def test_the_same_stem_in_two_kinds_is_paired_by_kind(tmp_path: Path) -> None:
    found = pair(tmp_path, images=["cut/000.png", "hole/000.png"], masks=["hole/000_mask.png", "cut/000_mask.png"])
    assert found == {"cut/000.png": "cut/000_mask.png", "hole/000.png": "hole/000_mask.png"}


def test_an_image_without_a_mask_is_left_out(tmp_path: Path) -> None:
    assert pair(tmp_path, images=["cut/000.png", "cut/001.png"], masks=["cut/001.png"]) == {
        "cut/001.png": "cut/001.png"
    }


def test_masks_in_one_flat_folder_are_paired_by_stem(tmp_path: Path) -> None:
    found = pair(tmp_path, images=["cut/a1.png", "hole/b1.png"], masks=["b1_mask.png", "a1.png"])
    assert found == {"cut/a1.png": "a1.png", "hole/b1.png": "b1_mask.png"}


def test_images_in_one_flat_folder_are_paired_by_stem(tmp_path: Path) -> None:
    assert pair(tmp_path, images=["a1.png"], masks=["cut/a1_mask.png"]) == {"a1.png": "cut/a1_mask.png"}


def test_a_kind_that_lies_deeper_among_the_images_is_paired_by_stem(tmp_path: Path) -> None:
    found = pair(tmp_path, images=["anomaly/cut/a1.png"], masks=["cut/a1_mask.png"])
    assert found == {"anomaly/cut/a1.png": "cut/a1_mask.png"}


def test_a_stem_of_two_images_is_not_guessed(tmp_path: Path) -> None:
    assert pair(tmp_path, images=["cut/000.png", "hole/000.png"], masks=["000_mask.png"]) == {}


def test_a_stem_of_two_images_is_not_guessed_from_half_a_place(tmp_path: Path) -> None:
    assert pair(tmp_path, images=["a/cut/000.png", "b/hole/000.png"], masks=["cut/000.png"]) == {}


def test_a_mask_that_is_paired_by_place_is_not_given_away_by_stem(tmp_path: Path) -> None:
    images = ["white_label.png", "cut/white_label.png", "cut/white.png"]
    assert pair(tmp_path, images=images, masks=["white_label.png"]) == {"white_label.png": "white_label.png"}


def test_a_stem_of_two_masks_is_not_guessed(tmp_path: Path) -> None:
    assert pair(tmp_path, images=["000.png"], masks=["cut/000.png", "hole/000.png"]) == {}


def test_two_masks_at_one_place_are_not_guessed(tmp_path: Path) -> None:
    assert pair(tmp_path, images=["cut/000.png"], masks=["cut/000_mask.png", "cut/000_gt.png"]) == {}


def test_a_mask_of_another_kind_is_not_taken_for_its_stem(tmp_path: Path) -> None:
    assert pair(tmp_path, images=["cut/000.png"], masks=["hole/000_mask.png"]) == {}


def test_one_of_several_masks_of_an_image_is_not_taken_for_another_image(tmp_path: Path) -> None:
    masks = ["000/000.png", "000/001.png", "001/000.png"]
    assert pair(tmp_path, images=["000.png", "001.png"], masks=masks) == {}


def test_a_mask_that_two_images_could_have_is_given_to_none(tmp_path: Path) -> None:
    assert pair(tmp_path, images=["cut/white.png", "cut/white_label.png"], masks=["cut/white_label.png"]) == {}


def test_files_that_are_no_pictures_and_hidden_files_are_passed_over(tmp_path: Path) -> None:
    found = pair(tmp_path, images=["cut/000.png"], masks=["cut/000.txt", "cut/.000.png", "cut/000_mask.png"])
    assert found == {"cut/000.png": "cut/000_mask.png"}


def test_masks_among_the_images_are_told_from_them(tmp_path: Path) -> None:
    image, mask = tmp_path / "cut" / "part0.jpg", tmp_path / "cut" / "part0_label.bmp"
    image.parent.mkdir()
    image.touch()
    mask.touch()
    assert pair_masks([image], tmp_path, tmp_path) == {image: mask}


def test_an_image_outside_the_root_is_paired_by_stem_only(tmp_path: Path) -> None:
    (tmp_path / "masks").mkdir()
    mask = tmp_path / "masks" / "a1_mask.png"
    mask.touch()
    image = tmp_path / "elsewhere" / "a1.png"
    assert pair_masks([image], tmp_path / "images", tmp_path / "masks") == {image: mask}


def test_pairs_come_in_the_order_of_the_images(tmp_path: Path) -> None:
    names = ["cut/002.png", "cut/000.png", "cut/001.png"]
    assert list(pair(tmp_path, images=names, masks=sorted(names))) == names


def test_a_missing_folder_of_masks_is_told(tmp_path: Path) -> None:
    with pytest.raises(FolderMissing):
        pair_masks([], tmp_path, tmp_path / "none")
