"""Writes resources/supabase/schema.sql: all migrations in one file, for who follows the schema document's `psql -f`.

It says to Supabase's command line, too, which migrations it applied, so that a later `supabase db push` goes on from
there. Run by `make schema`; tests/server/test_one_schema.py notices a file that isn't current.
"""

from __future__ import annotations

from pathlib import Path

SUPABASE = Path(__file__).parents[1] / "resources" / "supabase"
SCHEMA = SUPABASE / "schema.sql"

HEAD = """\
-- The whole schema in one file, for a project that has none of it: psql -f schema.sql
-- Made from migrations/ by `make schema`; edit those. After an error nothing of it is left.

\\set ON_ERROR_STOP on
BEGIN;
"""
# As `supabase db push` makes them, whose record this is.
HISTORY = """
-- ---------------------------------------------------------------------------------------------------------------------
-- What Supabase's command line keeps of applied migrations
-- ---------------------------------------------------------------------------------------------------------------------

CREATE SCHEMA IF NOT EXISTS supabase_migrations;
CREATE TABLE IF NOT EXISTS supabase_migrations.schema_migrations (version TEXT NOT NULL PRIMARY KEY);
ALTER TABLE supabase_migrations.schema_migrations ADD COLUMN IF NOT EXISTS statements TEXT[];
ALTER TABLE supabase_migrations.schema_migrations ADD COLUMN IF NOT EXISTS name TEXT;
INSERT INTO supabase_migrations.schema_migrations (version, name) VALUES
{rows};

COMMIT;
"""


def schema() -> str:
    """The text of schema.sql."""
    migrations = sorted((SUPABASE / "migrations").glob("*.sql"))
    rows = []
    text = HEAD
    for path in migrations:
        version, _, name = path.stem.partition("_")
        rows.append(f"  ('{version}', '{name}')")
        text += f"\n-- {'-' * 117}\n-- migrations/{path.name}\n-- {'-' * 117}\n\n{path.read_text().rstrip()}\n"
    return text + HISTORY.format(rows=",\n".join(rows))


if __name__ == "__main__":
    SCHEMA.write_text(schema())
