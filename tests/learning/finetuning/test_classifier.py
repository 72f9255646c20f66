import warnings
from dataclasses import replace
from pathlib import Path

import numpy as np
import onnxruntime
import pytest
import torch
from torch import Tensor, nn

from inspector.core.errors import LearningDiverged, TooFewImages
from inspector.core.finetuning import Finetuning
from inspector.core.progress import Step, drive
from inspector.learning.encoder import Encoder
from inspector.learning.finetuning import classifier
from inspector.learning.finetuning.classifier import ClassifierHead, Pooled, TrainedClassifier, pool, train_classifier
from inspector.learning.finetuning.losses import balanced_loss
from tests.learning.tiny import batch, picture, tiny_encoder

SETTINGS = Finetuning(widths=(16, 8), epochs=12, batch=8, rate=0.01)
WIDTH = 6


def features(seed: int, *, good: int = 30, anomalies: int = 10, apart: float = 2.0) -> Pooled:
    """Return features that differ in two of their channels, and are as close together as an encoder's."""
    generator = torch.Generator().manual_seed(seed)
    shift = torch.tensor([apart, -apart, 0, 0, 0, 0])
    one, other = (torch.randn(count, WIDTH, generator=generator) for count in (good, anomalies))
    return Pooled(0.1 + 0.01 * one, 0.1 + 0.01 * (other + shift))


def trained(settings: Finetuning = SETTINGS, *, seed: int = 0, held_out: Pooled | None = None) -> TrainedClassifier:
    return drive(train_classifier(features(0), held_out or features(1), settings, seed=seed))


def state(done: TrainedClassifier) -> list[Tensor]:
    return list(done.head.state_dict().values())


class TestTheHead:
    def test_has_three_dense_layers_of_the_settings_widths(self) -> None:
        layers = [m for m in ClassifierHead(WIDTH, SETTINGS, seed=0).modules() if isinstance(m, nn.Linear)]
        assert [(layer.in_features, layer.out_features) for layer in layers] == [(WIDTH, 16), (16, 8), (8, 1)]

    def test_gives_one_logit_for_each_picture(self) -> None:
        assert ClassifierHead(WIDTH, SETTINGS, seed=0)(torch.rand(5, WIDTH)).shape == (5,)

    def test_is_the_same_for_the_same_seed_and_leaves_torchs_chance_alone(self) -> None:
        before = torch.random.get_rng_state()
        one, same, other = (ClassifierHead(WIDTH, SETTINGS, seed=seed).layers[0].weight for seed in (3, 3, 4))
        assert torch.equal(one, same)
        assert not torch.equal(one, other)
        assert torch.equal(before, torch.random.get_rng_state())

    def test_pools_the_last_tap_and_then_the_first_over_the_whole_picture(self) -> None:
        with torch.no_grad():
            found = tiny_encoder()(batch(picture(0), picture(1)))
        last, first = found[1, 1], found[1, 0]
        expected = [[float(channel.mean()) for channel in (*last[i], *first[i])] for i in (0, 1)]
        assert torch.allclose(pool(found), torch.tensor(expected))


class TestTraining:
    def test_tells_good_from_anomaly_on_images_it_has_not_seen(self) -> None:
        done, unseen = trained(), features(2, good=200, anomalies=200)
        with torch.no_grad():
            assert (done.head(unseen.good) < 0).float().mean() > 0.8
            assert (done.head(unseen.anomalies) > 0).float().mean() > 0.8

    def test_returns_the_best_epoch_on_held_out_images_and_not_the_last(self) -> None:
        held_out = features(5, apart=0.0)
        done = trained(replace(SETTINGS, patience=None), held_out=held_out)
        losses = [point.figures["held_out_loss"] for point in done.curve]
        with torch.no_grad():
            logits, labels = done.head(held_out.both[0]), held_out.both[1]
        assert len(losses) == 12
        assert done.best_epoch == 1 + losses.index(min(losses)) < 12
        assert float(balanced_loss(logits, labels)) == pytest.approx(min(losses), rel=1e-5)

    def test_stops_when_no_epoch_was_better_for_as_long_as_its_patience(self) -> None:
        done = trained(replace(SETTINGS, patience=2), held_out=features(5, apart=0.0))
        assert len(done.curve) == done.best_epoch + 2 < 12

    def test_every_step_carries_the_curve_so_far(self) -> None:
        steps: list[Step] = []
        done = drive(train_classifier(features(0), features(1), SETTINGS, seed=0), steps.append)
        assert [len(step.curve) for step in steps] == list(range(len(done.curve) + 1))
        assert [point.at for point in done.curve] == list(range(1, len(done.curve) + 1))

    def test_the_same_seed_gives_the_same_head_bit_for_bit(self) -> None:
        one, same, other = trained(seed=1), trained(seed=1), trained(seed=2)
        assert all(map(torch.equal, state(one), state(same)))
        assert one.curve == same.curve
        assert not torch.equal(state(one)[2], state(other)[2])

    def test_without_held_out_anomalies_the_last_epoch_stands_and_a_note_says_so(self) -> None:
        notes: list[str | None] = []
        steps = train_classifier(features(0), features(1, anomalies=0), SETTINGS, seed=0)
        done = drive(steps, lambda step: notes.append(step.note))
        assert done.best_epoch == len(done.curve) == 12
        assert notes[0] is not None
        assert "last epoch" in notes[0]

    @pytest.mark.parametrize("lacking", ["good", "anomalies"])
    def test_both_labels_are_needed(self, lacking: str) -> None:
        with pytest.raises(TooFewImages, match="classifier head"):
            drive(train_classifier(features(0, **{lacking: 0}), features(1), SETTINGS, seed=0))

    def test_class_weights_change_what_is_learned_only_where_sampling_is_not_balanced(self) -> None:
        plain = replace(SETTINGS, balanced=False)
        assert trained(replace(plain, class_weights=True)).curve != trained(plain).curve
        assert trained(replace(SETTINGS, class_weights=True)).curve == trained(SETTINGS).curve


