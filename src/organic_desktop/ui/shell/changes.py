"""Tell which tables changed: by an edit here, by a pull, by another program, or all of them when a new day begins.

Hidden pages aren't refreshed; a page reads the database again when it is shown (navigation.py).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from organic_desktop.app.facade import ALL_TABLES
from organic_desktop.core.errors import StoreError
from organic_desktop.sync.status import SyncState

if TYPE_CHECKING:
    from datetime import date

    from organic_desktop.app.facade import App
    from organic_desktop.sync.status import Status
    from organic_desktop.ui.services.bridge import Bridge
    from organic_desktop.ui.shell.undo import UndoStack

LOOK_MS = 2_000


class Changes(QObject):
    """``changed`` carries the names of the tables, once per change. ``is_seen``: the window or the popup is visible."""

    changed = Signal(object)

    def __init__(
        self, app: App, bridge: Bridge, undo: UndoStack, is_seen: Callable[[], bool], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._app, self._undo, self._is_seen = app, undo, is_seen
        self._syncing = False
        self._last = self._state()
        bridge.edited.connect(self.check)
        bridge.rows_changed.connect(self._follow_pull)
        bridge.status_changed.connect(self._follow_status)
        bridge.day_changed.connect(self.look)
        undo.moved.connect(self.check)
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    @Slot()
    def check(self) -> None:
        """Emit ``changed`` if anything changed since the last check."""
        if self._undo.is_reversing:  # checked once it has moved
            return
        state = self._state()
        if state == self._last:
            return
        new_day = state[0] != self._last[0]
        self._last = state  # before reading: a later change is found by the next check
        tables = self._undo.read_journal()
        # Not every change is in the journal: days off and another program's pull aren't.
        self.changed.emit(ALL_TABLES if new_day or not tables else tables)

    @Slot()
    def look(self) -> None:
        """Check for a new day and for another program's changes, which no signal announces."""
        if self._is_seen() and not self._syncing:
            self.check()

    @Slot(object)
    def _follow_pull(self, tables: frozenset[str]) -> None:
        self._last = self._state()
        self.changed.emit(tables | self._undo.read_journal())

    @Slot(object)
    def _follow_status(self, status: Status) -> None:
        """A sync cycle's own writes aren't changes of rows; those it reports itself."""
        was_syncing, self._syncing = self._syncing, status.state == SyncState.SYNCING
        if was_syncing and not self._syncing:
            self._last = self._last[0], self._state()[1]
            if tables := self._undo.read_journal():
                self.changed.emit(tables)

    def _state(self) -> tuple[date, object]:
        try:
            return self._app.today(), self._app.data_version()
        except StoreError:  # shown by whatever reads next
            return self._app.today(), None
