from dataclasses import replace

import numpy as np
import pytest
import torch
from numpy.typing import NDArray

from inspector.core.progress import Step, drive
from inspector.core.recipe import Recipe
from inspector.imaging.tiling import cut
from inspector.learning.evidence import examples as drawing
from inspector.learning.evidence.examples import Example, Examples, LabelledAnomaly, draw_examples
from inspector.learning.evidence.localising import on_grid
from tests.learning.tiny import batch, odd_picture, picture, tiny_encoder, tiny_recipe

GOOD = [picture(seed, 64, 80) for seed in range(4)]


def drawn(
    *anomalies: LabelledAnomaly,
    recipe: Recipe | None = None,
    defects: int = 2,
    pictures: list[NDArray[np.uint8]] | None = None,
    kinds: tuple[str, ...] = (),
) -> Examples:
    recipe = recipe or tiny_recipe()
    shown = GOOD if pictures is None else pictures
    return drive(draw_examples(tiny_encoder(recipe), shown, anomalies, recipe, defects=defects, kinds=kinds))


def marked(top: int, left: int, height: int, width: int, *, shape: tuple[int, int] = (64, 80)) -> LabelledAnomaly:
    mask = np.zeros(shape, np.bool_)
    mask[top : top + height, left : left + width] = True
    return LabelledAnomaly(odd_picture(9, *shape), mask)


def target(anomaly: LabelledAnomaly, *, recipe: Recipe | None = None) -> list[tuple[int, int]]:
    """Return the patches, (row, column), that an anomaly of one piece marks."""
    (example,) = drawn(anomaly, recipe=recipe).labelled
    assert example.target is not None
    assert set(example.target.unique().tolist()) <= {0.0, 1.0}
    return [(row, column) for row, column in example.target.nonzero().tolist()]


def held_bytes(examples: Examples) -> int:
    return sum(example.features.nbytes for example in (*examples.good, *examples.drawn))


def equal(one: tuple[Example, ...], other: tuple[Example, ...]) -> bool:
    return len(one) == len(other) and all(
        torch.equal(a.features, b.features) and a.image == b.image for a, b in zip(one, other, strict=True)
    )


class TestTargets:
    def test_patches_that_a_mask_covers_are_anomalous(self) -> None:
        assert target(marked(16, 32, 32, 16)) == [(1, 2), (2, 2)]

    def test_a_patch_of_which_a_sliver_is_covered_is_not(self) -> None:
        assert target(marked(16, 32, 17, 16)) == [(1, 2)]

    def test_a_patch_of_which_a_tenth_is_covered_is(self) -> None:
        assert target(marked(16, 32, 18, 16)) == [(1, 2), (2, 2)]

    @pytest.mark.parametrize("side", [1, 3])
    def test_a_mark_smaller_than_that_still_counts(self, side: int) -> None:
        assert target(marked(40, 20, side, side)) == [(2, 1)]

    def test_what_nobody_marked_has_none(self) -> None:
        (example,) = drawn(LabelledAnomaly(odd_picture(9, 64, 80), None)).labelled
        assert example.target is None

    def test_good_pieces_have_nothing_anomalous(self) -> None:
        assert not any(bool(example.target.any()) for example in drawn().good if example.target is not None)
        assert all(example.target is not None for example in drawn().good)

    def test_every_drawn_defect_is_somewhere(self) -> None:
        found = drawn(defects=4).drawn
        assert all(example.target is not None and bool(example.target.any()) for example in found)


class TestPieces:
    def test_features_are_those_of_the_encoder_on_the_grid(self) -> None:
        encoder = tiny_encoder()
        with torch.no_grad():
            expected = on_grid(encoder(batch(*GOOD)), encoder.strides)
        found = torch.stack([example.features for example in drawn().good])
        assert found.dtype == torch.float16
        assert torch.allclose(found.float(), expected, atol=2e-3)

    def test_as_many_defects_as_asked_for_are_drawn_on_every_good_picture(self) -> None:
        assert [example.image for example in drawn(defects=3).drawn] == [0] * 3 + [1] * 3 + [2] * 3 + [3] * 3

    def test_only_the_kinds_that_were_asked_for_are_drawn(self, monkeypatch: pytest.MonkeyPatch) -> None:
        real, asked = drawing.draw_defect, []

        def watched(*arguments: object, **options: object) -> object:
            found = real(*arguments, **options)
            asked.append(found.kind)
            return found

        monkeypatch.setattr(drawing, "draw_defect", watched)
        drawn(kinds=("stain", "scratch"))
        assert set(asked) <= {"stain", "scratch"}
        assert len(asked) == 8

    def test_pictures_of_several_shapes_may_be_mixed(self) -> None:
        found = drawn(pictures=[picture(0, 64, 80), picture(1, 96, 64)])
        assert [tuple(example.features.shape[1:]) for example in found.good] == [(4, 5), (6, 4)]

    def test_a_step_counts_pictures(self) -> None:
        recipe = tiny_recipe()
        steps = list(draw_examples(tiny_encoder(recipe), GOOD, [marked(0, 0, 9, 9)], recipe, defects=1))
        assert steps == [Step(done, 5) for done in range(1, 6)]

    def test_no_pause_is_inside_a_torch_context(self) -> None:
        for _ in draw_examples(tiny_encoder(), GOOD, [], tiny_recipe(), defects=1):
            assert torch.is_grad_enabled()


