from collections.abc import Sequence

import pytest
import torch
from torch import Tensor, nn

from inspector.learning.simclr.gradcache import backward_in_parts
from inspector.learning.simclr.losses import nt_xent

IMAGES, PIXELS = 10, 12


def network(*, dropout: float = 0.0, norm: bool = False, width: int = 9) -> nn.Sequential:
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(3)
        layers: list[nn.Module] = [nn.Linear(PIXELS, width), nn.ReLU(), nn.Dropout(dropout), nn.Linear(width, 6)]
        return nn.Sequential(layers[0], *[nn.BatchNorm1d(width)] * norm, *layers[1:])


def draw_views(*counts: int) -> list[Tensor]:
    chance = torch.Generator().manual_seed(1)
    return [torch.randn(count, PIXELS, generator=chance) for count in counts]


def loss_of(one: Tensor, other: Tensor, negatives: Tensor | None = None) -> Tensor:
    return nt_xent(one, other, temperature=0.2, negatives=negatives)


def whole(module: nn.Module, views: Sequence[Tensor]) -> tuple[Tensor, list[Tensor]]:
    """Return loss and gradients of a plain pass of everything at once."""
    loss = loss_of(*module(torch.cat(list(views))).split_with_sizes([len(view) for view in views]))
    loss.backward()
    return loss.detach(), gradients(module)


def in_parts(module: nn.Module, views: Sequence[Tensor], physical: int) -> tuple[Tensor, list[Tensor]]:
    loss = backward_in_parts(module, views, loss_of, module=module, physical=physical)
    return loss, gradients(module)


def gradients(module: nn.Module) -> list[Tensor]:
    return [p.grad.clone() for p in module.parameters() if p.grad is not None]


def assert_same(found: tuple[Tensor, list[Tensor]], expected: tuple[Tensor, list[Tensor]], atol: float = 1e-6) -> None:
    assert torch.allclose(found[0], expected[0], atol=atol)
    assert len(found[1]) == len(expected[1]) > 0
    for gradient, slope in zip(found[1], expected[1], strict=True):
        assert float(slope.abs().max()) > 1e-3
        assert torch.allclose(gradient, slope, atol=atol)


class Watched(nn.Module):
    """Remembers the batches that came through, and what came out."""

    def __init__(self, inner: nn.Module) -> None:
        super().__init__()
        self.inner = inner
        self.seen: list[Tensor] = []
        self.given: list[Tensor] = []

    def forward(self, batch: Tensor) -> Tensor:
        self.seen.append(batch)
        self.given.append(self.inner(batch))
        return self.given[-1]


class TestGradients:
    @pytest.mark.parametrize("physical", [2, 3, 4, 7, 9, 10, 64])
    def test_they_are_those_of_the_whole_batch(self, physical: int) -> None:
        views = draw_views(IMAGES, IMAGES)
        assert_same(in_parts(network(), views, physical), whole(network(), views))

    @pytest.mark.parametrize("physical", [2, 3, 10])
    @pytest.mark.parametrize("negatives", [1, 4, 10, 23])
    def test_they_are_with_negatives_of_any_number(self, physical: int, negatives: int) -> None:
        views = draw_views(IMAGES, IMAGES, negatives)
        assert_same(in_parts(network(), views, physical), whole(network(), views))

    def test_they_are_added_to_those_that_are_there(self) -> None:
        views, module = draw_views(IMAGES, IMAGES), network()
        in_parts(module, views, 3)
        twice = in_parts(module, views, 3)[1]
        once = whole(network(), views)[1]
        assert all(torch.allclose(a, 2 * b, atol=1e-6) for a, b in zip(twice, once, strict=True))

    @pytest.mark.parametrize("physical", [3, 10])
    def test_the_loss_has_no_graph(self, physical: int) -> None:
        assert not in_parts(network(), draw_views(IMAGES, IMAGES), physical)[0].requires_grad


class TestParts:
    @pytest.mark.parametrize(("physical", "sizes"), [(3, [6, 6, 4, 4]), (6, [10, 10]), (9, [10, 10])])
    def test_a_part_holds_both_views_of_its_images_and_parts_are_alike(self, physical: int, sizes: list[int]) -> None:
        watched, (one, other) = Watched(network()), draw_views(IMAGES, IMAGES)
        in_parts(watched, (one, other), physical)
        assert [len(batch) for batch in watched.seen] == sizes * 2
        images = sizes[0] // 2
        assert torch.equal(watched.seen[0], torch.cat([one[:images], other[:images]]))

    def test_with_all_images_at_once_they_are_encoded_once(self) -> None:
        watched = Watched(network())
        in_parts(watched, draw_views(IMAGES, IMAGES), IMAGES)
        assert len(watched.seen) == 1

    def test_one_part_at_a_time_has_a_graph(self) -> None:
        watched = Watched(network())
        in_parts(watched, draw_views(IMAGES, IMAGES), 5)
        assert [given.requires_grad for given in watched.given] == [False, False, True, True]


