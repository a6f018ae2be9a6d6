"""The user's edits: the only writer of what a person logs. What the server says is written by reconciliation.py.

Every method is one transaction of row, journal and pending change, and checks its input itself, so that no way in
(window, tray, command line, import) can go around the rules.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, timedelta

from sqlalchemy import delete, func, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert

from organic_desktop.core.clock import Clock
from organic_desktop.core.errors import AccountProblem, InvalidInput
from organic_desktop.core.messages import Sentence
from organic_desktop.store.bookkeeping import META, PENDING, SKIPPED
from organic_desktop.store.codec import Values, plain
from organic_desktop.store.database import Database
from organic_desktop.store.journal import Edit, Source
from organic_desktop.store.row_state import bases
from organic_desktop.store.schema import (
    CONVERSATIONS,
    MESSAGES,
    MODULE_PROGRESS,
    USERS,
    WELLNESS_ENTRIES,
    Mirrored,
    new_id,
)
from organic_desktop.wellness import modules
from organic_desktop.wellness.entry import NOTES, Value, added, as_date, checked, checked_date

Rewrite = Callable[[str], str]


class Writer:
    """Edits of one person's file. ``clock`` stamps the journal; it never decides what is newer."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self.database = database
        self._clock = clock

    def claim(self, user_id: str | None, email: str) -> str:
        """Make the file this person's and return their id; None is whoever it belongs to, or somebody new.

        Raises AccountProblem for a file that belongs to another account.
        """
        with self.database.writing() as session:
            connection = session.connection()
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
        self.log_days(user_id, [day], changes, add, today, source)

    def log_days(
        self,
        user_id: str,
        days: Iterable[date],
        changes: Mapping[str, Value],
        add: Mapping[str, int],
        today: date,
        source: Source = "typed",
    ) -> None:
        """The same on several days, as one edit: all of them, or with InvalidInput none.

        Days that have an entry may have any date; a new entry is neither in the future nor before 1900, unless one
        that was there is restored.
        """
        chosen = [as_date(day) for day in days]
        settled = {column: checked(column, value) for column, value in changes.items()}
        with self.editing(source) as edit:
            for day in chosen:
                _log(edit, {"user_id": user_id, "date": day}, settled, add, today)

    def rewrite_notes(self, user_id: str, day: date, rewrite: Rewrite, today: date) -> None:
        """Change a day's notes by what they are at this moment, "" for none: a pull may just have brought others."""
        key = {"user_id": user_id, "date": as_date(day)}
        for now in self._texts_now(WELLNESS_ENTRIES, NOTES, key):
            text = checked(NOTES, rewrite(now))
            with self.editing("typed") as edit:
                if _text(edit.find(WELLNESS_ENTRIES, key), NOTES) == now:
                    _log(edit, key, {NOTES: text}, {}, today)
                    return

    def delete_days(self, user_id: str, days: Iterable[date], source: Source = "typed") -> int:
        """Delete the entries of days, as one edit; returns how many there were."""
        return self._delete_by_keys(WELLNESS_ENTRIES, [{"user_id": user_id, "date": day} for day in days], source)

    def set_module(
        self,
        user_id: str,
        name: str,
        changes: Mapping[str, Value],
        *,
        complete: Collection[str] = (),
        reopen: Collection[str] = (),
        titles: Sequence[str] = (),
        rewrite: Rewrite | None = None,
        source: Source = "typed",
    ) -> None:
        """Set columns of a module's row, complete and reopen topics; makes the row with the first value.

        ``titles`` are the topics that the progress follows unless it was set by hand (``wellness/modules.py``);
        ``rewrite`` changes its notes by what they are at this moment.
        ``last_activity`` comes along with an edit and is never one. Raises InvalidInput, with nothing changed.
        """
        key = {"user_id": user_id, "module_name": modules.checked_name(name)}
        for now in self._texts_now(MODULE_PROGRESS, modules.NOTES, key):
            rewritten = {modules.NOTES: rewrite(now)} if rewrite else {}
            with self.editing(source) as edit:
                row = edit.find(MODULE_PROGRESS, key)
                if rewrite is None or _text(row, modules.NOTES) == now:
                    current = row or modules.EMPTY
                    settled = modules.checked_changes({**changes, **rewritten})
                    _set_module(edit, key, row, modules.changed(current, settled, complete, reopen, titles), settled)
                    return

    def delete_module(self, user_id: str, name: str, source: Source = "typed") -> bool:
        """Start a module over: delete its row; whether there was one."""
        return bool(self._delete_by_keys(MODULE_PROGRESS, [{"user_id": user_id, "module_name": name}], source))

    def start_conversation(
        self, user_id: str, module_name: str, topic: str | None = None, source: Source = "typed"
    ) -> str:
        """Begin an empty conversation and return its id. Raises InvalidInput."""
        about = modules.checked_name(topic, Sentence("The topic")) if topic else None
        with self.editing(source) as edit:
            row = {"id": new_id(), "user_id": user_id, "module_name": modules.checked_name(module_name)}
            edit.create(CONVERSATIONS, {**row, "topic": about, "message_count": 0})
            return row["id"]

    def send_message(self, conversation_id: str, content: str, source: Source = "typed") -> str:
        """Add the user's words to a conversation and return the message's id. Raises InvalidInput.

        Its time is the device's, but always after what the conversation holds: it keeps the order (``sync.md`` §4).
        """
        words = modules.checked_message(content)
        with self.editing(source) as edit:
            conversation = edit.row(CONVERSATIONS, conversation_id)
            if conversation is None:
                raise InvalidInput("There is no such conversation; `conversations` lists them.")
            said = MESSAGES.table.c
            here = said.conversation_id == conversation_id
            last = edit.connection.execute(select(func.max(said.created_at)).where(here)).scalar()
            at = max(edit.at, last + timedelta(microseconds=1)) if last else edit.at
            row = {"id": new_id(), "conversation_id": conversation_id, "role": "user", "content": words}
            edit.create(MESSAGES, {**row, "created_at": at})
            count = edit.connection.execute(select(func.count()).select_from(MESSAGES.table).where(here)).scalar()
            edit.change(CONVERSATIONS, conversation, {"message_count": count})
            return row["id"]

    def skip_day(self, day: date, skipped: bool, today: date) -> None:
        """Take a day off, or back; kept in this file only, for the server has no place for it."""
        if skipped:
            checked_date(day, today)
        with self.database.writing() as session:
            connection = session.connection()
            if skipped:
                connection.execute(upsert(SKIPPED).values(date=day).on_conflict_do_nothing())
            else:
                connection.execute(delete(SKIPPED).where(SKIPPED.c.date == day))

    def _texts_now(self, mirrored: Mirrored, column: str, key: Values) -> Iterator[str]:
        """A text as it is, again and again: what is made of it is made outside a transaction, where it may take long,
        and written if the text is the same by then."""
        while True:
            with self.database.reading() as session:
                connection = session.connection()
                row = Edit(connection, self._clock.now(), "typed").find(mirrored, key)
            yield _text(row, column)

    @contextmanager
    def editing(self, source: Source) -> Iterator[Edit]:
        """One transaction for one action."""
        with self.database.writing() as session:
            connection = session.connection()
            yield Edit(connection, self._clock.now(), source)

    def _delete_by_keys(self, mirrored: Mirrored, keys: Iterable[Values], source: Source) -> int:
        with self.editing(source) as edit:
            rows = [row for key in keys if (row := edit.find(mirrored, key))]
            for row in rows:
                edit.delete(mirrored, row)
            return len(rows)


