"""What a request costs PostgreSQL, by users and rows: `python -m tests.benchmarks.server_cost` (docs/scale.md).

The statements are those that PostgREST makes of the requests (lateral joins, one transaction with the claims), run as
``authenticated`` with the policies, prepared. Processor time is the backend's own, as the kernel counts it, so other
work on the machine disturbs it little. PostgREST, GoTrue and the pooler aren't in it. Prints Markdown.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.server.databases import Postgres, postgres_programs
from tests.server.lite import fresh_server

DONE = "-- done --"
REPEATS = 300


@dataclass(frozen=True)
class Crowd:
    """So many users, each with so many days, conversations and messages in each conversation."""

    users: int
    days: int
    conversations: int
    messages: int


CROWDS = (Crowd(1_000, 365, 10, 50), Crowd(10_000, 365, 10, 20), Crowd(100_000, 15, 2, 5))
INDEX = "CREATE INDEX ON wellness_entries (user_id, updated_at DESC NULLS LAST, id DESC);"  # not of the schema's
HEAVY = Crowd(1, 3_650, 400, 250)  # one of them: ten years and 100,000 messages

USER = "('00000000-0000-4000-8000-' || lpad(to_hex({n}), 12, '0'))::uuid"
FILL = (
    "INSERT INTO users (id, email) SELECT {user}, 'u' || n || '@example.com' FROM generate_series({first}, {last}) n",
    "INSERT INTO wellness_entries (user_id, date, water_intake_ml, mood_score, nutrition_notes, updated_at) "
    "SELECT {user}, CURRENT_DATE - d, 1500, 3.5, 'Oats and berries', NOW() - d * INTERVAL '1 day' - random() "
    "* INTERVAL '1 hour' FROM generate_series(1, {days}) d, generate_series({first}, {last}) n",
    "INSERT INTO module_progress (user_id, module_name) SELECT {user}, 'module ' || m "
    "FROM generate_series(1, 6) m, generate_series({first}, {last}) n",
    "INSERT INTO conversations (user_id, module_name, message_count, updated_at) "
    "SELECT {user}, 'identity', {messages}, NOW() - random() * INTERVAL '300 days' - INTERVAL '1 day' "
    "FROM generate_series(1, {conversations}) c, generate_series({first}, {last}) n",
    "INSERT INTO messages (conversation_id, role, content, created_at) "
    "SELECT c.id, 'user', 'message ' || m || repeat(' word', 40), NOW() - random() * INTERVAL '365 days' "
    "- INTERVAL '1 day' FROM conversations c, generate_series(1, {messages}) m "
    "WHERE c.user_id BETWEEN {first_user} AND {last_user}",
)


def embedded(letter: str, table: str, columns: str, rest: str) -> str:
    """One embedding as PostgREST writes it."""
    return (
        f"LEFT JOIN LATERAL (SELECT json_agg({letter}_1)::jsonb AS {letter}_1 FROM (SELECT {columns} FROM {table} AS t "
        f"WHERE t.user_id = users.id {rest}) AS {letter}_1) AS {letter}_1 ON TRUE"
    )


NEWEST = "ORDER BY t.updated_at DESC NULLS LAST, t.id DESC LIMIT 1 OFFSET 0"
TABLES = {"m": "module_progress", "w": "wellness_entries", "c": "conversations"}
EMBEDDED = [
    join
    for letter, table in TABLES.items()
    for join in (
        embedded(letter, table, "t.id, t.updated_at", NEWEST),
        embedded(f"n{letter}", table, "COUNT(*) AS count", "LIMIT 1000 OFFSET 0"),
    )
]
OF_CHAT = "FROM messages AS i WHERE {since} i.conversation_id = t.id LIMIT {limit} OFFSET 0"
SINCE = "i.created_at > NOW() - INTERVAL '12 hours' AND"
MESSAGES = (
    "LEFT JOIN LATERAL (SELECT json_agg(x_1)::jsonb AS x_1 FROM (SELECT s_2.s_2 AS s, n_2.n_2 AS n "
    "FROM conversations AS t INNER JOIN LATERAL (SELECT json_agg(s_2)::jsonb AS s_2 FROM (SELECT i.id, i.created_at "
    f"{OF_CHAT.format(since=SINCE, limit=50)}) AS s_2) AS s_2 ON s_2.s_2 IS NOT NULL "
    "LEFT JOIN LATERAL (SELECT json_agg(n_2)::jsonb AS n_2 FROM (SELECT COUNT(*) AS count "
    f"{OF_CHAT.format(since=SINCE, limit=1000)}) AS n_2) AS n_2 ON TRUE "
    "WHERE t.user_id = users.id LIMIT 1000 OFFSET 0) AS x_1) AS x_1 ON TRUE"
)
COUNTED = (
    "LEFT JOIN LATERAL (SELECT json_agg(k_1)::jsonb AS k_1 FROM (SELECT t.id, n_2.n_2 AS messages "
    "FROM conversations AS t LEFT JOIN LATERAL (SELECT json_agg(n_2)::jsonb AS n_2 FROM (SELECT COUNT(*) AS count "
    f"{OF_CHAT.format(since='', limit=1000)}) AS n_2) AS n_2 ON TRUE "
    "WHERE t.user_id = users.id LIMIT 1000 OFFSET 0) AS k_1) AS k_1 ON TRUE"
)
BODY = (
    "WITH pgrst_source AS ({query}) SELECT null::bigint AS total, pg_catalog.count(t) AS page_total, "
    "coalesce(json_agg(t), '[]') AS body, nullif(current_setting('response.headers', true), '') AS headers "
    "FROM (SELECT * FROM pgrst_source) AS t"
)


def probe(*joins: str) -> str:
    """The account's row with what is embedded in it."""
    names = [join.split(" AS ")[-1].removesuffix(" ON TRUE") for join in joins]
    columns = ", ".join(f"{name}.{name}" for name in names)
    return (
        f"SELECT users.id, users.updated_at, {columns} FROM users {' '.join(joins)} WHERE users.id = $1 "
        "ORDER BY users.id ASC LIMIT 1 OFFSET 0"
    )


