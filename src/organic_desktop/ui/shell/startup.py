"""Open the window: the first frame at once, the rest of the program behind it.

Importing the database and network libraries takes longer than painting a window, so it happens in a thread after the
first frame; nothing here may import them before.
"""

from __future__ import annotations

import gc
import logging
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, QSocketNotifier, Qt, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication
from shiboken6 import delete, isValid

from organic_desktop.core import log, paths
from organic_desktop.core.errors import DatabaseUnwritable, NewerDatabase, OrganicError
from organic_desktop.core.files import NotOurs, check_own, open_own, reason_of, set_aside
from organic_desktop.core.messages import Sentence
from organic_desktop.core.terminal import print_error
from organic_desktop.system.display_check import end_without_window, lacks_later
from organic_desktop.system.installation import desktop_name, restore_environment
from organic_desktop.system.single_instance import Answer, Request
from organic_desktop.ui.services.bridge import GATE
from organic_desktop.ui.services.raising import bring_to_front
from organic_desktop.ui.shell.input_method import choose_input_method
from organic_desktop.ui.shell.single_instance import Instance
from organic_desktop.ui.shell.start_requests import StartRequests
from organic_desktop.ui.shell.window import UNPAINTED_MS, MainWindow
from organic_desktop.ui.text.locales import Formats
from organic_desktop.ui.theme.theme import Theme, choose_typeface
from organic_desktop.wellness.shorthand import column_and_value, split

if TYPE_CHECKING:
    from pathlib import Path

    from organic_desktop.app.facade import App
    from organic_desktop.ui.shell.first_today import FirstToday
    from organic_desktop.ui.shell.network import NetworkWatch

ENDS = [getattr(signal, name) for name in ("SIGTERM", "SIGINT", "SIGHUP") if hasattr(signal, name)]
LARGEST_STATE = 100_000  # bytes
NOTHING = Request()
LATER_MS = 1500  # what the first page doesn't need
OPENING_SECONDS = 10.0  # that the end waits for an App that is being opened: its file would be left open
TURN_SECONDS = 0.001  # of the interpreter; five times that, as is usual, is a stutter where sync works beside a repaint


class OpeningApps:
    """The Apps opened in threads: the end of the program closes each, also one that was never shown."""

    def __init__(self) -> None:
        self._apps: list[App] = []
        self._idle = threading.Event()
        self._idle.set()

    def begin(self) -> None:
        """Announce that a thread is about to open an App."""
        self._idle.clear()

    def open(self, load: Callable[[], App]) -> App:
        """Open the App by ``load``; called in that thread."""
        try:
            app = load()
            self._apps.append(app)
            return app
        finally:
            self._idle.set()

    def wait(self) -> App | None:
        """Wait for an App that is being opened; return the last one, None if there is none."""
        self._idle.wait(OPENING_SECONDS)
        return self._apps[-1] if self._apps else None

    def close(self) -> None:
        """Wait for an App that is being opened, and close all."""
        self.wait()
        for app in self._apps:
            app.close()


def open_window(folder: Path, *, minimized: bool = False, verbose: bool = False, asked: Request = NOTHING) -> int:
    """Run the desktop until it is quit; return the exit code. If it already runs, hand ``asked`` over to it."""
    if not _has_screen() or lacks_later():
        return end_without_window([])
    choose_input_method(os.environ)
    with explaining_missing_screen():
        # setStyle would load every class of style for Python
        application = QApplication([sys.argv[0], "-style", "fusion"])
    restore_environment()
    application.setApplicationName("organic-desktop")
    application.setDesktopFileName(desktop_name())
    choose_typeface(application)
    sys.setswitchinterval(TURN_SECONDS)
    opening = OpeningApps()
    try:
        state = window_state(folder)
        window = MainWindow(Theme(application, str(state.value("appearance", "system"))), state)
        wanted = StartRequests(window, window.bridge, lambda: window.opened)
        window.ready.connect(wanted.look)
        wanted.take(asked)
        instance = Instance(folder, lambda request: answer(window, wanted, request), asked)
        if quicker := instance.claim():
            return quicker.exit_code
    except OrganicError as error:
        print_error(error.explanation)
        return error.exit_code
    window.ready.connect(instance.look_again)
    window.failed.connect(instance.look_again)

    def begin() -> None:
        _quit_on_signals(window)
        instance.listen()
        fill(window, folder, opening, verbose=verbose)

    window.first_frame.connect(begin, Qt.ConnectionType.QueuedConnection)
    if minimized:
        window.begin_hidden()
    else:
        window.show()
    return _run(application, window, folder, instance, opening)


def _run(application: QApplication, window: MainWindow, folder: Path, instance: Instance, opening: OpeningApps) -> int:
    """Run until the window is quit, and close what was opened; returns the exit code."""
    code = application.exec()
    GATE.close()
    instance.give_up()
    window.hide()  # at once, whatever is still to be sent
    application.processEvents()
    try:
        if window.first:
            _save_first(window.first, folder, opening)
        opening.close()
    finally:
        destroy(application, window)
    return code


