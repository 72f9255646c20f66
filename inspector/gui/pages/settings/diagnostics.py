"""Help: one file with what somebody needs who is asked why something went wrong; without photographs unless ticked."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QCheckBox, QFileDialog, QHBoxLayout, QPushButton, QWidget

from inspector.core.errors import InspectorError
from inspector.gui.latest import Latest
from inspector.gui.pages.settings.rows import Section
from inspector.gui.session import Session
from inspector.gui.widgets.lines import label
from inspector.gui.words import error_sentence


class DiagnosticsSection(Section):
    """Saves diagnostics where a person wants them, and says in its place what became of it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("DiagnosticsSection", "Help"), parent)
        self._session = session
        self._saving = Latest(session.tasks, self)
        self._saving.succeeded.connect(self._on_saved)
        self._saving.failed.connect(self._on_failed)
        self._saving.ended.connect(self._on_ended)
        self._saved: Path | None = None
        self._waits = self.tr("Looking at this PC and collecting…")
        self.photos = QCheckBox(self.tr("Include photos of the last 20 inspections"))
        self.save = QPushButton(self.tr("Save diagnostics…"))
        self.show_folder = QPushButton(self.tr("Show the folder"))
        self._outcome = label("", "muted", wrap=True)
        self._build()
        session.project_changed.connect(self._show_project)
        self._show_project()

    @property
    def outcome(self) -> str:
        """What became of it, as it stands there."""
        return self._outcome.text()

    def _build(self) -> None:
        self.add(
            self.tr("Save diagnostics"),
            self.tr(
                "Log, versions, device and settings in one file, for whoever helps you. "
                "Names of folders, of people and of this PC are made unreadable."
            ),
            self.save,
        )
        self.add(
            self.tr("With photos"),
            self.tr("Only of the project that is open, and only where whoever helps has to see them."),
            self.photos,
        )
        row = QHBoxLayout()
        row.addWidget(self._outcome, 1)
        row.addWidget(self.show_folder)
        self._layout.addLayout(row)
        self.save.clicked.connect(self.ask)
        self.show_folder.clicked.connect(self._open_folder)
        self.show_folder.hide()
        self._outcome.hide()

    @Slot()
    def ask(self) -> None:
        """Ask where to, and save."""
        name = self.tr("Inspector diagnostics {date}").format(date=date.today().isoformat())
        usual = str(Path.home() / f"{name}.zip")
        chosen, _ = QFileDialog.getSaveFileName(self, self.tr("Save diagnostics"), usual, "ZIP (*.zip)")
        if chosen:
            self.start(Path(chosen))

    def start(self, file: Path) -> None:
        """Save into `file`, which is replaced where it is there: the dialog asked."""
        from inspector.services.diagnosing import save_diagnostics

        if self._saving.running:
            return
        project = self._session.project
        work = self._session.stories.short(
            save_diagnostics,
            file if file.suffix else file.with_suffix(".zip"),
            project=project.root if project is not None else None,
            photos=self.photos.isChecked() and project is not None,
            overwrite=True,
        )
        self._tell(self._waits)
        self.save.setEnabled(False)
        self._saving.start(work, self.tr("Saving diagnostics"))

    @Slot(object)
    def _on_saved(self, file: Path) -> None:
        self._saved = file
        self._tell(self.tr("Saved as {file}. Look into it before you send it.").format(file=file))
        self.show_folder.show()

    @Slot(object)
    def _on_failed(self, error: InspectorError) -> None:
        self._tell(error_sentence(error))

    @Slot()
    def _on_ended(self) -> None:
        self.save.setEnabled(True)
        if self.outcome == self._waits:  # it was cancelled, or it crashed
            self._tell("")

    @Slot()
    def _show_project(self) -> None:
        """Photographs are those of a project, and nobody ticks them for another one by accident."""
        self.photos.setChecked(False)
        self.photos.setEnabled(self._session.project is not None)

    @Slot()
    def _open_folder(self) -> None:
        if self._saved is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._saved.parent)))

    def _tell(self, sentence: str) -> None:
        self._outcome.setText(sentence)
        self._outcome.setVisible(bool(sentence))
        self.show_folder.hide()
