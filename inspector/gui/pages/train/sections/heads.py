"""How heads are taught with drawn and labelled anomalies."""

from PySide6.QtCore import QCoreApplication

from inspector.gui.pages.train.fields import Field, NumberField, SwitchField
from inspector.gui.pages.train.kinds import KindsField
from inspector.gui.pages.train.schedule import ScheduleTable

tr = QCoreApplication.translate


def heads() -> list[Field | ScheduleTable | KindsField]:
    """Return the fields of the section, in their order."""
    return [
        NumberField(
            "finetuning.defects",
            tr("More", "Drawn defects on each good image"),
            tr("More", "What the heads learn from until enough anomalies are labelled."),
            low=1,
            high=100,
        ),
        KindsField(),
        NumberField(
            "finetuning.learn_from",
            tr("More", "Anomalies that must be there to learn from"),
            tr("More", "A few would be learned by heart; fewer only measure."),
            low=1,
            high=10_000,
        ),
        NumberField(
            "finetuning.head_steps",
            tr("More", "Steps of the localising head"),
            tr("More", "It learns where an anomaly is."),
            low=1,
            high=1_000_000,
            step=100,
        ),
        NumberField(
            "finetuning.head_weight",
            tr("More", "Its weight"),
            tr("More", "Beside the patch memory, which weighs 6; chosen by itself where anomalies are labelled."),
            low=0,
            high=6,
            step=0.5,
            decimals=1,
        ),
        SwitchField(
            "finetuning.classifier",
            tr("More", "Classifier head, too"),
            tr("More", "It learns whether there is an anomaly at all, from labelled ones."),
        ),
        NumberField("finetuning.epochs", tr("More", "Its epochs"), low=1, high=10_000, step=10),
        NumberField("finetuning.dropout", tr("More", "Its dropout"), low=0, high=90, step=5, unit="%", factor=100),
        NumberField("finetuning.rate", tr("More", "Learning rate"), low=0.000001, high=1, step=0.0005, decimals=6),
        NumberField("finetuning.batch", tr("More", "Batch"), low=2, high=4096, step=4),
        SwitchField(
            "finetuning.balanced",
            tr("More", "As many good as anomalies in a batch"),
        ),
        ScheduleTable(),
    ]
