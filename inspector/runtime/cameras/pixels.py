"""What OpenCV hands out, as Inspector has its photographs."""

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray


def rgb_of(image: Any) -> NDArray[np.uint8]:
    """Return a picture of OpenCV's, uint8 (h, w, 3) BGR or (h, w) grey, as uint8 (h, w, 3) RGB."""
    grey = image.ndim == 2 or image.shape[2] == 1
    return np.asarray(cv2.cvtColor(image, cv2.COLOR_GRAY2RGB if grey else cv2.COLOR_BGR2RGB), np.uint8)
