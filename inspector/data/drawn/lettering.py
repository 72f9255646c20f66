"""Print: text, bar codes and dotted serial numbers, drawn in part coordinates and then laid on the part."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from inspector.data.drawn.fields import Field, Points
from inspector.data.drawn.order import Grid

_FINE = 2.0  # artwork pixels per pixel of the picture
_LEFT = (
    "0001101",
    "0011001",
    "0010011",
    "0111101",
    "0100011",
    "0110001",
    "0101111",
    "0111011",
    "0110111",
    "0001011",
)
_PARITY = ("LLLLLL", "LLGLGG", "LLGGLG", "LLGGGL", "LGLLGG", "LGGLLG", "LGGGLL", "LGLGLG", "LGLGGL", "LGGLGL")
_DOTS = {  # columns of a 5 × 7 dot matrix, the lowest bit on top
    "0": "3E5149453E", "1": "00427F4000", "2": "4261514946", "3": "2141454B31", "4": "1814127F10",
    "5": "2745454539", "6": "3C4A494930", "7": "0171090503", "8": "3649494936", "9": "064949291E",
    "L": "7F40404040", "O": "3E4141413E", "T": "01017F0101", "E": "7F49494941", "X": "6314081463",
    "P": "7F09090906", "B": "7F49494936", "A": "7E1111117E", "C": "3E41414122", "/": "2010080402",
    "-": "0808080808", ":": "0036360000", " ": "0000000000",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Artwork:
    """A sheet of `width` × `height` units around the part's middle, to be printed in one ink.

    `ink` (rows, columns) uint8 is its coverage, `fine` its pixels per unit.
    """

    ink: NDArray[np.uint8]
    width: float
    height: float
    fine: float

    def spot(self, x: float, y: float) -> tuple[int, int]:
        """Return the sheet's pixel at part coordinates."""
        return round((x + self.width / 2) * self.fine), round((y + self.height / 2) * self.fine)

    def text(self, words: str, x: float, y: float, size: float, *, bold: bool = False, middle: bool = False) -> None:
        """Write words on the base line (x, y), in letters `size` units high; from x on, or around it."""
        face, pixels, weight = (
            cv2.FontFace("sans"),
            max(5, round(size * self.fine * 1.35)),
            750 if bold else 420,
        )
        if middle:
            box = cv2.getTextSize((1, 1), words, (0, 0), face, pixels, weight)
            x -= (box[0] + box[2] / 2) / self.fine
        cv2.putText(self.ink, words, self.spot(x, y), (255,), face, pixels, weight)

    def bar(self, x: float, y: float, width: float, height: float) -> None:
        """Print a rectangle from its top left corner; its edges are smooth."""
        corners = np.array([[x, y], [x + width, y], [x + width, y + height], [x, y + height]])
        self.shape(corners)

    def shape(self, outline: Points) -> None:
        """Print a polygon."""
        spots = (outline + self._middle()) * self.fine - 0.5
        cv2.fillPoly(self.ink, [np.rint(spots * 16).astype(np.int32)], (255,), cv2.LINE_AA, 4)

    def line(self, path: Points, width: float) -> None:
        """Print a line through points (n, 2)."""
        spots = np.rint(((path + self._middle()) * self.fine - 0.5) * 16).astype(np.int32)
        cv2.polylines(self.ink, [spots], False, (255,), max(1, round(width * self.fine)), cv2.LINE_AA, 4)

    def dot(self, x: float, y: float, radius: float) -> None:
        """Print a round dot."""
        spot = ((x + self.width / 2) * self.fine - 0.5, (y + self.height / 2) * self.fine - 0.5)
        centre = (round(spot[0] * 16), round(spot[1] * 16))
        cv2.circle(self.ink, centre, round(radius * self.fine * 16), (255,), -1, cv2.LINE_AA, 4)

    def barcode(self, digits: str, x: float, y: float, module: float, height: float) -> None:
        """Print an EAN-13 code of 12 digits and its check digit; the thinnest bar is `module` units."""
        bits, digits = ean13(digits)
        for place, bit in enumerate(bits):
            if bit == "1":
                guard = place < 3 or place >= 92 or 45 <= place < 50
                self.bar(x + place * module, y, module, height + (4 * module if guard else 0))
        size = module * 7
        for words, start in ((digits[0], -7.5), (digits[1:7], 6), (digits[7:], 52)):
            self.text(words, x + start * module, y + height + size * 1.3, size)

    def dotted(self, words: str, x: float, y: float, pitch: float) -> None:
        """Print words as an inkjet coder does, in dots `pitch` units apart; (x, y) is the top left."""
        for place, letter in enumerate(words):
            columns = bytes.fromhex(_DOTS[letter])
            for column, bits in enumerate(columns):
                for row in (row for row in range(7) if bits >> row & 1):
                    centre = (x + (place * 6.4 + column) * pitch, y + row * pitch)
                    self.dot(*centre, pitch * 0.52)

    def on(self, grid: Grid, *, dx: float = 0, dy: float = 0) -> Field:
        """Return the ink's coverage (h, w) on the part, printed (dx, dy) units off its place."""
        sheet = np.array([[1 / self.fine, 0, dx - self.width / 2], [0, 1 / self.fine, dy - self.height / 2], [0, 0, 1]])
        matrix = np.vstack([grid.matrix, [0, 0, 1]]) @ sheet
        laid = cv2.warpAffine(self.ink, matrix[:2], grid.shape[::-1], flags=cv2.INTER_LINEAR)
        return np.asarray(laid, np.float32) / np.float32(255)

    def softened(self) -> "Artwork":
        """Return the sheet averaged, as it must be before it is laid on at half its size."""
        soft = cv2.GaussianBlur(self.ink, (5, 5), 0.5 * _FINE)
        return Artwork(np.asarray(soft, np.uint8), self.width, self.height, self.fine)

    def _middle(self) -> Points:
        return np.array([self.width / 2, self.height / 2])


def sheet(width: float, height: float, unit: float) -> Artwork:
    """Return an empty sheet for a part whose pictures have `unit` pixels per unit."""
    fine = unit * _FINE
    return Artwork(np.zeros((round(height * fine), round(width * fine)), np.uint8), width, height, fine)


def ean13(digits: str) -> tuple[str, str]:
    """Return the 95 modules ("1" is a bar) of an EAN-13 code for 12 digits, and all 13 digits."""
    numbers = [int(d) for d in digits[:12]]
    check = -sum(n * (3 if i % 2 else 1) for i, n in enumerate(numbers)) % 10
    numbers.append(check)
    left = "".join(_half(n, side) for n, side in zip(numbers[1:7], _PARITY[numbers[0]], strict=True))
    right = "".join(_half(n, "R") for n in numbers[7:])
    return f"101{left}01010{right}101", "".join(map(str, numbers))


def _half(number: int, side: str) -> str:
    code = _LEFT[number]
    if side == "L":
        return code
    inverse = code.translate(str.maketrans("01", "10"))
    return inverse if side == "R" else inverse[::-1]
