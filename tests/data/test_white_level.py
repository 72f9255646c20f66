from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from inspector.core.progress import Step, drive
from inspector.core.sample import Sample
from inspector.data.white_level import find_white_level
from tests.data.photos import photo, sample


def deep(path: Path, largest: int) -> Sample:
    values = np.zeros((6, 5), np.uint16)
    values[2, 3] = largest
    Image.fromarray(values).save(path)
    return sample(path)


@pytest.mark.parametrize(
    ("largest", "white"),
    [
        (0, 255),
        (255, 255),
        (256, 511),
        (1023, 1023),
        (1024, 2047),
        (4095, 4095),
        (4096, 8191),
        (32768, 65535),
    ],
)
def test_the_white_level_is_the_lowest_that_nothing_exceeds(tmp_path: Path, largest: int, white: int) -> None:
    assert drive(find_white_level([deep(tmp_path / "a.png", largest)])) == white


def test_the_largest_value_of_all_images_counts(tmp_path: Path) -> None:
    samples = [deep(tmp_path / f"{value}.png", value) for value in (100, 3000, 700)]
    assert drive(find_white_level(samples)) == 4095


def test_sixteen_bit_tiff_is_measured_too(tmp_path: Path) -> None:
    assert drive(find_white_level([deep(tmp_path / "a.tif", 1000)])) == 1023


def test_images_of_eight_bits_say_nothing(tmp_path: Path) -> None:
    samples = [sample(photo(tmp_path / "a.png")), deep(tmp_path / "b.png", 1000)]
    assert drive(find_white_level(samples)) == 1023


def test_without_deep_images_white_is_full_scale(tmp_path: Path) -> None:
    assert drive(find_white_level([sample(photo(tmp_path / "a.png"))])) == 65535


def test_unreadable_images_are_passed_over(tmp_path: Path) -> None:
    samples = [deep(tmp_path / "a.png", 60_000), deep(tmp_path / "b.png", 1000)]
    samples[0].path.unlink()
    assert drive(find_white_level(samples)) == 1023
    assert drive(find_white_level(samples[:1])) == 65535


def test_steps_count_the_deep_images(tmp_path: Path) -> None:
    samples = [deep(tmp_path / f"{value}.png", value) for value in (100, 300)]
    assert list(find_white_level(samples)) == [Step(1, 2), Step(2, 2)]
