"""Everything else that a run can be told, in sections with plain help: whoever opens none gets what suits most."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from inspector.gui.pages.train.draft import Draft
from inspector.gui.pages.train.fields import ChangeField, ChoiceField, Field, NumberField, OptionalField, SwitchField
from inspector.gui.pages.train.kinds import KindsField
from inspector.gui.pages.train.machine_fields import MachineFields
from inspector.gui.pages.train.schedule import ScheduleTable
from inspector.gui.pages.train.section import Section
from inspector.gui.pages.train.summaries import summary
from inspector.gui.theme.tokens import SPACE, Tokens

BACKBONES = ("resnet18", "resnet50", "mobilenet_v2", "mobilenet_v3_large", "efficientnet_b0", "convnext_tiny", "vgg16")


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
            "limits": Section(self.tr("Limits"), self._keep(self._limits())),
            "pictures": Section(self.tr("Pictures"), self._keep(self._pictures())),
            "encoder": Section(self.tr("Encoder and memory"), self._keep(self._encoder())),
            "pretraining": Section(
                self.tr("Pretraining"),
                self._keep(self._pretraining()),
                switch=self.tr("Pretrain on these photos first"),
            ),
            "views": Section(self.tr("Changes that make two views"), self._keep(self._views())),
            "finetuning": Section(
                self.tr("Heads"),
                self._keep(self._heads()),
                switch=self.tr("Teach heads with drawn and labelled anomalies"),
            ),
            "machine": Section(self.tr("This PC"), [*self._keep(self._seed()), self.machine]),
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

    def _limits(self) -> list[Field]:
        percent: dict[str, Any] = {"low": 0.01, "high": 50, "step": 0.5, "decimals": 2, "unit": "%", "factor": 100}
        return [
            NumberField(
                "false_rejects",
                self.tr("False rejects wanted"),
                self.tr("At most this share of good parts may be called an anomaly."),
                **percent,
            ),
            NumberField(
                "reviews",
                self.tr("Reviews wanted"),
                self.tr("At most this share of good parts may be sent to a person or rejected."),
                **percent,
            ),
            NumberField(
                "test_share",
                self.tr("Kept for the test"),
                self.tr("This share of the good images is only measured, where there are 50 or more."),
                low=0,
                high=50,
                step=5,
                unit="%",
                factor=100,
            ),
        ]

    def _pictures(self) -> list[Field]:
        return [
            NumberField(
                "preparation.size",
                self.tr("Image size"),
                self.tr("Photos are brought to this size. Larger shows smaller defects, and takes longer."),
                low=64,
                high=2048,
                step=32,
                unit="px",
            ),
            SwitchField(
                "preparation.tiled",
                self.tr("Tiles at full resolution"),
                self.tr("For tiny defects on large photos: judges piece by piece. Much slower."),
            ),
            OptionalField(
                "preparation.magnification",
                self.tr("Same scale for all photos"),
                self.tr("For parts cut out of one camera's picture at different sizes."),
                low=0.01,
                high=8,
                usual=1,
                step=0.05,
                decimals=2,
            ),
            SwitchField(
                "even_light",
                self.tr("Even light"),
                self.tr("Brings every photo to one brightness, so that a dimmer lamp is not an anomaly."),
            ),
        ]

    def _encoder(self) -> list[Field]:
        return [
            ChoiceField(
                "backbone",
                self.tr("Backbone"),
                self.tr("The network that looks at the photos. Larger ones are slower."),
                options=[(name, name) for name in BACKBONES],
            ),
            ChoiceField(
                "normalisation",
                self.tr("Colours expected"),
                self.tr("How the weights want their input; only for weights files."),
                options=[
                    ("imagenet", self.tr("as ImageNet")),
                    ("half", self.tr("−1 to 1")),
                    ("none", self.tr("0 to 1")),
                ],
            ),
            NumberField(
                "patches",
                self.tr("Patches remembered"),
                self.tr("How many places of good parts each look keeps. More is finer, and slower to judge."),
                low=10,
                high=20_000,
                step=500,
            ),
        ]

    def _pretraining(self) -> list[Field]:
        return [
            NumberField(
                "pretraining.epochs",
                self.tr("Epochs"),
                self.tr("How often all images are gone through. It stops early where nothing gets better."),
                low=1,
                high=100_000,
                step=10,
            ),
            NumberField(
                "pretraining.batch",
                self.tr("Batch"),
                self.tr("Images that are told apart from each other in a step."),
                low=2,
                high=65_536,
                step=16,
            ),
            OptionalField(
                "pretraining.physical",
                self.tr("At once on the device"),
                self.tr("Fewer images at once where memory is short; what is learned stays the same."),
                low=2,
                high=65_536,
                usual=16,
                step=8,
            ),
            OptionalField(
                "pretraining.rate",
                self.tr("Learning rate"),
                self.tr("Otherwise the optimiser's own, which suits the batch."),
                low=0.00001,
                high=100,
                usual=0.001,
                step=0.0005,
                decimals=5,
            ),
            NumberField(
                "pretraining.temperature",
                self.tr("Temperature"),
                self.tr("Lower looks harder at what is most alike."),
                low=0.01,
                high=10,
                step=0.05,
                decimals=2,
            ),
            SwitchField(
                "pretraining.decoupled",
                self.tr("Decoupled loss"),
                self.tr("Learns more from small batches."),
            ),
            SwitchField(
                "pretraining.defects_as_negatives",
                self.tr("Tell drawn defects apart, too"),
                self.tr("The same photo with a drawn defect counts as another one."),
            ),
            ChoiceField(
                "pretraining.optimiser",
                self.tr("Optimiser"),
                options=[("adamw", "AdamW"), ("sgd", "SGD"), ("lars", "LARS")],
            ),
            NumberField(
                "pretraining.held_out",
                self.tr("Images that only measure"),
                self.tr("The best epoch is chosen on them."),
                low=0,
                high=50,
                step=5,
                unit="%",
                factor=100,
            ),
            OptionalField(
                "pretraining.patience",
                self.tr("Patience"),
                self.tr("Epochs without a better figure before it stops. Otherwise it never stops early."),
                low=1,
                high=100_000,
                usual=30,
                step=5,
            ),
            ChoiceField(
                "pretraining.precision",
                self.tr("Precision"),
                options=[("auto", self.tr("automatic")), ("float32", "float32"), ("bf16", "bfloat16")],
            ),
            ChoiceField(
                "pretraining.head.version",
                self.tr("Projection head"),
                self.tr("What sits on the encoder while it pretrains; it is not kept."),
                options=[(1, self.tr("as SimCLR")), (2, self.tr("as SimCLR v2"))],
            ),
            NumberField("pretraining.head.depth", self.tr("Its layers"), low=1, high=8),
            NumberField("pretraining.head.width", self.tr("Its channels"), low=8, high=8192, step=64),
        ]

    def _views(self) -> list[Field]:
        whole: dict[str, Any] = {"low": 0, "high": 100, "step": 5, "unit": "%", "factor": 100}
        fields: list[Field] = [
            NumberField(
                "pretraining.views.size",
                self.tr("Size of a view"),
                self.tr("Defects must still be seen at this size."),
                low=32,
                high=512,
                step=16,
                unit="px",
            )
        ]
        rows: tuple[tuple[str, str, str, dict[str, Any]], ...] = (
            ("crop", self.tr("Crop"), self.tr("The smallest part of a photo that a view shows."), whole | {"low": 5}),
            ("flip", self.tr("Mirror left to right"), self.tr("Share of views. Not for parts with writing."), whole),
            ("flip_down", self.tr("Mirror top to bottom"), self.tr("Share of views."), whole),
            ("rotation", self.tr("Turn"), self.tr("To either side."), {"low": 0, "high": 180, "step": 5, "unit": "°"}),
            (
                "colour",
                self.tr("Brightness and contrast"),
                self.tr("To either side. Too much makes stains look like shadow."),
                whole | {"high": 95},
            ),
            (
                "hue",
                self.tr("Hue"),
                self.tr("Leave it off where a colour is a defect."),
                whole | {"high": 50, "step": 1},
            ),
            ("grey", self.tr("Without colour"), self.tr("Share of views."), whole),
            (
                "blur",
                self.tr("Blur"),
                self.tr("At most this much. Strong blur wipes away fine scratches."),
                {"low": 0, "high": 8, "step": 0.1, "decimals": 1, "unit": "px"},
            ),
            ("noise", self.tr("Noise"), self.tr("As a share of white."), whole | {"high": 50, "step": 1}),
            ("cut_out", self.tr("Blank square"), self.tr("Its side, as a share of the view's."), whole | {"high": 90}),
        )
        fields += [ChangeField(f"pretraining.views.{name}", word, help_, **kw) for name, word, help_, kw in rows]
        return fields

    def _heads(self) -> list[Field | ScheduleTable | KindsField]:
        return [
            NumberField(
                "finetuning.defects",
                self.tr("Drawn defects on each good image"),
                self.tr("What the heads learn from until enough anomalies are labelled."),
                low=1,
                high=100,
            ),
            KindsField(),
            NumberField(
                "finetuning.learn_from",
                self.tr("Anomalies that must be there to learn from"),
                self.tr("A few would be learned by heart; fewer only measure."),
                low=1,
                high=10_000,
            ),
            NumberField(
                "finetuning.head_steps",
                self.tr("Steps of the localising head"),
                self.tr("It learns where an anomaly is."),
                low=1,
                high=1_000_000,
                step=100,
            ),
            NumberField(
                "finetuning.head_weight",
                self.tr("Its weight"),
                self.tr("Beside the patch memory, which weighs 6; chosen by itself where anomalies are labelled."),
                low=0,
                high=6,
                step=0.5,
                decimals=1,
            ),
            SwitchField(
                "finetuning.classifier",
                self.tr("Classifier head, too"),
                self.tr("It learns whether there is an anomaly at all, from labelled ones."),
            ),
            NumberField("finetuning.epochs", self.tr("Its epochs"), low=1, high=10_000, step=10),
            NumberField("finetuning.dropout", self.tr("Its dropout"), low=0, high=90, step=5, unit="%", factor=100),
            NumberField("finetuning.rate", self.tr("Learning rate"), low=0.000001, high=1, step=0.0005, decimals=6),
            NumberField("finetuning.batch", self.tr("Batch"), low=2, high=4096, step=4),
            SwitchField(
                "finetuning.balanced",
                self.tr("As many good as anomalies in a batch"),
            ),
            ScheduleTable(),
        ]

    def _seed(self) -> list[Field]:
        return [
            NumberField(
                "seed",
                self.tr("Seed"),
                self.tr("The same images, settings and seed give the same bundle."),
                low=0,
                high=2_000_000_000,
            )
        ]
