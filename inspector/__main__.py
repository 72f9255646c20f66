"""`inspector`: without arguments the window, with a sub-command the command line."""

import os
import sys
from multiprocessing import freeze_support
from pathlib import Path
from typing import Any


def main() -> None:
    """Start Inspector: one face of it, and nothing of the other."""
    freeze_support()  # a packaged app starts itself again for worker processes

    from inspector.store.places import keep_libraries_at_home

    keep_libraries_at_home()
    if len(sys.argv) > 1:
        from inspector.cli.app import run

        run(open_window=_open_window)
    else:
        from inspector.gui.app import run as open_window

        leave_program_folder()
        sys.exit(open_window())


def leave_program_folder() -> None:
    """Stand at home where nobody chose a folder: a double-click begins in the program's, and so would its dialogs."""
    home = Path.home()
    if getattr(sys, "frozen", False) and home.is_dir() and not _chosen(home):
        os.chdir(home)


def _chosen(home: Path) -> bool:
    """Whether somebody chose the folder that this process stands in: one of their own, not the program's."""
    try:
        here = Path.cwd()
    except FileNotFoundError:  # it was deleted
        return False
    program = Path(sys.executable).resolve().parent
    return here.is_relative_to(home) and (program == home or not here.is_relative_to(program))


def _open_window(**wanted: Any) -> int:
    from inspector.gui.app import Wanted
    from inspector.gui.app import run as open_window

    return open_window(Wanted(**wanted))


if __name__ == "__main__":
    main()
