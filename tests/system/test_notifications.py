"""Notifications as a real daemon shows them, which comes, goes, hangs, or was never there."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest

from organic_desktop.system import dbus as buses
from organic_desktop.system.notifications import OPEN, Notification, Notifier
from tests.system.bus import Bus
from tests.system.conftest import WATER, Told
from tests.system.screen import Desktop, wait_until


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
    virtual_desktop: Desktop, session: Notifier, told: Told
) -> None:
    session.show(WATER)
    shows(virtual_desktop, 1)
    assert sorted(virtual_desktop.press("Log +250 ml")) == ["Later", "Log +250 ml", "Open"]
    wait_until(lambda: told.actions == [("water", "log", "")])
    shows(virtual_desktop, 0)
    assert not told.missed


def test_a_click_on_the_notification_itself_opens(virtual_desktop: Desktop, session: Notifier, told: Told) -> None:
    session.show(WATER)
    shows(virtual_desktop, 1)
    virtual_desktop.dunstctl("action", "0")
    wait_until(lambda: told.actions == [("water", OPEN, "")])


def test_one_with_the_same_key_takes_the_place_of_the_one_before(
    virtual_desktop: Desktop, session: Notifier, told: Told
) -> None:
    for title in ("Water", "Mood", "Sleep"):
        session.show(Notification("same", title, ""))
    wait_until(lambda: "Sleep" in titles(virtual_desktop))
    assert virtual_desktop.notifications() == 1
    session.show(Notification("another", "Energy", ""))
    shows(virtual_desktop, 2)


def test_what_is_withdrawn_is_gone_and_an_unknown_key_is_nothing(
    virtual_desktop: Desktop, session: Notifier, told: Told
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


def test_one_that_the_user_closes_is_told(virtual_desktop: Desktop, session: Notifier, told: Told) -> None:
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


def test_a_daemon_that_starts_again_shows_it_again(virtual_desktop: Desktop, session: Notifier, told: Told) -> None:
    session.show(WATER)
    shows(virtual_desktop, 1)
    virtual_desktop.end_notifications()
    virtual_desktop.start_notifications()
    shows(virtual_desktop, 1)
    virtual_desktop.press("Later")
    wait_until(lambda: told.actions == [("water", "later", "")])


def test_without_a_daemon_it_is_told_and_a_later_one_is_found(
    virtual_desktop: Desktop, session: Notifier, told: Told
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
    virtual_desktop: Desktop, session: Notifier, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    session.show(WATER)
    shows(virtual_desktop, 1)
    virtual_desktop.dunst.send_signal(signal.SIGSTOP)
    try:
        with monkeypatch.context() as impatient:
            impatient.setattr(buses, "CALL_SECONDS", 0.2)
            session.show(Notification("mood", "Mood", ""))
            wait_until(lambda: [each.key for each in told.missed] == ["mood"])
    finally:
        virtual_desktop.dunst.send_signal(signal.SIGCONT)
    session.withdraw("water")
    session.show(Notification("sleep", "Sleep", ""))
    wait_until(lambda: "Sleep" in titles(virtual_desktop))


def test_words_are_words_and_not_markup(virtual_desktop: Desktop, session: Notifier) -> None:
    session.show(Notification("odd", "Tea & <b>bread</b>", "<i>5 < 6</i> & so on"))
    wait_until(lambda: "formatted" in virtual_desktop.printed("dunst"))
    assert titles(virtual_desktop) == ["Tea & <b>bread</b>", "&lt;i&gt;5 &lt; 6&lt;/i&gt; &amp; so on"]


def test_words_that_d_bus_takes_none_of_are_shown_escaped(virtual_desktop: Desktop, session: Notifier) -> None:
    """NUL and half a character would be a message that can't be sent; a title is one line, a body no book."""
    session.show(Notification("odd", "Tea\n\0\ud800\u202e", "a\0b\x1b\n" + "word " * 100_000))
    wait_until(lambda: "formatted" in virtual_desktop.printed("dunst"))
    title, body = titles(virtual_desktop)
    assert title == r"Tea\n\x00\ud800\u202e"
    assert body.startswith(r"a\x00b\x1b")
    assert len(body) < 1_100
