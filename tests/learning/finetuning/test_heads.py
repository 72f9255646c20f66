from dataclasses import replace

import pytest
import torch

from inspector.core.finetuning import Finetuning
from inspector.learning.backbones import DEEP, SHALLOW
from inspector.learning.finetuning.heads import Taught, look
from inspector.learning.finetuning.standardise import Standardise
from tests.learning.tiny import batch, picture, tiny_encoder, tiny_recipe


def taught(*, strides: tuple[int, int] = DEEP, dropout: float = 0.5, taps: str = "auto") -> Taught:
    encoder = tiny_encoder(replace(tiny_recipe(), taps=taps), strides=strides)
    return Taught(encoder, Finetuning(widths=(8, 4), dropout=dropout), seed=0).eval()


def test_an_encoder_of_our_own_is_taught_on_both_taps_too() -> None:
    """Its contexts look at one of them only."""
    head = taught(taps="near")
    head.settle([picture(0), picture(1)])
    logits, where = head(batch(picture(0, 32, 64)))
    plain, elsewhere = taught()(batch(picture(0, 32, 64)))
    assert (logits.shape, where.shape) == (plain.shape, elsewhere.shape)


@pytest.mark.parametrize(("strides", "grid"), [(DEEP, (2, 4)), (SHALLOW, (4, 8))])
def test_patches_lie_on_the_grid_of_the_last_tap(strides: tuple[int, int], grid: tuple[int, int]) -> None:
    logits, where = taught(strides=strides)(batch(picture(0, 32, 64), picture(1, 32, 64)))

    assert logits.shape == (2,)
    assert where.shape == (2, *grid)


@torch.no_grad()
def test_pieces_of_several_shapes_are_looked_at_as_if_each_were_alone() -> None:
    pieces = [picture(0), picture(1, 32, 64), picture(2), picture(3, 64, 32)]
    module = taught()

    logits, maps = look(module, pieces)

    for piece, logit, where in zip(pieces, logits, maps, strict=True):
        alone, where_alone = module(batch(piece))
        assert torch.allclose(logit, alone[0], atol=1e-5)
        assert torch.allclose(where, where_alone[0], atol=1e-5)


def test_while_learning_dropout_works_and_the_encoder_stays_in_inference_mode() -> None:
    module = taught()
    module.learning()

    assert module.classifier.training
    assert not any(part.training for part in module.encoder.modules())


def test_settled_features_have_mean_0_and_deviation_1() -> None:
    pieces = [picture(i) for i in range(6)]
    module = taught()
    module.settle(pieces)

    seen: list[torch.Tensor] = []
    module.classifier.standardise.register_forward_hook(lambda _m, _i, output: seen.append(output))
    with torch.no_grad():
        look(module, pieces)
    assert torch.allclose(seen[0].mean(0), torch.zeros(14), atol=1e-3)
    assert torch.allclose(seen[0].std(0, correction=0), torch.ones(14), atol=1e-3)


def test_a_channel_that_never_changes_is_not_blown_up() -> None:
    standardise = Standardise(2)
    standardise.settle(torch.tensor([[0.5, 1.0], [0.5, 3.0]]))

    assert standardise(torch.tensor([[0.5, 2.0], [0.6, 4.0]])).tolist() == [[0.0, 0.0], [pytest.approx(0.1), 2.0]]
