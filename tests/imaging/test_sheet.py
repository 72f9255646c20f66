import numpy as np
import pytest

from inspector.imaging.sheet import contact_sheet, side_by_side


def flat(height: int, width: int, colour: tuple[int, int, int]) -> np.ndarray:
    return np.full((height, width, 3), colour, np.uint8)


RED, GREEN, BLUE = flat(300, 200, (200, 0, 0)), flat(300, 400, (0, 150, 0)), flat(100, 100, (0, 0, 220))


def area(page: np.ndarray, image: np.ndarray) -> np.ndarray:
    """The rows and columns where a picture's colour stands: top, bottom, left, right."""
    rows, columns = np.nonzero((page == image[0, 0]).all(axis=2))
    return np.array([rows.min(), rows.max(), columns.min(), columns.max()])


def test_pictures_side_by_side_have_one_height_and_their_own_widths() -> None:
    page = side_by_side([RED, GREEN, BLUE], ["a", "b", "c"])
    assert area(page, RED).tolist() == [16, 315, 16, 215]
    assert area(page, GREEN).tolist() == [16, 315, 232, 631]
    assert area(page, BLUE).tolist() == [16, 315, 648, 947]


def test_small_patches_are_enlarged_to_be_seen() -> None:
    page = side_by_side([flat(32, 32, (200, 0, 0))], ["hottest spot"])
    assert area(page, RED).tolist() == [16, 239, 16, 239]


def test_a_sheet_has_cells_of_one_size() -> None:
    page = contact_sheet([RED, GREEN, BLUE], ["a", "b", "c"], 2)
    assert area(page, RED)[:2].tolist() == [16, 315]
    assert area(page, GREEN).tolist() == [16, 315, 432, 831]
    assert area(page, BLUE)[0] > 315
    assert page.shape[1] == 16 + 400 + 16 + 400 + 16


def test_a_picture_is_shown_whole_in_its_cell() -> None:
    page = contact_sheet([RED, GREEN], ["a", "b"], 2)
    top, bottom, left, right = area(page, RED)
    assert (right - left + 1) / (bottom - top + 1) == pytest.approx(200 / 300, rel=0.01)
    assert left == 16 + 100


def test_large_tiles_are_shrunk() -> None:
    page = contact_sheet([flat(2000, 1000, (200, 0, 0))], [""], 4)
    assert page.shape[:2] == (480 + 32, 480 + 32)


def test_captions_of_two_lines_take_more_room() -> None:
    one = side_by_side([RED], ["nearest good"])
    two = side_by_side([RED], ["nearest good\ndistance 0.41"])
    none = side_by_side([RED], [""])
    assert none.shape[0] < one.shape[0] < two.shape[0]


def test_a_long_caption_stays_below_its_picture() -> None:
    page = side_by_side([BLUE, BLUE], ["a very long caption " * 9, ""])
    assert (page[316:, 16 + 224 + 4 : 16 + 224 + 12] == 255).all()


@pytest.mark.parametrize("make", [side_by_side, lambda images, captions: contact_sheet(images, captions, 2)])
def test_pictures_and_captions_must_match(make: object) -> None:
    with pytest.raises(ValueError, match="1 pictures with 2 captions"):
        make([RED], ["a", "b"])  # type: ignore[operator]
    with pytest.raises(ValueError, match="0 pictures"):
        make([], [])  # type: ignore[operator]