def _log(edit: Edit, key: Values, settled: Values, add: Mapping[str, int], today: date) -> None:
    """Set and add to columns of the day with this natural key."""
    row = edit.find(WELLNESS_ENTRIES, key)
    current = row or {}
    sums = {column: added(column, current.get(column), step) for column, step in add.items()}
    result = dict.fromkeys(WELLNESS_ENTRIES.editable) | current | settled | sums
    if edit.is_empty_day(WELLNESS_ENTRIES, result):
        if row:
            edit.delete(WELLNESS_ENTRIES, row)
    elif row is None:
        if edit.source != "undo":
            checked_date(key["date"], today)
        row_id = _id_for(edit, WELLNESS_ENTRIES, key)
        edit.create(WELLNESS_ENTRIES, {**result, **key, "id": row_id}, added=sums)
    else:
        edit.change(WELLNESS_ENTRIES, row, settled)
        edit.change(WELLNESS_ENTRIES, row, sums, how="add")


def _set_module(edit: Edit, key: Values, row: Values | None, result: Values, settled: Values) -> None:
    """Write what a module's row becomes, and when it was last worked on; make it with the first value."""
    active = {**result, "last_activity": edit.at}
    if row is None and (result != modules.EMPTY or settled.get(modules.PROGRESS) is not None):
        edit.create(MODULE_PROGRESS, {**active, **key, "id": _id_for(edit, MODULE_PROGRESS, key)})
    elif row:
        differs = any(row[column] != value for column, value in result.items())
        edit.change(MODULE_PROGRESS, row, active if differs else result)


def _text(row: Values | None, column: str) -> str:
    return (row and row[column]) or ""


def _id_for(edit: Edit, mirrored: Mirrored, key: Values) -> str:
    """The id of a row that is made: a new one, or that under which the server still has the row that was deleted here,
    for making it again is an update (rule 38)."""
    deleted = select(PENDING.c.row_id).where(PENDING.c.table_name == mirrored.name, PENDING.c.deleted)
    known = bases(edit.connection, mirrored, edit.connection.execute(deleted).scalars())
    for row_id, base in known.items():
        if all(base.values[name] == plain(value) for name, value in key.items()):
            return row_id
    return new_id()
