"""A start without a verb: hand it to the window that is open on the folder, or open one. No Qt until that is known."""

from __future__ import annotations

import argparse
import gc
import os
from collections.abc import Sequence
from pathlib import Path

from organic_desktop.core import paths
from organic_desktop.core.errors import InvalidInput, OrganicError
from organic_desktop.core.links import is_link
from organic_desktop.core.terminal import Parser, complain, is_read
from organic_desktop.system.single_instance import LONGEST_WORD, MOST_WORDS, PAGE_NAMES, Request, hand_over
from organic_desktop.wellness.shorthand import column_and_value

WRONG_WORDS = 2


def launch(words: Sequence[str], program: str = "organic-desktop") -> int:
    """Raise the window, open it, or log what the words say; returns the exit code."""
    flags = parse(words, program)
    asked = Request(tuple(flags.log), page=flags.page, link="".join(flags.links))
    code = _refused(asked.link)
    if code is None:
        try:
            folder = paths.data_dir(flags.data_dir)
            code = _done_without_window(folder, asked)
        except OrganicError as error:
            complain(error.explanation)
            code = error.exit_code
        if code is None:
            return _open_window(folder, flags, asked)
    if startup_id := os.environ.get("DESKTOP_STARTUP_ID"):
        from organic_desktop.system.startup_notification import end_launch

        end_launch(startup_id[:LONGEST_WORD])
    return code


def _done_without_window(folder: Path, asked: Request) -> int | None:
    """The exit code of what the running program did, or of what is logged without one; None if a window is wanted.

    Raises AlreadyRunning.
    """
    answer = hand_over(folder, asked)
    if answer:
        if answer.sentence:
            complain(answer.sentence)
        return answer.exit_code
    if asked.log:
        from organic_desktop import cli

        return cli.log_in_short(folder, asked.log)
    return None


def _open_window(folder: Path, flags: argparse.Namespace, asked: Request) -> int:
    spare_collections()
    try:
        from organic_desktop.ui.shell.startup import open_window
    except ImportError as error:
        if ".so" not in str(error):  # a fault of ours, not a library of the system
            raise
        from organic_desktop.system.display_check import end_without_window

        return end_without_window([str(error)])
    unseen = flags.minimized and not (asked.page or asked.link)
    return open_window(folder, minimized=unseen, verbose=flags.verbose, asked=asked)


def spare_collections() -> None:
    """Collect no garbage while the program loads: nearly all that is made then is here to stay.

    Before Qt is imported, whose thousands of names alone set off a dozen collections. ui/shell/startup.py goes on.
    """
    gc.disable()


def parse(words: Sequence[str], program: str = "organic-desktop") -> argparse.Namespace:
    """The flags of a start; argparse ends the program where they are wrong."""
    parser = Parser(prog=program, description="Opens the window, or raises it. The command line is: organic-desktop.")
    parser.add_argument("--data-dir")
    parser.add_argument("--minimized", action="store_true")
    parser.add_argument("--verbose", action="store_true")
    parser.add_argument("--log", metavar="NAME=VALUE", action="append", default=[], type=_value)
    parser.add_argument("--open", metavar="PAGE", dest="page", default="", choices=PAGE_NAMES)
    parser.add_argument("links", metavar="LINK", nargs="*", type=_link)
    flags = parser.parse_intermixed_args(words)
    if len(flags.log) > MOST_WORDS:
        parser.error(f"--log may be said {MOST_WORDS} times")
    if bool(flags.log) + bool(flags.page) + len(flags.links) > 1:
        parser.error("say --log, --open or one link, not several of them")
    return flags


def _refused(link: str) -> int | None:
    """None if there is no link, or it may be shown; else say why not, on the desktop, too: the exit code."""
    if not link:
        return None
    from organic_desktop.core.project import project_from_link

    try:
        project_from_link(link)
    except OrganicError as error:
        complain(error.explanation)
        if not is_read():
            from organic_desktop.system.display_check import show_rarely

            show_rarely(error.explanation, "Organic can't use that link")
        return WRONG_WORDS if isinstance(error, InvalidInput) else error.exit_code
    return None


def _link(word: str) -> str:
    if not is_link(word):
        raise argparse.ArgumentTypeError("the window takes no words but a link, organic-desktop://connect?…")
    return word


def _value(word: str) -> str:
    if len(word) > LONGEST_WORD or not word.isprintable():
        raise argparse.ArgumentTypeError("say NAME=VALUE, for example water=+250")
    try:
        column_and_value(word)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
    return word
