"""Parser of typed numbers: any script's digits, a locale's separators, hours and minutes, other units.

The locale's separators are passed as ``Signs``; numbers are formatted in ``ui/text/numbers.py``. Decision 0031 lists
what is accepted, and what is refused because it is ambiguous.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import partial
from typing import NamedTuple

from organic_desktop.core.errors import InvalidInput
from organic_desktop.core.messages import Sentence
from organic_desktop.wellness.metrics import Metric, Unit
from organic_desktop.wellness.units import ML_PER_FL_OZ, Units

AS_STORED = Units()
MOST_CHARACTERS = 40
MOST_DIGITS = 20  # more would be rounded by the arithmetic, and no column takes as many

# What is the same sign to its author, whatever the keyboard made of it; "'" stands for every sign of thousands alone.
ALIKE = {
    **dict.fromkeys("−–‒﹣", "-"),
    **dict.fromkeys("’‘ʼ´٬", "'"),
    **dict.fromkeys("،、", ","),
    "∶": ":",
    "٪": "%",
}
_UNSEEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\u061c\ufeff]")  # marks of direction, and joiners
_LINES = re.compile("[\t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]")  # between lines and cells, never within a number
DECIMAL_SIGNS = ".,٫"
GROUP_SIGNS = ".,' "

# The units of every language that ships, the international signs, and what they are called in some more.
MINUTES = {
    1: "min minute minutes mins m minuten minuut minuto minutos minuti minuter minutt minutter minuta minuty minut perc"
    " dk dakika мин минута минуты минут хв دقيقة دقائق دقیقه דקות मिनट 分 分钟 分鐘 분",
    60: "h hr hrs hour hours std stunde stunden heure heures hora horas ora ore u uur uren tim timme timmar time timer"
    " t tunti tuntia godz godzina godzin godziny hod hodin hodina hodiny óra sa saat ч час часа часов год ساعة ساعات"
    " ساعت שעה שעות घंटे घंटा 時間 小时 小時 時 时 시간",
}
MILLILITRES = {
    Decimal(1): "ml milliliter milliliters millilitre millilitres мл مل मिली 毫升",
    Decimal(10): "cl centiliter centiliters centilitre centilitres сл",
    Decimal(100): "dl deciliter deciliters decilitre decilitres дл",
    Decimal(1000): "l liter liters litre litres litro litros litri л لتر लीटर 升",
    ML_PER_FL_OZ: "floz oz ounce ounces fluidounce fluidounces",
}
_IN_MINUTES = {word: Decimal(factor) for factor, words in MINUTES.items() for word in words.split()}
_IN_HOURS = {word: factor / 60 for word, factor in _IN_MINUTES.items()}
_IN_ML = {word: factor for factor, words in MILLILITRES.items() for word in words.split()}
FACTORS = {
    Unit.HOURS: _IN_HOURS,
    Unit.MINUTES: _IN_MINUTES,
    Unit.ML: _IN_ML,
    Unit.PERCENT: {"%": Decimal(1)},
}

_FRACTIONS = "½⅓⅔¼¾⅛⅜⅝⅞"
_NUMBER = r"[0-9]+(?:(?:[.,'٫]| (?=[0-9]{2,3}(?![0-9])))[0-9]+)*[.,٫]?|[.,٫][0-9]+"
_WORD = r"[^\W\d_][^\d:%]*|%"
_TYPED = re.compile(rf"(?P<number>{_NUMBER})? ?(?P<fraction>[{_FRACTIONS}])? ?(?P<unit>{_WORD})?")
_IN_TWO = re.compile(rf"(?P<hours>[0-9]{{1,3}}) ?(?P<unit>{_WORD}) ?(?P<minutes>[0-9]{{1,2}}) ?(?P<small>{_WORD})?")
_CLOCK = re.compile(r"(?P<hours>[0-9]{1,3}) ?: ?(?P<minutes>[0-9]{2})")


@dataclass(frozen=True)
class Signs:
    """A locale's separators; by default a decimal point and no group separator."""

    decimal: str = "."
    group: str = ""
    sizes: tuple[int, int] = (3, 3)
    """How many digits stand in the last group, and in those before it."""


