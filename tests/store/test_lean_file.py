"""A look at a file: it answers for a file that is as it should be, gives up on any other, and changes neither."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from organic_desktop.store import reads
from organic_desktop.store.database import Database
from organic_desktop.store.lean_file import CantLook, looking
from organic_desktop.store.migrations import LATEST
from organic_desktop.store.schema import new_id
from organic_desktop.store.writer import Writer
from tests.clocks import HandClock

DAY = date(2026, 11, 23)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file with one day in it."""
    path = tmp_path / "with a % and #.db"
    with closing(Database(path)) as database:
        writer = Writer(database, HandClock())
        writer.log(writer.claim(None, ""), [DAY], {"sleep_hours": "7.5"}, {}, DAY)
    return path


def hours(path: Path) -> Decimal | None:
    """What a look finds for the day."""
    with looking(path) as file, file.reading() as connection:
        entry = reads.entry(connection, file.user_id, DAY)
    return entry.sleep_hours if entry else None


def around(path: Path) -> dict[str, str]:
    """Every file of the folder by its content."""
    return {each.name: hashlib.sha256(each.read_bytes()).hexdigest() for each in path.parent.iterdir()}


def test_a_look_at_a_closed_file_leaves_its_folder_as_it_was(path: Path) -> None:
    before = around(path)
    assert hours(path) == Decimal("7.50")
    assert around(path) == before == {path.name: before[path.name]}


def test_a_look_sees_what_an_open_program_has_just_saved_and_leaves_its_log(path: Path) -> None:
    with closing(Database(path)) as database:
        writer = Writer(database, HandClock())
        writer.log(writer.claim(None, ""), [DAY], {"sleep_hours": "8"}, {}, DAY)
        before = around(path)
        assert hours(path) == Decimal("8.00")
        log = f"{path.name}-wal"
        assert around(path)[log] == before[log]
        assert around(path)[path.name] == before[path.name]


def test_a_look_sees_what_a_killed_program_saved_and_leaves_it_to_the_next_one(path: Path) -> None:
    script = (
        "import os, sqlite3, sys; connection = sqlite3.connect(sys.argv[1], isolation_level=None);"
        "connection.execute(\"UPDATE wellness_entries SET sleep_hours = '9.00'\"); os._exit(0)"
    )
    subprocess.run([sys.executable, "-c", script, str(path)], check=True)
    before = around(path)
    assert hours(path) == Decimal("9.00")
    assert {name: text for name, text in around(path).items() if not name.endswith("-shm")} == {
        name: text for name, text in before.items() if not name.endswith("-shm")
    }
    Database(path).close()
    assert hours(path) == Decimal("9.00")


def test_one_look_is_one_snapshot(path: Path) -> None:
    with looking(path) as file, file.reading() as connection:
        with closing(Database(path)) as database:
            Writer(database, HandClock()).delete_days(file.user_id, [DAY])
        assert reads.entry(connection, file.user_id, DAY) is not None
    assert hours(path) is None


def test_nothing_can_be_written_in_a_look(path: Path) -> None:
    with pytest.raises(CantLook), looking(path) as file, file.reading() as connection:
        connection.execute("DELETE FROM wellness_entries")
    assert hours(path) == Decimal("7.50")


def spoil(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(statement)


@pytest.fixture(params=["absent", "empty", "text", "newer", "older", "nobody", "damaged row", "folder", "link"])
def unusual(request: pytest.FixtureRequest, path: Path) -> Path:
    """A file that a Database has to judge."""
    match request.param:
        case "absent" | "folder" | "link":
            kept = path.rename(path.with_name("kept.db"))
            if request.param == "folder":
                path.mkdir()
            elif request.param == "link":
                path.symlink_to(kept)
        case "empty":
            path.write_bytes(b"")
        case "text":
            path.write_text("no database at all\n" * 100)
        case "newer":
            spoil(path, f"PRAGMA user_version = {LATEST + 1}")
        case "older":
            spoil(path, f"PRAGMA user_version = {LATEST - 1}")
        case "nobody":
            spoil(path, "DELETE FROM meta WHERE name = 'owner'")
        case "damaged row":
            spoil(path, "UPDATE wellness_entries SET sleep_hours = '7,5'")
    return path


def test_what_is_unusual_is_given_up_and_left_alone(unusual: Path) -> None:
    before = os.path.lexists(unusual) and unusual.is_file() and unusual.read_bytes()
    with pytest.raises(CantLook):
        hours(unusual)
    assert (os.path.lexists(unusual) and unusual.is_file() and unusual.read_bytes()) == before


def test_a_file_that_another_program_has_locked_is_given_up_at_once(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("BEGIN EXCLUSIVE")
        with pytest.raises(CantLook, match="OperationalError"):
            hours(path)


def test_the_file_of_another_account_is_given_up(path: Path) -> None:
    with pytest.raises(CantLook), looking(path, new_id()):
        pass
