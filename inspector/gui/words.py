"""The screen's words for verdicts, labels and errors: one place, so that every page says the same."""

from PySide6.QtCore import QCoreApplication, QLocale

from inspector.core.errors import InspectorError
from inspector.core.judgement import Verdict
from inspector.core.sample import Label
from inspector.core.stages import STAGES
from inspector.gui.faults import in_words
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


def kind_word(kind: str) -> str:
    """Return a kind of anomaly as it is read: a folder's name, its underscores spaces."""
    return kind.replace("_", " ")


def bin_word(label: Label | None, kind: str = "") -> str:
    """Return what images of a label are called, anomalies of a kind by that."""
    return kind_word(kind) or label_word(label)


def error_sentence(error: Exception) -> str:
    """Return what a known error says, as a sentence for the screen."""
    text = " ".join(str(error).split())
    if isinstance(error, InspectorError) and text:
        return stopped(text)
    return QCoreApplication.translate("Words", "Something unexpected happened: {what}").format(
        what=in_words(text) or type(error).__name__
    )


def stopped(cause: str) -> str:
    """Return what the engine says in the language of the window, with a full stop where it has no end of its own."""
    said = in_words(cause)
    return said if said.endswith((".", "?")) else f"{said}."


def sentence(cause: str) -> str:
    """Return what the engine says as it stands alone: with a capital letter and a full stop."""
    said = stopped(cause)
    return said[:1].upper() + said[1:]


def stage_word(stage: str) -> str:
    """Return what a stage of a task does; a stage that has no words yet is told by its name."""
    return QCoreApplication.translate("Stages", STAGES.get(stage, stage.capitalize()))


def in_figures(value: float, decimals: int = 0) -> str:
    """Return a number as the language writes it: "1,137" and "0.98" in English, "1.137" and "0,98" in German."""
    return QLocale().toString(float(value), "f", decimals)


def in_few_figures(value: float, digits: int) -> str:
    """Return a number with so many digits that count, as the language writes it."""
    plain = f"{value:.{digits}g}"
    if "e-" in plain:
        return plain
    return in_figures(float(plain), 0 if "e" in plain else len(plain.partition(".")[2]))


def localised(figures: str) -> str:
    """Return figures that the engine wrote, in English, with the decimal point of the language."""
    return figures.replace(".", QLocale().decimalPoint())