def _save_first(first: FirstToday, folder: Path, opening: OpeningApps) -> None:
    """Save what was entered before the data were open; they are opened for it now if they never were."""
    if not first.has_input():
        return
    from organic_desktop.app.facade import App

    try:
        first.save(opening.wait() or opening.open(lambda: App(folder)))
    except OrganicError as error:  # it was never called saved
        logging.getLogger(__name__).warning("what was entered at the start isn't saved: %s", error)


def destroy(application: QApplication, window: MainWindow) -> None:
    """Destroy the window, then other top-level widgets, and the application last.

    Otherwise Python's exit would destroy them in any order, while threads and handlers still use them.
    """
    signal.set_wakeup_fd(-1)  # its socket goes with the window
    delete(window)
    for other in application.topLevelWidgets():  # the popup has no parent
        if isValid(other):
            delete(other)
    application.shutdown()


def answer(window: MainWindow, wanted: StartRequests, request: Request) -> Answer | None:
    """Do what a second start asks for; None while what it logs has to wait for the App."""
    if not request.log:
        try:
            wanted.take(request)
        except OrganicError as error:  # a link that the other version took for a sound one
            return Answer(error.exit_code, error.explanation)
        bring_to_front(window, request.token)
        wanted.look()
        return Answer()
    if window.opened is None:
        return Answer(window.problem.exit_code, window.problem.explanation) if window.problem else None
    try:
        changes, add = split(map(column_and_value, request.log))
        app = window.opened.app
        app.days.log(app.today(), changes, add=add, source="tray")
    except ValueError as error:
        return Answer(2, str(error))
    except OrganicError as error:
        return Answer(error.exit_code, error.explanation)
    return Answer()


def fill(window: MainWindow, folder: Path, opening: OpeningApps, *, verbose: bool = False) -> None:
    """After the first frame: show today by a look at the file, then open the App in a thread, then show that.

    ``opening`` closes the App at the end. The thread imports what shows it, too: two threads that import at once can
    each find the other's half of a library missing, and the window answers edits meanwhile.
    """
    from organic_desktop.core.settings import settings_on_disk

    load, show = partial(_load, window, folder, verbose), partial(_show, window)

    def fail(error: OrganicError) -> None:
        if isinstance(error, NewerDatabase):
            _offer_copy(window, folder, error, lambda: opening.open(load), show)
        else:
            from organic_desktop.ui.shell.startup_pages import FailurePage

            window.show_problem(FailurePage(error), error)
        start_garbage_collection()

    @once
    def begin() -> None:
        opening.begin()
        window.bridge.run(lambda: opening.open(load), show, fail)

    settings = settings_on_disk(folder)
    window.use_language(settings.language, Formats.of(settings))
    if window.isVisible() and not window.isMinimized() and (first := _first_today(window, folder)):
        first.painted.connect(begin, Qt.ConnectionType.QueuedConnection)
        QTimer.singleShot(UNPAINTED_MS, window, begin)  # behind others, no frame may ever come
        window.show_first(first)
    else:
        begin()


def _load(window: MainWindow, folder: Path, verbose: bool) -> App:
    """Open the App, and import what shows it; called in a thread."""
    log.start(folder, verbose=verbose)
    from organic_desktop.app.facade import App
    from organic_desktop.app.profiles import is_older

    if is_older(folder):
        window.bridge.call_soon(lambda: _show_updating(window))
    import organic_desktop.ui.shell.shell
    import organic_desktop.ui.shell.workspace  # noqa: F401 - for later

    return App(folder)


def _show(window: MainWindow, app: App) -> None:
    """Show the App, and start what its first page doesn't need a little later."""
    window.setWindowIcon(QIcon(str(paths.resource("icons/app.svg"))))
    window.open_app(app)
    start_garbage_collection()
    hidden = window.begins_hidden
    QTimer.singleShot(LATER_MS if window.isVisible() else 0, window, lambda: window.shell.live_in_tray(hidden=hidden))
    QTimer.singleShot(LATER_MS, window, lambda: begin_later(window, app))


def once(act: Callable[[], None]) -> Callable[[], None]:
    """Return a function that calls ``act`` the first time only."""
    calls = [act]
    return lambda: calls.pop()() if calls else None


def _first_today(window: MainWindow, folder: Path) -> FirstToday | None:
    """Return today as a look at the file shows it; None if that is left to the App."""
    from organic_desktop.app.first_look import FirstLook
    from organic_desktop.store.lean_file import CantLook
    from organic_desktop.ui.shell.first_today import FirstToday

    try:
        return FirstToday(FirstLook(folder), window.theme, window.page_corner())
    except CantLook as given_up:
        logging.getLogger(__name__).info("no first look: %s", given_up)
        return None


