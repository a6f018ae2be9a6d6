"""Data that a newer version has updated: refused in a sentence, the copy opened, the newer file brought in later."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import organic_desktop
from organic_desktop.app.facade import App
from organic_desktop.app.profiles import open_copy
from organic_desktop.core.errors import (
    DatabaseBusy,
    DatabaseDamaged,
    DatabaseUnwritable,
    InvalidInput,
    NewerDatabase,
    NotOurDatabase,
)
from organic_desktop.core.settings import settings_on_disk
from organic_desktop.store import connections
from organic_desktop.store.copies import copies_of, keep_copy, version_of
from organic_desktop.store.database import Database
from organic_desktop.store.migrations import LATEST
from tests.cli.conftest import Shell
from tests.devices import MakeDevice
from tests.store.test_schema import room_for

VERBS = (
    ["status", "--json"],
    ["entries", "--json"],
    ["show"],
    ["log", "--mood", "4"],
    ["modules", "--json"],
    ["earlier", "--json"],
    ["conflicts", "--json"],
    ["sync"],
    ["whoami", "--json"],
    ["sign-out"],
)
DAYS = [date(2026, 5, day) for day in range(1, 8)]


def update(path: Path, *, to: int = LATEST + 1) -> None:
    """What a newer program does first: the copy, and its own format."""
    keep_copy(path, LATEST + 1)
    set_version(path, to)


def set_version(path: Path, version: int) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS of_the_future (n INTEGER)")
        connection.execute(f"PRAGMA user_version = {version}")


def become_known(path: Path) -> None:
    """The program is updated: it knows the format now."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("DROP TABLE of_the_future")
        connection.execute(f"PRAGMA user_version = {LATEST}")


@pytest.fixture
def newer(shell: Shell) -> Path:
    """Nobody's file with a day, updated, and a day logged after that."""
    assert shell("log", "--date", str(DAYS[0]), "--mood", "3", "--notes", "Before")[0] == 0
    path = shell.folder / "local.db"
    update(path)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE wellness_entries SET mood_score = '4.00'")
    return path


@pytest.mark.parametrize("verb", VERBS, ids=lambda verb: verb[0])
def test_every_verb_refuses_in_a_sentence_and_names_the_copy(shell: Shell, newer: Path, verb: list[str]) -> None:
    before = newer.read_bytes()
    code, out, said = shell(*verb)
    assert (code, out) == (1, "")
    first, second = said.splitlines()
    assert first == (
        "This data was created by a newer version of Organic Desktop "
        f"(format {LATEST + 1}; this version uses {LATEST}). "
        "Nothing was changed. Update Organic and start it again."
    )
    assert second.endswith(f"of {date.today()}: organic-desktop earlier open-copy")
    assert newer.read_bytes() == before


def test_without_a_copy_nothing_is_offered(shell: Shell, newer: Path) -> None:
    copies_of(newer)[0].path.unlink()
    code, _, said = shell("status")
    assert code == 1
    assert "open-copy" not in said
    code, _, said = shell("earlier", "open-copy")
    assert (code, "newer version" in said) == (1, True)


def test_the_copy_is_opened_and_the_newer_file_kept(shell: Shell, newer: Path) -> None:
    kept = shell.folder / f"local.newer-{LATEST + 1}.db"
    rows = dumped(newer)
    code, out, said = shell("earlier", "open-copy")
    assert (code, out) == (0, "")
    assert f"earlier bring-in {kept.name}" in said
    assert [each["mood_score"] for each in shell.json("entries")] == [3]
    assert dumped(kept) == rows
    assert kept.stat().st_mode & 0o077 == 0
    assert shell.json("earlier") == [], "it can't be read yet"
    assert copies_of(newer), "the copy stays"
    code, _, said = shell("earlier", "open-copy")
    assert (code, "nothing to go back to" in said) == (1, True)


def test_what_the_newer_program_wrote_comes_back_with_it(shell: Shell, newer: Path) -> None:
    assert shell("earlier", "open-copy")[0] == 0
    assert shell("log", "--date", str(DAYS[1]), "--mood", "1")[0] == 0
    kept = shell.folder / f"local.newer-{LATEST + 1}.db"
    become_known(kept)
    (listed,) = shell.json("earlier")
    assert (listed["id"], listed["rows"]) == (kept.name, {"wellness_entries": 1})
    _, out, said = shell("earlier")
    assert kept.name in out
    assert f"before an update, of {date.today()}: local.before-{LATEST + 1}.db (" in said
    assert shell("earlier", "bring-in", kept.name)[0] == 0
    assert not kept.exists()
    assert list((shell.folder / "backups").glob("before-bringing-in-*.db"))
    assert {each["date"] for each in shell.json("entries")} == {str(DAYS[0]), str(DAYS[1])}
    assert shell.json("earlier") == []


