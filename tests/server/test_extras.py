"""The server kit's extras on a plain PostgreSQL: each alone, in pairs and together, applied, found, and taken back.

Whether devices sync on with them is in ``test_extras_synced.py``; what each role may do, in ``test_supabase_cli.py``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count

import pytest

from tests.server.catalogue import CATALOGUE
from tests.server.extras import ALONE, EXTRAS, PAIRS, SUBSETS, applied_expression, apply, called, revert
from tests.server.plain import Project, plain_project

OWNER, OTHER = "00000000-0000-4000-8000-00000000000a", "00000000-0000-4000-8000-00000000000b"
CHAT = "00000000-0000-4000-8000-0000000000c1"
DAY = "00000000-0000-4000-8000-0000000000d1"

# Rows of every table, with days of months that have a partition and of such that never will.
LIVED_IN = f"""
INSERT INTO auth.users (id, email) VALUES ('{OWNER}', 'owner@example.com'), ('{OTHER}', 'other@example.com');
INSERT INTO wellness_entries (user_id, date, mood_score, created_at, updated_at)
SELECT '{OWNER}', day, 3.25, '2020-01-01', '2021-02-03 04:05:06.789012'
FROM (
  SELECT generate_series(current_date - 100, current_date + 500, '7 days')
  UNION VALUES ('1999-12-31'::date), ('2000-01-01'), ('2099-12-31'), ('2100-01-01'), ('9999-12-31'), ('infinity')
) AS days (day);
INSERT INTO wellness_entries (id, user_id, date, nutrition_notes) VALUES ('{DAY}', '{OWNER}', '2024-02-29', 'oats');
INSERT INTO module_progress (user_id, module_name) VALUES ('{OWNER}', 'sleep');
INSERT INTO conversations (id, user_id, module_name, message_count) VALUES ('{CHAT}', '{OWNER}', 'sleep', 1);
INSERT INTO messages (conversation_id, role, content) VALUES ('{CHAT}', 'user', 'Hello');
"""
ROWS = """
SELECT 'u', id, users::text FROM users UNION ALL SELECT 'w', id, wellness_entries::text FROM wellness_entries
UNION ALL SELECT 'p', id, module_progress::text FROM module_progress
UNION ALL SELECT 'c', id, conversations::text FROM conversations
UNION ALL SELECT 'm', id, messages::text FROM messages ORDER BY 1, 2
"""

numbers = count()


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Every choice of extras in `make test-long`; else each alone, every pair, and all."""
    if "chosen" in metafunc.fixturenames:
        long = metafunc.config.getoption("--hypothesis-profile") == "long"
        choices = [*ALONE, *PAIRS, *(SUBSETS if long else []), EXTRAS]
        metafunc.parametrize("chosen", choices, ids=called)


@pytest.fixture(scope="module")
def base() -> Iterator[Project]:
    """A project that once granted everything to everybody, with rows."""
    with plain_project("everything granted") as made:
        made.push()
        made.sql(LIVED_IN)
        yield made


@pytest.fixture
def project(base: Project) -> Iterator[Project]:
    """A copy of it, for one test."""
    with base.copy(f"copy_{next(numbers)}") as made:
        yield made


def run(project: Project, *scripts: str) -> None:
    """Run each script as `psql -1` does."""
    project.sql("".join(f"BEGIN;{script}\nCOMMIT;\n" for script in scripts))


def state(project: Project) -> list[str]:
    """Catalogue and rows."""
    return project.sql(f"{CATALOGUE};{ROWS}")


def applied(project: Project) -> set[str]:
    """Which extras are found to be applied."""
    columns = [f"({applied_expression(name)})" for name in EXTRAS]
    [line] = project.sql(f"SELECT {', '.join(columns)}")
    return {name for name, found in zip(EXTRAS, line.split("|"), strict=True) if found == "t"}


def test_extras_are_applied_twice_found_and_taken_back(project: Project, chosen: tuple[str, ...]) -> None:
    before, rows = state(project), project.sql(ROWS)
    run(project, *map(apply, chosen))
    once = state(project)
    assert once[-len(rows) :] == rows
    assert applied(project) == set(chosen)
    run(project, *map(apply, reversed(chosen)))
    assert state(project) == once
    # In the same order, so that each is taken back beside all later ones; and again.
    run(project, *(revert(name) for name in chosen for _ in range(2)))
    assert state(project) == before
    assert applied(project) == set()


def test_taken_back_last_first_the_catalogue_is_as_before(project: Project) -> None:
    states = []
    for name in EXTRAS:
        states.append(state(project))
        run(project, apply(name))
    for name in reversed(EXTRAS):
        run(project, revert(name))
        assert state(project) == states.pop(), name


