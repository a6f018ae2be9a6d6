"""Probe: the one request of an idle cycle. Is the account there, which rows are the newest, how many rows are there.

It reads the person's row with every table embedded in it, a single snapshot on the unmodified schema, and of each row
its id and version only. Where the server doesn't embed, a small request a table gives the same. What follows from it
is left to pull.py and deletions.py.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from organic_desktop.core.errors import (
    AccountProblem,
    Offline,
    OrganicError,
    RequestRefused,
    SecondFactorNeeded,
    ServerBusy,
    SignInNeeded,
)
from organic_desktop.core.validation import identifier, text, whole
from organic_desktop.remote.rest import Filter, equals, keyed, one_of, strange
from organic_desktop.store.row_state import ServerRow
from organic_desktop.store.types import instant_text, kept_instant, kept_json
from organic_desktop.sync.context import IDS_PER_REQUEST, Exchange, batches
from organic_desktop.sync.cursor import Position, order_by
from organic_desktop.sync.tables import (
    CONVERSATIONS_TABLE,
    MESSAGES_TABLE,
    MODULES_TABLE,
    USERS_TABLE,
    WELLNESS_TABLE,
    SyncedTable,
)

COUNTS = "counts"  # of embedded rows
TOMBSTONES = "tombstones"  # resources/supabase/optional/tombstones.sql
MAX_AFFECTED = "max-affected"  # a preference of PostgREST since 12.2
BELIEVED = timedelta(days=1)


class Lacks:
    """The abilities found missing, each with when; ``now`` gives the time."""

    def __init__(self, kept: str | None, now: Callable[[], datetime]) -> None:
        self._now = now
        known = {name: kept_instant(str(at)) for name, at in kept_json(kept, dict).items()}
        self._since = {name: instant_text(at) for name, at in known.items() if at and self._is_fresh(at)}
        self._kept = kept_json(kept, dict)

    def __contains__(self, ability: str) -> bool:
        return ability in self._since

    def add(self, ability: str) -> None:
        """Remember that the server lacks this."""
        self._since.setdefault(ability, instant_text(self._now()))

    def discard(self, ability: str) -> None:
        """It wasn't that."""
        self._since.pop(ability, None)

    @property
    def news(self) -> Mapping[str, str] | None:
        """What is to be kept in place of what was; None if it is the same."""
        return self._since if self._since != self._kept else None

    def _is_fresh(self, at: datetime) -> bool:
        return timedelta() <= self._now() - at < BELIEVED


REMOVED = "The server doesn't show this account's own row; the account may have been removed."
HIDDEN = (
    "The server knows this account but doesn't show its own row: that was removed, or a policy hides it, such as one "
    "that asks for a second factor."
)
SECOND_FACTOR = "The server shows this account nothing before a second factor is given."


def problem_of_hidden_row(exchange: Exchange) -> OrganicError:
    """The error to raise. A row that is hidden by a policy, such as one for second factors, isn't gone."""
    exchange.check()
    try:
        factors = exchange.rest.factors()
    except (SignInNeeded, Offline):
        return AccountProblem(REMOVED)
    if factors is None:
        return AccountProblem(REMOVED)
    return SecondFactorNeeded(SECOND_FACTOR) if "verified" in factors else AccountProblem(HIDDEN)


FITS = 50
TOMBSTONES_TABLE, DELETED_AT = "sync_tombstones", "deleted_at"  # resources/supabase/optional
OF_A_PERSON = {MODULES_TABLE: "m", WELLNESS_TABLE: "w", CONVERSATIONS_TABLE: "c"}  # a letter keeps the address short
# How the foreign key to users is named in an embedding: not at all, by its column, by its name in our migration.
# A second one to the same table makes the first form ambiguous (PGRST201).
EMBEDDINGS = ("", "!user_id", "!{}_user_id_fkey")
MESSAGES_EMBEDDINGS = ("", "!conversation_id", "!messages_conversation_id_fkey")
TOO_HEAVY = frozenset({"57014", "53200", "54001"})  # the time, the memory, the stack of one statement
NO_AGGREGATES, NO_RELATION, AMBIGUOUS = "PGRST123", "PGRST200", "PGRST201"


