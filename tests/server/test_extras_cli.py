"""``server extras``: listed, applied and taken back at the command line, as a project's owner does."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import count, product
from pathlib import Path

import pytest

from organic_desktop.app.server_kit.extras import known_extras
from tests.cli.conftest import Shell
from tests.cli.conftest import shell as shell
from tests.server.catalogue import CATALOGUE
from tests.server.extras import EXTRAS
from tests.server.plain import Project, plain_project
from tests.server.test_extras import LIVED_IN, ROWS

AUDIT = "SELECT * FROM organic_audit.changes ORDER BY id"
numbers = count()


@pytest.fixture(scope="module")
def empty() -> Iterator[Project]:
    """A project with no migration."""
    with plain_project("nothing granted") as made:
        yield made


@pytest.fixture(scope="module")
def migrated(empty: Project) -> Iterator[Project]:
    with empty.copy("migrated") as made:
        made.push()
        yield made


@pytest.fixture
def project(migrated: Project, monkeypatch: pytest.MonkeyPatch) -> Iterator[Project]:
    """A project of this test's, named by the environment."""
    with migrated.copy(f"extras_{next(numbers)}") as made:
        monkeypatch.setenv("DATABASE_URL", made.url)
        yield made


def applied(shell: Shell) -> set[str]:
    return {each["name"] for each in shell.json("server", "extras") if each["applied"]}


def test_a_new_project_has_no_extra(project: Project, shell: Shell) -> None:
    assert shell.json("server", "extras") == [{"name": name, "applied": False} for name in EXTRAS]


def test_every_extra_is_applied_listed_and_taken_back(project: Project, shell: Shell) -> None:
    before, there = project.sql(CATALOGUE), set[str]()
    for name in EXTRAS:
        assert shell.json("server", "extras", "--apply", name)
        there.add(name)
        assert applied(shell) == there
    code, out, _ = shell("server", "extras")
    assert (code, len(out.splitlines())) == (0, len(EXTRAS))
    assert all(line.startswith("applied  ") for line in out.splitlines())
    for name in EXTRAS:
        code, out, error = shell("server", "extras", "--revert", name, "--json")
        assert (code, error) == (0, f"{name} is taken back.\n")
        there.remove(name)
        assert {each["name"] for each in json.loads(out) if each["applied"]} == there
    assert project.sql(CATALOGUE) == before


def test_the_list_says_what_each_gives(project: Project, shell: Shell) -> None:
    _, out, _ = shell("server", "extras")
    for extra, line in zip(known_extras(), out.splitlines(), strict=True):
        assert line.startswith("-")
        assert line.endswith(extra.about)
        assert extra.about.endswith(".")


def test_one_that_fails_changes_nothing_and_says_why(project: Project, shell: Shell) -> None:
    project.sql("CREATE VIEW mine AS SELECT * FROM wellness_entries")
    before = project.sql(CATALOGUE)
    code, out, error = shell("server", "extras", "--apply", "partitions")
    assert (code, out) == (1, "")
    assert "other objects depend on it" in error
    assert error.endswith("Nothing was changed there.\n")
    assert "Traceback" not in error
    assert project.sql(CATALOGUE) == before


def test_the_owners_own_search_path_is_not_asked(project: Project, shell: Shell) -> None:
    project.sql("ALTER ROLE postgres SET search_path = pg_catalog")
    try:
        for name in EXTRAS:
            assert shell("server", "extras", "--apply", name)[0] == 0
            assert shell("server", "extras", "--revert", name)[0] == 0
    finally:
        project.sql("ALTER ROLE postgres RESET search_path")


def test_an_unknown_name_is_answered_with_the_known_ones(project: Project, shell: Shell) -> None:
    for word, name in product(("--apply", "--revert"), ("../migrations/20260101000000_schema", "")):
        code, _, error = shell("server", "extras", word, name)
        assert code == 1
        assert "There is no extra" in error
        assert ", ".join(EXTRAS) in error


def test_one_thing_at_a_time(shell: Shell) -> None:
    assert shell("server", "extras", "--apply", "audit", "--revert", "audit")[0] == 2


def test_a_database_without_the_schema_is_told_to_apply_it(
    empty: Project, shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    with empty.copy("without_schema") as made:
        monkeypatch.setenv("DATABASE_URL", made.url)
        for words in ([], ["--apply", "audit"], ["--revert", "audit"]):
            code, _, error = shell("server", "extras", *words)
            assert code == 1
            assert "supabase --workdir resources db push" in error


def test_no_database_named_is_said(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DATABASE_URL", "PGHOST", "PGDATABASE", "PGSERVICE", "PGUSER", "PGHOSTADDR"):
        monkeypatch.delenv(name, raising=False)
    code, _, error = shell("server", "extras")
    assert code == 1
    assert "DATABASE_URL" in error


def test_a_project_with_every_extra_is_backed_up_and_restored(
    project: Project, empty: Project, shell: Shell, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Partitions, the audit's lines and all: on the other side every extra is found, and can be taken back."""
    before = contents(project)
    project.sql(LIVED_IN)
    for name in EXTRAS:
        assert shell("server", "extras", "--apply", name)[0] == 0
    project.sql("UPDATE users SET full_name = 'Ann'")
    catalogue, rows, audit = contents(project), project.sql(ROWS), project.sql(AUDIT)
    assert shell("server", "backup", str(tmp_path / "backup.sql"))[0] == 0
    with empty.copy("restored") as restored:
        monkeypatch.setenv("DATABASE_URL", restored.url)
        code, _, error = shell("server", "restore", str(tmp_path / "backup.sql"))
        assert code == 0, error
        assert (contents(restored), restored.sql(ROWS), restored.sql(AUDIT)) == (catalogue, rows, audit)
        assert applied(shell) == set(EXTRAS)
        for name in EXTRAS:
            assert shell("server", "extras", "--revert", name)[0] == 0
        assert contents(restored) == before


def contents(project: Project) -> list[str]:
    """The catalogue without what is the database's own, not the project's: its defaults for new objects."""
    return [line for line in project.sql(CATALOGUE) if not line.startswith("default ")]
