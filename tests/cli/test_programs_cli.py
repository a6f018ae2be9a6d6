"""The verb mcp, met by the official client of the protocol: what other programs may use, read and write."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
from collections.abc import Awaitable, Callable
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar

import pytest
from mcp import Client, MCPError, StdioServerParameters, stdio_client
from mcp.types import CallToolResult, TextContent

from organic_desktop import cli
from organic_desktop.app.facade import App
from organic_desktop.app.programs import NAMES
from organic_desktop.core.settings import portable, settings_on_disk
from organic_desktop.store.connections import drop_key
from organic_desktop.wellness.metrics import NOTES
from tests.cli.conftest import Shell
from tests.passcodes import PASSCODE, fill, make_lock

Answer = TypeVar("Answer")
Session = Callable[[Client], Awaitable[Answer]]
PATIENCE = 60.0
COMMAND = ["-m", "organic_desktop"]


@pytest.fixture
def folder(shell: Shell) -> Path:
    """A folder with two days and yesterday's notes, all tools on."""
    shell.folder.mkdir(mode=0o700)
    app = App(shell.folder)
    today = app.today()
    app.days.log(today - timedelta(1), {"sleep_hours": 8, NOTES: "Quince marmalade"})
    app.days.log(today, {"sleep_hours": Decimal("7.5"), "water_intake_ml": 500, NOTES: "A secret"})
    app.programs.switch(NAMES, True)
    app.close()
    return shell.folder


def speak(folder: Path, session: Session[Answer], mode: str = "legacy") -> Answer:
    """Run a session of the official client with a server of its own."""
    environment = {name: value for name, value in os.environ.items() if name.startswith(("ORGANIC", "PYTHON"))}
    server = StdioServerParameters(
        command=sys.executable,
        args=[*COMMAND, "--data-dir", str(folder), "mcp"],
        env={**environment, "PYTHONPATH": os.pathsep.join(sys.path)},
    )

    async def whole() -> Answer:
        async with Client(stdio_client(server), mode=mode) as client:
            return await session(client)

    return asyncio.run(asyncio.wait_for(whole(), PATIENCE))


def text(result: CallToolResult) -> str:
    (content,) = result.content
    assert isinstance(content, TextContent)
    return content.text


def facts(result: CallToolResult) -> dict[str, Any]:
    assert not result.is_error, text(result)
    assert json.loads(text(result)) == result.structured_content
    return dict(result.structured_content or {})


@pytest.mark.parametrize("mode", ["legacy", "auto"])
def test_a_client_of_each_kind_lists_and_calls(folder: Path, mode: str) -> None:
    async def session(client: Client) -> tuple[list[str], CallToolResult]:
        listed = await client.list_tools()
        return [tool.name for tool in listed.tools], await client.call_tool("today", {})

    names, today = speak(folder, session, mode)
    assert names == [*NAMES]
    assert facts(today)["sleep_hours"] == 7.5


def test_the_answers_are_the_programs_own_numbers_and_never_notes(folder: Path) -> None:
    async def session(client: Client) -> list[CallToolResult]:
        calls: list[tuple[str, dict[str, Any]]] = [
            ("today", {}),
            ("stats", {"days": 7}),
            ("why_streak", {}),
            ("log", {"set": {"mood_score": 4}}),
        ]
        return [await client.call_tool(name, arguments) for name, arguments in calls]

    results = speak(folder, session)
    today, stats, why, log = map(facts, results)
    app = App(folder)
    try:
        assert today["has_entry"]
        assert stats == {"days": 7, **json.loads(json.dumps(vars(app.days.stats(7)), default=float)), "avg_mood": None}
        streak = app.days.streak()
        assert (why["streak"], why["total_entries"]) == (streak.streak, streak.total_entries) == (2, 2)
        assert why["missing_day"] == (app.today() - timedelta(2)).isoformat()
        assert log.keys() == {"date", "mood_score", "edit"}
    finally:
        app.close()
    told = " ".join(map(text, results))
    assert "secret" not in told
    assert "Quince" not in told


