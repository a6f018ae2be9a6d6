"""A start without a verb: hand it to the window that is open on the folder, or open one. No Qt until that is known."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from organic_desktop import paths
from organic_desktop.errors import OrganicError
from organic_desktop.instance import LONGEST_WORD, MOST_WORDS, hand_over
from organic_desktop.terminal import Parser, complain
from organic_desktop.wellness.shorthand import column_and_value


def launch(words: Sequence[str], program: str = "organic-desktop") -> int:
    """Raise the window, open it, or log what the words say; returns the exit code."""
    flags = parse(words, program)
    try:
        folder = paths.data_dir(flags.data_dir)
        answer = hand_over(folder, flags.log)
    except OrganicError as error:
        complain(error.explanation)
        return error.exit_code
    if answer:
        if answer.sentence:
            complain(answer.sentence)
        return answer.exit_code
    if flags.log:
        from organic_desktop import cli

        return cli.log_in_short(folder, flags.log)
    try:
        from organic_desktop.ui.start import open_window
    except ImportError as error:
        if ".so" not in str(error):  # a fault of ours, not a library of the system
            raise
        from organic_desktop.desktop.noscreen import end_without_window

        return end_without_window([str(error)])
    return open_window(folder, minimized=flags.minimized, verbose=flags.verbose)


def parse(words: Sequence[str], program: str = "organic-desktop") -> argparse.Namespace:
    """The flags of a start; argparse ends the program where they are wrong."""
    parser = Parser(prog=program, description="Opens the window, or raises it. The command line is: organic-desktop.")
    parser.add_argument("--data-dir")
    parser.add_argument("--minimized", action="store_true")
    parser.add_argument("--verbose", action="store_true")
    parser.add_argument("--log", metavar="NAME=VALUE", action="append", default=[], type=_value)
    flags = parser.parse_args(words)
    if len(flags.log) > MOST_WORDS:
        parser.error(f"--log may be said {MOST_WORDS} times")
    return flags


def _value(word: str) -> str:
    if len(word) > LONGEST_WORD or not word.isprintable():
        raise argparse.ArgumentTypeError("say NAME=VALUE, for example water=+250")
    try:
        column_and_value(word)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
    return word