def _show_updating(window: MainWindow) -> None:
    """Say that data of an older version are updated: Today would say meanwhile that nothing is logged."""
    from organic_desktop.ui.shell.startup_pages import UpdatingPage

    window.show_page(UpdatingPage())


def _offer_copy(
    window: MainWindow, folder: Path, error: NewerDatabase, load: Callable[[], App], show: Callable[[App], None]
) -> None:
    """Offer the copy from before a newer version updated the data; once opened, the start goes on as any other."""
    from organic_desktop.ui.shell.startup_pages import NewerPage

    page = NewerPage(error)

    def load_copy() -> App:
        from organic_desktop.app.profiles import open_copy

        try:
            return load()  # something else may have put it right meanwhile
        except NewerDatabase:
            open_copy(folder)
            return load()

    def open_copy_in_thread() -> None:
        page.show_busy(True)
        window.bridge.run(load_copy, show, page.refuse, owner=page)

    page.wanted.connect(open_copy_in_thread)
    page.left.connect(window.quit)
    window.show_problem(page, error)
    page.buttons[0].setFocus()


def window_state(folder: Path) -> QSettings:
    """Return what the window's first frame needs, in a file that Qt reads long before the settings can be read."""
    file = folder / "window.ini"
    try:
        for each in (file, file.with_name(file.name + ".lock")):  # Qt locks it by the other
            if not _is_window_state(each):
                set_aside(each)
        os.close(open_own(file, os.O_WRONLY | os.O_CREAT))  # Qt keeps the mode of a file that is there
    except OSError as error:
        raise DatabaseUnwritable(
            Sentence("The file {name} can't be used: {reason}.", name=file.name, reason=reason_of(error))
        ) from error
    return QSettings(str(file), QSettings.Format.IniFormat)


def _is_window_state(file: Path) -> bool:
    """False for a file that Qt would follow (a link), wait for (a pipe) or take long to read."""
    try:
        check_own(file)
        return not file.exists() or file.stat().st_size <= LARGEST_STATE
    except NotOurs:
        return False


def begin_later(window: MainWindow, app: App) -> None:
    """Start what the first page doesn't need: network watch, reminders, autostart repair, preload."""
    from organic_desktop.ui.background.reminder_notifications import remind

    watch_network(window, app)
    remind(
        window,
        app,
        window.bridge,
        window.shell.reminder_banner,
        window.shell.messenger.toast.say,
        window.shell.show_day,
        window.theme.application.aboutToQuit,
    )
    repair_autostart(window, app)
    say_problems(window, app)
    QTimer.singleShot(LATER_MS, window, lambda: window.bridge.run(_preload, lambda _: None, lambda _: None))


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
    """Sync when the network returns or the computer wakes up, for as long as the window lives."""

    def imported() -> type[NetworkWatch]:
        from organic_desktop.ui.shell.network import NetworkWatch

        return NetworkWatch

    def begin(network_watch: type[NetworkWatch]) -> None:
        network_watch(app.timekeeper, window).returned.connect(app.sync_now)

    window.bridge.run(imported, begin, lambda error: None)  # without it, sync tries again by itself


def start_garbage_collection() -> None:
    """Turn garbage collection on (__main__.py turned it off), and exclude what was loaded until now.

    Rows that are pulled would make the collector walk every object of the program, a tenth of a second in which no
    thread runs.
    """
    gc.freeze()
    gc.enable()


@contextmanager
def explaining_missing_screen() -> Iterator[None]:
    """Exit with an explanation if Qt would abort because it finds no screen; print its other messages.

    Messages about the locale are dropped: Qt falls back to C.UTF-8 if the one that is set is missing or isn't UTF-8.
    """
    said: list[str] = []

    def handle_message(kind: QtMsgType, _context: object, words: str) -> None:
        if not words.startswith("Detected locale "):
            said.append(words)
        if kind == QtMsgType.QtFatalMsg:
            code = end_without_window(said)
            os._exit(code)  # to return is to abort

    qInstallMessageHandler(handle_message)
    yield
    qInstallMessageHandler(None)
    for words in said:
        print_error(words)


def _has_screen() -> bool:
    """True if a screen is named; without one Qt would abort the process."""
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def _quit_on_signals(window: MainWindow) -> None:
    """SIGTERM, Ctrl+C and the session's end quit as the command does, so that notes being written are saved."""
    import socket

    ours, theirs = socket.socketpair()
    for end in (ours, theirs):
        end.setblocking(False)
    signal.set_wakeup_fd(theirs.fileno())
    for number in ENDS:
        signal.signal(number, lambda *_: None)

    def arrived() -> None:
        ours.recv(16)
        window.quit()

    notifier = QSocketNotifier(ours.fileno(), QSocketNotifier.Type.Read, window)
    notifier.activated.connect(arrived)
    # Kept open for as long as the window lives; the process's end closes them.
    window.setProperty("signal_sockets", (ours, theirs))
