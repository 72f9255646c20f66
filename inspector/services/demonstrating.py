"""The demonstration: product lines drawn by program, one of them trained and inspected, without any download."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from inspector.core.judgement import Verdict
from inspector.core.progress import Log, Step, Steps, Task, stage
from inspector.core.recipe import PRESETS
from inspector.core.sample import Label
from inspector.data.drawn import LINES
from inspector.data.layout import is_project
from inspector.imaging.overlay import draw_heat, draw_overlay
from inspector.imaging.read import read_image
from inspector.imaging.sheet import contact_sheet
from inspector.imaging.write import write_png
from inspector.runtime.bundle import Bundle
from inspector.runtime.predictor import Predictor
from inspector.services.drawn_parts import Part, draw_part, write_parts
from inspector.services.evaluating import Evaluation, evaluate
from inspector.services.importing import import_into
from inspector.services.measuring import Measured
from inspector.services.sources import Source
from inspector.services.training import Trained, train
from inspector.services.workplace import Workplace
from inspector.store.choices import load_choices, save_choices
from inspector.store.project import Project, create_project, open_project

TRAINED_ON, TESTED_GOOD, TESTED_OF_A_KIND = 60, 20, 4
LABELLED_GOOD, LABELLED_OF_A_KIND, UNLABELLED = 76, 4, 16
_SHEET_OF_A_LINE = 6
_FALSE_REJECTS = 0.02  # what so few photographs can promise


@dataclass(frozen=True, slots=True)
class Demonstration:
    """What the demonstration made, all of it below `folder`."""

    folder: Path
    line: str
    trained: Trained
    evaluation: Evaluation
    overview: Path


def demonstrate(folder: Path, *, line: str, seed: int, workplace: Workplace) -> Task[Demonstration]:
    """Draw, train, judge, show. Raises `RecipeInvalid` for an unknown line, `NotWritable`."""
    log = Log()
    draw_part(line, "", seed=seed, index=0)  # refuses an unknown line before anything is written
    photos = folder / "photos" / line
    yield from stage("draw", _draw_line(photos, line, seed), log)
    yield from stage("lines", _draw_lines(folder / "lines.png", seed), log)
    project = folder / "project"
    if not is_project(project):
        yield from import_into(photos / "train", project, workplace=workplace, log=log)
    recipe = replace(PRESETS["quick"], false_rejects=_FALSE_REJECTS, test_share=0.0, seed=seed)
    trained = yield from train(
        Source(good=photos / "train" / "good"),
        recipe,
        project / "bundles" / "demo",
        workplace=workplace,
        overwrite=True,
        log=log,
    )
    source = Source(good=photos / "test/good", anomaly=photos / "test/anomaly", masks=photos / "test/masks")
    predictor = Predictor.of(trained.bundle)
    evaluation = yield from evaluate(source, trained.bundle, predictor, workplace=workplace, log=log)
    yield from stage("show", _show(folder, evaluation.measured, trained), log)
    return Demonstration(folder, line, trained, evaluation, folder / "overview.png")


@dataclass(frozen=True, slots=True)
class DemoProject:
    """A project that was drawn and trained, for the window."""

    project: Project
    bundle: Bundle


def demo_project(folder: Path, *, line: str, seed: int, workplace: Workplace) -> Task[DemoProject]:
    """Draw a project with good parts, anomalies and some that nobody has labelled; train it; choose its bundle.

    What is there already is not drawn again, so that a demo that was stopped goes on. Raises `RecipeInvalid` for an
    unknown line, `NotWritable`.
    """
    log = Log()
    draw_part(line, "", seed=seed, index=0)  # refuses an unknown line before anything is written
    yield from stage("draw", _draw_project(folder, line, seed), log)
    project = open_project(folder) if is_project(folder) else create_project(folder, f"Demo: {line}")
    recipe = replace(PRESETS["quick"], false_rejects=_FALSE_REJECTS, seed=seed)
    destination = project.bundles / "demo"
    trained = yield from train(
        Source(project=project.root), recipe, destination, workplace=workplace, overwrite=True, log=log
    )
    save_choices(project, replace(load_choices(project), bundle=destination.name))
    return DemoProject(project, trained.bundle)


def _draw_project(root: Path, line: str, seed: int) -> Steps[None]:
    """Write photographs and masks into the folders of a project; every other unlabelled one has a defect."""
    kinds = LINES[line].defects
    labelled, masks = root / "labelled", root / "masks" / "anomaly"
    parts = [Part(labelled / "good" / f"good-{i:03d}.png", i) for i in range(LABELLED_GOOD)]
    for kind in kinds:
        for i in range(LABELLED_OF_A_KIND):
            name = f"{kind}-{i:02d}.png"
            parts.append(Part(labelled / "anomaly" / kind / name, len(parts), kind, masks / kind / name))
    for i in range(UNLABELLED):
        kind = kinds[i // 2 % len(kinds)] if i % 2 else ""
        parts.append(Part(root / "unlabelled" / f"part-{i:03d}.png", len(parts), kind))
    yield from write_parts(parts, line, seed=seed, anew=False)


def _draw_line(folder: Path, line: str, seed: int) -> Steps[None]:
    """Write the photographs of one line: good ones to train on, good ones and each defect to test on."""
    test = folder / "test"
    parts = [Part(folder / "train/good" / f"{i:03d}.png", i) for i in range(TRAINED_ON)]
    parts += [Part(test / "good" / f"{i:03d}.png", TRAINED_ON + i) for i in range(TESTED_GOOD)]
    for kind in LINES[line].defects:
        for i in range(TESTED_OF_A_KIND):
            name = f"{i:03d}.png"
            parts.append(Part(test / "anomaly" / kind / name, len(parts), kind, test / "masks" / kind / name))
    yield from write_parts(parts, line, seed=seed)


def _draw_lines(path: Path, seed: int) -> Steps[None]:
    """Write a sheet with two good parts and some defects of every line."""
    tiles, captions = [], []
    for done, line in enumerate(LINES.values(), 1):
        kinds = ("", "", *line.defects)[:_SHEET_OF_A_LINE]
        for i, kind in enumerate(kinds):
            tiles.append(draw_part(line.name, kind, seed=seed, index=i).image)
            captions.append(f"{line.name}\n{kind.replace('_', ' ') or 'good'}")
        yield Step(done, len(LINES))
    write_png(path, contact_sheet(tiles, captions, _SHEET_OF_A_LINE))


def _show(folder: Path, measured: Sequence[Measured], trained: Trained) -> Steps[None]:
    """Write an overlay of each judged photograph, and one sheet of them."""
    limits = trained.bundle.facts.limits
    tiles, captions = [], []
    chosen = {id(m) for m in _for_the_sheet(measured)}
    for done, m in enumerate(measured, 1):
        photograph = read_image(m.sample.path)
        verdict = limits.judge(m.score)
        truth = m.sample.kind or "good"
        name = f"{truth}-{m.sample.path.stem}.png"
        overlay = draw_overlay(photograph, m.heat_map, limits, verdict, m.score, caption=f"drawn as: {truth}")
        write_png(folder / "overlays" / name, overlay)
        if id(m) in chosen:
            tiles.append(draw_heat(photograph, m.heat_map, limits))
            captions.append(f"{truth.replace('_', ' ')}\n{verdict}, score {m.score:.2f}")
        yield Step(done, len(measured))
    write_png(folder / "overview.png", contact_sheet(tiles, captions, 6))


def _for_the_sheet(measured: Sequence[Measured]) -> list[Measured]:
    """Return six good parts and two of each kind of defect."""
    counts: dict[str, int] = {}
    chosen = []
    for m in measured:
        counts[m.sample.kind] = counts.get(m.sample.kind, 0) + 1
        if counts[m.sample.kind] <= (6 if m.sample.label is Label.GOOD else 2):
            chosen.append(m)
    return chosen


def verdict_table(demonstration: Demonstration) -> list[tuple[str, dict[Verdict, int]]]:
    """Return for each kind (good parts first) its name, and how many of its parts got each verdict."""
    limits = demonstration.trained.bundle.facts.limits
    rows: dict[str, list[Verdict]] = {}
    for m in demonstration.evaluation.measured:
        rows.setdefault(m.sample.kind, []).append(limits.judge(m.score))
    return [
        (kind or "good", {verdict: found.count(verdict) for verdict in Verdict}) for kind, found in sorted(rows.items())
    ]
