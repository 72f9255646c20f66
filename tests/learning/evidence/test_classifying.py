from dataclasses import replace

import pytest
import torch

from inspector.core.finetuning import Finetuning
from inspector.core.progress import drive
from inspector.learning.evidence.classifying import Classifier, build_classifiers, learn_classifier
from inspector.learning.evidence.examples import Example, Examples
from inspector.learning.evidence.localising import Ensemble
from inspector.learning.finetuning import classifier as training
from inspector.learning.finetuning.classifier import ClassifierHead, Pooled
from tests.learning.evidence.made import anomalous, examples, good

SETTINGS = Finetuning(epochs=30, widths=(16, 8), rate=0.01)


def learned(given: Examples, *, seed: int = 0, settings: Finetuning = SETTINGS) -> Classifier:
    return drive(learn_classifier(given, settings, seed=seed))


def logits(classifier: Classifier, given: list[Example]) -> torch.Tensor:
    with torch.no_grad():
        return classifier(torch.stack([example.features.float() for example in given]))


def test_it_learns_to_tell_labelled_anomalies_from_good_pieces() -> None:
    given = replace(examples(20), labelled=tuple(anomalous(image, height=40) for image in range(10)))
    classifier = learned(given)
    new = logits(classifier, [anomalous(image, seed=9000, height=40) for image in range(8)])
    assert float(new.min()) > float(logits(classifier, [good(image) for image in range(100, 108)]).max())


def test_it_judges_the_mean_of_all_features_of_a_picture() -> None:
    head = ClassifierHead(6, SETTINGS, seed=1).eval()
    features = torch.rand(3, 6, 4, 5)
    assert torch.allclose(Classifier(head)(features), head(features.flatten(2).mean(2)), atol=1e-6)


def test_all_pieces_of_an_image_stay_on_one_side(monkeypatch: pytest.MonkeyPatch) -> None:
    """An image of three equal pieces: their mean features tell which image they are of."""
    real, seen = training.train_classifier, []

    def watched(given: Pooled, held_out: Pooled, *arguments: object, **options: object) -> object:
        seen.append((given, held_out))
        return real(given, held_out, *arguments, **options)

    monkeypatch.setattr("inspector.learning.evidence.classifying.train_classifier", watched)
    given = examples(10, labelled=10)
    thrice = Examples(given.good * 3, (), given.labelled * 3)
    learned(thrice, settings=replace(SETTINGS, epochs=1))
    ((ours, theirs),) = seen
    for one, other in ((ours.good, theirs.good), (ours.anomalies, theirs.anomalies)):
        assert (len(one), len(other)) == (24, 6)
        assert float(torch.cdist(one, other).min()) > 1e-3


def test_drawn_defects_are_not_learned_from() -> None:
    given, settings = examples(10, labelled=6), replace(SETTINGS, epochs=2)
    one, other = learned(given, settings=settings), learned(replace(given, drawn=()), settings=settings)
    pairs = zip(one.state_dict().values(), other.state_dict().values(), strict=True)
    assert all(torch.equal(a, b) for a, b in pairs)


def test_the_same_seed_gives_the_same_head() -> None:
    given, settings = examples(10, labelled=6), replace(SETTINGS, epochs=2)
    one, same = (learned(given, settings=settings).state_dict() for _ in range(2))
    assert all(torch.equal(one[name], same[name]) for name in one)


def test_the_random_numbers_of_others_are_left_alone() -> None:
    before = torch.get_rng_state()
    learned(examples(10, labelled=6), settings=replace(SETTINGS, epochs=2))
    assert torch.equal(torch.get_rng_state(), before)


@pytest.mark.parametrize("widths", [(16, 8), (5, 7)])
def test_an_ensemble_is_built_again_from_its_tensors(widths: tuple[int, int]) -> None:
    heads = [Classifier(ClassifierHead(6, Finetuning(widths=widths), seed=seed)) for seed in range(3)]
    ensemble, features = Ensemble(heads).eval(), torch.rand(2, 6, 3, 3)
    assert torch.equal(build_classifiers(ensemble.state_dict()).eval()(features), ensemble(features))
