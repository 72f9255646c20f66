"""Fitting with heads beside the memory: what is calibrated, weighed and scored."""

from dataclasses import replace

import pytest
import torch

from inspector.core.finetuning import Unfreezing
from inspector.core.progress import Step, drive
from inspector.core.recipe import Preparation
from inspector.imaging.tiling import cut
from inspector.learning import fitting
from inspector.learning.evidence import fusion
from inspector.learning.evidence.fusion import Evidence, Weights, fuse
from inspector.learning.evidence.heads import Found, Heads
from inspector.learning.evidence.known import margins, nearness
from inspector.learning.evidence.localising import on_grid
from inspector.learning.fitting import Fit, fit
from inspector.learning.judge import Judge, score_of
from inspector.learning.memory import Rarity
from inspector.learning.scorer import HeadEvidence
from tests.learning.judging import ANOMALIES, fitted_with, head_recipe, taught
from tests.learning.tiny import GOOD, batch, picture, pooled, tiny_encoder, tiny_recipe

RECIPE = head_recipe()


@pytest.fixture(scope="module")
def heads() -> Heads:
    return taught(RECIPE)


def test_logits_are_calibrated_on_good_images_that_the_head_had_not_seen(heads: Heads) -> None:
    localising, classifier = fitted_with(heads, RECIPE).heads
    located = Rarity.fit(torch.cat([piece.located.flatten() for image in heads.good for piece in image]))
    said = [piece.classified for image in heads.good for piece in image if piece.classified is not None]
    assert localising is not None
    assert classifier is not None
    for found, expected in ((localising.rarity, located), (classifier.rarity, Rarity.fit(torch.stack(said)))):
        assert torch.equal(found.knots, expected.knots)
        assert torch.equal(found.slopes, expected.slopes)


def test_heads_without_weight_leave_every_score_as_it_was(heads: Heads) -> None:
    recipe = head_recipe(head_weight=0)
    found = fitted_with(heads, recipe, labelled=False)
    plain = fitted_with(None, tiny_recipe())
    assert found.scores == pytest.approx(plain.scores, rel=1e-6)
    assert found.scorer.localising is None
    assert found.scorer.classifier is None


def test_the_recipe_says_what_the_heads_weigh_where_nothing_is_labelled(heads: Heads) -> None:
    found = fitted_with(heads, head_recipe(head_weight=3), labelled=False)
    assert found.scorer.weights == Weights(localising=3)
    assert not found.learned_weights


def test_labelled_anomalies_choose_the_weights(heads: Heads, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fitting, "choose_weights", lambda *_, **__: Weights(1, 4))
    found = fitted_with(heads, RECIPE)
    assert found.scorer.weights == Weights(1, 4)
    assert found.learned_weights


def test_too_few_of_them_do_not(heads: Heads) -> None:
    found = fitted_with(heads, head_recipe(learn_from=5))
    assert (found.scorer.weights, found.learned_weights) == (Weights(localising=2), False)


