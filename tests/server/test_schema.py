"""The migrations on the real server: who sees what, the sign-up row, the updated_at triggers and the two functions."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import Any

import httpx
import pytest

from tests.server.fixtures import Account
from tests.server.lite import Server

pytestmark = pytest.mark.every_driver

TABLES = ("users", "wellness_entries", "module_progress", "conversations", "messages")
LONG_AGO = "2020-01-01T00:00:00+00:00"


@dataclass(frozen=True)
class Caller:
    """Somebody with a key and, signed in, a token."""

    server: Server
    token: str | None = None

    def __call__(
        self, verb: str, path: str, body: object = None, prefer: str = "return=representation"
    ) -> httpx.Response:
        headers = {"apikey": self.server.publishable_key, "Prefer": prefer}
        if self.token:
            headers["Authorization"] = f"Bearer {self.token}"
        return self.server.http.request(verb, f"/rest/v1/{path}", headers=headers, json=body)


@pytest.fixture
def owner(server: Server, account: Account) -> Caller:
    """The owner of `rows`."""
    return Caller(server, account.access_token)


@pytest.fixture
def rows(owner: Caller, account: Account) -> dict[str, dict[str, Any]]:
    """One row of the account in every table, made through its own token."""
    bodies = {
        "wellness_entries": {"user_id": account.user_id, "date": "2026-01-01", "mood_score": 7.25},
        "module_progress": {"user_id": account.user_id, "module_name": "sleep", "completed_topics": ["a"]},
        "conversations": {"user_id": account.user_id, "module_name": "sleep"},
    }
    made = {table: one(owner("POST", table, body)) for table, body in bodies.items()}
    message = {"conversation_id": made["conversations"]["id"], "role": "user", "content": "Hello"}
    made["messages"] = one(owner("POST", "messages", message))
    made["conversations"] = one(owner("GET", "conversations"))  # counts it, with that extra
    made["users"] = one(owner("GET", f"users?id=eq.{account.user_id}"))
    return made


def one(response: httpx.Response) -> dict[str, Any]:
    """The single row of an answer."""
    assert response.is_success, response.text
    [row] = response.json()
    assert isinstance(row, dict)
    return row


def stored(server: Server, table: str, row_id: str) -> list[dict[str, Any]]:
    """The row as the database's owner sees it."""
    return server.sql(f"SELECT * FROM {table} WHERE id = '{row_id}'")


def test_row_level_security_is_on_for_every_table(server: Server) -> None:
    secured = server.sql(
        "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace"
        " AND relkind IN ('r', 'p') AND relrowsecurity"
    )
    assert {row["relname"] for row in secured} >= set(TABLES)


def test_sign_up_makes_the_users_row(owner: Caller, account: Account) -> None:
    row = one(owner("GET", "users"))
    assert (row["id"], row["email"], row["timezone"]) == (account.user_id, account.email, "UTC")


def test_the_users_row_follows_the_accounts_email(server: Server, owner: Caller, account: Account) -> None:
    email = f"moved-{account.email}"
    server.sql(f"UPDATE auth.users SET email = '{email}' WHERE id = '{account.user_id}'")
    assert one(owner("GET", "users"))["email"] == email


@pytest.mark.parametrize("table", ["users", "wellness_entries", "module_progress", "conversations"])
def test_an_update_moves_updated_at(server: Server, owner: Caller, rows: dict[str, dict[str, Any]], table: str) -> None:
    row_id = rows[table]["id"]
    server.sql(
        "SET LOCAL session_replication_role = replica;"
        f" UPDATE {table} SET updated_at = '{LONG_AGO}' WHERE id = '{row_id}'"
    )
    assert one(owner("GET", table))["updated_at"].startswith("2020-01-01")
    change = {"full_name": "Ada"} if table == "users" else {"updated_at": LONG_AGO}
    changed = one(owner("PATCH", f"{table}?id=eq.{row_id}", change))
    assert not changed["updated_at"].startswith("2020-01-01"), "the server's clock decides, not the client's"


def test_a_day_and_a_module_are_there_once(owner: Caller, rows: dict[str, dict[str, Any]]) -> None:
    for table in ("wellness_entries", "module_progress"):
        again = {**rows[table], "id": str(uuid.uuid4())}
        answer = owner("POST", table, again)
        assert (answer.status_code, answer.json()["code"]) == (409, "23505")


def test_deleting_a_user_takes_its_rows_along(server: Server, rows: dict[str, dict[str, Any]]) -> None:
    server.sql(f"DELETE FROM users WHERE id = '{rows['users']['id']}'")
    assert [table for table in TABLES if stored(server, table, rows[table]["id"])] == []


def rpc(caller: Caller, function: str, **arguments: object) -> dict[str, Any]:
    """The one row that a function answers."""
    return one(caller("POST", f"rpc/{function}", arguments))


def test_the_functions_answer_for_an_empty_history(owner: Caller, account: Account) -> None:
    stats = rpc(owner, "get_wellness_stats", p_user_id=account.user_id)
    assert stats.pop("entries_count") == 0
    assert set(stats.values()) == {None}
    streak = rpc(owner, "get_wellness_streak", p_user_id=account.user_id)
    assert streak == {"streak": 0, "last_entry": None, "total_entries": 0}


def test_the_functions_answer_for_a_small_history(server: Server, owner: Caller, account: Account) -> None:
    """Today and yesterday, a gap, and a day that only the longer range counts; a half is rounded away from 0."""
    server.sql(
        "INSERT INTO wellness_entries (user_id, date, sleep_hours, water_intake_ml) "
        f"SELECT '{account.user_id}', current_date - days, sleep, water "
        "FROM (VALUES (0, 7.0, 1000), (1, 7.25, 1001), (3, NULL, NULL), (40, 1.0, 100)) "
        "AS history(days, sleep, water)"
    )
    stats = rpc(owner, "get_wellness_stats", p_user_id=account.user_id, p_days=30)
    assert float(stats["avg_sleep"]) == 7.13
    assert (stats["avg_water"], stats["avg_mood"], stats["entries_count"]) == (1001, None, 3)
    longer = rpc(owner, "get_wellness_stats", p_user_id=account.user_id, p_days=40)
    assert longer["entries_count"] == 4

    streak = rpc(owner, "get_wellness_streak", p_user_id=account.user_id)
    [today] = server.sql("SELECT current_date AS date")
    assert streak == {"streak": 2, "last_entry": today["date"], "total_entries": 4}


def test_the_door_for_sql_is_shut_to_users(owner: Caller) -> None:
    assert owner("POST", "rpc/run_sql", {"statement": "SELECT 1"}).status_code == 403


def test_rows_outlast_a_stopped_server(server: Server, owner: Caller, rows: dict[str, dict[str, Any]]) -> None:
    server.stop()
    with pytest.raises(httpx.ConnectError):
        owner("GET", "users")
    server.start()
    assert one(owner("GET", "users")) == rows["users"]
