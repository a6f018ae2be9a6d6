"""Probe: the one request of an idle cycle, for the account's row, the newest rows and the number of rows of each table.

It reads the account's row with every table embedded in it, a single snapshot on the unmodified schema, and of each row
only its id and version. If the server can't embed, one small request per table gives the same. What the result means is
left to pull.py and deletions.py.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from organic_desktop.core.errors import (
    AccountGone,
    AccountProblem,
    Offline,
    OrganicError,
    RequestRefused,
    SecondFactorNeeded,
    ServerBusy,
    SignInNeeded,
)
from organic_desktop.core.validation import identifier, text, whole
from organic_desktop.remote.rest import Filter, RestClient, equals, keyed, one_of, unexpected_format
from organic_desktop.store.row_state import ServerRow
from organic_desktop.store.types import instant_text, kept_instant
from organic_desktop.sync.context import IDS_PER_REQUEST, SyncContext, batches
from organic_desktop.sync.cursor import TableCursor, order_by
from organic_desktop.sync.tables import (
    CONVERSATIONS_TABLE,
    MESSAGES_TABLE,
    MODULES_TABLE,
    USERS_TABLE,
    WELLNESS_TABLE,
    SyncedTable,
)

COUNTS = "counts"  # of embedded rows
TOMBSTONES = "tombstones"  # resources/supabase/extras/tombstones.sql
MAX_AFFECTED = "max-affected"  # a preference of PostgREST since 12.2
BULK_UPDATE = "bulk_update"  # resources/supabase/extras/bulk_update.sql
ASK_AGAIN_AFTER = timedelta(days=1)  # a migration may have been applied, the server upgraded, a right granted
GONE = "This account was deleted on the server."
REMOVED = "The server doesn't show this account's own row; the account may have been removed."
HIDDEN = (
    "The server knows this account but doesn't show its own row: that was removed, or a policy hides it, such as one "
    "that asks for a second factor."
)
SECOND_FACTOR = "The server shows this account nothing before a second factor is given."
MOST_SHOWN = 50
TOMBSTONES_TABLE, DELETED_AT = "sync_tombstones", "deleted_at"  # resources/supabase/extras
EMBED_LETTERS = {MODULES_TABLE: "m", WELLNESS_TABLE: "w", CONVERSATIONS_TABLE: "c"}  # a letter keeps the address short
# How the foreign key to users is named in an embedding: not at all, by its column, by its name in our migration.
# A second one to the same table makes the first form ambiguous (PGRST201).
EMBEDDINGS = ("", "!user_id", "!{}_user_id_fkey")
MESSAGES_EMBEDDINGS = ("", "!conversation_id", "!messages_conversation_id_fkey")
TOO_HEAVY = frozenset({"57014", "53200", "54001"})  # the time, the memory, the stack of one statement
NO_AGGREGATES, NO_RELATION, AMBIGUOUS = "PGRST123", "PGRST200", "PGRST201"


class MissingFeatures:
    """Optional features that the server turned out not to have, each with the time; asked for again a day later."""

    def __init__(self, stored: Mapping[str, str], now: Callable[[], datetime]) -> None:
        self._now = now
        times = {name: kept_instant(str(at)) for name, at in stored.items()}
        self._since = {name: instant_text(at) for name, at in times.items() if at and self._is_fresh(at)}

    def __contains__(self, feature: str) -> bool:
        return feature in self._since

    def add(self, feature: str) -> None:
        """Remember that the server doesn't have this feature."""
        self._since.setdefault(feature, instant_text(self._now()))

    def discard(self, feature: str) -> None:
        """Forget that this feature is missing: something else caused the refusal."""
        self._since.pop(feature, None)

    @property
    def since(self) -> Mapping[str, str]:
        """Each missing feature with the time when that was found, for the next cycle."""
        return self._since

    def _is_fresh(self, at: datetime) -> bool:
        return timedelta() <= self._now() - at < ASK_AGAIN_AFTER


@dataclass(frozen=True)
class ProbeRequest:
    """What to ask for: ``limits`` rows of each table, messages since their cursor, and if ``thorough`` also counts.

    ``conversation_ids`` are the conversations stored here; messages of others are read when those arrive.
    """

    user_id: str
    cursors: Mapping[str, TableCursor]
    limits: Mapping[str, int]
    thorough: bool
    conversation_ids: Sequence[str] = ()

    @property
    def has_conversations(self) -> bool:
        """True if messages are asked for: without conversations PostgreSQL might scan those of all users."""
        return bool(self.conversation_ids)