def test_what_a_program_logs_is_in_the_timeline_with_its_source_and_can_be_undone(folder: Path, shell: Shell) -> None:
    async def session(client: Client) -> list[dict[str, Any]]:
        arguments = {"set": {"sleep_hours": 6.25}, "add": {"water_intake_ml": 250, "exercise_minutes": 20}}
        first = await client.call_tool("log", arguments)
        return [facts(first), facts(await client.call_tool("log", {"set": {"sleep_hours": 6.25}}))]

    logged, again = speak(folder, session)
    assert (logged["sleep_hours"], logged["water_intake_ml"], logged["exercise_minutes"]) == (6.25, 750, 20)
    assert again["edit"] is None  # it was so already: there is nothing to undo
    app = App(folder)
    lines = app.days.history.timeline(app.today(), 50)
    app.close()
    assert {line.source for line in lines if line.edit_id == logged["edit"]} == {"program"}
    assert shell("mcp", "undo", logged["edit"])[0] == 0
    entry = shell.json("show")
    assert (entry["sleep_hours"], entry["water_intake_ml"], entry["exercise_minutes"]) == (7.5, 500, None)
    code, _, err = shell("mcp", "undo", logged["edit"])
    assert code == 1
    assert "nothing to undo" in err


TOMORROW = (date.today() + timedelta(3)).isoformat()
WRONG: list[tuple[str, dict[str, Any], str]] = [
    ("log", {"set": {"mood_score": 10}}, "Mood: enter 0–9.99."),
    ("log", {"set": {"mood_score": "4"}}, "mood_score must be a number."),
    ("log", {"set": {"mood_score": True}}, "mood_score must be a number."),
    ("log", {"set": {"water_intake_ml": 1.5}}, "Water must be a whole number of ml."),
    ("log", {"set": {NOTES: "mine"}}, "“set” must be an object of numbers by name"),
    ("log", {"add": {"sleep_hours": 1}}, "“add” must be an object of numbers by name"),
    ("log", {"add": {"water_intake_ml": -501}}, "can't go below 0"),
    ("log", {"set": {"water_intake_ml": 1}, "add": {"water_intake_ml": 1}}, "Either set or add"),
    ("log", {"set": []}, "“set” must be an object"),
    ("log", {"date": TOMORROW, "set": {"mood_score": 3}}, "is in the future"),
    ("log", {"date": "yesterday", "set": {"mood_score": 3}}, "isn't a date"),
    ("log", {"date": 20260101, "set": {"mood_score": 3}}, "“date” must be a text"),
    ("log", {"mood_score": 3}, "This tool takes only"),
    ("log", {}, "Nothing to log"),
    ("log", {"add": {"water_intake_ml": -1e300}}, "Water"),
    ("stats", {"days": 0}, "“days” must be"),
    ("stats", {"days": True}, "“days” must be"),
    ("stats", {"days": 10**9}, "“days” must be"),
    ("today", {"date": "2026-01-01"}, "This tool takes no arguments"),
]


def test_wrong_arguments_are_refused_in_a_sentence_and_change_nothing(folder: Path, shell: Shell) -> None:
    before = shell.json("entries")

    async def session(client: Client) -> list[CallToolResult]:
        return [await client.call_tool(name, arguments) for name, arguments, _ in WRONG]

    for result, (_, arguments, sentence) in zip(speak(folder, session), WRONG, strict=True):
        assert result.is_error, arguments
        assert sentence in text(result)
    assert shell.json("entries") == before


def test_a_tool_is_off_until_it_is_allowed_and_the_switch_is_in_force_at_once(folder: Path, shell: Shell) -> None:
    assert shell("mcp", "deny", *NAMES)[0] == 0

    async def session(client: Client) -> tuple[Any, ...]:
        none = (await client.list_tools()).tools
        off = [await client.call_tool(name, {}) for name in NAMES]
        shell("mcp", "allow", "today")
        on = (await client.list_tools()).tools
        today = await client.call_tool("today", {})
        with pytest.raises(MCPError):
            await client.call_tool("delete_everything", {})
        return none, off, [tool.name for tool in on], today

    none, off, on, today = speak(folder, session)
    assert (none, on) == ([], ["today"])
    assert all(result.is_error and "mcp allow" in text(result) for result in off)
    assert facts(today)["has_entry"]


