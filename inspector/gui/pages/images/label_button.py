"""The label of the image that is looked at, and the menu that gives it another."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from inspector.core.judgement import Verdict
from inspector.core.sample import Label
from inspector.gui.theme.icons import icon, label_icon
from inspector.gui.theme.tokens import LIGHT, Tokens
from inspector.gui.words import bin_word, kind_word, label_word

_MOST = 110  # pixels of a kind's name


class LabelButton(QPushButton):
    """Shows a label with its icon; `chosen` carries the label and kind that a person picks from its menu."""

    chosen = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tokens = LIGHT
        self._label: Label | None = None
        self._kind = ""
        self._kinds: tuple[str, ...] = ()
        self.setProperty("kind", "quiet")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill)
        self.setMenu(self._menu)

    def show_label(self, label: Label | None, kind: str) -> None:
        """Show a label; an anomaly by its kind, where it has one."""
        self._label, self._kind = label, kind
        word = bin_word(label, kind)
        self.setText(QFontMetrics(self.font()).elidedText(word, Qt.TextElideMode.ElideRight, _MOST))
        self.setToolTip(self.tr("Labelled {word}. Click to change the label.").format(word=word))
        self.setAccessibleName(self.tr("Label: {word}").format(word=word))
        self._colour()

    def show_kinds(self, kinds: Sequence[str]) -> None:
        """Offer these kinds of anomaly."""
        self._kinds = tuple(kinds)

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        self._tokens = tokens
        self._colour()

    def _colour(self) -> None:
        colour = self._colour_of(self._label)
        self.setIcon(icon(label_icon(self._label), colour, size=16))
        self.setStyleSheet(f"QPushButton {{ color: {colour}; font-weight: 600; padding: 0 6px; }}")

    def _colour_of(self, label: Label | None) -> str:
        if label is None:
            return self._tokens.faint
        return self._tokens.of(Verdict(label)).text

    def _fill(self) -> None:
        self._menu.clear()
        self._add(Label.GOOD, "", "G")
        self._add(Label.ANOMALY, "", "A")
        for kind in self._kinds:
            self._add(Label.ANOMALY, kind, "")
        self._menu.addSeparator()
        self._add(None, "", "U")

    def _add(self, label: Label | None, kind: str, key: str) -> None:
        text = f"    {kind_word(kind)}" if kind else label_word(label)
        action = self._menu.addAction(f"{text}\t{key}" if key else text)  # the key is the page's: it is only told here
        if not kind:
            action.setIcon(icon(label_icon(label), self._colour_of(label), size=16))
        action.setEnabled((label, kind) != (self._label, self._kind))
        action.triggered.connect(lambda: self.chosen.emit(label, kind))
