"""The window: pages come when they can, commands do what they say, closing asks, and the place is remembered."""

from collections.abc import Generator
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QUndoCommand
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from inspector.core.errors import ProjectInvalid
from inspector.gui.session import Session
from inspector.gui.task import Task
from inspector.gui.window.window import MainWindow
from inspector.runtime.bundle import Bundle
from inspector.store.choices import Choices, save_choices
from inspector.store.project import Project, create_project
from tests.conftest import a_workplace
from tests.gui.window.conftest import WAIT_MS, opened


def endless() -> Generator[int, None, None]:
    while True:
        yield 1


def held_up_by(step: Event, begun: Event) -> Generator[None, None, None]:
    begun.set()
    step.wait()
    yield


def shut(window: MainWindow, qtbot: QtBot) -> None:
    """Close the window, and wait until nothing of it runs any more."""
    with qtbot.waitSignal(window.ended):
        window.close()


def answer(window: MainWindow, word: str) -> QPushButton:
    return next(button for button in window.banner.findChildren(QPushButton) if button.text() == word)


def test_it_begins_on_the_page_of_projects(window: MainWindow) -> None:
    assert window.stack.key == "start"
    assert window.rail.isHidden()
    assert window.header.isHidden()


def test_pages_are_made_when_they_are_first_entered(window: MainWindow) -> None:
    assert set(window.stack.pages) == {"start"}
    window.go("settings")
    assert set(window.stack.pages) == {"start", "settings"}


def test_a_page_that_needs_a_project_does_not_come_without(window: MainWindow) -> None:
    window.go("images")
    assert window.stack.key == "start"


def test_an_open_project_is_named_in_title_and_header(window: MainWindow, project: Project, qtbot: QtBot) -> None:
    opened(window, project, qtbot)
    assert window.windowTitle() == "Bracket – Inspector"
    assert window.findChild(QPushButton, "project").text() == "Bracket"


def test_an_opened_project_is_remembered_as_recent(window: MainWindow, project: Project, qtbot: QtBot) -> None:
    opened(window, project, qtbot)
    assert [Path(recent.path) for recent in window.session.settings.recent] == [project.root]


def test_the_bundle_in_use_is_loaded(window: MainWindow, project: Project, bundle: Bundle, qtbot: QtBot) -> None:
    bundle.path.rename(project.bundles / "b1")
    save_choices(project, Choices(bundle="b1"))
    opened(window, project, qtbot)
    qtbot.waitUntil(lambda: window.session.bundle is not None, timeout=WAIT_MS)
    assert window.session.bundle is not None
    assert window.session.bundle.path.name == "b1"


def test_a_damaged_bundle_is_told_in_place_and_the_project_is_open(
    window: MainWindow, project: Project, bundle: Bundle, qtbot: QtBot
) -> None:
    bundle.path.rename(project.bundles / "b1")
    (project.bundles / "b1" / "graph.onnx").write_bytes(b"no graph")
    save_choices(project, Choices(bundle="b1"))
    opened(window, project, qtbot)
    qtbot.waitUntil(lambda: "damaged" in window.banner.sentence, timeout=WAIT_MS)
    assert window.session.project == project


