"""Rows out of a file, written as one edit: new days, changed days, days off, and all else that our own export holds.

What becomes of a day is decided before (``transfer/plan.py``); here it is only carried out, in one transaction, or not
at all. Rows of our own export keep their ids where they can; where they can't, because the rows' owner is another
account, whose rows may be on the same server, the new ids follow from the old ones, so that no row is added twice.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection

from organic_desktop.core.errors import InvalidInput
from organic_desktop.store.codec import Plain, Values, plain, read_row
from organic_desktop.store.experiments import KeptExperiment, add_experiments
from organic_desktop.store.facts import change_facts
from organic_desktop.store.imported import keep_brought, keep_mapping
from organic_desktop.store.row_state import bases, ids_in_mirror, plain_rows
from organic_desktop.store.schema import (
    CONVERSATIONS,
    MESSAGES,
    MODULE_PROGRESS,
    USERS,
    WELLNESS_ENTRIES,
    Conversation,
    Mirrored,
    ModuleProgress,
    User,
    WellnessEntry,
    id_for,
    new_id,
)
from organic_desktop.store.types import instant_text
from organic_desktop.store.writer import UserEdit, Writer, values_of
from organic_desktop.wellness.metrics import COLUMNS, Value
from organic_desktop.wellness.modules import merged

Report = Callable[[int, int], None]
DayValues = Mapping[date, Mapping[str, Value]]
UNTOLD_ZONE = "UTC"
BATCH = 1000


@dataclass(frozen=True)
class Arrivals:
    """What an import brings in.

    ``here`` are the values of the file's ``days`` that have an entry, when it was decided; ``new`` and ``changed`` the
    values to set, ``summed`` those of them that were added to. ``brought`` is what the file says of these. ``rows`` are
    those of our own export by table, ``owner`` whose they are. ``as_it_was``: nothing is here, and the file becomes
    the exported person's own. ``keep_ids`` is False if the rows may be another account's on the same server.
    """

    source: str
    mapping: str
    days: Collection[date]
    here: DayValues
    new: DayValues
    changed: DayValues
    summed: Mapping[date, Collection[str]]
    brought: DayValues
    days_off: Collection[date] = ()
    rows: Mapping[str, Sequence[Plain]] = field(default_factory=dict)
    owner: str = ""
    keep_ids: bool = True
    as_it_was: bool = False
    experiments: Sequence[KeptExperiment] = ()


@dataclass(frozen=True)
class Arrived:
    """What an import changed: rows of each table, new and changed ones; ``edit_id`` is None if nothing."""

    edit_id: str | None
    owner: str
    days_off: int
    counts: Mapping[str, int]
    experiments: int = 0


def bring_in(writer: Writer, user_id: str, arrivals: Arrivals, report: Report) -> Arrived:
    """Write all of it as one edit. Raises InvalidInput if the days here changed meanwhile, what ``report`` raises."""
    with writer.editing("import") as edit:
        if values_here(edit.connection, arrivals.days) != arrivals.here:
            raise InvalidInput("Your days changed meanwhile. Look again at what the import would do.")
        steps = _Steps(edit, arrivals, report)
        owner = steps.become_owner(user_id) if arrivals.as_it_was else user_id
        counts = steps.write(owner)
        days_off = steps.take_days_off()
        experiments = add_experiments(edit, arrivals.experiments)
        keep_brought(edit, arrivals.source, arrivals.brought, days_off)
        keep_mapping(edit.connection, arrivals.source, arrivals.mapping, edit.at)
        changed = any(counts.values()) or bool(days_off) or experiments > 0
        return Arrived(edit.id if changed else None, owner, len(days_off), counts, experiments)


def values_here(connection: Connection, days: Collection[date]) -> dict[date, dict[str, Value]]:
    """Return the values by column of those of these days that have an entry; a column without a value is left out."""
    columns = ("date", *COLUMNS)
    statement = f"SELECT {', '.join(columns)} FROM wellness_entries ORDER BY date"  # noqa: S608  names of our own schema  # nosec
    wanted, found = {day.isoformat(): day for day in days}, {}
    for line in connection.exec_driver_sql(statement):
        if line[0] in wanted:
            row = dict(zip(columns, line, strict=True))
            values = read_row(WELLNESS_ENTRIES, row)
            found[wanted[line[0]]] = {name: values[name] for name in COLUMNS if values[name] is not None}
    return found


def same_rows(connection: Connection, rows: Sequence[Plain], days: DayValues) -> dict[date, dict[str, Decimal | int]]:
    """Return the numbers of exported days whose rows are here under their own ids.

    They are an earlier state of the same rows, so there is nothing in them to add.
    """
    here = ids_in_mirror(connection, WELLNESS_ENTRIES, [row["id"] for row in rows])
    same = {date.fromisoformat(row["date"]) for row in rows if row["id"] in here}
    return {
        day: {name: value for name, value in values.items() if isinstance(value, Decimal | int)}
        for day, values in days.items()
        if day in same
    }


def id_here(owner: str, row_id: str, keep: bool) -> str:
    """Return the id that an exported row gets among the rows of ``owner``: its own, or always the same other one."""
    return row_id if keep else id_for(owner, row_id)


def ids_here(
    connection: Connection, mirrored: Mirrored, owner: str, rows: Sequence[Plain], keep: bool
) -> dict[str, str]:
    """Return by its own id the id that each exported row has here, or would get.

    It may be here by either: it was imported before somebody signed in, or the server had its own id already.
    """
    others = {row["id"]: id_for(owner, row["id"]) for row in rows}
    here = ids_in_mirror(connection, mirrored, [*others, *others.values()])
    return {
        row_id: row_id if row_id in here or (keep and other not in here) else other for row_id, other in others.items()
    }


def compare_rest(
    connection: Connection, owner: str, rows: Mapping[str, Sequence[Plain]], keep_ids: bool
) -> list[tuple[int, int, int]]:
    """Count the modules, conversations and messages of an export that are new, the same, and different here.

    A conversation is different if some of its messages aren't here.
    """
    modules = rows.get(MODULE_PROGRESS.name, ())
    here = {row["module_name"]: row for row in _all_modules(connection)}
    changed = sum(
        bool(merged(here[row["module_name"]], read_row(MODULE_PROGRESS, row)))
        for row in modules
        if row["module_name"] in here
    )
    new = sum(row["module_name"] not in here for row in modules)
    ids = ids_here(connection, CONVERSATIONS, owner, rows.get(CONVERSATIONS.name, ()), keep_ids)
    known = ids_in_mirror(connection, CONVERSATIONS, ids.values())
    message_ids = [*ids_here(connection, MESSAGES, owner, rows.get(MESSAGES.name, ()), keep_ids).values()]
    there = ids_in_mirror(connection, MESSAGES, message_ids)
    grown = {
        ids[row["conversation_id"]]
        for row, row_id in zip(rows.get(MESSAGES.name, ()), message_ids, strict=True)
        if row_id not in there
    } & known
    return [
        (new, len(modules) - new - changed, changed),
        (len(ids) - len(known), len(known) - len(grown), len(grown)),
        (len(message_ids) - len(there), len(there), 0),
    ]


def _all_modules(connection: Connection) -> list[Values]:
    ids = [row_id for (row_id,) in connection.exec_driver_sql("SELECT id FROM module_progress")]
    return [read_row(MODULE_PROGRESS, row) for row in plain_rows(connection, MODULE_PROGRESS, ids).values()]


class _Steps:
    """The steps of one import, within its transaction."""

    def __init__(self, edit: UserEdit, arrivals: Arrivals, report: Report) -> None:
        self._edit, self._arrivals, self._report = edit, arrivals, report
        self._total = len(arrivals.new) + len(arrivals.changed) + sum(map(len, arrivals.rows.values()))
        self._done = 0

    def become_owner(self, user_id: str) -> str:
        """Make the empty file that of the person who exported it; return their id."""
        (person,) = self._arrivals.rows[USERS.name]
        self._edit.replace_person(user_id, person)
        change_facts(self._edit.connection, lambda facts: replace(facts, owner=person["id"]))
        return str(person["id"])

    def write(self, owner: str) -> dict[str, int]:
        """Write the rows; return how many of each table are new or changed."""
        counts = {WELLNESS_ENTRIES.name: self._new_days(owner) + self._changed_days()}
        if not self._arrivals.as_it_was:
            self._person(owner)
        counts[MODULE_PROGRESS.name] = self._modules(owner)
        counts[CONVERSATIONS.name], counts[MESSAGES.name] = self._conversations(owner)
        return counts

    def take_days_off(self) -> list[date]:
        """Make days days off; return those that weren't."""
        connection = self._edit.connection
        statement = "INSERT INTO skipped_day (date) VALUES (?) ON CONFLICT DO NOTHING"
        before = {day for (day,) in connection.exec_driver_sql("SELECT date FROM skipped_day")}
        new = [day for day in sorted(self._arrivals.days_off) if day.isoformat() not in before]
        if new:
            connection.exec_driver_sql(statement, [(day.isoformat(),) for day in new])
        return new

    # -- days ---------------------------------------------------------------------------------------------------------

    def _new_days(self, owner: str) -> int:
        exported = {row["date"]: row for row in self._rows(WELLNESS_ENTRIES)}
        at, deleted = instant_text(self._edit.at), self._deleted(WELLNESS_ENTRIES)
        empty = dict.fromkeys(WELLNESS_ENTRIES.columns) | {"created_at": at, "updated_at": at}
        rows: list[Plain] = []
        for day, values in self._arrivals.new.items():
            text = day.isoformat()
            row = exported.get(text) or {**empty, **{name: plain(value) for name, value in values.items()}}
            rows.append({**row, "id": row["id"] or new_id(), "user_id": owner, "date": text})
        self._insert(WELLNESS_ENTRIES, self._with_free_ids(WELLNESS_ENTRIES, rows, deleted, owner))
        return len(rows)

    def _changed_days(self) -> int:
        changed = self._arrivals.changed
        entries = self._edit.all_with(WellnessEntry, "date", [day.isoformat() for day in changed])
        for day, values in changed.items():
            entry, summed = entries[day.isoformat()], self._arrivals.summed.get(day, ())
            self._edit.change(entry, {name: value for name, value in values.items() if name not in summed})
            self._edit.change(entry, {name: value for name, value in values.items() if name in summed}, how="add")
        self._edit.flush()
        self._tell(len(changed))
        return len(changed)

    # -- the rest of our own export -----------------------------------------------------------------------------------

    def _person(self, owner: str) -> None:
        """Take the name, picture and zone that are missing here."""
        for exported in self._rows(USERS):
            person = self._edit.get(User, owner)
            if person:
                here = values_of(person)
                empty = [name for name in USERS.editable if here[name] in (None, "", UNTOLD_ZONE)]
                missing = {name: exported[name] for name in empty if exported[name] not in (None, here[name])}
                if missing:
                    self._edit.change(person, missing)
        self._edit.flush()

    def _modules(self, owner: str) -> int:
        exported = self._rows(MODULE_PROGRESS)
        here = self._edit.all_with(ModuleProgress, "module_name", [row["module_name"] for row in exported])
        new = [{**row, "user_id": owner} for row in exported if row["module_name"] not in here]
        deleted = self._deleted(MODULE_PROGRESS)
        self._insert(MODULE_PROGRESS, self._with_free_ids(MODULE_PROGRESS, new, deleted, owner))
        changed = 0
        for row in exported:
            if mine := here.get(row["module_name"]):
                changes = merged(values_of(mine), read_row(MODULE_PROGRESS, row))
                self._edit.change(mine, changes) if changes else None
                changed += bool(changes)
        self._edit.flush()
        return len(new) + changed

    def _conversations(self, owner: str) -> tuple[int, int]:
        """Add conversations, and messages to those that are here; return how many of both are new."""
        connection, keep = self._edit.connection, self._arrivals.keep_ids
        ids = ids_here(connection, CONVERSATIONS, owner, self._rows(CONVERSATIONS), keep)
        known = ids_in_mirror(connection, CONVERSATIONS, ids.values())
        new = [
            {**row, "id": ids[row["id"]], "user_id": owner}
            for row in self._rows(CONVERSATIONS)
            if ids[row["id"]] not in known
        ]
        self._insert(CONVERSATIONS, new)
        message_ids = ids_here(connection, MESSAGES, owner, self._rows(MESSAGES), keep)
        messages = [
            {**row, "id": message_ids[row["id"]], "conversation_id": ids[row["conversation_id"]]}
            for row in self._rows(MESSAGES)
        ]
        there = ids_in_mirror(connection, MESSAGES, [row["id"] for row in messages])
        added = [row for row in messages if row["id"] not in there]
        self._insert(MESSAGES, added)
        self._count_messages({row["conversation_id"] for row in added} & known)
        return len(new), len(added)

    def _count_messages(self, conversation_ids: Collection[str]) -> None:
        """Set the number of messages of conversations that were here and got some."""
        rows = self._edit.all_with(Conversation, "id", conversation_ids)
        statement = "SELECT count(*) FROM messages WHERE conversation_id = ?"
        for row_id, row in rows.items():
            (count,) = self._edit.connection.exec_driver_sql(statement, (row_id,)).one()
            self._edit.change(row, {"message_count": count})
        self._edit.flush()

    # -- ids and rows -------------------------------------------------------------------------------------------------

    def _rows(self, mirrored: Mirrored) -> Sequence[Plain]:
        return self._arrivals.rows.get(mirrored.name, ())

    def _deleted(self, mirrored: Mirrored) -> dict[Any, str]:
        """Return the ids of rows deleted here that the server still has, by date or module's name.

        Creating one of those again is an update (``docs/sync.md``, rule 38).
        """
        (key,) = mirrored.own_key
        waiting = "SELECT row_id FROM pending_change WHERE table_name = ? AND deleted"
        ids = [row_id for (row_id,) in self._edit.connection.exec_driver_sql(waiting, (mirrored.name,))]
        return {base.values[key]: row_id for row_id, base in bases(self._edit.connection, mirrored, ids).items()}

    def _with_free_ids(
        self, mirrored: Mirrored, rows: Iterable[Plain], deleted: Mapping[Any, str], owner: str
    ) -> list[Plain]:
        """Give new rows ids that no other row here has."""
        (key,) = mirrored.own_key
        keep = self._arrivals.keep_ids
        named = [{**row, "id": deleted.get(row[key]) or id_here(owner, row["id"], keep)} for row in rows]
        taken = ids_in_mirror(self._edit.connection, mirrored, [row["id"] for row in named])
        return [{**row, "id": new_id()} if row["id"] in taken else row for row in named]

    def _insert(self, mirrored: Mirrored, rows: Sequence[Plain]) -> None:
        for first in range(0, len(rows), BATCH):
            some = rows[first : first + BATCH]
            self._edit.insert(mirrored, some)
            self._tell(len(some))

    def _tell(self, rows: int) -> None:
        self._done += rows
        self._report(min(self._done, self._total), self._total)
