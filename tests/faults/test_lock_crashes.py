"""A passcode that is set or removed while the process is killed, the disk is full, or another program comes.

The child is killed at each operation on the folder's files that Python tells its audit hooks about (openings, renames,
deletions, connections), one after the other, until one lives through; what SQLite writes in between is in drafts.
"""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path

import pytest

from organic_desktop.app.facade import App
from organic_desktop.core.errors import DatabaseBusy, DatabaseUnwritable, Locked, OrganicError
from organic_desktop.core.files import locked
from organic_desktop.store import conversion
from organic_desktop.store.connections import connect, drop_key, open_with
from organic_desktop.store.unfinished import GUARD, MARKER
from tests.faults.test_processes_and_kill import DONE, KILLED, in_a_child
from tests.passcodes import PASSCODE, WORDS, fill, leaks, make_lock, read_back

OPERATIONS = {"open", "os.rename", "os.remove", "os.truncate", "sqlite3.connect", "sqlite3.connect/handle"}
Act = Callable[[Path], None]


def set_lock(folder: Path) -> None:
    make_lock(folder).set(PASSCODE)


def remove_lock(folder: Path) -> None:
    make_lock(folder).remove(PASSCODE)


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    """A folder with a file, a copy beside it, and a backup."""
    folder = tmp_path / "filled"
    folder.mkdir(mode=0o700)
    fill(folder)
    (folder / "backups").mkdir(mode=0o700)
    shutil.copy(folder / "local.before-8.db", folder / "backups" / "before-sign-in-1.db")
    return folder


def killed_at(operations: int, act: Act, folder: Path) -> Callable[[], None]:
    """Do it, and end at the nth operation on the folder's files as kill -9 does."""

    def run() -> None:
        left = operations

        def burn(event: str, arguments: tuple[object, ...]) -> None:
            nonlocal left
            if event in OPERATIONS and any(str(folder) in str(each) for each in arguments):
                left -= 1
                if left == 0:
                    os._exit(KILLED)

        sys.addaudithook(burn)
        act(folder)

    return run


def left_over(folder: Path) -> list[str]:
    """What a conversion that has ended leaves nothing of."""
    ends = (".encrypted", ".decrypted", "-journal", MARKER)
    return [each.name for each in folder.rglob("*") if each.name.endswith(ends)]


@pytest.mark.parametrize("act", [set_lock, remove_lock])
def test_killed_at_any_operation_the_folder_is_as_before_or_as_afterwards(
    act: Act, filled: Path, tmp_path: Path
) -> None:
    before = read_back(filled)
    if act is remove_lock:
        set_lock(filled)
        drop_key(filled)
    states = set()
    for operations in count(1):
        folder = tmp_path / f"killed-{operations}"
        shutil.copytree(filled, folder)
        ended = in_a_child(killed_at(operations, act, folder))
        lock = make_lock(folder)
        states.add(lock.is_set)
        if lock.is_set:
            with pytest.raises(Locked):
                App(folder)
            lock.unlock(PASSCODE)
        assert read_back(folder) == before
        assert left_over(folder) == []
        assert not (lock.is_set and leaks(folder))
        lock.close()
        shutil.rmtree(folder)
        if ended == DONE:
            break
        assert ended == KILLED
    assert states == {True, False}
    assert operations > 20


def test_a_conversion_that_was_decided_is_ended_without_the_passcode(filled: Path) -> None:
    """The next look at the folder does it, whoever looks."""

    def killed_once_decided() -> None:
        finish = vars(conversion)["finish"]
        vars(conversion)["finish"] = lambda folder: os._exit(KILLED) if make_lock(folder).is_set else finish(folder)
        set_lock(filled)

    assert in_a_child(killed_once_decided) == KILLED
    assert leaks(filled) != []
    assert (filled / MARKER).exists()
    with pytest.raises(OrganicError):
        connect(filled / "local.db")
    assert leaks(filled) == []
    assert left_over(filled) == []


@pytest.mark.parametrize("act", [set_lock, remove_lock])
def test_on_a_full_disk_nothing_is_changed(act: Act, filled: Path) -> None:
    before = read_back(filled)
    if act is remove_lock:
        set_lock(filled)
    was_set = make_lock(filled).is_set
    files = {each.name: each.stat().st_size for each in filled.rglob("*.db")}

    def on_a_full_disk() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))
        with pytest.raises(DatabaseUnwritable):
            act(filled)

    assert in_a_child(on_a_full_disk) == DONE
    assert make_lock(filled).is_set == was_set
    assert {each.name: each.stat().st_size for each in filled.rglob("*.db")} == files
    assert left_over(filled) == []
    assert read_back(filled) == before
    act(filled)
    assert read_back(filled) == before


def test_another_process_that_has_the_data_open_is_waited_out_and_loses_nothing(filled: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from organic_desktop.app.facade import App\n"
        "app = App(Path(sys.argv[1])); app.days.entries(); print('open', flush=True); sys.stdin.readline()\n"
        "app.days.log(app.today(), {'energy_level': 5}); app.close(); print('closed', flush=True)"
    )
    command = [sys.executable, "-c", script, str(filled)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdin
        assert other.stdout
        assert other.stdout.readline() == "open\n"
        with pytest.raises(DatabaseBusy):
            set_lock(filled)
        assert not make_lock(filled).is_set
        other.stdin.write("\n")
        other.stdin.flush()
        assert other.stdout.readline() == "closed\n"
    set_lock(filled)
    app = App(filled)
    try:
        entry = app.days.entry(app.today())
        assert entry
        assert entry.energy_level == 5
    finally:
        app.close()
    assert leaks(filled) == []


def test_a_program_that_waited_for_a_file_writes_nothing_into_the_one_that_was_replaced(filled: Path) -> None:
    """It holds the old file open when the lock is set; what it gets is an error, not a place that vanishes."""
    before = open_with(None, filled / "local.db", "rw")  # opened, but not read from
    try:
        set_lock(filled)
        with pytest.raises(Exception, match="not a database"):
            before.execute("UPDATE wellness_entries SET energy_level = 1")
    finally:
        before.close()


def test_two_conversions_at_once_are_one(filled: Path) -> None:
    with locked(filled / GUARD, timeout=0), pytest.raises(DatabaseBusy):
        in_another_thread(lambda: set_lock(filled))
    set_lock(filled)
    assert leaks(filled) == []


def in_another_thread(act: Callable[[], None]) -> None:
    """Do it in a thread, for a lock file lets its own thread in again; raise what it raised."""
    with ThreadPoolExecutor(1) as pool:
        pool.submit(act).result()


def test_what_crashes_left_before_is_erased_with_it(filled: Path) -> None:
    """A copy that was never finished, and the log of a file that is gone."""
    shutil.copy(filled / "local.db", filled / "local.before-8.db.draft")
    (filled / "accounts").mkdir(mode=0o700)
    (filled / "accounts" / "gone.db-wal").write_bytes(WORDS[0].encode())
    set_lock(filled)
    assert leaks(filled) == []
