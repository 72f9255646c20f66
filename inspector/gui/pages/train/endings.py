"""What the page says when a run has ended, and of one that did not end."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from inspector.core.errors import InspectorError, OutOfDeviceMemory, TooFewImages
from inspector.core.recipe import SCRATCH
from inspector.core.stages import ALONE, TAKES
from inspector.gui.faults import in_words
from inspector.gui.pages.train.outcome import Answer, Outcome, figures_of
from inspector.gui.times import clock
from inspector.gui.words import error_sentence
from inspector.runtime.facts import Facts
from inspector.services.measuring import many_escape
from inspector.services.training import Trained
from inspector.store.pending import PendingRun

_REJECTED = 20  # files that are named


def show_trained(outcome: Outcome, trained: Trained, *, used: str, first: bool, offered: bool) -> None:
    """Show a finished run. `used`: the bundle in use; `first`: this one is; `offered`: it can be put in use."""
    bundle = trained.bundle
    said = [note for note in bundle.facts.notes if not note.startswith(TAKES)]
    odd = [in_words(note) for note in said if ALONE in note]
    notes = [in_words(note) for note in said if ALONE not in note]
    lead = ""
    if first:
        lead = QCoreApplication.translate("Train", "It is in use now, as the first bundle of this project.")
    elif used:
        lead = QCoreApplication.translate("Train", "{name} stays in use until you choose this one.").format(name=used)
    answers = [Answer(QCoreApplication.translate("Train", "See results"), "results", primary=not offered), again()]
    if offered:
        answers.insert(0, Answer(QCoreApplication.translate("Train", "Use this bundle"), "use", primary=True))
    outcome.show_outcome(
        QCoreApplication.translate("Train", "Trained: {name}").format(name=bundle.name),
        lead,
        well=True,
        figures=figures_of(bundle.facts),
        rest=[*odd, *_advice(bundle.facts), *notes, *_rejected(trained)],
        answers=answers,
    )


def _advice(facts: Facts) -> list[str]:
    """Return what helps where anomalies escape; nothing where few do, or where nobody knows."""
    if not many_escape(facts.report):
        return []
    advice = []
    if facts.recipe.finetuning is None:
        advice.append(
            QCoreApplication.translate(
                "Train",
                "Anomalies escape. The preset Standard often finds more: it also learns from photos and drawn defects.",
            )
        )
    if facts.recipe.weights == SCRATCH:
        advice.append(
            QCoreApplication.translate(
                "Train", "Our own encoder, or a weights file to start from, usually sees more than chance does."
            )
        )
    return advice


def show_failed(outcome: Outcome, error: InspectorError) -> None:
    """Show why nothing was trained, and the way out."""
    answers = _after_failure()
    if isinstance(error, TooFewImages):
        answers[0] = Answer(QCoreApplication.translate("Train", "Go to Images"), "images", primary=True)
    elif isinstance(error, OutOfDeviceMemory) and not error.device.startswith("cpu"):
        answers.insert(0, Answer(QCoreApplication.translate("Train", "Train on the processor"), "cpu"))
    _show_nothing(
        outcome,
        error,
        QCoreApplication.translate("Train", "No bundle was saved. Those from before are as they were."),
        answers,
    )


def show_crashed(outcome: Outcome, error: Exception) -> None:
    """Show that a fault of ours ended the run; its details are in the dialog for that."""
    _show_nothing(
        outcome,
        error,
        QCoreApplication.translate("Train", "This is a fault of Inspector. What was pretrained is kept."),
        _after_failure(),
    )


def interrupted(run: PendingRun) -> str:
    """Return what is said of a run that did not end."""
    wanted, when = run.recipe.pretraining, clock(run.began)
    if wanted is None:
        text = QCoreApplication.translate("Train", "A run that began at {time} was interrupted. It would start over.")
        return text.format(time=when)
    if run.epochs >= wanted.epochs:
        text = QCoreApplication.translate(
            "Train", "A run that began at {time} was interrupted after its pretraining, which is kept."
        )
        return text.format(time=when)
    text = QCoreApplication.translate(
        "Train", "A run that began at {time} was interrupted after epoch {n} of {all} of its pretraining."
    )
    return text.format(time=when, n=run.epochs, all=wanted.epochs)


def again() -> Answer:
    """Return the button that leads back to the choices."""
    return Answer(QCoreApplication.translate("Train", "New run"), "before")


def _after_failure() -> list[Answer]:
    return [
        Answer(QCoreApplication.translate("Train", "Change the choices"), "before", primary=True),
        Answer(QCoreApplication.translate("Train", "Try again"), "again"),
    ]


def _show_nothing(outcome: Outcome, error: Exception, rest: str, answers: Sequence[Answer]) -> None:
    heading = QCoreApplication.translate("Train", "Nothing was trained")
    outcome.show_outcome(heading, error_sentence(error), well=False, rest=[rest], answers=answers)


def _rejected(trained: Trained) -> list[str]:
    named = [in_words(f"{item.path.name}: {item.cause}") for item in trained.rejected[:_REJECTED]]
    if more := len(trained.rejected) - len(named):
        named.append(QCoreApplication.translate("Train", "… and {n} more files that could not be used").format(n=more))
    return named
