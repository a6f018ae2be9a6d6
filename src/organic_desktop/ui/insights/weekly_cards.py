"""The weekly patterns of the metrics: a sentence and seven dots each, and in words which metrics have none."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from organic_desktop.ui.insights.links_cards import badge, show_badge
from organic_desktop.ui.insights.links_words import LinkWords
from organic_desktop.ui.text.dates import weekday_name
from organic_desktop.ui.text.locales import first_weekday, join_list
from organic_desktop.ui.text.measures import Measures, column_name, column_word, metric_name
from organic_desktop.ui.theme.theme import CAPTION, CARD_GAP, TINY, Theme
from organic_desktop.ui.widgets.cards import COLOURS, Card, label, paragraph
from organic_desktop.wellness.link_words import rounded
from organic_desktop.wellness.metrics import Metric, metric
from organic_desktop.wellness.weekly import WeeklyPattern

if TYPE_CHECKING:
    from organic_desktop.app.link_sums import Weekly

LINES_HIGH, CHARACTERS_WIDE = 6, 24
FAINT, STRONG = 3, 5
"""The shades of usual and of other days."""
DOT = 5.5
"""Radius of a day's dot. Dots, not bars: the scale doesn't begin at 0, and a bar's length would exaggerate."""
LOWEST = 0.15
"""The height of the lowest dot, as a share of the chart's."""
ROOM_FOR_TWO = 56  # characters
WEEK = 7


class WeeklyWords(QObject):
    """Describes weekly patterns."""

    def __init__(self, words: LinkWords) -> None:
        super().__init__()
        self._words = words

    def is_sure(self, of: Metric, found: WeeklyPattern) -> bool:
        """True if the days and the size may be said."""
        return found.is_certain and bool(rounded(of, Decimal(found.difference)))

    def sentence(self, of: Metric, found: WeeklyPattern) -> str:
        """Return "On weekends, about 1 hour more sleep"."""
        if not self.is_sure(of, found):
            return self.tr("{0} differs by weekday; by how much is small or uncertain").format(metric_name(of))
        when = self.tr("On weekends") if found.is_weekend else self._days()[found.weekdays[0]]
        return self.tr("{0}, {1}").format(when, self._words.outcome(of, Decimal(found.difference)))

    def facts(self, of: Metric, found: WeeklyPattern) -> str:
        """Return days, weeks and interval."""
        between = self._words.between(of, Decimal(found.low), Decimal(found.high))
        days = self.tr("%n day(s)", "", found.days)
        return "  ·  ".join((days, self.tr("%n week(s)", "", found.weeks), between))

    def _days(self) -> tuple[str, ...]:
        return (
            self.tr("On Mondays"),
            self.tr("On Tuesdays"),
            self.tr("On Wednesdays"),
            self.tr("On Thursdays"),
            self.tr("On Fridays"),
            self.tr("On Saturdays"),
            self.tr("On Sundays"),
        )


