from collections.abc import Mapping
from pathlib import Path

import pytest

from inspector.core.judgement import Verdict
from inspector.core.sample import Label
from inspector.gui.pages.images.shown import Bin, Judged, Score, Sort, Wanted, select
from inspector.services.judgements import Role
from inspector.store.bins import LibraryImage

GOOD, ANOMALY = Label.GOOD, Label.ANOMALY


def image(name: str, label: Label | None = None, kind: str = "", *, at: int = 0) -> LibraryImage:
    return LibraryImage(Path("/p") / name, label, kind, 1, at)


def names(images: list[LibraryImage], wanted: Wanted, scores: Mapping[str, Score] | None = None) -> list[str]:
    known = scores or {}

    def score(found: LibraryImage) -> Score | None:
        return known.get(found.path.name)

    def role(found: LibraryImage) -> Role | None:
        return known[found.path.name].role if found.path.name in known else None

    return [found.path.name for found in select(images, wanted, score, role)]


BINS = [image("u", None), image("g", GOOD), image("a", ANOMALY), image("c", ANOMALY, "Crack")]


@pytest.mark.parametrize(
    ("chosen", "found"),
    [
        (None, ["u", "g", "a", "c"]),
        (Bin(None), ["u"]),
        (Bin(GOOD), ["g"]),
        (Bin(ANOMALY), ["a", "c"]),
        (Bin(ANOMALY, "Crack"), ["c"]),
    ],
)
def test_a_bin_holds_its_label_and_kind(chosen: Bin | None, found: list[str]) -> None:
    assert names(BINS, Wanted(chosen, sort=Sort.NAME)) == found


@pytest.mark.parametrize(
    ("text", "found"), [("PART", ["part 1.png"]), ("1 part", ["part 1.png"]), (" ", ["part 1.png", "x.png"])]
)
def test_search_finds_words_in_any_order_whatever_their_capitals(text: str, found: list[str]) -> None:
    assert names([image("part 1.png"), image("x.png")], Wanted(text=text, sort=Sort.NAME)) == found


def test_of_equal_age_the_name_decides() -> None:
    images = [image("a", at=5), image("b", at=9), image("c", at=5)]
    assert names(images, Wanted(sort=Sort.NEWEST)) == ["b", "a", "c"]
    assert names(images, Wanted(sort=Sort.OLDEST)) == ["a", "c", "b"]


SCORES = {
    "a": Score(5.0, Verdict.ANOMALY, Role.TEST),
    "b": Score(1.0, Verdict.GOOD, Role.FIT),
    "c": Score(2.5, Verdict.REVIEW, Role.NEW),
}
JUDGED = [image("a", GOOD), image("b", GOOD), image("c", None), image("d", GOOD)]


def test_by_score_those_without_one_come_last() -> None:
    assert names(JUDGED, Wanted(sort=Sort.HIGHEST), SCORES) == ["a", "c", "b", "d"]
    assert names(JUDGED, Wanted(sort=Sort.LOWEST), SCORES) == ["b", "c", "a", "d"]


@pytest.mark.parametrize(
    ("judged", "found"),
    [
        (Judged.GOOD, ["b"]),
        (Judged.REVIEW, ["c"]),
        (Judged.ANOMALY, ["a"]),
        (Judged.CONTRARY, ["a"]),  # c has no label that its verdict could contradict
        (Judged.ANY, ["a", "b", "c", "d"]),
    ],
)
def test_verdicts_filter(judged: Judged, found: list[str]) -> None:
    assert names(JUDGED, Wanted(judged=judged, sort=Sort.NAME), SCORES) == found


def test_roles_filter() -> None:
    assert names(JUDGED, Wanted(role=Role.FIT, sort=Sort.NAME), SCORES) == ["b"]


def test_only_verdicts_and_scores_need_judging() -> None:
    assert not Wanted(text="x", role=Role.FIT).needs_scores
    assert Wanted(judged=Judged.REVIEW).needs_scores
    assert Wanted(sort=Sort.HIGHEST).needs_scores
