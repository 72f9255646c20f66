"""What is kept on disk: the cache, old inspections, and the trash of the project that is open."""

from PySide6.QtCore import QCoreApplication, QLocale, Qt, Slot
from PySide6.QtWidgets import QPushButton, QSpinBox, QWidget

from inspector.core.errors import InspectorError
from inspector.gui.latest import Latest
from inspector.gui.pages.settings.rows import Section
from inspector.gui.session import Session
from inspector.gui.theme.tokens import LIGHT, Tokens
from inspector.gui.widgets.banner import Banner
from inspector.gui.widgets.lines import label
from inspector.gui.words import error_sentence
from inspector.services.tidying import Emptied, empty_cache, measure_cache
from inspector.store.trash import Trash, empty_trash, measure_trash

_MOST_GIB, _MOST_DAYS = 2000, 3650


class StorageSection(Section):
    """Measures what is kept each time it is looked at, and empties it where that is wanted."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("StorageSection", "Storage"), parent)
        self._session = session
        self.cache, self.days = QSpinBox(), QSpinBox()
        self.empty = QPushButton(self.tr("Empty the cache"))
        self.empty_trash = QPushButton(self.tr("Empty the trash…"))
        self.question = Banner(LIGHT)
        self._used, self._deleted = label("", "muted"), label("", "muted")
        self._caching = Latest(session.tasks, self, lasting=True)
        self._tidying = Latest(session.tasks, self)
        self._build()
        self._connect()
        self.show_settings()
        self._show_project()

    @property
    def used(self) -> str:
        """How much the caches hold, as it stands there."""
        return self._used.text()

    @property
    def deleted(self) -> str:
        """How much lies in the trash, as it stands there."""
        return self._deleted.text()

    def look(self) -> None:
        """See how much there is, unless that is being seen, or it is being emptied."""
        if not self._caching.running:
            self._caching.start(measure_cache(self._session.workplace), self.tr("Measuring the cache"))
        project = self._session.project
        if project is not None and not self._tidying.running:
            self._tidying.start(measure_trash(project), self.tr("Measuring the trash"))

    @Slot()
    def show_settings(self) -> None:
        """Show what was chosen, also elsewhere."""
        settings = self._session.settings
        for spin, value in ((self.cache, settings.cache_gib), (self.days, settings.retention_days)):
            spin.blockSignals(True)
            spin.setValue(value)
            spin.blockSignals(False)

    def restyle(self, tokens: Tokens) -> None:
        """Take the colours of a theme."""
        self.question.restyle(tokens)

    def _build(self) -> None:
        self.cache.setRange(1, _MOST_GIB)
        self.cache.setSuffix(self.tr(" GB"))
        self.cache.setAccessibleName(self.tr("Largest size of the cache"))
        self.days.setRange(0, _MOST_DAYS)
        self.days.setSuffix(self.tr(" days"))
        self.days.setSpecialValueText(self.tr("Keep all"))
        self.days.setAccessibleName(self.tr("Days that inspections are kept"))
        for spin in (self.cache, self.days):
            spin.setMinimumWidth(110)
            spin.setKeyboardTracking(False)  # 2 is not meant while 200 is typed
            spin.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.add(
            self.tr("Largest size of the cache"),
            self.tr("Prepared pictures, so that the next training reads them faster. The oldest go first."),
            self.cache,
        )
        self.add(
            self.tr("In the cache now"),
            self.tr("Emptying it loses nothing: it is filled again when it is needed."),
            self._used,
            self.empty,
        )
        self.add(
            self.tr("Keep inspections for"),
            self.tr(
                "Older ones are deleted from the history with their pictures, "
                "and deleted images leave the trash as late. 0 keeps all."
            ),
            self.days,
        )
        self.add(
            self.tr("In the trash of this project"),
            self.tr("Images that were deleted, in its folder .trash. Undo fetches them from there."),
            self._deleted,
            self.empty_trash,
        )
        self._layout.addWidget(self.question)

    def _connect(self) -> None:
        session = self._session
        self.cache.valueChanged.connect(lambda value: session.change_settings(cache_gib=value))
        self.days.valueChanged.connect(lambda value: session.change_settings(retention_days=value))
        self.empty.clicked.connect(self._empty_cache)
        self.empty_trash.clicked.connect(self._ask)
        self._caching.advanced.connect(self._show_used)
        self._caching.succeeded.connect(self._on_cache)
        self._tidying.succeeded.connect(self._show_deleted)
        for work in (self._caching, self._tidying):
            work.failed.connect(self._say_failure)
        session.settings_changed.connect(self.show_settings)
        session.project_changed.connect(self._show_project)

    @Slot()
    def _empty_cache(self) -> None:
        if self._session.tasks.asking:
            self._session.say(self.tr("The cache is in use. Empty it when nothing is running."))
            return
        self.empty.setEnabled(False)
        self._caching.start(empty_cache(self._session.workplace), self.tr("Emptying the cache"))

    @Slot(object)
    def _on_cache(self, done: Emptied) -> None:
        self._show_used(done)
        self.empty.setEnabled(done.left_bytes > 0)

    @Slot(object)
    def _show_used(self, news: Emptied) -> None:
        self._used.setText(_size(news.left_bytes))

    @Slot()
    def _ask(self) -> None:
        sentence = self.tr("Delete {size} for good? Nothing that was done so far can be undone afterwards.")
        answers = [(self.tr("Empty the trash"), self._empty_trash), (self.tr("Keep it"), lambda: None)]
        self.question.ask(sentence.format(size=self.deleted), answers)

    def _empty_trash(self) -> None:
        project = self._session.project
        if project is None:
            return
        if self._session.tasks.asking:
            self._session.say(self.tr("The project is at work. Empty its trash when nothing is running."))
            return
        self._session.undo.clear()
        self.empty_trash.setEnabled(False)
        self._tidying.start(empty_trash(project), self.tr("Emptying the trash"), self._tell_left)

    def _tell_left(self, left: Trash) -> None:
        if left.files:
            sentence = self.tr("{size} could not be deleted: another program may be using it.")
            self._session.say(sentence.format(size=_size(left.bytes)))

    @Slot(object)
    def _show_deleted(self, trash: Trash) -> None:
        self._deleted.setText(_size(trash.bytes))
        self.empty_trash.setEnabled(trash.files > 0)

    @Slot()
    def _show_project(self) -> None:
        self.question.hide()
        self._tidying.forget()
        self._deleted.setText("" if self._session.project is not None else self.tr("No project is open."))
        self.empty_trash.setEnabled(False)
        if self.isVisible():
            self.look()

    @Slot(object)
    def _say_failure(self, error: InspectorError) -> None:
        self._session.say(error_sentence(error))


def _size(count: int) -> str:
    return QLocale().formattedDataSize(count, 1, QLocale.DataSizeFormat.DataSizeSIFormat)