def page(table: str, columns: str, where: str, order: str) -> str:
    """One page of a pull."""
    return f"SELECT {columns} FROM {table} WHERE {where} ORDER BY {order} LIMIT 1000 OFFSET 0"


OWN_CHATS = "ARRAY(SELECT id FROM conversations WHERE user_id = $1 ORDER BY id LIMIT 50)"
REQUESTS = {
    "idle": probe(*EMBEDDED, MESSAGES),
    "with the deletion check": probe(*EMBEDDED, MESSAGES, COUNTED),
    "ids and versions of 1,000 days": page(
        "wellness_entries", "id, updated_at", "id > '00000000-0000-0000-0000-000000000000'", "id ASC"
    ),
    "first page of days": page("wellness_entries", "*", "updated_at IS NOT NULL", "updated_at ASC, id ASC"),
    "first page of messages": page(
        "messages",
        "id, conversation_id, role, content, tokens_used, created_at",
        f"conversation_id = ANY ({OWN_CHATS}) AND created_at IS NOT NULL",
        "created_at ASC NULLS FIRST, id ASC",
    ),
    "an update of a day": (
        "UPDATE wellness_entries SET water_intake_ml = 250 WHERE id = (SELECT id FROM wellness_entries "
        "WHERE user_id = $1 AND date = CURRENT_DATE - 1) RETURNING *"
    ),
}


