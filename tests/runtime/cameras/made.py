"""Real files for cameras: pictures and a video, whose frames can be told apart."""

from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from inspector.imaging.write import write_png

SIZE = (64, 48)  # width and height in pixels


def picture(number: int) -> NDArray[np.uint8]:
    """Return a picture, uint8 (h, w, 3) RGB, whose red tells its number."""
    made = np.full((SIZE[1], SIZE[0], 3), 30, np.uint8)
    made[..., 0] = 20 * number
    return made


def number_of(photograph: NDArray[np.uint8]) -> int:
    """Return the number of a picture, also after a video's compression."""
    return round(float(photograph[..., 0].mean()) / 20)


def put(folder: Path, name: str, number: int) -> Path:
    """Let a picture appear in a folder."""
    write_png(folder / name, picture(number))
    return folder / name


def a_video(path: Path, frames: int = 6, rate: float = 20.0) -> Path:
    """Write a video of numbered frames."""
    writer = cv2.VideoWriter(str(path), cv2.CAP_OPENCV_MJPEG, cv2.VideoWriter.fourcc(*"MJPG"), rate, SIZE)
    assert writer.isOpened()
    for number in range(1, frames + 1):
        writer.write(cv2.cvtColor(picture(number), cv2.COLOR_RGB2BGR))
    writer.release()
    return path
