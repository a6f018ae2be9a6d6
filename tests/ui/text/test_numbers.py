"""Numbers as every country that Qt knows writes them: what is shown can be typed, and means the same."""

from __future__ import annotations

from decimal import Decimal
from itertools import product
from typing import get_args

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from organic_desktop.ui.text.measures import Measures
from organic_desktop.ui.text.numbers import format_number, format_percent, format_signed, signs_of
from organic_desktop.ui.theme.theme import Theme
from organic_desktop.ui.widgets.fields import ValueField
from organic_desktop.wellness.metrics import METRICS, metric
from organic_desktop.wellness.modules import PERCENT
from organic_desktop.wellness.number_input import TypedNumber, parse_number
from organic_desktop.wellness.units import Hours, Units, Volume

ANY = QLocale.Language.AnyLanguage, QLocale.Script.AnyScript, QLocale.Country.AnyCountry
LOCALES = QLocale.matchingLocales(*ANY)
# One locale for each way of writing numbers: the same signs, digits and groups needn't be tried 300 times.
WAYS = {(each.toString(-12345678.5, "f", 1), each.toString(1234), format_percent(-5, each)): each for each in LOCALES}
CHOICES = [Units(volume, hours) for volume, hours in product(get_args(Volume), get_args(Hours))]
EXAMPLES = {
    "hours": ("0", "0.25", "7.5", "7.33", "12", "23.99"),
    "ml": ("0", "1", "250", "1250", "2000", "12345", "100000"),
    "minutes": ("0", "1", "45", "1440"),
    "%": ("0", "57", "100"),
    "": ("0.5", "3", "4.25", "9.99"),
}


def test_every_country_can_type_what_it_reads() -> None:
    assert len(LOCALES) > 600
    assert len(WAYS) > 30
    wrong = []
    for locale, units in product(WAYS.values(), CHOICES):
        measures = Measures(locale, units)
        for of in (*METRICS, PERCENT):
            for value in map(Decimal, EXAMPLES[str(of.unit)]):
                kept = measures.read(of, measures.number(of, value, grouped=False)).value
                for shown in (measures.number(of, value), measures.amount(of, value)):
                    if measures.read(of, shown).value != kept:
                        wrong.append((locale.name(), of.column, shown))
                if units == Units() and kept != value:
                    wrong.append((locale.name(), of.column, f"{value} was read as {kept}"))
    assert wrong == []


def test_every_country_can_type_what_is_added() -> None:
    water = metric("water_intake_ml")
    for locale in LOCALES:
        for step in (250, -250):
            shown = format_signed(step, locale, Measures(locale, Units()).amount(water, 250))
            assert parse_number(water, shown, Units(), signs_of(locale)) == TypedNumber(Decimal(step), True), (
                locale.name()
            )


@pytest.mark.parametrize(
    ("locale", "written", "share"),
    [
        ("en_US", "1,234.5", "57%"),
        ("de_DE", "1.234,5", "57\u00a0%"),
        ("de_CH", "1’234.5", "57%"),
        ("fr_FR", "1\u202f234,5", "57\u00a0%"),
        ("es_ES", "1234,5", "57\u00a0%"),
        ("es_MX", "1,234.5", "57%"),
        ("tr_TR", "1.234,5", "%57"),
        ("eu_ES", "1.234,5", "%\u00a057"),
        ("hi_IN", "1,234.5", "57%"),
        ("ar_EG", "١٬٢٣٤٫٥", "٥٧٪\u061c"),
    ],
)
def test_numbers_and_shares(locale: str, written: str, share: str) -> None:
    country = QLocale(locale)
    assert format_number(Decimal("1234.50"), country).replace("'", "’") == written
    assert format_percent(Decimal("57.14"), country) == share


def test_lakhs_are_read() -> None:
    assert signs_of(QLocale("en_IN")).sizes == (3, 2)
    assert signs_of(QLocale("en_US")).sizes == (3, 3)


@pytest.fixture
def field(qtbot: QtBot, qapp: QApplication) -> ValueField:
    theme = Theme(qapp)
    made = ValueField(theme, metric("sleep_hours"), Measures(QLocale("de_DE"), Units()))
    theme.setParent(made)
    qtbot.addWidget(made)
    made.show_value(Decimal("7.5"))
    return made


def said(field: ValueField) -> list[object]:
    """What the field hands on."""
    entered: list[object] = []
    field.entered.connect(entered.append)
    return entered


def test_what_cannot_be_read_stays_marked(field: ValueField) -> None:
    entered = said(field)
    QTest.keyClicks(field, "x")
    assert not field.commit()
    assert field.text() == "7,5x"
    assert (
        field.problem
        == field.accessibleDescription()
        == "Sleep: enter a number, e.g. 7.5 or 7:30.".replace("7.5", QLocale().toString(7.5))
    )
    assert field.property("refused") == "true"
    assert [action.toolTip() for action in field.actions()] == [field.problem]
    field.show_value(Decimal(8))  # a pull, or the page shown again
    assert field.text() == "7,5x"
    assert not field.commit()
    assert entered == []


def test_writing_on_answers_it(field: ValueField) -> None:
    entered = said(field)
    field.setText("25")
    assert not field.commit()
    field.selectAll()
    QTest.keyClicks(field, "6:30")
    assert not field.problem
    assert not field.actions()
    assert field.commit()
    assert entered == [Decimal("6.50")]


def test_escape_gives_it_up(field: ValueField) -> None:
    field.setText("viel")
    field.commit()
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert (field.text(), field.problem, field.accessibleDescription()) == ("7,5", "", "")


def test_a_refused_edit_stays_in_its_field(field: ValueField) -> None:
    field.entered.connect(lambda _value: field.reject("No."))
    field.setText("8")
    assert not field.commit()
    assert (field.text(), field.problem) == ("8", "No.")


def test_an_emptied_field_hands_on_nothing(field: ValueField) -> None:
    entered = said(field)
    field.clear()
    assert field.commit()
    assert entered == [None]
