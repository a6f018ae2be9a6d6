"""A year on one page, painted: its numbers, a map of its days, a small chart of each metric, and plain sentences.

wellness/year.py has the facts, year_words.py the sentences; ui/widgets/paper.py makes the PDF and the picture. It is
paper: light in dark mode, too.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPageSize

from organic_desktop.ui.insights.year_words import YearLook, YearWords
from organic_desktop.ui.text.dates import month_name, weekday_name
from organic_desktop.ui.text.locales import first_weekday
from organic_desktop.ui.text.measures import Measures, metric_name
from organic_desktop.ui.theme.colours import LIGHT, between
from organic_desktop.ui.theme.theme import SHADES
from organic_desktop.ui.widgets.paper import INK, RULE, SOFT, PaperPage, Steps, in_pieces, paper_of
from organic_desktop.wellness.metrics import Metric, Unit
from organic_desktop.wellness.units import round_values
from organic_desktop.wellness.year import DECEMBER, ENOUGH_IN_MONTH, MetricYear, Month, YearFacts

PICTURE_POINTS = QSizeF(540, 675)  # a picture of 4 by 5, as many people share them
PICTURE_WIDTH = 2160  # pixels
MARGIN, PICTURE_MARGIN = 36.0, 28.0  # from here on in points
TITLE, NUMBER, AVERAGE, TEXT, SMALL, TINY = 36.0, 19.0, 13.0, 9.5, 8.0, 7.0
PICTURE_TEXT, NARROW_TEXT = 8.8, 6.4  # of the sentences in a picture, and of the small lines of a narrow panel
GAP, PANEL_GAP, INSIDE, RADIUS = 14.0, 10.0, 9.0, 8.0
TILE_INSIDE, TILE_GAP, FEWEST_TILES = 5.0, 10.0, 3
WEEKS, WEEKDAYS = 54, 7  # as many as a year can touch
CELL_GAP = 0.14  # of a cell
ACROSS = {1: 1, 2: 2, 3: 3, 4: 2, 5: 3, 6: 3}
TALLEST_PANEL, LOWEST_PANEL = 184.0, 52.0
DOT, BAND = 2.0, 5.0
DAYS_AT_ONCE = 60
# Neither red nor green: the colour of a mood says nothing about it.
COLOURS = {
    "sleep_hours": LIGHT.sleep,
    "water_intake_ml": LIGHT.water,
    "exercise_minutes": LIGHT.exercise,
    "meditation_minutes": LIGHT.meditation,
    "mood_score": "#46607A",
    "energy_level": LIGHT.text_soft,
}
PANEL = LIGHT.background


def picture_size() -> QPageSize:
    """Return the size of a page that is to be a picture."""
    return QPageSize(PICTURE_POINTS, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch)


class YearPage(PaperPage):
    """The page of a year; ``as_picture`` gives it the shape of a picture instead of paper's."""

    def __init__(self, facts: YearFacts, look: YearLook, *, as_picture: bool = False) -> None:
        super().__init__(*((picture_size(), PICTURE_MARGIN) if as_picture else (paper_of(look.locale), MARGIN)))
        self._text = PICTURE_TEXT if as_picture else TEXT
        self._facts, self._look = facts, look
        self._small = TINY
        self.words = YearWords(facts, look)
        self._measures = Measures(look.locale, look.units)
        self.title = self.tr("My year {0}").format(self.words.year)
        self.cells: dict[date, QRectF] = {}
        """Where the days of the map are, once it is painted."""
        self.panels: list[QRectF] = []
        """Where the metrics' charts are, once they are painted."""
        self.spare = 0.0
        """The height between the last sentence and the footer, once they are painted."""

    def steps(self) -> Steps[None]:
        self.cells.clear()
        self.panels.clear()
        self._paint_heading()
        yield
        self._paint_tiles()
        yield
        yield from self._paint_map()
        sentences = self.words.sentences()
        high = self._height(TINY)
        foot = sum(self._wrapped_height(each, self._text, self._room.width()) + 3 for each in sentences) + high + GAP
        if self._facts.metrics:
            yield from self._paint_panels(self._room.height() - foot - GAP)
        self._take(GAP)
        for sentence in sentences:
            self._paragraph(sentence, self._text, INK)
            self._take(3)
            yield
        bottom = QRectF(self._margin, self.paper.height() - self._margin - high, self._room.width(), high)
        self._write_fitting(bottom, self.words.footer(), TINY, SOFT)
        self.spare = bottom.top() - self._room.top()

    # -- heading and numbers ------------------------------------------------------------------------------------------

    def _paint_heading(self) -> None:
        box = self._take(self._height(TITLE))
        self._write(box, self.words.year, TITLE, LIGHT.accent, strong=True)
        aside = box.adjusted(self._width(self.words.year, TITLE, strong=True) + GAP, 0, 0, -self._height(TITLE) * 0.2)
        side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
        above = aside.adjusted(0, 0, 0, -self._height(TEXT) - 1)
        self._write_fitting(above, self.tr("My year"), TEXT + 2, INK, side, strong=True)
        self._write_fitting(aside, self.words.period(), TEXT, SOFT, side)
        self._take(GAP / 2)

    def _paint_tiles(self) -> None:
        """Paint the numbers, as wide as each other."""
        tiles = self.words.tiles()
        count = max(len(tiles), FEWEST_TILES)
        width = (self._room.width() - TILE_GAP * (count - 1)) / count
        captions = max(self._wrapped_height(caption, SMALL, width - 2 * INSIDE) for _, caption in tiles)
        high = self._height(NUMBER) + captions + 2 * TILE_INSIDE
        box = self._take(high)
        for number, (value, caption) in enumerate(tiles):
            tile = QRectF(box.left() + number * (width + TILE_GAP), box.top(), width, high)
            self._fill(tile, PANEL if number else LIGHT.accent_soft, RADIUS)
            inner = tile.adjusted(INSIDE, TILE_INSIDE, -INSIDE, -TILE_INSIDE)
            self._write(inner, value, NUMBER, INK if number else LIGHT.accent, strong=True)
            below = inner.adjusted(0, self._height(NUMBER), 0, 0)
            self._write(below, caption, SMALL, SOFT, Qt.TextFlag.TextWordWrap)
        self._take(GAP)

    # -- the map of days ----------------------------------------------------------------------------------------------

    def _paint_map(self) -> Steps[None]:
        """Paint a cell for each day of the year until the last one: the more of the metrics, the fuller."""
        facts, locale = self._facts, self._look.locale
        begins = first_weekday(locale)
        names = [weekday_name((begins + each - 1) % 7 + 1, locale, full=False, alone=True) for each in (0, 2, 4)]
        left = max(self._width(name, TINY) for name in names) + 6
        pitch = (self._room.width() - left) / WEEKS
        top = self._height(TINY) + 2
        box = self._take(top + WEEKDAYS * pitch)
        for row, name in zip((0, 2, 4), names, strict=True):
            place = QRectF(box.left(), box.top() + top + row * pitch, left, pitch)
            self._write(place, name, TINY, SOFT, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        grid = QRectF(box.left() + left, box.top() + top, WEEKS * pitch, WEEKDAYS * pitch)
        start = facts.first.toordinal() - (facts.first.isoweekday() - begins) % 7
        for month in range(1, facts.last.month + 1):
            week = (date(facts.year, month, 1).toordinal() - start) // 7
            place = QRectF(grid.left() + week * pitch, box.top(), 5 * pitch, top)
            self._write(place, month_name(month, locale), TINY, SOFT)
        yield
        days = [facts.first + timedelta(days=number) for number in range(facts.days)]
        for piece in in_pieces(days, DAYS_AT_ONCE):
            for day in piece:
                self._paint_day(day, start, grid.topLeft(), pitch)
            yield
        self._paint_legend()

    def _paint_day(self, day: date, start: int, corner: QPointF, pitch: float) -> None:
        week, weekday = divmod(day.toordinal() - start, 7)
        inset = pitch * CELL_GAP / 2
        cell = QRectF(corner.x() + week * pitch, corner.y() + weekday * pitch, pitch, pitch)
        cell.adjust(inset, inset, -inset, -inset)
        self.cells[day] = cell
        number = self._facts.numbers.get(day)
        if number is not None:
            self._fill(cell, self._shade(number), pitch * 0.2)
        else:
            self._pen(RULE, 0.5)
            self._painter.drawRoundedRect(self._dots(cell), pitch * 0.2 * self._unit, pitch * 0.2 * self._unit)

    def _shade(self, number: int) -> QColor:
        """Return the colour of a day with so many of the metrics; a day with other entries alone is the faintest."""
        whole = max(1, len(self._facts.metrics))
        level = 1 + (len(SHADES) - 1) * min(number, whole) // whole
        return between(QColor("white"), QColor(LIGHT.accent), SHADES[level - 1])

    def _paint_legend(self) -> None:
        """Say what the shades mean, at the right below the map."""
        self._take(4)
        high = self._height(TINY)
        line = self._take(high)
        words = self.tr("Each square is a day; the more of the chosen metrics it has, the darker it is.")
        if not self._facts.metrics:
            words = self.tr("Each square is a day; filled, it has an entry.")
        self._write_fitting(line, words, TINY, SOFT)
        self._take(GAP)

    # -- the metrics --------------------------------------------------------------------------------------------------

    def _paint_panels(self, most: float) -> Steps[None]:
        """Paint a panel for each metric in rows, no taller than ``most`` together."""
        metrics, high = self._facts.metrics, 2 * self._height(TINY)
        across = ACROSS[len(metrics)]
        self._small = NARROW_TEXT if across == max(ACROSS.values()) else TINY
        rows = -(-len(metrics) // across)
        tallest = TALLEST_PANEL if any(of.mean is not None for of in metrics) else LOWEST_PANEL
        tall = min(tallest, (most - high) / rows - PANEL_GAP)
        wide = (self._room.width() - (across - 1) * PANEL_GAP) / across
        for row in range(rows):
            line = self._take(tall + PANEL_GAP)
            for column, of in enumerate(metrics[row * across : (row + 1) * across]):
                self._paint_panel(of, QRectF(line.left() + column * (wide + PANEL_GAP), line.top(), wide, tall))
                yield
        words = self.tr("Dot: average of a month. Bar: the middle half of its days.")
        few = self.tr("Months with fewer than %Ln day(s) are left out.", "", ENOUGH_IN_MONTH)
        said = " ".join(filter(None, (words, few, self.words.comparing())))
        self._paragraph(said, TINY, SOFT)

    def _paint_panel(self, of: MetricYear, panel: QRectF) -> None:
        self.panels.append(panel)
        self._fill(panel, PANEL, RADIUS)
        box = panel.adjusted(INSIDE, INSIDE - 2, -INSIDE, -INSIDE + 2)
        self._write(box, metric_name(of.metric), TEXT, COLOURS[of.metric.column], strong=True)
        top = self._height(TEXT) + 1
        if of.mean is None:
            (words,) = self.words.of_metric(of)
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            self._write(box, words, SMALL, SOFT, flags)
            return
        self._write_fitting(box.adjusted(0, top, 0, 0), self.words.average(of), AVERAGE, INK, strong=True)
        top += self._height(AVERAGE)
        top += self._write_wrapped(box.adjusted(0, top, 0, 0), self.words.basis(of))
        notes = self.words.notes_of(of)
        below = QRectF(box)
        below.setTop(box.bottom() - sum(self._wrapped_height(words, self._small, box.width()) for words in notes))
        plot = QRectF(box.left(), box.top() + top + 5, box.width(), below.top() - box.top() - top - 8)
        for words in notes:
            below.setTop(below.top() + self._write_wrapped(below, words))
        self._paint_months(of, plot)

    def _write_wrapped(self, box: QRectF, words: str) -> float:
        """Write small words in as many lines as they need; return their height."""
        self._write(box, words, self._small, SOFT, Qt.TextFlag.TextWordWrap)
        return self._wrapped_height(words, self._small, box.width())

    def _paint_months(self, of: MetricYear, box: QRectF) -> None:
        """Paint each month with enough days: a dot at its average, and a bar over the middle half of its days."""
        locale, high = self._look.locale, self._height(TINY)
        known = [each for each in of.months if each.mean is not None]
        low, top = self._ends(of.metric, known)
        labels = [self._measures.number(of.metric, end) for end in (low, top)]
        left = max(self._width(each, TINY) for each in labels) + 4
        plot = box.adjusted(left, high / 2, 0, -high - 1)
        if plot.height() < high:  # no room on a crowded page: the words say it
            return
        for value, label in zip((low, top), labels, strict=True):
            y = _y(plot, value, low, top)
            self._stroke(RULE, 0.5, QPointF(plot.left(), y), QPointF(plot.right(), y))
            beside = QRectF(box.left(), y - high / 2, left - 4, high)
            self._write(beside, label, TINY, SOFT, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        wide = plot.width() / DECEMBER
        for month in range(1, DECEMBER + 1):
            place = QRectF(plot.left() + (month - 1) * wide, plot.bottom() + 1, wide, high)
            self._write(place, month_name(month, locale)[:1], TINY, SOFT, Qt.AlignmentFlag.AlignHCenter)
        for each in known:
            self._paint_month(each, COLOURS[of.metric.column], plot, (low, top))

    def _paint_month(self, of: Month, colour: str, plot: QRectF, ends: tuple[Decimal, Decimal]) -> None:
        if of.mean is None or of.low is None or of.high is None:
            return
        x = plot.left() + plot.width() * (of.month - 0.5) / DECEMBER
        top, bottom, at = (_y(plot, value, *ends) for value in (of.high, of.low, of.mean))
        soft = between(QColor(PANEL), QColor(colour), 0.35)
        self._fill(QRectF(x - BAND / 2, top - 1, BAND, bottom - top + 2), soft, BAND / 2)
        self._fill(QRectF(x - DOT, at - DOT, 2 * DOT, 2 * DOT), colour, DOT)

    def _ends(self, of: Metric, months: Sequence[Month]) -> tuple[Decimal, Decimal]:
        """Return the ends of a chart's values: of a scale its own, of hours whole ones, else from 0 on."""
        values = [value for each in months for value in (each.low, each.mean, each.high) if value is not None]
        if of.scale and all(of.scale[0] <= value <= of.scale[1] for value in values):
            return of.scale
        if of.unit is Unit.HOURS and values:
            low = min(values).to_integral_value(ROUND_FLOOR)
            return low, max(low + 1, max(values).to_integral_value(ROUND_CEILING))
        return Decimal(0), round_values(of, self._look.units, values or [Decimal(1)])[-1]


def _y(plot: QRectF, value: Decimal, low: Decimal, top: Decimal) -> float:
    return plot.bottom() - plot.height() * float((value - low) / (top - low))
