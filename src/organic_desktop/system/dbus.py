"""A thread of its own on a D-Bus: it carries out orders, makes calls, hands signals on, and sleeps in between.

What is said on the bus is its users' (notifications.py, sleep.py). Without a bus every call is unanswered, no more.
"""

from __future__ import annotations

import logging
import socket
import threading
from collections import deque
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial
from queue import SimpleQueue
from selectors import EVENT_READ, DefaultSelector
from typing import Any, NamedTuple

from jeepney import DBusAddress, HeaderFields, MatchRule, Message, MessageType, message_bus, new_method_call
from jeepney.io.blocking import DBusConnection, Proxy, open_dbus_connection
from jeepney.wrappers import DBusErrorResponse

CALL_SECONDS = 10.0
END_SECONDS = 2.0

log = logging.getLogger(__name__)


class NoAnswer(Exception):
    """There is no bus, nobody by that name on it, or no good answer in time."""


class Heard(NamedTuple):
    """A signal, or the answer to a call; ``sender`` is the unique name of who said it."""

    sender: str
    member: str
    body: tuple[Any, ...]


class Bus:
    """``address`` is ``SESSION``, ``SYSTEM`` or a bus's own; ``on_signal`` is called on the bus's thread.

    It connects with the first call, and again where the connection was lost meanwhile.
    """

    def __init__(self, address: str, rules: Iterable[MatchRule], on_signal: Callable[[Heard], None]) -> None:
        self._address, self._rules, self._on_signal = address, tuple(rules), on_signal
        self._connection: DBusConnection | None = None
        self._signals: deque[Message] = deque()
        self._orders: SimpleQueue[Callable[[], object]] = SimpleQueue()
        self._bell, self._rope = socket.socketpair()
        self._selector = DefaultSelector()
        self._selector.register(self._bell, EVENT_READ)
        self._ending = False
        self._thread = threading.Thread(target=self._run, name="dbus", daemon=True)
        self._thread.start()

    # -- from any thread ----------------------------------------------------------------------------------------------

    def order(self, work: Callable[[], object]) -> None:
        """Have something done on the bus's thread, after what was ordered before."""
        self._orders.put(work)
        with suppress(OSError):  # closed: nothing is carried out any more
            self._rope.send(b"!")

    def close(self) -> None:
        """End after what was ordered before; a call that is under way then is not waited for."""
        self.order(self._end)
        self._thread.join(END_SECONDS)

    # -- from the bus's thread ----------------------------------------------------------------------------------------

    def connect(self) -> DBusConnection:
        """The connection, with signals coming in. Raises NoAnswer."""
        if self._connection is None:
            try:
                connection = open_dbus_connection(self._address)
                connection.filter(MatchRule(type="signal"), queue=self._signals)
                for rule in self._rules:
                    Proxy(message_bus, connection, timeout=CALL_SECONDS).AddMatch(rule)
            # In turn: no socket, no address in the environment, one of a kind or in a form that isn't known, a refusal.
            except (OSError, KeyError, RuntimeError, ValueError, DBusErrorResponse) as error:
                raise NoAnswer(f"no bus: {error!r}") from error
            self._selector.register(connection.sock, EVENT_READ)
            self._connection = connection
        return self._connection

    def call(self, to: DBusAddress, method: str, signature: str = "", *values: object) -> Heard:
        """Call a method and wait for the answer; signals that come meanwhile keep. Raises NoAnswer."""
        connection = self.connect()
        try:
            answer = connection.send_and_get_reply(
                new_method_call(to, method, signature or None, values), timeout=CALL_SECONDS
            )
        except TimeoutError as error:
            raise NoAnswer(f"{method}: too late") from error
        except OSError as error:
            self._disconnect()
            raise NoAnswer(f"{method}: the bus is gone") from error
        if answer.header.message_type is MessageType.error:
            raise NoAnswer(f"{method}: {answer.header.fields[HeaderFields.error_name]}")
        return _heard(answer)

    # -- details ------------------------------------------------------------------------------------------------------

    def _run(self) -> None:
        while not self._ending:
            self._hand_on()
            if any(key.fileobj is self._bell for key, _ in self._selector.select()):
                self._bell.recv(1)  # a stroke for every order
                self._carefully(self._orders.get())
        self._disconnect()
        self._selector.close()
        self._bell.close()
        self._rope.close()

    def _hand_on(self) -> None:
        """Every signal that is here: those that came during a call, and those that wait to be read."""
        while self._connection:
            while self._signals:
                self._carefully(partial(self._on_signal, _heard(self._signals.popleft())))
            try:
                self._connection.recv_messages(timeout=0)
            except TimeoutError:
                return
            except OSError:
                self._disconnect()

    def _carefully(self, work: Callable[[], object]) -> None:
        try:
            work()
        except NoAnswer as error:
            log.info("D-Bus: %s", error)
        except Exception:
            log.exception("a fault of ours")

    def _disconnect(self) -> None:
        if self._connection:
            self._selector.unregister(self._connection.sock)
            self._connection.close()
            self._connection = None

    def _end(self) -> None:
        self._ending = True


def _heard(message: Message) -> Heard:
    fields = message.header.fields
    return Heard(fields.get(HeaderFields.sender, ""), fields.get(HeaderFields.member, ""), tuple(message.body))
