"""Ask to lock by itself: after some minutes without use, before the computer sleeps, when its screen is locked.

What is typed, clicked and scrolled in the program's windows counts as use; syncing and reminders don't.
"""

from __future__ import annotations

import sys
from datetime import timedelta
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QWindow

from organic_desktop.ui.services.bridge import GATE

if sys.platform == "linux":
    from organic_desktop.system.sleep_guard import SleepGuard

if TYPE_CHECKING:
    from organic_desktop.app.facade import App
    from organic_desktop.core.clock import Clock
    from organic_desktop.ui.services.bridge import Bridge

CHECK_MS = 5_000
Kind = QEvent.Type
KEYS, MOUSE = {Kind.KeyPress, Kind.InputMethod}, {Kind.MouseButtonPress, Kind.MouseMove, Kind.Wheel}
USE = KEYS | MOUSE | {Kind.TouchBegin, Kind.TouchUpdate, Kind.TabletPress, Kind.TabletMove}
PAINTS = {Kind.Expose, Kind.UpdateRequest}


class IdleWatch(QObject):
    """``due`` is emitted once nothing was used for ``limit``; None: never.

    It filters the events of the system's windows, not of the widgets: those are few. When it is overdue, because the
    program stood still while the computer slept, ``due`` comes before anything is painted, and no input is taken.
    """

    due = Signal()

    def __init__(self, clock: Clock, parent: QObject) -> None:
        super().__init__(parent)
        self._clock = clock
        self._limit: timedelta | None = None
        self._used_at = clock.now(), clock.monotonic()
        self._timer = QTimer(self, interval=CHECK_MS)
        self._timer.timeout.connect(self.check)
        for each in QGuiApplication.topLevelWindows():
            self._watch(each)
        cast(QGuiApplication, QGuiApplication.instance()).focusWindowChanged.connect(self._watch)

    def set_limit(self, limit: timedelta | None) -> None:
        """Be due after this time from the last use on."""
        self._limit = limit
        if limit:
            self._timer.start()
        else:
            self._timer.stop()

    @Slot()
    def check(self) -> bool:
        """Emit ``due`` if it is, and return whether it is."""
        if self._limit is None:
            return False
        wall, monotonic = self._used_at
        # The wall clock also counts a sleep, the other one can't be set back.
        idle = max((self._clock.now() - wall).total_seconds(), self._clock.monotonic() - monotonic)
        if idle < self._limit.total_seconds():
            return False
        self.due.emit()
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind not in USE and kind not in PAINTS:
            return False
        if self.check():
            return kind in USE
        if kind in USE:
            self._used_at = self._clock.now(), self._clock.monotonic()
        return False

    @Slot(QWindow)
    def _watch(self, window: QWindow | None) -> None:
        if window:
            window.installEventFilter(self)


class AutoLock(QObject):
    """``due``: lock now. Deleted once that is done, it lets the computer sleep."""

    due = Signal()
    _woke = Signal()

    def __init__(self, app: App, bridge: Bridge, clock: Clock, parent: QObject) -> None:
        super().__init__(parent)
        self._app = app
        self._idle = IdleWatch(clock, self)
        self._idle.due.connect(self.due)
        self._guard: SleepGuard | None = None
        app.timekeeper.on_wake_up(GATE.through(self._woke.emit))
        self._woke.connect(self._follow_wake_up, Qt.ConnectionType.QueuedConnection)
        bridge.settings_changed.connect(self._follow_settings)
        self._follow_settings()

    @Slot()
    def _follow_settings(self) -> None:
        chosen = self._app.settings
        self._idle.set_limit(None if chosen.lock_after == "never" else timedelta(minutes=int(chosen.lock_after)))
        if chosen.lock_on_sleep and self._guard is None and sys.platform == "linux":
            self._guard = SleepGuard(GATE.through(self.due.emit))
            self.destroyed.connect(self._guard.close)
        elif not chosen.lock_on_sleep and self._guard:
            self.destroyed.disconnect(self._guard.close)
            self._guard.close()
            self._guard = None

    @Slot()
    def _follow_wake_up(self) -> None:
        """Lock after a sleep that nobody announced, or that was over before the lock was closed."""
        if self._app.settings.lock_on_sleep or self._idle.check():
            self.due.emit()
