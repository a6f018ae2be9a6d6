"""The lock beside other programs and odd folders: what was read before a wait is old, and no name is special."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import keyring
import pytest
from keyring.backends import null

from organic_desktop.app.facade import App
from organic_desktop.app.lock import Lock
from organic_desktop.core import passcode as passcodes
from organic_desktop.core.errors import (
    DatabaseBusy,
    DatabaseDamaged,
    DatabaseUnwritable,
    InvalidInput,
    KeychainLocked,
    OrganicError,
    WrongPasscode,
)
from organic_desktop.core.keychain import Keychain
from organic_desktop.core.passcode import Key, has_lock
from organic_desktop.store.conversion import decrypt, encrypt
from organic_desktop.store.unfinished import MARKER, alone
from tests.passcodes import CHEAP, PASSCODE, fill, leaks, make_lock, read_back

OTHER = "eight new bicycles"
UNPRIVILEGED = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"] if os.geteuid() == 0 else []


class Prompting(Keychain):
    """A keyring with a prompt: while the user looks at it, something else happens; then they dismiss it, or not."""

    def __init__(self, meanwhile: Callable[[], object], *, dismissed: bool) -> None:
        super().__init__()
        self._meanwhile, self._dismissed = meanwhile, dismissed

    def set(self, name: str, secret: str) -> None:
        self._meanwhile()
        if self._dismissed:
            raise KeychainLocked("The system keyring is locked.")
        super().set(name, secret)

    def delete(self, name: str) -> None:
        self._meanwhile()
        super().delete(name)


@pytest.fixture
def folder(tmp_path: Path, test_keyring: None) -> Path:
    """A data folder full of words."""
    folder = tmp_path / "data"
    folder.mkdir(mode=0o700)
    fill(folder)
    return folder


# -- what happens while the keyring asks ------------------------------------------------------------------------------


@pytest.mark.parametrize("remember", [True, False])
def test_a_passcode_that_was_changed_while_the_keyring_asked_stays_changed(folder: Path, remember: bool) -> None:
    make_lock(folder).set(PASSCODE, remember=not remember)
    keychain = Prompting(lambda: make_lock(folder).change(PASSCODE, OTHER), dismissed=True)
    lock = Lock(folder, keychain, cost=CHEAP)
    if remember:
        with pytest.raises(KeychainLocked):
            lock.remembered = True
    else:
        lock.remembered = False
    assert not lock.remembered
    lock.close()
    with pytest.raises(WrongPasscode):
        lock.unlock(PASSCODE)
    lock.unlock(OTHER)


@pytest.mark.parametrize("remember", [True, False])
def test_a_passcode_that_was_removed_while_the_keyring_asked_stays_removed(folder: Path, remember: bool) -> None:
    before = read_back(folder)
    make_lock(folder).set(PASSCODE, remember=not remember)
    lock = Lock(folder, Prompting(lambda: make_lock(folder).remove(PASSCODE), dismissed=True), cost=CHEAP)
    with pytest.raises(KeychainLocked if remember else InvalidInput):
        lock.remembered = remember
    assert not lock.is_set
    assert read_back(folder) == before


def test_on_a_computer_without_a_keyring_it_can_be_told_not_to_ask_one(folder: Path) -> None:
    """The folder was copied there."""
    make_lock(folder).set(PASSCODE, remember=True)
    before = keyring.get_keyring()
    keyring.set_keyring(null.Keyring())  # type: ignore[no-untyped-call]
    try:
        lock = make_lock(folder)
        lock.remembered = False
    finally:
        keyring.set_keyring(before)
    assert not lock.remembered


def test_a_change_doesnt_bring_back_a_lock_that_was_removed_while_it_was_tried(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = read_back(folder)
    make_lock(folder).set(PASSCODE)
    wrap = passcodes.wrap

    def slow(*arguments: object, **more: object) -> object:
        make_lock(folder).remove(PASSCODE)
        return wrap(*arguments, **more)  # type: ignore[arg-type]

    monkeypatch.setattr("organic_desktop.app.lock.wrap", slow)
    with pytest.raises(InvalidInput):
        make_lock(folder).change(PASSCODE, OTHER)
    assert not has_lock(folder)
    assert read_back(folder) == before


def test_a_change_waits_for_a_conversion_and_gives_up_in_words(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_lock(folder).set(PASSCODE)
    monkeypatch.setattr("organic_desktop.app.lock.PATIENCE_SECONDS", 0.0)
    with alone(folder):
        refused: list[BaseException] = []

        def change() -> None:
            try:
                make_lock(folder).change(PASSCODE, OTHER)
            except OrganicError as error:
                refused.append(error)

        thread = threading.Thread(target=change)  # a file lock is this thread's
        thread.start()
        thread.join()
    assert isinstance(refused[0], DatabaseBusy)
    make_lock(folder).change(PASSCODE, OTHER)


def test_of_two_that_set_a_passcode_at_once_one_does(tmp_path: Path, test_keyring: None) -> None:
    """In a folder without a database yet, nothing but lock.json tells them from each other."""
    folder = tmp_path / "new"
    folder.mkdir(mode=0o700)
    first, second = make_lock(folder), Key.new()
    first.set(PASSCODE)
    written: list[str] = []
    with pytest.raises(DatabaseBusy):
        encrypt(folder, second, lambda: written.append("lock.json"))
    assert written == []
    first.remove(PASSCODE)
    with pytest.raises(DatabaseBusy):
        decrypt(folder, second, lambda: written.append("none"))
    assert written == []


# -- files that can't be replaced -------------------------------------------------------------------------------------


@pytest.mark.parametrize("act", ["set", "remove"])
def test_a_copy_that_may_not_be_written_is_named_before_anything_is_changed(folder: Path, act: str) -> None:
    """Once lock.json says so, every file has to be replaced; else none could be opened any more."""
    before = read_back(folder)
    if act == "remove":
        make_lock(folder).set(PASSCODE)
    copy = folder / "local.before-8.db"
    copy.chmod(0o400)
    script = (
        "import sys; from pathlib import Path; from tests.passcodes import *\n"
        "from organic_desktop.core.errors import DatabaseUnwritable\n"
        f"try: make_lock(Path(sys.argv[1])).{act}(PASSCODE)\n"
        "except DatabaseUnwritable as error: print(error.message)"
    )
    command = [*UNPRIVILEGED, sys.executable, "-c", script, str(folder)]
    said = subprocess.run(command, capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2])
    assert said.stdout == "The file local.before-8.db can't be used: Permission denied.\n"
    assert not (folder / MARKER).exists()
    assert has_lock(folder) == (act == "remove")
    copy.chmod(0o600)
    assert read_back(folder) == before


# -- names and contents -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["accounts", "backups"])
def test_a_data_folder_may_be_called_as_its_own_subfolders(tmp_path: Path, test_keyring: None, name: str) -> None:
    folder = tmp_path / name
    folder.mkdir(mode=0o700)
    (tmp_path / "lock.json").write_text("another program's")
    fill(folder)
    before = read_back(folder)
    lock = make_lock(folder)
    lock.set(PASSCODE)
    assert leaks(folder) == []
    assert read_back(folder) == before
    lock.close()
    with pytest.raises(OrganicError):
        App(folder)
    lock.unlock(PASSCODE)
    lock.remove(PASSCODE)
    assert read_back(folder) == before


@pytest.mark.parametrize("cost", [{"time": 1.5}, {"memory": 64.0}, {"lanes": True}, {"lanes": None}])
def test_costs_that_arent_whole_numbers_are_damage(folder: Path, cost: dict[str, object]) -> None:
    lock = make_lock(folder)
    lock.set(PASSCODE)
    told = json.loads((folder / "lock.json").read_text())
    told["cost"].update(cost)
    (folder / "lock.json").write_text(json.dumps(told))
    with pytest.raises(DatabaseDamaged):
        lock.unlock(PASSCODE)


def test_a_link_that_leads_nowhere_is_no_open_lock(folder: Path) -> None:
    lock = make_lock(folder)
    lock.set(PASSCODE)
    (folder / "lock.json").rename(folder.parent / "lock.json")
    (folder / "lock.json").symlink_to(folder.parent / "lock.json")
    assert make_lock(folder).is_open, "the user's own link, to another disk perhaps"
    (folder.parent / "lock.json").rename(folder.parent / "elsewhere.json")
    with pytest.raises(DatabaseUnwritable, match=r"lock\.json"):
        make_lock(folder).check_open()


def test_too_little_memory_for_a_try_is_said() -> None:
    script = (
        "import resource, sys; from pathlib import Path; from tests.passcodes import *\n"
        "from organic_desktop.core.passcode import Cost, Key, wrap\n"
        "from organic_desktop.core.errors import OrganicError\n"
        "wrap(Key.new(), PASSCODE, cost=CHEAP)\n"
        "resource.setrlimit(resource.RLIMIT_AS, (300 << 20, 300 << 20))\n"
        "try: wrap(Key.new(), PASSCODE, cost=Cost(1, 1 << 20, 1))\n"
        "except OrganicError as error: print(error.message)"
    )
    said = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2]
    )
    assert said.stdout == "There isn't enough free memory to try a passcode.\n"
