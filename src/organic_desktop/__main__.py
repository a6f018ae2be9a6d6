"""The entry points of the program: without a verb the window, with one the command line.

A start without a verb is handed to the window that is open on the data folder already, if there is one. Qt is imported
only to open a window here, and nothing heavy before it is clear that one is needed: a second start must be quick. A
third way in is no person's: a child of the window that computes (``app/sums.py``).
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from organic_desktop.core.errors import InvalidInput, OrganicError
from organic_desktop.core.links import is_file, is_link
from organic_desktop.core.terminal import Parser, end_process, print_error, show_fault, speak_utf8, stderr_is_terminal
from organic_desktop.system.installation import QT_VARIABLES, SUMS, restore_environment

TYPE_CHECKING = False  # as in core/terminal.py
if TYPE_CHECKING:
    import argparse
    from datetime import date
    from pathlib import Path
    from typing import Any

    from organic_desktop.core.settings import Settings
    from organic_desktop.system.single_instance import Request
    from organic_desktop.wellness.report import Report

WINDOW_FLAGS = frozenset({"--minimized", "--verbose"})
WITH_A_VALUE = ("--data-dir", "--log", "--open")
WRONG_ARGUMENTS = 2


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program; returns its exit code."""
    if argv is None:
        sys.excepthook = show_fault
        speak_utf8()
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments == [SUMS]:
        from organic_desktop.app import sums_process

        sums_process.main()
    if _wants_window(arguments):
        restore_environment(keep=QT_VARIABLES)
        code = start_window(arguments)
        if argv is None:
            end_process(code)
        return code
    restore_environment()
    from organic_desktop import cli

    return cli.main(arguments, draw_page)


def draw_page(report: Report, settings: Settings, today: date) -> bytes:
    """Return a report as a PDF; Qt is imported for that alone."""
    from organic_desktop.ui.transfer import offscreen

    return offscreen.draw_page(report, settings, today)


def window() -> int:
    """Run the window only, without the command line's verbs: this program has no console on Windows."""
    sys.excepthook = show_fault
    restore_environment(keep=QT_VARIABLES)
    end_process(start_window(sys.argv[1:], program="organic-desktop-window"))


def _wants_window(arguments: list[str]) -> bool:
    """True if there is nothing but the window's own flags, links and files."""
    rest = iter(arguments)
    for argument in rest:
        if argument in WITH_A_VALUE:
            if next(rest, None) is None:
                return argument != "--data-dir"
        elif (
            argument not in WINDOW_FLAGS
            and not argument.startswith(tuple(f"{flag}=" for flag in WITH_A_VALUE))
            and not is_link(argument)
            and not is_file(argument)
        ):
            return False
    return True


# -- a start without a verb -------------------------------------------------------------------------------------------


def start_window(arguments: Sequence[str], program: str = "organic-desktop") -> int:
    """Raise the running window, or open one, or log the values of ``--log``; returns the exit code."""
    import os

    from organic_desktop.core import paths
    from organic_desktop.system.single_instance import LONGEST_WORD, Request

    flags = parse_window_flags(arguments, program)
    words = flags.words
    link, file = (next(filter(of_kind, words), "") for of_kind in (is_link, is_file))
    request = Request(tuple(flags.log), page=flags.page, link=link, file=_absolute(file))
    code = _check_link(request.link) if link else _check_file(file, request.file)
    if code is None:
        try:
            folder = paths.data_dir(flags.data_dir)
            code = _handle_without_window(folder, request)
        except OrganicError as error:
            print_error(error.explanation)
            code = error.exit_code
        if code is None:
            return _open_window(folder, flags, request)
    if startup_id := os.environ.get("DESKTOP_STARTUP_ID"):
        from organic_desktop.system.startup_notification import end_launch

        end_launch(startup_id[:LONGEST_WORD])
    return code


def parse_window_flags(arguments: Sequence[str], program: str = "organic-desktop") -> argparse.Namespace:
    """Parse the arguments of a start without a verb; argparse ends the program if they are wrong."""
    from organic_desktop.system.single_instance import MOST_WORDS, PAGE_NAMES

    parser = Parser(
        prog=program,
        description="Open the window, or bring it to the front. For the command line, use organic-desktop.",
    )
    parser.add_argument("--data-dir")
    parser.add_argument("--minimized", action="store_true")
    parser.add_argument("--verbose", action="store_true")
    parser.add_argument("--log", metavar="NAME=VALUE", action="append", default=[], type=_logged_value)
    parser.add_argument("--open", metavar="PAGE", dest="page", default="", choices=PAGE_NAMES)
    parser.add_argument("words", metavar="FILE", nargs="*", type=_link_or_file)
    flags = parser.parse_intermixed_args(arguments)
    if len(flags.log) > MOST_WORDS:
        parser.error(f"--log may be said {MOST_WORDS} times")
    if bool(flags.log) + bool(flags.page) + len(flags.words) > 1:
        parser.error("say --log, --open, one file or one link, not several of them")
    return flags


