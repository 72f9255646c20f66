"""Before a run: the choices at the left, and beside them what they mean for these images and this PC."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from inspector.gui.pages.train.disclosure import Disclosure
from inspector.gui.pages.train.draft import Draft
from inspector.gui.pages.train.more import More
from inspector.gui.pages.train.presets import Presets, StartingPoint
from inspector.gui.pages.train.side import EstimateCard, ExamplesCard, ImagesCard
from inspector.gui.theme.tokens import SPACE, Tokens
from inspector.gui.widgets.lines import label

_BESIDE_BAR = 8  # pixels between the content and its scroll bar
_SIDE = (360, 420)  # pixels: the least and the most that the right column takes


class Setup(QWidget):
    """The choices of a run. It holds no draft: it shows one, and reports what was asked for; the cards do so, too."""

    preset_wanted = Signal(str)
    weights_wanted = Signal(str)
    more_opened = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.presets, self.start, self.more = Presets(), StartingPoint(), More()
        self.images, self.estimate, self.examples = ImagesCard(), EstimateCard(), ExamplesCard()
        self.presets.chosen.connect(self.preset_wanted)
        self.start.chosen.connect(self.weights_wanted)
        self._disclose = Disclosure(self.tr("More"))
        self._disclose.setToolTip(self.tr("Everything else, with what suits most already chosen"))
        self._disclose.toggled.connect(self._show_more)
        self._disclose.toggled.connect(self.more_opened)
        self._own = label("", "faint")
        columns = QHBoxLayout(self)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(SPACE["l"])
        columns.addWidget(_scrolled(self._choices()), 1)
        side = _scrolled(self._side())
        side.setMinimumWidth(_SIDE[0])
        side.setMaximumWidth(_SIDE[1])
        columns.addWidget(side, 1)
        self._show_more(False)

    def show_draft(self, draft: Draft, *, shipped: bool) -> None:
        """Show a draft."""
        self.presets.show_draft(draft)
        self.start.show_draft(draft, shipped=shipped)
        self.more.show_draft(draft)
        self._own.setText(self.tr("Changed: no longer a preset.") if draft.preset == "own" else "")

    def open_more(self, opened: bool = True) -> None:
        """Show or hide everything else."""
        self._disclose.setChecked(opened)

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        for part in (self._disclose, self.presets, self.more, self.images, self.estimate, self.examples):
            part.restyle(tokens)

    def _choices(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE["m"])
        head = QHBoxLayout()
        head.addWidget(label(self.tr("How thorough"), "section"))
        head.addStretch(1)
        head.addWidget(self._own)
        column.addLayout(head)
        column.addWidget(self.presets)
        column.addSpacing(SPACE["xs"])
        column.addWidget(label(self.tr("Start from"), "section"))
        start = QFrame()
        start.setProperty("role", "card")
        inner = QVBoxLayout(start)
        inner.setContentsMargins(SPACE["m"], SPACE["s"], SPACE["m"], SPACE["s"])
        inner.addWidget(self.start)
        column.addWidget(start)
        column.addWidget(self._disclose, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.more)
        self._wide = QVBoxLayout()
        column.addLayout(self._wide)
        column.addStretch(1)
        return made

    def _side(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE["l"])
        self._narrow = QVBoxLayout()
        for card in (self.images, self.estimate):
            column.addWidget(card)
        column.addLayout(self._narrow)
        column.addStretch(1)
        return made

    def _show_more(self, opened: bool) -> None:
        """Show everything else; the examples step aside, so that they are seen while changes are chosen."""
        self.more.setVisible(opened)
        (self._narrow if opened else self._wide).addWidget(self.examples)


def _scrolled(content: QWidget) -> QScrollArea:
    """Return the content in an area that scrolls upwards and downwards only."""
    content.setProperty("role", "scrolled")
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(content)
    area.verticalScrollBar().rangeChanged.connect(lambda least, most: _keep_off_bar(content, shown=most > least))
    return area


def _keep_off_bar(content: QWidget, *, shown: bool) -> None:
    """Leave a gap beside the scroll bar while there is one; without, the cards end where the page does."""
    column = content.layout()
    if column is not None:
        column.setContentsMargins(0, 0, _BESIDE_BAR if shown else 0, 0)
