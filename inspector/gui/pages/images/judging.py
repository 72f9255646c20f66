"""Judging the image that a person looks at, in a task of its own: the newest choice wins, older ones are dropped."""

import os
import time
from collections.abc import Generator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from inspector.core.errors import ImageUnreadable
from inspector.gui.latest import Latest
from inspector.gui.task import Tasks
from inspector.gui.widgets.viewer.layers import Heat, Photo, heat_of, photo_of

if TYPE_CHECKING:
    from inspector.runtime.bundle import Bundle
    from inspector.runtime.memory import Explainer, Reason
    from inspector.runtime.predictor import Predictor
    from inspector.services.inspecting import Inspection


@dataclass(frozen=True, slots=True)
class Look:
    """What is known so far of the image that is looked at; each one carries all that came before.

    `error`: why the file cannot be read; there is no `photograph` then. `inspection` and `reason` need a bundle, and
    `reason` a score. `done`: nothing more will come.
    """

    path: Path
    error: str = ""
    photograph: NDArray[np.uint8] | None = None
    photo: Photo | None = None
    inspection: "Inspection | None" = None
    heat: Heat | None = None
    reason: "Reason | None" = None
    done: bool = False


class Judging(QObject):
    """Looks at one image after another.

    `looked` carries a `Look` whenever more is known, `failed` the sentence of what is wrong with the bundle. Predictor
    and explainer are loaded once for a bundle, by the task, and used by one task at a time.
    """

    looked = Signal(object)
    failed = Signal(object)

    def __init__(self, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = _Desk()
        self._work = Latest(tasks, self, in_turn=True)  # they share the desk
        self._work.advanced.connect(self.looked)
        self._work.succeeded.connect(self.looked)
        self._work.failed.connect(self.failed)

    def ask(self, path: Path, bundle: "Bundle | None", *, stretched: bool = False, threads: int | None = None) -> None:
        """Look at an image and judge it, where there is a bundle; what was asked before is dropped."""
        steps = _look(Look(path), bundle, self._desk, stretched=stretched, threads=threads or _cores())
        self._work.start(steps, self.tr("Judging"))

    def forget(self) -> None:
        """Drop what was asked: there is nothing to look at."""
        self._work.forget()


class _Desk:
    """What the bundle in use has been loaded into."""

    def __init__(self) -> None:
        self._bundle: Bundle | None = None
        self._predictor: Predictor | None = None
        self._explainer: Explainer | None = None

    def predictor(self, bundle: "Bundle", threads: int) -> "Predictor":
        """Return the predictor of a bundle. Raises `BundleChanged`, `BundleDamaged`, `DeviceMissing`."""
        from inspector.runtime.bundle import check_unchanged
        from inspector.runtime.predictor import Predictor

        if self._predictor is None or bundle is not self._bundle:
            self._bundle = self._predictor = self._explainer = None
            check_unchanged(bundle)
            self._predictor, self._bundle = Predictor.of(bundle, threads=threads), bundle
        return self._predictor

    def explainer(self, bundle: "Bundle", predictor: "Predictor") -> "Explainer":
        """Return what answers "why" for a bundle. Raises `BundleDamaged`."""
        from inspector.runtime.memory import Explainer

        if self._explainer is None:
            self._explainer = Explainer(bundle, predictor)
        return self._explainer


def _look(
    look: Look, bundle: "Bundle | None", desk: _Desk, *, stretched: bool, threads: int
) -> Generator[Look, None, Look]:
    from inspector.core.recipe import Preparation
    from inspector.imaging.read import read_image

    start = time.perf_counter()
    preparation = bundle.facts.recipe.preparation if bundle is not None else Preparation()
    try:
        photograph = read_image(look.path, white_level=preparation.white_level)
    except ImageUnreadable as error:
        return replace(look, error=error.cause, done=True)
    look = replace(look, photograph=photograph, photo=photo_of(photograph, stretched=stretched))
    if bundle is None:
        return replace(look, done=True)
    yield look
    look = _judged(look, bundle, desk.predictor(bundle, threads), start)
    if look.inspection is None or look.inspection.score is None:
        return replace(look, done=True)
    yield look
    return replace(_explained(look, bundle, desk, threads), done=True)


def _judged(look: Look, bundle: "Bundle", predictor: "Predictor", start_s: float) -> Look:
    from inspector.services.inspecting import inspect_photograph

    assert look.photograph is not None
    inspection = inspect_photograph(look.photograph, look.path, bundle, predictor, start_s=start_s)
    heat = None if inspection.heat_map is None else heat_of(inspection.heat_map, inspection.limits)
    return replace(look, inspection=inspection, heat=heat)


def _explained(look: Look, bundle: "Bundle", desk: _Desk, threads: int) -> Look:
    from inspector.runtime.predictor import Prediction

    found = look.inspection
    assert look.photograph is not None
    assert found is not None
    assert found.heat_map is not None
    predictor = desk.predictor(bundle, threads)
    prediction = Prediction(found.score or 0.0, found.heat_map)
    return replace(look, reason=desk.explainer(bundle, predictor).explain(look.photograph, prediction))


def _cores() -> int:
    """Return how many cores may judge: one stays for the window."""
    return max(1, (os.cpu_count() or 2) - 1)
