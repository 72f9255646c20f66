"""README and guide hold what they say: links lead somewhere, commands and options exist, every error has a way out."""

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
import typer.main

from inspector.cli.app import app
from inspector.core import errors
from inspector.gui.guide.chapters import slug
from inspector.store.places import guide
from tests.guide_pictures import CUTS, PICTURES

ROOT = Path(__file__).resolve().parents[1]
PAGES = (ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md")))
TOLD = (ROOT / "README.md", *sorted(guide().glob("*.md")))
LINK = re.compile(r"!?\[[^]]*]\(([^)\s]+)\)")
CODE = re.compile(r"```.*?\n(.*?)```|`([^`]+)`", re.DOTALL)
COMMANDS: dict[str, click.Command] = typer.main.get_command(app).commands  # type: ignore[attr-defined]
LIMIT_BYTES = 5_000_000


def name_of(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def links(page: Path) -> list[str]:
    return [link for link in LINK.findall(page.read_text("utf-8")) if not link.startswith(("http://", "https://"))]


def codes(page: Path) -> Iterator[str]:
    """Give every line of code, and every piece of code in a sentence; a line that ends with a backslash goes on."""
    for block, span in CODE.findall(page.read_text("utf-8")):
        yield from block.replace("\\\n", " ").splitlines() if block else [span]


def command_of(words: list[str]) -> click.Command:
    """Return the command that these words begin with; a group of commands has its own inside."""
    command = COMMANDS[words[0]]
    inner = getattr(command, "commands", {})
    return inner.get(words[1], command) if len(words) > 1 else command


def options_of(command: click.Command) -> set[str]:
    return {name for param in command.params for name in (*param.opts, *param.secondary_opts)} | {"--help"}


def headings(page: Path) -> set[str]:
    lines = re.sub(r"```.*?```", "", page.read_text("utf-8"), flags=re.DOTALL).splitlines()
    return {slug(line.lstrip("# ")) for line in lines if line.startswith("#")}


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_link_and_picture_is_there(page: Path) -> None:
    for link in links(page):
        file, _, heading = link.partition("#")
        target = (page.parent / file).resolve() if file else page
        assert target.exists(), link
        assert not heading or heading in headings(target), link


@pytest.mark.parametrize("page", sorted(guide().glob("*.md")), ids=name_of)
def test_the_guide_needs_nothing_that_is_not_packaged_with_it(page: Path) -> None:
    assert all((page.parent / link.partition("#")[0]).resolve().is_relative_to(guide()) for link in links(page))


def asked() -> list[tuple[str, str]]:
    """Return each command line that README and guide name: its page, and what stands after `inspector`."""
    found = []
    for page in TOLD:
        for code in codes(page):
            found += [(name_of(page), said) for said in re.findall(r"(?:^|\brun )inspector (\S.*)", code)]
    return found


@pytest.mark.parametrize(("page", "said"), asked())
def test_every_command_and_its_options_exist(page: str, said: str) -> None:
    words = said.split()
    if words[0] not in ("--help", "--version"):
        assert words[0] in COMMANDS, said
        named = {word.partition("=")[0] for word in words[1:] if re.match(r"--?[a-z]", word)}
        assert named <= options_of(command_of(words)), said


@pytest.mark.parametrize("page", TOLD, ids=name_of)
def test_every_option_that_is_named_by_itself_exists_somewhere(page: Path) -> None:
    ours = set().union(*map(options_of, COMMANDS.values()))
    named = {code.split()[0].partition("=")[0] for code in codes(page) if code.startswith("--")}
    assert named <= ours


def test_every_command_is_told_of() -> None:
    told = (guide() / "command-line.md").read_text("utf-8")
    assert [name for name in COMMANDS if f"`inspector {name}" not in told] == []


def kinds(error: type[errors.InspectorError]) -> Iterator[type[errors.InspectorError]]:
    for kind in error.__subclasses__():
        yield kind
        yield from kinds(kind)


@pytest.mark.parametrize("kind", sorted({kind.__name__ for kind in kinds(errors.InspectorError)}))
def test_every_known_error_has_its_way_out(kind: str) -> None:
    rows = (guide() / "troubleshooting.md").read_text("utf-8").splitlines()
    assert any(row.startswith(f"| `{kind}` |") and row.count("|") >= 4 for row in rows)


def test_the_guide_names_no_error_that_is_none() -> None:
    named = re.findall(r"^\| `(\w+)` \|", (guide() / "troubleshooting.md").read_text("utf-8"), re.MULTILINE)
    assert [name for name in named if not hasattr(errors, name)] == []


def test_the_pictures_of_the_guide_are_those_that_are_made_and_used() -> None:
    used = {Path(link).name for page in guide().glob("*.md") for link in links(page) if link.endswith(".png")}
    assert {file.name for file in PICTURES.iterdir()} == {f"{name}.png" for name in CUTS} == used


def test_the_guide_stays_small() -> None:
    assert sum(file.stat().st_size for file in guide().rglob("*") if file.is_file()) < LIMIT_BYTES
