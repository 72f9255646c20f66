"""Ignored patches in what is learned: remembered by nothing, compared with nothing, drawn on by nothing."""

from dataclasses import replace

import numpy as np
import pytest
import torch
from numpy.typing import NDArray

from inspector.core.finetuning import Finetuning
from inspector.core.pretraining import Pretraining, Views
from inspector.core.progress import drive
from inspector.core.recipe import Preparation, Recipe
from inspector.data.synthetic import KINDS, draw_defect
from inspector.imaging.counting import counted_patches, counted_pixels
from inspector.imaging.tiling import counted_pieces, cut
from inspector.learning import fitting
from inspector.learning.evidence.examples import LabelledAnomaly, draw_examples, marked_pieces
from inspector.learning.evidence.fusion import Evidence, Weights, choose_weights
from inspector.learning.finetuning.drawing import LabelledPieces, Wanted, draw_shown
from inspector.learning.fitting import fit
from inspector.learning.memory import Rarity
from inspector.learning.simclr import drawing as negatives
from inspector.learning.simclr.plan import PictureSet
from tests.learning.judging import head_recipe, taught
from tests.learning.tiny import ALL, picture, pooled, tiny_encoder, tiny_recipe

LEFT = ((0.0, 0.0), (0.5, 0.0), (0.5, 1.0), (0.0, 1.0))
GOOD = [picture(seed, 128, 128) for seed in range(6)]


def ignoring(recipe: Recipe | None = None, **changes: object) -> Recipe:
    recipe = recipe or tiny_recipe(patches=ALL)
    return replace(recipe, preparation=replace(recipe.preparation, ignored=(LEFT,), **changes))


WHOLE, TILED = ignoring(), ignoring(tiny_recipe(tiled=True, patches=ALL))


