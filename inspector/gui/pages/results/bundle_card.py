"""A bundle as a card: its name, when it was trained, what escaped, and whether it is in use."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from inspector.gui.pages.results.shown import CardFigures
from inspector.gui.pages.results.words import of_words
from inspector.gui.theme.fonts import BOLD, sized
from inspector.gui.theme.tokens import FAINT_PX, LIGHT, RADIUS, TEXT_PX, Tokens
from inspector.gui.times import recently
from inspector.gui.words import error_sentence, in_figures
from inspector.services.bundles import Listed

HEIGHT = 118
_ROW, _PAD, _HEAD = 19, 12, 50


class BundleCard(QAbstractButton):
    """One bundle; pressed while it is the one that is looked at. One that does not load says why."""

    def __init__(self, listed: Listed, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.listed = listed
        self._tokens = LIGHT
        self._figures: CardFigures | None = None
        self._in_use = False
        self.setCheckable(True)
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setText(listed.path.name)
        if listed.error is not None:
            self.setEnabled(False)
            self.setToolTip(error_sentence(listed.error))
        self._name()

    def show_figures(self, figures: CardFigures) -> None:
        """Show what escaped and what was rejected for nothing."""
        self._figures = figures
        if figures.images is None:
            self.setToolTip(self.tr("As measured when it was trained"))
        else:
            self.setToolTip(self.tr("On {n} images that it never saw").format(n=in_figures(figures.images)))
        self._name()
        self.update()

    def show_in_use(self, in_use: bool) -> None:
        """Mark the bundle in use."""
        self._in_use = in_use
        self._name()
        self.update()

    @property
    def in_use(self) -> bool:
        """Whether it is marked as the one in use."""
        return self._in_use

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        self._tokens = tokens
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """Return the card's size."""
        return QSize(200, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002
        """Paint the card."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        self._paint_head(painter)
        if self.listed.error is not None:
            self._paint_error(painter)
        else:
            self._paint_rows(painter)

    def rows(self) -> list[tuple[str, str]]:
        """Return the lines of the card, word and value."""
        f = self._figures
        none = "–"
        return [
            (self.tr("Escaped"), of_words(f.escaped) if f and f.escaped.n else none),
            (self.tr("False rejects"), of_words(f.false_rejects) if f and f.false_rejects.n else none),
            (self.tr("AUROC"), in_figures(f.auroc, 3) if f and f.auroc is not None else none),
        ]

    def _name(self) -> None:
        parts = [self.text(), *(f"{word} {value}" for word, value in self.rows())]
        parts += [self.tr("In use")] if self._in_use else []
        self.setAccessibleName(", ".join(parts))

    def _paint_ground(self, painter: QPainter) -> None:
        tokens, chosen = self._tokens, self.isChecked()
        edge = tokens.accent if chosen or self.hasFocus() else tokens.line_strong if self.underMouse() else tokens.line
        width = 2 if chosen or self.hasFocus() else 1
        painter.setPen(QPen(QColor(edge), width))
        painter.setBrush(QColor(tokens.accent_soft if chosen else tokens.surface))
        inset = width / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), RADIUS, RADIUS)
        if chosen and self.hasFocus():
            painter.setPen(QPen(QColor(tokens.accent), 1))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(3.5, 3.5, -3.5, -3.5), RADIUS - 2, RADIUS - 2)

    def _paint_head(self, painter: QPainter) -> None:
        """Paint the name, and below it when it was trained: no name is shortened because the bundle is in use."""
        first = QRectF(_PAD, 7, self.width() - 2 * _PAD, 20)
        second = first.translated(0, 21)
        painter.setFont(sized(TEXT_PX, BOLD))
        painter.setPen(QColor(self._tokens.text))
        name = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideMiddle, int(first.width()))
        painter.drawText(first, Qt.AlignmentFlag.AlignVCenter, name)
        if self._in_use:
            self._paint_chip(painter, second)
        painter.setFont(sized(FAINT_PX))
        painter.setPen(QColor(self._tokens.faint))
        when = recently(self.listed.bundle.facts.created) if self.listed.bundle else ""
        painter.drawText(second, Qt.AlignmentFlag.AlignVCenter, when)

    def _paint_chip(self, painter: QPainter, row: QRectF) -> None:
        """Paint "In use" at the right."""
        font = sized(FAINT_PX, BOLD)
        painter.setFont(font)
        words = self.tr("In use")
        width = QFontMetrics(font).horizontalAdvance(words) + 14
        chip = QRectF(row.right() - width, row.center().y() - 10, width, 20)
        painter.setPen(QPen(QColor(self._tokens.accent), 1))
        painter.setBrush(QColor(self._tokens.surface))
        painter.drawRoundedRect(chip.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setPen(QColor(self._tokens.accent))
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, words)

    def _paint_rows(self, painter: QPainter) -> None:
        painter.setFont(sized(FAINT_PX))
        for i, (word, value) in enumerate(self.rows()):
            row = QRectF(_PAD, _HEAD + 2 + i * _ROW, self.width() - 2 * _PAD, _ROW)
            painter.setPen(QColor(self._tokens.faint))
            painter.drawText(row, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, word)
            painter.setPen(QColor(self._tokens.text))
            painter.drawText(row, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, value)

    def _paint_error(self, painter: QPainter) -> None:
        painter.setFont(sized(FAINT_PX))
        painter.setPen(QColor(self._tokens.anomaly.text))
        place = QRectF(_PAD, _HEAD, self.width() - 2 * _PAD, HEIGHT - _HEAD - 8)
        flags = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
        painter.drawText(place, int(flags), self.tr("Cannot be used. Rest the mouse here to read why."))
