"""What the Images page says of numbers of images, in one place, with singular and plural."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from inspector.gui.words import in_figures

if TYPE_CHECKING:
    from inspector.gui.library import Refused
    from inspector.store.bins import Counts
    from inspector.store.importing import ImportReport

_tr = QCoreApplication.translate


def say_counts(counts: "Counts", shown: int) -> str:
    """Return "12 of 480 images, 35 labelled"; empty without images."""
    if not counts.total:
        return ""
    total = _images(counts.total)
    if shown != counts.total:
        total = _tr("Images", "{n} of {images}").format(n=in_figures(shown), images=total)
    text = _tr("Images", "{images}, {labelled} labelled")
    return text.format(images=total, labelled=in_figures(counts.labelled))


def say_added(report: "ImportReport") -> str:
    """Return how many images came into which bins, and how many were there already."""
    parts = (
        _tr("Images", "{n} good").format(n=in_figures(report.good)) if report.good else "",
        _anomalies(report.anomaly) if report.anomaly else "",
        _tr("Images", "{n} unlabelled").format(n=in_figures(report.unlabelled)) if report.unlabelled else "",
        _masks(report.masks) if report.masks else "",
    )
    added = ", ".join(filter(None, parts)) or _tr("Images", "nothing new")
    text = _tr("Images", "Added: {added}.").format(added=added)
    if report.skipped:
        text += " " + _known(len(report.skipped))
    if report.unclear and report.unlabelled:
        text += " " + _tr("Images", "Folders named good and anomaly would have been labelled at once.")
    return text


def say_left_out(count: int) -> str:
    """Return how many files were not added."""
    if count == 1:
        return _tr("Images", "1 file was left out.")
    return _tr("Images", "{n} files were left out.").format(n=in_figures(count))


def say_refused(refused: "Refused") -> str:
    """Return what could not be done, and with how many files."""
    count = len(refused.files)
    if not count:
        return refused.sentence
    one = _tr("Images", "{what}: 1 file stayed as it was.")
    many = _tr("Images", "{what}: {n} files stayed as they were.")
    return (one if count == 1 else many).format(what=refused.sentence, n=in_figures(count))


def say_unusable(count: int) -> str:
    """Return how many files in the bins are no images that can be used."""
    if count == 1:
        return _tr("Images", "1 file cannot be used")
    return _tr("Images", "{n} files cannot be used").format(n=in_figures(count))


def _images(count: int) -> str:
    return _tr("Images", "1 image") if count == 1 else _tr("Images", "{n} images").format(n=in_figures(count))


def _anomalies(count: int) -> str:
    return _tr("Images", "1 anomaly") if count == 1 else _tr("Images", "{n} anomalies").format(n=in_figures(count))


def _masks(count: int) -> str:
    return _tr("Images", "1 mask") if count == 1 else _tr("Images", "{n} masks").format(n=in_figures(count))


def _known(count: int) -> str:
    if count == 1:
        return _tr("Images", "1 was in the project already.")
    return _tr("Images", "{n} were in the project already.").format(n=in_figures(count))
