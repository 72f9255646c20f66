from dataclasses import replace
from pathlib import Path

import pytest

from inspector.core.errors import TooFewImages
from inspector.core.finetuning import Finetuning
from inspector.core.recipe import Recipe
from inspector.core.sample import Label, Sample
from inspector.services.roles import Roles, assign_roles, calibrating, missing_good, missing_to, needed_to_learn

RECIPE = Recipe(false_rejects=0.1, reviews=0.2, finetuning=Finetuning(learn_from=10))


def samples(count: int, label: Label, *, kinds: tuple[str, ...] = ("",)) -> list[Sample]:
    return [sample(number, label, kinds[number % len(kinds)]) for number in range(count)]


def sample(number: int, label: Label, kind: str) -> Sample:
    content = f"{label}{number:062d}"
    return Sample(Path(f"{content}.png"), content, 64, 64, label, kind)


def roles(good: int, anomalies: int, recipe: Recipe = RECIPE, *, kinds: tuple[str, ...] = ("",)) -> Roles:
    return assign_roles(samples(good, Label.GOOD), samples(anomalies, Label.ANOMALY, kinds=kinds), recipe, {})


class TestGood:
    def test_fewer_than_ten_are_too_few(self) -> None:
        with pytest.raises(TooFewImages, match="9 good images"):
            roles(9, 0)

    def test_few_all_fit(self) -> None:
        found = roles(20, 0)
        assert (len(found.fit), found.calibrate, found.test, found.method) == (20, (), (), "leave-one-out")

    def test_of_many_some_calibrate_and_some_are_kept_for_the_report(self) -> None:
        found = roles(100, 0)
        assert (len(found.fit), len(found.calibrate), len(found.test)) == (60, 20, 20)
        assert found.method == "held-out"

    def test_anomalies_change_nothing_of_it(self) -> None:
        assert replace(roles(100, 30), learn=()) == roles(100, 0)


class TestAnomalies:
    @pytest.mark.parametrize(("count", "learned"), [(14, 0), (15, 10), (20, 14), (100, 70)])
    def test_a_part_of_them_teaches_where_that_is_enough(self, count: int, learned: int) -> None:
        assert len(roles(20, count).learn) == pytest.approx(learned, abs=1 if learned else 0)

    def test_of_every_kind_its_share_teaches(self) -> None:
        kinds = [found.kind for found in roles(20, 60, kinds=("scratch", "dent", "burn")).learn]
        assert [kinds.count(kind) for kind in ("scratch", "dent", "burn")] == [14, 14, 14]

    def test_none_teaches_without_heads(self) -> None:
        assert roles(20, 100, replace(RECIPE, finetuning=None)).learn == ()

    def test_the_same_seed_chooses_the_same(self) -> None:
        assert roles(20, 30).learn == roles(20, 30).learn

    def test_another_seed_chooses_others(self) -> None:
        assert {*roles(20, 30).learn} != {*roles(20, 30, replace(RECIPE, seed=1)).learn}

    def test_equal_pictures_stay_on_one_side(self) -> None:
        anomalies = samples(40, Label.ANOMALY)
        groups = {found.hash: f"pixels {number // 2}" for number, found in enumerate(anomalies)}
        learned = assign_roles(samples(20, Label.GOOD), anomalies, RECIPE, groups).learn
        pictures = [groups[found.hash] for found in learned]
        assert all(pictures.count(picture) == 2 for picture in pictures)


@pytest.mark.parametrize("learn_from", [1, 7, 10, 33])
def test_so_many_anomalies_as_are_needed_teach_and_one_fewer_do_not(learn_from: int) -> None:
    recipe = replace(RECIPE, finetuning=Finetuning(learn_from=learn_from))
    needed = needed_to_learn(recipe)
    assert roles(20, needed, recipe).learn
    assert not roles(20, needed - 1, recipe).learn


def test_without_heads_no_anomaly_teaches() -> None:
    assert needed_to_learn(replace(RECIPE, finetuning=None)) == 0


@pytest.mark.parametrize("good", [10, 24, 49, 50, 123])
def test_what_is_said_to_be_missing_is_enough_and_one_fewer_is_not(good: int) -> None:
    recipe = Recipe(false_rejects=0.01)
    missing = missing_good(good, recipe)
    assert calibrating(good + missing, recipe)[0] >= 99
    assert calibrating(good + missing - 1, recipe)[0] < 99


def test_a_bundle_counts_all_its_good_images_and_misses_one_at_least() -> None:
    recipe = Recipe(false_rejects=0.01)
    images = {"fit": ["a"] * 20, "calibrate": ["b"] * 3, "test": ["c"], "anomaly": ["d"] * 50}
    assert missing_to(images, recipe) == missing_good(24, recipe)
    assert missing_to({"fit": ["a"] * 500}, recipe) == 1
