"""What makes a run the same again."""

from PySide6.QtCore import QCoreApplication

from inspector.gui.pages.train.fields import Field, NumberField

tr = QCoreApplication.translate


def seed() -> list[Field]:
    """Return the fields of the section, in their order."""
    return [
        NumberField(
            "seed",
            tr("More", "Seed"),
            tr("More", "The same images, settings and seed give the same bundle."),
            low=0,
            high=2_000_000_000,
        )
    ]
