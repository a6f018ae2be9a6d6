"""One page for a doctor, painted: a heading, plain numbers, a small chart of each metric, and notes if there is room.

``pdf_of`` makes the file; ui/widgets/paper.py makes a picture of it, too. wellness/report.py has the numbers.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from itertools import groupby

from PySide6.QtCore import QLocale, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPolygonF

from organic_desktop.core.plain_text import one_line
from organic_desktop.ui.text.dates import DATE_YEAR, DAY, LONG_DATE_YEAR, format_date
from organic_desktop.ui.text.measures import Measures, column_name
from organic_desktop.ui.text.numbers import format_number
from organic_desktop.ui.widgets.paper import (
    COLOURS,
    GAP,
    INK,
    LINE_GAP,
    RULE,
    SOFT,
    PaperPage,
    Steps,
    at_once,
    in_pieces,
    paper_of,
    pdf_steps,
    picture_steps,
)
from organic_desktop.wellness.metrics import Metric
from organic_desktop.wellness.report import MetricReport, Number, Report
from organic_desktop.wellness.units import Units, round_values

MARGIN = 42.0  # all sizes are in points
TITLE, TEXT, SMALL_TEXT, TINY_TEXT = 17.0, 9.5, 8.5, 7.0
ROW = 17.0
CHARTS_ACROSS, CHART_GAP, TALLEST_CHART = 2, 22.0, 150.0
NOTES_SHARE = 0.34  # of the room below the numbers, if there are notes
NOTE_LINES, MOST_CHARACTERS = 3, 1_000  # of one note
MOST_DATES, MOST_DATES_WITH_YEARS = 6, 4
JOINED_UNTIL = 100  # days; a line through hundreds would be noise
DOTS = ((31, 1.7), (JOINED_UNTIL, 1.1), (366, 0.9))  # radius of a day's dot, up to so many days
SMALLEST_DOT = 0.5
DASH = "–"
DOTS_AT_ONCE = 100


@dataclass(frozen=True)
class PageLook:
    """How the page is written: the day it is made on, the locale of numbers, dates and paper, and the user's units."""

    made_on: date
    locale: QLocale = field(default_factory=QLocale)
    units: Units = field(default_factory=Units)


def pdf_of(report: Report, look: PageLook) -> bytes:
    """Return the page as a PDF. Needs a QGuiApplication."""
    return at_once(pdf_steps(DoctorPage(report, look)))


def picture_of(report: Report, look: PageLook, width: int) -> QImage:
    """Return the page as a picture, so many pixels wide."""
    return at_once(picture_steps(DoctorPage(report, look), width))


