"""The cards of the Links part: a link with its scatter, a link in short, what waits, and what can't take part."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QGuiApplication, QPainter, QPixmap
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from organic_desktop.ui.insights.links_chart import Point, Scatter, ScatterChart
from organic_desktop.ui.insights.links_words import LinkWords
from organic_desktop.ui.text.dates import WEEKDAY_DATE_YEAR, format_date
from organic_desktop.ui.text.measures import Measures, metric_name
from organic_desktop.ui.theme.theme import CAPTION, HEADING, LARGE, SMALL, TINY, Theme
from organic_desktop.ui.widgets.cards import Card, label, paragraph
from organic_desktop.ui.widgets.controls import Segments
from organic_desktop.ui.widgets.layouts import Flow
from organic_desktop.ui.widgets.plain_text import Label
from organic_desktop.ui.widgets.tables import Column, ReadOnlyTable, TableModel
from organic_desktop.wellness.metrics import Metric

CHART, TABLE = "chart", "table"
SAID_MS = 4000
SHOWN_WAITING = 6


def badge() -> Label:
    """Return a label for two words about how sure something is."""
    made = label("", "badge")
    made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
    return made


def show_badge(on: Label, words: str, *, sure: bool) -> None:
    """Show how sure something is, in words and in the badge's look."""
    on.setText(words)
    on.setProperty("state", "" if sure else "unsure")
    on.style().polish(on)


class LinkCard(Card):
    """A link: its sentence, the scatter or a table of its days, and what it rests on.

    ``try_wanted`` asks to try it as an experiment, ``coach_wanted`` to ask the coach about it.
    """

    try_wanted = Signal()
    coach_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__("")
        self._theme = theme
        self.of: Scatter | None = None
        self._measures: Measures | None = None
        self.chip, self.sentence = badge(), label("", "heading")
        self.chart, self.table = ScatterChart(theme), ScatterTable()
        self._at, self.facts, self.change = label("", "caption"), label("", "caption"), label("", "caption")
        for words in (self.sentence, self.facts, self.change):
            words.setWordWrap(True)
        self.chart.walked.connect(self._at.setText)
        self._views = Segments(self.tr("Show as"), {CHART: self.tr("Chart"), TABLE: self.tr("Table")})
        self._views.show_choice(CHART)
        self._views.chosen.connect(self._choose)
        self.try_it = QPushButton(self.tr("Try it as an experiment…"))
        self.try_it.setProperty("look", "primary")
        self.try_it.clicked.connect(self.try_wanted)
        self.table.hide()
        head = QHBoxLayout()
        self.body.removeWidget(self.title)
        head.addWidget(self.title, 1)
        head.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(head)
        for widget in (self.sentence, self.chart, self.table, self._at, self.facts, self.change):
            self.body.addWidget(widget)
        self.body.addSpacing(TINY)
        self.body.addLayout(self._tools())
        self.finish()

    def show_link(self, of: Scatter, words: LinkWords, measures: Measures, *, change: str, can_try: bool) -> None:
        """Show another link, or the same after more days; ``change`` says what would change what is said."""
        self.of, self._measures = of, measures
        link, size, sentence = of.link, of.size, words.sentence(of.link, of.size)
        self.title.setText(words.heading(link))
        show_badge(self.chip, words.chip(link, size), sure=words.is_sure(link, size))
        self.sentence.setText(sentence)
        self.chart.show_scatter(of, measures, sentence)
        rests = [self.tr("○ weekend ● weekday"), words.days(link, of.without), words.interval(link, size)]
        rests.append(self.tr("not a cause: both may follow from something else"))
        self.facts.setText("  ·  ".join(filter(None, rests)))
        self.change.setText(change)
        self.change.setVisible(bool(change))
        self.try_it.setVisible(can_try)
        self._at.clear()
        if not self.table.isHidden():
            self.table.show_scatter(of, measures)

    def _choose(self, view: str) -> None:
        """Show the scatter or the table, which is filled when it is shown."""
        if view == TABLE and self.of and self._measures:
            self.table.show_scatter(self.of, self._measures)
        self.table.setFixedHeight(self.chart.sizeHint().height())
        self.chart.setVisible(view == CHART)
        self._at.setVisible(view == CHART)
        self.table.setVisible(view == TABLE)

    def _copy_picture(self) -> None:
        """Copy sentence, scatter and what it rests on, as sharp as the screen."""
        sharp = self.devicePixelRatioF()
        chart = QSize(max(self.chart.width(), self.chart.sizeHint().width()), self.chart.sizeHint().height())
        texts = ((self.sentence.text(), HEADING, "text"), (self.facts.text(), CAPTION, "text_soft"))
        wide = chart.width() + 2 * LARGE
        tall = [self._tall(words, scale, chart.width()) for words, scale, _ in texts]
        picture = QPixmap(QSize(wide, sum(tall) + chart.height() + 2 * LARGE + 2 * SMALL) * sharp)
        picture.setDevicePixelRatio(sharp)
        picture.fill(self._theme.colour("surface"))
        painter = QPainter(picture)
        top = LARGE
        for place, (words, scale, colour) in enumerate(texts):
            painter.setFont(self._theme.font(scale, strong=scale == HEADING))
            painter.setPen(self._theme.colour(colour))
            painter.drawText(QRect(LARGE, top, chart.width(), tall[place]), _WRAPPED, words)
            top += tall[place] + SMALL + (chart.height() if place == 0 else 0)
        painter.end()
        at = QPoint(LARGE, LARGE + tall[0] + SMALL)
        self.chart.render(picture, at, renderFlags=QWidget.RenderFlag.DrawChildren)
        QGuiApplication.clipboard().setPixmap(picture)
        self._done.setText(self.tr("Copied."))
        QTimer.singleShot(SAID_MS, self._done, self._done.clear)

    def _tall(self, words: str, scale: float, wide: int) -> int:
        metrics = QFontMetrics(self._theme.font(scale, strong=scale == HEADING))
        return metrics.boundingRect(QRect(0, 0, wide, 10_000), _WRAPPED, words).height()

    def _tools(self) -> Flow:
        self._done = label("", "caption")
        copy = QPushButton(self.tr("Copy as picture"))
        copy.clicked.connect(self._copy_picture)
        ask = QPushButton(self.tr("Ask the coach"))
        ask.clicked.connect(self.coach_wanted)
        tools = Flow()
        for widget in (self._views, copy, ask, self.try_it, self._done):
            tools.addWidget(widget)
        return tools


