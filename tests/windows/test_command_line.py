"""The command line on Windows: what is piped is UTF-8 there too, and a program of a console speaks to it in Unicode."""

from __future__ import annotations

import json

from tests.windows.conftest import Program
from tests.windows.wine import PATIENCE_SECONDS

WORDS = "café → 😀 Straße"


def shown(program: Program) -> dict[str, object]:
    done = program("show", "--json")
    assert done.code == 0, done.stderr
    found = json.loads(done.stdout)
    assert isinstance(found, dict)
    return found


def test_what_was_logged_is_shown_in_utf8(program: Program) -> None:
    logged = program("log", "--water-ml", "+250", "--notes", WORDS)
    assert logged.code == 0, logged.stderr
    entry = shown(program)
    assert (entry["water_intake_ml"], entry["nutrition_notes"]) == (250, WORDS)
    lines = program("show").stdout
    assert WORDS in lines.decode()
    assert b"\r" not in lines


def test_notes_come_by_a_pipe_in_utf8_whoever_ends_its_lines(program: Program) -> None:
    logged = program("log", "--notes", "-", stdin=f"\ufeff{WORDS}\r\nsecond line".encode())
    assert logged.code == 0, logged.stderr
    assert shown(program)["nutrition_notes"] == f"{WORDS}\nsecond line"


def test_notes_in_the_code_page_of_a_console_are_refused_not_garbled(program: Program) -> None:
    refused = program("log", "--notes", "-", stdin="café".encode("cp850"))
    assert refused.code == 1
    assert b"UTF-8" in refused.stderr


def test_an_error_may_quote_any_character(program: Program) -> None:
    refused = program("log", "--date", "☃", "--mood", "4")
    assert refused.code in (1, 2)
    assert "☃" in refused.stderr.decode()


def test_a_reader_that_has_enough_is_no_error(program: Program) -> None:
    for day in (1, 2):
        assert program("log", "--date", f"2026-01-0{day}", "--notes", "-", stdin=b"x" * 60_000).code == 0
    child = program.windows.start(*program.command, "entries", "--from", "2026-01-01", more=program.variables)
    assert child.stdout is not None
    child.stdout.read(10)
    child.stdout.close()
    child.stdout = None
    _, said = child.communicate(timeout=PATIENCE_SECONDS)
    assert (child.returncode, said) == (0, b"")


def test_the_passcode_comes_by_a_pipe(program: Program) -> None:
    assert program("log", "--mood", "4").code == 0
    made = program("lock", "set", "--passcode-stdin", stdin=b"correct horse\r\n")
    assert made.code == 0, made.stderr
    assert program("show", "--passcode-stdin", stdin=b"wrong horse\r\n").code == 1
    opened = program("show", "--json", "--passcode-stdin", stdin=b"correct horse\r\n")
    assert opened.code == 0, opened.stderr
    assert json.loads(opened.stdout)["mood_score"] == 4


def test_the_mcp_door_speaks_in_plain_lines(program: Program) -> None:
    hello = {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": WORDS, "version": "1"}}
    request = {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": hello}
    answered = program("mcp", stdin=json.dumps(request).encode() + b"\n")
    assert answered.code == 0, answered.stderr
    assert b"\r" not in answered.stdout
    assert json.loads(answered.stdout)["id"] == 1
