"""Backups by themselves, their folder elsewhere, and what a restore changes."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from organic_desktop.app.backup_folder import place_in
from organic_desktop.app.facade import App
from organic_desktop.core.errors import (
    AccountProblem,
    DatabaseBusy,
    DatabaseDamaged,
    InvalidInput,
    Locked,
    WrongPasscode,
)
from organic_desktop.store.backups import AUTOMATIC, BY_HAND, NEWEST, RESTORE, lock_beside
from organic_desktop.store.restore import Kind
from tests.clocks import HandClock
from tests.devices import MakeDevice, logged
from tests.passcodes import NOTE, PASSCODE, fill, leaks, make_lock

NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
PATIENCE = 30.0


def log_days(app: App, count: int, **values: Any) -> None:
    for back in range(count):
        app.days.log(app.today() - timedelta(days=back), values or {"sleep_hours": "7.5"})


@contextmanager
def backed_up(app: App) -> Iterator[None]:
    """Waits at its end for a backup that was made by itself."""
    made = threading.Event()
    app.backups.changed.add(made.set)
    yield
    assert made.wait(PATIENCE)


# -- by themselves ----------------------------------------------------------------------------------------------------


def test_a_missed_backup_is_made_a_minute_after_the_start_and_then_every_half_hour_of_edits(
    device: MakeDevice,
) -> None:
    clock = HandClock(NOW)
    app = device("a", clock)
    log_days(app, 3)
    app.backups.start()
    with backed_up(app):
        clock.move(timedelta(minutes=1))
        app.timekeeper.wake_up()
    assert [each.summary.reason for each in app.backups.list()] == [AUTOMATIC]
    app.days.log(app.today(), {"mood_score": 4})
    clock.move(timedelta(minutes=20))
    app.timekeeper.wake_up()
    with backed_up(app):
        clock.move(timedelta(minutes=11))
        app.timekeeper.wake_up()
    newest, _ = app.backups.list()
    assert newest.made_at == clock.now()


def test_without_a_change_no_backup_is_made(device: MakeDevice) -> None:
    app = device("a", HandClock(NOW))
    log_days(app, 3)
    app.backups.make()
    app.backups._scheduled()
    assert len(app.backups.list()) == 1
    app.days.log(app.today(), {"mood_score": 2})
    app.backups._scheduled()
    assert len(app.backups.list()) == 2


def test_a_backup_that_cant_be_deleted_stops_no_other(device: MakeDevice, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = HandClock(NOW)
    app = device("a", clock)
    for number in range(NEWEST + 6):
        app.days.log(app.today(), {"mood_score": number % 5 + 1})
        app.backups._scheduled()
        clock.move(timedelta(minutes=10))
    stuck = app.backups.list()[-1].path
    usual = Path.unlink

    def unlink(path: Path, missing_ok: bool = False) -> None:
        if path == stuck:
            raise PermissionError(13, "it is in use", str(path))
        usual(path, missing_ok)

    monkeypatch.setattr(Path, "unlink", unlink)
    clock.move(timedelta(days=5))
    app.days.log(app.today(), {"mood_score": 1})
    app.backups._scheduled()
    assert len(app.backups.list()) == NEWEST + 2, "the newest ones, one more of that day, and the one that can't go"
    assert stuck.exists()


# -- the folder elsewhere ---------------------------------------------------------------------------------------------


def test_every_backup_is_copied_to_the_chosen_folder(device: MakeDevice, tmp_path: Path) -> None:
    app = device("a", HandClock(NOW))
    elsewhere = tmp_path / "disk"
    elsewhere.mkdir()
    log_days(app, 2)
    first = app.backups.make()
    app.backups.choose_folder(elsewhere)
    second = app.backups.make()
    place = place_in(elsewhere, app.settings.device_id)
    assert {each.name for each in place.iterdir()} == {first.path.name, second.path.name}
    assert (place / first.path.name).read_bytes() == first.path.read_bytes()


def test_a_folder_that_is_gone_or_full_is_said_and_stops_no_backup(
    device: MakeDevice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = device("a", HandClock(NOW))
    elsewhere = tmp_path / "disk"
    elsewhere.mkdir()
    app.backups.choose_folder(elsewhere)
    log_days(app, 1)
    for each in place_in(elsewhere, app.settings.device_id).iterdir():
        each.unlink()
    place_in(elsewhere, app.settings.device_id).rmdir()
    elsewhere.rmdir()
    app.backups.make()
    assert "isn't there" in (app.backups.folder_problem or "")
    elsewhere.mkdir()

    def full(*_: Any) -> None:
        raise OSError(28, os.strerror(28))

    with monkeypatch.context() as patched:
        patched.setattr(shutil, "copyfileobj", full)
        app.backups.make()
        assert os.strerror(28) in (app.backups.folder_problem or "")
    app.backups.make()
    assert app.backups.folder_problem is None
    assert len(app.backups.list()) == 3
    copies = list(place_in(elsewhere, app.settings.device_id).iterdir())
    assert len(copies) == 3, "what couldn't be copied was caught up"


def test_a_folder_inside_the_data_or_none_at_all_is_refused(device: MakeDevice, tmp_path: Path) -> None:
    app = device("a")
    for chosen in (app.folder / "backups", tmp_path / "nowhere"):
        with pytest.raises(InvalidInput):
            app.backups.choose_folder(chosen)
    assert app.backups.chosen_folder is None


# -- with a passcode --------------------------------------------------------------------------------------------------


def test_no_plain_backup_is_left_once_there_is_a_passcode_here_or_elsewhere(tmp_path: Path, test_keyring: None) -> None:
    folder, elsewhere = tmp_path / "a", tmp_path / "disk"
    folder.mkdir(mode=0o700)
    elsewhere.mkdir()
    fill(folder)
    app = App(folder)
    app.backups.choose_folder(elsewhere)
    backup = app.backups.make()
    stranger = place_in(elsewhere, app.settings.device_id) / "by-hand-20200101T000000-0000.db"
    stranger.write_bytes(backup.path.read_bytes())  # of which there is no copy here any more
    app.close()
    assert leaks(elsewhere)
    lock = make_lock(folder)
    lock.set(PASSCODE)
    assert leaks(folder) == leaks(elsewhere) == []
    app = App(folder, lock=lock)
    app.backups.make()
    assert app.backups.folder_problem is None
    assert leaks(folder) == leaks(elsewhere) == []
    assert [each for each in elsewhere.rglob("*.db") if not lock_beside(each).exists()] == []
    app.close()
    lock.close()


def test_an_encrypted_backup_is_restored_after_the_passcode_was_changed_or_removed(
    tmp_path: Path, test_keyring: None
) -> None:
    folder, elsewhere = tmp_path / "a", tmp_path / "disk"
    folder.mkdir(mode=0o700)
    elsewhere.mkdir()
    fill(folder)
    lock = make_lock(folder)
    lock.set(PASSCODE)
    app = App(folder, lock=lock)
    backup = app.backups.make()
    far = app.backups.copy_to(backup, elsewhere)
    today = app.today()
    app.days.log(today, {"nutrition_notes": "gone"})
    app.close()
    lock.change(PASSCODE, "nine new bicycles")
    app = App(folder, lock=lock)
    assert app.backups.preview(backup.path).differences.total(Kind.CHANGED) == 1
    app.close()
    lock.remove("nine new bicycles")
    app = App(folder, lock=lock)
    assert app.backups.preview(backup.path).differences.total(Kind.CHANGED) == 1
    with pytest.raises(Locked):
        app.backups.preview(far)
    with pytest.raises(WrongPasscode):
        app.backups.preview(far, passcode="nine new bicycles")
    app.backups.restore(app.backups.preview(far, passcode=PASSCODE))
    assert logged(app, today)["nutrition_notes"] == NOTE
    app.close()


# -- restoring --------------------------------------------------------------------------------------------------------


@pytest.fixture
def changed(device: MakeDevice) -> App:
    """A device with a backup of four days, after which one was changed, one deleted and one added."""
    app = device("a", HandClock(NOW))
    log_days(app, 4)
    app.days.skip(app.today() - timedelta(days=20))
    app.modules.set("nutrition", {"current_focus": "Beans"})
    thread = app.conversations.start("nutrition", "Soup")
    app.conversations.send(thread.id, "With or without?")
    app.backups.make()
    today = app.today()
    app.days.log(today, {"sleep_hours": "3", "mood_score": 1})
    app.days.delete([today - timedelta(days=1)])
    app.days.log(today - timedelta(days=9), {"mood_score": 5})
    app.days.skip(today - timedelta(days=20), False)
    app.modules.set("nutrition", {"current_focus": "Peas"})
    return app


def state(app: App) -> tuple[Any, ...]:
    days = {entry.date: (entry.sleep_hours, entry.mood_score) for entry in app.days.entries()}
    threads = [
        (each.topic, [m.content for m in app.conversations.messages(each.id)]) for each in app.conversations.all()
    ]
    return days, app.days.skipped(), [row.current_focus for row in app.modules.rows()], threads


def test_a_restore_changes_what_its_preview_says_and_nothing_else(changed: App) -> None:
    backup, today = changed.backups.list()[0].path, changed.today()
    preview = changed.backups.preview(backup)
    counts = preview.differences.counts()
    assert counts == {
        ("module_progress", ""): {Kind.CHANGED: 1},
        ("skipped_day", "2026-10"): {Kind.ADDED: 1},
        ("wellness_entries", "2026-11"): {Kind.ADDED: 1, Kind.CHANGED: 1},
    }
    assert preview.differences.days(Kind.ADDED) == [today - timedelta(days=1)]
    assert preview.differences.kept == 1
    before = state(changed)
    assert state(changed) == before, "a preview changes nothing"
    changed.backups.restore(preview)
    days, skipped, focus, _ = state(changed)
    assert len(days) == 5, "the four, and the one that was added since"
    assert [days[today - timedelta(days=back)][1] for back in (0, 1)] == [None, None]
    assert (skipped, focus) == ({today - timedelta(days=20)}, ["Beans"])
    assert not changed.backups.preview(backup).differences


def test_exactly_removes_what_was_added_since(changed: App) -> None:
    backup, added = changed.backups.list()[0].path, changed.today() - timedelta(days=9)
    preview = changed.backups.preview(backup, exactly=True)
    assert preview.differences.days(Kind.REMOVED) == [added]
    changed.backups.restore(preview)
    assert changed.days.entry(added) is None
    assert not changed.backups.preview(backup, exactly=True).differences


def test_a_restore_is_undone_by_one_undo_and_by_the_backup_made_before_it(changed: App) -> None:
    backup, before = changed.backups.list()[0].path, state(changed)
    done = changed.backups.restore(changed.backups.preview(backup, exactly=True))
    after = state(changed)
    assert done.edit_id
    assert done.before
    assert done.before.summary.reason == RESTORE
    changed.backups.restore(changed.backups.preview(done.before.path, exactly=True))
    assert state(changed) == before
    changed.backups.restore(changed.backups.preview(backup, exactly=True))
    assert state(changed) == after
    mark, _ = changed.edits_since(None)
    done = changed.backups.restore(changed.backups.preview(done.before.path, exactly=True))
    _, edits = changed.edits_since(mark)
    assert edits
    assert [each.edit_id for each in edits] == [done.edit_id]
    changed.undo(edits[0].edit_id)
    assert state(changed)[0] == after[0]


def test_what_changed_since_the_preview_is_looked_at_again_first(changed: App) -> None:
    backup = changed.backups.list()[0].path
    preview = changed.backups.preview(backup)
    changed.days.log(changed.today(), {"sleep_hours": "9"})
    now = state(changed)
    with pytest.raises(DatabaseBusy, match="changed meanwhile"):
        changed.backups.restore(preview)
    assert state(changed) == now


def test_another_window_sees_the_restore_as_an_edit(changed: App, device: MakeDevice) -> None:
    other = device("a", HandClock(NOW))
    mark, _ = other.edits_since(None)
    version = other.data_version()
    done = changed.backups.restore(changed.backups.preview(changed.backups.list()[0].path))
    _, edits = other.edits_since(mark)
    assert edits
    assert [each.edit_id for each in edits] == [done.edit_id]
    assert other.data_version() != version
    assert state(other) == state(changed)


def test_a_backup_of_another_computer_without_an_account_is_taken(changed: App, device: MakeDevice) -> None:
    """Both have no account: the rows become this computer's own."""
    other = device("b", HandClock(NOW))
    backup = changed.backups.list()[0].path
    preview = other.backups.preview(backup)
    assert preview.differences.total(Kind.ADDED) == 8
    other.backups.restore(preview)
    assert {entry.user_id for entry in other.days.entries()} == {other.profiles.current.user_id}


