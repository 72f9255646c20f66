"""The inspection that is looked at: its photograph with heat, what was said by whom, and what it really is."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from inspector.core.judgement import Verdict
from inspector.core.sample import Label
from inspector.gui.pages.history.words import milliseconds, said_words
from inspector.gui.recall import Recalled
from inspector.gui.theme.icons import icon
from inspector.gui.theme.tokens import ROW, Tokens
from inspector.gui.times import in_full
from inspector.gui.widgets.elided import ElidedLabel
from inspector.gui.widgets.keyed import KeyedButton
from inspector.gui.widgets.lines import label, level_line
from inspector.gui.widgets.tool_button import tool_button
from inspector.gui.widgets.viewer import PhotoView, VerdictBadge, figure
from inspector.gui.words import in_figures, kind_word, label_word, sentence, verdict_word
from inspector.store.journal.entries import Entry
from inspector.store.settings import Settings

WIDTH = 370


class Detail(QFrame):
    """`stepped` asks for another row (-1 above, 1 below), `answered` carries a label (None: unlabelled) and a kind,
    `image_wanted` that the photograph is to be shown among the images.
    """

    stepped = Signal(int)
    answered = Signal(object, str)
    image_wanted = Signal()

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setFixedWidth(WIDTH)
        self.settings = settings
        self.recalled: Recalled | None = None
        self._name, self._place = ElidedLabel(role="strong"), label(role="faint")
        self._above = self._chevron(self.tr("Newer inspection (Up)"), -1)
        self._below = self._chevron(self.tr("Older inspection (Down)"), 1)
        self.view = PhotoView()
        self.badge = VerdictBadge()
        self._score, self._limit = label(role="strong"), label(role="muted")
        self._facts = _Facts()
        self._note = label(role="faint", wrap=True)
        self.buttons = {
            of: KeyedButton(label_word(of), key=key, icon_name=name)
            for of, key, name in (
                (Label.GOOD, "G", "good"),
                (Label.ANOMALY, "A", "anomaly"),
                (None, "U", "unlabelled"),
            )
        }
        self.kind = QToolButton()
        self.kinds = QMenu(self.kind)
        self.open_image = KeyedButton(self.tr("Open in Images"), icon_name="images")
        self._build()
        self.show_inspection(None)

    def show_place(self, position: int, total: int) -> None:
        """Show which one of all it is."""
        self._place.setText(
            self.tr("{n} of {total}").format(n=in_figures(position), total=in_figures(total)) if total else ""
        )
        self._above.setEnabled(position > 1)
        self._below.setEnabled(0 < position < total)

    def show_inspection(self, found: Recalled | None) -> None:
        """Show an inspection; None: none is chosen."""
        self.recalled = found
        self._name.setText(found.entry.name if found else self.tr("No inspection chosen"))
        for part in (*self.buttons.values(), self.kind, self.open_image):
            part.setEnabled(found is not None)
        if found is None:
            self.view.show_message(self.tr("Choose an inspection to see it here"), "history")
            self.badge.show_none("")
            self._score.setText("")
            self._limit.setText("")
            self._facts.show_rows(())
            self._note.setText("")
            return
        self._show_photograph(found)
        self._show_verdict(found.entry)
        self._facts.show_rows(self._rows(found.entry))
        self._show_said(found.entry)

    def show_kinds(self, kinds: Sequence[str]) -> None:
        """Offer the kinds of anomaly that the project has."""
        self.kinds.clear()
        for kind in kinds:
            words = self.tr("{anomaly}: {kind}").format(anomaly=label_word(Label.ANOMALY), kind=kind_word(kind))
            action = self.kinds.addAction(words)
            action.triggered.connect(lambda _=False, kind=kind: self.answered.emit(Label.ANOMALY, kind))
        self.kind.setVisible(bool(kinds))

    def show_openable(self, openable: bool) -> None:
        """Show whether the photograph stands among the images."""
        self.open_image.setEnabled(openable)

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        self.view.restyle(tokens)
        self.badge.restyle(tokens)
        for button in (*self.buttons.values(), self.open_image):
            button.restyle(tokens)
        self._above.setIcon(icon("chevron-left", tokens.text, size=18))
        self._below.setIcon(icon("chevron-right", tokens.text, size=18))
        self.kind.setIcon(icon("chevron-down", tokens.text, size=16))

    def _show_photograph(self, found: Recalled) -> None:
        if found.photo is None:
            self.view.show_message(sentence(found.entry.error or self.tr("No picture was kept")))
            return
        self.view.show_made(found.photograph, found.photo)
        self.view.show_made_heat(found.heat)

    def _show_verdict(self, entry: Entry) -> None:
        if entry.error is not None and entry.thumbnail is None:
            self.badge.show_none(self.tr("No picture"))
        else:
            self.badge.show_verdict(entry.verdict, verdict_word(self.settings, entry.verdict))
        if entry.score is None:
            self._score.setText("")
            self._limit.setText("")
            return
        self._score.setText(figure(entry.score))
        limits = entry.limits
        if entry.verdict is Verdict.ANOMALY:
            self._limit.setText(self.tr(", limit {limit}").format(limit=figure(limits.anomaly.value)))
        else:
            self._limit.setText(self.tr(", review limit {limit}").format(limit=figure(limits.review.value)))

    def _rows(self, entry: Entry) -> tuple[tuple[str, str], ...]:
        limits = self.tr("{bundle}, limits {review} and {anomaly}").format(
            bundle=entry.bundle.name,
            review=figure(entry.limits.review.value),
            anomaly=figure(entry.limits.anomaly.value),
        )
        rows = [
            (self.tr("Inspected"), in_full(entry.time)),
            (self.tr("Bundle"), limits),
            (self.tr("Camera"), entry.camera),
        ]
        if entry.error is not None:
            rows.append((self.tr("Reason"), sentence(entry.error)))
        elif entry.took_ms:
            rows.append((self.tr("Time taken"), milliseconds(entry.took_ms)))
        rows.append((self.tr("Record"), self.tr("row {n}").format(n=in_figures(entry.id))))
        return tuple(rows)

    def _show_said(self, entry: Entry) -> None:
        found = self.recalled
        said = said_words(entry)
        words = [self.tr("You said: {what}.").format(what=said)] if said else []
        if found is not None and found.file is None and entry.thumbnail is not None:
            words.append(self.tr("Its photo was not kept, so your answer is noted, and nothing is filed."))
        elif found is not None and found.file is None:
            words.append(self.tr("There is no photo of it to file."))
        elif not said:
            words.append(self.tr("Your answer files the photo in Images."))
        self._note.setText(" ".join(words))
        for of, button in self.buttons.items():
            button.setEnabled(entry.thumbnail is not None and not (entry.label is of and of is not None))

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 8, 16, 16)
        layout.setSpacing(10)
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self._name, 1)
        head.addWidget(self._place)
        head.addWidget(self._above)
        head.addWidget(self._below)
        layout.addLayout(head)
        layout.addWidget(self.view, 1)
        verdict = QHBoxLayout()
        verdict.setSpacing(0)
        verdict.addWidget(self.badge)
        verdict.addSpacing(8)
        verdict.addWidget(self._score)
        verdict.addWidget(self._limit)
        verdict.addStretch(1)
        layout.addLayout(verdict)
        layout.addWidget(self._facts)
        layout.addWidget(level_line())
        layout.addWidget(label(self.tr("What is it really?"), "strong"))
        layout.addWidget(self._note)
        layout.addLayout(self._answers())

    def _answers(self) -> QVBoxLayout:
        above, below = QHBoxLayout(), QHBoxLayout()
        for row in (above, below):
            row.setSpacing(8)
        for of, button in self.buttons.items():
            button.clicked.connect(lambda _=False, of=of: self.answered.emit(of, ""))
            (below if of is None else above).addWidget(button, 1)
        above.addWidget(self.kind)
        below.addWidget(self.open_image, 1)
        rows = QVBoxLayout()
        rows.setSpacing(8)
        rows.addLayout(above)
        rows.addLayout(below)
        self.kind.setFixedSize(24, ROW)
        self.kind.setMenu(self.kinds)
        self.kind.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.kind.setAccessibleName(self.tr("Kind of anomaly"))
        self.kind.setToolTip(self.tr("Say which kind of anomaly it is"))
        self.open_image.clicked.connect(self.image_wanted)
        return rows

    def _chevron(self, what: str, by: int) -> QToolButton:
        button = tool_button(what)
        button.clicked.connect(lambda: self.stepped.emit(by))
        return button


class _Facts(QWidget):
    """Names and values in two columns."""

    _ROWS = 6

    def __init__(self) -> None:
        super().__init__()
        self._names = [label(role="muted") for _ in range(self._ROWS)]
        self._values = [label(wrap=True) for _ in range(self._ROWS)]
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.setColumnMinimumWidth(0, 88)
        grid.setColumnStretch(1, 1)
        for row, (name, value) in enumerate(zip(self._names, self._values, strict=True)):
            grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(value, row, 1)

    def show_rows(self, rows: Sequence[tuple[str, str]]) -> None:
        """Show these rows."""
        for place, (name, value) in enumerate(zip(self._names, self._values, strict=True)):
            there = place < len(rows)
            name.setVisible(there)
            value.setVisible(there)
            if there:
                name.setText(rows[place][0])
                value.setText(rows[place][1])
