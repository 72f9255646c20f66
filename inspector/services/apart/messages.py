"""What two processes say to each other about a story."""

import traceback
from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any, Self

from inspector.core.errors import InspectorError

_PLAIN = (str, int, float, bytes, type(None))


class Say(Enum):
    """What needs no more than a word.

    To the other process: make the next step (`GO`), close the story (`CLOSE`), end (`END`). From it: `CLOSED`.
    """

    GO = "go"
    CLOSE = "close"
    END = "end"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Order:
    """A story to tell; with `gives_way` other programs, and the window above all, get the processor first."""

    story: Callable[..., Generator[Any, None, Any]]
    args: tuple[Any, ...]
    kwargs: Mapping[str, Any]
    gives_way: bool = False


@dataclass(frozen=True, slots=True)
class Event:
    """What the story yielded."""

    value: Any


@dataclass(frozen=True, slots=True)
class Result:
    """What the story returned."""

    value: Any


@dataclass(frozen=True, slots=True)
class Failure:
    """The known error that ended the story; `closing`: it came when the story was closed."""

    error: InspectorError
    closing: bool = False


@dataclass(frozen=True, slots=True)
class Bug:
    """Any other exception that ended the story: its type where it is one of Python's own, and its traceback.

    Others do not come over: their type would be imported on the other side, and torch with it. `closing`: it came when
    the story was closed.
    """

    kind: type[BaseException] | None
    args: tuple[Any, ...]
    text: str
    trace: str
    closing: bool = False

    @classmethod
    def of(cls, error: BaseException, *, closing: bool = False) -> Self:
        """Return what can be said of an exception."""
        comes_over = type(error).__module__ == "builtins" and all(isinstance(arg, _PLAIN) for arg in error.args)
        kind = type(error) if comes_over and isinstance(error, Exception) else None
        trace = "".join(traceback.format_exception(error))
        return cls(kind, error.args if kind else (), f"{type(error).__name__}: {error}", trace, closing)

    def exception(self) -> BaseException:
        """Return it to be raised here, with the traceback of there as a note."""
        raised = self.kind(*self.args) if self.kind is not None else RuntimeError(self.text)
        raised.add_note(f"In the process of its own:\n{self.trace}")
        return raised
