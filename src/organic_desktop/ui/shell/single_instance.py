"""Claim a data folder, listen for second starts, and answer them. What they send: system/single_instance.py."""

from __future__ import annotations

import errno
import logging
import os
import socket
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject, QTimer

from organic_desktop.core.errors import AlreadyRunning, DatabaseUnwritable
from organic_desktop.core.files import check_own, reason_of
from organic_desktop.core.messages import Sentence
from organic_desktop.system.single_instance import (
    LONGEST_LINE,
    Answer,
    Request,
    hand_over,
    is_users,
    listening,
    pipe_name,
    request_of,
    to_line,
)

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

CLAIM_MS = 30_000  # how long another start may take to begin listening
SILENT_MS = 10_000
MOST_CONNECTIONS = 32

log = logging.getLogger(__name__)


class Instance(QObject):
    """The program's claim on ``folder``. ``handle`` answers a request, or returns None if it can't yet.

    ``asked`` is what this start asks for; it is sent to the program that already runs, if there is one.
    """

    def __init__(self, folder: Path, handle: Callable[[Request], Answer | None], asked: Request) -> None:
        super().__init__()
        self._asked = asked
        self._folder, self._handle = folder, handle
        self._connections: set[QLocalSocket] = set()
        self._waiting: dict[QLocalSocket, Request] = {}
        self._server: QLocalServer | None = None
        self._beside = -1
        self._lock_file = folder / "instance.lock"
        self._lock = QLockFile(str(self._lock_file))
        self._lock.setStaleLockTime(CLAIM_MS)

    def claim(self) -> Answer | None:
        """Take the folder; return None, or the answer of the program that already runs on it. Raises AlreadyRunning.

        The lock is held until this one listens, and other starts wait for that: of two that find a dead program's
        socket, one would remove the other's.
        """
        try:
            check_own(self._lock_file)  # Qt would read what is there, and wait for a pipe
            locked = self._lock.tryLock(CLAIM_MS)
            if locked:
                with suppress(OSError):  # a disk that keeps no modes
                    self._lock_file.chmod(0o600)
            elif self._lock.error() is QLockFile.LockError.PermissionError:
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        except OSError as error:
            raise DatabaseUnwritable(
                Sentence("The file {name} can't be used: {reason}.", name=self._lock_file.name, reason=reason_of(error))
            ) from error
        if not locked:
            raise AlreadyRunning("Organic is already starting but doesn't respond.")
        answer = hand_over(self._folder, self._asked)
        if answer:
            self._lock.unlock()
        return answer

    def listen(self) -> None:
        """Accept requests of second starts from now on."""
        from PySide6.QtNetwork import QLocalServer  # not before the first frame

        self._server = QLocalServer(self)
        self._server.newConnection.connect(self._accept)
        if not self._listen(self._server):  # better two windows than none
            log.warning("can't listen for second starts")
        self._lock.unlock()

    def _listen(self, server: QLocalServer) -> bool:
        if sys.platform == "win32":
            server.setSocketOptions(server.SocketOption.UserAccessOption)
            return server.listen(pipe_name(self._folder))
        try:
            made, self._beside = listening(self._folder)
        except OSError:
            return False
        return server.listen(made.detach())

    def give_up(self) -> None:
        """Stop listening: the program ends, and the next start is a first one."""
        if self._server:
            self._server.close()  # removes the socket, by the name that leads through the descriptor
        if self._beside >= 0:
            os.close(self._beside)
            self._beside = -1

    def look_again(self) -> None:
        """Answer the requests that couldn't be answered before."""
        for connection, request in list(self._waiting.items()):
            self._answer(connection, request)

    def _accept(self) -> None:
        while self._server and (connection := self._server.nextPendingConnection()):
            if len(self._connections) >= MOST_CONNECTIONS or not _is_users(connection):
                connection.abort()
                connection.deleteLater()
                continue
            self._connections.add(connection)
            connection.setReadBufferSize(LONGEST_LINE)
            connection.readyRead.connect(partial(self._read, connection))
            connection.disconnected.connect(partial(self._forget, connection))
            QTimer.singleShot(SILENT_MS, connection, partial(self._abort_if_silent, connection))

    def _read(self, connection: QLocalSocket) -> None:
        if connection in self._waiting or connection not in self._connections:
            return  # one request each
        if not connection.canReadLine():
            if connection.bytesAvailable() >= LONGEST_LINE:
                connection.abort()
            return
        try:
            request = request_of(bytes(connection.readLine().data()))
        except ValueError:
            connection.abort()
            return
        self._waiting[connection] = request
        self._answer(connection, request)

    def _answer(self, connection: QLocalSocket, request: Request) -> None:
        answer = self._handle(request)
        if answer:
            self._waiting.pop(connection, None)
            self._connections.discard(connection)
            connection.write(to_line(answer))
            connection.disconnectFromServer()

    def _abort_if_silent(self, connection: QLocalSocket) -> None:
        if connection not in self._waiting:
            connection.abort()

    def _forget(self, connection: QLocalSocket) -> None:
        self._waiting.pop(connection, None)
        self._connections.discard(connection)
        connection.deleteLater()


def _is_users(connection: QLocalSocket) -> bool:
    if sys.platform == "win32":
        return True  # the pipe's own rights say so
    with socket.socket(fileno=os.dup(connection.socketDescriptor())) as same:
        return is_users(same)
