import json
import threading
from collections.abc import Callable
from dataclasses import replace

import pytest
import torch
from torch import Tensor

from inspector.core.errors import LearningDiverged, RecipeInvalid, TooFewImages
from inspector.core.finetuning import Finetuning, Unfreezing
from inspector.core.progress import Step, drive
from inspector.learning.encoder import Encoder
from inspector.learning.finetuning import learner
from inspector.learning.finetuning.drawing import LabelledPieces
from inspector.learning.finetuning.schedule import FineTuned, check_settings, fine_tune
from tests.learning.tiny import odd_picture, picture, tiny_encoder

ROWS = (Unfreezing(0, 1e-2, 2), Unfreezing(1, 1e-2, 3), Unfreezing(2, 1e-3, 1))
SETTINGS = Finetuning(schedule=ROWS, widths=(16, 8), batch=8, kinds=("hole",), patience=None)
STEPS = 3  # of an epoch
LEARNED = LabelledPieces([picture(i, 48, 48) for i in range(12)])
HELD_OUT = LabelledPieces([picture(100 + i, 48, 48) for i in range(4)])


def tuned(
    settings: Finetuning = SETTINGS,
    *,
    encoder: Encoder | None = None,
    learned: LabelledPieces = LEARNED,
    held_out: LabelledPieces = HELD_OUT,
    seed: int = 0,
    show: Callable[[Step], object] | None = None,
) -> FineTuned:
    steps = fine_tune(encoder or tiny_encoder(), learned, held_out, settings, device="cpu", seed=seed)
    return drive(steps, show)


def with_rows(*rows: Unfreezing) -> Finetuning:
    return replace(SETTINGS, schedule=rows)


def weights(encoder: Encoder) -> dict[str, Tensor]:
    return {name: tensor.detach().clone() for name, tensor in encoder.state_dict().items()}


def changed(before: dict[str, Tensor], after: dict[str, Tensor]) -> set[str]:
    return {name for name in before if not torch.equal(before[name], after[name])}


class TestWhatLearns:
    def test_only_the_unfrozen_blocks_change_and_the_rest_stays_bit_for_bit(self) -> None:
        done = tuned(with_rows(Unfreezing(1, 1e-2, 1)), held_out=LabelledPieces([]))
        assert changed(weights(tiny_encoder()), weights(done.encoder)) == {
            "trunk.layer2.weight",
            "trunk.bn2.weight",
            "trunk.bn2.bias",
        }

    def test_without_layers_only_the_heads_learn(self) -> None:
        done = tuned(with_rows(Unfreezing(0, 1e-2, 2)))
        assert not changed(weights(tiny_encoder()), weights(done.encoder))
        assert done.curve[1].figures["held_out_loss"] != done.curve[0].figures["held_out_loss"]

    def test_the_statistics_of_batchnorm_never_change(self) -> None:
        done = tuned(with_rows(Unfreezing(2, 1e-2, 1)), held_out=LabelledPieces([]))
        names = changed(weights(tiny_encoder()), weights(done.encoder))
        assert len(names) == 6
        assert not any("running" in name for name in names)

    def test_without_a_schedule_the_encoder_stays_as_it_is(self) -> None:
        done = tuned(with_rows())
        assert not changed(weights(tiny_encoder()), weights(done.encoder))
        assert (done.rows, done.curve, done.best_epoch) == ((), (), 0)

    def test_a_tuned_encoder_is_in_inference_mode_and_may_be_pretrained_again(self) -> None:
        done = tuned(with_rows(Unfreezing(0, 1e-2, 1)))
        assert not done.encoder.training
        assert all(parameter.requires_grad for parameter in done.encoder.parameters())

    def test_it_learns_to_tell_labelled_anomalies_from_good_parts(self) -> None:
        learned = replace(LEARNED, anomalies=[odd_picture(900 + i, 48, 48) for i in range(10)])
        held_out = replace(HELD_OUT, anomalies=[odd_picture(950 + i, 48, 48) for i in range(20)])
        done = tuned(with_rows(Unfreezing(0, 2e-2, 3), Unfreezing(2, 1e-2, 5)), learned=learned, held_out=held_out)
        assert done.curve[done.best_epoch - 1].figures["held_out_balanced_accuracy"] > 0.85


