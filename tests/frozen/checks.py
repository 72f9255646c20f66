"""What is tried at a built edition, one thing a check, in the order in which somebody would do it.

A check raises `AssertionError`; its docstring says what it shows.
"""

import json
import re
import shutil
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QSettings

from inspector import __version__
from inspector.gui.pages.live.wish import Wish, save_wish
from tests.frozen.place import Place, size_bytes, tree
from tests.frozen.projects import installed
from tests.frozen.windows import different, open_offscreen, painted_share, sitting
from tests.xserver import Screen

Check = Callable[[Place, Screen, Path | None], None]
MOST_MIB = {"station": 350, "studio": None}
_CONTENT = 0.01  # of a page's pixels: less is an empty page, or the same as another
_SAME = 1e-3  # of a score: other libraries add up in another order
_TRAINING_S = 900.0
_REFUSAL = "ended by StudioNeeded$|needs the studio edition of Inspector"  # what `refuses_to_train` leaves in the log
_DEPTHS = {".local": 3, ".config": 2, ".cache": 2}  # where programs have folders of their own


def says_its_version(at: Place, _: Screen, __: Path | None) -> None:
    """it says which version and edition it is"""
    ran = at.run("--version")
    edition = ", station edition" if at.edition == "station" else ""
    assert (ran.code, ran.out.strip(), ran.err) == (0, f"Inspector {__version__}{edition}", "")


def is_small(at: Place, _: Screen, __: Path | None) -> None:
    """its folder is as small as it was meant to be"""
    size = size_bytes(at.program.parent)
    at.measured["unpacked"] = f"{size / 2**20:.0f} MiB ({size / 1e6:.0f} MB)"
    most = MOST_MIB[at.edition]
    assert most is None or size <= most * 2**20, at.measured["unpacked"]


def carries_its_notices(at: Place, _: Screen, __: Path | None) -> None:
    """its licence and those of all that is bundled lie beside the program"""
    for name in ("LICENSE", "THIRD-PARTY-NOTICES.txt"):
        assert (at.program.parent / name).stat().st_size > 1000, name


def shows_its_window(at: Place, screen: Screen, shots: Path | None) -> None:
    """its window opens on a fresh account, and again, and closes by its cross"""
    for name in ("first", "second"):
        with sitting(at, screen, shots=shots) as person:
            at.measured[f"{name} window"] = f"{person.see('Inspector'):.2f} s"
            person.shoot(f"window-{name}")
            person.close("Inspector")


def refuses_to_train(at: Place, _: Screen, __: Path | None) -> None:
    """it says that training takes the studio edition"""
    ran = at.run("train", at.documents)
    assert ran.code == 1
    assert "needs the studio edition" in ran.err
    assert "Traceback" not in ran.err


def has_the_demo(at: Place, _: Screen, __: Path | None) -> None:
    """a project that was trained elsewhere is copied to it"""
    at.give(installed(at.demo, _project(at)))


def makes_the_demo(at: Place, screen: Screen, shots: Path | None) -> None:
    """its window draws the demo, trains it with the quick preset and opens it"""
    project = _project(at)
    with sitting(at, screen, "demo", "--out", project, shots=shots) as person:
        trained = project / "bundles" / "demo" / "bundle.json"
        seconds = person.wait("a bundle", trained.is_file, _TRAINING_S)
        at.measured["demo, drawn and trained in the window"] = f"{seconds:.0f} s"
        person.see(_title(project))
        person.shoot("demo")
        person.close(_title(project))


def trains(at: Place, _: Screen, __: Path | None) -> None:
    """its command line trains with the quick preset"""
    began = time.monotonic()
    ran = at.run("train", _project(at), "--preset", "quick", "--out", _project(at) / "bundles" / "quick", "--quiet")
    at.measured["quick preset on the command line"] = f"{time.monotonic() - began:.0f} s"
    assert ran.code == 0, ran.err
    assert (_project(at) / "bundles" / "quick" / "bundle.json").is_file()


def opens_a_project(at: Place, screen: Screen, shots: Path | None) -> None:
    """its window opens the demo project, and that of last time when it is opened again"""
    project = _project(at)
    for name, arguments in (("opened", ("open", project)), ("again", ())):
        with sitting(at, screen, *arguments, shots=shots) as person:
            person.see(_title(project))
            person.wait("the project in the log", lambda: at.log().count(f"project: {project}"))
            person.shoot(f"project-{name}")
            person.close(_title(project))


def shows_every_page(at: Place, screen: Screen, shots: Path | None) -> None:
    """each page of its window comes, and what it has to show"""
    project = _project(at)
    seen: dict[str, NDArray[np.uint8]] = {}
    for page in ("images", "train", "results", "live", "history", "settings"):
        with _window_state(at) as state:
            state.setValue("window/project", str(project))
            state.setValue("window/page", page)
        with sitting(at, screen, shots=shots) as person:
            person.see(_title(project))
            shown = person.wait_until_still()
            person.shoot(f"page-{page}")
            assert painted_share(shown) > _CONTENT, f"{page} is empty"
            for name, other in seen.items():
                assert different(shown, other) > _CONTENT * shown[..., 0].size, f"{page} looks like {name}"
            seen[page] = shown
            person.close(_title(project))


def ends_when_it_is_told_to(at: Place, _: Screen, __: Path | None) -> None:
    """without a screen it opens a project, too, and ends when it is told to"""
    open_offscreen(at, _project(at))


