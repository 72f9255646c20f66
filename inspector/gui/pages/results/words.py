"""What the page says, in one place: outcomes, and what the calibration promises."""

from PySide6.QtCore import QCoreApplication

from inspector.core.calibration import needed_for, rounded_up
from inspector.core.judgement import Limit
from inspector.gui.pages.results.shown import Odd, Shown
from inspector.gui.words import in_figures, localised
from inspector.runtime.metrics import Count, written_percent
from inspector.services.outcomes import Outcome

translate = QCoreApplication.translate  # lupdate knows this name


def outcome_word(outcome: Outcome) -> str:
    """Return what became of an image: "Escaped"."""
    words = {
        Outcome.PASSED: translate("Results", "Passed"),
        Outcome.GOOD_REVIEWED: translate("Results", "To review"),
        Outcome.FALSE_REJECT: translate("Results", "False reject"),
        Outcome.ESCAPED: translate("Results", "Escaped"),
        Outcome.ANOMALY_REVIEWED: translate("Results", "To review"),
        Outcome.CAUGHT: translate("Results", "Caught"),
    }
    return words[outcome]


def measured_words(shown: Shown) -> str:
    """Return what a bundle was measured on."""
    name, unseen = shown.bundle.name, len(shown.unseen)
    if not shown.judgements.judged:
        words = translate("Results", "No image is labelled yet: label some, and {name} is measured on them")
        return words.format(name=name)
    if not unseen:
        words = translate("Results", "{name} has learned from every labelled image: new ones would measure it")
        return words.format(name=name)
    good = len(shown.good) if shown.measured else 0
    words = translate("Results", "{name} on {n} images that it never saw: {good} good, {anomaly} anomaly")
    return words.format(name=name, n=in_figures(unseen), good=in_figures(good), anomaly=in_figures(len(shown.anomaly)))


def of_words(count: Count) -> str:
    """Return "2 of 41"."""
    return translate("Results", "{count} of {n}").format(count=in_figures(count.count), n=in_figures(count.n))


def interval_words(count: Count) -> str:
    """Return "4.9 %, 95 % interval 0.6–16.5 %"; nothing of nothing."""
    if count.rate is None:
        return ""
    low, high = (localised(written_percent(end)) for end in count.interval)
    words = translate("Results", "{rate} %, 95 % interval {low}–{high} %")
    return unbroken(words.format(rate=localised(written_percent(count.rate)), low=low, high=high))


def promise_words(limit: Limit, n: int, *, exact: bool, missing: int | None = None) -> str:
    """Return what n good images promise for a limit, as `core.calibration.explain` says it in English."""
    images = translate("Results", "1 good image") if n == 1 else translate("Results", "{n} good images").format(n=n)
    wanted = localised(rounded_up(limit.wanted, digits=4))
    promised = localised(rounded_up(limit.promised, digits=2))
    if limit.guaranteed:
        rate = (translate("Results", "at most {rate}") if exact else translate("Results", "about {rate}")).format(
            rate=wanted
        )
        words = translate(
            "Results", "{images} promise {rate} false rejects, for parts and light like those photographed."
        )
        if n == 1:
            words = translate(
                "Results", "{images} promises {rate} false rejects, for parts and light like those photographed."
            )
        return unbroken(words.format(images=images, rate=rate))
    if limit.by_hand:
        words = translate(
            "Results", "Set by hand: by {images}, about {rate} of good parts lie above it; nothing is promised."
        )
        return unbroken(words.format(images=images, rate=promised))
    words = translate("Results", "{images} support a false-reject limit of {promised}, not {wanted}.")
    if n == 1:
        words = translate("Results", "{images} supports a false-reject limit of {promised}, not {wanted}.")
    more = translate("Results", "Add {more} to promise {wanted}.")
    added = more.format(more=needed_for(limit.wanted) - n if missing is None else missing, wanted=wanted)
    return unbroken(f"{words.format(images=images, promised=promised, wanted=wanted)} {added}")


def apart_words(odd: Odd) -> str:
    """Return that one good image sets the anomaly limit, and what to do; once it is out, what comes next."""
    if not odd.good:
        gone = translate(
            "Results", "{name} alone set the anomaly limit and is not in Good any more. Train again: the limit follows."
        )
        return gone.format(name=odd.path.name)
    words = translate(
        "Results",
        "{name} is unlike all other good images and alone sets the anomaly limit: by all others it would be {value}. "
        "Take it out of Good, or add more like it.",
    )
    return words.format(name=odd.path.name, value=in_figures(odd.limit_without, 2))


def unbroken(words: str) -> str:
    """Keep figures and their signs on one line."""
    return words.replace(" %", "\u00a0%")
