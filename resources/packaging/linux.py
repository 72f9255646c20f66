"""What Linux users get: a built edition with its menu entry and an installer for one user, as one archive.

python resources/packaging/linux.py dist/Inspector-station

An archive, not an AppImage: it needs nothing but a shell.
"""

import platform
import shutil
import sys
import tarfile
from pathlib import Path

from icons import write_icons

HERE = Path(__file__).parent
ROOT = HERE.parents[1]


def archive(app: Path, *, version: str) -> Path:
    """Write the archive of a built edition beside its folder; return it."""
    icons = write_icons(app.parent / "icons")
    shutil.move(icons["png"], app / "inspector.png")
    shutil.rmtree(app.parent / "icons")
    for name in ("inspector.desktop", "install.sh"):
        shutil.copy(HERE / name, app)
    packed = app.parent / f"{app.name}-{version}-linux-{platform.machine()}.tar.gz"
    with tarfile.open(packed, "w:gz", compresslevel=6) as written:
        written.add(app, app.name, filter=_of_nobody)
    return packed


def _of_nobody(member: tarfile.TarInfo) -> tarfile.TarInfo:
    member.uid = member.gid = 0
    member.uname = member.gname = ""
    member.mode &= ~0o022  # whoever unpacks it as root gives nobody else the right to change it
    return member


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    from inspector import __version__

    made = archive(Path(sys.argv[1]).absolute(), version=__version__)
    print(f"{made}: {made.stat().st_size / 1e6:.0f} MB")
