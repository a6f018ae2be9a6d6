"""Claims a data folder, listens for second starts on it, and answers them. What they send is ``instance.py``'s."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject, QTimer

from organic_desktop.errors import AlreadyRunning
from organic_desktop.instance import LONGEST_LINE, Answer, Request, address, hand_over, request_of, to_line

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

CLAIM_MS = 30_000  # how long another start may take to begin listening
SILENT_MS = 10_000

log = logging.getLogger(__name__)


class Instance(QObject):
    """The program's claim on ``folder``. ``handle`` answers a request, or says None where it can't yet."""

    def __init__(self, folder: Path, handle: Callable[[Request], Answer | None]) -> None:
        super().__init__()
        self._folder, self._handle = folder, handle
        self._waiting: dict[QLocalSocket, Request] = {}
        self._server: QLocalServer | None = None
        self._lock = QLockFile(str(folder / "instance.lock"))
        self._lock.setStaleLockTime(CLAIM_MS)

    def claim(self) -> Answer | None:
        """Take the folder; where another start was quicker, what it answers. Raises AlreadyRunning.

        The lock is held until this one listens, and other starts wait for that: of two that find a dead program's
        socket, one would remove the other's.
        """
        if not self._lock.tryLock(CLAIM_MS):
            raise AlreadyRunning("Organic is starting already, but doesn't answer.")
        answer = hand_over(self._folder, ())
        if answer:
            self._lock.unlock()
        return answer

    def listen(self) -> None:
        """Hear second starts from now on."""
        from PySide6.QtNetwork import QLocalServer  # not before the first frame

        name = address(self._folder)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._greet)
        QLocalServer.removeServer(name)
        if not self._server.listen(name):  # better two windows than none
            log.warning("second starts can't be heard: %s", self._server.errorString())
        self._lock.unlock()

    def give_up(self) -> None:
        """Listen no more: the program ends, and a start from now on is a first one."""
        if self._server:
            self._server.close()

    def look_again(self) -> None:
        """Answer what couldn't be answered before."""
        for socket, request in list(self._waiting.items()):
            self._answer(socket, request)

    def _greet(self) -> None:
        while self._server and (socket := self._server.nextPendingConnection()):
            socket.setReadBufferSize(LONGEST_LINE)
            socket.readyRead.connect(partial(self._read, socket))
            socket.disconnected.connect(partial(self._forget, socket))
            QTimer.singleShot(SILENT_MS, socket, partial(self._hang_up_on_the_silent, socket))

    def _read(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            if socket.bytesAvailable() >= LONGEST_LINE:
                socket.abort()
            return
        try:
            request = request_of(bytes(socket.readLine().data()))
        except ValueError:
            socket.abort()
            return
        self._waiting[socket] = request
        self._answer(socket, request)

    def _answer(self, socket: QLocalSocket, request: Request) -> None:
        answer = self._handle(request)
        if answer:
            self._waiting.pop(socket, None)
            socket.write(to_line(answer))
            socket.disconnectFromServer()

    def _hang_up_on_the_silent(self, socket: QLocalSocket) -> None:
        if socket not in self._waiting:
            socket.abort()

    def _forget(self, socket: QLocalSocket) -> None:
        self._waiting.pop(socket, None)
        socket.deleteLater()
