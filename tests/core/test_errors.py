"""The known errors: they go from process to process as they are."""

import inspect
import pickle
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from inspector.core.errors import InspectorError, JournalDamaged, ProcessLost

GIVEN: dict[str, Any] = {
    "aside": Path("journal.damaged"),
    "available": ("cpu", "cuda"),
    "between": ("train", "test"),
    "names": ("a.png", "b.png"),
    "path": Path("/p/a"),
    "rate": 0.1,
    "exit_code": -9,
} | dict.fromkeys(("allowed", "difference", "found", "needed", "schema", "supported"), 3)


def kinds(of: type[InspectorError] = InspectorError) -> Iterator[type[InspectorError]]:
    for kind in of.__subclasses__():
        yield kind
        yield from kinds(kind)


def made(kind: type[InspectorError]) -> InspectorError:
    given = {name: GIVEN.get(name, name) for name in list(inspect.signature(kind.__init__).parameters)[1:]}
    return kind(**given)


@pytest.mark.parametrize("kind", list(kinds()), ids=lambda kind: kind.__name__)
def test_every_error_is_the_same_after_it_was_packed(kind: type[InspectorError]) -> None:
    error = made(kind)
    error.add_note("noted")
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is kind
    assert (str(again), again.args, vars(again)) == (str(error), error.args, vars(error))


def test_the_fields_are_there_too() -> None:
    again = pickle.loads(pickle.dumps(JournalDamaged("/p", "torn", aside=Path("/p/old"))))
    assert (again.path, again.cause, again.aside) == (Path("/p"), "torn", Path("/p/old"))


@pytest.mark.parametrize(
    ("exit_code", "said", "signal"),
    [
        (-9, "(SIGKILL)", "SIGKILL"),
        (-11, "(SIGSEGV)", "SIGSEGV"),
        (3, "(exit code 3)", None),
        (None, "(unknown)", None),
    ],
)
def test_how_a_process_ended_is_told(exit_code: int | None, said: str, signal: str | None) -> None:
    error = ProcessLost(exit_code)
    assert said in str(error)
    assert error.signal == signal
