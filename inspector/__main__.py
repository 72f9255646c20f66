"""`inspector`: without arguments the window (once there is one), with a sub-command the command line."""

from multiprocessing import freeze_support

from inspector.cli.app import run


def main() -> None:
    """Start Inspector."""
    freeze_support()  # a packaged app starts itself again for worker processes
    run()


if __name__ == "__main__":
    main()
