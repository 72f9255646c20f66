"""Which chapters there are, and how headings are linked to."""

from pathlib import Path

import pytest

from inspector.gui.guide.chapters import CONTENTS, OF_PAGE, Chapter, chapters, slug
from inspector.gui.window.entries import entries
from inspector.store.places import guide


def test_the_list_of_contents_says_which_there_are(tmp_path: Path) -> None:
    (tmp_path / CONTENTS).write_text(
        "# The guide\n\n1. [Install](install.md): how\n2. [Live](live.md)\n\nSee [x](y.md).\n"
    )
    expected = (Chapter("The guide", CONTENTS), Chapter("Install", "install.md"), Chapter("Live", "live.md"))
    assert chapters(tmp_path) == expected


def test_without_a_guide_there_are_none(tmp_path: Path) -> None:
    assert chapters(tmp_path) == ()


def test_every_chapter_that_is_there_is_in_the_contents() -> None:
    assert {chapter.file for chapter in chapters(guide())} == {file.name for file in guide().glob("*.md")}


@pytest.mark.parametrize("key", [entry.key for entry in entries()])
def test_every_page_of_the_window_has_its_chapter(key: str) -> None:
    assert (guide() / OF_PAGE[key]).is_file()


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("First project", "first-project"),
        ("What it doesn't do", "what-it-doesnt-do"),
        ("`info` and `limits`", "info-and-limits"),
    ],
)
def test_a_heading_is_linked_to_as_on_github(heading: str, name: str) -> None:
    assert slug(heading) == name