class WeekDots(QWidget):
    """The averages of seven weekdays, in the order of the locale's week; those that differ are darker."""

    def __init__(self, theme: Theme, of: Metric, found: WeeklyPattern, measures: Measures) -> None:
        super().__init__()
        self._theme, self._of, self._found, self._measures = theme, of, found, measures
        first = first_weekday(measures.locale) - 1
        self._order = [(first + place) % WEEK for place in range(WEEK)]
        names = [
            self.tr("{0} {1}").format(weekday_name(day + 1, measures.locale, alone=True), self._average(day))
            for day in self._order
        ]
        self.setAccessibleName(self.tr("Averages: {0}").format(", ".join(names)))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance("n") * CHARACTERS_WIDE, metrics.height() * LINES_HIGH)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.sizeHint().width() // 2, self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._theme.font(CAPTION))
        text = QFontMetricsF(painter.font())
        wide, high = self.width() / WEEK, self.height() - 2 * text.height() - 2 * TINY - DOT
        means = self._found.means
        low, span = min(means), (max(means) - min(means)) or 1.0
        numbers = [self._number(day) for day in self._order]
        has_room = max(map(text.horizontalAdvance, numbers)) < wide
        for place, day in enumerate(self._order):
            left = (WEEK - 1 - place if self.isRightToLeft() else place) * wide
            tall = high * (LOWEST + (1 - LOWEST) * (means[day] - low) / span)
            top, bottom = text.height() + TINY + high - tall, text.height() + TINY + high
            middle_x = left + wide / 2
            shade = STRONG if day in self._found.weekdays else FAINT
            painter.setPen(self._theme.colour("line"))
            painter.drawLine(QPointF(middle_x, text.height() + TINY), QPointF(middle_x, bottom))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.shade(COLOURS.get(self._of.column, "accent"), shade))
            painter.drawEllipse(QPointF(middle_x, top), DOT, DOT)
            painter.setPen(self._theme.colour("text_soft"))
            middle = int(Qt.AlignmentFlag.AlignCenter)
            if has_room:
                above = QRectF(left, top - DOT - text.height() - 1, wide, text.height())
                painter.fillRect(above.adjusted(wide / 4, 0, -wide / 4, 0), self._theme.colour("surface"))
                painter.drawText(above, middle, numbers[place])
            name = weekday_name(day + 1, self._measures.locale, full=False, alone=True)
            painter.drawText(QRectF(left, self.height() - text.height(), wide, text.height()), middle, name)

    def _rounded(self, day: int) -> Decimal:
        return self._measures.rounded(self._of, Decimal(self._found.means[day]))

    def _number(self, day: int) -> str:
        return self._measures.number(self._of, self._rounded(day))

    def _average(self, day: int) -> str:
        return self._measures.amount(self._of, self._rounded(day))


class WeeklyCard(Card):
    """The weekly pattern of one metric."""

    def __init__(self, theme: Theme, of: Metric, found: WeeklyPattern, words: LinkWords, measures: Measures) -> None:
        super().__init__(words.by_weekday(of.column))
        said = WeeklyWords(words)
        self.sentence, self.dots = label(said.sentence(of, found), "strong"), WeekDots(theme, of, found, measures)
        facts, chip = label(said.facts(of, found), "caption"), badge()
        for line in (self.sentence, facts):
            line.setWordWrap(True)
        sure = said.is_sure(of, found)
        show_badge(chip, self.tr("holds up") if sure else self.tr("small or uncertain"), sure=sure)
        for part in (self.sentence, self.dots, facts, chip):
            self.body.addWidget(part)
        self.finish()


class WeeklyCards(QWidget):
    """A card for each metric whose weekdays differ, and a line about the others."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.cards: list[WeeklyCard] = []
        self._beside = 0
        self.none = paragraph("", "caption")
        self._grid = QGridLayout()
        self._grid.setSpacing(CARD_GAP)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(CARD_GAP)
        column.addLayout(self._grid)
        column.addWidget(self.none)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Put two cards beside each other if there is room."""
        beside = 2 if self.width() >= self.fontMetrics().horizontalAdvance("n") * ROOM_FOR_TWO else 1
        if beside == self._beside:
            return
        self._beside = beside
        for place, card in enumerate(self.cards):
            self._grid.addWidget(card, place // beside, place % beside)

    def show_findings(self, weekly: Mapping[str, Weekly], words: LinkWords, measures: Measures) -> None:
        """Show the patterns."""
        for card in self.cards:
            self._grid.removeWidget(card)
            card.deleteLater()
        patterns = {name: each for name, each in weekly.items() if isinstance(each, WeeklyPattern)}
        self.cards = [WeeklyCard(self._theme, metric(name), each, words, measures) for name, each in patterns.items()]
        self._beside = 0
        self._arrange()
        alike = [name for name, each in weekly.items() if each is None]
        names = join_list([column_name(alike[0]), *map(column_word, alike[1:])]) if alike else ""
        self.none.setText(self.tr("No difference between weekdays beyond chance: {0}").format(names))
        self.none.setVisible(bool(alike))
        self.setVisible(bool(self.cards or alike))
