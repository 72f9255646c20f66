import math

import pytest
import torch
from sklearn.metrics import balanced_accuracy_score
from torch import Tensor, nn
from torch.nn import functional as F

from inspector.learning.simclr.probe import LinearProbe, balanced_accuracy, knn_accuracy


def clouds(*counts: int, apart: float = 3.0, seed: int = 0) -> tuple[Tensor, Tensor]:
    """Return features (n, 6) of as many labels as counts, each label's around a corner of its own."""
    chance = torch.Generator().manual_seed(seed)
    labels = torch.arange(len(counts)).repeat_interleave(torch.tensor(counts))
    return torch.randn(len(labels), 6, generator=chance) + apart * F.one_hot(labels, 6), labels


def taught(features: Tensor, labels: Tensor, *, steps: int = 60) -> LinearProbe:
    probe = LinearProbe(features.shape[1], labels)
    for _ in range(steps):
        probe.learn(features, labels)
    return probe


class TestBalancedAccuracy:
    def test_it_is_that_of_scikit_learn(self) -> None:
        chance = torch.Generator().manual_seed(0)
        labels = torch.randint(0, 4, (60,), generator=chance)
        predicted = torch.where(torch.rand(60, generator=chance) < 0.4, 0, labels)
        assert balanced_accuracy(predicted, labels) == pytest.approx(balanced_accuracy_score(labels, predicted))

    def test_always_saying_good_is_worth_a_half_however_many_are_good(self) -> None:
        labels = torch.tensor([0] * 99 + [1])
        assert balanced_accuracy(torch.zeros(100, dtype=torch.int64), labels) == 0.5

    def test_unlabelled_images_do_not_count(self) -> None:
        assert balanced_accuracy(torch.tensor([0, 1, 1, 0]), torch.tensor([0, 1, -1, -1])) == 1

    @pytest.mark.parametrize("labels", [[], [-1, -1], [1, 1, -1]])
    def test_of_fewer_than_two_labels_there_is_none(self, labels: list[int]) -> None:
        values = torch.tensor(labels, dtype=torch.int64)
        assert balanced_accuracy(values, values) is None


class TestLinearProbe:
    def test_it_learns_to_tell_labels_apart(self) -> None:
        probe = taught(*clouds(80, 80, 80))
        accuracy = probe.accuracy(*clouds(80, 80, 80, seed=1))
        assert accuracy is not None
        assert accuracy > 0.9

    def test_a_rare_label_is_recognised_too(self) -> None:
        accuracy = taught(*clouds(400, 8), steps=200).accuracy(*clouds(400, 400, seed=1))
        assert accuracy is not None
        assert accuracy > 0.9

    def test_before_it_learned_it_guesses(self) -> None:
        features, labels = clouds(10, 30)
        assert LinearProbe(6, labels).accuracy(features, labels) == 0.5

    def test_one_step_is_that_of_adam_on_the_weighted_mean(self) -> None:
        features, labels = clouds(9, 3)
        weight = torch.zeros(2, 6, requires_grad=True)
        standard = (features - features.mean(0)) / (features.var(0, unbiased=False) + 1e-5).sqrt()
        losses = -F.log_softmax(standard @ weight.T, 1)[torch.arange(12), labels]
        (losses * torch.tensor([12 / 9, 12 / 3])[labels]).mean().backward()
        adam = torch.optim.Adam([weight], lr=3e-3)
        adam.step()
        probe = taught(features, labels, steps=1)
        assert torch.allclose(probe.linear.weight, weight, atol=1e-6)

    def test_unlabelled_images_teach_nothing(self) -> None:
        features, labels = clouds(20, 20)
        probe = LinearProbe(6, labels)
        probe.learn(features, torch.full((40,), -1))
        assert torch.equal(probe.linear.weight, torch.zeros(2, 6))

    def test_the_encoder_gets_no_gradient(self) -> None:
        encoder = nn.Linear(6, 6)
        features, labels = clouds(20, 20)
        taught(encoder(features), labels, steps=1)
        assert encoder.weight.grad is None

    def test_it_draws_no_random_numbers_of_the_run(self) -> None:
        features, labels = clouds(20, 20)
        with torch.random.fork_rng(devices=[]):
            torch.manual_seed(7)
            LinearProbe(6, labels)
            taught_weights = [taught(features, labels).linear.weight for _ in range(2)]
        assert torch.equal(*taught_weights)

    def test_measuring_does_not_teach(self) -> None:
        probe = taught(*clouds(20, 20), steps=3)
        before = {key: value.clone() for key, value in probe.state_dict().items()}
        probe.accuracy(*clouds(30, 30, seed=2))
        assert all(torch.equal(before[key], value) for key, value in probe.state_dict().items())

    def test_it_learns_on_as_if_nobody_had_measured(self) -> None:
        features, labels = clouds(20, 20)
        undisturbed, measured = taught(features, labels, steps=4), taught(features, labels, steps=2)
        for _ in range(2):
            measured.accuracy(*clouds(30, 30, seed=2))
            measured.learn(features, labels)
        assert all(torch.equal(v, undisturbed.state_dict()[key]) for key, v in measured.state_dict().items())

    def test_it_goes_on_from_its_state(self) -> None:
        features, labels = clouds(20, 20)
        unbroken, stopped = taught(features, labels, steps=6), taught(features, labels, steps=3)
        resumed = LinearProbe(6, labels)
        resumed.load_state_dict(stopped.state_dict())
        resumed.optimiser.load_state_dict(stopped.optimiser.state_dict())
        for _ in range(3):
            resumed.learn(features, labels)
        assert all(torch.equal(value, unbroken.state_dict()[key]) for key, value in resumed.state_dict().items())

    def test_bf16_features_under_autocast_are_learned_in_float32(self) -> None:
        features, labels = clouds(20, 20)
        expected = taught(features.bfloat16().float(), labels, steps=5)
        with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
            found = taught(features.bfloat16(), labels, steps=5)
        assert torch.equal(found.linear.weight, expected.linear.weight)

    def test_it_measures_in_float32_under_autocast(self) -> None:
        probe, (features, labels) = taught(*clouds(20, 20)), clouds(2000, 2000, apart=0.5, seed=1)
        expected = probe.accuracy(features, labels)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            assert probe.accuracy(features, labels) == expected


