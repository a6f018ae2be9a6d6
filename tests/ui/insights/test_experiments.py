"""Experiments in the window: written down in three steps, ticked on Today, stopped and undone, counted, saved."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from organic_desktop.app.experiments import Draft
from organic_desktop.app.facade import App
from organic_desktop.reminders.events import Due
from organic_desktop.ui.background.reminder_words import ReminderWords
from organic_desktop.ui.insights.experiment_page import ExperimentPage
from organic_desktop.ui.insights.experiments_dialog import ExperimentDialog
from organic_desktop.ui.insights.experiments_part import ExperimentsPart
from organic_desktop.ui.insights.page import InsightsPage
from organic_desktop.ui.text.measures import Measures
from organic_desktop.ui.theme.theme import Theme
from organic_desktop.ui.widgets.day_strip import DayStrip
from organic_desktop.wellness.experiments import DAY, Experiment, Factor, State, proposed
from tests.clocks import HandClock
from tests.ui.conftest import OpenWindow
from tests.ui.finding import words
from tests.ui.pages import shown

LEFT = Qt.MouseButton.LeftButton
SCREENS = Factor("No screens after ten")
WIDE = (900, 700)


class Undone:
    """Stands for the window's actions: what was offered to be undone."""

    def __init__(self) -> None:
        self.offered: list[tuple[str, list[str]]] = []

    def offer_undo(self, sentence: str, edit_ids: list[str]) -> None:
        self.offered.append((sentence, edit_ids))


@pytest.fixture
def hand() -> HandClock:
    return HandClock(datetime(2026, 11, 23, 8, 0, tzinfo=UTC))


@pytest.fixture
def alone(tmp_path: Path, hand: HandClock, test_keyring: None) -> Iterator[App]:
    app = App(tmp_path / "alone", clock=hand)
    app.change_settings(timezone="UTC")
    yield app
    app.close()


@pytest.fixture
def undone() -> Undone:
    return Undone()


@pytest.fixture
def part(qtbot: QtBot, qapp: QApplication, alone: App, undone: Undone) -> Iterator[ExperimentsPart]:
    def make(app: App, bridge: object, theme: Theme) -> ExperimentsPart:
        return ExperimentsPart(app, bridge, theme, undone)  # type: ignore[arg-type]

    with shown(qtbot, qapp, make, alone, WIDE) as page:
        yield page


def begun(app: App, factor: Factor = SCREENS, first: date | None = None) -> Experiment:
    """An experiment that begins today."""
    day = first or app.today()
    return app.experiments.write_down(Draft("Do I sleep longer?", factor, "sleep_hours", 0, day, proposed(4)))[0]


def over(app: App, hand: HandClock) -> Experiment:
    """One whose days are all over, with an effect of an hour."""
    made = begun(app)
    hand.move(timedelta(days=28))
    for number, (day, with_it) in enumerate(made.plan.days()):
        app.days.log(day, {"sleep_hours": Decimal("7.1") + with_it + Decimal(number % 3) / 100})
    return made


def dialog_of(part: ExperimentsPart) -> ExperimentDialog:
    (found,) = part.window().findChildren(ExperimentDialog)
    return found


def test_three_steps_write_a_plan_down(qtbot: QtBot, part: ExperimentsPart, alone: App, undone: Undone) -> None:
    qtbot.waitUntil(part._empty.isVisible)
    QTest.mouseClick(part._empty.begin, LEFT)
    dialog = dialog_of(part)
    QTest.mouseClick(dialog.next, LEFT)
    assert "can't be empty" in words(dialog)
    QTest.keyClicks(dialog.what.words, "No screens after ten")
    QTest.keyClick(dialog.what.words, Qt.Key.Key_Return)
    assert "Step 2 of 3" in words(dialog)
    assert "in one of 128 equally likely orders" in words(dialog)
    dialog.length.weeks.setCurrentIndex(0)
    assert "That is too few" in words(dialog)
    dialog.length.weeks.setCurrentIndex(2)
    QTest.mouseClick(dialog.next, LEFT)
    assert "Days with: No screens after ten" in words(dialog)
    assert alone.experiments.all() == []
    QTest.mouseClick(dialog.next, LEFT)
    (made,) = alone.experiments.all()
    assert made.plan.first == alone.today() + DAY
    assert made.plan.remind_at is not None
    assert undone.offered[0][0] == "Written down and drawn. It begins on 24 November."
    qtbot.waitUntil(lambda: len(part.cards) == 1)
    qtbot.waitUntil(lambda: "begins 24 November" in words(part))


