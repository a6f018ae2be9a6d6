"""How a file is named to SQLite."""

from __future__ import annotations

from pathlib import PurePath, PurePosixPath, PureWindowsPath

import pytest

from organic_desktop.store.connections import _uri_of


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        (PurePosixPath("/home/a b/50 % #?.db"), "file:///home/a%20b/50%20%25%20%23%3F.db"),
        (PureWindowsPath(r"C:\Users\Zoë\local.db"), "file:///C:/Users/Zo%C3%AB/local.db"),
        (PureWindowsPath(r"\\server\share\a b.db"), "file:////server/share/a%20b.db"),
    ],
)
def test_a_uri_never_names_a_host(path: PurePath, uri: str) -> None:
    assert _uri_of(path) == uri