def test_what_is_no_project_is_told_in_place(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    window.opener.open(tmp_path)
    qtbot.waitUntil(lambda: bool(window.banner.sentence), timeout=WAIT_MS)
    assert "no Inspector project" in window.banner.sentence


def test_damaged_choices_do_not_keep_a_project_closed(window: MainWindow, project: Project, qtbot: QtBot) -> None:
    (project.root / "choices.json").write_text("{")
    opened(window, project, qtbot)
    assert "damaged" in window.status.sentence


def test_a_project_whose_folder_is_gone_is_not_made_again(window: MainWindow, project: Project, qtbot: QtBot) -> None:
    opened(window, project, qtbot)
    project.root.rename(project.root.with_name("unplugged"))
    window.commands["folder"].trigger()
    assert str(project.root) in window.banner.sentence
    assert not project.root.exists()


def test_closing_the_project_goes_back_to_the_projects(window: MainWindow, project: Project, qtbot: QtBot) -> None:
    opened(window, project, qtbot, then="images")
    window.commands["close-project"].trigger()
    qtbot.waitUntil(lambda: window.session.project is None, timeout=WAIT_MS)
    assert window.stack.key == "start"


def test_pages_come_by_their_keys(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    assert window.stack.key == "settings"
    qtbot.keyClick(window, Qt.Key.Key_Home, Qt.KeyboardModifier.AltModifier)
    assert window.stack.key == "start"


def test_a_click_on_the_rail_brings_the_page(window: MainWindow, project: Project, qtbot: QtBot) -> None:
    opened(window, project, qtbot)
    qtbot.mouseClick(window.rail.button("images"), Qt.MouseButton.LeftButton)
    assert window.stack.key == "images"


def test_rail_buttons_are_dimmed_until_a_project_is_open(window: MainWindow, project: Project, qtbot: QtBot) -> None:
    assert not window.rail.button("images").isEnabled()
    assert window.rail.button("settings").isEnabled()
    opened(window, project, qtbot)
    assert window.rail.button("images").isEnabled()


def test_undo_stands_in_the_status_line_and_works_by_key(window: MainWindow, qtbot: QtBot) -> None:
    window.session.undo.push(QUndoCommand("moved 3 images"))
    assert window.status.undo_text == "Undo: moved 3 images"
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.session.undo.index() == 0
    assert window.status.undo_text == ""


def test_the_theme_changes_at_once(window: MainWindow) -> None:
    window.commands["theme:dark"].trigger()
    assert window.session.theme.tokens.name == "dark"
    window.commands["theme:light"].trigger()
    assert window.session.theme.tokens.name == "light"


def test_enter_presses_the_button_that_has_the_focus(window: MainWindow, qtbot: QtBot) -> None:
    button = window.stack.start.drop.new_button
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Return)
    assert window.stack.start.drop.form.name.isVisible()


class TestClosing:
    def test_it_closes_at_once_while_nothing_runs(self, window: MainWindow) -> None:
        assert window.close()

    def test_it_asks_in_place_while_something_runs(self, window: MainWindow, qtbot: QtBot) -> None:
        sentence = "Training is running. It can be resumed."
        window.session.tasks.start(endless(), "Training", closing=sentence).start()
        assert not window.close()
        assert window.isVisible()
        assert window.banner.sentence == sentence
        assert [button.text() for button in window.banner.findChildren(QPushButton)] == ["Stop and close", "Keep open"]

    def test_to_keep_it_open_is_the_answer_that_has_the_focus(self, window: MainWindow, qtbot: QtBot) -> None:
        window.session.tasks.start(endless(), "Training").start()
        window.close()
        assert window.focusWidget() is answer(window, "Keep open")

    def test_kept_open_it_runs_on(self, window: MainWindow, qtbot: QtBot) -> None:
        task = window.session.tasks.start(endless(), "Training")
        task.start()
        window.close()
        qtbot.mouseClick(answer(window, "Keep open"), Qt.MouseButton.LeftButton)
        assert window.banner.sentence == ""
        assert window.isVisible()
        assert task.isRunning()

    def test_stopped_it_is_gone_before_all_have_ended(
        self, window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        killed: list[bool] = []
        monkeypatch.setattr(window.session.stories, "close", lambda: killed.append(True))
        begun, step = Event(), Event()
        task = window.session.tasks.start(held_up_by(step, begun), "Training")
        task.start()
        qtbot.waitUntil(begun.is_set)
        window.close()
        qtbot.mouseClick(answer(window, "Stop and close"), Qt.MouseButton.LeftButton)
        assert not window.isVisible()
        assert task.isRunning()
        assert killed == []  # as it is where stopping was waited for
        with qtbot.waitSignal(window.ended):
            step.set()
        assert task.isFinished()
        assert window.session.tasks.running == ()

    def test_what_else_is_shown_goes_with_it(self, window: MainWindow, qtbot: QtBot) -> None:
        other = QWidget(window, Qt.WindowType.Window)
        other.show()
        shut(window, qtbot)
        assert not other.isVisible()

    def test_a_bug_that_comes_afterwards_opens_no_window(self, window: MainWindow, qtbot: QtBot) -> None:
        shut(window, qtbot)
        window.show_crash(ValueError("late"))
        assert window.crash is None

    def test_nobody_is_asked_because_of_what_is_quiet(self, window: MainWindow) -> None:
        window.session.tasks.start(endless(), "Looking", quiet=True).start()
        assert window.close()


class TestSwitching:
    @pytest.fixture
    def other(self, tmp_path: Path) -> Project:
        return create_project(tmp_path / "projects" / "plate", "Plate")

    @pytest.fixture
    def task(self, window: MainWindow, project: Project, qtbot: QtBot) -> Task:
        opened(window, project, qtbot)
        task = window.session.tasks.start(endless(), "Live inspection", closing="Live inspection is running.")
        task.start()
        return task

    def test_it_asks_in_place_while_something_runs(self, window: MainWindow, task: Task, other: Project) -> None:
        window.session.project_wanted.emit(other.root)
        assert window.banner.sentence == "Live inspection is running."
        assert window.focusWidget() is answer(window, "Keep running")
        assert window.session.tasks.asking == (task,)

    def test_kept_running_nothing_is_switched(
        self, window: MainWindow, task: Task, project: Project, other: Project, qtbot: QtBot
    ) -> None:
        window.session.project_wanted.emit(other.root)
        qtbot.mouseClick(answer(window, "Keep running"), Qt.MouseButton.LeftButton)
        assert window.banner.sentence == ""
        assert window.session.project == project
        assert task.isRunning()

    def test_stopped_the_other_one_is_opened(
        self, window: MainWindow, task: Task, other: Project, qtbot: QtBot
    ) -> None:
        window.session.project_wanted.emit(other.root)
        qtbot.mouseClick(answer(window, "Stop and go on"), Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: window.session.project == other, timeout=WAIT_MS)
        assert task.isFinished()
        assert window.status.sentence == "All changes are saved."

    def test_closing_the_project_asks_too(self, window: MainWindow, task: Task, qtbot: QtBot) -> None:
        window.commands["close-project"].trigger()
        assert window.banner.sentence == "Live inspection is running."
        qtbot.mouseClick(answer(window, "Stop and go on"), Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: window.stack.key == "start", timeout=WAIT_MS)


class TestRemembering:
    @pytest.fixture
    def state(self, tmp_path: Path) -> Path:
        return tmp_path / "config" / "window.ini"

    def make(self, state: Path, tmp_path: Path, qtbot: QtBot) -> MainWindow:
        session = Session(a_workplace(tmp_path / "workplace"), state_file=state)
        window = MainWindow(session)
        session.setParent(window)
        qtbot.addWidget(window, before_close_func=lambda _: session.close())
        window.show_where_it_was()
        return window

    def test_size_comes_back(self, state: Path, tmp_path: Path, qtbot: QtBot) -> None:
        window = self.make(state, tmp_path, qtbot)
        window.showNormal()
        qtbot.waitUntil(lambda: not window.isMaximized())  # a window's state changes with an event of the system
        window.resize(760, 640)  # the screen of these tests is no larger
        qtbot.waitUntil(lambda: (window.width(), window.height()) == (760, 640))
        shut(window, qtbot)
        again = self.make(state, tmp_path, qtbot)
        qtbot.waitUntil(lambda: (again.width(), again.height()) == (760, 640))
        assert not again.isMaximized()
        again.close()

    def test_project_and_page_come_back(self, state: Path, tmp_path: Path, project: Project, qtbot: QtBot) -> None:
        window = self.make(state, tmp_path, qtbot)
        opened(window, project, qtbot, then="settings")
        shut(window, qtbot)
        again = self.make(state, tmp_path, qtbot)
        again.open_last()
        qtbot.waitUntil(lambda: again.stack.key == "settings", timeout=WAIT_MS)
        assert again.session.project == project
        again.close()

    def test_a_project_that_was_closed_stays_closed(
        self, state: Path, tmp_path: Path, project: Project, qtbot: QtBot
    ) -> None:
        window = self.make(state, tmp_path, qtbot)
        opened(window, project, qtbot)
        window.commands["close-project"].trigger()
        qtbot.waitUntil(lambda: window.session.project is None, timeout=WAIT_MS)
        shut(window, qtbot)
        again = self.make(state, tmp_path, qtbot)
        again.open_last()
        assert "Opening a project" not in [task.name for task in again.session.tasks.running]
        again.close()

    @pytest.mark.parametrize("value", ["", "nan", "-inf", "1e300", "-7", "@ByteArray(rubbish)", "@Variant(x)"])
    def test_whatever_stands_in_its_file_every_page_opens(
        self, state: Path, tmp_path: Path, project: Project, qtbot: QtBot, value: str
    ) -> None:
        keys = ["images/size", "images/sort", "images/last", "viewer/zoom", "viewer/opacity", "train/threads"]
        damaged = QSettings(str(state), QSettings.Format.IniFormat)
        damaged.setValue("window/project", str(project.root))
        damaged.sync()
        lines = [state.read_text(), f"geometry={value}", f"page={value}"]
        for key in keys:
            group, _, name = key.partition("/")
            lines += [f"[{group}]", f"{name}={value}"]
        state.write_text("\n".join(lines))
        window = self.make(state, tmp_path, qtbot)
        window.open_last()
        qtbot.waitUntil(lambda: window.session.project == project, timeout=WAIT_MS)
        assert window.stack.key == "images"
        for entry in window.entries:
            window.go(entry.key)
            assert window.stack.key == entry.key
        window.close()

    def test_a_file_that_is_none_of_ours_keeps_nothing_closed(
        self, state: Path, tmp_path: Path, project: Project, qtbot: QtBot
    ) -> None:
        state.parent.mkdir(parents=True)
        state.write_bytes(bytes(range(256)) * 8)
        window = self.make(state, tmp_path, qtbot)
        window.open_last()
        opened(window, project, qtbot)
        window.close()

    def test_nothing_is_said_of_a_project_that_is_gone(
        self, state: Path, tmp_path: Path, project: Project, qtbot: QtBot
    ) -> None:
        window = self.make(state, tmp_path, qtbot)
        opened(window, project, qtbot)
        shut(window, qtbot)
        project.root.rename(project.root.with_name("unplugged"))
        again = self.make(state, tmp_path, qtbot)
        again.open_last()
        qtbot.waitUntil(lambda: again.session.tasks.running == (), timeout=WAIT_MS)
        assert again.session.project is None
        assert again.banner.sentence == ""
        again.close()


def test_an_error_of_a_project_is_a_sentence() -> None:
    from inspector.gui.words import error_sentence

    assert error_sentence(ProjectInvalid("/p", "is no Inspector project")) == "/p: is no Inspector project."
