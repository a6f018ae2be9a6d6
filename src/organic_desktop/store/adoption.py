"""Joining an account: what was logged without one moves into the account's file, by merging, losing nothing.

Neither side is asked to give way: rows that only one file has are kept, empty columns are filled, and where both hold
a value the account's stays and the other is kept in the conflict history.
"""

from __future__ import annotations

from sqlalchemy import insert, select
from sqlalchemy.dialects.sqlite import insert as upsert

from organic_desktop.store.bookkeeping import JOURNAL, SKIPPED
from organic_desktop.store.conflicts import Loss, note_losses
from organic_desktop.store.database import Database
from organic_desktop.store.edit import Edit
from organic_desktop.store.mirror import Mirror
from organic_desktop.store.models import CONVERSATIONS, MESSAGES, MODULE_PROGRESS, WELLNESS_ENTRIES, Mirrored
from organic_desktop.store.rows import Values

ADOPTED = (MODULE_PROGRESS, WELLNESS_ENTRIES, CONVERSATIONS, MESSAGES)
RULE = "joining keeps the account's"


def adopt(source: Database, target: Mirror, user_id: str) -> int:
    """Bring the rows and the journal of ``source`` into the account's file; returns how many rows it had.

    One transaction; running it again after a crash changes nothing more.
    """
    with source.reading() as session:
        rows = {m.name: [dict(r) for r in session.execute(select(m.table)).mappings()] for m in ADOPTED}
        days_off = [dict(day) for day in session.execute(select(SKIPPED)).mappings()]
        history = [dict(line) for line in session.execute(select(JOURNAL)).mappings()]
    with target.editing("import") as edit:
        new = [_adopt_row(edit, mirrored, values, user_id) for mirrored in ADOPTED for values in rows[mirrored.name]]
        if any(new):
            lines = [{name: value for name, value in line.items() if name != "id"} for line in history]
            edit.connection.execute(insert(JOURNAL), lines)
        if days_off:
            edit.connection.execute(upsert(SKIPPED).on_conflict_do_nothing(), days_off)
    return len(new)


def _adopt_row(edit: Edit, mirrored: Mirrored, values: Values, user_id: str) -> bool:
    """Whether the row was new to the account's file."""
    owned = {**values, "user_id": user_id} if "user_id" in values else values
    present = edit.row(mirrored, owned["id"])
    present = present or edit.find(mirrored, {name: owned[name] for name in mirrored.natural_key})
    if not present:
        edit.create(mirrored, owned)
        return True
    empty = {name for name in mirrored.editable if present[name] in (None, [])}
    edit.change(mirrored, present, {name: owned[name] for name in empty})
    losses = [
        Loss(name, None, mine=owned[name], theirs=present[name], result=present[name], rule=RULE)
        for name in set(mirrored.editable) - empty
        if owned[name] is not None and owned[name] != present[name]
    ]
    note_losses(edit.connection, edit.at, mirrored, present["id"], losses)
    return False
