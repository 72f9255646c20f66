"""The camera's picture with its heat, its legend, and what stands in its place while there is none."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QStackedLayout, QVBoxLayout, QWidget

from inspector.core.judgement import Limits
from inspector.gui.pages.live.seen import INSET
from inspector.gui.theme.icons import pixmap
from inspector.gui.theme.tokens import FAINT_PX, LIGHT, RADIUS, Tokens
from inspector.gui.widgets.elided import ElidedLabel
from inspector.gui.widgets.lines import label
from inspector.gui.widgets.viewer import PhotoView, ScaleColumn, VerdictBadge, ViewTools

_PANEL = 460


@dataclass(frozen=True, slots=True)
class Way:
    """A way out that a button offers: its key in the program, and its word. The first one is the primary."""

    key: str
    word: str


class PictureCard(QFrame):
    """Shows a photograph with heat. `back_wanted` leaves an inspection of before; `way_wanted` carries a way's key."""

    back_wanted = Signal()
    way_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.view = PhotoView(margin=12)
        self.tools = ViewTools(self.view, zooming=False)
        self.column = ScaleColumn()
        self.panel = Panel()
        self.inset = Inset(self.view)
        self.name, self.time = ElidedLabel(role="strong"), label(role="muted")
        self.badge, self.score = VerdictBadge(), label(role="strong")
        self.back = QPushButton(self.tr("Back to live"))
        self.back.setToolTip(self.tr("Back to live (Esc)"))
        self.back.clicked.connect(self.back_wanted)
        self.panel.chosen.connect(self.way_wanted)
        self.view.set_rings_visible(True)
        self._build()
        self.show_title("", "")

    def show_title(self, name: str, time: str, *, recalled: bool = False) -> None:
        """Show what is seen, and of when; `recalled`: it is one of before, and there is a way back."""
        self.name.setText(name)
        self.time.setText(time)
        self.back.setVisible(recalled)
        if not recalled:
            self.badge.show_none("")
            self.score.setText("")

    def show_panel(self, icon: str, title: str, said: str, ways: Sequence[Way]) -> None:
        """Say in the picture's place why there is none, and what can be done."""
        self.panel.show_words(icon, title, said, ways)
        self._stack.setCurrentWidget(self.panel)
        self.column.hide()
        self.tools.hide()
        self.inset.show_image(None)

    def show_view(self) -> None:
        """Show the picture, not the panel."""
        self._stack.setCurrentWidget(self._pictured)
        self.tools.show()

    @property
    def has_panel(self) -> bool:
        """Whether the panel stands in the picture's place."""
        return self._stack.currentWidget() is self.panel

    def show_scale(self, limits: Limits | None, score: float | None) -> None:
        """Show the legend of two limits, and where a score stands."""
        self.column.show_scale(limits, score)

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        for part in (self.view, self.tools, self.column, self.panel, self.inset, self.badge):
            part.restyle(tokens)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addStrut(32)
        head.addWidget(self.name)
        head.addWidget(self.time)
        head.addWidget(self.badge)
        head.addWidget(self.score)
        head.addWidget(self.back)
        head.addStretch(1)
        head.addWidget(self.tools)
        self._pictured = QWidget()
        row = QHBoxLayout(self._pictured)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.view, 1)
        row.addWidget(self.column)
        self._stack = QStackedLayout()
        self._stack.addWidget(self._pictured)
        self._stack.addWidget(self.panel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 4, 12, 16)
        layout.setSpacing(4)
        layout.addLayout(head)
        layout.addLayout(self._stack, 1)


class Panel(QFrame):
    """An icon, a title, a sentence, and buttons for what can be done. `chosen` carries a way's key."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "canvas")
        self._tokens = LIGHT
        self._icon_name = "camera"
        self._ways: tuple[Way, ...] = ()
        self._icon = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self._title, self._said = label(role="section", wrap=True), label(role="muted", wrap=True)
        for words in (self._title, self._said):
            words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._buttons = QVBoxLayout()
        self._buttons.setSpacing(8)
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addStretch(2)
        for part in (self._icon, self._title, self._said):
            column.addWidget(part)
        column.addLayout(self._buttons)
        column.addStretch(3)
        middle = QWidget()
        middle.setMaximumWidth(_PANEL)
        middle.setLayout(column)
        row = QHBoxLayout(self)
        row.addStretch(1)
        row.addWidget(middle, 100)
        row.addStretch(1)

    @property
    def said(self) -> str:
        """The sentence that stands there."""
        return self._said.text()

    @property
    def title(self) -> str:
        """What stands above it."""
        return self._title.text()

    def button(self, key: str) -> QPushButton:
        """Return the button of a way."""
        return next(button for button in self.findChildren(QPushButton) if button.objectName() == key)

    def show_words(self, icon: str, title: str, said: str, ways: Sequence[Way]) -> None:
        """Show other words and ways."""
        self._icon_name = icon
        self._title.setText(title)
        self._said.setText(said)
        self._said.setVisible(bool(said))
        self._show_icon()
        if tuple(ways) != self._ways:
            self._ways = tuple(ways)
            self._show_ways()

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        self._tokens = tokens
        self._show_icon()

    def _show_icon(self) -> None:
        self._icon.setPixmap(pixmap(self._icon_name, self._tokens.faint, 40, self.devicePixelRatioF()))

    def _show_ways(self) -> None:
        while (item := self._buttons.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.setParent(None)
                widget.deleteLater()
        for way in self._ways:
            button = QPushButton(way.word)
            button.setObjectName(way.key)
            button.setMinimumWidth(220)
            button.clicked.connect(lambda _=False, key=way.key: self.chosen.emit(key))
            self._buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)


class Inset(QWidget):
    """What the camera sees now, small, in a corner of the picture that the verdict is about."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self._tokens = LIGHT
        self._image: QImage | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(self.tr("What the camera sees now"))
        self.hide()
        over.installEventFilter(self)

    def show_image(self, image: QImage | None) -> None:
        """Show a small picture, or nothing."""
        self._image = image
        if image is not None:
            size = image.size().scaled(QSize(INSET, INSET), Qt.AspectRatioMode.KeepAspectRatio)
            if size != self.size():
                self.resize(size)
                self._place()
        self.setVisible(image is not None)
        self.update()

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        self._tokens = tokens
        self.update()

    def _place(self) -> None:
        self.move(QPoint(self._over.width() - self.width() - 8, 8))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Stay in the corner."""
        if watched is self._over and event.type() is QEvent.Type.Resize:
            self._place()
        return False

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802
        """Paint the picture with a line around it, and its word."""
        if self._image is None:
            return
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRectF(self.rect()), self._image)
        painter.setPen(QPen(QColor(self._tokens.surface), 2))
        painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        font = self.font()
        font.setPixelSize(FAINT_PX)
        painter.setFont(font)
        word = self.tr("Now")
        plate = QRectF(6, 6, painter.fontMetrics().horizontalAdvance(word) + 12, 20)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._tokens.surface))
        painter.drawRoundedRect(plate, RADIUS - 2, RADIUS - 2)
        painter.setPen(QColor(self._tokens.text))
        painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, word)
