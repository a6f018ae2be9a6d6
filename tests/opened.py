"""Every SQLite connection that is open, with the place that opened it: a test fails that leaves one open.

Python 3.13 warns of a forgotten connection when it is collected, which may be several tests later; older ones say
nothing.
"""

from __future__ import annotations

import sqlite3
import sys
from types import FrameType
from typing import Any

import organic_desktop

OURS = (*organic_desktop.__path__, __file__.rpartition("/")[0])

open_connections: dict[int, str] = {}
"""The opener's place in our sources by the connection's number; numbers rise, and outlive a collected connection."""


class WatchedConnection(sqlite3.Connection):
    """A connection that is listed from its opening to its ``close``."""

    _count = 0

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        WatchedConnection._count += 1
        self._number = WatchedConnection._count
        open_connections[self._number] = _opener(sys._getframe(1))

    def close(self) -> None:
        super().close()
        open_connections.pop(self._number, None)


def watch() -> None:
    """Let every ``sqlite3.connect`` of this process, SQLAlchemy's included, make watched connections."""
    connect = sqlite3.connect

    def watched(*args: Any, **kwargs: Any) -> sqlite3.Connection:
        connection: sqlite3.Connection = connect(*args, **{"factory": WatchedConnection, **kwargs})
        return connection

    sqlite3.connect = sqlite3.dbapi2.connect = watched  # type: ignore[assignment]


def _opener(frame: FrameType | None) -> str:
    """The innermost three places in our own sources and tests."""
    places: list[str] = []
    while frame and len(places) < 3:
        name = frame.f_code.co_filename
        if name.startswith(OURS) and name != __file__:
            places.append(f"{name}:{frame.f_lineno}")
        frame = frame.f_back
    return " < ".join(places)
