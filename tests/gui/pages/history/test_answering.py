from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from inspector.core.judgement import Verdict
from inspector.core.sample import Label
from inspector.gui.pages.history import HistoryPage
from inspector.gui.pages.history.shown import Period, Shown
from inspector.gui.session import Session
from inspector.imaging.read import read_image
from inspector.store.journal.journal import Journal
from inspector.store.project import Project
from tests.gui.made import names, picture, settle
from tests.gui.pages.history.conftest import NOW, look_at, photograph
from tests.store.journal.recorded import an_entry

LEFT = Qt.MouseButton.LeftButton


class TestCorrecting:
    def test_g_copies_the_photograph_into_good(
        self, today: HistoryPage, session: Session, project: Project, journal: Journal, qtbot: QtBot
    ) -> None:
        look_at(today, 3, qtbot)
        QTest.keyClick(today, Qt.Key.Key_G)
        qtbot.waitUntil(lambda: session.library.counts.good == 1)
        (filed,) = project.bin(Label.GOOD).iterdir()
        assert (read_image(filed) == photograph(30)).all()
        entry = journal.entry(today.table.current_id or 0)
        assert entry is not None
        assert (entry.label, entry.disagreed) == (Label.GOOD, True)
        assert entry.photo is not None
        assert entry.photo.exists()

    def test_the_row_says_so(self, today: HistoryPage, session: Session, qtbot: QtBot) -> None:
        from inspector.gui.pages.history.words import said_words

        look_at(today, 3, qtbot)
        QTest.mouseClick(today.detail.buttons[Label.ANOMALY], LEFT)

        def said() -> str:
            entry = today.model.entry(1)
            return said_words(entry) if entry is not None else ""

        qtbot.waitUntil(lambda: said() == "Anomaly")

    def test_undo_takes_it_back_and_redo_does_it_again(
        self, today: HistoryPage, session: Session, journal: Journal, qtbot: QtBot
    ) -> None:
        look_at(today, 3, qtbot)
        today.relabel(Label.GOOD)
        qtbot.waitUntil(lambda: session.library.counts.good == 1)
        session.undo.undo()
        qtbot.waitUntil(lambda: session.library.counts.good == 0)
        settle(qtbot, session.library)
        entry = journal.entry(today.table.current_id or 0)
        assert entry is not None
        assert (entry.label, entry.disagreed) == (None, False)
        session.undo.redo()
        qtbot.waitUntil(lambda: session.library.counts.good == 1)

    def test_a_second_thought_moves_the_photograph(self, today: HistoryPage, session: Session, qtbot: QtBot) -> None:
        look_at(today, 3, qtbot)
        today.relabel(Label.GOOD)
        qtbot.waitUntil(lambda: session.library.counts.good == 1)
        settle(qtbot, session.library)
        today.relabel(Label.ANOMALY, "Crack")
        qtbot.waitUntil(lambda: session.library.counts.anomaly == 1)
        assert session.library.counts.good == 0
        assert dict(session.library.counts.kinds) == {"Crack": 1}

    def test_a_photograph_that_was_not_kept_is_only_noted(
        self, today: HistoryPage, session: Session, journal: Journal, qtbot: QtBot
    ) -> None:
        look_at(today, 1, qtbot)
        said = []
        session.said.connect(lambda sentence, _: said.append(sentence))
        today.relabel(Label.ANOMALY)
        qtbot.waitUntil(lambda: bool(said))
        assert said == ["Eye-000001 is noted as Anomaly."]
        assert session.library.counts.total == 0

    def test_the_file_that_was_judged_is_filed_where_it_is_still_the_same(
        self, today: HistoryPage, session: Session, journal: Journal, tmp_path: Path, qtbot: QtBot
    ) -> None:
        file = picture(tmp_path / "T3-1.png", 7)
        later = datetime.now(UTC) + timedelta(seconds=60)
        journal.record(an_entry(Verdict.GOOD, time=later, number=6, file=file, photograph=read_image(file)))
        today.look()
        qtbot.waitUntil(lambda: today.model.rowCount() == 5)
        look_at(today, 6, qtbot)
        today.relabel(Label.ANOMALY)
        qtbot.waitUntil(lambda: names(session.library) == {"T3-1.png": "anomaly"})
        assert file.exists()

    def test_a_file_that_was_changed_since_is_not(
        self, today: HistoryPage, session: Session, journal: Journal, tmp_path: Path, qtbot: QtBot
    ) -> None:
        file = picture(tmp_path / "T3-1.png", 7)
        journal.record(
            an_entry(Verdict.GOOD, time=NOW - timedelta(seconds=60), number=6, file=file, photograph=read_image(file))
        )
        today.show_shown(Shown(Period.ANY))
        qtbot.waitUntil(lambda: today.model.rowCount() == 6)
        look_at(today, 6, qtbot)
        assert today.detail.recalled is not None
        assert today.detail.recalled.file is None

    def test_it_opens_among_the_images_once_it_was_filed(
        self, today: HistoryPage, session: Session, qtbot: QtBot
    ) -> None:
        look_at(today, 3, qtbot)
        assert not today.detail.open_image.isEnabled()
        today.relabel(Label.GOOD)
        qtbot.waitUntil(today.detail.open_image.isEnabled)
        with qtbot.waitSignal(session.image_wanted) as wanted:
            QTest.mouseClick(today.detail.open_image, LEFT)
        assert wanted.args[0].parent.name == "good"
