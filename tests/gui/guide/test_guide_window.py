"""The guide in its window: chapters, links, back and forward, search, pictures that fit, colours of the theme."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QImage, QTextDocument
from pytestqt.qtbot import QtBot

from inspector.gui.guide import GuideWindow
from inspector.gui.theme.tokens import DARK, LIGHT
from inspector.imaging.write import write_png

LONG = "A good part is a good part.\n\n" * 60


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "guide"
    made.mkdir()
    (made / "README.md").write_text("# Guide\n\n1. [Labelling](labelling.md)\n2. [Live](live.md)\n")
    (made / "labelling.md").write_text(
        f"# Labelling\n\nSee [the pedal](live.md#the-pedal) or [elsewhere](https://example.org/x).\n\n{LONG}"
        "## Kinds\n\n```\ninspector import photos my-project\n```\n\n![Bins](pictures/bins.png)\n\n"
        "| a | b |\n|---|---|\n| 1 | 2 |\n"
    )
    (made / "live.md").write_text(f"# Live\n\n{LONG}\n## The pedal\n\nPress it.\n\n{LONG}")
    write_png(made / "pictures" / "bins.png", np.full((300, 2000, 3), 120, np.uint8))
    return made


@pytest.fixture
def shown(folder: Path, qtbot: QtBot) -> GuideWindow:
    made = GuideWindow(folder, LIGHT, english=True)
    qtbot.addWidget(made)
    made.show_chapter("labelling.md")
    return made


def test_the_contents_name_every_chapter_and_mark_the_one_that_is_shown(shown: GuideWindow) -> None:
    titles = [shown.contents.item(row).text() for row in range(shown.contents.count())]
    assert titles == ["Guide", "Labelling", "Live"]
    assert shown.contents.currentItem().text() == "Labelling"


def test_a_chapter_is_chosen_in_the_contents(shown: GuideWindow, qtbot: QtBot) -> None:
    place = shown.contents.visualItemRect(shown.contents.item(2)).center()
    qtbot.mouseClick(shown.contents.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert shown.browser.chapter == "live.md"


def test_a_link_leads_to_its_heading(shown: GuideWindow) -> None:
    shown.browser.follow(QUrl("live.md#the-pedal"))
    assert shown.browser.chapter == "live.md"
    assert shown.browser.verticalScrollBar().value() > 500


def test_back_and_forward_lead_through_what_was_read(shown: GuideWindow, qtbot: QtBot) -> None:
    shown.browser.follow(QUrl("live.md"))
    qtbot.mouseClick(shown.back, Qt.MouseButton.LeftButton)
    assert shown.browser.chapter == "labelling.md"
    qtbot.mouseClick(shown.forward, Qt.MouseButton.LeftButton)
    assert shown.browser.chapter == "live.md"


def test_a_link_out_of_the_guide_opens_in_the_systems_browser(
    shown: GuideWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    shown.browser.follow(QUrl("https://example.org/x"))
    assert opened == ["https://example.org/x"]
    assert shown.browser.chapter == "labelling.md"


def test_a_link_to_another_file_of_the_disk_opens_nothing(shown: GuideWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    shown.browser.follow(QUrl("file:///etc/passwd"))
    assert opened == []
    assert shown.browser.chapter == "labelling.md"


def test_what_is_searched_is_counted_and_gone_through(shown: GuideWindow, qtbot: QtBot) -> None:
    qtbot.keyClicks(shown.field, "good part")
    assert shown.count == "1 of 120"
    qtbot.keyClick(shown.field, Qt.Key.Key_Return)
    assert shown.count == "2 of 120"
    qtbot.mouseClick(shown.before, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(shown.before, Qt.MouseButton.LeftButton)
    assert shown.count == "120 of 120"


def test_the_search_begins_where_one_reads(shown: GuideWindow, qtbot: QtBot) -> None:
    bar = shown.browser.verticalScrollBar()
    bar.setValue(bar.maximum())
    qtbot.keyClicks(shown.field, "good part")
    found, shown_at = shown.count.split(" of ")[1], int(shown.count.split()[0])
    assert found == "120"
    assert shown_at > 60


def test_what_is_not_there_is_said_so(shown: GuideWindow, qtbot: QtBot) -> None:
    qtbot.keyClicks(shown.field, "zebra")
    assert shown.count == "Not in this chapter"
    assert not shown.next.isEnabled()


def test_the_search_goes_on_in_the_next_chapter(shown: GuideWindow, qtbot: QtBot) -> None:
    qtbot.keyClicks(shown.field, "pedal")
    shown.browser.follow(QUrl("live.md"))
    assert shown.count == "0 of 1"


def test_ctrl_f_goes_to_the_field(shown: GuideWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(shown.isActiveWindow)
    qtbot.keyClick(shown.browser, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert shown.field.hasFocus()


def test_a_picture_is_no_wider_than_the_column(shown: GuideWindow) -> None:
    url = QUrl("pictures/bins.png")
    picture = shown.browser.loadResource(QTextDocument.ResourceType.ImageResource.value, url)
    assert isinstance(picture, QImage)
    assert picture.width() / picture.devicePixelRatio() <= 800


def test_it_follows_the_theme_and_stays_where_one_reads(shown: GuideWindow) -> None:
    bar = shown.browser.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    before = bar.value()
    shown.restyle(DARK)
    block = shown.browser.document().firstBlock()
    assert block.begin().fragment().charFormat().foreground().color().name().upper() == DARK.text
    assert abs(bar.value() - before) <= 2


def test_only_a_program_of_another_language_says_that_the_guide_is_english(folder: Path, qtbot: QtBot) -> None:
    german = GuideWindow(folder, LIGHT, english=False)
    qtbot.addWidget(german)
    german.show_chapter("README.md")
    assert german.language.isVisible()
    english = GuideWindow(folder, LIGHT, english=True)
    qtbot.addWidget(english)
    english.show_chapter("README.md")
    assert not english.language.isVisible()
