"""What an edit costs after ten years: a tap of +250 ml against one durable INSERT of bare sqlite3."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from statistics import median, quantiles

from organic_desktop.app.facade import App
from tests.benchmarks.decade import fill
from tests.benchmarks.measure import Result, seconds
from tests.benchmarks.server_data import MESSAGE_COUNT, TEN_YEARS
from tests.passcodes import PASSCODE, make_lock

EDITS = 500


def edits(folder: Path) -> Iterator[Result]:
    """The median and the slowest in a hundred of `App.log`, in turns with the floor."""
    with closing(App(folder)) as app, closing(bare(folder / "bare.db")) as connection:
        fill(app)
        today = app.today()
        ours, floor = [], []
        for number in range(EDITS):
            ours.append(seconds(lambda: app.days.log(today, add={"water_intake_ml": 1})))
            floor.append(seconds(lambda: connection.execute("INSERT INTO t VALUES (?, 250)", (number,))))  # noqa: B023
    where = f"{TEN_YEARS:,} entries and {MESSAGE_COUNT:,} messages"
    yield Result(f"an edit among {where}, median, against a durable INSERT", median(ours), median(floor))
    yield Result("the same, 99th percentile", quantiles(ours, n=100)[98], quantiles(floor, n=100)[98])


def locked_edits(folder: Path) -> Iterator[Result]:
    """The same edits in an encrypted file, in turns with those in a plain one, and how long it takes to have it so."""
    (folder / "locked").mkdir(mode=0o700)
    with closing(App(folder / "locked")) as app:
        fill(app)
    lock = make_lock(folder / "locked")
    setting = seconds(lambda: lock.set(PASSCODE))
    copying = seconds(lambda: shutil.copy(folder / "locked" / "local.db", folder / "copy.db"))
    with closing(App(folder / "locked")) as locked, closing(App(folder)) as plain:
        fill(plain)
        today = plain.today()
        ours, floor = [], []
        for _ in range(EDITS):
            ours.append(seconds(lambda: locked.days.log(today, add={"water_intake_ml": 1})))
            floor.append(seconds(lambda: plain.days.log(today, add={"water_intake_ml": 1})))
    yield Result("an edit of that with a passcode, median, against without", median(ours), median(floor), 1.3)
    yield Result("the same, 99th percentile", quantiles(ours, n=100)[98], quantiles(floor, n=100)[98])
    yield Result("setting a passcode on it, against copying its file", setting, copying)


def bare(path: Path) -> sqlite3.Connection:
    """A database as durable as ours, with a table of its own."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, water_intake_ml INTEGER)")
    return connection
