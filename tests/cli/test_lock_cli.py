"""The verb lock, and every other verb on data with a passcode."""

from __future__ import annotations

import json
import os
import pty
import socket
import subprocess
import sys
import threading
from contextlib import suppress

import pytest

from organic_desktop import cli
from organic_desktop.core.passcode import read_lock
from organic_desktop.store.connections import drop_key
from organic_desktop.system.single_instance import Answer, Request, listening, request_of, to_line
from tests.cli.conftest import Shell
from tests.cli.test_newer_data import VERBS
from tests.passcodes import NOTE, PASSCODE, fill, leaks, make_lock

OTHER = "eight new bicycles"


@pytest.fixture
def locked(shell: Shell) -> Shell:
    """A data folder full of words with a passcode."""
    shell.folder.mkdir(mode=0o700)
    fill(shell.folder)
    make_lock(shell.folder).set(PASSCODE)
    drop_key(shell.folder)
    return shell


def lines(*texts: str) -> str:
    return "".join(f"{each}\n" for each in texts)


@pytest.mark.parametrize("words", [*VERBS, ["streak"], ["entries"], ["status"], ["earlier", "open-copy"]])
def test_without_the_passcode_a_verb_does_nothing_and_says_how(locked: Shell, words: list[str]) -> None:
    before = {each: each.read_bytes() for each in locked.folder.rglob("*.db")}
    code, out, err = locked(*words)
    assert (code, out) == (1, "")
    assert err.strip() == (
        "The data is locked, and there is no terminal to type the passcode into; use --passcode-stdin."
    )
    assert {each: each.read_bytes() for each in locked.folder.rglob("*.db")} == before


def test_each_verb_has_its_passcode_on_the_first_line_before_the_verb_or_after_it(locked: Shell) -> None:
    for words in (["--passcode-stdin", "show"], ["show", "--passcode-stdin"]):
        code, out, err = locked(*words, stdin=lines(PASSCODE))
        assert (code, err) == (0, "")
        assert NOTE in out
        drop_key(locked.folder)
    code, _, err = locked("--passcode-stdin", "log", "--notes", "-", stdin=lines(PASSCODE, "after the passcode"))
    assert (code, err) == (0, "")
    drop_key(locked.folder)
    assert json.loads(locked("show", "--json", "--passcode-stdin", stdin=lines(PASSCODE))[1])["nutrition_notes"] == (
        "after the passcode"
    )


def test_a_passcode_that_isnt_needed_is_read_all_the_same(shell: Shell) -> None:
    assert shell("--passcode-stdin", "log", "--notes", "-", stdin=lines(PASSCODE, "for the notes"))[0] == 0
    assert "for the notes" in shell("show")[1]


def test_a_pipe_that_gave_nothing_is_no_try(locked: Shell) -> None:
    for _ in range(5):
        for words in (["show"], ["lock", "change"], ["lock", "remove"], ["lock", "remember"]):
            said = locked(*words, "--passcode-stdin")
            assert said == (1, "", "Standard input was empty; nothing was opened.\n")
    assert not (locked.folder / "lock-tries.json").exists()


def test_help_needs_no_passcode(locked: Shell) -> None:
    for words in (["--help"], ["log", "--help"], ["lock", "set", "--help"]):
        assert locked(*words)[0] == 0


def test_wrong_passcodes_are_refused_in_a_sentence_and_make_one_wait(locked: Shell) -> None:
    said = [locked("show", "--passcode-stdin", stdin=lines("not this one")) for _ in range(4)]
    assert {code for code, _, _ in said} == {1}
    assert all(out == "" for _, out, _ in said)
    assert said[0][2] == "That isn't the passcode. Nothing was opened or changed.\n"
    assert "Wait 2 seconds" in said[2][2]
    assert "seconds, then try the passcode again." in said[3][2]
    assert PASSCODE not in "".join(err for _, _, err in said)


def test_a_passcode_is_set_changed_and_removed(shell: Shell) -> None:
    shell.folder.mkdir(mode=0o700)
    fill(shell.folder)
    code, _, err = shell("lock", "set", "--passcode-stdin", stdin=lines(PASSCODE))
    assert (code, "lock.json" in err, "Not encrypted" in err) == (0, True, False)
    assert leaks(shell.folder) == []
    drop_key(shell.folder)
    assert shell("lock", "change", "--passcode-stdin", stdin=lines(PASSCODE, OTHER))[0] == 0
    drop_key(shell.folder)
    assert shell("show", "--passcode-stdin", stdin=lines(PASSCODE))[0] == 1
    assert shell("lock", "remove", "--passcode-stdin", stdin=lines(OTHER))[0] == 0
    assert NOTE in shell("show")[1]
    assert not (shell.folder / "lock.json").exists()


