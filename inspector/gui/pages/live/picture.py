"""The camera's picture with its heat, its legend, and what stands in its place while there is none."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QStackedLayout, QVBoxLayout, QWidget

from inspector.core.frame import CameraState
from inspector.core.judgement import Limits
from inspector.gui.cameras import lost_sentence
from inspector.gui.pages.live.inset import Inset
from inspector.gui.pages.live.panel import Panel
from inspector.gui.pages.live.seen import Seen
from inspector.gui.pages.live.welcome import Welcome
from inspector.gui.recall import Recalled
from inspector.gui.theme.tokens import Tokens
from inspector.gui.times import clock_to_the_second
from inspector.gui.widgets.elided import ElidedLabel
from inspector.gui.widgets.lines import label
from inspector.gui.widgets.viewer import PhotoView, ScaleColumn, VerdictBadge, ViewTools, figure
from inspector.gui.words import verdict_word
from inspector.store.settings import Settings


class PictureCard(QFrame):
    """Shows a photograph with heat. `back_wanted` leaves an inspection of before; `way_wanted` carries a way's key."""

    back_wanted = Signal()
    way_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.view = PhotoView(margin=12)
        self.tools = ViewTools(self.view, zooming=False)
        self.column = ScaleColumn()
        self.panel = Panel()
        self.inset = Inset(self.view)
        self.name, self.time = ElidedLabel(role="strong"), label(role="muted")
        self.badge, self.score = VerdictBadge(), label(role="strong")
        self.back = QPushButton(self.tr("Back to live"))
        self.back.setToolTip(self.tr("Back to live (Esc)"))
        self.back.clicked.connect(self.back_wanted)
        self.panel.chosen.connect(self.way_wanted)
        self.view.set_rings_visible(True)
        self._build()
        self.show_title("", "")

    def show_seen(self, seen: Seen | None, limits: Limits | None) -> None:
        """Show a live inspection: the part that the newest verdict is about, or what the camera sees."""
        self.show_view()
        if seen is None:
            self.show_title("", "")
            self.view.show_message(self.tr("Connecting to the camera"), "camera")
            self.inset.show_image(None)
            self.column.show_scale(None, None)
            return
        event, lost = seen.event, seen.event.camera.state is CameraState.LOST
        found = None if lost else event.inspection  # the part that was judged when it got lost is not there any more
        newest = event.last[-1] if event.last and found is not None else None
        self.show_title(newest.name if newest else "", clock_to_the_second(newest.time) if newest else "")
        self.inset.show_image(seen.now)
        if lost:
            self.view.show_message(lost_sentence(event.camera))
        elif seen.photo is not None:
            self.view.show_made(seen.photograph, seen.photo)
            self.view.show_made_heat(seen.heat)
        elif found is not None:
            self.view.show_message(self.tr("No picture"))
        else:
            self.view.show_message(self.tr("Waiting for a picture"), "camera")
        limits = found.limits if found is not None else limits
        pictured = seen.photo is not None and not lost
        self.column.show_scale(limits if pictured else None, found.score if found is not None else None)

    def show_recalled(self, past: Recalled, settings: Settings) -> None:
        """Show an inspection of before, with a way back."""
        entry = past.entry
        self.show_view()
        self.inset.show_image(None)
        self.show_title(entry.name, clock_to_the_second(entry.time), recalled=True)
        self.score.setText(figure(entry.score) if entry.score is not None else "")
        self.column.show_scale(entry.limits if past.photo is not None else None, entry.score)
        if past.photo is None:
            self.badge.show_none(self.tr("No picture"))
            self.view.show_message(entry.error or self.tr("No picture"))
        else:
            self.badge.show_verdict(entry.verdict, verdict_word(settings, entry.verdict))
            self.view.show_made(past.photograph, past.photo)
            self.view.show_made_heat(past.heat)

    def show_title(self, name: str, time: str, *, recalled: bool = False) -> None:
        """Show what is seen, and of when; `recalled`: it is one of before, and there is a way back."""
        self.name.setText(name)
        self.time.setText(time)
        self.back.setVisible(recalled)
        if not recalled:
            self.badge.show_none("")
            self.score.setText("")

    def show_welcome(self, welcome: Welcome) -> None:
        """Say in the picture's place why there is none, and what can be done."""
        self.show_title("", "")
        self.panel.show_welcome(welcome)
        self._stack.setCurrentWidget(self.panel)
        self.column.hide()
        self.tools.hide()
        self.inset.show_image(None)

    def show_view(self) -> None:
        """Show the picture, not the panel."""
        self._stack.setCurrentWidget(self._pictured)
        self.tools.show()

    @property
    def has_panel(self) -> bool:
        """Whether the panel stands in the picture's place."""
        return self._stack.currentWidget() is self.panel

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        for part in (self.view, self.tools, self.column, self.panel, self.inset, self.badge):
            part.restyle(tokens)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addStrut(32)
        head.addWidget(self.name)
        head.addWidget(self.time)
        head.addWidget(self.badge)
        head.addWidget(self.score)
        head.addWidget(self.back)
        head.addStretch(1)
        head.addWidget(self.tools)
        self._pictured = QWidget()
        row = QHBoxLayout(self._pictured)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.view, 1)
        row.addWidget(self.column)
        self._stack = QStackedLayout()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 4, 12, 16)
        layout.setSpacing(4)
        layout.addLayout(head)
        layout.addLayout(self._stack, 1)  # before it is filled: without a parent its first widget is shown as a window
        self._stack.addWidget(self._pictured)
        self._stack.addWidget(self.panel)
