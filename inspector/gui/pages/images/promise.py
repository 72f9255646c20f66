"""What the good images can promise, said where more of them can be added."""

import math
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from inspector.core.recipe import Recipe
from inspector.gui.theme.icons import pixmap
from inspector.gui.theme.tokens import Tokens
from inspector.gui.widgets.lines import label
from inspector.gui.words import in_few_figures, in_figures


@dataclass(frozen=True, slots=True)
class Promise:
    """What `good` images support: false rejects of at most `supported`; `missing` are needed for what is `wanted`.

    `exact` promises hold as they stand, others about. `least` is how many images it takes to train at all.
    """

    good: int
    wanted: float
    supported: float
    missing: int
    exact: bool
    least: int


def promise_of(good: int, recipe: Recipe) -> Promise:
    """Return what so many good images support, as a training run would divide them."""
    from inspector.services.roles import HELD_OUT, LEAST_GOOD, calibrating, missing_good

    missing = missing_good(good, recipe)
    count, method = calibrating(good, recipe)
    return Promise(good, recipe.false_rejects, 1 / (count + 1), missing, method == HELD_OUT, LEAST_GOOD)


class PromiseNote(QFrame):
    """A sentence in a frame."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "note")
        self._icon = QLabel()
        self._said = label(wrap=True)
        self._said.setStyleSheet("font-size: 12px;")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 12, 12, 12)
        row.setSpacing(8)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._said, 1)

    @property
    def sentence(self) -> str:
        """What it says."""
        return self._said.text()

    def show_promise(self, promise: Promise) -> None:
        """Say what the good images support, and what to do about it."""
        self._said.setText(self._sentence(promise))

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        self._icon.setPixmap(pixmap("bulb", tokens.faint, 16, self.devicePixelRatioF()))

    def _sentence(self, p: Promise) -> str:
        images = self.tr("1 good image") if p.good == 1 else self.tr("{n} good images").format(n=in_figures(p.good))
        if p.good < p.least:
            text = self.tr("{images}. At least {least} are needed to train: add more, or select good ones and press G.")
            return text.format(images=self.tr("No good images yet") if not p.good else images, least=p.least)
        if not p.missing:
            exactly = self.tr("{images} can promise at most {wanted} false rejects, for parts and light like these.")
            about = self.tr("{images} can promise about {wanted} false rejects, for parts and light like these.")
            text = exactly if p.exact else about
            return text.format(images=images, wanted=_percent(p.wanted))
        text = self.tr(
            "{images} support a false-reject limit of {supported}, not {wanted}. Add {n} to promise {wanted}."
        )
        return text.format(
            images=images, supported=_percent(p.supported), wanted=_percent(p.wanted), n=in_figures(p.missing)
        )


def _percent(rate: float) -> str:
    """Write a rate as a percentage, its digits rounded up, so that what is read is supported."""
    percent = 100 * rate
    unit = 10.0 ** (1 - math.floor(math.log10(percent)))
    return f"{in_few_figures(math.ceil(percent * unit - 1e-6) / unit, 2)}\u00a0%"  # no line breaks between them
