"""What the command line shows while it works: progress with time left, notes, and one clear line for an error."""

import logging
import sys
from collections.abc import Callable, Sequence
from typing import TypeVar

from inspector.core.progress import Progress, Task, drive
from inspector.core.sample import Rejected
from inspector.core.stages import STAGES

T = TypeVar("T")
_LISTED = 20


def complain(text: str) -> None:
    """Write one line to the error output, and to the log."""
    line = " ".join(text.split())
    print(f"inspector: {line}", file=sys.stderr)
    logging.getLogger("inspector").error("%s", line)


def watch(task: Task[T], *, quiet: bool) -> T:
    """Run a task to its end and show how far it is and its notes as they come, unless `quiet`."""
    if quiet:
        return drive(task)
    with _Bar() as show:
        return drive(task, _noting(show))


def list_rejected(rejected: Sequence[Rejected]) -> None:
    """Write each file that could not be used with its cause."""
    if not rejected:
        return
    print(f"{len(rejected)} files were not used:", file=sys.stderr)
    for item in rejected[:_LISTED]:
        print(f"  {item.path}: {item.cause}", file=sys.stderr)
    if len(rejected) > _LISTED:
        print(f"  … and {len(rejected) - _LISTED} more", file=sys.stderr)


def _noting(show: Callable[[Progress], None]) -> Callable[[Progress], None]:
    told = 0

    def receive(event: Progress) -> None:
        nonlocal told
        show(event)
        for note in event.notes[told:]:
            print(note, file=sys.stderr, flush=True)  # above the bar: Rich takes it over while the bar is there
        told = len(event.notes)

    return receive


class _Bar:
    """A progress bar a stage, with the time left; where the output is no terminal, a line a finished stage."""

    def __init__(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn
        from rich.progress import Progress as Bars

        console = Console(stderr=True)
        self._plain = not console.is_terminal
        columns = (TextColumn("{task.description:<26}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
        self._bars = Bars(*columns, TimeRemainingColumn(), console=console, disable=self._plain)
        self._stage: str | None = None
        self._row = self._bars.add_task("", visible=False)
        self._printed = 0

    def __enter__(self) -> Callable[[Progress], None]:
        self._bars.start()
        return self._receive

    def __exit__(self, *_: object) -> None:
        self._bars.stop()

    def _receive(self, event: Progress) -> None:
        if self._plain:
            self._print_finished(event)
            return
        if event.stage != self._stage:
            if self._stage is not None:
                self._bars.update(self._row, completed=self._bars.tasks[-1].total or 0)
            self._stage = event.stage
            self._row = self._bars.add_task(STAGES.get(event.stage, event.stage), total=event.total)
        self._bars.update(self._row, completed=event.done, total=event.total)

    def _print_finished(self, event: Progress) -> None:
        for finished in event.finished[self._printed :]:
            words = STAGES.get(finished.stage, finished.stage)
            print(f"{words:<26} {finished.took_s:6.1f} s", file=sys.stderr, flush=True)
        self._printed = len(event.finished)