def test_what_isnt_a_backup_is_refused_in_a_sentence(changed: App, tmp_path: Path) -> None:
    chance = random.Random(7)
    names = {"an.organic": b"PK\x03\x04" + bytes(900), "empty.db": b"", "noise.db": chance.randbytes(9_000)}
    for name, content in names.items():
        (tmp_path / name).write_bytes(content)
    before = state(changed)
    with pytest.raises(InvalidInput, match="is an export"):
        changed.backups.preview(tmp_path / "an.organic")
    with pytest.raises(InvalidInput, match="isn't a backup"):
        changed.backups.preview(tmp_path / "empty.db")
    with pytest.raises(InvalidInput, match="isn't a backup"):
        changed.backups.preview(tmp_path / "noise.db")
    with pytest.raises(InvalidInput, match="There is no file"):
        changed.backups.preview(tmp_path / "none.db")
    assert state(changed) == before
    assert not list((changed.folder / "backups").glob("restoring-*"))


def test_a_damaged_backup_changes_nothing(changed: App) -> None:
    backup = changed.backups.list()[0].path
    content = bytearray(backup.read_bytes())
    content[8192:] = bytes(len(content) - 8192)
    backup.write_bytes(content)
    before = state(changed)
    with pytest.raises(DatabaseDamaged):
        changed.backups.preview(backup)
    assert state(changed) == before


