"""A keyring of the tests' own, by keyring's plug-in interface: one JSON file, so that subprocesses share it.

The real Secret Service is met in ``test_keychain.py``; here only the place is another, our code is the same.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

from keyring.backend import KeyringBackend
from keyring.errors import PasswordDeleteError

PLACE = "ORGANIC_TEST_KEYRING"


class FileKeyring(KeyringBackend):
    """Secrets in the file that ``$ORGANIC_TEST_KEYRING`` names."""

    priority = 1

    def get_password(self, service: str, username: str) -> str | None:
        return self._secrets().get(f"{service}/{username}")

    def set_password(self, service: str, username: str, password: str) -> None:
        self._file.write_text(json.dumps({**self._secrets(), f"{service}/{username}": password}))

    def delete_password(self, service: str, username: str) -> None:
        secrets = self._secrets()
        if secrets.pop(f"{service}/{username}", None) is None:
            raise PasswordDeleteError("no such password")
        self._file.write_text(json.dumps(secrets))

    @property
    def _file(self) -> Path:
        return Path(os.environ[PLACE])

    def _secrets(self) -> dict[str, str]:
        return dict(json.loads(self._file.read_text())) if self._file.exists() else {}
