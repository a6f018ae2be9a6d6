"""The user's edits: model objects loaded and changed in a session, written with their journal lines and pending change.

Every method is one transaction, read-modify-write included, and checks its input itself, so that no caller (window,
tray, command line, import) can bypass the rules. The server's rows are written by apply_remote.py.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any, Literal, TypeVar

from sqlalchemy import bindparam, delete, func, insert, inspect, select
from sqlmodel import Session, col
from sqlmodel import select as select_rows
from sqlmodel.sql.expression import SelectOfScalar

from organic_desktop.core.clock import Clock
from organic_desktop.core.errors import AccountProblem, InvalidInput
from organic_desktop.core.messages import Sentence
from organic_desktop.store.bookkeeping import PENDING, SKIPPED, UNREADABLE
from organic_desktop.store.codec import Plain, Values, among, plain
from organic_desktop.store.database import Database
from organic_desktop.store.experiments import (
    KeptExperiment,
    change_record,
    delete_experiment,
    experiments_here,
    put_experiment,
)
from organic_desktop.store.facts import change_facts, read_facts
from organic_desktop.store.journal import ColumnChange, Edit, How, Source
from organic_desktop.store.row_state import bases, change_pending, list_columns, pending_change, release
from organic_desktop.store.schema import (
    MESSAGES,
    MIRRORED,
    MODULE_PROGRESS,
    USERS,
    WELLNESS_ENTRIES,
    Conversation,
    Message,
    Mirrored,
    ModuleProgress,
    Row,
    User,
    WellnessEntry,
    new_id,
)
from organic_desktop.store.types import json_text
from organic_desktop.wellness import modules
from organic_desktop.wellness.metrics import COLUMNS, NOTES, Value, as_date, checked, checked_date, is_amount, stepped
from organic_desktop.wellness.person import checked_person

AnyRow = TypeVar("AnyRow", bound=Row)
Rewrite = Callable[[str], str]
NO_STEP = Decimal(0)


class UserEdit(Edit):
    """One action of the user's: rows are loaded as model objects, changed in a session, and written by ``flush``.

    What was changed is written before something else is loaded, added or deleted, so in the order of the calls: the
    models declare no relationships that would tell the session that a conversation comes before its messages.
    """

    def __init__(self, session: Session, at: datetime, source: Source) -> None:
        super().__init__(session.connection(), at, source)
        self._session = session
        self._added: dict[str, set[str]] = {}  # the columns of amounts that were added to, by the row's id

    def write(self, mirrored: Mirrored, values: Mapping[str, Values]) -> None:
        """Update columns of rows, by the rows' ids, without a line in the journal."""
        for row_id, changed in values.items():
            row = self._session.get(mirrored.model, row_id)
            for column, value in changed.items():
                setattr(row, column, value)
        self._session.flush()

    def get(self, model: type[AnyRow], row_id: str) -> AnyRow | None:
        """Return the row with this id, None if there is none."""
        return self.find(model, {"id": row_id})

    def find(self, model: type[AnyRow], key: Values) -> AnyRow | None:
        """Return the row with these values, such as its natural key; None if there is none, and for no values."""
        self.flush()
        return self._session.exec(_rows_with(model, tuple(key)), params=key).first() if key else None

    def all_with(self, model: type[AnyRow], column: str, values: Iterable[str]) -> dict[str, AnyRow]:
        """Return the rows that have one of these values in a column, by that value's plain form."""
        self.flush()
        found = self._session.exec(select_rows(model).where(getattr(model, column).in_(among(values)))).all()
        return {plain(getattr(row, column)): row for row in found}

    def change(self, row: Row, changes: Mapping[str, Any], how: How = "set") -> None:
        """Set columns of a row; ``how`` tells the journal whether the user set them or added to them.

        If the row holds all these values already, its refused change is sent again: to enter a value once more is how
        people ask for that.
        """
        for column, value in changes.items():
            setattr(row, column, value)
            if how == "add":
                self._added.setdefault(row.id, set()).add(column)

    def add(self, *rows: Row, added: Iterable[str] = ()) -> None:
        """Insert rows of one table; ``added`` are the columns that were added to rather than set."""
        self.flush()
        for row in rows:
            for column in ("created_at", "updated_at"):
                if column in table_of(row).columns and column not in row.model_fields_set:
                    setattr(row, column, self.at)
            self._added.setdefault(row.id, set()).update(added)
        self._session.add_all(rows)
        self.flush()

    def insert(self, mirrored: Mirrored, rows: Sequence[Plain]) -> None:
        """Insert many new rows of one table as they are, in their plain form: a tenth of what objects would cost."""
        self.flush()
        if not rows:
            return
        marks, lists = ", ".join("?" * len(mirrored.columns)), list_columns(mirrored)
        statement = f"INSERT INTO {mirrored.name} ({', '.join(mirrored.columns)}) VALUES ({marks})"  # noqa: S608  names of our own schema  # nosec
        lines = [
            tuple(
                json_text(value) if name in lists and (value := row[name]) is not None else row[name]
                for name in mirrored.columns
            )
            for row in rows
        ]
        self.connection.exec_driver_sql(statement, lines)
        self.record_creations(mirrored, rows)

    def replace_person(self, user_id: str, person: Plain) -> None:
        """Make the person's row another's, whose rows are imported into a file that has none; not journaled."""
        columns = ", ".join(f"{name} = ?" for name in USERS.columns)
        values = [person[name] for name in USERS.columns]
        self.connection.exec_driver_sql(f"UPDATE users SET {columns} WHERE id = ?", (*values, user_id))  # noqa: S608  names of our own schema  # nosec

    def delete(self, *rows: Row) -> None:
        """Delete rows of one table, and a conversation's messages before it, for nothing goes by cascade."""
        self.flush()
        for row in rows:
            for message in self.messages_of(row):
                self.delete(message)
        for row in rows:
            self._session.delete(row)
        self.flush()

    def messages_of(self, row: Row) -> Sequence[Message]:
        """Return the messages of a conversation, none for rows of other tables."""
        if not isinstance(row, Conversation):
            return ()
        return self._session.exec(_rows_with(Message, ("conversation_id",)), params={"conversation_id": row.id}).all()

    def flush(self) -> None:
        """Write what was changed in the session, with the journal lines and the pending change of each row."""
        session = self._session
        changed = [(row, self._changes_of(row)) for row in session.dirty]
        changes_by_id = {row.id: changes for row, changes in changed}
        created, deleted = list(session.new), list(session.deleted)
        for row, changes in changed:
            if changes and table_of(row).versioned:
                row.updated_at = self.at
        session.flush()
        for mirrored, of_table in _by_table(created):
            new = [{**self._given(row), "id": row.id} for row in of_table]
            self.record_creations(mirrored, new, self._added)
        for mirrored, of_table in _by_table(row for row, changes in changed if changes):
            self.record_changes(mirrored, {row.id: changes_by_id[row.id] for row in of_table})
        for row, changes in changed:
            if not changes:
                release(self.connection, table_of(row), row.id)
        for mirrored, of_table in _by_table(deleted):
            self.record_deletions(mirrored, [values_of(row) for row in of_table])

    @staticmethod
    def _given(row: Row) -> Values:
        return {name: getattr(row, name) for name in table_of(row).columns if name in row.model_fields_set}

    def is_empty_day(self, mirrored: Mirrored, values: Values) -> bool:
        """True if these values leave a day without any: such an entry would count as a streak day on the server.

        A value of the server that can't be shown counts, too: it must not be deleted with the last one that is shown.
        """
        if mirrored is not WELLNESS_ENTRIES or any(values[name] is not None for name in mirrored.editable):
            return False
        return not self.hides(mirrored, values.get("id"))

    def hides(self, mirrored: Mirrored, row_id: str | None) -> bool:
        """True if the server's row holds values that can't be shown (``unreadable``)."""
        this = {"this_table": mirrored.name, "this_row": row_id}
        return self.connection.execute(_HIDDEN, this).first() is not None

    def hidden(self, mirrored: Mirrored) -> frozenset[str]:
        """Return the ids of all rows that ``hides`` is true of."""
        here = select(UNREADABLE.c.row_id).where(UNREADABLE.c.table_name == mirrored.name)
        return frozenset(self.connection.execute(here).scalars())

    def _changes_of(self, row: Row) -> list[ColumnChange]:
        """Return the columns whose value differs from the file's, by SQLAlchemy's history of attributes."""
        added, found = self._added.get(row.id, ()), []
        for name in table_of(row).columns:
            history = inspect(row).attrs[name].history
            if history.has_changes():
                how: How = "add" if name in added else "set"
                found.append(ColumnChange(name, history.deleted[0], history.added[0], how))
        return found


