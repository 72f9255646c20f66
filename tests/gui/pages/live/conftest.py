"""The Live page on a project with a bundle in use, and cameras of a test's own."""

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from inspector.core.judgement import HeatMap
from inspector.gui.pages.live import LivePage
from inspector.gui.session import Session
from inspector.runtime import predictor
from inspector.runtime.bundle import Bundle
from inspector.runtime.cameras import listing
from inspector.store.project import Project
from tests.gui.made import a_project, settle
from tests.runtime.cameras.scripted import Scripted

GOOD, REVIEW, ANOMALY = "good", "review", "anomaly"
Plug = Callable[[Scripted], Scripted]


def inspected(page: LivePage) -> int:
    return page.seen.event.counts.total if page.seen is not None else 0


def wait_for(page: LivePage, count: int, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: inspected(page) >= count)


class Scores:
    """What the bundle says of the frames to come: one after the other, the last one for ever."""

    def __init__(self, bundle: Bundle) -> None:
        limits = bundle.facts.limits
        middle = (limits.review.value + limits.anomaly.value) / 2
        self.values = {GOOD: limits.review.value - 1, REVIEW: middle, ANOMALY: limits.anomaly.value + 1}
        self.to_come = [GOOD]

    def say(self, *verdicts: str) -> None:
        self.to_come = list(verdicts)

    def next(self) -> float:
        word = self.to_come.pop(0) if len(self.to_come) > 1 else self.to_come[0]
        return self.values[word]


@pytest.fixture
def scores(trained_bundle: Bundle, monkeypatch: pytest.MonkeyPatch) -> Scores:
    """The verdicts are the test's; everything else is real."""
    made = Scores(trained_bundle)

    def predict(_: object, photograph: np.ndarray, *, embedded: bool = False) -> predictor.Prediction:
        score = made.next()
        values = np.full((4, 4), score - 2, np.float32)
        values[1, 2] = score
        return predictor.Prediction(score, HeatMap(values, photograph.shape[:2]))

    monkeypatch.setattr(predictor.Predictor, "predict", predict)
    return made


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return a_project(tmp_path / "project", good=2)


@pytest.fixture
def page(
    session: Session, project: Project, trained_bundle: Bundle, qtbot: QtBot, scores: Scores
) -> Iterator[LivePage]:
    """The page in a window of its own; no camera is plugged in."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(listing, "list_cameras", lambda: ())
        made = LivePage(session)
        qtbot.addWidget(made, before_close_func=lambda _: session.tasks.stop_all())
        made.resize(1368, 824)
        made.restyle(session.theme.tokens)
        with qtbot.waitExposed(made):
            made.show()
        session.open(project)
        session.use(trained_bundle)
        settle(qtbot, session.library)
        made.activateWindow()
        made.entered()
        qtbot.waitUntil(lambda: not made.finder.looking)
        yield made
        session.open(None)
        session.thumbnails.close()


@pytest.fixture
def feed(tmp_path: Path) -> Path:
    """A folder that another program puts photos into."""
    folder = tmp_path / "Line 3"
    folder.mkdir()
    return folder


@pytest.fixture
def watching(page: LivePage, feed: Path, qtbot: QtBot) -> LivePage:
    """The page while it watches that folder."""
    page.choose_camera(f"folder:{feed}", feed.name)
    page.start()
    qtbot.waitUntil(lambda: page.seen is not None and page.seen.event.camera.state == "running")
    return page


@pytest.fixture
def plug_in(monkeypatch: pytest.MonkeyPatch) -> Plug:
    """Makes a scripted camera the one that is found at any address."""

    def plug(camera: Scripted) -> Scripted:
        monkeypatch.setattr(listing, "camera_at", lambda *_: camera)
        return camera

    return plug
