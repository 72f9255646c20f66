"""Inspections to record."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np

from inspector.core.judgement import HeatMap, Limit, Limits, Verdict
from inspector.store.journal.entries import BundleName, NewEntry

LIMITS = Limits(review=Limit(1.0, 0.1, 0.1, guaranteed=True), anomaly=Limit(2.0, 0.01, 0.05, guaranteed=False))
NOON = datetime(2025, 11, 19, 12, tzinfo=UTC)
PHOTOGRAPH = np.random.default_rng(0).integers(0, 256, (300, 400, 3), dtype=np.uint8)
HEAT = HeatMap(np.array([[0.1, 0.2, 0.3], [0.4, 5.5, 0.6]], np.float32), (300, 400))


def an_entry(verdict: Verdict = Verdict.GOOD, *, minutes: float = 0, **changes: Any) -> NewEntry:
    """Return an inspection, so many minutes after noon."""
    made = NewEntry(
        time=NOON + timedelta(minutes=minutes),
        verdict=verdict,
        limits=LIMITS,
        bundle=BundleName("b1", "5ea1"),
        camera="Eye",
        number=7,
        took_ms=12.5,
        score=0.5,
        p_value=0.25,
        heat_map=HEAT,
        photograph=PHOTOGRAPH,
    )
    return replace(made, **changes)


def a_failure(**changes: Any) -> NewEntry:
    """Return an inspection that came to nothing."""
    nothing = {"score": None, "p_value": None, "heat_map": None, "photograph": None, "error": "it blinked"}
    return an_entry(Verdict.REVIEW, **(nothing | changes))
