"""What a screen reader is told of the programs on a screen: which widgets there are, by their names, and where.

A bus of the test's own stands in for the desktop's accessibility bus; Qt joins the one that the environment names
(``AT_SPI_BUS_ADDRESS``), and answers by the protocol AT-SPI.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from jeepney import DBusAddress, MessageType, Properties, message_bus, new_method_call
from jeepney.io.blocking import DBusConnection, Proxy, open_dbus_connection
from jeepney.low_level import Message

from tests.system.bus import PATIENCE_SECONDS

TOP = "/org/a11y/atspi/accessible/root"
ACCESSIBLE, COMPONENT = "org.a11y.atspi.Accessible", "org.a11y.atspi.Component"
SHOWING = 1 << 25
OF_SCREEN = 0


class Widget(NamedTuple):
    """A widget that is to be seen, and its middle on the screen."""

    name: str
    x: int
    y: int


class Accessibility:
    """The tree of widgets of every program that joined the bus."""

    def __init__(self, socket: Path) -> None:
        self._connection: DBusConnection = open_dbus_connection(f"unix:path={socket}")

    def close(self) -> None:
        """Leave the bus."""
        self._connection.close()

    def widgets(self) -> Iterator[Widget]:
        """Walk all that is to be seen now; what goes away meanwhile is left out."""
        bus = Proxy(message_bus, self._connection, timeout=PATIENCE_SECONDS)
        for name in bus.ListNames()[0]:
            if name.startswith(":") and name != self._connection.unique_name:
                yield from self._below(name, TOP)

    def _below(self, program: str, path: str) -> Iterator[Widget]:
        for there, child in self._ask(program, path, ACCESSIBLE, "GetChildren") or ():
            state = self._ask(there, child, ACCESSIBLE, "GetState") or (0,)
            if not state[0] & SHOWING:
                continue
            x, y, width, height = self._ask(there, child, COMPONENT, "GetExtents", "u", (OF_SCREEN,)) or (0, 0, 0, 0)
            if width > 0 and height > 0:
                yield Widget(self._name(there, child), x + width // 2, y + height // 2)
            yield from self._below(there, child)

    def _name(self, program: str, path: str) -> str:
        at = DBusAddress(path, program, ACCESSIBLE)
        answer = self._answer(Properties(at).get("Name"))
        return str(answer[1]) if answer else ""

    def _ask(
        self, program: str, path: str, interface: str, method: str, signature: str = "", words: tuple[object, ...] = ()
    ) -> Any:
        return self._answer(new_method_call(DBusAddress(path, program, interface), method, signature, words))

    def _answer(self, call: Message) -> Any:
        answer = self._connection.send_and_get_reply(call, timeout=PATIENCE_SECONDS)
        return answer.body[0] if answer.header.message_type is MessageType.method_return else None
