"""A file of each released version opens in today's program: copied first, nothing lost, all or nothing.

The files are those of the programs of their time (``schemas/README.md``). What becomes of each table is said by
``MAPPING``: a column is carried over as it is unless it is named there.
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import pytest

import organic_desktop
from organic_desktop import cli
from organic_desktop.app.facade import App
from organic_desktop.core.errors import DatabaseBusy, NotUpdated
from organic_desktop.core.settings import SettingsFile, SignedIn
from organic_desktop.store import connections
from organic_desktop.store import database as database_module
from organic_desktop.store.copies import copies_of, keep_copy, version_of
from organic_desktop.store.database import Database
from organic_desktop.store.migrations import FILES, LATEST, migrate
from organic_desktop.store.sync_history import changes
from tests.private import is_private
from tests.store.schemas.dump import HERE, LONG_NOTE, load
from tests.store.test_schema import room_for

Row = dict[str, Any]
OLD = range(1, LATEST)
PATIENCE_SECONDS = 120
NOT_LIVED = {
    3: {"skipped_day"},
    8: {"imported", "file_mapping"},
    9: {"imported", "file_mapping"},
    10: {"imported", "file_mapping", "coach_send", "coach_usage"},
}
"""Tables that a version has and that are empty in its file: it lived without days off, or brought no file in."""


def dump_of(version: int) -> str:
    return (HERE / f"v{version}.sql").read_text(encoding="utf-8")


def beside(version: int) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((HERE / f"v{version}.json").read_text(encoding="utf-8"))
    return found


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Callable[[int, Path], Path]:
    """Puts the file of a version at a path."""
    once: dict[int, Path] = {}

    def put(version: int, path: Path) -> Path:
        if version not in once:
            once[version] = tmp_path_factory.mktemp("schemas") / f"v{version}.db"
            load(dump_of(version), once[version])
        shutil.copy(once[version], path)
        return path

    return put


Put = Callable[[int, Path], Path]


def content(path: Path, *, version: int | None = None) -> dict[str, list[Row]]:
    """Every table's rows; the index of notes is made of them, and what it holds is asked of a search elsewhere."""
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        assert version in (None, version_of(connection))
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        own = [name for name in names if not name.startswith(("note", "sqlite_"))]
        return {name: [dict(row) for row in connection.execute(f'SELECT * FROM "{name}"')] for name in sorted(own)}


# -- what becomes of the rows ------------------------------------------------------------------------------------------

SET = '["water_intake_ml", "exercise_minutes", "meditation_minutes"]'


def _as_attempts(text: str) -> Any:
    """Of a send made before version 6 only the values are known."""
    return [{"values": each} for each in json.loads(text)]


def _pending(old: Row, version: int) -> Row:
    new = {"set_json": SET, "failures": 0, "code": None, "next_try": None, **old}
    if version < 6:
        new |= {"attempts_json": _as_attempts(old["attempts_json"]), "refused": 0, "failures": 0}
    return new


def _ghost(old: Row, version: int) -> Row:
    return {**old, "attempts_json": _as_attempts(old["attempts_json"])} if version < 6 else old


MAPPING: Mapping[str, Callable[[Row, int], Row]] = {
    "base": lambda old, version: {"gone": 0, **old},
    "conflict": lambda old, version: {"undone_at": None, "settled_by": None, **old},
    "cursor": lambda old, version: {"row_id": None, **old},
    "pending_change": _pending,
    "ghost": _ghost,
    "unreadable": lambda old, version: {"version": None, "columns_json": "[]", **old},
}
# A message can't change: since version 2 it is known by nothing of it waiting here.
DROPPED: Mapping[str, Callable[[Row, int], bool]] = {
    "base": lambda old, version: version < 2 and old["table_name"] == "messages"
}


def mapped(before: Mapping[str, list[Row]], version: int) -> dict[str, list[Row]]:
    """What today's file must hold of an older one's rows."""
    return {
        table: [
            MAPPING[table](row, version) if table in MAPPING else row
            for row in rows
            if not (table in DROPPED and DROPPED[table](row, version))
        ]
        for table, rows in before.items()
    }


