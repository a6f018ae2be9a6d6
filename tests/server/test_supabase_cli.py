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

# What owner, another account and nobody get of each verb on the owner's rows: rows, or the code of the refusal.
DENIED = "42501"
CELLS = {
    "SELECT 1 FROM users WHERE id = '{owner}'": ("1", "0", DENIED),
    "INSERT INTO users (id, email) VALUES (gen_random_uuid(), 'new@example.com')": (DENIED, DENIED, DENIED),
    "UPDATE users SET full_name = 'x' WHERE id = '{owner}'": ("1", "0", DENIED),
    "UPDATE users SET email = 'other@example.com' WHERE id = '{owner}'": (DENIED, DENIED, DENIED),
    "UPDATE users SET email = 'free@example.com' WHERE id = '{owner}'": (DENIED, DENIED, DENIED),
    "UPDATE users SET created_at = 'infinity' WHERE id = '{owner}'": (DENIED, DENIED, DENIED),
    "DELETE FROM users WHERE id = '{owner}'": (DENIED, DENIED, DENIED),
    "SELECT 1 FROM wellness_entries": ("1", "0", DENIED),
    "INSERT INTO wellness_entries (user_id, date) VALUES ('{owner}', '2026-01-02')": ("1", DENIED, DENIED),
    "UPDATE wellness_entries SET mood_score = 1 WHERE user_id = '{owner}'": ("1", "0", DENIED),
    "UPDATE wellness_entries SET user_id = gen_random_uuid() WHERE user_id = '{owner}'": (DENIED, "0", DENIED),
    "DELETE FROM wellness_entries WHERE user_id = '{owner}'": ("1", "0", DENIED),
    "SELECT 1 FROM module_progress": ("1", "0", DENIED),
    "INSERT INTO module_progress (user_id, module_name) VALUES ('{owner}', 'new')": ("1", DENIED, DENIED),
    "UPDATE module_progress SET notes = 'x' WHERE user_id = '{owner}'": ("1", "0", DENIED),
    "DELETE FROM module_progress WHERE user_id = '{owner}'": ("1", "0", DENIED),
    "SELECT 1 FROM conversations": ("1", "0", DENIED),
    "INSERT INTO conversations (user_id, module_name) VALUES ('{owner}', 'new')": ("1", DENIED, DENIED),
    "UPDATE conversations SET topic = 'x' WHERE user_id = '{owner}'": ("1", "0", DENIED),
    "DELETE FROM conversations WHERE user_id = '{owner}'": (DENIED, DENIED, DENIED),
    "SELECT 1 FROM messages": ("1", "0", DENIED),
    "INSERT INTO messages (conversation_id, role, content) VALUES ('{chat}', 'user', 'x')": ("1", DENIED, DENIED),
    "UPDATE messages SET content = 'x' WHERE conversation_id = '{chat}'": (DENIED, DENIED, DENIED),
    "DELETE FROM messages WHERE conversation_id = '{chat}'": (DENIED, DENIED, DENIED),
    "TRUNCATE messages": (DENIED, DENIED, DENIED),
    "SELECT total_entries FROM get_wellness_streak('{owner}') WHERE total_entries > 0": ("1", "0", DENIED),
    "SELECT entries_count FROM get_wellness_stats('{owner}', 9999) WHERE entries_count > 0": ("1", "0", DENIED),
    "SELECT delete_my_account()": ("1", "1", DENIED),
    "SELECT release_email('owner@example.com', '{owner}')": (DENIED, DENIED, DENIED),
}

# One row of the owner's in every table; another account that has none.
LIVED_IN = f"""
INSERT INTO auth.users (id, email) VALUES ('{OWNER}', 'owner@example.com'), ('{OTHER}', 'other@example.com');
INSERT INTO wellness_entries (user_id, date) VALUES ('{OWNER}', current_date);
INSERT INTO module_progress (user_id, module_name) VALUES ('{OWNER}', 'sleep');
INSERT INTO conversations (id, user_id, module_name) VALUES ('{CHAT}', '{OWNER}', 'sleep');
INSERT INTO messages (conversation_id, role, content) VALUES ('{CHAT}', 'user', 'Hello');
"""


# What a later migration might break by mistake, each noticed by the cells it names.
BREACHES = {
    "GRANT UPDATE ON users TO authenticated": 3,
    "GRANT UPDATE (email) ON users TO authenticated": 2,
    "GRANT SELECT ON users TO anon": 1,
    "GRANT DELETE ON conversations TO authenticated": 1,
    "GRANT EXECUTE ON FUNCTION release_email(TEXT, UUID) TO PUBLIC": 1,
    "REVOKE EXECUTE ON FUNCTION get_wellness_streak(UUID) FROM authenticated": 1,
    "REVOKE INSERT ON messages FROM authenticated": 1,
    "ALTER TABLE messages DISABLE ROW LEVEL SECURITY": 2,
    'ALTER POLICY "Users can read own progress" ON module_progress USING (true)': 1,
    'ALTER POLICY "Users can read own wellness" ON wellness_entries USING (true);'
    'ALTER POLICY "Users can delete own wellness" ON wellness_entries USING (true)': 4,
    'ALTER POLICY "Users can insert own messages" ON messages WITH CHECK (true)': 1,
}


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


def allowed(project: Project, after: str = "") -> dict[str, tuple[str, ...]]:
    """What everybody gets of every cell, once the database's owner has done something."""
    statements = [cell.format(owner=OWNER, chat=CHAT) for cell in CELLS]
    callers = [("authenticated", OWNER), ("authenticated", OTHER), ("anon", "")]
    columns = [project.outcomes(role, user_id, statements, after=after) for role, user_id in callers]
    return dict(zip(CELLS, zip(*columns, strict=True), strict=True))


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


def test_each_role_gets_what_is_its_own(project: Project) -> None:
    assert allowed(project) == CELLS


@pytest.mark.parametrize("breach", BREACHES)
def test_the_cells_notice_a_breach(project: Project, breach: str) -> None:
    """Too many rights, and too few."""
    changed = [cell for cell, outcome in allowed(project, breach).items() if outcome != CELLS[cell]]
    assert len(changed) == BREACHES[breach], changed


def test_each_role_gets_the_same_with_every_extra(with_extras: Project) -> None:
    assert allowed(with_extras) == CELLS


def test_tombstones_are_read_by_their_owner_and_written_by_nobody(with_extras: Project) -> None:
    with_extras.sql("DELETE FROM module_progress WHERE module_name = 'sleep'")
    statements = [
        "SELECT 1 FROM sync_tombstones",
        f"INSERT INTO sync_tombstones (user_id, table_name, row_id) VALUES ('{OWNER}', 'users', '{OWNER}')",
        "UPDATE sync_tombstones SET deleted_at = now()",
        "DELETE FROM sync_tombstones",
    ]
    outcomes = [
        with_extras.outcomes(*caller, statements)
        for caller in [("authenticated", OWNER), ("authenticated", OTHER), ("anon", "")]
    ]
    assert outcomes == [["1"] + [DENIED] * 3, ["0"] + [DENIED] * 3, [DENIED] * 4]
    with_extras.sql(f"INSERT INTO module_progress (user_id, module_name) VALUES ('{OWNER}', 'sleep')")


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
