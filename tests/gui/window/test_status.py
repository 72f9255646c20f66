from pytestqt.qtbot import QtBot

from inspector.gui.window.status import StatusLine


def test_what_is_said_for_good_stands_until_something_else_is_said(qtbot: QtBot) -> None:
    line = StatusLine()
    qtbot.addWidget(line)
    line.say("The settings could not be read.", 0)
    line.rest_on("All changes are saved.")
    assert line.sentence == "The settings could not be read."


def test_where_nothing_is_said_the_resting_sentence_follows(qtbot: QtBot) -> None:
    line = StatusLine()
    qtbot.addWidget(line)
    line.rest_on("Inspector is ready.")
    line.rest_on("All changes are saved.")
    assert line.sentence == "All changes are saved."
