"""The page of projects, by real clicks, keys and drops."""

from collections.abc import Generator
from pathlib import Path
from threading import Event

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from inspector.core.errors import NotWritable
from inspector.core.progress import Progress
from inspector.core.sample import Label
from inspector.gui.pages.start import demo, drop_panel, dropped
from inspector.gui.pages.start import page as start_page
from inspector.gui.pages.start.card import when_opened
from inspector.gui.pages.start.page import StartPage
from inspector.gui.session import Session
from inspector.gui.theme.tokens import LIGHT
from inspector.imaging.write import write_png
from inspector.runtime.bundle import Bundle
from inspector.store.choices import Choices, save_choices
from inspector.store.project import Project, create_project

WAIT_MS = 60_000


@pytest.fixture
def project(tmp_path: Path) -> Project:
    made = create_project(tmp_path / "bracket", "Bracket, left")
    for at in range(3):
        write_png(made.bin(Label.GOOD) / f"{at}.png", np.full((20, 20, 3), 90, np.uint8))
    return made


@pytest.fixture
def start(session: Session, qtbot: QtBot) -> StartPage:
    page = StartPage(session)
    qtbot.addWidget(page)
    page.restyle(LIGHT)
    page.resize(1366, 700)
    page.show()
    page.entered()
    return page


@pytest.mark.parametrize(("studio", "primary"), [(True, "New project"), (False, "Open")])
def test_the_first_step_is_the_button_that_stands_out(
    session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, studio: bool, primary: str
) -> None:
    for module in (start_page, drop_panel):
        monkeypatch.setattr(module, "learns", lambda: studio)
    made = StartPage(session)
    qtbot.addWidget(made)
    buttons = (made.open_button, made.drop.new_button)
    assert [button.text() for button in buttons if button.property("kind") == "primary"] == [primary]


def drop(page: StartPage, *paths: Path) -> None:
    urls = QMimeData()
    urls.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    action = Qt.DropAction.CopyAction
    QApplication.sendEvent(page, QDragEnterEvent(QPoint(9, 9), action, urls, buttons, keys))
    QApplication.sendEvent(page, QDropEvent(QPointF(9, 9), action, urls, buttons, keys))


def remember(session: Session, project: Project) -> None:
    session.change_settings(recent=session.settings.opened(project.root))


class TestRecent:
    def test_a_card_says_what_the_project_holds(
        self, start: StartPage, session: Session, project: Project, qtbot: QtBot
    ) -> None:
        remember(session, project)
        start.entered()
        card = start.cards[project.root]
        wanted = "Bracket, left. 3 images, all labelled. Not trained yet."
        qtbot.waitUntil(lambda: card.accessibleName() == wanted, timeout=WAIT_MS)

    def test_a_click_opens_it(self, start: StartPage, session: Session, project: Project, qtbot: QtBot) -> None:
        remember(session, project)
        with qtbot.waitSignal(session.project_wanted) as wanted:
            qtbot.mouseClick(start.cards[project.root], Qt.MouseButton.LeftButton)
        assert wanted.args == [project.root]

    def test_so_does_enter(self, start: StartPage, session: Session, project: Project, qtbot: QtBot) -> None:
        remember(session, project)
        with qtbot.waitSignal(session.project_wanted):
            qtbot.keyClick(start.cards[project.root], Qt.Key.Key_Return)

    def test_it_can_be_taken_off_the_list(
        self, start: StartPage, session: Session, project: Project, qtbot: QtBot
    ) -> None:
        remember(session, project)
        qtbot.keyClick(start.cards[project.root], Qt.Key.Key_Delete)
        assert session.settings.recent == ()
        assert start.cards == {}
        assert project.root.exists()

    def test_one_that_is_gone_says_so(self, start: StartPage, session: Session, tmp_path: Path, qtbot: QtBot) -> None:
        session.change_settings(recent=session.settings.opened(tmp_path / "nowhere"))
        start.entered()
        card = start.cards[tmp_path / "nowhere"]
        qtbot.waitUntil(lambda: "Not found at" in card.accessibleName(), timeout=WAIT_MS)


