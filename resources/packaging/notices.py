"""What a bundle contains of others, and under which licences: found out from its files, written down, and checked.

Nothing may go in that is GPL without an exception for what is linked to it, that forbids commercial use, or that does
not say under which licence it is.
"""

import re
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import Distribution, distribution, distributions
from pathlib import Path

_TEXTS = Path(__file__).parent / "licences"
_LICENCE_FILE = re.compile(r"(licen[cs]e|copying|notice|thirdpartynotices)", re.IGNORECASE)
_CODE = (".py", ".pyc", ".pyi", ".renv")
_SHORT = 60  # characters: a longer "License" field is the text itself
_REFUSED = re.compile(
    r"AGPL|(?<!L)GPL(?!\S*.*(exception|WITH))|GNU General Public|non-?commercial|-NC\b|not stated", re.IGNORECASE
)
# What of these goes into a bundle is under other terms than the rest of them; their texts tell.
_OTHER_TERMS = {
    "pyinstaller": "GPL-2.0-or-later WITH an exception for the loader, which starts programs of any licence",
    "pyinstaller-hooks-contrib": "Apache-2.0 (what is run at the start)",
}
# Libraries of the system that are GPL themselves, whatever package they come from.
_GPL_LIBRARIES = re.compile(r"lib(readline|history|gdbm|x264|x265|postproc|rubberband)\b")

_PREFACE = """\
Inspector {version}, {edition} edition, is licensed under the Apache License 2.0 (file LICENSE). It contains the
software listed here, unchanged unless it is said, under the licences that follow the list.

Qt, PySide6 and Shiboken are used under the GNU Lesser General Public License, version 3. They are dynamic libraries
in the folders PySide6 and shiboken6 beside the program: each can be replaced by a version of your own with the same
interface, and nothing here forbids that, nor taking apart what it takes to debug such a change. Their sources are at
https://download.qt.io. On Linux the data of ICU, which comes with Qt, are thinned out to what the window asks for.
FFmpeg, inside OpenCV, GLib and other libraries under the Lesser General Public License are dynamic libraries, too,
and can be replaced in the same way.
"""


@dataclass(frozen=True, slots=True)
class Part:
    """Software of others: its licence in a few words, and the texts that come with it, by their names."""

    name: str
    version: str
    licence: str
    texts: Mapping[str, str]


def parts(files: Iterable[Path]) -> list[Part]:
    """Return the parts that files of a bundle come from, each once; those of the program itself are none."""
    owners = {Path(str(d.locate_file(file))): d for d in distributions() for file in d.files or ()}
    owned: dict[str, Distribution] = {}
    of_the_system: set[Path] = set()
    for file in files:
        if (owner := owners.get(file)) is not None:
            owned[owner.name] = owner
        elif (
            file.is_absolute()
            and ".so" in file.name
            and sys.platform.startswith("linux")
            and not file.is_relative_to(sys.base_prefix)
        ):
            of_the_system.add(file)
    found = [part_of(owner) for name, owner in owned.items() if name not in ("inspector", "pyinstaller")]
    return sorted([*found, *_always(), *_packages(of_the_system)], key=lambda part: part.name.lower())


def part_of(package: Distribution) -> Part:
    """Return a Python package as a part."""
    texts = {
        file.name: Path(str(package.locate_file(file))).read_text("utf-8", "replace")
        for file in package.files or ()
        if _LICENCE_FILE.match(file.name) and file.suffix not in _CODE
    }
    licence = licence_of(package)
    if "LGPL-3.0" in licence:
        texts |= {file.name: file.read_text("utf-8") for file in sorted(_TEXTS.glob("*.txt"))}
    return Part(package.name, package.version, licence, texts)


def licence_of(package: Distribution) -> str:
    """Return under which licence a Python package says that it is; "not stated" where it does not."""
    if package.name in _OTHER_TERMS:
        return _OTHER_TERMS[package.name]
    about = package.metadata
    said = about.get("License-Expression") or (about.get("License") or "").strip()
    if (said and len(said) <= _SHORT) or about.get("License-Expression"):
        return said
    kinds = [kind.rpartition(" :: ")[2] for kind in about.get_all("Classifier") or () if kind.startswith("License")]
    return " OR ".join(kinds) or "not stated"


def refused(found: Iterable[Part], libraries: Iterable[str] = ()) -> list[str]:
    """Return what may not go into a bundle, each with the reason. Of alternatives one that may be taken is enough."""
    bad = [
        f"{part.name}: {part.licence}"
        for part in found
        if all(_REFUSED.search(alternative) for alternative in part.licence.split(" OR "))
    ]
    return bad + [f"{name}: GPL" for name in libraries if _GPL_LIBRARIES.match(name)]


def notices(found: Sequence[Part], *, version: str, edition: str) -> str:
    """Return the file of notices: a list, then each text once, with whom it belongs to."""
    lines = [_PREFACE.format(version=version, edition=edition)]
    lines += [f"  {part.name} {part.version}: {part.licence}" for part in found]
    texts: dict[str, list[str]] = {}
    for part in found:
        for name, text in part.texts.items():
            texts.setdefault(text.strip(), []).append(f"{part.name} ({name})")
    for text, whose in texts.items():
        lines += ["", "=" * 100, ", ".join(dict.fromkeys(whose)), "=" * 100, "", text]
    return "\n".join(lines) + "\n"


def _always() -> list[Part]:
    """Return what is in every bundle without being a package of its own."""
    version = ".".join(map(str, sys.version_info[:3]))
    texts = [path for path in _python_licences() if path.is_file()][:1]
    python = Part("Python", version, "PSF-2.0", {path.name: path.read_text("utf-8") for path in texts})
    return [python, part_of(distribution("pyinstaller"))]  # its loader starts every bundle


def _python_licences() -> tuple[Path, ...]:
    base, library = Path(sys.base_prefix), f"python{sys.version_info[0]}.{sys.version_info[1]}"
    return base / "LICENSE.txt", base / "lib" / library / "LICENSE.txt", Path("/usr/share/doc") / library / "copyright"


def _packages(files: Iterable[Path]) -> list[Part]:
    """Return the packages of Debian that libraries of the system come from; elsewhere one part for all of them."""
    found: dict[str, Part] = {}
    for file in sorted(files):
        name = _package_of(file)
        about = Path("/usr/share/doc") / name / "copyright"
        texts = {about.name: about.read_text("utf-8", "replace")} if name and about.is_file() else {}
        found.setdefault(name, Part(name or "Libraries of the system", "", "see its text", texts))
    return list(found.values())


def _package_of(file: Path) -> str:
    """Return the package of Debian that a library comes from, which may know it below /lib or below /usr/lib."""
    places = {file, file.resolve(), Path("/usr") / file.relative_to("/"), Path("/", *file.parts[2:])}
    try:
        asked = subprocess.run(["dpkg-query", "-S", *map(str, sorted(places))], capture_output=True, text=True)
    except FileNotFoundError:
        return ""
    return asked.stdout.split(":", 1)[0]
