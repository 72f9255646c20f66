"""Which changes make two views of a photograph."""

from typing import Any

from PySide6.QtCore import QCoreApplication

from inspector.gui.pages.train.fields import ChangeField, Field, NumberField

tr = QCoreApplication.translate


def views() -> list[Field]:
    """Return the fields of the section, in their order."""
    whole: dict[str, Any] = {"low": 0, "high": 100, "step": 5, "unit": "%", "factor": 100}
    fields: list[Field] = [
        NumberField(
            "pretraining.views.size",
            tr("More", "Size of a view"),
            tr("More", "Defects must still be seen at this size."),
            low=32,
            high=512,
            step=16,
            unit="px",
        )
    ]
    rows: tuple[tuple[str, str, str, dict[str, Any]], ...] = (
        ("crop", tr("More", "Crop"), tr("More", "The smallest part of a photo that a view shows."), whole | {"low": 5}),
        ("flip", tr("More", "Mirror left to right"), tr("More", "Share of views. Not for parts with writing."), whole),
        ("flip_down", tr("More", "Mirror top to bottom"), tr("More", "Share of views."), whole),
        (
            "rotation",
            tr("More", "Turn"),
            tr("More", "To either side."),
            {"low": 0, "high": 180, "step": 5, "unit": "°"},
        ),
        (
            "colour",
            tr("More", "Brightness and contrast"),
            tr("More", "To either side. Too much makes stains look like shadow."),
            whole | {"high": 95},
        ),
        (
            "hue",
            tr("More", "Hue"),
            tr("More", "Leave it off where a colour is a defect."),
            whole | {"high": 50, "step": 1},
        ),
        ("grey", tr("More", "Without colour"), tr("More", "Share of views."), whole),
        (
            "blur",
            tr("More", "Blur"),
            tr("More", "At most this much. Strong blur wipes away fine scratches."),
            {"low": 0, "high": 8, "step": 0.1, "decimals": 1, "unit": "px"},
        ),
        ("noise", tr("More", "Noise"), tr("More", "As a share of white."), whole | {"high": 50, "step": 1}),
        (
            "cut_out",
            tr("More", "Blank square"),
            tr("More", "Its side, as a share of the view's."),
            whole | {"high": 90},
        ),
    )
    fields += [ChangeField(f"pretraining.views.{name}", word, help_, **kw) for name, word, help_, kw in rows]
    return fields
