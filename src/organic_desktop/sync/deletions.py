"""Sweep: find the rows that the server no longer has, or has in an older state, and decide what becomes of them here.

Ids and versions are read where a count gives a difference away, in every cycle that the user asks for, and daily.
Absence is believed after a second look. Many rows within a week, or a server that went back in time, are a question to
the user (``sync.md`` §2.5, pitfall 56); whatever is removed without one is kept in ``removed``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from organic_desktop.core.errors import DecisionNeeded, Offline
from organic_desktop.core.messages import Sentence
from organic_desktop.remote.rest import Filter, Row, one_of
from organic_desktop.store.regressed import FUTURE
from organic_desktop.store.types import instant_text, kept_instant, kept_json, same_version
from organic_desktop.sync.context import SAME_AGAIN, Exchange, batches
from organic_desktop.sync.status import Missing
from organic_desktop.sync.tables import CONVERSATIONS_TABLE, MESSAGES_TABLE, TABLES, USERS_TABLE, SyncedTable

IDS_PER_PAGE = 1000
MANY_ROWS = 10
MANY_OF_A_TABLE = 0.10
WEEK = timedelta(days=7)
NEWEST_FEW = 2  # missing rows, all newer than anything the server shows: it went back in time
NEWEST_SOME = 3  # the same, with other rows written there since
COUNTED = tuple(table for table in TABLES if table is not USERS_TABLE)
VERSIONED = tuple(table for table in COUNTED if table.mirrored.versioned)
TOGETHER = (CONVERSATIONS_TABLE, MESSAGES_TABLE)  # a conversation is removed with its messages, so decided with them
FIRST_ID = "00000000-0000-0000-0000-000000000000"
AGREED_AT, WENT_BACK = "removals_agreed_at", "went_back"


@dataclass(frozen=True)
class _Shown:
    """What a table shows: ids and versions; ``unchanged`` are those that were known so before this cycle."""

    there: dict[str, str | None]
    unchanged: set[str]


class Sweep:
    """One check for deleted rows; ``many`` is what becomes of many at once.

    ``facts`` are the file's, the open question and the last answer among them. ``pulled`` are the names of tables that
    were pulled before: in others nothing can be missing. ``changed`` are those of tables that lost or gained rows.
    """

    def __init__(self, exchange: Exchange, facts: Mapping[str, str], *, many: Missing, pulled: Collection[str]) -> None:
        self._exchange = exchange
        self._known, self._mirror = exchange.known, exchange.mirror
        self._many = many
        self._pulled = pulled
        self._agreed_at = kept_instant(facts.get(AGREED_AT))
        self._asked = kept_json(facts.get("held"), dict)
        self._said_so = bool(self._asked and facts.get(WENT_BACK))
        self._counts: dict[str, int] = {}
        self._compared: dict[SyncedTable, _Shown] = {}
        self._gone: dict[SyncedTable, set[str]] = {}
        self._newest: dict[SyncedTable, dict[str, datetime]] = {}
        self._held: dict[str, int] = {}
        self._went_back = False
        self.changed: set[str] = set()

    def by_counts(self, counts: Mapping[str, int]) -> None:
        """Read the ids of those tables of which the server's count disagrees with ours."""
        self._counts = dict(counts)
        known = self._known.counts() if counts else {}
        for table in COUNTED:
            if table.name not in counts:
                continue
            here = known.get(table.name, 0) if table.mirrored.versioned else self._known.count(table.mirrored)
            if counts[table.name] != here:
                self.by_ids(table)

    def by_ids(self, table: SyncedTable) -> None:
        """Read every id and version of a table: what is missing is removed, what is other is fetched. Once a cycle."""
        if table in self._compared or table.name not in self._pulled:
            return
        known = self._known.rows(table.mirrored)
        there = self._all_ids(table) if known or self._counts.get(table.name) != 0 else {}
        same = {row_id for row_id in there if row_id in known and same_version(known[row_id], there[row_id])}
        before = same - self._exchange.arrived
        self._compared[table] = _Shown(there, before)
        if self._exchange.fetch(table, there.keys() - same):
            self.changed.add(table.name)
        gone = self.remove(table, known.keys() - there.keys() - self._gone.get(table, set()))
        self._newest[table] = {row_id: at for row_id in gone if (at := self._believable(known[row_id]))}

    def messages_by_counts(self, counts: Mapping[str, int]) -> None:
        """Compare each conversation's number of messages; read the ids of those that disagree."""
        known = self._known.count_messages()
        self.messages_of({chat for chat in counts if counts[chat] != known.get(chat, 0)})

    def messages_of(self, conversation_ids: Iterable[str]) -> None:
        """Compare the ids of these conversations' messages with the server's."""
        for conversation_id in conversation_ids:
            known = self._known.messages(conversation_id)
            there: set[str] = set()
            last = FIRST_ID
            while page := self._ids(MESSAGES_TABLE, last, [one_of("conversation_id", [conversation_id])]):
                there |= {row["id"] for row in page}
                last = _further(page, last)
            if self._exchange.fetch(MESSAGES_TABLE, there - known):
                self.changed.add(MESSAGES_TABLE.name)
            self.remove(MESSAGES_TABLE, known - there)

    def remove(self, table: SyncedTable, missing: Collection[str]) -> set[str]:
        """Note rows as missing that a second look doesn't find either; returns those of them that are in the mirror.

        What becomes of them is decided once the sweep is over (``settle``).
        """
        return self._note_gone(table, set(self._exchange.missing(table, missing)))

    def named(self, table: SyncedTable, deleted: Collection[str]) -> None:
        """Note rows that the server names as deleted; if it has one of them all the same, the table tells."""
        gone = set(self._exchange.missing(table, deleted))
        if gone == set(deleted):
            self._note_gone(table, gone)
        else:
            self.by_ids(table)

    def _note_gone(self, table: SyncedTable, gone: set[str]) -> set[str]:
        here = self._known.here(table.mirrored, gone)
        if gone - here:  # kept aside, or deleted here, too
            self._mirror.remove(table.mirrored, sorted(gone - here))
        if here:
            self._gone.setdefault(table, set()).update(here)
        return here

    def asides(self) -> None:
        """Forget messages kept aside that the server no longer has: no count of a conversation gives them away."""
        aside = self._known.aside(MESSAGES_TABLE.mirrored)
        self._mirror.remove(MESSAGES_TABLE.mirrored, self._exchange.missing(MESSAGES_TABLE, aside))

    def settle(self) -> None:
        """Remove what is missing, put it back, or hold it for the user to decide, as the rules and the answer say."""
        if self._went_back_in_time():
            for table in VERSIONED:  # the whole extent, for one question
                self.by_ids(table)
            self._went_back = self._went_back_in_time()
        self._add_messages()
        ask = self._questionable()
        is_answer = self._many is not Missing.ASK and bool(ask or self._gone)
        for table in TABLES:
            gone, older = self._gone.get(table, set()), self._exchange.regressed.get(table, {})
            if table in ask and self._many is Missing.ASK:
                self._held[table.name] = len(gone | older.keys())
                continue
            if table in ask and self._many is Missing.KEEP:
                self._mirror.keep(table.mirrored, sorted(gone))
                self._mirror.keep_mine(table.mirrored, list(older.values()))
            elif gone and self._mirror.remove(table.mirrored, sorted(gone)):
                self.changed.add(table.name)
            self._gone.pop(table, None)
            self._exchange.regressed.pop(table, None)
        if is_answer:  # it covers what went before it, and what it has just removed
            self._mirror.note(**{AGREED_AT: instant_text(self._exchange.now)})

    def decide(self, asked: Mapping[str, int]) -> None:
        """Ask, where rows were held back. Raises DecisionNeeded, with a copy of the file saved.

        ``asked`` is what the cycle before asked about: the copy of then is as good for the same question.
        """
        if not self._held:
            return
        copy = self._mirror.back_up("before-deletions", once=self._held == asked)
        older = self._exchange.count_regressed()
        rows = sum(self._held.values())
        what = Sentence(
            "The server no longer has {rows} rows of yours that are still on this computer (a copy is in {copy}).",
            rows=rows,
            copy=copy.name,
        )
        if self._went_back:
            what = Sentence(
                "The server went back in time: {gone} rows of yours are gone there, and {older} are older than on this"
                " computer (a copy is in {copy}).",
                gone=rows - older,
                older=older,
                copy=copy.name,
            )
        self._mirror.note(**{WENT_BACK: "yes" if self._went_back else ""})
        raise DecisionNeeded(what, self._held)

    # -- the rules of the question ------------------------------------------------------------------------------------

    def _questionable(self) -> set[SyncedTable]:
        """The tables of which the user decides."""
        touched = {table for table in TABLES if self._gone.get(table) or self._exchange.regressed.get(table)}
        if self._went_back:
            return touched
        # What was asked stays a question until there is an answer, though the table may have grown since.
        ask = {table for table in touched if table.name in self._asked or self._are_many(table)}
        return touched & {*ask, *(TOGETHER if ask.intersection(TOGETHER) else ())}

    def _are_many(self, table: SyncedTable) -> bool:
        """Count what sync removed within a week, or since the user's last answer, with what is missing now."""
        start = self._exchange.now - WEEK
        before = self._known.removed_since(max(start, self._agreed_at) if self._agreed_at else start)
        rows = len(self._gone.get(table, ())) + before.get(table.name, 0)
        size = self._known.count(table.mirrored) + before.get(table.name, 0)
        return rows > MANY_ROWS and rows > size * MANY_OF_A_TABLE

    def _went_back_in_time(self) -> bool:
        """A row is older than it was, or the rows missing are just the newest: a server restored from a copy."""
        missing = [at for rows in self._newest.values() for at in rows.values()]
        if any(self._exchange.regressed.values()) or (self._said_so and any(self._gone.values())):
            return True
        if len(missing) < NEWEST_FEW:
            return False
        shown = [each for part in self._compared.values() for each in part.there.items()]
        unchanged = [
            each for part in self._compared.values() for each in part.there.items() if each[0] in part.unchanged
        ]
        return self._all_after(missing, shown) or (len(missing) >= NEWEST_SOME and self._all_after(missing, unchanged))

    def _all_after(self, missing: Iterable[datetime], shown: Iterable[tuple[str, str | None]]) -> bool:
        stamps = [at for _, version in shown if (at := self._believable(version))]
        return not stamps or min(missing) > max(stamps)

    def _believable(self, version: str | None) -> datetime | None:
        """A version's moment, unless some client has invented it."""
        at = kept_instant(version)
        return at if at and at <= self._exchange.server_now + FUTURE else None

    def _add_messages(self) -> None:
        """The messages of a conversation that is gone are gone with it."""
        for conversation_id in self._gone.get(CONVERSATIONS_TABLE, ()):
            if its := self._known.here(MESSAGES_TABLE.mirrored, self._known.messages(conversation_id)):
                self._gone.setdefault(MESSAGES_TABLE, set()).update(its)

    # -- reading ------------------------------------------------------------------------------------------------------

    def _all_ids(self, table: SyncedTable) -> dict[str, str | None]:
        """Ids and versions; only an empty page is the end, or as many rows as the server counted."""
        there: dict[str, str | None] = {}
        for lot in lots(self._exchange, table):
            last = FIRST_ID
            while len(there) != self._counts.get(table.name) and (page := self._ids(table, last, lot)):
                there |= {row["id"]: row.get("updated_at") for row in page}
                last = _further(page, last)
        return there

    def _ids(self, table: SyncedTable, last: str, lot: list[Filter]) -> list[Row]:
        self._exchange.check()
        columns = ["id", "updated_at"] if table.mirrored.versioned else ["id"]
        # In an order that no index has, or PostgreSQL might walk through everybody's messages by their ids.
        order = "id.asc.nullsfirst" if lot else "id.asc"
        filters = [("id", f"gt.{last}"), *lot]
        return self._exchange.rest.select(table.name, columns=columns, filters=filters, order=order, limit=IDS_PER_PAGE)


