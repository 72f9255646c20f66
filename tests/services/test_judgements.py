import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from inspector.core.progress import drive
from inspector.core.sample import Label
from inspector.imaging.read import read_image
from inspector.runtime import predictor
from inspector.runtime.bundle import Bundle
from inspector.runtime.metrics import image_figures
from inspector.runtime.predictor import Predictor
from inspector.services.evaluating import evaluate
from inspector.services.judgements import Judgements, Role, embeddings_of, heat_map_of, judge_source, roles_of
from inspector.services.sources import Source
from inspector.services.workplace import Workplace
from tests.conftest import ANOMALIES, GOOD, NEW, Photos


@pytest.fixture
def source(photos: Photos, tmp_path: Path) -> Source:
    """Good images that the bundle learned from beside those that it never saw, and the anomalies."""
    shutil.copytree(photos.good, tmp_path / "good" / "old")
    shutil.copytree(photos.new, tmp_path / "good" / "new")
    return Source(good=tmp_path / "good", anomaly=photos.anomaly)


@pytest.fixture
def found(source: Source, trained_bundle: Bundle, workplace: Workplace) -> Judgements:
    return drive(judge_source(source, trained_bundle, workplace=workplace))


def test_every_labelled_image_is_judged_once(found: Judgements) -> None:
    assert len(found.judged) == GOOD + NEW + ANOMALIES


def test_figures_are_only_over_images_that_the_bundle_never_saw(found: Judgements) -> None:
    assert len(found.scores(Label.GOOD)) == NEW
    assert len(found.scores(Label.ANOMALY)) == ANOMALIES
    assert {j.role for j in found.unseen} == {Role.NEW, Role.MEASURED}


def test_figures_equal_those_of_evaluate_on_the_same_images(
    found: Judgements, trained_bundle: Bundle, photos: Photos, workplace: Workplace
) -> None:
    source = Source(good=photos.new, anomaly=photos.anomaly)
    judge = Predictor.of(trained_bundle, threads=1)
    told = drive(evaluate(source, trained_bundle, judge, workplace=workplace)).figures
    ours = image_figures(found.scores(Label.GOOD), found.scores(Label.ANOMALY), trained_bundle.facts.limits)
    assert ours.image_auroc == told["image_auroc"]
    assert (ours.escapes.count, ours.escapes.n) == (told["escapes"]["count"], told["escapes"]["n"])
    assert (ours.false_rejects.count, ours.false_rejects.n) == (told["false_rejects"]["count"], NEW)


def test_what_was_judged_is_not_judged_again(
    found: Judgements, source: Source, trained_bundle: Bundle, workplace: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(predictor, "Predictor")
    assert drive(judge_source(source, trained_bundle, workplace=workplace)) == found


def test_moved_limits_cost_no_judging(
    found: Judgements, source: Source, trained_bundle: Bundle, workplace: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    limits = trained_bundle.facts.limits
    moved = replace(limits, anomaly=replace(limits.anomaly, value=limits.anomaly.value + 1))
    other = Bundle(trained_bundle.path, replace(trained_bundle.facts, limits=moved))
    monkeypatch.delattr(predictor, "Predictor")
    assert drive(judge_source(source, other, workplace=workplace)).judged == found.judged


def test_a_killed_run_keeps_what_it_judged(source: Source, trained_bundle: Bundle, workplace: Workplace) -> None:
    task = judge_source(source, trained_bundle, workplace=workplace)
    while (event := next(task)).stage != "predict" or event.done < 5:
        pass
    task.close()
    again = judge_source(source, trained_bundle, workplace=workplace)
    first = next(event for event in again if event.stage == "predict" and event.total is not None)
    assert first.done == 5


def test_an_image_that_cannot_be_read_is_listed_and_counts_for_nothing(
    source: Source, trained_bundle: Bundle, workplace: Workplace
) -> None:
    assert source.good is not None
    damaged = source.good / "damaged.png"
    whole = next(source.good.rglob("*.png")).read_bytes()
    damaged.write_bytes(whole[: len(whole) // 2])
    found = drive(judge_source(source, trained_bundle, workplace=workplace))
    assert [item.path for item in found.rejected] == [damaged]
    assert all(j.sample.path != damaged for j in found.judged)


def test_unlabelled_images_are_named_and_not_judged(
    source: Source, trained_bundle: Bundle, workplace: Workplace, tmp_path: Path
) -> None:
    assert source.good is not None
    odd = next(source.good.rglob("*.png"))
    (tmp_path / "unlabelled").mkdir()
    odd = odd.rename(tmp_path / "unlabelled" / odd.name)
    found = drive(judge_source(replace(source, unlabelled=odd.parent), trained_bundle, workplace=workplace))
    assert [sample.path for sample in found.unlabelled] == [odd]
    assert all(j.sample.path != odd for j in found.judged)


def test_heat_maps_are_kept_to_three_digits(found: Judgements, trained_bundle: Bundle, workplace: Workplace) -> None:
    judged = found.unseen[0]
    kept = heat_map_of(judged.sample.hash, found.graph, workplace=workplace)
    exact = Predictor.of(trained_bundle, threads=1).predict(read_image(judged.sample.path)).heat_map
    assert kept is not None
    assert kept.image_shape == exact.image_shape
    np.testing.assert_allclose(kept.values, exact.values, rtol=1e-3)


def test_embeddings_are_kept_for_every_image(found: Judgements, workplace: Workplace) -> None:
    hashes = [j.sample.hash for j in found.judged]
    kept = embeddings_of(hashes, found.graph, workplace=workplace)
    assert kept.keys() == set(hashes)
    assert len({embedding.shape for embedding in kept.values()}) == 1


def test_an_image_that_the_bundle_learned_from_is_never_unseen(trained_bundle: Bundle) -> None:
    images = dict(trained_bundle.facts.images)
    images["test"] = images["fit"][:1]
    confused = Bundle(trained_bundle.path, replace(trained_bundle.facts, images=images))
    assert roles_of(confused)[images["fit"][0]] is Role.FIT
