from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from inspector.core.errors import ImageUnreadable
from inspector.imaging.thumbnail import read_thumbnail


def test_a_large_jpeg_looks_like_itself_made_small(tmp_path: Path) -> None:
    ramp = np.repeat(np.linspace(0, 255, 1600).astype(np.uint8)[None, :, None], 1200, axis=0).repeat(3, axis=2)
    Image.fromarray(ramp).save(tmp_path / "a.jpg", quality=95)
    small = read_thumbnail(tmp_path / "a.jpg", 128)
    assert small.shape == (96, 128, 3)
    assert np.abs(small[48, :, 0].astype(int) - np.linspace(0, 255, 128)).max() < 8


def test_it_is_turned_as_the_camera_was_held(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.new("RGB", (400, 200)).save(tmp_path / "a.jpg", exif=exif)
    assert read_thumbnail(tmp_path / "a.jpg", 100).shape == (100, 50, 3)


def test_a_small_image_is_not_enlarged(tmp_path: Path) -> None:
    Image.new("RGB", (20, 10)).save(tmp_path / "a.png")
    assert read_thumbnail(tmp_path / "a.png", 128).shape == (10, 20, 3)


def test_a_line_keeps_one_pixel_at_least(tmp_path: Path) -> None:
    Image.new("RGB", (3000, 2)).save(tmp_path / "a.png")
    assert read_thumbnail(tmp_path / "a.png", 128).shape == (1, 128, 3)


def test_twelve_bits_in_sixteen_are_not_shown_black(tmp_path: Path) -> None:
    Image.fromarray(np.full((64, 64), 4000, np.uint16)).save(tmp_path / "a.png")
    assert read_thumbnail(tmp_path / "a.png", 128).min() > 200


def test_a_damaged_jpeg_says_so(tmp_path: Path) -> None:
    Image.effect_noise((300, 300), 80).save(tmp_path / "a.jpg")
    (tmp_path / "a.jpg").write_bytes((tmp_path / "a.jpg").read_bytes()[:2000])
    with pytest.raises(ImageUnreadable):
        read_thumbnail(tmp_path / "a.jpg", 128)
