"""What is printed on every carton of one brand: drawn once, and kept. Units, from the carton's middle."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from inspector.data.drawn.fields import Colour
from inspector.data.drawn.lettering import Artwork, sheet

WIDTH, HEIGHT = 462.0, 326.0


@dataclass(frozen=True, slots=True)
class Brand:
    """A name, what is in the carton, and its two colours."""

    name: str
    what: str
    main: Colour
    accent: Colour


BRANDS = (
    Brand("Novacal", "calcium + vitamin D3", (0.05, 0.36, 0.62), (0.95, 0.62, 0.13)),
    Brand("Lumera", "omega-3 capsules", (0.10, 0.48, 0.40), (0.82, 0.86, 0.35)),
    Brand("Viterra", "magnesium citrate", (0.55, 0.14, 0.32), (0.96, 0.70, 0.60)),
    Brand("Kardian", "film-coated tablets", (0.72, 0.16, 0.14), (0.30, 0.32, 0.36)),
    Brand("Orbisan", "throat lozenges", (0.30, 0.24, 0.55), (0.45, 0.75, 0.85)),
)


@lru_cache(maxsize=4)
def sheets(number: int, code: str, unit: float) -> tuple[Artwork, ...]:
    """Return the artwork of a brand in its four inks: its colour, its second colour, white, black."""
    brand = BRANDS[number]
    art = (_main(unit, brand), _accent(unit), _white(unit, brand), _words(unit, brand, code))
    return tuple(one.softened() for one in art)


def _main(unit: float, brand: Brand) -> Artwork:
    art = sheet(WIDTH, HEIGHT, unit)
    t = np.linspace(0, 1, 60)
    wave = np.stack([t * WIDTH - WIDTH / 2, -62 + 26 * np.sin(t * 3.4 + 0.4)], 1)
    art.shape(np.concatenate([[[-WIDTH / 2, -HEIGHT / 2]], wave, [[WIDTH / 2, -HEIGHT / 2]]]))
    art.bar(-WIDTH / 2, 152, WIDTH, 12)
    art.text(brand.what, -206, -4, 19, bold=True)
    return art


def _accent(unit: float) -> Artwork:
    art = sheet(WIDTH, HEIGHT, unit)
    t = np.linspace(0, 1, 60)
    upper, lower = -58 + 26 * np.sin(t * 3.4 + 0.4), -48 + 26 * np.sin(t * 3.2 + 0.5)
    x = t * WIDTH - WIDTH / 2
    art.shape(np.concatenate([np.stack([x, upper], 1), np.stack([x, lower], 1)[::-1]]))
    angles = np.linspace(0, 2 * np.pi, 60)
    art.shape(np.stack([178 + 25 * np.cos(angles), -118 + 25 * np.sin(angles)], 1))
    return art


def _white(unit: float, brand: Brand) -> Artwork:
    art = sheet(WIDTH, HEIGHT, unit)
    art.text(brand.name, -208, -88, 54, bold=True)
    for turn in range(3):
        angles = np.linspace(0, np.pi, 20) + turn * 2 * np.pi / 3
        art.shape(np.stack([178 + 17 * np.cos(angles) ** 3, -118 + 17 * np.sin(angles) ** 3], 1))
    return art


def _words(unit: float, brand: Brand, code: str) -> Artwork:
    art = sheet(WIDTH, HEIGHT, unit)
    art.text("500 mg", -206, 32, 25, bold=True)
    for line, words in enumerate(
        ("30 tablets for oral use", "Store below 25 °C in a dry place.", "Keep away from children.")
    ):
        art.text(words, -206, 56 + 17 * line, 11.5)
    art.text(f"{brand.name} Pharma GmbH, 10115 Berlin", -206, 143, 9)
    art.barcode(code, 62, 48, 1.5, 62)
    for x, y, width, height in ((-208, 99, 214, 1), (-208, 128, 214, 1), (-208, 99, 1, 30), (5, 99, 1, 30)):
        art.bar(x, y, width, height)
    return art
