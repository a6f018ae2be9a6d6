"""Rows on the real server: conditional changes, inserts that never overwrite, exact numbers, whole pages."""

from __future__ import annotations

import json
import uuid
from decimal import Decimal
from typing import Any

import httpx
import pytest

from organic_desktop.core.errors import Offline, RequestRefused, SchemaChanged, ServerBusy, SignInNeeded
from organic_desktop.remote.client import Client
from organic_desktop.remote.rest import RestClient, Row, any_of, behind, equals, from_stamp, one_of, unset
from tests.remote.connections import Tokens, always, on_the_wire
from tests.server.fixtures import Account
from tests.server.lite import Server

pytestmark = pytest.mark.every_driver

ENTRIES = "wellness_entries"
ROW_ID = str(uuid.uuid4())
ORDER = "updated_at.asc.nullsfirst,id.asc"
STALE = "2001-01-01T00:00:00.000001+00:00"


def entry(account: Account, date: str = "2026-03-01", **values: Any) -> Row:
    return {"id": str(uuid.uuid4()), "user_id": account.user_id, "date": date, **values}


def insert_one(rest: RestClient, row: Row) -> Row:
    (stored,) = rest.insert(ENTRIES, [row], on_conflict="user_id,date")
    return stored


def read(rest: RestClient, row_id: str, *columns: str) -> list[Row]:
    return rest.select(ENTRIES, columns=["id", *columns], filters=[equals("id", row_id)], order="id", limit=2)


def test_a_known_version_is_changed(rest: RestClient, account: Account) -> None:
    stored = insert_one(rest, entry(account, water_intake_ml=250))
    version = stored["updated_at"]
    changed = rest.update(
        ENTRIES, stored["id"], version, {"water_intake_ml": 500}, columns=["water_intake_ml", "updated_at"]
    )
    assert changed is not None
    assert changed["water_intake_ml"] == 500
    assert changed["updated_at"] != version


def test_a_stale_version_changes_nothing(rest: RestClient, account: Account) -> None:
    stored = insert_one(rest, entry(account, water_intake_ml=250))
    assert rest.update(ENTRIES, stored["id"], STALE, {"water_intake_ml": 500}, columns=["id"]) is None
    assert rest.delete(ENTRIES, stored["id"], STALE) is False
    assert read(rest, stored["id"], "water_intake_ml") == [{"id": stored["id"], "water_intake_ml": 250}]


def test_a_row_without_a_version_is_changed_as_such(rest: RestClient, account: Account) -> None:
    """INSERT accepts a NULL updated_at (docs/sync.md, fact 3)."""
    stored = insert_one(rest, entry(account, updated_at=None))
    assert rest.update(ENTRIES, stored["id"], None, {"water_intake_ml": 5}, columns=["id"]) == {"id": stored["id"]}
    assert rest.update(ENTRIES, stored["id"], None, {"water_intake_ml": 6}, columns=["id"]) is None


def test_a_known_version_is_deleted_once(rest: RestClient, account: Account) -> None:
    stored = insert_one(rest, entry(account))
    assert rest.delete(ENTRIES, stored["id"], stored["updated_at"]) is True
    assert rest.delete(ENTRIES, stored["id"], stored["updated_at"]) is False
    assert read(rest, stored["id"]) == []


def test_a_repeated_insert_changes_nothing(rest: RestClient, account: Account) -> None:
    row = entry(account, water_intake_ml=250)
    insert_one(rest, row)
    rival = {**row, "id": str(uuid.uuid4()), "water_intake_ml": 9}
    assert rest.insert(ENTRIES, [row], on_conflict="user_id,date") == []
    assert rest.insert(ENTRIES, [rival], on_conflict="user_id,date") == []
    assert read(rest, row["id"], "water_intake_ml") == [{"id": row["id"], "water_intake_ml": 250}]


def test_an_insert_is_all_or_nothing(rest: RestClient, account: Account) -> None:
    good, bad = entry(account, "2026-03-01", mood_score=3), entry(account, "2026-03-02", mood_score=12)
    with pytest.raises(RequestRefused) as refused:
        rest.insert(ENTRIES, [good, bad], on_conflict="user_id,date")
    assert (refused.value.status, refused.value.code) == (400, "22003")
    assert read(rest, good["id"]) == []