def table_of(row: Row) -> Mirrored:
    """Return the table of a model object."""
    return _TABLES[type(row)]


def _by_table(rows: Iterable[Row]) -> list[tuple[Mirrored, list[Row]]]:
    """Return rows by their tables, in the order in which these come first."""
    found: dict[Mirrored, list[Row]] = {}
    for row in rows:
        found.setdefault(table_of(row), []).append(row)
    return list(found.items())


def values_of(row: Row) -> Values:
    """Return a model object's values by column."""
    return {name: getattr(row, name) for name in table_of(row).columns}


_TABLES = {mirrored.model: mirrored for mirrored in MIRRORED}
_HIDDEN = select(UNREADABLE.c.row_id).where(
    UNREADABLE.c.table_name == bindparam("this_table"), UNREADABLE.c.row_id == bindparam("this_row")
)
_QUERIES: dict[tuple[Any, tuple[str, ...]], SelectOfScalar[Any]] = {}


def _rows_with(model: type[AnyRow], columns: tuple[str, ...]) -> SelectOfScalar[AnyRow]:
    """Query rows by the values of these columns; built once, which takes SQLAlchemy longer than SQLite to run it."""
    query = _QUERIES.get((model, columns))
    if query is None:
        query = select_rows(model).where(*(getattr(model, name) == bindparam(name) for name in columns))
        _QUERIES[model, columns] = query
    return query


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
            owner = read_facts(connection).owner
            if not owner:
                owner = user_id or new_id()
                change_facts(connection, lambda facts: replace(facts, owner=owner))
                now = self._clock.now()
                person = {"id": owner, "email": email, "timezone": None, "created_at": now, "updated_at": now}
                connection.execute(insert(USERS.table).values(person))
            if user_id not in {None, owner}:
                raise AccountProblem("This data file belongs to another account.")
            return owner

    def log(
        self,
        user_id: str,
        days: Iterable[date],
        changes: Mapping[str, Value],
        steps: Mapping[str, Decimal | int],
        today: date,
        source: Source = "typed",
    ) -> list[WellnessEntry | None]:
        """Set columns of days' entries, and add ``steps`` to others, as one edit; return the entries as they are then.

        Makes a day's entry, or deletes it with its last value: None. Days that have an entry may have any date; a new
        entry is neither in the future nor before 1900, unless one that was there is restored. Raises InvalidInput, with
        nothing changed.
        """
        return self.log_edit(user_id, days, changes, steps, today, source)[0]

    def log_edit(
        self,
        user_id: str,
        days: Iterable[date],
        changes: Mapping[str, Value],
        steps: Mapping[str, Decimal | int],
        today: date,
        source: Source,
    ) -> tuple[list[WellnessEntry | None], str | None]:
        """Do as ``log``, and also return the edit's id to undo it by; None if all was so already."""
        chosen = [as_date(day) for day in days]
        values = {column: checked(column, value) for column, value in changes.items()}
        with self.editing(source) as edit:
            entries = [_log(edit, {"user_id": user_id, "date": day}, values, steps, today) for day in chosen]
        return entries, edit.id if edit.has_lines else None

    def rewrite_notes(self, user_id: str, day: date, rewrite: Rewrite, today: date) -> None:
        """Change a day's notes by what they are at this moment, "" for none: a pull may just have brought others."""
        key = {"user_id": user_id, "date": as_date(day)}
        for before in self._notes_now(WellnessEntry, NOTES, key):
            text = checked(NOTES, rewrite(before))
            with self.editing("typed") as edit:
                if _text(edit.find(WellnessEntry, key), NOTES) == before:
                    _log(edit, key, {NOTES: text}, {}, today)
                    return

    def delete_days(self, user_id: str, days: Iterable[date], source: Source = "typed") -> int:
        """Delete the entries of days, as one edit; returns how many there were."""
        with self.editing(source) as edit:
            found = [edit.find(WellnessEntry, {"user_id": user_id, "date": day}) for day in days]
            entries = [entry for entry in found if entry]
            for entry in entries:
                edit.delete(entry)
            return len(entries)

    def set_module(
        self,
        user_id: str,
        name: str,
        changes: Mapping[str, Value],
        *,
        step: Decimal = NO_STEP,
        complete: Collection[str] = (),
        reopen: Collection[str] = (),
        titles: Sequence[str] = (),
        rewrite: Rewrite | None = None,
        source: Source = "typed",
    ) -> None:
        """Set columns of a module's row, add ``step`` to its progress, complete and reopen topics.

        ``titles`` are the topics that the progress follows unless it was set by hand (``wellness/modules.py``);
        ``rewrite`` changes its notes by what they are at this moment. Makes the row with the first value.
        ``last_activity`` comes along with an edit and is never one. Raises InvalidInput, with nothing changed.
        """
        key = {"user_id": user_id, "module_name": modules.checked_name(name)}
        for notes in self._notes_now(ModuleProgress, modules.NOTES, key):
            rewritten = {modules.NOTES: rewrite(notes)} if rewrite else {}
            with self.editing(source) as edit:
                row = edit.find(ModuleProgress, key)
                if rewrite is None or _text(row, modules.NOTES) == notes:
                    current = values_of(row) if row else modules.EMPTY
                    values = modules.checked_changes({**changes, **rewritten})
                    if step:
                        values[modules.PROGRESS] = modules.stepped(current, step, titles)
                    _set_module(edit, key, row, modules.changed(current, values, complete, reopen, titles), values)
                    return

    def delete_module(self, user_id: str, name: str, source: Source = "typed") -> bool:
        """Start a module over: delete its row; returns whether there was one."""
        with self.editing(source) as edit:
            row = edit.find(ModuleProgress, {"user_id": user_id, "module_name": name})
            if row:
                edit.delete(row)
            return row is not None

    def start_conversation(
        self, user_id: str, module_name: str, topic: str | None = None, source: Source = "typed"
    ) -> str:
        """Begin an empty conversation and return its id. Raises InvalidInput."""
        about = modules.checked_name(topic, Sentence("The topic")) if topic else None
        name = modules.checked_name(module_name)
        with self.editing(source) as edit:
            begun = Conversation(user_id=user_id, module_name=name, topic=about, message_count=0)
            edit.add(begun)
            return begun.id

    def send_message(self, conversation_id: str, content: str, source: Source = "typed") -> str:
        """Add the user's words to a conversation and return the message's id. Raises InvalidInput.

        Its time is the device's, but always after all others of the conversation, to keep the order (``docs/sync.md``,
        "Conflict rules per column").
        """
        with self.editing(source) as edit:
            return append_message(edit, conversation_id, "user", content)

    def rename_conversation(self, conversation_id: str, topic: str | None, source: Source = "typed") -> None:
        """Give a conversation another topic; None or "" is none. Raises InvalidInput."""
        about = modules.checked_name(topic, Sentence("The topic")) if topic else None
        with self.editing(source) as edit:
            edit.change(_conversation(edit, conversation_id), {"topic": about})

    def rewrite_message(self, message_id: str, content: str, source: Source = "typed") -> str:
        """Change the user's words before they are sent; returns the message's id. Raises InvalidInput.

        If an unanswered send may have brought the old words to the server, the new ones are another message: there a
        message never changes, and neither text may be lost.
        """
        with self.editing(source) as edit:
            if edit.get(Message, message_id) is None:
                raise InvalidInput("There is no such message.")
            rewritten = rewrite_unsent(edit, message_id, content)
            if rewritten is None:
                raise InvalidInput("This message is already on the server and can't be changed.")
            return rewritten

    def retry(self, mirrored: Mirrored, row_id: str) -> None:
        """Send one refused change again as it is, whatever the reason was."""
        with self.database.writing() as session:
            release(session.connection(), mirrored, row_id)

    def set_person(self, user_id: str, changes: Mapping[str, Any], source: Source = "typed") -> None:
        """Set columns of the person's own row; None and "" clear one. Raises InvalidInput, with nothing changed."""
        values = checked_person(changes)
        with self.editing(source) as edit:
            person = edit.get(User, user_id)
            if person is None:
                raise InvalidInput("This file has no row of yours.")
            edit.change(person, values)

    def skip_days(self, days: Collection[date], skipped: bool) -> frozenset[date]:
        """Take days off, or back, at once; return those for which that is new.

        Kept in this file only, for the server has no place for it.
        """
        with self.database.writing() as session:
            connection = session.connection()
            off = frozenset(connection.execute(select(SKIPPED.c.date).where(SKIPPED.c.date.in_(days))).scalars())
            changed = frozenset(days) - off if skipped else off
            if changed and skipped:
                connection.execute(insert(SKIPPED), [{"date": day} for day in sorted(changed)])
            elif changed:
                connection.execute(delete(SKIPPED).where(SKIPPED.c.date.in_(changed)))
            return changed

    def keep_experiment(
        self, row: KeptExperiment, check: Callable[[Iterable[KeptExperiment]], object], source: Source = "typed"
    ) -> str:
        """Add an experiment; return the edit's id. Kept in this file only.

        ``check`` is given those that are here, inside the transaction, and raises to refuse it.
        """
        with self.editing(source) as edit:
            check(experiments_here(edit.connection).values())
            put_experiment(edit, row)
            return edit.id

    def change_experiment(
        self, row_id: str, change: Callable[[str], str], source: Source = "typed", *, silently: bool = False
    ) -> str:
        """Set the record of an experiment to what ``change`` makes of it now; return the edit's id.

        ``silently`` isn't journalled: a result that was told can't be taken back. Raises InvalidInput.
        """
        with self.editing(source) as edit:
            change_record(edit, row_id, change, silently=silently)
            return edit.id

    def delete_experiment(self, row_id: str, source: Source = "typed") -> str:
        """Delete an experiment; return the edit's id."""
        with self.editing(source) as edit:
            delete_experiment(edit, row_id)
            return edit.id

    @contextmanager
    def editing(self, source: Source) -> Iterator[UserEdit]:
        """Run one action in one transaction; its changes are flushed at the end."""
        with self.database.writing() as session:
            edit = UserEdit(session, self._clock.now(), source)
            yield edit
            edit.flush()

    def _notes_now(self, model: type[AnyRow], column: str, key: Values) -> Iterator[str]:
        """Yield a row's notes, read anew for each try.

        They are rewritten outside a transaction, since that may take long, and stored only if they are still the same.
        """
        while True:
            with self.database.reading() as session:
                row = session.exec(_rows_with(model, tuple(key)), params=key).first()
            yield _text(row, column)