@dataclass(frozen=True)
class Question:
    """What is asked: from which positions on, ``limits`` rows of each table, each conversation's messages if thorough.

    ``conversation_ids`` are those known here; of others the messages are read when they come.
    """

    user_id: str
    positions: Mapping[str, Position]
    limits: Mapping[str, int]
    thorough: bool
    conversation_ids: Sequence[str] = ()

    @property
    def has_conversations(self) -> bool:
        """Nobody without conversations is asked for messages: PostgreSQL may look through those of everybody."""
        return bool(self.conversation_ids)


@dataclass
class Probe:
    """What the server showed. None, or absent, is what wasn't asked or couldn't be answered.

    ``newest`` are rows (id and stamp) by table, in descending order of their stamps; ``counts`` the server's rows by
    table, ``message_counts`` by conversation; ``messages`` (id and stamp) are those that aren't certain,
    ``messages_counted`` how many there are of them; ``tombstones`` the rows that were deleted.
    """

    newest: dict[str, list[ServerRow]] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    messages: list[ServerRow] | None = None
    messages_counted: int | None = None
    message_counts: dict[str, int] | None = None
    tombstones: list[ServerRow] | None = None


def probe(exchange: Exchange, question: Question, lacks: Lacks) -> Probe:
    """Ask, and learn on the way what the server lacks.

    Raises AccountProblem if the account's own row isn't shown, for then everything would look deleted (``sync.md``,
    fact 6).
    """
    suspect = ""  # an error code that the tombstones may be the reason for
    while True:
        number = next((number for number, form in enumerate(EMBEDDINGS) if f"embedding {form}" not in lacks), None)
        if number is None:
            return _probe_apart(exchange, question, lacks)
        this_form = f"embedding {EMBEDDINGS[number]}"
        try:
            return _probe_embedded(exchange, question, lacks, number)
        except ServerBusy as busy:
            if busy.code not in TOO_HEAVY:
                raise
            return _probe_apart(exchange, question, lacks)  # smaller requests may fare better
        except RequestRefused as refused:
            code = refused.code
        if code == NO_AGGREGATES and COUNTS not in lacks:
            lacks.add(COUNTS)
        elif code == AMBIGUOUS or (code == NO_RELATION and number and not suspect):
            lacks.add(this_form)
        elif TOMBSTONES not in lacks:
            suspect = code
            lacks.add(TOMBSTONES)
        else:
            if suspect:  # in vain: they weren't the reason
                lacks.discard(TOMBSTONES)
            if code == NO_RELATION:
                for form in EMBEDDINGS:
                    lacks.add(f"embedding {form}")
            return _probe_apart(exchange, question, lacks)


# -- in one request ---------------------------------------------------------------------------------------------------


def _probe_embedded(exchange: Exchange, question: Question, lacks: Lacks, number: int) -> Probe:
    columns, filters = ["id", "updated_at"], [equals("id", question.user_id)]
    for embed, its_filters in _embeds(question, lacks, number):
        columns.append(embed)
        filters += its_filters
    exchange.check()
    row = _own_row(exchange, columns, filters, question.user_id)
    try:
        return _understood(row)
    except (TypeError, KeyError, IndexError, AttributeError, ValueError) as error:
        raise strange() from error


def _own_row(exchange: Exchange, columns: Sequence[str], filters: Sequence[Filter], user_id: str) -> ServerRow:
    rows = exchange.rest.select(USERS_TABLE.name, columns=columns, filters=filters, order="id.asc", limit=1)
    if [row["id"] for row in rows] != [user_id]:
        raise problem_of_hidden_row(exchange)
    return rows[0]