@dataclass
class ProbeResult:
    """What the server showed; None or absent is what wasn't asked for or couldn't be given.

    ``newest`` has the newest rows (id and stamp) by table, in descending order of stamps; ``counts`` the number of the
    server's rows by table, ``message_counts`` of messages by conversation. ``messages`` (id and stamp) are those since
    the certain stamp, ``messages_counted`` is their number; ``tombstones`` are deleted rows.
    """

    newest: dict[str, list[ServerRow]] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    messages: list[ServerRow] | None = None
    messages_counted: int | None = None
    message_counts: dict[str, int] | None = None
    tombstones: list[ServerRow] | None = None


def probe(context: SyncContext, request: ProbeRequest, missing_features: MissingFeatures) -> ProbeResult:
    """Send the probe, and find out which features the server doesn't have.

    Raises AccountProblem if the account's own row isn't shown, because then everything would look deleted
    (``docs/sync.md``, fact 6).
    """
    suspect = ""  # an error code that asking for tombstones may have caused
    while True:
        number = next(
            (number for number, form in enumerate(EMBEDDINGS) if f"embedding {form}" not in missing_features), None
        )
        if number is None:
            return _probe_per_table(context, request, missing_features)
        this_form = f"embedding {EMBEDDINGS[number]}"
        try:
            return _probe_embedded(context, request, missing_features, number)
        except ServerBusy as busy:
            if busy.code not in TOO_HEAVY:
                raise
            return _probe_per_table(context, request, missing_features)  # smaller requests may be within the limits
        except RequestRefused as refused:
            code = refused.code
        if code == NO_AGGREGATES and COUNTS not in missing_features:
            missing_features.add(COUNTS)
        elif code == AMBIGUOUS or (code == NO_RELATION and number and not suspect):
            missing_features.add(this_form)
        elif TOMBSTONES not in missing_features:
            suspect = code
            missing_features.add(TOMBSTONES)
        else:
            if suspect:  # they weren't the cause
                missing_features.discard(TOMBSTONES)
            if code == NO_RELATION:
                for form in EMBEDDINGS:
                    missing_features.add(f"embedding {form}")
            return _probe_per_table(context, request, missing_features)


# -- in one request ---------------------------------------------------------------------------------------------------


def _probe_embedded(
    context: SyncContext, request: ProbeRequest, missing_features: MissingFeatures, number: int
) -> ProbeResult:
    columns, filters = ["id", "updated_at"], [equals("id", request.user_id)]
    for embed, its_filters in _embeds(request, missing_features, number):
        columns.append(embed)
        filters += its_filters
    context.check_cancelled()
    row = _own_row(context, columns, filters, request.user_id)
    try:
        return _parsed_row(row)
    except (TypeError, KeyError, IndexError, AttributeError, ValueError) as error:
        raise unexpected_format() from error


def _own_row(context: SyncContext, columns: Sequence[str], filters: Sequence[Filter], user_id: str) -> ServerRow:
    rows = context.rest.select(USERS_TABLE.name, columns=columns, filters=filters, order="id.asc", limit=1)
    if [row["id"] for row in rows] != [user_id]:
        raise error_of_hidden_row(context)
    return rows[0]


def error_of_hidden_row(context: SyncContext) -> OrganicError:
    """Return the error to raise if the account's own row isn't shown: it was removed, or a policy hides it.

    AccountGone only if the auth server says that there is no such account.

    Nothing follows from it for other rows; it only decides what the user is told.
    """
    context.check_cancelled()
    return why_hidden(context.rest)


def why_hidden(rest: RestClient) -> OrganicError:
    """Ask the auth server, for ``error_of_hidden_row``."""
    try:
        factors = rest.factors()
    except (SignInNeeded, Offline):
        return AccountProblem(REMOVED)
    if factors is None:
        return AccountGone(GONE)
    return SecondFactorNeeded(SECOND_FACTOR) if "verified" in factors else AccountProblem(HIDDEN)


