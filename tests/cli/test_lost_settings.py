"""Settings that were lost or changed by somebody: what is said on the command line, and what is done with them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from organic_desktop.app.facade import App
from organic_desktop.core.settings import SignedIn
from tests.cli.conftest import Shell

ANNA = SignedIn("6f1c1f0a-52c3-4a3e-9a52-0f3e4a6f8f10", "anna@example.com")


@pytest.fixture
def settings(shell: Shell) -> Path:
    """The file of a folder in which Anna logged."""
    assert shell("log", "--mood", "4")[0] == 0
    app = App(shell.folder)
    app._settings.change(signed_in=ANNA)
    app.profiles.follow()
    app.close()
    assert len(shell.json("entries")) == 1
    return shell.folder / "settings.json"


def with_a_wrong_account(file: Path) -> None:
    stored = json.loads(file.read_text())
    stored["signed_in"]["user_id"] = "../../etc"
    file.write_text(json.dumps(stored))


@pytest.mark.parametrize(
    "lose",
    [
        Path.unlink,
        lambda file: file.write_text("{"),
        lambda file: file.write_text("{}"),
        lambda file: (file.unlink(), file.mkdir()),
        with_a_wrong_account,
    ],
    ids=["gone", "damaged", "emptied", "folder", "account"],
)
def test_whose_days_are_here_is_said_and_they_are_opened(
    shell: Shell, settings: Path, lose: Callable[[Path], object]
) -> None:
    lose(settings)
    for time in range(2):  # it is offered until it is settled
        code, out, said = shell("entries")
        assert code == 0
        assert out.startswith("No entries." if time == 0 else "2026-01-02")
        assert "On this computer is the data of anna@example.com: 1 day, " in said
        assert f"organic-desktop earlier open {ANNA.user_id}" in said
        assert shell("log", "--energy", "2", "--date", "2026-01-02")[0] == 0
    (listed,) = shell.json("earlier")
    assert (listed["user_id"], listed["unsent"]) == (ANNA.user_id, 1)
    assert shell("earlier", "open", ANNA.user_id)[0] == 0
    assert len(shell.json("entries")) == 2  # what was logged meanwhile came along
    code, _, said = shell("status")
    assert (code, "earlier open" in said) == (0, False)
    assert shell("sign-out")[0] == 0
    assert "anna@example.com" not in shell("entries")[2]  # who signs out means it
    assert shell("earlier", "open", "../local")[0] == 1


def test_a_password_is_not_sent_to_a_server_that_somebody_wrote_into_the_file(shell: Shell) -> None:
    shell.folder.mkdir(mode=0o700)
    evil = {"project": {"url": "http://evil.example", "publishable_key": "k"}}
    (shell.folder / "settings.json").write_text(json.dumps(evil))
    code, _, said = shell("sign-in", "--email", "a@example.com", "--password-stdin", stdin="secret\n")
    assert code == 1
    assert "The server in settings.json is ignored. Plain http would send your data unencrypted" in said
    assert "No server is connected." in said
    assert "secret" not in said


def test_a_shared_folder_is_refused_in_one_sentence(shell: Shell) -> None:
    shell.folder.mkdir(mode=0o700)
    shell.folder.chmod(0o1777)
    code, out, said = shell("entries")
    assert (code, out) == (1, "")
    assert said.count("\n") == 1
    assert "other users can write to it" in said
    assert shell.folder.stat().st_mode & 0o7777 == 0o1777
