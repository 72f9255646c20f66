"""A fitted scorer with all heads, of a tiny encoder: what is fused, exported, kept and extended."""

from dataclasses import replace

from inspector.core.finetuning import Finetuning
from inspector.core.progress import drive
from inspector.core.recipe import Recipe
from inspector.learning.backbones import DEEP
from inspector.learning.evidence.examples import LabelledAnomaly
from inspector.learning.evidence.heads import Heads, draw, learn_heads
from inspector.learning.fitting import Fit, fit
from tests.learning.tiny import GOOD, odd_picture, pooled, tiny_encoder, tiny_recipe

SETTINGS = Finetuning(defects=1, head_steps=5, epochs=2, learn_from=4)
ANOMALIES = [LabelledAnomaly(odd_picture(900 + i), None) for i in range(4)]


def head_recipe(**changes: object) -> Recipe:
    return replace(tiny_recipe(), finetuning=replace(SETTINGS, **changes))


def taught(recipe: Recipe, *, strides: tuple[int, int] = DEEP) -> Heads:
    encoder = tiny_encoder(recipe, strides=strides)
    examples = drive(draw(encoder, GOOD, ANOMALIES, recipe))
    return drive(learn_heads(encoder, examples, GOOD, ANOMALIES, recipe))


def fitted_with(heads: Heads | None, recipe: Recipe, *, strides: tuple[int, int] = DEEP, labelled: bool = True) -> Fit:
    encoder = tiny_encoder(recipe, strides=strides)
    anomalies = ANOMALIES if labelled else []
    pool = pooled(GOOD, recipe, encoder)
    return drive(fit(encoder, pool, GOOD, recipe, all_scores=True, heads=heads, anomalies=anomalies))