class TestRunningAway:
    def test_goes_back_to_the_best_epoch_with_a_note(self, monkeypatch: pytest.MonkeyPatch) -> None:
        before = trained(replace(SETTINGS, epochs=2))
        fail_from(monkeypatch, call=2 * 8 + 3)  # the third of the eight steps of epoch 3
        notes: list[str] = []
        steps = train_classifier(features(0), features(1), SETTINGS, seed=0)
        done = drive(steps, lambda step: notes.append(step.note or ""))
        assert notes[-1] == f"Learning ran away in epoch 3: the classifier head is that of epoch {before.best_epoch}."
        assert all(map(torch.equal, state(done), state(before)))

    def test_in_the_first_epoch_is_an_error(self, monkeypatch: pytest.MonkeyPatch) -> None:
        fail_from(monkeypatch, call=1)
        with pytest.raises(LearningDiverged):
            trained()

    def test_weights_that_are_not_finite_are_never_kept(self) -> None:
        broken = Pooled(torch.full((4, WIDTH), torch.nan), torch.zeros(4, WIDTH))
        with pytest.raises(LearningDiverged):
            drive(train_classifier(broken, broken, SETTINGS, seed=0))


def fail_from(monkeypatch: pytest.MonkeyPatch, *, call: int) -> None:
    calls = 0
    real = classifier.label_loss

    def fails(logits: Tensor, labels: Tensor, weights: Tensor) -> Tensor:
        nonlocal calls
        calls += 1
        return real(logits, labels, weights) * (torch.nan if calls >= call else 1)

    monkeypatch.setattr(classifier, "label_loss", fails)


class Judge(nn.Module):
    """From picture to logit, as in an exported graph."""

    def __init__(self, encoder: Encoder, head: ClassifierHead) -> None:
        super().__init__()
        self.encoder, self.head = encoder, head

    def forward(self, images: Tensor) -> Tensor:
        logits: Tensor = self.head(pool(self.encoder(images)))
        return logits


def test_the_exported_classifier_gives_the_logits_of_torch_at_any_batch_and_size(tmp_path: Path) -> None:
    encoder = tiny_encoder()
    head = ClassifierHead(sum(encoder.widths), SETTINGS, seed=0).eval()
    with torch.no_grad():
        head.standardise.settle(pool(encoder(batch(*map(picture, range(8))))))
    judge = Judge(encoder, head).eval()
    rows, columns = torch.export.Dim("rows", min=2, max=64), torch.export.Dim("columns", min=2, max=64)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the exporter's own
        torch.onnx.export(
            judge,
            (torch.zeros(2, 96, 128, 3, dtype=torch.uint8),),
            str(tmp_path / "judge.onnx"),
            dynamic_shapes=({0: torch.export.Dim("batch", max=64), 1: 32 * rows, 2: 32 * columns},),
            opset_version=20,
            dynamo=True,
            verbose=False,
        )
    session = onnxruntime.InferenceSession(str(tmp_path / "judge.onnx"), providers=["CPUExecutionProvider"])
    for pieces in (batch(picture(1)), batch(*(picture(i, 96, 160) for i in range(3)))):
        with torch.no_grad():
            ours = judge(pieces).numpy()
        (theirs,) = session.run(None, {session.get_inputs()[0].name: pieces.numpy()})
        assert np.abs(ours - theirs).max() < 1e-4
