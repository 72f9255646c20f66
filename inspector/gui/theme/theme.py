"""Which theme is worn: that of the system, or the one that a person has chosen; it changes while the window is open."""

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from inspector.gui.theme.style import style_sheet
from inspector.gui.theme.tokens import DARK, LIGHT, TEXT_PX, THEMES, Tokens

AUTO = "auto"
_SCHEMES = {AUTO: Qt.ColorScheme.Unknown, "light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}


class Theme(QObject):
    """Dresses the application; `changed` comes after it did, for those that paint themselves."""

    changed = Signal()

    def __init__(self, choice: str = AUTO, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._choice = choice
        hints = QGuiApplication.styleHints()
        hints.setColorScheme(_SCHEMES[choice])  # the frame of the window follows, too
        self._tokens = self._wanted()
        self._dress()
        hints.colorSchemeChanged.connect(self._follow)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenAdded.connect(self.changed)  # icons are drawn for the scalings of the screens

    @property
    def tokens(self) -> Tokens:
        """The colours in use."""
        return self._tokens

    @property
    def choice(self) -> str:
        """What was chosen: auto, light or dark."""
        return self._choice

    def choose(self, choice: str) -> None:
        """Wear `light`, `dark`, or what the system wears (`auto`)."""
        self._choice = choice
        QGuiApplication.styleHints().setColorScheme(_SCHEMES[choice])
        self._follow()

    @Slot()
    def _follow(self) -> None:
        if (wanted := self._wanted()) is self._tokens:
            return
        self._tokens = wanted
        self._dress()
        self.changed.emit()

    def _wanted(self) -> Tokens:
        if self._choice != AUTO:
            return THEMES[self._choice]
        return DARK if QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark else LIGHT

    def _dress(self) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.setStyle("Fusion")  # the same everywhere, and it heeds the palette
            app.setPalette(palette(self._tokens))
            app.setFont(_font(app.font()))
            app.setStyleSheet(style_sheet(self._tokens))


def palette(tokens: Tokens) -> QPalette:
    """Return what widgets are drawn with where the style sheet says nothing."""
    role = QPalette.ColorRole
    colours = {
        role.Window: tokens.page,
        role.WindowText: tokens.text,
        role.Base: tokens.surface,
        role.AlternateBase: tokens.sunk,
        role.Text: tokens.text,
        role.Button: tokens.surface,
        role.ButtonText: tokens.text,
        role.BrightText: tokens.on_accent,
        role.Highlight: tokens.accent_fill,
        role.HighlightedText: tokens.on_accent,
        role.Accent: tokens.accent_fill,
        role.Link: tokens.accent,
        role.PlaceholderText: tokens.faint,
        role.ToolTipBase: tokens.text,
        role.ToolTipText: tokens.page,
        role.Mid: tokens.line_strong,
        role.Light: tokens.line,
        role.Dark: tokens.line_strong,
        role.Shadow: tokens.shade,
    }
    made = QPalette()
    for name, colour in colours.items():
        made.setColor(name, QColor(colour))
    for name in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, name, QColor(tokens.meter))
    return made


def _font(system: QFont) -> QFont:
    """Return the system's font at our size, its figures all of one width."""
    font = QFont(system)
    font.setPixelSize(TEXT_PX)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font
