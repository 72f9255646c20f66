"""After a run: what came of it, or why nothing did, each with the buttons for what comes next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from inspector.core.judgement import Limit
from inspector.gui.pages.train.plots import Plots
from inspector.gui.pages.train.words import duration, promised, share
from inspector.gui.theme.icons import pixmap
from inspector.gui.theme.tokens import LIGHT, SPACE, Tokens
from inspector.gui.widgets.lines import label, level_line
from inspector.gui.words import in_figures
from inspector.runtime.facts import Facts

_ICON = 24
_ALONE, _WIDE = 860, 560  # pixels: the most it takes


@dataclass(frozen=True, slots=True)
class Answer:
    """A button: its word, what it asks for, and whether it is the one to press."""

    word: str
    wish: str
    primary: bool = False


class Outcome(QFrame):
    """A card with a heading, figures, sentences and buttons; `wished` carries what a button asks for."""

    wished = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tokens = LIGHT
        self._well = True
        self._mark, self._heading = QLabel(), label("", "section", wrap=True)
        self._lead = label("", wrap=True)
        self._figures = QGridLayout()
        self._figures.setHorizontalSpacing(SPACE["xl"])
        self._figures.setVerticalSpacing(SPACE["s"])
        self._figures.setColumnStretch(1, 1)
        self._rest = QVBoxLayout()
        self._rest.setSpacing(SPACE["xs"])
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(SPACE["s"])
        card = QFrame()
        card.setProperty("role", "card")
        inner = QVBoxLayout(card)
        inner.setContentsMargins(SPACE["xl"], SPACE["l"], SPACE["xl"], SPACE["xl"])
        inner.setSpacing(SPACE["m"])
        head = QHBoxLayout()
        head.setSpacing(SPACE["m"])
        head.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._heading, 1)
        inner.addLayout(head)
        inner.addWidget(self._lead)
        inner.addLayout(self._figures)
        inner.addLayout(self._buttons)
        inner.addWidget(level_line())
        inner.addLayout(self._rest)
        content = QWidget()
        content.setProperty("role", "scrolled")
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(content)
        self._area = area
        self._beside: QWidget | None = None
        self._whole = QHBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(SPACE["l"])
        self._whole.addWidget(area, 2)
        self._whole.addStretch()
        self.show_beside(None)

    @property
    def sentences(self) -> str:
        """Everything that it says, for whoever reads it in one."""
        rows = [self._figures.itemAt(i) for i in range(self._figures.count())]
        words = [item.widget() for item in rows if item is not None]
        figures = " ".join(widget.text() for widget in words if isinstance(widget, QLabel))
        return f"{self._heading.text()} {self._lead.text()} {figures}".strip()

    def button(self, wish: str) -> QPushButton | None:
        """Return the button that asks for something; None where there is none."""
        for place in range(self._buttons.count()):
            item = self._buttons.itemAt(place)
            widget = item.widget() if item is not None else None
            if isinstance(widget, QPushButton) and widget.property("wish") == wish:
                return widget
        return None

    def settle(self, wish: str, word: str) -> None:
        """Say that what a button asked for is done."""
        if (button := self.button(wish)) is not None:
            button.setText(word)
            button.setEnabled(False)

    def show_beside(self, widget: QWidget | None) -> None:
        """Show the plots of the run beside what came of it."""
        if self._beside is not None:
            self._whole.removeWidget(self._beside)
            self._beside.hide()
            self._beside.deleteLater()
        self._beside = widget
        self._area.setMaximumWidth(_ALONE if widget is None else _WIDE)
        if widget is not None:
            self._whole.insertWidget(1, widget, 3)

    def show_outcome(
        self,
        heading: str,
        lead: str,
        *,
        well: bool,
        figures: Sequence[tuple[str, str]] = (),
        rest: Sequence[str] = (),
        answers: Sequence[Answer] = (),
    ) -> None:
        """Show what came of a run; `well` says whether there is a bundle."""
        self._well = well
        self.show_beside(None)
        self._heading.setText(heading)
        self._lead.setText(lead)
        self._lead.setVisible(bool(lead))
        for layout in (self._figures, self._rest, self._buttons):
            _empty(layout)
        for row, (word, value) in enumerate(figures):
            self._figures.addWidget(label(word, "muted"), row, 0, Qt.AlignmentFlag.AlignTop)
            self._figures.addWidget(label(value, "strong", wrap=True), row, 1)
        for sentence in rest:
            self._rest.addWidget(label(sentence, "faint", wrap=True))
        for answer in answers:
            button = QPushButton(answer.word)
            button.setProperty("wish", answer.wish)
            if answer.primary:
                button.setProperty("kind", "primary")
            button.clicked.connect(lambda _=False, wish=answer.wish: self.wished.emit(wish))
            self._buttons.addWidget(button)
        self._buttons.addStretch(1)
        self.restyle(self._tokens)

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        self._tokens = tokens
        if isinstance(self._beside, Plots):
            self._beside.restyle(tokens)
        name, colour = ("check", tokens.accent) if self._well else ("warning", tokens.review.text)
        self._mark.setPixmap(pixmap(name, colour, _ICON, self.devicePixelRatioF()))


def figures_of(facts: Facts) -> list[tuple[str, str]]:
    """Return the report of a bundle as words with their values, counts and intervals with every rate."""
    report, found = facts.report, []
    escapes, rejects = report.get("escapes"), report.get("false_rejects")
    if escapes and escapes["n"]:
        text = QCoreApplication.translate("Outcome", "{k} of {n} anomalies escaped")
        found.append((QCoreApplication.translate("Outcome", "Escapes"), _counted(text, escapes)))
    text = QCoreApplication.translate("Outcome", "{k} of {n} good parts rejected")
    unknown = QCoreApplication.translate("Outcome", "Not measured: all good images set the limits, none was kept.")
    counted = _counted(text, rejects) if rejects and rejects["n"] else unknown
    found.append((QCoreApplication.translate("Outcome", "False rejects"), counted))
    reviews = report.get("reviews_good")
    if reviews and reviews["n"]:
        text = QCoreApplication.translate("Outcome", "{k} of {n} good parts sent to a person")
        found.append((QCoreApplication.translate("Outcome", "Reviews"), _counted(text, reviews)))
    if (auroc := report.get("image_auroc")) is not None:
        found.append(
            (QCoreApplication.translate("Outcome", "Good and anomaly told apart"), f"AUROC {in_figures(auroc, 3)}")
        )
    if (pixel := report.get("pixel_auroc")) is not None:
        found.append((QCoreApplication.translate("Outcome", "Places told apart"), f"AUROC {in_figures(pixel, 3)}"))
    found.append(
        (
            QCoreApplication.translate("Outcome", "Promise"),
            promise_of(facts.limits.anomaly, len(facts.calibration.scores)),
        )
    )
    found.append((QCoreApplication.translate("Outcome", "Took"), duration(sum(facts.seconds.values()))))
    return found


def promise_of(limit: Limit, n: int) -> str:
    """Return what the calibration promises, as a sentence."""
    if limit.guaranteed:
        text = QCoreApplication.translate(
            "Outcome", "At most {rate} of good parts are rejected, for parts and light like those of the {n} photos."
        )
        return text.format(rate=share(limit.wanted), n=n)
    text = QCoreApplication.translate(
        "Outcome", "The {n} good photos support a false-reject limit of {able}, not the {rate} that was asked for."
    )
    return text.format(n=n, able=promised(limit.promised), rate=share(limit.wanted))


def _counted(text: str, count: Mapping[str, Any]) -> str:
    low, high = count["interval"]
    interval = QCoreApplication.translate("Outcome", "{rate}, 95\u00a0% interval {low}–{high}\u00a0%").format(
        rate=share(count["rate"] or 0.0), low=in_figures(100 * low, 1), high=in_figures(100 * high, 1)
    )
    return f"{text.format(k=count['count'], n=count['n'])} ({interval})"


def _empty(layout: Any) -> None:
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