def _embeds(question: Question, lacks: Lacks, number: int) -> Iterator[tuple[str, list[Filter]]]:
    """Each embedded table: its part of ``select`` and its filters.

    Each has a name of its own: @supabase/lite would take the order of one for another embedding of the same table.
    """
    counted = COUNTS not in lacks
    to_messages = MESSAGES_EMBEDDINGS[number]
    for table, letter in OF_A_PERSON.items():
        source = f"{table.name}{EMBEDDINGS[number].format(table.name)}"
        if table.name in question.limits:
            order = (f"{letter}.order", newest_first(table))
            yield f"{letter}:{source}(id,updated_at)", [order, (f"{letter}.limit", str(question.limits[table.name]))]
        if counted and (question.thorough or TOMBSTONES in lacks):
            yield f"{letter.upper()}:{source}(count)", []
    chats = f"conversations{EMBEDDINGS[number].format('conversations')}"
    if question.has_conversations and MESSAGES_TABLE.name in question.positions:
        start = question.positions[MESSAGES_TABLE.name].certain
        since: list[Filter] = [("created_at", f"gt.{start}")] if start else []
        some = f"s:messages{to_messages}!inner(id,created_at)"
        all_of_them = f",n:messages{to_messages}(count)" if counted else ""
        yield (
            f"x:{chats}({some}{all_of_them})",
            [
                *((f"x.s.{name}", value) for name, value in since),
                *((f"x.n.{name}", value) for name, value in since if counted),
                ("x.s.limit", str(FITS)),
            ],
        )
    if question.thorough and question.has_conversations and counted:
        yield f"k:{chats}(id,messages{to_messages}(count))", []
    if TOMBSTONES not in lacks:
        source = f"{TOMBSTONES_TABLE}{EMBEDDINGS[number].format(TOMBSTONES_TABLE)}"
        yield f"t:{source}(id,{DELETED_AT},table_name,row_id)", [("t." + n, v) for n, v in _tombstone_filters(question)]


def newest_first(table: SyncedTable) -> str:
    """The order that shows the newest rows first, and those without a stamp last."""
    return f"{table.stamp}.desc.nullslast,id.desc"


def _tombstone_filters(question: Question) -> list[Filter]:
    """The tombstones since the last time; the newest one alone if there was none: the past shows in the counts."""
    position = question.positions.get(TOMBSTONES_TABLE, Position())
    if position.cursor is None:
        return [("order", f"{DELETED_AT}.desc"), ("limit", "1")]
    start = [(DELETED_AT, f"gt.{position.certain}")] if position.certain else []
    return [*start, ("order", order_by(DELETED_AT)), ("limit", str(FITS))]


def _understood(row: Mapping[str, Any]) -> Probe:
    """What is in the account's row. Raises ValueError and its like for another form."""
    seen = Probe(tombstones=[_tombstone(each) for each in row["t"]] if "t" in row else None)
    seen.newest[USERS_TABLE.name] = [{"id": row["id"], "updated_at": row["updated_at"]}]
    seen.counts[USERS_TABLE.name] = 1
    for table, letter in OF_A_PERSON.items():
        if letter in row:
            seen.newest[table.name] = [keyed({"id": r["id"], "updated_at": r["updated_at"]}) for r in row[letter]]
        if letter.upper() in row:
            seen.counts[table.name] = _count(row[letter.upper()])
    if "x" in row:
        messages = [message for chat in row["x"] for message in chat["s"]]
        seen.messages = [keyed({"id": each["id"], "created_at": each["created_at"]}) for each in messages]
        if all("n" in chat for chat in row["x"]):
            seen.messages_counted = sum(_count(chat["n"]) for chat in row["x"])
    if "k" in row:
        seen.message_counts = {identifier(chat["id"]): _count(chat["messages"]) for chat in row["k"]}
    return seen


def _count(embedded: Any) -> int:
    return whole(embedded[0]["count"], 0)


def _tombstone(row: Mapping[str, Any]) -> ServerRow:
    named = {"table_name": text(row["table_name"]), "row_id": identifier(row["row_id"])}
    return keyed({"id": row["id"], DELETED_AT: row[DELETED_AT]}) | named


# -- in a request a table ---------------------------------------------------------------------------------------------


