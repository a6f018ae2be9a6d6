"""``doctor --database``: each line notices its own kind of fault, and a sound project has none."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from organic_desktop.app.checkup.catalogue import read_catalogue
from organic_desktop.app.checkup.database import backups, check_database, encryption
from organic_desktop.app.checkup.findings import Finding
from organic_desktop.app.server_kit.last_backup import LastBackup
from organic_desktop.app.server_kit.psql import ServerDatabase
from tests.cli.conftest import Shell
from tests.cli.conftest import shell as shell
from tests.server.clusters import Cluster, cluster
from tests.server.lite import EXTRAS_FOLDER, MIGRATIONS
from tests.server.plain import DEFAULTS, PROJECT, Session
from tests.server.pooler import pooled

NOW = datetime(2026, 11, 29, 12, tzinfo=UTC)
SOMEBODY = "00000000-0000-4000-8000-00000000000a"
LIVED_IN = f"""
INSERT INTO auth.users (id, email) VALUES ('{SOMEBODY}', 'somebody@example.com');
INSERT INTO wellness_entries (user_id, date) VALUES ('{SOMEBODY}', current_date);
"""

# What a migration, a click or a helpful answer on the web might do, and the line that must turn false.
BREAKAGES = [
    ("ALTER TABLE messages DISABLE ROW LEVEL SECURITY", "row-level-security"),
    ("CREATE TABLE lists (id UUID)", "row-level-security"),
    ("DROP TABLE messages", "row-level-security"),
    ('ALTER POLICY "Users can read own wellness" ON wellness_entries USING (true)', "policies"),
    ('ALTER POLICY "Users can insert own messages" ON messages WITH CHECK (auth.uid() IS NOT NULL)', "policies"),
    ('ALTER POLICY "Users can update own progress" ON module_progress WITH CHECK (true)', "policies"),
    ("CREATE POLICY everybody ON module_progress FOR SELECT USING (auth.uid() IS NOT NULL)", "policies"),
    ("CREATE POLICY removal ON conversations FOR DELETE USING (auth.uid() = user_id)", "policies"),
    ('DROP POLICY "Users can read own messages" ON messages', "policies"),
    ('ALTER POLICY "Users can read own conversations" ON conversations USING (auth.uid() = id)', "policies"),
    (
        "CREATE TABLE lists (id UUID); ALTER TABLE lists ENABLE ROW LEVEL SECURITY;"
        " CREATE POLICY x ON lists USING (true)",
        "open-policies",
    ),
    (
        "CREATE TABLE lists (id UUID); ALTER TABLE lists ENABLE ROW LEVEL SECURITY; CREATE POLICY x ON lists"
        " USING (current_setting('request.jwt.claims', true)::jsonb -> 'user_metadata' ->> 'admin' = 'yes')",
        "open-policies",
    ),
    ("GRANT SELECT ON users TO anon", "anonymous-grants"),
    ("GRANT INSERT (date) ON wellness_entries TO anon", "anonymous-grants"),
    ("GRANT SELECT ON conversations TO PUBLIC", "anonymous-grants"),
    ("GRANT UPDATE ON users TO authenticated", "grants"),
    ("GRANT UPDATE (email) ON users TO authenticated", "grants"),
    ("GRANT TRUNCATE ON messages TO authenticated", "grants"),
    ("GRANT DELETE ON conversations TO authenticated", "grants"),
    ("REVOKE INSERT ON messages FROM authenticated", "grants"),
    ("REVOKE UPDATE (timezone) ON users FROM authenticated", "grants"),
    ("GRANT EXECUTE ON FUNCTION get_wellness_streak(UUID) TO anon", "anonymous-functions"),
    (
        "CREATE FUNCTION helper() RETURNS INT LANGUAGE sql AS 'SELECT 1'; GRANT EXECUTE ON FUNCTION helper() TO PUBLIC",
        "anonymous-functions",
    ),
    ("ALTER FUNCTION create_user_row() RESET search_path", "definer-functions"),
    ("GRANT EXECUTE ON FUNCTION release_email(TEXT, UUID) TO authenticated", "definer-functions"),
    ("CREATE VIEW everything AS SELECT * FROM messages; GRANT SELECT ON everything TO authenticated", "views"),
    (
        "CREATE VIEW people WITH (security_invoker) AS SELECT email FROM auth.users; GRANT SELECT ON people TO anon",
        "views",
    ),
    ("CREATE MATERIALIZED VIEW m AS SELECT * FROM users; GRANT SELECT ON m TO authenticated", "views"),
    ("ALTER ROLE authenticated BYPASSRLS", "roles"),
    ("GRANT service_role TO authenticated", "roles"),
    ("ALTER ROLE anon LOGIN", "roles"),
    ("GRANT USAGE ON SCHEMA organic_audit TO authenticated", "private-schemas"),
    ("GRANT SELECT ON auth.users TO authenticated", "private-schemas"),
    ("ALTER TABLE wellness_entries DISABLE TRIGGER update_wellness_updated_at", "triggers"),
    ("DROP TRIGGER update_users_updated_at ON users", "triggers"),
    ("ALTER TABLE auth.users DISABLE TRIGGER create_user_row_on_sign_up", "triggers"),
    ("DROP TRIGGER remove_user_row_with_the_account ON auth.users", "triggers"),
    (f"DELETE FROM users WHERE id = '{SOMEBODY}'", "accounts"),
    ("INSERT INTO users (email) VALUES ('gone@example.com')", "accounts"),
    (
        "DO $$ BEGIN EXECUTE format('DROP TABLE wellness_entries_%s', to_char(now() + '1 month'::interval, 'YYYY_MM'));"
        " END $$",
        "partitions",
    ),
    ("ALTER TABLE wellness_entries_other DISABLE ROW LEVEL SECURITY", "row-level-security"),
    ("GRANT SELECT ON wellness_entries_other TO anon", "anonymous-grants"),
    ("DROP TRIGGER messages_audit ON messages", "audit"),
    ((EXTRAS_FOLDER / "revert" / "audit.sql").read_text(), "audit"),
    ('ALTER POLICY "Users can read own wellness" ON wellness_entries TO service_role', "policies"),
    ("CREATE POLICY shut ON messages AS RESTRICTIVE USING (false)", "policies"),
    ("CREATE POLICY all_of_them ON sync_tombstones FOR SELECT USING (auth.uid() IS NOT NULL)", "open-policies"),
    ("CREATE POLICY all_of_them ON wellness_entries_other USING (auth.uid() IS NOT NULL)", "open-policies"),
    ("GRANT SELECT ON wellness_entries_other TO authenticated", "grants"),
    ("REVOKE USAGE ON SCHEMA public FROM PUBLIC, authenticated", "grants"),
    ("REVOKE EXECUTE ON FUNCTION delete_my_account() FROM authenticated", "grants"),
    ("DROP FUNCTION get_wellness_streak(UUID)", "grants"),
    ("GRANT CREATE ON SCHEMA public TO PUBLIC", "roles"),
    ("CREATE VIEW written AS SELECT * FROM messages; GRANT DELETE ON written TO authenticated", "views"),
    (
        "DROP TRIGGER update_wellness_updated_at ON wellness_entries; CREATE TRIGGER update_wellness_updated_at BEFORE"
        " UPDATE OF mood_score ON wellness_entries FOR EACH ROW EXECUTE FUNCTION update_updated_at_column()",
        "triggers",
    ),
    (
        "DROP TRIGGER update_users_updated_at ON users; CREATE TRIGGER update_users_updated_at AFTER UPDATE ON users"
        " FOR EACH ROW EXECUTE FUNCTION update_updated_at_column()",
        "triggers",
    ),
    ("ALTER TABLE wellness_entries DROP CONSTRAINT wellness_entries_user_id_date_key", "keys"),
    ("ALTER TABLE conversations DROP CONSTRAINT conversations_user_id_fkey", "keys"),
    ("ALTER DATABASE {database} SET password_encryption = 'md5'", "database-passwords"),
]
UNKNOWN = {"backups"}


@pytest.fixture(scope="module")
def projects() -> Iterator[Cluster]:
    """A cluster with two databases to copy from: the migrations alone, and every extra on them."""
    with cluster() as made:
        made.create("sound")
        made.sql(PROJECT + DEFAULTS["nothing granted"], "sound")
        made.sql("".join(path.read_text() for path in sorted(MIGRATIONS.glob("*.sql"))), "sound")
        made.sql(LIVED_IN, "sound")
        made.create("extras", "sound")
        made.sql("".join(path.read_text() for path in sorted(EXTRAS_FOLDER.glob("*.sql"))), "extras")
        yield made


def found(url: str, folder: Path) -> dict[str, Finding]:
    database = ServerDatabase.from_environment({"DATABASE_URL": url})
    findings = check_database(database, folder, NOW)
    assert all(each.seen and each.why and (each.mend or each.ok) for each in findings)
    return {each.check: each for each in findings}


def faults(url: str, folder: Path) -> set[str]:
    return {name for name, each in found(url, folder).items() if each.ok is False}


def test_a_sound_project_with_every_extra_has_no_fault(projects: Cluster, tmp_path: Path) -> None:
    findings = found(projects.url("extras"), tmp_path)
    assert {name: each.seen for name, each in findings.items() if each.ok is False} == {}
    assert {name for name, each in findings.items() if each.ok is None} == UNKNOWN


def test_without_extras_the_audit_alone_is_missing(projects: Cluster, tmp_path: Path) -> None:
    assert faults(projects.url("sound"), tmp_path) == {"audit"}


def test_a_project_of_the_document_alone_lacks_what_the_migrations_add(projects: Cluster, tmp_path: Path) -> None:
    """As `psql -f schema.sql` with the document's text leaves it, on a project that grants everything."""
    name = f"document_{uuid.uuid4().hex}"
    url = projects.create(name)
    projects.sql("".join(line for line in PROJECT.splitlines(True) if "ROLE" not in line or "GRANT" in line), name)
    projects.sql(DEFAULTS["everything granted"] + (MIGRATIONS / "20260101000000_schema.sql").read_text(), name)
    missing = {"anonymous-grants", "grants", "anonymous-functions", "triggers", "audit"}
    assert missing <= faults(url, tmp_path)


