from collections.abc import Sequence
from dataclasses import dataclass, replace

import pytest
import torch
from torch import Tensor, nn

from inspector.core.finetuning import Finetuning
from inspector.core.progress import Step, Steps, drive
from inspector.core.recipe import Recipe
from inspector.learning.evidence import heads as evidence
from inspector.learning.evidence.examples import Examples, LabelledAnomaly
from inspector.learning.evidence.heads import FOLDS, Heads, draw, judged, learn_heads
from tests.learning.tiny import GOOD, odd_picture, picture, tiny_encoder, tiny_recipe

SETTINGS = Finetuning(defects=1, head_steps=2, epochs=2, learn_from=4)
ANOMALIES = [LabelledAnomaly(odd_picture(900 + i), None) for i in range(7)]


def recipe_of(settings: Finetuning = SETTINGS, *, tiled: bool = False, seed: int = 0) -> Recipe:
    return replace(tiny_recipe(tiled=tiled, seed=seed), finetuning=settings)


def learned(anomalies: Sequence[LabelledAnomaly] = (), *, settings: Finetuning = SETTINGS, seed: int = 0) -> Heads:
    recipe, encoder = recipe_of(settings, seed=seed), tiny_encoder()
    examples = drive(draw(encoder, GOOD, anomalies, recipe))
    return drive(learn_heads(encoder, examples, GOOD, anomalies, recipe))


@dataclass(frozen=True)
class Shown:
    """The images, good and anomalous, that one fold's head was given."""

    good: set[int]
    drawn: set[int]
    labelled: set[int]


class Constant(nn.Module):
    """A head that says the number of its fold, of a patch or of a picture."""

    def __init__(self, fold: int, *, patches: bool) -> None:
        super().__init__()
        self.fold, self.patches = fold, patches

    def forward(self, features: Tensor) -> Tensor:
        places = features[:, 0] if self.patches else features[:, 0, 0, 0]
        return torch.full_like(places, float(self.fold))


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[Shown]]:
    """Heads that learn nothing and say which fold is theirs, with the images that each was given."""
    seen: dict[str, list[Shown]] = {"learn_head": [], "learn_classifier": []}

    def watch(name: str) -> object:
        def learn(examples: Examples, *_: object, **__: object) -> Steps[Constant]:
            pools = (examples.good, examples.drawn, examples.labelled)
            seen[name].append(Shown(*({example.image for example in pool} for pool in pools)))
            yield Step(1, 1)
            return Constant(len(seen[name]) - 1, patches=name == "learn_head")

        return learn

    for name in seen:
        monkeypatch.setattr(evidence, name, watch(name))
    return seen


class TestFolds:
    def test_every_good_image_is_judged_by_the_one_head_that_had_not_seen_it(
        self, shown: dict[str, list[Shown]]
    ) -> None:
        heads = learned(ANOMALIES)
        for image, found in enumerate(heads.good):
            unseen = [fold for fold, given in enumerate(shown["learn_head"]) if image not in given.good | given.drawn]
            assert [int(found[0].located[0, 0])] == unseen

    def test_so_is_every_labelled_anomaly(self, shown: dict[str, list[Shown]]) -> None:
        heads = learned(ANOMALIES)
        for image, found in enumerate(heads.anomalies):
            unseen = [fold for fold, given in enumerate(shown["learn_head"]) if image not in given.labelled]
            assert [int(found[0].located[0, 0])] == unseen

    def test_the_classifier_heads_leave_out_the_same(self, shown: dict[str, list[Shown]]) -> None:
        heads = learned(ANOMALIES)
        assert shown["learn_classifier"] == shown["learn_head"]
        pieces = [found[0] for found in (*heads.good, *heads.anomalies)]
        assert all(piece.classified is not None for piece in pieces)
        assert [int(piece.classified) for piece in pieces if piece.classified is not None] == [
            int(piece.located[0, 0]) for piece in pieces
        ]

    def test_every_head_sees_about_two_thirds(self, shown: dict[str, list[Shown]]) -> None:
        learned(ANOMALIES)
        assert sorted(len(given.good) for given in shown["learn_head"]) == [6, 7, 7]
        assert sorted(len(given.labelled) for given in shown["learn_head"]) == [4, 5, 5]

    def test_another_seed_leaves_out_others(self, shown: dict[str, list[Shown]]) -> None:
        learned(seed=0)
        learned(seed=1)
        assert shown["learn_head"][:FOLDS] != shown["learn_head"][FOLDS:]

    def test_the_heads_together_say_their_mean(self, shown: dict[str, list[Shown]]) -> None:
        heads = learned(ANOMALIES)
        features = torch.rand(1, 28, 4, 4)
        assert torch.equal(heads.localising(features), torch.full((1, 4, 4), 1.0))
        assert heads.classifier is not None
        assert heads.classifier(features).tolist() == [1.0]


