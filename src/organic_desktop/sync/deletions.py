"""Deletion check: find rows that the server deleted or has in an older state, and remove, restore or hold them here.

Ids and versions are read if a count differs, in every cycle that the user asks for, and once a day. A row is missing
only if a second request doesn't find it either. Many missing rows within a week, or a server that went back in time,
are a question to the user (``docs/sync.md``, rules 5 and 56); rows removed without one are kept in ``removed``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from organic_desktop.core.errors import DecisionNeeded, Offline
from organic_desktop.core.messages import Sentence
from organic_desktop.remote.rest import Filter, Row, one_of
from organic_desktop.store.apply_remote import FUTURE
from organic_desktop.store.backups import DELETIONS, back_up, newest_backup
from organic_desktop.store.facts import Facts, keep_facts
from organic_desktop.store.types import kept_instant, same_version
from organic_desktop.sync.context import SAME_AGAIN, SyncContext, batches
from organic_desktop.sync.status import Missing
from organic_desktop.sync.tables import CONVERSATIONS_TABLE, MESSAGES_TABLE, TABLES, USERS_TABLE, SyncedTable

IDS_PER_PAGE = 1000
MANY_ROWS = 10
MANY_OF_A_TABLE = 0.10
WEEK = timedelta(days=7)
NEWEST_FEW = 2  # missing rows, all newer than every row of the server: it went back in time
NEWEST_SOME = 3  # the same, if other rows were written there since
COUNTED = tuple(table for table in TABLES if table is not USERS_TABLE)
VERSIONED = tuple(table for table in COUNTED if table.mirrored.versioned)
TOGETHER = (CONVERSATIONS_TABLE, MESSAGES_TABLE)  # a conversation is removed together with its messages
FIRST_ID = "00000000-0000-0000-0000-000000000000"


@dataclass(frozen=True)
class _ServerIds:
    """A table's ids and versions on the server; ``unchanged`` are the ids that already had theirs before this cycle."""

    there: dict[str, str | None]
    unchanged: set[str]


