"""Putting a bundle to use from this page, and saying so."""

from PySide6.QtCore import QCoreApplication

from inspector.gui.session import Session
from inspector.runtime.bundle import Bundle

tr = QCoreApplication.translate


def put_to_use(session: Session, bundle: Bundle) -> None:
    """Let the session judge with a bundle from now on. Raises `NotWritable` where that cannot be kept."""
    before = session.bundle
    session.use(bundle)
    said = tr("ResultsPage", "{name} is in use from now on.").format(name=bundle.name)
    if before is not None and before.path != bundle.path:
        said += " " + tr("ResultsPage", "{name} can be used again at any time.").format(name=before.name)
    session.say(said)
