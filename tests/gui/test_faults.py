"""Known errors in the language of the window."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

import inspector
from inspector.core.calibration import Calibration, explain, find_limit
from inspector.core.errors import (
    BundleDamaged,
    CameraLost,
    DiskFull,
    FolderMissing,
    ImageUnreadable,
    InspectorError,
    TooFewImages,
)
from inspector.gui.faults import SHAPES, in_words
from inspector.gui.translation import Translation
from inspector.gui.words import error_sentence


@pytest.fixture
def german(qapp: QApplication) -> Iterator[None]:
    made = Translation(qapp, "de")
    yield
    made.use("en")


ERRORS = [
    TooFewImages(what="good images", found=8, needed=10, hint="Add more photos of good parts."),
    BundleDamaged("/p/b1", "graph.onnx is missing"),
    DiskFull("/p/a.png"),
    CameraLost("Eye", "it was unplugged"),
    FolderMissing("C:/photos"),
    ImageUnreadable("a.png", "the file is empty (0 bytes); copy it again from where it came"),
]


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
def test_in_english_an_error_says_what_the_engine_says(error: InspectorError) -> None:
    assert in_words(str(error)) == str(error)


GERMAN = [
    "8 gute Bilder gefunden, mindestens 10 werden gebraucht. Fügen Sie mehr Fotos von guten Teilen hinzu.",
    "/p/b1: Das Bündel ist beschädigt: graph.onnx fehlt. Kopieren Sie es noch einmal von dort, wo es trainiert "
    "wurde, oder trainieren Sie neu.",
    "/p/a.png konnte nicht geschrieben werden: der Datenträger ist voll. Was vorher dort war, ist unverändert.",
    "Kamera Eye ging verloren: sie wurde abgezogen.",
    "C:/photos: diesen Ordner gibt es nicht.",
    "a.png: die Datei ist leer (0 Byte); kopieren Sie sie noch einmal von ihrem Ursprung.",
]


@pytest.mark.parametrize("at", range(len(ERRORS)))
def test_in_german_it_is_german(german: None, at: int) -> None:
    assert error_sentence(ERRORS[at]) == GERMAN[at]


NOTES = {
    explain(find_limit(Calibration(tuple(map(float, range(31))), "held-out"), 0.01), 31, missing=93): (
        "31 gute Bilder tragen eine Grenze von 3,2 % Fehlalarmen, nicht 1 %. Mit 93 mehr lassen sich 1 % zusagen."
    ),
    explain(find_limit(Calibration(tuple(map(float, range(99))), "held-out"), 0.01), 99): (
        "99 gute Bilder sagen höchstens 1 % Fehlalarme zu, bei Teilen und Licht wie auf den Fotos."
    ),
    explain(find_limit(Calibration(tuple(map(float, range(99))), "held-out"), 0.01), 99, exact=False): (
        "99 gute Bilder sagen etwa 1 % Fehlalarme zu, bei Teilen und Licht wie auf den Fotos."
    ),
    "Not judged: /p/a.png: the file is empty (0 bytes); copy it again from where it came": (
        "Nicht beurteilt: /p/a.png: die Datei ist leer (0 Byte); kopieren Sie sie noch einmal von ihrem Ursprung"
    ),
}


@pytest.mark.parametrize("note", NOTES)
def test_the_notes_of_a_run_are_german_too(german: None, note: str) -> None:
    assert in_words(note) == NOTES[note]


def test_what_is_not_known_stays_as_it_is(german: None) -> None:
    assert in_words("the moon is full") == "the moon is full"


def test_a_sentence_with_braces_is_no_template(german: None) -> None:
    assert in_words("{a}: it was unplugged") == "{a}: sie wurde abgezogen"


def test_every_shape_is_said_by_the_engine() -> None:
    """A shape whose plain words stand nowhere in the engine is one that was renamed there."""
    said = "\n".join(
        node.value
        for file in Path(inspector.__file__).parent.rglob("*.py")
        if "gui" not in file.parts
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )
    others = ("no such file or directory", "{a} {b} found, at least 1 is needed.")  # the system's; is put together
    promises = [shape for shape in SHAPES if "false" in shape]  # put together, and tried as `explain` says them
    longest = {shape: max(_plain(shape), key=len) for shape in SHAPES if shape not in (*others, *promises)}
    assert [shape for shape, piece in longest.items() if piece not in said] == []


def _plain(shape: str) -> list[str]:
    import re

    return [piece.strip(" .,;:(") for piece in re.split(r"\{\w\}|\. ", shape)]
