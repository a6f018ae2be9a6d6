"""Daemons that can less than dunst, say more, or are none: a stand-in speaks their part of the protocol."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count
from typing import Any

import pytest
from jeepney import (
    DBusAddress,
    HeaderFields,
    Message,
    MessageType,
    message_bus,
    new_error,
    new_method_return,
    new_signal,
)
from jeepney.io.blocking import Proxy

from organic_desktop.system.notifications import NAME, OPEN, Notification, Notifier
from tests.system.bus import PATIENCE_SECONDS, Bus
from tests.system.conftest import WATER, Told
from tests.system.screen import wait_until

DAEMON = DBusAddress("/org/freedesktop/Notifications", NAME, NAME)


class PlainDaemon:
    """A notification daemon of another desktop, as far as it differs from dunst: it answers and signals as told."""

    def __init__(self, bus: Bus, *capabilities: str) -> None:
        self._connection = bus.connect()
        Proxy(message_bus, self._connection).RequestName(NAME)
        self._capabilities = capabilities
        self._numbers = count(7)
        self.answer = "a number"

    def serve(self, until: str) -> tuple[Any, ...]:
        """Answer calls until one of that name came; returns what it said."""
        while True:
            call: Message = self._connection.receive(timeout=PATIENCE_SECONDS)
            if call.header.message_type is not MessageType.method_call:
                continue
            member = call.header.fields[HeaderFields.member]
            self._connection.send(self._answer(call, member))
            if member == until:
                return tuple(call.body)

    def signal(self, member: str, signature: str, *values: object) -> None:
        self._connection.send(new_signal(DAEMON, member, signature, values))

    def close(self) -> None:
        self._connection.close()

    def _answer(self, call: Message, member: str) -> Message:
        if member == "GetCapabilities":
            return new_method_return(call, "as", (list(self._capabilities),))
        if member == "Notify" and self.answer == "refused":
            return new_error(call, "org.freedesktop.Notifications.Error.DoNotDisturb")
        if member == "Notify":
            if self.answer == "no number":
                return new_method_return(call, "u", (0,))
            return new_method_return(call, "u", (next(self._numbers),))
        if member == "CloseNotification":
            return new_method_return(call)
        return new_error(call, "org.freedesktop.DBus.Error.UnknownMethod")


MakeDaemon = Callable[..., PlainDaemon]


@pytest.fixture
def daemon(session_bus: Bus) -> Iterator[MakeDaemon]:
    started: list[PlainDaemon] = []

    def start(*capabilities: str) -> PlainDaemon:
        started.append(PlainDaemon(session_bus, *capabilities))
        return started[-1]

    yield start
    for each in started:
        each.close()


def test_a_daemon_without_buttons_is_given_none(session: Notifier, daemon: MakeDaemon) -> None:
    plain = daemon("body")
    session.show(Notification("odd", "Water", "5 < 6", WATER.buttons))
    _, replaced, _, title, body, actions, _, _ = plain.serve(until="Notify")
    assert (replaced, title, body, actions) == (0, "Water", "5 < 6", [])


def test_the_token_that_lets_a_window_come_to_the_front_is_handed_on(
    session: Notifier, daemon: MakeDaemon, told: Told
) -> None:
    there = daemon("body", "actions")
    session.show(WATER)
    assert there.serve(until="Notify")[5] == ["default", "Open", "log", "Log +250 ml", "later", "Later"]
    there.signal("ActivationToken", "us", 7, "the-token")
    there.signal("ActionInvoked", "us", 7, OPEN)
    assert there.serve(until="CloseNotification") == (7,)
    assert told.actions == [("water", OPEN, "the-token")]


def test_a_notification_of_another_program_is_none_of_ours(session: Notifier, daemon: MakeDaemon, told: Told) -> None:
    there = daemon("body", "actions")
    session.show(WATER)
    there.serve(until="Notify")
    there.signal("ActionInvoked", "us", 8, OPEN)
    there.signal("NotificationClosed", "uu", 8, 2)
    there.signal("ActionInvoked", "us", 7, "log")
    there.serve(until="CloseNotification")
    assert told.actions == [("water", "log", "")]
    assert not told.dismissed


def test_one_that_expired_lies_in_a_list_with_its_buttons(session: Notifier, daemon: MakeDaemon, told: Told) -> None:
    there = daemon("body", "actions")
    session.show(WATER)
    there.serve(until="Notify")
    there.signal("NotificationClosed", "uu", 7, 1)
    there.signal("ActionInvoked", "us", 7, "log")
    there.serve(until="CloseNotification")
    assert told.actions == [("water", "log", "")]


def test_one_that_was_for_a_moment_is_gone_with_it(session: Notifier, daemon: MakeDaemon, told: Told) -> None:
    there = daemon("body", "actions")
    session.show(replace(WATER, passing=True))
    hints = there.serve(until="Notify")[6]
    assert (hints["transient"], hints["urgency"]) == (("b", True), ("y", 0))
    there.signal("NotificationClosed", "uu", 7, 1)
    there.signal("ActionInvoked", "us", 7, "log")
    session.show(replace(WATER, key="another"))  # what was signalled has come before this is answered
    there.serve(until="Notify")
    session.show(WATER)
    assert there.serve(until="Notify")[1] == 0, "nothing is left whose place it could take"
    assert not told.actions


def test_who_only_claims_to_be_the_daemon_presses_nothing(
    session: Notifier, session_bus: Bus, daemon: MakeDaemon, told: Told
) -> None:
    there = daemon("body", "actions")
    session.show(WATER)
    there.serve(until="Notify")
    with session_bus.connect() as stranger:
        stranger.send(new_signal(DAEMON, "ActionInvoked", "us", (7, "log")))
        Proxy(message_bus, stranger).GetId()
    there.signal("ActionInvoked", "us", 7, "later")
    there.serve(until="CloseNotification")
    assert told.actions == [("water", "later", "")]


@pytest.mark.parametrize("reason", [3, 4])
def test_one_that_the_daemon_closes_by_itself_is_told(
    session: Notifier, daemon: MakeDaemon, told: Told, reason: int
) -> None:
    there = daemon("body", "actions")
    session.show(WATER)
    there.serve(until="Notify")
    there.signal("NotificationClosed", "uu", 7, reason)
    wait_until(lambda: told.missed == [WATER])
    assert not told.dismissed


@pytest.mark.parametrize("answer", ["refused", "no number"])
def test_one_that_is_not_taken_is_told(session: Notifier, daemon: MakeDaemon, told: Told, answer: str) -> None:
    """As with Do Not Disturb on some desktops."""
    there = daemon("body", "actions")
    there.answer = answer
    session.show(WATER)
    there.serve(until="Notify")
    wait_until(lambda: told.missed == [WATER])
