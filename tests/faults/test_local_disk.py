"""Faults 33 to 37: a database that is locked, full, read-only, cut off in the middle of a write, or damaged."""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from organic_desktop.app.facade import App
from organic_desktop.core.errors import DatabaseBusy, DatabaseDamaged, DatabaseUnwritable
from organic_desktop.store import database
from organic_desktop.store.database import Database
from tests.devices import MakeDevice, logged
from tests.faults.breaks import meanwhile
from tests.faults.proxy import Proxy
from tests.faults.stories import Settle, fails
from tests.server.fixtures import Account
from tests.server.lite import Server
from tests.sync.rows import insert

UNLIMITED = 2**30


@contextmanager
def with_pragma(app: App, pragma: str, undo: str) -> Iterator[None]:
    """Each connection has this setting when it is used, as long as the block lasts."""
    setting = pragma

    def checkout(connection: Any, record: Any, proxy: Any) -> None:
        connection.execute(f"PRAGMA {setting}").fetchall()

    engine = app.profiles.current.database._engine
    event.listen(engine, "checkout", checkout)
    try:
        yield
    finally:
        setting = undo
        with app.profiles.current.database.reading() as session:
            session.connection()
        event.remove(engine, "checkout", checkout)


def pages(app: App) -> int:
    with closing(sqlite3.connect(app.profiles.current.database.path)) as connection:
        return int(connection.execute("PRAGMA page_count").fetchone()[0])


@pytest.fixture
def quickly_busy(monkeypatch: pytest.MonkeyPatch) -> None:
    """SQLite waits a tenth of a second for a lock where it would wait five."""
    monkeypatch.setattr(database, "BUSY_TIMEOUT_MS", 100)


def test_34_a_file_locked_by_another_program_refuses_edits_aloud_and_skips_the_sync(
    quickly_busy: None, a: App, proxy: Proxy, settle: Settle
) -> None:
    a.days.log(a.today(), {"mood_score": 1})
    with closing(sqlite3.connect(a.profiles.current.database.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(DatabaseBusy):
            a.days.log(a.today(), {"mood_score": 2})
        assert logged(a, a.today())["mood_score"] == 1
        assert isinstance(fails(a), DatabaseBusy)
        assert a.status().pending == 1
        other.execute("ROLLBACK")
    a.days.log(a.today(), {"mood_score": 3})
    settle(a, conflicts=0)
    assert logged(a, a.today())["mood_score"] == 3


@pytest.mark.parametrize("nth", [1, 2])
def test_34_a_file_that_is_locked_in_the_middle_of_a_cycle(
    quickly_busy: None, a: App, b: App, proxy: Proxy, settle: Settle, nth: int
) -> None:
    """From the nth request on: what the server takes then is known for ours afterwards."""
    b.days.log(a.today(), {"sleep_hours": 8})
    b.sync()
    a.days.log(a.today(), {"mood_score": 1})
    with closing(
        sqlite3.connect(a.profiles.current.database.path, isolation_level=None, check_same_thread=False)
    ) as other:
        proxy.plan = meanwhile(lambda: other.execute("BEGIN IMMEDIATE"), nth=nth)
        assert isinstance(fails(a), DatabaseBusy)
        other.execute("ROLLBACK")
    settle(a, b, conflicts=0)


def test_35_a_full_disk_refuses_edits_aloud_and_takes_them_again_once_there_is_space(
    a: App, proxy: Proxy, server: Server, account: Account, settle: Settle
) -> None:
    a.days.log(a.today(), {"mood_score": 1})
    before = a.days.entries()
    with with_pragma(a, f"max_page_count = {pages(a)}", f"max_page_count = {UNLIMITED}"):
        with pytest.raises(DatabaseUnwritable, match="full"):
            a.days.log(a.today(), {"nutrition_notes": "x" * 50_000})
        assert a.days.entries() == before
        insert(
            server,
            "wellness_entries",
            {"user_id": account.user_id, "date": "2026-01-01", "nutrition_notes": "x" * 50_000},
        )
        assert isinstance(fails(a), DatabaseUnwritable)
        assert len(a.days.entries()) == 1
    a.days.log(a.today(), {"nutrition_notes": "x" * 50_000})
    settle(a, conflicts=0)
    assert len(a.days.entries()) == 2


def test_36_a_file_that_may_only_be_read_refuses_edits_aloud(a: App, proxy: Proxy, settle: Settle) -> None:
    a.days.log(a.today(), {"mood_score": 1})
    with with_pragma(a, "query_only = ON", "query_only = OFF"):
        with pytest.raises(DatabaseUnwritable):
            a.days.log(a.today(), {"mood_score": 2})
        assert logged(a, a.today())["mood_score"] == 1
        assert isinstance(fails(a), DatabaseUnwritable)
    settle(a, conflicts=0)


def test_33_the_power_fails_at_any_commit(a: App, b: App, proxy: Proxy, tmp_path: Path) -> None:
    """The file, its log and its index as they lie on the disk at each commit, opened again as after a crash."""
    path, copies = a.profiles.current.database.path, tmp_path / "copies"
    for back in range(3):
        b.days.log(b.today(), {"mood_score": back})
    b.sync()
    a.days.log(a.today(), {"sleep_hours": 8})

    def copy(connection: Any) -> None:
        target = copies / str(len(list(copies.iterdir())))
        target.mkdir()
        for part in path.parent.glob(f"{path.name}*"):
            shutil.copy(part, target)

    copies.mkdir()
    event.listen(a.profiles.current.database._engine, "commit", copy)
    a.sync()
    event.remove(a.profiles.current.database._engine, "commit", copy)
    assert len(list(copies.iterdir())) > 5
    for number, folder in enumerate(sorted(copies.iterdir())):
        log = folder / f"{path.name}-wal"
        if number % 2 and log.exists():  # the disk had only a part of the log
            with log.open("r+b") as half:
                half.truncate(random.Random(number).randrange(log.stat().st_size + 1))
        opened = Database(folder / path.name)
        with opened.reading() as session:
            assert session.connection().exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
        opened.close()


@pytest.mark.parametrize("damage", ["header", "zeroes", "text"])
def test_37_a_damaged_file_is_told_and_left_as_it_is(a: App, device: MakeDevice, damage: str) -> None:
    path = a.profiles.current.database.path
    a.days.log(a.today(), {"mood_score": 1})
    a.close()
    sound = path.read_bytes()
    spoiled = {"header": b"\xff" * 100 + sound[100:], "zeroes": b"\0" * len(sound), "text": b"no database"}[damage]
    path.write_bytes(spoiled)
    with pytest.raises(DatabaseDamaged):
        device("a")
    assert path.read_bytes() == spoiled