@pytest.mark.parametrize(("breakage", "check"), BREAKAGES, ids=[f"{check}: {sql[:50]}" for sql, check in BREAKAGES])
def test_each_fault_is_found(projects: Cluster, tmp_path: Path, breakage: str, check: str) -> None:
    name = f"broken_{uuid.uuid4().hex}"
    url = projects.create(name, "extras")
    role_change = "ROLE" in breakage or breakage.startswith("GRANT service_role")
    try:
        projects.sql(breakage.replace("{database}", name), name)
        assert check in faults(url, tmp_path)
    finally:
        if role_change:
            projects.sql(
                "ALTER ROLE authenticated NOBYPASSRLS; ALTER ROLE anon NOLOGIN; REVOKE service_role FROM authenticated"
            )
        projects.sql(f"DROP DATABASE {name}")


def test_a_policy_that_narrows_is_the_owners_choice(projects: Cluster, tmp_path: Path) -> None:
    """As Supabase's guide to second factors has it; whether an owner still sees their rows depends on their session."""
    name = f"narrowed_{uuid.uuid4().hex}"
    url = projects.create(name, "extras")
    projects.sql("CREATE POLICY factor ON messages AS RESTRICTIVE TO authenticated USING (length(role) > 1)", name)
    policies = found(url, tmp_path)["policies"]
    assert (policies.ok, "messages: “factor”" in policies.seen) == (None, True)