class TestTheSchedule:
    def test_rows_are_carried_out_in_order_with_their_counts(self) -> None:
        rows = tuned().rows
        assert [(row.layers, row.rate, row.epochs) for row in rows] == [(0, 1e-2, 2), (1, 1e-2, 3), (2, 1e-3, 1)]
        assert [row.blocks for row in rows] == [(), ("layer2",), ("layer1", "layer2")]
        assert [row.trainable for row in rows] == [0, 8 * 6 * 9 + 16, 8 * 6 * 9 + 16 + 6 * 3 * 81 + 12]
        assert {row.total for row in rows} == {rows[-1].trainable}

    def test_notes_tell_how_many_parameters_learn_in_each_row(self) -> None:
        notes: list[str] = []
        tuned(show=lambda step: notes.append(step.note) if step.note else None)
        assert notes == [
            "Layers 0: 0 of 1,918 parameters learn.",
            "Layers 1: 448 of 1,918 parameters learn.",
            "Layers 2: 1,918 of 1,918 parameters learn.",
        ]

    def test_steps_count_updates_through_all_rows(self) -> None:
        steps: list[Step] = []
        tuned(show=steps.append)
        assert {step.total for step in steps} == {6 * STEPS}
        assert [step.done for step in steps] == sorted(step.done for step in steps)
        assert steps[-1].done == 6 * STEPS
        assert len(steps[-1].curve) == 6

    def test_the_report_is_plain_values(self) -> None:
        said = json.loads(json.dumps(tuned().to_json()))
        assert said["rows"][1]["blocks"] == ["layer2"]
        assert [point["at"] for point in said["curve"]] == list(range(1, 7))

    def test_unbalanced_an_epoch_shows_as_many_synthetic_anomalies_as_the_settings_say(self) -> None:
        steps: list[Step] = []
        tuned(replace(with_rows(Unfreezing(0, 1e-3, 1)), balanced=False, defects=3), show=steps.append)
        assert steps[-1].total == 12 * (1 + 3) // 8

    def test_the_same_seed_gives_the_same_encoder_bit_for_bit(self) -> None:
        settings = with_rows(Unfreezing(2, 1e-2, 2))
        one, same, other = tuned(settings), tuned(settings), tuned(settings, seed=1)
        assert not changed(weights(one.encoder), weights(same.encoder))
        assert one.curve == same.curve
        assert changed(weights(one.encoder), weights(other.encoder))

    def test_closing_it_within_an_epoch_ends_the_thread_that_draws(self) -> None:
        steps = fine_tune(tiny_encoder(), LEARNED, HELD_OUT, SETTINGS, device="cpu", seed=0)
        while not next(steps).done:
            pass
        assert drawing_threads()
        steps.close()
        assert not drawing_threads()


def drawing_threads() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name.startswith("inspector-views")]


