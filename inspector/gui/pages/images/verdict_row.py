"""Below the image: its verdict with score and limit, and what it is labelled as."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout

from inspector.core.judgement import Verdict
from inspector.gui.pages.images.label_button import LabelButton
from inspector.gui.theme.tokens import Tokens
from inspector.gui.widgets.elided import ElidedLabel
from inspector.gui.widgets.lines import label
from inspector.gui.widgets.viewer import VerdictBadge, figure
from inspector.gui.words import verdict_word
from inspector.store.settings import Settings

if TYPE_CHECKING:
    from inspector.services.inspecting import Inspection
    from inspector.store.bins import LibraryImage

tr = QCoreApplication.translate


class VerdictRow(QHBoxLayout):
    """`label` is the button with the label; the word before it stands there where it has room and says anything."""

    def __init__(self) -> None:
        super().__init__()
        self.label = LabelButton()
        self._badge, self._score = VerdictBadge(), label(role="strong")
        self._limit = ElidedLabel(role="muted", where=Qt.TextElideMode.ElideRight)
        self._labelled = label(tr("ViewerPane", "Labelled"), "muted")
        self.setSpacing(0)
        self.addWidget(self._badge)
        self.addSpacing(8)
        self.addWidget(self._score)
        self.addWidget(self._limit)
        self.addStretch(1)
        self.addWidget(self._labelled)
        self.addSpacing(4)
        self.addWidget(self.label)

    def show_verdict(self, found: "Inspection", settings: Settings) -> None:
        """Show a verdict, with the limit that counts."""
        self._badge.show_verdict(found.verdict, verdict_word(settings, found.verdict))
        self._score.setText(figure(found.score or 0.0))
        self._limit.setText(_limit_words(found))

    def show_failure(self, settings: Settings) -> None:
        """Show what could not be judged as a review, never as good."""
        self._badge.show_verdict(Verdict.REVIEW, verdict_word(settings, Verdict.REVIEW))
        self._score.setText("")
        self._limit.setText("")

    def show_none(self) -> None:
        """Show that there is no verdict."""
        self._badge.show_none("")
        self._score.setText("")
        self._limit.setText("")

    def show_label(self, image: "LibraryImage | None") -> None:
        """Show what an image is labelled as; None: there is none."""
        self.label.setVisible(image is not None)
        if image is not None:
            self.label.show_label(image.label, image.kind)

    def show_word(self, image: "LibraryImage | None", *, wide: bool) -> None:
        """Show the word "Labelled" of a labelled image, where it is wide enough."""
        self._labelled.setVisible(image is not None and image.label is not None and wide)

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        self._badge.restyle(tokens)
        self.label.restyle(tokens)


def _limit_words(found: "Inspection") -> str:
    if found.verdict is Verdict.REVIEW:
        return tr("ViewerPane", ", review limit {limit}").format(limit=figure(found.limits.review.value))
    return tr("ViewerPane", ", limit {limit}").format(limit=figure(found.limits.anomaly.value))
