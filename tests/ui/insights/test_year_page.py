"""The page of a year: one page whatever is on it, its words as text, nothing on it that wasn't chosen."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from organic_desktop.store.reads import Entry
from organic_desktop.ui.insights.year_page import MARGIN, PICTURE_WIDTH, YearPage
from organic_desktop.ui.insights.year_words import YearLook
from organic_desktop.ui.text.locales import install_language
from organic_desktop.ui.widgets.paper import at_once, pdf_steps, picture_steps
from organic_desktop.wellness.metrics import COLUMNS
from organic_desktop.wellness.units import Units
from organic_desktop.wellness.year import Beside, year_of
from tests.rows import entry_of

TODAY = date(2026, 11, 30)
METRICS = COLUMNS[:-1]
AMOUNTS = METRICS[:4]


@pytest.fixture(autouse=True)
def language(qapp: QApplication) -> Iterator[None]:
    before = QLocale()
    install_language(qapp, "en")
    yield
    install_language(qapp, "en")
    QLocale.setDefault(before)


def days(first: date, count: int, every: int = 1) -> list[Entry]:
    """Entries with every metric; a little more water each month, so that one of them is the highest."""
    entries = []
    for number in range(0, count, every):
        day = first + timedelta(days=number)
        values: dict[str, Any] = {"sleep_hours": Decimal("7.25"), "exercise_minutes": 30, "meditation_minutes": 10}
        values |= {"mood_score": Decimal(4), "energy_level": Decimal("2.5"), "nutrition_notes": "Secret"}
        entries.append(entry_of(date=day, water_intake_ml=1000 + 100 * day.month + 100 * (day.year - 2024), **values))
    return entries


TWO_YEARS = days(date(2025, 1, 1), 699)


def page(
    entries: Sequence[Entry] = (),
    year: int = 2026,
    columns: Sequence[str] = METRICS,
    beside: Beside | None = None,
    *,
    locale: str = "en_GB",
    as_picture: bool = False,
    units: Units | None = None,
) -> YearPage:
    look = YearLook(TODAY, QLocale(locale), units or Units())
    return YearPage(year_of(entries, year, TODAY, columns, beside), look, as_picture=as_picture)


def text(of: YearPage) -> str:
    """The text of the only page, as one line."""
    reader = PdfReader(io.BytesIO(at_once(pdf_steps(of))), strict=True)
    assert len(reader.pages) == 1
    return " ".join(reader.pages[0].extract_text().split())


def picture(of: YearPage) -> QImage:
    return at_once(picture_steps(of, round(of.paper.width() * 2)))


def difference(one: QImage, other: QImage) -> int:
    """The largest difference in lightness between two pictures, coarsely: letters needn't have the same pixels."""
    how = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    coarse = [each.scaled(72, 90, *how) for each in (one, other)]
    first, second = ([each.pixelColor(x, y).lightness() for x in range(72) for y in range(90)] for each in coarse)
    return max(abs(left - right) for left, right in zip(first, second, strict=True))


def test_the_running_year_says_until_when() -> None:
    found = text(page(TWO_YEARS, beside=Beside(3, 1, 12)))
    for words in (
        "2026",
        "until today, 30 November",
        "334 of 334 days logged",
        "334 days in a row at most",
        "3 modules worked on",
        "12 conversations begun",
        "Water 1,802 ml average of 334 days, 602 litres in all",
        "Highest in November: 2,300 ml (30 days)",
        "100 ml more than in 2025 (334 days)",
        "Of 2025, the days until the same date count.",
        "First entry on 1 January, last on 30 November.",
        "Finished modules: 1.",
        "Made with Organic on 30 November 2026",
    ):
        assert words in found
    assert "Logged most often" not in found  # every weekday as often


def test_a_whole_year() -> None:
    found = text(page(TWO_YEARS, 2025))
    for words in ("January to December", "365 of 365 days logged", "Sleep 7.3 hours average of 365 days, 2,646 hours"):
        assert words in found
    assert "than in 2024" not in found