def test_weights_are_chosen_on_what_heads_say_of_anomalies_that_they_had_not_seen(
    heads: Heads, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[list[list[Evidence]]] = []

    def watch(good: list[list[Evidence]], anomalies: list[list[Evidence]], *, usual: Weights) -> Weights:
        seen.extend((good, anomalies))
        return usual

    monkeypatch.setattr(fitting, "choose_weights", watch)
    found = fitted_with(heads, RECIPE)
    rarity = evidence_of(found).rarity
    assert all(piece.known is not None for images in seen for image in images for piece in image)
    for images, said in zip(seen, (heads.good, heads.anomalies), strict=True):
        for image, pieces in zip(images, said, strict=True):
            assert image[0].localising is not None
            assert torch.equal(image[0].localising, rarity.of(pieces[0].located))


def test_a_score_comes_of_what_heads_say_of_an_image_that_they_had_not_seen(
    heads: Heads, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Evidence] = []
    real = fitting.score_of
    monkeypatch.setattr(fitting, "score_of", lambda p, own, weights: (asked.extend(own), real(p, own, weights))[1])
    rarity = evidence_of(fitted_with(heads, RECIPE, labelled=False)).rarity
    for own, said in zip(asked, heads.good, strict=True):
        assert own.localising is not None
        assert torch.equal(own.localising, rarity.of(said[0].located))


def evidence_of(fitted: Fit) -> HeadEvidence:
    assert fitted.heads[0] is not None
    return fitted.heads[0]


def test_a_score_joins_memory_and_heads_patch_by_patch() -> None:
    memory, located = torch.rand(4, 4), torch.rand(4, 4)
    evidence, weights = [Evidence(memory, located, torch.tensor(2.0))], Weights(2, 1)
    expected = fuse(memory[None], weights, localising=located[None], classifier=torch.tensor([2.0]))
    assert score_of(cut(GOOD[0], RECIPE.preparation), evidence, weights) == pytest.approx(float(expected.max()))


def test_the_judge_gives_the_evidence_of_each_piece() -> None:
    line = Rarity(torch.tensor([0.0]), torch.tensor([2.0]))
    encoder = tiny_encoder()
    judge = Judge(encoder.contexts, [line] * len(encoder.contexts), line, line)
    distances = [[torch.ones(1, 1) if c.shrink > 1 else torch.ones(4, 4) for c in encoder.contexts]] * 2
    found = [Found(torch.full((4, 4), 3.0), torch.tensor(4.0)), Found(torch.zeros(4, 4))]
    tiled = Preparation(size=64, tiled=True)
    one, other = judge.evidence(distances, found, cut(picture(0, 64, 96), tiled))
    assert (float(one.memory.unique()), float(other.memory.unique())) == pytest.approx((2, 2))
    assert one.localising is not None
    assert one.classifier is not None
    assert (float(one.localising.unique()), float(one.classifier)) == (6, 8)
    assert other.classifier is None


def test_of_overlapping_tiles_each_patch_counts_once_as_joining_takes_it() -> None:
    """What weights are chosen by, and the score: a patch at a tile's border has seen padding instead of the part."""
    pieces = cut(picture(0, 64, 96), Preparation(size=64, tiled=True))
    line = Rarity(torch.tensor([0.0]), torch.tensor([2.0]))
    encoder = tiny_encoder()
    judge = Judge(encoder.contexts, [line] * len(encoder.contexts))
    distances = [[torch.ones(1, 1) if c.shrink > 1 else torch.ones(4, 4) for c in encoder.contexts]] * 2
    evidence = judge.evidence(distances, (), pieces)
    counts = [piece.counts for piece in evidence]
    assert sum(int(own.sum()) for own in counts if own is not None) == 4 * 6
    dropped = [replace(piece, memory=torch.where(own, 1.0, 9.0)) for piece, own in zip(evidence, counts, strict=True)]
    assert score_of(pieces, dropped, Weights()) == 1
    assert fusion._score(dropped, Weights()) == 1


def test_known_anomalies_are_remembered_and_weigh_where_nothing_says_better(
    heads: Heads, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fitting, "choose_weights", lambda *_, usual: usual)
    found = fitted_with(heads, RECIPE)
    assert found.scorer.weights == Weights(localising=1, known=2)
    assert found.known is not None
    assert {int(origin) for origin in found.known.memories[0].origins} <= set(range(len(ANOMALIES)))


def test_a_labelled_anomaly_looks_more_like_those_known_than_a_good_part_does(heads: Heads) -> None:
    found = fitted_with(heads, RECIPE)
    with torch.no_grad():
        embeddings = found.scorer.encoder.embed(batch(picture(70), ANOMALIES[0].picture))
        distances = [found.scorer._distances(str(c), e) for c, e in enumerate(embeddings)]
        good, bad = found.scorer._nearness(distances, list(embeddings)).amax((1, 2)).tolist()
    assert bad > good


def test_anomalies_that_weigh_nothing_are_not_kept(heads: Heads, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fitting, "choose_weights", lambda *_, **__: Weights(localising=2))
    found = fitted_with(heads, RECIPE)
    assert found.known is None
    assert not found.scorer.known


def test_every_anomaly_is_a_step_so_that_a_person_can_stop_there(heads: Heads) -> None:
    encoder, told = tiny_encoder(RECIPE), list[Step]()
    pool = pooled(GOOD, RECIPE, encoder)
    drive(fit(encoder, pool, GOOD, RECIPE, all_scores=True, heads=heads, anomalies=ANOMALIES), told.append)
    counted = [step.total for step in told]
    assert counted.count(len(ANOMALIES)) == 2 * len(ANOMALIES)
    assert counted.count(len(GOOD)) == 2 * len(GOOD)


def test_too_few_anomalies_are_not_known(heads: Heads) -> None:
    assert fitted_with(heads, head_recipe(learn_from=5)).known is None


def test_nor_are_those_that_taught_the_encoder(heads: Heads) -> None:
    tuned = head_recipe(schedule=(Unfreezing(1, 1e-4, 1),))
    assert fitted_with(heads, tuned).known is None


def test_the_scorer_says_of_known_anomalies_what_fitting_says(heads: Heads, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fitting, "choose_weights", lambda *_, **__: Weights(known=2))
    found, plain = fitted_with(heads, RECIPE), fitted_with(None, tiny_recipe())
    assert found.known is not None
    encoder, image = found.scorer.encoder, torch.from_numpy(picture(77)[None])
    for each in (found, plain):
        monkeypatch.setattr(each.scorer, "_contrast", lambda *_: None)
    with torch.no_grad():
        embeddings = [e[0] for e in encoder.embed(image)]
        apart = [m.distances(e) for m, e in zip(found.memories, embeddings, strict=True)]
        near = nearness(margins(found.known.memories, apart, embeddings, encoder.contexts), found.known.rarities)
        _, memory, _ = plain.scorer(image)
        _, heat, _ = found.scorer(image)
    assert torch.allclose(heat, (6 * memory + 2 * near) / 8, atol=1e-3)


def test_the_scorer_judges_with_all_heads(heads: Heads, monkeypatch: pytest.MonkeyPatch) -> None:
    """Memory, localising and classifier head one by one, added by hand."""
    monkeypatch.setattr(fitting, "choose_weights", lambda *_, **__: Weights(2, 1))
    found, plain = fitted_with(heads, RECIPE), fitted_with(None, tiny_recipe())
    image = torch.from_numpy(picture(77)[None])
    localising, classifier = found.heads
    assert localising is not None
    assert classifier is not None
    for each in (found, plain):
        monkeypatch.setattr(each.scorer, "_contrast", lambda *_: None)
    with torch.no_grad():
        _, memory, _ = plain.scorer(image)
        features = on_grid(plain.scorer.encoder(image), plain.scorer.encoder.strides)
        located = localising.rarity.of(localising.head(features))
        classified = classifier.rarity.of(classifier.head(features))
        _, heat, _ = found.scorer(image)
    assert torch.allclose(heat, (6 * memory + 2 * located + classified[:, None, None]) / 9, atol=1e-4)
