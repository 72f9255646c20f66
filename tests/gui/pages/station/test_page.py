"""The window of the station edition: it says where training is done, and leads to what it is for."""

import pytest
from pytestqt.qtbot import QtBot

from inspector.gui.pages.settings import SettingsPage
from inspector.gui.pages.settings import page as settings_page
from inspector.gui.pages.start import drop_panel
from inspector.gui.pages.start import page as start_page
from inspector.gui.pages.start.page import StartPage
from inspector.gui.pages.station import StationPage
from inspector.gui.pages.train import TrainPage
from inspector.gui.plots import map as map_plot
from inspector.gui.plots.map import MapPanel
from inspector.gui.session import Session
from inspector.gui.window import entries


def train_page(session: Session, qtbot: QtBot) -> object:
    made = next(entry for entry in entries.entries() if entry.key == "train").make(session)
    qtbot.addWidget(made)
    return made


def test_train_is_a_page_that_says_so(session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(entries, "learns", lambda: False)
    page = train_page(session, qtbot)
    assert isinstance(page, StationPage)
    assert page.empty.title == "This is the station edition"
    assert "studio edition" in page.empty.said


def test_in_the_studio_it_trains(session: Session, qtbot: QtBot) -> None:
    assert isinstance(train_page(session, qtbot), TrainPage)


@pytest.mark.parametrize(("name", "key"), [("live", "live"), ("results", "results")])
def test_its_buttons_lead_on(session: Session, qtbot: QtBot, name: str, key: str) -> None:
    page = StationPage(session)
    qtbot.addWidget(page)
    with qtbot.waitSignal(session.page_wanted) as wanted:
        getattr(page, name).click()
    assert wanted.args == [key]


def test_no_demo_is_offered_where_none_can_be_trained(
    session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (start_page, drop_panel):
        monkeypatch.setattr(module, "learns", lambda: False)
    page = StartPage(session)
    qtbot.addWidget(page)
    assert page.demo.isHidden()


def test_no_device_to_train_on_is_asked_for(session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings_page, "learns", lambda: False)
    page = SettingsPage(session)
    qtbot.addWidget(page)
    assert not page.device.isVisibleTo(page)


def test_no_tsne_is_offered_where_there_is_none(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(map_plot, "learns", lambda: False)
    panel = MapPanel()
    qtbot.addWidget(panel)
    assert panel._choice.isHidden()