class TestTheBest:
    def test_the_state_with_the_lowest_held_out_loss_is_returned_and_not_the_last(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        settings = with_rows(Unfreezing(2, 1e-2, 4))
        losses = iter([3.0, 1.0, 2.0, 4.0])
        monkeypatch.setattr(learner, "balanced_loss", lambda *_: torch.tensor(next(losses)))
        monkeypatch.setattr(learner, "place_loss", part_of(learner.place_loss, held_out=0.0))
        done = tuned(settings)
        second = tuned(replace(settings, schedule=(Unfreezing(2, 1e-2, 2),)), held_out=LabelledPieces([]))
        assert (done.best_epoch, len(done.curve)) == (2, 4)
        assert not changed(weights(done.encoder), weights(second.encoder))

    def test_a_row_ends_when_nothing_got_better_for_as_long_as_its_patience(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        losses = iter([1.0, 2.0, 3.0, 0.5, 0.6, 0.7])
        monkeypatch.setattr(learner, "balanced_loss", lambda *_: torch.tensor(next(losses)))
        monkeypatch.setattr(learner, "place_loss", part_of(learner.place_loss, held_out=0.0))
        done = tuned(replace(with_rows(Unfreezing(0, 1e-2, 9), Unfreezing(1, 1e-2, 9)), patience=2))
        assert [row.epochs for row in done.rows] == [3, 3]
        assert done.best_epoch == 4

    def test_without_held_out_images_the_last_epoch_stands_and_a_note_says_so(self) -> None:
        notes: list[str] = []
        done = tuned(held_out=LabelledPieces([]), show=lambda step: notes.append(step.note or ""))
        assert done.best_epoch == len(done.curve) == 6
        assert "No good images could be held out" in notes[0]

    def test_too_few_labelled_anomalies_are_not_learned_from_and_a_note_says_so(self) -> None:
        notes: list[str] = []
        learned = replace(LEARNED, anomalies=[odd_picture(900, 48, 48)] * 9)
        settings = with_rows(Unfreezing(1, 1e-2, 1))
        done = tuned(settings, learned=learned, show=lambda step: notes.append(step.note or ""))
        assert notes[0].startswith("9 labelled anomalies are too few to learn from, 10 are needed")
        assert done.curve == tuned(settings).curve


def part_of(real: Callable[..., Tensor], *, held_out: float) -> Callable[..., Tensor]:
    """Return the loss as it is where something learns by it, and a fixed one where it only measures."""

    def loss(*given: list[Tensor]) -> Tensor:
        return real(*given) if given[0][0].requires_grad else torch.tensor(held_out)

    return loss


class TestRunningAway:
    def test_goes_back_to_the_best_epoch_with_a_note_and_ends(self, monkeypatch: pytest.MonkeyPatch) -> None:
        settings = with_rows(Unfreezing(2, 1e-2, 1), Unfreezing(2, 1e-2, 3), Unfreezing(2, 1e-2, 3))
        first = tuned(with_rows(Unfreezing(2, 1e-2, 1)))
        calls = iter(range(1, 1000))
        real = learner.label_loss
        monkeypatch.setattr(
            learner, "label_loss", lambda *given: real(*given) * (torch.nan if next(calls) > STEPS + 1 else 1)
        )
        notes: list[str] = []
        done = tuned(settings, show=lambda step: notes.append(step.note or ""))
        assert notes[-1] == "Learning ran away in epoch 2: the encoder is that of epoch 1."
        assert [row.epochs for row in done.rows] == [1, 0]
        assert not changed(weights(first.encoder), weights(done.encoder))

    def test_in_the_first_epoch_is_an_error(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(learner, "place_loss", lambda *_: torch.tensor(torch.inf))
        with pytest.raises(LearningDiverged):
            tuned()


class TestRefusals:
    def test_more_layers_than_the_encoder_has_are_refused_before_anything_learns(self) -> None:
        with pytest.raises(RecipeInvalid, match="unfreezing layers"):
            next(fine_tune(tiny_encoder(), LEARNED, HELD_OUT, with_rows(*ROWS, Unfreezing(3, 1e-3, 1)), seed=0))

    def test_settings_are_checked_without_a_picture(self) -> None:
        with pytest.raises(RecipeInvalid, match="kinds"):
            check_settings(tiny_encoder(), Finetuning(kinds=("dragon",)))

    def test_a_check_leaves_all_of_the_encoder_free_to_learn(self) -> None:
        encoder = tiny_encoder()
        check_settings(encoder, Finetuning())
        assert all(parameter.requires_grad for parameter in encoder.parameters())

    def test_one_good_piece_is_too_few(self) -> None:
        with pytest.raises(TooFewImages, match="fine-tune"):
            tuned(learned=LabelledPieces([picture(0)]))
