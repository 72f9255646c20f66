"""Limits that a person moves: what they would do to judged images, and a bundle that judges by them from now on.

The trained limits are kept in the bundle, and its report stays as it was measured with them. What moved limits promise
is what the calibration scores say of them, and never a guarantee (`core.calibration.limit_at`).
"""

import math
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import numpy as np

from inspector.core.calibration import limit_at
from inspector.core.errors import RecipeInvalid
from inspector.core.judgement import Limit, Limits
from inspector.runtime.bundle import Bundle, reseal
from inspector.runtime.facts import Facts
from inspector.runtime.metrics import Count, Scores


@dataclass(frozen=True, slots=True)
class LimitCounts:
    """What two limits make of judged images, each count with its interval.

    `escapes`: anomalies called good. `false_rejects`: good images called anomaly. `reviews_good` and
    `reviews_anomaly`: those sent to a person.
    """

    escapes: Count
    false_rejects: Count
    reviews_good: Count
    reviews_anomaly: Count


def counts_at(good_scores: Scores, anomaly_scores: Scores, review: float, anomaly: float) -> LimitCounts:
    """Return what a review limit and an anomaly limit make of raw scores, in any order; quick enough for dragging.

    Raises `ValueError` where a score is not finite: an image that could not be judged is not a measurement.
    """
    good, bad = (np.asarray(scores, np.float64).reshape(-1) for scores in (good_scores, anomaly_scores))
    if not (np.isfinite(good).all() and np.isfinite(bad).all()):
        raise ValueError("a score is not finite")
    rejected, caught = int((good > anomaly).sum()), int((bad > anomaly).sum())
    passed, escaped = (int((scores <= min(review, anomaly)).sum()) for scores in (good, bad))
    return LimitCounts(
        escapes=Count(escaped, len(bad)),
        false_rejects=Count(rejected, len(good)),
        reviews_good=Count(len(good) - rejected - passed, len(good)),
        reviews_anomaly=Count(len(bad) - caught - escaped, len(bad)),
    )


def limits_at(facts: Facts, *, review: float | None = None, anomaly: float | None = None) -> Limits:
    """Return a bundle's limits moved to these values, None: left where it is; one at its trained value is as trained.

    Raises `RecipeInvalid` where the review limit would be above the anomaly limit, or a value is no score.
    """
    trained, now = facts.trained_limits or facts.limits, facts.limits

    def moved(value: float | None, before: Limit, first: Limit) -> Limit:
        if value is None or value == before.value:
            return before
        return first if value == first.value else limit_at(facts.calibration, value)

    limits = Limits(moved(review, now.review, trained.review), moved(anomaly, now.anomaly, trained.anomaly))
    if limits.review.value > limits.anomaly.value:
        values = f"{limits.review.value:g} is above the anomaly limit, {limits.anomaly.value:g}"
        raise RecipeInvalid("review limit", values)
    return limits


def move_limits(bundle: Bundle, *, review: float | None = None, anomaly: float | None = None) -> Bundle:
    """Let a bundle judge by limits at these values from now on, None: left where it is; its notes tell what was moved.

    Raises what `limits_at` and `runtime.bundle.reseal` raise.
    """
    facts = bundle.facts
    limits = limits_at(facts, review=review, anomaly=anomaly)
    trained = facts.trained_limits or facts.limits
    if limits == facts.limits:
        return bundle
    if limits == trained:
        return restore_limits(bundle)
    return _resealed(bundle, limits, trained, f"Limits moved by hand: {_told(facts.limits, limits)}.")


def restore_limits(bundle: Bundle) -> Bundle:
    """Let a bundle judge by the limits that training gave; one whose limits were not moved is returned as it is.

    Raises what `runtime.bundle.reseal` raises.
    """
    trained = bundle.facts.trained_limits
    if trained is None:
        return bundle
    note = f"Limits of the training restored: {_told(bundle.facts.limits, trained)}."
    return _resealed(bundle, trained, None, note)


def _resealed(bundle: Bundle, limits: Limits, trained: Limits | None, note: str) -> Bundle:
    stamp = datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC")
    notes = (*bundle.facts.notes, f"{stamp}: {note}")
    return reseal(bundle, replace(bundle.facts, limits=limits, trained_limits=trained, notes=notes))


def _told(before: Limits, after: Limits) -> str:
    """Return what changed, such as "anomaly from 3.21 to 3.5"."""
    pairs = (("review", before.review, after.review), ("anomaly", before.anomaly, after.anomaly))
    return ", ".join(f"{name} from {_figures(a.value, b.value)}" for name, a, b in pairs if a.value != b.value)


def _figures(before: float, after: float) -> str:
    """Return both values with as many digits as it takes to tell them apart."""
    digits = max(3, 2 - math.floor(math.log10(abs(after - before)))) if after != before else 3
    return f"{before:.{digits}f} to {after:.{digits}f}"
