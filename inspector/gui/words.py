"""The screen's words for verdicts, labels and errors: one place, so that every page says the same."""

from PySide6.QtCore import QCoreApplication

from inspector.core.errors import InspectorError
from inspector.core.judgement import Verdict
from inspector.core.sample import Label
from inspector.store.settings import Settings


def verdict_word(settings: Settings, verdict: Verdict) -> str:
    """Return a verdict as the plant calls it, or as the language does."""
    own = {Verdict.GOOD: settings.good, Verdict.REVIEW: settings.review, Verdict.ANOMALY: settings.anomaly}[verdict]
    return own.strip() or usual_word(verdict)


def usual_word(verdict: Verdict) -> str:
    """Return a verdict as the language calls it."""
    words = {
        Verdict.GOOD: QCoreApplication.translate("Words", "Good"),
        Verdict.REVIEW: QCoreApplication.translate("Words", "Review"),
        Verdict.ANOMALY: QCoreApplication.translate("Words", "Anomaly"),
    }
    return words[verdict]


def label_word(label: Label | None) -> str:
    """Return a label's word; None is an image that nobody has labelled."""
    if label is None:
        return QCoreApplication.translate("Words", "Unlabelled")
    return usual_word(Verdict.GOOD if label is Label.GOOD else Verdict.ANOMALY)


def error_sentence(error: Exception) -> str:
    """Return what a known error says, as a sentence for the screen."""
    text = " ".join(str(error).split())
    if isinstance(error, InspectorError) and text:
        return text if text[-1] in ".?" else f"{text}."
    return QCoreApplication.translate("Words", "Something unexpected happened: {what}").format(
        what=text or type(error).__name__
    )


def stage_word(stage: str) -> str:
    """Return what a stage of a task does; a stage that has no words yet is told by its name."""
    say = QCoreApplication.translate
    words = {
        "draw": say("Stages", "Drawing parts"),
        "scan": say("Stages", "Finding images"),
        "import": say("Stages", "Copying images"),
        "read": say("Stages", "Reading images"),
        "views": say("Stages", "Drawing views"),
        "defects": say("Stages", "Drawing defects"),
        "start": say("Stages", "Preparing the encoder"),
        "pretrain": say("Stages", "Pretraining the encoder"),
        "save": say("Stages", "Saving the encoder"),
        "fine-tune": say("Stages", "Fine-tuning the encoder"),
        "heads": say("Stages", "Teaching the heads"),
        "encode": say("Stages", "Encoding good images"),
        "fit": say("Stages", "Learning good parts"),
        "export": say("Stages", "Saving the bundle"),
        "calibrate": say("Stages", "Setting the limits"),
        "evaluate": say("Stages", "Testing the bundle"),
        "predict": say("Stages", "Judging images"),
        "measure": say("Stages", "Computing figures"),
    }
    return words.get(stage, stage.capitalize())
