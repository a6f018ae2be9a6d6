"""Named reads of days, modules and facts for the pages, the command line and the status bar."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import col, func, select

from organic_desktop.core.errors import OrganicError, error_class
from organic_desktop.core.messages import Sentence
from organic_desktop.store.bookkeeping import CONFLICT, PENDING, SKIPPED
from organic_desktop.store.database import Database
from organic_desktop.store.facts import read_fact, read_facts
from organic_desktop.store.schema import ModuleProgress, WellnessEntry
from organic_desktop.store.types import kept_instant, kept_json


@dataclass(frozen=True)
class LastCycle:
    """When a cycle last succeeded, and the class (``problem``) and the words of a later problem.

    ``held`` counts the rows of each table that wait for the user's decision; ``went_back`` is True if that is because
    the server went back in time.
    """

    succeeded_at: datetime | None
    problem: type[OrganicError] | None
    sentence: Sentence
    held: Mapping[str, int]
    went_back: bool


@dataclass(frozen=True)
class Waiting:
    """How many changes are pending, how many of them refused, and how many conflicts are open."""

    pending: int
    refused: int
    conflicts: int


class Queries:
    """Named reads of one person's file."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def fact(self, name: str) -> str:
        """Return a single fact about this file, "" if it isn't known."""
        with self._database.reading() as session:
            return read_fact(session.connection(), name) or ""

    def entry(self, user_id: str, day: date) -> WellnessEntry | None:
        """Return the entry of a day."""
        with self._database.reading() as session:
            query = select(WellnessEntry).where(WellnessEntry.user_id == user_id, WellnessEntry.date == day)
            return session.exec(query).first()

    def entries(self, user_id: str, first: date | None = None, last: date | None = None) -> list[WellnessEntry]:
        """Return the entries from ``first`` to ``last``, both included, oldest first; None leaves that end open."""
        query = select(WellnessEntry).where(WellnessEntry.user_id == user_id).order_by(col(WellnessEntry.date))
        if first:
            query = query.where(WellnessEntry.date >= first)
        if last:
            query = query.where(WellnessEntry.date <= last)
        with self._database.reading() as session:
            return list(session.exec(query))

    def dates(self, user_id: str) -> list[date]:
        """Return every date that has an entry."""
        with self._database.reading() as session:
            # As one text: as a row each, ten years of them take 5 ms more.
            dates = select(func.group_concat(col(WellnessEntry.date))).where(WellnessEntry.user_id == user_id)
            joined: str | None = session.exec(dates).one()
            return [date.fromisoformat(day) for day in joined.split(",")] if joined else []

    def skipped(self) -> frozenset[date]:
        """Return every day off."""
        with self._database.reading() as session:
            return frozenset(session.execute(select(SKIPPED.c.date)).scalars())

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
            refused = select(func.count()).select_from(PENDING).where(PENDING.c.refused)
            pending = select(func.count()).select_from(PENDING)
            conflicts = select(func.count()).select_from(CONFLICT).where(CONFLICT.c.undone_at.is_(None))
            return Waiting(session.exec(pending).one(), session.exec(refused).one(), session.exec(conflicts).one())

    def last_cycle(self) -> LastCycle:
        """Return how the last cycle ended."""
        with self._database.reading() as session:
            facts = read_facts(session.connection())
        problem = error_class(facts.get("problem", ""))
        held = kept_json(facts.get("held"), dict) if problem else {}
        at = kept_instant(facts.get("last_synced_at"))
        went_back = bool(held and facts.get("went_back"))
        return LastCycle(at, problem, Sentence.from_text(facts.get("sentence", "")), held, went_back)

    def owner(self) -> str | None:
        """Return the user id that this file belongs to; None for a new file."""
        with self._database.reading() as session:
            return read_fact(session.connection(), "owner")
