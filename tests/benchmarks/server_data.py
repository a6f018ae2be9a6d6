"""A server as full as real ones: one person's years in conversations of uneven size, among other people's rows.

The database makes the rows itself, which takes seconds. Each has a stamp of its own to the microsecond, of which
PostgreSQL writes no zeros at the end: one in ten is shorter than six digits, as it is with real ones, and some are of
clients that know milliseconds or whole seconds only.
"""

from __future__ import annotations

from collections.abc import Sequence

from tests.benchmarks.writing import SENTENCES, sentences
from tests.server.lite import Server

TEN_YEARS, FIFTY_YEARS = 3_650, 18_250
MESSAGE_COUNT = 100_000
CONVERSATIONS = 400
HUGE_SHARE = 0.2  # of all messages, in the one conversation that never ends
EVENNESS = 1.0  # the n-th longest conversation has 1/n**EVENNESS of the longest's messages
STRANGERS, TALKS_OF_A_STRANGER = 200, 5
AT_ONCE = 100_000  # messages of one statement: the server answers within a minute, however busy the machine

# Without triggers and foreign keys, row by row: nothing of what is made here is wrong.
UNCHECKED = "SET LOCAL session_replication_role = replica; "


def fill(
    server: Server,
    user_id: str,
    *,
    entries: int = TEN_YEARS,
    messages: int = MESSAGE_COUNT,
    conversations: int = CONVERSATIONS,
) -> None:
    """A person's entries, and their messages in ``conversations`` of uneven size and a huge one."""
    fill_entries(server, user_id, entries)
    fill_conversations(server, user_id, uneven(messages, conversations))


def uneven(messages: int, conversations: int) -> list[int]:
    """The sizes of a huge conversation and of many, all of which make ``messages`` together."""
    huge = round(messages * HUGE_SHARE)
    weights = [1 / place**EVENNESS for place in range(1, conversations + 1)]
    sizes = [max(1, int((messages - huge) * weight / sum(weights))) for weight in weights]
    return [messages - sum(sizes), *sizes]


def fill_entries(server: Server, user_id: str, count: int) -> None:
    """Days back from yesterday with gaps, changed some hours after they were begun; half of them with a note."""
    server.sql(
        f"{_seeded()}{UNCHECKED}"
        "INSERT INTO wellness_entries (user_id, date, sleep_hours, water_intake_ml, exercise_minutes, "
        "meditation_minutes, mood_score, energy_level, nutrition_notes, created_at, updated_at) "
        f"SELECT '{user_id}', day, {_now_and_then('round((5 + 4 * random())::numeric * 4) / 4')}, "
        f"{_now_and_then('250 * (2 + floor(random() * 10))::int')}, {_now_and_then('5 * floor(random() * 18)::int')}, "
        f"{_now_and_then('5 * floor(random() * 5)::int')}, {_now_and_then('1 + floor(random() * 9) / 2')}, "
        f"{_now_and_then('1 + floor(random() * 9) / 2')}, CASE WHEN length < 1 THEN NULL "
        f"ELSE rtrim(array_to_string(({_pool()})[at : at + CASE WHEN length > 1.98 THEN 30 "
        f"ELSE length * 2 END::int], '')) END, {_stamp('made')}, {_stamp('made + random() * INTERVAL $$9 hours$$')} "
        "FROM (SELECT CURRENT_DATE - 1 - n - n / 25 AS day, 2 * random() AS length, "
        f"1 + floor(random() * {SENTENCES - 31})::int AS at, "
        "(CURRENT_DATE - 1 - n - n / 25) + INTERVAL '6 hours' + random() * INTERVAL '8 hours' AS made "
        f"FROM generate_series(0, {count - 1}) AS n) AS days"
    )
    server.sql("ANALYZE wellness_entries")


