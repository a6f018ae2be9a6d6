"""Make a backup of a project's database: accounts, rows, tables, functions, policies and grants, as plain SQL.

The file can be restored into an empty PostgreSQL, into a new Supabase project, and in place. Whether rows are there
already is asked by the file itself, so that also who restores it by plain psql loses none.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import IO

from organic_desktop import __version__
from organic_desktop.app.server_kit.archive import Archive
from organic_desktop.app.server_kit.backup_file import FIRST_LINE, MADE, seal
from organic_desktop.app.server_kit.pooling import require_sessions
from organic_desktop.app.server_kit.programs import program
from organic_desktop.app.server_kit.project import Project, read_project
from organic_desktop.app.server_kit.psql import ServerDatabase, identifier, literal
from organic_desktop.core.drafts import cant_write, draft

BEGIN = r"""--
-- Restore it into an empty database or a new project:
--   organic-desktop server restore FILE        (DATABASE_URL names the database)
--   psql -d DATABASE -f FILE                   (with -v replace=1 the rows that are there are deleted first)
-- All of it or nothing is restored. It is a program for psql: restore none that others could have changed.

\set ON_ERROR_STOP on
SELECT to_regclass('auth.users') IS NULL AS organic_no_accounts \gset
BEGIN;
SET LOCAL client_min_messages = warning;
"""
# The statement itself may run as any role, and says which rows stand in the way.
ASK_FOR_ROWS = r"""
\if :{?replace}
\else
DO $organic$
DECLARE
  name TEXT;
  is_there BOOLEAN;
BEGIN
  FOREACH name IN ARRAY ARRAY[%s]::text[] LOOP
    IF to_regclass(name) IS NOT NULL THEN
      EXECUTE 'LOCK TABLE ' || name || ' IN SHARE MODE';  -- or what is written meanwhile would go with its table
      EXECUTE 'SELECT EXISTS (SELECT FROM ' || name || ')' INTO is_there;
      IF is_there THEN
        RAISE EXCEPTION 'there are rows in %% already; with -v replace=1 they are deleted first', name;
      END IF;
    END IF;
  END LOOP;
END;
$organic$;
\endif
"""
MAKE_ROLE = """
DO $organic$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = %s) THEN
    CREATE ROLE %s NOLOGIN%s;
  END IF;
END;
$organic$;
"""
# Our triggers on accounts would make every person twice, and stand in the way of their functions.
DROP_ACCOUNT_TRIGGERS = """
DO $organic$
DECLARE
  made RECORD;
BEGIN
  FOR made IN
    SELECT tgname, tgrelid::regclass AS on_table FROM pg_trigger
    JOIN pg_class ON pg_class.oid = tgrelid JOIN pg_proc ON pg_proc.oid = tgfoid
    WHERE NOT tgisinternal AND relnamespace = to_regnamespace('auth')
      AND pronamespace IN (SELECT oid FROM pg_namespace WHERE nspname = ANY (ARRAY[%s]::text[]))
  LOOP
    EXECUTE format('DROP TRIGGER %%I ON %%s', made.tgname, made.on_table);
  END LOOP;
END;
$organic$;
"""
DELETE_ACCOUNTS = """
DO $organic$
DECLARE
  name TEXT;
BEGIN
  FOREACH name IN ARRAY ARRAY[%s]::text[] LOOP
    IF to_regclass(name) IS NOT NULL THEN
      EXECUTE 'DELETE FROM ' || name;
    END IF;
  END LOOP;
END;
$organic$;
"""
HISTORY = "supabase_migrations."


def back_up(
    database: ServerDatabase, path: Path, now: datetime, tell: Callable[[str], None], *, overwrite: bool = False
) -> Mapping[str, int]:
    """Write the backup of the project to ``path``, and return how many rows of each table are in it.

    Raises ServerDatabaseError, InvalidInput for a path that can't be written.
    """
    with draft(path, overwrite=overwrite) as file:
        project = read_project(database)
        require_sessions(database)
        program("pg_restore", at_least=project.version)
        with _folder_beside(path) as folder:
            archive = Archive(database, project, Path(folder) / "archive")
            archive.dump(tell)
            _write(file, archive, project, now)
        return seal(file)


def _folder_beside(path: Path) -> tempfile.TemporaryDirectory[str]:
    """Return a private folder on the disk that has to have the room; it is gone afterwards."""
    try:
        return tempfile.TemporaryDirectory(prefix=".organic-backup-", dir=path.absolute().parent)
    except OSError as error:
        raise cant_write(path, error) from error


def _write(file: IO[bytes], archive: Archive, project: Project, now: datetime) -> None:
    file.write(FIRST_LINE)
    file.write(MADE + f"{now:%Y-%m-%dT%H:%M:%SZ} by Organic Desktop {__version__}".encode())
    file.write(f", of a PostgreSQL {project.full_version}\n".encode())
    _say(file, BEGIN)
    accounts = [name for name in project.account_tables if name != "auth.users"]
    asked = ["auth.users", *(name for name in project.tables if not name.startswith(HISTORY))]
    _say(file, ASK_FOR_ROWS % _texts(asked))
    for role in project.roles:
        rights = " BYPASSRLS" if role["bypasses"] else ""
        _say(file, MAKE_ROLE % (literal(role["name"]), identifier(role["name"]), rights))
    _say(file, "\\if :organic_no_accounts\n")
    archive.write(archive.accounts_before_data(), file)
    _say(file, "\\endif\n")
    _say(file, DROP_ACCOUNT_TRIGGERS % _texts(project.schemas))
    _say(file, DELETE_ACCOUNTS % _texts(["auth.users", *accounts]))
    _say(file, "".join(_drops(project)))
    archive.write(archive.project_before_data(), file)
    archive.write(archive.data(), file)
    _say(file, "\\if :organic_no_accounts\n")
    archive.write(archive.accounts_after_data(), file)
    _say(file, "\\endif\n")
    archive.write(archive.project_after_data(), file)
    _say(file, "COMMIT;\n")


def _drops(project: Project) -> Iterable[str]:
    """Yield what makes room for what the backup makes; what else uses those stops the restore."""
    yield from (f"DROP VIEW IF EXISTS {name};\n" for name in project.views)
    yield from (f"DROP {other};\n" for other in project.others)
    kinds = (("TABLE", project.tables), ("ROUTINE", project.routines), ("TYPE", project.types))
    yield from (f"DROP {kind} IF EXISTS {', '.join(names)};\n" for kind, names in kinds if names)
    yield from (f"CREATE SCHEMA IF NOT EXISTS {identifier(name)};\n" for name in project.schemas if name != "auth")


def _say(file: IO[bytes], text: str) -> None:
    file.write(text.encode())


def _texts(values: Iterable[str]) -> str:
    return ", ".join(map(literal, values))
