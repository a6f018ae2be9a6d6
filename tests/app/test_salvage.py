"""Damaged files: what can be read arrives in a new one, unsent edits first, and the damaged one is kept."""

from __future__ import annotations

import random
import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from organic_desktop.app import salvage
from organic_desktop.app.facade import App
from organic_desktop.core.errors import DatabaseDamaged, InvalidInput
from organic_desktop.store.damaged import Found, read_damaged
from organic_desktop.store.journal import Source
from organic_desktop.store.rebuilding import REBUILT, is_damaged, suspect
from tests.clocks import HandClock
from tests.devices import MakeDevice, logged, sign_in
from tests.passcodes import PASSCODE, make_lock
from tests.server.fixtures import Account
from tests.server.lite import Server
from tests.sync.rows import assert_same

NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
PAGE = 4096
DAYS, MESSAGES = 150, 30


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with half a year and a conversation, and a backup of all but the last ten days."""
    folder = tmp_path_factory.mktemp("sound")
    app = App(folder, clock=HandClock(NOW))
    for back in range(DAYS, 0, -1):
        day = app.today() - timedelta(days=back)
        app.days.log(day, {"sleep_hours": "7.5", "nutrition_notes": f"Note {back}, and some more words of it " * 4})
        if back == 11:
            thread = app.conversations.start("nutrition", "Soup")
            for number in range(MESSAGES):
                app.conversations.send(thread.id, f"Message {number} " * 20)
            app.backups.make()
    app.close()
    return folder


def damaged(sound: Path, folder: Path, numbers: list[int], chance: random.Random) -> Path:
    """A copy of the folder in which these pages were overwritten."""
    shutil.copytree(sound, folder, copy_function=shutil.copy2)
    path = folder / "local.db"
    content = bytearray(path.read_bytes())
    for number in numbers:
        content[number * PAGE : (number + 1) * PAGE] = chance.randbytes(PAGE)
    path.write_bytes(content)
    return path


def pages_with(path: Path, words: bytes) -> list[int]:
    """The numbers of the pages, from 0, that have these words."""
    content = path.read_bytes()
    return [number for number in range(len(content) // PAGE) if words in content[number * PAGE :][:PAGE]]


def index_root(path: Path, table: str) -> int:
    """The page, from 1, at which an index of a table begins."""
    with closing(sqlite3.connect(path)) as connection:
        found = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE type = 'index' AND tbl_name = ? ORDER BY name", (table,)
        ).fetchone()
    return int(found[0])


def contents(folder: Path) -> tuple[dict[Any, Any], list[str]]:
    app = App(folder, clock=HandClock(NOW))
    try:
        days = {entry.date: (entry.sleep_hours, entry.nutrition_notes) for entry in app.days.entries()}
        words = [m.content for each in app.conversations.all() for m in app.conversations.messages(each.id)]
        assert app.profiles.current.database.damage() == ""
        return days, sorted(words)
    finally:
        app.close()


@pytest.mark.parametrize("seed", range(4))
def test_of_a_hundred_damaged_files_each_gives_back_all_that_is_sound(sound: Path, tmp_path: Path, seed: int) -> None:
    """Without a backup: only rows on the overwritten pages may be missing, and no row may be another."""
    chance = random.Random(seed)
    whole, words = contents(sound)
    pages = (sound / "local.db").stat().st_size // PAGE
    for number in range(25):
        folder = tmp_path / str(number)
        chosen = chance.sample(range(pages), chance.choice((1, 2, 3, 8)))
        path = damaged(sound, folder, chosen, chance)
        shutil.rmtree(folder / "backups")
        before = path.read_bytes()
        if not is_damaged(path):  # free pages
            continue
        done = salvage.repair(folder)
        days, said = contents(folder)
        assert (folder / done.kept_as).read_bytes() == before
        assert done.readable.rows["wellness_entries"] == len(days)
        assert len(days) >= DAYS - 16 * len(chosen), chosen
        assert len(said) >= MESSAGES - 12 * len(chosen), chosen
        assert days.items() <= whole.items()
        assert set(said) <= set(words)
        shutil.rmtree(folder)


def test_the_newest_backup_adds_what_cant_be_read(sound: Path, tmp_path: Path) -> None:
    chance = random.Random(3)
    whole, words = contents(sound)
    pages, gained = (sound / "local.db").stat().st_size // PAGE, 0
    for number in range(6):
        folder = tmp_path / str(number)
        damaged(sound, folder, chance.sample(range(1, pages), pages // 6), chance)
        done = salvage.repair(folder)
        days, said = contents(folder)
        old = {day for day in whole if day < NOW.date() - timedelta(days=10)}
        assert {day: days[day] for day in old} == {day: whole[day] for day in old}
        assert said == words
        gained += done.rebuilt.from_backup
    assert gained > 0, "which pages are damaged is chance, and some hold no day"


@pytest.mark.parametrize("content", [b"", bytes(40 * PAGE), b"%PDF-1.7" * 4_000], ids=["cut", "zeros", "another"])
def test_a_file_of_which_nothing_is_left_becomes_the_newest_backup(sound: Path, tmp_path: Path, content: bytes) -> None:
    folder = tmp_path / "a"
    path = damaged(sound, folder, [], random.Random(0))
    path.write_bytes(content or path.read_bytes()[:5_000])
    done = salvage.repair(folder)
    days, said = contents(folder)
    assert len(days) == DAYS - 10
    assert len(said) == MESSAGES
    assert done.readable.rows["wellness_entries"] == 0


def test_edits_that_are_only_in_the_log_beside_the_file_are_read_too(
    sound: Path, tmp_path: Path, test_keyring: None
) -> None:
    folder = tmp_path / "a"
    shutil.copytree(sound, folder)
    app = App(folder, clock=HandClock(NOW))
    app.days.log(app.today(), {"sleep_hours": "4.25"})
    torn = tmp_path / "torn"
    shutil.copytree(folder, torn)  # as after a power cut: the log was never merged
    app.close()
    content = bytearray((torn / "local.db").read_bytes())
    root = PAGE * (index_root(sound / "local.db", "messages") - 1)  # the log has no newer one: no message was written
    content[root : root + PAGE] = random.Random(5).randbytes(PAGE)
    (torn / "local.db").write_bytes(content)
    salvage.repair(torn)
    days, _ = contents(torn)
    assert len(days) == DAYS + 1
    assert not (torn / "local.db-wal").exists()


def test_a_look_changes_nothing_and_a_sound_file_is_refused(sound: Path, tmp_path: Path) -> None:
    folder = tmp_path / "a"
    path = damaged(sound, folder, [0], random.Random(2))
    before = {each.name: each.read_bytes() for each in folder.rglob("*") if each.is_file()}
    readable = salvage.look(folder)
    assert readable.rows["wellness_entries"] == DAYS
    assert readable.backup
    assert {each.name: each.read_bytes() for each in folder.rglob("*") if each.is_file()} == before
    assert path.exists()
    with pytest.raises(InvalidInput, match="isn't damaged"):
        salvage.repair(sound)


def test_a_file_without_a_log_is_copied_without_one(
    sound: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "a"
    path = damaged(sound, folder, [0], random.Random(2))
    path.with_name(f"{path.name}-wal").unlink(missing_ok=True)
    lent: list[list[str]] = []

    def read(copy: Path) -> Found:
        lent.append([each.name for each in copy.parent.glob(f"{copy.name}*")])
        return read_damaged(copy)

    monkeypatch.setattr(salvage, "read_damaged", read)
    salvage.look(folder)
    assert [len(names) for names in lent] == [1]


def test_a_deleted_day_stays_deleted(sound: Path, tmp_path: Path) -> None:
    folder = tmp_path / "a"
    shutil.copytree(sound, folder)
    app = App(folder, clock=HandClock(NOW))
    gone = app.today() - timedelta(days=60)
    app.days.delete([gone])
    app.close()
    content = bytearray((folder / "local.db").read_bytes())
    content[:PAGE] = bytes(PAGE)
    (folder / "local.db").write_bytes(content)
    salvage.repair(folder)
    days, _ = contents(folder)
    assert gone not in days
    assert len(days) == DAYS - 1


@pytest.mark.parametrize("source", ["command", "program"])
def test_what_was_logged_from_outside_the_window_keeps_its_history(source: Source, sound: Path, tmp_path: Path) -> None:
    folder = tmp_path / "a"
    shutil.copytree(sound, folder)
    app = App(folder, clock=HandClock(NOW))
    app.days.log(app.today(), {"water_intake_ml": 250}, source=source)
    app.close()
    content = bytearray((folder / "local.db").read_bytes())
    content[:PAGE] = bytes(PAGE)
    (folder / "local.db").write_bytes(content)
    salvage.repair(folder)
    app = App(folder, clock=HandClock(NOW))
    assert [line.source for line in app.days.history.timeline(app.today(), 9)] == [source]
    app.close()


def test_a_file_found_damaged_by_a_backup_is_said_at_the_next_start(sound: Path, tmp_path: Path) -> None:
    folder = tmp_path / "a"
    chance = random.Random(4)
    path = damaged(sound, folder, pages_with(sound / "local.db", b"some more words of it")[:2], chance)
    app = App(folder, clock=HandClock(NOW))
    app.backups._scheduled()
    assert app.backups.problem
    app.close()
    with pytest.raises(DatabaseDamaged):
        App(folder)
    salvage.repair(folder)
    App(folder).close()
    suspect(path)
    App(folder).close()  # it is sound: the note is gone
    assert [each.name for each in folder.iterdir() if "suspect" in each.name] == []


def test_a_crash_before_the_new_file_took_its_place_is_made_up_for_at_the_next_start(
    sound: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "a"
    path = damaged(sound, folder, [0], random.Random(6))
    with monkeypatch.context() as patched:
        patched.setattr(salvage, "finish_rebuilding", lambda path: None)
        salvage.repair(folder)
    assert path.with_name(path.name + REBUILT).exists()
    path.with_name(path.name + "-wal").write_bytes(b"the damaged file's")
    days, _ = contents(folder)
    assert len(days) == DAYS


def test_an_encrypted_file_gives_back_what_its_other_pages_hold(tmp_path: Path, test_keyring: None) -> None:
    folder = tmp_path / "a"
    folder.mkdir(mode=0o700)
    app = App(folder, clock=HandClock(NOW))
    for back in range(60):
        app.days.log(app.today() - timedelta(days=back), {"nutrition_notes": f"Note {back} " * 30})
    app.close()
    lock = make_lock(folder)
    lock.set(PASSCODE)
    path = folder / "local.db"
    content = bytearray(path.read_bytes())
    middle = len(content) // PAGE // 2 * PAGE
    content[middle : middle + PAGE] = bytes(PAGE)
    path.write_bytes(content)
    if is_damaged(path):
        salvage.repair(folder)
    app = App(folder, lock=lock, clock=HandClock(NOW))
    assert len(app.days.entries()) >= 45
    assert not any("Note" in each.read_bytes().decode("latin-1") for each in folder.rglob("*") if each.is_file())
    app.close()
    lock.close()


def test_unsent_edits_of_a_damaged_file_are_sent_and_nothing_of_the_server_is_lost(
    server: Server, account: Account, device: MakeDevice, tmp_path: Path
) -> None:
    a, b = sign_in(device("a"), server, account), sign_in(device("b"), server, account)
    today = a.today()
    for back in range(80):
        a.days.log(today - timedelta(days=back), {"mood_score": 3, "nutrition_notes": f"Note {back} " * 10})
    a.sync()
    b.sync()
    a.days.log(today, {"mood_score": 5})
    a.days.delete([today - timedelta(days=3)])
    a.days.log(today - timedelta(days=200), {"sleep_hours": 6})
    b.days.log(today - timedelta(days=5), {"energy_level": 4})
    b.sync()
    a.close()
    path = salvage.path_of(a.folder)
    content = bytearray(path.read_bytes())
    content[:PAGE] = random.Random(9).randbytes(PAGE)
    path.write_bytes(content)
    done = salvage.repair(a.folder)
    assert done.readable.unsent == 3
    a = device("a")
    assert a.status().pending == 3
    a.sync()
    b.sync()
    for each in (a, b):
        assert logged(each, today)["mood_score"] == 5
        assert each.days.entry(today - timedelta(days=3)) is None
        assert logged(each, today - timedelta(days=200))["sleep_hours"] == 6
        assert logged(each, today - timedelta(days=5))["energy_level"] == 4
        assert_same(each, server, account.user_id)
