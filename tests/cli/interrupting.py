"""Ctrl+C in the midst of pretraining, without a keyboard."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from inspector.core.progress import Log


@contextmanager
def interrupted_while_pretraining(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Interrupt what runs here once its first epoch of pretraining is over."""
    real = Log.snapshot

    def interrupted(log: Log, stage: str, done: int, *rest: object) -> object:
        if stage == "pretrain" and log.curves:
            raise KeyboardInterrupt
        return real(log, stage, done, *rest)

    with monkeypatch.context() as patch:
        patch.setattr(Log, "snapshot", interrupted)
        yield
