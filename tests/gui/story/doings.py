"""What the steps of the story have in common: things done on a page, and what is read from it."""

import signal
import subprocess
import sys
from pathlib import Path
from threading import Timer

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QWidget

from inspector.core.progress import drive
from inspector.core.sample import Label
from inspector.gui.pages.images import ImagesPage
from inspector.gui.pages.images.bin_row import BinRow
from inspector.gui.pages.images.shown import Bin
from inspector.gui.pages.live import LivePage
from inspector.gui.pages.results import ResultsPage
from inspector.gui.pages.results.figures import FiguresView
from inspector.gui.pages.train import TrainPage
from inspector.gui.pages.train.page import View
from inspector.gui.plots.threshold import Threshold
from inspector.gui.widgets.viewer import VerdictBadge
from inspector.runtime.bundle import Bundle
from inspector.services.bundles import Listed, list_bundles
from tests.gui.story.hands import CTRL, Hands, is_met, thumbnail
from tests.gui.story.world import World

Key = Qt.Key
STILL = 50  # looks in a row, some 10 ms apart
KILLED_S = 120


def watch_progress(hands: Hands, train: TrainPage) -> list[float]:
    """Watch a run to its end; return how much of it was done, as its bar showed."""
    seen: list[float] = []

    def over() -> bool:
        if train.view is View.DURING:
            seen.append(train.running.progress.told.share)
            if len(seen) == 500:
                hands.look("running")
        return train.view is View.AFTER

    hands.until(over, s=180)
    return seen


def listed(hands: Hands) -> ImagesPage:
    """Return the Images page of the project that came back with the window, when it knows its images."""
    hands.until(lambda: hands.window.session.project is not None)
    images = hands.go(ImagesPage)
    hands.until(lambda: images.library.listed and images.grid.images)
    return images


def bin_of(images: ImagesPage, label: Label | None, kind: str | None = None) -> BinRow:
    return next(row for row in images.bins.rows if row.bin == Bin(label, kind))


def label_of(images: ImagesPage, name: str) -> Label | None:
    return next(image.label for image in images.library.images if image.path.name == name)


def choose(hands: Hands, images: ImagesPage, *names: str) -> None:
    """Click on thumbnails, the second and all others with Ctrl."""
    for place, name in enumerate(names):
        at = thumbnail(images.grid, name)
        hands.click(images.grid.viewport(), at, CTRL if place else Qt.KeyboardModifier.NoModifier)
    assert {path.name for path in images.grid.chosen} == set(names)


def judged(hands: Hands) -> tuple[ResultsPage, FiguresView]:
    """Return the Results page when the figures of the bundle in use are there."""
    hands.until(lambda: hands.window.session.bundle is not None)
    results = hands.go(ResultsPage)
    hands.until(lambda: results.figures is not None and results.figures.isVisible())
    assert results.figures is not None
    assert results.bundle == used(hands)
    return results, results.figures


def used(hands: Hands) -> Bundle:
    bundle = hands.window.session.bundle
    assert bundle is not None
    return bundle


def escaped(figures: FiguresView) -> tuple[int, int]:
    """Return how many of how many anomalies escape, as it is told."""
    count, _, n, *_ = figures.counts.escaped.words.split()
    return int(count), int(n)


def drag_right(hands: Hands, threshold: Threshold, pixels: int) -> None:
    def grip() -> QPoint:
        return QPoint(round(threshold.line_x - threshold.x()), threshold.height() // 2)

    seen: list[QPoint] = []

    def stands_still() -> bool:
        seen.append(threshold.mapTo(threshold.window(), grip()))
        return len(seen) > STILL and set(seen[-STILL:]) == {seen[-1]} and is_met(threshold, grip())

    hands.until(stands_still)  # nobody takes hold of what is still being laid out
    start = grip()
    hands.drag(threshold, start, start + QPoint(pixels, 0))


def worst(figures: FiguresView) -> list[str]:
    """Return the names of the images in the gallery."""
    return [found.sample.path.name for found, _ in figures.gallery.model.rows]


def curve(train: TrainPage) -> tuple[float, ...]:
    """Return the contrastive loss as it is plotted."""
    plots = train.running.plots
    panel = plots.panels.get("loss") if plots is not None else None
    if panel is None or panel._drawn is None or not panel._drawn.curves:
        return ()
    return tuple(panel._drawn.curves[0].values)


def badge(images: ImagesPage) -> VerdictBadge:
    found = images.viewer.findChild(VerdictBadge)
    assert isinstance(found, VerdictBadge)
    return found


def seen(widget: QWidget) -> bytes:
    """Return what a widget looks like."""
    picture = widget.grab().toImage()
    return bytes(picture.constBits())


def counted(live: LivePage) -> int:
    return live.seen.event.counts.total if live.seen is not None else 0


def choose_item(hands: Hands, combo: QComboBox, text: str) -> None:
    """Choose from a list by keys."""
    hands.click(combo)
    view = combo.view()
    for _ in range(combo.count()):
        if combo.itemText(view.currentIndex().row()) == text:
            break
        QTest.keyClick(view, Key.Key_Down)
    QTest.keyClick(view, Key.Key_Return)
    assert combo.currentText() == text
    hands.window.activateWindow()  # WORKAROUND: without a window manager it does not come back by itself


def goes_on(world: World) -> None:
    """Skip what stands on a step that has failed."""
    if world.broken:
        pytest.skip(f"“{world.broken}” has failed before")


def kill_in_the_midst(*what: str | Path) -> None:
    """Start the program in a process of its own, and kill it when it says that it is in the midst of something."""
    program = [sys.executable, "-m", "tests.gui.story.driven", *map(str, what)]
    with subprocess.Popen(program, cwd=Path(__file__).parents[3], stdout=subprocess.PIPE, text=True) as child:
        patience = Timer(KILLED_S, child.kill)
        patience.start()
        assert child.stdout is not None
        said = child.stdout.readline()
        patience.cancel()
        child.kill()
    assert said == "in the midst\n"
    assert child.returncode == -signal.SIGKILL


def images_of(project: Path) -> list[Path]:
    return [path for name in ("unlabelled", "labelled") for path in (project / name).rglob("*") if path.is_file()]


def bundles(world: World) -> tuple[Listed, ...]:
    return drive(list_bundles(world.project / "bundles"))
