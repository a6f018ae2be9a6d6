"""Texts and passwords that don't stand in the list of processes: ``-`` for a text, a prompt or line for a password."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import pytest

from organic_desktop import cli
from tests.cli.conftest import Shell

LONG = "Ä" * 30_000


def fed(folder: Path, *words: str, stdin: bytes) -> subprocess.CompletedProcess[bytes]:
    """A process of its own, which reads and writes Latin-1 unless told otherwise."""
    command = [sys.executable, "-m", "organic_desktop", "--data-dir", str(folder), *words]
    environment = {"PYTHONIOENCODING": "latin-1:backslashreplace"}
    return subprocess.run(command, input=stdin, env=environment, capture_output=True, timeout=60, check=False)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Hafer 🙂\n", "Hafer 🙂"),
        ("two\nlines\n\n", "two\nlines\n"),
        ("of\r\nWindows\r\n", "of\nWindows"),
        ("\ufeffmarked", "marked"),
        (LONG, LONG),
        ("-", "-"),
        ("+250", "+250"),
    ],
    ids=lambda text: ascii(text)[:20],
)
def test_notes_come_from_standard_input_whatever_the_locale(shell: Shell, text: str, kept: str) -> None:
    done = fed(shell.folder, "log", "--notes", "-", stdin=text.encode())
    assert done.returncode == 0, done.stderr
    assert shell.json("show")["nutrition_notes"] == kept


@pytest.mark.slow
@pytest.mark.parametrize("stdin", [b"\xff\xfe", b"caf\xe9", b"x" * 2_000_000, b"a\0b", b"\xed\xa0\x80"])
def test_what_is_no_text_or_too_long_is_refused_in_a_sentence(shell: Shell, stdin: bytes) -> None:
    done = fed(shell.folder, "log", "--notes", "-", stdin=stdin)
    assert (done.returncode, done.stdout, done.stderr.count(b"\n")) == (1, b"", 1)
    assert b"Traceback" not in done.stderr
    assert shell.json("entries") == []


@pytest.mark.parametrize("stdin", ["", "\n"])
def test_an_empty_standard_input_clears_nothing(shell: Shell, stdin: str) -> None:
    """The program before the pipe may have failed."""
    assert shell("log", "--notes", "kept")[0] == 0
    code, _, said = shell("log", "--notes", "-", stdin=stdin)
    assert (code, said) == (1, "Standard input was empty; nothing was changed.\n")
    assert shell.json("show")["nutrition_notes"] == "kept"


def test_every_free_text_can_come_from_standard_input(shell: Shell) -> None:
    def read(*words: str) -> str:
        code, out, said = shell(*words, stdin="from outside\n")
        assert code == 0, said
        return out

    assert "from outside" in read("module", "set", "wellness", "--focus", "-", "--json")
    assert "from outside" in read("module", "set", "wellness", "--notes", "-", "--json")
    assert "from outside" in read("chat", "new", "wellness", "--topic", "-", "--json")
    [talk] = shell.json("conversations")
    assert "from outside" in read("chat", "send", talk["id"], "-", "--json")
    [message] = shell.json("messages", talk["id"])
    shell("chat", "edit", message["id"], "inside")
    assert "from outside" in read("chat", "edit", message["id"], "-", "--json")


def test_two_texts_of_one_call_cant_both_be_standard_input(shell: Shell) -> None:
    code, _, said = shell("module", "set", "wellness", "--focus", "-", "--notes", "-", stdin="x")
    assert code == 1
    assert "Only one text" in said
    assert shell.json("modules") == []


@pytest.mark.parametrize("words", [("--password", "hunter2"), ("--password=hunter2",), ("--passw", "hunter2")])
def test_a_password_is_no_argument_and_isnt_repeated(shell: Shell, words: tuple[str, ...]) -> None:
    code, out, said = shell("sign-in", "--email", "a@example.com", *words)
    assert (code, out) == (2, "")
    assert "hunter2" not in said


def test_a_password_that_would_be_shown_is_not_asked_for(shell: Shell) -> None:
    shell("connect", "https://abc.supabase.co", "sb_publishable_x")
    done = subprocess.run(
        [sys.executable, "-m", "organic_desktop", "--data-dir", str(shell.folder), "sign-in", "--email", "a@b.c"],
        input=b"hunter2\n", capture_output=True, timeout=60, check=False, start_new_session=True,
    )  # fmt: skip
    assert done.returncode == 1
    assert b"--password-stdin" in done.stderr
    assert b"hunter2" not in done.stderr + done.stdout


def test_without_any_standard_input_a_text_is_refused(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert cli.main(["--data-dir", str(shell.folder), "log", "--notes", "-"]) == 1
    monkeypatch.setattr(sys, "stdin", io.StringIO("x"))
    assert cli.main(["--data-dir", str(shell.folder), "log", "--notes", "-"]) == 0
