"""Arrays and images of Qt."""

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage

from inspector.gui.pictures import array_of, image_of, image_of_bgra

GENERATOR = np.random.default_rng(0)


@pytest.mark.parametrize("width", [1, 5, 7, 8])
def test_a_photograph_comes_back_as_it_was(width: int) -> None:
    rgb = GENERATOR.integers(0, 256, (6, width, 3), np.uint8)
    assert np.array_equal(array_of(image_of(rgb)), rgb)


def test_an_image_outlives_its_array() -> None:
    rgb = GENERATOR.integers(0, 256, (6, 5, 3), np.uint8)
    image, was = image_of(rgb), rgb.copy()
    rgb[:] = 0
    assert np.array_equal(array_of(image), was)


def test_a_piece_of_an_array_is_an_image_too() -> None:
    rgb = GENERATOR.integers(0, 256, (9, 9, 3), np.uint8)
    assert np.array_equal(array_of(image_of(rgb[2:7:2, ::-1])), rgb[2:7:2, ::-1])


def test_four_bytes_are_read_blue_first() -> None:
    bgra = np.array([[[10, 20, 30, 40]]], np.uint8)
    assert image_of_bgra(bgra, QImage.Format.Format_ARGB32).pixelColor(0, 0) == QColor(30, 20, 10, 40)
