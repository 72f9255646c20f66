"""The stages of a run as a person counts them: six or so lines, each with a tick, a time and a count."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from inspector.core.progress import Progress
from inspector.core.recipe import Recipe


class State(Enum):
    """Whether a group of stages is still to come, in hand, or behind."""

    WAITING = "waiting"
    NOW = "now"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Group:
    """Stages of the engine that are one to a person; `key` has its words in `stage_list`."""

    key: str
    stages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A group as it stands: `seconds` that it took or is expected to take, `share` of it that is done.

    `stage` is the engine's in hand, with `done` of `total` steps, and `epochs` of those that were asked for.
    """

    group: Group
    state: State
    seconds: float | None = None
    share: float | None = None
    stage: str = ""
    done: int = 0
    total: int | None = None
    epochs: tuple[int, int] | None = None


_ALL = (
    Group("check", ("estimate", "start", "scan", "read")),
    Group("pretrain", ("pretrain",)),
    Group("fine-tune", ("fine-tune",)),
    Group("heads", ("defects", "heads")),
    Group("fit", ("encode", "fit")),
    Group("save", ("export",)),
    Group("test", ("calibrate", "evaluate")),
)


def groups_of(recipe: Recipe) -> tuple[Group, ...]:
    """Return the groups that a recipe has, in their order."""
    left_out = set()
    if recipe.pretraining is None:
        left_out.add("pretrain")
    if recipe.finetuning is None:
        left_out |= {"heads", "fine-tune"}
    elif not recipe.finetuning.schedule:
        left_out.add("fine-tune")
    return tuple(group for group in _ALL if group.key not in left_out)


def rows(recipe: Recipe, progress: Progress | None, expected: Mapping[str, float]) -> tuple[Row, ...]:
    """Return every group as it stands at a moment; `expected` seconds by stage, empty where nobody measured."""
    groups = groups_of(recipe)
    now = _now(groups, progress)
    return tuple(_row(group, place, now, progress, expected, recipe) for place, group in enumerate(groups))


def share_done(found: Sequence[Row]) -> float:
    """Return how much of a run is done, its groups weighed by their seconds; those that nobody knows count alike."""
    known = [row.seconds for row in found if row.seconds is not None]
    usual = sum(known) / len(known) if known else 1.0
    weights = [max(usual if row.seconds is None else row.seconds, 1e-3) for row in found]
    done = sum(w for w, row in zip(weights, found, strict=True) if row.state is State.DONE)
    done += sum(w * (row.share or 0.0) for w, row in zip(weights, found, strict=True) if row.state is State.NOW)
    return done / sum(weights)


def _now(groups: Sequence[Group], progress: Progress | None) -> int:
    """Return the place of the group in hand; one that drew defects before it fine-tunes is not yet at its heads."""
    if progress is None:
        return -1
    places = [place for place, group in enumerate(groups) if progress.stage in group.stages]
    if not places:
        return -1
    if progress.stage == "defects" and any(group.key == "fine-tune" for group in groups):
        behind = {stage.stage for stage in progress.finished}
        return places[0] if "fine-tune" in behind else places[0] - 1
    return places[0]


def _row(
    group: Group,
    place: int,
    now: int,
    progress: Progress | None,
    expected: Mapping[str, float],
    recipe: Recipe,
) -> Row:
    hoped = sum(expected[stage] for stage in group.stages if stage in expected) if expected else None
    if progress is None or place > now:
        return Row(group, State.WAITING, hoped)
    took = sum(done.took_s for done in progress.finished if done.stage in group.stages)
    if place < now:
        return Row(group, State.DONE, took, 1.0)
    left = progress.left_s
    total = took + progress.elapsed_s + left if left is not None and len(group.stages) == 1 else hoped
    return Row(
        group,
        State.NOW,
        total,
        _share(group, progress, expected),
        progress.stage,
        progress.done,
        progress.total,
        _epochs(progress, recipe),
    )


def _share(group: Group, progress: Progress, expected: Mapping[str, float]) -> float | None:
    """Return how much of the group in hand is done: its stages weigh as much as they are expected to take."""
    within = progress.done / progress.total if progress.total else 0.0
    stages = [stage for stage in group.stages if stage in expected] or list(group.stages)
    if progress.stage not in stages:
        return within if len(group.stages) == 1 else None
    weights = {stage: max(expected.get(stage, 1.0), 1e-3) for stage in stages}
    before = sum(weights[stage] for stage in stages[: stages.index(progress.stage)])
    return min(1.0, (before + within * weights[progress.stage]) / sum(weights.values()))


def _epochs(progress: Progress, recipe: Recipe) -> tuple[int, int] | None:
    if progress.stage == "pretrain" and recipe.pretraining is not None:
        wanted = recipe.pretraining.epochs
    elif progress.stage == "fine-tune" and recipe.finetuning is not None:
        wanted = sum(row.epochs for row in recipe.finetuning.schedule)
    else:
        return None
    return min(len(progress.curves.get(progress.stage, ())) + 1, wanted), wanted