class TestRandomNumbers:
    @pytest.mark.parametrize("physical", [3, 5])
    def test_the_second_pass_of_a_part_drops_what_the_first_dropped(self, physical: int) -> None:
        watched = Watched(network(dropout=0.5)).train()
        in_parts(watched, draw_views(IMAGES, IMAGES), physical)
        ahead, again = watched.given[: len(watched.given) // 2], watched.given[len(watched.given) // 2 :]
        assert all(torch.equal(a, b) for a, b in zip(ahead, again, strict=True))

    def test_parts_drop_differently(self) -> None:
        torch.manual_seed(5)
        watched = Watched(network(dropout=0.5, width=64)).train()
        in_parts(watched, [torch.ones(4, PIXELS)] * 2, 2)
        assert not torch.equal(watched.given[0], watched.given[1])

    def test_gradients_with_dropout_are_those_of_one_graph_of_all_parts(self) -> None:
        one, other = draw_views(IMAGES, IMAGES)
        torch.manual_seed(5)
        found = in_parts(network(dropout=0.5).train(), (one, other), 5)
        torch.manual_seed(5)
        assert_same(found, graph_of_all_parts(network(dropout=0.5).train(), one, other))

    def test_a_step_uses_up_as_many_as_one_pass(self) -> None:
        torch.manual_seed(5)
        in_parts(network(dropout=0.5).train(), draw_views(IMAGES, IMAGES), 5)
        after = torch.get_rng_state()
        torch.manual_seed(5)
        graph_of_all_parts(network(dropout=0.5).train(), *draw_views(IMAGES, IMAGES))
        assert torch.equal(torch.get_rng_state(), after)


def graph_of_all_parts(module: nn.Module, one: Tensor, other: Tensor) -> tuple[Tensor, list[Tensor]]:
    """Return loss and gradients of two halves, each encoded by itself, with one graph over both."""
    halves = [module(torch.cat([a, b])).chunk(2) for a, b in zip(one.chunk(2), other.chunk(2), strict=True)]
    loss = loss_of(*(torch.cat(rows) for rows in zip(*halves, strict=True)))
    loss.backward()
    return loss.detach(), gradients(module)


class TestBatchNorm:
    def test_gradients_are_those_with_the_statistics_of_the_parts(self) -> None:
        one, other = draw_views(IMAGES, IMAGES)
        expected = graph_of_all_parts(network(norm=True).train(), one, other)
        found = in_parts(network(norm=True).train(), (one, other), 5)
        assert torch.allclose(found[0], expected[0], atol=1e-6)
        assert all(torch.allclose(a, b, atol=1e-6) for a, b in zip(found[1], expected[1], strict=True))

    def test_running_statistics_are_updated_once(self) -> None:
        module, plain = network(norm=True).train(), network(norm=True).train()
        in_parts(module, draw_views(IMAGES, IMAGES), 5)
        graph_of_all_parts(plain, *draw_views(IMAGES, IMAGES))
        assert int(module[1].num_batches_tracked) == 2
        assert torch.allclose(module[1].running_mean, plain[1].running_mean, atol=1e-7)
        assert torch.allclose(module[1].running_var, plain[1].running_var, atol=1e-7)

    def test_what_does_not_train_keeps_its_running_statistics(self) -> None:
        module = network(norm=True).eval()
        in_parts(module, draw_views(IMAGES, IMAGES), 5)
        assert torch.equal(module[1].running_mean, torch.zeros(9))

    def test_what_does_not_train_gives_the_gradients_of_the_whole_batch(self) -> None:
        views = draw_views(IMAGES, IMAGES)
        found, expected = (way(network(norm=True).eval(), views) for way in (lambda m, v: in_parts(m, v, 3), whole))
        assert_same(found, expected)

    def test_after_an_error_statistics_are_tracked_again(self) -> None:
        module = network(norm=True).train()
        with pytest.raises(RuntimeError, match="shapes cannot be multiplied"):
            in_parts(module, [torch.ones(IMAGES, PIXELS + 1)] * 2, 5)
        assert module[1].track_running_stats


class TestAutocast:
    def test_within_autocast_gradients_are_those_of_the_whole_batch(self) -> None:
        views = draw_views(IMAGES, IMAGES)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            found = in_parts(network(), views, 4)
        assert_same(found, whole_under_autocast(views), atol=2e-2)

    def test_encoding_may_turn_autocast_on_for_itself(self) -> None:
        views, module = draw_views(IMAGES, IMAGES), network()

        def encode(batch: Tensor) -> Tensor:
            with torch.autocast("cpu", dtype=torch.bfloat16):
                return module(batch)  # type: ignore[no-any-return]

        loss = backward_in_parts(encode, views, loss_of, module=module, physical=4)
        assert_same((loss, gradients(module)), whole_under_autocast(views), atol=2e-2)


def whole_under_autocast(views: Sequence[Tensor]) -> tuple[Tensor, list[Tensor]]:
    module = network()
    with torch.autocast("cpu", dtype=torch.bfloat16):
        loss = loss_of(*module(torch.cat(list(views))).chunk(2))
    loss.backward()
    return loss.detach(), gradients(module)


gpu = pytest.mark.skipif(not torch.cuda.is_available(), reason="no CUDA device here")


@pytest.mark.gpu
@gpu
def test_on_a_card_the_second_pass_drops_what_the_first_dropped() -> None:
    watched = Watched(network(dropout=0.5)).cuda().train()
    in_parts(watched, [view.cuda() for view in draw_views(IMAGES, IMAGES)], 5)
    (first, second), again = watched.given[:2], watched.given[2:]
    assert torch.equal(first, again[0])
    assert torch.equal(second, again[1])


@pytest.mark.gpu
@gpu
def test_on_a_card_parts_take_less_memory_than_the_whole() -> None:
    peaks = []
    for physical in (1024, 64):
        module, views = network(width=4096).cuda(), [view.cuda() for view in draw_views(1024, 1024)]
        torch.cuda.reset_peak_memory_stats()
        before = torch.cuda.memory_allocated()
        in_parts(module, views, physical)
        peaks.append(torch.cuda.max_memory_allocated() - before)
        del module, views
    assert peaks[1] < peaks[0] / 2
