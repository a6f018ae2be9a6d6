"""An account's address and rows are its own, as long as there is one: deleted, orphaned and claimed."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from tests.server.fixtures import Account, sign_up
from tests.server.lite import MIGRATIONS, Server
from tests.server.test_schema import TABLES, Caller, one, stored

pytestmark = pytest.mark.every_driver

REMOVED_ACCOUNTS = MIGRATIONS / "20260101000300_removed_accounts.sql"


def sign_up_as(server: Server, email: str) -> httpx.Response:
    headers = {"apikey": server.publishable_key}
    return server.http.post("/auth/v1/signup", headers=headers, json={"email": email, "password": "a new password"})


def lived_in(server: Server, account: Account) -> dict[str, dict[str, Any]]:
    """One row in every table."""
    caller = Caller(server, account.access_token)
    day = {"user_id": account.user_id, "date": "2026-01-01"}
    module = {"user_id": account.user_id, "module_name": "sleep"}
    rows = {
        "users": one(caller("GET", "users")),
        "wellness_entries": one(caller("POST", "wellness_entries", day)),
        "module_progress": one(caller("POST", "module_progress", module)),
        "conversations": one(caller("POST", "conversations", module)),
    }
    message = {"conversation_id": rows["conversations"]["id"], "role": "user", "content": "Hello"}
    return {**rows, "messages": one(caller("POST", "messages", message))}


def email_of(server: Server, account: Account) -> str:
    [row] = stored(server, "users", account.user_id)
    return str(row["email"])


def orphan(server: Server, account: Account) -> None:
    """Remove the account as it was before the trigger: its rows stay."""
    server.sql(
        f"SET LOCAL session_replication_role = replica; DELETE FROM auth.users WHERE id = '{account.user_id}';"
        f" DELETE FROM auth.identities WHERE user_id = '{account.user_id}';"
        f" DELETE FROM auth.sessions WHERE user_id = '{account.user_id}'"
    )


def claim(server: Server, account: Account, email: str) -> None:
    """What its owner could do while every column of users was theirs to change."""
    server.sql(f"UPDATE users SET email = '{email}' WHERE id = '{account.user_id}'")


def test_a_deleted_account_takes_its_rows_along_and_may_come_back(
    server: Server, account: Account, other_account: Account
) -> None:
    rows, others = lived_in(server, account), lived_in(server, other_account)
    server.sql(f"DELETE FROM auth.users WHERE id = '{account.user_id}'")
    assert [table for table in TABLES if stored(server, table, rows[table]["id"])] == []
    assert [table for table in TABLES if stored(server, table, others[table]["id"])] == list(TABLES)

    again = sign_up_as(server, account.email).raise_for_status().json()
    assert again["user"]["id"] != account.user_id
    row = one(Caller(server, again["access_token"])("GET", "users"))
    assert (row["id"], row["email"]) == (again["user"]["id"], account.email)


def delete_me(server: Server, token: str | None) -> httpx.Response:
    return Caller(server, token)("POST", "rpc/delete_my_account", {})


def test_an_account_is_deleted_by_its_owner_with_all_its_rows(
    server: Server, account: Account, other_account: Account
) -> None:
    rows, others = lived_in(server, account), lived_in(server, other_account)
    assert delete_me(server, account.access_token).is_success
    assert server.sql(f"SELECT id FROM auth.users WHERE id = '{account.user_id}'") == []
    assert [table for table in TABLES if stored(server, table, rows[table]["id"])] == []
    assert [table for table in TABLES if stored(server, table, others[table]["id"])] == list(TABLES)
    assert sign_up_as(server, account.email).is_success


def test_nobody_is_deleted_for_who_is_not_signed_in(server: Server, account: Account) -> None:
    accounts = server.sql("SELECT id FROM auth.users ORDER BY id")
    answer = delete_me(server, None)
    assert (answer.status_code, answer.json()["code"]) == (401, "42501")
    named = Caller(server, account.access_token)("POST", "rpc/delete_my_account", {"id": account.user_id})
    assert named.is_client_error
    assert server.sql("SELECT id FROM auth.users ORDER BY id") == accounts


def test_the_function_itself_refuses_who_has_no_account(server: Server) -> None:
    """Whoever may call it: a later GRANT to everybody would still delete nobody."""
    with pytest.raises(AssertionError, match="somebody signed in"):
        server.sql("SELECT set_config('request.jwt.claims', '', true), delete_my_account()")


def test_the_address_of_an_account_deleted_long_ago_may_sign_up_again(server: Server, account: Account) -> None:
    """Its rows stay for whoever runs the project to judge: they may be all there is, before accounts are restored."""
    rows = lived_in(server, account)
    orphan(server, account)
    again = sign_up_as(server, account.email).raise_for_status().json()
    assert one(Caller(server, again["access_token"])("GET", "users"))["email"] == account.email
    assert email_of(server, account) == f"{account.user_id}@released.invalid"
    assert [table for table in TABLES if stored(server, table, rows[table]["id"])] == list(TABLES)


def test_a_claimed_address_goes_to_who_signs_up_with_it(server: Server, account: Account) -> None:
    wanted = f"wanted-{account.email}"
    claim(server, account, wanted)
    again = sign_up_as(server, wanted).raise_for_status().json()
    assert one(Caller(server, again["access_token"])("GET", "users"))["email"] == wanted
    assert email_of(server, account) == account.email


def test_a_claimed_address_goes_to_the_account_that_changes_to_it(
    server: Server, account: Account, other_account: Account
) -> None:
    wanted = f"wanted-{account.email}"
    claim(server, account, wanted)
    server.sql(f"UPDATE auth.users SET email = '{wanted}' WHERE id = '{other_account.user_id}'")
    assert (email_of(server, other_account), email_of(server, account)) == (wanted, account.email)


@pytest.mark.parametrize("orphans", [0, 2])
def test_the_migration_sets_right_what_was_claimed_before_it(own_server: Server, orphans: int) -> None:
    """Two who hold each other's, one who claimed a stranger's yet to come, and rows whose account is gone."""
    a, b, c, *gone = (sign_up(own_server) for _ in range(3 + orphans))
    for account in gone:
        orphan(own_server, account)
    claim(own_server, c, "yet-to-come@example.com")
    claim(own_server, a, "for-a-moment@example.com")
    claim(own_server, b, a.email)
    claim(own_server, a, b.email)
    if gone:
        claim(own_server, gone[0], c.email)
    for _ in range(2):
        own_server.sql(REMOVED_ACCOUNTS.read_text())
        assert [email_of(own_server, account) for account in (a, b, c)] == [a.email, b.email, c.email]
    assert len(own_server.sql("SELECT id FROM users")) == 3 + orphans
    for account in gone:
        sign_up_as(own_server, account.email).raise_for_status()
    sign_up_as(own_server, "yet-to-come@example.com").raise_for_status()


def test_two_accounts_of_one_address_stop_no_migration(own_server: Server) -> None:
    """Supabase Auth allows it beside single sign-on; the schema document's users doesn't."""
    a, b = sign_up(own_server), sign_up(own_server)
    own_server.sql(
        "SET LOCAL session_replication_role = replica;"
        f" UPDATE auth.users SET email = '{a.email}', is_sso_user = true WHERE id = '{b.user_id}'"
    )
    own_server.sql(REMOVED_ACCOUNTS.read_text())
    assert (email_of(own_server, a), email_of(own_server, b)) == (a.email, b.email)
