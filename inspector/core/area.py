"""Which part of a photograph is judged: a region of interest, and polygons that are ignored, as shares of its sides."""

import math

from inspector.core.errors import RecipeInvalid

Rectangle = tuple[float, float, float, float]  # left, top, width, height
Polygon = tuple[tuple[float, float], ...]  # corners x, y, in order

LEAST_SIDE = 0.02  # of the photograph's side: a narrower region is a slip of the mouse
LEAST_AREA = 1e-5  # of the photograph: a smaller polygon ignores nothing
MOST_POLYGONS, MOST_CORNERS = 200, 2000
_ROUNDING = 1e-6  # 0.7 + 0.3 may be a hair more than 1


def check_region(region: Rectangle) -> None:
    """Raise `RecipeInvalid` unless (left, top, width, height), shares from 0 to 1, lies inside the photograph."""
    if len(region) != 4 or not all(map(math.isfinite, region)):
        raise RecipeInvalid("region", f"{region} is not left, top, width and height")
    left, top, width, height = region
    if min(width, height) < LEAST_SIDE:
        raise RecipeInvalid("region", f"{width:g} × {height:g} of the photo is too small, at least {LEAST_SIDE:g}")
    if min(left, top) < 0 or max(left + width, top + height) > 1 + _ROUNDING:
        raise RecipeInvalid("region", f"{region} reaches out of the photo, whose sides are 0 to 1")


def check_ignored(polygons: tuple[Polygon, ...]) -> None:
    """Raise `RecipeInvalid` unless all polygons have an area, and corners that are shares from 0 to 1."""
    if len(polygons) > MOST_POLYGONS:
        raise RecipeInvalid("ignored", f"{len(polygons)} polygons are more than {MOST_POLYGONS}")
    for polygon in polygons:
        if not 3 <= len(polygon) <= MOST_CORNERS:
            raise RecipeInvalid("ignored", f"a polygon has {len(polygon)} corners, not 3 to {MOST_CORNERS}")
        if any(len(corner) != 2 for corner in polygon):
            raise RecipeInvalid("ignored", "a corner is not x and y")
        if not all(0 <= share <= 1 for corner in polygon for share in corner):
            raise RecipeInvalid("ignored", "a corner lies outside of the photo, whose sides are 0 to 1")
        if is_flat(polygon):
            raise RecipeInvalid("ignored", "a polygon has no area: its corners lie on a line")


def is_flat(polygon: Polygon) -> bool:
    """Tell whether all corners lie on one line, or nearly: the largest triangle on its longest chord is too small."""
    x0, y0 = polygon[0]
    chords = [(x - x0, y - y0) for x, y in polygon[1:]]
    a, b = max(chords, key=lambda chord: math.hypot(*chord))
    return max(abs(a * y - b * x) for x, y in chords) / 2 < LEAST_AREA