def append_message(
    edit: UserEdit, conversation_id: str, role: Literal["user", "assistant"], content: str, **more: Any
) -> str:
    """Add a message to the end of a conversation and return its id; ``more`` are other columns. Raises InvalidInput.

    Its time is the device's, but always after all others of the conversation, to keep the order (``docs/sync.md``,
    "Conflict rules per column").
    """
    words = modules.checked_message(content)
    conversation = _conversation(edit, conversation_id)
    here = col(Message.conversation_id) == conversation_id
    last = edit.connection.execute(select(func.max(Message.created_at)).where(here)).scalar()
    at = max(edit.at, last + timedelta(microseconds=1)) if last else edit.at
    message = Message(conversation_id=conversation_id, role=role, content=words, created_at=at, **more)
    edit.add(message)
    count = edit.connection.execute(select(func.count()).select_from(Message).where(here)).scalar()
    conversation.message_count = count
    return message.id


def rewrite_unsent(edit: UserEdit, message_id: str, content: str) -> str | None:
    """Change a message that isn't on the server, and return its id; None if it is there, or isn't here.

    If an unanswered send may have brought the old words to the server, the new ones are another message. Raises
    InvalidInput.
    """
    words = modules.checked_message(content)
    message, pending = edit.get(Message, message_id), pending_change(edit.connection, MESSAGES, message_id)
    if message is None or pending is None:
        return None
    if pending.attempts:
        change_pending(edit.connection, MESSAGES, message_id, attempts_json="[]")  # what arrives is pulled
        edit.change_id(MESSAGES, message_id, new_id())
    message.content = words
    return message.id


