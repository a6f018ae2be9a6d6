"""What sync/tables.py says the server allows is what the migrations' policies allow, and what can be undone follows."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from organic_desktop.sync.tables import TABLES, Action, SyncedTable, is_append_only, is_reversible

SCHEMA = Path(__file__).parents[2] / "resources" / "supabase" / "migrations" / "20260101000000_schema.sql"
POLICY = re.compile(r'CREATE POLICY "[^"]+" ON (\w+)\s+FOR (INSERT|UPDATE|DELETE)')


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_the_policies_allow_what_is_said_of_a_table(table: SyncedTable) -> None:
    verbs = {verb for name, verb in POLICY.findall(SCHEMA.read_text(encoding="utf-8")) if name == table.name}
    assert {action.name for action in (Action.INSERT, Action.UPDATE, Action.DELETE) if action in table.allows} == verbs


def test_an_edit_can_be_undone_where_the_server_allows_the_way_back() -> None:
    assert [table.name for table in TABLES if is_reversible(table.name, "delete")] == [
        "module_progress",
        "wellness_entries",
    ]
    assert not is_reversible("messages", "set")
    assert is_reversible("users", "set")
    assert [table.name for table in TABLES if is_append_only(table.name)] == ["conversations", "messages"]
