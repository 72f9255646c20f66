"""The rail: one button a page, its icon over its word, the page in front marked by a bar."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QSizePolicy, QVBoxLayout, QWidget

from inspector.gui.theme.icons import draw_icon
from inspector.gui.theme.tokens import FAINT_PX, LIGHT, RADIUS, RAIL, Tokens
from inspector.gui.window.entries import Entry

_WIDTH, _HEIGHT, _ICON = 64, 58, 22
_LOW = 38  # of a button without its word, where a window is low
_LEAST_PX = 9  # of a word that is long in another language
_DIMMED = 0.4


class Rail(QFrame):
    """Shows which page is in front; `chosen` says which one is wanted."""

    chosen = Signal(str)

    def __init__(self, entries: tuple[Entry, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setFixedWidth(RAIL)
        self._buttons: dict[str, RailButton] = {}
        group = QButtonGroup(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 8)
        layout.setSpacing(4)
        for entry in entries:
            if entry.last:
                layout.addStretch(1)
            button = self._buttons[entry.key] = RailButton(entry, self)
            button.clicked.connect(lambda _=False, key=entry.key: self.chosen.emit(key))
            group.addButton(button)
            layout.addWidget(button)

    def show_page(self, key: str) -> None:
        """Mark the page that is in front."""
        if key in self._buttons:
            self._buttons[key].setChecked(True)

    def show_project(self, is_open: bool) -> None:
        """Dim the pages that need a project while none is open."""
        for button in self._buttons.values():
            button.setEnabled(is_open or not button.entry.needs_project)

    def show_running(self, key: str, running: bool) -> None:
        """Mark a page by a dot while what it does goes on, whichever page is in front."""
        if key in self._buttons:
            self._buttons[key].show_running(running)

    def button(self, key: str) -> "RailButton":
        """Return the button of a page."""
        return self._buttons[key]

    def restyle(self, tokens: Tokens) -> None:
        """Take the colours of a theme."""
        for button in self._buttons.values():
            button.restyle(tokens)


class RailButton(QAbstractButton):
    """One page on the rail."""

    def __init__(self, entry: Entry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entry = entry
        self._tokens = LIGHT
        self._running = False
        self.setCheckable(True)
        self.setText(entry.word)
        self.setAccessibleName(entry.word)
        self.setToolTip(f"{entry.word} ({entry.shortcut})")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Maximum)
        self.setCursor(Qt.CursorShape.ArrowCursor)

    def restyle(self, tokens: Tokens) -> None:
        """Take the colours of a theme."""
        self._tokens = tokens
        self.update()

    @property
    def running(self) -> bool:
        """Whether the dot is shown."""
        return self._running

    def show_running(self, running: bool) -> None:
        """Show a dot while the page's work goes on."""
        self._running = running
        word = self.tr("{page}, running").format(page=self.entry.word) if running else self.entry.word
        self.setAccessibleName(word)
        self.setToolTip(f"{word} ({self.entry.shortcut})")
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the whole width of the rail: its edge is a target, too."""
        return QSize(RAIL, _HEIGHT)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """In a low window the icon is enough; its tip tells the word."""
        return QSize(RAIL, _LOW)

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802
        """Show that it can be clicked."""
        self.update()
        super().enterEvent(event)

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802
        """Paint ground, bar, icon and word."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QRectF((RAIL - _WIDTH) / 2, 0, _WIDTH, self.height())
        worded = self.height() >= _HEIGHT
        top = 8 if worded else (self.height() - _ICON) / 2
        self._paint_ground(painter, ground)
        painter.setOpacity(1.0 if self.isEnabled() else _DIMMED)
        ink = self._tokens.accent if self.isChecked() else self._tokens.faint
        draw_icon(painter, self.entry.icon, ink, QRectF((RAIL - _ICON) / 2, top, _ICON, _ICON))
        if self._running:
            self._paint_dot(painter, top + 2)
        if worded:
            self._paint_word(painter, ink)

    def _paint_word(self, painter: QPainter, ink: str) -> None:
        painter.setFont(self.word_font())
        painter.setPen(QColor(ink))
        painter.drawText(QRectF(0, 32, RAIL, 20), Qt.AlignmentFlag.AlignCenter, self.text())

    def word_font(self) -> QFont:
        """Return the largest font in which the word stays on its ground: bold where the page is in front, if it can."""
        font, room = self.font(), _WIDTH - 2 if self.isChecked() else RAIL - 4
        weights = (QFont.Weight.DemiBold, QFont.Weight.Normal) if self.isChecked() else (QFont.Weight.Normal,)
        for weight in weights:
            font.setWeight(weight)
            for size in range(FAINT_PX, _LEAST_PX - 1, -1):
                font.setPixelSize(size)
                if QFontMetrics(font).horizontalAdvance(self.text()) <= room:
                    return font
        return font

    def _paint_dot(self, painter: QPainter, y: float) -> None:
        painter.setPen(QPen(QColor(self._tokens.surface), 2))
        painter.setBrush(QColor(self._tokens.good.edge))
        painter.drawEllipse(QPointF((RAIL + _ICON) / 2 + 1, y), 5, 5)

    def _paint_ground(self, painter: QPainter, ground: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked():
            painter.setBrush(QColor(self._tokens.accent_soft))
            painter.drawRoundedRect(ground, RADIUS, RADIUS)
            painter.setBrush(QColor(self._tokens.accent))
            painter.drawRoundedRect(QRectF(-2, 8, 5, ground.height() - 16), 2, 2)
        elif self.underMouse() and self.isEnabled():
            painter.setBrush(QColor(self._tokens.sunk))
            painter.drawRoundedRect(ground, RADIUS, RADIUS)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QColor(self._tokens.accent))
            painter.drawRoundedRect(ground.adjusted(1, 1, -1, -1), RADIUS, RADIUS)