_WRAPPED = int(Qt.TextFlag.TextWordWrap)


class ScatterTable(ReadOnlyTable):
    """The days of a link, the latest first."""

    def __init__(self) -> None:
        super().__init__(self.tr("The days as a table"))
        self._days: TableModel[Point] = TableModel()
        self.setModel(self._days)
        self.horizontalHeader().setStretchLastSection(True)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)

    def show_scatter(self, of: Scatter, measures: Measures) -> None:
        """Show the days of a link."""
        next_day = self.tr("{0}, the next day")
        second = _with_unit(of.b, measures)
        columns = [
            Column(self.tr("Day"), lambda row: format_date(row.day, WEEKDAY_DATE_YEAR, measures.locale)),
            Column(_with_unit(of.a, measures), lambda row: measures.number(of.a, row.x)),
            Column(next_day.format(second) if of.link.lag else second, lambda row: measures.number(of.b, row.y)),
            Column("", lambda row: self.tr("weekend") if row.is_weekend else ""),
        ]
        self._days.set_rows(sorted(of.points, key=lambda each: each.day, reverse=True), columns)
        self.fit_rows()
        letter, header = self.fontMetrics().horizontalAdvance("n"), self.horizontalHeader()
        for place, letters in enumerate((22, 10, 10)):
            self.setColumnWidth(place, max(letter * letters, header.sectionSizeHint(place) + letter))


def _with_unit(of: Metric, measures: Measures) -> str:
    unit = measures.unit(of)
    return f"{metric_name(of)}, {unit}" if unit else metric_name(of)