PLAIN = Signs()


class TypedNumber(NamedTuple):
    """A typed number in stored units; ``signed`` if it had a + or -, and so can be added."""

    value: Decimal
    signed: bool = False


def parse_number(of: Metric, typed: str, units: Units = AS_STORED, signs: Signs = PLAIN) -> TypedNumber:
    """Parse what was typed for a metric; the range is checked by ``metrics.checked``.

    Raises InvalidInput for what isn't a number, and for what is ambiguous.
    """
    text = _with_signs(typed, signs)
    short = len(text) <= MOST_CHARACTERS and sum(map(str.isdecimal, text)) <= MOST_DIGITS
    if short and not _LINES.search(typed.strip()):
        sign, rest = (text[0], text[1:].lstrip()) if text[:1] in {"+", "-"} else ("", text)
        value = _hours_and_minutes(of, rest)
        if value is None:
            value = _amount(of, rest, units, signs)
        if value is not None:
            return TypedNumber(-value if sign == "-" else value, bool(sign))
    raise InvalidInput(_how_to_write(of, units))


def _with_signs(typed: str, signs: Signs) -> str:
    """The text with one character for each meaning: ASCII digits, plain spaces, "'" for a country's own group sign."""
    group = signs.group
    if group and not group.isspace() and group not in ".,":
        typed = typed.replace(group, "'")
    return normalized(typed)


def normalized(typed: str) -> str:
    """Return a text with ASCII digits, plain spaces, one character for all that look alike, no direction marks."""
    return " ".join("".join(map(_normalized_character, _UNSEEN.sub("", unicodedata.normalize("NFC", typed)))).split())


def _normalized_character(character: str) -> str:
    if character.isdecimal():
        return str(unicodedata.digit(character))
    if "！" <= character <= "～":  # full width, as Chinese and Japanese keyboards write
        return unicodedata.normalize("NFKC", character)
    return ALIKE.get(character, character)


# -- hours and minutes, amounts ---------------------------------------------------------------------------------------


def _hours_and_minutes(of: Metric, text: str) -> Decimal | None:
    """7:30, 7h30, 7 h 30 min. With a colon, minutes are refused: 1:30 may be minutes and seconds as well."""
    clock, words = _CLOCK.fullmatch(text), _IN_TWO.fullmatch(text)
    if clock and of.unit is Unit.HOURS:
        found = clock
    elif words and _is_time(of, words["unit"], "h") and _is_time(of, words["small"] or "min", "min"):
        found = words
    else:
        return None
    hours, minutes = Decimal(found["hours"]), Decimal(found["minutes"])
    if minutes >= 60:
        return None
    return _rounded(of, hours + minutes / 60 if of.unit is Unit.HOURS else hours * 60 + minutes)


def _amount(of: Metric, text: str, units: Units, signs: Signs) -> Decimal | None:
    """A number with or without a unit; it is the reading that the metric takes, where there are several."""
    if of.unit is Unit.PERCENT and text.startswith("%"):  # as Turkish and Basque write it
        text = text[1:].strip()
    found = _TYPED.fullmatch(text)
    if not found or not (found["number"] or found["fraction"]):
        return None
    factor = _factor(of, found["unit"] or (units.unit(of) if units.unit(of) is not of.unit else ""))
    numbers, certain = _numbers(found["number"] or "0", signs)
    if found["fraction"]:
        part = Decimal(str(round(unicodedata.numeric(found["fraction"]), 6)))
        numbers = [number + part for number in numbers if number == number.to_integral_value()]
    if factor is None or not numbers:
        return None
    values = [number if factor == 1 else _rounded(of, number * factor) for number in numbers]
    taken = list(dict.fromkeys(value for value in values if _takes(of, value))) or values[:1]
    if factor == 1 and of.kind == "integer" and taken[0].as_tuple().exponent == -3 and _takes(of, taken[0]):
        # Nobody writes thousandths of a whole number: 2.000 may be two thousand.
        taken, certain = [taken[0], *filter(partial(_takes, of), [taken[0] * 1000])], not taken[0]
    if len(taken) > 1 and not certain:
        raise InvalidInput(_which(of, *taken))
    return taken[0]


