"""A page of server rows on its way into the mirror: what is new goes in at once, what meets a local row is merged.

Works inside a transaction of reconciliation.py's; how two versions of a row become one is the caller's ``merge``.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from organic_desktop.store.bookkeeping import BASE, CONFLICT, JOURNAL, PENDING, UNREADABLE
from organic_desktop.store.conflicts import Loss, note_losses
from organic_desktop.store.edit import Edit
from organic_desktop.store.mirror import find_by_key
from organic_desktop.store.models import CONVERSATIONS, MESSAGES, Mirrored
from organic_desktop.store.rows import Values, read_row, row_to_json

ServerRow = Mapping[str, Any]
Taken = tuple[ServerRow, Values]
"""A row as the server sent it, and its values."""


@dataclass(frozen=True)
class Merged:
    """The editable columns after a merge, and what was dropped on the way."""

    values: Values
    losses: tuple[Loss, ...] = ()


Merge = Callable[[Mirrored, Values | None, Values, Values, Sequence[Values]], Merged]
"""(table, base or None, mine, theirs, values sent whose answer is unknown) → the merged row."""


@dataclass
class Applied:
    """What a page did to the mirror; ``orphans`` are rows whose parent isn't here yet, left out."""

    changed: int = 0
    conflicts: int = 0
    orphans: list[ServerRow] = field(default_factory=list)


def apply_page(edit: Edit, mirrored: Mirrored, rows: Sequence[ServerRow], merge: Merge) -> Applied:
    """Bring rows in. A row whose version equals its base's is passed over: applying a page twice changes nothing."""
    applied = Applied()
    versions = _versions(edit.connection, mirrored, rows)
    news = [row for row in rows if _is_news(row, versions)]
    readable = _readable(edit.connection, mirrored, news)
    if mirrored is MESSAGES:
        readable, applied.orphans = _with_parent(edit.connection, readable)
    met = _ids_here(edit.connection, mirrored, readable)
    fresh = [taken for taken in readable if taken[1]["id"] not in met and not _twin(edit, mirrored, taken[1])]
    if fresh:
        edit.connection.execute(insert(mirrored.table), [values for _, values in fresh])
        keep_bases(edit.connection, mirrored, fresh)
    fresh_ids = {values["id"] for _, values in fresh}
    for row, values in readable:
        if values["id"] not in fresh_ids:
            applied.conflicts += _bring_together(edit, mirrored, row, values, merge)
    applied.changed = len(readable)
    return applied


def keep_bases(connection: Connection, mirrored: Mirrored, taken: Iterable[Taken]) -> None:
    """Remember rows as the server's last word, with its version to the letter."""
    bases = [
        {
            "table_name": mirrored.name,
            "row_id": values["id"],
            "version": row.get("updated_at"),
            "values_json": row_to_json(values) if mirrored.versioned else None,
        }
        for row, values in taken
    ]
    statement = upsert(BASE)
    new = {"version": statement.excluded.version, "values_json": statement.excluded.values_json}
    connection.execute(statement.on_conflict_do_update(index_elements=["table_name", "row_id"], set_=new), bases)


def overwrite(connection: Connection, mirrored: Mirrored, values: Values) -> None:
    """Give a row these values without a journal line: the user's own edit, as the server stored it."""
    connection.execute(update(mirrored.table).where(mirrored.table.c.id == values["id"]).values(values))


def _versions(connection: Connection, mirrored: Mirrored, rows: Sequence[ServerRow]) -> dict[str, str | None]:
    ids = [row["id"] for row in rows]
    query = select(BASE.c.row_id, BASE.c.version).where(BASE.c.table_name == mirrored.name, BASE.c.row_id.in_(ids))
    return {row.row_id: row.version for row in connection.execute(query)}


def _is_news(row: ServerRow, versions: Mapping[str, str | None]) -> bool:
    # Compared for difference only: the stamp of a row can go backwards (sync.md, fact 2).
    return row["id"] not in versions or versions[row["id"]] != row.get("updated_at")


def _readable(connection: Connection, mirrored: Mirrored, rows: Iterable[ServerRow]) -> list[Taken]:
    taken: list[Taken] = []
    for row in rows:
        try:
            taken.append((row, read_row(mirrored, row)))
        except (ValueError, TypeError, OverflowError) as error:
            kept = {"row_json": json.dumps(row, default=str, ensure_ascii=False), "reason": str(error)}
            connection.execute(
                upsert(UNREADABLE)
                .values(table_name=mirrored.name, row_id=row["id"], **kept)
                .on_conflict_do_update(index_elements=["table_name", "row_id"], set_=kept)
            )
    return taken


