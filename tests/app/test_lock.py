"""The lock: without the passcode nothing is opened or can be read, with it everything is as it was."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from datetime import timedelta
from pathlib import Path

import keyring
import pytest

from organic_desktop.app.facade import App
from organic_desktop.app.first_look import FirstLook
from organic_desktop.app.lock import Lock
from organic_desktop.app.look import look_into
from organic_desktop.core import passcode as passcodes
from organic_desktop.core.errors import DatabaseBusy, DatabaseDamaged, InvalidInput, Locked, WrongPasscode
from organic_desktop.core.keychain import SERVICE
from organic_desktop.core.tries import WAITS
from organic_desktop.store.connections import connect
from organic_desktop.store.lean_file import CantLook
from tests.clocks import HandClock
from tests.passcodes import CHEAP, PASSCODE, WORDS, fill, leaks, make_lock, read_back
from tests.private import is_private


@pytest.fixture
def folder(tmp_path: Path, test_keyring: None) -> Path:
    """A data folder full of words."""
    folder = tmp_path / "data"
    folder.mkdir(mode=0o700)
    fill(folder)
    return folder


def test_a_folder_with_words_would_show_them_without_a_lock(folder: Path) -> None:
    assert {leak.partition(": ")[2] for leak in leaks(folder)} == set(WORDS)


def test_a_set_lock_keeps_everything_and_leaves_no_word_readable(folder: Path) -> None:
    before = read_back(folder)
    lock = make_lock(folder)
    seen: list[tuple[int, int]] = []
    lock.set(PASSCODE, progress=lambda done, total: seen.append((done, total)))
    assert make_lock(folder).is_set
    assert make_lock(folder).is_open
    assert leaks(folder) == []
    assert read_back(folder) == before
    assert leaks(folder) == []
    assert seen[0][0] == 0
    assert seen[-1][0] == seen[-1][1] > 0
    assert not [each.name for each in folder.rglob("*") if "crypted" in each.name or "converting" in each.name]


def test_while_it_is_open_nothing_becomes_readable_in_the_logs_beside_the_file(folder: Path) -> None:
    make_lock(folder).set(PASSCODE)
    app = App(folder)
    try:
        app.days.write_notes(app.today(), f"{WORDS[0]} again", WORDS[0])
        app.profiles.current.database.copy_to("local.before-99.db")
        assert (folder / "local.db-wal").stat().st_size > 0
        assert leaks(folder) == []
        assert app.permanent_deletion.day(app.today()).texts
        assert leaks(folder) == []
    finally:
        app.close()


def test_without_the_passcode_nothing_is_opened(folder: Path) -> None:
    lock = make_lock(folder)
    lock.set(PASSCODE)
    lock.close()
    assert not make_lock(folder).is_open
    with pytest.raises(Locked):
        App(folder)
    with pytest.raises(Locked):
        App(folder, lock=Lock(folder))
    with pytest.raises(Locked):
        connect(folder / "local.db")
    with pytest.raises(CantLook), look_into(folder):
        pass
    with pytest.raises(CantLook):
        FirstLook(folder)


def test_the_passcode_opens_it_after_a_restart(folder: Path) -> None:
    before = read_back(folder)
    lock = make_lock(folder)
    lock.set(PASSCODE)
    lock.close()
    with pytest.raises(WrongPasscode) as wrong:
        lock.unlock("seven old bicycle")
    assert wrong.value.wait_seconds == 0
    assert not make_lock(folder).is_open
    again = make_lock(folder)
    again.unlock(PASSCODE)
    assert read_back(folder) == before
    with look_into(folder) as look:
        assert len(look.entries()) == 2


def test_a_folder_without_a_passcode_is_open_and_never_imports_what_encrypts(folder: Path) -> None:
    lock = make_lock(folder)
    assert make_lock(folder).is_open
    assert not make_lock(folder).is_set
    lock.unlock("whatever")
    lock.close()
    script = (
        "import sys; from pathlib import Path; from organic_desktop.app.facade import App;"
        "App(Path(sys.argv[1])).close(); print([n for n in sys.modules if n.split('.')[0] in ('sqlcipher3', 'argon2')])"
    )
    said = subprocess.run([sys.executable, "-c", script, str(folder)], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"


def test_removing_it_gives_back_the_plain_files(folder: Path) -> None:
    before = read_back(folder)
    lock = make_lock(folder)
    lock.set(PASSCODE, remember=True)
    with pytest.raises(WrongPasscode):
        lock.remove("not this one")
    assert make_lock(folder).is_set
    lock.remove(PASSCODE)
    assert not make_lock(folder).is_set
    assert read_back(folder) == before
    assert {leak.partition(": ")[2] for leak in leaks(folder)} == set(WORDS)
    assert "lock/" not in (folder.parent / "keyring.json").read_text()
    assert not (folder / "lock.json").exists()


def test_changing_it_leaves_the_files_as_they_are_and_the_old_one_useless(folder: Path) -> None:
    lock = make_lock(folder)
    lock.set(PASSCODE)
    files = {each: each.read_bytes() for each in folder.rglob("*.db")}
    lock.change(PASSCODE, "eight new bicycles")
    assert {each: each.read_bytes() for each in folder.rglob("*.db")} == files
    lock.close()
    with pytest.raises(WrongPasscode):
        lock.unlock(PASSCODE)
    lock.unlock("eight new bicycles")
    assert make_lock(folder).is_open


def test_a_passcode_that_is_too_short_changes_nothing(folder: Path) -> None:
    lock = make_lock(folder)
    with pytest.raises(InvalidInput):
        lock.set("12345")
    assert not make_lock(folder).is_set
    lock.set(PASSCODE)
    with pytest.raises(InvalidInput):
        lock.change(PASSCODE, "12345")
    with pytest.raises(InvalidInput):
        lock.set("another passcode")


def test_letters_that_keyboards_write_in_two_ways_are_one_passcode(folder: Path) -> None:
    lock = make_lock(folder)
    lock.set("café crème")
    lock.close()
    lock.unlock("cafe\u0301 cre\u0300me")
    assert make_lock(folder).is_open


def test_it_cant_be_set_or_removed_while_a_program_has_the_data_open(folder: Path) -> None:
    lock = make_lock(folder)
    app = App(folder)
    app.days.entries()
    try:
        with pytest.raises(DatabaseBusy):
            lock.set(PASSCODE)
        assert not make_lock(folder).is_set
        app.days.log(app.today(), {"energy_level": 3})
    finally:
        app.close()
    lock.set(PASSCODE)
    app = App(folder)
    try:
        with pytest.raises(DatabaseBusy):
            lock.remove(PASSCODE)
        assert make_lock(folder).is_set
        app.days.log(app.today(), {"energy_level": 4})
    finally:
        app.close()


def test_one_key_opens_the_files_of_a_folder_and_none_of_another(folder: Path, tmp_path: Path) -> None:
    make_lock(folder).set(PASSCODE)
    other = tmp_path / "other"
    other.mkdir(mode=0o700)
    fill(other)
    make_lock(other).set(PASSCODE)
    assert passcodes.read_lock(folder) != passcodes.read_lock(other)
    (other / "local.db").write_bytes((folder / "local.db").read_bytes())
    with pytest.raises(DatabaseDamaged):
        App(other)


@pytest.mark.parametrize("name", ["salt", "wrapped", "proof", "cost", "mark"])
def test_a_damaged_or_edited_lock_file_opens_nothing_and_says_so(folder: Path, name: str) -> None:
    lock = make_lock(folder)
    lock.set(PASSCODE)
    lock.close()
    told = json.loads((folder / "lock.json").read_text())
    told[name] = {"time": 10**9, "memory": 1 << 40, "lanes": 1} if name == "cost" else told[name][::-1]
    (folder / "lock.json").write_text(json.dumps(told))
    with pytest.raises((WrongPasscode, DatabaseDamaged)):
        lock.unlock(PASSCODE)
    assert name == "cost" or not make_lock(folder).is_open


def test_a_lock_file_that_is_damaged_while_it_is_open_remembers_nothing(folder: Path) -> None:
    """Settings and the lock of the window ask for it at any time."""
    lock = make_lock(folder)
    lock.set(PASSCODE, remember=True)
    assert lock.remembered
    (folder / "lock.json").write_text("{")
    assert not lock.remembered


def test_a_lock_that_another_process_set_anew_is_closed_before_anything_is_read(folder: Path) -> None:
    """The key that this process holds is of the lock before."""
    make_lock(folder).set(PASSCODE)
    script = (
        "import sys; from pathlib import Path; from tests.passcodes import *\n"
        "lock = make_lock(Path(sys.argv[1])); lock.remove(PASSCODE); lock.set('eight new bicycles')"
    )
    subprocess.run([sys.executable, "-c", script, str(folder)], check=True, cwd=Path(__file__).parents[2])
    assert not make_lock(folder).is_open
    with pytest.raises(Locked):
        App(folder)


# -- wrong tries ------------------------------------------------------------------------------------------------------


def wrong_tries(folder: Path, clock: HandClock, number: int) -> None:
    for _ in range(number):
        lock = Lock(folder, clock=clock, cost=CHEAP)
        clock.move(timedelta(seconds=lock.wait_seconds))
        with pytest.raises(WrongPasscode):
            lock.unlock("not this one")


@pytest.mark.parametrize(("tries", "least"), [(3, 1), (5, 30), (9, 600), (40, 600)])
def test_wrong_tries_make_the_next_wait_also_after_a_restart(folder: Path, tries: int, least: int) -> None:
    make_lock(folder).set(PASSCODE)
    clock = HandClock()
    wrong_tries(folder, clock, tries)
    lock = Lock(folder, clock=clock, cost=CHEAP)
    lock.close()
    assert lock.wait_seconds >= least
    with pytest.raises(WrongPasscode) as refused:
        lock.unlock(PASSCODE)  # not even tried
    assert refused.value.wait_seconds >= least
    assert not make_lock(folder).is_open
    clock.move(timedelta(seconds=lock.wait_seconds))
    lock.unlock(PASSCODE)
    assert make_lock(folder).is_open
    assert lock.wait_seconds == 0


def test_setting_the_clock_neither_ends_the_wait_nor_prolongs_it(folder: Path) -> None:
    make_lock(folder).set(PASSCODE)
    clock = HandClock()
    wrong_tries(folder, clock, 5)
    lock = Lock(folder, clock=clock)
    for days in (0, 3650, -7300):
        clock.jump(timedelta(days=days))
        assert lock.wait_seconds == WAITS[5]


def test_a_restart_of_the_computer_ends_no_wait_early_and_none_lasts_longer_than_its_time(folder: Path) -> None:
    make_lock(folder).set(PASSCODE)
    clock = HandClock()
    clock.move(timedelta(days=30))  # since the computer started
    wrong_tries(folder, clock, 5)
    restarted = HandClock()
    lock = Lock(folder, clock=restarted)
    assert lock.wait_seconds == WAITS[5]
    restarted.move(timedelta(seconds=WAITS[5]))
    assert lock.wait_seconds == 0


def test_a_damaged_count_makes_one_wait_and_locks_nobody_out(folder: Path) -> None:
    make_lock(folder).set(PASSCODE)
    (folder / "lock-tries.json").write_text("{")
    clock = HandClock()
    lock = Lock(folder, clock=clock, cost=CHEAP)
    assert lock.wait_seconds == WAITS[5]
    clock.move(timedelta(seconds=WAITS[5]))
    lock.unlock(PASSCODE)


def test_many_processes_at_once_have_no_more_tries_than_one(folder: Path) -> None:
    make_lock(folder).set(PASSCODE)
    clock = HandClock()
    answers: list[float] = []

    def guess() -> None:
        with pytest.raises(WrongPasscode) as wrong:
            Lock(folder, clock=clock, cost=CHEAP).unlock("not this one")
        answers.append(wrong.value.wait_seconds)

    threads = [threading.Thread(target=guess) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(answers) == 12
    assert json.loads((folder / "lock-tries.json").read_text())["wrong"] == 3
    assert is_private(folder / "lock-tries.json")


# -- remembering ------------------------------------------------------------------------------------------------------


def test_the_keyring_opens_it_only_if_the_user_chose_so(folder: Path) -> None:
    lock = make_lock(folder)
    lock.set(PASSCODE)
    lock.close()
    assert not lock.remembered
    assert not lock.unlock_from_keyring()
    with pytest.raises(Locked):
        lock.remembered = True
    lock.unlock(PASSCODE)
    lock.remembered = True
    lock.close()
    assert lock.unlock_from_keyring()
    assert make_lock(folder).is_open
    lock.remembered = False
    lock.close()
    assert not lock.unlock_from_keyring()


def test_locking_for_now_forgets_in_the_keyring_until_the_passcode_is_given(folder: Path) -> None:
    lock = make_lock(folder)
    lock.set(PASSCODE, remember=True)
    lock.close(forget=True)
    assert lock.remembered
    assert not lock.unlock_from_keyring()
    lock.unlock(PASSCODE)
    lock.close()
    assert lock.unlock_from_keyring()


def test_another_folders_key_in_the_keyring_opens_nothing(folder: Path) -> None:
    lock = make_lock(folder)
    lock.set(PASSCODE, remember=True)
    lock.close()
    kept = passcodes.read_lock(folder)
    assert kept
    keyring.set_password(SERVICE, f"lock/{kept.mark}", "ab" * 32)
    assert not lock.unlock_from_keyring()
    assert not make_lock(folder).is_open


def test_what_is_real_costs_time_and_says_nothing_of_the_key() -> None:
    key = passcodes.Key.new()
    kept = passcodes.wrap(key, PASSCODE)
    assert (kept.cost.memory, kept.cost.time) == (64 * 1024, 8)
    opened = kept.unwrap(PASSCODE)
    assert opened
    assert opened.hex() == key.hex()
    assert key.hex() not in f"{kept!r} {key!r}"
