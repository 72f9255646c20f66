"""Random fields: what all families promise, and that they differ."""

import pytest
import torch
from torch.nn import functional as F

from inspector.learning.procedural.fields import FIELDS, Field, softened


def drawn(field: Field, seed: int = 0, count: int = 6, side: int = 48) -> torch.Tensor:
    return field(count, side, torch.Generator().manual_seed(seed))


@pytest.mark.parametrize("field", FIELDS)
class TestEveryField:
    def test_it_has_one_channel_of_the_size_asked_for(self, field: Field) -> None:
        assert drawn(field).shape == (6, 1, 48, 48)

    def test_it_is_finite_with_mean_0_and_variance_1(self, field: Field) -> None:
        found = drawn(field, count=24)
        assert bool(found.isfinite().all())
        torch.testing.assert_close(found.mean((1, 2, 3)), torch.zeros(24), atol=1e-4, rtol=0)
        torch.testing.assert_close(found.std((1, 2, 3)), torch.ones(24), atol=1e-3, rtol=0)

    def test_the_same_seed_draws_the_same(self, field: Field) -> None:
        assert torch.equal(drawn(field, seed=3), drawn(field, seed=3))

    def test_no_two_of_them_are_alike(self, field: Field) -> None:
        flat = drawn(field, count=12).flatten(1)
        likeness = torch.corrcoef(flat) - torch.eye(12)
        assert float(likeness.abs().max()) < 0.9


@pytest.mark.parametrize("mode", ["replicate", "circular"])
@pytest.mark.parametrize("reach", [1, 4])
def test_softened_is_the_mean_of_a_square_window(mode: str, reach: int) -> None:
    pictures = torch.rand((3, 2, 20, 24), generator=torch.Generator().manual_seed(0))
    wanted = F.avg_pool2d(F.pad(pictures, (reach,) * 4, mode=mode), 2 * reach + 1, stride=1)
    torch.testing.assert_close(softened(pictures, reach, mode), wanted)


def test_the_families_differ_in_how_rough_they_are() -> None:
    """Neighbours are alike in clouds and unlike in grain: a generator of one kind of picture would teach one thing."""
    rough = []
    for field in FIELDS:
        found = drawn(field, count=48)
        rough += (found[..., 1:] - found[..., :-1]).square().mean((1, 2, 3)).tolist()
    assert min(rough) < 0.05
    assert max(rough) > 1.5
