from dataclasses import astuple, replace
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file, save_file

from inspector.core.errors import BundleDamaged
from inspector.core.progress import drive
from inspector.learning import extension, fitting
from inspector.learning.contexts import CONTRAST
from inspector.learning.evidence.fusion import Weights
from inspector.learning.export import HEADS, MEMORY, load_memory, save_encoder, save_heads, save_memory
from inspector.learning.extension import Extension, extend_memories
from inspector.learning.fitting import Fit
from tests.learning.judging import fitted_with, head_recipe, taught
from tests.learning.tiny import GOOD, batch, odd_picture, picture, tiny_backbone

RECIPE = head_recipe()


@pytest.fixture(autouse=True)
def _tiny(monkeypatch: pytest.MonkeyPatch) -> None:
    """The encoder of these bundles is no network that torchvision knows."""
    monkeypatch.setattr(extension, "build_backbone", lambda *_, **__: tiny_backbone())


@pytest.fixture(scope="module")
def fitted() -> Fit:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(fitting, "choose_weights", lambda *_, **__: Weights(2, 1, 2))
        return fitted_with(taught(RECIPE), RECIPE)


@pytest.fixture
def folder(fitted: Fit, tmp_path: Path) -> Path:
    save_encoder(fitted.scorer.encoder, tmp_path)
    save_memory(fitted.memories, fitted.rarities, fitted.scorer.encoder.contexts, tmp_path)
    save_heads(fitted.heads, fitted.known, fitted.scorer.weights, tmp_path)
    return tmp_path


def grown(folder: Path, *new: object) -> Extension:
    return drive(extend_memories(folder, new, RECIPE, first=len(GOOD), device="cpu", threads=1))  # type: ignore[arg-type]


def test_what_is_known_already_changes_no_score(fitted: Fit, folder: Path) -> None:
    images = batch(picture(70), odd_picture(71))
    same = grown(folder, *known(fitted))
    with torch.inference_mode():
        for ours, theirs in zip(fitted.scorer(images)[:2], same.scorer(images)[:2], strict=True):
            assert torch.allclose(ours, theirs, atol=1e-5)


def known(fitted: Fit) -> list[object]:
    """Return a good picture of which every patch lies near a remembered one."""
    embeddings = fitted.scorer.encoder.embed(batch(*GOOD))
    far = [
        max(float(m.distances(e[i].detach()).max()) for m, e in zip(fitted.memories, embeddings, strict=True))
        for i in range(len(GOOD))
    ]
    return [GOOD[far.index(min(far))]]


def test_the_heads_and_their_weights_stay_as_they_are(fitted: Fit, folder: Path) -> None:
    found = grown(folder, odd_picture(71))
    assert found.scorer.weights == Weights(2, 1, 2)
    for ours, theirs in zip(fitted.heads, found.heads, strict=True):
        assert ours is not None
        assert theirs is not None
        pairs = zip(ours.head.state_dict().values(), theirs.head.state_dict().values(), strict=True)
        assert all(torch.equal(a, b) for a, b in pairs)
        assert torch.equal(ours.rarity.knots, theirs.rarity.knots)


def test_the_memory_grows_by_what_it_did_not_know(fitted: Fit, folder: Path) -> None:
    found = grown(folder, odd_picture(71))
    assert len(found.memories[0]) > len(fitted.memories[0])
    assert int(found.memories[0].origins.max()) == len(GOOD)


def test_a_new_image_is_scored_with_its_heads_evidence(folder: Path) -> None:
    """Against the grown memory without its own patches: at least what the scorer, which knows it, says."""
    found = grown(folder, odd_picture(71), odd_picture(72))
    with torch.inference_mode():
        known_scores, _, _ = found.scorer(batch(odd_picture(71), odd_picture(72)))
    assert all(score >= float(known) - 1e-4 for score, known in zip(found.scores, known_scores, strict=True))


def test_without_heads_scores_come_of_the_memory_alone(fitted: Fit, folder: Path) -> None:
    (folder / HEADS).unlink()
    found = grown(folder, picture(70))
    assert found.heads == (None, None)
    assert found.scorer.weights == Weights()
    assert len(found.scores) == 1


def test_it_looks_where_the_bundle_says(folder: Path) -> None:
    """Also where encoders of its kind look elsewhere by now."""
    held = load_file(folder / MEMORY)
    last = len(load_memory(folder, ())[0]) - 1
    dropped = {f"{name}{last}" for name in ("patches", "origins", "spots", "knots", "slopes")}
    wide = [astuple(replace(context, window=context.window + 2)) for context in load_memory(folder, ())[2][:last]]
    kept = {name: tensor for name, tensor in held.items() if name not in dropped}
    save_file(kept | {"contexts": torch.tensor(wide)}, folder / MEMORY)
    found = grown(folder, odd_picture(71))
    assert [astuple(context) for context in found.scorer.encoder.contexts] == wide


def test_memories_of_contexts_that_are_no_more_are_refused(folder: Path) -> None:
    """As those of an encoder of our own were before it was looked at in three sizes."""
    held = load_file(folder / MEMORY)
    del held["contexts"]
    wide = held["patches0"].repeat(1, 2)
    save_file(held | {"patches0": wide}, folder / MEMORY)
    with pytest.raises(BundleDamaged, match="earlier Inspector"):
        grown(folder, odd_picture(71))


def test_a_bundle_from_before_contrast_was_looked_at_keeps_its_contexts(folder: Path) -> None:
    held = load_file(folder / MEMORY)
    last = len(load_memory(folder, ())[0]) - 1
    new = {"contexts"} | {f"{name}{last}" for name in ("patches", "origins", "spots", "knots", "slopes")}
    save_file({name: tensor for name, tensor in held.items() if name not in new}, folder / MEMORY)
    found = grown(folder, odd_picture(71))
    contexts = found.scorer.encoder.contexts
    assert len(found.memories) == len(contexts) == last
    assert all(context.tap != CONTRAST for context in contexts)
    with torch.inference_mode():
        score, heat, _ = found.scorer(batch(odd_picture(71)))
    assert torch.equal(score, heat.amax((1, 2)))
