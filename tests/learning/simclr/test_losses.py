import math
from collections.abc import Callable

import pytest
import torch
from torch import Tensor

from inspector.learning.simclr.losses import nt_xent

Drawn = tuple[Tensor, Tensor, Tensor]


def draw(images: int = 5, width: int = 7, negatives: int = 3, *, seed: int = 0) -> Drawn:
    """Return two views and negatives in float64, of very different lengths."""
    chance = torch.Generator().manual_seed(seed)
    rows = [torch.randn(n, width, generator=chance, dtype=torch.float64) for n in (images, images, negatives)]
    one, other, further = (r * torch.linspace(0.1, 9, len(r), dtype=r.dtype)[:, None] for r in rows)
    return one, other, further


def slow(
    one: Tensor, other: Tensor, *, temperature: float, decoupled: bool = False, negatives: Tensor | None = None
) -> Tensor:
    """The same, anchor by anchor and other by other."""
    views = [*one, *other]
    further = [] if negatives is None else [*negatives]
    total = torch.zeros((), dtype=torch.float64)
    for i, anchor in enumerate(views):
        pair = (i + len(one)) % len(views)
        counted = [k for k in range(len(views)) if k != i and not (decoupled and k == pair)]
        exponents = [cosine(anchor, other) / temperature for other in [*(views[k] for k in counted), *further]]
        highest = max(float(e.detach()) for e in exponents)
        total = total - cosine(anchor, views[pair]) / temperature
        total = total + highest + sum((e - highest).exp() for e in exponents).log()
    return total / len(views)


def cosine(a: Tensor, b: Tensor) -> Tensor:
    return (a * b).sum() / (a.square().sum().sqrt() * b.square().sum().sqrt())


def value_and_gradients(
    loss_of: Callable[..., Tensor], *inputs: Tensor, bf16: bool = False, **settings: float
) -> tuple[Tensor, tuple[Tensor, ...]]:
    """Return the loss, computed within bf16 autocast if asked for, and its gradients."""
    leaves = [i.detach().clone().requires_grad_() for i in inputs]
    named = dict(zip(("one", "other", "negatives"), leaves, strict=False))
    with torch.autocast(leaves[0].device.type, dtype=torch.bfloat16, enabled=bf16):
        loss = loss_of(**named, **settings)
    return loss.detach(), torch.autograd.grad(loss, leaves)


class TestAgainstADoubleLoop:
    @pytest.mark.parametrize("temperature", [0.01, 0.2, 1.0, 10.0])
    @pytest.mark.parametrize("decoupled", [False, True])
    @pytest.mark.parametrize("further", [False, True])
    @pytest.mark.parametrize("images", [2, 5])
    def test_value_and_gradients_are_the_same(
        self, temperature: float, decoupled: bool, further: bool, images: int
    ) -> None:
        inputs = draw(images)[: 3 if further else 2]
        settings = {"temperature": temperature, "decoupled": decoupled}
        value, gradients = value_and_gradients(nt_xent, *inputs, **settings)
        expected, slopes = value_and_gradients(slow, *inputs, **settings)
        assert torch.allclose(value, expected, rtol=1e-12, atol=1e-12)
        for gradient, slope in zip(gradients, slopes, strict=True):
            assert torch.allclose(gradient, slope, rtol=1e-9, atol=1e-12)

    @pytest.mark.parametrize("decoupled", [False, True])
    def test_float32_is_as_good_as_its_digits(self, decoupled: bool) -> None:
        settings = {"temperature": 0.05, "decoupled": decoupled}
        value, gradients = value_and_gradients(nt_xent, *(d.float() for d in draw()), **settings)
        expected, slopes = value_and_gradients(slow, *draw(), **settings)
        assert value.dtype == torch.float32
        assert float(value) == pytest.approx(float(expected), rel=1e-5)
        for gradient, slope in zip(gradients, slopes, strict=True):
            assert torch.allclose(gradient.double(), slope, rtol=1e-4, atol=1e-5 * float(slope.abs().max()))

    @pytest.mark.parametrize("decoupled", [False, True])
    def test_identical_views_of_identical_images_have_the_loss_of_guessing(self, decoupled: bool) -> None:
        same = torch.ones(6, 4)
        value, gradients = value_and_gradients(nt_xent, same, same, temperature=0.1, decoupled=decoupled)
        assert float(value) == pytest.approx(math.log(10 if decoupled else 11), rel=1e-6)
        assert all(torch.allclose(g, torch.zeros(6, 4), atol=1e-6) for g in gradients)