def inspects_a_folder(at: Place, _: Screen, __: Path | None) -> None:
    """its command line judges a folder as the unfrozen program does"""
    folder, out = at.home / "Fotos", at.home / "verdicts.jsonl"
    folder.mkdir()
    names = {f"{number:02d}.png": photo for number, photo in enumerate(at.demo.photos)}
    for name, photo in names.items():
        shutil.copy(photo, folder / name)
    at.give(folder)
    bundle = _copied_bundle(at)
    began = time.monotonic()
    ran = at.run("inspect", bundle, folder, "--json", out, "--overlays", at.home / "heat", "--quiet")
    at.measured[f"inspect, {len(names)} photos from the shell on"] = f"{time.monotonic() - began:.2f} s"
    assert (ran.code, ran.err) == (0, ""), ran
    lines = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert len(lines) == len(list((at.home / "heat").iterdir())) == len(names)
    for line in lines:
        photo = str(names[Path(line["path"]).name])
        assert line["verdict"] == at.demo.verdicts[photo], line
        assert abs(line["score"] - at.demo.scores[photo]) <= _SAME * abs(line["score"]), line


def inspects_live(at: Place, _: Screen, __: Path | None) -> None:
    """its command line inspects live from a folder camera, into the project's journal"""
    folder = at.home / "Fotos"
    before = _inspections(at)
    count = len(at.demo.photos)
    options = ("--existing", "--count", count, "--journal", _project(at))
    ran = at.run("live", _copied_bundle(at), "--camera", f"folder:{folder}", *options)
    assert ran.code == 0, ran.err
    assert len(ran.out.splitlines()) == count
    assert _inspections(at) == before + count


def inspects_live_from_the_start(at: Place, screen: Screen, shots: Path | None) -> None:
    """its window, started with --live, inspects what comes into the folder chosen before, until it is told to end"""
    project, folder = _project(at), at.home / "Linie 3"
    folder.mkdir()
    at.give(folder)
    camera = Wish(address=f"folder:{folder}", name=folder.name, existing=True)
    with _window_state(at) as state:
        save_wish(state, project, camera)
    before = _inspections(at)
    with sitting(at, screen, "open", project, "--live", shots=shots) as person:
        person.see(_title(project))
        for number, photo in enumerate(at.demo.photos, 1):
            coming = folder / f".{number:02d}.part"
            shutil.copy(photo, coming)
            coming.rename(folder / f"{number:02d}.png")
            person.wait(f"inspection {number}", lambda: _inspections(at) == before + number)  # noqa: B023
        person.shoot("live")
        person.tell_to_end()


def has_no_fault(at: Place, _: Screen, __: Path | None) -> None:
    """its log has neither a traceback nor an error"""
    log = at.log()
    assert "begins" in log
    wrong, wanted = re.compile(r"Traceback| ERROR | CRITICAL "), re.compile(_REFUSAL)
    faults = [line for line in log.splitlines() if wrong.search(line) and not wanted.search(line)]
    assert faults == [], log[-5000:]


def writes_nowhere_else(at: Place, _: Screen, __: Path | None) -> None:
    """it has written into the user's own folders alone"""
    assert tree(at.program.parent) == at.before, "the folder of the program was changed"
    elsewhere = at.written_elsewhere()
    assert elsewhere == [], elsewhere
    at.measured["written"] = ", ".join(sorted(_tops(at.home)))


CHECKS: dict[str, tuple[Check, ...]] = {
    "station": (
        *(says_its_version, is_small, carries_its_notices, shows_its_window, refuses_to_train, has_the_demo),
        *(opens_a_project, ends_when_it_is_told_to, inspects_a_folder, inspects_live, inspects_live_from_the_start),
        *(shows_every_page, has_no_fault, writes_nowhere_else),
    ),
    "studio": (
        *(says_its_version, is_small, carries_its_notices, shows_its_window, makes_the_demo, opens_a_project, trains),
        *(ends_when_it_is_told_to, inspects_a_folder, inspects_live, inspects_live_from_the_start),
        *(shows_every_page, has_no_fault, writes_nowhere_else),
    ),
}


def _project(at: Place) -> Path:
    return at.documents / "Gewebe"


def _title(project: Path) -> str:
    name = json.loads((project / "project.json").read_text("utf-8"))["name"]
    return f"{name} – Inspector"


def _copied_bundle(at: Place) -> Path:
    """Return the bundle that the unfrozen program judged with, where the user has it."""
    bundle = at.documents / "bundle"
    if not bundle.exists():
        shutil.copytree(at.demo.project / "bundles" / "demo", bundle)
        at.give(bundle)
    return bundle


def _inspections(at: Place) -> int:
    """Count the rows of the project's journal."""
    journal = _project(at) / "journal.sqlite"
    if not journal.exists():
        return 0
    with closing(sqlite3.connect(f"file:{journal}?mode=ro", uri=True)) as connection:
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if "inspections" not in tables:
            return 0
        (count,) = connection.execute("SELECT count(*) FROM inspections").fetchone()
    return int(count)


@contextmanager
def _window_state(at: Place) -> Iterator[QSettings]:
    """Give what the window remembers, to be changed while it is closed."""
    state = QSettings(str(at.window_file), QSettings.Format.IniFormat)
    yield state
    state.sync()
    at.give(at.window_file)


def _tops(home: Path) -> set[str]:
    """Return the folders of the user that anything was written to, told to the depth of a program's name."""
    files = (path.relative_to(home).parts for path in home.rglob("*") if path.is_file())
    return {"/".join(parts[: _DEPTHS.get(parts[0], 1)]) for parts in files}