def _embeds(
    request: ProbeRequest, missing_features: MissingFeatures, number: int
) -> Iterator[tuple[str, list[Filter]]]:
    """Yield for each embedded table its part of ``select`` and its filters.

    Each has its own alias: @supabase/lite would apply one embedding's order to another of the same table.
    """
    counted = COUNTS not in missing_features
    to_messages = MESSAGES_EMBEDDINGS[number]
    for table, letter in EMBED_LETTERS.items():
        source = f"{table.name}{EMBEDDINGS[number].format(table.name)}"
        if table.name in request.limits:
            order = (f"{letter}.order", newest_first(table))
            yield f"{letter}:{source}(id,updated_at)", [order, (f"{letter}.limit", str(request.limits[table.name]))]
        if counted and (request.thorough or TOMBSTONES in missing_features):
            yield f"{letter.upper()}:{source}(count)", []
    chats = f"conversations{EMBEDDINGS[number].format('conversations')}"
    if request.has_conversations and MESSAGES_TABLE.name in request.cursors:
        start = request.cursors[MESSAGES_TABLE.name].certain
        since: list[Filter] = [("created_at", f"gt.{start}")] if start else []
        some = f"s:messages{to_messages}!inner(id,created_at)"
        all_of_them = f",n:messages{to_messages}(count)" if counted else ""
        yield (
            f"x:{chats}({some}{all_of_them})",
            [
                *((f"x.s.{name}", value) for name, value in since),
                *((f"x.n.{name}", value) for name, value in since if counted),
                ("x.s.limit", str(MOST_SHOWN)),
            ],
        )
    if request.thorough and request.has_conversations and counted:
        yield f"k:{chats}(id,messages{to_messages}(count))", []
    if TOMBSTONES not in missing_features:
        source = f"{TOMBSTONES_TABLE}{EMBEDDINGS[number].format(TOMBSTONES_TABLE)}"
        yield f"t:{source}(id,{DELETED_AT},table_name,row_id)", [("t." + n, v) for n, v in _tombstone_filters(request)]


def newest_first(table: SyncedTable) -> str:
    """Return the order with the newest rows first and rows without a stamp last."""
    return f"{table.stamp}.desc.nullslast,id.desc"


def _tombstone_filters(request: ProbeRequest) -> list[Filter]:
    """Return the filters for tombstones since the cursor; before the first pull only for the newest one.

    Earlier deletions show in the counts.
    """
    cursor = request.cursors.get(TOMBSTONES_TABLE, TableCursor())
    if cursor.furthest is None:
        return [("order", f"{DELETED_AT}.desc"), ("limit", "1")]
    start = [(DELETED_AT, f"gt.{cursor.certain}")] if cursor.certain else []
    return [*start, ("order", order_by(DELETED_AT)), ("limit", str(MOST_SHOWN))]


def _parsed_row(row: Mapping[str, Any]) -> ProbeResult:
    """Read the account's row with its embedded tables. Raises ValueError and the like if its format is another."""
    probed = ProbeResult(tombstones=[_tombstone(each) for each in row["t"]] if "t" in row else None)
    probed.newest[USERS_TABLE.name] = [{"id": row["id"], "updated_at": row["updated_at"]}]
    probed.counts[USERS_TABLE.name] = 1
    for table, letter in EMBED_LETTERS.items():
        if letter in row:
            probed.newest[table.name] = [keyed({"id": r["id"], "updated_at": r["updated_at"]}) for r in row[letter]]
        if letter.upper() in row:
            probed.counts[table.name] = _count(row[letter.upper()])
    if "x" in row:
        messages = [message for chat in row["x"] for message in chat["s"]]
        probed.messages = [keyed({"id": each["id"], "created_at": each["created_at"]}) for each in messages]
        if all("n" in chat for chat in row["x"]):
            probed.messages_counted = sum(_count(chat["n"]) for chat in row["x"])
    if "k" in row:
        probed.message_counts = {identifier(chat["id"]): _count(chat["messages"]) for chat in row["k"]}
    return probed


def _count(embedded: Any) -> int:
    return whole(embedded[0]["count"], 0)


def _tombstone(row: Mapping[str, Any]) -> ServerRow:
    named = {"table_name": text(row["table_name"]), "row_id": identifier(row["row_id"])}
    return keyed({"id": row["id"], DELETED_AT: row[DELETED_AT]}) | named


