"""Every SQLite connection that is open, with the place that opened it: a test fails that leaves one open.

Python 3.13 warns of a forgotten connection when it is collected, which may be several tests later; older ones say
nothing.
"""

from __future__ import annotations

import sqlite3
import sys
import threading
from collections.abc import Collection
from itertools import count
from types import FrameType
from typing import Any

from sqlcipher3 import dbapi2

import organic_desktop

OURS = (*organic_desktop.__path__, __file__.rpartition("/")[0])

open_connections: dict[int, str] = {}
"""The opener's place in our sources by the connection's number; numbers rise, and outlive a collected connection."""

PATIENCE_SECONDS = 30.0
_one_closed = threading.Condition()


_numbers = count(1)


class _Watched:
    """What lists a connection from its opening to its ``close``."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._number = next(_numbers)
        open_connections[self._number] = _opener(sys._getframe(1))

    def close(self) -> None:
        super().close()  # type: ignore[misc]  # the connection's
        with _one_closed:
            open_connections.pop(self._number, None)
            _one_closed.notify_all()


class WatchedConnection(_Watched, sqlite3.Connection):
    """A connection of Python's own SQLite."""


class WatchedCipher(_Watched, dbapi2.Connection):  # type: ignore[misc]  # it has no types
    """A connection to an encrypted file."""


def left_open(before: Collection[int]) -> list[str]:
    """Who opened what is still open and wasn't ``before``; a thread that is still reading has time to end."""

    def left() -> list[str]:
        return [place for number, place in list(open_connections.items()) if number not in before]

    with _one_closed:
        _one_closed.wait_for(lambda: not left(), PATIENCE_SECONDS)
        return left()


def watch() -> None:
    """Let every ``connect`` of both libraries in this process, SQLAlchemy's included, make watched connections."""
    connect, connect_encrypted = sqlite3.connect, dbapi2.connect

    def watched(*args: Any, **kwargs: Any) -> sqlite3.Connection:
        connection: sqlite3.Connection = connect(*args, **{"factory": WatchedConnection, **kwargs})
        return connection

    sqlite3.connect = sqlite3.dbapi2.connect = watched  # type: ignore[assignment]
    dbapi2.connect = lambda *args, **kwargs: connect_encrypted(*args, **{"factory": WatchedCipher, **kwargs})


def _opener(frame: FrameType | None) -> str:
    """The innermost three places in our own sources and tests."""
    places: list[str] = []
    while frame and len(places) < 3:
        name = frame.f_code.co_filename
        if name.startswith(OURS) and name != __file__:
            places.append(f"{name}:{frame.f_lineno}")
        frame = frame.f_back
    return " < ".join(places)
