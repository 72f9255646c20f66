"""`inspector`: without arguments the window, with a sub-command the command line."""

import sys
from multiprocessing import freeze_support
from pathlib import Path


def main() -> None:
    """Start Inspector: one face of it, and nothing of the other."""
    freeze_support()  # a packaged app starts itself again for worker processes
    if len(sys.argv) > 1:
        from inspector.cli.app import run

        run(show_demo=_show_demo)
    else:
        from inspector.gui.app import run as open_window

        sys.exit(open_window())


def _show_demo(folder: Path | None, line: str, seed: int) -> int:
    from inspector.gui.app import Wanted
    from inspector.gui.app import run as open_window

    return open_window(Wanted(demo=True, folder=folder, line=line, seed=seed))


if __name__ == "__main__":
    main()
