"""Shows a chapter: its text in the colours of the theme, its pictures no wider than the column, its links followed."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import QColor, QDesktopServices, QImage, QResizeEvent, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QWidget

from inspector.gui.guide.chapters import slug
from inspector.gui.guide.dress import blocks, centre, dress
from inspector.gui.theme.tokens import Tokens

_COLUMN, _LEAST, _EDGE = 800, 200, 24
_IN_NO_HURRY_MS = 120


class GuideBrowser(QTextBrowser):
    """Reads the chapters of one folder. `found` says how many places there are, and which of them is shown."""

    found = Signal(int, int)

    def __init__(self, folder: Path, tokens: Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder, self._tokens = folder.resolve(), tokens
        self._places: list[QTextCursor] = []
        self._at = -1
        self._sought = ""
        self._dressed = ""
        self._wide = self._fitted_to = 0
        self._refit = QTimer(self, singleShot=True, interval=_IN_NO_HURRY_MS)
        self._refit.timeout.connect(self._fit)
        self.setOpenLinks(False)
        self.anchorClicked.connect(self.follow)
        self.setProperty("role", "guide")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # a column that keeps its width

    @property
    def chapter(self) -> str:
        """The file of the chapter that is shown; empty before the first."""
        return self.source().fileName()

    def show_chapter(self, file: str, heading: str = "") -> None:
        """Show a chapter, from a heading on where one is named."""
        url = QUrl.fromLocalFile(str(self._folder / file))
        url.setFragment(heading)
        self.setSource(url, QTextDocument.ResourceType.MarkdownResource)

    @Slot(QUrl)
    def follow(self, url: QUrl) -> None:
        """Show what a link names: a chapter here, anything else in the system's browser."""
        here = self.source().resolved(url)
        if here.isLocalFile() and Path(here.toLocalFile()).parent == self._folder and here.fileName().endswith(".md"):
            self.show_chapter(here.fileName(), here.fragment())
        elif here.scheme() in ("http", "https"):
            QDesktopServices.openUrl(here)

    def restyle(self, tokens: Tokens) -> None:
        """Take the colours of a theme, and stay where one reads."""
        self._tokens = tokens
        if self.chapter:
            self._again()

    def search(self, text: str) -> None:
        """Mark every place where this text stands, and go to the first from here on."""
        self._sought = text
        self._look()
        self._go(self._first_below())

    def next_place(self, step: int = 1) -> None:
        """Go to the next place, or with −1 to the one before; after the last comes the first."""
        if self._places:
            self._go((self._at + step) % len(self._places))

    def doSetSource(  # noqa: N802
        self, name: QUrl | str, /, type: QTextDocument.ResourceType = QTextDocument.ResourceType.UnknownResource
    ) -> None:
        """Read a chapter, dress it, and go to its heading."""
        url = QUrl(name)
        super().doSetSource(url, type)
        if (chapter := url.toLocalFile()) != self._dressed:
            self._dressed = chapter
            dress(self.document(), self._tokens)
            centre(self.document(), self._side())
            self._look()
        self._go_to_heading(url.fragment())

    def loadResource(self, type: int, name: QUrl | str, /) -> Any:  # noqa: N802
        """Read a picture as wide as it is to be shown, or anything else as it is."""
        if type != QTextDocument.ResourceType.ImageResource.value:
            return super().loadResource(type, name)
        picture = QImage(self.source().resolved(QUrl(name)).toLocalFile())
        return picture if picture.isNull() else self._fitted(picture)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Keep the column in the middle and its pictures as wide, a moment later."""
        super().resizeEvent(event)
        if self.width() != self._wide:  # it also comes in the midst of laying out, when a scroll bar appears
            self._wide = self.width()
            self._refit.start()

    def _fitted(self, picture: QImage) -> QImage:
        """Return a picture as wide as the column, or as it is where it is narrower, in the pixels of this screen."""
        dpr = self.devicePixelRatioF()
        width = min(self._room(), picture.width())
        pixels = round(width * dpr)
        if pixels < picture.width():
            picture = picture.scaledToWidth(pixels, Qt.TransformationMode.SmoothTransformation)
        picture.setDevicePixelRatio(picture.width() / width)
        return picture

    def _room(self) -> int:
        return max(_LEAST, self.viewport().width() - 2 * self._side())

    def _side(self) -> int:
        """How much room is left at either side, so that lines stay readable."""
        return max(_EDGE, (self.viewport().width() - _COLUMN) // 2)

    @Slot()
    def _fit(self) -> None:
        if self._room() != self._fitted_to:
            self._fitted_to = self._room()
            if self.chapter:
                self._again()

    def _again(self) -> None:
        """Read the chapter once more, and stay where one reads."""
        bar = self.verticalScrollBar()
        share = bar.value() / max(1, bar.maximum())
        self._dressed = ""
        self.reload()
        bar.setValue(round(share * bar.maximum()))

    def _go_to_heading(self, name: str) -> None:
        for block in blocks(self.document()):
            if name and block.blockFormat().headingLevel() and slug(block.text()) == name:
                layout = self.document().documentLayout()
                self.verticalScrollBar().setValue(int(layout.blockBoundingRect(block).top()) - 8)
                return

    def _look(self) -> None:
        self._places = []
        place = QTextCursor(self.document())
        while self._sought and not (place := self.document().find(self._sought, place)).isNull():
            self._places.append(QTextCursor(place))
        self._at = -1
        self._mark()

    def _first_below(self) -> int:
        here = self.cursorForPosition(self.viewport().rect().topLeft()).position()
        return next((at for at, place in enumerate(self._places) if place.selectionStart() >= here), 0)

    def _go(self, at: int) -> None:
        self._at = at if 0 <= at < len(self._places) else -1
        if self._at >= 0:
            cursor = QTextCursor(self._places[at])
            cursor.clearSelection()
            self.setTextCursor(cursor)
            self.ensureCursorVisible()
        self._mark()

    def _mark(self) -> None:
        marks = []
        for at, place in enumerate(self._places):
            mark = QTextEdit.ExtraSelection()
            mark.cursor = place
            letters = QTextCharFormat()
            letters.setBackground(QColor(self._tokens.review.solid if at == self._at else self._tokens.review.soft))
            letters.setForeground(QColor(self._tokens.review.on_solid if at == self._at else self._tokens.text))
            mark.format = letters
            marks.append(mark)
        self.setExtraSelections(marks)
        self.found.emit(len(self._places), self._at + 1)
