"""The extras of the server kit: which of them a project has, and what applies one or takes it back.

Each is a file of ``resources/supabase/extras`` with its way back in ``revert/``; the rules for them are in
``resources/supabase/README.md``. Whether one is applied is found in the database's catalogue by the expression that
the file itself names: nothing keeps a list of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from organic_desktop.app.server_kit.psql import ServerDatabase
from organic_desktop.core.errors import InvalidInput, ServerDatabaseError
from organic_desktop.core.messages import Sentence
from organic_desktop.core.paths import resource

FOLDER = "supabase/extras"
_HEAD = re.compile(r"-- (?P<about>.+)\n-- applied: (?P<applied>.+)\n")
# Another's transaction may hold a table; to wait for it stops everybody who comes after. And a role's own search_path
# may not name what the scripts mean.
_BEFORE = "SET LOCAL lock_timeout = '10s';\nSET LOCAL search_path = public;\n"
_AFTER = "\nNOTIFY pgrst, 'reload schema';\n"  # PostgREST reads which tables and functions there are
_TABLES = "SELECT to_regclass('public.wellness_entries') IS NOT NULL AS found, current_database() AS database"


@dataclass(frozen=True)
class Extra:
    """One extra: its ``name``, a sentence ``about`` what it gives, and the SQL that is true where it is applied."""

    name: str
    about: str
    applied: str


@dataclass(frozen=True)
class FoundExtra:
    """An extra, and whether a database has it."""

    extra: Extra
    applied: bool


def known_extras() -> list[Extra]:
    """Return the extras that ship with the program, by name."""
    return [_read(path) for path in sorted(resource(FOLDER).glob("*.sql"))]


def find_extras(database: ServerDatabase) -> list[FoundExtra]:
    """Return every extra, and whether the database has it. Raises ServerDatabaseError if it isn't a project's."""
    _require_tables(database)
    extras = known_extras()
    columns = ", ".join(f"({extra.applied}) AS {extra.name}" for extra in extras)
    (found,) = database.query(f"SELECT {columns}")  # our own files' words  # nosec B608
    return [FoundExtra(extra, found[extra.name]) for extra in extras]


def apply_extra(database: ServerDatabase, name: str) -> None:
    """Apply an extra, all of it or nothing; one that is there already is brought up to date.

    Raises InvalidInput for an unknown name, ServerDatabaseError.
    """
    _run(database, name, f"{FOLDER}/{name}.sql")


def revert_extra(database: ServerDatabase, name: str) -> None:
    """Take an extra back, all of it or nothing; does nothing to a database that doesn't have it. Raises as above."""
    _run(database, name, f"{FOLDER}/revert/{name}.sql")


def _run(database: ServerDatabase, name: str, script: str) -> None:
    extras = known_extras()
    if name not in {extra.name for extra in extras}:
        raise InvalidInput(Sentence("There is no extra {name}. There are: {names}.", name=name, names=_listed(extras)))
    _require_tables(database)
    database.apply(_BEFORE + resource(script).read_text(encoding="utf-8") + _AFTER)


def _require_tables(database: ServerDatabase) -> None:
    (there,) = database.query(_TABLES)
    if not there["found"]:
        raise ServerDatabaseError(
            Sentence(
                "The database {name} has no table wellness_entries. Apply the schema first:"
                " supabase --workdir resources db push, or psql -f resources/supabase/schema.sql.",
                name=there["database"],
            )
        )


def _read(path: Path) -> Extra:
    head = _HEAD.match(path.read_text(encoding="utf-8"))
    if head is None:
        raise ValueError(f"{path} doesn't begin as resources/supabase/README.md says")
    return Extra(path.stem, head["about"], head["applied"])


def _listed(extras: Sequence[Extra]) -> str:
    return ", ".join(extra.name for extra in extras)
