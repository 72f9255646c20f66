import math

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.metrics import roc_auc_score

from inspector.runtime.pixel_metrics import PixelFigures, PixelTally

Pair = tuple[np.ndarray, np.ndarray]


def make_pairs(seed: int, *, count: int = 4, side: int = 24, steps: int | None = None) -> list[Pair]:
    """Return maps with masks of some blots, the last one a good image; scores in `steps` levels if given."""
    rng = np.random.default_rng(seed)
    pairs = []
    for index in range(count):
        mask = np.zeros((side, side), np.uint8)
        for _ in range(0 if index == count - 1 else 3):
            x, y = rng.integers(3, side - 3, 2).tolist()
            cv2.circle(mask, (x, y), int(rng.integers(0, 4)), 1, -1)
        scores = rng.normal(size=mask.shape) + 1.5 * mask * rng.random()
        if steps is not None:
            scores = np.round(scores * steps / 4) * 4 / steps
        pairs.append((scores.astype(np.float32), mask.astype(bool)))
    return pairs


def tally(pairs: list[Pair], *, low: float = -6, high: float = 8, bins: int = 2**15) -> PixelTally:
    result = PixelTally(low=low, high=high, bins=bins)
    for scores, mask in pairs:
        result.add(scores, mask)
    return result


def measure(pairs: list[Pair], *, low: float = -6, high: float = 8, bins: int = 2**15) -> PixelFigures:
    figures = tally(pairs, low=low, high=high, bins=bins).figures()
    assert figures is not None
    return figures


def slow_aupro(pairs: list[Pair], up_to: float = 0.3) -> float:
    """Threshold by threshold, region by region."""
    regions = []
    for scores, mask in pairs:
        count, labels = cv2.connectedComponents(mask.astype(np.uint8), connectivity=8)
        regions += [scores[labels == label] for label in range(1, count)]
    good = np.concatenate([scores[~mask] for scores, mask in pairs])
    area, x, y = 0.0, 0.0, 0.0
    for threshold in sorted({value for scores, _ in pairs for value in scores.ravel().tolist()}, reverse=True):
        next_x = float((good >= threshold).mean())
        next_y = float(np.mean([(region >= threshold).mean() for region in regions]))
        if next_x > up_to:
            y_end = y + (next_y - y) * (up_to - x) / (next_x - x)
            return (area + (up_to - x) * (y + y_end) / 2) / up_to
        area += (next_x - x) * (y + next_y) / 2
        x, y = next_x, next_y
    return (area + (up_to - x) * y) / up_to


@pytest.mark.parametrize("steps", [None, 3, 40])
@pytest.mark.parametrize("seed", range(3))
def test_figures_are_those_of_the_slow_versions(seed: int, steps: int | None) -> None:
    pairs = make_pairs(seed, steps=steps)
    figures = measure(pairs)
    truth = np.concatenate([mask.ravel() for _, mask in pairs])
    scores = np.concatenate([scores.ravel() for scores, _ in pairs])
    assert figures.pixel_auroc == pytest.approx(roc_auc_score(truth, scores), abs=2e-3)
    assert figures.aupro == pytest.approx(slow_aupro(pairs), abs=2e-3)


def test_a_map_that_is_the_mask_has_full_figures() -> None:
    mask = np.zeros((8, 8), bool)
    mask[2:4, 2:4] = True
    assert measure([(mask.astype(np.float32), mask)]) == PixelFigures(pixel_auroc=1.0, aupro=1.0)


def test_a_constant_map_has_the_figures_of_chance() -> None:
    mask = np.eye(8, dtype=bool)
    figures = measure([(np.ones((8, 8), np.float32), mask)])
    assert figures.pixel_auroc == 0.5
    assert figures.aupro == pytest.approx(0.15)  # the diagonal: 0.3 · 0.3 / 2 / 0.3


def test_a_small_region_counts_as_much_as_a_large_one() -> None:
    mask = np.zeros((10, 10), bool)
    mask[:5, :5] = mask[9, 9] = True  # 25 pixels found, 1 pixel missed
    scores = np.where(mask, 1, 0).astype(np.float32)
    scores[9, 9] = -1
    figures = measure([(scores, mask)])
    assert figures.aupro == pytest.approx(0.5)
    assert figures.pixel_auroc == pytest.approx(25 / 26)


def test_pixels_that_touch_at_a_corner_are_one_region() -> None:
    mask = np.zeros((6, 6), bool)
    mask[0, 0] = mask[1, 1] = mask[5, 5] = True
    scores = np.zeros((6, 6), np.float32)
    scores[5, 5], scores[0, 0], scores[1, 1] = 1, -1, -1
    assert measure([(scores, mask)]).aupro == pytest.approx(0.5)


