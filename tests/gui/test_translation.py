"""Nothing that a person reads is left in another language."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from inspector.gui.session import Session
from inspector.gui.translation import Translation, language_of
from inspector.gui.window.entries import entries
from inspector.gui.window.window import MainWindow
from tests.translations import CODE, FOLDER, LANGUAGES, Found, collect, compile_file, read

SHOWING = {
    "addAction", "addMenu", "addRow", "ask", "drawText", "getExistingDirectory", "label", "say", "setAccessibleName",
    "setPlaceholderText", "setPrefix", "setStatusTip", "setSuffix", "setText", "setTitle", "setToolTip",
    "setWindowTitle", "showMessage", "ElidedLabel", "KeyedButton", "QAction", "QCheckBox", "QLabel", "QPushButton",
    "QRadioButton",
}  # fmt: skip
SAID_EVERYWHERE = {"Inspector", "Deutsch", "English", "Esc", "100 %"}


@pytest.fixture(scope="module")
def found() -> Found:
    return collect()


@pytest.fixture
def german(qapp: QApplication) -> Iterator[Translation]:
    made = Translation(qapp, "de")
    yield made
    made.use("en")


def test_every_sentence_can_be_translated(found: Found) -> None:
    assert found.faults == ()


def test_dots_that_promise_more_follow_their_word(found: Found) -> None:
    """As English has it; in German a space comes before them."""
    assert [sentence for _, sentence in found.sentences if re.search(r" …($|\t)", sentence)] == ["From … to …"]


@pytest.mark.parametrize("language", LANGUAGES)
class TestCompleteness:
    def test_every_sentence_is_translated(self, language: str, found: Found) -> None:
        """If this fails: `uv run python -m tests.translations --missing`, translate, and run it again."""
        known = read(FOLDER / f"inspector_{language}.ts")
        assert [key for key in found.sentences if not known.get(key)] == []

    def test_no_translation_is_left_over(self, language: str, found: Found) -> None:
        assert [key for key in read(FOLDER / f"inspector_{language}.ts") if key not in found.sentences] == []

    def test_what_is_filled_in_is_the_same(self, language: str) -> None:
        wrong = []
        for (_, sentence), text in read(FOLDER / f"inspector_{language}.ts").items():
            if set(re.findall(r"\{\w*\}", sentence)) != set(re.findall(r"\{\w*\}", text)):
                wrong.append(sentence)
        assert wrong == []

    def test_it_is_compiled(self, language: str, tmp_path: Path, qapp: QApplication) -> None:
        file = FOLDER / f"inspector_{language}.ts"
        translator = QTranslator()
        assert translator.load(str(file.with_suffix(".qm")))
        stale = [key for key, text in read(file).items() if translator.translate(*key) != text]
        assert stale == []

    def test_compiling_works(self, language: str, tmp_path: Path) -> None:
        compile_file(FOLDER / f"inspector_{language}.ts", tmp_path / "made.qm")
        assert (tmp_path / "made.qm").stat().st_size > 1000


def test_nothing_is_shown_that_was_not_translated() -> None:
    """Words given straight to what shows them, past `tr`."""
    assert [hit for file in sorted(CODE.rglob("*.py")) for hit in straight(file)] == []


def straight(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            first = node.args[:1] if name in SHOWING and not is_translated(node) else []
            for word in (text for argument in first for text in words(argument)):
                yield f"{file.relative_to(CODE)}:{node.lineno}: {word!r}"


def is_translated(call: ast.Call) -> bool:
    """Tell a translating function under another name by its context: say("Words", "Good")."""
    plain = [argument.value for argument in call.args[:2] if isinstance(argument, ast.Constant)]
    return bool(plain) and len(call.args) >= 2 and re.fullmatch(r"[A-Z]\w+", str(plain[0])) is not None


def words(argument: ast.expr) -> Iterator[str]:
    """Return the words of a plain or filled-in string that mean something in one language only."""
    pieces = argument.values if isinstance(argument, ast.JoinedStr) else [argument]
    for piece in pieces:
        if isinstance(piece, ast.Constant) and isinstance(piece.value, str):
            text = piece.value.strip()
            if re.search(r"[A-Za-z]{2}", text) and text not in SAID_EVERYWHERE and "Ctrl" not in text:
                yield text


class TestSpeaking:
    def test_pages_have_german_names(self, german: Translation) -> None:
        assert [entry.word for entry in entries()][1:4] == ["Bilder", "Training", "Ergebnisse"]

    def test_the_window_is_german(self, german: Translation, session: Session, qtbot: QtBot) -> None:
        window = MainWindow(session)
        qtbot.addWidget(window)
        assert window.commands["new"].text() == "Neues Projekt …"
        assert window.stack.start.open_button.text() == "Öffnen"

    def test_english_needs_no_file(self, qapp: QApplication) -> None:
        assert Translation(qapp, "en").language == "en"

    def test_another_language_is_noticed(self, german: Translation) -> None:
        assert german.language == "de"
        assert language_of("en") == "en"

    def test_the_systems_language_is_english_where_we_have_none(self, monkeypatch: pytest.MonkeyPatch) -> None:
        from inspector.gui import translation

        class System:
            def name(self) -> str:
                return "fr_FR"

        monkeypatch.setattr(translation.QLocale, "system", System)
        assert language_of("auto") == "en"
