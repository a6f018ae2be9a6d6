"""The App behind the window: opened after the first frame, closed when it is locked, and opened anew: decision 0065.

At any time the window has one App, or none and a page that says why. Opening and closing happen in threads; all that
shows an App is built when it is open, and deleted before it is closed. Nothing here may import the database and
network libraries before the first frame.
"""

from __future__ import annotations

import gc
import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QIcon
from shiboken6 import delete

from organic_desktop.core import log, paths
from organic_desktop.core.errors import DatabaseDamaged, Locked, NewerDatabase, OrganicError
from organic_desktop.ui.services.bridge import GATE
from organic_desktop.ui.shell.later import LATER_MS, begin_later
from organic_desktop.ui.shell.window import UNPAINTED_MS, MainWindow
from organic_desktop.ui.text.locales import Formats

if TYPE_CHECKING:
    from pathlib import Path

    from organic_desktop.app.facade import App
    from organic_desktop.app.lock import Lock
    from organic_desktop.core.clock import Clock
    from organic_desktop.ui.services.page import Conversion
    from organic_desktop.ui.shell.auto_lock import AutoLock
    from organic_desktop.ui.shell.first_today import FirstToday
    from organic_desktop.ui.shell.locked_window import LockedWindow
    from organic_desktop.ui.shell.opening_apps import OpeningApps
    from organic_desktop.ui.shell.shell import Shell
    from organic_desktop.ui.shell.workspace import ViewState


