"""Who may do what at all, on a database that grants nothing by itself and on one that once granted everything."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from typing import Any

import pytest

from organic_desktop.core.errors import RequestRefused
from organic_desktop.remote.rest import RestClient
from tests.devices import MakeDevice, sign_in
from tests.remote.connections import signed_in
from tests.server.fixtures import Account, sign_up
from tests.server.lite import EXTRAS_FOLDER, MIGRATIONS, Server
from tests.server.test_schema import TABLES, Caller, one
from tests.sync.rows import assert_same

pytestmark = pytest.mark.every_driver

GRANTS = MIGRATIONS / "20260101000200_grants.sql"
VERBS = ("SELECT", "INSERT", "UPDATE", "DELETE")
OURS = ("full_name", "avatar_url", "timezone")
TOMBSTONES = (EXTRAS_FOLDER / "tombstones.sql").read_text()
# The optional file as it was: nothing in it could be run again, and it granted nothing.
OLDER_TOMBSTONES = "".join(
    statement + ";\n"
    for statement in TOMBSTONES.replace("IF NOT EXISTS ", "").replace("OR REPLACE ", "").split(";\n")
    if not any(word in statement for word in ("GRANT ", "REVOKE ", "DROP POLICY"))
)


@pytest.fixture
def rest(server: Server, account: Account) -> Iterator[RestClient]:
    with signed_in(server, account) as tables:
        yield tables


def granted(server: Server, role: str, table: str) -> set[str]:
    """The verbs that a role has on a table or on columns of it, by itself or as everybody."""
    found = server.sql(
        "SELECT privilege_type FROM ("
        f" SELECT (aclexplode(relacl)).* FROM pg_class WHERE oid = '{table}'::regclass"
        f" UNION ALL SELECT (aclexplode(attacl)).* FROM pg_attribute WHERE attrelid = '{table}'::regclass"
        f") AS each WHERE grantee IN (0, '{role}'::regrole)"
    )
    return {row["privilege_type"] for row in found}


def with_a_policy(server: Server, table: str) -> set[str]:
    return {row["cmd"] for row in server.sql(f"SELECT cmd FROM pg_policies WHERE tablename = '{table}'")}


@pytest.mark.parametrize("table", TABLES)
def test_a_role_has_the_verbs_that_have_a_policy(server: Server, table: str) -> None:
    assert granted(server, "authenticated", table) == with_a_policy(server, table)
    assert granted(server, "anon", table) == set()
    assert granted(server, "service_role", table) == set(VERBS)


@pytest.mark.parametrize("role", ["anon", "authenticated"])
def test_a_function_is_called_by_who_has_an_account(server: Server, role: str) -> None:
    found = server.sql(
        "SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace"
        f" AND has_function_privilege('{role}', oid, 'EXECUTE')"
    )
    functions = {"get_wellness_stats", "get_wellness_streak", "delete_my_account"}
    expected = functions if role == "authenticated" else set()
    assert {row["proname"] for row in found} == expected


def test_what_an_older_project_granted_to_everybody_is_taken_back(own_server: Server) -> None:
    tables = (*TABLES, "sync_tombstones")
    own_server.sql(OLDER_TOMBSTONES)
    own_server.sql(
        f"GRANT ALL ON {', '.join(tables)} TO PUBLIC, anon, authenticated, service_role;"
        "GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO PUBLIC, anon, authenticated, service_role"
    )
    own_server.sql(GRANTS.read_text())
    own_server.sql(TOMBSTONES)
    for table in tables:
        assert granted(own_server, "authenticated", table) == with_a_policy(own_server, table)
        assert granted(own_server, "anon", table) == set()
    assert writable(own_server) == set(OURS)


def writable(server: Server) -> set[str]:
    columns = server.sql(
        "SELECT attname FROM pg_attribute WHERE attrelid = 'users'::regclass AND attnum > 0"
        " AND has_column_privilege('authenticated', 'users', attname, 'UPDATE')"
    )
    return {row["attname"] for row in columns}


def test_of_users_only_what_is_the_persons_own_may_be_changed(server: Server) -> None:
    assert writable(server) == set(OURS)


@pytest.mark.parametrize("column", OURS)
def test_the_clients_own_update_of_users_is_answered_with_the_row(
    rest: RestClient, account: Account, column: str
) -> None:
    columns = ["id", "updated_at", *OURS]
    [row] = rest.select("users", columns=columns, order="id", limit=1)
    changed = rest.update("users", account.user_id, row["updated_at"], {column: "Europe/Rome"}, columns=columns)
    assert changed
    assert changed[column] == "Europe/Rome"
    assert changed["updated_at"] != row["updated_at"]
    assert rest.update("users", account.user_id, row["updated_at"], {column: "UTC"}, columns=columns) is None


@pytest.mark.parametrize("column", ["id", "email", "created_at", "updated_at"])
def test_the_rest_of_users_is_refused(rest: RestClient, account: Account, column: str) -> None:
    before = rest.select("users", columns=["id", "email", "created_at", "updated_at"], order="id", limit=1)
    value = {"id": str(uuid.uuid4()), "email": f"{uuid.uuid4().hex}@example.com"}.get(column, "2020-01-01T00:00:00Z")
    version = before[0]["updated_at"]
    with pytest.raises(RequestRefused) as refused:
        rest.update("users", account.user_id, version, {column: value, "full_name": "x"}, columns=["id"])
    assert refused.value.code == "42501"
    assert rest.select("users", columns=list(before[0]), order="id", limit=1) == before


def test_the_refusal_of_an_email_tells_nobody_who_has_an_account(
    server: Server, account: Account, other_account: Account
) -> None:
    """A taken address and a free one get one answer, in every spelling of the request."""
    caller = Caller(server, account.access_token)
    mine = f"users?id=eq.{account.user_id}"
    answers: list[list[tuple[int, Any]]] = []
    for email in (other_account.email, f"{uuid.uuid4().hex}@example.com"):
        row = {"id": account.user_id, "email": email}
        tries = [
            caller("PATCH", mine, {"email": email}),
            caller("PATCH", mine, {"email": email}, "return=minimal"),
            caller("POST", "users", row),
            caller("POST", "users?on_conflict=id", row, "resolution=merge-duplicates,return=minimal"),
            caller("POST", "users?on_conflict=email", row, "resolution=ignore-duplicates,return=minimal"),
        ]
        answers.append([(answer.status_code, answer.json()) for answer in tries])
    assert answers[0] == answers[1]
    assert {(status, body["code"]) for status, body in answers[0]} == {(403, "42501")}
    assert one(caller("GET", "users"))["email"] == account.email


EXTRAS = {
    "the migrations alone": [],
    "tombstones": [TOMBSTONES],
    "tombstones over the older file": [OLDER_TOMBSTONES, TOMBSTONES],
    "tombstones taken back": [TOMBSTONES, (EXTRAS_FOLDER / "revert" / "tombstones.sql").read_text()],
}


@pytest.mark.parametrize("files", EXTRAS)
def test_new_devices_live_on_a_project_that_grants_nothing_by_itself(
    own_server: Server, device: MakeDevice, files: str
) -> None:
    """The whole story: two devices, days, modules, conversations, a deletion on either side."""
    for file in EXTRAS[files]:
        own_server.sql(file)
    own_server.stop()
    own_server.start()  # and reads its schema anew
    owner = sign_up(own_server)
    a, b = (sign_in(device(name), own_server, owner) for name in "ab")
    a.days.log_many([a.today(), a.today().replace(day=1), a.today().replace(day=2)], {"mood_score": 3})
    a.modules.set("identity", complete=["one"])
    a.conversations.send(a.conversations.start("identity").id, "Hello")
    for app in (a, b, a):
        app.sync()
    b.days.delete([b.today()])
    b.sync()
    own_server.sql(f"DELETE FROM module_progress WHERE user_id = '{owner.user_id}'")
    for app in (a, b):
        app.sync()
        assert_same(app, own_server, owner.user_id)
    new = sign_in(device("new"), own_server, owner)
    new.sync()
    assert_same(new, own_server, owner.user_id)
    assert len(new.days.entries()) == len({a.today().replace(day=1), a.today().replace(day=2)} - {a.today()})
