"""One judged image, large and in place: its photograph with the heat map, and what is said of it."""

from collections.abc import Generator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from inspector.core.errors import ImageUnreadable
from inspector.core.judgement import Limits
from inspector.core.sample import Label
from inspector.gui.latest import Latest
from inspector.gui.pages.results.gallery import KEYS
from inspector.gui.pages.results.words import outcome_word
from inspector.gui.session import Session
from inspector.gui.theme.icons import icon
from inspector.gui.theme.tokens import SPACE, Tokens
from inspector.gui.widgets.elided import ElidedLabel
from inspector.gui.widgets.keyed import KeyedButton
from inspector.gui.widgets.lines import label
from inspector.gui.widgets.tool_button import tool_button
from inspector.gui.widgets.viewer import PhotoView, ScaleColumn, VerdictBadge, ViewTools, figure
from inspector.gui.widgets.viewer.layers import Heat, Photo, heat_of, photo_of
from inspector.gui.words import bin_word, error_sentence, in_few_figures, in_figures, label_word, verdict_word
from inspector.services.judgements import Judged, Judgements, Role, heat_map_of
from inspector.services.outcomes import outcome_of
from inspector.services.workplace import Workplace

_KEYS = {Label.GOOD: "G", Label.ANOMALY: "A", None: "U"}


@dataclass(frozen=True, slots=True)
class Seen:
    """A photograph, uint8 (h, w, 3) RGB, ready to be painted, with its heat if that was kept."""

    photograph: NDArray[np.uint8]
    photo: Photo
    heat: Heat | None


