"""`inspector`: without arguments the window, with a sub-command the command line."""

import sys
from multiprocessing import freeze_support


def main() -> None:
    """Start Inspector: one face of it, and nothing of the other."""
    freeze_support()  # a packaged app starts itself again for worker processes
    if len(sys.argv) > 1:
        from inspector.cli.app import run as run_command

        run_command()
    else:
        from inspector.gui.app import run as open_window

        sys.exit(open_window())


if __name__ == "__main__":
    main()
