"""Who gets what of which row, by SQL and by REST: every cell of the table in access.py, and breaches that it notices.

By SQL a plain PostgreSQL is asked, on which `supabase db push` applied the project; by REST the real server. In `make
test-long` by SQL each extra alone, too, and by REST both drivers.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from tests.server.access import (
    BREACHES,
    BREACHES_OF_EXTRAS,
    BURIED,
    CALLERS,
    LINES,
    LIVED_IN,
    TABLE,
    WITH_EXTRAS,
    by_rest,
    by_sql,
    cells,
    filled,
)
from tests.server.databases import available_drivers
from tests.server.extras import EXTRAS, apply
from tests.server.fixtures import sign_up
from tests.server.lite import Server, add_extras, fresh_server
from tests.server.plain import DEFAULTS, Project, plain_project
from tests.server.tokens import payload_of, signed, with_claims

IDS = {
    name: f"00000000-0000-4000-8000-0000000000{number:02x}"
    for number, name in enumerate(
        ("owner", "other", "nobody", "day", "module", "talk", "others_talk", "message", "tombstone"), 0xA1
    )
}
ACCOUNTS = """
INSERT INTO auth.users (id, email) VALUES ('$owner', 'owner@example.com'), ('$other', 'other@example.com');
"""
LONG_AGO = 1_600_000_000
NO_TOKEN_OR_TABLE = ("PGRST30", "PGRST205")  # PostgREST's own, before PostgreSQL is asked


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """The long form has each extra alone, and all of them on both drivers."""
    long = metafunc.config.getoption("--hypothesis-profile") == "long"
    if "extra" in metafunc.fixturenames:
        metafunc.parametrize("extra", EXTRAS if long else ["partitions", "policies"])
    if "rest_driver" in metafunc.fixturenames:
        every = long or "house_with_extras" not in metafunc.fixturenames
        drivers = available_drivers() if every else available_drivers()[-1:]
        metafunc.parametrize("rest_driver", drivers, scope="module")


# -- by SQL -----------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module", params=list(DEFAULTS))
def project(request: pytest.FixtureRequest) -> Iterator[Project]:
    """A project that somebody lives in; an older one was brought up in two goes."""
    with plain_project(request.param) as made:
        if request.param == "everything granted":
            made.push(2)
        made.push()
        made.sql(filled(ACCOUNTS + LIVED_IN, **IDS))
        yield made


@pytest.fixture(scope="module")
def with_extras(project: Project) -> Iterator[Project]:
    """A copy of it with every extra."""
    with project.copy("with_extras") as made:
        for name in EXTRAS:
            made.sql(f"BEGIN; {apply(name)}; COMMIT;")
        made.sql(filled(BURIED, **IDS))
        yield made


def asked_by_sql(project: Project, lines: dict[str, tuple[str, ...]], after: str = "") -> dict[str, tuple[str, ...]]:
    """What everybody gets, once the database's owner has done something."""
    statements = [filled(LINES[line].sql, **IDS) for line in lines]
    owner, other, nobody = IDS["owner"], IDS["other"], IDS["nobody"]
    lies = {"user_id": owner, "role": "service_role", "email": "owner@example.com", "app_metadata": {"sub": owner}}
    columns = {
        "anonymous": project.outcomes("anon", "", statements, after=after),
        "other": project.outcomes("authenticated", other, statements, after=after),
        "owner": project.outcomes("authenticated", owner, statements, after=after),
        "tampered": project.outcomes("authenticated", other, statements, after=after, claims=lies),
        "expired": project.outcomes("authenticated", owner, statements, after=after, claims={"exp": LONG_AGO}),
        "foreign": project.outcomes("authenticated", nobody, statements, after=after),
    }
    return dict(zip(lines, zip(*(columns[caller] for caller in CALLERS), strict=True), strict=True))


def differing(found: dict[str, tuple[str, ...]], expected: dict[str, tuple[str, ...]]) -> dict[str, str]:
    """The lines that aren't as expected, each with what was found."""
    return {line: f"{found[line]} instead of {expected[line]}" for line in expected if found[line] != expected[line]}


def test_the_table_is_whole() -> None:
    """Five tables, six callers, every verb; and each line is asked for in some way."""
    lines = {**cells(TABLE), **cells(WITH_EXTRAS)}
    tables = ("users", "wellness_entries", "module_progress", "conversations", "messages")
    verbs = ("select", "insert", "update", "delete", "upsert")
    assert {f"{table} {verb}" for table in tables for verb in verbs} <= lines.keys() == LINES.keys()
    assert {len(row) for row in lines.values()} == {len(CALLERS)}


