"""Where a built edition is tried: in a folder with an awkward name, by a user who may not write there, offline."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.frozen.projects import Demo

_USER = "nobody"
_PATIENCE_S = 600.0
_ELSEWHERE = ("/", "/dev/shm", "/run")  # file systems of their own, each
_KEPT = ("PATH", "LD_LIBRARY_PATH")

Tree = dict[str, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command came to."""

    code: int
    out: str
    err: str


@dataclass(slots=True)
class Place:
    """A PC with the program on it: `program` in its folder, a `home`, the `demo`, and what is `withheld` from it here.

    `measured` takes what is found on the way: name to value, with its unit.
    """

    edition: str
    folder: Path
    program: Path
    home: Path
    demo: Demo
    prefix: tuple[str, ...]
    withheld: tuple[str, ...]
    began: Path
    before: Tree
    measured: dict[str, str] = field(default_factory=dict)

    @property
    def documents(self) -> Path:
        """Where the user keeps projects."""
        return self.home / "Dokumente"

    @property
    def window_file(self) -> Path:
        """Where the program keeps what the window remembers."""
        return self.home / ".config" / "Inspector" / "window.ini"

    @property
    def logs(self) -> list[Path]:
        """What the program wrote down of itself."""
        return sorted((self.home / ".local" / "share" / "Inspector" / "logs").glob("*.log*"))

    def log(self) -> str:
        """Return all that the program wrote down of itself."""
        return "".join(path.read_text("utf-8", "replace") for path in self.logs)

    def start(self, *arguments: object, **variables: str) -> "subprocess.Popen[str]":
        """Start the program as its user."""
        kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
        environment = {**kept, "HOME": str(self.home), "LANG": "C.UTF-8", **variables}
        command = [*self.prefix, str(self.program), *map(str, arguments)]
        pipe = subprocess.PIPE
        return subprocess.Popen(command, env=environment, cwd=self.home, stdout=pipe, stderr=pipe, text=True)

    def run(self, *arguments: object, patience_s: float = _PATIENCE_S) -> Ran:
        """Run the program to its end."""
        with self.start(*arguments) as running:
            try:
                out, err = running.communicate(timeout=patience_s)
            finally:
                running.kill()
        return Ran(running.returncode, out, err)

    def give(self, *paths: Path) -> None:
        """Make files those of the user."""
        if os.geteuid() == 0:
            user = pwd.getpwnam(_USER)
            for path in paths:
                for each in (path, *path.rglob("*")):
                    os.chown(each, user.pw_uid, user.pw_gid)

    def written_elsewhere(self) -> list[str]:
        """Return what the user has written outside of this place; nothing is known where others are the same user."""
        if os.geteuid() != 0:
            return []
        found: list[str] = []
        for root in _ELSEWHERE:
            command = ["find", root, "-xdev", "-path", str(self.folder), "-prune", "-o"]
            command += ["-user", _USER, "-newer", str(self.began), "-print"]
            found += subprocess.run(command, capture_output=True, text=True).stdout.splitlines()
        return found


@contextmanager
def place(edition: str, app: Path, demo: Demo) -> Iterator[Place]:
    """Put a built edition where it is to be tried; all of it is removed in the end."""
    folder = Path(tempfile.mkdtemp(prefix="frozen-"))
    try:
        folder.chmod(0o755)
        program = shutil.copytree(app, folder / "Prüfstand Süd 3" / app.name, symlinks=True) / "Inspector"
        home = folder / "home" / "Jürgen Müller"
        (home / "Dokumente").mkdir(parents=True)
        prefix, withheld = _isolated()
        began = folder / "began"
        began.touch()
        made = Place(edition, folder, program, home, demo, prefix, withheld, began, tree(program.parent))
        made.give(home)
        _forbid(program.parent)
        yield made
    finally:
        subprocess.run(["chmod", "-R", "u+w", str(folder)], check=True)
        shutil.rmtree(folder)


def tree(folder: Path) -> Tree:
    """Return what is in a folder: size and time of each file."""
    files = (path for path in folder.rglob("*") if not path.is_dir())
    return {str(path.relative_to(folder)): (path.lstat().st_size, path.lstat().st_mtime_ns) for path in files}


def size_bytes(folder: Path) -> int:
    """Return how much the files of a folder hold; a link holds nothing."""
    return sum(path.lstat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


def _isolated() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what to begin commands with, and what of network and rights that takes away."""
    root = os.geteuid() == 0
    alone = ("unshare", "-n") if root else ("unshare", "-rn")
    other = ("setpriv", f"--reuid={_USER}", f"--regid={pwd.getpwnam(_USER).pw_gid}", "--clear-groups") if root else ()
    if _works((*alone, *other)):
        return (*alone, *other), ("network", *(("root's rights",) if root else ()))
    return other, ("root's rights",) if root else ()


def _works(prefix: Sequence[str]) -> bool:
    if shutil.which(prefix[0]) is None:
        return False
    return subprocess.run([*prefix, "true"], capture_output=True).returncode == 0


def _forbid(folder: Path) -> None:
    """Let nobody write to the program's folder."""
    subprocess.run(["chmod", "-R", "a-w", str(folder)], check=True)
