"""The page for a doctor: one page whatever is on it, its text as text, gaps as gaps, in the user's language."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QLocale, QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from organic_desktop.ui.text.locales import install_language
from organic_desktop.ui.transfer import doctor_page
from organic_desktop.ui.transfer.doctor_page import DoctorPage, PageLook, pdf_of, picture_of
from organic_desktop.ui.widgets.paper import GAP
from organic_desktop.wellness.metrics import COLUMNS
from organic_desktop.wellness.report import Report, ReportOptions, report_of
from organic_desktop.wellness.units import Units
from tests.rows import entry_of

TODAY = date(2026, 11, 29)
BRITISH, AMERICAN, GERMAN = (QLocale(name) for name in ("en_GB", "en_US", "de_DE"))


@pytest.fixture(autouse=True)
def language(qapp: QApplication) -> Iterator[None]:
    before = QLocale()
    install_language(qapp, "en")
    yield
    install_language(qapp, "en")
    QLocale.setDefault(before)


def report(
    days: int, every: int = 1, columns: tuple[str, ...] = COLUMNS, name: str = "", note: str = "Slept"
) -> Report:
    """A report of the days until today, every so many of them logged."""
    options = ReportOptions(TODAY - timedelta(days=days - 1), TODAY, columns, name)
    values: dict[str, Any] = {"sleep_hours": Decimal("7.25"), "water_intake_ml": 1750, "exercise_minutes": 30}
    values |= {"meditation_minutes": 10, "mood_score": Decimal(4), "energy_level": Decimal("2.5")}
    entries = [
        entry_of(date=TODAY - timedelta(days=ago), nutrition_notes=note, **values) for ago in range(0, days, every)
    ]
    return report_of(entries, options)


def look(locale: QLocale = BRITISH, units: Units | None = None) -> PageLook:
    return PageLook(TODAY, locale, units or Units())


def read(pdf: bytes) -> PdfReader:
    reader = PdfReader(io.BytesIO(pdf), strict=True)
    assert len(reader.pages) == 1
    return reader


def text(pdf: bytes) -> str:
    """The text of the only page, as one line."""
    return " ".join(read(pdf).pages[0].extract_text().split())


def test_the_numbers_are_text(qapp: QApplication) -> None:
    found = text(pdf_of(report(30, every=3, name="Anna Beispiel"), look()))
    for words in (
        "Health diary",
        "Anna Beispiel",
        "31 October 2026 to 29 November 2026",
        "Made on 29 November 2026",
        "Self-reported: entered by the person themselves",
        "Sleep (hours) 10 of 30 7.3 7.3 7.25 to 7.25",
        "Water (ml) 10 of 30 1,750 1,750 1,750 to 1,750",
        "Mood (1 to 5) 10 of 30 4 4 4 to 4",
    ):
        assert words in found


def test_its_fonts_are_in_the_file() -> None:
    page: Any = read(pdf_of(report(7), look())).pages[0]
    fonts = page["/Resources"]["/Font"]
    assert fonts
    for font in (each.get_object() for each in fonts.values()):
        (descendant,) = (each.get_object() for each in font["/DescendantFonts"])
        assert "Inter" in descendant["/BaseFont"]
        assert "/FontFile2" in descendant["/FontDescriptor"]
        assert "/ToUnicode" in font


@pytest.mark.parametrize("days", [1, 7, 30, 100, 365, 3660])
@pytest.mark.parametrize("every", [1, 5])
def test_it_is_one_page_with_all_that_is_asked_for(days: int, every: int) -> None:
    made = report(days, every, note="Walked by the river, and slept well. " * 40)
    reader = read(pdf_of(made, look()))
    assert [float(side) for side in reader.pages[0].mediabox[2:]] == [595, 842]
    found = text(pdf_of(made, look()))
    assert f"of {days:,}" in found
    assert "Energy (1 to 5)" in found
    many = len(made.notes) > 5
    assert ("no room on this page" in found) == many


def test_it_stays_within_its_margins() -> None:
    page = DoctorPage(report(365, every=2, note="Long. " * 200, name="W" * 100), look())
    picture = picture_of(report(365, every=2, note="Long. " * 200, name="W" * 100), look(), 1190)
    white = QColor("white")
    edge = int(doctor_page.MARGIN * 2) - 14
    inside = QRectF(edge, edge, picture.width() - 2 * edge, picture.height() - 2 * edge)
    outside = [
        (x, y)
        for y in range(0, picture.height(), 3)
        for x in range(0, picture.width(), 3)
        if not inside.contains(QPointF(x, y)) and picture.pixelColor(x, y) != white
    ]
    assert (outside, page.paper.width()) == ([], 595)


def test_american_paper_units_and_dates() -> None:
    pdf = pdf_of(report(30, columns=("sleep_hours", "water_intake_ml")), look(AMERICAN, Units("fl oz", "clock")))
    assert [float(side) for side in read(pdf).pages[0].mediabox[2:]] == [612, 792]
    found = text(pdf)
    assert "October 31, 2026 to November 29, 2026" in found
    assert "Water (fl oz) 30 of 30 59.2" in found
    assert "7 h 15" in found


def test_german(qapp: QApplication) -> None:
    install_language(qapp, "de")
    found = text(pdf_of(report(30, every=3), look(GERMAN)))
    for words in ("Gesundheitstagebuch", "Schlaf (Stunden) 10 von 30 7,3", "Erstellt am 29. November 2026", "30 Tage"):
        assert words in found


def test_what_is_not_chosen_is_not_on_the_page() -> None:
    found = text(pdf_of(report(30, columns=("mood_score",)), look()))
    assert "Mood" in found
    for absent in ("Sleep", "Water", "Energy", "Notes", "Slept"):
        assert absent not in found


def test_notes_are_plain_text_in_one_line_each() -> None:
    hostile = "<b>bold</b>\nA\u202eB\x07 " + "x" * 100_000
    found = text(pdf_of(report(1, columns=("nutrition_notes",), note=hostile), look()))
    assert "<b>bold</b> A\\u202eB" in found
    assert found.count("x") < 1_000


def test_the_same_page_is_the_same_file_but_for_its_time() -> None:
    one, other = (read(pdf_of(report(30, every=2), look())) for _ in range(2))
    assert one.trailer["/ID"] == other.trailer["/ID"]
    assert one.pages[0].get_contents().get_data() == other.pages[0].get_contents().get_data()  # type: ignore[union-attr]


# -- gaps -------------------------------------------------------------------------------------------------------------


def chart(series: list[int | None]) -> tuple[QImage, QRectF]:
    """A chart of water alone, and where its days are."""
    first = TODAY - timedelta(days=len(series) - 1)
    entries = [
        entry_of(date=first + timedelta(days=day), water_intake_ml=value)
        for day, value in enumerate(series)
        if value is not None
    ]
    made = report_of(entries, ReportOptions(first, TODAY, ("water_intake_ml",)))
    picture, page = picture_of(made, look(), 1190), DoctorPage(made, look())
    same = QImage(picture.size(), picture.format())
    same.setDotsPerMeterX(picture.dotsPerMeterX())
    same.setDotsPerMeterY(picture.dotsPerMeterY())
    painter = QPainter(same)
    page.paint(painter, 2.0)
    painter.end()
    (plot,) = page.plots
    return picture, QRectF(plot.topLeft() * 2, plot.size() * 2)


def is_blue(colour: QColor) -> bool:
    return colour.blue() - colour.red() > 40


@pytest.mark.parametrize("days", [9, 90, 300])
def test_no_line_goes_through_a_missing_day_which_is_grey(days: int) -> None:
    third = days // 3
    picture, plot = chart([700] * third + [None] * third + [700] * (days - 2 * third))
    width = plot.width() / days
    y = round(plot.bottom() - plot.height() / 2 - 6)  # between two lines of the grid
    gap = [
        picture.pixelColor(x, each)
        for x in range(round(plot.left() + third * width) + 5, round(plot.left() + 2 * third * width) - 5)
        for each in range(round(plot.top()) + 2, round(plot.bottom()) - 2)
    ]
    assert not any(map(is_blue, gap))
    assert picture.pixelColor(round(plot.left() + 1.5 * third * width), y) == QColor(GAP)
    assert picture.pixelColor(round(plot.left() + third * width / 2), round(plot.bottom()) - 7) == QColor("white")


def test_days_that_follow_each_other_are_joined() -> None:
    picture, plot = chart([500, 1000, None, None])
    middle = round(plot.left() + plot.width() / 4)
    assert any(is_blue(picture.pixelColor(middle, y)) for y in range(round(plot.top()), round(plot.bottom())))


def test_a_day_alone_is_a_dot() -> None:
    picture, plot = chart([None, 1000, None])
    middle = round(plot.left() + plot.width() / 2)
    assert any(is_blue(picture.pixelColor(middle, y)) for y in range(round(plot.top()) - 4, round(plot.bottom())))


def test_nothing_logged_says_so() -> None:
    found = text(pdf_of(report_of([], ReportOptions(TODAY - timedelta(days=29), TODAY)), look()))
    assert found.count("Nothing logged") == 6
    assert "Sleep (hours) 0 of 30 – – –" in found


def test_a_page_of_notes_alone_says_that_there_are_none() -> None:
    made = report_of([], ReportOptions(TODAY, TODAY, ("nutrition_notes",)))
    assert "Nothing logged" in text(pdf_of(made, look()))


def test_days_are_counted_in_the_same_figures_everywhere() -> None:
    found = text(pdf_of(report(3_650), look()))
    assert "(3,650 days)" in found
    assert "3,650 of 3,650" in found
