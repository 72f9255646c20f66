"""What the window says before anything was done: its version, and what it will compute with."""

from PySide6.QtCore import QCoreApplication, QLocale

from inspector import __version__
from inspector.services.edition import learns
from inspector.services.machine import Load, cores

tr = QCoreApplication.translate


def ready_sentence(load: Load) -> str:
    """Return it; `load` tells which card there is."""
    ready = tr("MainWindow", "Inspector {version}, ready. {device}")
    return ready.format(version=__version__, device=_device_sentence(load))


def _device_sentence(load: Load) -> str:
    if load.card and load.memory is not None:
        size = QLocale().toString(round(load.memory[1] / 2**30))
        return tr("MainWindow", "{card} with {size} GB found.").format(card=load.name, size=size)
    if not learns():
        return tr("MainWindow", "It inspects on the processor, {cores} cores.").format(cores=cores())
    return tr("MainWindow", "It trains on the processor, {cores} cores.").format(cores=cores())
