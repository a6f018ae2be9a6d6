"""Nothing that somebody put in a file's place is written to, read without a bound, or waited for."""

from __future__ import annotations

import json
import logging
import os
import socket
import stat
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from organic_desktop.app.facade import App
from organic_desktop.app.known_accounts import account_files
from organic_desktop.core import log
from organic_desktop.core.errors import DatabaseUnwritable, OrganicError, StoreError
from organic_desktop.core.files import (
    Damaged,
    NotOurs,
    locked,
    open_own,
    read_bounded,
    read_object,
    set_aside,
    write_private,
)
from organic_desktop.core.settings import SettingsFile, SignedIn
from organic_desktop.reminders.storage import ReminderStore
from organic_desktop.store.copies import format_of
from organic_desktop.store.database import Database
from organic_desktop.store.migrations import LATEST

SECRET = "another's\n"
Trap = Callable[[Path], None]


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture
def victim(tmp_path: Path) -> Path:
    """A file outside that nobody may touch."""
    file = tmp_path / "victim"
    file.write_text(SECRET)
    return file


def link(path: Path) -> None:
    path.symlink_to(path.parents[1] / "victim")


def dangling(path: Path) -> None:
    path.symlink_to(path.parents[1] / "would be made")


def device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def folder_instead(path: Path) -> None:
    path.mkdir()


def unix_socket(path: Path) -> None:
    beside = os.open(path.parent, os.O_RDONLY)
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(f"/proc/self/fd/{beside}/{path.name}")  # its own path may be too long
    os.close(beside)


TRAPS: list[Trap] = [link, dangling, device, os.mkfifo, folder_instead, unix_socket]


@pytest.fixture(params=TRAPS, ids=lambda trap: trap.__name__)
def trap(request: pytest.FixtureRequest, victim: Path) -> Trap:
    made: Trap = request.param
    return made


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "data"
    made.mkdir(mode=0o700)
    return made


def within_seconds(act: Callable[[], object]) -> BaseException | None:
    """What came of it; nothing may wait for a pipe that nobody writes to."""
    found: list[BaseException | None] = []

    def run() -> None:
        try:
            act()
            found.append(None)
        except BaseException as error:
            found.append(error)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(60)
    assert found, "it waits for ever"
    return found[0]


@pytest.mark.parametrize(
    "flags", [os.O_WRONLY | os.O_CREAT | os.O_APPEND, os.O_RDWR | os.O_CREAT, os.O_RDWR | os.O_CREAT | os.O_EXCL]
)
def test_what_stands_in_a_files_place_is_not_written_to(folder: Path, trap: Trap, victim: Path, flags: int) -> None:
    trap(folder / "file")
    assert isinstance(within_seconds(lambda: open_own(folder / "file", flags)), NotOurs)
    assert victim.read_text() == SECRET
    assert not victim.with_name("would be made").exists()


