from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from safetensors.torch import save_file
from torch import Tensor, nn

from inspector.core.errors import LearningDiverged, OutOfDeviceMemory, RecipeInvalid, TooFewImages
from inspector.core.pretraining import Change, Views
from inspector.core.progress import Step
from inspector.core.recipe import SCRATCH, SHIPPED, Recipe
from inspector.learning.backbones import SHALLOW
from inspector.learning.simclr import learner, pretraining
from inspector.learning.simclr.pretraining import Pretrained, pretrain
from inspector.learning.starting import START
from tests.learning.simclr.small import COSTS, equal, run, small_images, small_recipe, weights
from tests.learning.tiny import picture, tiny_encoder

EVERY = {"contrastive_loss", "contrastive_accuracy", "chance", "alignment", "uniformity"}


def notes_of(recipe: Recipe, *args: object, **options: object) -> tuple[Pretrained, list[str]]:
    """Return the result and the notes, but for the estimate, which is a matter of the machine."""
    steps: list[Step] = []
    done = run(recipe, *args, show=steps.append, **options)
    return done, [step.note for step in steps if step.note and not step.note.startswith("This will take")]


def tinted(seed: int) -> NDArray[np.uint8]:
    """Return a striped picture with a colour of its own."""
    colour = np.random.default_rng(seed).uniform(0.3, 1.7, 3)
    return np.clip(picture(seed, 48, 48) * colour, 0, 255).astype(np.uint8)


def losses(*values: float) -> Callable[..., Tensor]:
    """Return a loss with these values, one a call; the gradient is that of some real one."""
    coming: Iterator[float] = iter(values)

    def loss(one: Tensor, other: Tensor, **_: object) -> Tensor:
        real = (one - other).square().mean()
        return real - real.detach() + next(coming)

    return loss