# -- in a request a table ---------------------------------------------------------------------------------------------


def _probe_per_table(context: SyncContext, request: ProbeRequest, missing_features: MissingFeatures) -> ProbeResult:
    """Send one small request per table. A table that the server refuses is left out; its pull reports the error."""
    context.check_cancelled()
    own = _own_row(context, ["id", "updated_at"], [equals("id", request.user_id)], request.user_id)
    probed = ProbeResult(newest={USERS_TABLE.name: [own]}, counts={USERS_TABLE.name: 1})
    for table in EMBED_LETTERS:
        try:
            probed.newest[table.name], total = _newest_of_table(context, request, table)
        except RequestRefused:
            continue
        except ServerBusy as busy:
            if not busy.code:
                raise
            continue
        if table.name not in request.limits:
            del probed.newest[table.name]
        if total is not None:
            probed.counts[table.name] = total
    try:
        _probe_messages(context, request, probed)
        if TOMBSTONES not in missing_features:
            probed.tombstones = _probe_tombstones(context, request, missing_features)
    except ServerBusy as busy:
        if not busy.code:
            raise
    return probed


def _newest_of_table(
    context: SyncContext, request: ProbeRequest, table: SyncedTable
) -> tuple[list[ServerRow], int | None]:
    context.check_cancelled()
    rows, total = context.rest.select_counted(
        table.name,
        columns=["id", "updated_at"],
        filters=[equals("user_id", request.user_id)],
        order=newest_first(table),
        limit=request.limits.get(table.name, 1),
    )
    return list(rows), total


def _probe_messages(context: SyncContext, request: ProbeRequest, probed: ProbeResult) -> None:
    """Read the newest messages of the conversations stored here, and if thorough count their messages."""
    if request.thorough:
        probed.message_counts = message_counts(context, request.conversation_ids)
        if probed.message_counts is None:
            probed.counts[MESSAGES_TABLE.name] = _total(context, request.conversation_ids)
    if not request.conversation_ids or MESSAGES_TABLE.name not in request.cursors:
        return
    start = request.cursors[MESSAGES_TABLE.name].certain
    found: list[ServerRow] = []
    counted = 0
    for batch in batches(request.conversation_ids):
        context.check_cancelled()
        since = [("created_at", f"gt.{start}")] if start else []
        try:
            rows, total = context.rest.select_counted(
                MESSAGES_TABLE.name,
                columns=["id", "created_at"],
                filters=[one_of("conversation_id", batch), *since],
                order=newest_first(MESSAGES_TABLE),
                limit=MOST_SHOWN,
            )
        except RequestRefused:
            return
        found += rows
        counted += len(rows) if total is None else total
    probed.messages, probed.messages_counted = found, counted


def _total(context: SyncContext, conversation_ids: Sequence[str]) -> int:
    """Return how many messages the server has in all of these conversations."""
    total = 0
    for batch in batches(conversation_ids):
        context.check_cancelled()
        among = [one_of("conversation_id", batch)]
        rows, counted = context.rest.select_counted("messages", columns=["id"], filters=among, order="id.asc", limit=1)
        total += len(rows) if counted is None else counted
    return total


def message_counts(context: SyncContext, conversation_ids: Sequence[str]) -> dict[str, int] | None:
    """Return how many messages the server has in each conversation; None if it doesn't count embedded rows."""
    counts: dict[str, int] = {}
    for batch in batches(conversation_ids):
        context.check_cancelled()
        try:
            rows = context.rest.select(
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
            raise unexpected_format() from error
    return counts


def _probe_tombstones(
    context: SyncContext, request: ProbeRequest, missing_features: MissingFeatures
) -> list[ServerRow] | None:
    context.check_cancelled()
    *filters, (_, order), (_, limit) = _tombstone_filters(request)
    try:
        rows = context.rest.select(
            TOMBSTONES_TABLE,
            columns=["id", DELETED_AT, "table_name", "row_id"],
            filters=filters,
            order=order,
            limit=int(limit),
        )
        return list(map(_tombstone, rows))
    except ValueError as error:
        raise unexpected_format() from error
    except RequestRefused:
        missing_features.add(TOMBSTONES)
        return None
