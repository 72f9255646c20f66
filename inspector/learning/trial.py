"""A little of everything that a training run will do, timed and thrown away: what the whole will take."""

import copy
import time
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

import numpy as np
import torch
from numpy.typing import NDArray

from inspector.core.finetuning import Finetuning, Unfreezing
from inspector.core.progress import Step, Steps
from inspector.core.recipe import Recipe
from inspector.learning.coreset import choose_patches
from inspector.learning.encoder import Encoder
from inspector.learning.encoding import POOL_BYTES, encode
from inspector.learning.evidence.examples import CACHE_BYTES
from inspector.learning.evidence.heads import FOLDS, draw
from inspector.learning.evidence.learning import learn_head
from inspector.learning.finetuning.course import make_course
from inspector.learning.finetuning.drawing import LabelledPieces
from inspector.learning.finetuning.schedule import fine_tune
from inspector.learning.fitting import fit
from inspector.learning.simclr.plan import PictureSet
from inspector.learning.simclr.pretraining import estimate_run
from inspector.learning.starting import resolve_taps, retapped, settle, start_deep, start_encoder

_PARTS = 6  # steps that the trial is told in
_HEAD_STEPS, _TUNED_STEPS = 6, 3  # tried, the first to warm up
_RARITY_IMAGES = 200  # compared with all others where limits are calibrated on other images
_BASE_BYTES = 600 << 20  # what torch and the libraries take before anything is learned

Picture = NDArray[np.uint8]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Amounts:
    """How many images do what in the run: see `Roles`; `shown` to pretraining, `held_out` of these only measure."""

    fit: int
    calibrate: int = 0
    test: int = 0
    learn: int = 0
    anomalies: int = 0
    shown: int = 0


@dataclass(frozen=True, slots=True)
class Trial:
    """What the run will take: `seconds` by stage, and bytes of memory, on the device where it is a card."""

    seconds: Mapping[str, float]
    memory_bytes: int
    device: str


def try_out(
    pictures: Sequence[Picture],
    amounts: Amounts,
    recipe: Recipe,
    *,
    device: str,
    threads: int | None,
    shipped: Path,
) -> Steps[Trial]:
    """Try a few steps of each stage on some prepared good pictures, uint8 (h, w, 3). Everything is thrown away.

    Raises what the stages raise: `WeightsInvalid`, `RecipeInvalid`, `DeviceMissing`, `OutOfDeviceMemory`.
    """
    recipe = resolve_taps(recipe, shipped=shipped)
    seconds: dict[str, float] = {}
    memory = 0
    began = time.perf_counter()
    encoder, said = yield from _told(start_encoder(recipe, device=device, threads=threads, shipped=shipped), 0)
    seconds["start"] = time.perf_counter() - began
    if recipe.pretraining is not None:
        deep = yield from _told(start_deep(recipe, shipped=shipped), 1)
        taken = yield from _told(
            estimate_run(deep, _as_many(pictures, amounts.shown, recipe), recipe, device=device, threads=threads), 1
        )
        seconds["pretrain"], memory = taken.seconds, taken.memory_bytes
        encoder = retapped(deep.cpu(), recipe)
    encoder = settle(encoder, pictures, recipe, device=device)
    if recipe.finetuning is not None:
        seconds |= yield from _told(_try_heads(encoder, pictures, amounts, recipe, device=device), 3)
    seconds |= yield from _told(_try_memory(encoder, pictures, amounts, recipe), 4)
    if encoder.mean.device.type == "cuda":
        memory = max(memory, int(torch.cuda.max_memory_allocated(encoder.mean.device)))
    else:
        memory = _BASE_BYTES + max(memory, _held(encoder, pictures, amounts, recipe))
    yield Step(_PARTS, _PARTS)
    return Trial(seconds, memory, str(said["device"]))


def _told(steps: Steps[T], part: int) -> Steps[T]:
    """Run steps as a part of the trial."""
    try:
        while True:
            next(steps)
            yield Step(part, _PARTS)
    except StopIteration as end:
        return end.value  # type: ignore[no-any-return]
    finally:
        steps.close()


def _as_many(pictures: Sequence[Picture], count: int, recipe: Recipe) -> PictureSet:
    """Return as many pictures as pretraining will see, though but a few are different."""
    share = recipe.pretraining.held_out if recipe.pretraining else 0.0
    return PictureSet(
        pictures=[pictures[i % len(pictures)] for i in range(count)],
        hashes=[f"{i:08d}" for i in range(count)],
        labels=[0] * count,
        held_out=frozenset(range(round(count * share))),
    )