@pytest.mark.parametrize("name", EXTRAS)
def test_an_extra_keeps_the_rules_of_its_folder(name: str) -> None:
    """As resources/supabase/README.md lists them."""
    for script in (apply(name), revert(name)):
        bare = re.sub(r"\$\$.*?\$\$", "", script, flags=re.DOTALL)
        assert not re.search(r"^\s*(BEGIN|COMMIT|ROLLBACK)\b", bare, re.MULTILINE)
        assert "CASCADE" not in re.sub(r"--.*|ON DELETE CASCADE", "", script)
    for function in re.findall(r"CREATE OR REPLACE FUNCTION.*?\$\$", apply(name), re.DOTALL):
        assert "SET search_path = ''" in function
    assert re.match(r"-- [A-Z].*\.\n-- applied: \S", apply(name))
    assert apply(name).count("CREATE FUNCTION") == 0


# -- partitions --------------------------------------------------------------------------------------------------------


def partition_of(project: Project, day: str) -> list[str]:
    return project.sql(f"SELECT tableoid::regclass FROM wellness_entries WHERE date = '{day}'")


@pytest.fixture
def partitioned(project: Project) -> Project:
    """With everything that writes something down of its own."""
    return partition(project)


def partition(project: Project) -> Project:
    for name in ("tombstones", "audit", "insert_stamps", "partitions"):
        run(project, apply(name))
    return project


def written_down(project: Project) -> list[str]:
    return project.sql(
        "SELECT 'tombstone', table_name, row_id, '' FROM sync_tombstones"
        " UNION ALL SELECT 'audit', table_name, row_id, verb FROM organic_audit.changes ORDER BY 1, 4"
    )


def test_days_lie_in_the_partition_of_their_month(partitioned: Project) -> None:
    assert partition_of(partitioned, "2024-02-29") == ["wellness_entries_2024_02"]
    assert partition_of(partitioned, "2000-01-01") == ["wellness_entries_2000_01"]
    for day in ("1999-12-31", "2100-01-01", "9999-12-31", "infinity"):
        assert partition_of(partitioned, day) == ["wellness_entries_other"]
    assert written_down(partitioned) == []


def test_twelve_months_to_come_have_a_partition(partitioned: Project) -> None:
    ahead = "SELECT to_regclass('wellness_entries_' || to_char(current_date + n * INTERVAL '1 month', 'YYYY_MM'))"
    assert "" not in partitioned.sql(f"{ahead} IS NOT NULL FROM generate_series(0, 12) AS n")
    assert partitioned.sql("SELECT ensure_entry_partitions()") == ["0"]
    assert partitioned.sql(f"{ahead} FROM generate_series(30, 30) AS n") == [""]
    assert partitioned.sql("SELECT ensure_entry_partitions(30)")[0] != "0"
    assert partitioned.sql(f"{ahead} FROM generate_series(30, 30) AS n") != [""]


def test_days_that_came_before_their_partition_move_into_it(partitioned: Project) -> None:
    """With their stamps, and without a word to anybody: no tombstone, no line of the audit."""
    for day in ("2001-05-05", "2001-05-06", "2045-01-01"):
        partitioned.sql(f"INSERT INTO wellness_entries (user_id, date) VALUES ('{OWNER}', '{day}')")
        assert partition_of(partitioned, day) == ["wellness_entries_other"]
    partitioned.sql("TRUNCATE organic_audit.changes")
    rows, catalogue = partitioned.sql(ROWS), partitioned.sql(CATALOGUE)
    assert partitioned.sql("SELECT ensure_entry_partitions()") == ["1"]
    assert partition_of(partitioned, "2001-05-05") == partition_of(partitioned, "2001-05-06")
    assert partition_of(partitioned, "2001-05-06") == ["wellness_entries_2001_05"]
    assert partition_of(partitioned, "2045-01-01") == ["wellness_entries_other"]
    assert partitioned.sql(ROWS) == rows
    assert written_down(partitioned) == []
    new = [line for line in partitioned.sql(CATALOGUE) if line not in catalogue]
    assert all("2001_05" in line for line in new), new
    assert set(catalogue) <= set(partitioned.sql(CATALOGUE))


def test_a_day_that_moves_to_another_month_is_not_called_deleted(partitioned: Project) -> None:
    partitioned.sql(f"UPDATE wellness_entries SET date = '2024-03-01' WHERE id = '{DAY}'")
    assert partition_of(partitioned, "2024-03-01") != partition_of(partitioned, "2024-02-29")
    assert [line for line in written_down(partitioned) if line.startswith("tombstone")] == []
    partitioned.sql(f"DELETE FROM wellness_entries WHERE id = '{DAY}'")
    assert written_down(partitioned)[-1] == f"tombstone|wellness_entries|{DAY}|"


