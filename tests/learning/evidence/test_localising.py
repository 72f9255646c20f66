import pytest
import torch
from torch import Tensor, nn

from inspector.learning.backbones import DEEP, SHALLOW
from inspector.learning.evidence.localising import Ensemble, LocalisingHead, build_ensemble, on_grid
from tests.learning.tiny import CHANNELS, batch, picture, tiny_encoder

HEIGHT, WIDTH = 96, 160


def features(strides: tuple[int, int]) -> dict[tuple[int, int], Tensor]:
    """Return made-up features of a picture of 96 × 160 and of its quarter, 2 channels at the first tap and 3 after."""
    generator = torch.Generator().manual_seed(1)
    return {
        (shrink, tap): torch.rand(
            2, 2 + tap, -(-HEIGHT // (strides[tap] * shrink)), -(-WIDTH // (strides[tap] * shrink)), generator=generator
        )
        for tap in (1, 0)
        for shrink in (4, 1)
    }


def averaged(feature: Tensor, side: int) -> Tensor:
    """Return the mean of each block of `side` × `side`, one by one."""
    rows, columns = feature.shape[2] // side, feature.shape[3] // side
    found = torch.zeros(*feature.shape[:2], rows, columns)
    for row in range(rows):
        for column in range(columns):
            block = feature[:, :, row * side : (row + 1) * side, column * side : (column + 1) * side]
            found[:, :, row, column] = block.mean(dim=(2, 3))
    return found


def spread(feature: Tensor, rows: int, columns: int) -> Tensor:
    """Return the bilinear mean of the four nearest centres, one by one."""

    def around(place: int, count: int, known: int) -> tuple[int, int, float]:
        where = max(0.0, (place + 0.5) * known / count - 0.5)
        low = min(int(where), known - 1)
        return low, min(low + 1, known - 1), where - int(where)

    found = torch.zeros(*feature.shape[:2], rows, columns)
    for row in range(rows):
        top, bottom, down = around(row, rows, feature.shape[2])
        for column in range(columns):
            left, right, over = around(column, columns, feature.shape[3])
            upper = feature[:, :, top, left] * (1 - over) + feature[:, :, top, right] * over
            lower = feature[:, :, bottom, left] * (1 - over) + feature[:, :, bottom, right] * over
            found[:, :, row, column] = upper * (1 - down) + lower * down
    return found


class TestOnGrid:
    def test_deep_taps_are_averaged_kept_and_spread(self) -> None:
        given = features(DEEP)
        expected = [averaged(given[1, 0], 2), given[1, 1], spread(given[4, 0], 6, 10), spread(given[4, 1], 6, 10)]
        assert torch.allclose(on_grid(given, DEEP), torch.cat(expected, 1), atol=1e-6)

    def test_shallow_taps_are_averaged_and_what_is_on_the_grid_is_kept(self) -> None:
        given = features(SHALLOW)
        expected = [averaged(given[1, 0], 4), averaged(given[1, 1], 2), given[4, 0], spread(given[4, 1], 6, 10)]
        assert torch.allclose(on_grid(given, SHALLOW), torch.cat(expected, 1), atol=1e-6)

    @pytest.mark.parametrize("strides", [DEEP, SHALLOW])
    @pytest.mark.parametrize(("height", "width"), [(64, 64), (80, 144), (176, 48)])
    def test_every_picture_comes_to_the_grid_of_its_heat_map(
        self, strides: tuple[int, int], height: int, width: int
    ) -> None:
        encoder = tiny_encoder(strides=strides)
        found = on_grid(encoder(batch(picture(0, height, width), picture(1, height, width))), strides)
        assert found.shape == (2, 2 * sum(CHANNELS), height // 16, width // 16)


def head(seed: int = 0, *, channels: int = 6) -> LocalisingHead:
    torch.manual_seed(seed)
    return LocalisingHead(torch.rand(channels), torch.rand(channels) + 0.5).eval()


@pytest.mark.usefixtures("own_randomness")
class TestLocalisingHead:
    def test_every_patch_gets_a_logit(self) -> None:
        assert head()(torch.rand(3, 6, 5, 9)).shape == (3, 5, 9)

    def test_features_are_standardised_by_its_own_mean_and_deviation(self) -> None:
        learned, given = head(), torch.rand(1, 6, 5, 5)
        plain = LocalisingHead(torch.zeros(6), torch.ones(6)).eval()
        plain.layers.load_state_dict(learned.layers.state_dict())
        standardised = (given - learned.mean) / learned.std
        assert torch.allclose(learned(given), plain(standardised), atol=1e-6)

    def test_a_new_one_takes_few_patches_for_anomalous(self) -> None:
        with torch.no_grad():
            logits = head()(torch.randn(4, 6, 8, 8))
        assert float(torch.sigmoid(logits).mean()) < 0.1

    def test_a_patch_is_judged_with_the_neighbours_within_two_patches(self) -> None:
        learned, given = head(), torch.rand(1, 6, 9, 9)
        changed = given.clone()
        changed[:, :, 0, 0] += 1
        apart = (learned(given) - learned(changed)).abs()[0] > 1e-9
        assert apart[:3, :3].any()
        assert not apart[3:].any()
        assert not apart[:, 3:].any()


@pytest.mark.usefixtures("own_randomness")
class TestEnsemble:
    def test_it_says_the_mean_of_what_its_heads_say(self) -> None:
        heads, given = [head(seed) for seed in range(3)], torch.rand(2, 6, 4, 5)
        assert torch.allclose(Ensemble(heads)(given), sum(one(given) for one in heads) / 3, atol=1e-6)

    def test_it_is_built_again_from_its_tensors(self) -> None:
        ensemble, given = Ensemble([head(seed) for seed in range(3)]).eval(), torch.rand(2, 6, 4, 5)
        again = build_ensemble(ensemble.state_dict()).eval()
        assert torch.equal(again(given), ensemble(given))

    def test_tensors_of_something_else_are_not_taken(self) -> None:
        tensors: dict[str, Tensor] = dict(Ensemble([head()]).state_dict())
        tensors["heads.0.layers.99.weight"] = nn.Linear(1, 1).weight
        with pytest.raises(RuntimeError, match=r"layers\.99"):
            build_ensemble(tensors)
