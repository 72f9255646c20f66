"""What a bundle says of itself, as a value and as the plain content of `bundle.json`, of every schema so far."""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from inspector.core.calibration import Calibration
from inspector.core.judgement import Limit, Limits
from inspector.core.recipe import Recipe

SCHEMA = 4


@dataclass(frozen=True, slots=True)
class Facts:
    """What a bundle says of itself.

    `created` is the time of training; `inspector` the version that trained it. `encoder` tells backbone, taps
    and weights. `learning` holds the curves of what was learned, and what the heads learned from.
    `images` are content hashes by role (fit, calibrate, test, anomaly, learn). `report` is what
    evaluation through the exported graph gave, `notes` what a person should know, `seconds` the time of each stage.
    `trained_limits`: those that training gave, and that the report was measured with, where a person moved them since.
    """

    created: datetime
    inspector: str
    recipe: Recipe
    encoder: dict[str, Any]
    learning: dict[str, Any]
    calibration: Calibration
    limits: Limits
    images: dict[str, tuple[str, ...]]
    report: dict[str, Any]
    notes: tuple[str, ...]
    seconds: dict[str, float]
    trained_limits: Limits | None = None


def to_content(facts: Facts) -> dict[str, Any]:
    """Return the facts as plain values."""
    return {
        "created": facts.created.isoformat(),
        "inspector": facts.inspector,
        "recipe": facts.recipe.to_json(),
        "encoder": facts.encoder,
        "learning": facts.learning,
        "calibration": {"method": facts.calibration.method, "scores": list(facts.calibration.scores)},
        "limits": asdict(facts.limits),
        "images": {role: list(hashes) for role, hashes in facts.images.items()},
        "report": facts.report,
        "notes": list(facts.notes),
        "seconds": facts.seconds,
        "trained_limits": None if facts.trained_limits is None else asdict(facts.trained_limits),
    }


def from_content(content: dict[str, Any], schema: int) -> Facts:
    """Return the facts of a content of any schema. Raises all sorts of errors for what does not hold together."""
    content = _brought_forward(content, schema)
    calibration, trained = content["calibration"], content.get("trained_limits")
    return Facts(
        created=datetime.fromisoformat(content["created"]),
        inspector=str(content["inspector"]),
        recipe=Recipe.from_json(content["recipe"]),
        encoder=dict(content["encoder"]),
        learning=dict(content["learning"]),
        calibration=Calibration(tuple(calibration["scores"]), calibration["method"]),
        limits=_limits(content["limits"]),
        images={role: tuple(hashes) for role, hashes in content["images"].items()},
        report=dict(content["report"]),
        notes=tuple(content["notes"]),
        seconds=dict(content["seconds"]),
        trained_limits=None if trained is None else _limits(trained),
    )


def _brought_forward(content: dict[str, Any], schema: int) -> dict[str, Any]:
    """Return the content of any schema as the newest has it.

    The first knew neither pretraining nor heads, the second neither a region nor ignored polygons. Since the third the
    graph asks which patches are kept.
    """
    if schema < 2:
        recipe = {**content["recipe"], "taps": "auto", "pretraining": None, "finetuning": None}
        content = content | {"recipe": recipe, "learning": {}}
    if schema < 3:
        recipe = content["recipe"]
        whole = {**recipe["preparation"], "region": None, "ignored": []}
        content = content | {"recipe": {**recipe, "preparation": whole}}
    return content


def _limits(content: dict[str, Any]) -> Limits:
    return Limits(review=Limit(**content["review"]), anomaly=Limit(**content["anomaly"]))
