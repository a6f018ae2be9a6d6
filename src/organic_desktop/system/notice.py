"""What a notification says, whoever shows it: the desktop's daemon, a tray icon, our own window."""

from __future__ import annotations

from dataclasses import dataclass

OPEN = "default"
"""The action of a click on the notification itself; the name is D-Bus's."""


@dataclass(frozen=True)
class Notification:
    """``buttons`` are pairs of an action and its words; one whose news is old in a moment is ``passing``."""

    key: str
    title: str
    body: str
    buttons: tuple[tuple[str, str], ...] = ()
    passing: bool = False
