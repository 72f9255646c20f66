"""Which image trains, which calibrates, which tests: decided by content alone, so that it can be repeated.

Names and the order of a scan play no part, and no picture stands on two sides.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import combinations

from inspector.core.errors import DataLeak, RecipeInvalid
from inspector.core.sample import Label, Sample
from inspector.data.duplicates import Groups

Split = dict[str, tuple[Sample, ...]]
Group = tuple[Sample, ...]  # samples of one picture, which stay together


def split(
    samples: Sequence[Sample],
    *,
    fractions: Mapping[str, float],
    seed: int,
    groups: Groups | None = None,
) -> Split:
    """Divide samples among the sides of `fractions` (name → share; together 1), by content hash and `seed`.

    Each (label, kind) is divided by itself: no side gets more than one picture above or below its share, and
    what rounding takes from a side in one kind it gets back in the next of the same label. `groups` (content
    hash → pixels) names pictures that stay on one side. Each side is ordered by rank, not by name.
    Raises `RecipeInvalid` for shares that are negative or do not add up to 1.
    """
    shares = _shares(fractions)
    sides: dict[str, list[Sample]] = {name: [] for name in shares}
    debts: dict[Label | None, dict[str, Fraction]] = defaultdict(lambda: dict.fromkeys(shares, Fraction(0)))
    for (label, _), members in sorted(_strata(samples, groups or {}, seed).items(), key=_stratum_order):
        places = _places(len(members), shares, debts[label])
        coming = iter(members)
        for name, count in places.items():
            sides[name] += [sample for _, group in zip(range(count), coming, strict=False) for sample in group]
    return {name: tuple(chosen) for name, chosen in sides.items()}


def check_leak(groups: Groups | None = None, /, **sides: Iterable[Sample]) -> None:
    """Raise `DataLeak` if a picture stands on two of the named sides."""
    named = {side: _pictures(samples, groups or {}) for side, samples in sides.items()}
    for one, other in combinations(named, 2):
        shared = sorted(named[one].keys() & named[other].keys())
        if shared:
            raise DataLeak(between=(one, other), names=[named[one][picture] for picture in shared])


def _pictures(samples: Iterable[Sample], groups: Groups) -> dict[str, str]:
    return {groups.get(s.hash, s.hash): s.path.name for s in samples}


def _shares(fractions: Mapping[str, float]) -> dict[str, Fraction]:
    """Return the shares as exact fractions: 0.1 + 0.2 + 0.7 is 1."""
    shares = {name: Fraction(share).limit_denominator(1_000_000) for name, share in fractions.items()}
    total = sum(shares.values(), Fraction(0))
    if any(share < 0 for share in shares.values()) or abs(total - 1) > Fraction(1, 10_000):
        raise RecipeInvalid("fractions", f"{dict(fractions)} do not add up to 1, each from 0 to 1")
    return {name: share / total for name, share in shares.items()}


def _strata(samples: Iterable[Sample], groups: Groups, seed: int) -> dict[tuple[Label | None, str], list[Group]]:
    """Return the groups of each (label, kind), by rank. A group belongs where its first member does."""
    together: dict[str, list[Sample]] = defaultdict(list)
    for sample in samples:
        together[groups.get(sample.hash, sample.hash)].append(sample)
    ranks = {sample.hash: _rank(sample.hash, seed) for sample in samples}
    ordered = [sorted(group, key=lambda s: (ranks[s.hash], s.path)) for group in together.values()]
    strata: dict[tuple[Label | None, str], list[Group]] = defaultdict(list)
    for group in sorted(ordered, key=lambda group: ranks[group[0].hash]):
        strata[group[0].label, group[0].kind].append(tuple(group))
    return strata


def _rank(content: str, seed: int) -> str:
    return hashlib.sha256(f"{seed}|{content}".encode()).hexdigest()


def _stratum_order(stratum: tuple[tuple[Label | None, str], object]) -> tuple[str, str]:
    (label, kind), _ = stratum
    return label or "", kind


def _places(count: int, shares: Mapping[str, Fraction], debts: dict[str, Fraction]) -> dict[str, int]:
    """Divide `count` by largest remainders; `debts`, what earlier roundings owe each side, is updated."""
    wanted = {name: share * count for name, share in shares.items()}
    places = {name: int(quota) for name, quota in wanted.items()}
    open_places = count - sum(places.values())
    owed = {name: wanted[name] - places[name] + debts[name] for name in shares if wanted[name] > places[name]}
    for name in sorted(owed, key=lambda name: -owed[name])[:open_places]:
        places[name] += 1
    for name in shares:
        debts[name] += wanted[name] - places[name]
    return places
