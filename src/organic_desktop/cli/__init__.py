"""The command line: every verb of ``docs/cli.md``, without a screen and without Qt, over the same App as the window.

app/facade.py does what a verb means; here are the verbs' words, output and exit codes, one module per group of verbs.
Heavy imports are inside the functions, so that ``--help`` answers at once.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from organic_desktop import __version__
from organic_desktop.cli.call import Call, add_passcode_flag, unlock, verbs_of
from organic_desktop.core.errors import (
    AccountGone,
    DatabaseDamaged,
    DecisionNeeded,
    NewerDatabase,
    OrganicError,
    ReviewNeeded,
)
from organic_desktop.core.terminal import CantPrint, Parser, discard_output, flush, print_error

TYPE_CHECKING = False  # as in core/terminal.py
if TYPE_CHECKING:
    from argparse import Namespace
    from pathlib import Path
    from types import ModuleType

    from organic_desktop.app.doctor_page import Draw


def main(argv: Sequence[str] | None = None, draw: Draw | None = None) -> int:
    """Run one call; returns its exit code (``docs/cli.md``). ``draw`` makes a PDF, without a screen."""
    arguments = build_parser(_groups_for(sys.argv[1:] if argv is None else argv)).parse_args(argv)
    try:
        if not (arguments.looks and _answered_by_a_look(arguments)):
            with Call(arguments, draw=draw) as call:
                arguments.run(call)
        flush()
        return 0
    except OrganicError as error:
        for line in explained(error):
            print_error(line)
        return error.exit_code
    except KeyboardInterrupt:
        print_error("Cancelled. Everything saved so far is kept.")
        return 1
    except BrokenPipeError:
        discard_output()
        return 0  # the reader (head, less) had enough
    except CantPrint as error:
        discard_output()
        print_error(f"The output can't be written: {error.strerror}. Changes made so far are kept.")
        return 1


def explained(error: OrganicError) -> list[str]:
    """Return what is said of an error, and of the verb that goes on from there."""
    lines = [error.explanation]
    if isinstance(error, DecisionNeeded):
        from organic_desktop.cli.sync import CHOICE

        lines.append(CHOICE)
    if isinstance(error, AccountGone):
        from organic_desktop.cli.accounts_here import LEAVE

        lines.append(LEAVE)
    if isinstance(error, DatabaseDamaged):
        lines.append("To save what can be read: organic-desktop repair")
    if isinstance(error, ReviewNeeded):
        from organic_desktop.cli.backups import REVIEW

        lines.append(REVIEW)
    if isinstance(error, NewerDatabase) and error.copy:
        from organic_desktop.cli.account import copy_hint

        lines.append(copy_hint(error))
    return lines


def _answered_by_a_look(arguments: Namespace) -> bool:
    """Run a verb that only reads without an App, which takes seven times as long to import; False if it needs one."""
    from organic_desktop.app.look import look_into
    from organic_desktop.core import log, paths
    from organic_desktop.store.lean_file import CantLook

    folder = paths.data_dir(arguments.data_dir)
    log.start(folder, verbose=arguments.verbose)
    unlock(arguments, folder)
    arguments.passcode_stdin = False  # it was read
    try:
        with look_into(folder) as look:
            arguments.run(Call(arguments, look))
    except CantLook:
        return False
    return True


def log_in_short(folder: Path, values: Sequence[str]) -> int:
    """Run `log` with values such as "water=+250"; returns the exit code."""
    from organic_desktop.cli.days import options_of

    return main(["--data-dir", str(folder), "log", *options_of(values)])


def _groups_for(argv: Sequence[str]) -> Sequence[ModuleType]:
    """Return the only module that this call needs, for a verb that a status bar calls; () for all modules."""
    words = iter(argv)
    for word in words:
        if word == "--data-dir":
            next(words, None)
        elif word in {"show", "streak", "entries"}:
            from organic_desktop.cli import days

            return (days,)
        elif word == "status":
            from organic_desktop.cli import sync

            return (sync,)
        elif word != "--passcode-stdin" and not word.startswith("--data-dir="):
            break
    return ()


def all_groups() -> Sequence[ModuleType]:
    """Return the modules of all verbs, in the manual's order."""
    from organic_desktop.cli import (
        account,
        backups,
        coach,
        days,
        doctor,
        experiments,
        goals,
        insights,
        lock,
        menu_entry,
        modules,
        plans,
        programs,
        server,
        sign_in,
        sync,
        transfer,
        updates,
    )

    return (
        account,
        sign_in,
        days,
        insights,
        experiments,
        goals,
        plans,
        modules,
        coach,
        transfer,
        sync,
        backups,
        lock,
        menu_entry,
        programs,
        updates,
        server,
        doctor,
    )


def build_parser(groups: Sequence[ModuleType] = ()) -> Parser:
    """Return the parser of some modules' verbs; that of all, without an argument, is the manual."""
    parser = Parser(
        prog="organic-desktop",
        description="Your days, on your computer. Without a verb, the window opens or comes to the front:"
        " --minimized opens it hidden, --open PAGE on a page (today, history, …), --log NAME=VALUE logs for today"
        " without it (water=+250, mood=4). A link organic-desktop://connect?url=URL&key=KEY fills in the account form.",
        epilog="exit codes: 0 done · 1 failed · 2 unknown words · 3 server unavailable or keyring locked, edits kept"
        " · 4 sign in · 5 your decision is needed",
    )
    parser.add_argument(
        "--data-dir", metavar="DIR", help="the data folder (default: $ORGANIC_DATA_DIR, or the platform's)"
    )
    add_passcode_flag(parser)
    parser.add_argument("--verbose", action="store_true", help="write a detailed log into the data folder")
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    verb = verbs_of(parser)
    for group in groups or all_groups():
        group.add_verbs(verb)
    return parser