def test_nothing_is_on_by_default_nor_after_an_import(shell: Shell) -> None:
    listed = shell.json("mcp", "tools")
    assert [tool["name"] for tool in listed["tools"]] == [*NAMES]
    assert not any(tool["on"] for tool in listed["tools"])
    assert listed["command"].endswith(f"--data-dir {shell.folder} mcp")
    shell("mcp", "allow", "stats", "today")
    assert settings_on_disk(shell.folder).mcp_tools == ("stats", "today")
    assert "mcp_tools" not in portable(settings_on_disk(shell.folder))
    code, out, _ = shell("mcp", "tools")
    assert [line.split()[:2] for line in out.splitlines()[:2]] == [["on", "today"], ["off", "log"]]
    code, _, err = shell("mcp", "allow", "log", "notes")
    assert code == 1
    assert "the tools are" in err
    assert settings_on_disk(shell.folder).mcp_tools == ("stats", "today")


def test_locked_data_are_refused_in_a_sentence_and_no_passcode_is_taken(shell: Shell) -> None:
    shell.folder.mkdir(mode=0o700)
    fill(shell.folder)
    app = App(shell.folder)
    app.programs.switch(NAMES, True)
    app.close()
    make_lock(shell.folder).set(PASSCODE)
    drop_key(shell.folder)

    async def session(client: Client) -> list[CallToolResult]:
        return [await client.call_tool(name, {"set": {"mood_score": 1}} if name == "log" else {}) for name in NAMES]

    for result in speak(shell.folder, session):
        assert result.is_error
        assert "locked" in text(result)
    code, out, err = shell("mcp", "--passcode-stdin", stdin=f"{PASSCODE}\n")
    assert (code, out) == (1, "")
    assert "can't have the passcode" in err


def raw(folder: Path, said: bytes) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, *COMMAND, "--data-dir", str(folder), "mcp"]
    return subprocess.run(command, input=said, capture_output=True, timeout=PATIENCE, check=False)


def test_the_end_of_the_input_ends_it_and_only_the_protocol_is_on_standard_output(folder: Path) -> None:
    assert (raw(folder, b"").returncode, raw(folder, b"").stdout) == (0, b"")
    (folder / "reminders.json").write_text("damaged")  # a problem that other verbs say
    start = {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"protocolVersion": "2025-06-18"}}
    call = {"jsonrpc": "2.0", "id": 2, "method": "tools/call", "params": {"name": "today"}}
    done = raw(folder, b"{\n" + json.dumps(start).encode() + b"\n\n" + json.dumps(call).encode())
    assert done.returncode == 0
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == [None, 1, 2]


def test_an_app_that_is_open_on_the_folder_sees_what_was_logged(folder: Path) -> None:
    app = App(folder)
    try:
        mark, before = app.edits_since(None)[0], app.data_version()

        async def session(client: Client) -> CallToolResult:
            return await client.call_tool("log", {"add": {"water_intake_ml": 100}})

        edit = facts(speak(folder, session))["edit"]
        assert app.data_version() != before
        found = app.edits_since(mark)[1]
        assert found is not None
        assert [each.edit_id for each in found] == [edit]
    finally:
        app.close()


def test_a_start_of_the_protocol_imports_no_app(shell: Shell) -> None:
    script = (
        "import sys, io; from organic_desktop import cli\n"
        f"code = cli.main(['--data-dir', {str(shell.folder)!r}, 'mcp'])\n"
        "heavy = {'sqlalchemy', 'sqlmodel', 'pydantic', 'httpx', 'PySide6', 'mcp'} & sys.modules.keys()\n"
        "print(code, sorted(heavy), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", script], input=b"", capture_output=True, check=True, timeout=PATIENCE)
    assert done.stderr.decode().split() == ["0", "[]"]
    assert cli.all_groups()
