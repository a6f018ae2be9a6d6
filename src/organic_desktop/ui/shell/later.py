"""What starts a little later than the first page, each time that an App was opened."""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from organic_desktop.core.messages import Sentence

if TYPE_CHECKING:
    from organic_desktop.app.facade import App
    from organic_desktop.system.notifications import Notifier
    from organic_desktop.ui.shell.network import NetworkWatch
    from organic_desktop.ui.shell.window import MainWindow

LATER_MS = 1500  # what the first page doesn't need


def begin_later(window: MainWindow, app: App) -> None:
    """Start what the first page doesn't need: network watch, reminders, autostart repair, the coach, preload."""
    watch_network(window, app)
    remind(window, app)
    repair_autostart(window, app)
    say_problems(window, app)
    window.bridge.run(app.start_coach, lambda _: None, lambda _: None)
    QTimer.singleShot(LATER_MS, window, lambda: window.bridge.run(_preload, lambda _: None, lambda _: None))


def remind(window: MainWindow, app: App) -> None:
    """Show reminders that are due, for as long as the App is open."""

    def imported() -> type[Notifier] | None:
        app.reminders.all()  # reads their file, which the window needn't wait for
        return notifier_class()

    window.bridge.run(imported, window.shell.remind, lambda error: window.shell.remind(None))


def notifier_class() -> type[Notifier] | None:
    """Return what shows notifications on this system, imported now; None if only the window and the tray can."""
    if sys.platform != "linux":
        return None
    from organic_desktop.system.notifications import Notifier

    return Notifier


def _preload() -> None:
    from organic_desktop.ui.shell.preload import load_ahead

    load_ahead()


def say_problems(window: MainWindow, app: App) -> None:
    """Show what is wrong in the data folder: settings or reminders that were skipped, missing permissions."""
    from organic_desktop.ui.text.messages import translate_message

    def say(problems: list[Sentence]) -> None:
        if problems:
            window.shell.messenger.notify(window.windowTitle(), " ".join(map(translate_message, problems)))

    window.bridge.run(app.folder_problems, say, lambda _: None)  # it reads the file of reminders


def repair_autostart(window: MainWindow, app: App) -> None:
    """Update the autostart entry if an upgrade moved the program; Settings shows an entry that can't be repaired."""
    from organic_desktop.system.autostart import autostart, repair

    def work() -> None:
        with suppress(OSError):  # there is no home, and so no entry
            repair(autostart(), app.folder)

    window.bridge.run(work, lambda _: None, lambda error: None)


def watch_network(window: MainWindow, app: App) -> None:
    """Sync when the network returns or the computer wakes up, for as long as the App is open."""

    def imported() -> type[NetworkWatch]:
        from organic_desktop.ui.shell.network import NetworkWatch

        return NetworkWatch

    def begin(network_watch: type[NetworkWatch]) -> None:
        network_watch(app.timekeeper, window.shell).returned.connect(app.sync_now)

    window.bridge.run(imported, begin, lambda error: None)  # without it, sync tries again by itself
