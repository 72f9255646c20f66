"""How long a training run will take and how much memory, told before it starts: a few of its steps, measured."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from inspector.core.progress import Log, Step, Steps, Task, stage
from inspector.core.recipe import Recipe
from inspector.core.sample import Label
from inspector.data.scan import Scan
from inspector.services.earlier import earlier_seconds
from inspector.services.previewing import spread
from inspector.services.roles import Roles, assign_roles
from inspector.services.sources import Images, Source, read_images, scan_source
from inspector.services.workplace import Workplace
from inspector.store.project import open_project

if TYPE_CHECKING:  # torch is imported inside the running generator, so that a window opens at once
    from inspector.learning.trial import Amounts, Trial

_TRIED_ON = 6  # pictures
_EXPORT_S = 12.0  # of a bundle, on two cores, where none was made before; it hardly depends on the images
_READ_S = 0.03  # an image that is not in the cache yet
_LEAST, _MOST = 0.75, 1.4  # of what was measured: other programs, and a course that ends early


@dataclass(frozen=True, slots=True)
class Estimate:
    """What a run will take: `seconds` by stage in their order, bytes of memory, and where it learns.

    `device` is torch's name (cpu, cuda). `total_s` is what was measured; the run is expected within `range_s`.
    """

    seconds: Mapping[str, float]
    memory_bytes: int
    device: str

    @property
    def total_s(self) -> float:
        """Seconds of all stages."""
        return sum(self.seconds.values())

    @property
    def range_s(self) -> tuple[float, float]:
        """The least and the most seconds that are expected, in round figures."""
        unit = 5 if self.total_s * _MOST < 90 else 60
        low, high = self.total_s * _LEAST, self.total_s * _MOST
        return float(max(1, round(low / unit)) * unit), float(math.ceil(high / unit) * unit)

    def holds(self, elapsed_s: float) -> bool:
        """Return whether so many seconds in all are what was expected, or less."""
        return elapsed_s <= self.range_s[1]


def estimate(source: Source, recipe: Recipe, *, workplace: Workplace, log: Log | None = None) -> Task[Estimate]:
    """Measure a few steps of what `recipe` will do with the images of `source`; nothing is saved.

    Raises what training raises before it learns, `TooFewImages` foremost.
    """
    log = log or Log()
    scan = yield from stage("estimate", scan_source(source, workplace), log)
    roles = _roles(scan, recipe)
    some = Scan(samples=spread(roles.fit, _TRIED_ON))
    images = yield from stage("estimate", read_images(some, recipe.preparation, workplace), log)
    amounts = _amounts(scan, roles, recipe)
    trial = yield from stage("estimate", _try_out(images, amounts, recipe, workplace), log)
    read = _READ_S * (len(scan.samples) if images.cached.decoded else 0)
    before = earlier_seconds(open_project(source.project), "export") if source.project is not None else None
    return Estimate(_in_order(trial, read=read, export=before or _EXPORT_S), trial.memory_bytes, trial.device)


def _roles(scan: Scan, recipe: Recipe) -> Roles:
    """Return what each image will do; copies, which are found when images are decoded, count as images here."""
    good, anomalies = ([s for s in scan.samples if s.label is label] for label in (Label.GOOD, Label.ANOMALY))
    return assign_roles(good, anomalies, recipe, {})


def _amounts(scan: Scan, roles: Roles, recipe: Recipe) -> "Amounts":
    from inspector.learning.trial import Amounts

    anomalies = sum(sample.label is Label.ANOMALY for sample in scan.samples)
    return Amounts(
        fit=len(roles.fit),
        calibrate=len(roles.calibrate),
        test=len(roles.test),
        learn=len(roles.learn),
        anomalies=anomalies - len(roles.learn),
        shown=len(scan.samples) - len(roles.calibrate) - len(roles.test) - anomalies + len(roles.learn)
        if recipe.pretraining is not None
        else 0,
    )


def _try_out(images: Images, amounts: "Amounts", recipe: Recipe, workplace: Workplace) -> Steps["Trial"]:
    yield Step(0, None)
    from inspector.learning.trial import try_out

    recipe = replace(recipe, preparation=images.preparation)
    pictures = [images.cached.of(sample) for sample in images.samples]
    place = {"device": workplace.device, "threads": workplace.threads, "shipped": workplace.shipped}
    return (yield from try_out(pictures, amounts, recipe, **place))  # type: ignore[arg-type]


def _in_order(trial: "Trial", *, read: float, export: float) -> dict[str, float]:
    """Return the seconds in the order of the stages; those that this run has not are left out."""
    known = {"scan": 0.2, "read": read, "export": export, **trial.seconds}
    order = ("start", "scan", "read", "pretrain", "fine-tune", "defects", "heads", "encode", "fit", "export")
    return {name: known[name] for name in (*order, "calibrate", "evaluate") if name in known}
