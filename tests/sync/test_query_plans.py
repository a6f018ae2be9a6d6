"""What PostgreSQL looks at to answer the pulls: the rows of the one who asks, never those of everybody.

The plans are those of the server's own statements, logged by ``auto_explain``, and of the statements that PostgREST
makes of the same requests (it embeds by lateral joins, where @supabase/lite has subqueries).
"""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.benchmarks.server_data import Strangers, fill_conversations
from tests.devices import MakeDevice, sign_in
from tests.server.databases import Postgres, available_drivers, postgres_programs
from tests.server.fixtures import Account, sign_up
from tests.server.lite import Server, fresh_server

OWN, STRANGE = 500, 20_000
SETTINGS = {
    "session_preload_libraries": "auto_explain",
    "auto_explain.log_min_duration": "0",
    "auto_explain.log_analyze": "on",
    "auto_explain.log_format": "json",
}
pytestmark = pytest.mark.slow

POSTGRESQL = [driver for driver in available_drivers() if driver == "postgres"]

PAGE = """
SELECT id, content, created_at FROM messages
WHERE conversation_id = ANY ('{{{conversations}}}') AND created_at IS NOT NULL
ORDER BY created_at ASC NULLS FIRST, id ASC LIMIT 1000 OFFSET 0
"""
# Of one who has more conversations than fit into an address.
WITHOUT_A_TIME = """
SELECT id, content, created_at FROM messages WHERE created_at IS NULL ORDER BY created_at ASC, id ASC LIMIT 1000
"""
PROBE = """
SELECT users.id, COALESCE(x_1.x_1, '[]') AS x FROM users LEFT JOIN LATERAL (
  SELECT json_agg(x_1)::jsonb AS x_1 FROM (
    SELECT COALESCE(s_2.s_2, '[]') AS s FROM conversations AS c_1 INNER JOIN LATERAL (
      SELECT json_agg(s_2)::jsonb AS s_2 FROM (
        SELECT m_2.id, m_2.created_at FROM messages AS m_2
        WHERE m_2.created_at > {since} AND m_2.conversation_id = c_1.id LIMIT 50 OFFSET 0) AS s_2
    ) AS s_2 ON s_2 IS NOT NULL WHERE c_1.user_id = users.id LIMIT 1000 OFFSET 0) AS x_1
) AS x_1 ON TRUE WHERE users.id = '{user}' LIMIT 1000 OFFSET 0
"""


@pytest.fixture(scope="module", params=POSTGRESQL, ids=["plans" for _ in POSTGRESQL])
def crowded(request: pytest.FixtureRequest) -> Iterator[Server]:
    """A server full of other people's messages, which logs how it finds ours."""
    with fresh_server(request.param) as running:
        Strangers(running).write_until(STRANGE)
        for name, value in SETTINGS.items():
            running.sql(f"ALTER DATABASE postgres SET {name} = '{value}'")
        running.stop()
        running.start()
        yield running


@pytest.fixture(scope="module")
def owner(crowded: Server) -> Account:
    account = sign_up(crowded)
    fill_conversations(crowded, account.user_id, [OWN // 5] * 5)
    return account


def log_of(server: Server) -> Path:
    assert isinstance(server._database, Postgres)
    return server._database._folder / "log"


def plans(log: str) -> list[dict[str, Any]]:
    """The plans of the statements about messages that the log tells of."""
    found = re.findall(r"plan:\n(\{\n.*?\n\t?\})", log.replace("\n\t", "\n"), re.DOTALL)
    every = [json.loads(each) for each in found]
    return [each for each in every if '"messages"' in each["Query Text"] and "select" in each["Query Text"].lower()]


def examined(plan: dict[str, Any]) -> float:
    """How many rows of ``messages`` were looked at."""
    here = 0.0
    if plan.get("Relation Name") == "messages":
        each = plan["Actual Rows"] + plan.get("Rows Removed by Filter", 0)
        here = (each + plan.get("Rows Removed by Index Recheck", 0)) * plan["Actual Loops"]
    return here + sum(examined(child) for child in plan.get("Plans", []))


def test_a_first_pull_and_an_idle_cycle_look_at_nobody_elses_messages(
    crowded: Server, owner: Account, device: MakeDevice
) -> None:
    a = sign_in(device("a"), crowded, owner)
    before = len(log_of(crowded).read_text())
    a.sync()
    a.sync(thorough=False)
    a.sync(thorough=True)
    a.sync(thorough=False)
    asked = plans(log_of(crowded).read_text()[before:])
    assert asked, "the statements are in the log"
    for each in asked:
        assert examined(each["Plan"]) <= 2 * OWN, each["Query Text"]


@pytest.mark.parametrize(
    "statement",
    [
        PAGE,
        WITHOUT_A_TIME,
        PROBE.replace("{since}", "NOW() - INTERVAL '1 day'"),
        PROBE.replace("{since}", "'2020-01-01'::timestamptz"),
    ],
    ids=["page", "without a time", "probe", "probe after years"],
)
def test_so_do_the_statements_that_postgrest_makes(crowded: Server, owner: Account, statement: str) -> None:
    chats = crowded.sql(f"SELECT id FROM conversations WHERE user_id = '{owner.user_id}'")
    asked = statement.format(user=owner.user_id, conversations=",".join(chat["id"] for chat in chats))
    assert examined(explained(crowded, owner, asked)) <= 2 * OWN


def explained(server: Server, owner: Account, statement: str) -> dict[str, Any]:
    """The plan of a statement that the account's session runs, with its policies."""
    assert isinstance(server._database, Postgres)
    programs = postgres_programs()
    assert programs
    script = (
        f"BEGIN; SET LOCAL request.jwt.claim.sub = '{owner.user_id}'; "
        f"""SET LOCAL request.jwt.claims = '{{"sub":"{owner.user_id}"}}'; SET LOCAL ROLE authenticated; """
        f"EXPLAIN (ANALYZE, FORMAT JSON) {statement}; COMMIT;"
    )
    url = f"postgres://postgres@127.0.0.1:{server._database._port}/postgres"
    command = [str(programs / "psql"), "--quiet", "--no-psqlrc", "--tuples-only", "--no-align", url]
    answer = subprocess.run(command, input=script, capture_output=True, text=True, check=True)
    plan: dict[str, Any] = json.loads(answer.stdout)[0]["Plan"]
    return plan
