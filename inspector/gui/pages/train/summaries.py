"""What a closed section of "More" says of itself in one line."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from inspector.core.pretraining import Change
from inspector.gui.pages.train.draft import Draft
from inspector.gui.pages.train.words import share


def summary(section: str, draft: Draft) -> str:
    """Return the line of a section."""
    return _LINES[section](draft)


def _limits(draft: Draft) -> str:
    text = QCoreApplication.translate("Train", "{rejects} false rejects, {reviews} reviews")
    return text.format(rejects=share(draft.recipe.false_rejects), reviews=share(draft.recipe.reviews))


def _pictures(draft: Draft) -> str:
    preparation = draft.recipe.preparation
    parts = [QCoreApplication.translate("Train", "{n} px").format(n=preparation.size)]
    if preparation.tiled:
        parts.append(QCoreApplication.translate("Train", "tiles"))
    if draft.recipe.even_light:
        parts.append(QCoreApplication.translate("Train", "even light"))
    if preparation.region is not None:
        parts.append(QCoreApplication.translate("Train", "region"))
    if preparation.ignored:
        parts.append(QCoreApplication.translate("Train", "{n} ignored").format(n=len(preparation.ignored)))
    return ", ".join(parts)


def _encoder(draft: Draft) -> str:
    text = QCoreApplication.translate("Train", "{backbone}, {n} patches")
    return text.format(backbone=draft.recipe.backbone, n=draft.recipe.patches)


def _pretraining(draft: Draft) -> str:
    if not draft.has("pretraining"):
        return QCoreApplication.translate("Train", "left out")
    text = QCoreApplication.translate("Train", "{n} epochs, batch of {batch}")
    return text.format(n=draft.pretraining.epochs, batch=draft.pretraining.batch)


def _views(draft: Draft) -> str:
    views = draft.pretraining.views
    changes = [getattr(views, name) for name in views.__slots__]
    on = sum(change.on for change in changes if isinstance(change, Change))
    return QCoreApplication.translate("Train", "{n} kinds of change").format(n=on)


def _finetuning(draft: Draft) -> str:
    if not draft.has("finetuning"):
        return QCoreApplication.translate("Train", "left out")
    text = QCoreApplication.translate("Train", "{n} drawn defects an image, {steps} steps")
    line = text.format(n=draft.finetuning.defects, steps=draft.finetuning.head_steps)
    if rows := len(draft.finetuning.schedule):
        line += QCoreApplication.translate("Train", ", unfreezing in {n} rows").format(n=rows)
    return line


def _machine(draft: Draft) -> str:
    return QCoreApplication.translate("Train", "seed {n}").format(n=draft.recipe.seed)


_LINES: dict[str, Callable[[Draft], str]] = {
    "limits": _limits,
    "pictures": _pictures,
    "encoder": _encoder,
    "pretraining": _pretraining,
    "views": _views,
    "finetuning": _finetuning,
    "machine": _machine,
}
