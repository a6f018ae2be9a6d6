"""The command line's contract (``docs/cli.md``): words, JSON, exit codes, and that bad input changes nothing."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from decimal import Decimal
from pathlib import Path

import pytest

from organic_desktop.app.facade import App
from organic_desktop.cli.sync import CHOICE
from organic_desktop.store.conflicts import Loss, note_losses
from organic_desktop.store.schema import WELLNESS_ENTRIES
from organic_desktop.sync.merge import UNANSWERED
from tests.cli.conftest import Shell
from tests.server.fixtures import Account
from tests.server.lite import Server
from tests.sync.rows import on_server


def test_log_shows_what_it_saved(shell: Shell) -> None:
    entry = shell.json("log", "--sleep-hours", "7.255", "--water-ml", "500", "--notes", "Oats")
    assert (entry["sleep_hours"], entry["water_intake_ml"], entry["mood_score"]) == (7.26, 500, None)
    assert shell.json("log", "--water-ml", "+250")["water_intake_ml"] == 750
    assert shell.json("log", "--water-ml", "-750")["water_intake_ml"] == 0
    assert shell.json("show") == shell.json("entries")[0]
    assert shell.json("streak")["streak"] == 1
    assert shell.json("stats")["avg_sleep"] == 7.26


def test_an_empty_folder_says_that_there_is_nothing(shell: Shell) -> None:
    for verb in ("streak", "entries", "experiment", "backups", "reminders", "conversations", "skip"):
        code, out, _ = shell(verb)
        assert (code, out.startswith("No "), "None" in out) == (0, True, False), verb


def test_one_day_is_one(shell: Shell) -> None:
    shell.json("log", "--water-ml", "500")
    assert shell("streak")[1].startswith("1 day in a row; 1 entry, the last on 2")


def test_an_unknown_column_is_told_which_there_are(shell: Shell) -> None:
    code, _, error = shell("log", "--clear", "wine")
    assert (code, "water-ml" in error) == (1, True)


def test_averages_of_fewer_than_no_days_are_refused(shell: Shell) -> None:
    code, out, error = shell("stats", "--days", "-1")
    assert (code, out, "from 0" in error) == (1, "", True)


@pytest.mark.parametrize("language", ["C", "de_DE.UTF-8", "ar_EG.UTF-8"])
def test_numbers_mean_the_same_in_every_language(shell: Shell, monkeypatch: pytest.MonkeyPatch, language: str) -> None:
    """A script means everywhere what it means here: decision 0031."""
    monkeypatch.setenv("LC_ALL", language)
    for typed in ("7.5", "7,5", "7:30", "7h30", "450 min", "٧٫٥", "7½"):
        assert shell.json("log", "--sleep-hours", typed)["sleep_hours"] == 7.5
    for typed in ("1500", "1,500", "1 500", "1.5l", "1,5 l", "1.500,0"):
        assert shell.json("log", "--water-ml", typed)["water_intake_ml"] == 1500
    assert shell.json("log", "--water-ml", "+0,25l")["water_intake_ml"] == 1750
    assert shell.json("log", "--water-ml", "−250")["water_intake_ml"] == 1500
    assert shell.json("module", "set", "wellness", "--progress", "57,14 %")["progress_percentage"] == 57.14
    code, _, error = shell("log", "--water-ml", "2.000")
    assert (code, "could mean 2 or 2000" in error) == (1, True)
    assert "water-ml 1500" in shell("show")[1]


def test_clearing_the_last_value_deletes_the_entry(shell: Shell) -> None:
    shell.json("log", "--water-ml", "500", "--mood", "3")
    assert shell.json("log", "--clear", "water_intake_ml")["mood_score"] == 3.0
    assert shell.json("log", "--clear", "mood") is None
    assert shell.json("entries") == []


@pytest.mark.parametrize(
    "words",
    [
        ("--sleep-hours", "25"),
        ("--mood", "12"),
        ("--water-ml", "-1"),
        ("--water-ml", "1.5"),
        ("--water-ml", "+9999999999"),
        ("--energy", "NaN"),
        ("--mood", "inf"),
        ("--date", "2026-13-40", "--mood", "3"),
        ("--date", "2999-01-01", "--mood", "3"),
        ("--date", "10000-01-01", "--mood", "3"),
        ("--date", "today", "--mood", "3"),
        ("--notes", "x" * 10_000_000),
        ("--notes", "a\0b"),
        ("--notes", "\ud800"),
        ("--clear", "id"),
        (),
    ],
    ids=lambda words: " ".join(words)[:30].encode("ascii", "replace").decode().replace("\0", "?"),
)
def test_bad_input_gets_one_sentence_and_changes_nothing(shell: Shell, words: tuple[str, ...]) -> None:
    shell.json("log", "--mood", "2")
    before = shell.json("entries")
    code, out, err = shell("log", *words)
    assert (code, out) == (1, "")
    assert err.count("\n") == 1
    assert err.rstrip().endswith(".")
    assert len(err) < 300
    assert "Traceback" not in err
    assert shell.json("entries") == before


@pytest.mark.parametrize("words", [("log", "--mod", "3"), ("fly",), ("stats", "--days", "many"), ()])
def test_wrong_words_exit_2(shell: Shell, words: tuple[str, ...]) -> None:
    assert shell(*words)[0] == 2


@pytest.mark.parametrize(
    ("words", "meant"),
    [(("entris",), "entries"), (("account", "sesions"), "sessions"), (("export", "x.csv", "--format", "cvs"), "csv")],
)
def test_a_mistyped_word_gets_the_one_that_is_meant(shell: Shell, words: tuple[str, ...], meant: str) -> None:
    code, _, said = shell(*words)
    assert code == 2
    assert f"invalid choice: {words[-1]!r}; did you mean {meant!r}?" in said


def test_a_verb_like_no_other_gets_the_way_to_all_of_them(shell: Shell) -> None:
    said = shell("xyzzy")[2].splitlines()[-1]
    assert said.endswith("invalid choice: 'xyzzy' (see organic-desktop --help)")
    assert "choose from 'organic'" in shell("export", "x.csv", "--format", "xyzzy")[2]


def test_deleting_what_is_not_there(shell: Shell) -> None:
    shell.json("log", "--date", "2026-01-02", "--mood", "2")
    assert shell("delete-entry", "2026-01-01")[0] == 1
    assert shell("delete-entry", "2026-01-02")[0] == 0
    assert shell.json("entries") == []


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("http://example.com", "sb_publishable_x"),
        ("https://abc.supabase.co", "sb_secret_x"),
        ("ftp://abc.supabase.co", "sb_publishable_x"),
        ("https://abc.supabase.co", ""),
        # {"alg":"HS256"}.{"role":"service_role"}
        ("https://abc.supabase.co", "eyJhbGciOiJIUzI1NiJ9.eyJyb2xlIjoic2VydmljZV9yb2xlIn0.x"),
    ],
)
def test_unsafe_projects_are_refused(shell: Shell, url: str, key: str) -> None:
    code, _, err = shell("connect", url, key)
    assert code == 1
    assert key not in err or not key
    assert shell.json("status")["server"] is None


def test_without_an_account(shell: Shell) -> None:
    assert shell("whoami")[0] == 4
    assert shell("sync")[0] == 4
    code, _, err = shell("sign-in", "--email", "a@example.com", "--password-stdin", stdin="x\n")
    assert (code, "No server" in err) == (1, True)
    assert shell.json("status") == {
        "state": "local_only",
        "pending": 0,
        "refused": 0,
        "conflicts": 0,
        "last_synced_at": None,
        "account": None,
        "server": None,
    }


def test_nobody_who_never_signed_in_is_told_to_sign_in_again(shell: Shell, server: Server) -> None:
    assert shell("connect", server.url, server.publishable_key)[0] == 0
    code, _, said = shell("account", "sessions")
    assert (code, "Nobody is signed in." in said, "again" in said) == (4, True, False)


def test_the_whole_way_to_the_server(shell: Shell, server: Server, account: Account) -> None:
    shell.json("log", "--mood", "2")
    shell.join(server, account)
    assert shell.json("whoami") == {"email": account.email, "id": account.user_id, "server": server.url}
    assert (shell.json("status")["state"], shell.json("status")["pending"]) == ("waiting", 1)

    server.stop()
    code, out, err = shell("sync", "--json")
    assert (code, out) == (3, "")
    assert "saved on this computer" in err
    assert (shell.json("status")["state"], shell.json("status")["pending"]) == ("offline", 1)
    server.start()

    done = shell.json("sync")
    assert (done["state"], done["pushed"], done["conflicts"]) == ("up_to_date", 1, 0)
    assert len(on_server(server, WELLNESS_ENTRIES, account.user_id)) == 1
    assert shell("sign-out")[0] == 0
    assert shell("whoami")[0] == 4


def test_a_wrong_password_is_one_sentence(shell: Shell, server: Server, account: Account) -> None:
    shell("connect", server.url, server.publishable_key)
    code, _, err = shell("sign-in", "--email", account.email, "--password-stdin", stdin="wrong\n")
    assert code == 1
    assert err.count("\n") == 1


def test_secrets_are_in_the_keyring_only(shell: Shell, server: Server, account: Account, tmp_path: Path) -> None:
    shell.join(server, account)
    shell("--verbose", "sync")
    keyring = json.loads((tmp_path / "keyring.json").read_text())
    [session] = [json.loads(text) for text in keyring.values()]
    secrets = [account.password, session["access_token"], session["refresh_token"]]
    for file in (tmp_path / "data").rglob("*"):
        assert file.stat().st_mode & 0o077 == 0, file
        if file.is_file():
            content = file.read_bytes()
            assert not [secret for secret in secrets if secret.encode() in content], file


def test_no_qt_is_imported(tmp_path: Path) -> None:
    script = (
        "import sys; from organic_desktop.__main__ import main; code = main(['status', '--json']);"
        "assert not [name for name in sys.modules if name.startswith('PySide6')]; sys.exit(code)"
    )
    environment = {**os.environ, "ORGANIC_DATA_DIR": str(tmp_path)}
    run = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr) == (0, "")
    assert json.loads(run.stdout)["state"] == "local_only"


def test_a_sync_that_leaves_something_refused_names_it_and_ends_with_5(
    shell: Shell, server: Server, account: Account
) -> None:
    """`refused` lists it, `status` counts it, and --retry-refused sends it though it can't be right."""
    shell.join(server, account)
    shell.json("log", "--date", "2026-01-05", "--mood", "3")
    past_our_checks(shell, account, "UPDATE wellness_entries SET water_intake_ml = 3000000000")
    code, out, err = shell("sync", "--json")
    assert (code, json.loads(out)["refused"]) == (5, 1)
    assert "2026-01-05: The server rejected" in err
    assert "out of range" in err
    assert (shell.json("status")["refused"], shell.json("status")["state"]) == (1, "needs_attention")
    [line] = shell.json("refused")
    assert (line["table"], line["what"], line["code"], line["next_try"]) == (
        "wellness_entries",
        "2026-01-05",
        "22003",
        None,
    )
    assert set(line) == {"table", "row_id", "what", "reason", "code", "next_try"}
    assert "sync --retry-refused" in shell("refused")[1]
    past_our_checks(shell, account, "UPDATE wellness_entries SET water_intake_ml = 3000")
    assert shell("sync")[0] == 5
    assert shell("sync", "--retry-refused")[0] == 0
    assert shell.json("refused") == []
    assert len(on_server(server, WELLNESS_ENTRIES, account.user_id)) == 1


