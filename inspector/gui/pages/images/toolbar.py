"""Above the grid: search by name, filter by what the bundle says, order, size of thumbnails."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QActionGroup, QColor, QPaintEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSlider,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)

from inspector.core.judgement import Verdict
from inspector.gui.pages.images.grid import LEAST, MOST, USUAL
from inspector.gui.pages.images.shown import Judged, Sort
from inspector.gui.theme.icons import pixmap
from inspector.gui.theme.tokens import LIGHT, Tokens
from inspector.gui.widgets.search_field import SearchField
from inspector.gui.words import usual_word

if TYPE_CHECKING:
    from inspector.services.judgements import Role

_TYPING_MS = 120
_LEFT, _RIGHT = 12, 34


class Toolbar(QWidget):
    """`changed` says that text, filter or order are others; `resized` carries the width of thumbnails."""

    changed = Signal()
    resized = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = SearchField()
        self.search.setPlaceholderText(self.tr("Search names"))
        self.search.setAccessibleName(self.tr("Search names"))
        self.search.setToolTip(self.tr("Search names (Ctrl+F)"))
        self.filter = FilterButton()
        self.order = QComboBox()
        self.order.setAccessibleName(self.tr("Order"))
        for sort, words in self._orders():
            self.order.addItem(words, sort)
        self.width_slider = QSlider(Qt.Orientation.Horizontal)
        self.width_slider.setRange(LEAST, MOST)
        self.width_slider.setValue(USUAL)
        self.width_slider.setFixedWidth(64)
        self.width_slider.setAccessibleName(self.tr("Size of thumbnails"))
        self.width_slider.setToolTip(self.tr("Size of thumbnails (Ctrl and wheel)"))
        self._picture = QLabel()
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_MS)
        self._build()

    @property
    def text(self) -> str:
        """What was typed into the search."""
        return self.search.text()

    @property
    def sort(self) -> Sort:
        """The order that was chosen."""
        return Sort(self.order.currentData())

    def show_sort(self, sort: Sort) -> None:
        """Show an order."""
        self.order.setCurrentIndex(self.order.findData(sort))

    def show_tight(self, tight: bool) -> None:
        """Leave the slider away where there is little room: wheel and keys do the same."""
        for part in (self._picture, self.width_slider):
            part.setVisible(not tight)

    def clear(self) -> None:
        """Filter nothing any more."""
        self.search.clear()
        self._typing.stop()
        self.filter.clear()
        self.changed.emit()

    def show_bundle(self, name: str) -> None:
        """Offer filters and orders that need a bundle, where one is in use."""
        self.filter.setEnabled(bool(name))
        need = self.tr("Train a bundle to filter by its verdicts")
        self.filter.setToolTip(self.tr("What {bundle} says").format(bundle=name) if name else need)
        for row in range(self.order.count()):
            if Sort(self.order.itemData(row)).by_score:
                self.order.model().item(row).setEnabled(bool(name))  # type: ignore[attr-defined]
        if not name:
            self.filter.clear()
            if self.sort.by_score:
                self.show_sort(Sort.NEWEST)

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        self.search.restyle(tokens)
        self._picture.setPixmap(pixmap("images", tokens.faint, 14, self.devicePixelRatioF()))
        self.filter.restyle(tokens)

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.search, 1)
        row.addWidget(self.filter)
        row.addWidget(self.order)
        row.addWidget(self._picture)
        row.addWidget(self.width_slider)
        self.search.textChanged.connect(lambda _: self._typing.start())
        self._typing.timeout.connect(self.changed)
        self.filter.changed.connect(self.changed)
        self.order.currentIndexChanged.connect(lambda _: self.changed.emit())
        self.width_slider.valueChanged.connect(self.resized)

    def _orders(self) -> Sequence[tuple[Sort, str]]:
        return (
            (Sort.NEWEST, self.tr("Newest first")),
            (Sort.OLDEST, self.tr("Oldest first")),
            (Sort.NAME, self.tr("By name")),
            (Sort.HIGHEST, self.tr("Highest score")),
            (Sort.LOWEST, self.tr("Lowest score")),
        )


class FilterButton(QPushButton):
    """Chooses a verdict, and what the image was to the bundle's training; its text says what is chosen."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tokens = LIGHT
        self._menu = QMenu(self)
        self._verdicts = self._group(self._verdict_words())
        self._menu.addSeparator()
        self._roles = self._group(self._role_words())
        self.setMenu(self._menu)
        self._say()

    @property
    def judged(self) -> Judged:
        """The verdict that was chosen."""
        return Judged(self._verdicts.checkedAction().data())

    @property
    def role(self) -> "Role | None":
        """The role that was chosen; None: any."""
        from inspector.services.judgements import Role

        chosen = self._roles.checkedAction().data()  # Qt hands the enum back as its text
        return Role(chosen) if chosen else None

    def clear(self) -> None:
        """Choose nothing."""
        for group in (self._verdicts, self._roles):
            group.actions()[0].setChecked(True)
        self._say()

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        self._tokens = tokens
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return room for the words and the arrow."""
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + _LEFT + _RIGHT, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Nothing of it is ever cut off."""
        return self.sizeHint()

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802
        """Paint the button, its words at the left, its arrow at the right."""
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        ink = self._tokens.text if self.isEnabled() else self._tokens.meter
        painter.setPen(QColor(ink))
        words = self.rect().adjusted(_LEFT, 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
        arrow = pixmap("chevron-down", ink, 14, self.devicePixelRatioF())
        painter.drawPixmap(QPointF(self.width() - 24, (self.height() - 14) / 2), arrow)

    def _group(self, words: Sequence[tuple[object, str]]) -> QActionGroup:
        group = QActionGroup(self)
        for value, text in words:
            action = group.addAction(text)
            action.setCheckable(True)
            action.setData(value)
            self._menu.addAction(action)
        group.actions()[0].setChecked(True)
        group.triggered.connect(self._on_chosen)
        return group

    def _on_chosen(self) -> None:
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        chosen = [group.checkedAction().text() for group in (self._verdicts, self._roles) if _narrows(group)]
        self.setText(" · ".join(chosen) or self._verdicts.actions()[0].text())
        self.updateGeometry()
        self.setAccessibleName(self.tr("Filter: {what}").format(what=self.text()))

    def _verdict_words(self) -> Sequence[tuple[object, str]]:
        return (
            (Judged.ANY, self.tr("Any verdict")),
            (Judged.GOOD, usual_word(Verdict.GOOD)),
            (Judged.REVIEW, usual_word(Verdict.REVIEW)),
            (Judged.ANOMALY, usual_word(Verdict.ANOMALY)),
            (Judged.CONTRARY, self.tr("Label and verdict differ")),
        )

    def _role_words(self) -> Sequence[tuple[object, str]]:
        from inspector.services.judgements import Role

        return (
            (None, self.tr("Any part in training")),
            (Role.FIT, self.tr("Remembered as good")),
            (Role.LEARN, self.tr("Learned from")),
            (Role.CALIBRATE, self.tr("Limits set on it")),
            (Role.TEST, self.tr("Kept for the report")),
            (Role.MEASURED, self.tr("Anomaly, only measured")),
            (Role.NEW, self.tr("Not known to the bundle")),
        )


def _narrows(group: QActionGroup) -> bool:
    return group.checkedAction() is not group.actions()[0]