def _further(page: Sequence[Row], last: str) -> str:
    """The last id of a page. Raises Offline if it isn't behind that of the page before: there would be no end."""
    if page[-1]["id"] <= last:
        raise Offline(SAME_AGAIN)
    return str(page[-1]["id"])


def lots(exchange: Exchange, table: SyncedTable) -> list[list[Filter]]:
    """The conditions of the requests that read a table: messages by the conversations that are here, some at a time.

    The server would look through everybody's messages else.
    """
    if table is not MESSAGES_TABLE:
        return [[]]
    return [[one_of("conversation_id", lot)] for lot in batches(exchange.known.conversations())]


def head_counts(exchange: Exchange) -> dict[str, int]:
    """Each table's number of rows, in a small request each: for servers that don't count in an embedding."""
    counts: dict[str, int] = {}
    for table in COUNTED:
        totals = [_head_count(exchange, table, lot) for lot in lots(exchange, table)]
        known = [total for total in totals if total is not None]
        if len(known) == len(totals):
            counts[table.name] = sum(known)
    return counts


def _head_count(exchange: Exchange, table: SyncedTable, filters: list[Filter]) -> int | None:
    exchange.check()
    return exchange.rest.select_counted(table.name, columns=["id"], filters=filters, order="id.asc", limit=1)[1]
