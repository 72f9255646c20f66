"""Watching a task: what Ctrl+C does to one that saves how far it is."""

import signal
import sys
from collections.abc import Iterator

import pytest

from inspector.cli.console import watch
from inspector.core.progress import Log, Progress, Step, Steps, Task, stage

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals are those of POSIX")


@pytest.fixture(autouse=True)
def _interrupts() -> Iterator[None]:
    """A test run in the background ignores interrupts, and hands that on."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def interrupted(done: list[str], times: int = 1, stage: str = "pretrain") -> Task[None]:
    """A task whose second step is interrupted, so many times, in its midst."""
    try:
        done.append("first")
        yield Progress(stage, 1, 3, 0.0, (), ())
        for _ in range(times):
            signal.raise_signal(signal.SIGINT)
        done.append("second")
        yield Progress(stage, 2, 3, 0.0, (), ())
        done.append("third")
    except GeneratorExit:
        done.append("saved")
        raise


def test_the_step_in_hand_is_made_and_then_the_task_is_closed() -> None:
    done: list[str] = []
    with pytest.raises(KeyboardInterrupt):
        watch(interrupted(done), quiet=True, whole_steps=True)
    assert done == ["first", "second", "saved"]


def test_a_stage_in_two_parts_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    def in_parts() -> Task[None]:
        log = Log()
        for name in ("read", "evaluate", "evaluate", "save"):
            yield from stage(name, step(), log)
        yield log.snapshot("end", 0, None, 0.0)

    watch(in_parts(), quiet=False)
    told = [line.split("  ")[0] for line in capsys.readouterr().err.splitlines()]
    assert told == ["Reading images", "Measuring the bundle", "Saving the encoder"]


def step() -> Steps[None]:
    yield Step(1, 1)


def test_a_second_one_waits_for_nothing() -> None:
    done: list[str] = []
    with pytest.raises(KeyboardInterrupt):
        watch(interrupted(done, times=2), quiet=True, whole_steps=True)
    assert done == ["first"]


def test_a_task_that_saves_nothing_is_stopped_at_once() -> None:
    done: list[str] = []
    with pytest.raises(KeyboardInterrupt):
        watch(interrupted(done), quiet=True)
    assert done == ["first"]


def test_a_stage_that_saves_nothing_is_stopped_at_once() -> None:
    done: list[str] = []
    with pytest.raises(KeyboardInterrupt):
        watch(interrupted(done, stage="export"), quiet=True, whole_steps=True)
    assert done == ["first"]


def test_afterwards_interrupts_are_what_they_were() -> None:
    with pytest.raises(KeyboardInterrupt):
        watch(interrupted([]), quiet=True, whole_steps=True)
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_where_interrupts_are_ignored_they_stay_ignored() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    done: list[str] = []
    watch(interrupted(done), quiet=True, whole_steps=True)
    assert done == ["first", "second", "third"]
