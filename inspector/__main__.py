"""`inspector`: without arguments the window, with a sub-command the command line."""

import sys
from multiprocessing import freeze_support
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

        sys.exit(open_window())


def _open_window(**wanted: Any) -> int:
    from inspector.gui.app import Wanted
    from inspector.gui.app import run as open_window

    return open_window(Wanted(**wanted))


if __name__ == "__main__":
    main()
