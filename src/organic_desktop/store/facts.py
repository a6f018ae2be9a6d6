"""Single facts about a file, by name: whose it is, how the last cycle ended, what its server can do."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert as upsert

from organic_desktop.store.bookkeeping import META
from organic_desktop.store.database import Database


def read_fact(connection: Connection, name: str) -> str | None:
    """Return a fact; None if it isn't known."""
    found: str | None = connection.execute(select(META.c.value).where(META.c.name == name)).scalar()
    return found


def read_facts(connection: Connection) -> dict[str, str]:
    """Return every fact by its name."""
    return dict(connection.exec_driver_sql("SELECT name, value FROM meta").all())


def write_facts(connection: Connection, facts: Mapping[str, str]) -> None:
    """Set facts, inside the caller's transaction."""
    statement = upsert(META)
    statement = statement.on_conflict_do_update(index_elements=["name"], set_={"value": statement.excluded.value})
    for name, value in facts.items():
        connection.execute(statement, {"name": name, "value": value})


def keep_facts(database: Database, **facts: str) -> None:
    """Set facts, in a transaction of their own."""
    with database.writing() as session:
        write_facts(session.connection(), facts)
