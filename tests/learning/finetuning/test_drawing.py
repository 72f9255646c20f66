from collections import Counter
from dataclasses import replace

import numpy as np
import pytest
import torch

from inspector.core.errors import RecipeInvalid
from inspector.core.finetuning import Finetuning
from inspector.data.synthetic import KINDS
from inspector.learning.finetuning import drawing
from inspector.learning.finetuning.drawing import (
    LabelledPieces,
    Shown,
    Wanted,
    draw_anomaly,
    draw_shown,
    held_out_shown,
    kinds_of,
)
from tests.learning.tiny import odd_picture, picture

GOOD = [picture(i, 48, 64) for i in range(6)]
MARKED = np.zeros((48, 64), np.bool_)
MARKED[12:36, 20:44] = True
ODD = [odd_picture(900 + i, 48, 64) for i in range(10)]
LABELLED = LabelledPieces(GOOD, ODD, [MARKED] * 5 + [None] * 5)


def drawn(pieces: LabelledPieces = LABELLED, *, seed: int = 0, anomalies: int = 12) -> Shown:
    return draw_shown(Wanted((0, 1, 2), anomalies, seed), pieces, Finetuning())


def test_the_wanted_pieces_come_first_and_have_empty_masks() -> None:
    shown = drawn()

    assert shown.labels.tolist() == [0.0] * 3 + [1.0] * 12
    assert all(mask is not None and not mask.any() for mask in shown.masks[:3])
    assert {piece.shape for piece in shown.pieces} == {(48, 64, 3)}


def test_the_same_seed_shows_the_same_bytes_and_another_one_others() -> None:
    one, same, other = drawn(seed=1), drawn(seed=1), drawn(seed=2)

    assert all(map(np.array_equal, one.pieces, same.pieces))
    assert not any(map(np.array_equal, one.pieces, other.pieces))


def test_masks_are_mirrored_with_their_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawing, "_LABELLED_SHARE", 1.0)
    monkeypatch.setattr(drawing, "_BRIGHTNESS", 0.0)
    corner = MARKED.copy()
    corner[:] = False
    corner[:5, :7] = True
    piece = np.where(corner[..., None], np.uint8(255), np.uint8(20)).repeat(3, axis=2)

    shown = drawn(LabelledPieces(GOOD, [piece] * 10, [corner] * 10), anomalies=20)
    corners = set()
    for changed, mask in zip(shown.pieces[3:], shown.masks[3:], strict=True):
        assert mask is not None
        assert np.array_equal(changed[..., 0] == 255, mask.numpy())
        corners.add((bool(mask[0, 0]), bool(mask[-1, 0]), bool(mask[0, -1]), bool(mask[-1, -1])))
    assert len(corners) == 4


def test_light_changes_by_a_tenth_at_most() -> None:
    grey = [np.full((32, 32, 3), 100, np.uint8)] * 40
    shown = draw_shown(Wanted(range(40), 0, 0), LabelledPieces(grey), Finetuning())
    levels = [int(piece[0, 0, 0]) for piece in shown.pieces]

    assert 90 <= min(levels) < 95
    assert 105 < max(levels) <= 110


def test_labelled_anomalies_are_shown_only_once_there_are_enough() -> None:
    def synthetic(shown: Shown) -> int:
        return sum(mask is not None and not np.isin(int(mask.sum()), (0, int(MARKED.sum()))) for mask in shown.masks)

    enough, too_few = drawn(anomalies=40), drawn(marked_anomalies(9), anomalies=40)

    assert synthetic(too_few) == 40
    assert 10 <= synthetic(enough) <= 30
    assert any(mask is None for mask in enough.masks)


def marked_anomalies(count: int) -> LabelledPieces:
    return LabelledPieces(GOOD, ODD[:count], [MARKED] * count)


def test_held_out_pieces_are_shown_as_they_are_with_a_synthetic_anomaly_on_each_and_the_labelled_ones() -> None:
    shown = held_out_shown(LabelledPieces(GOOD, ODD[:2]), Finetuning(), seed=0)

    assert shown.labels.tolist() == [0.0] * 6 + [1.0] * 8
    assert all(map(np.array_equal, shown.pieces[:6], GOOD))
    assert all(map(np.array_equal, shown.pieces[12:], ODD[:2]))
    assert [mask is None for mask in shown.masks] == [False] * 12 + [True] * 2
    assert all(mask is not None and mask.any() for mask in shown.masks[6:12])


def test_a_synthetic_anomaly_differs_from_its_good_piece_where_the_mask_says() -> None:
    changed, mask = draw_anomaly(LabelledPieces(GOOD), 2, Finetuning(kinds=("hole",)), rng=np.random.default_rng(0))

    difference = np.abs(changed.astype(int) - GOOD[2]).max(2)
    assert difference[mask].mean() > 4 > difference[~mask].mean()


def test_no_kinds_are_all_kinds_and_a_strange_one_is_refused() -> None:
    assert kinds_of(Finetuning()) == KINDS
    assert kinds_of(Finetuning(kinds=("stain",))) == ("stain",)
    with pytest.raises(RecipeInvalid, match="'dirt' is none of"):
        kinds_of(Finetuning(kinds=("stain", "dirt")))


def test_only_the_kinds_of_the_settings_are_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: Counter[tuple[str, ...]] = Counter()
    real = drawing.draw_defect

    def watched(*pieces: object, **settings: object) -> object:
        asked[settings["kinds"]] += 1  # type: ignore[index]
        return real(*pieces, **settings)  # type: ignore[arg-type]

    monkeypatch.setattr(drawing, "draw_defect", watched)
    draw_shown(Wanted((), 4, 0), LabelledPieces(GOOD), replace(Finetuning(), kinds=("scar", "dent")))
    assert asked == {("scar", "dent"): 4}


def test_labels_and_masks_are_tensors_that_a_loss_takes() -> None:
    shown = drawn()

    assert shown.labels.dtype == torch.float32
    assert {mask.dtype for mask in shown.masks if mask is not None} == {torch.bool}
