from pathlib import Path

import pytest

from inspector.gui.pages.images.grid import LEAST, MOST, USUAL
from inspector.gui.pages.images.remembered import Remembered
from inspector.gui.pages.images.shown import Sort
from inspector.gui.session import Session


def test_what_was_chosen_comes_back(session: Session, tmp_path: Path) -> None:
    before = Remembered(session)
    before.size, before.sort, before.last = 180, Sort.NAME, tmp_path / "part.png"
    again = Remembered(session)
    assert (again.size, again.sort, again.last) == (180, Sort.NAME, tmp_path / "part.png")


def test_the_first_window_has_nothing_to_remember(session: Session) -> None:
    new = Remembered(session)
    assert (new.size, new.sort, new.last) == (USUAL, Sort.NEWEST, None)


@pytest.mark.parametrize(("written", "size"), [("rubbish", USUAL), ("-7", LEAST), ("90000", MOST)])
def test_what_was_written_by_hand_may_be_anything(session: Session, written: str, size: int) -> None:
    session.state.setValue("images/size", written)
    session.state.setValue("images/sort", written)
    assert (Remembered(session).size, Remembered(session).sort) == (size, Sort.NEWEST)
