"""The window of the guide: contents at the left, the chapter at the right, back and forward, search in the chapter."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt, QUrl, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QMainWindow,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from inspector.gui.guide.browser import GuideBrowser
from inspector.gui.guide.chapters import CONTENTS, OF_PAGE, chapters
from inspector.gui.theme.icons import icon
from inspector.gui.theme.tokens import Tokens
from inspector.gui.widgets.lines import label
from inspector.gui.widgets.search_field import SearchField

_SIZE, _LEAST, _CONTENTS = (1120, 820), (720, 420), 264
_ICON = 18


class GuideWindow(QMainWindow):
    """Shows the guide in `folder` beside the work; `english` says that the program speaks English, like the guide."""

    def __init__(self, folder: Path, tokens: Tokens, *, english: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowFlag(Qt.WindowType.Window)
        self.setWindowTitle(self.tr("Guide – Inspector"))
        self.setMinimumSize(*_LEAST)
        self.resize(*_SIZE)
        self._chapters = chapters(folder)
        self.browser = GuideBrowser(folder, tokens)
        self.contents = QListWidget()
        self.field = SearchField()
        self.back = _tool(self.tr("Back"), "Alt+Left")
        self.forward = _tool(self.tr("Forward"), "Alt+Right")
        self.before = _tool(self.tr("Place before"), "Shift+F3")
        self.next = _tool(self.tr("Next place"), "F3")
        self._count = label("", "faint")
        self.language = label(self.tr("The guide is in English."), "faint")
        self.language.setVisible(not english)
        self._build()
        self._connect()
        self.restyle(tokens)

    @property
    def count(self) -> str:
        """How many places were found, as it stands there."""
        return self._count.text()

    def show_for_page(self, key: str) -> None:
        """Show the chapter that tells of a page of the window, in front of other windows."""
        self.show_chapter(OF_PAGE.get(key, CONTENTS))

    def show_chapter(self, file: str, heading: str = "") -> None:
        """Show a chapter, in front of other windows."""
        self.show()
        self.raise_()
        self.activateWindow()
        self.browser.show_chapter(file, heading)
        self.browser.setFocus()

    def restyle(self, tokens: Tokens) -> None:
        """Take the colours of a theme."""
        self.field.restyle(tokens)
        self.browser.restyle(tokens)
        names = ((self.back, "chevron-left"), (self.forward, "chevron-right"))
        for button, name in (*names, (self.before, "chevron-up"), (self.next, "chevron-down")):
            button.setIcon(icon(name, tokens.text, size=_ICON))

    def _build(self) -> None:
        self.contents.setObjectName("contents")
        self.contents.setAccessibleName(self.tr("Contents of the guide"))
        self.contents.setFixedWidth(_CONTENTS)
        for chapter in self._chapters:
            item = QListWidgetItem(chapter.title)
            item.setData(Qt.ItemDataRole.UserRole, chapter.file)
            item.setSizeHint(QSize(0, 32))
            self.contents.addItem(item)
        self.field.setPlaceholderText(self.tr("Search in this chapter"))
        self.field.setAccessibleName(self.field.placeholderText())
        self.field.setFixedWidth(260)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self._bar())
        column.addWidget(self.browser, 1)
        middle = QWidget()
        row = QHBoxLayout(middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.contents)
        row.addLayout(column, 1)
        self.setCentralWidget(middle)

    def _bar(self) -> QFrame:
        bar = QFrame()
        bar.setObjectName("header")
        row = QHBoxLayout(bar)
        row.setContentsMargins(8, 8, 16, 8)
        row.setSpacing(4)
        row.addWidget(self.back)
        row.addWidget(self.forward)
        row.addSpacing(12)
        row.addWidget(self.language)
        row.addStretch(1)
        row.addWidget(self._count)
        row.addSpacing(8)
        row.addWidget(self.field)
        row.addWidget(self.before)
        row.addWidget(self.next)
        return bar

    def _connect(self) -> None:
        self.contents.itemActivated.connect(self._choose)
        self.contents.itemClicked.connect(self._choose)
        self.back.clicked.connect(self.browser.backward)
        self.forward.clicked.connect(self.browser.forward)
        self.browser.backwardAvailable.connect(self.back.setEnabled)
        self.browser.forwardAvailable.connect(self.forward.setEnabled)
        self.browser.sourceChanged.connect(self._mark_chapter)
        self.browser.found.connect(self._show_count)
        self.field.textChanged.connect(self.browser.search)
        self.field.returnPressed.connect(self.browser.next_place)
        self.before.clicked.connect(lambda: self.browser.next_place(-1))
        self.next.clicked.connect(lambda: self.browser.next_place())
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self._seek)
        QShortcut(QKeySequence("Esc"), self, self.close)
        QShortcut(QKeySequence("F1"), self, lambda: self.show_chapter(CONTENTS))
        for button in (self.back, self.forward):
            button.setEnabled(False)

    @Slot()
    def _seek(self) -> None:
        self.field.setFocus()
        self.field.selectAll()

    @Slot(QListWidgetItem)
    def _choose(self, item: QListWidgetItem) -> None:
        self.browser.show_chapter(str(item.data(Qt.ItemDataRole.UserRole)))

    @Slot(QUrl)
    def _mark_chapter(self, shown: QUrl) -> None:
        at = next((at for at, chapter in enumerate(self._chapters) if chapter.file == shown.fileName()), -1)
        self.contents.setCurrentRow(at)

    @Slot(int, int)
    def _show_count(self, found: int, shown: int) -> None:
        sought = bool(self.field.text())
        text = (
            self.tr("{shown} of {found}").format(shown=shown, found=found) if found else self.tr("Not in this chapter")
        )
        self._count.setText(text if sought else "")
        for button in (self.before, self.next):
            button.setEnabled(found > 0)


def _tool(name: str, key: str) -> QPushButton:
    made = QPushButton()
    made.setProperty("kind", "tool")
    made.setAccessibleName(name)
    made.setToolTip(f"{name} ({key})")
    made.setShortcut(QKeySequence(key))
    return made
