"""Named reads of days, modules and facts for the pages, the command line and the status bar.

Those that must also be possible before SQLModel is imported are reads.py's; they are run in a session here.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from sqlmodel import col, select

from organic_desktop.store import reads
from organic_desktop.store.database import Database, sqlite_of
from organic_desktop.store.experiments import KeptExperiment, experiments_here, written_down_by
from organic_desktop.store.facts import Facts, read_facts
from organic_desktop.store.reads import Entry, LastCycle, Waiting
from organic_desktop.store.schema import ModuleProgress, User
from organic_desktop.wellness.streaks import Rhythm, Streak


class Queries:
    """Named reads of one person's file."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def facts(self) -> Facts:
        """Return every fact about this file; it is read only if anybody changed it, for an idle cycle asks, too."""
        return self._database.remembered("facts", read_facts)

    def entry(self, user_id: str, day: date) -> Entry | None:
        """Return the entry of a day."""
        with self._database.reading() as session:
            return reads.entry(sqlite_of(session), user_id, day)

    def entries(self, user_id: str, first: date | None = None, last: date | None = None) -> list[Entry]:
        """Return the entries from ``first`` to ``last``, both included, oldest first; None leaves that end open."""
        with self._database.reading() as session:
            return reads.entries(sqlite_of(session), user_id, first, last)

    def lines(
        self, user_id: str, labels: Mapping[str, str], first: date | None = None, last: date | None = None
    ) -> list[str]:
        """Return each of the ``entries`` as a line of text."""
        with self._database.reading() as session:
            return reads.lines(sqlite_of(session), user_id, labels, first, last)

    def json_lines(self, user_id: str, first: date | None = None, last: date | None = None) -> list[str]:
        """Return each of the ``entries`` as a JSON object."""
        with self._database.reading() as session:
            return reads.json_lines(sqlite_of(session), user_id, first, last)

    def streaks(self, user_id: str, today: date, days_off: frozenset[date] | None) -> tuple[Streak, Rhythm]:
        """Return the streak and the rhythm, which ``days_off`` (None: all that are kept) don't break."""
        with self._database.reading() as session:
            connection = sqlite_of(session)
            off = reads.skipped(connection) if days_off is None else days_off
            return reads.streaks(connection, user_id, today, off)

    def skipped(self) -> frozenset[date]:
        """Return every day off."""
        with self._database.reading() as session:
            return reads.skipped(sqlite_of(session))

    def experiments(self) -> list[KeptExperiment]:
        """Return every experiment, by id."""
        return [*self._database.remembered("experiments", experiments_here).values()]

    def experiments_of_edit(self, edit_id: str) -> list[KeptExperiment]:
        """Return those that undoing an edit of the user would delete."""
        with self._database.reading() as session:
            return written_down_by(session.connection(), edit_id)

    def person(self, user_id: str) -> User:
        """Return the person's own row."""
        with self._database.reading() as session:
            return session.exec(select(User).where(User.id == user_id)).one()

    def modules(self, user_id: str) -> list[ModuleProgress]:
        """Return every module that has a row, by name."""
        query = select(ModuleProgress).where(ModuleProgress.user_id == user_id)
        with self._database.reading() as session:
            return list(session.exec(query.order_by(col(ModuleProgress.module_name))))

    def module(self, user_id: str, name: str) -> ModuleProgress | None:
        """Return a module's row."""
        query = select(ModuleProgress).where(ModuleProgress.user_id == user_id, ModuleProgress.module_name == name)
        with self._database.reading() as session:
            return session.exec(query).first()

    def waiting(self) -> Waiting:
        """Return the counts that the status bar shows."""
        with self._database.reading() as session:
            return reads.waiting(sqlite_of(session))

    def last_cycle(self) -> LastCycle:
        """Return how the last cycle ended."""
        with self._database.reading() as session:
            return reads.last_cycle(sqlite_of(session))

    def owner(self) -> str | None:
        """Return the user id that this file belongs to; None for a new file."""
        return self.facts().owner or None
