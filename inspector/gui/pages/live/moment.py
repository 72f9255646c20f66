"""What is true of a live inspection at one moment, and what can be done then: decided from plain values."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from inspector.core.errors import InspectorError
from inspector.gui.pages.live.seen import Seen
from inspector.gui.pages.live.wish import When, Wish
from inspector.gui.recall import Recalled

if TYPE_CHECKING:
    from inspector.runtime.bundle import Bundle
    from inspector.runtime.cameras.listing import Listed
    from inspector.services.live_events import LiveEvent


@dataclass(frozen=True, slots=True)
class Moment:
    """`seen` is the newest snapshot of what runs, or ran; `recalled` an inspection of before that is looked at.

    `error` is what ended the last run. `cameras` are those that are there, `disagreed` the ids of the inspections that
    were disagreed with.
    """

    wish: Wish
    bundle: "Bundle | None"
    running: bool
    seen: Seen | None = None
    recalled: Recalled | None = None
    error: InspectorError | None = None
    cameras: "tuple[Listed, ...]" = ()
    disagreed: frozenset[int] = frozenset()

    @property
    def event(self) -> "LiveEvent | None":
        """What the snapshot is of."""
        return self.seen.event if self.seen is not None else None

    @property
    def may_start(self) -> bool:
        """Whether there is anything to inspect with, and to look through."""
        return self.bundle is not None and bool(self.wish.address)

    @property
    def keyed(self) -> bool:
        """Whether a key says when a part is judged."""
        return self.wish.when is When.KEY

    @property
    def may_press(self) -> bool:
        """Whether the next part can be asked for."""
        return self.running and self.keyed

    @property
    def target(self) -> tuple[int, NDArray[np.uint8] | None] | None:
        """The id of the inspection that is shown, and its photograph; None where no verdict is."""
        if self.recalled is not None:
            return self.recalled.entry.id, None
        event = self.event
        if event is None or not self.running or not event.last:
            return None
        found, newest = event.inspection, event.last[-1]
        if found is None or found.photograph is None or newest.id is None:
            return None
        return newest.id, found.photograph

    @property
    def has_disagreed(self) -> bool:
        """Whether the verdict that is shown was disagreed with."""
        return (target := self.target) is not None and target[0] in self.disagreed

    @property
    def may_disagree(self) -> bool:
        """Whether a verdict is shown that can be disagreed with."""
        return self.target is not None and not self.has_disagreed
