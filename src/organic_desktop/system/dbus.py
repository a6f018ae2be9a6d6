"""D-Bus by jeepney: a thread that makes calls and dispatches signals, and single calls without one.

Its users choose the calls and signals (notifications.py, sleep_and_network.py, the tray's host). Without a bus, calls
raise NoAnswer and no signal comes. Linux alone has jeepney.
"""

from __future__ import annotations

import logging
import socket
import threading
from collections import deque
from collections.abc import Callable, Iterable
from contextlib import ExitStack, suppress
from functools import partial
from queue import SimpleQueue
from selectors import EVENT_READ, DefaultSelector
from typing import Any, NamedTuple

from jeepney import DBusAddress, HeaderFields, MatchRule, Message, MessageType, message_bus, new_method_call
from jeepney.io.blocking import DBusConnection, Proxy, get_bus, prep_socket
from jeepney.wrappers import DBusErrorResponse

CALL_SECONDS = 10.0
SINGLE_CALL_SECONDS = 3.0
END_SECONDS = 2.0
ENTRY_SECONDS = 1.0
"""For the bus to let us in."""
# In turn: no socket, no address in the environment, an address of an unknown kind or form, a refusal.
NO_CONNECTION = (OSError, KeyError, RuntimeError, ValueError, DBusErrorResponse)
THE_BUS = DBusAddress(message_bus.object_path, message_bus.bus_name, message_bus.interface)

TRAY_WATCHER = "org.kde.StatusNotifierWatcher"
"""The name on the session bus of what shows tray icons."""

log = logging.getLogger(__name__)


class NoAnswer(Exception):
    """There is no bus, nobody by that name on it, or no good answer in time."""


class Received(NamedTuple):
    """A signal, or the answer to a call; ``sender`` is the unique name of who sent it, ``path`` the object's."""

    sender: str
    member: str
    body: tuple[Any, ...]
    path: str = ""


def call_once(to: DBusAddress, method: str, signature: str = "", *values: object, bus: str = "SESSION") -> Received:
    """Make one call on a bus, with a connection of its own, and wait for the answer. Raises NoAnswer."""
    try:
        with _open(bus) as connection:
            return _call(connection, SINGLE_CALL_SECONDS, to, method, signature, values)
    except NO_CONNECTION as error:
        raise NoAnswer(f"no bus: {error!r}") from error


def has_owner(name: str) -> bool:
    """True if a program has this name on the session bus."""
    try:
        return call_once(THE_BUS, "NameHasOwner", "s", name).body == (True,)
    except NoAnswer:
        return False


def owner_changes(name: str) -> MatchRule:
    """Return the rule for signals that a name got another owner, or none: ``NameOwnerChanged``."""
    rule = MatchRule(
        type="signal", sender=message_bus.bus_name, interface=message_bus.interface, member="NameOwnerChanged"
    )
    rule.add_arg_condition(0, name)
    return rule