class TestWhatCounts:
    def test_lengths_do_not_count(self) -> None:
        one, other, further = draw()
        assert torch.allclose(
            nt_xent(one, other, temperature=0.2, negatives=further),
            nt_xent(3 * one, other / 7, temperature=0.2, negatives=100 * further),
        )

    def test_both_views_are_anchors(self) -> None:
        one, other, _ = draw()
        assert torch.allclose(nt_xent(one, other, temperature=0.2), nt_xent(other, one, temperature=0.2))

    def test_each_image_is_a_negative_of_all_others(self) -> None:
        eye = torch.eye(4)
        apart = nt_xent(eye, eye, temperature=0.1)
        assert float(apart) == pytest.approx(math.log(math.exp(10) + 6) - 10, abs=1e-5)

    def test_without_the_positive_in_the_sum_a_perfect_pair_still_learns(self) -> None:
        eye = torch.eye(4) + 0.01
        slopes = {
            decoupled: value_and_gradients(nt_xent, eye, eye, temperature=0.05, decoupled=decoupled)[1][0].norm()
            for decoupled in (False, True)
        }
        assert slopes[True] > 1e4 * slopes[False]

    def test_a_negative_like_an_image_costs(self) -> None:
        one, other, _ = draw()
        assert nt_xent(one, other, temperature=0.2, negatives=one[:2]) > nt_xent(one, other, temperature=0.2)

    def test_no_negatives_are_none(self) -> None:
        one, other, further = draw()
        assert torch.equal(
            nt_xent(one, other, temperature=0.2, negatives=further[:0]), nt_xent(one, other, temperature=0.2)
        )


class TestPrecision:
    def test_bf16_projections_give_the_float32_loss_within_their_rounding(self) -> None:
        one, other, further = (d.float() for d in draw(16, 32, 8))
        exact = nt_xent(one, other, temperature=0.2, negatives=further)
        rounded = nt_xent(one.bfloat16(), other.bfloat16(), temperature=0.2, negatives=further.bfloat16())
        assert rounded.dtype == torch.float32
        assert float(rounded) == pytest.approx(float(exact), abs=2**-8 / 0.2)

    def test_nothing_is_rounded_after_the_projections(self) -> None:
        one, other, further = (d.bfloat16() for d in draw())
        rounded = nt_xent(one, other, temperature=0.2, negatives=further)
        assert torch.equal(rounded, nt_xent(one.float(), other.float(), temperature=0.2, negatives=further.float()))

    def test_autocast_changes_nothing(self) -> None:
        one, other, further = (d.float() for d in draw())
        expected = value_and_gradients(nt_xent, one, other, further, temperature=0.1)
        found = value_and_gradients(nt_xent, one, other, further, temperature=0.1, bf16=True)
        assert torch.equal(found[0], expected[0])
        assert all(torch.equal(a, b) for a, b in zip(found[1], expected[1], strict=True))

    @pytest.mark.parametrize("decoupled", [False, True])
    def test_logits_that_overflow_half_precision_stay_finite(self, decoupled: bool) -> None:
        one, other, further = (torch.nn.functional.normalize(d).mul(6e4).half() for d in draw())
        settings = {"temperature": 1e-5, "decoupled": decoupled}
        value, gradients = value_and_gradients(nt_xent, one, other, further, **settings)
        expected = slow(one.double(), other.double(), negatives=further.double(), **settings)
        assert float(expected) > torch.finfo(torch.half).max / 2
        assert float(value) == pytest.approx(float(expected), rel=1e-6)
        assert all(bool(torch.isfinite(g).all()) for g in gradients)


class TestRefusals:
    @pytest.mark.parametrize(("one", "other"), [((1, 4), (1, 4)), ((3, 4), (2, 4)), ((3, 4), (3, 5)), ((4,), (4,))])
    def test_projections_that_are_no_pairs_are_refused(self, one: tuple[int, ...], other: tuple[int, ...]) -> None:
        with pytest.raises(ValueError, match="are not two views of at least 2 images"):
            nt_xent(torch.ones(one), torch.ones(other), temperature=0.2)

    def test_negatives_of_another_width_are_refused(self) -> None:
        with pytest.raises(ValueError, match="do not fit"):
            nt_xent(torch.ones(3, 4), torch.ones(3, 4), temperature=0.2, negatives=torch.ones(3, 5))


@pytest.mark.gpu
@pytest.mark.skipif(not torch.cuda.is_available(), reason="no CUDA device here")
def test_on_a_card_under_autocast_the_loss_is_that_of_the_cpu() -> None:
    inputs = [d.float() for d in draw(64, 128, 32)]
    expected, slopes = value_and_gradients(nt_xent, *inputs, temperature=0.1)
    value, gradients = value_and_gradients(nt_xent, *(i.cuda() for i in inputs), temperature=0.1, bf16=True)
    assert value.device.type == "cuda"
    assert float(value) == pytest.approx(float(expected), rel=1e-5)
    assert all(torch.allclose(g.cpu(), s, atol=1e-6) for g, s in zip(gradients, slopes, strict=True))
