from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from inspector.gui.pages.live import LivePage
from inspector.gui.session import Session
from inspector.store.journal.journal import Journal
from inspector.store.project import Project
from tests.gui.made import names, settle
from tests.gui.pages.live.conftest import ANOMALY, Plug, Scores, wait_for
from tests.runtime.cameras.made import put
from tests.runtime.cameras.scripted import Scripted

LEFT = Qt.MouseButton.LeftButton


class TestDisagreeing:
    def test_d_flags_the_row_and_files_the_photo_for_review(
        self, watching: LivePage, feed: Path, session: Session, project: Project, scores: Scores, qtbot: QtBot
    ) -> None:
        scores.say(ANOMALY)
        put(feed, "T3-1.png", 5)
        wait_for(watching, 1, qtbot)
        said = []
        session.said.connect(lambda sentence, _: said.append(sentence))
        QTest.keyClick(watching, Qt.Key.Key_D)
        qtbot.waitUntil(lambda: session.library.counts.unlabelled == 1)
        with Journal.open(project.root) as journal:
            assert journal.entries()[0].disagreed
        assert names(session.library)["T3-1.png"] == "unlabelled"
        assert said == ["You disagree with T3-1.png. Its photo is in Unlabelled, for review."]
        assert not watching.side.disagree.isEnabled()

    def test_undo_takes_back_flag_and_photo(
        self, watching: LivePage, feed: Path, session: Session, project: Project, qtbot: QtBot
    ) -> None:
        put(feed, "T3-1.png", 5)
        wait_for(watching, 1, qtbot)
        watching.disagree()
        qtbot.waitUntil(lambda: session.library.counts.unlabelled == 1)
        session.undo.undo()
        qtbot.waitUntil(lambda: session.library.counts.unlabelled == 0)
        settle(qtbot, session.library)
        with Journal.open(project.root) as journal:
            assert not journal.entries()[0].disagreed
        assert watching.side.disagree.isEnabled()
        assert (feed / "T3-1.png").exists()

    def test_the_photograph_of_a_good_part_is_kept_then(
        self, page: LivePage, plug_in: Plug, session: Session, project: Project, qtbot: QtBot
    ) -> None:
        plug_in(Scripted("frame", stays=True, waits=True, patience_s=None))
        page.choose_camera("usb:eye", "Eye")
        page.start()
        wait_for(page, 1, qtbot)
        with Journal.open(project.root) as journal:
            assert journal.entries()[0].photo is None
        page.disagree()
        qtbot.waitUntil(lambda: session.library.counts.unlabelled == 1)
        with Journal.open(project.root) as journal:
            assert journal.entries()[0].photo is not None

    def test_one_of_before_can_be_disagreed_with(
        self, watching: LivePage, feed: Path, session: Session, qtbot: QtBot
    ) -> None:
        for number in (1, 2):
            put(feed, f"T3-{number}.png", number)
            wait_for(watching, number, qtbot)
        qtbot.waitUntil(lambda: len(watching.strip.visible) == 2)
        watching.look_back(watching.strip.visible[0].id or 0)
        qtbot.waitUntil(lambda: watching.recalled is not None)
        QTest.mouseClick(watching.side.disagree, LEFT)
        qtbot.waitUntil(lambda: session.library.counts.unlabelled == 1)
        assert "T3-1.png" in names(session.library)

    def test_where_no_verdict_stands_there_is_nothing_to_disagree_with(self, watching: LivePage) -> None:
        assert not watching.side.disagree.isEnabled()
        watching.disagree()
        assert watching.session.undo.count() == 0