class Lifecycle(QObject):
    """Opens and closes the Apps of one window; ``begin`` after its first frame. ``locked``: the key is dropped."""

    locked = Signal()

    def __init__(
        self,
        window: MainWindow,
        folder: Path,
        opening: OpeningApps,
        *,
        lock: Lock | None = None,
        clock: Clock | None = None,
        verbose: bool = False,
    ) -> None:
        super().__init__(window)
        self._window, self._bridge, self._folder, self._opening = window, window.bridge, folder, opening
        self._given_lock, self._given_clock, self._verbose = lock, clock, verbose
        self._locked: LockedWindow | None = None
        self._auto_lock: AutoLock | None = None
        self._say_when_open = ""
        self._view: ViewState | None = None  # of the App that was closed
        # Queued: who asks, a menu's command or a page's button, goes with the App.
        window.lock_asked.connect(self.lock, Qt.ConnectionType.QueuedConnection)
        window.conversion_asked.connect(self.convert, Qt.ConnectionType.QueuedConnection)

    @property
    def _lock(self) -> Lock:
        if self._given_lock is None:
            from organic_desktop.app.lock import Lock  # not before the first frame

            self._given_lock = Lock(self._folder)
        return self._given_lock

    @property
    def _clock(self) -> Clock:
        from organic_desktop.core.clock import SystemClock  # as the lock

        return self._given_clock or SystemClock()

    # -- the start ----------------------------------------------------------------------------------------------------

    @Slot()
    def begin(self) -> None:
        """Show today by a look at the file, then open the App in a thread, then show that; or ask for the passcode."""
        from organic_desktop.core.settings import settings_on_disk

        settings = settings_on_disk(self._folder)
        self._window.use_language(settings.language, Formats.of(settings))
        try:
            if not self._lock.is_open:
                self._begin_locked()
                return
        except OrganicError as error:  # a damaged file of the lock
            self._fail(error)
            return
        window = self._window
        if window.isVisible() and not window.isMinimized() and (first := self._first_today()):
            begin = once(self._open)
            first.painted.connect(begin, Qt.ConnectionType.QueuedConnection)
            QTimer.singleShot(UNPAINTED_MS, window, begin)  # behind others, no frame may ever come
            window.show_first(first)
        else:
            self._open()

    def _first_today(self) -> FirstToday | None:
        """Return today as a look at the file shows it; None if that is left to the App."""
        from organic_desktop.app.first_look import FirstLook
        from organic_desktop.store.lean_file import CantLook
        from organic_desktop.ui.shell.first_today import FirstToday

        try:
            return FirstToday(FirstLook(self._folder), self._window.theme, self._window.page_corner())
        except CantLook as given_up:
            logging.getLogger(__name__).info("no first look: %s", given_up)
            return None

    def _begin_locked(self) -> None:
        """Unlock by the keyring if it was told to remember the key; else ask for the passcode."""
        locked = self._show_locked()
        QTimer.singleShot(LATER_MS if self._window.isVisible() else 0, locked, locked.live_in_tray)
        if not self._lock.remembered:
            self._wait_for_passcode()
            return

        def answered(is_open: bool) -> None:
            if is_open:
                self._open()
            else:  # it was locked by hand, or the keyring is
                self._wait_for_passcode()

        locked.page.show_busy()
        self._bridge.run(self._lock.unlock_from_keyring, answered, lambda _: self._wait_for_passcode())

    # -- opening ------------------------------------------------------------------------------------------------------

    def _open(self) -> None:
        work = self._opening.begin(lambda: self._opening.open(self._load))
        self._bridge.run(work, self._show, self._fail)

    def _load(self) -> App:
        """Open the App, and import what shows it; called in a thread.

        Two threads that import at once can each find the other's half of a library missing, and the window answers
        edits meanwhile.
        """
        log.start(self._folder, verbose=self._verbose)
        from organic_desktop.app.facade import App
        from organic_desktop.app.profiles import is_older

        if is_older(self._folder):
            self._bridge.call_soon(self._show_updating)
        import organic_desktop.ui.shell.shell
        import organic_desktop.ui.shell.workspace  # noqa: F401 - for later

        return App(self._folder, clock=self._given_clock, lock=self._lock)

    def _show(self, app: App) -> None:
        """Show the App, and start what its first page doesn't need a little later."""
        window = self._window
        window.setWindowIcon(QIcon(str(paths.resource("icons/app.svg"))))
        locked, self._locked = self._locked, None
        if locked:
            locked.end()
        view, self._view = self._view, None
        window.open_app(app, view)
        start_garbage_collection()
        shell, hidden = window.shell, window.begins_hidden
        no_hurry = window.isVisible() and window.tray_icon is None
        QTimer.singleShot(LATER_MS if no_hurry else 0, shell, lambda: shell.live_in_tray(hidden=hidden))
        QTimer.singleShot(LATER_MS, shell, lambda: begin_later(window, app))
        self._watch_use(app)
        said, self._say_when_open = self._say_when_open, ""
        if said:
            shell.messenger.toast.say(said)

    def _watch_use(self, app: App) -> None:
        """Lock after some minutes without use, and before the computer sleeps, if that is chosen."""
        if app.lock.is_set:
            from organic_desktop.ui.shell.auto_lock import AutoLock

            self._auto_lock = AutoLock(app, self._bridge, self._clock, self)
            self._auto_lock.due.connect(self._cover)
            self._auto_lock.due.connect(self.lock_by_itself, Qt.ConnectionType.QueuedConnection)

    def _fail(self, error: OrganicError) -> None:
        if isinstance(error, NewerDatabase):
            self._offer_copy(error)
        elif isinstance(error, DatabaseDamaged) and self._lock.is_set == self._holds_key():
            self._offer_repair(error)
        elif isinstance(error, Locked):  # another program has set a passcode since this one looked
            self._begin_locked()
        else:
            from organic_desktop.ui.shell.startup_pages import FailurePage

            self._window.show_problem(FailurePage(error), error)
        start_garbage_collection()

    def _holds_key(self) -> bool:
        """True if the key of the files is here; a damaged ``lock.json`` is no damaged database."""
        from organic_desktop.store.connections import held_key

        return held_key(self._folder) is not None

    def _offer_repair(self, error: DatabaseDamaged) -> None:
        """Say what can be read of a damaged database, and save that if asked to; then the start goes on."""
        from organic_desktop.app import salvage
        from organic_desktop.ui.shell.damaged_page import DamagedPage

        page = DamagedPage(error)

        def load_repaired() -> App:
            salvage.repair(self._folder, self._clock)
            return self._opening.open(self._load)

        def repair_in_thread() -> None:
            page.show_busy()
            self._bridge.run(self._opening.begin(load_repaired), self._show, page.refuse, owner=page)

        page.wanted.connect(repair_in_thread)
        page.left.connect(self._window.quit)
        self._window.show_problem(page, error)
        self._bridge.run(lambda: salvage.look(self._folder), page.show_readable, page.refuse, owner=page)

    def _show_updating(self) -> None:
        """Say that data of an older version are updated: Today would say meanwhile that nothing is logged."""
        from organic_desktop.ui.shell.startup_pages import UpdatingPage

        self._window.show_page(UpdatingPage())

    def _offer_copy(self, error: NewerDatabase) -> None:
        """Offer the copy from before a newer version updated the data; once opened, the start goes on as any other."""
        from organic_desktop.ui.shell.startup_pages import NewerPage

        page = NewerPage(error)

        def load_copy() -> App:
            from organic_desktop.app.profiles import open_copy

            try:
                return self._opening.open(self._load)  # something else may have put it right meanwhile
            except NewerDatabase:
                open_copy(self._folder)
                return self._opening.open(self._load)

        def open_copy_in_thread() -> None:
            page.show_busy(True)
            self._bridge.run(self._opening.begin(load_copy), self._show, page.refuse, owner=page)

        page.wanted.connect(open_copy_in_thread)
        page.left.connect(self._window.quit)
        self._window.show_problem(page, error)
        page.buttons[0].setFocus()

    # -- locking ------------------------------------------------------------------------------------------------------

    @Slot()
    def lock(self) -> None:
        """Lock because the user asked for it: only the passcode opens it again, whatever the keyring remembers.

        Not while something that was typed can't be saved.
        """
        shell = self._window.opened
        if shell and shell.app.lock.is_set and not shell.flush():
            self._say(shell, self.tr("Not locked: what you typed can't be saved. The page says why."))
        else:
            self._lock_app(forget=True)

    def _say(self, shell: Shell, sentence: str) -> None:
        shell.messenger.notify(self._window.windowTitle(), sentence)

    @Slot()
    def lock_by_itself(self) -> None:
        """Lock after some time, or before a sleep. What can't be saved of a day is shown again after unlocking."""
        self._lock_app(forget=False)

    def _lock_app(self, *, forget: bool) -> None:
        """Delete all that shows the data, close the App, and drop the key; what was typed is saved before."""
        shell = self._window.opened
        if shell is None:
            return
        if not shell.app.lock.is_set:
            self._stay_open()
            return
        app = shell.app
        self._view = self._window.close_app()
        self._show_locked().live_in_tray()

        def close() -> None:
            try:
                self._opening.close_one(app)
            finally:
                self._lock.close(forget=forget)

        def ask(_: object) -> None:
            self._wait_for_passcode(by_keyring=not forget and self._lock.remembered)

        self._bridge.run(self._opening.begin(close), ask, ask)

    def _stay_open(self) -> None:
        """Lock no more by itself: somebody deleted lock.json, and what is closed now nobody opens again."""
        self._drop_auto_lock()
        if inside := self._window.centralWidget():
            inside.show()

    @Slot()
    def _cover(self) -> None:
        """Show nothing until it is locked, a moment later: this may be the first paint after a long sleep."""
        if self._window.opened and (inside := self._window.centralWidget()):
            inside.hide()

    def _show_locked(self) -> LockedWindow:
        """Show that the data are locked, or are about to be: nothing can be entered yet."""
        from organic_desktop.ui.shell.locked_window import LockedWindow

        self._locked = LockedWindow(self._window, self._folder, self._clock)
        self._locked.page.unlock_asked.connect(self._unlock)
        self._locked.page.keyring_asked.connect(self._unlock_by_keyring)
        return self._locked

    def _wait_for_passcode(self, *, by_keyring: bool = False) -> None:
        """The key is dropped: ask for the passcode, and let the computer sleep."""
        self._drop_auto_lock()
        if self._locked:
            self._locked.page.wait_for_passcode(self._lock.wait_seconds, by_keyring=by_keyring)
            self._locked.begin()
        self._window.refuse(Locked("Organic is locked."))
        self._collect_garbage()
        self.locked.emit()

    @staticmethod
    def _collect_garbage() -> None:
        """Free what showed the data; Python would keep some of it for long."""
        from organic_desktop.system.memory import collect_garbage

        collect_garbage()

    def _drop_auto_lock(self) -> None:
        if self._auto_lock:
            delete(self._auto_lock)
            self._auto_lock = None

    # -- unlocking ----------------------------------------------------------------------------------------------------

    @Slot(str)
    def _unlock(self, passcode: str) -> None:
        self._try_to_unlock(lambda: self._lock.unlock(passcode))

    @Slot()
    def _unlock_by_keyring(self) -> None:
        def unlock() -> None:
            if not self._lock.unlock_from_keyring():
                raise Locked("The keyring can't unlock it here.")

        self._try_to_unlock(unlock)

    def _try_to_unlock(self, unlock: Callable[[], None]) -> None:
        if self._locked is None:
            return
        page = self._locked.page

        def opened(_: None) -> None:
            self._window.refuse(None)  # requests wait for the App from now on
            self._open()

        page.show_busy()
        self._bridge.run(unlock, opened, page.refuse, owner=page)

    # -- conversions --------------------------------------------------------------------------------------------------

    @Slot(object)
    def convert(self, conversion: Conversion) -> None:
        """Close the App, convert its files, and open the next one; say how it went in that."""
        from organic_desktop.ui.shell.startup_pages import ConvertingPage

        shell = self._window.opened
        if shell is None:
            return
        if not shell.flush():
            self._say(shell, self.tr("Nothing was changed: what you typed can't be saved. The page says why."))
            return
        app, page = shell.app, ConvertingPage(conversion.title, conversion.about)
        self._view = self._window.close_app()
        self._drop_auto_lock()
        self._window.show_page(page)

        def convert() -> None:
            self._opening.close_one(app)
            conversion.work(GATE.through(page.progressed.emit))

        def open_again(said: str) -> None:
            self._say_when_open = said
            self._open()

        self._bridge.run(
            self._opening.begin(convert),
            lambda _: open_again(conversion.done),
            lambda error: open_again(_words_of(error)),
            owner=page,
        )


def _words_of(error: OrganicError) -> str:
    from organic_desktop.ui.text.messages import problem_of  # not before the first frame

    return problem_of(error)


def once(act: Callable[[], None]) -> Callable[[], None]:
    """Return a function that calls ``act`` the first time only."""
    calls = [act]
    return lambda: calls.pop()() if calls else None


def save_first(first: FirstToday, folder: Path, opening: OpeningApps) -> None:
    """Save what was entered before the data were open; they are opened for it now if they never were."""
    if not first.has_input():
        return
    from organic_desktop.app.facade import App

    try:
        first.save(opening.wait() or opening.open(lambda: App(folder)))
    except OrganicError as error:  # it was never called saved
        logging.getLogger(__name__).warning("what was entered at the start isn't saved: %s", error)


def start_garbage_collection() -> None:
    """Turn garbage collection on (__main__.py turned it off), and exclude what was loaded until now.

    Rows that are pulled would make the collector walk every object of the program, a tenth of a second in which no
    thread runs.
    """
    gc.freeze()
    gc.enable()
