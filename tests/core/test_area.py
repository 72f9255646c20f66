import json
from dataclasses import asdict, replace

import pytest

from inspector.core.errors import RecipeInvalid
from inspector.core.recipe import Preparation, Recipe

TRIANGLE = ((0.1, 0.1), (0.4, 0.1), (0.1, 0.5))
SQUARE = ((0.6, 0.6), (0.9, 0.6), (0.9, 0.9), (0.6, 0.9))
MARKED = Recipe(Preparation(region=(0.1, 0.2, 0.5, 0.6), ignored=(TRIANGLE, SQUARE)))


def test_without_a_word_all_of_a_photograph_is_judged() -> None:
    assert (Preparation().region, Preparation().ignored) == (None, ())


def test_a_marked_recipe_is_read_again_from_json() -> None:
    assert Recipe.from_json(json.loads(json.dumps(MARKED.to_json()))) == MARKED


def test_whole_numbers_are_shares_too() -> None:
    values = asdict(Preparation()) | {"region": [0, 0, 1, 1], "ignored": [[[0, 0], [1, 0], [0, 1]]]}
    recipe = Recipe.from_json(Recipe().to_json() | {"preparation": values})
    assert recipe.preparation.region == (0.0, 0.0, 1.0, 1.0)
    assert recipe.preparation.ignored == (((0.0, 0.0), (1.0, 0.0), (0.0, 1.0)),)


def test_equal_marks_make_equal_recipes_that_can_be_hashed() -> None:
    assert len({MARKED.preparation, replace(MARKED.preparation), Preparation()}) == 2


@pytest.mark.parametrize(
    "region",
    [
        (-0.1, 0, 0.5, 0.5),
        (0, -0.1, 0.5, 0.5),
        (0.6, 0, 0.5, 0.5),
        (0, 0.6, 0.5, 0.5),
        (0, 0, 0.01, 0.5),
        (0, 0, 0.5, 0),
        (0, 0, -0.5, -0.5),
        (0, 0, float("nan"), 0.5),
        (0, 0, float("inf"), 0.5),
        (0, 0, 1),
    ],
)
def test_a_region_outside_of_the_photograph_or_hardly_there_is_refused(region: tuple[float, ...]) -> None:
    with pytest.raises(RecipeInvalid, match="region"):
        Preparation(region=region)  # type: ignore[arg-type]


@pytest.mark.parametrize("region", [(0, 0, 1, 1), (0.7, 0.9, 0.3, 0.1), (0.98, 0, 0.02, 1)])
def test_a_region_may_touch_the_edge(region: tuple[float, float, float, float]) -> None:
    assert Preparation(region=region).region == region


@pytest.mark.parametrize(
    ("polygon", "cause"),
    [
        ((), "0 corners"),
        (TRIANGLE[:2], "2 corners"),
        (((0, 0), (1.01, 0), (0, 1)), "outside"),
        (((0, 0), (-0.01, 0), (0, 1)), "outside"),
        (((0, 0), (float("nan"), 0), (0, 1)), "outside"),
        (((0, 0), (0.5, 0.5), (1, 1)), "no area"),
        (((0.3, 0.3),) * 3, "no area"),
        (((0, 0, 0), (1, 0, 0), (0, 1, 0)), "x and y"),
    ],
)
def test_a_polygon_that_ignores_nothing_is_refused(polygon: tuple[tuple[float, float], ...], cause: str) -> None:
    with pytest.raises(RecipeInvalid, match=f"ignored: .*{cause}"):
        Preparation(ignored=(SQUARE, polygon))


def test_a_figure_of_eight_ignores_something() -> None:
    eight = ((0.1, 0.1), (0.9, 0.9), (0.9, 0.1), (0.1, 0.9))
    assert Preparation(ignored=(eight,)).ignored == (eight,)


def test_too_many_polygons_are_refused() -> None:
    with pytest.raises(RecipeInvalid, match="201 polygons"):
        Preparation(ignored=(SQUARE,) * 201)


@pytest.mark.parametrize("ignored", ["all", [["a"]], [[[0.1]]], 3, [[[0.1, "b"], [0.2, 0.3], [0.5, 0.6]]]])
def test_what_is_no_polygon_is_refused_when_read(ignored: object) -> None:
    values = asdict(Preparation()) | {"ignored": ignored}
    with pytest.raises(RecipeInvalid):
        Recipe.from_json(Recipe().to_json() | {"preparation": values})