class TestNewProject:
    def test_the_folder_follows_the_name(self, start: StartPage, qtbot: QtBot) -> None:
        qtbot.mouseClick(start.drop.new_button, Qt.MouseButton.LeftButton)
        qtbot.keyClicks(start.drop.form.name, "Bracket: left/1")
        assert Path(start.drop.form.place.text()).name == "Bracket- left-1"

    def test_enter_makes_it(self, start: StartPage, session: Session, tmp_path: Path, qtbot: QtBot) -> None:
        start.new_project()
        qtbot.keyClicks(start.drop.form.name, "Bracket")
        start.drop.form.place.setText(str(tmp_path / "b"))
        with qtbot.waitSignal(session.new_wanted) as wanted:
            qtbot.keyClick(start.drop.form.name, Qt.Key.Key_Return)
        assert wanted.args == [tmp_path / "b", "Bracket"]

    def test_without_a_name_there_is_nothing_to_make(self, start: StartPage) -> None:
        start.new_project()
        assert not start.drop.form.create_button.isEnabled()

    def test_why_it_cannot_be_is_said_where_it_was_asked(self, start: StartPage, tmp_path: Path, qtbot: QtBot) -> None:
        start.new_project()
        start.drop.form.name.setText("Bracket")
        qtbot.mouseClick(start.drop.form.create_button, Qt.MouseButton.LeftButton)
        assert start.show_trouble(NotWritable(tmp_path, "the disk is full"))
        assert "the disk is full" in start.drop.form.trouble

    def test_nothing_moves_when_it_is_asked_for_or_something_is_said(self, start: StartPage, qtbot: QtBot) -> None:
        heights = [start.drop.heightForWidth(480)]
        start.new_project()
        heights.append(start.drop.heightForWidth(480))
        start.drop.complain("This cannot be.")
        heights.append(start.drop.heightForWidth(480))
        assert len(set(heights)) == 1

    def test_a_trouble_of_somebody_else_is_not_said_here(self, start: StartPage, tmp_path: Path) -> None:
        assert not start.show_trouble(NotWritable(tmp_path, "the disk is full"))


class TestDropping:
    def test_a_projects_folder_is_opened(
        self, start: StartPage, session: Session, project: Project, qtbot: QtBot
    ) -> None:
        with qtbot.waitSignal(session.project_wanted) as wanted:
            drop(start, project.root)
        assert wanted.args == [project.root]

    def test_an_address_of_the_web_is_not_invited(self, start: StartPage) -> None:
        urls = QMimeData()
        urls.setUrls([QUrl("https://example.org/part.png")])
        keys = Qt.KeyboardModifier.NoModifier
        entering = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, urls, Qt.MouseButton.LeftButton, keys)
        QApplication.sendEvent(start, entering)
        assert not entering.isAccepted()

    def test_photos_begin_a_project_that_takes_them_in(
        self, start: StartPage, session: Session, tmp_path: Path, qtbot: QtBot
    ) -> None:
        photos = tmp_path / "Parts of today" / "good"
        write_png(photos / "a.png", np.full((20, 20, 3), 90, np.uint8))
        drop(start, photos.parent)
        qtbot.waitUntil(lambda: start.drop.form.name.text() == "Parts of today", timeout=WAIT_MS)
        start.drop.form.place.setText(str(tmp_path / "made"))
        session.new_wanted.connect(lambda folder, name: session.open(create_project(folder, name)))
        qtbot.mouseClick(start.drop.form.create_button, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: session.library.counts.total == 1, timeout=WAIT_MS)
        assert (tmp_path / "made" / "labelled" / "good" / "a.png").exists()
        assert (photos / "a.png").exists()

    def test_the_window_does_not_wait_for_a_slow_disk(
        self, start: StartPage, session: Session, project: Project, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
    ) -> None:
        begun, go = Event(), Event()

        def slowly(path: Path) -> bool:
            begun.set()
            return go.wait(WAIT_MS / 1000)

        monkeypatch.setattr(dropped, "is_project_folder", slowly)
        with qtbot.assertNotEmitted(session.project_wanted):
            drop(start, project.root)
            assert begun.wait(WAIT_MS / 1000)
        with qtbot.waitSignal(session.project_wanted, timeout=WAIT_MS):
            go.set()


