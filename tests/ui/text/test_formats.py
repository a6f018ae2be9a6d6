"""Formats are the country's, whatever language the words have: dates of one make, weeks that start where they do."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import cast
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from organic_desktop.app.facade import App
from organic_desktop.core.messages import Sentence
from organic_desktop.store.sync_history import Cycle
from organic_desktop.ui.activity.cycle_table import CycleTable
from organic_desktop.ui.settings.page import SettingsPage
from organic_desktop.ui.shell.window import MainWindow
from organic_desktop.ui.text import dates as when
from organic_desktop.ui.text import locales
from organic_desktop.ui.text.dates import RelativeTime
from organic_desktop.ui.text.locales import OFFERED, Formats, first_weekday, install_language, locale_of, offered
from organic_desktop.ui.text.measures import Measures
from organic_desktop.ui.text.messages import translate_message
from organic_desktop.ui.text.schedules import typed_times
from organic_desktop.ui.text.sync_changes import ActivityWords
from organic_desktop.ui.today.day_calendar import DayCalendar
from tests.devices import logged
from tests.ui.finding import button, field, number, words
from tests.ui.text.test_numbers import LOCALES

FRIDAY = date(2026, 11, 27)
FORMS = [
    when.DateForm(full, weekday, year) for full in (True, False) for weekday in (True, False) for year in (True, False)
]

PROBE = """
from datetime import date
from decimal import Decimal
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from organic_desktop.ui.text.locales import first_weekday
from organic_desktop.ui.text.locales import install_language, language
from organic_desktop.ui.text.numbers import format_number
from organic_desktop.ui.text.dates import LONG_WEEKDAY_DATE_YEAR, format_date
application = QApplication(["-platform", "offscreen"])
install_language(application)
locale = QLocale()
print(language(), format_number(1234567, locale), format_number(Decimal("7.5"), locale), sep="|", end="|")
print(format_date(date(2026, 11, 27), LONG_WEEKDAY_DATE_YEAR, locale), first_weekday(locale), sep="|")
"""


@pytest.mark.parametrize(
    ("environment", "printed"),
    [
        ("LANG=fr_FR.UTF-8", "en|1\u202f234\u202f567|7,5|vendredi 27 novembre 2026|1"),
        ("LANG=de_DE.UTF-8", "de|1.234.567|7,5|Freitag, 27. November 2026|1"),
        ("LANG=de_DE.UTF-8 LC_MESSAGES=en_US.UTF-8", "en|1.234.567|7,5|Freitag, 27. November 2026|1"),
        ("LANG=en_US.UTF-8", "en|1,234,567|7.5|Friday, November 27, 2026|7"),
        ("LANG=en_US.UTF-8 LC_TIME=en_GB.UTF-8", "en|1,234,567|7.5|Friday, 27 November 2026|1"),
        ("LANG=en_US.UTF-8 LC_NUMERIC=de_DE.UTF-8", "en|1.234.567|7,5|Friday, November 27, 2026|7"),
        ("LANG=ar_EG.UTF-8", "en|١٬٢٣٤٬٥٦٧|٧٫٥|الجمعة، ٢٧ نوفمبر ٢٠٢٦|6"),
        ("LANG=C.UTF-8", "en|1,234,567|7.5|Friday, November 27, 2026|7"),
        ("LANG=C.UTF-8 LC_TIME=de_DE.UTF-8", "en|1234567|7.5|Freitag, 27. November 2026|1"),
        ("LANG=en_US.UTF-8 LANGUAGE=de:en", "de|1,234,567|7.5|Friday, November 27, 2026|7"),
    ],
)
def test_a_real_process_follows_its_environment(environment: str, printed: str) -> None:
    bare = {name: value for name, value in os.environ.items() if not re.match(r"LC_|LANG", name)}
    chosen = dict(each.split("=") for each in environment.split())
    run = subprocess.run(
        [sys.executable, "-c", PROBE],
        env={**bare, **chosen, "QT_QPA_PLATFORM": "offscreen", "PYTHONIOENCODING": "utf-8"},
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=True,
    )
    assert run.stdout.strip() == printed


@pytest.mark.parametrize(
    ("locale", "short", "medium", "long"),
    [
        ("en_US", "Nov 27", "Fri, Nov 27, 2026", "Friday, November 27, 2026"),
        ("en_GB", "27 Nov", "Fri, 27 Nov 2026", "Friday, 27 November 2026"),
        ("de_DE", "27. Nov.", "Fr., 27. Nov. 2026", "Freitag, 27. November 2026"),
        ("fr_FR", "27 nov.", "ven. 27 nov. 2026", "vendredi 27 novembre 2026"),
        ("es_ES", "27 de nov", "vie, 27 de nov de 2026", "viernes, 27 de noviembre de 2026"),
        ("hu_HU", "nov. 27.", "2026. nov. 27., P", "2026. november 27., péntek"),
        ("lv_LV", "27. nov.", "piektd., 2026. gada 27. nov.", "piektdiena, 2026. gada 27. novembris"),
        ("lt_LT", "lapkr. 27 d.", "2026 m. lapkr. 27 d., pn", "2026 m. lapkričio 27 d., penktadienis"),
        ("tr_TR", "27 Kas", "27 Kas 2026 Cum", "27 Kasım 2026 Cuma"),
        ("ja_JP", "11月27日", "2026年11月27日金", "2026年11月27日金曜日"),
        ("zh_CN", "11月27日", "2026年11月27日周五", "2026年11月27日星期五"),
        ("ar_EG", "٢٧ نوفمبر", "الجمعة، ٢٧ نوفمبر ٢٠٢٦", "الجمعة، ٢٧ نوفمبر ٢٠٢٦"),
    ],
)
def test_dates_of_one_make(locale: str, short: str, medium: str, long: str) -> None:
    country = QLocale(locale)
    assert when.format_date(FRIDAY, when.DAY, country) == short
    assert when.format_date(FRIDAY, when.WEEKDAY_DATE_YEAR, country) == medium
    assert when.format_date(FRIDAY, when.LONG_WEEKDAY_DATE_YEAR, country) == long


def test_every_country_has_every_form() -> None:
    for country in {locale.dateFormat(when.LONG): locale for locale in LOCALES}.values():
        year, day = country.toString(2026).replace(country.groupSeparator(), ""), country.toString(27)
        for form in FORMS:
            written = when.format_date(FRIDAY, form, country)
            assert day in written, (country.name(), form, written)
            assert (year in written) is form.year, (country.name(), form, written)
            assert not re.search(r"^[\s,،.]|[\s,،-]$", written), (country.name(), form, written)
            name = country.dayName(5, when.LONG if form.full else when.SHORT)
            assert (name in written) is form.weekday or len(name) < 3, (country.name(), form, written)


def test_every_country_can_type_the_times_that_it_reads() -> None:
    times = (time(0, 0), time(7, 30), time(12, 0), time(20, 5), time(23, 59))
    for country in LOCALES:
        for each in times:
            assert typed_times(when.format_time(each, country), country) == (each,), country.name()
        every = ", ".join(when.format_time(each, country) for each in times)
        assert typed_times(every, country) == times, country.name()


@pytest.mark.parametrize("typed", ["20:30", "20.30", "20h30", "20 h 30", "8:30 pm", "٢٠:٣٠", "２０：３０", "20:30 Uhr"])
def test_times_of_any_hand_are_read_everywhere(typed: str) -> None:
    for name in ("en_US", "de_DE", "fr_CA", "ar_EG", "fi_FI", "zh_HK"):
        assert typed_times(typed, QLocale(name)) == (time(20, 30),)


def test_a_moment_is_in_the_users_zone() -> None:
    moment = datetime(2026, 11, 27, 23, 30, tzinfo=UTC)
    assert when.format_moment(moment, ZoneInfo("Asia/Tokyo"), QLocale("de_DE")) == "28. Nov. 2026 08:30"


def test_the_countries_on_offer_are_known() -> None:
    assert len(offered()) == len(OFFERED.split())
    assert all(QLocale(name).name() == name for name in OFFERED.split())
    assert offered()["de_CH"] == "Deutsch (Schweiz)"
    assert locale_of("de_CH", "en").name() == "de_CH"


def test_weeks_start_where_the_user_says(window: MainWindow) -> None:
    english = QLocale("en_US")
    assert first_weekday(english) == 7
    for choice, day in (("monday", 1), ("saturday", 6), ("sunday", 7)):
        locales.install_formats(Formats("en_US", choice), "en")
        assert first_weekday(english) == first_weekday(QLocale("fr_FR")) == day
        calendar = DayCalendar(window.theme, english, QDate(2026, 11, 27), QDate(2026, 11, 28))
        assert calendar.firstDayOfWeek() == Qt.DayOfWeek(day)
        calendar.deleteLater()


def choose_country(window: MainWindow, name: str) -> None:
    page = window.workspace.pages.turn_to("settings")
    assert isinstance(page, SettingsPage)
    combo = page.formats.country
    combo.setCurrentIndex(combo.findData(name))
    combo.activated.emit(combo.currentIndex())
    QApplication.processEvents()


def test_the_settings_choose_formats_apart_from_words(window: MainWindow, app: App, today: date) -> None:
    choose_country(window, "de_DE")
    page = window.workspace.pages.turn_to("settings")
    assert isinstance(page, SettingsPage)
    assert "Numbers and dates" in words(page)
    assert "1.234,5" in words(page)
    QTest.mouseClick(button(page, "Week starts on: Saturday"), Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    assert first_weekday(QLocale()) == 6
    window.workspace.pages.turn_to("today")
    number(window, "sleep_hours").click()
    QTest.keyClicks(field(window, "sleep_hours"), "7,5")
    QTest.keyClick(field(window, "sleep_hours"), Qt.Key.Key_Return)
    assert logged(app, today)["sleep_hours"] == Decimal("7.5")
    assert number(window, "sleep_hours").text() == "7,5"
    assert number(window, "sleep_hours").accessibleName().startswith("Sleep: 7,5 hours")


def test_sentences_hold_numbers_and_dates_as_they_are_shown(qapp: QApplication) -> None:
    sentence = Sentence("{a} and {b}, until {c}", a=100000, b=Decimal("7.5"), c=FRIDAY)
    assert sentence == "100000 and 7.5, until 2026-11-27"
    install_language(qapp, "en", Formats("de_DE"))
    assert translate_message(sentence) == "100.000 and 7,5, until 27. Nov. 2026"
    install_language(qapp, "en")


def test_every_digit_is_the_countrys(qtbot: QtBot, window: MainWindow, app: App, today: date) -> None:
    """The year of the history, the hours a day begins at and the counts of a sync, as every other number."""
    app.days.log(today, {"sleep_hours": "7.5"})
    choose_country(window, "ar_EG")
    qtbot.waitUntil(lambda: QLocale().name() == "ar_EG")
    assert QLocale().toString(QDate(today.year, 1, 1), "yyyy") in words(
        cast(QWidget, window.workspace.pages.turn_to("history"))
    ).split(" | ")
    settings = cast(QWidget, window.workspace.pages.turn_to("settings"))
    assert button(settings, "Day starts at: ٠٠").text() == "٠٠"
    table, moment = CycleTable(), datetime.now(UTC)
    when_said = RelativeTime(QLocale(), ZoneInfo("UTC"), today)
    cycle = Cycle(moment, moment, 12, 0, 0, 3, Sentence(""))
    table.show_cycles([cycle], ActivityWords(Measures(QLocale(), app.units()), when_said, today))
    assert [table.model().index(0, column).data() for column in range(1, 5)] == ["١٢", "٠", "٠", "٣"]
    table.deleteLater()
