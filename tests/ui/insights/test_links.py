"""The Links part of the insights, in a real window over real days; the child process that computes is the program's."""

from __future__ import annotations

import random
import re
import time
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from organic_desktop.app.facade import App
from organic_desktop.app.links import MadeUp
from organic_desktop.app.sums import Stop, Sums
from organic_desktop.ui.insights.links_chart import Scatter
from organic_desktop.ui.insights.links_part import LinksPart, _foremost
from organic_desktop.ui.insights.links_words import LinkWords
from organic_desktop.ui.insights.page import InsightsPage
from organic_desktop.ui.insights.weekly_cards import WeeklyWords
from organic_desktop.ui.insights.wrong_card import WrongDialog
from organic_desktop.ui.shell.window import MainWindow
from organic_desktop.ui.text.measures import Measures
from organic_desktop.wellness import link_words
from organic_desktop.wellness.effects import Effect
from organic_desktop.wellness.links import Link, Reason, Waiting
from organic_desktop.wellness.metrics import metric
from organic_desktop.wellness.units import Units
from organic_desktop.wellness.weekly import WeeklyPattern
from tests.ui.conftest import OpenWindow
from tests.ui.finding import button, command, words
from tests.ui.heartbeat import Heartbeat
from tests.wellness.people import Cell, person

COLUMNS = ("sleep_hours", "water_intake_ml", "exercise_minutes", "meditation_minutes", "mood_score", "energy_level")
LEFT = Qt.MouseButton.LeftButton
PATIENCE_MS = 60_000
FRAME_S = 0.016
MORE_DAYS = re.compile(r"[0-9]+ more days")


def log_days(app: App, days: int, strength: float = 0.7, *, steady: str = "") -> None:
    """So many days until yesterday in which mood follows sleep; ``steady`` is the same every day."""
    metrics = dict(
        zip(COLUMNS, person(Cell(days, 0.3, 0.5, strength=strength), random.Random(1)).values(), strict=True)
    )
    last = max(day for values in metrics.values() for day in values)
    until = app.today() - timedelta(days=1)
    for day in sorted({day for values in metrics.values() for day in values}):
        logged = {name: logged_value(name, values[day]) for name, values in metrics.items() if day in values}
        if steady:
            logged[steady] = 2000
        app.days.log(until - (last - day), logged)


def logged_value(column: str, value: Decimal | int) -> Decimal | int:
    """A simulated value as one that can be logged."""
    return value if column in ("sleep_hours", "mood_score", "energy_level") else int(value)


