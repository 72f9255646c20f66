from dataclasses import replace

import numpy as np
import pytest
import torch
from torch import Tensor

from inspector.core.pretraining import Change, Pretraining, Views
from inspector.data.synthetic import Defect
from inspector.learning.simclr import drawing
from inspector.learning.simclr.drawing import Wanted, draw_batch
from tests.learning.simclr.small import small_images

SETTINGS = Pretraining(views=Views(size=32))
CPU = torch.device("cpu")


def views_of(seed: int = 0, settings: Pretraining = SETTINGS) -> tuple[Tensor, ...]:
    return draw_batch(Wanted([3, 0, 5], seed), small_images(labelled=True), settings, CPU).views


def test_a_batch_has_two_views_and_the_label_of_each_image() -> None:
    batch = draw_batch(Wanted([3, 0, 5], 0), small_images(labelled=True), SETTINGS, CPU)
    assert [tuple(view.shape) for view in batch.views] == [(3, 32, 32, 3)] * 2
    assert batch.labels.tolist() == [1, 1, 0]


def test_the_seed_decides_the_views() -> None:
    assert all(torch.equal(a, b) for a, b in zip(views_of(1), views_of(1), strict=True))
    assert not torch.equal(views_of(1)[0], views_of(2)[0])


def test_negatives_come_third_and_leave_the_two_views_as_they_are() -> None:
    plain, more = views_of(4), views_of(4, replace(SETTINGS, defects_as_negatives=True))
    assert len(more) == 3
    assert more[2].shape == more[0].shape
    assert all(torch.equal(a, b) for a, b in zip(plain, more[:2], strict=True))


@pytest.mark.parametrize("corner", [(0, 0), (0, -1), (-1, 0), (-1, -1)])
def test_a_negative_shows_its_defect_wherever_it_is(monkeypatch: pytest.MonkeyPatch, corner: tuple[int, int]) -> None:
    def spot(picture: np.ndarray, *, rng: np.random.Generator, counts: None) -> Defect:
        marked, mask = np.zeros_like(picture), np.zeros(picture.shape[:2], bool)
        mask[corner] = True
        marked[mask] = 255
        return Defect(marked, mask, "spot")

    monkeypatch.setattr(drawing, "draw_defect", spot)
    off = Change(on=False, strength=0)
    views = Views(size=32, rotation=off, colour=off, grey=off, blur=off, noise=off, crop=Change(strength=0.05))
    settings = replace(SETTINGS, views=views, defects_as_negatives=True)
    for seed in range(5):
        negatives = draw_batch(Wanted([0, 1, 2], seed), small_images(), settings, CPU).views[2]
        assert (negatives.amax(dim=(1, 2, 3)) > 0).all()
