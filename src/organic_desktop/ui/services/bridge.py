"""The only way between threads and widgets: work goes to a thread, its result comes back as a queued signal.

Nothing else in ``ui/`` starts a thread, no thread touches a widget, and every signal that a thread emits goes through
the gate, which is closed before Qt's objects are destroyed.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

from organic_desktop.core.errors import OrganicError

if TYPE_CHECKING:
    from organic_desktop.app.facade import App

log = logging.getLogger(__name__)


class SignalGate:
    """Lets threads emit signals until it is closed for good.

    A signal that a thread emits while its object, or the application, is being destroyed ends the process by SIGSEGV.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._closed = False

    def through(self, emit: Callable[..., Any]) -> Callable[..., None]:
        """Wrap ``emit`` for use in a thread: it does nothing once the gate is closed or the object is destroyed."""

        def guarded(*arguments: object) -> None:
            if threading.current_thread() is threading.main_thread():
                with suppress(RuntimeError):
                    emit(*arguments)  # its slots may take long, and may wait for a thread
                return
            with self._lock, suppress(RuntimeError):  # the object is destroyed: nobody listens
                if not self._closed:
                    emit(*arguments)

        return guarded

    def close(self) -> None:
        """Let no thread emit from now on; waits for one that is emitting."""
        with self._lock:
            self._closed = True

    @property
    def is_closed(self) -> bool:
        """True once the program ends: results that threads sent before are dropped."""
        return self._closed


GATE = SignalGate()


class Bridge(QObject):
    """Runs work in threads, and turns the App's callbacks into signals. Lives on the window's thread.

    ``status_changed`` carries a Status, ``rows_changed`` the names of the tables that a pull changed. ``edited``: rows
    may have been edited; ``settings_changed``: the settings were changed; ``reminded``: the reminders' state changed;
    ``day_changed``: the user's day or evening began; ``coach_writes`` carries whether the coach writes an answer;
    ``updates_changed``: a newer version may have been found.
    """

    status_changed = Signal(object)
    rows_changed = Signal(object)
    edited = Signal()
    settings_changed = Signal()
    reminded = Signal()
    day_changed = Signal()
    coach_writes = Signal(bool)
    updates_changed = Signal()
    _arrived = Signal(object)
    _edit_made = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._edit_made.connect(self._emit_edited)  # at once on the window's thread, queued from any other
        self._arrived.connect(self._call, Qt.ConnectionType.QueuedConnection)
        self._send = GATE.through(self._arrived.emit)
        self._generation = 0

    def drop_results(self) -> None:
        """Drop the results of all work that is under way: who asked for it is gone together with the App."""
        self._generation += 1

    def run(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[OrganicError], None],
        *,
        owner: QObject | None = None,
    ) -> None:
        """Call ``work`` in a thread, then ``done`` or ``failed`` on the window's thread.

        Neither is called if the ``owner`` is destroyed by then: a page that was rebuilt in another language.
        """
        generation = self._generation

        def answer(call: Callable[[Any], None], result: Any) -> None:
            if generation == self._generation and (owner is None or isValid(owner)):
                call(result)

        def carry() -> None:
            try:
                result = work()
            except OrganicError as error:
                self._send(partial(answer, failed, error))
            except Exception:
                log.exception("a fault of ours")
                fault = OrganicError("Something went wrong in the program. See its log.")
                self._send(partial(answer, failed, fault))
            else:
                self._send(partial(answer, done, result))

        # A daemon: a keyring waiting for its prompt must not keep the program from ending.
        threading.Thread(target=carry, name="bridge", daemon=True).start()

    def call_soon(self, call: Callable[[], None]) -> None:
        """Call something on the window's thread, from a thread whose work goes on."""
        self._send(call)

    def follow(self, app: App) -> None:
        """Emit the signals for this App from now on, and let it sync in the background."""
        app.when_edited(GATE.through(self._edit_made.emit))
        app.coach_activity.changed.add(GATE.through(self.coach_writes.emit))
        app.when_day_changes(GATE.through(self.day_changed.emit))
        app.start_sync(GATE.through(self.status_changed.emit), GATE.through(self.rows_changed.emit))
        app.updates.start(GATE.through(self.updates_changed.emit))

    @Slot()
    def _emit_edited(self) -> None:
        self.edited.emit()

    @Slot(object)
    def _call(self, task: Callable[[], None]) -> None:
        if not GATE.is_closed:
            task()