class TestTiles:
    RECIPE = tiny_recipe(tiled=True)

    def test_every_tile_of_a_good_picture_is_an_example(self) -> None:
        tall = picture(0, 160, 64)
        count = len(cut(tall, self.RECIPE.preparation).origins)
        assert count > 1
        assert len(drawn(recipe=self.RECIPE, pictures=[tall, picture(1, 160, 64)]).good) == 2 * count

    def test_of_an_anomaly_the_tiles_that_show_it_are(self) -> None:
        anomaly = marked(145, 10, 10, 10, shape=(160, 64))
        origins = cut(anomaly.picture, self.RECIPE.preparation).origins
        seen = [top for top, _ in origins if top <= 145 < top + 64 or top < 155 <= top + 64]
        found = drawn(anomaly, recipe=self.RECIPE, pictures=[picture(0, 160, 64)]).labelled
        assert len(found) == len(seen) < len(origins)
        assert all(example.target is not None and bool(example.target.any()) for example in found)

    def test_of_an_unmarked_anomaly_nobody_knows_which_tiles_show_it(self) -> None:
        anomaly = LabelledAnomaly(odd_picture(9, 160, 64), None)
        assert drawn(anomaly, recipe=self.RECIPE, pictures=[picture(0, 160, 64)]).labelled == ()

    def test_an_unmarked_picture_of_one_tile_is_an_example(self) -> None:
        anomaly = LabelledAnomaly(odd_picture(9), None)
        assert len(drawn(anomaly, recipe=self.RECIPE, pictures=[picture(0)]).labelled) == 1


class TestChance:
    def test_the_same_seed_gives_the_same_examples(self) -> None:
        one, same = drawn(), drawn()
        assert equal(one.good, same.good)
        assert equal(one.drawn, same.drawn)

    def test_another_seed_draws_other_defects(self) -> None:
        encoder = tiny_encoder()
        one, other = (
            drive(draw_examples(encoder, GOOD, [], replace(tiny_recipe(), seed=seed), defects=1)) for seed in (1, 2)
        )
        assert equal(one.good, other.good)
        assert not equal(one.drawn, other.drawn)

    def test_the_random_numbers_of_others_are_left_alone(self) -> None:
        before, legacy = torch.get_rng_state(), np.random.get_state()[1].copy()  # noqa: NPY002  what is not touched
        drawn()
        assert torch.equal(torch.get_rng_state(), before)
        assert np.array_equal(np.random.get_state()[1], legacy)  # noqa: NPY002


class TestTooManyFeatures:
    """A piece and the two defects on it: 20 patches of 28 features of 2 bytes each, three times."""

    PICTURES = tuple(picture(seed, 64, 80) for seed in range(40))
    BYTES = 3 * 20 * 28 * 2

    def drawn(self, monkeypatch: pytest.MonkeyPatch, limit: int) -> Examples:
        monkeypatch.setattr(drawing, "CACHE_BYTES", limit)
        return drawn(pictures=list(self.PICTURES))

    def test_all_are_held_where_they_fit(self, monkeypatch: pytest.MonkeyPatch) -> None:
        assert held_bytes(self.drawn(monkeypatch, 40 * self.BYTES)) == 40 * self.BYTES

    def test_of_twice_as_many_every_second_is_taken(self, monkeypatch: pytest.MonkeyPatch) -> None:
        found = self.drawn(monkeypatch, 20 * self.BYTES)
        assert [example.image for example in found.good] == list(range(0, 40, 2))
        assert [example.image for example in found.drawn] == [image for image in range(0, 40, 2) for _ in range(2)]

    @pytest.mark.parametrize("count", [13, 27, 39])
    def test_no_more_is_held_than_the_limit(self, monkeypatch: pytest.MonkeyPatch, count: int) -> None:
        held = held_bytes(self.drawn(monkeypatch, count * self.BYTES))
        assert (count - 1) * self.BYTES <= held <= (count + 1) * self.BYTES

    def test_a_few_pieces_are_taken_whatever_they_take(self, monkeypatch: pytest.MonkeyPatch) -> None:
        found = self.drawn(monkeypatch, 1)
        assert len(found.good) == 12
        assert max(np.diff([example.image for example in found.good])) == 4

    def test_of_tiles_some_are_left_out_of_every_picture(self, monkeypatch: pytest.MonkeyPatch) -> None:
        recipe, tall = tiny_recipe(tiled=True), [picture(seed, 400, 64) for seed in range(6)]
        whole = held_bytes(drawn(recipe=recipe, pictures=tall))
        monkeypatch.setattr(drawing, "CACHE_BYTES", whole // 2)
        found = drawn(recipe=recipe, pictures=tall)
        assert held_bytes(found) == pytest.approx(whole / 2, rel=0.05)
        assert {example.image for example in found.good} == set(range(6))
