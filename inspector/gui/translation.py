"""The language of the window: English in the code, others as compiled translations beside the icons."""

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from inspector.store.places import resources
from inspector.store.settings import LANGUAGES


class Translation:
    """The translators that are installed in the application; English needs none."""

    def __init__(self, qt: QApplication, choice: str) -> None:
        self._qt = qt
        self._installed: list[QTranslator] = []
        self._language = ""
        self.use(choice)

    @property
    def language(self) -> str:
        """The language in use, as two letters."""
        return self._language

    def wants(self, choice: str) -> bool:
        """Tell whether a choice (auto, en, de) means another language than the one in use."""
        return language_of(choice) != self._language

    def use(self, choice: str) -> None:
        """Speak a language; what is built afterwards speaks it."""
        for old in self._installed:
            self._qt.removeTranslator(old)
        self._installed.clear()
        self._language = language_of(choice)
        QLocale.setDefault(_locale(self._language))
        if self._language == "en":
            return
        for name, folder in (
            (f"inspector_{self._language}", str(resources() / "i18n")),
            (f"qtbase_{self._language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)),
        ):
            translator = QTranslator(self._qt)
            if translator.load(name, folder):
                self._qt.installTranslator(translator)
                self._installed.append(translator)


def language_of(choice: str) -> str:
    """Return the language that a choice stands for; `auto` is that of the system, English where we have none."""
    if choice != "auto":
        return choice
    system = QLocale.system().name()[:2]
    return system if system in LANGUAGES else "en"


def _locale(language: str) -> QLocale:
    """Return the system's locale where it speaks the language: its dates are what the user knows."""
    system = QLocale.system()
    return system if system.name()[:2] == language else QLocale(language)
