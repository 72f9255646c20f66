import pytest
import torch
from torch import Tensor, nn

from inspector.core.pretraining import ProjectionHead
from inspector.learning.simclr.heads import ProjectionLayers, build_projection_head


def features(count: int = 10, width: int = 12) -> Tensor:
    return torch.randn(count, width, generator=torch.Generator().manual_seed(0)) + 2


def kinds(head: ProjectionLayers) -> list[list[type[nn.Module]]]:
    return [[type(module) for module in layer.children()] for layer in head.children()]


HIDDEN = [nn.Linear, nn.BatchNorm1d, nn.ReLU]


class TestShape:
    def test_the_first_version_ends_with_a_linear_layer(self) -> None:
        assert kinds(build_projection_head(12, ProjectionHead(depth=3))) == [HIDDEN, HIDDEN, [nn.Linear]]

    def test_the_second_version_ends_with_batch_norm(self) -> None:
        head = build_projection_head(12, ProjectionHead(version=2, depth=3))
        assert kinds(head) == [HIDDEN, HIDDEN, [nn.Linear, nn.BatchNorm1d]]

    @pytest.mark.parametrize(("version", "last"), [(1, [nn.Linear]), (2, [nn.Linear, nn.BatchNorm1d])])
    def test_one_layer_is_linear(self, version: int, last: list[type[nn.Module]]) -> None:
        assert kinds(build_projection_head(12, ProjectionHead(version=version, depth=1))) == [last]

    def test_widths_are_those_of_the_settings(self) -> None:
        head = build_projection_head(12, ProjectionHead(depth=3, width=20, out=9))
        found = [m.weight.shape for m in head.modules() if isinstance(m, nn.Linear)]
        assert found == [(20, 12), (20, 20), (9, 20)]

    @pytest.mark.parametrize(("name", "kind"), [("relu", nn.ReLU), ("gelu", nn.GELU), ("silu", nn.SiLU)])
    def test_the_activation_is_that_of_the_settings(self, name: str, kind: type[nn.Module]) -> None:
        assert kinds(build_projection_head(12, ProjectionHead(activation=name)))[0][-1] is kind

    @pytest.mark.parametrize("version", [1, 2])
    def test_only_hidden_batch_norms_shift(self, version: int) -> None:
        head = build_projection_head(12, ProjectionHead(version=version, depth=2))
        shifts = [name for name, p in head.named_parameters() if name.endswith("bias") and p.requires_grad]
        assert shifts == ["0.1.bias"]

    def test_projections_of_the_second_version_have_no_mean(self) -> None:
        head = build_projection_head(12, ProjectionHead(version=2, out=8)).train()
        assert torch.allclose(head(features()).mean(0), torch.zeros(8), atol=1e-6)


class TestSeed:
    def test_the_same_seed_gives_the_same_weights(self) -> None:
        one, other = (build_projection_head(12, ProjectionHead(), seed=4).state_dict() for _ in range(2))
        assert all(torch.equal(one[key], other[key]) for key in one)

    def test_another_seed_gives_other_weights(self) -> None:
        one, other = (build_projection_head(12, ProjectionHead(), seed=seed)[0][0].weight for seed in (4, 5))
        assert not torch.equal(one, other)

    def test_no_random_number_of_the_caller_is_used_up(self) -> None:
        before = torch.get_rng_state()
        build_projection_head(12, ProjectionHead())
        assert torch.equal(torch.get_rng_state(), before)


class TestInside:
    def test_at_depth_zero_are_the_features(self) -> None:
        assert torch.equal(build_projection_head(12, ProjectionHead()).inside(features(), 0), features())

    @pytest.mark.parametrize("version", [1, 2])
    def test_at_full_depth_are_the_projections(self, version: int) -> None:
        head = build_projection_head(12, ProjectionHead(version=version, depth=3)).eval()
        assert torch.equal(head.inside(features(), 3), head(features()))

    def test_in_between_is_what_a_layer_activates(self) -> None:
        head = build_projection_head(12, ProjectionHead(depth=3, width=16)).eval()
        linear, norm, _ = head[0]
        expected = norm(features() @ linear.weight.T).clamp_min(0)
        assert torch.allclose(head.inside(features(), 1), expected, atol=1e-6)

    @pytest.mark.parametrize("depth", [-1, 4])
    def test_a_depth_that_is_not_there_is_refused(self, depth: int) -> None:
        with pytest.raises(ValueError, match="not between 0 and the 3 layers"):
            build_projection_head(12, ProjectionHead(depth=3)).inside(features(), depth)
