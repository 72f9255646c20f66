"""A run that is killed goes on as if it never was; a checkpoint of another run is refused in words."""

import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
import torch

from inspector.core.errors import CheckpointUnusable
from inspector.core.recipe import Recipe
from inspector.learning.simclr.checkpoint import Fingerprint, Keeper, load_checkpoint, save_checkpoint
from inspector.learning.simclr.plan import PictureSet
from tests.learning.simclr.small import equal, run, small_images, small_recipe

CPU = torch.device("cpu")
START = {"a": torch.arange(4.0), "b": torch.zeros(2, dtype=torch.int64)}

_KILLED = """
import os, signal, sys
from pathlib import Path
import torch
from inspector.learning.simclr import pretraining
from tests.learning.simclr.small import run, small_images
from tests.learning.simclr.test_checkpoint import RECIPE
pretraining._STEPS_SAVED_S = pretraining._EPOCHS_SAVED_S = 0.0
torch.set_num_threads(1)
left = int(sys.argv[2])
def show(step):
    global left
    if step.done and step.note is None:
        left -= 1
    if left < 0:
        os.kill(os.getpid(), signal.SIGKILL)
run(RECIPE, small_images(labelled=True), checkpoint=Path(sys.argv[1]), show=show)
"""
RECIPE = small_recipe(seed=5, epochs=4, batch=8, physical=3, optimiser="lars", defects_as_negatives=False)


def fingerprint(recipe: Recipe = RECIPE, images: PictureSet | None = None, **start: torch.Tensor) -> Fingerprint:
    return Fingerprint.of(recipe, images or small_images(), START | start)


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    save_checkpoint(tmp_path / "c", fingerprint(), {"step": 3, "weights": torch.arange(3.0)})
    return tmp_path / "c"


def difference(recipe: Recipe = RECIPE, images: PictureSet | None = None, **start: torch.Tensor) -> str | None:
    return fingerprint(recipe, images, **start).difference(fingerprint())


class TestKilled:
    def test_a_run_killed_in_the_middle_of_an_epoch_goes_on_bit_for_bit(self, tmp_path: Path) -> None:
        checkpoint = tmp_path / "c"
        command = [sys.executable, "-c", _KILLED, str(checkpoint), "8"]  # in the second of four epochs
        killed = subprocess.run(command, capture_output=True, text=True)
        assert killed.returncode == -signal.SIGKILL, killed.stderr
        images = small_images(labelled=True)
        seen = load_checkpoint(checkpoint, Fingerprint.of(RECIPE, images, _start_weights()), device=CPU)
        assert (len(seen["curve"]), seen["step"] > 0) == (1, True)
        resumed = run(RECIPE, images, checkpoint=checkpoint, resume=True)
        assert equal(resumed, run(RECIPE, images))

    def test_a_cancelled_run_goes_on_bit_for_bit(self, tmp_path: Path) -> None:
        from inspector.learning.simclr.pretraining import pretrain
        from tests.learning.tiny import tiny_encoder

        recipe = small_recipe(seed=2, optimiser="sgd")
        options = {"device": "cpu", "threads": 1, "checkpoint": tmp_path / "c"}
        steps = pretrain(tiny_encoder(recipe), small_images(), recipe, **options)
        while next(steps).done < 6:
            pass
        steps.close()
        assert equal(run(recipe, checkpoint=tmp_path / "c", resume=True), run(recipe))


