"""``sync --rehearse`` and ``verify``: one JSON document, lists to read, and exit codes."""

from __future__ import annotations

from pathlib import Path

import pytest

from organic_desktop.app.facade import App
from tests.cli.conftest import Shell
from tests.devices import MakeDevice, sign_in
from tests.faults.proxy import Proxy
from tests.server.fixtures import Account
from tests.server.lite import Server


@pytest.fixture
def other(server: Server, account: Account, device: MakeDevice, shell: Shell) -> App:
    shell.join(server, account)
    return sign_in(device("other"), server, account)


def test_a_rehearsal_names_what_a_sync_would_do(shell: Shell, other: App) -> None:
    day = str(other.today())
    shell("log", "--mood", "3")
    assert shell("sync")[0] == 0
    other.sync()
    other.days.log(other.today(), {"mood_score": 5})
    other.sync()
    shell("log", "--mood", "1")
    shell("module", "set", "identity", "--focus", "values")
    found = shell.json("sync", "--rehearse")
    assert found.keys() == {"send", "receive", "merge", "remove"}
    (merge,) = found["merge"]
    assert (merge["table"], merge["what"]) == ("wellness_entries", day)
    (column,) = merge["columns"]
    assert (column["column"], column["mine"], column["theirs"]) == ("mood_score", 1, 5)
    assert {row["table"]: row["how"] for row in found["send"]}["module_progress"] == "new"
    code, out, _ = shell("sync", "--rehearse")
    assert code == 0
    assert f"wellness_entries  {day}" in out
    assert "mood_score: here 1.00, there 5.00" in out
    assert shell.json("status")["pending"] == 2
    assert shell("sync")[0] == 0
    assert shell("sync", "--rehearse")[1] == "A sync would change nothing.\n"


def test_verify_compares_every_table(shell: Shell, other: App) -> None:
    shell("log", "--mood", "3")
    shell("sync")
    months = shell.json("verify")
    assert {"table", "month", "here", "there", "equal"} <= months[0].keys()
    assert all(month["equal"] for month in months)
    other.sync()
    other.days.log(other.today(), {"mood_score": 5})
    other.sync()
    code, out, err = shell("verify")
    assert code == 5
    assert "mood_score: here 3.00, there 5.00" in out
    assert "A sync may bring" in err


def test_offline_both_say_so(server: Server, account: Account, shell: Shell, tmp_path: Path) -> None:
    proxy = Proxy(server)
    try:
        assert shell("connect", proxy.url, proxy.publishable_key)[0] == 0
        assert shell("sign-in", "--email", account.email, "--password-stdin", stdin=account.password + "\n")[0] == 0
        shell("log", "--mood", "3")
    finally:
        proxy.close()
    code, out, _ = shell("sync", "--rehearse")
    assert code == 3
    assert "send: 1 row" in out
    assert shell("verify")[0] == 3


def test_without_an_account_both_ask_to_sign_in(shell: Shell) -> None:
    shell("log", "--mood", "3")
    assert shell("sync", "--rehearse")[0] == 4
    assert shell("verify")[0] == 4
