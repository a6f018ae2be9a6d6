"""The painted charts: walked by mouse and keyboard, each place told in words, gaps left open."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import QLocale, QPoint, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from organic_desktop.core.goals import DayGoal
from organic_desktop.ui.insights.charts import Chart, ChartData, TrendChart, WeekdayChart
from organic_desktop.ui.text.measures import Measures
from organic_desktop.ui.theme.theme import Theme
from organic_desktop.wellness.insights import insight
from organic_desktop.wellness.metrics import metric
from organic_desktop.wellness.periods import Number
from organic_desktop.wellness.units import Units, round_values

TODAY = date(2026, 3, 1)  # a Sunday
ENGLISH = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    before = qapp.styleSheet(), qapp.palette()
    made = Theme(qapp, "light")
    yield made
    made.deleteLater()
    qapp.setStyleSheet(before[0])
    qapp.setPalette(before[1])


def shown(values: dict[int, Number], days: int = 7, units: Units | None = None) -> ChartData:
    found = insight({TODAY - timedelta(days=ago): value for ago, value in values.items()}, TODAY, days)
    return ChartData(
        metric("water_intake_ml"), found, lambda day: DayGoal(Decimal(2000)), Measures(ENGLISH, units or Units())
    )


def show(qtbot: QtBot, chart: Chart, of: ChartData) -> None:
    qtbot.addWidget(chart)
    chart.resize(700, 300)
    chart.show_chart(of)
    with qtbot.waitExposed(chart):
        chart.show()
    chart.setFocus()


def test_the_arrow_keys_walk_the_days(qtbot: QtBot, theme: Theme) -> None:
    chart = TrendChart(theme)
    show(qtbot, chart, shown({0: 1500, 6: 250}))
    assert chart.accessibleName() == "Sunday, 1 March: water 1,500 ml"
    with qtbot.waitSignal(chart.walked) as said:
        QTest.keyClick(chart, Qt.Key.Key_Left)
    assert said.args == ["Saturday, 28 February: water not logged"]
    QTest.keyClick(chart, Qt.Key.Key_Home)
    QTest.keyClick(chart, Qt.Key.Key_Left)
    assert chart.accessibleName() == "Monday, 23 February: water 250 ml"


def test_from_right_to_left_the_keys_go_the_way_they_point(qtbot: QtBot, theme: Theme) -> None:
    chart = TrendChart(theme)
    chart.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    show(qtbot, chart, shown({0: 1500, 1: 250}))
    QTest.keyClick(chart, Qt.Key.Key_Right)
    assert "250 ml" in chart.accessibleName()
    assert chart.place_at(0) == 6


def test_the_pointer_tells_the_day_below_it(qtbot: QtBot, theme: Theme) -> None:
    chart = TrendChart(theme)
    show(qtbot, chart, shown({0: 1500, 6: 250}))
    QTest.mouseMove(chart, QPoint(699, 150))
    QTest.mouseMove(chart, QPoint(10, 150))
    qtbot.waitUntil(lambda: "250 ml" in chart.accessibleName())


def test_weekdays_are_walked_in_the_order_of_the_language(qtbot: QtBot, theme: Theme) -> None:
    chart = WeekdayChart(theme)
    show(qtbot, chart, shown({0: 1000, 7: 2001}, days=30))
    assert chart.accessibleName().startswith("Sunday: 1,501 ml on average of 2 day")
    QTest.keyClick(chart, Qt.Key.Key_Home)
    assert chart.accessibleName() == "Monday: water not logged"


def test_nothing_logged_is_said_in_words(qtbot: QtBot, theme: Theme) -> None:
    chart = TrendChart(theme)
    show(qtbot, chart, shown({40: 1000}))
    assert chart.accessibleName() == "Nothing logged in this period."


def test_a_gap_is_left_open(qtbot: QtBot, theme: Theme) -> None:
    """In the middle of a gap, at the height of both its ends, there is no line."""
    chart = TrendChart(theme)
    show(qtbot, chart, shown({0: 500, 1: 500, 5: 500, 6: 500}))
    chart.clearFocus()
    image = chart.grab().toImage()
    water = theme.colour("water")
    reached = {x for x in range(image.width()) for y in range(image.height()) if image.pixelColor(x, y) == water}
    wide = chart.width() * image.devicePixelRatio()
    assert not any(0.45 * wide < x < 0.6 * wide for x in reached)
    assert any(x < 0.3 * wide for x in reached)
    assert any(x > 0.8 * wide for x in reached)


@pytest.mark.parametrize(
    ("highest", "units", "lines"),
    [
        (1900, Units(), ["0", "500", "1000", "1500", "2000"]),
        (0, Units(), ["0", "0.25", "0.5", "0.75", "1"]),
        (1900, Units(volume="fl oz"), ["0", "20", "40", "60", "80"]),
    ],
)
def test_lines_are_at_round_values_of_the_unit_that_is_read(highest: int, units: Units, lines: list[str]) -> None:
    of = metric("water_intake_ml")
    found = [units.shown(of, value) for value in round_values(of, units, [highest])]
    assert [f"{value.normalize():f}" for value in found] == lines


def goal_before(change: date, day: date) -> DayGoal:
    """A goal that becomes smaller on a day."""
    return DayGoal(Decimal(2000 if day < change else 1500))


def test_each_day_of_a_period_is_below_its_own_goal(qtbot: QtBot, theme: Theme) -> None:
    of, change = shown({ago: Decimal(1000) for ago in range(7)}), TODAY - timedelta(days=3)
    several = ChartData(
        of.metric, of.insight, lambda day: DayGoal(Decimal(2000 if day < change else 1500)), of.measures
    )
    assert several.goals == [(0, 2, DayGoal(Decimal(2000))), (3, 6, DayGoal(Decimal(1500)))]
    assert ChartData(of.metric, of.insight, lambda day: None, of.measures).goals == []
    chart = TrendChart(theme)
    show(qtbot, chart, several)
    plot = chart._current_plot(several)
    (_, middle), (begin, end) = (chart._across(several, plot, first, last) for first, last, _ in several.goals)
    assert (middle, end) == (begin, plot.box.right())
    assert plot.x(2 / 6) < middle < plot.x(3 / 6)
    dashes = chart.grab().toImage()
    line = [dashes.pixelColor(x, round(plot.y(1500))) for x in range(int(plot.box.left()) + 2, int(plot.box.right()))]
    ink = theme.colour("text").lightnessF()
    left = [colour for x, colour in enumerate(line, int(plot.box.left()) + 2) if x < middle - 4]
    assert min(colour.lightnessF() for colour in line) < ink + 0.2 < min(colour.lightnessF() for colour in left)


@pytest.mark.parametrize("days", [1, 4])
def test_a_goals_name_is_at_its_own_days(qtbot: QtBot, theme: Theme, days: int) -> None:
    change = TODAY - timedelta(days=days - 1)
    of = shown({ago: Decimal(1000) for ago in range(7)})
    several = ChartData(
        of.metric, of.insight, lambda day: DayGoal(Decimal(2000 if day < change else 1500)), of.measures
    )
    chart = TrendChart(theme)
    show(qtbot, chart, several)
    plot = chart._current_plot(several)
    painter = QPainter(picture := QPixmap(chart.size()))
    boxes = []
    for first, last, goal in several.goals:
        ends = chart._across(several, plot, first, last)
        boxes.append(
            (chart._free_box(painter, plot, plot.y(goal.amount), "goal 2,000 ml", [], ends, below=False), ends)
        )
    painter.end()
    assert not picture.isNull()
    for box, (begin, end) in boxes:
        assert box.right() <= end + 1
        assert box.left() >= begin - 1 or end - begin < box.width()
