"""The right half of the start page: photos and projects are dropped here, and a new project begins."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from inspector.gui.pages.start.dropped import Dropped
from inspector.gui.theme.icons import pixmap
from inspector.gui.theme.tokens import LIGHT, RADIUS, Tokens
from inspector.gui.widgets.keyed import KeyedButton
from inspector.gui.widgets.lines import label
from inspector.services.edition import learns

_NOTHING = "\u00a0"  # as high as a line
_UNWANTED = '<>:"/\\|?*'  # letters that a folder's name cannot have somewhere


class DropPanel(QFrame):
    """Invites, and asks for the name of a new project in place. `created` carries its folder, name and photos."""

    created = Signal(object, str, object)

    def __init__(self, home: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tokens = LIGHT
        self._over = False
        self._dropped = Dropped()
        self._arrow = QLabel()
        self._form = NewProjectForm(home)
        self._form.created.connect(self._create)
        self._form.left.connect(self.invite)
        self.new_button = KeyedButton(self.tr("New project"), key="Ctrl+N", icon_name="plus")
        self.new_button.setProperty("kind", "primary" if learns() else "")
        self.new_button.clicked.connect(lambda: self.ask())
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self._invitation())
        self._pages.addWidget(self._form)

    @property
    def form(self) -> "NewProjectForm":
        """Where name and place of a new project are typed."""
        return self._form

    def ask(self, dropped: Dropped = Dropped()) -> None:  # noqa: B008  it is frozen
        """Ask for a new project's name; the photos that were dropped are taken into it."""
        self._dropped = dropped
        self._form.begin(dropped)
        self._pages.setCurrentIndex(1)
        self.update()

    def invite(self) -> None:
        """Show the invitation again."""
        self._dropped = Dropped()
        self._pages.setCurrentIndex(0)
        self.new_button.setFocus()
        self.update()

    def complain(self, sentence: str) -> None:
        """Say in the form why a project could not be made."""
        self._form.complain(sentence)

    def show_over(self, over: bool) -> None:
        """Show that what is dragged can be dropped now."""
        self._over = over
        self.update()

    def restyle(self, tokens: Tokens) -> None:
        """Take the colours of a theme."""
        self._tokens = tokens
        self._arrow.setPixmap(pixmap("download", tokens.accent, 48, self.devicePixelRatioF()))
        self.new_button.restyle(tokens)
        self._form.restyle(tokens)
        self.update()

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802
        """Paint the surface, with a dashed edge as of a place to drop."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        asking = self._pages.currentIndex() == 1
        painter.setBrush(QColor(self._tokens.accent_soft if self._over else self._tokens.surface))
        pen = QPen(QColor(self._tokens.accent if self._over else self._tokens.line_strong), 1.6)
        if asking and not self._over:
            pen = QPen(QColor(self._tokens.line), 1)
        else:
            pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS, RADIUS)

    def _invitation(self) -> QWidget:
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(40, 24, 40, 24)
        layout.setSpacing(8)
        middle = Qt.AlignmentFlag.AlignHCenter
        words = label(
            self.tr("Folders named good and anomaly are labelled at once. Twenty good photos are enough to begin.")
            if learns()
            else self.tr("A project that was trained is opened. Photos become a project, to be trained in the studio."),
            "muted",
            wrap=True,
        )
        words.setAlignment(middle)
        narrow = QHBoxLayout()
        narrow.addStretch(1)
        narrow.addWidget(words, 6)
        narrow.addStretch(1)
        layout.addStretch(1)
        layout.addWidget(self._arrow, 0, middle)
        layout.addSpacing(8)
        invited = self.tr("Drop photos here") if learns() else self.tr("Drop a project or photos here")
        layout.addWidget(label(invited, "section"), 0, middle)
        layout.addLayout(narrow)
        layout.addSpacing(16)
        layout.addWidget(self.new_button, 0, middle)
        layout.addStretch(1)
        return page

    def _create(self, folder: Path, name: str) -> None:
        self.created.emit(folder, name, self._dropped.paths)


class NewProjectForm(QWidget):
    """Name and place of a new project. `created` carries folder and name, `left` says that none is wanted."""

    created = Signal(object, str)
    left = Signal()

    def __init__(self, home: Path) -> None:
        super().__init__()
        self._home = home
        self.name, self.place = QLineEdit(), QLineEdit()
        self.name.setPlaceholderText(self.tr("For example: Bracket, left side"))
        self.name.textEdited.connect(self._follow)
        self.name.textChanged.connect(self._check)
        self.place.textChanged.connect(self._check)
        self._photos = label("", "muted", wrap=True)
        self._trouble = label("", wrap=True)
        policy = self._trouble.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # nothing moves when something is said
        self._trouble.setSizePolicy(policy)
        self._photos.hide()
        self.complain("")
        self.create_button = QPushButton(self.tr("Create project"))
        self.create_button.setProperty("kind", "primary")
        self.create_button.clicked.connect(self._create)
        self._cancel = QPushButton(self.tr("Cancel"))
        self._cancel.clicked.connect(self.left)
        for field in (self.name, self.place):
            field.returnPressed.connect(self._create)
        self._lay_out()

    @property
    def trouble(self) -> str:
        """Why it cannot be, as it stands there."""
        return self._trouble.text().strip()

    def begin(self, dropped: Dropped) -> None:
        """Start with a name, and say what will be taken in."""
        self.name.setText(dropped.name)
        self._follow(dropped.name)
        self._photos.setText(_photos_sentence(dropped))
        self._photos.setVisible(bool(dropped.paths))
        self.complain("")
        self.name.setFocus()
        self.name.selectAll()

    def complain(self, sentence: str) -> None:
        """Say why this cannot be."""
        self._trouble.setText(sentence or _NOTHING)
        self._trouble.setVisible(bool(sentence))

    def restyle(self, tokens: Tokens) -> None:
        """Take the colours of a theme."""
        self._trouble.setStyleSheet(f"color: {tokens.anomaly.text};")

    def _lay_out(self) -> None:
        browse = QPushButton(self.tr("Choose…"))
        browse.setAccessibleName(self.tr("Choose the folder"))
        browse.clicked.connect(self._browse)
        grid = QGridLayout()
        grid.setVerticalSpacing(4)
        for row, (word, field) in enumerate(((self.tr("Name"), self.name), (self.tr("Folder"), self.place))):
            caption = label(word, "faint")
            caption.setBuddy(field)
            field.setAccessibleName(word)
            grid.addWidget(caption, 3 * row, 0, 1, 2)
            grid.addWidget(field, 3 * row + 1, 0, 1, 1 if field is self.place else 2)
            grid.setRowMinimumHeight(3 * row + 2, 8)
        grid.addWidget(browse, 4, 1)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self.create_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(8)
        layout.addWidget(label(self.tr("New project"), "section"))
        layout.addWidget(
            label(
                self.tr("A project is a folder. Its photos stay where you can see them in the file manager."),
                "muted",
                wrap=True,
            )
        )
        layout.addSpacing(8)
        layout.addLayout(grid)
        layout.addWidget(self._photos)
        layout.addWidget(self._trouble)
        layout.addStretch(1)
        layout.addLayout(buttons)

    def _follow(self, name: str) -> None:
        """Let the folder follow the name."""
        clean = "".join("-" if letter in _UNWANTED else letter for letter in name).strip(" .")
        self.place.setText(str(self._home / clean) if clean else str(self._home))

    def _check(self) -> None:
        self.create_button.setEnabled(bool(self.name.text().strip() and self.place.text().strip()))

    def _browse(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Where is the project to be?"), str(self._home))
        if chosen:
            self._home = Path(chosen)
            self._follow(self.name.text())

    def _create(self) -> None:
        if self.create_button.isEnabled():
            self.created.emit(Path(self.place.text().strip()).expanduser(), self.name.text().strip())


def _photos_sentence(dropped: Dropped) -> str:
    say = QCoreApplication.translate
    photos = dropped.paths
    if folders := [path.name for path in photos if path in dropped.folders]:
        return say("NewProjectForm", "The photos in {folders} are copied into it.").format(
            folders=", ".join(folders[:3])
        )
    if len(photos) == 1:
        return say("NewProjectForm", "The photo {name} is copied into it.").format(name=photos[0].name)
    return say("NewProjectForm", "{count} photos are copied into it.").format(count=len(photos))
