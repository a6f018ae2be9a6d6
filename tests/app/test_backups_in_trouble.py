"""Backups on a bad day: clocks that jump, slow and full disks, two accounts in one folder, damage that nobody saw."""

from __future__ import annotations

import random
import shutil
import threading
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from organic_desktop.app import salvage
from organic_desktop.app.backup_folder import PART, bring_up_to_date, place_in
from organic_desktop.core.errors import InvalidInput, NewerDatabase, OrganicError
from organic_desktop.store.backups import AUTOMATIC, MOST_OF_THE_LAST_DAYS, NEWEST, superfluous
from organic_desktop.store.connections import connect
from organic_desktop.store.rebuilding import SUSPECT, is_damaged
from tests.app.test_backups import backed_up, log_days, state
from tests.clocks import HandClock
from tests.devices import MakeDevice, logged, sign_in
from tests.passcodes import PASSCODE, fill, leaks, make_lock
from tests.server.fixtures import Account
from tests.server.lite import Server

NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
PATIENCE = 30.0


# -- clocks -----------------------------------------------------------------------------------------------------------


def test_a_clock_that_is_set_back_a_year_doesnt_put_the_next_backup_off_for_a_year(
    device: MakeDevice, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = HandClock(NOW)
    app = device("a", clock)
    log_days(app, 3)
    app.backups.start()
    clock.move(timedelta(days=-365))
    planned, usual = threading.Event(), app.backups._plan

    def plan(moment: datetime) -> None:
        usual(moment)
        planned.set()

    monkeypatch.setattr(app.backups, "_plan", plan)
    app.timekeeper.wake_up()
    assert planned.wait(PATIENCE)
    with backed_up(app):
        clock.move(timedelta(minutes=31))
        app.timekeeper.wake_up()


def test_a_clock_that_is_years_ahead_leaves_the_newest_backups() -> None:
    made = [(Path(f"{number}.db"), NOW - timedelta(days=30 * number)) for number in range(20)]
    gone = superfluous(made, NOW + timedelta(days=5 * 365))
    assert [path for path, _ in made if path not in gone] == [path for path, _ in made[:NEWEST]]


def test_backups_of_the_future_take_no_place_from_those_of_today() -> None:
    future = [(Path(f"f{number}.db"), NOW + timedelta(days=300, minutes=number)) for number in range(60)]
    today = [(Path(f"{number}.db"), NOW - timedelta(minutes=15 * number)) for number in range(MOST_OF_THE_LAST_DAYS)]
    assert superfluous(future + today, NOW) == []


def test_a_backup_that_failed_is_tried_again_though_nobody_edits(
    device: MakeDevice, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = HandClock(NOW)
    app = device("a", clock)
    log_days(app, 3)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("os.fsync", full)
        app.backups.start()
        with backed_up(app):
            clock.move(timedelta(minutes=1))
            app.timekeeper.wake_up()
    assert app.backups.list() == []
    assert "No space left" in str(app.backups.problem)
    app.backups._worker.join(PATIENCE)  # type: ignore[union-attr]
    with backed_up(app):
        clock.move(timedelta(minutes=31))
        app.timekeeper.wake_up()
    assert [each.summary.reason for each in app.backups.list()] == [AUTOMATIC]


# -- which are deleted ------------------------------------------------------------------------------------------------


def test_the_backup_that_is_being_restored_isnt_thinned_out_by_the_one_made_before(device: MakeDevice) -> None:
    clock = HandClock(NOW)
    app = device("a", clock)
    for number in range(MOST_OF_THE_LAST_DAYS):
        app.days.log(app.today(), {"mood_score": number % 5 + 1})
        app.backups._scheduled()
        clock.move(timedelta(minutes=1))
    app.days.log(app.today(), {"mood_score": 5})
    oldest = app.backups.list()[-1]
    done = app.backups.restore(app.backups.preview(oldest.path))
    assert done.edit_id
    assert logged(app, app.today())["mood_score"] == 1
    assert oldest.path.exists()


def test_two_accounts_of_one_computer_dont_thin_out_each_others_copies(tmp_path: Path) -> None:
    chosen = tmp_path / "disk"
    place = place_in(chosen, "device")
    place.mkdir(parents=True)
    names = [
        f"automatic-{NOW - timedelta(days=back, minutes=number):%Y%m%dT%H%M%S}-{owner}.db"
        for back in range(5, 12)
        for number, owner in enumerate(("aaaaaaaa", "bbbbbbbb"))
    ]
    for name in names:
        (place / name).write_bytes(b"x")
    for back in range(NEWEST):
        for owner in ("aaaaaaaa", "bbbbbbbb"):
            (place / f"automatic-{NOW - timedelta(minutes=back):%Y%m%dT%H%M%S}-{owner}.db").write_bytes(b"x")
    bring_up_to_date(tmp_path, chosen, "device", [], NOW)
    assert [name for name in names if not (place / name).exists()] == []


# -- the folder elsewhere ---------------------------------------------------------------------------------------------


def test_a_restore_waits_for_no_slow_disk_elsewhere(
    device: MakeDevice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = device("a", HandClock(NOW))
    elsewhere = tmp_path / "disk"
    elsewhere.mkdir()
    log_days(app, 2, mood_score=3)
    backup = app.backups.make()
    app.backups.choose_folder(elsewhere)
    app.backups.start()
    app.days.log(app.today(), {"mood_score": 1})
    answers, usual = threading.Event(), shutil.copyfileobj

    def slow(*arguments: Any) -> None:
        assert answers.wait(PATIENCE)
        usual(*arguments)

    monkeypatch.setattr("shutil.copyfileobj", slow)
    done = app.backups.restore(app.backups.preview(backup.path))
    assert logged(app, app.today())["mood_score"] == 3, "the disk hasn't answered yet"
    copied = threading.Event()
    app.backups.changed.add(copied.set)
    answers.set()
    assert copied.wait(PATIENCE)
    assert done.before
    assert (place_in(elsewhere, app.settings.device_id) / done.before.path.name).exists()


def test_a_full_disk_elsewhere_keeps_no_half_copy_and_is_thinned_out_all_the_same(
    device: MakeDevice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = device("a", HandClock(NOW))
    elsewhere = tmp_path / "disk"
    elsewhere.mkdir()
    log_days(app, 2)
    app.backups.choose_folder(elsewhere)
    place = place_in(elsewhere, app.settings.device_id)
    for number in range(NEWEST + 2):
        (place / f"automatic-{NOW - timedelta(days=900 + number):%Y%m%dT%H%M%S}-aaaaaaaa.db").write_bytes(b"x")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("shutil.copyfileobj", full)
    app.backups.make()
    assert "No space left" in str(app.backups.folder_problem)
    assert list(place.glob(f"*{PART}")) == []
    assert len(list(place.glob("*.db"))) == NEWEST


@pytest.mark.parametrize("name", ["day\nafter 100%.db", "-rf ünïcødé 🌿.db", "a'b\"c#?%20;.db", " .db"])
def test_a_backup_of_any_name_is_previewed_and_restored(device: MakeDevice, tmp_path: Path, name: str) -> None:
    app = device("a", HandClock(NOW))
    log_days(app, 3, mood_score=2)
    far = app.backups.copy_to(app.backups.make(), tmp_path / name)
    before = state(app)
    app.days.log(app.today(), {"mood_score": 5})
    assert app.backups.restore(app.backups.preview(far)).edit_id
    assert state(app) == before


def test_a_link_to_a_backup_and_a_folder_reached_by_a_link_work_and_one_into_the_data_is_refused(
    device: MakeDevice, tmp_path: Path
) -> None:
    app = device("a", HandClock(NOW))
    log_days(app, 3, mood_score=2)
    backup = app.backups.make()
    (tmp_path / "link.db").symlink_to(backup.path)
    assert not app.backups.preview(tmp_path / "link.db").differences
    (tmp_path / "disk").mkdir()
    (tmp_path / "way").symlink_to(tmp_path / "disk")
    app.backups.choose_folder(tmp_path / "way")
    assert app.backups.folder_problem is None
    (tmp_path / "inside").symlink_to(app.folder)
    for refused in (tmp_path / "inside", app.folder):
        with pytest.raises(InvalidInput):
            app.backups.choose_folder(refused)


def test_a_disk_without_permissions_takes_copies(
    device: MakeDevice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """FAT refuses what it can't keep."""

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    app = device("a", HandClock(NOW))
    elsewhere = tmp_path / "disk"
    elsewhere.mkdir()
    log_days(app, 2)
    made = app.backups.make()
    with monkeypatch.context() as patched:
        for name in ("chmod", "fchmod", "chown", "utime"):
            patched.setattr(f"os.{name}", refuse)
        app.backups.choose_folder(elsewhere)
    assert app.backups.folder_problem is None
    assert (place_in(elsewhere, app.settings.device_id) / made.path.name).exists()


def test_a_newer_backup_is_refused_in_a_sentence_and_nothing_is_left_of_it(device: MakeDevice, tmp_path: Path) -> None:
    app = device("a", HandClock(NOW))
    log_days(app, 3)
    far = app.backups.copy_to(app.backups.make(), tmp_path / "newer.db")
    with closing(connect(far, "rw")) as connection:
        connection.execute("PRAGMA user_version = 999")
    with pytest.raises((NewerDatabase, InvalidInput)):
        app.backups.preview(far)
    assert list((app.folder / "backups").glob("restoring-*")) == []


# -- an account that is deleted ---------------------------------------------------------------------------------------


def test_an_accounts_copies_elsewhere_are_deleted_if_that_is_wanted_and_nobody_elses(
    server: Server, account: Account, device: MakeDevice, tmp_path: Path
) -> None:
    app = device("a")
    elsewhere = tmp_path / "disk"
    elsewhere.mkdir()
    app.days.log(app.today(), {"mood_score": 4})
    app.backups.choose_folder(elsewhere)
    app.backups.make()  # of what is merged into the account
    sign_in(app, server, account)
    app.sync()
    app.backups.make()
    place = place_in(elsewhere, app.settings.device_id)
    other = place / "by-hand-20260101T000000-abcdef01.db"
    other.write_bytes(b"x")
    assert len(list(place.iterdir())) >= 3
    owners = app.backups.owners_elsewhere(account.user_id)
    app.account.delete(keep_data=False)
    assert app.backups.delete_elsewhere(owners) is None
    assert list(place.iterdir()) == [other]
    elsewhere.rename(tmp_path / "unplugged")
    assert "stay" in str(app.backups.delete_elsewhere(owners))


# -- damage -----------------------------------------------------------------------------------------------------------


def test_damage_is_noticed_after_the_start_though_nothing_changed_since_the_last_backup(device: MakeDevice) -> None:
    clock = HandClock(NOW)
    app = device("a", clock)
    log_days(app, 40)
    app.backups.make()
    app.close()
    path = app.folder / "local.db"
    tear_an_index(path)
    again = device("a", clock)
    again.backups._scheduled()
    assert "damaged" in str(again.backups.problem)
    assert path.with_name(path.name + SUSPECT).exists()


def tear_an_index(path: Path) -> None:
    """Overwrite the first page of an index's leaves: all rows can still be read."""
    with closing(connect(path, "ro")) as connection:
        roots = connection.execute("SELECT rootpage FROM sqlite_master WHERE type = 'index' AND tbl_name = 'journal'")
        (root,) = next(iter(roots))
    content = bytearray(path.read_bytes())
    content[(root - 1) * 4096 + 8 : root * 4096] = random.Random(1).randbytes(4088)
    path.write_bytes(content)


def test_a_damaged_file_that_was_kept_goes_with_its_account_and_is_erased_by_a_passcode(
    tmp_path: Path, test_keyring: None
) -> None:
    folder = tmp_path / "a"
    folder.mkdir(mode=0o700)
    fill(folder)
    path = folder / "local.db"
    content = bytearray(path.read_bytes())
    content[:100] = bytes(100)
    path.write_bytes(content)
    kept = folder / salvage.repair(folder).kept_as
    assert kept.exists()
    assert leaks(folder)
    lock = make_lock(folder)
    lock.set(PASSCODE)
    lock.close()
    assert leaks(folder) == []
    assert not kept.exists()


def test_an_encrypted_file_whose_key_is_lost_isnt_taken_for_a_damaged_one(tmp_path: Path, test_keyring: None) -> None:
    folder = tmp_path / "a"
    folder.mkdir(mode=0o700)
    fill(folder)
    lock = make_lock(folder)
    lock.set(PASSCODE)
    lock.close()
    (folder / "lock.json").rename(tmp_path / "lock.json")
    before = (folder / "local.db").read_bytes()
    for attempt in (salvage.look, salvage.repair):
        with pytest.raises(OrganicError, match="passcode"):
            attempt(folder)
    assert (folder / "local.db").read_bytes() == before
    assert list(folder.glob("*.damaged-*")) == []


def test_damage_that_is_described_by_bytes_that_are_no_text_is_damage(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with closing(connect(path)) as connection:
        connection.execute("CREATE TABLE a (name TEXT         )")
        connection.execute("INSERT INTO a VALUES (NULL)")
    content = path.read_bytes()
    path.write_bytes(content.replace(b"name TEXT         )", b"n\xdfme TEXT NOT NULL)"))
    assert path.read_bytes() != content
    assert is_damaged(path)
