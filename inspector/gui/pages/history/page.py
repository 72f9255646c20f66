"""The History page: what was inspected, by time, verdict and bundle; looked at again, corrected, exported."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer, Slot
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from inspector.core.errors import InspectorError
from inspector.core.sample import Label
from inspector.gui.exporting import Exporting
from inspector.gui.filing import FileInspection, Filing
from inspector.gui.library import Refused
from inspector.gui.pages.history.detail import Detail
from inspector.gui.pages.history.empty import Empty
from inspector.gui.pages.history.exporting import export
from inspector.gui.pages.history.filter_bar import FilterBar
from inspector.gui.pages.history.model import HistoryModel
from inspector.gui.pages.history.shown import Period, Shown, numbers
from inspector.gui.pages.history.table import HistoryTable
from inspector.gui.pages.page import Page
from inspector.gui.recall import Recalled, recall
from inspector.gui.session import Session
from inspector.gui.theme.icons import icon
from inspector.gui.theme.tokens import SPACE, Tokens
from inspector.gui.widgets.elided import ElidedLabel
from inspector.gui.widgets.keyed import KeyedButton
from inspector.gui.widgets.lines import label
from inspector.gui.widgets.progress import ProgressStrip
from inspector.gui.words import bin_word, error_sentence, in_figures, label_word
from inspector.services.filing import answer, said_of
from inspector.services.keeping import Kept
from inspector.store.journal.entries import BundleName, Counts

if TYPE_CHECKING:
    from inspector.store.journal.journal import Journal

_GROW_MS = 400  # rows that come in crowds are shown together
_ROOMY = 780

_Answer = tuple[tuple[int, ...], Counts, tuple[BundleName, ...]]
_Newer = tuple[tuple[int, ...], Counts]
_NOTHING: _Answer = ((), Counts(), ())
_NONE_NEWER: _Newer = ((), Counts())


class HistoryPage(Page):
    """Shows the rows of the project's journal; it follows while Live records."""

    key = "history"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.model = HistoryModel(session.record, self)
        self.bar, self.table = FilterBar(), HistoryTable(self.model, session.settings)
        self.detail, self.empty = Detail(session.settings), Empty()
        self.exporting = Exporting(session, self)
        self.progress = ProgressStrip()
        self.export = KeyedButton(self.tr("Export"))
        self._said = ElidedLabel(role="muted")
        self._counts = Counts()
        self._number = 0  # of the question: older answers are dropped
        self._wanted = 0  # the inspection that is to be looked at
        self._seen = False
        self._grown = QTimer(self)
        self._grown.setSingleShot(True)
        self._grown.setInterval(_GROW_MS)
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
        self._seen = True
        self.table.setFocus()
        self._follow_library()
        self.look()

    def left(self) -> None:
        """Follow nothing until the page is seen again."""
        self._seen = False

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        for part in (self.bar, self.table, self.detail, self.empty):
            part.restyle(tokens)
        self.export.setIcon(icon("upload", tokens.on_accent, size=16))
        self.export.setIconSize(QSize(24, 16))  # wider than its icon: room beside the word

    def show_shown(self, shown: Shown) -> None:
        """Choose other inspections."""
        self.bar.show_shown(shown)
        self.look()

    @Slot()
    def look(self) -> None:
        """Fetch the rows of what is chosen."""
        self._number += 1
        number, today = self._number, date.today()
        which, base = self.shown.filter(today), self.shown.base(today)
        self.session.record.ask(
            self,
            lambda journal: (journal.ids(which), journal.count(base), journal.bundles()),
            lambda found: self._show_rows(number, found),
            otherwise=_NOTHING,
        )

    def relabel(self, label_: Label | None, kind: str = "") -> None:
        """Note what the inspection that is looked at really is, and file its photograph; undo takes both back."""
        found = self.detail.recalled
        if found is None or found.entry.thumbnail is None:
            return
        entry, name = found.entry, found.entry.name
        filing = Filing(entry.id, answer(entry, label_, kind), said_of(entry), label=label_, kind=kind)
        bin_ = bin_word(label_, kind)
        text = self.tr("file {name} as {bin}").format(name=name, bin=bin_)
        told = lambda kept: self._say_filed(name, bin_, kept)  # noqa: E731
        self.session.undo.push(FileInspection(self.session.library, self.session.record, filing, text, told))

    def export_to(self, folder: Path, *, images: bool) -> None:
        """Write what is shown into a new folder there."""
        desk = self.session.record.desk
        if desk is None or self.exporting.running:
            return
        name = self.tr("Exporting inspections")
        work = export(desk, self.shown.filter(date.today()), folder, images=images)
        self.progress.begin(name)
        self.progress.show()
        self.exporting.start(work, name, closing=self.tr("Inspections are being exported."))
        self._show_export()

    # Building

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(SPACE["s"])
        head.addWidget(label(self.tr("History"), "title"))
        head.addSpacing(SPACE["s"])
        head.addWidget(self._said, 1)
        self.export.setProperty("kind", "primary")
        menu = QMenu(self.export)
        menu.addAction(self.tr("Table and pictures …"), lambda: self._ask_export(images=True))
        menu.addAction(self.tr("Table alone …"), lambda: self._ask_export(images=False))
        self.export.setMenu(menu)
        head.addWidget(self.export)
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
        self._layout.addLayout(head)
        self._layout.addWidget(self.bar)
        self._layout.addWidget(self.progress)
        self._layout.addWidget(self._stack, 1)
        self.progress.hide()
        self._space()

    def _space(self) -> None:
        gap = SPACE["m"] if self.height() < _ROOMY else SPACE["l"]
        self._layout.setContentsMargins(SPACE["l"], SPACE["m"], SPACE["l"], gap)
        self._layout.setSpacing(SPACE["m"])
        self._rows.setSpacing(gap)

    def _add_actions(self) -> None:
        for of, key in ((Label.GOOD, "G"), (Label.ANOMALY, "A"), (None, "U")):
            words = self.tr("File the photo as {bin}").format(bin=label_word(of))
            self._action(words, key, lambda _=False, of=of: self.relabel(of))
        self._action(self.tr("Search"), "Ctrl+F", self.bar.search.setFocus)
        self._action(self.tr("Export table and pictures"), "Ctrl+E", lambda _=False: self._ask_export(images=True))

    def _action(self, text: str, keys: str, do: object) -> None:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(do)
        self.addAction(action)

    def _connect(self) -> None:
        session = self.session
        self.bar.changed.connect(self.look)
        self.table.looked_at.connect(self._look_at)
        self.detail.stepped.connect(self.table.step)
        self.detail.answered.connect(self.relabel)
        self.detail.image_wanted.connect(self._open_image)
        self.empty.live_wanted.connect(lambda: session.page_wanted.emit("live"))
        self.empty.all_wanted.connect(lambda: self.show_shown(Shown(Period.ANY)))
        self.progress.cancel_wanted.connect(self.exporting.cancel)
        self.exporting.progressed.connect(self.progress.show_progress)
        self.exporting.ended.connect(self._show_exported)
        self.exporting.failed.connect(self._say_error)
        self._grown.timeout.connect(self._look_above)
        session.record.grown.connect(self._follow)
        session.record.noted.connect(self._show_noted)
        session.record.failed.connect(self._say_error)
        session.project_changed.connect(self._show_project)
        session.settings_changed.connect(self._show_words)
        session.library.changed.connect(self._follow_library)
        session.library.refused.connect(self._say_refused)

    # Rows

    def _show_rows(self, number: int, found: _Answer) -> None:
        if number != self._number:
            return
        ids, counts, bundles = found
        looked_at = self.table.current_id
        if ids != tuple(self.model.ids):
            self.model.show_ids(ids)
            self.table.show_days(self.shown.period is not Period.TODAY)
            self.table.choose(looked_at)
        else:
            self.table.show_days(self.shown.period is not Period.TODAY)
        self.bar.show_bundles(bundles)
        self._show_counts(counts)
        if not ids:
            self.detail.show_inspection(None)
            self.detail.show_place(0, 0)

    def _show_counts(self, counts: Counts) -> None:
        self._counts = counts
        self.bar.show_counts(counts)
        total, shown = counts.total, numbers(counts)[self.shown.which]
        one, many = self.tr("1 inspection"), self.tr("{n} inspections")
        words = (one if total == 1 else many).format(n=in_figures(total))
        if self.shown.period is Period.TODAY:
            words = self.tr("{inspections} today").format(inspections=words)
        if shown != total:
            words = self.tr("{inspections}, {n} shown").format(inspections=words, n=in_figures(shown))
        self._said.setText(words if total else "")
        if self.model.rowCount():
            self._stack.setCurrentWidget(self._filled)
        else:
            self.empty.show_filtered(narrowed=self.shown.narrowed, today=self.shown.period is not Period.ANY)
            self._stack.setCurrentWidget(self.empty)
        self._show_export()

    @Slot()
    def _follow(self) -> None:
        if self._seen and not self._grown.isActive():
            self._grown.start()

    @Slot()
    def _look_above(self) -> None:
        """Fetch the rows that came since, and no others."""
        if not self.model.ids:
            self.look()
            return
        number, today, newest = self._number, date.today(), self.model.ids[0]
        which, base = self.shown.filter(today), self.shown.base(today)
        self.session.record.ask(
            self,
            lambda journal: (journal.ids(which, above=newest), journal.count(base)),
            lambda found: self._show_newer(number, found),
            otherwise=_NONE_NEWER,
        )

    def _show_newer(self, number: int, found: _Newer) -> None:
        if number == self._number:
            self.model.add_newer(found[0])
            self._show_counts(found[1])
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

    def _say_filed(self, name: str, bin_: str, kept: Kept | None) -> None:
        if kept is None:
            return
        if kept.came or kept.renamed:
            said = self.tr("{name} is in {bin} now, for the next training.")
        else:
            said = self.tr("{name} is noted as {bin}.")
        self.session.say(said.format(name=name, bin=bin_), 12)

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
        self._grown.stop()
        self._number += 1
        self.model.show_ids(())
        self.detail.show_inspection(None)
        self.bar.show_shown(Shown())
        self._show_counts(Counts())
        if self._seen and self.session.project is not None:
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

    @Slot(object)
    def _show_exported(self, folder: Path | None) -> None:
        self.progress.hide()
        if folder is not None:
            self.session.say(self.tr("Exported to {folder}").format(folder=folder), 0)
        self._show_export()

    def _show_export(self) -> None:
        self.export.setEnabled(bool(self.model.ids) and not self.exporting.running)

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Leave less room between things in a small window."""
        super().resizeEvent(event)
        self._space()