def comparable(rows: list[Row]) -> list[str]:
    """In one order, with JSON of sends as what it says."""

    def plain(row: Row) -> Row:
        sends = row.get("attempts_json")
        return {**row, "attempts_json": json.loads(sends)} if isinstance(sends, str) else row

    return sorted(json.dumps(plain(row), sort_keys=True) for row in rows)


def assert_nothing_lost(before: Mapping[str, list[Row]], after: Mapping[str, list[Row]], version: int) -> None:
    for table, rows in mapped(before, version).items():
        assert comparable(after[table]) == comparable(rows), table
    assert not [table for table in after.keys() - before.keys() if after[table]]


@pytest.mark.parametrize("version", OLD)
def test_every_row_and_every_pending_edit_is_there_after_the_upgrade(tmp_path: Path, made: Put, version: int) -> None:
    path = made(version, tmp_path / "a.db")
    before = content(path, version=version)
    with closing(Database(path)) as database:
        waiting = {(change.table, change.row_id) for change in changes(database)}
    after = content(path, version=LATEST)
    assert_nothing_lost(before, after, version)
    assert waiting == {(row["table_name"], row["row_id"]) for row in before["pending_change"]}
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


@pytest.mark.parametrize("version", range(1, LATEST + 1))
def test_the_fixtures_hold_awkward_things_of_every_kind(tmp_path: Path, made: Put, version: int) -> None:
    found = content(made(version, tmp_path / "a.db"))
    empty_ones = {table for table, rows in found.items() if not rows}
    assert empty_ones <= NOT_LIVED.get(version, set())
    notes = [row["nutrition_notes"] or "" for row in found["wellness_entries"]]
    assert any("🥣" in note for note in notes)
    assert any("\x1b" in note for note in notes)
    assert LONG_NOTE.strip() in {note.strip() for note in notes}
    days = {row["date"] for row in found["wellness_entries"]}
    assert {"1900-01-01", "2200-12-31"} <= days
    waiting = found["pending_change"]
    assert {row["deleted"] for row in waiting} == {0, 1}
    assert {row["attempts_json"] == "[]" for row in waiting} == {True, False}
    assert any(row["refused"] for row in waiting)
    assert {row["table_name"] for row in found["pending_change"]} >= {"messages", "module_progress"}
    if version >= 2:
        assert {row["undone_at"] is None for row in found["conflict"]} == {True, False} or version < 3


def schema(path: Path) -> set[str]:
    with closing(sqlite3.connect(path)) as connection:
        found = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master WHERE sql NOT NULL")
        return {" ".join(str(part) for part in (*row[:3], *str(row[3]).replace('"', "").split())) for row in found}


@pytest.mark.parametrize("version", OLD)
def test_an_upgraded_file_has_the_schema_of_a_new_one(tmp_path: Path, made: Put, version: int) -> None:
    Database(made(version, tmp_path / "old.db")).close()
    Database(tmp_path / "new.db").close()
    assert schema(tmp_path / "old.db") == schema(tmp_path / "new.db")


def account_folder(tmp_path: Path, made: Put, version: int) -> Path:
    """A data folder as the program of that time left it, signed in."""
    folder = tmp_path / "data"
    (folder / "accounts").mkdir(mode=0o700, parents=True)
    folder.chmod(0o700)
    facts = beside(version)
    made(version, folder / "accounts" / f"{facts['user_id']}.db")
    (folder / "settings.json").write_text(json.dumps(facts["settings"]))
    if facts["reminders"]:
        (folder / "reminders.json").write_text(json.dumps(facts["reminders"]))
    return folder


@pytest.fixture
def opened(tmp_path: Path, made: Put, test_keyring: None) -> Iterator[Callable[[int], App]]:
    apps: list[App] = []

    def open_one(version: int) -> App:
        apps.append(App(account_folder(tmp_path, made, version)))
        return apps[-1]

    yield open_one
    for app in apps:
        app.close()


