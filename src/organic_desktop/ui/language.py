"""The language of the window: which there are, and how one is put in force. The words are in resources/translations."""

from __future__ import annotations

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTranslator
from PySide6.QtWidgets import QApplication

from organic_desktop.paths import resource

LANGUAGES = {"en": "English", "de": "Deutsch"}  # each called by itself
_PLURALS = "en"  # English is what the sources say; its file holds the plural forms alone


def install(application: QApplication, chosen: str = "") -> None:
    """Show everything that is built from now on in ``chosen``, or in the system's language where we have it."""
    for old in application.findChildren(QTranslator):
        application.removeTranslator(old)
        old.deleteLater()
    system = QLocale.system()
    language = chosen or system.name().split("_")[0]
    language = language if language in LANGUAGES else _PLURALS
    # The system's own formats of dates and numbers stay, where they are of the same language.
    QLocale.setDefault(system if system.name().split("_")[0] == language else QLocale(language))
    _load(application, f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    _load(application, f"organic_{language}", str(resource("translations")))


def _load(application: QObject, name: str, folder: str) -> None:
    translator = QTranslator(application)
    if translator.load(name, folder):
        QApplication.installTranslator(translator)
