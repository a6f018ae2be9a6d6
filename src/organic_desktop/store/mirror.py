"""The user's edits: the only writer of what a person logs. What the server says is written by reconciliation.py.

Every method is one transaction of row, journal and pending change, and checks its input itself, so that no way in
(window, tray, command line, import) can go around the rules.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date

from sqlalchemy import delete, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert

from organic_desktop.clock import Clock
from organic_desktop.errors import AccountProblem
from organic_desktop.store.bookkeeping import META, PENDING, SKIPPED
from organic_desktop.store.database import Database
from organic_desktop.store.edit import Edit, Source
from organic_desktop.store.models import USERS, WELLNESS_ENTRIES, Mirrored, new_id
from organic_desktop.store.pending import bases
from organic_desktop.store.rows import Values
from organic_desktop.wellness.entry import Value, added, checked, checked_date


class Mirror:
    """Edits of one person's file. ``clock`` stamps the journal; it never decides what is newer."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self.database = database
        self._clock = clock

    def claim(self, user_id: str | None, email: str) -> str:
        """Make the file this person's and return their id; None is whoever it belongs to, or somebody new.

        Raises AccountProblem for a file that belongs to another account.
        """
        with self.database.writing() as connection:
            owner = connection.execute(select(META.c.value).where(META.c.name == "owner")).scalar()
            if owner is None:
                owner = user_id or new_id()
                connection.execute(insert(META).values(name="owner", value=owner))
                now = self._clock.now()
                person = {"id": owner, "email": email, "timezone": None, "created_at": now, "updated_at": now}
                connection.execute(insert(USERS.table).values(person))
            if user_id not in {None, owner}:
                raise AccountProblem("This file of data belongs to another account.")
            return str(owner)

    def log_day(
        self,
        user_id: str,
        day: date,
        changes: Mapping[str, Value],
        add: Mapping[str, int],
        today: date,
        source: Source = "typed",
    ) -> None:
        """Set columns of a day's entry, and add to integer ones; makes the entry, or deletes it with its last value.

        Raises InvalidInput, with nothing changed, for a value the product doesn't take.
        """
        checked_date(day, today)
        settled = {column: checked(column, value) for column, value in changes.items()}
        with self.editing(source) as edit:
            row = self._entry_of(edit, user_id, day)
            current = row or {}
            sums = {column: added(column, current.get(column), step) for column, step in add.items()}
            result = dict.fromkeys(WELLNESS_ENTRIES.editable) | current | settled | sums
            if all(result[name] is None for name in WELLNESS_ENTRIES.editable):
                if row:
                    edit.delete(WELLNESS_ENTRIES, row)
            elif row is None:
                row_id = _deleted_id_of(edit, user_id, day) or new_id()
                edit.create(WELLNESS_ENTRIES, {**result, "id": row_id, "user_id": user_id, "date": day}, added=sums)
            else:
                edit.change(WELLNESS_ENTRIES, row, settled)
                edit.change(WELLNESS_ENTRIES, row, sums, how="add")

    def delete_day(self, user_id: str, day: date, source: Source = "typed") -> bool:
        """Delete a day's entry; whether there was one."""
        with self.editing(source) as edit:
            row = self._entry_of(edit, user_id, day)
            if row:
                edit.delete(WELLNESS_ENTRIES, row)
            return row is not None

    def skip_day(self, day: date, skipped: bool, today: date) -> None:
        """Take a day off, or back; kept in this file only, for the server has no place for it."""
        checked_date(day, today)
        with self.database.writing() as connection:
            if skipped:
                connection.execute(upsert(SKIPPED).values(date=day).on_conflict_do_nothing())
            else:
                connection.execute(delete(SKIPPED).where(SKIPPED.c.date == day))

    def create_row(self, mirrored: Mirrored, values: Values, source: Source = "typed") -> str:
        """Insert a row of any table and return its id."""
        row = {**values, "id": values.get("id") or new_id()}
        with self.editing(source) as edit:
            edit.create(mirrored, row)
        return str(row["id"])

    def change_row(self, mirrored: Mirrored, row_id: str, changes: Values, source: Source = "typed") -> None:
        """Change columns of a row that exists."""
        with self.editing(source) as edit:
            row = edit.row(mirrored, row_id)
            if row:
                edit.change(mirrored, row, changes)

    @contextmanager
    def editing(self, source: Source) -> Iterator[Edit]:
        """One transaction for one action."""
        with self.database.writing() as connection:
            yield Edit(connection, self._clock.now(), source)

    @staticmethod
    def _entry_of(edit: Edit, user_id: str, day: date) -> Values | None:
        return edit.find(WELLNESS_ENTRIES, {"user_id": user_id, "date": day})


def _deleted_id_of(edit: Edit, user_id: str, day: date) -> str | None:
    """The id under which the server still has a day that was deleted here: re-creating it is an update (rule 38)."""
    deleted = select(PENDING.c.row_id).where(PENDING.c.table_name == WELLNESS_ENTRIES.name, PENDING.c.deleted)
    known = bases(edit.connection, WELLNESS_ENTRIES, edit.connection.execute(deleted).scalars())
    for row_id, base in known.items():
        if (base.values["user_id"], base.values["date"]) == (user_id, str(day)):
            return row_id
    return None