@pytest.mark.parametrize("version", range(1, LATEST + 1))
def test_settings_reminders_history_search_and_undo_go_on(opened: Callable[[int], App], version: int) -> None:
    app, facts = opened(version), beside(version)
    assert app.settings.signed_in == SignedIn(facts["user_id"], facts["email"])
    assert (app.settings.timezone, app.settings.day_start_hour) == ("Europe/Berlin", 4)
    assert app.folder_problems() == []
    assert len(app.reminders.all()) == (2 if facts["reminders"] else 0)
    days = {entry.date: entry for entry in app.days.entries()}
    assert {day.year for day in days} >= {1900, 2200}
    assert app.days.history.search("haferbrei")
    mark, _ = app.edits_since(None)
    latest = max(day for day in days if day.year == 2026)
    mood = days[latest].mood_score
    app.days.log(latest, {"mood_score": 5 if mood != 5 else 4})
    _, edits = app.edits_since(mark)
    assert edits
    app.undo(edits[-1].edit_id)
    entry = app.days.entry(latest)
    assert entry
    assert entry.mood_score == mood


FOREIGN = {
    "a view": "CREATE VIEW mine AS SELECT date, mood_score FROM wellness_entries",
    "a trigger": "CREATE TRIGGER mine AFTER DELETE ON meta BEGIN DELETE FROM messages WHERE id = OLD.name; END",
    "an index": "CREATE INDEX mine ON wellness_entries (mood_score)",
    "statistics": "ANALYZE",
    "orphans": "UPDATE messages SET conversation_id = 'nowhere'; UPDATE wellness_entries SET user_id = 'nobody'",
    "bytes": "UPDATE wellness_entries SET nutrition_notes = x'ff00fe'",
    "no date": "UPDATE wellness_entries SET date = 'never' WHERE rowid = 1",
    **{
        f"sends: {text}": f"UPDATE pending_change SET attempts_json = '{text}'"
        for text in ('["a"]', '[null, 3, {"mood_score": "4.00"}, []]', '{"a": "b"}', '"a"', "null", "[{", "")
    },
    "sends: bytes": "UPDATE pending_change SET attempts_json = x'00ff'",
}


@pytest.mark.parametrize("version", [1, 5])
@pytest.mark.parametrize("foreign", FOREIGN.values(), ids=FOREIGN.keys())
def test_what_no_program_of_ours_wrote_is_not_in_the_way(tmp_path: Path, made: Put, version: int, foreign: str) -> None:
    path = made(version, tmp_path / "a.db")
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(foreign)
    before = plain_rows(path)
    Database(path).close()
    after = plain_rows(path)
    assert {table: after[table] for table in before} == before
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        connection.execute("SELECT * FROM mine") if "VIEW" in foreign else None
        sends = connection.execute("SELECT attempts_json FROM pending_change WHERE json_valid(attempts_json)")
        assert all(isinstance(each, dict) for (text,) in sends for each in json.loads(text))