class TestFingerprint:
    def test_the_same_run_is_known_again(self) -> None:
        assert difference() is None

    @pytest.mark.parametrize(
        ("recipe", "said"),
        [
            (small_recipe(seed=6, epochs=4, physical=3, optimiser="lars"), "seed was 5, now it is 6"),
            (small_recipe(seed=5, epochs=9, physical=3, optimiser="lars"), "pretraining epochs was 4, now it is 9"),
            (replace(RECIPE, backbone="resnet50"), "backbone was tiny, now it is resnet50"),
        ],
    )
    def test_another_setting_is_named(self, recipe: Recipe, said: str) -> None:
        assert difference(recipe) == said

    def test_settings_that_pretraining_does_not_read_may_change(self) -> None:
        assert difference(replace(RECIPE, false_rejects=0.1, reviews=0.3, patches=99)) is None

    def test_other_images_labels_or_sides_are_told(self) -> None:
        for images in (small_images(41), small_images(labelled=True), small_images(held_out=9)):
            assert difference(images=images) == "it was made with other images or labels"

    def test_other_starting_weights_are_told(self) -> None:
        assert difference(a=torch.ones(4)) == "it was made with other starting weights"

    def test_the_memory_format_of_the_weights_does_not_count(self) -> None:
        weight = torch.arange(48.0).view(1, 3, 4, 4)
        turned = weight.to(memory_format=torch.channels_last)
        assert fingerprint(a=weight) == fingerprint(a=turned)

    def test_the_order_of_files_does_not_count(self) -> None:
        images = small_images(20, held_out=8)
        turned = PictureSet(
            images.pictures[::-1], images.hashes[::-1], images.labels[::-1], frozenset(19 - i for i in images.held_out)
        )
        assert fingerprint(images=images) == fingerprint(images=turned)


class TestFiles:
    def test_what_was_saved_is_read_again(self, saved: Path) -> None:
        state = load_checkpoint(saved, fingerprint(), device=CPU)
        assert state["step"] == 3
        assert torch.equal(state["weights"], torch.arange(3.0))

    def test_a_checkpoint_of_other_settings_is_refused_in_words(self, saved: Path) -> None:
        with pytest.raises(CheckpointUnusable, match=r"pretraining batch was 8, now it is 16\."):
            load_checkpoint(saved, fingerprint(small_recipe(**SAME | {"batch": 16})), device=CPU)

    @pytest.mark.parametrize("kept", [0, 10, 0.5, 0.9])
    def test_a_damaged_checkpoint_is_refused(self, saved: Path, kept: float) -> None:
        content = saved.read_bytes()
        saved.write_bytes(content[: int(kept * len(content)) if kept < 1 else int(kept)])
        with pytest.raises(CheckpointUnusable, match="damaged"):
            load_checkpoint(saved, fingerprint(), device=CPU)

    def test_program_code_in_a_checkpoint_is_not_run(self, tmp_path: Path) -> None:
        torch.save({"state": Keeper(None, fingerprint())}, tmp_path / "c")
        with pytest.raises(CheckpointUnusable, match="damaged, or no checkpoint"):
            load_checkpoint(tmp_path / "c", fingerprint(), device=CPU)

    def test_other_content_is_no_checkpoint(self, tmp_path: Path) -> None:
        torch.save({"a": torch.zeros(2)}, tmp_path / "c")
        with pytest.raises(CheckpointUnusable, match="no checkpoint of a pretraining"):
            load_checkpoint(tmp_path / "c", fingerprint(), device=CPU)

    def test_a_folder_in_its_place_is_told(self, tmp_path: Path) -> None:
        with pytest.raises(CheckpointUnusable, match="cannot be read"):
            load_checkpoint(tmp_path, fingerprint(), device=CPU)


class TestKeeper:
    def test_nothing_is_saved_without_a_place(self) -> None:
        Keeper(None, fingerprint()).save(lambda: pytest.fail("it was asked for"))

    def test_the_first_time_is_always_due_and_the_next_one_later(self, tmp_path: Path) -> None:
        keeper = Keeper(tmp_path / "c", fingerprint())
        keeper.save_if_due(lambda: {"step": 1}, every_s=60)
        keeper.save_if_due(lambda: {"step": 2}, every_s=60)
        found = keeper.load(CPU)
        assert found == {"step": 1}

    def test_nothing_is_loaded_where_nothing_was_saved(self, tmp_path: Path) -> None:
        assert Keeper(tmp_path / "c", fingerprint()).load(CPU) is None


SAME = {"seed": 5, "epochs": 4, "batch": 8, "physical": 3, "optimiser": "lars"}


def _start_weights() -> dict[str, torch.Tensor]:
    from tests.learning.tiny import tiny_encoder

    return tiny_encoder(RECIPE).trunk.state_dict()