def spare_imports() -> None:
    """Make the window's imports cheaper; called before Qt is imported.

    Garbage collection is off while the program loads: nearly all objects made then stay, and Qt's thousands of names
    alone would set off a dozen collections; ui/shell/lifecycle.py turns it on again. PySide reads the source of every
    module that is imported beside it, and keeps it (20 MB), to see if its name is in there; it is told that there is
    none, as in a frozen program. anyio reads its own to import less of itself (httpcore imports it).
    """
    import gc
    import inspect

    gc.disable()
    find_source = inspect.getsource

    def source_of_no_module(sought: Any) -> str:
        if inspect.ismodule(sought) and not sought.__name__.startswith("anyio"):
            raise OSError("not worth reading")
        return find_source(sought)

    vars(inspect)["getsource"] = source_of_no_module


def _absolute(file: str) -> str:
    from organic_desktop.core.links import path_of

    return path_of(file) if file else ""


def _check_file(said: str, path: str) -> int | None:
    """None if no file was named, or one that is there; else report what is wrong and return the exit code."""
    import os
    import stat

    from organic_desktop.core.files import reason_of
    from organic_desktop.core.links import LONGEST_PATH
    from organic_desktop.core.messages import Sentence

    if not said:
        return None
    try:
        found = os.stat(path)
    except (OSError, ValueError) as error:  # ValueError: a NUL, as a link may name it
        reason = reason_of(error) if isinstance(error, OSError) else Sentence("a path contains invalid characters")
    else:
        if stat.S_ISREG(found.st_mode) and len(path) <= LONGEST_PATH:
            return None
        reason = Sentence("it isn't a file")
    named = os.path.basename(path) or said
    problem = Sentence("The file {name} can't be opened: {reason}.", name=named, reason=reason)
    _refuse(problem, "Organic can't open that file")
    return 1


def _refuse(sentence: str, title: str) -> None:
    """Say why nothing is opened; on a desktop without a terminal, by a program of the desktop."""
    print_error(sentence)
    if not stderr_is_terminal():
        from organic_desktop.system.display_check import show_rarely

        show_rarely(sentence, title)


def _check_link(link: str) -> int | None:
    """None if it is usable; else report what is wrong and return the exit code."""
    from organic_desktop.core.project import project_from_link

    try:
        project_from_link(link)
    except OrganicError as error:
        _refuse(error.explanation, "Organic can't use that link")
        return WRONG_ARGUMENTS if isinstance(error, InvalidInput) else error.exit_code
    return None


def _handle_without_window(folder: Path, request: Request) -> int | None:
    """Let the running program handle the request, or log its values here; None if a window must be opened.

    Returns the exit code. Raises AlreadyRunning.
    """
    from organic_desktop.system.single_instance import hand_over

    answer = hand_over(folder, request)
    if answer:
        if answer.sentence:
            print_error(answer.sentence)
        return answer.exit_code
    if request.log:
        from organic_desktop import cli

        return cli.log_in_short(folder, request.log)
    return None


def _open_window(folder: Path, flags: argparse.Namespace, request: Request) -> int:
    spare_imports()
    try:
        from organic_desktop.ui.shell.startup import open_window
    except ImportError as error:
        if ".so" not in str(error):  # a fault of ours, not a missing library of the system
            raise
        from organic_desktop.system.display_check import end_without_window

        return end_without_window([str(error)])
    minimized = flags.minimized and not (request.page or request.link or request.file)
    return open_window(folder, minimized=minimized, verbose=flags.verbose, asked=request)


def _link_or_file(argument: str) -> str:
    from argparse import ArgumentTypeError

    if not (is_link(argument) or is_file(argument)):
        raise ArgumentTypeError("the window takes no words but a file, or a link, organic-desktop://connect?…")
    return argument


def _logged_value(argument: str) -> str:
    from argparse import ArgumentTypeError

    from organic_desktop.system.single_instance import LONGEST_WORD
    from organic_desktop.wellness.shorthand import column_and_value

    if len(argument) > LONGEST_WORD or not argument.isprintable():
        raise ArgumentTypeError("say NAME=VALUE, for example water=+250")
    try:
        column_and_value(argument)
    except ValueError as error:
        raise ArgumentTypeError(str(error)) from None
    return argument


if __name__ == "__main__":
    sys.exit(main())
