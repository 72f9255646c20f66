"""Translations: sentences are collected from the code, translated in `resources/i18n/*.ts`, and compiled to `.qm`.

uv run python -m tests.translations            collect and compile; tells how many sentences have no translation yet
uv run python -m tests.translations --missing  list those, with their places

Sentences are read from the syntax tree, so that none is overlooked because of how it is written: `self.tr("…")` in a
class, and `translate("Context", "…")` under whatever name it was given.
"""

import argparse
import ast
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import PySide6

import inspector.gui
from inspector.core.stages import STAGES
from inspector.gui.faults import CONTEXT, SHAPES
from inspector.store.places import resources

CODE = Path(inspector.gui.__file__).parent
FOLDER = resources() / "i18n"
LANGUAGES = ("de",)
Key = tuple[str, str]  # context, sentence
TABLES = {
    "Stages": tuple(STAGES.values()),
    CONTEXT: SHAPES,
}


@dataclass(frozen=True, slots=True)
class Found:
    """Sentences by context with a place each, and calls that nobody can translate, with the reason."""

    sentences: dict[Key, str]
    faults: tuple[str, ...]


def collect(folder: Path = CODE) -> Found:
    """Find every sentence that the window says."""
    sentences: dict[Key, str] = {}
    faults: list[str] = []
    for file in sorted(folder.rglob("*.py")):
        reader = _Reader(file.relative_to(folder.parent))
        reader.visit(ast.parse(file.read_text("utf-8")))
        sentences |= {key: place for key, place in reader.sentences.items() if key not in sentences}
        faults += reader.faults
    for context, table in TABLES.items():
        sentences |= {(context, sentence): "core" for sentence in table}
    return Found(sentences, tuple(faults))


class _Reader(ast.NodeVisitor):
    """Reads one file."""

    def __init__(self, file: Path) -> None:
        self.sentences: dict[Key, str] = {}
        self.faults: list[str] = []
        self._file = file
        self._classes: list[str] = []
        self._aliases = {"translate"}
        self._read_as: set[ast.expr] = set()

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self._classes.append(node.name)
        self.generic_visit(node)
        self._classes.pop()

    def visit_Assign(self, node: ast.Assign) -> None:
        if isinstance(node.value, ast.Attribute) and node.value.attr == "translate":
            self._read_as.add(node.value)
            self._aliases |= {target.id for target in node.targets if isinstance(target, ast.Name)}
        self.generic_visit(node)

    def visit_Attribute(self, node: ast.Attribute) -> None:
        if node.attr == "translate" and ast.unparse(node.value) == "QCoreApplication" and node not in self._read_as:
            self.faults.append(f"{self._file}:{node.lineno}: translate under a name that nobody follows")
        self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        self._read_as.add(node.func)
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if name == "tr" and isinstance(node.func, ast.Attribute):
            self._read_tr(node, node.func)
        elif name in self._aliases and len(node.args) >= 2:
            self._read(node, node.args[0], node.args[1])
        self.generic_visit(node)

    def _read_tr(self, node: ast.Call, function: ast.Attribute) -> None:
        by_itself = isinstance(function.value, ast.Name) and function.value.id == "self"
        if not by_itself or not self._classes:
            self.faults.append(f"{self._place(node)}: tr of something else than self: use translate with a context")
            return
        if node.args:
            self._read(node, ast.Constant(self._classes[-1]), node.args[0])

    def _read(self, node: ast.Call, context: ast.expr, sentence: ast.expr) -> None:
        if not isinstance(context, ast.Constant) or not isinstance(context.value, str):
            return  # a table's own context; and a painter is translated, too
        if not isinstance(sentence, ast.Constant):
            if context.value in TABLES:
                return
            self.faults.append(f"{self._place(node)}: not a plain string")
            return
        self.sentences.setdefault((str(context.value), str(sentence.value)), self._place(node))

    def _place(self, node: ast.Call) -> str:
        return f"{self._file}:{node.lineno}"


def read(file: Path) -> dict[Key, str]:
    """Return the finished translations of a file."""
    if not file.exists():
        return {}
    return {key: text for key, text in _messages(file) if text}


def _messages(file: Path) -> Iterator[tuple[Key, str]]:
    for context in ElementTree.parse(file).getroot().iter("context"):
        name = context.findtext("name") or ""
        for message in context.iter("message"):
            translation = message.find("translation")
            done = translation is not None and translation.get("type") != "unfinished"
            yield (
                (name, message.findtext("source") or ""),
                (translation.text or "") if done and translation is not None else "",
            )


def write(file: Path, language: str, sentences: dict[Key, str], known: dict[Key, str]) -> None:
    """Write all sentences, each with its translation or marked as unfinished; what is said no more is left out."""
    root = ElementTree.Element("TS", version="2.1", language=language, sourcelanguage="en")
    contexts: dict[str, ElementTree.Element] = {}
    for (context, sentence), place in sorted(sentences.items()):
        if context not in contexts:
            contexts[context] = ElementTree.SubElement(root, "context")
            ElementTree.SubElement(contexts[context], "name").text = context
        message = ElementTree.SubElement(contexts[context], "message")
        ElementTree.SubElement(message, "location", filename=place.rsplit(":", 1)[0])
        ElementTree.SubElement(message, "source").text = sentence
        translation = ElementTree.SubElement(message, "translation")
        translation.text = known.get((context, sentence))
        if not translation.text:
            translation.set("type", "unfinished")
    ElementTree.indent(root, " ")
    text = ElementTree.tostring(root, "unicode")
    file.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{text}\n', "utf-8")


def compile_file(file: Path, target: Path) -> None:
    """Compile a translation with Qt's own tool."""
    tool = Path(PySide6.__file__).parent / ("lrelease.exe" if sys.platform == "win32" else "lrelease")
    subprocess.run([str(tool), "-silent", str(file), "-qm", str(target)], check=True)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--missing", action="store_true", help="list the sentences without a translation")
    arguments = parser.parse_args()
    found = collect()
    for fault in found.faults:
        print(fault)
    for language in LANGUAGES:
        file = FOLDER / f"inspector_{language}.ts"
        known = read(file)
        write(file, language, found.sentences, known)
        compile_file(file, file.with_suffix(".qm"))
        missing = {key: place for key, place in found.sentences.items() if key not in known}
        print(f"{language}: {len(found.sentences)} sentences, {len(missing)} without a translation")
        if arguments.missing:
            for (context, sentence), place in sorted(missing.items()):
                print(f"  {place} {context}: {sentence!r}")
    return bool(found.faults)


if __name__ == "__main__":
    raise SystemExit(main())