class Session:
    """A connection as PostgREST has it: one backend for many requests, each in a transaction with its claims."""

    def __init__(self, psql: subprocess.Popen[str]) -> None:
        self._psql = psql
        (pid,) = self.ask("SELECT pg_backend_pid();")
        self._time = Path("/proc") / pid / "schedstat"

    def ask(self, script: str) -> list[str]:
        """Run a script; the lines it prints."""
        assert self._psql.stdin
        assert self._psql.stdout
        self._psql.stdin.write(f"{script}\n\\echo {DONE}\n")
        self._psql.stdin.flush()
        lines = []
        while (line := self._psql.stdout.readline().rstrip("\n")) != DONE:
            assert line or self._psql.poll() is None, "psql ended"
            lines.append(line)
        return lines

    def request(self, user: int, statement: str) -> str:
        """A request of a user's as a script."""
        claims = f'\'{{"sub":"\' || {USER.format(n=user)} || \'","role":"authenticated"}}\''
        return (
            "BEGIN ISOLATION LEVEL READ COMMITTED; SELECT set_config('search_path', 'public', true), "
            f"set_config('role', 'authenticated', true), set_config('request.jwt.claims', {claims}, true), "
            f"set_config('request.jwt.claim.sub', {USER.format(n=user)}::text, true), "
            "set_config('request.method', 'GET', true), set_config('request.path', '/users', true) \\g /dev/null\n"
            f"{statement} COMMIT;"
        )

    def cost(self, name: str, users: list[int]) -> float:
        """Milliseconds of the backend's processor time for one request, after some to warm it."""
        scripts = [self.request(user, f"EXECUTE {name} ({USER.format(n=user)}) \\g /dev/null\n") for user in users]
        self.ask("\n".join(scripts[:20]))
        before = self._nanoseconds()
        self.ask("\n".join(scripts))
        return (self._nanoseconds() - before) / len(scripts) / 1e6

    def plan(self, name: str, user: int) -> dict[str, Any]:
        """How PostgreSQL answers it, and how many pages of 8 kB it looks at."""
        explain = f"EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) EXECUTE {name} ({USER.format(n=user)});"
        found: list[dict[str, Any]] = json.loads("\n".join(self.ask(self.request(user, explain))))
        plan: dict[str, Any] = found[0]["Plan"]
        return plan

    def bytes(self, name: str, user: int) -> int:
        """The size of the body."""
        return len("\n".join(self.ask(self.request(user, f"EXECUTE {name} ({USER.format(n=user)});"))))

    def _nanoseconds(self) -> int:
        return int(self._time.read_text().split()[0])


@contextmanager
def session(database: Postgres) -> Iterator[Session]:
    """A connection by psql, which prints bare values."""
    programs = postgres_programs()
    assert programs
    command = [str(programs / "psql"), "--quiet", "--no-psqlrc", "--tuples-only", "--no-align", database.url]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as psql:
        try:
            yield Session(psql)
        finally:
            assert psql.stdin
            psql.stdin.close()


def fill(owner: Session, crowd: Crowd, first: int) -> None:
    """Have the database make the rows of these users, numbered from ``first``."""
    owner.ask("SET session_replication_role = replica;")  # no checks of foreign keys
    last = first + crowd.users - 1
    for statement in FILL:
        owner.ask(
            statement.format(
                user=USER.format(n="n"),
                first=first,
                last=last,
                first_user=USER.format(n=first),
                last_user=USER.format(n=last),
                **{name: getattr(crowd, name) for name in ("days", "conversations", "messages")},
            )
            + ";"
        )


def measure(crowd: Crowd) -> Iterator[str]:
    """A row of the table for each request, of one user after another and of the heavy one."""
    with fresh_server("postgres") as server:
        assert isinstance(server._database, Postgres)
        with session(server._database) as owner:
            fill(owner, crowd, first=2)
            fill(owner, HEAVY, first=1)
            owner.ask("VACUUM ANALYZE;")
            for name, query in REQUESTS.items():
                statement = query if query.startswith("UPDATE") else BODY.format(query=query)
                owner.ask(f'PREPARE "{name}" (uuid) AS {statement};')
            step = max(crowd.users // REPEATS, 1)
            users = [2 + number * step % crowd.users for number in range(REPEATS)]
            for name in REQUESTS:
                yield f"| {crowd.users:,} | {name} {cells(owner, name, users)}"
            owner.ask(f"{INDEX} ANALYZE;")
            yield f"| {crowd.users:,} | idle, with one more index {cells(owner, 'idle', users)}"


def cells(owner: Session, name: str, users: list[int]) -> str:
    """CPU, pages of 8 kB and size of the body: of these users, then of the heavy one."""
    name, found = f'"{name}"', ""
    for each, shown in ((users, users[-1]), ([1] * 40, 1)):
        plan = owner.plan(name, shown)
        pages = plan["Shared Hit Blocks"] + plan["Shared Read Blocks"]
        found += f"| {owner.cost(name, each):.2f} ms | {pages:,} | {owner.bytes(name, shown):,} B "
    return f"{found}|"


def main() -> None:
    """Print the table."""
    print("| Users | Request | CPU | Pages | Body | CPU, heavy | Pages | Body |\n|---|---|---|---|---|---|---|---|")
    chosen = [crowd for crowd in CROWDS if not sys.argv[1:] or str(crowd.users) in sys.argv[1:]]
    for crowd in chosen:
        for row in measure(crowd):
            print(row, flush=True)


if __name__ == "__main__":
    main()
