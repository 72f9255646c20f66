"""A project with labelled photographs and two bundles: some images they learned from, some they never saw."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from inspector.core.judgement import Limits
from inspector.core.sample import Label
from inspector.gui.pages.results import ResultsPage
from inspector.gui.session import Session
from inspector.runtime.bundle import FILES, Bundle, publish, staged
from inspector.store.project import Project, create_project
from tests.conftest import KIND, Photos

LOW = 0.05  # a limit that every image exceeds


def publish_copy(bundle: Bundle, destination: Path, limits: Limits, days_later: int) -> Bundle:
    """Save a bundle like this one, with other limits and another date."""
    facts = replace(bundle.facts, limits=limits, created=bundle.facts.created + timedelta(days=days_later))
    with staged(destination) as staging:
        for name in FILES:
            shutil.copy(bundle.file(name), staging / name)
        return publish(staging, destination, facts)


def at(limits: Limits, review: float, anomaly: float) -> Limits:
    return Limits(replace(limits.review, value=review), replace(limits.anomaly, value=anomaly))


@pytest.fixture
def project(trained_bundle: Bundle, photos: Photos, tmp_path: Path) -> Project:
    made = create_project(tmp_path / "biscuits", "Biscuits")
    for source, name in ((photos.good, "old"), (photos.new, "new")):
        shutil.copytree(source, made.bin(Label.GOOD) / name)
    shutil.copytree(photos.anomaly / KIND, made.bin(Label.ANOMALY, KIND))
    limits = trained_bundle.facts.limits
    publish_copy(trained_bundle, made.bundles / "b1", limits, 0)
    publish_copy(trained_bundle, made.bundles / "b2", at(limits, LOW, LOW), 1)
    return made


@pytest.fixture
def page(session: Session, qtbot: QtBot, project: Project) -> Iterator[ResultsPage]:
    """The page on the project, after the newest bundle, b2, has judged it."""
    session.open(project)
    qtbot.waitUntil(lambda: session.library.listed)
    made = ResultsPage(session)
    qtbot.addWidget(made)
    made.resize(1368, 824)
    made.restyle(session.theme.tokens)
    with qtbot.waitExposed(made):
        made.show()
    made.entered()
    settle(made, qtbot)
    yield made
    session.thumbnails.close()


def settle(page: ResultsPage, qtbot: QtBot) -> None:
    """Wait until the figures of the bundle that is looked at are shown."""
    qtbot.waitUntil(
        lambda: page.shown is not None and page.figures is not None and page.figures.shown is page.shown, timeout=30_000
    )
