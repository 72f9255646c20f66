"""How photographs are prepared."""

from PySide6.QtCore import QCoreApplication

from inspector.gui.pages.train.fields import Field, NumberField, OptionalField, SwitchField

tr = QCoreApplication.translate


def pictures() -> list[Field]:
    """Return the fields of the section, in their order."""
    return [
        NumberField(
            "preparation.size",
            tr("More", "Image size"),
            tr("More", "Photos are brought to this size. Larger shows smaller defects, and takes longer."),
            low=64,
            high=2048,
            step=32,
            unit="px",
        ),
        SwitchField(
            "preparation.tiled",
            tr("More", "Tiles at full resolution"),
            tr("More", "For tiny defects on large photos: judges piece by piece. Much slower."),
        ),
        OptionalField(
            "preparation.magnification",
            tr("More", "Same scale for all photos"),
            tr("More", "For parts cut out of one camera's picture at different sizes."),
            low=0.01,
            high=8,
            usual=1,
            step=0.05,
            decimals=2,
        ),
        SwitchField(
            "even_light",
            tr("More", "Even light"),
            tr("More", "Brings every photo to one brightness, so that a dimmer lamp is not an anomaly."),
        ),
    ]
