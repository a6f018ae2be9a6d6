"""Notifications of the desktop (org.freedesktop.Notifications), each by a key of ours.

Which there are, and what their buttons do, is told from above; where no daemon shows one, it is told back.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from html import escape

from jeepney import DBusAddress, MatchRule, message_bus

from organic_desktop.core.plain_text import lines_of, one_line
from organic_desktop.system.dbus import Bus, Heard, NoAnswer
from organic_desktop.system.installation import desktop_name
from organic_desktop.system.notice import Notification

NAME = "org.freedesktop.Notifications"
_DAEMON = DBusAddress("/org/freedesktop/Notifications", NAME, NAME)
_LOW, _NORMAL = 0, 1
_EXPIRED, _DISMISSED = 1, 2  # else a call closed it, or nobody says why: it was taken from the user unanswered
_AS_LONG_AS_USUAL = -1
MOST_OF_A_TITLE, MOST_OF_A_BODY = (
    200,
    1_000,
)  # letters; D-Bus takes neither NUL nor half a character, see core/plain_text.py

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class _Shown:
    """A notification with the number that a daemon gave it; the number means nothing to another daemon."""

    notification: Notification
    daemon: str
    number: int


class SessionBus:
    """Shows and withdraws; neither waits, and both come to the daemon in the order in which they were asked for.

    Called back from a thread of its own: ``on_action`` with key, action and the token that lets a window come to the
    front on Wayland ("" elsewhere), ``on_dismissed`` with the key of one that the user closed, ``on_missed`` with one
    that could not be shown, or that the daemon lost before anybody answered.
    """

    def __init__(
        self,
        on_action: Callable[[str, str, str], None],
        on_dismissed: Callable[[str], None],
        on_missed: Callable[[Notification], None],
        *,
        icon: str = "",
        address: str = "SESSION",
    ) -> None:
        self._on_action, self._on_dismissed, self._on_missed = on_action, on_dismissed, on_missed
        self._icon = icon
        self._shown: dict[str, _Shown] = {}
        self._tokens: dict[tuple[str, int], str] = {}
        there = MatchRule(
            type="signal", sender=message_bus.bus_name, interface=message_bus.interface, member="NameOwnerChanged"
        )
        there.add_arg_condition(0, NAME)
        self._bus = Bus(address, (MatchRule(type="signal", sender=NAME, interface=NAME), there), self._heard)

    def show(self, notification: Notification) -> None:
        """Show it, in the place of one with the same key; without buttons where the daemon has none."""
        self._bus.order(lambda: self._show(notification))

    def withdraw(self, key: str) -> None:
        """It is of no use any more; nothing where it isn't shown."""
        self._bus.order(lambda: self._withdraw(key))

    def close(self) -> None:
        """Withdraw everything, whose buttons would do nothing any more, and end."""
        self._bus.order(self._withdraw_all)
        self._bus.close()

    # -- on the bus's thread ------------------------------------------------------------------------------------------

    def _show(self, notification: Notification) -> None:
        try:
            self._shown[notification.key] = self._notify(notification)
        except NoAnswer as error:
            log.info("not shown: %s", error)
            self._shown.pop(notification.key, None)
            self._on_missed(notification)

    def _notify(self, notification: Notification) -> _Shown:
        can = self._bus.call(_DAEMON, "GetCapabilities")
        offered: frozenset[str] = frozenset(can.body[0])
        before = self._shown.get(notification.key)
        body = "\n".join(lines_of(notification.body[:MOST_OF_A_BODY]))
        answer = self._bus.call(
            _DAEMON,
            "Notify",
            "susssasa{sv}i",
            "Organic",
            before.number if before and before.daemon == can.sender else 0,
            self._icon,
            one_line(notification.title[:MOST_OF_A_TITLE]),
            escape(body, quote=False) if "body-markup" in offered else body,
            [word for button in notification.buttons for word in button] if "actions" in offered else [],
            {
                "desktop-entry": ("s", desktop_name()),
                "urgency": ("y", _LOW if notification.passing else _NORMAL),
                "transient": ("b", notification.passing),
            },
            _AS_LONG_AS_USUAL,
        )
        if not answer.body[0]:  # no number: it was taken, and thrown away
            raise NoAnswer("Notify: not shown")
        return _Shown(notification, answer.sender, answer.body[0])

    def _withdraw(self, key: str) -> None:
        shown = self._shown.pop(key, None)
        if shown:
            self._bus.call(_DAEMON, "CloseNotification", "u", shown.number)

    def _withdraw_all(self) -> None:
        for key in list(self._shown):
            with suppress(NoAnswer):
                self._withdraw(key)

    def _heard(self, signal: Heard) -> None:
        if signal.member == "NameOwnerChanged":
            self._follow(daemon=signal.body[2])
        elif signal.member == "ActivationToken":
            self._keep(signal.sender, *signal.body)
        elif signal.member == "ActionInvoked":
            self._act(signal.sender, *signal.body)
        elif signal.member == "NotificationClosed":
            self._forget(signal.sender, *signal.body)

    def _keep(self, daemon: str, number: int, token: str) -> None:
        """Until the action, which comes next."""
        if self._key(daemon, number):
            self._tokens[daemon, number] = token

    def _act(self, daemon: str, number: int, action: str) -> None:
        token = self._tokens.pop((daemon, number), "")
        key = self._key(daemon, number)
        if key:
            self._on_action(key, action, token)
            self._withdraw(key)  # some daemons leave it there

    def _forget(self, daemon: str, number: int, reason: int) -> None:
        """It is closed; one that has only expired may be in a list of past ones still, with its buttons."""
        self._tokens.pop((daemon, number), None)
        key = self._key(daemon, number)
        if key and (reason != _EXPIRED or self._shown[key].notification.passing):
            shown = self._shown.pop(key)
            if reason == _DISMISSED:
                self._on_dismissed(key)
            elif reason != _EXPIRED:
                self._on_missed(shown.notification)

    def _follow(self, daemon: str) -> None:
        """Another daemon is there, or none: what the one before showed is gone, and shown again as soon as it can."""
        self._tokens.clear()
        lost = [shown.notification for shown in self._shown.values() if shown.daemon != daemon]
        for notification in lost:
            if daemon:
                self._show(notification)
            else:
                self._on_missed(notification)

    def _key(self, daemon: str, number: int) -> str:
        """Which of ours it is; "" for another program's, or one of ours from before."""
        for key, shown in self._shown.items():
            if (shown.daemon, shown.number) == (daemon, number):
                return key
        return ""
