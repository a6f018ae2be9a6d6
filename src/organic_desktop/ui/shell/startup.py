"""Open the window: the first frame at once, the rest of the program behind it.

Importing the database and network libraries takes longer than painting a window, so it happens in a thread after the
first frame; nothing here may import them before.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, QSocketNotifier, Qt, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication
from shiboken6 import delete, isValid

from organic_desktop.core.errors import DatabaseUnwritable, Locked, OrganicError
from organic_desktop.core.files import NotOurs, check_own, open_own, reason_of, set_aside
from organic_desktop.core.messages import Sentence
from organic_desktop.core.terminal import print_error
from organic_desktop.system.display_check import end_without_window, lacks_later
from organic_desktop.system.installation import desktop_name, restore_environment
from organic_desktop.system.single_instance import Answer, Request
from organic_desktop.ui.services.bridge import GATE
from organic_desktop.ui.services.raising import bring_to_front
from organic_desktop.ui.shell.application import Application
from organic_desktop.ui.shell.input_method import choose_input_method
from organic_desktop.ui.shell.lifecycle import Lifecycle, save_first
from organic_desktop.ui.shell.opening_apps import OpeningApps
from organic_desktop.ui.shell.single_instance import Instance
from organic_desktop.ui.shell.start_requests import StartRequests
from organic_desktop.ui.shell.window import MainWindow
from organic_desktop.ui.theme.theme import Theme, choose_typeface

if TYPE_CHECKING:
    from pathlib import Path

ENDS = [getattr(signal, name) for name in ("SIGTERM", "SIGINT", "SIGHUP", "SIGBREAK") if hasattr(signal, name)]
LARGEST_STATE = 100_000  # bytes
NOTHING = Request()
TURN_SECONDS = 0.001  # of the interpreter; five times that, as is usual, is a stutter where sync works beside a repaint


def open_window(folder: Path, *, minimized: bool = False, verbose: bool = False, asked: Request = NOTHING) -> int:
    """Run the desktop until it is quit; return the exit code. If it already runs, hand ``asked`` over to it."""
    if not _has_screen() or lacks_later():
        return end_without_window([])
    choose_input_method(os.environ)
    with explaining_missing_screen():
        # setStyle would load every class of style for Python
        application = Application([sys.argv[0], "-style", "fusion"])
    restore_environment()
    application.setApplicationName("organic-desktop")
    application.setDesktopFileName(desktop_name())
    choose_typeface(application)
    sys.setswitchinterval(TURN_SECONDS)
    try:
        state = window_state(folder)
        window = MainWindow(Theme(application, str(state.value("appearance", "system"))), state)
        opening = OpeningApps()
        lifecycle = Lifecycle(window, folder, opening, verbose=verbose)
        wanted = StartRequests(window, window.bridge, lambda: window.opened)
        window.ready.connect(wanted.look)
        window.file_dropped.connect(wanted.take_file)
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
        application.serve(lambda request: show_opened(window, wanted, request))
        lifecycle.begin()

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
            save_first(window.first, folder, opening)
        opening.close()
    finally:
        destroy(application, window)
    return code


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
    if request.lock:
        return _answer_lock(window)
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
    from organic_desktop.wellness.shorthand import column_and_value, split  # not before the first frame

    try:
        changes, add = split(map(column_and_value, request.log))
        app = window.opened.app
        app.days.log(app.today(), changes, add=add, source="command")
    except ValueError as error:
        return Answer(2, str(error))
    except OrganicError as error:
        return Answer(error.exit_code, error.explanation)
    return Answer()


def show_opened(window: MainWindow, wanted: StartRequests, request: Request) -> None:
    """Show a file or a link that the system handed over, or say why it isn't shown: nobody waits for an answer."""
    try:
        wanted.take(request)
    except OrganicError as error:
        print_error(error.explanation)
        if window.opened:
            window.opened.messenger.report(error)
        return
    bring_to_front(window)
    wanted.look()


def _answer_lock(window: MainWindow) -> Answer | None:
    """Lock the data; None until the key is dropped."""
    if window.opened is None:
        if window.problem is None:  # it is being opened, or closed
            return None
        is_locked = isinstance(window.problem, Locked)
        return Answer() if is_locked else Answer(window.problem.exit_code, window.problem.explanation)
    if not window.opened.app.lock.is_set:
        return Answer(1, "There is no passcode to lock the data with. Set one in Settings › Lock.")
    window.lock_asked.emit()
    if not window.opened.flush():  # the window says so, too, to whoever comes to it
        return Answer(1, "Not locked: what was typed in the window can't be saved.")
    return None


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