def _conversation(edit: UserEdit, conversation_id: str) -> Conversation:
    found = edit.get(Conversation, conversation_id)
    if found is None:
        raise InvalidInput("There is no such conversation; `conversations` lists them.")
    return found


def _log(
    edit: UserEdit, key: Values, values: Values, steps: Mapping[str, Decimal | int], today: date
) -> WellnessEntry | None:
    """Set columns of the day with this natural key, and add steps to others; return its entry, None if it is gone."""
    entry = edit.find(WellnessEntry, key)
    current = values_of(entry) if entry else dict.fromkeys(COLUMNS)
    sums = {column: stepped(column, current[column], step) for column, step in steps.items()}
    added = {column: value for column, value in sums.items() if is_amount(column)}
    changed = {**values, **sums}
    result = {**current, **changed}
    if edit.is_empty_day(WELLNESS_ENTRIES, result):
        if entry:
            edit.delete(entry)
        return None
    if entry:
        edit.change(entry, changed)
        edit.change(entry, added, how="add")
        return entry
    if edit.source != "undo":
        checked_date(key["date"], today)
    entry = WellnessEntry(id=id_for(edit, WELLNESS_ENTRIES, key), **key, **result)
    edit.add(entry, added=added)
    return entry


def _set_module(
    edit: UserEdit, key: Values, row: ModuleProgress | None, result: Values, values: Mapping[str, Any]
) -> None:
    """Write what a module's row becomes, and when it was last worked on; make it with the first value."""
    active = {**result, "last_activity": edit.at}
    if row:
        differs = any(getattr(row, column) != value for column, value in result.items())
        edit.change(row, active if differs else result)
    elif result != modules.EMPTY or values.get(modules.PROGRESS) is not None:
        edit.add(ModuleProgress(id=id_for(edit, MODULE_PROGRESS, key), **key, **active))


def _text(row: Row | None, column: str) -> str:
    return (row and getattr(row, column)) or ""


def id_for(edit: Edit, mirrored: Mirrored, key: Values, otherwise: str = "") -> str:
    """Return the id for a row to create: that of a row deleted here that the server still has, else another.

    Creating that one again is an update (``docs/sync.md``, rule 38).
    """
    deleted = select(PENDING.c.row_id).where(PENDING.c.table_name == mirrored.name, PENDING.c.deleted)
    on_server = bases(edit.connection, mirrored, edit.connection.execute(deleted).scalars())
    for row_id, base in on_server.items():
        if all(base.values[name] == plain(value) for name, value in key.items()):
            return row_id
    return otherwise or new_id()
