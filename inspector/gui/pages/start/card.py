"""One project on the start page: pictures, name, counts, when it was opened last."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from inspector.gui.theme.icons import icon
from inspector.gui.theme.tokens import LIGHT, Tokens
from inspector.gui.times import recently
from inspector.gui.widgets.elided import ElidedLabel
from inspector.gui.widgets.lines import label
from inspector.gui.widgets.placing import middle
from inspector.store.settings import Recent

if TYPE_CHECKING:  # it reads images, and the window opens without what reads images
    from inspector.store.glance import Glance

PICTURE = 56  # pixels of one picture's side at 100 %
_PICTURES, _GAP, _HEIGHT = 3, 2, 64


class ProjectCard(QFrame):
    """Shows a project. `opened` asks for it, `forgotten` asks to take it off the list, `shown` to see its folder."""

    opened = Signal(object)
    forgotten = Signal(object)
    shown = Signal(object)

    def __init__(self, recent: Recent, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.folder = Path(recent.path)
        self.setProperty("role", "card")
        self.setProperty("opens", True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(str(self.folder))
        self.pictures = Pictures()
        self._name = ElidedLabel(self.folder.name, "strong")
        self._counts = ElidedLabel(str(self.folder), "muted", where=Qt.TextElideMode.ElideRight)
        self._when = label(when_opened(recent.opened), "muted")
        self._more = QPushButton()
        self._more.setProperty("kind", "tool")
        self._more.setAccessibleName(self.tr("More about {name}").format(name=self.folder.name))
        self._more.setMenu(self._menu())
        self._lay_out()
        self._tell()

    def show_glance(self, glance: "Glance") -> None:
        """Show what the project holds."""
        self._name.setText(glance.name)
        self._counts.setText(counts_sentence(glance))
        self.setEnabled(True)
        self.pictures.setEnabled(not glance.gone)
        self._tell()

    def restyle(self, tokens: Tokens) -> None:
        """Take the colours of a theme."""
        self._more.setIcon(icon("more", tokens.text, size=18))
        self.pictures.restyle(tokens)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter and space open it, Del forgets it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit(self.folder)
        elif event.key() == Qt.Key.Key_Delete:
            self.forgotten.emit(self.folder)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """A click opens it."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.opened.emit(self.folder)

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.addAction(self.tr("Open"), lambda: self.opened.emit(self.folder))
        menu.addAction(self.tr("Show in the file manager"), lambda: self.shown.emit(self.folder))
        menu.addSeparator()
        menu.addAction(self.tr("Take off this list (the folder stays)"), lambda: self.forgotten.emit(self.folder))
        return menu

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch(1)
        words.addWidget(self._name)
        words.addWidget(self._counts)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 8, 8, 8)
        row.setSpacing(16)
        row.addWidget(self.pictures)
        row.addLayout(words, 1)
        row.addWidget(self._when)
        row.addWidget(self._more)

    def _tell(self) -> None:
        self.setAccessibleName(f"{self._name.text()}. {self._counts.text()}")


class Pictures(QWidget):
    """Three small pictures side by side, cut to squares."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pixmaps: list[QPixmap] = []
        self._tokens = LIGHT
        self.setFixedSize(QSize(_PICTURES * PICTURE + (_PICTURES - 1) * _GAP, _HEIGHT))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_pictures(self, pixmaps: list[QPixmap]) -> None:
        """Show up to three pictures."""
        self._pixmaps = pixmaps[:_PICTURES]
        self.update()

    def restyle(self, tokens: Tokens) -> None:
        """Take the colours of a theme."""
        self._tokens = tokens
        self.update()

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802
        """Paint the pictures inside rounded corners; a place without one is canvas."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        outline = QPainterPath()
        outline.addRoundedRect(QRectF(self.rect()), 4, 4)
        painter.setClipPath(outline)
        for i in range(_PICTURES):
            place = QRectF(i * (PICTURE + _GAP), 0, PICTURE, _HEIGHT)
            painter.fillRect(place, QColor(self._tokens.canvas))
            if i < len(self._pixmaps):
                painter.drawPixmap(place, self._pixmaps[i], middle(self._pixmaps[i].size(), place.size()))


def counts_sentence(glance: "Glance") -> str:
    """Say what a project holds."""
    say = QCoreApplication.translate
    if glance.gone:
        return say("ProjectCard", "Not found at {folder}").format(folder=glance.root)
    if not glance.images:
        return say("ProjectCard", "No photos yet.")
    number = QLocale().toString
    if glance.images == glance.labelled:
        counts = say("ProjectCard", "{images} images, all labelled.").format(images=number(glance.images))
    else:
        counts = say("ProjectCard", "{images} images, {labelled} labelled.").format(
            images=number(glance.images), labelled=number(glance.labelled)
        )
    if glance.bundle:
        return counts + " " + say("ProjectCard", "Bundle {name} in use.").format(name=glance.bundle)
    return counts + " " + say("ProjectCard", "Not trained yet.")


def when_opened(moment: str) -> str:
    """Return when a project was opened, as people say it; nothing where what is kept tells no time."""
    try:
        return recently(datetime.fromisoformat(moment))
    except ValueError:
        return ""
