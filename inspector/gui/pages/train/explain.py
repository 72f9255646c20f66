"""What is happening, in words, for a run that learns nothing new and so has no curves."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from inspector.gui.plots.card import Card
from inspector.gui.theme.tokens import SPACE
from inspector.gui.widgets.lines import label


class Explain(Card):
    """Says of the stage in hand what it is for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("Explain", "What is happening"), parent=parent)
        self.text = label("", wrap=True)
        self.text.setMaximumWidth(560)
        self.body.addSpacing(SPACE["s"])
        row = QHBoxLayout()  # by itself in the card it would be given the height of a text as wide as the card
        row.addWidget(self.text, 1)
        row.addStretch()
        self.body.addLayout(row)
        self.body.addStretch(1)
        self.show_stage("start")

    def show_stage(self, stage: str) -> None:
        """Say what a stage is for."""
        self.text.setText(self._words(stage))

    def _words(self, stage: str) -> str:
        if stage in ("encode", "fit"):
            return self.tr(
                "Each good photo is looked at patch by patch, and the patches that stand for all are remembered. "
                "Then each photo is compared with all the others, as if it were new: that tells how far good parts "
                "differ from each other."
            )
        if stage == "export":
            return self.tr(
                "Everything is written into one file that judges parts without what trained it, "
                "and the file is compared with the original on your own photos."
            )
        if stage in ("calibrate", "evaluate"):
            return self.tr(
                "The limits come from good photos alone. Then labelled anomalies are judged by the saved bundle: "
                "the figures in the report are those of what will be in use."
            )
        return self.tr(
            "Photos are found, read once and kept in a cache, so that the next run starts sooner. "
            "What cannot be used is listed with its cause, and stops nothing."
        )
