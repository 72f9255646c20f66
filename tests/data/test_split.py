import hashlib
import random
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.core.errors import DataLeak, RecipeInvalid
from inspector.core.sample import Label, Sample
from inspector.data.split import check_leak, split

SHARES = {"fit": 0.6, "calibrate": 0.2, "test": 0.2}


def made(number: int, label: Label | None = Label.GOOD, kind: str = "") -> Sample:
    return Sample(Path(f"{number}.png"), hashlib.sha256(b"%d" % number).hexdigest(), 8, 8, label, kind)


STRATA = st.sampled_from(
    [(Label.GOOD, ""), (Label.ANOMALY, ""), (Label.ANOMALY, "dent"), (Label.ANOMALY, "scratch"), (None, "")]
)
SAMPLES = st.lists(STRATA, max_size=80).map(
    lambda strata: [made(number, *stratum) for number, stratum in enumerate(strata)]
)
FRACTIONS = st.lists(st.integers(1, 20), min_size=1, max_size=4).map(
    lambda weights: {str(side): weight / sum(weights) for side, weight in enumerate(weights)}
)
QUICK = settings(max_examples=60, deadline=None)


@QUICK
@given(SAMPLES, FRACTIONS, st.integers())
def test_every_sample_is_on_exactly_one_side(samples: list[Sample], fractions: dict[str, float], seed: int) -> None:
    sides = split(samples, fractions=fractions, seed=seed)
    assert Counter(sample for side in sides.values() for sample in side) == Counter(samples)
    check_leak(**sides)


@QUICK
@given(SAMPLES, FRACTIONS, st.integers(), st.randoms())
def test_neither_order_nor_names_change_anything(
    samples: list[Sample], fractions: dict[str, float], seed: int, chance: random.Random
) -> None:
    renamed = [replace(sample, path=Path(f"{chance.random()}.png")) for sample in samples]
    chance.shuffle(renamed)
    before = split(samples, fractions=fractions, seed=seed)
    after = split(renamed, fractions=fractions, seed=seed)
    assert {side: [s.hash for s in members] for side, members in before.items()} == {
        side: [s.hash for s in members] for side, members in after.items()
    }


@QUICK
@given(SAMPLES, FRACTIONS, st.integers())
def test_each_label_and_kind_is_divided_by_its_shares_up_to_rounding(
    samples: list[Sample], fractions: dict[str, float], seed: int
) -> None:
    sides = split(samples, fractions=fractions, seed=seed)
    sizes = Counter((sample.label, sample.kind) for sample in samples)
    for side, share in fractions.items():
        found = Counter((sample.label, sample.kind) for sample in sides[side])
        assert all(abs(found[stratum] - share * size) < 1 + 1e-6 for stratum, size in sizes.items())


@QUICK
@given(SAMPLES, FRACTIONS, st.integers(), st.integers(1, 10))
def test_pictures_of_one_group_stay_together(
    samples: list[Sample], fractions: dict[str, float], seed: int, groups: int
) -> None:
    together = {sample.hash: str(number % groups) for number, sample in enumerate(samples)}
    sides = split(samples, fractions=fractions, seed=seed, groups=together)
    assert sum(map(len, sides.values())) == len(samples)
    check_leak(together, **sides)


@QUICK
@given(SAMPLES, st.integers())
def test_groups_of_one_change_nothing(samples: list[Sample], seed: int) -> None:
    alone = {sample.hash: f"pixels of {sample.hash}" for sample in samples}
    assert split(samples, fractions=SHARES, seed=seed, groups=alone) == split(samples, fractions=SHARES, seed=seed)


def test_a_round_number_of_samples_is_divided_exactly() -> None:
    sides = split([made(number) for number in range(100)], fractions=SHARES, seed=0)
    assert {side: len(members) for side, members in sides.items()} == {"fit": 60, "calibrate": 20, "test": 20}


def test_many_small_kinds_leave_no_side_empty() -> None:
    samples = [made(number, Label.ANOMALY, f"kind {number // 2}") for number in range(20)]
    sides = split(samples, fractions=SHARES, seed=0)
    assert {side: len(members) for side, members in sides.items()} == {"fit": 12, "calibrate": 4, "test": 4}


def test_another_seed_gives_another_split() -> None:
    samples = [made(number) for number in range(40)]
    assert split(samples, fractions=SHARES, seed=0)["test"] != split(samples, fractions=SHARES, seed=1)["test"]


def test_the_split_of_a_seed_stays_the_same_for_ever() -> None:
    sides = split([made(number) for number in range(10)], fractions=SHARES, seed=7)
    assert {side: [int(s.path.stem) for s in members] for side, members in sides.items()} == {
        "fit": [1, 3, 6, 0, 2, 7],
        "calibrate": [8, 5],
        "test": [9, 4],
    }


def test_a_side_without_a_share_stays_empty() -> None:
    sides = split([made(number) for number in range(7)], fractions={"fit": 1, "test": 0}, seed=0)
    assert (len(sides["fit"]), len(sides["test"])) == (7, 0)


@pytest.mark.parametrize("fractions", [{"fit": 0.5}, {"fit": 1.2, "test": -0.2}, {}])
def test_shares_that_do_not_add_up_are_refused(fractions: dict[str, float]) -> None:
    with pytest.raises(RecipeInvalid, match="fractions"):
        split([], fractions=fractions, seed=0)


def test_a_leak_names_the_sides_and_the_images() -> None:
    with pytest.raises(DataLeak, match=r"1 images are in both fit and test: 1\.png"):
        check_leak(fit=[made(0), made(1)], test=[made(1), made(2)])


def test_a_leak_through_a_copy_in_another_format_is_seen() -> None:
    with pytest.raises(DataLeak):
        check_leak({made(0).hash: "same", made(1).hash: "same"}, fit=[made(0)], test=[made(1)])