def test_what_a_role_may_not_ask_is_unknown_and_no_fault(projects: Cluster, tmp_path: Path) -> None:
    projects.sql("CREATE ROLE visitor LOGIN; GRANT USAGE ON SCHEMA auth TO visitor", "extras")
    findings = found(projects.url("extras").replace("postgres@", "visitor@"), tmp_path)
    assert (findings["accounts"].ok, findings["row-level-security"].ok) == (None, True)
    projects.sql("DROP OWNED BY visitor; DROP ROLE visitor", "extras")


def test_accounts_that_somebody_holds_are_not_waited_for(projects: Cluster, tmp_path: Path) -> None:
    """And the rest is said all the same."""
    name = f"held_{uuid.uuid4().hex}"
    url = projects.create(name, "extras")
    with Session(["psql", "--no-psqlrc", "--quiet", "--tuples-only", "--no-align", url]) as holder:
        holder.say("BEGIN; LOCK TABLE auth.users; \\echo held")
        assert holder.heard() == "held"
        findings = found(url, tmp_path)
        assert (findings["accounts"].ok, findings["row-level-security"].ok) == (None, True)
        holder.say("COMMIT;")


def test_the_same_is_found_through_a_pooler(projects: Cluster, tmp_path: Path) -> None:
    with pooled(projects.url("extras")) as url:
        assert found(url, tmp_path) == found(projects.url("extras"), tmp_path)


