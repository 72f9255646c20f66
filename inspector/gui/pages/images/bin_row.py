"""One bin of the column: a card or a line that is clicked to see what is in it, and that images are dropped on."""

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QEnterEvent,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from inspector.core.judgement import Verdict
from inspector.core.sample import Label
from inspector.gui.dragged import files_of, has_files
from inspector.gui.pages.images.shown import Bin
from inspector.gui.theme.icons import label_icon, pixmap
from inspector.gui.theme.tokens import LIGHT, RADIUS, Tokens
from inspector.gui.words import in_figures

CARD, LINE = 40, 28
_EDGE, _ICON = 4, 16


class BinRow(QAbstractButton):
    """A bin with its count. `bin` None: all images, which nothing can be dropped on.

    `dropped` carries the files and folders that were let go over it, `rename_wanted` asks for another name.
    """

    dropped = Signal(object)
    rename_wanted = Signal()

    def __init__(self, word: str, bin_: Bin | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bin = bin_
        self._word, self._count = word, 0
        self._tokens = LIGHT
        self._over = False
        self.setCheckable(True)
        self.setAcceptDrops(bin_ is not None)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFixedHeight(LINE if self.is_kind else CARD)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_count(0)

    @property
    def is_kind(self) -> bool:
        """Whether it is a kind of anomaly."""
        return self.bin is not None and self.bin.kind is not None

    @property
    def count(self) -> int:
        """How many images are in it."""
        return self._count

    def show_count(self, count: int) -> None:
        """Show how many images are in it."""
        self._count = count
        images = self.tr("1 image") if count == 1 else self.tr("{n} images").format(n=in_figures(count))
        self.setAccessibleName(f"{self._word}, {images}")
        self.setToolTip(f"{self._word}: {images}" if self.is_kind else "")
        self.update()

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        self._tokens = tokens
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Ask for the height of a card or a line."""
        return QSize(176, LINE if self.is_kind else CARD)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """A kind is renamed with F2; all bins are opened with Enter, too."""
        if event.key() == Qt.Key.Key_F2 and self.is_kind:
            self.rename_wanted.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """So it is with a double click."""
        if self.is_kind:
            self.rename_wanted.emit()
        super().mouseDoubleClickEvent(event)

    # Dropping

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Take files, and show that they can be let go here."""
        if has_files(event.mimeData()):
            take(event)
            self._set_over(True)

    def dragLeaveEvent(self, _: QDragLeaveEvent) -> None:  # noqa: N802
        """Look as before."""
        self._set_over(False)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Report what was let go."""
        self._set_over(False)
        take(event)
        self.dropped.emit(files_of(event.mimeData()))

    def _set_over(self, over: bool) -> None:
        self._over = over
        self.update()

    # Painting

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802
        """Look as if it could be clicked."""
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        """Look as before."""
        self.update()
        super().leaveEvent(event)

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802
        """Paint the bin."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_back(painter)
        self._paint_words(painter)

    def _paint_back(self, painter: QPainter) -> None:
        tokens, place = self._tokens, QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        chosen, framed = self.isChecked(), self.bin is not None and not self.is_kind
        fill = tokens.surface if framed else None
        if self.underMouse() and not chosen:
            fill = tokens.sunk
        if chosen or self._over:
            fill = tokens.accent_soft
        shape = QPainterPath()
        shape.addRoundedRect(place, RADIUS, RADIUS)
        if fill:
            painter.fillPath(shape, QColor(fill))
        if framed:
            painter.setClipPath(shape)
            painter.fillRect(QRect(0, 0, _EDGE, self.height()), QColor(self._edge()))
            painter.setClipping(False)
            painter.setPen(QPen(QColor(tokens.line), 1))
            painter.drawPath(shape)
        if self._over or self.hasFocus():
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)

    def _paint_words(self, painter: QPainter) -> None:
        tokens, chosen = self._tokens, self.isChecked() or self._over
        left = 12 if self.is_kind else 14
        if not self.is_kind:
            name = "images" if self.bin is None else label_icon(self.bin.label)
            drawn = pixmap(name, self._ink(), _ICON, self.devicePixelRatioF())
            painter.drawPixmap(QPointF(left, (self.height() - _ICON) / 2), drawn)
            left += _ICON + 8
        font = QFont(self.font())
        font.setWeight(QFont.Weight.Normal if self.is_kind and not chosen else QFont.Weight.DemiBold)
        painter.setFont(font)
        metrics = painter.fontMetrics()
        figure = in_figures(self._count)
        text = QRect(left, 0, self.width() - left - 12, self.height())
        painter.setPen(QColor(tokens.accent if chosen else tokens.faint if self.is_kind else tokens.text))
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, figure)
        text.setRight(text.right() - metrics.horizontalAdvance(figure) - 8)
        painter.setPen(QColor(tokens.accent if chosen else tokens.text))
        word = metrics.elidedText(self._word, Qt.TextElideMode.ElideRight, text.width())
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, word)

    def _edge(self) -> str:
        label = self.bin.label if self.bin else None
        return self._tokens.line_strong if label is None else self._tokens.of(Verdict(label)).edge

    def _ink(self) -> str:
        if self.bin is None:
            return self._tokens.accent if self.isChecked() else self._tokens.text
        label: Label | None = self.bin.label
        return self._tokens.text if label is None else self._tokens.of(Verdict(label)).text


def take(event: QDropEvent) -> None:
    """Take what is dragged as a copy, so that no file manager deletes what it handed over."""
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()