def dumped(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return list(connection.execute("SELECT * FROM wellness_entries ORDER BY id"))


# -- how the two meet --------------------------------------------------------------------------------------------------


def test_each_side_keeps_what_only_it_changed(tmp_path: Path, device: MakeDevice) -> None:
    app = device("a")
    for day in DAYS[:6]:
        app.days.log(day, {"mood_score": 3, "energy_level": 3})
    app.days.log(DAYS[6], {"mood_score": 3})
    app.close()
    path = app.folder / "local.db"
    keep_copy(path, LATEST + 1)

    newer = device("a")  # the newer program
    newer.days.log(DAYS[0], {"mood_score": 4})  # only there
    newer.days.log(DAYS[1], {"mood_score": 4})  # both
    newer.days.delete([DAYS[2]])  # only there
    newer.days.delete([DAYS[3]])  # there; changed here
    newer.days.log(DAYS[4], {"mood_score": 5})  # changed there; deleted here
    newer.days.log(date(2026, 4, 1), {"nutrition_notes": "Written there"})
    newer.days.log(DAYS[6], {"mood_score": None, "energy_level": 2})  # cleared there
    newer.close()
    set_version(path, LATEST + 1)

    copy, kept = open_copy(app.folder)
    older = device("a")
    older.days.log(DAYS[1], {"mood_score": 1})
    older.days.log(DAYS[3], {"energy_level": 1})
    older.days.delete([DAYS[4], DAYS[5]])
    older.days.log(date(2026, 4, 2), {"mood_score": 2})
    older.close()

    become_known(kept)
    app = device("a")
    (offered,) = app.profiles.earlier()
    app.profiles.import_earlier(offered.id)
    found = {entry.date: (entry.mood_score, entry.energy_level) for entry in app.days.entries()}
    assert found == {
        date(2026, 4, 1): (None, None),
        date(2026, 4, 2): (2, None),
        DAYS[0]: (4, 3),
        DAYS[1]: (1, 3),
        DAYS[3]: (3, 1),
        DAYS[4]: (5, 3),
        DAYS[6]: (None, 2),
    }
    (conflict,) = app.sync_review.conflicts()
    assert (conflict.key, conflict.mine, conflict.result) == (str(DAYS[1]), 4, 1)
    assert copy.path.exists()
    history = [line.column for line in app.days.history.timeline(DAYS[0], 50)]
    assert history.count("mood_score") >= 2, "the newer file's history came along"
    assert app.profiles.earlier() == []


def parted(
    device: MakeDevice, there: Callable[[App], object], here: Callable[[App], object] = lambda app: None
) -> tuple[App, Path]:
    """Two days with a mood of 3, then what each program did; the newer one's file is put aside, and known by now."""
    app = device("a")
    for day in DAYS[:2]:
        app.days.log(day, {"mood_score": 3})
    app.close()
    path = app.folder / "local.db"
    keep_copy(path, LATEST + 1)
    newer = device("a")
    there(newer)
    newer.close()
    set_version(path, LATEST + 1)
    _, kept = open_copy(app.folder)
    older = device("a")
    here(older)
    older.close()
    become_known(kept)
    return device("a"), kept


def test_to_bring_in_is_one_step_back(device: MakeDevice) -> None:
    def act(newer: App) -> None:
        newer.days.log(DAYS[2], {"mood_score": 4})
        newer.days.log(DAYS[0], {"mood_score": 5})
        newer.days.delete([DAYS[1]])

    app, kept = parted(device, act)
    mark, _ = app.edits_since(None)
    app.profiles.import_earlier(kept.name)
    assert {entry.date: entry.mood_score for entry in app.days.entries()} == {DAYS[0]: 5, DAYS[2]: 4}
    mark, edits = app.edits_since(mark)
    assert edits
    assert [each.source for each in edits] == ["import"]
    app.undo(edits[0].edit_id)
    assert {entry.date: entry.mood_score for entry in app.days.entries()} == {DAYS[0]: 3, DAYS[1]: 3}
    app.days.log(DAYS[3], {"mood_score": 1})
    _, edits = app.edits_since(mark)
    assert edits
    assert [each.source for each in edits] == ["undo", "typed"]


def test_brought_in_again_what_was_done_since_stays(device: MakeDevice) -> None:
    """As after a crash before the renaming, and a day's use."""

    def act(newer: App) -> None:
        newer.days.log(DAYS[2], {"mood_score": 4})
        newer.days.log(DAYS[0], {"mood_score": 5})
        newer.days.delete([DAYS[1]])

    app, kept = parted(device, act)
    again = kept.read_bytes()
    app.profiles.import_earlier(kept.name)
    app.days.delete([DAYS[2]])
    app.days.log(DAYS[0], {"mood_score": 2})
    app.days.log(DAYS[1], {"mood_score": 1})
    kept.write_bytes(again)
    app.profiles.import_earlier(kept.name)
    assert {entry.date: entry.mood_score for entry in app.days.entries()} == {DAYS[0]: 2, DAYS[1]: 1}
    assert app.sync_review.conflicts() == []


def test_two_newer_files_brought_in_within_a_second_are_both_kept(device: MakeDevice) -> None:
    app, kept = parted(device, lambda newer: newer.days.log(DAYS[2], {"mood_score": 4}))
    second = kept.with_name(f"{kept.stem}-2.db")
    shutil.copy(kept, second)
    for each in (kept, second):
        app.profiles.import_earlier(each.name)
    assert len(list((app.folder / "backups").iterdir())) == 2


def test_without_a_place_for_the_backup_nothing_is_brought_in(device: MakeDevice) -> None:
    app, kept = parted(device, lambda newer: newer.days.log(DAYS[2], {"mood_score": 4}))
    (app.folder / "backups").write_text("in the way")
    with pytest.raises(DatabaseUnwritable):
        app.profiles.import_earlier(kept.name)
    assert len(app.days.entries()) == 2
    assert kept.exists()


def test_not_now_is_said_of_one_file_and_not_of_the_next_of_its_name(device: MakeDevice) -> None:
    app, kept = parted(device, lambda newer: newer.days.log(DAYS[2], {"mood_score": 4}))
    content = kept.read_bytes()
    app.profiles.dismiss_earlier(kept.name)
    app.profiles.import_earlier(kept.name)
    kept.write_bytes(content)
    assert [each.id for each in app.profiles.earlier()] == [kept.name]


def test_deleted_for_good_in_a_file_with_two_names_leaves_it_sound(device: MakeDevice) -> None:
    app = device("a")
    app.days.log(DAYS[0], {"nutrition_notes": "secret"})
    app.days.log(DAYS[0], {"nutrition_notes": "other"})
    (app.folder / f"local.newer-{LATEST + 1}.db").hardlink_to(app.folder / "local.db")
    assert app.permanent_deletion.day(DAYS[0]).texts == 1
    app.days.log(DAYS[1], {"mood_score": 1})
    with closing(sqlite3.connect(app.folder / "local.db")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert len(app.days.entries()) == 2


def test_deleted_for_good_in_half_a_copy_that_was_left(device: MakeDevice) -> None:
    app = device("a")
    app.days.log(DAYS[0], {"nutrition_notes": "secret"})
    drafts = [app.folder / f"local.before-{number}.db.draft" for number in (7, 8)]
    with closing(sqlite3.connect(app.folder / "local.db")) as source, closing(sqlite3.connect(drafts[0])) as draft:
        source.backup(draft)
    drafts[1].write_bytes(b"half of a copy")
    app.days.log(DAYS[0], {"nutrition_notes": "other"})
    assert app.permanent_deletion.day(DAYS[0]).unreached == (drafts[1].name,)
    assert b"secret" not in drafts[0].read_bytes()


def test_brought_in_twice_it_is_there_once(device: MakeDevice) -> None:
    """As after a crash between the merge and the renaming."""
    app = device("a")
    app.days.log(DAYS[0], {"mood_score": 3})
    app.close()
    path = app.folder / "local.db"
    update(path)
    _, kept = open_copy(app.folder)
    become_known(kept)
    again = kept.read_bytes()
    app = device("a")
    for _ in range(2):
        kept.write_bytes(again)
        app.profiles.import_earlier(kept.name)
    assert len(app.days.entries()) == 1
    with app.profiles.current.database.reading() as session:
        connection = session.connection()
        assert connection.exec_driver_sql("SELECT count(*) FROM journal").scalar() == 1
    assert app.sync_review.conflicts() == []


def test_not_now_is_remembered_for_a_newer_file_too(device: MakeDevice) -> None:
    app = device("a")
    app.days.log(DAYS[0], {"mood_score": 3})
    app.close()
    update(app.folder / "local.db")
    _, kept = open_copy(app.folder)
    become_known(kept)
    app = device("a")
    app.profiles.dismiss_earlier(kept.name)
    assert app.profiles.earlier() == []
    assert [each.id for each in app.profiles.earlier(dismissed=True)] == [kept.name]


# -- going back, at any moment -----------------------------------------------------------------------------------------


def test_what_the_newer_program_left_in_its_log_is_kept(shell: Shell, newer: Path) -> None:
    connection = sqlite3.connect(newer, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("UPDATE wellness_entries SET mood_score = '5.00'")
    log = newer.with_name("local.db-wal").read_bytes()
    content = newer.read_bytes()
    connection.close()
    newer.write_bytes(content)  # as after a crash: the log is there, and nobody has the file open
    newer.with_name("local.db-wal").write_bytes(log)
    assert shell("earlier", "open-copy")[0] == 0
    kept = shell.folder / f"local.newer-{LATEST + 1}.db"
    with closing(sqlite3.connect(kept)) as connection:
        assert connection.execute("SELECT mood_score FROM wellness_entries").fetchall() == [("5.00",)]
    assert [each["mood_score"] for each in shell.json("entries")] == [3]


def test_a_newer_program_that_is_open_keeps_its_file(
    shell: Shell, newer: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "PATIENCE_SECONDS", 0.05)
    with closing(sqlite3.connect(newer)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("SELECT count(*) FROM meta").fetchone()
        with pytest.raises(DatabaseBusy, match=r"using the data\."):
            open_copy(shell.folder)
    with pytest.raises(NewerDatabase):
        Database(newer)


def test_a_damaged_copy_is_not_opened(shell: Shell, newer: Path) -> None:
    (copy,) = copies_of(newer)
    content = bytearray(copy.path.read_bytes())
    content[5000:9000] = b"\xff" * 4000
    copy.path.write_bytes(content)
    with pytest.raises(DatabaseDamaged):
        open_copy(shell.folder)
    with closing(sqlite3.connect(newer)) as connection:
        assert version_of(connection) == LATEST + 1
    assert not list(shell.folder.glob("*.newer-*"))
    assert not list(shell.folder.glob("*.draft"))


def test_a_file_with_a_second_name_is_kept_all_the_same(shell: Shell, newer: Path) -> None:
    (shell.folder / f"local.newer-{LATEST + 1}.db").hardlink_to(newer)
    rows = dumped(newer)
    _, kept = open_copy(shell.folder)
    assert kept.name == f"local.newer-{LATEST + 1}-2.db"
    assert dumped(kept) == rows
    assert len(shell.json("entries")) == 1


def test_a_file_behind_a_link_is_not_gone_back_from(shell: Shell, newer: Path, tmp_path: Path) -> None:
    elsewhere = newer.rename(tmp_path / "elsewhere.db")
    newer.symlink_to(elsewhere)
    before = elsewhere.read_bytes()
    code, _, said = shell("earlier", "open-copy")
    assert (code, "it is a link" in said) == (1, True)
    assert (elsewhere.read_bytes(), newer.is_symlink()) == (before, True)
    assert not list(shell.folder.glob("*.newer-*"))


def test_a_second_newer_file_has_a_name_of_its_own(shell: Shell, newer: Path) -> None:
    open_copy(shell.folder)
    set_version(newer, LATEST + 1)
    open_copy(shell.folder)
    names = [each.name for each in sorted(shell.folder.glob("*.newer-*"))]
    assert names == [f"local.newer-{LATEST + 1}-2.db", f"local.newer-{LATEST + 1}.db"]


def test_there_is_nothing_to_go_back_from(shell: Shell) -> None:
    shell.folder.mkdir(mode=0o700)
    with pytest.raises(InvalidInput, match="no data"):
        open_copy(shell.folder)


def test_deleted_for_good_in_a_file_that_cannot_be_read_is_said(shell: Shell, newer: Path) -> None:
    assert shell("earlier", "open-copy")[0] == 0
    assert shell("log", "--date", str(DAYS[0]), "--notes", "After")[0] == 0
    kept = shell.folder / f"local.newer-{LATEST + 1}.db"
    before, made = kept.read_bytes(), copies_of(newer)[0].path.stat().st_mtime_ns
    code, _, said = shell("purge", "day", str(DAYS[0]))
    assert copies_of(newer)[0].path.stat().st_mtime_ns == made, "its date is that of the update"
    assert code == 0
    assert kept.name in said
    assert kept.read_bytes() == before


# -- others at the same time, and sudden ends --------------------------------------------------------------------------

NEWER_STARTS = "INSERT OR REPLACE INTO meta VALUES ('written', 'by the newer program')"


def test_a_newer_program_that_starts_meanwhile_loses_nothing(
    shell: Shell, newer: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It tries before each statement of ours, and wherever it could write, what it wrote is in the file put aside."""
    written: list[bool] = []
    connect: Callable[..., sqlite3.Connection] = sqlite3.connect

    def start(_: str) -> None:
        with closing(connect(newer, isolation_level=None, timeout=0)) as other:
            try:
                if version_of(other) > LATEST:
                    other.execute("PRAGMA journal_mode = WAL")
                    other.execute(NEWER_STARTS)
                    written.append(True)
            except sqlite3.OperationalError:
                written.append(False)

    def watched(*args: Any, **named: Any) -> sqlite3.Connection:
        connection = connect(*args, **named)
        connection.set_trace_callback(start)
        return connection

    monkeypatch.setattr(sqlite3, "connect", watched)
    monkeypatch.setattr(connections, "PATIENCE_SECONDS", 0.0)
    _, kept = open_copy(shell.folder)
    monkeypatch.undo()
    assert True in written
    assert False in written
    with closing(sqlite3.connect(kept)) as connection:
        assert connection.execute("SELECT value FROM meta WHERE name = 'written'").fetchone()
        assert version_of(connection) == LATEST + 1
    with closing(sqlite3.connect(newer)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("SELECT value FROM meta WHERE name = 'written'").fetchone() is None
    assert [each["mood_score"] for each in shell.json("entries")] == [3]


KILLED = """
import os, shutil, signal, sqlite3, sys
from pathlib import Path

from organic_desktop.app import facade, profiles

source, places, kept = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
connect, inside, left = sqlite3.connect, profiles.import_file, 0
steps = {"os.rename", "os.link", "os.remove", "os.mkdir"}


def step(*_):
    global left
    left -= 1
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)


def watched(*args, **named):
    connection = connect(*args, **named)
    connection.set_trace_callback(step)
    return connection


def count(act, *args):
    sqlite3.connect = watched
    sys.addaudithook(lambda name, _: step() if name in steps else None)
    act(*args)


def attempt(folder):
    if not kept:
        count(profiles.open_copy, folder)
        return
    profiles.import_file = lambda *args: count(inside, *args)
    facade.App(folder).profiles.import_earlier(kept)


for number in range(1, 1000):
    folder = places / str(number)
    shutil.copytree(source, folder)
    folder.chmod(0o700)
    child = os.fork()
    if not child:
        left = number
        attempt(folder)
        os._exit(0)
    if os.waitpid(child, 0)[1] != signal.SIGKILL:
        break
"""


def killed_at_each_step(source: Path, places: Path, kept: str = "") -> list[Path]:
    """The folder as each step left it, in their order; in the last one the program wasn't killed."""
    places.mkdir()
    environment = {**os.environ, "PYTHONPATH": str(Path(organic_desktop.__file__).parents[1])}
    words = [str(source), str(places), kept]
    done = subprocess.run([sys.executable, "-c", KILLED, *words], env=environment, capture_output=True, timeout=300)
    assert (done.returncode, done.stderr) == (0, b"")
    return sorted(places.iterdir(), key=lambda folder: int(folder.name))


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="there is no such signal")
def test_killed_at_any_step_the_file_is_the_newer_one_or_the_copy(shell: Shell, newer: Path, tmp_path: Path) -> None:
    rows = dumped(newer)
    with closing(sqlite3.connect(newer)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
    folders = killed_at_each_step(shell.folder, tmp_path / "at")
    assert len(folders) > 10
    for folder in folders:
        path = folder / "local.db"
        with closing(sqlite3.connect(path)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            is_newer = version_of(connection) > LATEST
        assert folder is not folders[-1] or not is_newer
        if is_newer:
            assert dumped(path) == rows
            open_copy(folder)
        (kept,) = folder.glob("*.newer-*.db")
        assert dumped(kept) == rows
        App(folder).close()
        assert not [*folder.glob("*.draft*"), *folder.glob("*-journal")]


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="there is no such signal")
def test_killed_at_any_step_of_bringing_in_it_is_there_once(device: MakeDevice, tmp_path: Path) -> None:
    _, kept = parted(
        device, lambda app: app.days.log(DAYS[2], {"mood_score": 4}), lambda app: app.days.delete([DAYS[1]])
    )
    folders = killed_at_each_step(kept.parent, tmp_path / "at", kept.name)
    assert len(folders) > 10
    for folder in folders:
        app = App(folder)
        for each in app.profiles.earlier():
            app.profiles.import_earlier(each.id)
        assert {entry.date: entry.mood_score for entry in app.days.entries()} == {DAYS[0]: 3, DAYS[2]: 4}
        with app.profiles.current.database.reading() as session:
            statement = "SELECT edit_id, count(*) FROM journal GROUP BY edit_id, column, row_id"
            edits = session.connection().exec_driver_sql(statement)
            assert {count for _, count in edits} == {1}
        app.close()
        (backup,) = (folder / "backups").iterdir()
        with closing(sqlite3.connect(backup)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such limit")
def test_a_full_disk_leaves_the_newer_file(shell: Shell, newer: Path) -> None:
    """Full while it is kept; what comes after is one transaction, and killed at each step by another test."""
    rows, size = dumped(newer), newer.stat().st_size
    with room_for(size // 2), pytest.raises(DatabaseUnwritable, match="disk"):
        open_copy(shell.folder)
    assert dumped(newer) == rows
    with closing(sqlite3.connect(newer)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    _, kept = open_copy(shell.folder)
    assert kept.name == f"local.newer-{LATEST + 1}.db", "not kept twice"
    assert dumped(kept) == rows


def test_a_copy_does_not_take_what_is_left_of_another(shell: Shell, newer: Path) -> None:
    """SQLite would play the log of a file that is gone into the one that has its name."""
    (shell.folder / f"local.newer-{LATEST + 1}.db-wal").write_bytes(b"left")
    _, kept = open_copy(shell.folder)
    assert kept.name == f"local.newer-{LATEST + 1}-2.db"


# -- a program that is still open --------------------------------------------------------------------------------------


def test_a_program_that_is_open_writes_nothing_into_an_updated_file(device: MakeDevice) -> None:
    app = device("a")
    app.days.log(DAYS[0], {"mood_score": 3})
    path = app.folder / "local.db"
    set_version(path, LATEST + 1)
    for act in (lambda: app.days.log(DAYS[1], {"mood_score": 1}), lambda: app.days.entries()):
        with pytest.raises(NewerDatabase, match="newer version"):
            act()
    assert len(dumped(path)) == 1
    become_known(path)
    app.days.log(DAYS[1], {"mood_score": 1})
    assert len(app.days.entries()) == 2


# -- files of others ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("version", [LATEST + 1, 99, 2**31 - 1])
def test_any_later_format_is_a_newer_one(shell: Shell, newer: Path, version: int) -> None:
    set_version(newer, version)
    code, _, said = shell("status")
    assert (code, f"(format {version}; this version uses" in said) == (1, True)
    assert shell("earlier", "open-copy")[0] == 0
    assert (shell.folder / f"local.newer-{version}.db").exists()


@pytest.mark.parametrize("version", [-1, -(2**31), 0])
def test_a_format_that_no_program_of_ours_writes_is_damage(shell: Shell, newer: Path, version: int) -> None:
    set_version(newer, version)
    before = newer.read_bytes()
    code, _, said = shell("status")
    assert (code, f"has the unknown format {version}" in said) == (1, True)
    with pytest.raises(DatabaseDamaged):
        Database(newer)
    assert newer.read_bytes() == before


@pytest.mark.parametrize("version", [0, 3, LATEST, 77])
def test_another_programs_database_is_left_alone(shell: Shell, version: int) -> None:
    shell.folder.mkdir(mode=0o700)
    path = shell.folder / "local.db"
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE moz_places (id INTEGER, url TEXT)")
        connection.execute(f"PRAGMA user_version = {version}")
    before = path.read_bytes()
    code, out, said = shell("status", "--json")
    assert (code, out, "another program's database" in said) == (1, "", True)
    with pytest.raises(NotOurDatabase):
        Database(path)
    assert path.read_bytes() == before
    assert not path.with_name("local.db-wal").exists()


@pytest.mark.parametrize("content", [b"\0" * 4096, b"SQLite format 3\0" + b"x" * 100, b"text", b"%PDF-1.7" * 999])
def test_what_is_no_database_is_left_alone(shell: Shell, content: bytes) -> None:
    shell.folder.mkdir(mode=0o700)
    (shell.folder / "local.db").write_bytes(content)
    code, _, said = shell("status")
    assert (code, said.count("\n"), "organic-desktop repair" in said) == (1, 2, True)
    assert "Traceback" not in said
    assert (shell.folder / "local.db").read_bytes() == content


@pytest.fixture
def account_file(shell: Shell) -> Path:
    """The file of an account, whose settings are kept."""
    user_id = "0b0e0a52-9a4e-4c29-93b8-56d1dd1fce62"
    (shell.folder / "accounts").mkdir(mode=0o700, parents=True)
    shell.folder.chmod(0o700)
    settings = {"signed_in": {"user_id": user_id, "email": "anna@example.com"}}
    (shell.folder / "settings.json").write_text(json.dumps(settings))
    app = App(shell.folder)
    app.days.log(DAYS[0], {"mood_score": 3})
    app.close()
    return shell.folder / "accounts" / f"{user_id}.db"


def test_the_file_of_an_account_is_gone_back_from_as_nobodys_is(shell: Shell, account_file: Path) -> None:
    update(account_file)
    assert shell("status")[0] == 1
    assert shell("earlier", "open-copy")[0] == 0
    assert len(shell.json("entries")) == 1
    kept = account_file.with_name(f"{account_file.stem}.newer-{LATEST + 1}.db")
    become_known(kept)
    assert [each["id"] for each in shell.json("earlier")] == [kept.name]
    assert shell("earlier", "bring-in", kept.name)[0] == 0


def test_what_nobodys_newer_file_holds_is_offered_after_a_sign_in(
    shell: Shell, newer: Path, account_file: Path
) -> None:
    """Nobody's file joined the account meanwhile; the newer file that was put aside for its copy didn't."""
    settings = (shell.folder / "settings.json").rename(shell.folder / "settings.away")
    assert shell("earlier", "open-copy")[0] == 0
    settings.rename(shell.folder / "settings.json")
    assert {each["date"] for each in shell.json("entries")} == {str(DAYS[0])}, "taken in"
    kept = shell.folder / f"local.newer-{LATEST + 1}.db"
    become_known(kept)
    with closing(sqlite3.connect(kept)) as connection, connection:
        connection.execute("UPDATE wellness_entries SET energy_level = '2.00'")
    assert [each["id"] for each in shell.json("earlier")] == [kept.name]
    assert shell("earlier", "bring-in", kept.name)[0] == 0
    assert [each["energy_level"] for each in shell.json("entries")] == [2]
    assert not kept.exists()


def test_an_account_goes_on_beside_a_newer_file_of_nobodys(shell: Shell, account_file: Path) -> None:
    (shell.folder / "other").mkdir(mode=0o700)
    other = App(shell.folder / "other")
    other.days.log(DAYS[1], {"mood_score": 1})
    other.close()
    local = (shell.folder / "other" / "local.db").rename(shell.folder / "local.db")
    set_version(local, LATEST + 1)
    assert len(shell.json("entries")) == 1
    assert local.exists()
    become_known(local)
    assert len(shell.json("entries")) == 2


def test_an_account_that_cannot_be_opened_is_not_gone_into(shell: Shell, account_file: Path) -> None:
    (shell.folder / "settings.json").unlink()
    set_version(account_file, LATEST + 1)
    code, _, said = shell("earlier", "open", account_file.stem)
    assert (code, "newer version" in said) == (1, True)
    assert shell("log", "--mood", "3")[0] == 0
    assert settings_on_disk(shell.folder).signed_in is None


def test_help_names_it(shell: Shell) -> None:
    assert "open-copy" in shell("earlier", "--help")[1]