def test_a_link_s_proposal_is_filled_in(qtbot: QtBot, part: ExperimentsPart, alone: App) -> None:
    part.propose("exercise_minutes", "energy_level", 1)
    dialog = dialog_of(part)
    QTest.keyClicks(dialog.what.at_least, "abc")
    QTest.mouseClick(dialog.next, LEFT)
    assert "Step 1 of 3" in words(dialog)
    dialog.what.at_least.clear()
    QTest.keyClicks(dialog.what.at_least, "30")
    QTest.keyClicks(dialog.what.less_than, "10")
    for _ in range(3):
        QTest.mouseClick(dialog.next, LEFT)
    (made,) = alone.experiments.all()
    assert made.plan.factor == Factor("Exercise", "exercise_minutes", Decimal(30), Decimal(10))
    assert (made.plan.outcome, made.plan.lag) == ("energy_level", 1)
    assert made.plan.question == "Does it change my energy: Exercise?"


def test_cancel_writes_nothing_down(qtbot: QtBot, part: ExperimentsPart, alone: App) -> None:
    part.propose()
    dialog = dialog_of(part)
    QTest.keyClicks(dialog.what.words, "x")
    QTest.mouseClick(dialog.next, LEFT)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert alone.experiments.all() == []


def test_a_running_one_shows_its_days_and_no_number(
    qtbot: QtBot, part: ExperimentsPart, alone: App, hand: HandClock, undone: Undone
) -> None:
    made = begun(alone)
    hand.move(timedelta(days=16))
    for day, with_it in made.plan.days()[:16]:
        alone.days.log(day, {"sleep_hours": 7 + with_it})
    part.refresh()
    qtbot.waitUntil(lambda: len(part.cards) == 1)
    qtbot.waitUntil(lambda: "day 17 of 28" in words(part))
    (card,) = part.cards
    assert card.strip.accessibleName() == "14 days with and 14 days without, 16 of 28 are over"
    page = ExperimentPage(part.window(), alone, part._theme, made)
    page.show()
    said = "\n".join(line.words for line in page.lines)
    assert "The result is counted on 21 December, not before" in said
    assert "higher" not in said
    page.amendment.setText("At half past ten")
    QTest.mouseClick(page.record, LEFT)
    qtbot.waitUntil(lambda: "At half past ten" in words(page))
    page.close()
    QTest.mouseClick(card.stopped, LEFT)
    assert alone.experiments.all()[0].state(alone.today()) is State.STOPPED
    qtbot.waitUntil(lambda: "stopped on day 17 of 28" in words(part))
    alone.undo(undone.offered[-1][1][0])
    qtbot.waitUntil(lambda: "day 17 of 28" in words(part))


def test_in_a_right_to_left_language_the_days_begin_at_the_right(part: ExperimentsPart, alone: App) -> None:
    plan = begun(alone).plan
    strip = DayStrip(part._theme)
    strip.resize(plan.length * 10, 24)
    strip.show_plan(plan, plan.first, "")
    strip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    picture = strip.grab().toImage()
    ground = picture.pixelColor(0, 1)
    tall = [picture.pixelColor(strip.width() - 4 - 10 * number, 5) != ground for number in range(plan.length)]
    assert tall == [with_it for _, with_it in plan.days()]


