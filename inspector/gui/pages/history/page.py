"""The History page: what was inspected, by time, verdict and bundle; looked at again, corrected, exported."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from inspector.core.errors import InspectorError
from inspector.core.sample import Label
from inspector.gui.export_strip import ExportStrip
from inspector.gui.library import Refused
from inspector.gui.pages.history.answering import Answering
from inspector.gui.pages.history.asking import Asking, Found
from inspector.gui.pages.history.detail import Detail
from inspector.gui.pages.history.empty import Empty
from inspector.gui.pages.history.exporting import export
from inspector.gui.pages.history.filter_bar import FilterBar
from inspector.gui.pages.history.head import Head
from inspector.gui.pages.history.model import HistoryModel
from inspector.gui.pages.history.shown import Period, Shown
from inspector.gui.pages.history.table import HistoryTable
from inspector.gui.pages.history.words import counted_words
from inspector.gui.pages.page import Page
from inspector.gui.recall import Recalled, recall
from inspector.gui.session import Session
from inspector.gui.theme.tokens import SPACE, Tokens
from inspector.gui.widgets.actions import add_action
from inspector.gui.words import error_sentence, label_word
from inspector.store.journal.entries import Counts

if TYPE_CHECKING:
    from inspector.store.journal.journal import Journal

_ROOMY = 780


class HistoryPage(Page):
    """Shows the rows of the project's journal; it follows while Live records."""

    key = "history"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.model = HistoryModel(session.record, self)
        self.bar, self.table = FilterBar(), HistoryTable(self.model, session.settings)
        self.detail, self.empty = Detail(session.settings), Empty()
        self.head, self.progress = Head(), ExportStrip(session)
        self.export, self.exporting = self.head.export, self.progress.exporting
        self._asking = Asking(session.record, self.model, self)
        self._answering = Answering(session)
        self._counts = Counts()
        self._wanted = 0  # the inspection that is to be looked at
        self._build()
        self._add_actions()
        self._connect()
        self._show_words()
        self._show_project()

    @property
    def shown(self) -> Shown:
        """What is chosen."""
        return self.bar.shown

    def entered(self) -> None:
        """See what was recorded meanwhile, also by another program."""
        self._asking.follows = True
        self.table.setFocus()
        self._follow_library()
        self.look()

    def left(self) -> None:
        """Follow nothing until the page is seen again."""
        self._asking.follows = False

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        for part in (self.head, self.bar, self.table, self.detail, self.empty):
            part.restyle(tokens)

    def show_shown(self, shown: Shown) -> None:
        """Choose other inspections."""
        self.bar.show_shown(shown)
        self.look()

    @Slot()
    def look(self) -> None:
        """Fetch the rows of what is chosen."""
        self._asking.look(self.shown)

    def relabel(self, label_: Label | None, kind: str = "") -> None:
        """Note what the inspection that is looked at really is, and file its photograph; undo takes both back."""
        self._answering.file(self.detail.recalled, label_, kind)

    def export_to(self, folder: Path, *, images: bool) -> None:
        """Write what is shown into a new folder there."""
        desk = self.session.record.desk
        if desk is None or self.exporting.running:
            return
        name = self.tr("Exporting inspections")
        work = export(desk, self.shown.filter(date.today()), folder, images=images)
        self.progress.start(work, name, closing=self.tr("Inspections are being exported."))

    # Building

    def _build(self) -> None:
        rows = QHBoxLayout()
        rows.addWidget(self.table, 1)
        rows.addWidget(self.detail)
        self._rows = rows
        filled = QWidget()
        filled.setLayout(rows)
        rows.setContentsMargins(0, 0, 0, 0)
        self._filled = filled
        self._stack = QStackedWidget()
        self._stack.addWidget(filled)
        self._stack.addWidget(self.empty)
        self._layout = QVBoxLayout(self)
        self._layout.addLayout(self.head)
        self._layout.addWidget(self.bar)
        self._layout.addWidget(self.progress)
        self._layout.addWidget(self._stack, 1)
        self._space()

    def _space(self) -> None:
        gap = SPACE["m"] if self.height() < _ROOMY else SPACE["l"]
        self._layout.setContentsMargins(SPACE["l"], SPACE["m"], SPACE["l"], gap)
        self._layout.setSpacing(SPACE["m"])
        self._rows.setSpacing(gap)

    def _add_actions(self) -> None:
        for of, key in ((Label.GOOD, "G"), (Label.ANOMALY, "A"), (None, "U")):
            words = self.tr("File the photo as {bin}").format(bin=label_word(of))
            add_action(self, words, lambda of=of: self.relabel(of), keys=key, anywhere=True)  # type: ignore[misc]
        add_action(self, self.tr("Search"), self.bar.search.setFocus, keys="Ctrl+F", anywhere=True)
        export = self.tr("Export table and pictures")
        add_action(self, export, lambda: self._ask_export(images=True), keys="Ctrl+E", anywhere=True)

    def _connect(self) -> None:
        session = self.session
        self.bar.changed.connect(self.look)
        self.table.looked_at.connect(self._look_at)
        self.detail.stepped.connect(self.table.step)
        self.detail.answered.connect(self.relabel)
        self.detail.image_wanted.connect(self._open_image)
        self.empty.live_wanted.connect(lambda: session.page_wanted.emit("live"))
        self.empty.all_wanted.connect(lambda: self.show_shown(Shown(Period.ANY)))
        self.head.export_wanted.connect(lambda images: self._ask_export(images=images))
        self.progress.changed.connect(self._show_export)
        self._asking.found.connect(self._show_rows)
        self._asking.newer.connect(self._show_newer)
        session.record.noted.connect(self._show_noted)
        session.record.failed.connect(self._say_error)
        session.project_changed.connect(self._show_project)
        session.settings_changed.connect(self._show_words)
        session.library.changed.connect(self._follow_library)
        session.library.refused.connect(self._say_refused)

    # Rows

    @Slot(object)
    def _show_rows(self, found: Found) -> None:
        looked_at = self.table.current_id
        if found.ids != tuple(self.model.ids):
            self.model.show_ids(found.ids)
            self.table.show_days(self.shown.period is not Period.TODAY)
            self.table.choose(looked_at)
        else:
            self.table.show_days(self.shown.period is not Period.TODAY)
        self.bar.show_bundles(found.bundles)
        self._show_counts(found.counts)
        if not found.ids:
            self.detail.show_inspection(None)
            self.detail.show_place(0, 0)

    def _show_counts(self, counts: Counts) -> None:
        self._counts = counts
        self.bar.show_counts(counts)
        self.head.say(counted_words(counts, self.shown))
        if self.model.rowCount():
            self._stack.setCurrentWidget(self._filled)
        else:
            self.empty.show_filtered(narrowed=self.shown.narrowed, today=self.shown.period is not Period.ANY)
            self._stack.setCurrentWidget(self.empty)
        self._show_export()

    @Slot(object)
    def _show_newer(self, found: Found) -> None:
        self.model.add_newer(found.ids)
        self._show_counts(found.counts)
        self.detail.show_place(self.table.currentIndex().row() + 1, self.model.rowCount())

    # The one that is looked at

    @Slot(int)
    def _look_at(self, id: int) -> None:
        self.detail.show_place(self.table.currentIndex().row() + 1, self.model.rowCount())
        self._wanted = id

        def question(journal: "Journal") -> Recalled | None:
            return recall(journal, id) if id == self._wanted else None  # whoever holds Down reads no photo on the way

        self.session.record.ask(self, question, self._show_recalled, otherwise=None)

    def _show_recalled(self, found: Recalled | None) -> None:
        if found is not None and found.entry.id == self.table.current_id:
            self.detail.show_inspection(found)
            self._show_openable()

    @Slot(int)
    def _show_noted(self, id: int) -> None:
        self.model.forget(id)
        if id == self.table.current_id:
            self._look_at(id)

    def _filed(self) -> Path | None:
        """Return the image in a bin that is this inspection's photograph, by its name."""
        found = self.detail.recalled
        if found is None or found.file is None:
            return None
        images = self.session.library.images
        return next((image.path for image in images if image.path.name == found.file.name), None)

    @Slot()
    def _open_image(self) -> None:
        path = self._filed()
        if path is not None:
            self.session.show_image(path)

    def _show_openable(self) -> None:
        self.detail.show_openable(self._filed() is not None)

    # The session

    @Slot()
    def _show_project(self) -> None:
        self._asking.forget()
        self.model.show_ids(())
        self.detail.show_inspection(None)
        self.bar.show_shown(Shown())
        self._show_counts(Counts())
        if self._asking.follows and self.session.project is not None:
            self.look()

    @Slot()
    def _show_words(self) -> None:
        self.table.row.settings = self.detail.settings = self.session.settings
        self.bar.show_words(self.session.settings)
        self.bar.show_counts(self._counts)
        self.detail.show_inspection(self.detail.recalled)
        self._show_openable()
        self.table.viewport().update()

    @Slot()
    def _follow_library(self) -> None:
        self.detail.show_kinds([kind for kind, _ in self.session.library.counts.kinds])
        self._show_openable()

    @Slot(object)
    def _say_refused(self, refused: Refused) -> None:
        if self.isVisible():
            self.session.say(refused.in_short, 0)

    @Slot(object)
    def _say_error(self, error: InspectorError) -> None:
        if self.isVisible():
            self.session.say(error_sentence(error), 0)

    # Exporting

    def _ask_export(self, *, images: bool) -> None:
        if self.exporting.running or not self.model.ids:
            return
        folder = QFileDialog.getExistingDirectory(self, self.tr("Export into a new folder inside"))
        if folder:
            self.export_to(Path(folder), images=images)

    @Slot()
    def _show_export(self) -> None:
        self.export.setEnabled(bool(self.model.ids) and not self.exporting.running)

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Leave less room between things in a small window."""
        super().resizeEvent(event)
        self._space()
