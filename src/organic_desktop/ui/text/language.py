"""The language of the words: which there are, and how one is put in force. The words are in resources/translations."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator
from PySide6.QtWidgets import QApplication

from organic_desktop.core.paths import resource
from organic_desktop.ui.text import formats
from organic_desktop.ui.text.formats import Formats

LANGUAGES = {"en": "English", "de": "Deutsch"}  # each called by itself
_PLURALS = "en"  # English is what the sources say; its file holds the plural forms alone
_LANGUAGE = "organic_language"


def install(application: QApplication, chosen: str = "", how: Formats = Formats()) -> None:  # noqa: B008
    """Show everything that is built from now on in ``chosen``, or in the first of the system's languages that we have.

    Numbers and dates are the system's, or the user's choice, whatever the words are (formats.py).
    """
    for old in application.findChildren(QTranslator):
        application.removeTranslator(old)
        old.deleteLater()
    wanted = [chosen, *(name.split("-")[0] for name in QLocale.system().uiLanguages())]
    language = next((name for name in wanted if name in LANGUAGES), _PLURALS)
    application.setProperty(_LANGUAGE, language)
    formats.install(how, language)
    _load(application, f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    _load(application, f"organic_{language}", str(resource("translations")))


def language() -> str:
    """The language in force."""
    application = QCoreApplication.instance()
    return str((application and application.property(_LANGUAGE)) or _PLURALS)


def listed(words: Iterable[str]) -> str:
    """A list within a sentence, as the language of the words joins it: a, b and c."""
    return QLocale(language()).createSeparatedList(list(words))


def _load(application: QObject, name: str, folder: str) -> None:
    translator = QTranslator(application)
    if translator.load(name, folder):
        QApplication.installTranslator(translator)