class DeletionCheck:
    """The deletion check of one cycle; ``many`` is what to do if many rows are missing.

    ``facts`` holds the open question and when the last one was answered. ``pulled`` are the names of tables that were
    pulled before: in others nothing can be missing. ``changed`` are the names of tables that lost or gained rows.
    """

    def __init__(self, context: SyncContext, facts: Facts, *, many: Missing, pulled: Collection[str]) -> None:
        self._context = context
        self._server_state, self._remote_changes = context.server_state, context.remote_changes
        self._many = many
        self._pulled = pulled
        self._agreed_at = facts.removals_agreed_at
        self._asked = facts.held
        self._went_back_before = bool(self._asked and facts.went_back)
        self._counts: dict[str, int] = {}
        self._compared: dict[SyncedTable, _ServerIds] = {}
        self._gone: dict[SyncedTable, set[str]] = {}
        self._newest: dict[SyncedTable, dict[str, datetime]] = {}
        self._held: dict[str, int] = {}
        self._went_back = False
        self.changed: set[str] = set()

    def check_counts(self, counts: Mapping[str, int]) -> None:
        """Compare the ids of tables whose number of rows on the server differs from ours."""
        self._counts = dict(counts)
        stored = self._server_state.row_counts() if counts else {}
        for table in COUNTED:
            if table.name not in counts:
                continue
            here = (
                stored.get(table.name, 0) if table.mirrored.versioned else self._server_state.row_count(table.mirrored)
            )
            if counts[table.name] != here:
                self.compare_ids(table)

    def compare_ids(self, table: SyncedTable) -> None:
        """Compare all ids and versions of a table, once a cycle: note missing rows, and fetch those that differ."""
        if table in self._compared or table.name not in self._pulled:
            return
        stored = self._server_state.all_versions(table.mirrored)
        there = self._all_ids(table) if stored or self._counts.get(table.name) != 0 else {}
        same = {row_id for row_id in there if row_id in stored and same_version(stored[row_id], there[row_id])}
        before = same - self._context.arrived
        self._compared[table] = _ServerIds(there, before)
        if self._context.fetch(table, there.keys() - same):
            self.changed.add(table.name)
        gone = self.note_missing(table, stored.keys() - there.keys() - self._gone.get(table, set()))
        self._newest[table] = {row_id: at for row_id in gone if (at := self._believable(stored[row_id]))}

    def check_message_counts(self, counts: Mapping[str, int]) -> None:
        """Compare the messages of conversations whose number of messages on the server differs from ours."""
        stored = self._server_state.message_counts()
        self.compare_messages({chat for chat in counts if counts[chat] != stored.get(chat, 0)})

    def compare_messages(self, conversation_ids: Iterable[str]) -> None:
        """Compare the ids of these conversations' messages with the server's: note missing ones, fetch new ones."""
        for conversation_id in conversation_ids:
            stored = self._server_state.message_ids(conversation_id)
            there: set[str] = set()
            last = FIRST_ID
            while page := self._ids(MESSAGES_TABLE, last, [one_of("conversation_id", [conversation_id])]):
                there |= {row["id"] for row in page}
                last = _last_id(page, last)
            if self._context.fetch(MESSAGES_TABLE, there - stored):
                self.changed.add(MESSAGES_TABLE.name)
            self.note_missing(MESSAGES_TABLE, stored - there)

    def note_missing(self, table: SyncedTable, missing: Collection[str]) -> set[str]:
        """Note rows as missing that a second request doesn't find either; return those that are in the mirror.

        ``resolve`` decides at the end of the check what happens to them.
        """
        return self._note_gone(table, set(self._context.missing_ids(table, missing)))

    def check_deleted_ids(self, table: SyncedTable, deleted: Collection[str]) -> None:
        """Note rows that tombstones name as deleted; if the server has one of them, compare the whole table."""
        gone = set(self._context.missing_ids(table, deleted))
        if gone == set(deleted):
            self._note_gone(table, gone)
        else:
            self.compare_ids(table)

    def _note_gone(self, table: SyncedTable, gone: set[str]) -> set[str]:
        here = self._server_state.ids_in_mirror(table.mirrored, gone)
        if gone - here:  # unreadable, or deleted here too
            self._remote_changes.remove(table.mirrored, sorted(gone - here))
        if here:
            self._gone.setdefault(table, set()).update(here)
        return here

    def drop_unreadable_messages(self) -> None:
        """Remove unreadable messages that the server no longer has: no count would show it."""
        unreadable = self._server_state.unreadable_ids(MESSAGES_TABLE.mirrored)
        self._remote_changes.remove(MESSAGES_TABLE.mirrored, self._context.missing_ids(MESSAGES_TABLE, unreadable))

    def resolve(self) -> None:
        """Remove missing rows, put them back on the server, or hold them for the user's decision."""
        if self._went_back_in_time():
            for table in VERSIONED:  # so that one question covers all tables
                self.compare_ids(table)
            self._went_back = self._went_back_in_time()
        self._add_messages()
        ask = self._tables_to_ask_about()
        is_answer = self._many is not Missing.ASK and bool(ask or self._gone)
        for table in TABLES:
            gone, older = self._gone.get(table, set()), self._context.regressed.get(table, {})
            if table in ask and self._many is Missing.ASK:
                self._held[table.name] = len(gone | older.keys())
                self._context.watcher.held(table, gone, older.keys())
                continue
            if table in ask and self._many is Missing.KEEP:
                self._remote_changes.insert_again(table.mirrored, sorted(gone))
                self._remote_changes.send_again(table.mirrored, list(older.values()))
            elif gone and self._remote_changes.remove(table.mirrored, sorted(gone)):
                self.changed.add(table.name)
            self._gone.pop(table, None)
            self._context.regressed.pop(table, None)
        if is_answer:  # it covers all removals up to now
            keep_facts(self._context.database, lambda facts: replace(facts, removals_agreed_at=self._context.now))

    def raise_question(self, asked: Mapping[str, int]) -> None:
        """Raise DecisionNeeded if rows are held for the user's decision, after saving a copy of the file.

        ``asked`` is the open question of the cycle before; the same question needs no second copy.
        """
        if not self._held:
            return
        copy = self._backup_before(again=self._held != asked)
        older = self._context.count_regressed()
        rows = sum(self._held.values())
        what = Sentence(
            "The server no longer has {rows} of your entries that are still on this computer (backup: {copy}).",
            rows=rows,
            copy=copy.name,
        )
        if self._went_back:
            what = Sentence(
                "The server has older data than this computer: {gone} of your entries are missing there, and "
                "{older} are older (backup: {copy}).",
                gone=rows - older,
                older=older,
                copy=copy.name,
            )
        keep_facts(self._context.database, lambda facts: replace(facts, went_back=self._went_back))
        raise DecisionNeeded(what, self._held)

    def _backup_before(self, *, again: bool) -> Path:
        """Return the backup from before this question, made unless one is there and not asked for ``again``."""
        database = self._context.database
        if self._context.watcher.rehearses:
            return database.path
        there = None if again else newest_backup(database.path, DELETIONS)
        return there or back_up(database, DELETIONS, self._context.now) or database.path

    # -- the rules of the question ------------------------------------------------------------------------------------

    def _tables_to_ask_about(self) -> set[SyncedTable]:
        """Return the tables about which the user has to decide."""
        touched = {table for table in TABLES if self._gone.get(table) or self._context.regressed.get(table)}
        if self._went_back:
            return touched
        # A question stays open until it is answered, even if the rows become less than a tenth of the table.
        ask = {table for table in touched if table.name in self._asked or self._is_mass_deletion(table)}
        return touched & {*ask, *(TOGETHER if ask.intersection(TOGETHER) else ())}

    def _is_mass_deletion(self, table: SyncedTable) -> bool:
        """True if many rows are gone: those missing now and those removed within a week or since the last answer."""
        start = self._context.now - WEEK
        before = self._server_state.removed_since(max(start, self._agreed_at) if self._agreed_at else start)
        rows = len(self._gone.get(table, ())) + before.get(table.name, 0)
        size = self._server_state.row_count(table.mirrored) + before.get(table.name, 0)
        return rows > MANY_ROWS and rows > size * MANY_OF_A_TABLE

    def _went_back_in_time(self) -> bool:
        """True if the server was restored from a copy: a row is older than before, or just the newest are missing."""
        missing = [at for rows in self._newest.values() for at in rows.values()]
        if any(self._context.regressed.values()) or (self._went_back_before and any(self._gone.values())):
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
        """Return a version's moment; None if a client made it up."""
        at = kept_instant(version)
        return at if at and at <= self._context.server_now + FUTURE else None

    def _add_messages(self) -> None:
        """Note the messages of missing conversations as missing, too."""
        for conversation_id in self._gone.get(CONVERSATIONS_TABLE, ()):
            if its := self._server_state.ids_in_mirror(
                MESSAGES_TABLE.mirrored, self._server_state.message_ids(conversation_id)
            ):
                self._gone.setdefault(MESSAGES_TABLE, set()).update(its)

    # -- reading ------------------------------------------------------------------------------------------------------

    def _all_ids(self, table: SyncedTable) -> dict[str, str | None]:
        """Read all ids and versions of a table, until an empty page or as many rows as the server counted."""
        there: dict[str, str | None] = {}
        for filters in request_filters(self._context, table):
            last = FIRST_ID
            while len(there) != self._counts.get(table.name) and (page := self._ids(table, last, filters)):
                there |= {row["id"]: row.get("updated_at") for row in page}
                last = _last_id(page, last)
        return there

    def _ids(self, table: SyncedTable, last: str, filters: list[Filter]) -> list[Row]:
        self._context.check_cancelled()
        columns = ["id", "updated_at"] if table.mirrored.versioned else ["id"]
        # An order that no index offers, or PostgreSQL might scan all users' messages by id.
        order = "id.asc.nullsfirst" if filters else "id.asc"
        behind_last = [("id", f"gt.{last}"), *filters]
        return self._context.rest.select(
            table.name, columns=columns, filters=behind_last, order=order, limit=IDS_PER_PAGE
        )


