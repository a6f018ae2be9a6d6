"""Install the interface language, and the country whose numbers, dates and weeks are shown.

The two are independent: English words beside German dates are fine (docs/decisions/0031). The translations are in
``resources/translations``; ``numbers.py`` and ``dates.py`` write numbers and dates in the locale installed here.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator
from PySide6.QtWidgets import QApplication

from organic_desktop.core.paths import resource

if TYPE_CHECKING:
    from organic_desktop.core.settings import Settings

LANGUAGES = {"en": "English", "de": "Deutsch"}  # each in its own language
SOURCE_LANGUAGE = "en"  # the sources are English; its translation file holds the plural forms alone
WEEKDAYS = {"monday": 1, "saturday": 6, "sunday": 7}

# The locales offered in the settings; the settings file may name any other that Qt knows.
OFFERED = (
    "en_US en_GB en_AU en_CA en_IN de_DE de_AT de_CH fr_FR fr_CA fr_CH es_ES es_MX it_IT pt_BR pt_PT nl_NL da_DK sv_SE"
    " nb_NO fi_FI pl_PL cs_CZ hu_HU ro_RO el_GR tr_TR ru_RU uk_UA ar_EG he_IL fa_IR hi_IN bn_BD th_TH vi_VN id_ID zh_CN"
    " ja_JP ko_KR"
)
NAMES = {"en": "English", "es": "Español", "zh": "中文"}  # Qt names these by country: "American English"

# Application properties that hold what is installed.
_LANGUAGE = "organic_language"
_FIRST_DAY = "organic_first_day_of_week"


class Formats(NamedTuple):
    """The user's choice of formats: a locale's name ("" for the system's), and the day that weeks start on."""

    locale: str = ""
    week: str = "system"

    @classmethod
    def of(cls, settings: Settings) -> Formats:
        """Return the choice in the settings."""
        return cls(settings.formats, settings.week_start)


# -- language ---------------------------------------------------------------------------------------------------------


def install_language(application: QApplication, chosen: str = "", how: Formats = Formats()) -> None:  # noqa: B008
    """Translate every widget built from now on into ``chosen``, or into the first system language we have.

    Formats of numbers and dates are installed with it; they don't depend on the language.
    """
    for old in application.findChildren(QTranslator):
        application.removeTranslator(old)
        old.deleteLater()
    wanted = [chosen, *(name.split("-")[0] for name in QLocale.system().uiLanguages())]
    language = next((name for name in wanted if name in LANGUAGES), SOURCE_LANGUAGE)
    application.setProperty(_LANGUAGE, language)
    install_formats(how, language)
    _load(application, f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    _load(application, f"organic_{language}", str(resource("translations")))


def language() -> str:
    """Return the installed language, such as "en"."""
    application = QCoreApplication.instance()
    return str((application and application.property(_LANGUAGE)) or SOURCE_LANGUAGE)


def join_list(words: Iterable[str]) -> str:
    """Join words as the installed language lists them in a sentence: a, b and c."""
    return QLocale(language()).createSeparatedList(list(words))


def _load(application: QObject, name: str, folder: str) -> None:
    translator = QTranslator(application)
    if translator.load(name, folder):
        QApplication.installTranslator(translator)


# -- formats ----------------------------------------------------------------------------------------------------------


def install_formats(formats: Formats, language: str) -> None:
    """Write numbers, dates and weeks in these formats from now on.

    ``language`` is used if neither the choice nor the system names a country.
    """
    QLocale.setDefault(locale_of(formats.locale, language))
    if application := QCoreApplication.instance():
        application.setProperty(_FIRST_DAY, WEEKDAYS.get(formats.week, 0))


def locale_of(chosen: str, language: str) -> QLocale:
    """Return the chosen locale, else the system's, else the language's own."""
    found = QLocale(chosen) if chosen else QLocale.system()
    return QLocale(language) if _is_c_locale(found) else found


def first_weekday(locale: QLocale) -> int:
    """Return the day that weeks start on (1 is Monday): the user's choice, or the country's."""
    application = QCoreApplication.instance()
    chosen = application.property(_FIRST_DAY) if application else 0
    return int(chosen or locale.firstDayOfWeek().value)


def offered() -> dict[str, str]:
    """Return the locales to choose from with their own names: "de_CH" is "Deutsch (Schweiz)"."""
    found = {}
    for name in OFFERED.split():
        locale = QLocale(name)
        language = name.split("_")[0]
        called = NAMES.get(language) or QLocale(language).nativeLanguageName()
        found[name] = f"{called[:1].upper()}{called[1:]} ({locale.nativeTerritoryName()})"
    return dict(sorted(found.items(), key=lambda item: item[1].casefold()))


def _is_c_locale(locale: QLocale) -> bool:
    """True for the C locale in every part; environment variables may set numbers and dates apart."""
    plain, long = QLocale.c(), QLocale.FormatType.LongFormat
    signs = locale.decimalPoint() == plain.decimalPoint()
    return signs and locale.language() == plain.language() and locale.dateFormat(long) == plain.dateFormat(long)
