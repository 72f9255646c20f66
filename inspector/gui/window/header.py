"""The header: project, recipe and bundle in use; the device with its load; the way to all commands."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QProgressBar, QPushButton, QSizePolicy, QWidget

from inspector.core.recipe import Recipe
from inspector.gui.theme.icons import icon, pixmap
from inspector.gui.theme.tokens import HEADER, Tokens
from inspector.gui.widgets.elided import ElidedLabel
from inspector.gui.widgets.keyed import KeyedButton
from inspector.gui.widgets.lines import label, upright_line
from inspector.services.machine import Load

_METER, _NAME_MOST = 56, 260
_ROOMY = 900  # pixels of the header, from where all of it fits


class Header(QFrame):
    """Displays what is in use; `palette_wanted` asks for all commands."""

    palette_wanted = Signal()

    def __init__(self, project_menu: QMenu, main_menu: QMenu, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("header")
        self.setFixedHeight(HEADER)
        self._project = self._menu_button(project_menu)
        self._recipe = _Fact(self.tr("Recipe"))
        self._bundle = _Fact(self.tr("Bundle in use"))
        self._chip = QLabel()
        self._device, self._share = label(), label()
        self._meter = QProgressBar()
        self._build_meter()
        self._search = KeyedButton("", key="Ctrl+Shift+P", icon_name="search")
        self._search.setProperty("kind", "quiet")
        self._search.setAccessibleName(self.tr("All commands"))
        self._search.setToolTip(self.tr("All commands (Ctrl+Shift+P)"))
        self._search.clicked.connect(self.palette_wanted)
        self._menu = QPushButton()
        self._menu.setProperty("kind", "tool")
        self._menu.setAccessibleName(self.tr("Menu"))
        self._menu.setToolTip(self.tr("Menu (F10)"))
        self._menu.setMenu(main_menu)
        self._lay_out()
        self.show_project(None)
        self.show_recipe(None)
        self.show_bundle(None)

    def show_project(self, name: str | None) -> None:
        """Show the name of the project that is open."""
        self._name = name
        self._elide()
        self._show_facts()

    def show_recipe(self, recipe: Recipe | None) -> None:
        """Show what the next training takes, or the bundle in use was trained with; None: the usual."""
        if recipe is None:
            self._recipe.show_value(self.tr("Standard"))
            return
        words = [self.tr("{pixels} px").format(pixels=recipe.preparation.size)]
        if recipe.preparation.region is not None:
            words.append(self.tr("region"))
        self._recipe.show_value(", ".join([recipe.backbone.replace("resnet", "ResNet-"), *words]))

    def show_bundle(self, name: str | None, *, loading: bool = False) -> None:
        """Show the name of the bundle in use; None: there is none yet."""
        self._bundle.show_value(self.tr("opening…") if loading else name or self.tr("none yet"))

    def show_load(self, load: Load) -> None:
        """Show the device that trains, and how busy it is."""
        self._device.setText(load.name)
        share = None if load.share is None else round(load.share * 100)
        self._meter.setValue(share or 0)
        self._share.setText(self.tr("{percent} %").format(percent="–" if share is None else share))
        self._meter.setAccessibleName(self.tr("Load of {device}").format(device=load.name))

    def open_menu(self) -> None:
        """Open the menu of everything."""
        self._menu.showMenu()

    def restyle(self, tokens: Tokens) -> None:
        """Take the colours of a theme."""
        self._project.setIcon(icon("chevron-down", tokens.faint, size=14))
        self._menu.setIcon(icon("menu", tokens.faint, size=18))
        self._chip.setPixmap(pixmap("chip", tokens.faint, 18, self.devicePixelRatioF()))
        self._meter.setStyleSheet(
            f"QProgressBar {{ background: {tokens.line}; min-height: 4px; max-height: 4px; border-radius: 2px; }}"
            f"QProgressBar::chunk {{ background: {tokens.meter}; border-radius: 2px; }}"
        )
        self._search.restyle(tokens)

    def _menu_button(self, menu: QMenu) -> QPushButton:
        button = QPushButton()
        button.setObjectName("project")
        button.setProperty("kind", "quiet")
        button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the icon behind the name
        button.setIconSize(QSize(14, 14))
        button.setToolTip(self.tr("Projects"))
        button.setMenu(menu)
        font = button.font()
        font.setWeight(font.Weight.DemiBold)
        button.setFont(font)
        return button

    def _build_meter(self) -> None:
        self._meter.setFixedWidth(_METER)
        self._meter.setTextVisible(False)
        self._share.setMinimumWidth(self.fontMetrics().horizontalAdvance("100 %"))
        self._share.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 0, 8, 0)
        layout.setSpacing(0)
        layout.addWidget(self._project)
        layout.addSpacing(6)
        layout.addWidget(self._recipe)
        layout.addWidget(self._bundle)
        layout.addStretch(1)
        for widget in (self._chip, self._device, self._meter, self._share):
            layout.addWidget(widget)
            layout.addSpacing(8)
        layout.addSpacing(4)
        layout.addWidget(upright_line())
        layout.addSpacing(4)
        layout.addWidget(self._search)
        layout.addWidget(self._menu)

    def _show_facts(self) -> None:
        """Show recipe and meter only where there is room for them."""
        is_open, roomy = self._name is not None, self.width() >= _ROOMY
        self._recipe.setVisible(is_open and roomy)
        self._bundle.setVisible(is_open)
        for part in (self._device, self._meter):
            part.setVisible(roomy)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """In a narrow window say what matters most."""
        super().resizeEvent(event)
        self._show_facts()

    def _elide(self) -> None:
        name = self._name if self._name is not None else self.tr("No project")
        self._project.setText(self.fontMetrics().elidedText(name, Qt.TextElideMode.ElideMiddle, _NAME_MOST))
        self._project.setAccessibleName(self.tr("Project {name}").format(name=name))


class _Fact(QWidget):
    """A faint word and its value behind an upright line."""

    def __init__(self, word: str) -> None:
        super().__init__()
        self._word = word
        self._value = ElidedLabel(most=220)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(upright_line())
        layout.addSpacing(6)
        layout.addWidget(label(word, "muted"))
        layout.addWidget(self._value)
        layout.addSpacing(14)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)

    def show_value(self, value: str) -> None:
        """Show the value; a long one is shortened in the middle and whole in its tooltip."""
        self._value.setText(value)
        self.setAccessibleName(f"{self._word} {value}")
