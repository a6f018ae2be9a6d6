"""Reads of the file at its largest: fifty years of days, and 400,000 messages in 10,000 conversations or in one.

Each is what a page asks the App for, in processor time against its budget: what is read of the file, and what is made
of it in Python. What a window then does with it is in interactions.py.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from statistics import median

from sqlalchemy import update

from organic_desktop.app.facade import App
from organic_desktop.store.schema import MESSAGES
from tests.benchmarks.decade import fill
from tests.benchmarks.measure import Result
from tests.benchmarks.server_data import FIFTY_YEARS

MESSAGE_COUNT, TALKS = 400_000, 10_000
PAGE = 100
REPEATS = 21


def reads(folder: Path) -> Iterator[Result]:
    """All of them, in one file."""
    with closing(App(folder)) as app:
        fill(app, FIFTY_YEARS, MESSAGE_COUNT, TALKS)
        yield from _days(app)
        yield from _conversations(app)


def _days(app: App) -> Iterator[Result]:
    today, history = app.today(), app.days.history
    month = today.replace(day=1) - timedelta(days=1)
    yield _result("statistics of 30 days in 50 years", lambda: app.days.stats(30), 0.003)
    yield _result("a month's heatmap", lambda: history.values("water_intake_ml", month.replace(day=1), month), 0.010)


def _conversations(app: App) -> Iterator[Result]:
    talks = app.conversations
    listed = talks.listed()
    yield _result("list of 10,000 conversations", talks.listed, 0.020)
    in_sight = [thread.id for thread in listed[1:PAGE]]
    yield _result("the number of their messages, of 100 of them", lambda: talks.message_counts(in_sight), 0.010)
    longest = listed[0].id
    with app.profiles.current.database.writing() as session:
        session.execute(update(MESSAGES.table).values(conversation_id=longest))
    yield _result("newest 100 of 400,000 messages", lambda: talks.messages(longest, most=PAGE), 0.005)
    before = talks.messages(longest, most=MESSAGE_COUNT // 2)[0]
    yield _result("the 100 before the newest 200,000", lambda: talks.messages(longest, most=PAGE, before=before), 0.005)


def _result(work: str, read: Callable[[], object], budget: float) -> Result:
    return Result(f"{work}, processor time, against its budget", median(_cpu(read)), budget, 1)


def _cpu(read: Callable[[], object]) -> list[float]:
    """What each turn costs, after one to warm the caches."""
    read()
    spent = []
    for _ in range(REPEATS):
        before = time.process_time()
        read()
        spent.append(time.process_time() - before)
    return spent
