"""Everything else that a run can be told, in sections with plain help: whoever opens none gets what suits most."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from inspector.gui.pages.train.draft import Draft
from inspector.gui.pages.train.fields import Field
from inspector.gui.pages.train.kinds import KindsField
from inspector.gui.pages.train.machine_fields import MachineFields
from inspector.gui.pages.train.schedule import ScheduleTable
from inspector.gui.pages.train.section import Section
from inspector.gui.pages.train.sections.encoder import encoder
from inspector.gui.pages.train.sections.heads import heads
from inspector.gui.pages.train.sections.limits import limits
from inspector.gui.pages.train.sections.pictures import pictures
from inspector.gui.pages.train.sections.pretraining import pretraining
from inspector.gui.pages.train.sections.seed import seed
from inspector.gui.pages.train.sections.views import views
from inspector.gui.pages.train.summaries import summary
from inspector.gui.theme.tokens import SPACE, Tokens


class More(QFrame):
    """The sections. `changed` carries a setting's path and its wanted value, `part_wanted` whether a part is wanted."""

    changed = Signal(str, object)
    part_wanted = Signal(str, bool)
    placed = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._fields: list[Field | ScheduleTable | KindsField] = []
        self.machine = MachineFields()
        self.machine.placed.connect(self.placed)
        self.sections: dict[str, Section] = {
            "limits": Section(self.tr("Limits"), self._keep(limits())),
            "pictures": Section(self.tr("Pictures"), self._keep(pictures())),
            "encoder": Section(self.tr("Encoder and memory"), self._keep(encoder())),
            "pretraining": Section(
                self.tr("Pretraining"),
                self._keep(pretraining()),
                switch=self.tr("Pretrain on these photos first"),
            ),
            "views": Section(self.tr("Changes that make two views"), self._keep(views())),
            "finetuning": Section(
                self.tr("Heads"),
                self._keep(heads()),
                switch=self.tr("Teach heads with drawn and labelled anomalies"),
            ),
            "machine": Section(self.tr("This PC"), [*self._keep(seed()), self.machine]),
        }
        for part in ("pretraining", "finetuning"):
            self.sections[part].switched.connect(lambda on, part=part: self.part_wanted.emit(part, on))
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE["s"], SPACE["xs"], SPACE["m"], SPACE["xs"])
        column.setSpacing(0)
        for section in self.sections.values():
            column.addWidget(section)

    def show_draft(self, draft: Draft) -> None:
        """Show a draft in all fields, and in one line each section that is closed."""
        for field in self._fields:
            field.show_draft(draft)
        for part in ("pretraining", "finetuning"):
            self.sections[part].show_switch(draft.has(part))
        self.sections["views"].setVisible(draft.has("pretraining"))
        for key, section in self.sections.items():
            section.show_summary(summary(key, draft))

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        for section in self.sections.values():
            section.restyle(tokens)
        for field in self._fields:
            if isinstance(field, ScheduleTable):
                field.restyle(tokens)

    def _keep(self, fields: Sequence[Any]) -> Sequence[Any]:
        for field in fields:
            field.changed.connect(self.changed)
            self._fields.append(field)
        return fields
