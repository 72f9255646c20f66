"""Results as text: what a person reads at the end of a command."""

from collections.abc import Mapping
from typing import Any

from inspector.core.calibration import explain
from inspector.core.judgement import Limit, Verdict
from inspector.core.recipe import SCRATCH, Preparation
from inspector.imaging.counting import ignored_pixels
from inspector.runtime.bundle import Bundle
from inspector.runtime.facts import Facts
from inspector.runtime.metrics import Count
from inspector.services.demonstrating import Demonstration, verdict_table
from inspector.services.measuring import many_escape
from inspector.services.roles import HELD_OUT, missing_to

_FINE = (1024, 1024)  # the grid on which the share of ignored polygons is taken


def show_training(bundle: Bundle) -> str:
    """Return what was trained, on what, and what it promises."""
    facts = bundle.facts
    lines = [
        f"Saved {bundle.path}",
        f"  {len(facts.images['fit'])} good images fitted, limits calibrated on "
        f"{len(facts.calibration.scores)} ({facts.calibration.method})",
        *_marked(facts.recipe.preparation, "  judged: "),
        *_learned(bundle, "  "),
        *_limits(bundle),
    ]
    if facts.report.get("anomaly") or facts.report.get("good"):
        lines.append(show_figures(facts.report))
    return "\n".join([*lines, *_advice(facts)])


def show_bundle(bundle: Bundle) -> str:
    """Return what `inspector info` shows."""
    facts, recipe = bundle.facts, bundle.facts.recipe
    preparation = recipe.preparation
    how = "tiles at native resolution" if preparation.tiled else "the whole picture"
    images = ", ".join(f"{len(hashes)} {role}" for role, hashes in facts.images.items() if hashes)
    lines = [
        f"Bundle {bundle.name}, trained {facts.created:%Y-%m-%d %H:%M} UTC by Inspector {facts.inspector}",
        f"  encoder     {facts.encoder.get('backbone')}, from {facts.encoder.get('weights')}, "
        f"taps {', '.join(facts.encoder.get('taps', []))}",
        f"  picture     {how}, size {preparation.size}, light {'evened' if recipe.even_light else 'as it is'}",
        *_marked(preparation, "  judged      "),
        *_learned(bundle, "  learning    "),
        f"  images      {images}",
        f"  calibration {len(facts.calibration.scores)} good images, {facts.calibration.method}",
        *_limits(bundle),
        f"  trained in  {sum(facts.seconds.values()):.1f} s",
    ]
    lines += [f"  note        {note}" for note in facts.notes]
    if facts.report.get("anomaly") or facts.report.get("good"):
        lines.append(show_figures(facts.report))
    return "\n".join(lines)


def _advice(facts: Facts) -> list[str]:
    """Return a line on what helps where many anomalies escape, as the window says it."""
    if not many_escape(facts.report):
        return []
    helps = []
    if facts.recipe.finetuning is None:
        helps.append("the preset standard often finds more: it also learns from photos and drawn defects")
    if facts.recipe.weights == SCRATCH:
        helps.append(
            "our own encoder (--weights shipped), or a weights file to start from, usually sees more than chance does"
        )
    return [f"  note            anomalies escape; {'; '.join(helps)}"] if helps else []


def _marked(preparation: Preparation, margin: str) -> list[str]:
    """Return what of the photos is judged, a line each: nothing where all of them is."""
    lines = []
    if preparation.region is not None:
        left, top, width, height = (f"{100 * share:.3g}" for share in preparation.region)
        lines.append(f"{margin}{width} × {height} % of the photo, from {left} % of its width and {top} % of its height")
    if (ignored := ignored_pixels(_FINE, preparation)) is not None:
        count, share = len(preparation.ignored), 100 * float(ignored.mean())
        lines.append(f"{margin}without {count} ignored polygon{'s' * (count != 1)}, {share:.2g} % of that")
    return lines