class ShortLinkCard(Card):
    """Another link, in short; ``opened`` asks to show it large."""

    opened = Signal()

    def __init__(self, of: Scatter, words: LinkWords) -> None:
        super().__init__(words.heading(of.link))
        self.chip, self.sentence = badge(), label(words.sentence(of.link, of.size), "strong")
        self.sentence.setWordWrap(True)
        facts = paragraph(
            "  ·  ".join(filter(None, (words.days(of.link, 0), words.interval(of.link, of.size)))), "caption"
        )
        show_badge(self.chip, words.chip(of.link, of.size), sure=words.is_sure(of.link, of.size))
        self.open = QPushButton(self.tr("Show chart"))
        self.open.setProperty("look", "link")
        self.open.setAccessibleName(self.tr("Show chart: {0}").format(words.sentence(of.link, of.size)))
        self.open.clicked.connect(self.opened)
        self.body.addWidget(self.sentence)
        self.body.addWidget(facts)
        below = QHBoxLayout()
        below.addWidget(self.chip)
        below.addStretch(1)
        below.addWidget(self.open)
        self.body.addLayout(below)
        self.finish()


class WaitingCard(Card):
    """What waits for more days: pairs, and metrics by weekday; what needs fewest first."""

    def __init__(self) -> None:
        super().__init__(self.tr("Not enough data yet"))
        self._rows = QGridLayout()
        self._rows.setHorizontalSpacing(LARGE)
        self._rows.setVerticalSpacing(TINY)
        self._rows.setColumnStretch(0, 1)
        self._about = paragraph(self.tr("At least so many more days with these numbers logged."), "caption")
        self.all = QPushButton()
        self.all.setProperty("look", "link")
        self.all.clicked.connect(self._show_all)
        self._lines: list[tuple[Label, Label]] = []
        self.body.addLayout(self._rows)
        self.body.addWidget(self.all, 0, Qt.AlignmentFlag.AlignLeading)
        self.body.addWidget(self._about)
        self.finish()

    def show_rows(self, waiting: Sequence[tuple[str, int]], words: LinkWords) -> None:
        """Show what waits, each with the number of days that it needs at least."""
        for line in self._lines:
            for each in line:
                self._rows.removeWidget(each)
                each.deleteLater()
        self._lines = []
        for row, (name, days) in enumerate(sorted(waiting, key=lambda each: each[1])):
            line = label(name, "body"), label(words.more_days(days), "soft")
            line[0].setWordWrap(True)
            self._rows.addWidget(line[0], row, 0)
            self._rows.addWidget(line[1], row, 1, Qt.AlignmentFlag.AlignTrailing)
            for each in line:
                each.setVisible(row < SHOWN_WAITING)
            self._lines.append(line)
        self.all.setText(self.tr("Show all %n", "", len(self._lines)))
        self.all.setVisible(len(self._lines) > SHOWN_WAITING)
        self.setVisible(bool(waiting))

    def _show_all(self) -> None:
        for line in self._lines:
            for each in line:
                each.show()
        self.all.hide()


class WordsCard(Card):
    """A title and lines of text, such as the metrics that can't take part and why; hidden without lines."""

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self.lines = paragraph("", "body")
        self.body.addWidget(self.lines)
        self.finish()

    def show_lines(self, lines: Sequence[str]) -> None:
        """Show the lines."""
        self.lines.setText("\n".join(lines))
        self.setVisible(bool(lines))


class StateCard(Card):
    """What is shown in place of a link: that days are being looked at, that nothing is found, or an error.

    ``again`` is its button, which is hidden without ``act``.
    """

    def __init__(self, act: Callable[[], None]) -> None:
        super().__init__("")
        self.title.hide()
        self.sentence, self.about = label("", "heading"), label("", "soft")
        for words in (self.sentence, self.about):
            words.setWordWrap(True)
        self.again = QPushButton(self.tr("Try again"))
        self.again.clicked.connect(act)
        self.body.setSpacing(SMALL)
        for widget in (self.sentence, self.about):
            self.body.addWidget(widget)
        self.body.addWidget(self.again, 0, Qt.AlignmentFlag.AlignLeading)
        self.finish()

    def show_state(self, sentence: str, about: str, *, again: bool = False) -> None:
        """Show a sentence, a longer text, and the button or not."""
        self.sentence.setText(sentence)
        self.about.setText(about)
        self.about.setVisible(bool(about))
        self.again.setVisible(again)