def test_another_users_file_in_a_folder_of_ones_own_is_not_written_to(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By a hard link, which a user may make to a file that isn't theirs, too."""
    (folder / "file").write_text(SECRET)
    found = os.fstat
    monkeypatch.setattr(os, "fstat", lambda fd: os.stat_result((*found(fd)[:4], os.geteuid() + 1, *found(fd)[5:])))
    with pytest.raises(NotOurs, match="belongs to another user"):
        open_own(folder / "file", os.O_RDWR)
    with pytest.raises(NotOurs):
        read_bounded(folder / "file")


def test_a_descriptor_is_not_left_to_programs_that_are_started(folder: Path) -> None:
    descriptor = open_own(folder / "file", os.O_RDWR | os.O_CREAT)
    assert not os.get_inheritable(descriptor)
    os.close(descriptor)


@pytest.mark.parametrize("name", ["local.db", "local.db-wal", "local.db-shm", "local.db-journal"])
def test_the_database_and_what_sqlite_puts_beside_it(folder: Path, trap: Trap, victim: Path, name: str) -> None:
    trap(folder / name)
    error = within_seconds(lambda: Database(folder / "local.db"))
    assert isinstance(error, StoreError), error
    assert "it is" in error.explanation
    assert victim.read_text() == SECRET


def test_a_copy_of_the_database(folder: Path, trap: Trap, victim: Path) -> None:
    """It is renamed into its place: what was there is gone, and what that led to untouched."""
    database, copy = Database(folder / "local.db"), folder / "copy.db"
    trap(copy)
    error = within_seconds(lambda: database.copy_to("copy.db"))
    database.close()
    assert victim.read_text() == SECRET
    if copy.is_dir():
        assert isinstance(error, StoreError)
    else:
        assert error is None
        assert stat.S_ISREG(copy.lstat().st_mode)
        assert format_of(copy) == LATEST


@pytest.mark.parametrize("name", ["accounts", "backups"])
def test_a_file_in_the_place_of_a_folder_inside(folder: Path, name: str) -> None:
    (folder / name).write_text("in the way")
    app = App(folder)
    app.days.log(app.today(), {"mood_score": 4})
    app.close()
    SettingsFile(folder).change(signed_in=SignedIn("6f1c1f0a-52c3-4a3e-9a52-0f3e4a6f8f10", "a@example.com"))
    assert isinstance(within_seconds(lambda: App(folder).close()), OrganicError)


@pytest.mark.parametrize("make", [SettingsFile, ReminderStore], ids=["settings", "reminders"])
def test_a_file_of_choices(
    folder: Path, trap: Trap, victim: Path, make: type[SettingsFile] | type[ReminderStore]
) -> None:
    """It is replaced, whatever was there; what was there keeps being somewhere."""
    name = "settings.json" if make is SettingsFile else "reminders.json"
    trap(folder / name)
    trap(folder / f"{name}.new")

    def change() -> None:
        if make is SettingsFile:
            SettingsFile(folder).change(appearance="dark")
        else:
            ReminderStore(folder).change(quiet=None)

    error = within_seconds(change)
    assert error is None or isinstance(error, DatabaseUnwritable), error
    assert victim.read_text() == SECRET
    assert not victim.with_name("would be made").exists()
    if error is None:
        assert mode(folder / name) == 0o600
        assert not (folder / name).is_symlink()


@pytest.mark.parametrize("name", ["settings.lock", "session.lock"])
def test_a_lock(folder: Path, trap: Trap, victim: Path, name: str) -> None:
    trap(folder / name)

    def lock() -> None:
        with locked(folder / name, 0):
            pass

    error = within_seconds(lock)
    assert isinstance(error, DatabaseUnwritable)
    assert "can't be used: it is" in error.explanation
    assert victim.read_text() == SECRET


def test_the_log_is_done_without(
    folder: Path, trap: Trap, victim: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    logger = logging.getLogger("organic_desktop")
    monkeypatch.setattr(logger, "handlers", [])
    trap(folder / "organic-desktop.log")
    log.start(folder)
    for _ in range(3):
        assert within_seconds(lambda: logger.warning("something")) is None
    said = capsys.readouterr().err
    assert said.count("The log can't be written: it is") == 1
    assert "Traceback" not in said
    assert victim.read_text() == SECRET


def test_an_accounts_file_is_not_waited_for(folder: Path, trap: Trap) -> None:
    (folder / "accounts").mkdir()
    here = folder / "accounts" / "6f1c1f0a-52c3-4a3e-9a52-0f3e4a6f8f10.db"
    if trap is link:
        here.symlink_to(folder.parent / "victim")
    else:
        trap(here)
    assert within_seconds(lambda: account_files(folder)) is None


# -- reading -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "JSON"),
        (b"[]", "JSON"),
        (b'{"a": NaN}', "JSON"),
        (b'{"a": -Infinity}', "JSON"),
        (b'{"a": ' + b"9" * 5000 + b"}", "JSON"),
        (b'{"a":' * 100_000, "JSON"),
        (b'{"a": "\\ud800"}', "characters"),
        (b"\xff\xfe{\x00}\x00", "UTF-8"),
        (b'{"a": "\xe4"}', "UTF-8"),
        (b'{"a": "' + b"x" * 4_000_000 + b'"}', "large"),
    ],
)
def test_what_is_no_file_of_ours_is_said(folder: Path, content: bytes, why: str) -> None:
    (folder / "file").write_bytes(content)
    with pytest.raises(Damaged, match=why):
        read_object(folder / "file")


def test_what_some_editors_put_before_a_text_is_read_over(folder: Path) -> None:
    (folder / "file").write_bytes(b"\xef\xbb\xbf" + json.dumps({"a": 1}).encode())
    assert read_object(folder / "file") == {"a": 1}


def test_nothing_that_was_set_aside_is_overwritten(folder: Path) -> None:
    for number in (1, 2, 3):
        (folder / "file").write_text(str(number))
        assert set_aside(folder / "file") == f"file.damaged-{number}"
    assert (folder / "file.damaged-1").read_text() == "1"


# -- writing -----------------------------------------------------------------------------------------------------------


def test_a_private_file_is_replaced_whole_and_stays_private(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_text("old")
    path.chmod(0o644)
    write_private(path, "äöü\n")
    assert path.read_text(encoding="utf-8") == "äöü\n"
    assert mode(path) == 0o600
    assert list(tmp_path.iterdir()) == [path]


def test_a_write_that_fails_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "file"
    write_private(path, "old")
    with pytest.raises(UnicodeEncodeError):
        write_private(path, "half \ud800")
    assert path.read_text() == "old"
