"""What a bundle promises, and what that is measured on."""

from typing import Any

from PySide6.QtCore import QCoreApplication

from inspector.gui.pages.train.fields import Field, NumberField

tr = QCoreApplication.translate


def limits() -> list[Field]:
    """Return the fields of the section, in their order."""
    percent: dict[str, Any] = {"low": 0.01, "high": 50, "step": 0.5, "decimals": 2, "unit": "%", "factor": 100}
    return [
        NumberField(
            "false_rejects",
            tr("More", "False rejects wanted"),
            tr("More", "At most this share of good parts may be called an anomaly."),
            **percent,
        ),
        NumberField(
            "reviews",
            tr("More", "Reviews wanted"),
            tr("More", "At most this share of good parts may be sent to a person or rejected."),
            **percent,
        ),
        NumberField(
            "test_share",
            tr("More", "Kept for the test"),
            tr("More", "This share of the good images is only measured, where there are 50 or more."),
            low=0,
            high=50,
            step=5,
            unit="%",
            factor=100,
        ),
    ]