def turn(qtbot: QtBot, window: MainWindow) -> LinksPart:
    """Go to the links by their segment."""
    QTest.keyClick(window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    page = window.workspace.pages.page("insights")
    assert isinstance(page, InsightsPage)
    QTest.mouseClick(button(page, "Part: Links"), LEFT)
    part = page.part("links")
    assert isinstance(part, LinksPart)
    return part


def found(qtbot: QtBot, part: LinksPart) -> LinksPart:
    """Wait until the child has answered."""
    qtbot.waitUntil(lambda: part.is_whole and part._stop is None, timeout=PATIENCE_MS)
    return part


@pytest.fixture
def linked(qtbot: QtBot, app: App, open_window: OpenWindow) -> LinksPart:
    """The links of half a year in which mood follows sleep, and water is always the same."""
    log_days(app, 180, steady="water_intake_ml")
    return found(qtbot, turn(qtbot, open_window(app)))


def test_the_part_in_sight_is_remembered(qtbot: QtBot, app: App, window: MainWindow) -> None:
    part = turn(qtbot, window)
    assert app.settings.insights_part == "links"
    page = window.workspace.pages.page("insights")
    assert isinstance(page, InsightsPage)
    assert part.isVisible()
    assert "Links between your numbers" in words(page)
    QTest.mouseClick(button(page, "Part: Trends"), LEFT)
    assert (app.settings.insights_part, part.isVisible()) == ("trends", False)
    assert "Insights" in words(page)


def test_a_link_is_told_with_all_that_it_rests_on(linked: LinksPart) -> None:
    card = linked.link
    assert card.sentence.text().startswith("One hour more sleep, mood about 0.")
    assert card.sentence.text().endswith(" higher the same day")
    assert card.title.text() == "Sleep → mood, same day"
    assert card.chip.text() == "holds up"
    for part in ("○ weekend ● weekday", " days, ", " without both", "between 0.", "not a cause"):
        assert part in card.facts.text()
    assert linked.refused.lines.text() == "Water: too few different values: nearly every day is the same"
    assert not linked.waiting.isVisible()
    assert not linked.state.isVisible()


def test_the_days_of_a_link_by_keys_by_pointer_and_as_a_table(linked: LinksPart) -> None:
    card, chart = linked.link, linked.link.chart
    assert chart.accessibleName().startswith(f"{card.sentence.text()}. A dot for each of ")
    assert ": sleep from " in chart.accessibleName()
    chart.setFocus()
    QTest.keyClick(chart, Qt.Key.Key_Home)
    first = chart.accessibleName()
    QTest.keyClick(chart, Qt.Key.Key_Right)
    assert ": sleep " in first != chart.accessibleName()
    assert chart.accessibleName() in words(card)
    assert card.of
    QTest.keyClick(chart, Qt.Key.Key_End)
    assert chart._place == len(card.of.points) - 1
    chart.grab()
    QTest.mouseMove(chart, chart._places[3].toPoint())
    assert chart.words(chart._place) in words(card)
    QTest.mouseClick(button(card, "Show as: Table"), LEFT)
    model = card.table.model()
    assert (chart.isVisible(), model.rowCount()) == (False, len(card.of.points))
    assert model.headerData(1, Qt.Orientation.Horizontal) == "Sleep, hours"
    assert {model.index(row, 3).data() for row in range(model.rowCount())} == {"weekend", ""}


def test_a_link_as_a_picture(linked: LinksPart) -> None:
    QTest.mouseClick(button(linked.link, "Copy as picture"), LEFT)
    picture = QGuiApplication.clipboard().image()
    colour = linked.link.chart._theme.colour("accent")
    assert picture.height() > linked.link.chart.height()
    assert any(picture.pixelColor(x, y) == colour for x in range(picture.width()) for y in range(picture.height()))
    assert "Copied." in words(linked.link)


def test_days_with_the_same_numbers_are_apart_and_always_at_the_same_place(linked: LinksPart) -> None:
    chart = linked.link.chart
    chart.grab()
    places = [(round(each.x(), 3), round(each.y(), 3)) for each in chart._places]
    chart._repaint()
    chart.grab()
    assert places == [(round(each.x(), 3), round(each.y(), 3)) for each in chart._places]
    assert len(set(places)) > 0.9 * len(places)


def test_any_other_link_can_be_opened_large(qtbot: QtBot, app: App, open_window: OpenWindow) -> None:
    log_days(app, 180)
    for entry in app.days.entries(date(2000, 1, 1), app.today()):
        if entry.mood_score is not None:
            app.days.log(entry.date, {"energy_level": entry.mood_score})
    part = found(qtbot, turn(qtbot, open_window(app)))
    large = part.link.sentence.text()
    other = part.others[0].sentence.text()
    QTest.mouseClick(part.others[0].open, LEFT)
    assert part.link.sentence.text() == other
    assert large in [each.sentence.text() for each in part.others]
    assert part.link.chart.hasFocus()


def test_weekdays_that_differ_are_told_by_the_same_rule(linked: LinksPart) -> None:
    cards = {card.title.text(): card for card in linked.weekly.cards}
    assert cards
    for title, card in cards.items():
        assert title.endswith(" by weekday")
        assert card.sentence.text().startswith(("On ", title.split()[0]))
        assert card.dots.accessibleName().startswith("Averages: Sunday ")
        assert not card.dots.grab().isNull()
    alike = linked.weekly.none.text()
    assert alike.startswith("No difference between weekdays beyond chance: ") or not linked.weekly.none.isVisible()
    assert "Water" not in alike


def test_a_link_can_be_tried_as_an_experiment(qtbot: QtBot, app: App, linked: LinksPart) -> None:
    QTest.mouseClick(button(linked.link, "Try it as an experiment…"), LEFT)
    assert app.settings.insights_part == "experiments"
    assert not linked.isVisible()
    for dialog in linked.window().findChildren(QDialog):
        dialog.close()


def test_a_link_whose_size_is_sure_comes_first() -> None:
    spoken = LinkWords(Measures(QLocale("en_US"), Units()))
    unsure = Scatter(link("sleep_hours", "mood_score"), Effect(0, 0, 0.1), (), 0)
    sure = Scatter(link("sleep_hours", "energy_level"), Effect(0.4, 0.3, 0.5), (), 0)
    assert _foremost([unsure, sure], spoken) is sure
    assert _foremost([unsure], spoken) is unsure
    assert _foremost([], spoken) is None


def test_nothing_is_said_from_seven_days(qtbot: QtBot, app: App, open_window: OpenWindow) -> None:
    log_days(app, 7, 0.9)
    part = found(qtbot, turn(qtbot, open_window(app)))
    assert not part.link.isVisible()
    assert part.state.sentence.text() == "Not enough data yet."
    assert "Sleep → mood" in words(part.waiting)
    assert "21 more days" in words(part.waiting)
    assert "Energy" not in words(part.refused)
    rows = len(MORE_DAYS.findall(words(part.waiting)))
    QTest.mouseClick(part.waiting.all, LEFT)
    assert (rows, len(MORE_DAYS.findall(words(part.waiting)))) == (6, 21)


def test_that_nothing_is_found_is_an_answer_too(qtbot: QtBot, app: App, open_window: OpenWindow) -> None:
    log_days(app, 90, 0)
    part = found(qtbot, turn(qtbot, open_window(app)))
    assert part.state.sentence.text() == "No link that holds up, in 90 days."
    assert "That is an answer, too" in part.state.about.text()
    assert not part.state.again.isVisible()


def test_an_empty_device_is_invited_to_log(qtbot: QtBot, window: MainWindow) -> None:
    part = turn(qtbot, window)
    qtbot.waitUntil(lambda: "After four weeks or so" in words(part))
    QTest.mouseClick(button(part, "Log today"), LEFT)
    assert window.workspace.pages.current == "today"


def test_what_was_found_is_shown_again_without_a_child(qtbot: QtBot, app: App, linked: LinksPart) -> None:
    app.sums.close()  # whatever would be computed now is refused
    shown = linked._shown
    linked.refresh()
    qtbot.waitUntil(lambda: linked._shown is not shown)
    assert linked.link.isVisible()
    assert linked._shown
    assert app.links.kept(linked._shown.logged) is linked._shown.findings


def test_an_edit_is_looked_at_anew(qtbot: QtBot, app: App, linked: LinksPart) -> None:
    before = linked._shown
    app.days.log(app.today(), {"sleep_hours": 4, "mood_score": 1})
    qtbot.waitUntil(lambda: linked._shown is not before and linked._stop is None, timeout=PATIENCE_MS)
    assert before
    assert linked._shown
    assert linked._shown.logged.digest != before.logged.digest


def test_who_leaves_the_part_stops_what_is_computed(qtbot: QtBot, app: App, window: MainWindow) -> None:
    log_days(app, 90)
    part = turn(qtbot, window)
    qtbot.waitUntil(lambda: part._stop is not None or part._shown is not None, timeout=PATIENCE_MS)
    stop = part._stop
    window.workspace.pages.turn_to("today")
    assert part._stop is None
    assert stop is None or stop.is_set
    window.workspace.pages.turn_to("insights")
    found(qtbot, part)


def test_a_child_that_cannot_be_started_is_said_and_tried_again(
    qtbot: QtBot, app: App, open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    log_days(app, 60)
    monkeypatch.setattr(app.sums, "_command", lambda: ["/nowhere/organic-desktop"])
    part = turn(qtbot, open_window(app))
    qtbot.waitUntil(lambda: part.state.sentence.text() == "The links can't be shown now.")
    assert "can't be started" in part.state.about.text()
    monkeypatch.undo()
    QTest.mouseClick(button(part.state, "Try again"), LEFT)
    found(qtbot, part)


def test_the_window_beats_on_while_years_are_computed(qtbot: QtBot, app: App, open_window: OpenWindow) -> None:
    log_days(app, 1000)
    window = open_window(app)
    heart = Heartbeat(time.thread_time)  # what this thread does, not what the machine does
    part = turn(qtbot, window)
    qtbot.waitUntil(part.state.isVisible)
    shown = heart.beats
    qtbot.waitUntil(lambda: heart.beats > shown + 5)  # the page itself was built and painted meanwhile
    heart.longest = 0.0
    found(qtbot, part)
    heart.stop()
    assert heart.beats > 3
    # Layout and the picture's first paint may lie between two beats; some 35 ms were seen.
    assert heart.longest < FRAME_S * 4, f"{heart.longest * 1000:.0f} ms"


# -- how often are we wrong? ------------------------------------------------------------------------------------------


def test_made_up_people_are_run_stopped_and_counted_together(qtbot: QtBot, app: App, linked: LinksPart) -> None:
    card = linked.wrong
    assert "Make up 200 people" in card.words.text()
    card.run.setFocus()
    QTest.keyClick(card.run, Qt.Key.Key_Space)
    assert (card.cancel.hasFocus(), card.progress.isVisible()) == (True, True)
    qtbot.waitUntil(lambda: card.progress.value() > 2, timeout=PATIENCE_MS)
    QTest.keyClick(card.cancel, Qt.Key.Key_Space)
    qtbot.waitUntil(card.run.isVisible, timeout=PATIENCE_MS)
    assert card.run.hasFocus()
    assert linked._shown
    first = app.links.made_up_so_far(linked._shown.logged)
    assert 2 < first.people < 200
    assert f"{first.people} made-up people" in card.words.text()
    QTest.mouseClick(button(card, "Run it again"), LEFT)
    qtbot.waitUntil(card.run.isVisible, timeout=PATIENCE_MS)
    both = app.links.made_up_so_far(linked._shown.logged)
    assert (both.people, both.runs) == (first.people + 200, 2)
    assert both.told < 0.15 * both.people
    assert f"told {both.told} of them something" in card.words.text()


def test_too_few_days_can_say_nothing_wrong(qtbot: QtBot, app: App, open_window: OpenWindow) -> None:
    log_days(app, 10)
    part = found(qtbot, turn(qtbot, open_window(app)))
    part.wrong.start()
    qtbot.waitUntil(lambda: "too few days" in part.wrong.words.text(), timeout=PATIENCE_MS)
    assert not part.wrong.run.isVisible()


def test_the_same_from_help(qtbot: QtBot, app: App, open_window: OpenWindow) -> None:
    log_days(app, 60)
    window = open_window(app)
    command(window, "How often are we wrong?").trigger()
    (dialog,) = window.findChildren(WrongDialog)
    qtbot.waitUntil(dialog.card.run.isEnabled)
    QTest.mouseClick(dialog.card.run, LEFT)
    qtbot.waitUntil(lambda: dialog.card.progress.value() > 0, timeout=PATIENCE_MS)
    stop = dialog.card._stop
    dialog.close()
    assert stop
    assert stop.is_set


def test_the_commands_lead_to_the_parts(qtbot: QtBot, window: MainWindow) -> None:
    command(window, "Links between your numbers").trigger()
    page = window.workspace.pages.page("insights")
    assert isinstance(page, InsightsPage)
    assert page.current == "links"
    command(window, "Trends").trigger()
    assert page.current == "trends"


@pytest.mark.parametrize(
    ("people", "told", "low", "high"), [(200, 0, 0, 0.0188), (200, 8, 0.0204, 0.0769), (200, 200, 0.9812, 1)]
)
def test_the_uncertainty_of_a_share(people: int, told: int, low: float, high: float) -> None:
    assert MadeUp(people, told).interval == pytest.approx((low, high), abs=0.0005)


# -- words ------------------------------------------------------------------------------------------------------------


def link(a: str, b: str, lag: int = 0) -> Link:
    """A link between two metrics."""
    return Link(a, b, lag, 0.5, 0.001, 0.01, 180)


@pytest.mark.parametrize(
    ("found_link", "size", "sentence", "interval"),
    [
        (
            link("sleep_hours", "mood_score"),
            Effect(0.3, 0.2, 0.4),
            "One hour more sleep, mood about 0.3 higher the same day",
            "between 0.2 and 0.4",
        ),
        (
            link("exercise_minutes", "energy_level", 1),
            Effect(-0.01, -0.015, -0.002),
            "Half an hour more exercise, energy about 0.3 lower the next day",
            "between 0.05 and 0.45",
        ),
        (
            link("mood_score", "sleep_hours"),
            Effect(0.52, 0.1, 0.9),
            "Mood one higher, about 0.5 hours more sleep the same day",
            "between 0.1 and 0.9 hours",
        ),
        (
            link("water_intake_ml", "exercise_minutes", 1),
            Effect(-0.02, -0.03, -0.01),
            "500 ml more water, about 10 minutes less exercise the next day",
            "between 5 and 15 minutes",
        ),
        (
            link("meditation_minutes", "mood_score"),
            Effect(0.002, -0.01, 0.02),
            "Meditation and mood go together the same day; by how much is small or uncertain",
            "between 0.1 lower and 0.2 higher",
        ),
        (
            link("meditation_minutes", "energy_level"),
            Effect(0.05, -0.01, 0.1),
            "Meditation and energy go together the same day; by how much is small or uncertain",
            "between 0.1 lower and 1 higher",
        ),
        (
            link("mood_score", "energy_level", 1),
            Effect(0, 0, 0.001),
            "Mood goes with energy the next day; by how much is small or uncertain",
            "",
        ),
        (
            link("sleep_hours", "energy_level", 1),
            None,
            "Sleep goes with energy the next day; by how much is small or uncertain",
            "",
        ),
    ],
)
def test_the_sentences(found_link: Link, size: Effect | None, sentence: str, interval: str) -> None:
    if size and size.slope < 0:
        found_link = replace(found_link, rho=-found_link.rho)
    spoken = LinkWords(Measures(QLocale("en_US"), Units()))
    assert spoken.sentence(found_link, size) == sentence
    assert spoken.interval(found_link, size) == interval
    alike = str(link_words.sentence(found_link, size)).rstrip(".")
    assert alike.casefold() == sentence.casefold()  # the command line's, which names metrics as headings do
    assert spoken.chip(found_link, size) == ("small or uncertain" if "uncertain" in sentence else "holds up")


@pytest.mark.parametrize(
    ("pattern", "sentence", "facts"),
    [
        (
            WeeklyPattern((5, 6), 1.12, 0.62, 1.61, (7.0,) * 5 + (8.1, 8.2), 0.001, 0.002, 90, 13),
            "On weekends, about 1.1 hours more sleep",
            "90 days  ·  13 weeks  ·  between 0.6 and 1.6 hours",
        ),
        (
            WeeklyPattern((0,), -0.5, -0.8, -0.2, (6.0,) + (6.5,) * 6, 0.001, 0.002, 90, 13),
            "On Mondays, about 0.5 hours less sleep",
            "90 days  ·  13 weeks  ·  between 0.2 and 0.8 hours",
        ),
        (
            WeeklyPattern((3,), 0.5, -0.2, 1.2, (6.0,) * 7, 0.001, 0.002, 90, 13),
            "Sleep differs by weekday; by how much is small or uncertain",
            "90 days  ·  13 weeks  ·  between 0.2 less and 1.2 hours more",
        ),
    ],
)
def test_the_sentences_of_a_week(pattern: WeeklyPattern, sentence: str, facts: str) -> None:
    spoken = WeeklyWords(LinkWords(Measures(QLocale("en_US"), Units())))
    assert spoken.sentence(metric("sleep_hours"), pattern) == sentence
    assert spoken.facts(metric("sleep_hours"), pattern).replace("(s)", "s") == facts


def test_the_sentences_in_other_units() -> None:
    spoken = LinkWords(Measures(QLocale("en_US"), Units("fl oz", "clock")))
    assert spoken.sentence(link("water_intake_ml", "mood_score"), Effect(0.001, 0.0005, 0.002)).startswith(
        "16 fl oz more water, mood about 0.5 higher"
    )
    assert spoken.sentence(link("mood_score", "sleep_hours"), Effect(0.5, 0.2, 0.9)).startswith(
        "Mood one higher, about 30 min more sleep"
    )


def test_the_words_of_what_waits_and_what_is_refused() -> None:
    spoken = LinkWords(Measures(QLocale("en_US"), Units()))
    assert spoken.pair(Waiting("meditation_minutes", "mood_score", 12)) == "Meditation → mood"
    assert spoken.refusal("sleep_hours", Reason.TOO_SLOW) == "Sleep: it moves too slowly to compare day by day"


def test_a_stop_before_the_child_is_there() -> None:
    stop = Stop()
    stop.set()
    assert stop.is_set
    assert Sums()._running == set()
