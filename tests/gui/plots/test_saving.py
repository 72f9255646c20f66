"""What a card wants saved is written in a task, and said."""

from pathlib import Path
from threading import get_ident

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from inspector.gui.plots.matrix import Matrix
from inspector.gui.plots.saved import SavedCard, Wanted
from inspector.gui.plots.saving import Saving
from inspector.gui.session import Session
from inspector.gui.theme.tokens import LIGHT
from inspector.imaging.read import read_image


@pytest.fixture
def saving(session: Session) -> Saving:
    return Saving(session, session)


@pytest.fixture
def card(saving: Saving, qtbot: QtBot) -> SavedCard:
    made = Matrix()
    made.restyle(LIGHT)
    made.save_wanted.connect(saving.save)
    qtbot.addWidget(made)
    made.resize(300, 200)
    made.show()
    return made


@pytest.mark.parametrize(("entry", "name"), [("Save as PNG…", "matrix.png"), ("Save as CSV…", "matrix.csv")])
def test_the_menu_writes_a_file_and_says_so(
    card: SavedCard,
    session: Session,
    tmp_path: Path,
    entry: str,
    name: str,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / name), ""))
    with qtbot.waitSignal(session.said) as said:
        next(action for action in card.menu.actions() if action.text() == entry).trigger()
    assert said.args[0] == f"{name} is saved."
    assert (tmp_path / name).stat().st_size > 0


def test_a_picture_is_the_card_as_it_is_seen(card: SavedCard, session: Session, tmp_path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(session.said):
        card.save_picture(tmp_path / "matrix.png")
    assert (read_image(tmp_path / "matrix.png") == card.picture()).all()


def test_nothing_is_wanted_where_no_file_was_chosen(card: SavedCard, monkeypatch: pytest.MonkeyPatch) -> None:
    wanted: list[Wanted] = []
    card.save_wanted.connect(wanted.append)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    for action in card.menu.actions():
        action.trigger()
    assert wanted == []


def test_the_thread_of_the_window_writes_nothing(
    saving: Saving, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    threads: list[int] = []
    with qtbot.waitSignal(session.said):
        saving.save(Wanted(tmp_path / "loss.png", lambda: threads.append(get_ident())))
    assert len(threads) == 1
    assert threads[0] != get_ident()


def test_what_cannot_be_written_is_said_with_its_cause(
    card: SavedCard, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "taken").write_text("no folder")
    with qtbot.waitSignal(session.said) as said:
        card.save_picture(tmp_path / "taken" / "matrix.png")
    assert "matrix.png" in said.args[0]
    assert "is saved" not in said.args[0]