def test_a_backup_of_another_account_is_refused(changed: App, device: MakeDevice, make_account_file: Any) -> None:
    backup = make_account_file(device("c", HandClock(NOW)))
    with pytest.raises(AccountProblem, match=r"belongs to the account somebody@example\.org"):
        changed.backups.preview(backup)


@pytest.fixture
def make_account_file() -> Callable[[App], Path]:
    """Makes a backup that is an account's."""

    def make(app: App) -> Path:
        log_days(app, 2)
        database = app.profiles.current.database
        with database.writing() as session:
            session.connection().exec_driver_sql("UPDATE users SET email = 'somebody@example.org'")
        return app.backups.make().path

    return make


def test_a_process_killed_in_a_restore_leaves_the_data_before_or_after(device: MakeDevice, tmp_path: Path) -> None:
    app = device("a", HandClock(NOW))
    log_days(app, 60)
    backup = app.backups.make(BY_HAND).path
    log_days(app, 60, sleep_hours="3", mood_score=2)
    app.days.log(app.today() - timedelta(days=100), {"mood_score": 5})
    before = state(app)[0]
    after = {day: before[day] for day in before} | {
        entry.date: (entry.sleep_hours, entry.mood_score) for entry in _entries_of(app, backup)
    }
    chance, seen = random.Random(11), set()
    command = [sys.executable, "-m", "tests.app.dying_restore"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin
        assert process.stdout
        for number in range(20):
            folder = tmp_path / f"killed-{number}"
            subprocess.run(["cp", "-r", str(app.folder), str(folder)], check=True)
            print(folder, folder / "backups" / backup.name, chance.uniform(0.005, 0.9), file=process.stdin, flush=True)
            process.stdout.readline()
            survivor = device(f"killed-{number}", HandClock(NOW))
            found = state(survivor)[0]
            assert found in (before, after)
            seen.add(found == after)
            assert survivor.profiles.current.database.damage() == ""
        process.stdin.close()
    assert False in seen


def _entries_of(app: App, backup: Path) -> list[Any]:
    preview = app.backups.preview(backup)
    rows = (row for row in preview.differences.rows if row.table == "wellness_entries")
    return [_Then(row.key, row.columns) for row in rows]


class _Then:
    """A day as it was."""

    def __init__(self, key: str, columns: Any) -> None:
        self.date = date.fromisoformat(key)
        self.sleep_hours, self.mood_score = (columns[name][1] for name in ("sleep_hours", "mood_score"))