def test_everybody_gets_by_sql_what_is_theirs(project: Project) -> None:
    expected = by_sql(TABLE)
    assert differing(asked_by_sql(project, expected), expected) == {}


def test_everybody_gets_the_same_with_every_extra(with_extras: Project) -> None:
    expected = by_sql(TABLE) | by_sql(WITH_EXTRAS)
    assert differing(asked_by_sql(with_extras, expected), expected) == {}


def test_everybody_gets_the_same_with_an_extra_alone(project: Project, extra: str) -> None:
    """In the transaction of each statement, which is taken back."""
    expected = by_sql(TABLE)
    assert differing(asked_by_sql(project, expected, apply(extra)), expected) == {}


@pytest.mark.parametrize("project", ["nothing granted"], indirect=True)
@pytest.mark.parametrize("breach", BREACHES)
def test_the_table_notices_a_breach(project: Project, breach: str) -> None:
    expected = by_sql(TABLE)
    assert BREACHES[breach] in differing(asked_by_sql(project, expected, breach), expected)


@pytest.mark.parametrize("project", ["nothing granted"], indirect=True)
@pytest.mark.parametrize("breach", BREACHES_OF_EXTRAS)
def test_the_table_notices_a_breach_of_an_extra(with_extras: Project, breach: str) -> None:
    expected = by_sql(WITH_EXTRAS)
    assert BREACHES_OF_EXTRAS[breach] in differing(asked_by_sql(with_extras, expected, breach), expected)


@pytest.mark.parametrize("caller", ["other", "owner", "nobody"])
def test_delete_my_account_deletes_the_callers_own_alone(project: Project, caller: str) -> None:
    left = project.sql(
        "BEGIN; SET LOCAL ROLE authenticated;"
        f"SET LOCAL request.jwt.claims = '{json.dumps({'sub': IDS[caller], 'user_id': IDS['owner']})}';"
        "\\o /dev/null\nSELECT delete_my_account();\n\\o\nRESET ROLE;"
        "SELECT id FROM auth.users UNION ALL SELECT user_id FROM wellness_entries"
        " UNION ALL SELECT user_id FROM conversations JOIN messages ON conversation_id = conversations.id; ROLLBACK;"
    )
    assert sorted(left) == sorted([IDS[name] for name in ("owner", "other") if name != caller] * 3)


# -- by REST ----------------------------------------------------------------------------------------------------------


class House:
    """A server with the rows of `LIVED_IN`, and everybody's token."""

    def __init__(self, server: Server, *, extras: bool) -> None:
        self.server = server
        self.owner, self.other = sign_up(server), sign_up(server)
        fresh = {name: str(uuid.uuid4()) for name in IDS}
        self.names = fresh | {"owner": self.owner.user_id, "other": self.other.user_id}
        # Past the triggers, which may say what a row's stamp is; the DELETEs before it do cascade.
        past = "SET LOCAL session_replication_role = replica;"
        self._script = past + filled(LIVED_IN + (BURIED if extras else ""), **self.names)
        self.tokens = self._tokens()
        self.furnish()

    def _tokens(self) -> dict[str, str | None]:
        mine, theirs = payload_of(self.owner.access_token), self.other.access_token
        return {
            "anonymous": None,
            "other": theirs,
            "owner": self.owner.access_token,
            "tampered": with_claims(theirs, sub=self.owner.user_id),
            "expired": signed(mine | {"iat": LONG_AGO, "exp": LONG_AGO + 3600}, self.server.jwt_secret),
            "foreign": signed(mine, "0" * len(self.server.jwt_secret)),
        }

    def furnish(self) -> None:
        """Put everything where it was."""
        people = f"('{self.owner.user_id}', '{self.other.user_id}')"
        self.server.sql(
            f"DELETE FROM wellness_entries WHERE user_id IN {people};"
            f"DELETE FROM module_progress WHERE user_id IN {people};"
            f"DELETE FROM conversations WHERE user_id IN {people};"
            + (f"DELETE FROM sync_tombstones WHERE user_id IN {people};" if "sync_tombstones" in self._script else "")
            + self._script
        )

    def rows(self) -> list[dict[str, Any]]:
        """Everything of both accounts."""
        whose = dict.fromkeys(("wellness_entries", "module_progress", "conversations"), "user_id")
        people = ", ".join(f"'{self.names[name]}'" for name in ("owner", "other", "talk", "others_talk"))
        return self.server.sql(
            " UNION ALL ".join(
                f"SELECT to_jsonb(each) AS row FROM {table} AS each WHERE {column} IN ({people})"
                for table, column in ({"users": "id", "messages": "conversation_id"} | whose).items()
            )
        )

    def ask(self, caller: str, line: str) -> str:
        """A cell of the table."""
        verb, path, *body = filled(LINES[line].rest, **self.names).split(" ", 2)
        prefer = {"UPSERT": "resolution=merge-duplicates,return=representation", "COUNT": "count=exact"}
        headers = {"apikey": self.server.publishable_key, "prefer": prefer.get(verb, "return=representation")}
        if token := self.tokens[caller]:
            headers["authorization"] = f"Bearer {token}"
        method = {"UPSERT": "POST", "COUNT": "GET"}.get(verb, verb)
        sent = json.loads(body[0]) if body else None
        return cell(verb, self.server.http.request(method, f"/rest/v1/{path}", headers=headers, json=sent))


