"""A stand-in for the tray of today's desktops (StatusNotifier, over D-Bus): it takes icons in.

No panel of that kind runs without half a desktop around it; what Qt asks of one is little.
"""

from __future__ import annotations

import threading
from types import TracebackType

from jeepney import DBusAddress, HeaderFields, MessageType, message_bus, new_error, new_method_call, new_method_return
from jeepney.io.blocking import Proxy

from tests.system.bus import PATIENCE_SECONDS, Bus

WATCHER = "org.kde.StatusNotifierWatcher"
LISTEN_SECONDS = 0.1


class Notifier:
    """There from ``with`` to its end; ``icons`` are the bus names that registered one."""

    def __init__(self, bus: Bus) -> None:
        self._bus = bus
        self.icons: list[str] = []
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._serve, name="notifier")

    def __enter__(self) -> Notifier:
        self._connection = self._bus.connect()
        Proxy(message_bus, self._connection).RequestName(WATCHER)
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._ended.set()
        self._thread.join()
        self._connection.close()

    def click(self) -> None:
        """Press the newest icon."""
        item = DBusAddress("/StatusNotifierItem", self.icons[-1], "org.kde.StatusNotifierItem")
        with self._bus.connect() as connection:
            connection.send_and_get_reply(new_method_call(item, "Activate", "ii", (600, 10)), timeout=PATIENCE_SECONDS)

    def _serve(self) -> None:
        while not self._ended.is_set():
            try:
                asked = self._connection.receive(timeout=LISTEN_SECONDS)
            except TimeoutError:
                continue
            if asked.header.message_type != MessageType.method_call:
                continue
            member = asked.header.fields[HeaderFields.member]
            if member == "RegisterStatusNotifierItem":
                self.icons.append(asked.body[0])
                self._connection.send(new_method_return(asked))
            elif member == "Get":  # IsStatusNotifierHostRegistered
                self._connection.send(new_method_return(asked, "v", (("b", True),)))
            else:
                self._connection.send(new_error(asked, "org.freedesktop.DBus.Error.UnknownMethod"))