@pytest.mark.parametrize("role", ["anon", "authenticated", "service_role"])
def test_a_partition_read_by_its_own_name_is_refused(partitioned: Project, role: str) -> None:
    partitioned.sql("SELECT ensure_entry_partitions(20)")
    names = partitioned.sql("SELECT inhrelid::regclass FROM pg_inherits WHERE inhparent = 'wellness_entries'::regclass")
    assert len(names) > 20
    verbs = [
        "SELECT 1 FROM {}",
        "DELETE FROM {}",
        "UPDATE {} SET mood_score = 1",
        "INSERT INTO {} (date) VALUES (now())",
    ]
    statements = [verb.format(name) for name in names for verb in verbs]
    assert set(partitioned.outcomes(role, OWNER, statements)) == {"42501"}
    secured = (
        "SELECT bool_and(relrowsecurity) FROM pg_class JOIN pg_inherits ON inhrelid = pg_class.oid WHERE relkind = 'r'"
    )
    assert partitioned.sql(secured) == ["t"]


def test_even_with_a_grant_a_partition_shows_no_row(partitioned: Project) -> None:
    partitioned.sql("GRANT SELECT ON wellness_entries_2024_02 TO authenticated")
    assert partitioned.outcomes("authenticated", OWNER, ["SELECT 1 FROM wellness_entries_2024_02"]) == ["0"]


def test_what_a_client_says_works_as_before(partitioned: Project) -> None:
    insert = f"INSERT INTO wellness_entries (user_id, date, mood_score) VALUES ('{OWNER}', '2024-02-29', 2)"
    outcomes = partitioned.outcomes(
        "authenticated",
        OWNER,
        [
            f"{insert} ON CONFLICT (user_id, date) DO NOTHING",
            f"{insert} ON CONFLICT (user_id, date) DO UPDATE SET mood_score = EXCLUDED.mood_score",
            insert,
            f"UPDATE wellness_entries SET mood_score = 1 WHERE id = '{DAY}'",
        ],
    )
    assert outcomes == ["0", "1", "23505", "1"]


def test_a_view_of_the_owners_stops_the_move_and_nothing_changes(project: Project) -> None:
    project.sql("CREATE VIEW mine AS SELECT * FROM wellness_entries")
    before, rows = project.sql(CATALOGUE), project.sql(ROWS)
    with pytest.raises(AssertionError, match="mine depends on"):
        run(project, apply("partitions"))
    assert (project.sql(CATALOGUE), project.sql(ROWS)) == (before, rows)


def test_a_published_table_stays_published(project: Project) -> None:
    """As Supabase's Realtime wants it."""
    project.sql("CREATE PUBLICATION supabase_realtime FOR TABLE wellness_entries, messages")
    published = "SELECT tablename FROM pg_publication_tables ORDER BY 1"
    before = project.sql(published)
    run(project, apply("partitions"))
    direct = "SELECT prrelid::regclass FROM pg_publication_rel ORDER BY 1"
    assert set(project.sql(direct)) == set(before)
    run(project, revert("partitions"))
    assert project.sql(published) == before


# -- message_counts, insert_stamps, audit ------------------------------------------------------------------------------


def message_count(project: Project) -> str:
    [number] = project.sql(f"SELECT message_count FROM conversations WHERE id = '{CHAT}'")
    return number


def test_messages_are_counted_as_they_come_and_go(project: Project) -> None:
    project.sql(f"UPDATE conversations SET message_count = 99 WHERE id = '{CHAT}'")
    run(project, apply("message_counts"))
    assert message_count(project) == "1"
    two = f"INSERT INTO messages (conversation_id, role, content) VALUES ('{CHAT}','user','a'), ('{CHAT}','user','b')"
    project.sql(two)
    assert message_count(project) == "3"
    project.sql("DELETE FROM messages WHERE content = 'a'")
    assert message_count(project) == "2"
    for written, kept in (("0", "2"), ("NULL", "2"), ("7", "7")):
        project.sql(f"UPDATE conversations SET message_count = {written} WHERE id = '{CHAT}'")
        assert message_count(project) == kept
    project.sql(two)
    assert message_count(project) == "4"
    project.sql(f"DELETE FROM users WHERE id = '{OWNER}'")


