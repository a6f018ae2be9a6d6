"""One call of the command line: its arguments, the App, and how to read input and print answers."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Mapping

from organic_desktop.core import terminal
from organic_desktop.core.plain_text import lines_of

TYPE_CHECKING = False  # mypy knows the name; `typing` would be a tenth of what `--help` costs
if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path
    from typing import Any, Protocol

    from organic_desktop.app.days import Days
    from organic_desktop.app.doctor_page import Draw
    from organic_desktop.app.facade import App
    from organic_desktop.app.look import Look
    from organic_desktop.store.adoption import EarlierFile
    from organic_desktop.store.schema import Conversation, Message, ModuleProgress

    class AddVerb(Protocol):
        """Adds a verb to the parser: what it runs (None: it has verbs of its own); ``facts`` gives it ``--json``.

        With ``opens_data`` False its call has no App; with ``looks`` it is run with a look first, and must have read
        all before it prints.
        """

        def __call__(
            self,
            name: str,
            run: Callable[[Call], None] | None,
            help: str,
            *,
            facts: bool = False,
            opens_data: bool = True,
            looks: bool = False,
        ) -> argparse.ArgumentParser: ...

    class AddSubverb(Protocol):
        """Adds a verb to those of a verb such as ``account``."""

        def __call__(
            self, name: str, run: Callable[[Call], None], help: str, *, facts: bool = False
        ) -> argparse.ArgumentParser: ...


LONGEST_INPUT = 1_000_000


class Call:
    """One call: a context manager that opens the App, and closes it; with a ``look`` there is no need to.

    ``draw`` makes a PDF (app/doctor_page.py), if who runs the call can.
    """

    def __init__(self, arguments: argparse.Namespace, look: Look | None = None, draw: Draw | None = None) -> None:
        self.arguments = arguments
        self.look, self.draw = look, draw
        self._input_read = False

    def __enter__(self) -> Call:
        if not self.arguments.opens_data:
            return self
        from organic_desktop.app.facade import App
        from organic_desktop.core import log, paths

        folder = paths.data_dir(self.arguments.data_dir)
        log.start(folder, verbose=self.arguments.verbose)
        unlock(self.arguments, folder)
        self.app: App = App(folder)
        for problem in self.app.folder_problems():
            self.say(problem)
        return self

    def __exit__(self, *problem: object) -> None:
        if not self.arguments.opens_data:
            return
        for account in self.app.profiles.lost_accounts():
            self.say(f"{lying_here(account)} To open it: organic-desktop earlier open {account.user_id}")
        self.app.close()

    def day(self, text: str | None) -> date:
        """Parse a date; today if there is none. Raises InvalidInput; which days may have an entry is checked later."""
        if not text:
            return (self.look or self.app).today()
        from organic_desktop.wellness.metrics import as_date

        return as_date(text)

    @property
    def days(self) -> Days | Look:
        """What reads days."""
        return self.look or self.app.days

    def text(self, given: str) -> str:
        """Return a text argument; ``-`` reads standard input, which nobody else on the computer can see."""
        return self._input() if given == "-" else given

    def password(self) -> str:
        """Read a password: a line of standard input if asked to, else typed without echo. Raises InvalidInput."""
        if not self.arguments.password_stdin:
            return typed_unseen("Password: ", "There is no terminal to type the password into; use --password-stdin.")
        return line_of_input()

    def typed(self, question: str) -> str:
        """Ask a question and return the line that is typed, or that standard input has."""
        self.say(question)
        return line_of_input().strip()

    def _input(self) -> str:
        """Read standard input without its last line break. Raises InvalidInput if empty, too long, or read before."""
        from organic_desktop.core.errors import InvalidInput

        if self._input_read:
            raise InvalidInput("Only one text of a call can come from standard input.")
        self._input_read = True
        read = _standard_input().read(LONGEST_INPUT + 1)
        if len(read) > LONGEST_INPUT:
            raise InvalidInput("Standard input is too long for one text.")
        text = _decoded(read).removesuffix("\n")
        if not text:  # as of a program before the pipe that failed: no reason to clear what is there
            raise InvalidInput("Standard input was empty; nothing was changed.")
        return text

    def answer(self, facts: Any, lines: Iterable[str]) -> None:
        """Print facts: one JSON document with ``--json``, else the lines."""
        if self.arguments.json:
            terminal.print_json(facts, _plain)
        else:
            terminal.print_lines([*lines])

    def answer_with_text(self, facts: Any, heads: Iterable[tuple[str, str]]) -> None:
        """Print as `answer` does; each line ends in a text that may have several lines, printed indented below."""
        self.answer(facts, (line for head, text in heads for line in _indented(f"{head}{text}")))

    def say(self, sentence: str) -> None:
        terminal.print_error(sentence)


def verbs_of(parser: argparse.ArgumentParser) -> AddVerb:
    """Return the function that adds verbs to a parser; a call must name one of them."""
    # With `prog` given, argparse needn't format a usage to find it.
    verbs = parser.add_subparsers(title="verbs", metavar="VERB", required=True, prog=parser.prog)

    def verb(
        name: str,
        run: Callable[[Call], None] | None,
        help: str,
        *,
        facts: bool = False,
        opens_data: bool = True,
        looks: bool = False,
    ) -> argparse.ArgumentParser:
        sub = verbs.add_parser(name, help=help, description=help)
        sub.set_defaults(run=run, json=False, opens_data=opens_data, looks=looks)
        add_passcode_flag(sub, default=argparse.SUPPRESS)  # as it was said before the verb
        if facts:
            sub.add_argument("--json", action="store_true", help="print one JSON document")
        return sub

    return verb


def add_passcode_flag(parser: argparse.ArgumentParser, default: Any = False) -> None:
    """Let a call say that the passcode comes from standard input, before the verb or after it."""
    help = "for data with a passcode: read it from the first line of standard input"
    parser.add_argument("--passcode-stdin", action="store_true", default=default, help=help)


def subverbs_of(parser: argparse.ArgumentParser) -> AddSubverb:
    """Return the function that adds verbs to a verb; a call must name one of them."""
    verbs = parser.add_subparsers(metavar="VERB", required=True)

    def subverb(name: str, run: Callable[[Call], None], help: str, *, facts: bool = False) -> argparse.ArgumentParser:
        sub = verbs.add_parser(name, help=help, description=help)
        sub.set_defaults(run=run)
        if facts:
            sub.add_argument("--json", action="store_true", help="print one JSON document")
        return sub

    return subverb


def lying_here(account: EarlierFile) -> str:
    """Describe an account's file on this computer, after the settings were lost."""
    unsent = f", {counted(account.unsent, 'edit')} never sent" if account.unsent else ""
    days = f", {account.first} to {account.last}" if account.first else ""
    return (
        f"On this computer is the data of {account.email or 'an account'}: {words_of_rows(account.rows)}{days}{unsent}."
    )


