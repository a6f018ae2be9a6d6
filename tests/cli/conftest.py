"""The command line on a data folder of its own, with a keyring of its own."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from organic_desktop import cli
from tests.server.fixtures import Account
from tests.server.lite import Server


class Shell:
    """Runs verbs on one data folder, in this process."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder, self._capsys, self._monkeypatch = folder, capsys, monkeypatch

    def __call__(self, *words: str, stdin: str = "") -> tuple[int, str, str]:
        """Exit code, standard output, standard error."""
        self._monkeypatch.setattr(sys, "stdin", io.StringIO(stdin))
        try:
            code = cli.main(["--data-dir", str(self.folder), *words])
        except SystemExit as exit_:
            code = int(exit_.code or 0)
        out, err = self._capsys.readouterr()
        return code, out, err

    def json(self, *words: str) -> Any:
        code, out, err = self(*words, "--json")
        assert code == 0, err
        return json.loads(out)

    def join(self, server: Server, account: Account) -> None:
        assert self("connect", server.url, server.publishable_key)[0] == 0
        assert self("sign-in", "--email", account.email, "--password-stdin", stdin=account.password + "\n")[0] == 0


@pytest.fixture
def shell(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, test_keyring: None
) -> Shell:
    return Shell(tmp_path / "data", capsys, monkeypatch)
