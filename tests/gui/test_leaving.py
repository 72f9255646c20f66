"""The way out of a project: nothing of it is cut unasked, and nothing of it arrives in the next one."""

from collections.abc import Generator
from pathlib import Path
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from inspector.gui.leaving import Leaving
from inspector.gui.opening import Opener
from inspector.gui.session import Session
from inspector.store.choices import Choices
from inspector.store.project import Project, create_project
from tests.gui.made import a_project, settle

WAIT_MS = 60_000


def endless() -> Generator[int, None, None]:
    while True:
        yield 1


def held(go: Event, begun: Event) -> Generator[None, None, str]:
    begun.set()
    go.wait(WAIT_MS / 1000)
    return "late"
    yield


@pytest.fixture
def leaving(session: Session) -> Leaving:
    return Leaving(session, session)


class Story:
    """What came, in its order."""

    def __init__(self, leaving: Leaving) -> None:
        self.came: list[str] = []
        leaving.asked.connect(self.came.append)

    def note(self, what: str) -> None:
        self.came.append(what)


def test_where_nothing_runs_it_is_left_at_once(leaving: Leaving) -> None:
    story = Story(leaving)
    leaving.leave(lambda: story.note("left"))
    assert story.came == ["left"]


def test_what_somebody_would_miss_is_asked_about(session: Session, leaving: Leaving) -> None:
    story = Story(leaving)
    task = session.tasks.start(endless(), "Training", closing="Training is running. It can be resumed.")
    task.start()
    leaving.leave(lambda: story.note("left"))
    assert story.came == ["Training is running. It can be resumed."]
    assert task.isRunning()


def test_agreed_it_is_left_once_all_has_ended(session: Session, leaving: Leaving, qtbot: QtBot) -> None:
    story = Story(leaving)
    task = session.tasks.start(endless(), "Training")
    task.start()
    leaving.leave(lambda: story.note("left, while training " + ("runs" if task.isRunning() else "has ended")))
    leaving.agree()
    qtbot.waitUntil(lambda: len(story.came) == 2, timeout=WAIT_MS)
    assert story.came == ["Training is running.", "left, while training has ended"]


def test_the_window_is_not_held_up_while_it_ends(session: Session, leaving: Leaving, qtbot: QtBot) -> None:
    story, go, begun = Story(leaving), Event(), Event()
    session.tasks.start(held(go, begun), "Training").start()
    assert begun.wait(WAIT_MS / 1000)
    leaving.leave(lambda: story.note("left"))
    leaving.agree()
    story.note("the window goes on")
    go.set()
    qtbot.waitUntil(lambda: "left" in story.came, timeout=WAIT_MS)
    assert story.came[1:] == ["the window goes on", "left"]


def test_what_began_after_the_answer_is_asked_about_anew(session: Session, leaving: Leaving) -> None:
    story = Story(leaving)
    session.tasks.start(endless(), "Training").start()
    leaving.ask(lambda: story.note("reads the other project"))
    leaving.agree()
    session.tasks.start(endless(), "Live inspection").start()
    leaving.leave(lambda: story.note("left"))
    asked = "Training is running. Live inspection is running."
    assert story.came == ["Training is running.", "reads the other project", asked]


def test_quiet_work_is_stopped_unasked(session: Session, leaving: Leaving, qtbot: QtBot) -> None:
    story = Story(leaving)
    session.tasks.start(endless(), "Judging", quiet=True).start()
    leaving.leave(lambda: story.note("left"))
    qtbot.waitUntil(lambda: story.came == ["left"], timeout=WAIT_MS)
    assert session.tasks.running == ()


def test_what_is_of_no_project_goes_on(session: Session, leaving: Leaving) -> None:
    story = Story(leaving)
    task = session.tasks.start(endless(), "The demo", lasting=True)
    task.start()
    leaving.leave(lambda: story.note("left"))
    assert story.came == ["left"]
    assert task.isRunning()


def test_no_result_of_a_project_comes_after_it_was_left(session: Session, leaving: Leaving, qtbot: QtBot) -> None:
    story, go, begun = Story(leaving), Event(), Event()
    task = session.tasks.start(held(go, begun), "Drawing examples", quiet=True)
    task.succeeded.connect(story.note)
    task.start()
    assert begun.wait(WAIT_MS / 1000)
    leaving.leave(lambda: story.note("left"))
    go.set()
    qtbot.waitUntil(lambda: "left" in story.came, timeout=WAIT_MS)
    assert story.came[-1] == "left"


def test_changes_that_wait_for_their_turn_are_not_begun(session: Session, tmp_path: Path, qtbot: QtBot) -> None:
    opener = Opener(session, session)
    session.open(a_project(tmp_path / "a", unlabelled=2))
    settle(qtbot, session.library)
    other = create_project(tmp_path / "b")
    for image in session.library.images:
        session.library.remove([image.path])
    opener.leaving.asked.connect(opener.leaving.agree)
    opener.open(other.root)
    qtbot.waitUntil(lambda: session.project == other, timeout=WAIT_MS)
    settle(qtbot, session.library)
    assert session.library.images == ()
    assert session.undo.count() == 0


class TestOpening:
    @pytest.fixture
    def opener(self, session: Session) -> Opener:
        return Opener(session, session)

    @pytest.fixture
    def open_one(self, session: Session, tmp_path: Path) -> Project:
        made = create_project(tmp_path / "a")
        session.open(made, Choices())
        return made

    def test_what_cannot_be_opened_stops_nothing(
        self, session: Session, opener: Opener, open_one: Project, tmp_path: Path, qtbot: QtBot
    ) -> None:
        task = session.tasks.start(endless(), "Training")
        task.start()
        opener.leaving.asked.connect(opener.leaving.agree)
        with qtbot.waitSignal(opener.failed, timeout=WAIT_MS):
            opener.open(tmp_path / "nowhere")
        assert session.project == open_one
        assert task.isRunning()

    def test_nothing_is_made_before_somebody_agreed(
        self, session: Session, opener: Opener, open_one: Project, tmp_path: Path
    ) -> None:
        session.tasks.start(endless(), "Training").start()
        opener.create(tmp_path / "new")
        assert [task.name for task in session.tasks.running] == ["Training"]
        assert not (tmp_path / "new").exists()

    def test_the_open_project_is_only_shown_while_it_is_at_work(
        self, session: Session, opener: Opener, open_one: Project, qtbot: QtBot
    ) -> None:
        session.tasks.start(endless(), "Live inspection").start()
        with qtbot.assertNotEmitted(opener.leaving.asked), qtbot.waitSignal(session.page_wanted) as wanted:
            opener.open(open_one.root, then="live")
        assert wanted.args == ["live"]

    def test_of_two_projects_the_later_wins(
        self, session: Session, opener: Opener, open_one: Project, tmp_path: Path, qtbot: QtBot
    ) -> None:
        first, second = create_project(tmp_path / "first"), create_project(tmp_path / "second")
        opener.open(first.root)
        opener.open(second.root)
        qtbot.waitUntil(lambda: session.project == second, timeout=WAIT_MS)

    def test_closing_asks_too(self, session: Session, opener: Opener, open_one: Project, qtbot: QtBot) -> None:
        session.tasks.start(endless(), "Exporting", closing="Results are being exported.").start()
        with qtbot.waitSignal(opener.leaving.asked) as asked:
            opener.close()
        assert asked.args == ["Results are being exported."]
        assert session.project == open_one
        opener.leaving.agree()
        qtbot.waitUntil(lambda: session.project is None, timeout=WAIT_MS)
