"""One database, however it is made: by the document's statements, by `psql -f schema.sql`, by `supabase db push`."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
import schema  # packaging/schema.py

from tests.server.catalogue import CATALOGUE
from tests.server.extras import EXTRAS, apply, revert
from tests.server.lite import MIGRATIONS
from tests.server.plain import DEFAULTS, Project, plain_project

DOCUMENT = (Path(__file__).parent / "schema_document.txt").read_text()
HISTORY = "SELECT version, name FROM supabase_migrations.schema_migrations ORDER BY version"


@pytest.fixture
def project(request: pytest.FixtureRequest) -> Iterator[Project]:
    """A project with no migration yet, which grants everything to everybody where nothing else is asked for."""
    with plain_project(getattr(request, "param", "everything granted")) as made:
        yield made


@pytest.fixture
def pushed(project: Project) -> Iterator[Project]:
    """The same project, in another database, where Supabase's command line applied the migrations."""
    with project.copy("pushed") as made:
        made.push()
        yield made


def test_the_file_is_made_of_the_migrations() -> None:
    assert schema.SCHEMA.read_text() == schema.schema(), "make schema"


@pytest.mark.parametrize("project", DEFAULTS, indirect=True)
def test_the_file_and_a_push_give_the_same_database(project: Project, pushed: Project) -> None:
    project.file(schema.SCHEMA)
    assert project.sql(CATALOGUE) == pushed.sql(CATALOGUE)
    assert project.sql(HISTORY) == pushed.sql(HISTORY)
    project.push()  # finds nothing to do
    assert project.sql(CATALOGUE) == pushed.sql(CATALOGUE)


def test_the_migrations_by_psql_one_by_one_give_the_same_database(project: Project, pushed: Project) -> None:
    for path in sorted(MIGRATIONS.glob("*.sql")):
        project.file(path)
    assert project.sql(CATALOGUE) == pushed.sql(CATALOGUE)


def test_a_project_with_an_older_kit_is_brought_up_by_a_push(project: Project, pushed: Project) -> None:
    """From the very first one, and from one of today."""
    for count in (1, 4):
        with project.copy(f"older_{count}") as older:
            older.push(count)
            assert older.sql(CATALOGUE) != pushed.sql(CATALOGUE)
            older.push()
            assert older.sql(CATALOGUE) == pushed.sql(CATALOGUE)


def test_the_file_does_nothing_at_all_to_a_project_that_has_it(project: Project) -> None:
    project.file(schema.SCHEMA)
    before = project.sql(CATALOGUE)
    with pytest.raises(subprocess.CalledProcessError):
        project.file(schema.SCHEMA)
    assert project.sql(CATALOGUE) == before


# As hosted Supabase's role `postgres` is: no superuser, and auth.users isn't its own.
OWNER = """
CREATE ROLE project_owner LOGIN NOSUPERUSER BYPASSRLS CREATEROLE;
ALTER SCHEMA public OWNER TO project_owner;
GRANT CREATE ON DATABASE postgres TO project_owner;
GRANT USAGE ON SCHEMA auth TO project_owner WITH GRANT OPTION;
GRANT ALL ON auth.users TO project_owner;
ALTER TABLE auth.users ENABLE ROW LEVEL SECURITY;
"""
ME = "00000000-0000-4000-8000-00000000000a"


def test_an_owner_that_is_no_superuser_applies_all_of_it(project: Project) -> None:
    project.sql(OWNER)
    owner = project.as_role("project_owner")
    owner.file(schema.SCHEMA)
    before = project.sql(CATALOGUE)
    for name in EXTRAS:
        owner.sql(f"BEGIN;{apply(name)}COMMIT;")
    project.sql(f"INSERT INTO auth.users (id, email) VALUES ('{ME}', 'me@example.com')")
    day = f"INSERT INTO wellness_entries (user_id, date) VALUES ('{ME}', now())"
    assert project.outcomes("authenticated", ME, [day, "SELECT delete_my_account()"]) == ["1", "1"]
    project.sql(f"SET ROLE authenticated; SET request.jwt.claim.sub = '{ME}'; {day}; SELECT delete_my_account()")
    assert project.sql("SELECT id FROM auth.users UNION SELECT user_id FROM wellness_entries") == []
    for name in EXTRAS:
        owner.sql(f"BEGIN;{revert(name)}COMMIT;")
    assert project.sql(CATALOGUE) == before


def document() -> str:
    """The statements of the schema document, with the indexes that it lists; not its examples."""
    tables, _, rest = DOCUMENT.partition("\n## Functions\n")
    functions = rest.partition("\n## Migrations\n")[0]
    script = ""
    for section in tables.split("\n### ")[1:]:
        creation, *policies = re.findall(r"```sql\n(.*?)```", section, re.DOTALL)
        [table] = re.findall(r"CREATE TABLE (\w+)", creation)
        indexes = re.findall(r"^- `(\w+)` on (.+)$", section, re.MULTILINE)
        script += creation + f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;\n" + "".join(policies)
        script += "".join(
            f"CREATE INDEX {name} ON {table} ({columns.replace('`', '')});\n" for name, columns in indexes
        )
    return script + "".join(re.findall(r"```sql\n(.*?)```", functions, re.DOTALL))


def without_grants(lines: list[str]) -> list[str]:
    """The lines without who may do what, which the document doesn't say, and without blanks at their ends."""
    return [line.rstrip() for line in lines if " grants " not in line]


def test_the_first_migration_is_the_documents_schema_to_the_letter(project: Project) -> None:
    with project.copy("documented") as documented:
        documented.sql(document())
        project.push(1)
        assert without_grants(project.sql(CATALOGUE)) == without_grants(documented.sql(CATALOGUE))


def test_the_later_migrations_leave_the_documents_schema_as_it_is(project: Project, pushed: Project) -> None:
    """They add functions and triggers of their own, and decide who may do what."""
    project.push(1)
    documents, ours = (without_grants(each.sql(CATALOGUE)) for each in (project, pushed))
    assert [line for line in documents if line not in ours] == []
    count = "SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'"
    assert project.sql(count) == pushed.sql(count) == ["5"]
