from pathlib import Path

import numpy as np
import pytest

from inspector.core.errors import NotWritable
from inspector.imaging.read import read_header, read_image
from inspector.imaging.write import write_jpeg, write_png
from tests.imaging.builders import picture


def test_a_png_comes_back_exactly(tmp_path: Path) -> None:
    write_png(tmp_path / "a.png", picture())
    assert (read_image(tmp_path / "a.png") == picture()).all()


def test_a_jpeg_comes_back_nearly(tmp_path: Path) -> None:
    flat = np.full((16, 24, 3), (200, 90, 40), np.uint8)
    write_jpeg(tmp_path / "a.jpg", flat, quality=95)
    assert np.abs(read_image(tmp_path / "a.jpg").astype(int) - flat).max() <= 3
    assert read_header(tmp_path / "a.jpg").format == "JPEG"


def test_a_lower_quality_makes_a_smaller_file(tmp_path: Path) -> None:
    noise = np.random.default_rng(0).integers(0, 256, (64, 64, 3), dtype=np.uint8)
    write_jpeg(tmp_path / "fine.jpg", noise)
    write_jpeg(tmp_path / "coarse.jpg", noise, quality=30)
    assert (tmp_path / "coarse.jpg").stat().st_size < (tmp_path / "fine.jpg").stat().st_size


def test_a_mirrored_view_is_written_as_it_looks(tmp_path: Path) -> None:
    write_png(tmp_path / "a.png", picture()[:, ::-1])
    assert (read_image(tmp_path / "a.png") == picture()[:, ::-1]).all()


def test_nothing_is_left_beside_the_file(tmp_path: Path) -> None:
    write_png(tmp_path / "a.png", picture())
    assert [path.name for path in tmp_path.iterdir()] == ["a.png"]


def test_where_nothing_can_be_written_the_error_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.png").mkdir()
    with pytest.raises(NotWritable):
        write_png(tmp_path / "a.png", picture())
