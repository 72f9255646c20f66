import pytest
import torch
from torch import Tensor

from inspector.core.errors import LearningDiverged
from inspector.core.finetuning import Finetuning
from inspector.core.progress import drive
from inspector.learning.evidence.examples import Example, Examples
from inspector.learning.evidence.learning import learn_head
from inspector.learning.evidence.localising import LocalisingHead
from tests.learning.evidence.made import anomalous, examples, good

CPU = torch.device("cpu")
SETTINGS = Finetuning(head_steps=40, rate=5e-3, batch=8)


def learned(given: Examples, *, seed: int = 0, settings: Finetuning = SETTINGS) -> LocalisingHead:
    return drive(learn_head(given, settings, seed=seed, device=CPU))


def logits(head: LocalisingHead, given: list[Example]) -> Tensor:
    with torch.no_grad():
        return head(torch.stack([example.features.float() for example in given]))


def patch_auroc(head: LocalisingHead, given: list[Example]) -> float:
    """Return the share of pairs of an anomalous and a good patch that are in order, pair by pair."""
    found = logits(head, given)
    marked = torch.stack([example.target for example in given if example.target is not None]) > 0
    return float((found[marked][:, None] > found[~marked][None]).float().mean())


@pytest.fixture(scope="module")
def head() -> LocalisingHead:
    return learned(examples())


def test_it_learns_to_tell_the_patches_of_drawn_defects(head: LocalisingHead) -> None:
    assert patch_auroc(head, [anomalous(image, seed=5000) for image in range(8)]) > 0.9


def test_before_it_learned_it_knows_nothing() -> None:
    new = learned(examples(), settings=Finetuning(head_steps=1, rate=1e-9))
    assert 0.2 < patch_auroc(new, [anomalous(image, seed=5000) for image in range(8)]) < 0.8


def test_marked_anomalies_teach_it_too() -> None:
    head = learned(examples(drawn=0, labelled=8))
    assert patch_auroc(head, [anomalous(image, seed=5000) for image in range(8)]) > 0.9


def test_unmarked_anomalies_raise_their_hottest_patches() -> None:
    """Defects that are another channel's matter: drawn ones say nothing of them."""
    given = examples(labelled=8, marked=False)
    turned = tuple(Example(e.features.roll(3, 0), None, e.image) for e in given.labelled)
    new = [Example(anomalous(image, seed=7000).features.roll(3, 0), None, image) for image in range(8)]
    with_them = learned(Examples(given.good, given.drawn, turned))
    without = learned(Examples(given.good, given.drawn, ()))
    hottest = [logits(head, new).flatten(1).amax(1).mean() for head in (with_them, without)]
    assert hottest[0] > hottest[1] + 1


def test_unmarked_anomalies_leave_good_pieces_cold() -> None:
    head = learned(examples(labelled=8, marked=False))
    hottest = [logits(head, given).flatten(1).amax(1).mean() for given in map(list, (unseen_good(), unseen_odd()))]
    assert hottest[1] > hottest[0] + 1


def unseen_good() -> list[Example]:
    return [good(300 + image) for image in range(8)]


def unseen_odd() -> list[Example]:
    return [anomalous(image, seed=7000) for image in range(8)]


def test_pieces_smaller_than_a_crop_are_learned_from() -> None:
    small = [Example(e.features[:, :5, :7], torch.zeros(5, 7), e.image) for e in examples().good]
    odd = [Example(e.features.clone(), torch.zeros(5, 7), e.image) for e in small]
    for example in odd:
        assert example.target is not None
        example.features[0, 1:4, 2:5] += 4
        example.target[1:4, 2:5] = 1
    assert patch_auroc(learned(Examples(tuple(small), tuple(odd), ())), odd) > 0.9


def test_it_is_in_inference_mode(head: LocalisingHead) -> None:
    assert not head.training


def test_it_standardises_as_the_good_pieces_are(head: LocalisingHead) -> None:
    flat = torch.cat([example.features.float().flatten(1) for example in examples().good], 1)
    assert torch.allclose(head.mean.flatten(), flat.mean(1), atol=1e-4)
    assert torch.allclose(head.std.flatten(), flat.std(1), atol=1e-3)


def test_the_same_seed_gives_the_same_head() -> None:
    settings = Finetuning(head_steps=5)
    one, same = (learned(examples(labelled=2), settings=settings).state_dict() for _ in range(2))
    assert all(torch.equal(one[name], same[name]) for name in one)


def test_another_seed_gives_another_head() -> None:
    settings = Finetuning(head_steps=5)
    one, other = (learned(examples(), seed=seed, settings=settings).state_dict() for seed in (1, 2))
    assert not torch.equal(one["layers.1.weight"], other["layers.1.weight"])


def test_the_random_numbers_of_others_are_left_alone() -> None:
    before = torch.get_rng_state()
    learned(examples(labelled=2), settings=Finetuning(head_steps=3))
    assert torch.equal(torch.get_rng_state(), before)


def test_a_step_counts_updates() -> None:
    steps = list(learn_head(examples(), Finetuning(head_steps=4), seed=0, device=CPU))
    assert [(step.done, step.total) for step in steps] == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_it_never_pauses_inside_a_torch_context() -> None:
    for _ in learn_head(examples(), Finetuning(head_steps=3), seed=0, device=CPU):
        assert torch.is_grad_enabled()


def test_examples_of_which_all_are_unmarked_are_survived() -> None:
    """A batch that by chance holds nothing else has a good piece put beside it."""
    given = examples(drawn=0, labelled=4, marked=False)
    head = learned(given, settings=Finetuning(head_steps=30, batch=2))
    assert torch.isfinite(logits(head, list(given.good))).all()


def test_learning_that_runs_away_is_a_known_error() -> None:
    given = examples()
    for example in (*given.good, *given.drawn):
        example.features.fill_(float("nan"))
    with pytest.raises(LearningDiverged):
        learned(given)


def test_its_curve_says_how_it_went() -> None:
    steps = list(learn_head(examples(), SETTINGS, seed=0, device=CPU, held_out=examples(6)))
    curve = steps[-1].curve
    assert [point.at for point in curve] == list(range(1, SETTINGS.head_steps + 1))
    assert all({"loss", "held_out_loss"} == set(point.figures) for point in curve)
    assert curve[-1].figures["held_out_loss"] < curve[0].figures["held_out_loss"]


def test_to_be_measured_changes_nothing() -> None:
    settings = Finetuning(head_steps=5)
    plain = learned(examples(labelled=2), settings=settings).state_dict()
    measured = drive(learn_head(examples(labelled=2), settings, seed=0, device=CPU, held_out=examples(6)))
    assert all(torch.equal(plain[name], tensor) for name, tensor in measured.state_dict().items())
