"""The virtual desktop itself: what the other tests here rely on."""

from __future__ import annotations

from jeepney import DBusAddress, new_method_call

from tests.system.bus import PATIENCE_SECONDS
from tests.system.screen import NOTIFICATIONS, TRAY_HOST, Desktop

DAEMON = DBusAddress("/org/freedesktop/Notifications", NOTIFICATIONS, NOTIFICATIONS)


def notify(desktop: Desktop, title: str) -> None:
    """Show a notification with two buttons."""
    words: tuple[object, ...] = ("Tests", 0, "", title, "", ["yes", "Yes, please", "no", "No"], {}, -1)
    with desktop.bus.connect() as connection:
        connection.send_and_get_reply(
            new_method_call(DAEMON, "Notify", "susssasa{sv}i", words), timeout=PATIENCE_SECONDS
        )


def test_a_tray_host_can_go_and_come_back(virtual_desktop: Desktop) -> None:
    for _ in range(3):
        virtual_desktop.end_tray()
        assert not virtual_desktop.screen.has_manager(TRAY_HOST)
        virtual_desktop.start_tray()
        assert virtual_desktop.screen.has_manager(TRAY_HOST)


def test_a_notification_daemon_shows_buttons_and_forgets_with_its_end(virtual_desktop: Desktop) -> None:
    notify(virtual_desktop, "Water?")
    assert virtual_desktop.notifications() == 1
    assert virtual_desktop.press("Yes, please") == ["Yes, please", "No"]
    notify(virtual_desktop, "Mood?")
    virtual_desktop.end_notifications()
    virtual_desktop.start_notifications()
    assert virtual_desktop.notifications() == 0
    assert [line.strip() for line in virtual_desktop.printed("dunst").splitlines() if "summary" in line] == [
        "summary: 'Water?'",
        "summary: 'Mood?'",
    ]