class TestClassifier:
    @pytest.mark.parametrize(("count", "there"), [(3, False), (4, True)])
    def test_there_is_one_where_labelled_anomalies_are_enough(
        self, shown: dict[str, list[Shown]], count: int, there: bool
    ) -> None:
        heads = learned(ANOMALIES[:count])
        assert (heads.classifier is not None, heads.said["classifier"]) == (there, there)
        assert all((found[0].classified is not None) == there for found in heads.good)

    def test_there_is_none_where_it_is_not_wanted(self, shown: dict[str, list[Shown]]) -> None:
        assert learned(ANOMALIES, settings=replace(SETTINGS, classifier=False)).classifier is None

    @pytest.mark.parametrize("count", [1, 2])
    def test_no_fold_is_left_without_an_anomaly_to_learn_from(self, count: int) -> None:
        heads = learned(ANOMALIES[:count], settings=replace(SETTINGS, learn_from=1))
        assert (heads.classifier is not None) == (count == 2)


class TestHeads:
    def test_every_image_is_judged_once_a_piece(self) -> None:
        heads = learned(ANOMALIES)
        assert [len(found) for found in heads.good] == [1] * len(GOOD)
        assert [len(found) for found in heads.anomalies] == [1] * len(ANOMALIES)
        assert heads.good[0][0].located.shape == (4, 4)

    def test_they_are_in_inference_mode(self) -> None:
        heads = learned(ANOMALIES)
        assert heads.classifier is not None
        assert not heads.localising.training
        assert not heads.classifier.training

    def test_what_was_learned_from_is_told(self) -> None:
        marked = replace(ANOMALIES[0], mask=odd_picture(900)[..., 0] > 250)
        assert learned([marked, *ANOMALIES[1:]]).said == {"drawn": 10, "labelled": 7, "masks": 1, "classifier": True}

    def test_the_same_seed_gives_the_same_heads(self) -> None:
        one, same = learned(ANOMALIES), learned(ANOMALIES)
        for a, b in ((one.localising, same.localising), (one.classifier, same.classifier)):
            assert a is not None
            assert b is not None
            assert all(torch.equal(x, y) for x, y in zip(a.state_dict().values(), b.state_dict().values(), strict=True))

    def test_the_random_numbers_of_others_are_left_alone(self) -> None:
        before = torch.get_rng_state()
        learned(ANOMALIES)
        assert torch.equal(torch.get_rng_state(), before)

    def test_steps_count_up_to_the_end(self) -> None:
        recipe, encoder = recipe_of(), tiny_encoder()
        examples = drive(draw(encoder, GOOD, ANOMALIES, recipe))
        steps = list(learn_heads(encoder, examples, GOOD, ANOMALIES, recipe))
        done = [step.done for step in steps]
        assert done == sorted(done)
        assert {step.total for step in steps} == {done[-1]} == {FOLDS * 2}

    def test_no_pause_is_inside_a_torch_context(self) -> None:
        recipe, encoder = recipe_of(), tiny_encoder()
        examples = drive(draw(encoder, GOOD, ANOMALIES, recipe))
        for _ in learn_heads(encoder, examples, GOOD, ANOMALIES, recipe):
            assert torch.is_grad_enabled()


class TestJudged:
    def test_every_tile_is_judged(self) -> None:
        found = judged(tiny_encoder(), (Constant(2, patches=True), None), picture(0, 160, 64), recipe_of(tiled=True))
        assert len(found) > 1
        assert all(piece.located.shape == (4, 4) and piece.classified is None for piece in found)

    def test_without_a_localising_head_nothing_is_said(self) -> None:
        assert judged(tiny_encoder(), (None, Constant(1, patches=False)), GOOD[0], recipe_of()) == ()
