"""The extras, each with a line of its SQL other than it should be: the test that must notice does."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import pytest

from tests.server import test_extras as tests
from tests.server.extras import apply
from tests.server.plain import Project
from tests.server.test_extras import base as base
from tests.server.test_extras import partition
from tests.server.test_extras import project as project


class Breach(NamedTuple):
    """An extra, what stands in it once, what stands there instead, and what notices."""

    extra: str
    before: str
    after: str
    notices: Callable[[Project], None]


def chosen(*names: str) -> Callable[[Project], None]:
    return lambda project: tests.test_extras_are_applied_twice_found_and_taken_back(project, names)


def in_partitions(test: Callable[[Project], None]) -> Callable[[Project], None]:
    return lambda project: test(partition(project))


REFUSED = in_partitions(
    lambda project: tests.test_a_partition_read_by_its_own_name_is_refused(project, "authenticated")
)
SECURED = in_partitions(tests.test_even_with_a_grant_a_partition_shows_no_row)
NO_KEY = "EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY', name);"

BREACHES = {
    "a partition shows its rows to who may read it": Breach("partitions", NO_KEY, "", SECURED),
    "a partition keeps what the project grants on new tables": Breach(
        "partitions",
        "EXECUTE format('REVOKE ALL ON public.%I FROM PUBLIC, anon, authenticated, service_role', name);",
        "",
        REFUSED,
    ),
    "the partition of other days keeps what the project grants": Breach(
        "partitions",
        "REVOKE ALL ON public.wellness_entries_other FROM PUBLIC, anon, authenticated, service_role;",
        "",
        REFUSED,
    ),
    "the moved table has no policies": Breach(
        "partitions",
        "WHERE schemaname = 'public' AND tablename = 'wellness_entries'",
        "WHERE false",
        chosen("partitions"),
    ),
    "the moved table has the triggers of the migrations alone": Breach(
        "partitions", "AND NOT tgisinternal", "AND tgname LIKE 'update%'", chosen("audit", "partitions")
    ),
    "the moved table has the project's default grants": Breach(
        "partitions",
        "'REVOKE ALL ON public.wellness_entries FROM PUBLIC, anon, authenticated, service_role'",
        "'SELECT'",
        chosen("partitions"),
    ),
    "the moved table is published no more": Breach(
        "partitions",
        "WHERE prrelid = 'public.wellness_entries'::regclass",
        "WHERE false",
        tests.test_a_published_table_stays_published,
    ),
    "a tombstone names the partition": Breach(
        "tombstones",
        "SELECT id, TG_ARGV[0], OLD.id",
        "SELECT id, TG_TABLE_NAME, OLD.id",
        in_partitions(tests.test_a_day_that_moves_to_another_month_is_not_called_deleted),
    ),
    "a day that changes its month is buried": Breach(
        "tombstones",
        "IF TG_ARGV[0] = 'wellness_entries' AND",
        "IF false AND",
        in_partitions(tests.test_a_day_that_moves_to_another_month_is_not_called_deleted),
    ),
    "two who write at once are counted as one": Breach(
        "message_counts",
        "PERFORM FROM public.conversations WHERE id = ANY (touched) ORDER BY id FOR NO KEY UPDATE;",
        "",
        tests.test_of_two_who_write_into_a_conversation_at_once_both_are_counted,
    ),
    "wrong counts stay wrong": Breach(
        "message_counts",
        "UPDATE conversations\nSET message_count = counted.number",
        "UPDATE conversations\nSET message_count = conversations.message_count",
        tests.test_messages_are_counted_as_they_come_and_go,
    ),
    "a client lowers the count": Breach(
        "message_counts",
        "NEW.message_count := greatest(",
        "NEW.message_count := coalesce(",
        tests.test_messages_are_counted_as_they_come_and_go,
    ),
    "an account's end is noted row by row": Breach(
        "audit",
        "RETURN NULL;  -- it goes along",
        "NULL;",
        tests.test_an_account_that_goes_leaves_one_line,
    ),
    "an update that changes nothing is noted": Breach(
        "audit",
        "IF changed IS NULL THEN",
        "IF false THEN",
        tests.test_the_audit_says_who_changed_which_row_when_and_no_value,
    ),
    "the service's key reads the audit": Breach(
        "audit",
        "REVOKE ALL ON organic_audit.changes FROM PUBLIC, anon, authenticated, service_role;",
        "GRANT SELECT ON organic_audit.changes TO service_role; GRANT USAGE ON SCHEMA organic_audit TO service_role;",
        tests.test_nobody_reaches_the_audit,
    ),
}


@pytest.mark.parametrize("name", BREACHES)
def test_it_is_noticed(project: Project, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    breach = BREACHES[name]
    assert apply(breach.extra).count(breach.before) == 1
    broken = apply(breach.extra).replace(breach.before, breach.after)
    monkeypatch.setattr(tests, "apply", lambda extra: broken if extra == breach.extra else apply(extra))
    with pytest.raises(AssertionError) as noticed:
        breach.notices(project)
    assert "ERROR:" not in str(noticed.value), "the SQL is broken altogether"