def test_a_good_image_counts_for_the_false_positives() -> None:
    pairs = make_pairs(0)
    glowing = (np.full((24, 24), 7, np.float32), np.zeros((24, 24), bool))
    assert measure([*pairs, glowing]).aupro < measure(pairs).aupro
    assert measure([*pairs, glowing]).aupro == pytest.approx(slow_aupro([*pairs, glowing]), abs=2e-3)


def test_scores_outside_the_range_tie_at_its_ends() -> None:
    mask = np.array([[True, True, False, False]])
    scores = np.array([[9.0, 0.5, 5.0, -9.0]], np.float32)  # 9 and 5 tie
    assert measure([(scores, mask)], low=0, high=1).pixel_auroc == pytest.approx((0.5 + 1 + 0 + 1) / 4)


def test_the_highest_score_of_the_range_is_inside_it() -> None:
    mask = np.array([[True, False]])
    assert measure([(np.array([[1.0, 0.0]], np.float32), mask)], low=0, high=1, bins=2).pixel_auroc == 1.0


@pytest.mark.parametrize("mask", [np.zeros((4, 4), bool), np.ones((4, 4), bool)])
def test_one_class_of_pixels_has_no_figures(mask: np.ndarray) -> None:
    assert tally([(np.ones((4, 4), np.float32), mask)]).figures() is None


def test_no_images_have_no_figures() -> None:
    assert tally([]).figures() is None


@pytest.mark.parametrize("bad", [math.nan, math.inf, -math.inf])
def test_a_score_that_is_not_finite_is_refused_and_nothing_is_counted(bad: float) -> None:
    pairs = make_pairs(1)
    counted = tally(pairs)
    scores = pairs[0][0].copy()
    scores[3, 3] = bad
    with pytest.raises(ValueError, match="finite"):
        counted.add(scores, pairs[0][1])
    assert counted.figures() == measure(pairs)


def test_a_mask_of_another_size_is_refused() -> None:
    with pytest.raises(ValueError, match="alike"):
        tally([]).add(np.zeros((4, 4), np.float32), np.zeros((4, 5), bool))


@pytest.mark.parametrize(("low", "high"), [(1, 1), (2, 1), (0, math.inf), (math.nan, 1)])
def test_a_range_that_is_none_is_refused(low: float, high: float) -> None:
    with pytest.raises(ValueError, match="range"):
        PixelTally(low=low, high=high)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 1000), st.permutations(range(4)))
def test_the_order_of_the_images_does_not_matter(seed: int, order: list[int]) -> None:
    pairs = make_pairs(seed)
    one, other = measure(pairs), measure([pairs[index] for index in order])
    assert one.pixel_auroc == other.pixel_auroc
    assert one.aupro == pytest.approx(other.aupro, abs=1e-12)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 1000), st.floats(0.1, 10), st.floats(-5, 5))
def test_figures_do_not_change_under_a_rising_map(seed: int, factor: float, shift: float) -> None:
    pairs = make_pairs(seed, steps=40)
    mapped = [((scores * factor + shift).astype(np.float32), mask) for scores, mask in pairs]
    one, other = measure(pairs), measure(mapped, low=-6 * factor + shift, high=8 * factor + shift)
    assert other.pixel_auroc == pytest.approx(one.pixel_auroc, abs=1e-3)
    assert other.aupro == pytest.approx(one.aupro, abs=2e-3)


def test_memory_does_not_grow_with_the_images() -> None:
    counted = tally(make_pairs(2))
    before = {name: value.nbytes for name, value in vars(counted).items() if isinstance(value, np.ndarray)}
    for _ in range(20):
        counted.add(*make_pairs(3)[0])
    after = {name: value.nbytes for name, value in vars(counted).items() if isinstance(value, np.ndarray)}
    assert before == after
    assert not any(isinstance(value, list | dict | set) for value in vars(counted).values())


def test_pixels_that_were_not_judged_count_for_nothing() -> None:
    """Whatever stands there, score or mask, the figures are those of what was judged."""
    rng = np.random.default_rng(0)
    scores, mask, judged = rng.random((40, 40), np.float32), np.zeros((40, 40), np.bool_), np.ones((40, 40), np.bool_)
    mask[5:15, 5:15] = True
    scores[mask] += 0.3
    judged[:, 30:] = judged[12:, :10] = False
    other = scores.copy()
    other[~judged] = -1e30
    found = []
    for seen, marked in ((scores, mask), (other, mask | ~judged)):
        tally = PixelTally(low=0, high=2)
        tally.add(seen, marked, judged=judged)
        found.append(tally.figures())
    assert found[0] is not None
    assert found[0] == found[1]
    whole = PixelTally(low=0, high=2)
    whole.add(scores, mask)
    assert whole.figures() != found[0]
