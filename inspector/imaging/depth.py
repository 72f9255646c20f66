"""From what a file stores (1 to 32 bits, grey, palette, alpha, CMYK) to uint8 RGB, on an absolute scale.

16-bit values are never stretched to the image's own minimum and maximum: two photographs of one camera must
stay comparable, and a dark part must stay dark.
"""

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFile, TiffImagePlugin

from inspector.imaging.decoders import UnsupportedPixelsError, bits_per_sample, orientation

_WHITE_16 = 65535
_MIN_IS_WHITE = 0  # TIFF's PhotometricInterpretation of negatives


def to_rgb(picture: ImageFile.ImageFile, data: bytes, *, white_level: int) -> NDArray[np.uint8]:
    """Decode an opened image to uint8 (h, w, 3) RGB, turned as its EXIF orientation says.

    `data` are the bytes of the whole file, for the kinds that Pillow would cut down to 8 bits.
    Raises any of `DECODER_ERRORS`, `UnsupportedPixelsError` among them.
    """
    bits = bits_per_sample(picture)
    turn = orientation(picture)
    # Pillow decodes even what OpenCV reads below: it refuses truncated files that OpenCV takes for whole.
    picture.load()
    white = min(white_level, 2**bits - 1)  # a file of 12 bits has its white at 4095 whatever the recipe says
    if picture.mode == "F":
        return turned(_rgb(_from_float(np.asarray(picture))), turn)
    if picture.mode.startswith("I"):
        return turned(_rgb(_from_deep_grey(picture, bits=bits, white=white)), turn)
    if bits > 8:
        return turned(_from_deep_colour(picture, data, white=white), turn)
    return turned(_flat(picture), turn)


def to_eight_bits(values: NDArray[np.uint16], white: int) -> NDArray[np.uint8]:
    """Return round(value / `white` × 255), clipped to 255, for uint16 values of any shape."""
    steps = np.arange(_WHITE_16 + 1, dtype=np.int64)
    table = np.minimum((steps * 510 + white) // (2 * white), 255).astype(np.uint8)
    eight: NDArray[np.uint8] = table[values]
    return eight


def turned(image: NDArray[np.uint8], turn: int) -> NDArray[np.uint8]:
    """Return (h, w, 3) as it is to be looked at, for an EXIF orientation of 1 to 8."""
    if turn >= 5:  # stored on its side: mirrored at the main diagonal
        image = image.transpose(1, 0, 2)
    if turn in (2, 3, 6, 7):
        image = image[:, ::-1]
    if turn in (3, 4, 7, 8):
        image = image[::-1]
    return np.require(image, requirements=("C", "W"))  # Pillow gives read-only memory, which torch refuses


def _flat(picture: Image.Image) -> NDArray[np.uint8]:
    """Return uint8 RGB of an image of 8 bits or less; what is transparent lies on white."""
    if not picture.has_transparency_data:
        return np.asarray(picture.convert("RGB"))
    layered = picture.convert("RGBA")
    page = Image.new("RGB", layered.size, "white")
    page.paste(layered, mask=layered.getchannel("A"))
    return np.asarray(page)


def _from_float(values: NDArray[np.float32]) -> NDArray[np.uint8]:
    """Return uint8 (h, w) of floating-point grey, which is only unambiguous between 0 and 1."""
    if not ((values >= 0) & (values <= 1)).all():  # false for what is not a number, too
        raise UnsupportedPixelsError("floating-point values outside 0 to 1: white is not known")
    return np.asarray(np.floor(values * 255 + 0.5), np.uint8)


def _from_deep_grey(picture: ImageFile.ImageFile, *, bits: int, white: int) -> NDArray[np.uint8]:
    """Return uint8 (h, w) of grey with more than 8 bits."""
    values = np.asarray(picture)
    if values.min() < 0 or values.max() > _WHITE_16:
        raise UnsupportedPixelsError(f"{bits}-bit values outside 0 to {_WHITE_16}, so that white is not known")
    deep = values.astype(np.uint16)
    if isinstance(picture, TiffImagePlugin.TiffImageFile):
        photometric = picture.tag_v2.get(TiffImagePlugin.PHOTOMETRIC_INTERPRETATION)
        deep = 2**bits - 1 - deep if photometric == _MIN_IS_WHITE and bits <= 16 else deep
    grey = to_eight_bits(deep, white)
    grey[deep == picture.info.get("transparency", -1)] = 255
    return grey


def _from_deep_colour(picture: Image.Image, data: bytes, *, white: int) -> NDArray[np.uint8]:
    """Return uint8 RGB of colour with 16 bits, which Pillow only gives with 8."""
    if picture.mode not in ("RGB", "RGBA", "RGBX", "RGBa"):
        raise UnsupportedPixelsError(f"{picture.mode} with more than 8 bits")
    values = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_UNCHANGED)
    if values is None or values.dtype != np.uint16 or values.ndim != 3:
        raise ValueError("not decoded")
    rgb = to_eight_bits(values[:, :, 2::-1].astype(np.uint16), white)
    if values.shape[2] == 4 and picture.has_transparency_data:
        alpha = values[:, :, 3:].astype(np.float32) / _WHITE_16
        return np.floor(255 - alpha * (255 - rgb.astype(np.float32)) + 0.5).astype(np.uint8)
    return rgb


def _rgb(grey: NDArray[np.uint8]) -> NDArray[np.uint8]:
    return np.repeat(grey[:, :, None], 3, axis=2)