@pytest.mark.parametrize("hours", ["0.00", "0.10", "7.01", "7.25", "8.10", "23.99", "-1.50", "10.00"])
def test_decimals_arrive_exactly(rest: RestClient, account: Account, hours: str) -> None:
    stored = insert_one(rest, entry(account, sleep_hours=Decimal(hours)))
    assert not isinstance(stored["sleep_hours"], float)
    assert Decimal(stored["sleep_hours"]) == Decimal(hours)


def test_texts_arrive_exactly(rest: RestClient, account: Account) -> None:
    text = "é e\u0301 \U0001f331 \r\n \u2028 \ufeff ,\"\\{}()' +&=%"
    assert insert_one(rest, entry(account, nutrition_notes=text))["nutrition_notes"] == text


@pytest.mark.parametrize("page_size", [1, 7, 100])
def test_pages_are_complete_over_ties(rest: RestClient, account: Account, page_size: int) -> None:
    """Thirty rows of one instant, and rows with no version, each read once (docs/sync.md, rule 1)."""
    dates = [f"2026-04-{day:02}" for day in range(1, 31)]
    rest.insert(ENTRIES, [entry(account, date) for date in dates], on_conflict="user_id,date")
    rest.insert(
        ENTRIES,
        [entry(account, f"2026-05-0{day}", updated_at=None) for day in (1, 2, 3)],
        on_conflict="user_id,date",
    )
    pages = all_pages(rest, page_size, start=None)
    assert len(pages) == len({row["id"] for row in pages}) == 33


def test_a_bounded_pull_stays_bounded_behind_the_rows_without_a_version(rest: RestClient, account: Account) -> None:
    old, new = (
        entry(account, "2026-04-01", updated_at=STALE),
        entry(account, "2026-04-02", updated_at="2020-01-01"),
    )
    none = [entry(account, f"2026-05-0{day}", updated_at=None) for day in (1, 2)]
    rest.insert(ENTRIES, [old, new, *none], on_conflict="user_id,date")
    found = [row["id"] for row in all_pages(rest, 1, start="2015-01-01T00:00:00+00:00")]
    assert sorted(found[:2]) == sorted(row["id"] for row in none)
    assert found[2:] == [new["id"]]


def all_pages(rest: RestClient, page_size: int, *, start: str | None) -> list[Row]:
    rows: list[Row] = []
    bound = from_stamp("updated_at", start) if start else "updated_at.not.is.null"
    filters = [any_of(bound, unset("updated_at"))]
    while page := rest.select(ENTRIES, columns=["id", "updated_at"], filters=filters, order=ORDER, limit=page_size):
        rows += page
        last, stamp = page[-1]["id"], page[-1]["updated_at"]
        rest_of_nulls = any_of(unset("updated_at", behind_id=last), bound)
        filters = [any_of(behind("updated_at", stamp, last)) if stamp else rest_of_nulls]
    return rows


def test_values_with_any_character_are_found(rest: RestClient, account: Account) -> None:
    text = 'a,b)("c"\\'
    stored = insert_one(rest, entry(account, nutrition_notes=text))
    for condition in (equals("nutrition_notes", text), one_of("nutrition_notes", [text, "other"])):
        assert rest.select(ENTRIES, columns=["id"], filters=[condition], order="id", limit=9) == [{"id": stored["id"]}]


def test_two_filters_of_one_name_are_refused(rest: RestClient) -> None:
    twice = [any_of(from_stamp("updated_at", STALE)), any_of(unset("updated_at"))]
    with pytest.raises(ValueError, match="two filters"):
        rest.select(ENTRIES, columns=["id"], filters=twice, order="id", limit=1)


def test_a_stranger_sees_nothing_and_an_update_without_changes_is_refused(
    rest: RestClient, other_account: Account
) -> None:
    strange = [equals("user_id", other_account.user_id)]
    assert rest.select(ENTRIES, columns=["id"], filters=strange, order="id", limit=9) == []
    with pytest.raises(ValueError, match="without changes"):
        rest.update(ENTRIES, str(uuid.uuid4()), STALE, {}, columns=["id"])


@pytest.mark.parametrize("rows", [[], [{"id": "1"}, {"date": "2026-01-01"}]])
def test_rows_of_an_insert_have_the_same_keys(rest: RestClient, rows: list[Row]) -> None:
    with pytest.raises(ValueError, match=r"insert|same keys"):
        rest.insert(ENTRIES, rows, on_conflict="id")


