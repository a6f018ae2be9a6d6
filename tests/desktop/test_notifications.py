"""Notifications as a real daemon shows them, which comes, goes, hangs, or was never there."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
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

from organic_desktop.desktop import bus as buses
from organic_desktop.desktop.notice import OPEN, Notification
from organic_desktop.desktop.notifications import NAME, SessionBus
from tests.desktop.bus import Bus
from tests.desktop.screen import Desktop, wait_until

DAEMON = DBusAddress("/org/freedesktop/Notifications", NAME, NAME)
WATER = Notification(
    "water", "Water", "1,250 of 2,000 ml", ((OPEN, "Open"), ("log", "Log +250 ml"), ("later", "Later"))
)


class Told:
    """What a SessionBus told, in order."""

    def __init__(self) -> None:
        self.actions: list[tuple[str, str, str]] = []
        self.dismissed: list[str] = []
        self.missed: list[Notification] = []

    def session(self, address: str) -> SessionBus:
        return SessionBus(
            lambda *action: self.actions.append(action), self.dismissed.append, self.missed.append, address=address
        )


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def session(session_bus: Bus, told: Told) -> Iterator[SessionBus]:
    """Ours, on the desktop's bus."""
    session = told.session(session_bus.address)
    yield session
    session.close()


def shows(desktop: Desktop, count: int) -> None:
    wait_until(lambda: desktop.notifications() == count, f"{count} notifications")


def titles(desktop: Desktop) -> list[str]:
    """The titles and bodies that the daemon was given, as it writes them down."""
    return [
        line.split(": ", 1)[1].strip("'")
        for line in map(str.strip, desktop.printed("dunst").splitlines())
        if line.startswith(("summary:", "body:"))
    ]


def test_a_notification_is_shown_with_its_buttons_and_tells_which_was_pressed(
    virtual_desktop: Desktop, session: SessionBus, told: Told
) -> None:
    session.show(WATER)
    shows(virtual_desktop, 1)
    assert sorted(virtual_desktop.press("Log +250 ml")) == ["Later", "Log +250 ml", "Open"]
    wait_until(lambda: told.actions == [("water", "log", "")])
    shows(virtual_desktop, 0)
    assert not told.missed


def test_a_click_on_the_notification_itself_opens(virtual_desktop: Desktop, session: SessionBus, told: Told) -> None:
    session.show(WATER)
    shows(virtual_desktop, 1)
    virtual_desktop.dunstctl("action", "0")
    wait_until(lambda: told.actions == [("water", OPEN, "")])


def test_one_with_the_same_key_takes_the_place_of_the_one_before(
    virtual_desktop: Desktop, session: SessionBus, told: Told
) -> None:
    for title in ("Water", "Mood", "Sleep"):
        session.show(Notification("same", title, ""))
    wait_until(lambda: "Sleep" in titles(virtual_desktop))
    assert virtual_desktop.notifications() == 1
    session.show(Notification("another", "Energy", ""))
    shows(virtual_desktop, 2)


def test_what_is_withdrawn_is_gone_and_an_unknown_key_is_nothing(
    virtual_desktop: Desktop, session: SessionBus, told: Told
) -> None:
    session.withdraw("water")
    session.show(WATER)
    shows(virtual_desktop, 1)
    session.withdraw("water")
    shows(virtual_desktop, 0)
    session.withdraw("water")
    session.show(WATER)
    shows(virtual_desktop, 1)
    assert not told.actions
    assert not told.dismissed


def test_one_that_the_user_closes_is_told(virtual_desktop: Desktop, session: SessionBus, told: Told) -> None:
    session.show(WATER)
    shows(virtual_desktop, 1)
    virtual_desktop.dunstctl("close")
    wait_until(lambda: told.dismissed == ["water"])
    assert not told.actions


def test_at_the_end_nothing_is_left_whose_buttons_do_nothing(
    virtual_desktop: Desktop, session_bus: Bus, told: Told
) -> None:
    session = told.session(session_bus.address)
    session.show(WATER)
    session.show(Notification("mood", "Mood", ""))
    shows(virtual_desktop, 2)
    session.close()
    shows(virtual_desktop, 0)


def test_a_daemon_that_starts_again_shows_it_again(virtual_desktop: Desktop, session: SessionBus, told: Told) -> None:
    session.show(WATER)
    shows(virtual_desktop, 1)
    virtual_desktop.end_notifications()
    virtual_desktop.start_notifications()
    shows(virtual_desktop, 1)
    virtual_desktop.press("Later")
    wait_until(lambda: told.actions == [("water", "later", "")])


def test_without_a_daemon_it_is_told_and_a_later_one_is_found(
    virtual_desktop: Desktop, session: SessionBus, told: Told
) -> None:
    virtual_desktop.end_notifications()
    session.show(WATER)
    wait_until(lambda: told.missed == [WATER])
    virtual_desktop.start_notifications()
    session.show(Notification("mood", "Mood", ""))
    shows(virtual_desktop, 1)
    assert told.missed == [WATER]