def test_of_two_who_write_into_a_conversation_at_once_both_are_counted(project: Project) -> None:
    run(project, apply("message_counts"))
    insert = f"INSERT INTO messages (conversation_id, role, content) VALUES ('{CHAT}', 'user', 'at once');"
    waiting = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
    with project.session() as first, project.session() as second:
        first.say(f"BEGIN; {insert} \\echo written")
        assert first.heard() == "written"
        second.say(f"{insert} \\echo written")
        while project.sql(waiting) == ["0"]:
            pass
        first.say("COMMIT; \\echo committed")
        assert (first.heard(), second.heard()) == ("committed", "written")
    assert message_count(project) == "3"


@pytest.mark.parametrize("table", ["wellness_entries", "module_progress", "conversations"])
def test_a_new_row_has_the_servers_time(project: Project, table: str) -> None:
    values = {
        "wellness_entries": ("date", "'2020-05-05'"),
        "module_progress": ("module_name", "'focus'"),
        "conversations": ("module_name", "'focus'"),
    }
    column, value = values[table]
    insert = (
        f"INSERT INTO {table} (user_id, {column}, created_at, updated_at)"
        f" VALUES ('{OWNER}', {value}, '2033-01-01', '2033-01-01')"
    )
    late = "updated_at > now() + INTERVAL '1 year', created_at = '2033-01-01'"
    stamps = f"SELECT {late} FROM {table} WHERE {column} = {value}"
    for extra, expected in (("", "t|t"), (apply("insert_stamps"), "f|t")):
        assert project.sql(f"BEGIN; {extra}; {insert}; {stamps}; ROLLBACK;") == [expected]


def test_the_audit_says_who_changed_which_row_when_and_no_value(project: Project) -> None:
    run(project, apply("audit"))
    project.sql(
        f"SET ROLE authenticated; SET request.jwt.claim.sub = '{OWNER}';"
        f"UPDATE wellness_entries SET nutrition_notes = 'secret', mood_score = 1 WHERE id = '{DAY}';"
        f"UPDATE wellness_entries SET mood_score = 1 WHERE id = '{DAY}';"
        f"INSERT INTO messages (conversation_id, role, content) VALUES ('{CHAT}', 'user', 'secret');"
        f"DELETE FROM module_progress;"
    )
    project.sql("UPDATE users SET full_name = 'secret' WHERE full_name IS NULL")
    lines = project.sql("SELECT actor, role, table_name, owner, verb, columns FROM organic_audit.changes ORDER BY id")
    assert lines == [
        f"{OWNER}|authenticated|wellness_entries|{OWNER}|UPDATE|{{mood_score,nutrition_notes}}",
        f"{OWNER}|authenticated|messages|{OWNER}|INSERT|",
        f"{OWNER}|authenticated|module_progress|{OWNER}|DELETE|",
        f"|postgres|users|{OWNER}|UPDATE|{{full_name}}",
        f"|postgres|users|{OTHER}|UPDATE|{{full_name}}",
    ]
    assert "secret" not in "".join(project.sql("SELECT changes::text FROM organic_audit.changes"))


def test_an_account_that_goes_leaves_one_line(project: Project) -> None:
    run(project, apply("audit"))
    project.sql(f"DELETE FROM auth.users WHERE id = '{OWNER}'")
    assert project.sql("SELECT table_name, row_id, verb FROM organic_audit.changes") == [f"users|{OWNER}|DELETE"]


def test_the_audit_forgets_what_is_older_than_asked(project: Project) -> None:
    run(project, apply("audit"))
    project.sql("UPDATE users SET full_name = 'x'")
    project.sql(f"UPDATE organic_audit.changes SET at = at - INTERVAL '400 days' WHERE row_id = '{OWNER}'")
    assert project.sql("SELECT organic_audit.forget('2 years'), organic_audit.forget(), organic_audit.forget()") == [
        "0|1|0"
    ]
    assert project.sql("SELECT row_id FROM organic_audit.changes") == [OTHER]


def test_nobody_reaches_the_audit(project: Project) -> None:
    run(project, apply("audit"))
    project.sql("UPDATE users SET full_name = 'x'")
    statements = [
        "SELECT 1 FROM organic_audit.changes",
        "DELETE FROM organic_audit.changes",
        "SELECT organic_audit.forget('0')",
    ]
    for role in ("anon", "authenticated", "service_role"):
        assert project.outcomes(role, OWNER, statements) == ["42501"] * 3


def test_an_audit_that_holds_something_else_is_not_dropped(project: Project) -> None:
    run(project, apply("audit"))
    project.sql("CREATE TABLE organic_audit.mine (id INTEGER)")
    before = project.sql(CATALOGUE)
    with pytest.raises(AssertionError, match=r"organic_audit\.mine depends"):
        run(project, revert("audit"))
    assert project.sql(CATALOGUE) == before
