"""What Inspector stands on may be given away with it: found out from the packages that are installed here."""

import re
import sys
from importlib.metadata import Distribution, distribution, requires
from pathlib import Path
from types import ModuleType

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def notices() -> ModuleType:
    """The script of the build, which is no package."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(ROOT / "resources" / "packaging")
        import notices as script

        yield script
    sys.modules.pop("notices")


def needed(name: str = "inspector", found: dict[str, Distribution] | None = None) -> dict[str, Distribution]:
    """Return all that a package stands on, as it is installed here."""
    found = {} if found is None else found
    for line in requires(name) or ():
        wanted = Requirement(line)
        if wanted.name not in found and (wanted.marker is None or wanted.marker.evaluate({"extra": ""})):
            found[wanted.name] = distribution(wanted.name)
            needed(wanted.name, found)
    return found


def test_nothing_that_is_needed_is_gpl_or_for_others_than_industry(notices: ModuleType) -> None:
    found = needed()
    assert {"torch", "pyside6-essentials", "alembic", "Mako"} <= set(found)
    named = [
        notices.part_of(d) for d in found.values() if d.name != "cuda-toolkit"
    ]  # a name for others, without a file
    assert notices.refused(named) == []


def test_qt_comes_with_the_text_of_its_licence(notices: ModuleType) -> None:
    texts = notices.part_of(distribution("PySide6-Essentials")).texts
    assert {"LGPL-3.0.txt", "GPL-3.0.txt"} <= set(texts)


@pytest.mark.parametrize(
    ("licence", "goes"),
    [
        ("MIT", True),
        ("LGPL-3.0-only OR GPL-2.0-only", True),
        ("GPL-3.0-only", False),
        ("GNU General Public License v2 (GPLv2)", False),
        ("GPL-3.0-or-later WITH GCC-exception-3.1", True),
        ("AGPL-3.0", False),
        ("CC-BY-NC-4.0", False),
        ("free for non-commercial use", False),
        ("not stated", False),
    ],
)
def test_a_licence_is_refused_for_what_it_asks(notices: ModuleType, licence: str, goes: bool) -> None:
    assert (notices.refused([notices.Part("x", "1", licence, {})]) == []) is goes


def test_a_gpl_library_of_the_system_is_refused(notices: ModuleType) -> None:
    assert notices.refused([], ["libreadline.so.8", "libglib-2.0.so.0"]) == ["libreadline.so.8: GPL"]


def test_a_text_that_many_share_is_written_once(notices: ModuleType) -> None:
    made = [notices.Part(name, "1", "MIT", {"LICENSE": "Do what you like."}) for name in ("a", "b")]
    written = notices.notices(made, version="1", edition="station")
    assert written.count("Do what you like.") == 1
    assert "a (LICENSE), b (LICENSE)" in written
    assert re.search(r"^  a 1: MIT$", written, re.MULTILINE)
