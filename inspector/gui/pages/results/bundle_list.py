"""The project's bundles, newest first, at the left of the page."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QMenu, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from inspector.gui.pages.results.bundle_card import BundleCard
from inspector.gui.pages.results.shown import CardFigures, reported
from inspector.gui.theme.tokens import SPACE, Tokens
from inspector.gui.widgets.lines import label
from inspector.runtime.bundle import Bundle
from inspector.services.bundles import Listed

WIDTH = 200


class BundleList(QWidget):
    """`chosen` carries the bundle to look at, `use_wanted` the one to use, `compare_wanted` one to compare with."""

    chosen = Signal(object)
    use_wanted = Signal(object)
    compare_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(WIDTH)
        self.cards: list[BundleCard] = []
        self._chosen: Path | None = None
        self._in_use: Path | None = None
        self._tokens: Tokens | None = None
        self._figures: dict[Path, CardFigures] = {}
        self._inside = QWidget()
        self._inside.setProperty("role", "scrolled")
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE["s"])
        self._column.addStretch(1)
        area = QScrollArea()
        area.setWidget(self._inside)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._compare = QPushButton(self.tr("Compare…"))
        self._compare.setCheckable(True)
        self._compare.setToolTip(self.tr("Judge the same images with two bundles"))
        self._compare.toggled.connect(self._say)
        self._note = label(role="faint", wrap=True)
        self._note.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE["s"])
        column.addWidget(label(self.tr("Bundles"), "faint"))
        column.addWidget(area, 1)
        column.addWidget(self._note)
        column.addWidget(self._compare)
        self._say()

    @property
    def picking(self) -> bool:
        """Whether the next card that is pressed is compared with the one that is looked at."""
        return self._compare.isChecked()

    def show_bundles(self, listed: Sequence[Listed]) -> None:
        """Show these bundles."""
        for card in self.cards:
            self._column.removeWidget(card)
            card.deleteLater()
        self.cards = [self._card(item) for item in listed]
        for place, card in enumerate(self.cards):
            self._column.insertWidget(place, card)
        self._mark()
        self._say()

    def show_figures(self, path: Path, figures: CardFigures | None) -> None:
        """Show what a bundle gets right today; None: as when it was trained."""
        if figures is None:
            self._figures.pop(path, None)
        else:
            self._figures[path] = figures
        for card in self.cards:
            if card.listed.path == path and card.listed.bundle is not None:
                card.show_figures(figures or reported(card.listed.bundle.facts.report))

    def show_chosen(self, path: Path | None) -> None:
        """Mark the bundle that is looked at; no signal comes of it."""
        self._chosen = path
        self._compare.setChecked(False)
        self._mark()

    def show_in_use(self, path: Path | None) -> None:
        """Mark the bundle in use."""
        self._in_use = path
        self._mark()

    def forget_figures(self) -> None:
        """Show all as when they were trained: the images are others now."""
        for path in tuple(self._figures):
            self.show_figures(path, None)

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        self._tokens = tokens
        for card in self.cards:
            card.restyle(tokens)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Up and Down go from card to card, Escape compares nothing."""
        places = [place for place, card in enumerate(self.cards) if card.hasFocus()]
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if places and step:
            self.cards[min(max(places[0] + step, 0), len(self.cards) - 1)].setFocus()
        elif event.key() == Qt.Key.Key_Escape and self.picking:
            self._compare.setChecked(False)
        else:
            super().keyPressEvent(event)

    def _card(self, item: Listed) -> BundleCard:
        card = BundleCard(item)
        if item.bundle is not None:
            card.show_figures(self._figures.get(item.path) or reported(item.bundle.facts.report))
        if self._tokens is not None:
            card.restyle(self._tokens)
        card.clicked.connect(lambda: self._press(card))
        card.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        card.customContextMenuRequested.connect(lambda at: self._menu(card, at))
        return card

    def _press(self, card: BundleCard) -> None:
        bundle = card.listed.bundle
        picked = self.picking and card.listed.path != self._chosen
        self._compare.setChecked(False)
        self._mark()
        if bundle is not None:
            (self.compare_wanted if picked else self.chosen).emit(bundle)

    def _menu(self, card: BundleCard, at: QPoint) -> None:
        bundle = card.listed.bundle
        if bundle is None:
            return
        menu = self.menu_for(bundle)
        menu.exec(card.mapToGlobal(at))
        menu.deleteLater()

    def menu_for(self, bundle: Bundle) -> QMenu:
        """Return what can be done with a bundle."""
        menu = QMenu(self)
        use = menu.addAction(self.tr("Use this bundle"), lambda: self.use_wanted.emit(bundle))
        use.setEnabled(bundle.path != self._in_use)
        if self._chosen is not None and bundle.path != self._chosen:
            words = self.tr("Compare with {name}").format(name=self._chosen.name)
            menu.addAction(words, lambda: self.compare_wanted.emit(bundle))
        return menu

    def _mark(self) -> None:
        for card in self.cards:
            card.setChecked(card.listed.path == self._chosen)
            card.show_in_use(card.listed.path == self._in_use)

    def _say(self, *_: object) -> None:
        several = sum(card.listed.bundle is not None for card in self.cards) > 1
        self._compare.setVisible(several)
        if self.picking and self._chosen is not None:
            self._note.setText(self.tr("Choose the bundle to compare {name} with.").format(name=self._chosen.name))
        elif several:
            self._note.setText(self.tr("An older bundle can be used again at any time."))
        else:
            self._note.setText("")