def _try_heads(
    encoder: Encoder, pictures: Sequence[Picture], amounts: Amounts, recipe: Recipe, *, device: str
) -> Steps[dict[str, float]]:
    settings = recipe.finetuning or Finetuning()
    taken: dict[str, float] = {}
    if settings.schedule:
        taken["fine-tune"] = yield from _try_schedule(encoder, pictures, amounts.fit, settings, device=device)
    some = pictures[:2]
    began = time.perf_counter()
    examples = yield from draw(encoder, some, (), recipe)
    each = (time.perf_counter() - began) / len(some)
    taken["defects"] = each * amounts.fit + each * amounts.learn / (1 + settings.defects)
    learning = learn_head(examples, replace(settings, head_steps=_HEAD_STEPS), seed=0, device=encoder.mean.device)
    next(learning)
    began = time.perf_counter()
    rest = 0
    for rest, step in enumerate(learning, 1):  # noqa: B007  counted
        yield step
    taken["heads"] = (time.perf_counter() - began) / max(1, rest) * FOLDS * settings.head_steps
    return taken


def _try_schedule(
    encoder: Encoder, pictures: Sequence[Picture], count: int, settings: Finetuning, *, device: str
) -> Steps[float]:
    """Return the seconds of the schedule, from steps of its dearest row."""
    share = round(count * settings.held_out)
    learned = LabelledPieces([pictures[i % len(pictures)] for i in range(max(2, count - share))])
    dearest = Unfreezing(max(row.layers for row in settings.schedule), 1e-9, 1)
    held_out = LabelledPieces(list(pictures[:1]))
    trying = fine_tune(
        copy.deepcopy(encoder), learned, held_out, replace(settings, schedule=(dearest,)), device=device, seed=0
    )
    moments = []
    with closing(trying):
        for step in trying:
            yield step
            moments.append(time.perf_counter())
            if len(moments) > _TUNED_STEPS:
                break
    each = (moments[-1] - moments[0]) / max(1, len(moments) - 1)
    total = make_course(learned, settings, seed=0).total
    measured = sum(row.epochs for row in settings.schedule) * 2 * share / settings.batch / 3
    return each * (total + measured)


def _try_memory(
    encoder: Encoder, pictures: Sequence[Picture], amounts: Amounts, recipe: Recipe
) -> Steps[dict[str, float]]:
    """Encode and fit the few pictures, and scale.

    Comparing grows with the memory, choosing with what there is to choose from.
    """
    yield from encode(encoder, pictures[:1], recipe)  # to warm up
    began = time.perf_counter()
    pool = yield from encode(encoder, pictures, recipe)
    each = (time.perf_counter() - began) / len(pictures)
    few = pool.of(0)
    began = time.perf_counter()
    choose_patches(few.patches, min(recipe.patches, len(few) // 2), seed=recipe.seed)
    chosen = time.perf_counter() - began
    small = replace(recipe, patches=max(10, min(recipe.patches, len(few) // 2)), finetuning=None)
    began = time.perf_counter()
    yield from fit(encoder, pool, pictures, small, all_scores=True)
    fitted = time.perf_counter() - began
    contexts = len(encoder.contexts)
    compared = amounts.fit if not amounts.calibrate else min(amounts.fit, _RARITY_IMAGES)
    patches = _pooled_patches(encoder, len(few), len(pictures), amounts.fit)
    growth = recipe.patches / small.patches
    choosing = chosen * contexts * patches / len(few) * growth
    comparing = max(0.0, fitted - chosen * contexts) / len(pictures) * compared * growth
    judged = each * 1.3
    return {
        "encode": each * amounts.fit,
        "fit": choosing + comparing,
        "calibrate": judged * amounts.calibrate,
        "evaluate": judged * (amounts.test + amounts.anomalies),
    }


def _pooled_patches(encoder: Encoder, few: int, pictures: int, count: int) -> float:
    """Return how many patches there will be to choose from: those of all images, or as many as memory may hold."""
    wanted = few / pictures * count
    return min(wanted, POOL_BYTES / (4 * max(encoder.widths)))


def _held(encoder: Encoder, pictures: Sequence[Picture], amounts: Amounts, recipe: Recipe) -> int:
    """Return the bytes that the pool of patches, or the cached features of the heads, will take."""
    pixels = sum(picture.shape[0] * picture.shape[1] for picture in pictures) / len(pictures) * amounts.fit
    pool = sum(4 * encoder.width_of(c) / (16 * c.shrink) ** 2 for c in encoder.contexts) * pixels
    features = 0.0
    if recipe.finetuning is not None:
        features = min(CACHE_BYTES, 2 * pixels / 256 * 2 * sum(encoder.widths) * (1 + recipe.finetuning.defects))
    return int(2 * min(pool, POOL_BYTES) + features)
