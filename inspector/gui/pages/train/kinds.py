"""Which kinds of defects are drawn: all, or those that are ticked."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QVBoxLayout, QWidget

from inspector.gui.pages.train.draft import Draft
from inspector.gui.theme.tokens import SPACE
from inspector.gui.widgets.lines import label

PATH = "finetuning.kinds"
_COLUMNS = 3


class KindsField(QWidget):
    """A box for each kind; `changed` carries the path and the chosen kinds, none where all are."""

    changed = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE["m"])
        grid.setVerticalSpacing(0)
        self._boxes: dict[str, QCheckBox] = {}
        for place, (kind, word) in enumerate(self._words().items()):
            box = QCheckBox(word)
            box.setChecked(True)
            box.toggled.connect(self._tell)
            self._boxes[kind] = box
            grid.addWidget(box, place // _COLUMNS, place % _COLUMNS)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE["xs"], 0, SPACE["xs"])
        column.setSpacing(SPACE["xs"])
        column.addWidget(label(self.tr("Kinds of drawn defects")))
        column.addLayout(grid)

    def show_draft(self, draft: Draft) -> None:
        """Tick the draft's kinds."""
        chosen = draft.value(PATH) or tuple(self._boxes)
        for kind, box in self._boxes.items():
            box.blockSignals(True)
            box.setChecked(kind in chosen)
            box.blockSignals(False)

    def _tell(self) -> None:
        chosen = tuple(kind for kind, box in self._boxes.items() if box.isChecked())
        if not chosen:  # heads that learn from nothing: the last box stays ticked
            box = self.sender()
            if isinstance(box, QCheckBox):
                box.setChecked(True)
            return
        self.changed.emit(PATH, () if len(chosen) == len(self._boxes) else chosen)

    def _words(self) -> dict[str, str]:
        return {
            "cut_paste": self.tr("Pasted piece"),
            "scar": self.tr("Pasted scar"),
            "blended": self.tr("Blended piece"),
            "texture": self.tr("Foreign texture"),
            "scratch": self.tr("Scratch"),
            "crack": self.tr("Crack"),
            "split": self.tr("Split edge"),
            "stain": self.tr("Stain"),
            "dent": self.tr("Dent"),
            "hole": self.tr("Hole"),
            "chip": self.tr("Chipped edge"),
            "shading": self.tr("Shading"),
            "worn": self.tr("Worn surface"),
            "rough": self.tr("Rough surface"),
            "smear": self.tr("Smear"),
        }