def test_a_result_says_how_much_how_sure_and_is_saved(
    qtbot: QtBot, part: ExperimentsPart, alone: App, hand: HandClock, tmp_path: Path
) -> None:
    made = over(alone, hand)
    page = ExperimentPage(part.window(), alone, part._theme, alone.experiments.get(made.id))
    page.show()
    said = "\n".join(line.words for line in page.lines)
    assert "Sleep was 1 hour higher on days with." in said
    assert "a result this large would come up in 2 of 100 draws" in said
    assert f"its SHA-256 sum is {made.plan_sum}" in said
    for name, head in (("a.pdf", b"%PDF"), ("a.png", b"\x89PNG"), ("a.txt", b"Do I sleep longer?")):
        page.save_to(tmp_path / name)
        assert (tmp_path / name).read_bytes().startswith(head)
        assert (tmp_path / name).stat().st_mode & 0o777 == 0o600
    before = (tmp_path / "a.txt").read_bytes()
    page.save_to(tmp_path / "a.txt")
    assert (tmp_path / "a.txt").read_bytes() == before
    page._save(tmp_path / "no" / "folder.txt")
    assert "can't be written" in words(page)
    alone.days.log(made.plan.first, {"sleep_hours": 1})
    assert "Days were edited since the result was told first" in "\n".join(line.words for line in page.lines)
    page.close()


def test_markup_in_a_question_stays_text(part: ExperimentsPart, alone: App, tmp_path: Path) -> None:
    made, _ = alone.experiments.write_down(
        Draft("<b>x</b> <img src=file:///etc/passwd>", SCREENS, "sleep_hours", 0, alone.today(), proposed(4))
    )
    page = ExperimentPage(part.window(), alone, part._theme, made)
    page.show()
    page.save_to(tmp_path / "a.txt")
    assert (tmp_path / "a.txt").read_text().startswith("<b>x</b> <img")
    assert "<b>x</b>" in words(page)
    page.close()


def test_the_page_of_insights_has_the_part(qtbot: QtBot, app: App, open_window: OpenWindow) -> None:
    window = open_window(app)
    page = window.workspace.pages.page("insights")
    assert isinstance(page, InsightsPage)
    assert isinstance(page.open_part("experiments"), ExperimentsPart)


def test_today_says_which_day_it_is_and_takes_the_tick(
    qtbot: QtBot, app: App, open_window: OpenWindow, today: date
) -> None:
    window = open_window(app)
    made = begun(app, first=today)
    lines = window.workspace.pages.today.experiments
    qtbot.waitUntil(lines.isVisible)
    kind = "a day with" if made.plan.with_it(today) else "a day without"
    qtbot.waitUntil(lambda: f"Experiment, day 1 of 28: {kind} – No screens after ten" in words(lines))
    box = lines.boxes[made.id]
    assert "Experiment, day 1 of 28" in box.accessibleName()
    QTest.keyClick(box, Qt.Key.Key_Space)
    assert app.experiments.get(made.id).record.ticks == {today}
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert app.experiments.get(made.id).record.ticks == frozenset()
    qtbot.waitUntil(lambda: not lines.boxes[made.id].isChecked())
    app.experiments.stop(made.id)
    qtbot.waitUntil(lambda: not lines.isVisible())


def test_a_reminder_says_which_day_it_is(qapp: QApplication, alone: App) -> None:
    made, _ = alone.experiments.write_down(
        Draft("?", SCREENS, "sleep_hours", 0, alone.today(), proposed(4), datetime(2026, 1, 1, 20).time())
    )
    (reminder,) = [each for each in alone.reminders._store.current.reminders if each.plan]
    due = Due(reminder.id, alone.today(), (reminder,))
    offer = ReminderWords(Measures(QLocale("en_US"), alone.units()), alone.goal_on).offer(due, None)
    kind = "a day with" if made.plan.with_it(alone.today()) else "a day without"
    assert offer.notification.title == "Your experiment"
    assert offer.notification.body == f"Day 1 of 28: {kind} – No screens after ten\nMonday"
    assert offer.adds == {}