def test_german(qapp: QApplication) -> None:
    install_language(qapp, "de")
    found = text(page(TWO_YEARS, locale="de_DE", beside=Beside(1, 0, 1)))
    for words in ("bis heute, 30. November", "von 334 Tagen eingetragen", "Schlaf 7,3 Stunden", "1 Modul bearbeitet"):
        assert words in found


def test_units_of_the_user_and_american_paper() -> None:
    of = page(TWO_YEARS, locale="en_US", units=Units("fl oz", "clock"))
    assert (of.paper.width(), of.paper.height()) == (612, 792)
    found = text(of)
    for words in ("7 h 15", "fl oz", "November 30"):
        assert words in found


def test_only_what_is_chosen_is_on_it() -> None:
    found = text(page(TWO_YEARS, columns=AMOUNTS))
    for absent in ("Mood", "Energy", "Secret", "modules", "conversations"):
        assert absent not in found
    assert "Secret" not in text(page(TWO_YEARS, columns=COLUMNS))


def test_an_empty_year_and_one_day() -> None:
    assert "Nothing was logged in 2025." in text(page([], 2025))
    found = text(page(days(TODAY, 1)))
    for words in ("1 of 334 days logged", "The only entry is of 30 November.", "Logged on 1 day: too few to say more"):
        assert words in found
    assert "average of 1" not in found


def test_without_any_metric_the_days_remain() -> None:
    of = page(TWO_YEARS, columns=())
    assert "filled, it has an entry" in text(of)
    assert len(of.cells) == 334


def test_every_day_until_today_has_a_cell() -> None:
    of = page(days(date(2024, 1, 1), 366), 2024)
    at_once(picture_steps(of, 600))
    assert len(of.cells) == 366
    boxes = [(round(box.left(), 3), round(box.top(), 3)) for box in of.cells.values()]
    assert len(set(boxes)) == 366
    assert len({left for left, _ in boxes}) == 53


def test_the_cells_are_filled_where_days_are_logged() -> None:
    of = page(days(date(2026, 1, 1), 300, every=2))
    seen = picture(of)
    for day in (date(2026, 1, 1), date(2026, 1, 2)):
        colour = seen.pixelColor((of.cells[day].center() * 2).toPoint())
        assert (colour == QColor("white")) == (day.day == 2)


@pytest.mark.parametrize("as_picture", [False, True])
@pytest.mark.parametrize("columns", [METRICS[:count] for count in (0, 1, 3, 4, 6)])
@pytest.mark.parametrize("tongue", ["en_GB", "de_DE"])
def test_nothing_is_below_the_margin(
    qapp: QApplication, columns: tuple[str, ...], as_picture: bool, tongue: str
) -> None:
    install_language(qapp, tongue[:2])
    every = days(date(2024, 1, 1), 731)
    fewer = [entry for entry in every if entry.date.isoweekday() != 6 or entry.date.day % 3]
    of = page(fewer, 2025, columns, Beside(9, 9, 99), locale=tongue, as_picture=as_picture)
    at_once(picture_steps(of, 600))
    assert of.spare >= 0
    for panel in of.panels:
        assert panel.height() > 60


def test_a_picture_is_four_by_five() -> None:
    of = page(as_picture=True)
    made = at_once(picture_steps(of, PICTURE_WIDTH))
    assert (made.width(), made.height()) == (2160, 2700)
    assert page().paper.width() == 595
    assert MARGIN > 30


def test_what_is_said_aloud_is_what_is_read() -> None:
    of = page(TWO_YEARS, beside=Beside(3, 1, 12))
    aloud = of.words.aloud()
    for words in (
        "2026, until today",
        "334 of 334 days logged",
        "Sleep: 7.25 hours on average",
        "Finished modules: 1.",
    ):
        assert words.replace("7.25", "7.3") in aloud


def test_the_preview_is_what_is_saved() -> None:
    """The same page at another size is the same picture: no line breaks elsewhere."""
    large, small = (at_once(picture_steps(page(TWO_YEARS, as_picture=True), wide)) for wide in (2160, 720))
    assert difference(large, small) < 60