def test_the_verb_prints_lines_or_json_and_ends_with_five_if_something_is_to_be_mended(
    projects: Cluster, shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", projects.url("sound"))
    code, out, error = shell("doctor", "--database")
    assert (code, error) == (5, f"1 finding of {sum(line[0] != ' ' for line in out.splitlines())} to be mended.\n")
    assert "mend     database.audit: off" in out
    assert "mend: organic-desktop server extras --apply audit" in out
    monkeypatch.setenv("DATABASE_URL", projects.url("extras"))
    code, out, error = shell("doctor", "--database", "--json")
    assert (code, error) == (0, "")
    assert all(set(each) == {"check", "ok", "seen", "why", "mend"} for each in json.loads(out))
    monkeypatch.setenv("DATABASE_URL", "postgresql://postgres:secret-word@127.0.0.1:1/postgres")
    code, out, error = shell("doctor", "--database", "--json")
    (last,) = [each for each in json.loads(out) if each["check"] == "database.connection"]
    assert (code, last["ok"], "secret-word" in out + error) == (5, False, False)
    monkeypatch.delenv("DATABASE_URL")
    code, out, error = shell("doctor", "--database")
    assert (code, out, "DATABASE_URL" in error) == (1, "", True)


def test_a_backup_made_here_is_known_until_it_is_old_or_gone(
    projects: Cluster, shell: Shell, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("DATABASE_URL", projects.url("sound"))
    assert shell("server", "backup", str(tmp_path / "backup.sql"))[0] == 0

    def line() -> dict[str, object]:
        printed = json.loads(shell("doctor", "--database", "--json")[1])
        return next(each for each in printed if each["check"] == "database.backups")

    assert (line()["ok"], str(tmp_path / "backup.sql") in str(line()["seen"])) == (True, True)
    (tmp_path / "backup.sql").unlink()
    assert (line()["ok"], "gone" in str(line()["seen"])) == (False, True)


def test_age_and_encryption_are_judged_by_what_is_known(projects: Cluster, tmp_path: Path) -> None:
    facts = read_catalogue(ServerDatabase.from_environment({"DATABASE_URL": projects.url("sound")}))
    file = tmp_path / "backup.sql"
    file.touch()
    assert backups(facts, LastBackup(NOW - timedelta(days=6), file), NOW).ok is True
    assert backups(facts, LastBackup(NOW - timedelta(days=9), file), NOW).ok is False
    archived = facts | {"archives": True, "archived_at": (NOW - timedelta(hours=3)).isoformat()}
    assert backups(archived, None, NOW).ok is True
    assert backups(facts | {"archived_at": None}, None, NOW).ok is None
    assert encryption(facts, is_own=True).ok is True
    assert encryption(facts, is_own=False).ok is False
    assert (
        encryption(facts | {"is_encrypted": True, "tls": "TLSv1.3", "unencrypted_rules": None}, is_own=False).ok is None
    )
    assert encryption(facts | {"unencrypted_rules": {"rules": 1}}, is_own=True).ok is False
