"""Days moved into partitions while somebody writes, or with what an owner has hung on the table: nothing is lost."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from organic_desktop.app.server_kit.extras import apply_extra
from organic_desktop.app.server_kit.psql import ServerDatabase
from tests.server.extras import apply, revert
from tests.server.plain import Project, Session
from tests.server.test_extras import DAY, OTHER, OWNER, run
from tests.server.test_extras import base as base
from tests.server.test_extras import project as project

WAITING = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"

# What an owner may have set, and how the catalogue says it.
OWNERS = [
    ("ALTER TABLE wellness_entries FORCE ROW LEVEL SECURITY", "SELECT relforcerowsecurity FROM {entries}"),
    (
        "ALTER TABLE wellness_entries DISABLE TRIGGER update_wellness_updated_at",
        "SELECT tgenabled FROM pg_trigger WHERE tgrelid = 'wellness_entries'::regclass AND NOT tgisinternal",
    ),
    ("ALTER TABLE wellness_entries REPLICA IDENTITY FULL", "SELECT relreplident FROM {entries}"),
    ("COMMENT ON TABLE wellness_entries IS 'mine''s'", "SELECT obj_description(oid) FROM {entries}"),
    (
        "CREATE RULE kept AS ON DELETE TO wellness_entries WHERE false DO INSTEAD NOTHING",
        "SELECT definition FROM pg_rules WHERE tablename = 'wellness_entries'",
    ),
    ("CREATE STATISTICS mine ON user_id, date FROM wellness_entries", "SELECT stxname FROM pg_statistic_ext"),
    (
        "CREATE PUBLICATION mine FOR TABLE wellness_entries (id, date, user_id) WHERE (date > '2000-01-01')"
        " WITH (publish_via_partition_root)",
        "SELECT attnames, rowfilter FROM pg_publication_tables",
    ),
]


@pytest.mark.parametrize(("statement", "question"), OWNERS, ids=[statement[:30] for statement, _ in OWNERS])
def test_what_an_owner_set_comes_along_in_both_directions(project: Project, statement: str, question: str) -> None:
    project.sql(statement)
    question = question.format(entries="pg_class WHERE oid = 'wellness_entries'::regclass")
    before = project.sql(question)
    run(project, apply("partitions"))
    assert project.sql(question) == before
    run(project, revert("partitions"))
    assert project.sql(question) == before


def test_a_constraint_that_partitions_cannot_have_stops_the_move(project: Project) -> None:
    project.sql("ALTER TABLE wellness_entries ADD CONSTRAINT one_id EXCLUDE (id WITH =)")
    with pytest.raises(AssertionError, match="exclusion constraints are not supported on partitioned tables"):
        run(project, apply("partitions"))
    assert project.sql("SELECT count(*) FROM pg_constraint WHERE conname = 'one_id'") == ["1"]


@contextmanager
def writer(project: Project, day: str) -> Iterator[Session]:
    """Somebody who has written a day, and not yet committed it."""
    with project.session() as session:
        session.say(f"BEGIN; INSERT INTO wellness_entries (user_id, date) VALUES ('{OWNER}', '{day}'); \\echo written")
        assert session.heard() == "written"
        yield session


def commit_once_waited_for(project: Project, session: Session) -> None:
    while project.sql(WAITING) == ["0"]:
        pass
    session.say("COMMIT; \\echo committed")
    assert session.heard() == "committed"


ISOLATED = "ALTER DATABASE {} SET default_transaction_isolation = 'repeatable read'"


@pytest.fixture
def isolated(project: Project) -> Project:
    """A project whose transactions see what was there when they began, unless they say otherwise."""
    [name] = project.sql("SELECT current_database()")
    project.sql(ISOLATED.format(name))
    return project


def test_a_day_that_is_written_while_the_table_moves_is_kept(isolated: Project) -> None:
    from threading import Thread

    database = ServerDatabase.from_environment({"DATABASE_URL": isolated.url})
    moving = Thread(target=apply_extra, args=(database, "partitions"))
    with writer(isolated, "2024-07-07") as session:
        moving.start()
        commit_once_waited_for(isolated, session)
    moving.join()
    assert isolated.sql("SELECT count(*) FROM wellness_entries WHERE date = '2024-07-07'") == ["1"]
    assert isolated.sql("SELECT count(*) FROM wellness_entries_2024_07") == ["1"]


def test_by_psql_an_isolation_that_would_lose_rows_is_refused(isolated: Project) -> None:
    with pytest.raises(AssertionError, match="rows written meanwhile would be lost"):
        run(isolated, apply("partitions"))


def test_a_day_that_is_written_while_its_month_is_made_moves_there(project: Project) -> None:
    run(project, apply("partitions"))
    [day] = project.sql("SELECT (current_date + INTERVAL '20 months')::date")
    with writer(project, day) as session, project.session() as making:
        making.say("SELECT ensure_entry_partitions(24) > 0;")
        commit_once_waited_for(project, session)
        assert making.heard() == "t"
    [month] = project.sql(f"SELECT tableoid::regclass FROM wellness_entries WHERE date = '{day}'")
    assert month == "wellness_entries_" + day[:7].replace("-", "_")


def test_anothers_day_with_the_same_id_hides_no_deletion(project: Project) -> None:
    """In partitions an id alone isn't a key; somebody else may have a day with it."""
    run(project, apply("partitions"), apply("tombstones"))
    project.sql(f"INSERT INTO wellness_entries (id, user_id, date) VALUES ('{DAY}', '{OTHER}', '2024-03-03')")
    project.sql(f"DELETE FROM wellness_entries WHERE user_id = '{OWNER}' AND id = '{DAY}'")
    assert project.sql("SELECT user_id, row_id FROM sync_tombstones") == [f"{OWNER}|{DAY}"]
