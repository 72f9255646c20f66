"""Saying what live inspection has saved: to whoever shows the journal, and for a part that was asked for in words."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from inspector.gui.pages.live.seen import Seen
from inspector.gui.pages.live.wish import When
from inspector.gui.session import Session
from inspector.gui.widgets.viewer import figure
from inspector.gui.words import verdict_word

if TYPE_CHECKING:
    from inspector.services.live_events import Inspected

tr = QCoreApplication.translate


class Saved:
    """Knows how many inspections of a run were told of."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._told = 0

    def begin(self) -> None:
        """Begin anew, with a new run."""
        self._told = 0

    def tell(self, seen: Seen, when: When) -> None:
        """Tell what was saved since; `when` is what makes a frame be judged."""
        total = seen.event.counts.total
        if total == self._told:
            return
        self._told = total
        self._session.record.grown.emit()
        if when is not When.EVERY:
            self._say(seen.event.last[-1])

    def _say(self, newest: "Inspected") -> None:
        if newest.error is not None or newest.score is None:
            said = tr("LivePage", "{name} is saved: it could not be judged.")
            self._session.say(said.format(name=newest.name))
        else:
            word = verdict_word(self._session.settings, newest.verdict)
            said = tr("LivePage", "{name} is saved: {verdict}, score {score}.")
            self._session.say(said.format(name=newest.name, verdict=word, score=figure(newest.score)))
