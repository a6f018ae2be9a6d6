"""Encrypted files are updated, copied, restored, purged and looked into as plain ones are, and stay unreadable."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path

import pytest

from organic_desktop.app.facade import App
from organic_desktop.app.profiles import is_older, open_copy
from organic_desktop.core.errors import DatabaseBusy, DatabaseUnwritable, Locked
from organic_desktop.store import copies
from organic_desktop.store.adoption import look_into
from organic_desktop.store.connections import connect, drop_key, errors, is_busy, is_plain
from organic_desktop.store.copies import copies_of, keep_copy, newer_files, version_of
from organic_desktop.store.migrations import LATEST, migrate
from tests.passcodes import NOTE, OLD_NOTE, PASSCODE, fill, leaks, make_lock, read_back
from tests.store.test_upgrades import Put, beside, made

__all__ = ["made"]  # a fixture


@pytest.fixture
def locked(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir(mode=0o700)
    fill(folder)
    make_lock(folder).set(PASSCODE)
    return folder


def rows_of(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every table of the mirror."""
    tables = ("wellness_entries", "module_progress", "conversations", "messages", "journal")
    with closing(connect(path, "ro")) as connection:
        return {name: connection.execute(f"SELECT * FROM {name} ORDER BY 1").fetchall() for name in tables}


@pytest.mark.parametrize("version", [1, 3, 5, LATEST - 1])
def test_a_file_of_an_older_version_is_updated_and_its_copy_encrypted(version: int, tmp_path: Path, made: Put) -> None:
    folder = tmp_path / "data"
    folder.mkdir(mode=0o700)
    path = made(version, folder / "local.db")
    before = rows_of(path)
    make_lock(folder).set(PASSCODE)
    assert rows_of(path) == before
    assert is_older(folder)
    words = [note for (note,) in rows_note(path)]
    assert words
    with closing(connect(path)) as connection:
        migrate(connection, path)
        assert version_of(connection) == LATEST
    (copy,) = copies_of(path)
    assert copy.version == version
    assert rows_of(copy.path) == before
    assert not is_plain(copy.path)
    assert leaks(folder, tuple(words)) == []
    assert beside(version)


def rows_note(path: Path) -> list[tuple[str]]:
    with closing(connect(path, "ro")) as connection:
        found: list[tuple[str]] = connection.execute(
            "SELECT substr(nutrition_notes, 1, 30) FROM wellness_entries WHERE length(nutrition_notes) > 20"
        ).fetchall()
    return found


def test_a_copy_of_the_same_is_not_made_twice_though_its_bytes_differ(locked: Path) -> None:
    path = locked / "local.db"
    first = keep_copy(path, 9)
    assert keep_copy(path, 9) == first
    with closing(connect(path)) as connection:
        connection.execute("UPDATE wellness_entries SET energy_level = 2")
    assert keep_copy(path, 9) != first


def test_going_back_to_a_copy_keeps_both_files_encrypted(locked: Path) -> None:
    path = locked / "local.db"
    keep_copy(path, LATEST + 1)
    with closing(connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {LATEST + 1}")
    before = rows_of(path)
    copy, kept = open_copy(locked)
    assert copy.version == LATEST
    assert rows_of(path) == before
    assert not is_plain(kept)
    assert newer_files(path, LATEST + 1) == [kept]
    assert leaks(locked) == []
    drop_key(locked)
    with pytest.raises(Locked):
        open_copy(locked)
    with pytest.raises(Locked):
        look_into(kept)


def test_what_is_purged_is_purged_in_encrypted_copies_too(locked: Path) -> None:
    app = App(locked)
    try:
        purged = app.permanent_deletion.day(app.today())
        assert (purged.copies, purged.unreached, purged.complete) == (1, (), True)
        assert app.days.history.search("Turnips") == []
        assert len(app.days.history.search("marmalade")) == 1
    finally:
        app.close()
    for each in locked.rglob("*.db"):
        with closing(connect(each, "ro")) as connection:
            assert OLD_NOTE not in str([*connection.execute("SELECT * FROM journal")])
    app = App(locked)
    try:
        entry = app.days.entry(app.today())
        assert entry
        assert entry.nutrition_notes == NOTE
    finally:
        app.close()


def test_a_writer_that_waits_in_vain_is_told_so_by_the_other_library_too(locked: Path) -> None:
    path = locked / "local.db"
    with closing(connect(path)) as one, closing(connect(path, timeout=0)) as other:
        one.execute("BEGIN IMMEDIATE")
        with pytest.raises(errors()) as refused:
            other.execute("BEGIN IMMEDIATE")
        assert is_busy(refused.value)
        with pytest.raises(DatabaseBusy):
            copies.hold_alone(other)


def test_a_file_whose_lock_was_deleted_meanwhile_is_not_copied(locked: Path) -> None:
    with closing(connect(locked / "local.db")) as connection:
        (locked / "lock.json").unlink()
        with pytest.raises(DatabaseUnwritable, match=r"lock\.json"):
            copies.copy_file(connection, locked / "copy.db")
    assert not list(locked.glob("copy*"))


def test_a_plain_copy_that_somebody_puts_there_is_not_taken_for_ours(locked: Path, tmp_path: Path) -> None:
    plain = tmp_path / "plain"
    plain.mkdir(mode=0o700)
    fill(plain)
    shutil.copy(plain / "local.db", locked / "local.before-3.db")
    before = read_back(locked)
    assert [each.path.name for each in copies_of(locked / "local.db")] == ["local.before-8.db"]
    make_lock(locked).remove(PASSCODE)
    assert read_back(locked) == before