def test_without_a_bus_it_is_told(told: Told, tmp_path: Path) -> None:
    session = told.session(f"unix:path={tmp_path / 'nobody'}")
    session.show(WATER)
    wait_until(lambda: told.missed == [WATER])
    session.close()


def test_a_daemon_that_hangs_keeps_nobody_waiting(
    virtual_desktop: Desktop, session: SessionBus, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(buses, "CALL_SECONDS", 0.2)
    session.show(WATER)
    shows(virtual_desktop, 1)
    virtual_desktop.dunst.send_signal(signal.SIGSTOP)
    try:
        session.show(Notification("mood", "Mood", ""))
        wait_until(lambda: [each.key for each in told.missed] == ["mood"])
    finally:
        virtual_desktop.dunst.send_signal(signal.SIGCONT)
    session.withdraw("water")
    session.show(Notification("sleep", "Sleep", ""))
    wait_until(lambda: "Sleep" in titles(virtual_desktop))


def test_words_are_words_and_not_markup(virtual_desktop: Desktop, session: SessionBus) -> None:
    session.show(Notification("odd", "Tea & <b>bread</b>", "<i>5 < 6</i> & so on"))
    wait_until(lambda: "formatted" in virtual_desktop.printed("dunst"))
    assert titles(virtual_desktop) == ["Tea & <b>bread</b>", "&lt;i&gt;5 &lt; 6&lt;/i&gt; &amp; so on"]


# -- a daemon that can less than dunst, or says more ------------------------------------------------------------------


class PlainDaemon:
    """A notification daemon of another desktop, as far as it differs from dunst: it answers and signals as told."""

    def __init__(self, bus: Bus, *capabilities: str) -> None:
        self._connection = bus.connect()
        Proxy(message_bus, self._connection).RequestName(NAME)
        self._capabilities = capabilities

    def serve(self, until: str) -> tuple[Any, ...]:
        """Answer calls until one of that name came; returns what it said."""
        while True:
            call: Message = self._connection.receive(timeout=10)
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
        if member == "Notify":
            return new_method_return(call, "u", (7,))
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


def test_a_daemon_without_buttons_is_given_none(session: SessionBus, daemon: MakeDaemon) -> None:
    plain = daemon("body")
    session.show(Notification("odd", "Water", "5 < 6", WATER.buttons))
    _, replaced, _, title, body, actions, _, _ = plain.serve(until="Notify")
    assert (replaced, title, body, actions) == (0, "Water", "5 < 6", [])


def test_the_token_that_lets_a_window_come_to_the_front_is_handed_on(
    session: SessionBus, daemon: MakeDaemon, told: Told
) -> None:
    there = daemon("body", "actions")
    session.show(WATER)
    assert there.serve(until="Notify")[5] == ["default", "Open", "log", "Log +250 ml", "later", "Later"]
    there.signal("ActivationToken", "us", 7, "the-token")
    there.signal("ActionInvoked", "us", 7, OPEN)
    assert there.serve(until="CloseNotification") == (7,)
    assert told.actions == [("water", OPEN, "the-token")]


def test_a_notification_of_another_program_is_none_of_ours(session: SessionBus, daemon: MakeDaemon, told: Told) -> None:
    there = daemon("body", "actions")
    session.show(WATER)
    there.serve(until="Notify")
    there.signal("ActionInvoked", "us", 8, OPEN)
    there.signal("NotificationClosed", "uu", 8, 2)
    there.signal("ActionInvoked", "us", 7, "log")
    there.serve(until="CloseNotification")
    assert told.actions == [("water", "log", "")]
    assert not told.dismissed


def test_one_that_expired_lies_in_a_list_with_its_buttons(session: SessionBus, daemon: MakeDaemon, told: Told) -> None:
    there = daemon("body", "actions")
    session.show(WATER)
    there.serve(until="Notify")
    there.signal("NotificationClosed", "uu", 7, 1)
    there.signal("ActionInvoked", "us", 7, "log")
    there.serve(until="CloseNotification")
    assert told.actions == [("water", "log", "")]


def test_one_that_was_for_a_moment_is_gone_with_it(session: SessionBus, daemon: MakeDaemon, told: Told) -> None:
    there = daemon("body", "actions")
    session.show(replace(WATER, passing=True))
    hints = there.serve(until="Notify")[6]
    assert (hints["transient"], hints["urgency"]) == (("b", True), ("y", 0))
    there.signal("NotificationClosed", "uu", 7, 1)
    there.signal("ActionInvoked", "us", 7, "log")
    session.show(WATER)
    assert there.serve(until="Notify")[1] == 0, "nothing is left whose place it could take"
    assert not told.actions


def test_who_only_claims_to_be_the_daemon_presses_nothing(
    session: SessionBus, session_bus: Bus, daemon: MakeDaemon, told: Told
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