def _standard_input() -> Any:
    """Return standard input as bytes. Raises InvalidInput if there is none."""
    from organic_desktop.core.errors import InvalidInput

    if sys.stdin is None:
        raise InvalidInput("There is no standard input to read.")
    return getattr(sys.stdin, "buffer", sys.stdin)


def _decoded(read: str | bytes) -> str:
    """Decode UTF-8, whatever the terminal's encoding. Raises InvalidInput."""
    from organic_desktop.core.errors import InvalidInput

    try:
        text = read if isinstance(read, str) else read.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InvalidInput("Standard input isn't text in UTF-8; nothing was changed.") from None
    return text.replace("\r\n", "\n")


def line_of_input() -> str:
    """Read a line of standard input. Raises InvalidInput."""
    return _decoded(_standard_input().readline(LONGEST_INPUT)).removesuffix("\n")


def typed_unseen(prompt: str, no_terminal: str) -> str:
    """Read a password from the terminal without echo. Raises InvalidInput if there is no terminal."""
    import getpass
    import warnings

    from organic_desktop.core.errors import InvalidInput

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", getpass.GetPassWarning)
            return getpass.getpass(prompt)
    except (getpass.GetPassWarning, EOFError, OSError):
        raise InvalidInput(no_terminal) from None


def unlock(arguments: argparse.Namespace, folder: Path) -> None:
    """Open the folder's lock for this call: by the keyring if it remembers, else by the passcode.

    Raises WrongPasscode; InvalidInput if nobody can type the passcode.
    """
    from organic_desktop.core.passcode import has_lock

    given = line_of_input() if arguments.passcode_stdin else None  # whether needed or not: a password may follow
    if not has_lock(folder):
        return
    from organic_desktop.app.lock import Lock

    lock = Lock(folder)
    if lock.is_open or lock.unlock_from_keyring():
        return
    lock.unlock(typed_passcode() if given is None else _not_empty(given))


def passcode_of_input() -> str:
    """Read a passcode that is to be tried from standard input. Raises InvalidInput."""
    return _not_empty(line_of_input())


def _not_empty(given: str) -> str:
    """Refuse what a program before the pipe that failed gives: no try of anybody's."""
    if given:
        return given
    from organic_desktop.core.errors import InvalidInput

    raise InvalidInput("Standard input was empty; nothing was opened.")


def typed_passcode(prompt: str = "Passcode: ") -> str:
    """Read a passcode from the terminal. Raises InvalidInput if there is none."""
    return typed_unseen(
        prompt, "The data is locked, and there is no terminal to type the passcode into; use --passcode-stdin."
    )


def counted(number: int, what: str, several: str = "") -> str:
    """A number with its noun, such as "1 edit" or "2 edits"; ``several`` for a plural without that s."""
    return f"{number} {what}" if number == 1 else f"{number} {several or f'{what}s'}"


ROWS: Mapping[str, tuple[str, str]] = {
    "wellness_entries": ("day", "days"),
    "module_progress": ("module", "modules"),
    "conversations": ("conversation", "conversations"),
    "messages": ("message", "messages"),
    "skipped_day": ("day off", "days off"),
    "experiment": ("experiment", "experiments"),
    "users": ("profile", "profiles"),
}
"""What a row of a table is called, and several."""


def words_of_rows(rows: Mapping[str, int]) -> str:
    """Return how many rows there are of each table that has some: "1 day, 2 messages"."""
    counts = [counted(count, *ROWS.get(name, (name, ""))) for name, count in rows.items() if count]
    return ", ".join(counts) or "no rows"


def facts(row: ModuleProgress | Conversation | Message | None) -> Mapping[str, Any] | None:
    """Return a row by the schema's column names."""
    return None if row is None else {name: getattr(row, name) for name in type(row).model_fields}


def _indented(text: str) -> Iterable[str]:
    first, *others = lines_of(text)
    return [first, *(f"    {line}" for line in others)]


def _plain(value: Any) -> Any:
    """Convert decimals to JSON numbers (two places fit a double exactly), dates and times to ISO text."""
    from decimal import Decimal

    return float(value) if isinstance(value, Decimal) else value.isoformat()
