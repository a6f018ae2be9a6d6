"""Notifications: their content, and the desktop's daemon that shows them (org.freedesktop.Notifications, on D-Bus).

The caller chooses them, and does what their buttons say. One that no daemon shows is handed back to it.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from html import escape

from organic_desktop.core.plain_text import lines_of, one_line
from organic_desktop.system.installation import desktop_name

if sys.platform == "linux":  # jeepney is installed there alone
    from jeepney import DBusAddress, MatchRule

    from organic_desktop.system.dbus import Bus, NoAnswer, Received, owner_changes

NAME = "org.freedesktop.Notifications"
PATH = "/org/freedesktop/Notifications"
OPEN = "default"
"""The action of a click on the notification itself; the name is D-Bus's."""
_LOW, _NORMAL = 0, 1
_EXPIRED, _DISMISSED = 1, 2  # any other reason: it was closed before the user answered
_DEFAULT_TIMEOUT = -1
LONGEST_TITLE, LONGEST_BODY = 200, 1_000  # letters; core/plain_text.py takes out what D-Bus can't carry

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Notification:
    """What is shown, by the daemon, a tray icon or our own window.

    ``buttons`` are pairs of an action and its label. A ``passing`` one is out of date in a moment.
    """

    key: str
    title: str
    body: str
    buttons: tuple[tuple[str, str], ...] = ()
    passing: bool = False

    @property
    def visible_buttons(self) -> tuple[tuple[str, str], ...]:
        """The buttons without ``OPEN``, which a click on the notification itself presses."""
        return tuple((action, label) for action, label in self.buttons if action != OPEN)


@dataclass(frozen=True)
class _Shown:
    """A notification with the number that a daemon gave it; the number means nothing to another daemon."""

    notification: Notification
    daemon: str
    number: int


class Notifier:
    """Shows and withdraws notifications, in the order of the calls; neither call waits.

    Callbacks come from the bus's thread: ``on_action`` with key, action and the token that lets a window come to the
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
        self._daemon = DBusAddress(PATH, NAME, NAME)
        rules = MatchRule(type="signal", sender=NAME, interface=NAME), owner_changes(NAME)
        self._bus = Bus(address, rules, self._received)

    def show(self, notification: Notification) -> None:
        """Show it, in place of one with the same key; without buttons if the daemon has none."""
        self._bus.submit(lambda: self._show(notification))

    def withdraw(self, key: str) -> None:
        """Close it, if it is shown."""
        self._bus.submit(lambda: self._withdraw(key))

    def close(self) -> None:
        """Withdraw everything, for no button would work any more, and end."""
        self._bus.submit(self._withdraw_all)
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
        capabilities = self._bus.call(self._daemon, "GetCapabilities")
        offered: frozenset[str] = frozenset(capabilities.body[0])
        before = self._shown.get(notification.key)
        body = "\n".join(lines_of(notification.body[:LONGEST_BODY]))
        answer = self._bus.call(
            self._daemon,
            "Notify",
            "susssasa{sv}i",
            "Organic",
            before.number if before and before.daemon == capabilities.sender else 0,
            self._icon,
            one_line(notification.title[:LONGEST_TITLE]),
            escape(body, quote=False) if "body-markup" in offered else body,
            [word for button in notification.buttons for word in button] if "actions" in offered else [],
            {
                "desktop-entry": ("s", desktop_name()),
                "urgency": ("y", _LOW if notification.passing else _NORMAL),
                "transient": ("b", notification.passing),
            },
            _DEFAULT_TIMEOUT,
        )
        if not answer.body[0]:  # no number: the daemon dropped it
            raise NoAnswer("Notify: not shown")
        return _Shown(notification, answer.sender, answer.body[0])

    def _withdraw(self, key: str) -> None:
        shown = self._shown.pop(key, None)
        if shown:
            self._bus.call(self._daemon, "CloseNotification", "u", shown.number)

    def _withdraw_all(self) -> None:
        for key in list(self._shown):
            with suppress(NoAnswer):
                self._withdraw(key)

    def _received(self, signal: Received) -> None:
        if signal.member == "NameOwnerChanged":
            self._show_again(daemon=signal.body[2])
        elif signal.member == "ActivationToken":
            self._keep_token(signal.sender, *signal.body)
        elif signal.member == "ActionInvoked":
            self._act(signal.sender, *signal.body)
        elif signal.member == "NotificationClosed":
            self._closed(signal.sender, *signal.body)

    def _keep_token(self, daemon: str, number: int, token: str) -> None:
        """Keep the token until the action, which comes next."""
        if self._key(daemon, number):
            self._tokens[daemon, number] = token

    def _act(self, daemon: str, number: int, action: str) -> None:
        token = self._tokens.pop((daemon, number), "")
        key = self._key(daemon, number)
        if key:
            self._on_action(key, action, token)
            self._withdraw(key)  # some daemons leave it there

    def _closed(self, daemon: str, number: int, reason: int) -> None:
        """Forget a closed one, unless it only expired: it may still be in the daemon's list, with its buttons."""
        self._tokens.pop((daemon, number), None)
        key = self._key(daemon, number)
        if key and (reason != _EXPIRED or self._shown[key].notification.passing):
            shown = self._shown.pop(key)
            if reason == _DISMISSED:
                self._on_dismissed(key)
            elif reason != _EXPIRED:
                self._on_missed(shown.notification)

    def _show_again(self, daemon: str) -> None:
        """Show again what the daemon before had shown, if there is a new one; else hand it back to the caller."""
        self._tokens.clear()
        lost = [shown.notification for shown in self._shown.values() if shown.daemon != daemon]
        for notification in lost:
            if daemon:
                self._show(notification)
            else:
                self._on_missed(notification)

    def _key(self, daemon: str, number: int) -> str:
        """Return the key of one of ours; "" for another program's, or one from before our start."""
        for key, shown in self._shown.items():
            if (shown.daemon, shown.number) == (daemon, number):
                return key
        return ""
