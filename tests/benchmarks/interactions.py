"""What a person waits for after ten years: each interaction against its budget and against an empty Qt program.

An interaction ends when the window has been painted with its outcome, whatever was read in a thread included. What
happens while the coach answers is measured in answers.py, a second start while the program runs in starts.py.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QEventLoop
from PySide6.QtWidgets import QApplication

from organic_desktop.app.facade import App
from organic_desktop.ui.shell.startup import window_state
from organic_desktop.ui.shell.window import FIRST_SIZE, MainWindow
from organic_desktop.ui.theme.theme import Theme
from organic_desktop.wellness.metrics import METRICS
from tests.benchmarks import starts
from tests.benchmarks.decade import fill
from tests.benchmarks.edits import bare
from tests.benchmarks.empty import EmptyProgram
from tests.benchmarks.measure import Result, seconds

REPEATS = 100
STARTS = 21
LETTERS = ("w", "wa", "wat", "wate", "water", "12", "12 m", "yest", "xyz", "")
NOTES = ("j", "ju", "jur", "jurg", "jurgen", "soup", "ox", "味噌", "slept well", "the")
OFFERS, HITS, MESSAGES = 40, 200, 100
LONG_TALK = 1_000  # messages


@dataclass(frozen=True)
class Interaction:
    """What is done, how soon it must be seen, in seconds, and the same kind of work of an empty program.

    ``shown`` is a model that is filled anew with the outcome, where that comes from a thread.
    """

    name: str
    act: Callable[[], object]
    budget: float
    least: Callable[[], object]
    shown: QAbstractItemModel | None = None


def interactions(folder: Path) -> Iterator[Result]:
    """All of them, one after another, in one window."""
    with closing(App(folder)) as app:
        fill(app)
        app.change_settings(welcomed=True)
    yield from _start(folder)
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    application.setStyle("Fusion")
    with closing(App(folder)) as app, closing(bare(folder / "bare.db")) as database:
        empty = EmptyProgram(database, FIRST_SIZE)
        window = MainWindow(Theme(application), window_state(folder))
        window.show()
        window.open_app(app)
        for part in (_in_the_tray, _on_today, _in_history, _in_insights, _in_conversations):
            for interaction in part(app, window, empty):
                yield from _measure(application, interaction)
        empty.close()
        window.close()


def _start(folder: Path) -> Iterator[Result]:
    """From before the process to a painted Today."""
    floor = [starts.until([*starts.EMPTY, "sqlmodel"]) for _ in range(STARTS)]
    ours = [starts.until([*starts.PROBE, "usable", str(folder)]) for _ in range(STARTS)]
    yield from _results("Today usable", ours, floor, 1.0)


def _in_the_tray(app: App, window: MainWindow, empty: EmptyProgram) -> Iterator[Interaction]:
    tray = window.shell.live_in_tray()
    popup = tray.popup
    assert popup

    def click() -> None:
        popup.hide()
        tray.just_left.stop()  # not the same click
        tray.toggle_popup()

    yield Interaction("the tray's popup appears", click, 0.100, empty.show_numbers)
    popup.hide()


def _on_today(app: App, window: MainWindow, empty: EmptyProgram) -> Iterator[Interaction]:
    letters = cycle(LETTERS)
    day = window.workspace.today.bar
    yield Interaction(
        "+250 ml, shown and on disk",
        lambda: app.days.log(app.today(), add={"water_intake_ml": 1}),
        0.050,
        empty.save_and_show,
    )
    yield Interaction("undo", window.workspace.window_actions.undo, 0.050, empty.save_and_show)
    yield Interaction("redo", window.workspace.window_actions.redo, 0.050, empty.save_and_show)
    yield Interaction("a day back", lambda: day.step(-1), 0.030, empty.show_numbers)
    yield Interaction("a day forth", lambda: day.step(1), 0.030, empty.show_numbers)
    yield Interaction("the palette opens", window.workspace.open_palette, 0.050, lambda: empty.show_list(OFFERS))
    yield Interaction(
        "the palette filters",
        lambda: window.workspace.command_palette._field.setText(next(letters)),
        0.016,
        lambda: empty.show_list(OFFERS),
    )


def _in_history(app: App, window: MainWindow, empty: EmptyProgram) -> Iterator[Interaction]:
    page: Any = window.workspace.pages.turn_to("history")
    columns, words = cycle(metric.column for metric in METRICS), cycle(NOTES)
    yield Interaction("the year in another metric", lambda: page.year._switch(next(columns)), 0.100, empty.show_cells)
    yield Interaction(
        "a search as it is typed",
        lambda: page.search.setText(next(words)),
        0.050,
        lambda: empty.show_list(HITS),
        page.hits.model(),
    )


def _in_insights(app: App, window: MainWindow, empty: EmptyProgram) -> Iterator[Interaction]:
    shown: Any = window.workspace.pages.turn_to("insights")
    page = shown.part("trends")
    while page._reading is None:  # read once, in a thread; what is timed is looking at it
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    columns = cycle(metric.column for metric in METRICS)
    page._choose_period("365")
    yield Interaction("insights for 365 days", lambda: page._choose_metric(next(columns)), 0.150, empty.show_cells)


def _in_conversations(app: App, window: MainWindow, empty: EmptyProgram) -> Iterator[Interaction]:
    page: Any = window.workspace.pages.turn_to("coach")
    while page.card.conversation_id is None:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    listed = app.conversations.listed()
    counts = app.conversations.message_counts([each.id for each in listed])
    threads = cycle(each for each in listed if counts[each.id] >= LONG_TALK)
    yield Interaction(
        f"a conversation of {LONG_TALK:,} messages or more opens",
        lambda: page.list.select(next(threads)),
        0.100,
        lambda: empty.show_list(MESSAGES),
        page.card.view.model(),
    )


def _measure(application: QApplication, what: Interaction) -> Iterator[Result]:
    """Ours and the empty program's in turns."""
    filled: list[bool] = []
    if what.shown:
        what.shown.modelReset.connect(lambda: filled.append(True))

    def ours() -> None:
        filled.clear()
        what.act()
        while what.shown and not filled:
            application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        application.processEvents()  # which paints, too

    def least() -> None:
        what.least()
        application.processEvents()

    ours()
    least()
    rounds = [(seconds(ours), seconds(least)) for _ in range(REPEATS)]
    yield from _results(what.name, [pair[0] for pair in rounds], [pair[1] for pair in rounds], what.budget)


def _results(name: str, ours: list[float], floor: list[float], budget: float) -> Iterator[Result]:
    """The 95th percentile against the budget, the medians against one another."""
    yield Result(f"{name}, 95th percentile, against its budget", quantiles(ours, n=20)[18], budget, 1)
    yield Result("the same, median, against an empty Qt program", median(ours), median(floor))
