from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from inspector.core.errors import ImageUnreadable
from inspector.imaging.read import decode_image
from tests.imaging.builders import (
    deep,
    eight,
    encoded,
    encoded_deep,
    png,
    png_chunk,
    tiff,
)

NAME = Path("part.png")


@pytest.mark.parametrize("suffix", [".png", ".tiff"])
@pytest.mark.parametrize("channels", [1, 3])
@pytest.mark.parametrize("white", [65535, 4095, 255])
def test_16_bits_are_scaled_by_the_white_level_exactly(suffix: str, channels: int, white: int) -> None:
    values = deep(channels=channels)
    read = decode_image(encoded_deep(values, suffix), NAME, white_level=white)
    assert (read == eight(values if channels == 3 else values[:, :, None], white)).all()


def test_a_dark_16_bit_picture_stays_dark() -> None:
    read = decode_image(encoded_deep(deep() // 256, ".png"), NAME)
    assert read.max() <= 1


@pytest.mark.parametrize("order", ["<", ">"])
def test_16_bit_grey_tiffs_are_read_in_both_byte_orders(order: str) -> None:
    values = deep()
    data = tiff(values.astype(order + "u2").tobytes(), width=7, height=6, bits=(16,), photometric=1, order=order)
    assert (decode_image(data, NAME) == eight(values)[:, :, None]).all()


@pytest.mark.parametrize("order", ["<", ">"])
def test_16_bit_rgb_tiffs_are_read_in_both_byte_orders(order: str) -> None:
    values = deep(channels=3)
    pixels = values.astype(order + "u2").tobytes()
    data = tiff(pixels, width=7, height=6, bits=(16, 16, 16), photometric=2, order=order)
    assert (decode_image(data, NAME) == eight(values)).all()


def test_a_16_bit_tiff_in_which_small_is_white_is_turned_round() -> None:
    values = deep()
    data = tiff(values.astype("<u2").tobytes(), width=7, height=6, bits=(16,), photometric=0)
    assert (decode_image(data, NAME) == eight(65535 - values)[:, :, None]).all()


def test_a_12_bit_tiff_has_its_white_at_4095() -> None:
    data = tiff(bytes.fromhex("fff000800000"), width=4, height=1, bits=(12,), photometric=1)
    assert decode_image(data, NAME)[0, :, 0].tolist() == [255, 0, 128, 0]


@pytest.mark.parametrize("suffix", [".png", ".tiff"])
def test_16_bit_rgba_lies_on_white(suffix: str) -> None:
    values = np.zeros((3, 3, 4), np.uint16)
    values[0] = (65535, 0, 32768, 65535)
    values[1] = (65535, 0, 32768, 0)
    values[2] = (0, 0, 0, 32768)
    read = decode_image(encoded_deep(values, suffix), NAME)
    assert tuple(read[0, 0]) == (255, 0, 128)
    assert tuple(read[1, 0]) == (255, 255, 255)
    assert tuple(read[2, 0]) == (127, 127, 127)


def test_16_bit_grey_with_alpha_lies_on_white() -> None:
    pixels = np.array([[[0, 65535], [0, 0], [32768, 65535]]], ">u2")
    data = png(3, 1, bits=16, colour=4, rows=b"\0" + pixels.tobytes())
    assert decode_image(data, NAME)[0, :, 0].tolist() == [0, 255, 128]


def test_a_transparent_grey_of_16_bits_is_white() -> None:
    rows = b"\0" + np.array([100, 40000], ">u2").tobytes()
    mark = png_chunk(b"tRNS", (100).to_bytes(2, "big"))
    data = png(2, 1, bits=16, colour=0, rows=rows, extra=mark)
    assert decode_image(data, NAME)[0, :, 0].tolist() == [255, 156]


def test_a_transparent_colour_of_16_bits_is_white() -> None:
    pixels = np.array([[100, 200, 300], [65535, 0, 0]], ">u2").tobytes()
    data = png(2, 1, bits=16, colour=2, rows=b"\0" + pixels, extra=png_chunk(b"tRNS", pixels[:6]))
    assert decode_image(data, NAME)[0].tolist() == [[255, 255, 255], [255, 0, 0]]


def test_32_bit_integers_up_to_65535_are_taken_as_16_bits() -> None:
    values = deep()
    data = tiff(values.astype("<i4").tobytes(), width=7, height=6, bits=(32,), photometric=1, sample_format=2)
    assert (decode_image(data, NAME) == eight(values)[:, :, None]).all()


def test_32_bit_integers_beyond_65535_are_refused_with_the_way_out() -> None:
    data = encoded(Image.fromarray(np.full((2, 2), 70000, np.int32)), "TIFF")
    with pytest.raises(ImageUnreadable, match=r"white is not known; save it as an 8-bit or 16-bit PNG"):
        decode_image(data, NAME)


def test_floats_from_0_to_1_are_taken() -> None:
    data = encoded(Image.fromarray(np.array([[0.0, 0.5, 1.0]], np.float32)), "TIFF")
    assert decode_image(data, NAME)[0, :, 0].tolist() == [0, 128, 255]


@pytest.mark.parametrize("value", [-0.1, 1.5, float("nan"), float("inf")])
def test_other_floats_are_refused(value: float) -> None:
    data = encoded(Image.fromarray(np.array([[0.0, value]], np.float32)), "TIFF")
    with pytest.raises(ImageUnreadable, match="outside 0 to 1"):
        decode_image(data, NAME)
