"""A mailbox with one place, between threads: the newest wins, and what was never fetched is counted."""

from threading import Condition
from typing import Generic, TypeVar

T = TypeVar("T")


class Mailbox(Generic[T]):
    """Holds the newest thing put in; `dropped` counts those that were replaced before anybody took them."""

    def __init__(self) -> None:
        self._changed = Condition()
        self._held: T | None = None
        self._dropped = 0

    @property
    def dropped(self) -> int:
        """How many things were replaced before they were taken."""
        with self._changed:
            return self._dropped

    @property
    def empty(self) -> bool:
        """Whether there is nothing to take."""
        with self._changed:
            return self._held is None

    def put(self, thing: T) -> bool:
        """Put something in, in place of what is there; return whether the mailbox was empty before."""
        with self._changed:
            was_empty = self._held is None
            self._dropped += not was_empty
            self._held = thing
            self._changed.notify_all()
            return was_empty

    def put_if_empty(self, thing: T, timeout_s: float = 0.0) -> bool:
        """Put something in where nothing is, waiting up to `timeout_s` seconds for the place; tell whether it is in."""
        with self._changed:
            if not self._changed.wait_for(lambda: self._held is None, timeout_s):
                return False
            self._held = thing
            self._changed.notify_all()
            return True

    def take(self, timeout_s: float = 0.0) -> T | None:
        """Take out what is there, waiting up to `timeout_s` seconds for it; None where nothing came."""
        with self._changed:
            if self._held is None and timeout_s > 0:
                self._changed.wait_for(lambda: self._held is not None, timeout_s)
            held, self._held = self._held, None
            self._changed.notify_all()
            return held