@pytest.mark.parametrize("recipe", [WHOLE, TILED], ids=["whole", "tiled"])
class TestMemory:
    def test_on_the_grid_no_ignored_patch_is_remembered(self, recipe: Recipe) -> None:
        pool = pooled(GOOD, recipe)
        for context, look in enumerate(tiny_encoder(recipe).contexts):
            spots = pool.of(context).spots
            assert len(spots)
            if look.shrink == 1:
                assert float(spots[:, 0].min()) > 0.5

    def test_what_a_far_look_says_of_a_patch_that_counts_is_remembered(self, recipe: Recipe) -> None:
        """Interpolation mixes neighbours into a patch: one that nobody remembers would stand out for ever."""
        encoder = tiny_encoder(recipe)
        found = drive(fit(encoder, pooled(GOOD, recipe, encoder), GOOD, recipe, all_scores=True))
        pieces = cut(GOOD[0], recipe.preparation)
        with torch.no_grad():
            heat = pieces.join(found.scorer(torch.from_numpy(pieces.pictures.copy()))[1].numpy())
        counts = counted_patches((8, 8), recipe.preparation)
        assert counts is not None
        assert float(heat[counts].max()) < 1.5  # every patch of it is remembered

    def test_rarities_are_those_of_patches_that_count(self, recipe: Recipe, monkeypatch: pytest.MonkeyPatch) -> None:
        seen: list[int] = []
        real = Rarity.fit
        monkeypatch.setattr(fitting.Rarity, "fit", lambda distances: (seen.append(len(distances)), real(distances))[1])
        encoder = tiny_encoder(recipe)
        drive(fit(encoder, pooled(GOOD, recipe, encoder), GOOD, recipe, all_scores=True))
        grids = {context: len(pooled(GOOD, recipe, encoder).of(context)) for context in range(len(encoder.contexts))}
        assert seen == list(grids.values())

    def test_a_score_is_that_of_patches_that_count(self, recipe: Recipe) -> None:
        pieces = cut(GOOD[0], recipe.preparation)
        heat = torch.zeros(8, 8)
        heat[3, 2], heat[4, 6] = 9, 2
        evidence = [
            Evidence(heat[top // 16 : top // 16 + h // 16, left // 16 : left // 16 + w // 16])
            for (top, left), (h, w) in zip(pieces.origins, [p.shape[:2] for p in pieces.pictures], strict=True)
        ]
        assert fitting.score_of(pieces, evidence, Weights()) == 2


def test_weights_are_chosen_by_patches_that_count() -> None:
    """An anomaly that only a head sees, and only where it does not count, is no reason to trust it."""
    counts = torch.tensor([[False, True]])
    flat, hot = torch.zeros(1, 2), torch.tensor([[9.0, 0.0]])
    good = [[Evidence(flat, flat, counts=counts)]] * 4
    strange = [[Evidence(flat, hot, counts=counts)]] * 4
    assert choose_weights(good, strange, usual=Weights(0, 0)) == Weights(0, 0)
    seen = [[Evidence(flat, hot.flip(1), counts=counts)]] * 4
    assert choose_weights(good, seen, usual=Weights(0, 0)).localising > 0


def test_a_head_is_calibrated_on_patches_that_count(monkeypatch: pytest.MonkeyPatch) -> None:
    recipe = ignoring(head_recipe())
    heads = taught(recipe)
    pictures = [picture(seed) for seed in range(len(heads.good))]
    asked: list[torch.Tensor] = []
    real = fitting.calibrate
    monkeypatch.setattr(fitting, "calibrate", lambda logits: (asked.extend(logits), real(logits))[1])
    encoder = tiny_encoder(recipe)
    drive(fit(encoder, pooled(pictures, recipe, encoder), pictures, recipe, all_scores=True, heads=heads))
    assert {logits.numel() for logits in asked} == {8, 1}  # of 4 × 4 patches, and the classifier's one


def part_of(mask: NDArray[np.bool_]) -> float:
    """Return which share of a mask lies in the left half."""
    return float(mask[:, : mask.shape[1] // 2].sum() / mask.sum())


class TestDrawn:
    COUNTS = counted_pixels((128, 128), WHOLE.preparation)

    @pytest.mark.parametrize("kind", KINDS)
    def test_no_defect_changes_what_is_ignored(self, kind: str) -> None:
        for seed in range(4):
            rng = np.random.default_rng(seed)
            defect = draw_defect(GOOD[0], rng=rng, kinds=[kind], others=GOOD[1:], counts=self.COUNTS)
            assert part_of(defect.mask) == 0
            assert np.array_equal(defect.picture[:, :64], GOOD[0][:, :64])

    def test_a_part_that_is_ignored_leaves_all_that_counts_to_draw_on(self) -> None:
        part = np.zeros((128, 128), np.bool_)
        part[:, :30] = True
        defect = draw_defect(GOOD[0], rng=np.random.default_rng(0), part=part, counts=self.COUNTS)
        assert part_of(defect.mask) == 0

    def test_heads_learn_from_defects_that_count(self) -> None:
        examples = drive(draw_examples(tiny_encoder(), GOOD, (), WHOLE, defects=3))
        for example in examples.drawn:
            assert example.target is not None
            assert not example.target[:, :4].any()

    def test_fine_tuning_draws_them_there_too(self) -> None:
        good = [pair for each in GOOD for pair in counted_pieces(each, WHOLE.preparation)]
        pieces = LabelledPieces([piece for piece, _ in good], counts=[counts for _, counts in good])
        shown = draw_shown(Wanted((), 12, 3), pieces, Finetuning())
        changed = [(piece, mask) for piece, mask in zip(shown.pieces, shown.masks, strict=True) if mask is not None]
        assert len(changed) == 12
        assert all(part_of(np.asarray(mask)) in (0, 1) for _, mask in changed)  # mirrored by chance

    def test_so_does_pretraining(self, monkeypatch: pytest.MonkeyPatch) -> None:
        given: list[object] = []
        real = negatives.draw_defect
        monkeypatch.setattr(
            negatives, "draw_defect", lambda *a, counts, **k: (given.append(counts), real(*a, counts=counts, **k))[1]
        )
        images = PictureSet(GOOD, [str(i) for i in range(6)], [-1] * 6, counts=[self.COUNTS] * 6)
        settings = Pretraining(views=Views(size=32), defects_as_negatives=True)
        negatives.draw_batch(negatives.Wanted([0, 1], 0), images, settings, torch.device("cpu"))
        assert [counts is self.COUNTS for counts in given] == [True, True]


class TestPieces:
    def test_tiles_in_which_nothing_counts_teach_nothing(self) -> None:
        tiles = cut(GOOD[0], TILED.preparation)
        kept = counted_pieces(GOOD[0], TILED.preparation)
        assert 0 < len(kept) < len(tiles.origins)
        assert all(counts is not None and counts.any() for _, counts in kept)

    def test_an_anomaly_that_lies_where_nothing_is_judged_teaches_nothing(self) -> None:
        unseen = LabelledAnomaly(GOOD[0], np.zeros((128, 128), np.bool_))
        assert marked_pieces(unseen, cut(GOOD[0], WHOLE.preparation)) == []
        assert marked_pieces(unseen, cut(GOOD[0], TILED.preparation)) == []

    def test_one_that_nobody_marked_is_somewhere(self) -> None:
        ((_, mask),) = marked_pieces(LabelledAnomaly(GOOD[0], None), cut(GOOD[0], WHOLE.preparation))
        assert mask is None

    def test_on_a_coarser_grid_a_patch_counts_beside_one_that_does(self) -> None:
        pieces = cut(GOOD[0], Preparation(size=128, ignored=(LEFT,)))
        assert pieces.counted(0, (8, 8)) is not None
        found = pieces.counted(0, (4, 4))
        assert found is not None
        assert found.astype(int).tolist() == [[0, 1, 1, 1]] * 4