class Bus:
    """A connection to ``address`` (``SESSION``, ``SYSTEM`` or a bus's own) on a thread of its own.

    Signals that match one of ``rules`` are handed to ``on_signal``, on that thread. It connects with the first call,
    and again if the connection was lost meanwhile. ``with_files``: answers may bring open files.
    """

    def __init__(
        self,
        address: str,
        rules: Iterable[MatchRule],
        on_signal: Callable[[Received], None],
        *,
        with_files: bool = False,
    ) -> None:
        self._with_files = with_files
        self._address, self._rules, self._on_signal = address, tuple(rules), on_signal
        self._connection: DBusConnection | None = None
        self._signals: deque[Message] = deque()
        self._work: SimpleQueue[Callable[[], object]] = SimpleQueue()
        self._wake_reader, self._wake_writer = socket.socketpair()
        self._selector = DefaultSelector()
        self._selector.register(self._wake_reader, EVENT_READ)
        self._ending = False
        self._thread = threading.Thread(target=self._run, name="dbus", daemon=True)
        self._thread.start()

    # -- from any thread ----------------------------------------------------------------------------------------------

    def submit(self, work: Callable[[], object]) -> None:
        """Run work on the bus's thread, after what was submitted before."""
        self._work.put(work)
        with suppress(OSError):  # closed: nothing is done any more
            self._wake_writer.send(b"!")

    def close(self) -> None:
        """End after what was submitted before; a call that is under way is not waited for."""
        self.submit(self._end)
        self._thread.join(END_SECONDS)

    # -- from the bus's thread ----------------------------------------------------------------------------------------

    def connect(self) -> DBusConnection:
        """Return the connection, with signals coming in. Raises NoAnswer."""
        if self._connection is None:
            try:
                self._connection = self._connected()
            except NO_CONNECTION as error:
                raise NoAnswer(f"no bus: {error!r}") from error
            self._selector.register(self._connection.sock, EVENT_READ)
        return self._connection

    def call(self, to: DBusAddress, method: str, signature: str = "", *values: object) -> Received:
        """Call a method and wait for the answer; signals that come meanwhile are kept. Raises NoAnswer."""
        connection = self.connect()
        try:
            return _call(connection, CALL_SECONDS, to, method, signature, values)
        except TimeoutError as error:
            raise NoAnswer(f"{method}: too late") from error
        except OSError as error:
            self._disconnect()
            raise NoAnswer(f"{method}: the bus is gone") from error

    # -- details ------------------------------------------------------------------------------------------------------

    def _run(self) -> None:
        while not self._ending:
            self._dispatch_signals()
            if any(key.fileobj is self._wake_reader for key, _ in self._selector.select()):
                self._wake_reader.recv(1)  # one byte for each piece of work
                self._guarded(self._work.get())
        self._disconnect()
        self._selector.close()
        self._wake_reader.close()
        self._wake_writer.close()

    def _dispatch_signals(self) -> None:
        """Hand on every signal that is here: those that came during a call, and those that wait to be read."""
        while self._connection:
            while self._signals:
                self._guarded(partial(self._on_signal, _received(self._signals.popleft())))
            try:
                self._connection.recv_messages(timeout=0)
            except TimeoutError:
                return
            except OSError:
                self._disconnect()

    def _guarded(self, work: Callable[[], object]) -> None:
        try:
            work()
        except NoAnswer as error:
            log.info("D-Bus: %s", error)
        except Exception:
            log.exception("a fault of ours")

    def _connected(self) -> DBusConnection:
        with ExitStack() as unless_complete:
            connection = _open(self._address, with_files=self._with_files)
            unless_complete.callback(connection.close)
            connection.filter(MatchRule(type="signal"), queue=self._signals)
            for rule in self._rules:
                Proxy(message_bus, connection, timeout=CALL_SECONDS).AddMatch(rule)
            unless_complete.pop_all()
        return connection

    def _disconnect(self) -> None:
        if self._connection:
            self._selector.unregister(self._connection.sock)
            self._connection.close()
            self._connection = None

    def _end(self) -> None:
        self._ending = True


def _open(address: str, *, with_files: bool = False) -> DBusConnection:
    """Connect as jeepney's ``open_dbus_connection`` does, which leaves the socket open if the bus hangs up at once."""
    with ExitStack() as unless_complete:
        connected = unless_complete.enter_context(prep_socket(get_bus(address), with_files, timeout=ENTRY_SECONDS))
        connection = DBusConnection(connected, with_files)
        unless_complete.pop_all()
    return connection


def _call(
    connection: DBusConnection, seconds: float, to: DBusAddress, method: str, signature: str, values: tuple[object, ...]
) -> Received:
    message = new_method_call(to, method, signature or None, values)
    answer = connection.send_and_get_reply(message, timeout=seconds)
    if answer.header.message_type is MessageType.error:
        raise NoAnswer(f"{method}: {answer.header.fields[HeaderFields.error_name]}")
    return _received(answer)


def _received(message: Message) -> Received:
    fields = message.header.fields
    sender, member = fields.get(HeaderFields.sender, ""), fields.get(HeaderFields.member, "")
    return Received(sender, member, tuple(message.body), fields.get(HeaderFields.path, ""))
