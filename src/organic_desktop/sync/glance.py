"""The one request of an idle cycle: is the account there, what changed since the cursors, how many rows are there.

It reads the person's row with every table embedded in it, a single snapshot on the unmodified schema. What is more than
fits is left to pull.py, what a count gives away to sweep.py.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from organic_desktop.errors import AccountProblem, Offline, RequestRefused
from organic_desktop.remote.rest import Filter, any_of, equals, unset
from organic_desktop.store.known import Cursor
from organic_desktop.store.pending import ServerRow
from organic_desktop.sync.exchange import Exchange
from organic_desktop.sync.pull import NOTHING_YET, order_by, start_of
from organic_desktop.sync.tables import (
    CONVERSATIONS_TABLE,
    MESSAGES_TABLE,
    MODULES_TABLE,
    USERS_TABLE,
    WELLNESS_TABLE,
)

FITS = 50
EMBEDDED = (MODULES_TABLE, WELLNESS_TABLE, CONVERSATIONS_TABLE)
TOMBSTONES, DELETED_AT = "sync_tombstones", "deleted_at"  # resources/supabase/optional
NO_AGGREGATES = "PGRST123"
NO_RELATION = "PGRST200"


@dataclass(frozen=True)
class Abilities:
    """What a project's server can do beyond the schema: count in an embedding, name deleted rows (our migration)."""

    aggregates: bool = True
    tombstones: bool = True


@dataclass
class Glance:
    """What the server showed: ``changed`` rows by table, as many as fit, and ``matching``, how many there are of them.

    ``new_messages`` are ids. ``counts`` are the server's rows by table, ``message_counts`` by conversation;
    ``tombstones`` the rows that were deleted. None, or absent, where it wasn't asked or the server can't say.
    """

    changed: dict[str, list[ServerRow]] = field(default_factory=dict)
    matching: dict[str, int] = field(default_factory=dict)
    new_messages: set[str] | None = None
    counts: dict[str, int] = field(default_factory=dict)
    message_counts: dict[str, int] | None = None
    tombstones: list[ServerRow] | None = None


def glance(
    exchange: Exchange, user_id: str, cursors: Mapping[str, Cursor], abilities: Abilities, *, thorough: bool
) -> tuple[Glance, Abilities]:
    """Ask, and learn on the way what the server can't do. ``thorough``: count each conversation's messages, too.

    Raises AccountProblem where the account's own row isn't to be seen, for then everything would look deleted
    (``sync.md``, fact 6).
    """
    exchange.check()
    columns, filters = list(USERS_TABLE.mirrored.columns), [equals("id", user_id)]

    def since(name: str, stamp: str) -> list[str]:
        """The conditions of what is new; none for a table that was never pulled: all of it is."""
        start = start_of(stamp, cursors.get(name), exchange.server_now)
        return [start, unset(stamp)] if start else []

    # Of messages nobody is asked who has no conversations: PostgreSQL may look through those of everybody.
    chatted = cursors.get(CONVERSATIONS_TABLE.name) != NOTHING_YET
    for embed, its_filters in _embeds(since, abilities, chatted=chatted, thorough=thorough):
        columns.append(embed)
        filters += its_filters
    try:
        rows = exchange.rest.select("users", columns=columns, filters=filters, order="id.asc", limit=1)
    except RequestRefused as refused:
        if refused.code == NO_RELATION and abilities.tombstones:
            return glance(exchange, user_id, cursors, replace(abilities, tombstones=False), thorough=thorough)
        if refused.code == NO_AGGREGATES and abilities.aggregates:
            return glance(exchange, user_id, cursors, replace(abilities, aggregates=False), thorough=thorough)
        raise
    if [row["id"] for row in rows] != [user_id]:
        raise AccountProblem("The server doesn't show this account's own row; the account may have been removed.")
    try:
        return _understood(rows[0]), abilities
    except (TypeError, KeyError, IndexError, AttributeError) as error:
        raise Offline("The server's answer has another form than Supabase's.") from error


def _embeds(
    since: Callable[[str, str], list[str]], abilities: Abilities, *, chatted: bool, thorough: bool
) -> Iterator[tuple[str, list[Filter]]]:
    """Each embedded table: its part of ``select`` and its filters.

    Each has a name of its own: @supabase/lite would take the order of one for another embedding of the same table.
    """
    for table in EMBEDDED:
        new = since(table.name, table.stamp)
        if new:
            some = f"{table.name}_some"
            yield f"{some}:{table.name}({','.join(table.mirrored.columns)})", _first_rows(some, table.stamp, new)
            if abilities.aggregates:
                yield f"{table.name}_new:{table.name}(count)", [any_of(*new, of=f"{table.name}_new")]
        if abilities.aggregates:
            yield f"{table.name}_all:{table.name}(count)", []
    new = since(MESSAGES_TABLE.name, MESSAGES_TABLE.stamp)
    if new and chatted:
        filters = [any_of(*new, of="chats.some"), ("chats.some.limit", str(FITS))]
        if abilities.aggregates:
            yield (
                "chats:conversations(id,some:messages!inner(id),all:messages(count))",
                [*filters, any_of(*new, of="chats.all")],
            )
        else:
            yield "chats:conversations(id,some:messages!inner(id))", filters
    if abilities.aggregates and thorough and chatted:
        yield "counted:conversations(id,messages(count))", []
    if abilities.tombstones:
        rows = _first_rows(TOMBSTONES, DELETED_AT, since(TOMBSTONES, DELETED_AT))
        yield f"{TOMBSTONES}(id,{DELETED_AT},table_name,row_id)", rows


def _first_rows(path: str, stamp: str, new: list[str]) -> list[Filter]:
    condition = [any_of(*new, of=path)] if new else []
    return [*condition, (f"{path}.order", order_by(stamp)), (f"{path}.limit", str(FITS))]


def _understood(row: Mapping[str, Any]) -> Glance:
    seen = Glance(changed={USERS_TABLE.name: [row]}, tombstones=row.get(TOMBSTONES))
    for table in EMBEDDED:
        if f"{table.name}_some" in row:
            rows = seen.changed[table.name] = list(row[f"{table.name}_some"])
            seen.matching[table.name] = _matching(rows, row.get(f"{table.name}_new"))
        if f"{table.name}_all" in row:
            seen.counts[table.name] = _count(row[f"{table.name}_all"])
    if "chats" in row:
        seen.new_messages = {message["id"] for chat in row["chats"] for message in chat["some"]}
        seen.matching[MESSAGES_TABLE.name] = sum(_matching(chat["some"], chat.get("all")) for chat in row["chats"])
    if "counted" in row:
        seen.message_counts = {chat["id"]: _count(chat["messages"]) for chat in row["counted"]}
    return seen


def _matching(some: Sequence[Any], counted: Any) -> int:
    """How many there are of which ``some`` were shown; uncounted, what fills the limit may be the first of more."""
    if counted is not None:
        return _count(counted)
    return len(some) if len(some) < FITS else FITS + 1


def _count(embedded: Any) -> int:
    return int(embedded[0]["count"])