class LargeView(QFrame):
    """Shows one image of a list. `closed` puts it away.

    `relabel_wanted` carries images, a label (None: unlabelled) and a kind; `shown_in_images` asks for the Images page.
    """

    closed = Signal()
    relabel_wanted = Signal(object, object, str)
    shown_in_images = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._session = session
        self._opening = Latest(session.tasks, self)
        self._opening.succeeded.connect(self._show)
        self._opening.failed.connect(self._fail)
        self.judged: Judged | None = None
        self._through: list[Judged] = []
        self._judgements: Judgements | None = None
        self._limits: Limits | None = None
        self.view = PhotoView()
        self.tools = ViewTools(self.view)
        self.scale = ScaleColumn()
        self.scale.opacity_changed.connect(self.view.set_opacity)
        self._build()

    def show_images(self, through: Sequence[Judged], at: Judged, judgements: Judgements, limits: Limits) -> None:
        """Show one of the images that were judged, with the others of its list left and right."""
        self._through, self._judgements, self._limits = list(through), judgements, limits
        self._show_one(at)

    def follow(self, judgements: Judgements, limits: Limits) -> bool:
        """Show the same image as it is labelled and judged now; return whether it is still there."""
        now = {item.sample.hash: item for item in judgements.judged}
        at = now.get(self.judged.sample.hash) if self.judged is not None else None
        if at is not None:
            through = [now[item.sample.hash] for item in self._through if item.sample.hash in now]
            self.show_images(through, at, judgements, limits)
        return at is not None

    def step(self, by: int) -> None:
        """Go to a neighbour in the list, as long as there is one."""
        place = self._place_of_shown() + by
        if 0 <= place < len(self._through):
            self._show_one(self._through[place])

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        for part in (self.view, self.tools, self.scale, self._badge):
            part.restyle(tokens)
        for button in self._labels.values():
            button.restyle(tokens)
        for tool, name in ((self._back, "close"), (self._previous, "chevron-left"), (self._next, "chevron-right")):
            tool.setIcon(icon(name, tokens.text, size=18))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Left and Right step, G, A and U label, Escape goes back."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        key = Qt.Key(event.key())
        if key in steps:
            self.step(steps[key])
        elif key == Qt.Key.Key_Escape:
            self.closed.emit()
        elif key in KEYS:
            self._relabel(KEYS[key])
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        self._name, self._place = ElidedLabel(role="section"), label(role="faint")
        self._back = _tool(self.tr("Back to the figures"), "Esc")
        self._previous, self._next = _tool(self.tr("Previous"), "Left"), _tool(self.tr("Next"), "Right")
        self._back.clicked.connect(self.closed)
        self._previous.clicked.connect(lambda: self.step(-1))
        self._next.clicked.connect(lambda: self.step(1))
        head = QHBoxLayout()
        head.setSpacing(SPACE["s"])
        head.addWidget(self._name, 1)
        for part in (self._place, self._previous, self._next, self._back):
            head.addWidget(part)
        middle = QHBoxLayout()
        middle.setSpacing(SPACE["m"])
        middle.addWidget(self.view, 1)
        middle.addWidget(self.scale)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE["l"], SPACE["s"], SPACE["m"], SPACE["m"])
        column.setSpacing(SPACE["s"])
        column.addLayout(head)
        column.addWidget(self.tools)
        column.addLayout(middle, 1)
        column.addLayout(self._foot())

    def _foot(self) -> QHBoxLayout:
        self._badge, self._score = VerdictBadge(), label(role="strong")
        self._said = ElidedLabel(role="muted", where=Qt.TextElideMode.ElideRight)
        self._labels = {
            wanted: KeyedButton(label_word(wanted), key=key, icon_name="unlabelled" if wanted is None else wanted.value)
            for wanted, key in _KEYS.items()
        }
        foot = QHBoxLayout()
        foot.setSpacing(SPACE["s"])
        foot.addWidget(self._badge)
        foot.addWidget(self._score)
        foot.addWidget(self._said, 1)
        for wanted, button in self._labels.items():
            button.clicked.connect(lambda _=False, wanted=wanted: self._relabel(wanted))
            foot.addWidget(button)
        self._more = self.tools.menu
        self._more.addSeparator()
        self._more.addAction(self.tr("Show in Images"), self._show_in_images)
        return foot

    def _place_of_shown(self) -> int:
        shown = self.judged.sample.hash if self.judged is not None else ""
        return next((i for i, item in enumerate(self._through) if item.sample.hash == shown), 0)

    def _show_one(self, judged: Judged) -> None:
        assert self._judgements is not None  # comes with every list
        assert self._limits is not None
        self.judged = judged
        limits, verdict = self._limits, judged.verdict(self._limits)
        self._name.setText(judged.sample.path.name)
        place = self._place_of_shown() + 1
        self._place.setText(self.tr("{n} of {total}").format(n=in_figures(place), total=in_figures(len(self._through))))
        self._badge.show_verdict(verdict, verdict_word(self._session.settings, verdict))
        self._score.setText(figure(judged.score))
        self._said.setText(self._sentence(judged, limits))
        self.scale.show_scale(limits, judged.score)
        for wanted, button in self._labels.items():
            button.setEnabled(wanted is not judged.sample.label)
        self.view.show_heat(None, None)
        look = _look(judged, self._judgements, limits, self._session.workplace, stretched=self.view.stretched)
        self._opening.start(look, self.tr("Opening an image"))

    def _sentence(self, judged: Judged, limits: Limits) -> str:
        sample = judged.sample
        labelled = bin_word(sample.label, sample.kind)
        outcome = outcome_of(judged, limits)
        parts = [self.tr("labelled {label}").format(label=labelled)]
        parts += [outcome_word(outcome)] if outcome else []
        parts.append(
            self.tr("{share} of good parts score as high").format(share=f"{in_few_figures(100 * judged.p_value, 2)} %")
        )
        if judged.role in (Role.FIT, Role.LEARN):
            parts.append(self.tr("the bundle learned from it"))
        elif judged.role is Role.CALIBRATE:
            parts.append(self.tr("its limits were set by it"))
        return " · ".join(parts)

    def _relabel(self, wanted: Label | None) -> None:
        if self.judged is not None and wanted is not self.judged.sample.label:
            self.relabel_wanted.emit([self.judged.sample.path], wanted, "")

    def _show_in_images(self) -> None:
        if self.judged is not None:
            self.shown_in_images.emit(self.judged.sample.path)

    @Slot(object)
    def _show(self, seen: Seen) -> None:
        self.view.show_made(seen.photograph, seen.photo)
        self.view.show_made_heat(seen.heat)

    @Slot(object)
    def _fail(self, error: ImageUnreadable) -> None:
        self.view.show_photo(None)
        self._said.setText(error_sentence(error))


def _look(
    judged: Judged, judgements: Judgements, limits: Limits, workplace: Workplace, *, stretched: bool
) -> Generator[None, None, Seen]:
    from inspector.imaging.read import read_image

    white = judgements.bundle.facts.recipe.preparation.white_level
    photograph = read_image(judged.sample.path, white_level=white)
    yield None
    heat_map = heat_map_of(judged.sample.hash, judgements.graph, workplace=workplace)
    heat = None if heat_map is None else heat_of(heat_map, limits)
    return Seen(photograph, photo_of(photograph, stretched=stretched), heat)


def _tool(what: str, key: str) -> QToolButton:
    return tool_button(what, f"{what} ({key})")