class TestDemo:
    @pytest.fixture
    def making(self, monkeypatch: pytest.MonkeyPatch, project: Project) -> list[str]:
        """A demo that takes three steps, and what became of it."""
        story: list[str] = []

        def make(folder: Path, line: str, seed: int, session: Session) -> Generator[Progress, None, Path]:
            try:
                for done in range(1, 4):
                    yield Progress("draw", done, 3, 1.0, (), ())
                while "go on" not in story and line == "slow":
                    yield Progress("fit", 1, 2, 1.0, (), ())
                return project.root
            finally:
                story.append("over")

        monkeypatch.setattr(demo, "_making", make)
        return story

    def test_one_click_makes_it_and_opens_it(
        self, start: StartPage, session: Session, project: Project, making: list[str], qtbot: QtBot
    ) -> None:
        with qtbot.waitSignal(session.project_wanted, timeout=WAIT_MS) as wanted:
            qtbot.mouseClick(start.demo.button, Qt.MouseButton.LeftButton)
        assert wanted.args == [project.root]

    def test_one_that_was_made_before_is_opened_at_once(
        self, start: StartPage, session: Session, project: Project, bundle: Bundle, making: list[str], qtbot: QtBot
    ) -> None:
        bundle.path.rename(project.bundles / "b1")
        save_choices(project, Choices(bundle="b1"))
        with qtbot.waitSignal(session.project_wanted, timeout=WAIT_MS) as wanted:
            start.try_demo(project.root)
        assert wanted.args == [project.root]
        assert making == []

    def test_somebody_at_work_on_another_project_is_only_told(
        self, start: StartPage, session: Session, tmp_path: Path, making: list[str], qtbot: QtBot
    ) -> None:
        session.open(create_project(tmp_path / "other"))
        start.hide()
        with qtbot.assertNotEmitted(session.project_wanted), qtbot.waitSignal(session.said, timeout=WAIT_MS) as said:
            start.try_demo()
        assert said.args[0] == "The demo is ready. It is among all projects."

    def test_its_progress_is_shown_in_place(self, start: StartPage, making: list[str], qtbot: QtBot) -> None:
        start.try_demo(line="slow")
        qtbot.waitUntil(lambda: start.demo.progress.what == "Fitting the patch memory, 1 of 2", timeout=WAIT_MS)
        making.append("go on")
        qtbot.waitUntil(lambda: "over" in making, timeout=WAIT_MS)

    def test_it_can_be_cancelled(self, start: StartPage, session: Session, making: list[str], qtbot: QtBot) -> None:
        start.try_demo(line="slow")
        cancel = start.demo.progress.cancel_button
        qtbot.waitUntil(lambda: " of " in start.demo.progress.what and cancel.isEnabled(), timeout=WAIT_MS)
        qtbot.mouseClick(cancel, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: "over" in making and start.demo.button.isVisible(), timeout=WAIT_MS)

    def test_it_is_said_at_once_that_it_is_being_made(
        self, start: StartPage, monkeypatch: pytest.MonkeyPatch, making: list[str], qtbot: QtBot
    ) -> None:
        go = Event()

        def slow_to_begin(*_: object) -> Generator[Progress, None, Path]:
            assert go.wait(WAIT_MS / 1000)
            yield Progress("draw", 1, 3, 1.0, (), ())
            raise AssertionError("not wanted")

        monkeypatch.setattr(demo, "_making", slow_to_begin)
        start.try_demo()
        qtbot.waitUntil(lambda: start.demo.progress.isVisible(), timeout=WAIT_MS)
        assert not start.demo.progress.cancel_button.isEnabled()  # a second click of a double one does not cancel it
        start.making.cancel()
        go.set()
        qtbot.waitUntil(lambda: start.demo.button.isVisible(), timeout=WAIT_MS)

    def test_while_it_is_made_closing_asks(
        self, start: StartPage, session: Session, making: list[str], qtbot: QtBot
    ) -> None:
        start.try_demo(line="slow")
        assert [(bool(task.closing), task.lasting) for task in session.tasks.asking] == [(True, True)]
        session.tasks.stop_all()
        qtbot.waitUntil(lambda: start.demo.button.isVisible(), timeout=WAIT_MS)


def test_a_project_opened_at_no_time_tells_none() -> None:
    assert when_opened("no time") == ""
