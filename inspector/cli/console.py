"""What the command line shows while it works: progress with time left, notes, and one clear line for an error."""

import logging
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from itertools import groupby
from typing import TypeVar

from inspector.core.progress import Progress, Task, drive
from inspector.core.sample import Rejected
from inspector.core.stages import STAGES

T = TypeVar("T")
_LISTED = 20
_SAVED = "pretrain"  # the stage that saves how far it is when it is closed


def complain(text: str) -> None:
    """Write one line to the error output, and to the log."""
    line = " ".join(text.split())
    print(f"inspector: {line}", file=sys.stderr)
    logging.getLogger("inspector").error("%s", line)


def watch(task: Task[T], *, quiet: bool, whole_steps: bool = False) -> T:
    """Run a task to its end and show how far it is and its notes as they come, unless `quiet`.

    `whole_steps`: while an encoder is pretrained Ctrl+C waits for the end of the step in hand, where a task that is
    closed can save how far it is; in the midst of a step it could not. A second Ctrl+C waits for nothing.
    """
    with _interrupts_after_steps() if whole_steps else nullcontext(_pass_over) as stop_if_asked:
        if quiet:
            return drive(task, stop_if_asked)
        with _Bar() as show:
            told = _noting(show)
            return drive(task, lambda event: (told(event), stop_if_asked(event)))


def list_rejected(rejected: Sequence[Rejected]) -> None:
    """Write each file that could not be used with its cause."""
    if not rejected:
        return
    print(f"{len(rejected)} files were not used:", file=sys.stderr)
    for item in rejected[:_LISTED]:
        print(f"  {item.path}: {item.cause}", file=sys.stderr)
    if len(rejected) > _LISTED:
        print(f"  … and {len(rejected) - _LISTED} more", file=sys.stderr)


def _pass_over(_: Progress) -> None:
    """Do nothing with an event."""


@contextmanager
def _interrupts_after_steps() -> Iterator[Callable[[Progress], None]]:
    """Give what raises the interrupt that came while an encoder was pretrained.

    Nothing changes in other stages, and where interrupts are not Python's own.
    """
    if signal.getsignal(signal.SIGINT) is not signal.default_int_handler:  # ignored, as for a run in the background
        yield _pass_over
        return
    asked = in_steps = False

    def ask(*_: object) -> None:
        nonlocal asked
        if asked or not in_steps:
            raise KeyboardInterrupt
        asked = True

    def stop_if_asked(event: Progress) -> None:
        nonlocal in_steps
        in_steps = event.stage == _SAVED
        if asked:
            raise KeyboardInterrupt

    signal.signal(signal.SIGINT, ask)
    try:
        yield stop_if_asked
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)


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
        behind = _behind(event)
        for stage, took_s in behind[self._printed :]:
            print(f"{STAGES.get(stage, stage):<26} {took_s:6.1f} s", file=sys.stderr, flush=True)
        self._printed = len(behind)


def _behind(event: Progress) -> list[tuple[str, float]]:
    """Return the stages that are over, each with its seconds; what follows itself under the same name is one."""
    parts = groupby(event.finished, key=lambda finished: finished.stage)
    behind = [(stage, sum(part.took_s for part in of_it)) for stage, of_it in parts]
    return behind[:-1] if behind and behind[-1][0] == event.stage else behind