class TestNearestNeighbours:
    def test_it_is_that_of_votes_one_by_one(self) -> None:
        known, known_labels = clouds(30, 20, 10, apart=1.0)
        features, labels = clouds(10, 10, 10, apart=1.0, seed=1)
        predicted = [slow_vote(feature, known, known_labels, neighbours=7) for feature in features]
        expected = balanced_accuracy_score(labels, predicted)
        found = knn_accuracy(features, labels, known=known, known_labels=known_labels, neighbours=7)
        assert 0.4 < expected < 1
        assert found == pytest.approx(expected)

    def test_more_neighbours_than_there_are_is_all_of_them(self) -> None:
        known, known_labels = clouds(3, 3)
        found = knn_accuracy(known, known_labels, known=known, known_labels=known_labels, neighbours=100)
        assert found == 1

    def test_only_labelled_features_vote(self) -> None:
        features, labels = clouds(5, 5)
        known, known_labels = torch.cat([features, features]), torch.cat([labels, torch.full((10,), -1)])
        assert knn_accuracy(features, labels, known=known, known_labels=known_labels, neighbours=1) == 1

    def test_where_nothing_is_labelled_there_is_none(self) -> None:
        features, labels = clouds(5, 5)
        assert knn_accuracy(features, labels, known=features, known_labels=torch.full((10,), -1)) is None

    def test_a_low_temperature_asks_the_nearest_alone(self) -> None:
        known, known_labels = clouds(50, 5, apart=2.0)
        features, labels = clouds(20, 20, apart=2.0, seed=1)
        sharp, nearest = (
            knn_accuracy(features, labels, known=known, known_labels=known_labels, **settings)
            for settings in ({"temperature": 1e-5}, {"neighbours": 1})
        )
        assert sharp == nearest

    def test_autocast_changes_nothing(self) -> None:
        known, known_labels = clouds(50, 50, apart=0.5)
        features, labels = clouds(500, 500, apart=0.5, seed=1)
        expected = knn_accuracy(features, labels, known=known, known_labels=known_labels)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            assert knn_accuracy(features, labels, known=known, known_labels=known_labels) == expected

    def test_many_features_are_judged_as_few(self, monkeypatch: pytest.MonkeyPatch) -> None:
        known, known_labels = clouds(30, 30, apart=1.0)
        features, labels = clouds(20, 25, apart=1.0, seed=1)
        at_once = knn_accuracy(features, labels, known=known, known_labels=known_labels)
        monkeypatch.setattr("inspector.learning.simclr.probe._QUERIES", 7)
        assert knn_accuracy(features, labels, known=known, known_labels=known_labels) == at_once


def slow_vote(feature: Tensor, known: Tensor, labels: Tensor, *, neighbours: int) -> int:
    cosines = [float(F.cosine_similarity(feature, other, dim=0)) for other in known]
    nearest = sorted(range(len(known)), key=lambda i: -cosines[i])[:neighbours]
    votes = [sum(math.exp(cosines[i] / 0.07) for i in nearest if labels[i] == label) for label in range(3)]
    return votes.index(max(votes))


@pytest.mark.gpu
@pytest.mark.skipif(not torch.cuda.is_available(), reason="no CUDA device here")
def test_on_a_card_a_probe_learns_and_neighbours_vote() -> None:
    (features, labels), other = clouds(40, 10), clouds(20, 20, seed=1)
    probe = LinearProbe(6, labels).cuda()
    for _ in range(60):
        probe.learn(features.cuda(), labels.cuda())
    accuracies = (
        probe.accuracy(*(part.cuda() for part in other)),
        knn_accuracy(*(part.cuda() for part in other), known=features.cuda(), known_labels=labels.cuda()),
    )
    assert all(accuracy is not None and accuracy > 0.8 for accuracy in accuracies)
