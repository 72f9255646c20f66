"""Training an encoder of our own: it learns, it can be stopped anywhere, and it goes on as if it had not been."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from safetensors.torch import load
from torch import Tensor

from inspector.core.errors import CheckpointUnusable
from inspector.core.own_encoder import OwnEncoder
from inspector.core.progress import drive
from inspector.learning.pretext import learner
from inspector.learning.pretext.training import halved, train_own
from tests.learning.tiny import tiny_backbone

TINY = OwnEncoder(stock=16, side=64, fresh=1, crops=(32, 48), materials=8, patches=64, warm_up=2, bf16=False)


@pytest.fixture(scope="module", autouse=True)
def _small() -> Iterator[None]:
    """What is tried here is the same for every network; with a real one most of the time would go into it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(learner, "build_backbone", lambda _, *, seed: tiny_backbone(seed))
        yield


def trained(
    steps: int, checkpoint: Path | None = None, *, resume: bool = False, recipe: OwnEncoder = TINY
) -> dict[str, Tensor]:
    running = train_own(recipe, steps=steps, device="cpu", threads=1, checkpoint=checkpoint, resume=resume)
    return drive(running).weights


@pytest.fixture(scope="module")
def unbroken() -> dict[str, Tensor]:
    return trained(6)


class TestARun:
    def test_it_changes_every_weight(self, unbroken: dict[str, Tensor]) -> None:
        first = trained(1)
        for name, tensor in unbroken.items():
            assert bool(tensor.isfinite().all()), name
            assert name.endswith("num_batches_tracked") or not torch.equal(tensor, first[name]), name

    def test_the_same_seed_gives_the_same_encoder(self, unbroken: dict[str, Tensor]) -> None:
        again = trained(6)
        assert all(torch.equal(tensor, again[name]) for name, tensor in unbroken.items())

    def test_a_stopped_run_goes_on_bit_for_bit(self, tmp_path: Path, unbroken: dict[str, Tensor]) -> None:
        running = train_own(TINY, steps=6, device="cpu", threads=1, checkpoint=tmp_path / "c")
        while next(running).done < 3:
            pass
        running.close()
        found = trained(6, tmp_path / "c", resume=True)
        assert all(torch.equal(tensor, found[name]) for name, tensor in unbroken.items())

    def test_a_finished_run_goes_on_to_more_steps(self, tmp_path: Path, unbroken: dict[str, Tensor]) -> None:
        trained(4, tmp_path / "c")
        found = trained(6, tmp_path / "c", resume=True)
        assert all(torch.equal(tensor, found[name]) for name, tensor in unbroken.items())

    def test_its_rate_rises_stays_and_falls_with_the_root_of_the_steps(self) -> None:
        told = learner.Learner(replace(TINY, warm_up=2, steady=3, learning_rate=0.01), torch.device("cpu"))
        rates = []
        for _ in range(12):
            told.step()
            rates.append(told.optimiser.param_groups[0]["lr"])
        assert rates[:3] == pytest.approx([0.005, 0.01, 0.01])
        assert rates[11] == pytest.approx(0.005)

    def test_it_tells_how_far_it_is_with_a_curve(self) -> None:
        told = list(train_own(TINY, steps=20, device="cpu", threads=1))
        assert [step.done for step in told[1:]] == list(range(1, 21))
        figures = told[-1].curve[0].figures
        assert {"loss", "materials 8", "places 16", "flaws 8", "odd 16", "whole"} <= figures.keys()

    def test_it_learns_to_tell_materials_apart(self) -> None:
        told = list(train_own(replace(TINY, fresh=0, learning_rate=3e-3), steps=60, device="cpu", threads=1))
        first, last = told[-1].curve[0].figures, told[-1].curve[-1].figures
        assert last["materials 16"] > first["materials 16"] + 0.05
        assert last["loss"] < 0.9 * first["loss"]


class TestACheckpoint:
    def test_that_of_another_recipe_is_refused(self, tmp_path: Path) -> None:
        trained(1, tmp_path / "c")
        with pytest.raises(CheckpointUnusable, match="another recipe"):
            trained(2, tmp_path / "c", resume=True, recipe=replace(TINY, seed=1))

    def test_that_of_another_kind_of_device_is_refused(self, tmp_path: Path) -> None:
        trained(1, tmp_path / "c")
        content = torch.load(tmp_path / "c", weights_only=True)
        content["state"]["random"] = torch.zeros(16, dtype=torch.uint8)  # as a card's generator has it
        torch.save(content, tmp_path / "c")
        with pytest.raises(CheckpointUnusable, match="another kind of device"):
            trained(2, tmp_path / "c", resume=True)

    @pytest.mark.parametrize("content", [b"", b"no checkpoint"])
    def test_a_damaged_one_is_refused_by_its_name(self, tmp_path: Path, content: bytes) -> None:
        (tmp_path / "c").write_bytes(content)
        with pytest.raises(CheckpointUnusable) as caught:
            trained(1, tmp_path / "c", resume=True)
        assert caught.value.path == tmp_path / "c"


def test_halved_weights_are_small_and_almost_the_same(unbroken: dict[str, Tensor]) -> None:
    found = load(halved(unbroken, {"data": "drawn"}))
    assert found.keys() == unbroken.keys()
    assert all(not t.is_floating_point() or t.dtype == torch.float16 for t in found.values())
    for name, tensor in unbroken.items():
        torch.testing.assert_close(found[name].to(tensor.dtype), tensor, atol=1e-2, rtol=1e-2)
