"""Two processes on one data folder that renew one session again and again, with a real keyring and a real server.

The server rotates refresh tokens as hosted Supabase does: one that is used twice, out of turn, ends the session.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from hypothesis import settings

from organic_desktop.app.facade import App
from tests.devices import MakeDevice, sign_in
from tests.server.fixtures import Account, sign_up
from tests.server.lite import Server, SignIn, fresh_server
from tests.system.bus import PATIENCE_SECONDS
from tests.system.secret_service import SecretService

ROTATING = SignIn(auth="enable_refresh_token_rotation = true\nrefresh_token_reuse_interval = 10")
TIMES = 200 if settings.get_current_profile_name() == "long" else 25


@pytest.fixture
def rotating(driver: str) -> Iterator[Server]:
    with fresh_server(driver, sign_in=ROTATING) as running:
        yield running


@pytest.mark.timeout(PATIENCE_SECONDS * 10)
def test_two_processes_renew_one_session_in_turn_and_nobody_is_signed_out(
    rotating: Server, secret_service: SecretService, tmp_path: Path
) -> None:
    folder = tmp_path / "organic"
    folder.mkdir(mode=0o700)
    account = sign_up(rotating)
    sign_in(App(folder), rotating, account).close()
    call = [sys.executable, "-m", "tests.system.renewing", str(folder), str(TIMES)]
    with ExitStack() as ending:
        both = [
            ending.enter_context(subprocess.Popen(call, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True))
            for _ in range(2)
        ]
        for process in both:
            assert process.stdout
            assert process.stdout.readline() == "ready\n"
        for process in both:
            assert process.stdin
            process.stdin.write("go\n")
            process.stdin.flush()
        said = [json.loads(process.communicate(timeout=PATIENCE_SECONDS * 9)[0]) for process in both]
    assert said == [{"renewed": TIMES, "errors": []}] * 2
    again = App(folder)
    assert again.sync().requests
    again.close()
    [live] = rotating.sql(f"SELECT count(*) FROM auth.refresh_tokens WHERE {of(account)} AND NOT revoked")
    assert live["count"] == 2, "the test's own sign-up, and this device's session with its newest token"


def test_a_crash_before_the_new_session_was_stored_costs_no_session(rotating: Server, device: MakeDevice) -> None:
    """The stored refresh token is then one behind; the server trades the parent of the newest at any time."""
    account = sign_up(rotating)
    a = sign_in(device("a"), rotating, account)
    first = a._sessions.current()
    a._sessions.renew(first.access_token)
    a._sessions.store.keep(first)  # as it lies there after the crash
    a.close()
    rotating.sql(f"UPDATE auth.refresh_tokens SET updated_at = updated_at - interval '1 hour' WHERE {of(account)}")
    again = device("a")
    again.days.log(again.today(), {"mood_score": 4})
    again._sessions.renew(again._sessions.token())
    assert again.sync().pushed == 1


def of(account: Account) -> str:
    return f"user_id = '{account.user_id}'"
