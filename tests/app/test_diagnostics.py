"""Diagnostics help whoever looks for a fault, and say nothing of the person who copies them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from organic_desktop.app.diagnostics import diagnostics, host_class, public
from organic_desktop.core.errors import RequestRefused
from organic_desktop.core.messages import Sentence
from organic_desktop.store.sync_history import Change, Cycle
from organic_desktop.sync.status import Status, SyncState

AT = datetime(2026, 3, 3, 9, 30, tzinfo=UTC)
PERSONAL = ("anna", "example", "secret", "Slept", "7f3c", "2026-03-01", "/home", "abcdefgh")
STATUS = Status(
    state=SyncState.NEEDS_ATTENTION,
    pending=3,
    refused=1,
    conflicts=2,
    last_synced_at=AT,
    account="anna@example.com",
    server="https://abcdefgh.supabase.co",
    problem=Sentence("The server rejected it: “value Slept badly for anna@example.com” (22003)."),
    problem_class=RequestRefused,
    held={"messages": 12},
)
CHANGE = Change(
    table="wellness_entries",
    row_id="7f3c0000-0000-4000-8000-000000000000",
    key="2026-03-01",
    values={"nutrition_notes": (None, "Slept badly")},
    deleted=False,
    edited_at=AT,
    refused=True,
    reason=Sentence("The server rejected it: “secret of anna” (23514)."),
    tries=1,
)
CYCLE = Cycle(AT, AT + timedelta(seconds=2), 4, 5, 1, 6, Sentence(""))


def report(*cycles: Cycle) -> str:
    return diagnostics(STATUS, [CHANGE, replace(CHANGE, refused=False)], cycles, {"Qt": "6.9"})


def test_it_says_what_helps() -> None:
    text = report(replace(CYCLE, problem=Sentence("The server can't be reached.")))
    for fact in (
        "Qt 6.9",
        "state: needs_attention",
        "account: yes, server: supabase.co",
        "waiting: wellness_entries 1; refused: wellness_entries 1; conflicts: 2",
        "held deletions: messages 12",
        "problem: RequestRefused The server rejected it (22003)",
        "2.0 s: sent 4, received 5, conflicts 1, requests 6 The server can't be reached",
    ):
        assert fact in text


@pytest.mark.parametrize(
    "problem",
    [
        "The server rejected it: “Key (email)=(anna@example.com) exists” (23505).",
        "The server no longer has 20 rows of yours (a copy is in anna-example.before-deletions.db).",
        "(sqlite3.IntegrityError) UNIQUE failed [parameters: ('Slept badly', '7f3c0000')]",
        "anna@example.com has no access to https://abcdefgh.supabase.co",
        "[Errno 13] Permission denied: '/home/anna/.local/share'",
        "The local database rejected it: no such column secret.",
        "Slept",
    ],
)
def test_nothing_personal_is_in_it(problem: str) -> None:
    text = report(replace(CYCLE, problem=Sentence(problem)))
    assert [each for each in PERSONAL if each.lower() in text.lower()] == []


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        (None, "none"),
        ("https://abcdefgh.supabase.co", "supabase.co"),
        ("http://127.0.0.1:54321", "this computer"),
        ("https://supabase.co.anna.example", "another host"),
    ],
)
def test_a_server_is_named_by_its_kind(address: str | None, shown: str) -> None:
    assert host_class(address) == shown


def test_of_a_sentence_only_what_is_ours_is_told() -> None:
    assert public("The server's answer arrived damaged.") == "The server's answer arrived damaged"
    assert public("") == ""
    assert public("boom (22003).") == "another problem (22003)"
