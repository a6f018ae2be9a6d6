"""Format numbers and percentages in the user's locale; no other module of ``ui`` formats a number.

``wellness/number_input.py`` parses typed numbers, with the separators from here.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from PySide6.QtCore import QLocale

from organic_desktop.wellness.number_input import Signs

# Qt knows a locale's percent sign, but not its place. CLDR: after a space in these languages …
SPACED = (
    " ab bas be br bua ca ce co cs cu cv da de dsb dua dz es fi fo fr gl gsw hr hsb kl ksh lb lt mk nb nds nn no oc qu"
    " rn ro ru se sk sl smn sv tk tt zgh "
)
# … but without a space in these countries of theirs …
CLOSE = {"de": "CH LI", "es": "AR BO BR BZ CL CO CR CU DO EC GT HN MX NI PA PE PR PY SV US UY VE"}
# … and before the number in these languages.
IN_FRONT = {"tr": "", "ku": "", "eu": "\u00a0", "blo": "\u00a0"}


def format_number(value: Decimal | int, locale: QLocale, *, grouped: bool = True) -> str:
    """Format a number with the locale's separators and digits, without trailing zeros: 1,250 and 7.5.

    An input field begins with the number without group separators.
    """
    plain = Decimal(value).normalize()
    places = max(0, -int(plain.as_tuple().exponent))
    if grouped:
        return locale.toString(float(plain), "f", places)
    bare = QLocale(locale)
    bare.setNumberOptions(locale.numberOptions() | QLocale.NumberOption.OmitGroupSeparator)
    return bare.toString(float(plain), "f", places)


def format_signed(value: Decimal | int, locale: QLocale, written: str | None = None) -> str:
    """Format a number, or its ``written`` amount, with the locale's sign before it: +250.

    In right-to-left locales the sign includes a direction mark.
    """
    sign = locale.negativeSign() if value < 0 else locale.positiveSign()
    return sign + (format_number(Decimal(value).copy_abs(), locale) if written is None else written)


def format_percent(value: Decimal | float, locale: QLocale) -> str:
    """Format a percentage without decimals: 57% in English, 57 % in German, %57 in Turkish."""
    whole = Decimal(str(round(value, 6))).quantize(Decimal(1), ROUND_HALF_UP)  # 0.565 * 100 is a little less than 56.5
    written, sign = format_number(whole, locale), locale.percent()
    language, _, country = locale.name().partition("_")
    if language in IN_FRONT:
        return f"{sign}{IN_FRONT[language]}{written}"
    spaced = f" {language} " in SPACED and country not in CLOSE.get(language, "").split()
    space = "\u00a0" if spaced else ""
    return f"{written}{space}{sign}"


def signs_of(locale: QLocale) -> Signs:
    """Return the locale's separators, for parsing."""
    return _signs(locale.decimalPoint(), locale.groupSeparator(), locale.toString(12345678))


@lru_cache(maxsize=8)
def _signs(decimal: str, group: str, example: str) -> Signs:
    """Return the separators and the sizes of the groups, which an example shows: lakhs aren't groups of three."""
    lengths = [sum(map(str.isdecimal, part)) for part in example.split(group)] if group else []
    return Signs(decimal, group, (lengths[-1], lengths[-2]) if len(lengths) > 1 else (3, 3))
