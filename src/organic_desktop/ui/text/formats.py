"""Which country's numbers, dates and weeks are shown: the system's or the user's choice, in any language of the words.

How a number or a date is then written is ``widgets/numbers.py``'s and ``widgets/when.py``'s (decision 0031).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QLocale

if TYPE_CHECKING:
    from organic_desktop.core.settings import Settings

WEEKDAYS = {"monday": 1, "saturday": 6, "sunday": 7}
_FIRST_DAY = "organic_first_day_of_week"

# Offered by name; the settings' file may name any other that Qt knows.
OFFERED = (
    "en_US en_GB en_AU en_CA en_IN de_DE de_AT de_CH fr_FR fr_CA fr_CH es_ES es_MX it_IT pt_BR pt_PT nl_NL da_DK sv_SE"
    " nb_NO fi_FI pl_PL cs_CZ hu_HU ro_RO el_GR tr_TR ru_RU uk_UA ar_EG he_IL fa_IR hi_IN bn_BD th_TH vi_VN id_ID zh_CN"
    " ja_JP ko_KR"
)
NAMES = {"en": "English", "es": "Español", "zh": "中文"}  # Qt names the one of a single country, "American English"


class Formats(NamedTuple):
    """What the user chose: a locale's name, "" for the system's, and the day that weeks start on."""

    locale: str = ""
    week: str = "system"

    @classmethod
    def of(cls, settings: Settings) -> Formats:
        """The choice in the settings."""
        return cls(settings.formats, settings.week_start)


def install(formats: Formats, language: str) -> None:
    """Write numbers, dates and weeks so from now on; ``language`` is the words', for a system that names no country."""
    QLocale.setDefault(locale_of(formats.locale, language))
    if application := QCoreApplication.instance():
        application.setProperty(_FIRST_DAY, WEEKDAYS.get(formats.week, 0))


def locale_of(chosen: str, language: str) -> QLocale:
    """The locale chosen, else the system's, else the language's own."""
    found = QLocale(chosen) if chosen else QLocale.system()
    return QLocale(language) if _says_nothing(found) else found


def first_weekday(locale: QLocale) -> int:
    """The day that weeks start on, 1 is Monday: the user's choice, or the country's."""
    application = QCoreApplication.instance()
    chosen = application.property(_FIRST_DAY) if application else 0
    return int(chosen or locale.firstDayOfWeek().value)


def offered() -> dict[str, str]:
    """The locales to choose from, each called by itself: "de_CH" is "Deutsch (Schweiz)"."""
    found = {}
    for name in OFFERED.split():
        locale = QLocale(name)
        language = name.split("_")[0]
        called = NAMES.get(language) or QLocale(language).nativeLanguageName()
        found[name] = f"{called[:1].upper()}{called[1:]} ({locale.nativeTerritoryName()})"
    return dict(sorted(found.items(), key=lambda item: item[1].casefold()))


def _says_nothing(locale: QLocale) -> bool:
    """Whether it is the C locale, in every part: numbers and dates may have environment variables of their own."""
    plain, long = QLocale.c(), QLocale.FormatType.LongFormat
    signs = locale.decimalPoint() == plain.decimalPoint()
    return signs and locale.language() == plain.language() and locale.dateFormat(long) == plain.dateFormat(long)