def _with_parent(connection: Connection, readable: list[Taken]) -> tuple[list[Taken], list[ServerRow]]:
    wanted = {values["conversation_id"] for _, values in readable}
    query = select(CONVERSATIONS.table.c.id).where(CONVERSATIONS.table.c.id.in_(wanted))
    here = set(connection.execute(query).scalars())
    return (
        [taken for taken in readable if taken[1]["conversation_id"] in here],
        [row for row, values in readable if values["conversation_id"] not in here],
    )


def _ids_here(connection: Connection, mirrored: Mirrored, readable: Iterable[Taken]) -> set[str]:
    """Ids that the mirror has, or that were deleted here and wait."""
    ids = [values["id"] for _, values in readable]
    rows = connection.execute(select(mirrored.table.c.id).where(mirrored.table.c.id.in_(ids))).scalars()
    waiting = select(PENDING.c.row_id).where(PENDING.c.table_name == mirrored.name, PENDING.c.row_id.in_(ids))
    return {*rows, *connection.execute(waiting).scalars()}


def _twin(edit: Edit, mirrored: Mirrored, values: Values) -> Values | None:
    """The row made here for the same day or module, under another id."""
    if not mirrored.natural_key:
        return None
    twin = find_by_key(edit, mirrored, {name: values[name] for name in mirrored.natural_key})
    return twin if twin and twin["id"] != values["id"] else None


def _bring_together(edit: Edit, mirrored: Mirrored, row: ServerRow, theirs: Values, merge: Merge) -> int:
    """Merge a server row with what is here; returns the number of values that had to give way."""
    twin = _twin(edit, mirrored, theirs)
    if twin:
        _take_server_id(edit, mirrored, twin["id"], theirs["id"])
    mine, base = edit.row(mirrored, theirs["id"]), edit.base(mirrored, theirs["id"])
    attempts = _attempts(edit.connection, mirrored, theirs["id"])
    if mine is None:
        return _edit_beats_delete(edit, mirrored, row, theirs)
    keep_bases(edit.connection, mirrored, [(row, theirs)])
    merged = merge(mirrored, base, mine, theirs, attempts)
    edit.change(mirrored, mine, merged.values)
    fixed = {name: theirs[name] for name in mirrored.columns if name not in mirrored.editable and name in theirs}
    overwrite(edit.connection, mirrored, {**fixed, "id": theirs["id"]})
    note_losses(edit.connection, edit.at, mirrored, theirs["id"], merged.losses)
    # The server's row is another than the one our unanswered sends named: they have arrived in it or never will.
    this = (PENDING.c.table_name == mirrored.name) & (PENDING.c.row_id == theirs["id"])
    edit.connection.execute(update(PENDING).where(this).values(attempts_json="[]"))
    edit.settle(mirrored, theirs["id"])
    return len(merged.losses)


def _edit_beats_delete(edit: Edit, mirrored: Mirrored, row: ServerRow, theirs: Values) -> int:
    """Deleted here, edited there: the row comes back, and the history says so (rule 37)."""
    edit.connection.execute(
        delete(PENDING).where(PENDING.c.table_name == mirrored.name, PENDING.c.row_id == theirs["id"])
    )
    edit.connection.execute(insert(mirrored.table).values(theirs))
    keep_bases(edit.connection, mirrored, [(row, theirs)])
    loss = Loss(
        "id",
        base=theirs["id"],
        mine=None,
        theirs=theirs["id"],
        result=theirs["id"],
        rule="deletion cancelled",
    )
    note_losses(edit.connection, edit.at, mirrored, theirs["id"], [loss])
    return 1


def _take_server_id(edit: Edit, mirrored: Mirrored, old_id: str, new_id: str) -> None:
    """Two devices made the same day or module: the server's id survives (rule 19); the history follows it."""
    connection = edit.connection
    connection.execute(delete(BASE).where(BASE.c.table_name == mirrored.name, BASE.c.row_id == old_id))
    connection.execute(delete(PENDING).where(PENDING.c.table_name == mirrored.name, PENDING.c.row_id == new_id))
    connection.execute(update(mirrored.table).where(mirrored.table.c.id == old_id).values(id=new_id))
    for book in (PENDING, JOURNAL, CONFLICT):
        this = (book.c.table_name == mirrored.name) & (book.c.row_id == old_id)
        connection.execute(update(book).where(this).values(row_id=new_id))


def _attempts(connection: Connection, mirrored: Mirrored, row_id: str) -> list[Values]:
    query = select(PENDING.c.attempts_json).where(PENDING.c.table_name == mirrored.name, PENDING.c.row_id == row_id)
    found = connection.execute(query).scalar()
    return [read_row(mirrored, sent) for sent in json.loads(found)] if found else []
