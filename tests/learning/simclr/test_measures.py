import pytest
import torch

from inspector.learning.simclr.measures import Tally, figures_of


def test_batches_count_by_their_images() -> None:
    tally = Tally()
    tally.add({"a": 1.0}, images=10, seconds=2.0)
    tally.add({"a": 4.0}, images=20, seconds=3.0)
    assert tally.means() == {"a": pytest.approx(3.0)}
    assert (tally.images, tally.seconds) == (30, 5.0)


def test_negatives_are_not_compared() -> None:
    one, other, negatives = torch.randn(3, 6, 4, generator=torch.Generator().manual_seed(0)).unbind()
    assert figures_of((one, other), 2.0) == figures_of((one, other, negatives), 2.0)


def test_chance_is_that_of_the_batch() -> None:
    views = torch.eye(5)
    figures = figures_of((views, views), 1.5)
    assert (figures["contrastive_loss"], figures["chance"]) == (1.5, pytest.approx(1 / 9))
    assert (figures["contrastive_accuracy"], figures["alignment"]) == (1.0, pytest.approx(0.0, abs=1e-6))
