"""How the encoder learns on the photographs themselves."""

from PySide6.QtCore import QCoreApplication

from inspector.gui.pages.train.fields import ChoiceField, Field, NumberField, OptionalField, SwitchField

tr = QCoreApplication.translate


def pretraining() -> list[Field]:
    """Return the fields of the section, in their order."""
    return [
        NumberField(
            "pretraining.epochs",
            tr("More", "Epochs"),
            tr("More", "How often all images are gone through. It stops early where nothing gets better."),
            low=1,
            high=100_000,
            step=10,
        ),
        NumberField(
            "pretraining.batch",
            tr("More", "Batch"),
            tr("More", "Images that are told apart from each other in a step."),
            low=2,
            high=65_536,
            step=16,
        ),
        OptionalField(
            "pretraining.physical",
            tr("More", "At once on the device"),
            tr("More", "Fewer images at once where memory is short; what is learned stays the same."),
            low=2,
            high=65_536,
            usual=16,
            step=8,
        ),
        OptionalField(
            "pretraining.rate",
            tr("More", "Learning rate"),
            tr("More", "Otherwise the optimiser's own, which suits the batch."),
            low=0.00001,
            high=100,
            usual=0.001,
            step=0.0005,
            decimals=5,
        ),
        NumberField(
            "pretraining.temperature",
            tr("More", "Temperature"),
            tr("More", "Lower looks harder at what is most alike."),
            low=0.01,
            high=10,
            step=0.05,
            decimals=2,
        ),
        SwitchField(
            "pretraining.decoupled",
            tr("More", "Decoupled loss"),
            tr("More", "Learns more from small batches."),
        ),
        SwitchField(
            "pretraining.defects_as_negatives",
            tr("More", "Tell drawn defects apart, too"),
            tr("More", "The same photo with a drawn defect counts as another one."),
        ),
        ChoiceField(
            "pretraining.optimiser",
            tr("More", "Optimiser"),
            options=[("adamw", "AdamW"), ("sgd", "SGD"), ("lars", "LARS")],
        ),
        NumberField(
            "pretraining.held_out",
            tr("More", "Images that only measure"),
            tr("More", "The best epoch is chosen on them."),
            low=0,
            high=50,
            step=5,
            unit="%",
            factor=100,
        ),
        OptionalField(
            "pretraining.patience",
            tr("More", "Patience"),
            tr("More", "Epochs without a better figure before it stops. Otherwise it never stops early."),
            low=1,
            high=100_000,
            usual=30,
            step=5,
        ),
        ChoiceField(
            "pretraining.precision",
            tr("More", "Precision"),
            options=[("auto", tr("More", "automatic")), ("float32", "float32"), ("bf16", "bfloat16")],
        ),
        ChoiceField(
            "pretraining.head.version",
            tr("More", "Projection head"),
            tr("More", "What sits on the encoder while it pretrains; it is not kept."),
            options=[(1, tr("More", "as SimCLR")), (2, tr("More", "as SimCLR v2"))],
        ),
        NumberField("pretraining.head.depth", tr("More", "Its layers"), low=1, high=8),
        NumberField("pretraining.head.width", tr("More", "Its channels"), low=8, high=8192, step=64),
    ]
