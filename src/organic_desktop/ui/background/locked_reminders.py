"""Reminders while the data are locked: that one is due, and nothing of what it says; no button but to unlock.

What is shown here is stored as unanswered, so that the next App shows it with its words, unless it is logged already.
There is no App: this has a timekeeper of its own, and reminders that know nothing of the days.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot

from organic_desktop.core.clock import Clock
from organic_desktop.core.errors import OrganicError
from organic_desktop.core.paths import resource
from organic_desktop.core.settings import settings_on_disk
from organic_desktop.reminders.service import Reminders
from organic_desktop.reminders.tracker import UnknownDays
from organic_desktop.system.installation import icon_for_others
from organic_desktop.system.notifications import OPEN, Notification
from organic_desktop.system.timekeeper import Timekeeper
from organic_desktop.ui.services.bridge import GATE

if TYPE_CHECKING:
    from organic_desktop.reminders.events import Due
    from organic_desktop.system.notifications import Notifier
    from organic_desktop.ui.background.tray_icon import TrayIcon
    from organic_desktop.ui.services.bridge import Bridge

KEY = "locked"


class LockedReminders(QObject):
    """Begins at once. ``asked`` carries the token of the desktop when a notification was clicked; ``counted`` how many
    reminders are due."""

    asked = Signal(str)
    counted = Signal(int)
    _came = Signal(object)
    _over = Signal(str)
    _pressed = Signal(str, str, str)
    _dismissed = Signal(str)
    _missed = Signal(object)

    def __init__(
        self,
        folder: Path,
        clock: Clock,
        bridge: Bridge,
        icon: TrayIcon | None,
        make_notifier: Callable[..., Notifier] | None,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._bridge, self._icon = bridge, icon
        self._due: dict[str, Due] = {}
        self.timekeeper = Timekeeper(clock)
        self._reminders = Reminders(folder, clock, lambda: settings_on_disk(folder), UnknownDays(), self.timekeeper)
        self.timekeeper.on_wake_up(self._reminders.check)
        for signal, slot in (
            (self._came, self._add),
            (self._over, self._remove),
            (self._pressed, self._press),
            (self._dismissed, self._dismiss),
            (self._missed, self._show_at_icon),
        ):
            signal.connect(slot, Qt.ConnectionType.QueuedConnection)  # each comes from a thread
        self._notifier: Notifier | None = None
        if icon:
            icon.message_clicked.connect(self._ask)  # a method: the icon outlives this
        if make_notifier:
            self._notifier = make_notifier(
                GATE.through(self._pressed.emit),
                GATE.through(self._dismissed.emit),
                GATE.through(self._missed.emit),
                icon=icon_for_others(resource("icons/app.svg")),
            )
        self._reminders.start(GATE.through(self._came.emit), GATE.through(self._over.emit))

    @property
    def has_any(self) -> bool:
        """True if a reminder is on."""
        return any(reminder.on for reminder in self._reminders.all())

    @Slot()
    def end(self) -> None:
        """Show no more, and withdraw what is shown: the program ends."""
        self._stop()
        if self._notifier:
            self._notifier.close()

    def set_aside(self) -> None:
        """Show no more, and withdraw what is shown: an App is open again, which shows it with its words."""
        self._stop()
        if self._notifier:
            self._bridge.run(self._notifier.close, lambda _: None, lambda _: None)  # it waits for the daemon

    def _stop(self) -> None:
        self._reminders.stop()
        self.timekeeper.stop()

    # -- details ------------------------------------------------------------------------------------------------------

    @Slot()
    def _ask(self) -> None:
        self.asked.emit("")

    @Slot(object)
    def _add(self, due: Due) -> None:
        self._due[due.key] = due
        with suppress(OrganicError):  # a full disk: it isn't shown again after unlocking
            self._reminders.keep(due)
        self._show()

    @Slot(str)
    def _remove(self, key: str) -> None:
        """Count one less: its day is over."""
        if self._due.pop(key, None):
            self._show()

    def _show(self) -> None:
        self.counted.emit(len(self._due))
        if not self._due:
            if self._notifier:
                self._notifier.withdraw(KEY)
            return
        said = Notification(KEY, self.sentence(len(self._due)), self.tr("Unlock Organic to see it."), self._buttons())
        if self._notifier:
            self._notifier.show(said)
        else:
            self._show_at_icon(said)

    def sentence(self, count: int) -> str:
        """Say how many reminders are due, and nothing else about them."""
        return self.tr("%n reminder(s) due", "", count)

    def _buttons(self) -> tuple[tuple[str, str], ...]:
        return ((OPEN, self.tr("Unlock")),)

    @Slot(object)
    def _show_at_icon(self, said: Notification) -> None:
        """Show it at the tray's icon, if there is one: no daemon shows it. The lock page says it, too."""
        if self._icon:
            self._icon.show_message(said.title, said.body)

    @Slot(str, str, str)
    def _press(self, _key: str, _action: str, token: str) -> None:
        self.asked.emit(token)

    @Slot(str)
    def _dismiss(self, _key: str) -> None:
        """Log that the user closed them: they don't come again after unlocking."""
        for due in self._due.values():
            with suppress(OrganicError):
                self._reminders.dismiss(due)
        self._due.clear()
        self.counted.emit(0)