def _last_id(page: Sequence[Row], last: str) -> str:
    """Return the last id of a page. Raises Offline if it isn't behind the page before, as that would never end."""
    if page[-1]["id"] <= last:
        raise Offline(SAME_AGAIN)
    return str(page[-1]["id"])


def request_filters(context: SyncContext, table: SyncedTable) -> list[list[Filter]]:
    """Return the filters of the requests that read a table: messages go by the conversations stored here, in batches.

    Without them PostgreSQL would scan all users' messages.
    """
    if table is not MESSAGES_TABLE:
        return [[]]
    return [[one_of("conversation_id", batch)] for batch in batches(context.server_state.conversation_ids())]


def head_counts(context: SyncContext) -> dict[str, int]:
    """Return each table's number of rows, with one small request per table, if the server can't count embedded rows."""
    counts: dict[str, int] = {}
    for table in COUNTED:
        totals = [_head_count(context, table, filters) for filters in request_filters(context, table)]
        given = [total for total in totals if total is not None]
        if len(given) == len(totals):
            counts[table.name] = sum(given)
    return counts


def _head_count(context: SyncContext, table: SyncedTable, filters: list[Filter]) -> int | None:
    context.check_cancelled()
    return context.rest.select_counted(table.name, columns=["id"], filters=filters, order="id.asc", limit=1)[1]
