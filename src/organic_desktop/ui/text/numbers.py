"""Numbers and shares as a country writes them; nothing else in the window writes a number for people to read.

Reading what was typed is ``wellness/reading.py``'s: here are the signs that it needs.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from PySide6.QtCore import QLocale

from organic_desktop.wellness.reading import Signs

# Qt knows a country's percent sign, not where it stands. CLDR: behind a space in these languages …
SPACED = (
    " ab bas be br bua ca ce co cs cu cv da de dsb dua dz es fi fo fr gl gsw hr hsb kl ksh lb lt mk nb nds nn no oc qu"
    " rn ro ru se sk sl smn sv tk tt zgh "
)
# … but close to the number in these countries of theirs …
CLOSE = {"de": "CH LI", "es": "AR BO BR BZ CL CO CR CU DO EC GT HN MX NI PA PE PR PY SV US UY VE"}
# … and in front of it in these languages.
IN_FRONT = {"tr": "", "ku": "", "eu": "\u00a0", "blo": "\u00a0"}


def number(value: Decimal | int, locale: QLocale, *, grouped: bool = True) -> str:
    """A number with its country's signs and digits, without zeros that say nothing: 1,250 and 7.5.

    Without signs between thousands it is what a field begins with.
    """
    plain = Decimal(value).normalize()
    places = max(0, -int(plain.as_tuple().exponent))
    if grouped:
        return locale.toString(float(plain), "f", places)
    bare = QLocale(locale)
    bare.setNumberOptions(locale.numberOptions() | QLocale.NumberOption.OmitGroupSeparator)
    return bare.toString(float(plain), "f", places)


def signed(value: Decimal | int, locale: QLocale, written: str | None = None) -> str:
    """A number, or its ``written`` amount, with the country's sign before it: +250.

    The country's own plus has a mark of direction in it where one reads from the right, so that it stays before.
    """
    sign = locale.negativeSign() if value < 0 else locale.positiveSign()
    return sign + (number(Decimal(value).copy_abs(), locale) if written is None else written)


def percent(value: Decimal | float, locale: QLocale) -> str:
    """A share in whole per cent: 57% in English, 57 % in German, %57 in Turkish."""
    whole = Decimal(str(round(value, 6))).quantize(Decimal(1), ROUND_HALF_UP)  # 0.565 * 100 is a little less than 56.5
    written, sign = number(whole, locale), locale.percent()
    language, _, country = locale.name().partition("_")
    if language in IN_FRONT:
        return f"{sign}{IN_FRONT[language]}{written}"
    spaced = f" {language} " in SPACED and country not in CLOSE.get(language, "").split()
    space = "\u00a0" if spaced else ""
    return f"{written}{space}{sign}"


def signs_of(locale: QLocale) -> Signs:
    """What the numbers of a country are made of, for who reads them."""
    return _signs(locale.decimalPoint(), locale.groupSeparator(), locale.toString(12345678))


@lru_cache(maxsize=8)
def _signs(decimal: str, group: str, example: str) -> Signs:
    """Where groups of thousands are no threes (as lakhs aren't), an example shows it."""
    lengths = [sum(map(str.isdecimal, part)) for part in example.split(group)] if group else []
    return Signs(decimal, group, (lengths[-1], lengths[-2]) if len(lengths) > 1 else (3, 3))
