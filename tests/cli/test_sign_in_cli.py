"""Passwords and codes on the command line, with the mails that the server really sends."""

from __future__ import annotations

import os
import subprocess
import sys
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.cli.conftest import Shell
from tests.faults.proxy import Proxy
from tests.faults.second_factor import code_now, demanding_second_factor, with_second_factor
from tests.server.fixtures import Account, MailServer
from tests.server.lite import Server
from tests.system.bus import PATIENCE_SECONDS, needs

PASSWORD, OTHER_PASSWORD = "correct1horse", "another1horse"


@pytest.fixture
def connected(shell: Shell, mail_server: MailServer) -> Shell:
    assert shell("connect", mail_server.server.url, mail_server.server.publishable_key)[0] == 0
    return shell


@pytest.fixture
def email(connected: Shell, mail_server: MailServer) -> str:
    """An account that is signed in."""
    address = f"{uuid.uuid4().hex}@example.com"
    assert connected("sign-up", "--email", address, "--password-stdin", stdin=f"{PASSWORD}\n")[0] == 0
    code, _, said = connected(
        "account", "code", "--email", address, "--code-stdin", stdin=mail_server.mails.code(address)
    )
    assert (code, said.splitlines()) == (0, [f"Signed in as {address}."])
    return address


def test_sign_up_names_the_step_that_comes_next_and_that_works(connected: Shell, mail_server: MailServer) -> None:
    address = f"{uuid.uuid4().hex}@example.com"
    code, out, said = connected("sign-up", "--email", address, "--password-stdin", stdin=f"{PASSWORD}\n")
    assert (code, out) == (0, "")
    assert "a code or a link" in said
    assert f"organic-desktop account code --email {address}" in said
    assert connected("whoami")[0] == 4
    code, _, said = connected("account", "code", "--email", address, "--again")
    assert (code, "59 seconds" in said) == (3, True)
    code, _, said = connected("account", "code", "--email", address, "--code-stdin", stdin="000000\n")
    assert (code, "wrong or too old" in said) == (1, True)
    mailed = mail_server.mails.code(address)
    assert connected("account", "code", "--email", address, "--code-stdin", stdin=f"{mailed}\n")[0] == 0
    assert connected.json("whoami")["email"] == address


def test_sign_in_by_a_code(connected: Shell, email: str, mail_server: MailServer) -> None:
    connected("sign-out")
    code, _, said = connected("sign-in", "--email", email, "--code")
    assert code == 4
    assert "--code --code-stdin" in said
    typed = f"{mail_server.mails.code(email)}\n"
    assert connected("sign-in", "--email", email, "--code", "--code-stdin", stdin=typed)[0] == 0
    assert connected("sync")[0] == 0


def test_a_forgotten_password(connected: Shell, email: str, mail_server: MailServer) -> None:
    connected("sign-out")
    code, _, said = connected("account", "reset", "--email", email)
    assert (code, "--code-stdin --password-stdin" in said) == (0, True)
    lines = f"{mail_server.mails.code(email)}\n{OTHER_PASSWORD}\n"
    assert connected("account", "reset", "--email", email, "--code-stdin", "--password-stdin", stdin=lines)[0] == 0
    assert connected.json("whoami")["email"] == email
    connected("sign-out")
    assert connected("sign-in", "--email", email, "--password-stdin", stdin=f"{OTHER_PASSWORD}\n")[0] == 0


def test_another_password_and_a_weak_one(connected: Shell, email: str) -> None:
    code, _, said = connected("account", "password", "--password-stdin", stdin="short\n")
    assert code == 1
    assert "At least 6 characters; this server may ask for more." in said
    assert "too short for this server" in said
    code, _, said = connected("account", "password", "--password-stdin", stdin=f"{OTHER_PASSWORD}\n")
    assert code == 0
    assert "of several kinds" in said, "the rule was learned"


def test_another_address(connected: Shell, email: str, mail_server: MailServer) -> None:
    new = f"{uuid.uuid4().hex}@example.com"
    code, _, said = connected("account", "email", new)
    assert (code, f"account email {new} --code-stdin" in said) == (0, True)
    code, _, said = connected("account", "email", new, "--code-stdin", stdin=f"{mail_server.mails.code(email)}\n")
    assert (code, f"Your address is {new} now." in said) == (0, True)
    assert connected.json("whoami")["email"] == new


def test_sessions_and_signing_out_elsewhere(connected: Shell, email: str) -> None:
    assert connected.json("account", "sessions")["kept"] is True
    code, out, _ = connected("account", "sessions")
    assert (code, "No client can list other devices" in out) == (0, True)
    assert connected("sign-out", "--others")[0] == 0
    assert connected("sync")[0] == 0
    assert connected("sign-out", "--everywhere", "--others")[0] == 2
    assert connected("sign-out", "--everywhere")[0] == 0
    assert connected("whoami")[0] == 4
    assert connected("account", "sessions")[0] == 4


