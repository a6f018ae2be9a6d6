"""``doctor --server``: what a client sees is judged, and nothing is left behind on the server."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from organic_desktop.app.checkup.server import Said, clock, encryption, key, password_policy
from organic_desktop.remote.encryption import Encryption
from tests.cli.conftest import Shell
from tests.cli.conftest import shell as shell
from tests.server.fixtures import sign_up
from tests.server.lite import Server, SignIn, fresh_server

NOW = datetime(2026, 11, 29, tzinfo=UTC)
ROWS = (
    "SELECT (SELECT count(*) FROM users) AS users, (SELECT count(*) FROM wellness_entries) AS days,"
    " (SELECT count(*) FROM module_progress) AS progress, (SELECT count(*) FROM conversations) AS chats,"
    " (SELECT count(*) FROM messages) AS messages, (SELECT count(*) FROM auth.users) AS accounts"
)
GRANTED = "GRANT SELECT, INSERT ON {0} TO anon, authenticated; ALTER TABLE {0} DISABLE ROW LEVEL SECURITY"
BREAKAGES = [
    ("GRANT SELECT ON users TO anon; ALTER TABLE users DISABLE ROW LEVEL SECURITY", {"anonymous-rows", "own-rows"}),
    ("GRANT INSERT ON users TO anon; ALTER TABLE users DISABLE ROW LEVEL SECURITY", {"anonymous-rows", "own-rows"}),
    *((GRANTED.format(table), {"anonymous-rows", "own-rows"}) for table in ("wellness_entries", "messages")),
    ('ALTER POLICY "Users can read own wellness" ON wellness_entries USING (true)', {"own-rows"}),
    ('ALTER POLICY "Users can insert own progress" ON module_progress WITH CHECK (true)', {"own-rows"}),
    ('ALTER POLICY "Users can read own messages" ON messages USING (true);'
     ' ALTER POLICY "Users can read own conversations" ON conversations USING (true)', {"own-rows"}),
    (
        "GRANT EXECUTE ON FUNCTION get_wellness_stats TO anon; GRANT SELECT ON wellness_entries TO anon",
        {"anonymous-functions"},
    ),
    ("GRANT EXECUTE ON FUNCTION release_email TO anon", {"anonymous-functions"}),
    ("DROP FUNCTION delete_my_account", {"account-deletion"}),
    ("DROP TABLE messages", {"anonymous-rows"}),
]  # fmt: skip


@pytest.fixture
def own(shell: Shell, own_server: Server) -> Shell:
    """A device that is signed in to a server of this test alone, where somebody else has a row in each table."""
    shell.join(own_server, sign_up(own_server))
    other = sign_up(own_server).user_id
    own_server.sql(f"INSERT INTO wellness_entries (user_id, date) VALUES ('{other}', '2026-01-01')")
    own_server.sql(f"INSERT INTO module_progress (user_id, module_name) VALUES ('{other}', 'sleep')")
    chat = own_server.sql(f"INSERT INTO conversations (user_id, module_name) VALUES ('{other}', 'sleep') RETURNING id")[
        0
    ]["id"]
    own_server.sql(f"INSERT INTO messages (conversation_id, role, content) VALUES ('{chat}', 'user', 'x')")
    return shell


def found(shell: Shell) -> dict[str, dict[str, Any]]:
    printed = json.loads(shell("doctor", "--server", "--json")[1])
    assert all(each["seen"] and each["why"] and (each["mend"] or each["ok"]) for each in printed)
    return {each["check"].removeprefix("server."): each for each in printed}


def test_a_sound_server_has_no_fault_but_the_tests_own_settings(own: Shell, own_server: Server) -> None:
    before = own_server.sql(ROWS)
    findings = found(own)
    faults = {name: each["seen"] for name, each in findings.items() if each["ok"] is False}
    assert faults == {"email-confirmation": "a new address is taken unseen"}
    unknown = {name for name, each in findings.items() if each["ok"] is None}
    assert unknown <= {"mail-codes", "password-policy", "tray"}
    assert own_server.sql(ROWS) == before
    code, out, _ = own("doctor", "--server")
    assert (code, "mend     server.email-confirmation" in out, "ok       server.own-rows" in out) == (5, True, True)


@pytest.mark.parametrize(("breakage", "checks"), BREAKAGES, ids=[sql[:60] for sql, _ in BREAKAGES])
def test_each_hole_is_found_and_nothing_is_left_in_it(
    own: Shell, own_server: Server, breakage: str, checks: set[str]
) -> None:
    for statement in breakage.split(";"):
        own_server.sql(statement)
    rows = "SELECT 1 AS one" if "DROP TABLE" in breakage else ROWS
    before = own_server.sql(rows)
    findings = found(own)
    assert {name for name, each in findings.items() if each["ok"] is False} - {"email-confirmation"} == checks
    assert own_server.sql(rows) == before


def test_confirmation_is_seen(shell: Shell, driver: str) -> None:
    with fresh_server(driver, sign_in=SignIn(email="enable_confirmations = true")) as server:
        assert shell("connect", server.url, server.publishable_key)[0] == 0
        findings = found(shell)
    assert findings["email-confirmation"]["ok"] is True
    assert findings["own-rows"]["ok"] is None


def test_no_server_and_one_that_is_down_are_said(shell: Shell, server: Server) -> None:
    assert found(shell)["connection"]["ok"] is None
    assert shell("connect", server.url, server.publishable_key)[0] == 0
    server.stop()
    assert found(shell)["connection"] == {
        "check": "server.connection",
        "ok": False,
        "seen": "The server can't be reached.",
        "why": "Edits wait on this computer until it answers.",
        "mend": "Your edits are saved on this computer and will be sent later.",
    }


def test_a_key_that_the_server_refuses_is_said(shell: Shell, server: Server) -> None:
    assert shell("connect", server.url, "sb_publishable_of_another_project")[0] == 0
    finding = found(shell)["connection"]
    assert (finding["ok"], "key" in finding["seen"]) == (False, True)


@pytest.mark.parametrize(
    ("reasons", "ok"),
    [(["length", "characters"], True), (["length"], False), (["characters"], False), (["pwned"], False)],
)
def test_a_recorded_refusal_of_a_password_is_judged(reasons: list[str], ok: bool) -> None:
    """GoTrue's own answer, recorded: it looks at the password first, @supabase/lite at the address."""
    body = {
        "code": 422,
        "error_code": "weak_password",
        "weak_password": {"reasons": reasons},
        "msg": "Password should…",
    }
    assert password_policy(Said(422, "weak_password", body)).ok is ok
    assert password_policy(Said(400, "validation_failed", {"error_code": "validation_failed"})).ok is None


def test_keys_clocks_and_certificates_are_judged() -> None:
    assert key("sb_publishable_x").ok is True
    assert key("eyJhbGciOiJIUzI1NiJ9.eyJyb2xlIjoiYW5vbiJ9.x").ok is False
    assert [clock(offset).ok for offset in (None, timedelta(seconds=-90), timedelta(minutes=-3))] == [None, True, False]
    soon, later = (Encryption("TLSv1.3", NOW + timedelta(days=days)) for days in (5, 60))
    assert encryption("https://abc.supabase.co", soon, NOW).ok is False
    assert encryption("https://abc.supabase.co", later, NOW).ok is True
    assert encryption("https://abc.supabase.co", Encryption("TLSv1.2", None), NOW).ok is None
    assert encryption("http://127.0.0.1:54321", None, NOW).ok is True
