"""The settings: language, theme, words for the verdicts, device, and what is kept on disk. All apply at once."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from inspector.core.judgement import Verdict
from inspector.gui.pages.page import Page
from inspector.gui.pages.settings.diagnostics import DiagnosticsSection
from inspector.gui.pages.settings.rows import Section, segments
from inspector.gui.pages.settings.storage import StorageSection
from inspector.gui.session import Session
from inspector.gui.theme.icons import pixmap, verdict_icon
from inspector.gui.theme.tokens import Tokens
from inspector.gui.translation import language_of
from inspector.gui.widgets.lines import label
from inspector.gui.words import usual_word
from inspector.services.edition import learns

_WIDTH = 880


class SettingsPage(Page):
    """Shows the settings of the application and changes them as they are chosen."""

    key = "settings"
    needs_project = False

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._spoken = language_of(session.settings.language)
        self.language = segments(
            self.tr("Language"), (("auto", self.tr("As the system")), ("en", "English"), ("de", "Deutsch"))
        )
        self.theme = segments(
            self.tr("Theme"),
            (("auto", self.tr("As the system")), ("light", self.tr("Light")), ("dark", self.tr("Dark"))),
        )
        self.device = segments(
            self.tr("Device"),
            (("auto", self.tr("Automatic")), ("cpu", self.tr("Processor")), ("cuda", self.tr("Graphics card"))),
        )
        self.words = {verdict: QLineEdit() for verdict in Verdict}
        self._word_icons = {verdict: QLabel() for verdict in Verdict}
        self.restart = QPushButton(self.tr("Start again now"))
        self.storage = StorageSection(session)
        self.diagnostics = DiagnosticsSection(session)
        self._scroll = QScrollArea()
        self._build()
        self._connect()
        self._show()

    def entered(self) -> None:
        """See how much is kept."""
        self.storage.look()

    def show_part(self, part: str) -> None:
        """Bring what saves diagnostics into view, ready to be pressed."""
        if part == "diagnostics":
            self._scroll.ensureWidgetVisible(self.diagnostics)
            self.diagnostics.save.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def restyle(self, tokens: Tokens) -> None:
        """Take the colours of a theme."""
        for verdict, shown in self._word_icons.items():
            colour = tokens.of(verdict).text
            shown.setPixmap(pixmap(verdict_icon(verdict), colour, 18, self.devicePixelRatioF()))
        self.storage.restyle(tokens)

    def _build(self) -> None:
        body = QWidget()
        body.setProperty("role", "scrolled")
        body.setMaximumWidth(_WIDTH)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 16)
        column.setSpacing(16)
        column.addWidget(label(self.tr("Settings"), "title"))
        column.addWidget(
            label(self.tr("For this PC and all projects. A choice applies at once, but for the language."), "muted")
        )
        for section in (self._appearance(), self._verdicts(), self._training(), self.storage, self.diagnostics):
            column.addWidget(section)
        column.addStretch(1)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QWidget()
        inner.setProperty("role", "scrolled")
        row = QHBoxLayout(inner)
        row.setContentsMargins(16, 16, 16, 0)
        row.addWidget(body, 100)
        row.addStretch(1)
        self._scroll.setWidget(inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll)

    def _appearance(self) -> Section:
        section = Section(self.tr("Appearance"))
        section.add(
            self.tr("Language"), self.tr("A new language is spoken from the next start."), self.restart, self.language
        )
        section.add(self.tr("Theme"), "", self.theme)
        return section

    def _verdicts(self) -> Section:
        section = Section(self.tr("Words for the verdicts"))
        sentences = {
            Verdict.GOOD: self.tr("The part is like the good ones."),
            Verdict.REVIEW: self.tr("A person should look, also when a part could not be judged."),
            Verdict.ANOMALY: self.tr("The part differs from the good ones."),
        }
        for verdict, field in self.words.items():
            field.setFixedWidth(200)
            field.setMaxLength(16)  # it must stay readable from three metres
            field.setPlaceholderText(usual_word(verdict))
            field.setAccessibleName(self.tr("Word for {verdict}").format(verdict=usual_word(verdict)))
            section.add(usual_word(verdict), sentences[verdict], self._word_icons[verdict], field)
        return section

    def _training(self) -> Section:
        section = Section(self.tr("Training"))
        if not learns():
            section.hide()
        section.add(
            self.tr("Device"), self.tr("Automatic takes the graphics card where there is one that fits."), self.device
        )
        return section

    def _connect(self) -> None:
        session = self.session
        self.language.chosen.connect(lambda value: session.change_settings(language=value))
        self.theme.chosen.connect(lambda value: session.change_settings(theme=value))
        self.device.chosen.connect(lambda value: session.change_settings(device=value))
        for verdict, field in self.words.items():
            field.editingFinished.connect(lambda verdict=verdict: self._take_word(verdict))
        self.restart.clicked.connect(session.restart_wanted)
        session.settings_changed.connect(self._show)

    def _take_word(self, verdict: Verdict) -> None:
        word = self.words[verdict].text().strip()
        if word != getattr(self.session.settings, verdict.value):
            self.session.change_settings(**{verdict.value: word})

    @Slot()
    def _show(self) -> None:
        settings = self.session.settings
        self.language.show_chosen(settings.language)
        self.theme.show_chosen(settings.theme)
        self.device.show_chosen(settings.device)
        own = {Verdict.GOOD: settings.good, Verdict.REVIEW: settings.review, Verdict.ANOMALY: settings.anomaly}
        for verdict, field in self.words.items():
            if not field.hasFocus():
                field.setText(own[verdict])
        self.restart.setVisible(language_of(settings.language) != self._spoken)