def _learned(bundle: Bundle, margin: str) -> list[str]:
    """Return what was learned beside the memories, a line each: nothing of a bundle that remembers only."""
    facts, lines = bundle.facts, []
    if facts.recipe.pretraining is not None:
        epochs = len(facts.learning.get("curves", {}).get("pretrain", ()))
        lines.append(f"{margin}encoder pretrained on these photos, {epochs} epochs")
    for row in facts.learning.get("fine-tuning", {}).get("rows", ()):
        learned = f"{row['trainable']:,} of {row['total']:,} parameters, {row['epochs']} epochs at {row['rate']:g}"
        lines.append(f"{margin}encoder fine-tuned: {learned}")
    if heads := facts.learning.get("heads"):
        weights, labelled = facts.learning["weights"], heads["labelled"]
        found = f" and {labelled} labelled anomalies ({heads['masks']} with masks)" if labelled else ""
        how = "chosen on the labelled anomalies" if facts.learning["chosen"] else "the usual ones"
        lines.append(f"{margin}heads learned from {heads['drawn']} synthetic defects{found}")
        lines.append(
            f"{margin}evidence: memory 6, localising head {weights['localising']:g}, "
            f"classifier head {weights['classifier']:g}, known anomalies {weights.get('known', 0):g} ({how})"
        )
    return lines


def show_figures(figures: Mapping[str, Any]) -> str:
    """Return the figures of an evaluation; escapes and false rejects apart, each with its interval."""
    lines = [f"  judged          {figures['good']} good, {figures['anomaly']} anomaly"]
    against = " (good scores from the calibration)" if figures.get("good_scores_from") else ""
    for key, name in (("image_auroc", "image AUROC"), ("image_ap", "image AP"), ("f1_max", "F1 at best")):
        if figures.get(key) is not None:
            lines.append(f"  {name:<15} {figures[key]:.3f}{against}")
    for key, name in (("pixel_auroc", "pixel AUROC"), ("aupro", "AUPRO")):
        if figures.get(key) is not None:
            lines.append(f"  {name:<15} {figures[key]:.3f}")
    for key, name in (
        ("escapes", "escapes"),
        ("false_rejects", "false rejects"),
        ("reviews_good", "good reviewed"),
        ("reviews_anomaly", "anom. reviewed"),
    ):
        if figures[key]["n"]:
            lines.append(f"  {name:<15} {Count(figures[key]['count'], figures[key]['n'])}")
    if figures.get("ms_per_image") is not None:
        lines.append(f"  time            {figures['ms_per_image']:.1f} ms an image")
    return "\n".join(lines)


def show_demo(demonstration: Demonstration) -> str:
    """Return the table of verdicts, the figures, and where the pictures are."""
    lines = [f"\n{'drawn as':<16}{'parts':>6}{'good':>7}{'review':>8}{'anomaly':>9}"]
    for name, counts in verdict_table(demonstration):
        good, review, anomaly = (counts[verdict] for verdict in (Verdict.GOOD, Verdict.REVIEW, Verdict.ANOMALY))
        lines.append(f"{name.replace('_', ' '):<16}{sum(counts.values()):>6}{good:>7}{review:>8}{anomaly:>9}")
    folder = demonstration.folder
    lines += [
        "",
        show_figures(demonstration.evaluation.figures),
        *_limits(demonstration.trained.bundle),
        "",
        f"  All lines       {folder / 'lines.png'}",
        f"  Judged parts    {demonstration.overview}",
        f"  Each of them    {folder / 'overlays'}",
        f"  The bundle      {demonstration.trained.bundle.path}",
    ]
    return "\n".join(lines)


def show_limits(bundle: Bundle) -> str:
    """Return what `inspector limits` shows: the limits in force, what they promise, and those of the training."""
    return "\n".join([f"Bundle {bundle.name}", *_limits(bundle)])


def _limits(bundle: Bundle) -> list[str]:
    limits, n = bundle.facts.limits, len(bundle.facts.calibration.scores)

    exact = bundle.facts.calibration.method == HELD_OUT
    missing = missing_to(bundle.facts.images, bundle.facts.recipe)

    def line(name: str, limit: Limit) -> str:
        sure = "guaranteed" if exact else "approximate"
        how = sure if limit.guaranteed else "by hand" if limit.by_hand else "estimated"
        return f"  {name} above {limit.value:.3f} ({how})"

    lines = [
        line("anomaly    ", limits.anomaly),
        line("review     ", limits.review),
        f"  promise     {explain(limits.anomaly, n, exact=exact, missing=missing)}",
    ]
    if (trained := bundle.facts.trained_limits) is not None:
        values = f"anomaly above {trained.anomaly.value:.3f}, review above {trained.review.value:.3f}"
        lines.append(f"  trained     {values}; the figures of the report are theirs")
    return lines
