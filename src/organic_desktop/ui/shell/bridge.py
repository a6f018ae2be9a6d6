"""The one way between threads and widgets: work goes out to a thread, its result comes back as a queued signal.

Nothing else in ``ui/`` starts a thread, no thread touches a widget, and its signals go through signal_gate.py.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

from organic_desktop.core.errors import OrganicError
from organic_desktop.ui.shell.signal_gate import DOOR

if TYPE_CHECKING:
    from organic_desktop.app.facade import App

log = logging.getLogger(__name__)


class Bridge(QObject):
    """Lives on the window's thread.

    ``status_changed`` carries a Status, ``rows_changed`` the names of tables that a pull changed; ``edited`` says that
    the user's own edits may be more than before, ``settings_changed`` that what the user chose is in force at once,
    ``reminded`` that what is known of reminders may be more than before, ``day_changed`` that the user's day or evening
    began.
    """

    status_changed = Signal(object)
    rows_changed = Signal(object)
    edited = Signal()
    settings_changed = Signal()
    reminded = Signal()
    day_changed = Signal()
    _arrived = Signal(object)
    _edit_made = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # Queued also on the window's thread: the page that made the edit shows it first, without waiting for others.
        self._edit_made.connect(self.edited, Qt.ConnectionType.QueuedConnection)
        self._arrived.connect(self._carry_out, Qt.ConnectionType.QueuedConnection)
        self._send = DOOR.through(self._arrived.emit)

    def run(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[OrganicError], None],
        *,
        owner: QObject | None = None,
    ) -> None:
        """Do ``work`` in a thread of its own; one of the other two is then called on the window's thread, unless the
        ``owner`` is gone by then: a page that was made anew in another language misses the answer."""

        def answer(call: Callable[[Any], None], result: Any) -> None:
            if owner is None or isValid(owner):
                call(result)

        def carry() -> None:
            try:
                result = work()
            except OrganicError as error:
                self._send(partial(answer, failed, error))
            except Exception:
                log.exception("a fault of ours")
                fault = OrganicError("Something went wrong in the program; its log says what.")
                self._send(partial(answer, failed, fault))
            else:
                self._send(partial(answer, done, result))

        # A daemon: a keyring waiting for its prompt must not keep the program from ending.
        threading.Thread(target=carry, name="bridge", daemon=True).start()

    def tell(self, call: Callable[[], None]) -> None:
        """From a thread whose work goes on: have this called on the window's thread, before the work's end is told."""
        self._send(call)

    def follow(self, app: App) -> None:
        """Turn the App's plain callbacks, from whichever thread, into signals."""
        app.when_edited(DOOR.through(self._edit_made.emit))
        app.when_day_changes(DOOR.through(self.day_changed.emit))
        app.start_sync(DOOR.through(self.status_changed.emit), DOOR.through(self.rows_changed.emit))

    @Slot(object)
    def _carry_out(self, task: Callable[[], None]) -> None:
        if not DOOR.is_closed:
            task()