def _numbers(text: str, signs: Signs) -> tuple[list[Decimal], bool]:
    """What digits and signs can mean, likeliest first, and whether that is certain where the metric takes it."""
    found = [character for character in text if not character.isdigit()]
    kinds = list(dict.fromkeys(found))
    if not found:
        return [Decimal(text)], True
    last = found[-1]
    decimals = text.replace(last, ".") if found.count(last) == 1 and last in DECIMAL_SIGNS else ""
    if len(kinds) > 1:
        head, _, tail = text.rpartition(last)
        sound = decimals and len(kinds) == 2 and _is_grouped(head, kinds[0], signs)
        return ([Decimal(f"{head.replace(kinds[0], '')}.{tail}")] if sound else []), True
    whole = text.replace(last, "") if _is_grouped(text, last, signs) else ""
    if last == signs.decimal and decimals:
        order = [decimals]
    elif last == signs.group or last in "' ":
        order = [whole, decimals] if last == "." or not whole else [whole]
    elif last == "." or last == "٫":
        order = [decimals or whole]
    else:  # a comma where neither thousands nor decimals have one
        order = [whole, decimals]
    certain = last != "," or last in {signs.decimal, signs.group}
    return [Decimal(each) for each in order if each], certain


def _is_grouped(text: str, sign: str, signs: Signs) -> bool:
    """Whether the digits stand as a country groups them, in threes, or in lakhs."""
    if sign not in GROUP_SIGNS:
        return False
    first, *others = text.split(sign)
    between, lengths = re.escape(sign), [len(each) for each in others]
    if not others or first.startswith("0") or not first or not re.fullmatch(rf"[0-9]+(?:{between}[0-9]+)+", text):
        return False
    return any(
        lengths == [*[inner] * (len(others) - 1), end] and len(first) <= inner
        for end, inner in {signs.sizes, (3, 3), (3, 2)}
    )


# -- what a metric is measured in -------------------------------------------------------------------------------------


def _factor(of: Metric, unit: str) -> Decimal | None:
    """How much of the stored unit one of ``unit`` is; None for what the metric isn't measured in."""
    word = re.sub(r"[\s.,]", "", unit.casefold())
    return FACTORS.get(of.unit, {}).get(word) if word else Decimal(1)


def _is_time(of: Metric, unit: str, same_as: str) -> bool:
    factor = _factor(of, unit)
    return factor is not None and factor == _factor(of, same_as)


def _takes(of: Metric, value: Decimal) -> bool:
    whole = of.kind == "decimal" or value == value.to_integral_value()
    return whole and of.low <= value <= of.high


def _rounded(of: Metric, value: Decimal) -> Decimal:
    """A converted value to what the column keeps; a plain one is rounded, or refused, by ``metrics.checked``."""
    return value.quantize(Decimal(1).scaleb(-of.places), ROUND_HALF_UP)


def _which(of: Metric, one: Decimal, other: Decimal) -> Sentence:
    return Sentence(
        "{what}: this could mean {one} or {other}. Leave out the thousands separator.",
        what=of.label,
        one=_rounded(of, one),
        other=_rounded(of, other),
    )


def _how_to_write(of: Metric, units: Units) -> Sentence:
    """Return a sentence that says what to enter; the window formats its numbers."""
    if of.unit is Unit.HOURS:
        return Sentence("{what}: enter a number, e.g. {number} or 7:30.", what=of.label, number=Decimal("7.5"))
    if units.unit(of) is Unit.ML:
        return Sentence("{what}: enter a number, e.g. 250 or {litres} l.", what=of.label, litres=Decimal("0.5"))
    if of.unit is Unit.MINUTES:
        return Sentence("{what}: enter a number, e.g. 45 or 1 h 30.", what=of.label)
    example = Decimal("57.5" if of.unit is Unit.PERCENT else "3.5")
    return Sentence("{what}: enter a number, e.g. {number}.", what=of.label, number=example)