def _probe_apart(exchange: Exchange, question: Question, lacks: Lacks) -> Probe:
    """The same, table by table. One that the server won't show is left out, and its own pull says why."""
    exchange.check()
    own = _own_row(exchange, ["id", "updated_at"], [equals("id", question.user_id)], question.user_id)
    seen = Probe(newest={USERS_TABLE.name: [own]}, counts={USERS_TABLE.name: 1})
    for table in OF_A_PERSON:
        try:
            seen.newest[table.name], total = _newest_apart(exchange, question, table)
        except RequestRefused:
            continue
        except ServerBusy as busy:
            if not busy.code:
                raise
            continue
        if table.name not in question.limits:
            del seen.newest[table.name]
        if total is not None:
            seen.counts[table.name] = total
    try:
        _messages_apart(exchange, question, seen)
        if TOMBSTONES not in lacks:
            seen.tombstones = _tombstones_apart(exchange, question, lacks)
    except ServerBusy as busy:
        if not busy.code:
            raise
    return seen


def _newest_apart(exchange: Exchange, question: Question, table: SyncedTable) -> tuple[list[ServerRow], int | None]:
    exchange.check()
    rows, total = exchange.rest.select_counted(
        table.name,
        columns=["id", "updated_at"],
        filters=[equals("user_id", question.user_id)],
        order=newest_first(table),
        limit=question.limits.get(table.name, 1),
    )
    return list(rows), total


def _messages_apart(exchange: Exchange, question: Question, seen: Probe) -> None:
    """Of the conversations that are here: of others, the messages are read with them."""
    if question.thorough:
        seen.message_counts = message_counts(exchange, question.conversation_ids)
        if seen.message_counts is None:
            seen.counts[MESSAGES_TABLE.name] = _total(exchange, question.conversation_ids)
    if not question.conversation_ids or MESSAGES_TABLE.name not in question.positions:
        return
    start = question.positions[MESSAGES_TABLE.name].certain
    found: list[ServerRow] = []
    counted = 0
    for batch in batches(question.conversation_ids):
        exchange.check()
        since = [("created_at", f"gt.{start}")] if start else []
        try:
            rows, total = exchange.rest.select_counted(
                MESSAGES_TABLE.name,
                columns=["id", "created_at"],
                filters=[one_of("conversation_id", batch), *since],
                order=newest_first(MESSAGES_TABLE),
                limit=FITS,
            )
        except RequestRefused:
            return
        found += rows
        counted += len(rows) if total is None else total
    seen.messages, seen.messages_counted = found, counted


def _total(exchange: Exchange, conversation_ids: Sequence[str]) -> int:
    """How many messages the server has in all of these conversations."""
    total = 0
    for batch in batches(conversation_ids):
        exchange.check()
        among = [one_of("conversation_id", batch)]
        rows, counted = exchange.rest.select_counted("messages", columns=["id"], filters=among, order="id.asc", limit=1)
        total += len(rows) if counted is None else counted
    return total


def message_counts(exchange: Exchange, conversation_ids: Sequence[str]) -> dict[str, int] | None:
    """How many messages the server has in each of these conversations; None if it doesn't count."""
    counts: dict[str, int] = {}
    for batch in batches(conversation_ids):
        exchange.check()
        try:
            rows = exchange.rest.select(
                CONVERSATIONS_TABLE.name,
                columns=["id", "messages(count)"],
                filters=[one_of("id", batch)],
                order="id.asc",
                limit=IDS_PER_REQUEST,
            )
            counts |= {row["id"]: _count(row["messages"]) for row in rows}
        except RequestRefused:
            return None
        except (TypeError, KeyError, IndexError, ValueError) as error:
            raise strange() from error
    return counts


def _tombstones_apart(exchange: Exchange, question: Question, lacks: Lacks) -> list[ServerRow] | None:
    exchange.check()
    *filters, (_, order), (_, limit) = _tombstone_filters(question)
    try:
        rows = exchange.rest.select(
            TOMBSTONES_TABLE,
            columns=["id", DELETED_AT, "table_name", "row_id"],
            filters=filters,
            order=order,
            limit=int(limit),
        )
        return list(map(_tombstone, rows))
    except ValueError as error:
        raise strange() from error
    except RequestRefused:
        lacks.add(TOMBSTONES)
        return None
