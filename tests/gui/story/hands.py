"""What a person does at the window: clicks, keys, drags and drops, by the events that Qt's platforms send.

Nothing is clicked that is hidden, dimmed or covered, and no key is pressed where nothing has the focus.
"""

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDrag, QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from inspector.gui.pages.images.cell import cell_rect
from inspector.gui.pages.images.grid import Grid
from inspector.gui.pages.page import Page
from inspector.gui.window.window import MainWindow

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ACTIONS = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
SIZE = (1366, 768)
PATIENCE_S = 60
SHOTS = os.environ.get("INSPECTOR_STORY_SHOTS", "")  # a folder: pictures of the way, for one's own eyes

P = TypeVar("P", bound=Page)


class Hands:
    """A person's, at the window of the program that was started last."""

    def __init__(self, qtbot: QtBot, name: str) -> None:
        self._qtbot, self._name, self._shots = qtbot, name, 0
        self._window: MainWindow | None = None

    @property
    def window(self) -> MainWindow:
        assert self._window is not None
        return self._window

    def sit_down(self, window: MainWindow) -> None:
        """Take the window of a program that has just started, and give it the size of a usual screen."""
        self._window = window
        window.showNormal()
        window.resize(*SIZE)
        window.activateWindow()
        self.until(window.isActiveWindow)

    def get_up(self) -> None:
        """Close the window, once nothing is at work that it would ask about."""
        self.until(lambda: not self.window.session.tasks.asking)
        assert self.window.close(), self.window.banner.sentence

    def until(self, fact: Callable[[], object], *, s: float = PATIENCE_S) -> None:
        """Wait until something is so."""
        self._qtbot.waitUntil(lambda: bool(fact()), timeout=round(1000 * s))

    def rest(self) -> None:
        """Wait until nothing is at work."""
        self.until(lambda: not self.window.session.tasks.running)

    def look(self, name: str) -> None:
        """Keep a picture of the window, where somebody wants to see the way."""
        if SHOTS:
            self._shots += 1
            Path(SHOTS).mkdir(parents=True, exist_ok=True)
            for _ in range(3):
                QApplication.processEvents()  # layouts come to rest
            self.window.grab().save(str(Path(SHOTS) / f"{self._name}-{self._shots:02d}-{name}.png"))

    # Pages

    def go(self, kind: type[P]) -> P:
        """Bring a page to the front by its button on the rail."""
        if self.window.stack.key != kind.key:
            self.click(self.window.rail.button(kind.key))
        return self.page(kind)

    def page(self, kind: type[P]) -> P:
        """Return the page in front, which is to be this one."""
        self.until(lambda: self.window.stack.key == kind.key)
        found = self.window.stack.pages[kind.key]
        assert isinstance(found, kind)
        return found

    # Mouse and keys

    def click(self, widget: QWidget, at: QPoint | None = None, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Click on what can be clicked."""
        under, place = met(widget, at)
        QTest.mouseClick(under, LEFT, modifiers, place)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Press a key; it goes to what has the focus."""
        QTest.keyClick(focus(), key, modifiers)

    def type(self, text: str) -> None:
        """Type over what stands in the field that has the focus."""
        QTest.keyClick(focus(), Qt.Key.Key_A, CTRL)
        QTest.keyClicks(focus(), text)

    def fill(self, field: QWidget, text: str) -> None:
        """Click into a field, type and leave it with Tab."""
        self.click(field)
        self.type(text)
        self.press(Qt.Key.Key_Tab)

    def drag(self, widget: QWidget, start: QPoint, end: QPoint) -> None:
        """Drag with the left button, `end` in the widget's own pixels as they are when it begins."""
        target = widget.mapToGlobal(end)
        QTest.mousePress(widget, LEFT, NONE, reached(widget, start))
        for share in (0.3, 0.7, 1.0):
            there = widget.mapToGlobal(start) + (target - widget.mapToGlobal(start)) * share
            QTest.mouseMove(widget, widget.mapFromGlobal(there))
        QTest.mouseRelease(widget, LEFT, NONE, widget.mapFromGlobal(target))

    # Thumbnails and files

    def drag_thumbnail(self, grid: Grid, name: str, target: QWidget) -> None:
        """Press on a thumbnail and let it go over `target`."""
        carried: list[bool] = []

        def carry(drag: QDrag, _actions: Qt.DropAction, usual: Qt.DropAction) -> Qt.DropAction:
            """WORKAROUND: Qt's platform without a screen has no drags; this one carries it and lets go."""
            carried.append(True)
            return self._let_go(target, drag.mimeData(), usual)

        start = thumbnail(grid, name)
        held, QDrag.exec = QDrag.exec, carry  # type: ignore[method-assign, assignment]
        try:
            QTest.mousePress(grid.viewport(), LEFT, NONE, reached(grid.viewport(), start))
            QTest.mouseMove(grid.viewport(), start + QPoint(QApplication.startDragDistance() + 20, 0))
            QTest.mouseRelease(grid.viewport(), LEFT, NONE, start)
        finally:
            QDrag.exec = held  # type: ignore[method-assign]
        assert carried

    def drop(self, target: QWidget, paths: Sequence[Path]) -> None:
        """Drop files as a file manager does; it keeps what it handed over as a copy."""
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        assert self._let_go(target, data, Qt.DropAction.CopyAction) == Qt.DropAction.CopyAction

    def _let_go(self, target: QWidget, data: QMimeData, usual: Qt.DropAction) -> Qt.DropAction:
        """Send the events to the window, which finds out itself what is there."""
        window = target.window()
        at = target.mapTo(window, reached(target))
        handle = window.windowHandle()
        enter = QDragEnterEvent(at, ACTIONS, data, LEFT, NONE)
        QApplication.sendEvent(handle, enter)
        move = QDragMoveEvent(at, ACTIONS, data, LEFT, NONE)
        move.setDropAction(enter.dropAction())
        move.setAccepted(enter.isAccepted())
        QApplication.sendEvent(handle, move)
        assert move.isAccepted(), f"{named(target)} takes no drop"
        event = QDropEvent(QPointF(at), ACTIONS, data, LEFT, NONE)
        event.setDropAction(usual)
        QApplication.sendEvent(handle, event)
        return event.dropAction() if event.isAccepted() else Qt.DropAction.IgnoreAction


def reached(widget: QWidget, at: QPoint | None = None) -> QPoint:
    """Return where a pointer meets a widget: it is seen, can be used, and nothing lies over it."""
    met(widget, at)
    return widget.rect().center() if at is None else at


def met(widget: QWidget, at: QPoint | None = None) -> tuple[QWidget, QPoint]:
    """Return what exactly the pointer meets there: the widget or something inside it, and where in that."""
    QApplication.processEvents()  # what has just opened is there now, in its place
    assert widget.isVisible(), f"{named(widget)} is hidden"
    assert widget.isEnabled(), f"{named(widget)} is dimmed"
    _scroll_to(widget)
    place = widget.mapTo(widget.window(), widget.rect().center() if at is None else at)
    under = widget.window().childAt(place)
    assert under is not None, f"{named(widget)} is outside the window"
    assert under is widget or widget.isAncestorOf(under), f"{named(widget)} is covered by {named(under)}"
    return under, under.mapFrom(widget.window(), place)


def is_met(widget: QWidget, at: QPoint) -> bool:
    """Tell whether a pointer there meets the widget, as things lie now."""
    under = widget.window().childAt(widget.mapTo(widget.window(), at))
    return widget.isVisible() and under is not None and (under is widget or widget.isAncestorOf(under))


def named(widget: QWidget | None) -> str:
    """Return what a screen reader calls a widget."""
    return "nothing" if widget is None else f"{type(widget).__name__} “{widget.accessibleName() or _text(widget)}”"


def focus() -> QWidget:
    """Return what has the focus."""
    found = QApplication.focusWidget()
    assert found is not None, "nothing has the focus"
    return found


def button(within: QWidget, text: str) -> QAbstractButton:
    """Return the button with this text that can be seen."""
    seen = [found for found in within.findChildren(QAbstractButton) if found.isVisible()]
    named_so = [found for found in seen if text in (found.text(), found.accessibleName())]
    assert len(named_so) == 1, f"{len(named_so)} buttons “{text}” among {[named(found) for found in seen]}"
    return named_so[0]


def field(within: QWidget, name: str) -> QWidget:
    """Return the field that a screen reader calls so."""
    found = [part for part in within.findChildren(QWidget) if part.accessibleName() == name and part.isVisible()]
    assert found, f"no field “{name}”"
    return found[-1]


def words(within: QWidget) -> str:
    """Return all that can be read, one line a label."""
    labels = [found for found in within.findChildren(QLabel) if found.isVisible()]
    return "\n".join(found.text().replace("\u00a0", " ") for found in labels if found.text())


def thumbnail(grid: Grid, name: str) -> QPoint:
    """Return the middle of an image in the grid, scrolled into view."""
    row = [image.path.name for image in grid.images].index(name)
    index = grid.model().index(row, 0)
    grid.scrollTo(index)
    return cell_rect(grid.visualRect(index)).center()


def _scroll_to(widget: QWidget) -> None:
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget)
        above = above.parentWidget()


def _text(widget: QWidget) -> str:
    return widget.text() if isinstance(widget, QAbstractButton | QLabel) else ""
