"""docs/architecture.md is the map of the code: every module is named where it tells of the folder that it is in."""

import re
from collections.abc import Iterator
from pathlib import Path

import inspector

CODE = Path(inspector.__file__).parent
TEXT = (CODE.parent / "docs" / "architecture.md").read_text("utf-8")
FOLDER = re.compile(r"`([\w/]+)/`")  # how the paragraph of a folder begins
MIGRATIONS = CODE / "store" / "journal" / "migrations"  # their names are Alembic's


def modules() -> list[Path]:
    found = (path for path in CODE.rglob("*.py") if path.stem not in ("__init__", "__main__"))
    return sorted(path.relative_to(CODE) for path in found if not path.is_relative_to(MIGRATIONS))


def paragraphs() -> Iterator[tuple[str, str]]:
    """Each paragraph of the floors with the folder that it is of, as "gui/pages/live"; what stands above, as ""."""
    for part in re.split(r"^##+ ", TEXT, flags=re.MULTILINE):
        floor, _, body = part.partition("\n")
        if not (CODE / floor).is_dir():
            yield "", body
            continue
        for paragraph in re.split(r"^- ", body, flags=re.MULTILINE):
            folder = FOLDER.match(paragraph)
            yield (f"{floor}/{folder[1]}" if folder else floor), paragraph


def _folder(module: Path) -> str:
    return module.parent.as_posix() if len(module.parts) > 1 else ""


def test_every_module_is_named_in_the_paragraph_of_its_folder() -> None:
    named = {(of, name) for of, text in paragraphs() for name in re.findall(r"`(\w+\.py)`", text)}
    missing = [path for path in modules() if (_folder(path), path.name) not in named]
    paths = [path.as_posix() for path in missing]
    assert paths == [], "docs/architecture.md has to name these, each in the paragraph of its folder"


def test_no_paragraph_tells_of_a_folder_that_is_gone() -> None:
    told = {of for of, _ in paragraphs() if of}
    assert [folder for folder in sorted(told) if not (CODE / folder).is_dir()] == []


def test_no_paragraph_names_a_module_that_is_gone() -> None:
    named = {(of, name) for of, text in paragraphs() if of for name in re.findall(r"`(\w+\.py)`", text)}
    assert [f"{of}/{name}" for of, name in sorted(named) if not (CODE / of / name).exists()] == []