def cell(verb: str, response: httpx.Response) -> str:
    """What an answer comes to: rows, those inside of others too; or why not."""
    if response.is_error:
        code = str(response.json()["code"])
        return str(response.status_code) if code.startswith(NO_TOKEN_OR_TABLE) else code
    if verb == "COUNT":
        return response.headers["content-range"].rpartition("/")[2]
    return str(sum(map(weight, response.json())))


def weight(row: dict[str, Any]) -> int:
    """How many rows a row is: none, where it only says that there are none, or that none was changed."""
    for said in ("entries_count", "total_entries", "updated"):
        if said in row:
            return int(bool(row[said]))
    inner = [each for value in row.values() for each in (value if isinstance(value, list) else [value])]
    return 1 + sum(weight(each) for each in inner if isinstance(each, dict))


@pytest.fixture(scope="module")
def house(rest_driver: str) -> Iterator[House]:
    with fresh_server(rest_driver) as server:
        yield House(server, extras=False)


@pytest.fixture(scope="module")
def house_with_extras(rest_driver: str) -> Iterator[House]:
    with fresh_server(rest_driver) as server:
        add_extras(server)
        yield House(server, extras=True)


def asked_by_rest(house: House, lines: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """What everybody gets; nobody but the owner may have changed anything of the owner's."""
    found: dict[str, tuple[str, ...]] = {}
    for line in lines:
        before = house.rows()
        others = {caller: house.ask(caller, line) for caller in CALLERS if caller != "owner"}
        assert house.rows() == before, line
        others["owner"] = house.ask("owner", line)
        if house.rows() != before:
            house.furnish()
        found[line] = tuple(others[caller] for caller in CALLERS)
    return found


def test_everybody_gets_by_rest_what_is_theirs(house: House) -> None:
    expected = by_rest(TABLE)
    assert differing(asked_by_rest(house, expected), expected) == {}


def test_everybody_gets_by_rest_the_same_with_every_extra(house_with_extras: House) -> None:
    expected = by_rest(TABLE) | by_rest(WITH_EXTRAS)
    assert differing(asked_by_rest(house_with_extras, expected), expected) == {}


def test_an_account_is_deleted_by_nobody_but_its_owner(house: House) -> None:
    server, owner, other = house.server, sign_up(house.server), sign_up(house.server)
    left = f"SELECT id FROM auth.users WHERE id IN ('{owner.user_id}', '{other.user_id}')"
    mine = payload_of(owner.access_token)
    refused = {
        None,
        with_claims(other.access_token, sub=owner.user_id),
        signed(mine | {"exp": LONG_AGO}, server.jwt_secret),
        signed(mine, "0" * 64),
    }
    for token in refused:
        assert delete_my_account(server, token).status_code == 401
    assert len(server.sql(left)) == 2
    assert delete_my_account(server, other.access_token).is_success
    assert [row["id"] for row in server.sql(left)] == [owner.user_id]
    assert delete_my_account(server, owner.access_token, {"id": other.user_id}).is_error
    assert delete_my_account(server, owner.access_token).is_success
    assert server.sql(left) == []


def delete_my_account(server: Server, token: str | None, body: dict[str, str] | None = None) -> httpx.Response:
    headers = {"apikey": server.publishable_key} | ({"authorization": f"Bearer {token}"} if token else {})
    return server.http.post("/rest/v1/rpc/delete_my_account", headers=headers, json=body or {})