def without_estimate(monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing(*_: object, **__: object) -> Iterator[Step]:
        yield Step(0)

    monkeypatch.setattr(pretraining, "estimate", nothing)


class TestWhatIsLearned:
    def test_views_of_one_image_are_found_again_far_above_chance(self) -> None:
        off = Change(on=False)
        views = Views(size=32, colour=replace(off, strength=0.1), grey=off)
        recipe = small_recipe(epochs=20, batch=16, rate=0.02, views=views, patience=None)
        done = run(recipe, replace(small_images(48, held_out=16), pictures=[tinted(i) for i in range(48)]))
        first, best = done.curve[0].figures, done.curve[done.best_epoch - 1].figures
        assert best["held_out_contrastive_loss"] < first["held_out_contrastive_loss"]
        assert best["held_out_contrastive_accuracy"] > 3 * best["held_out_chance"]

    def test_trunk_and_projection_head_move(self) -> None:
        recipe = small_recipe()
        before = {name: tensor.clone() for name, tensor in tiny_encoder(recipe).trunk.state_dict().items()}
        after = run(recipe).encoder.trunk.state_dict()
        assert all(not torch.equal(before[name], after[name]) for name in before)

    def test_batch_norm_learns_its_statistics_and_ends_in_inference_mode(self, monkeypatch: pytest.MonkeyPatch) -> None:
        without_estimate(monkeypatch)
        training: list[bool] = []
        encoder = tiny_encoder(small_recipe())
        encoder.trunk.bn1.register_forward_pre_hook(lambda norm, _: training.append(norm.training))
        done = run(small_recipe(held_out=0), small_images(held_out=0), encoder=encoder)
        assert training == [False] + [True] * 5 * 3  # a first look at the shape, then steps
        assert not any(module.training for module in [*done.encoder.modules(), *done.head.modules()])
        assert done.encoder.trunk.bn1.num_batches_tracked == 5 * done.best_epoch

    def test_the_same_seed_gives_the_same_run_and_another_one_another(self) -> None:
        one = run(small_recipe(seed=1))
        torch.rand(5)
        np.random.default_rng().random(5)
        assert equal(one, run(small_recipe(seed=1)))
        assert not equal(one, run(small_recipe(seed=2)))

    def test_torchs_own_random_numbers_are_left_alone(self) -> None:
        torch.manual_seed(3)
        before = torch.get_rng_state()
        run(small_recipe(epochs=1))
        assert torch.equal(torch.get_rng_state(), before)

    def test_labels_change_nothing_that_is_learned(self) -> None:
        plain, told = run(small_recipe()), run(small_recipe(), small_images(labelled=True))
        assert all(torch.equal(tensor, weights(told)[name]) for name, tensor in weights(plain).items())

    @pytest.mark.parametrize(("optimiser", "rate"), [("adamw", 0.01), ("sgd", 0.1), ("lars", 1.0)])
    def test_every_optimiser_learns(self, optimiser: str, rate: float) -> None:
        curve = run(small_recipe(optimiser=optimiser, rate=rate, epochs=8)).curve
        assert curve[-1].figures["contrastive_loss"] < curve[0].figures["contrastive_loss"]

    def test_a_smaller_physical_batch_contrasts_as_many(self) -> None:
        done = run(small_recipe(physical=2, epochs=1))
        assert done.curve[0].figures["chance"] == pytest.approx(1 / 15)

    def test_synthetic_defects_may_be_negatives(self) -> None:
        plain, more = run(small_recipe()), run(small_recipe(defects_as_negatives=True, physical=3))
        assert more.curve[0].figures["contrastive_loss"] > plain.curve[0].figures["contrastive_loss"]

    def test_half_precision_learns_too(self) -> None:
        curve = run(small_recipe(precision="bf16", epochs=4)).curve
        assert all(np.isfinite(list(point.figures.values())).all() for point in curve)

    def test_a_shallow_encoder_is_a_mistake_of_the_caller(self) -> None:
        with pytest.raises(ValueError, match="stride 16"):
            run(small_recipe(), encoder=tiny_encoder(strides=SHALLOW))


class TestTrainedStart:
    """An encoder that was trained on many pictures is to lose nothing: docs/decisions/0013-trained-starts.md."""

    @pytest.mark.parametrize("weights", [SHIPPED, "file.pth"])
    def test_batch_norm_keeps_its_statistics_and_its_weights_learn(self, weights: str) -> None:
        recipe = replace(small_recipe(), weights=weights)
        before = {name: tensor.clone() for name, tensor in tiny_encoder(recipe).trunk.state_dict().items()}
        after = run(recipe).encoder.trunk.state_dict()
        kept = {name for name in before if torch.equal(before[name], after[name])}
        assert kept == {f"bn{i}.{of}" for i in (1, 2) for of in ("running_mean", "running_var", "num_batches_tracked")}

    def test_it_learns_at_a_25th_of_the_usual_rate(self) -> None:
        recipe = small_recipe(epochs=1, warm_up=0.0)
        usual, gentle = (run(r).curve[0].figures["learning_rate"] for r in (recipe, replace(recipe, weights=SHIPPED)))
        assert gentle == pytest.approx(usual / 25)

    def test_unless_the_recipe_gives_one(self) -> None:
        recipe = small_recipe(epochs=1, warm_up=0.0, rate=0.01)
        one, other = (run(r).curve[0].figures["learning_rate"] for r in (recipe, replace(recipe, weights=SHIPPED)))
        assert one == other > 0

    def test_a_file_that_began_at_random_learns_as_at_random(self, tmp_path: Path) -> None:
        save_file({"w": torch.zeros(1)}, tmp_path / "e.safetensors", {START: SCRATCH})
        recipe = small_recipe()
        assert equal(run(recipe), run(replace(recipe, weights=str(tmp_path / "e.safetensors"))))


class TestCurve:
    def test_each_epoch_has_its_figures_with_chance_beside_them(self) -> None:
        curve = run(small_recipe()).curve
        assert [point.at for point in curve] == [1, 2, 3]
        held_out = {f"held_out_{name}" for name in EVERY}
        assert curve[0].figures.keys() == EVERY | held_out | {"learning_rate", "images_per_s"}
        assert curve[0].figures["chance"] == pytest.approx(1 / 15)

    def test_labels_add_a_probe_and_nearest_neighbours(self) -> None:
        figures = run(small_recipe(), small_images(48, held_out=16, labelled=True)).curve[-1].figures
        assert 0 <= figures["probe_accuracy"] <= 1
        assert 0 <= figures["knn_accuracy"] <= 1

    def test_labels_of_one_kind_tell_nothing_apart(self) -> None:
        images = replace(small_images(labelled=True), labels=[0] * 40)
        assert "probe_accuracy" not in run(small_recipe(), images).curve[-1].figures

    def test_every_step_carries_the_curve_so_far(self) -> None:
        seen: list[Step] = []
        run(small_recipe(), show=seen.append)
        lengths = [len(step.curve) for step in seen if step.done]
        assert lengths == sorted(lengths)
        assert set(lengths) == {0, 1, 2, 3}

    def test_steps_count_updates_to_their_end(self) -> None:
        seen: list[Step] = []
        run(small_recipe(), show=seen.append)
        assert (seen[-1].done, seen[-1].total) == (12, 12)
        assert all(step.done <= 12 for step in seen)

    def test_held_out_views_are_the_same_in_every_epoch(self, monkeypatch: pytest.MonkeyPatch) -> None:
        without_estimate(monkeypatch)
        shown: list[Tensor] = []
        real = learner.Learner.look
        monkeypatch.setattr(
            learner.Learner, "look", lambda own, batch: (shown.append(batch.views[0]), real(own, batch))[1]
        )
        run(small_recipe())
        assert len(shown) == 3
        assert torch.equal(shown[0], shown[1])
        assert torch.equal(shown[0], shown[2])


class TestEnds:
    def test_the_best_epochs_weights_are_returned(self, monkeypatch: pytest.MonkeyPatch) -> None:
        without_estimate(monkeypatch)
        images, recipe = small_images(held_out=0), small_recipe(epochs=4, batch=40, warm_up=0.0)
        monkeypatch.setattr(learner, "nt_xent", losses(4.0, 2.0, 3.0, 3.0))
        best = run(recipe, images)
        assert best.best_epoch == 2
        with monkeypatch.context() as patch:
            patch.setattr(learner, "nt_xent", losses(4.0, 2.0, np.nan))
            until_then = run(recipe, images)
        assert all(torch.equal(tensor, weights(until_then)[name]) for name, tensor in weights(best).items())

    def test_it_stops_when_its_patience_is_over_and_says_so(self, monkeypatch: pytest.MonkeyPatch) -> None:
        without_estimate(monkeypatch)
        monkeypatch.setattr(learner, "nt_xent", losses(3.0, 2.0, *[2.5] * 10))
        done, notes = notes_of(small_recipe(epochs=10, batch=40, patience=4), small_images(held_out=0))
        assert len(done.curve) == 6
        assert notes[-2:] == [
            "No better figure since epoch 2.",
            "No better figure since epoch 2: stopped after epoch 6.",
        ]

    def test_without_patience_it_goes_on(self, monkeypatch: pytest.MonkeyPatch) -> None:
        without_estimate(monkeypatch)
        monkeypatch.setattr(learner, "nt_xent", losses(*[2.5] * 10))
        done, notes = notes_of(small_recipe(epochs=10, batch=40, patience=None, held_out=0), small_images(held_out=0))
        assert len(done.curve) == 10
        assert notes == []

    @pytest.mark.parametrize("odd", [np.nan, np.inf])
    def test_figures_that_are_not_finite_end_it_with_the_best_so_far(
        self, monkeypatch: pytest.MonkeyPatch, odd: float
    ) -> None:
        without_estimate(monkeypatch)
        monkeypatch.setattr(learner, "nt_xent", losses(3.0, 2.0, odd))
        done, notes = notes_of(small_recipe(epochs=9, batch=40), small_images(held_out=0))
        assert notes[-1] == "Learning ran away in epoch 3: the encoder is that of epoch 2."
        assert len(done.curve) == 2
        assert all(bool(tensor.isfinite().all()) for tensor in weights(done).values())

    def test_weights_that_are_not_finite_are_never_kept(self, monkeypatch: pytest.MonkeyPatch) -> None:
        without_estimate(monkeypatch)
        real = learner.Learner.learn

        def spoil(own: learner.Learner, batch: object, **options: object) -> object:
            seen = real(own, batch, **options)
            if own.optimiser.state and next(iter(own.optimiser.state.values()))["step"] == 3:
                nn.init.constant_(own.network.encoder.trunk.bn2.bias, np.inf)
            return seen

        monkeypatch.setattr(learner.Learner, "learn", spoil)
        done, notes = notes_of(small_recipe(epochs=9, batch=40), small_images(held_out=0))
        assert "ran away in epoch 3" in notes[-1]
        assert all(bool(tensor.isfinite().all()) for tensor in weights(done).values())

    def test_without_any_finite_epoch_it_is_an_error_that_says_what_to_do(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        without_estimate(monkeypatch)
        monkeypatch.setattr(learner, "nt_xent", losses(np.nan))
        with pytest.raises(LearningDiverged, match="a tenth of this rate"):
            run(small_recipe())

    def test_too_few_images_to_hold_some_out_are_told(self) -> None:
        _, notes = notes_of(small_recipe(epochs=1), small_images(held_out=3))
        assert notes[0].startswith("Fewer than 8 images could be held out")

    def test_too_few_images_are_an_error(self) -> None:
        with pytest.raises(TooFewImages, match="5 images to pretrain on"):
            run(small_recipe(), small_images(5, held_out=0))

    def test_identical_views_are_refused_before_anything_is_learned(self) -> None:
        off = Change(on=False, strength=0)
        still = Views(size=32, crop=Change(on=False), flip=off, rotation=off, colour=off, grey=off, blur=off, noise=off)
        with pytest.raises(RecipeInvalid, match="views of every picture are equal"):
            run(small_recipe(views=still))


class TestMemory:
    def short_of(self, monkeypatch: pytest.MonkeyPatch, most: int) -> None:
        real = learner.backward_in_parts

        def limited(*args: object, physical: int, **options: object) -> Tensor:
            if physical > most:
                raise torch.OutOfMemoryError("too much")
            return real(*args, physical=physical, **options)

        monkeypatch.setattr(learner, "backward_in_parts", limited)

    def test_too_much_at_once_is_halved_and_told(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.short_of(monkeypatch, 2)
        without_estimate(monkeypatch)
        done, notes = notes_of(small_recipe())
        assert [note[:38] for note in notes] == [f"Out of memory on cpu: {n} images at once" for n in (4, 2)]
        assert done.curve[-1].figures["chance"] == pytest.approx(1 / 15)

    def test_the_step_is_made_again_as_if_it_had_fitted_at_once(self, monkeypatch: pytest.MonkeyPatch) -> None:
        alone = run(small_recipe(physical=4))
        self.short_of(monkeypatch, 4)
        assert equal(run(small_recipe()), alone)

    def test_below_two_images_there_is_nothing_to_halve(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.short_of(monkeypatch, 1)
        with pytest.raises(OutOfDeviceMemory, match="Out of memory on cpu"):
            run(small_recipe())


class TestCheckpoint:
    def test_nothing_is_written_without_a_place(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(tmp_path)
        run(small_recipe(epochs=1))
        assert list(tmp_path.iterdir()) == []

    def test_a_finished_run_resumes_to_itself(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(pretraining, "_EPOCHS_SAVED_S", 0.0)
        one = run(small_recipe(), checkpoint=tmp_path / "c")
        assert equal(run(small_recipe(), checkpoint=tmp_path / "c", resume=True), one)

    def test_resuming_without_a_checkpoint_starts_and_says_so(self, tmp_path: Path) -> None:
        done, notes = notes_of(small_recipe(), checkpoint=tmp_path / "c", resume=True)
        assert notes[0] == "There is no checkpoint: the run starts at its beginning."
        assert equal(done, run(small_recipe()))

    def test_a_resumed_run_counts_what_is_left(self, tmp_path: Path) -> None:
        steps = pretrain(
            tiny_encoder(), small_images(), small_recipe(), device="cpu", threads=1, checkpoint=tmp_path / "c"
        )
        while next(steps).done < 5:
            pass
        steps.close()
        seen: list[Step] = []
        run(small_recipe(), checkpoint=tmp_path / "c", resume=True, show=seen.append)
        assert seen[0].note == "Goes on in epoch 2: 1 of 4 steps are done."
        assert {step.total for step in seen[:-1]} == {7}

    def test_closing_leaves_no_thread_and_a_checkpoint(self, tmp_path: Path) -> None:
        import threading

        steps = pretrain(
            tiny_encoder(), small_images(), small_recipe(), device="cpu", threads=1, checkpoint=tmp_path / "c"
        )
        while not next(steps).done:
            pass
        steps.close()
        assert (tmp_path / "c").is_file()
        assert not [thread for thread in threading.enumerate() if thread.name.startswith("inspector-views")]


@pytest.mark.gpu
@pytest.mark.skipif(not torch.cuda.is_available(), reason="needs a CUDA device")
class TestOnACard:
    def test_it_learns_and_tells_its_memory(self) -> None:
        recipe = small_recipe(epochs=8)
        steps = pretrain(tiny_encoder(recipe), small_images(), recipe, device="cuda")
        from inspector.core.progress import drive

        curve = drive(steps).curve
        assert curve[-1].figures["contrastive_loss"] < curve[0].figures["contrastive_loss"]
        assert curve[-1].figures.keys() >= COSTS