def test_missing_tables_columns_and_functions_are_told_apart_from_bad_values(
    rest: RestClient, account: Account
) -> None:
    stored = insert_one(rest, entry(account))
    with pytest.raises(SchemaChanged):
        read(rest, stored["id"], "no_such_column")
    with pytest.raises(SchemaChanged):
        rest.update(ENTRIES, stored["id"], stored["updated_at"], {"no_such_column": 1}, columns=["id"])
    with pytest.raises(SchemaChanged):
        rest.select("no_such_table", columns=["id"], order="id", limit=1)
    with pytest.raises(SchemaChanged):
        rest.rpc("no_such_function", {})
    with pytest.raises(RequestRefused) as refused:
        rest.insert(ENTRIES, [entry(account, "2026-02-30")], on_conflict="id")
    assert refused.value.code == "22008"
    assert not isinstance(refused.value, SchemaChanged)


def test_an_unknown_zone_is_refused_instead_of_ignored(rest: RestClient, account: Account) -> None:
    with pytest.raises(RequestRefused):
        rest.rpc("get_wellness_streak", {"p_user_id": account.user_id}, timezone="Mars/Phobos")


def test_a_refused_token_is_renewed_once_and_the_request_repeated(client: Client, account: Account) -> None:
    tokens = Tokens("not.a.token", account.access_token)
    rows = RestClient(client, tokens).insert(ENTRIES, [entry(account)], on_conflict="user_id,date")
    assert (len(rows), tokens.stale, client.requests) == (1, ["not.a.token"], 2)


def test_a_second_refusal_is_no_reason_to_sign_in(client: Client) -> None:
    """Only the refusal of a renewal is; a new token may be "from the future" for a server whose clock is behind."""
    tokens = Tokens("not.a.token", "neither.is.this", "never.sent")
    with pytest.raises(ServerBusy):
        RestClient(client, tokens).select("users", columns=["id"], order="id", limit=1)
    assert client.requests == 2


def test_nothing_is_sent_without_a_session(client: Client) -> None:
    with pytest.raises(SignInNeeded):
        RestClient(client, Tokens()).select("users", columns=["id"], order="id", limit=1)
    assert client.requests == 0


def test_the_server_sees_exactly_what_was_meant(server: Server, account: Account, rest: RestClient) -> None:
    """The rows that REST wrote, read past it: the numbers and the NULLs are in their own types."""
    row = entry(account, sleep_hours=Decimal("7.50"), water_intake_ml=None)
    insert_one(rest, row)
    stored = server.sql(
        f"select sleep_hours::text as hours, water_intake_ml from wellness_entries where id = '{row['id']}'"
    )
    assert stored == [{"hours": "7.50", "water_intake_ml": None}]


@pytest.mark.parametrize("body", [{}, "[]", [1], [{}], [{"id": 1}, {"other": 1}], None, 7])
def test_an_impostors_json_is_offline(body: object) -> None:
    rest = RestClient(always(200, content=json.dumps(body), headers={"content-type": "application/json"}), Tokens("t"))
    with pytest.raises(Offline):
        rest.select("users", columns=["id"], order="id", limit=1)


def test_a_counted_page_is_taken() -> None:
    """PostgREST answers 206 where count=exact meets a limit (docs/sync.md, rule 6)."""
    rest = RestClient(always(206, [{"id": ROW_ID, "w": []}]), Tokens("t"))
    assert rest.select("users", columns=["id", "w:wellness_entries(id)"], order="id", limit=1)


def test_writes_say_what_they_may_do() -> None:
    """No PATCH or DELETE without id and version, no POST that overwrites (docs/sync.md, invariant I7)."""
    seen: list[httpx.Request] = []

    def record(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(200, json=[{"id": ROW_ID}])

    rest = RestClient(on_the_wire(record), Tokens("t"))
    rest.update(ENTRIES, ROW_ID, "v+0", {"mood_score": Decimal("3.50")}, columns=["id"])
    rest.delete(ENTRIES, ROW_ID, None)
    rest.insert(ENTRIES, [{"id": ROW_ID}], on_conflict="id")
    update, delete, insert = seen
    assert dict(update.url.params) == {"id": f"eq.{ROW_ID}", "updated_at": "eq.v+0", "select": "id"}
    assert update.content == b'{"mood_score":"3.50"}'
    assert delete.url.params["updated_at"] == "is.null"
    assert all("max-affected=1" in change.headers["prefer"] for change in (update, delete))
    assert "resolution=ignore-duplicates" in insert.headers["prefer"]