def test_signing_out_everywhere_needs_the_server_and_else_changes_nothing(
    shell: Shell, server: Server, account: Account
) -> None:
    shell.join(server, account)
    server.stop()
    for scope in ("--everywhere", "--others"):
        assert shell("sign-out", scope)[0] == 3
        assert shell.json("whoami")["email"] == account.email
    assert shell("sign-out")[0] == 0
    server.start()


@pytest.mark.parametrize(
    "words",
    [
        ("sign-in", "--email", "a@example.com", "--password", "secret"),
        ("account", "password", "--password", "secret"),
        ("account", "reset", "--email", "a@example.com", "--password", "secret"),
        ("sign-in", "--email", "a@example.com", "--code", "123456"),
        ("account", "code", "123456"),
    ],
)
def test_no_secret_is_an_argument(shell: Shell, words: tuple[str, ...]) -> None:
    code, out, _ = shell(*words)
    assert (code, out) == (2, "")


@pytest.fixture
def proxy(server: Server) -> Iterator[Proxy]:
    made = Proxy(server)
    yield made
    made.close()


def test_recorded_the_command_line_asks_for_the_code(
    shell: Shell, proxy: Proxy, account: Account, server: Server
) -> None:
    with_second_factor(proxy, server, "my phone")
    assert shell("connect", proxy.url, proxy.publishable_key)[0] == 0
    sign_in = ("sign-in", "--email", account.email, "--password-stdin")
    code, _, said = shell(*sign_in, stdin=f"{account.password}\n")
    assert (code, "second factor" in said or "authenticator app" in said) == (4, True)
    assert shell("whoami")[0] == 4
    code, _, said = shell(*sign_in, "--code-stdin", stdin=f"{account.password}\n{code_now()}\n")
    assert code == 0, said
    with demanding_second_factor(server):
        assert shell("sync")[0] == 0


def test_recorded_the_command_line_names_the_verb_for_a_session_that_is_no_longer_enough(
    shell: Shell, proxy: Proxy, account: Account, server: Server
) -> None:
    shell("connect", proxy.url, proxy.publishable_key)
    shell("sign-in", "--email", account.email, "--password-stdin", stdin=f"{account.password}\n")
    with_second_factor(proxy, server)
    with demanding_second_factor(server):
        code, _, said = shell("sync")
        assert code == 4
        assert "organic-desktop account code" in said
        assert shell("account", "code", "--code-stdin", stdin=f"{code_now()}\n")[0] == 0
        assert shell("sync")[0] == 0


class Terminal:
    """A call at a real terminal: what is shown, and what is typed once a question is there."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process
        self.shown = ""

    def wait_for(self, words: str) -> None:
        """Return once the words are shown for the first time since the last ones."""
        assert self._process.stdout
        seen = ""
        while words not in seen:
            piece = os.read(self._process.stdout.fileno(), 1)
            assert piece, f"the call ended after: {self.shown}"
            seen += piece.decode("latin-1")
            self.shown += piece.decode("latin-1")

    def type(self, line: str) -> None:
        assert self._process.stdin
        self._process.stdin.write(f"{line}\n".encode())
        self._process.stdin.flush()

    def end(self) -> int:
        out, _ = self._process.communicate(timeout=PATIENCE_SECONDS)
        self.shown += out.decode("latin-1")
        return self._process.returncode


@contextmanager
def at_a_terminal(folder: Path, *words: str) -> Iterator[Terminal]:
    needs("script")
    call = " ".join([sys.executable, "-m", "organic_desktop", "--data-dir", str(folder), *words])
    with subprocess.Popen(
        ["script", "-qefc", call, "/dev/null"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    ) as process:
        yield Terminal(process)


def test_at_a_terminal_everything_is_asked_for_in_one_call_and_nothing_typed_is_shown(
    connected: Shell, mail_server: MailServer
) -> None:
    address = f"{uuid.uuid4().hex}@example.com"
    with at_a_terminal(connected.folder, "sign-up", "--email", address) as terminal:
        terminal.wait_for("New password: ")
        terminal.type(PASSWORD)
        terminal.wait_for("The same again: ")
        terminal.type(PASSWORD)
        terminal.wait_for("Code from the e-mail: ")
        terminal.type("000000")
        terminal.wait_for("wrong or too old")
        terminal.wait_for("Code from the e-mail: ")
        terminal.type(mail_server.mails.code(address))
        assert terminal.end() == 0
    assert f"Signed in as {address}." in terminal.shown
    assert PASSWORD not in terminal.shown
    assert mail_server.mails.code(address) not in terminal.shown


def test_at_a_terminal_two_passwords_that_differ_change_nothing(connected: Shell, email: str) -> None:
    with at_a_terminal(connected.folder, "account", "password") as terminal:
        terminal.wait_for("New password: ")
        terminal.type(OTHER_PASSWORD)
        terminal.wait_for("The same again: ")
        terminal.type(f"{OTHER_PASSWORD}x")
        assert terminal.end() == 1
    assert "differ" in terminal.shown
    connected("sign-out")
    assert connected("sign-in", "--email", email, "--password-stdin", stdin=f"{PASSWORD}\n")[0] == 0