def past_our_checks(shell: Shell, account: Account, statement: str) -> None:
    """Write to the account's file as no door of ours does."""
    [path] = shell.folder.glob(f"**/*{account.user_id}*.db")
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(statement)


def test_the_same_value_logged_again_sends_a_refused_day_again(shell: Shell, server: Server, account: Account) -> None:
    shell.join(server, account)
    shell.json("log", "--mood", "3")
    past_our_checks(shell, account, "UPDATE pending_change SET refused = 1, last_error = 'No.', code = '22003'")
    assert shell("sync")[0] == 5
    shell.json("log", "--mood", "3")
    assert shell("sync")[0] == 0


def test_words_that_wait_can_be_changed(shell: Shell, server: Server, account: Account) -> None:
    shell.join(server, account)
    chat = shell.json("chat", "new", "identity")["id"]
    message = shell.json("chat", "send", chat, "Frist")["id"]
    assert shell.json("chat", "edit", message, "First")["content"] == "First"
    assert shell("sync")[0] == 0
    assert shell("chat", "edit", message, "Too late")[0] == 1
    assert [each["content"] for each in shell.json("messages", chat)] == ["First"]


def test_both_sides_of_a_decision_are_combined(shell: Shell, tmp_path: Path) -> None:
    shell.json("log", "--water-ml", "750")
    with closing(App(tmp_path / "data")) as app, app.profiles.current.database.writing() as session:
        connection = session.connection()
        row_id = connection.exec_driver_sql("SELECT id FROM wellness_entries").scalar_one()
        lines = [
            Loss("water_intake_ml", 500, 750, 750, 750, UNANSWERED),
            Loss("mood_score", None, Decimal(2), Decimal(4), Decimal(2), "later edit"),
        ]
        note_losses(connection, app._clock.now(), WELLNESS_ENTRIES, row_id, lines)
    amount, mood = sorted(line["id"] for line in shell.json("conflicts"))
    assert shell("conflicts", "combine", str(amount))[0] == 0
    assert shell.json("show")["water_intake_ml"] == 1000
    code, _, err = shell("conflicts", "combine", str(mood))
    assert (code, "can't be combined" in err) == (1, True)
    assert shell("conflicts", "combine", "99")[2] == shell("conflicts", "undo", "99")[2]


def test_status_says_what_to_decide_beside_its_one_document(shell: Shell, server: Server, account: Account) -> None:
    shell.join(server, account)
    for day in range(1, 13):
        shell.json("log", "--date", f"2026-01-{day:02}", "--mood", "3")
    assert shell("sync")[0] == 0
    server.sql(f"DELETE FROM wellness_entries WHERE user_id = '{account.user_id}'")
    code, _, err = shell("sync", "--json")
    assert (code, err.splitlines()[-1]) == (5, CHOICE)
    code, out, err = shell("status", "--json")
    assert (code, json.loads(out)["state"], err.splitlines()[-1]) == (0, "needs_attention", CHOICE)