@pytest.mark.parametrize("name", ["local.db.bak", "accounts/copy of local.DB"])
def test_what_lies_beside_the_data_in_plain_is_said_by_set_and_by_doctor(shell: Shell, name: str) -> None:
    shell.folder.mkdir(mode=0o700)
    fill(shell.folder)
    copy = shell.folder / name
    copy.parent.mkdir(mode=0o700, exist_ok=True)
    copy.write_bytes((shell.folder / "local.db").read_bytes())
    code, _, err = shell("lock", "set", "--passcode-stdin", stdin=lines(PASSCODE))
    assert (code, f"Not encrypted: {name}. Delete it, or move it away.\n" in err) == (0, True)
    assert {leak.partition(":")[0] for leak in leaks(shell.folder)} == {name}
    drop_key(shell.folder)
    assert f"encrypted, but for {copy.name}" in shell("doctor")[1]
    copy.unlink()
    assert "encrypted, but for" not in shell("doctor")[1]


def test_the_keyring_opens_it_for_every_call_until_it_is_locked(locked: Shell) -> None:
    assert locked("lock", "remember", "--passcode-stdin", stdin=lines(PASSCODE))[0] == 0
    drop_key(locked.folder)
    assert NOTE in locked("show")[1]
    drop_key(locked.folder)
    assert locked("lock")[0] == 0
    assert locked("show")[0] == 1
    assert locked("show", "--passcode-stdin", stdin=lines(PASSCODE))[0] == 0
    drop_key(locked.folder)
    assert locked("show")[0] == 0  # it remembers again
    assert locked("lock", "forget")[0] == 0
    drop_key(locked.folder)
    assert locked("show")[0] == 1


def test_there_is_nothing_to_lock_without_a_passcode(shell: Shell) -> None:
    assert shell("lock") == (1, "", "There is no passcode. To set one: organic-desktop lock set.\n")


def test_the_open_window_is_asked_to_lock(locked: Shell) -> None:
    listener, beside = listening(locked.folder)
    asked: list[Request] = []

    def answer() -> None:
        connection, _ = listener.accept()
        with connection:
            asked.append(request_of(connection.recv(10_000).strip()))
            connection.sendall(to_line(Answer()))

    window = threading.Thread(target=answer)
    window.start()
    try:
        assert locked("lock")[0] == 0
    finally:
        window.join()
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        os.close(beside)
    assert [each.lock for each in asked] == [True]


def test_a_passcode_is_typed_without_being_seen(locked: Shell) -> None:
    """On a real terminal, which shows what is not hidden."""
    controller, terminal = pty.openpty()
    command = [sys.executable, "-m", "organic_desktop", "--data-dir", str(locked.folder), "show"]
    with subprocess.Popen(
        command, stdin=terminal, stdout=subprocess.PIPE, stderr=terminal, start_new_session=True
    ) as show:
        os.close(terminal)
        seen = b""
        while b"Passcode: " not in seen:
            seen += os.read(controller, 1000)
        os.write(controller, lines(PASSCODE).encode())
        assert show.stdout
        assert NOTE.encode() in show.stdout.read()
    with suppress(OSError):  # the terminal's other end is closed
        seen += os.read(controller, 1000)
    os.close(controller)
    assert PASSCODE.encode() not in seen


def test_no_traceback_or_log_tells_the_passcode_or_the_key(locked: Shell) -> None:
    key = locked.folder.parent / "keyring.json"
    locked("lock", "remember", "--passcode-stdin", stdin=lines(PASSCODE))
    (secret,) = json.loads(key.read_text()).values()
    locked("--verbose", "log", "--mood", "4", "--passcode-stdin", stdin=lines(PASSCODE))
    assert leaks(locked.folder, (PASSCODE, secret)) == []
    assert read_lock(locked.folder)


def test_no_verb_takes_a_passcode_as_an_argument() -> None:
    assert "--passcode " not in cli.build_parser().format_help()