def plain_rows(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """The rows that a server has, too."""
    names = ("wellness_entries", "module_progress", "conversations", "messages", "users")
    with closing(sqlite3.connect(path)) as connection:
        return {name: sorted(connection.execute(f"SELECT * FROM {name}"), key=repr) for name in names}


# -- the copy ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("version", OLD)
def test_the_file_is_copied_first_whole_and_for_the_user_alone(tmp_path: Path, made: Put, version: int) -> None:
    path = made(version, tmp_path / "a.db")
    before = content(path)
    Database(path).close()
    copy = tmp_path / f"a.before-{version + 1}.db"
    assert is_private(copy)
    assert content(copy, version=version) == before
    assert {file.name for file in tmp_path.iterdir()} == {"a.db", copy.name}


def test_what_is_only_in_the_write_ahead_log_is_in_the_copy_and_in_the_upgrade(tmp_path: Path, made: Put) -> None:
    path = made(1, tmp_path / "a.db")
    with closing(sqlite3.connect(path, isolation_level=None)) as older:  # it crashed, or is still open
        older.execute("PRAGMA journal_mode = WAL")
        older.execute("INSERT INTO meta VALUES ('only', 'in the log')")
        assert path.with_name("a.db-wal").stat().st_size > 0
        Database(path).close()
    for file in (path, tmp_path / "a.before-2.db"):
        assert {"name": "only", "value": "in the log"} in content(file)["meta"]


def fails_at_the_last(tmp_path: Path) -> tuple[Path, ...]:
    bad = tmp_path / "bad.sql"
    bad.write_text("SELECT nonsense FROM nowhere;\n")
    return (*FILES[:5], bad)


def test_a_copy_is_not_overwritten_and_one_with_the_same_content_not_made_again(tmp_path: Path, made: Put) -> None:
    path = made(5, tmp_path / "a.db")
    for _ in range(3):
        with closing(sqlite3.connect(path, isolation_level=None)) as connection, pytest.raises(sqlite3.Error):
            migrate(connection, path, fails_at_the_last(tmp_path))
    first = tmp_path / "a.before-6.db"
    kept = first.read_bytes()
    assert [each.path for each in copies_of(path)] == [first]
    with closing(sqlite3.connect(path)) as older, older:
        older.execute("INSERT INTO meta VALUES ('logged', 'after the update that failed')")
    Database(path).close()
    assert first.read_bytes() == kept
    assert {"name": "logged", "value": "after the update that failed"} in content(tmp_path / "a.before-6-2.db")["meta"]


def test_an_update_that_fails_changes_nothing(tmp_path: Path, made: Put) -> None:
    path = made(3, tmp_path / "a.db")
    before = path.read_bytes()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection, pytest.raises(sqlite3.Error):
        migrate(connection, path, fails_at_the_last(tmp_path))
    assert path.read_bytes() == before


def test_the_newest_copies_are_kept_and_older_ones_go_once_an_update_succeeded(tmp_path: Path, made: Put) -> None:
    path = made(5, tmp_path / "a.db")
    for number in (2, 3, 4):
        made(number - 1, tmp_path / f"a.before-{number}.db")
    made(1, tmp_path / "ab.before-2.db")  # another file's
    Database(path).close()
    assert [each.path.name for each in copies_of(path)] == ["a.before-6.db", "a.before-4.db"]
    assert (tmp_path / "ab.before-2.db").exists()


def test_the_copy_just_made_stays_beside_those_of_later_formats(tmp_path: Path, made: Put) -> None:
    """They are of programs that were gone back from."""
    path = made(5, tmp_path / "a.db")
    for number in (LATEST + 2, LATEST + 3):
        later = made(LATEST, tmp_path / f"a.before-{number}.db")
        with closing(sqlite3.connect(later)) as connection:
            connection.execute(f"PRAGMA user_version = {number - 1}")
    Database(path).close()
    assert {each.version for each in copies_of(path)} == {LATEST + 2, 5}


@pytest.mark.parametrize("end", ["-wal", "-shm", "-journal"])
def test_a_copy_does_not_take_what_is_left_of_another(tmp_path: Path, made: Put, end: str) -> None:
    """SQLite would play it into the file that has its name."""
    path = made(5, tmp_path / "a.db")
    (tmp_path / f"a.before-6.db{end}").write_bytes(b"left")
    Database(path).close()
    assert [each.path.name for each in copies_of(path)] == ["a.before-6-2.db"]


def test_a_link_in_the_place_of_a_copy_is_not_followed(tmp_path: Path, made: Put) -> None:
    path, victim = made(5, tmp_path / "a.db"), tmp_path / "victim"
    victim.write_text("mine")
    (tmp_path / "a.before-6.db").symlink_to(victim)
    (tmp_path / "a.before-6.db.draft").symlink_to(victim)
    (tmp_path / "a.before-6-2.db").mkdir()
    Database(path).close()
    assert victim.read_text() == "mine"
    assert content(tmp_path / "a.before-6-3.db", version=5)


def test_a_folder_in_the_place_of_a_draft_is_not_in_the_way(tmp_path: Path, made: Put) -> None:
    (tmp_path / "a.before-6.db.draft").mkdir()
    Database(made(5, tmp_path / "a.db")).close()
    assert [each.path.name for each in copies_of(tmp_path / "a.db")] == ["a.before-6.db"]


# -- all or nothing ----------------------------------------------------------------------------------------------------

KILLED = """
import os, signal, sqlite3, sys
from pathlib import Path
from organic_desktop.store import database
from organic_desktop.store.database import Database

path, every = Path(sys.argv[1]), int(sys.argv[2])
original = path.read_bytes()
connect = sqlite3.connect


class Killing(sqlite3.Connection):
    left = 0

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.set_trace_callback(self.count)

    def count(self, statement):
        Killing.left -= 1
        if Killing.left == 0:
            os.kill(os.getpid(), signal.SIGKILL)


def attempt(number):
    Killing.left = number
    sqlite3.connect = lambda *args, **kwargs: connect(*args, **{"factory": Killing, **kwargs})
    Database(path).close()


number = 1
while True:
    folder = path.parent / str(number)
    folder.mkdir()
    path = folder / "a.db"
    path.write_bytes(original)
    child = os.fork()
    if not child:
        attempt(number)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    path = folder / "a.db"
    if status == 0:
        break
    assert os.WIFSIGNALED(status), status
    path = folder.parent / "a.db"
    number += every
print(number)
"""


def run(program: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(Path(organic_desktop.__file__).parents[1])}
    return subprocess.run(
        [sys.executable, "-c", program, *map(str, arguments)],
        env=environment,
        capture_output=True,
        text=True,
        timeout=PATIENCE_SECONDS,
    )


@pytest.mark.slow
@pytest.mark.parametrize("version", [1, 5])
def test_a_program_that_is_killed_at_any_statement_leaves_the_old_file_or_the_new(
    tmp_path: Path, made: Put, version: int
) -> None:
    path = made(version, tmp_path / "a.db")
    before = content(path)
    done = run(KILLED, path, 1)
    assert done.returncode == 0, done.stderr
    statements = int(done.stdout)
    assert statements > 30
    for number in range(1, statements + 1):
        killed = tmp_path / str(number) / "a.db"
        with closing(sqlite3.connect(killed)) as connection:
            found = version_of(connection)
        if found == version:
            assert content(killed) == before
        else:
            assert found == LATEST
            assert_nothing_lost(before, content(killed), version)
        for copy in killed.parent.glob("a.before-*.db"):
            assert content(copy) == before, "a copy is there whole, or not at all"
        Database(killed).close()  # the next start goes on
        assert_nothing_lost(before, content(killed, version=LATEST), version)
        assert [content(each.path) for each in copies_of(killed)] == [before]
        shutil.rmtree(killed.parent)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such limit")
@pytest.mark.parametrize("share", [0.1, 0.5, 0.95, 1.05, 1.5])
def test_a_disk_that_is_full_at_any_moment_is_said_and_leaves_the_old_file(
    tmp_path: Path, made: Put, share: float
) -> None:
    path = made(1, tmp_path / "a.db")
    before, size = content(path), path.stat().st_size
    try:
        with room_for(int(size * share)):
            Database(path).close()
    except NotUpdated:
        assert content(path, version=1) == before
        assert not list(tmp_path.glob("*.draft*"))
    Database(path).close()
    assert_nothing_lost(before, content(path, version=LATEST), 1)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such limit")
def test_the_command_line_says_that_the_update_failed_and_why(
    tmp_path: Path, made: Put, test_keyring: None, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "data"
    folder.mkdir(mode=0o700)
    path = made(3, folder / "local.db")
    with room_for(path.stat().st_size // 2):
        code = cli.main(["--data-dir", str(folder), "entries", "--json"])
    out, said = capsys.readouterr()
    assert (code, out, said.count("\n")) == (1, "", 1)
    assert said.startswith("The data can't be updated for this version. The disk")
    assert "Nothing was changed or lost." in said


READ_ONLY = """
import os, sys
from pathlib import Path
from organic_desktop.store.database import Database
from organic_desktop.core.errors import OrganicError
if os.geteuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
try:
    Database(Path(sys.argv[1]))
except OrganicError as error:
    print(type(error).__name__, error)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="folders have no such modes")
@pytest.mark.parametrize("file_mode", [0o400, 0o600])
def test_a_folder_that_may_only_be_read_is_said_and_nothing_changes(
    tmp_path_factory: pytest.TempPathFactory, made: Put, file_mode: int
) -> None:
    import tempfile

    with tempfile.TemporaryDirectory(prefix="organic-") as place:
        folder = Path(place)
        path = made(4, folder / "a.db")
        before = path.read_bytes()
        path.chmod(file_mode)
        folder.chmod(0o500)
        if os.geteuid() == 0:
            for each in (path, folder):
                os.chown(each, 65534, 65534)
        done = run(READ_ONLY, path)
        folder.chmod(0o700)
        assert done.stdout.startswith(("NotUpdated The data can't be", "DatabaseUnwritable The local")), (
            done.stdout + done.stderr
        )
        assert path.read_bytes() == before
        assert [each.name for each in folder.iterdir()] == ["a.db"]


@pytest.mark.parametrize("begin", ["BEGIN IMMEDIATE", "BEGIN EXCLUSIVE"])
@pytest.mark.parametrize("mode", ["WAL", "DELETE"])
def test_a_file_that_an_older_program_is_writing_to_is_left_as_it_is(
    tmp_path: Path, made: Put, monkeypatch: pytest.MonkeyPatch, begin: str, mode: str
) -> None:
    for name in ("BUSY_TIMEOUT_MS", "UPDATE_TIMEOUT_MS"):
        monkeypatch.setattr(database_module, name, 50)
    monkeypatch.setattr(connections, "PATIENCE_SECONDS", 0.05)
    path = made(4, tmp_path / "a.db")
    with closing(sqlite3.connect(path, isolation_level=None)) as older:
        older.execute(f"PRAGMA journal_mode = {mode}")
        older.execute(begin)
        older.execute("INSERT INTO meta VALUES ('half', 'written')")
        with pytest.raises((NotUpdated, DatabaseBusy), match="Another program is using"):
            Database(path)
        older.execute("COMMIT")
    assert {"name": "half", "value": "written"} in content(path, version=4)["meta"]
    Database(path).close()
    assert {"name": "half", "value": "written"} in content(tmp_path / "a.before-5.db", version=4)["meta"]


def test_an_older_program_can_write_nothing_between_the_copy_and_the_update(tmp_path: Path, made: Put) -> None:
    """It tries before each statement of the update, and what it wrote is in the copy and in the new file."""
    path = made(4, tmp_path / "a.db")
    tried: list[str] = []
    written: list[str] = []
    with (
        closing(sqlite3.connect(path, isolation_level=None, timeout=0)) as older,
        closing(sqlite3.connect(path, isolation_level=None)) as connection,
    ):

        def write(statement: str) -> None:
            tried.append(f"n{len(tried)}")
            with suppress(sqlite3.OperationalError):
                if version_of(older) == 4:
                    older.execute("INSERT INTO meta VALUES (?, 'x')", (tried[-1],))
                    written.append(tried[-1])

        connection.execute("PRAGMA journal_mode = WAL")
        connection.set_trace_callback(write)
        migrate(connection, path)
    assert written
    assert len(tried) > len(written) + 20
    (copy,) = copies_of(path)
    names = {row["name"] for row in content(path)["meta"]}
    assert set(written) <= names
    assert names == {row["name"] for row in content(copy.path, version=4)["meta"]}


OPEN = """
import sys
from pathlib import Path
from organic_desktop.store.database import Database
sys.stdin.readline()
Database(Path(sys.argv[1])).close()
"""


@pytest.mark.slow
def test_several_processes_upgrade_at_once(tmp_path: Path, made: Put) -> None:
    path = made(2, tmp_path / "a.db")
    before = content(path)
    environment = {**os.environ, "PYTHONPATH": str(Path(organic_desktop.__file__).parents[1])}
    processes = [
        subprocess.Popen([sys.executable, "-c", OPEN, str(path)], env=environment, stdin=subprocess.PIPE)
        for _ in range(4)
    ]
    for each in processes:
        assert each.stdin
        each.stdin.write(b"\n")
        each.stdin.close()
    assert [each.wait(PATIENCE_SECONDS) for each in processes] == [0] * 4
    assert_nothing_lost(before, content(path, version=LATEST), 2)
    assert [each.path.name for each in copies_of(path)] == ["a.before-3.db"]


def test_the_same_copy_of_the_same_file_is_the_same_to_the_last_byte(tmp_path: Path, made: Put) -> None:
    path = made(5, tmp_path / "a.db")
    assert keep_copy(path, 6) == keep_copy(path, 6) == tmp_path / "a.before-6.db"


def test_settings_of_each_time_can_be_changed_and_keep_the_rest(tmp_path: Path, made: Put) -> None:
    for version in range(1, LATEST + 1):
        folder = account_folder(tmp_path / str(version), made, version)
        settings = SettingsFile(folder)
        settings.change(appearance="dark")
        stored = json.loads((folder / "settings.json").read_text())
        assert {**stored, **beside(version)["settings"], "appearance": "dark"} == stored
