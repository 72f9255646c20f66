"""Showing a moment of a live inspection: in the page's parts, or in the operator's window while that is seen."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from inspector.core.frame import CameraState
from inspector.gui.cameras import no_settings
from inspector.gui.pages.live.calm import Calm
from inspector.gui.pages.live.moment import Moment
from inspector.gui.pages.live.operating import Operating
from inspector.gui.pages.live.parts import Parts
from inspector.gui.pages.live.telling import camera_words, shout_of
from inspector.gui.pages.live.welcome import welcome_of
from inspector.gui.pages.live.wish import When
from inspector.gui.session import Session

if TYPE_CHECKING:
    from inspector.runtime.cameras.camera import Camera


class Showing(QObject):
    """Shows moments as they come; what nobody can read so often, more seldom, and the newest in the end."""

    def __init__(self, session: Session, parts: Parts, operating: Operating, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._parts, self._operating = session, parts, operating
        self._newest: Moment | None = None
        self._figures = Calm(self._show_figures, self)

    def show(self, moment: Moment, camera: "Camera | None") -> None:
        """Show a moment; `camera` is the one in use, whose settings are offered."""
        self._newest = moment
        shout = shout_of(moment.event, moment.wish, self._session.settings, running=moment.running)
        if self._operating.on:
            today = self._parts.side.today.counts
            self._operating.show_moment(moment.seen, shout, moment.wish, today, running=moment.running)
        else:
            self._parts.side.block.show_shout(shout)
            self._show_picture(moment)
            self.show_camera(moment, camera)
            self._figures.ask(rests=moment.running and moment.wish.when is When.EVERY)
        self.show_possible(moment)

    def show_camera(self, moment: Moment, camera: "Camera | None") -> None:
        """Show which camera it is, how it is, and what of it can be set."""
        tokens, running = self._session.theme.tokens, moment.running
        status = moment.event.camera if moment.event is not None else None
        colour = tokens.meter
        if running and status is None:
            colour = tokens.review.edge
        elif running and status is not None:
            colour = tokens.anomaly.edge if status.state is CameraState.LOST else tokens.good.edge
        head = self._parts.head
        head.show_camera(camera_words(moment.wish, status, running=running), colour)
        offered = camera.settings() if camera is not None else ()
        head.settings.show_settings(offered, no_settings(moment.wish.address, running=running))

    def show_possible(self, moment: Moment) -> None:
        """Show what can be done."""
        self._parts.head.show_running(moment.running, possible=moment.may_start)
        self._parts.side.show_possible(
            keyed=moment.keyed,
            may_press=moment.may_press,
            may_disagree=moment.may_disagree,
            disagreed=moment.has_disagreed,
        )
        self._operating.show_possible(next_part=moment.may_press, disagree=moment.may_disagree)

    def _show_picture(self, moment: Moment) -> None:
        card, bundle = self._parts.card, moment.bundle
        if moment.recalled is not None:
            card.show_recalled(moment.recalled, self._session.settings)
        elif moment.running:
            card.show_seen(moment.seen, bundle.facts.limits if bundle is not None else None)
        else:
            welcome = welcome_of(
                bundle=bundle.name if bundle is not None else None,
                wish=moment.wish,
                error=moment.error,
                cameras=moment.cameras,
                event=moment.event,
            )
            card.show_welcome(welcome)

    def _show_figures(self) -> None:
        if (moment := self._newest) is None:
            return
        side, strip = self._parts.side, self._parts.strip
        if moment.seen is not None:
            side.today.show_counts(moment.seen.event.today)
            side.pace.show_pace(moment.seen.event.pace, moment.seen.event.camera.dropped)
        strip.show_last(moment.seen.last if moment.seen is not None else ())
        strip.mark(moment.recalled.entry.id if moment.recalled is not None else None, newest=moment.running)
        self._parts.span.setText(strip.span)
