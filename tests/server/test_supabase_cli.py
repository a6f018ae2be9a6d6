"""Supabase's own command line applies our project to a plain PostgreSQL, and its advisors find nothing unexplained."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from tests.server.extras import EXTRAS, apply, revert
from tests.server.lite import MIGRATIONS
from tests.server.plain import DEFAULTS, Project, plain_project

OWNER, OTHER = "00000000-0000-4000-8000-00000000000a", "00000000-0000-4000-8000-00000000000b"
CLAIMANT = "00000000-0000-4000-8000-00000000000c"
CHAT = "00000000-0000-4000-8000-0000000000c1"

TABLES = {"users", "wellness_entries", "module_progress", "conversations", "messages"}
FUNCTIONS = {"update_updated_at_column", "get_wellness_stats", "get_wellness_streak"}
# What the advisors find on the schema as the document has it, on which of its objects, and why that is so.
EXPECTED = {
    "auth_rls_initplan": (
        TABLES,
        "the document's policies ask auth.uid() of each row; extras/policies.sql asks once",
    ),
    "function_search_path_mutable": (
        FUNCTIONS,
        "the document's functions; extras/search_path.sql says where they look",
    ),
    "unused_index": (TABLES, "the document's indexes; no index of an empty project was ever used"),
}
# And with every extra. PARTITION stands for each of them.
PARTITION = "wellness_entries_…"
EXPECTED_WITH_EXTRAS = {
    "unused_index": (TABLES | {"sync_tombstones", "changes", PARTITION}, EXPECTED["unused_index"][1]),
    "rls_enabled_no_policy": ({"changes", PARTITION}, "nobody reads the audit or a partition by its own name"),
}

# One row of the owner's in every table; another account that has none.
LIVED_IN = f"""
INSERT INTO auth.users (id, email) VALUES ('{OWNER}', 'owner@example.com'), ('{OTHER}', 'other@example.com');
INSERT INTO wellness_entries (user_id, date) VALUES ('{OWNER}', current_date);
INSERT INTO module_progress (user_id, module_name) VALUES ('{OWNER}', 'sleep');
INSERT INTO conversations (id, user_id, module_name) VALUES ('{CHAT}', '{OWNER}', 'sleep');
INSERT INTO messages (conversation_id, role, content) VALUES ('{CHAT}', 'user', 'Hello');
"""


# A row whose account is gone, and an address that an account claimed which isn't its own.
LEFT_BEHIND = f"""
INSERT INTO users (id, email) VALUES (gen_random_uuid(), 'owner@example.com');
INSERT INTO auth.users (id, email) VALUES ('{CLAIMANT}', 'claimant@example.com');
UPDATE users SET email = 'other@example.com' WHERE id = '{CLAIMANT}';
"""


@pytest.fixture(scope="module", params=list(DEFAULTS))
def project(request: pytest.FixtureRequest) -> Iterator[Project]:
    """A project that `supabase db push` has brought up, an older one in two goes, and that somebody lives in."""
    with plain_project(request.param) as made:
        if request.param == "everything granted":
            made.push(2)
            made.sql(LEFT_BEHIND)
        made.push()
        made.sql(LIVED_IN)
        yield made


@pytest.fixture
def with_extras(project: Project) -> Iterator[Project]:
    """The same with every extra, taken back at the end."""
    for name in EXTRAS:
        project.sql(apply(name))
    yield project
    for name in EXTRAS:
        project.sql(revert(name))


def test_a_push_applies_every_migration_once(project: Project) -> None:
    applied = ["SELECT version FROM supabase_migrations.schema_migrations ORDER BY version"]
    expected = [path.name.partition("_")[0] for path in sorted(MIGRATIONS.glob("*.sql"))]
    assert project.sql(*applied) == expected
    project.push()
    assert project.sql(*applied) == expected


def test_an_account_has_its_own_address_whatever_was_there_before(project: Project) -> None:
    wrong = project.sql("SELECT 1 FROM users JOIN auth.users AS account USING (id) WHERE users.email <> account.email")
    assert wrong == []
    accounts = project.sql("SELECT count(*) FROM auth.users JOIN users USING (id)")
    assert accounts == project.sql("SELECT count(*) FROM auth.users")


def test_the_policies_taken_back_are_the_documents_word_for_word() -> None:
    schema = (MIGRATIONS / "20260101000000_schema.sql").read_text()
    reverted = revert("policies")
    text = re.compile(r'POLICY ("[^"]+") ON (\w+)\s+(?:FOR \w+ )?((?:USING|WITH CHECK) .*?);', re.DOTALL)
    squeezed = [[(*name, " ".join(rule.split())) for *name, rule in text.findall(each)] for each in (schema, reverted)]
    assert len(squeezed[0]) == 15
    assert squeezed[1] == squeezed[0]


def unexplained(project: Project, expected: dict[str, tuple[set[str], str]]) -> list[str]:
    """What the advisors find that nobody gave a reason for."""
    return [
        finding["detail"]
        for finding in project.advisors()
        if re.sub(r"^wellness_entries_\w+$", PARTITION, finding["metadata"]["name"])
        not in expected.get(finding["name"], (set(), ""))[0]
    ]


def test_the_advisors_find_nothing_unexplained(project: Project) -> None:
    assert unexplained(project, EXPECTED) == []


def test_the_advisors_find_nothing_unexplained_with_every_extra(with_extras: Project) -> None:
    assert unexplained(with_extras, EXPECTED_WITH_EXTRAS) == []


def test_the_advisors_do_find_what_is_wrong(project: Project) -> None:
    project.sql("CREATE TABLE open_to_all (id UUID)")
    assert any("open_to_all" in words for words in unexplained(project, EXPECTED))
    project.sql("DROP TABLE open_to_all")
