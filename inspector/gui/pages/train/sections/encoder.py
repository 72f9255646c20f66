"""What looks at the photographs, and how much of it is remembered."""

from PySide6.QtCore import QCoreApplication

from inspector.gui.pages.train.fields import ChoiceField, Field, NumberField

BACKBONES = ("resnet18", "resnet50", "mobilenet_v2", "mobilenet_v3_large", "efficientnet_b0", "convnext_tiny", "vgg16")

tr = QCoreApplication.translate


def encoder() -> list[Field]:
    """Return the fields of the section, in their order."""
    return [
        ChoiceField(
            "backbone",
            tr("More", "Backbone"),
            tr("More", "The network that looks at the photos. Larger ones are slower."),
            options=[(name, name) for name in BACKBONES],
        ),
        ChoiceField(
            "normalisation",
            tr("More", "Colours expected"),
            tr("More", "How the weights want their input; only for weights files."),
            options=[
                ("imagenet", tr("More", "as ImageNet")),
                ("half", tr("More", "−1 to 1")),
                ("none", tr("More", "0 to 1")),
            ],
        ),
        NumberField(
            "patches",
            tr("More", "Patches remembered"),
            tr("More", "How many places of good parts each look keeps. More is finer, and slower to judge."),
            low=10,
            high=20_000,
            step=500,
        ),
    ]
