"""What the build makes beside the program: icons, version resource, menu entry, installers, ICU's data."""

import ast
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Protocol

import PySide6
import pytest
from PIL import Image

ROOT = Path(__file__).resolve().parents[1]
SCRIPTS = ROOT / "resources" / "packaging"
ON_LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="for Linux alone")


class Script(Protocol):
    def __call__(self, name: str) -> ModuleType: ...


@pytest.fixture
def script() -> Iterator[Script]:
    """Scripts of the build, which are no package."""
    before = set(sys.modules)
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(SCRIPTS)
        yield import_module
    for name in {path.stem for path in SCRIPTS.glob("*.py")} - before:
        sys.modules.pop(name, None)


class TestIcons:
    def test_windows_gets_every_size_that_it_shows(self, script: Script, tmp_path: Path) -> None:
        made = script("icons").write_icons(tmp_path)
        with Image.open(made["ico"]) as icon:
            assert {16, 32, 48, 256} <= {width for width, _ in icon.info["sizes"]}

    def test_it_is_the_drawing(self, script: Script) -> None:
        drawn = script("icons").draw(64)
        assert drawn.getpixel((0, 0))[3] == 0  # round corners
        assert drawn.getpixel((32, 4)) == (0x1F, 0x62, 0xD0, 255)


def test_windows_is_told_version_and_edition(script: Script) -> None:
    text = script("windows").version_info(program="Inspector", version="1.2.3", edition="station")
    ast.parse(text)
    assert "filevers=(1, 2, 3, 0)" in text
    assert "'Inspector (station edition)'" in text


class TestContents:
    def test_a_station_has_nothing_that_learns(self, script: Script) -> None:
        excluded = script("contents").EXCLUDED
        assert {"torch", "sklearn", "inspector.learning"} <= set(excluded["station"]) - set(excluded["studio"])

    def test_german_buttons_stay_and_other_languages_go(self, script: Script) -> None:
        places = [f"PySide6/Qt/translations/{name}.qm" for name in ("qtbase_de", "qtbase_fr", "assistant_de")]
        kept = script("contents").wanted([(place, place, "DATA") for place in places])
        assert [place for place, _, _ in kept] == places[:1]


def test_plots_need_no_opengl() -> None:
    code = "import sys; sys.path.insert(0, sys.argv[1]); import without_opengl, pyqtgraph; pyqtgraph.PlotItem"
    subprocess.run([sys.executable, "-c", code, str(SCRIPTS)], check=True)


@ON_LINUX
class TestIcu:
    def test_what_is_thinned_out_holds_what_stays_as_it_was(self, script: Script, tmp_path: Path) -> None:
        icu = script("icu")
        whole = next((Path(PySide6.__file__).parent / "Qt" / "lib").glob("libicudata.so.*"))
        thinned = icu.thin(whole, tmp_path)
        if thinned == whole:
            pytest.skip("no binutils here")
        assert thinned.stat().st_size < whole.stat().st_size / 5
        header, items = icu._read(whole.read_bytes())
        again, kept = icu._read(thinned.read_bytes())
        assert again == header
        before = dict(items)
        assert {"root.res", "de.res"} <= {name.rpartition("/coll/")[2] for name, _ in kept}
        assert all(content.startswith(before[name].rstrip(b"\0")) for name, content in kept)


@ON_LINUX
class TestInstaller:
    @pytest.fixture
    def app(self, tmp_path: Path) -> Path:
        made = tmp_path / "Prüf & Stand 100 % $"
        made.mkdir()
        for name in ("inspector.desktop", "install.sh"):
            (made / name).write_bytes((SCRIPTS / name).read_bytes())
        (made / "inspector.png").write_bytes(b"png")
        (made / "Inspector").touch()
        return made

    @staticmethod
    def run(app: Path, home: Path, *options: str) -> None:
        variables = {name: value for name, value in os.environ.items() if name != "XDG_DATA_HOME"}
        command = ["sh", str(app / "install.sh"), *options]
        subprocess.run(command, env=variables | {"HOME": str(home)}, check=True, stdout=subprocess.PIPE)

    def test_the_menu_starts_the_program_wherever_it_is(self, app: Path, tmp_path: Path) -> None:
        home = tmp_path / "Petra & $ Prüf"
        self.run(app, home)
        entry = (home / ".local/share/applications/inspector.desktop").read_text("utf-8")
        found = re.search(r'^Exec="(.*)"$', entry, re.MULTILINE)
        assert found is not None
        command = Path(found[1].replace("\\\\", ""))
        assert command == home / ".local/bin/inspector"
        assert command.resolve() == app / "Inspector"

    @pytest.mark.skipif(shutil.which("desktop-file-validate") is None, reason="needs desktop-file-utils")
    def test_the_menu_entry_is_one_that_desktops_know(self, app: Path, tmp_path: Path) -> None:
        self.run(app, tmp_path / "home")
        entry = tmp_path / "home/.local/share/applications/inspector.desktop"
        said = subprocess.run(["desktop-file-validate", str(entry)], capture_output=True, text=True)
        assert (said.returncode, said.stdout + said.stderr) == (0, "")

    def test_what_is_removed_leaves_nothing(self, app: Path, tmp_path: Path) -> None:
        self.run(app, tmp_path / "home")
        self.run(app, tmp_path / "home", "--remove")
        assert [path for path in (tmp_path / "home").rglob("*") if not path.is_dir()] == []


def test_the_installer_for_windows_names_files_that_are_there() -> None:
    text = (SCRIPTS / "inspector.iss").read_text("ascii")  # anything else would need a mark at its beginning
    assert (SCRIPTS / re.findall(r"LicenseFile=(.*)", text)[0].replace("\\", "/")).resolve() == ROOT / "LICENSE"
    assert "PrivilegesRequired=lowest" in text
