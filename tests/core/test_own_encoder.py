"""The recipe of an encoder of our own: what cannot work is refused before hours go into it."""

from dataclasses import replace

import pytest

from inspector.core.errors import RecipeInvalid
from inspector.core.own_encoder import OwnEncoder

TINY = OwnEncoder(stock=32, side=80, fresh=2, crops=(32, 48), materials=8)


@pytest.mark.parametrize(
    "changes",
    [
        *({"crops": ()}, {"crops": (60,)}, {"crops": (80,)}, {"materials": 7}, {"stock": 8}, {"fresh": 33}),
        *({"averaged": 1.0}, {"steady": 50}, {"patches": 2}, {"flawed": 1.5}, {"temperature": 0.0}),
        *({"warm_up": 0}, {"fresh": -1}, {"weight_decay": float("nan")}, {"learning_rate": float("inf")}),
        *({"seed": 2**63}, {"stock": 10**12}, {"side": 10**9}, {"flaws": -1.0}, {"side": 50}),
    ],
)
def test_a_recipe_that_cannot_work_is_refused(changes: dict[str, object]) -> None:
    with pytest.raises(RecipeInvalid):
        replace(TINY, **changes)