class DoctorPage(PaperPage):
    """The page of a report; a few thousand days take a second, in steps of a few milliseconds."""

    def __init__(self, report: Report, look: PageLook) -> None:
        super().__init__(paper_of(look.locale), MARGIN)
        self.title = self.tr("Health diary")
        self._report, self._look = report, look
        self._measures = Measures(look.locale, look.units)
        self.plots: list[QRectF] = []
        """Where the days of each chart are, once it is painted."""

    def steps(self) -> Steps[None]:
        self.plots.clear()
        self._paint_heading()
        yield
        if self._report.metrics:
            self._paint_numbers()
            self._take(LINE_GAP * 4)
            yield
            notes = yield from self._notes_height()
            yield from self._paint_charts(self._room.height() - min(notes, self._room.height() * NOTES_SHARE))
        if self._report.notes:
            yield from self._paint_notes()
        elif not self._report.metrics:
            self._line(self.tr("Nothing logged"), TEXT)

    # -- heading ------------------------------------------------------------------------------------------------------

    def _paint_heading(self) -> None:
        options, locale = self._report.options, self._look.locale
        made = self.tr("Made on {0}").format(format_date(self._look.made_on, LONG_DATE_YEAR, locale))
        self._write(self._room, made, SMALL_TEXT, SOFT, Qt.AlignmentFlag.AlignRight)
        self._line(self.title, TITLE, strong=True)
        if options.name:
            self._line(one_line(options.name), TEXT + 2, strong=True)
        first, last = (format_date(day, LONG_DATE_YEAR, locale) for day in (options.first, options.last))
        days = self.tr("%Ln day(s)", "", options.days)
        self._line(self.tr("{0} to {1} ({2})").format(first, last, days), TEXT + 1)
        self._take(LINE_GAP)
        words = self.tr("Self-reported: entered by the person themselves, not measured by a medical device.")
        if self._report.metrics:
            rest = self.tr("Days without an entry are left out of all numbers; in the charts they are grey.")
            words = f"{words} {rest}"
        self._paragraph(words, SMALL_TEXT, SOFT)
        self._take(LINE_GAP * 3)

    # -- numbers ------------------------------------------------------------------------------------------------------

    def _paint_numbers(self) -> None:
        heads = ("", self.tr("Days logged"), self.tr("Mean"), self.tr("Median"), self.tr("Lowest to highest"))
        self._row(heads, SOFT)
        for of in self._report.metrics:
            self._row(self._numbers(of), INK, rule=True)

    def _numbers(self, of: MetricReport) -> tuple[str, ...]:
        """Return the cells of a metric's line."""
        locale = self._look.locale
        logged, days = (format_number(number, locale) for number in (of.logged, self._report.options.days))
        cells = [self._name(of.metric), self.tr("{0} of {1}").format(logged, days)]
        if of.mean is None or of.median is None or of.lowest is None or of.highest is None:
            return (*cells, DASH, DASH, DASH)
        cells += [self._measures.number(of.metric, self._measures.rounded(of.metric, v)) for v in (of.mean, of.median)]
        ends = (self._measures.number(of.metric, end) for end in (of.lowest, of.highest))
        return (*cells, self.tr("{0} to {1}", "numbers").format(*ends))

    def _row(self, cells: Sequence[str], colour: str, *, rule: bool = False) -> None:
        """Write a line of the table: a name, and numbers that end below each other."""
        box = self._take(ROW)
        if rule:
            self._stroke(RULE, 0.6, box.topLeft(), box.topRight())
        shares = (0.29, 0.18, 0.15, 0.14, 0.24)
        left = box.left()
        for number, (cell, share) in enumerate(zip(cells, shares, strict=True)):
            place = QRectF(left, box.top(), box.width() * share, box.height())
            side = Qt.AlignmentFlag.AlignRight if number else Qt.AlignmentFlag.AlignLeft
            self._write(place, cell, TEXT, colour, side | Qt.AlignmentFlag.AlignVCenter)
            left += place.width()

    def _name(self, of: Metric) -> str:
        """Return a metric's name with its unit or its scale: Sleep (hours)."""
        name, unit = column_name(of.column), self._measures.unit(of)
        if of.scale:
            unit = self.tr("{0} to {1}", "numbers").format(*(format_number(end, self._look.locale) for end in of.scale))
        return self.tr("{0} ({1})", "a metric and its unit").format(name, unit) if unit else name

    # -- charts -------------------------------------------------------------------------------------------------------

    def _paint_charts(self, most: float) -> Steps[None]:
        """Paint the charts in two columns, no taller than ``most`` together."""
        metrics = self._report.metrics
        across = min(CHARTS_ACROSS, len(metrics))
        rows = -(-len(metrics) // across)
        tall = min(TALLEST_CHART, most / rows - LINE_GAP * 2)
        wide = (self._room.width() - (across - 1) * CHART_GAP) / across
        for row in range(rows):
            line = self._take(tall + LINE_GAP * 2)
            for column, of in enumerate(metrics[row * across : (row + 1) * across]):
                yield from self._paint_chart(
                    of, QRectF(line.left() + column * (wide + CHART_GAP), line.top(), wide, tall)
                )

    def _paint_chart(self, of: MetricReport, box: QRectF) -> Steps[None]:
        """Paint a metric's days: a dot each, joined only where days follow each other, grey where nothing is logged."""
        high = self._height(TINY_TEXT)
        self._write(box, self._name(of.metric), SMALL_TEXT, INK, Qt.AlignmentFlag.AlignLeft, strong=True)
        known = [value for value in of.series if value is not None]
        values = round_values(of.metric, self._look.units, known) if known else (Decimal(0),)
        labels = [self._measures.number(of.metric, value) for value in values]
        left = max(self._width(each, TINY_TEXT) for each in labels) + 4
        plot = box.adjusted(left, self._height(SMALL_TEXT) + high, 0, -high - 4)
        self.plots.append(plot)
        self._paint_gaps(of.series, plot)
        for value, label in zip(values, labels, strict=True) if known else ():
            y = plot.bottom() - plot.height() * float(value / values[-1])
            self._stroke(RULE, 0.5, QPointF(plot.left(), y), QPointF(plot.right(), y))
            beside = QRectF(box.left(), y - high / 2, left - 4, high)
            self._write(beside, label, TINY_TEXT, SOFT, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        yield
        yield from self._paint_days(of, plot, float(values[-1]))
        self._paint_dates(plot)
        if not known:
            self._write(plot, self.tr("Nothing logged"), SMALL_TEXT, SOFT, Qt.AlignmentFlag.AlignCenter)

    def _paint_gaps(self, series: Sequence[Number | None], plot: QRectF) -> None:
        """Paint the days without an entry grey."""
        for begin, end in _runs(series, missing=True):
            left, right = (self._edge(plot, day, len(series)) for day in (begin, end + 1))
            self._painter.fillRect(self._dots(QRectF(left, plot.top(), right - left, plot.height())), QColor(GAP))

    def _paint_days(self, of: MetricReport, plot: QRectF, top: float) -> Steps[None]:
        count, colour = len(of.series), COLOURS[of.metric.column]
        points = {
            day: QPointF(self._edge(plot, day + 0.5, count), plot.bottom() - plot.height() * float(value) / top)
            for day, value in enumerate(of.series)
            if value is not None
        }
        radius = next((size for most, size in DOTS if count <= most), SMALLEST_DOT)
        self._pen(colour, radius * 0.6)
        for begin, end in _runs(of.series, missing=False) if count <= JOINED_UNTIL else ():
            self._painter.drawPolyline(QPolygonF([points[day] * self._unit for day in range(begin, end + 1)]))
        # A point of a round pen is a dot, and a fifth of a circle's length in a PDF, whose end compresses all at once.
        self._pen(colour, 2 * radius, cap=Qt.PenCapStyle.RoundCap)
        for piece in in_pieces([point * self._unit for point in points.values()], DOTS_AT_ONCE):
            self._painter.drawPoints(QPolygonF(piece))
            yield

    def _paint_dates(self, plot: QRectF) -> None:
        """Write some of the days below the plot, evenly spaced from the last one back, where there is room."""
        options, count = self._report.options, self._report.options.days
        form = DAY if options.first.year == options.last.year else DATE_YEAR
        step = math.ceil(count / (MOST_DATES if form is DAY else MOST_DATES_WITH_YEARS))
        end = plot.right()
        for day in range(count - 1, -1, -step):
            words = format_date(options.first + timedelta(days=day), form, self._look.locale)
            x, wide = self._edge(plot, day + 0.5, count), self._width(words, TINY_TEXT)
            left = min(max(plot.left(), x - wide / 2), end - wide)
            if left < max(plot.left(), x - wide):
                continue
            self._stroke(SOFT, 0.5, QPointF(x, plot.bottom()), QPointF(x, plot.bottom() + 2))
            self._write(QRectF(left, plot.bottom() + 3, wide + 1, 20), words, TINY_TEXT, SOFT)
            end = left - LINE_GAP

    def _edge(self, plot: QRectF, day: float, count: int) -> float:
        """Return where a day begins."""
        return plot.left() + plot.width() * day / count

    # -- notes --------------------------------------------------------------------------------------------------------

    def _paint_notes(self) -> Steps[None]:
        """Write the notes, oldest first, each in three lines at most; say how many have no room."""
        self._take(LINE_GAP)
        self._line(self.tr("Notes"), TEXT, strong=True)
        line, aside, notes = self._height(SMALL_TEXT), self._aside(), self._report.notes
        for number, (day, text) in enumerate(notes):
            lines = self._wrapped(text, self._room.width() - aside)
            if (len(lines) + (number < len(notes) - 1)) * line > self._room.height():
                left_out = self.tr("%Ln more note(s) have no room on this page.", "", len(notes) - number)
                self._write(self._take(line), left_out, SMALL_TEXT, SOFT)
                return
            self._write(self._room, format_date(day, DATE_YEAR, self._look.locale), SMALL_TEXT, SOFT)
            yield
            for words in lines:
                self._write(self._take(line).adjusted(aside, 0, 0, 0), words, SMALL_TEXT, INK)

    def _notes_height(self) -> Steps[float]:
        """Return the height that all notes need, or more than the page has."""
        if not self._report.notes:
            return 0.0
        width, lines = self._room.width() - self._aside(), 0
        for _, text in self._notes_with_room():
            lines += len(self._wrapped(text, width))
            yield
        return self._height(TEXT) + LINE_GAP * 4 + lines * self._height(SMALL_TEXT)

    def _notes_with_room(self) -> Sequence[tuple[date, str]]:
        """Return the notes that there would be room for if each had one line."""
        return self._report.notes[: int(self._room.height() / self._height(SMALL_TEXT)) + 1]

    def _aside(self) -> float:
        """Return the width of the notes' dates."""
        dates = {format_date(day, DATE_YEAR, self._look.locale) for day, _ in self._notes_with_room()}
        return max(self._width(each, SMALL_TEXT) for each in dates) + 8

    def _wrapped(self, text: str, width: float) -> list[str]:
        """Break a text into lines, the last of which ends in "…" if there would be more."""
        lines: list[str] = []
        rest = one_line(" ".join(text[:MOST_CHARACTERS].split()))
        while rest and len(lines) < NOTE_LINES:
            if self._width(rest, SMALL_TEXT) <= width:
                return [*lines, rest]
            fits = self._fitting(rest, width)
            cut = rest.rfind(" ", 0, fits + 1)
            end = cut if cut > 0 else fits
            lines.append(rest[:end].rstrip())
            rest = rest[end:].lstrip()
        if rest:
            lines[-1] = self._metrics(SMALL_TEXT).elidedText(
                f"{lines[-1]} {rest[:200]}", Qt.TextElideMode.ElideRight, width * self._unit
            )
        return lines

    def _fitting(self, text: str, width: float) -> int:
        """Return how many characters of a text fit into a width, one at least."""
        low, high = 1, min(len(text), 400)
        while low < high:
            middle = (low + high + 1) // 2
            if self._width(text[:middle], SMALL_TEXT) <= width:
                low = middle
            else:
                high = middle - 1
        return low


def _runs(series: Sequence[Number | None], *, missing: bool) -> list[tuple[int, int]]:
    """Return the first and last index of each run of days without a value, or of days with one."""
    found, begin = [], 0
    for is_missing, run in groupby(series, lambda value: value is None):
        length = len([*run])
        if is_missing == missing:
            found.append((begin, begin + length - 1))
        begin += length
    return found