def fill_conversations(server: Server, user_id: str, sizes: Sequence[int]) -> None:
    """Conversations with so many messages each; the first lasts for ten years, the others for weeks among them."""
    server.sql(
        f"{_seeded()}{UNCHECKED}"
        "INSERT INTO conversations (user_id, module_name, topic, message_count, created_at, updated_at) "
        f"SELECT '{user_id}', (ARRAY['identity', 'wellness', 'recovery', 'emotional'])[1 + place % 4], "
        f"CASE WHEN place % 3 = 0 THEN NULL ELSE 'Topic ' || place END, size, {_stamp('begun')}, "
        f"{_stamp('begun + lasts')} FROM ({_talks(sizes)}) AS talks"
    )
    # The messages are made from what stands in the conversations, so that both agree.
    parts = -(-sum(sizes) // AT_ONCE)
    for part in range(parts):
        server.sql(
            f"{_seeded(part)}{UNCHECKED}"
            "INSERT INTO messages (conversation_id, role, content, tokens_used, created_at) "
            f"SELECT id, role, rtrim(array_to_string(({_pool()})[at : at + CASE role WHEN 'user' THEN length * 2 "
            "ELSE length * 8 END::int], '')), CASE role WHEN 'user' THEN NULL ELSE (length * 400)::int END, "
            f"{_stamp('said')} FROM (SELECT c.id, CASE n % 2 WHEN 1 THEN 'user' ELSE 'assistant' END AS role, "
            f"random() AS length, 1 + floor(random() * {SENTENCES - 9})::int AS at, "
            "c.created_at + (n - random()) / c.message_count * (c.updated_at - c.created_at) AS said "
            f"FROM conversations AS c, generate_series(1, c.message_count) AS n WHERE c.user_id = '{user_id}' "
            f"AND n % {parts} = {part} ORDER BY said) AS lines"
        )
    server.sql("ANALYZE conversations, messages")


class Strangers:
    """Two hundred other people, who write, in the same ten years."""

    def __init__(self, server: Server) -> None:
        self._server, self._written = server, 0
        server.sql(
            "INSERT INTO auth.users (id, email) SELECT gen_random_uuid(), 'stranger' || n || '@example.com' "
            f"FROM generate_series(1, {STRANGERS}) n"
        )
        server.sql(
            "INSERT INTO conversations (user_id, module_name) SELECT id, 'strange' FROM users, "
            f"generate_series(1, {TALKS_OF_A_STRANGER}) WHERE email LIKE 'stranger%'"
        )

    def write_until(self, number: int) -> None:
        """Have them write until their messages are so many."""
        each = (number - self._written) // (STRANGERS * TALKS_OF_A_STRANGER)
        for first in range(0, each, 100):
            self._server.sql(
                f"{UNCHECKED}INSERT INTO messages (conversation_id, role, content, created_at) "
                "SELECT c.id, 'user', 'message ' || n || repeat(' word', 20), "
                "NOW() - random() * INTERVAL '3650 days' FROM conversations c, "
                f"generate_series(1, {min(100, each - first)}) n WHERE c.module_name = 'strange'"
            )
        self._written = number
        self._server.sql("ANALYZE conversations, messages")


def _talks(sizes: Sequence[int]) -> str:
    """When each conversation begins and how long it lasts."""
    listed = ", ".join(map(str, sizes))
    return (
        "SELECT place, size, CASE place WHEN 1 THEN NOW() - INTERVAL '3650 days' "
        "ELSE NOW() - INTERVAL '61 days' - random() * INTERVAL '3580 days' END AS begun, "
        "CASE place WHEN 1 THEN INTERVAL '3648 days' ELSE (1 + random() * 59) * INTERVAL '1 day' END AS lasts "
        f"FROM unnest(ARRAY[{listed}]) WITH ORDINALITY AS given (size, place)"
    )


def _stamp(moment: str) -> str:
    """A moment as clients write it: mostly by the server's clock, some by one of milliseconds or whole seconds."""
    return (
        f"(SELECT date_trunc(CASE WHEN chance < 0.01 THEN 'second' WHEN chance < 0.04 THEN 'milliseconds' "
        f"ELSE 'microseconds' END, moment) FROM (SELECT {moment} AS moment, random() AS chance) AS clock)"
    )


def _seeded(part: int = 0) -> str:
    """Make what is random the same in each run, and another in each part."""
    return f"DO $seed$ BEGIN PERFORM setseed({0.14 + part / 100}); END $seed$; "


def _now_and_then(value: str) -> str:
    """A value that is forgotten on some days."""
    return f"CASE WHEN random() < 0.07 THEN NULL ELSE {value} END"


def _pool() -> str:
    """The sentences as an array of PostgreSQL's."""
    listed = ", ".join("'" + sentence.replace("'", "''") + "'" for sentence in sentences())
    return f"ARRAY[{listed}]"
