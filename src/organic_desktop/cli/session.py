"""One call of the command line: its words, the App, and the way to answer; the verbs are in the files beside it."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Mapping

from organic_desktop.core import terminal
from organic_desktop.core.plain_text import lines_of

TYPE_CHECKING = False  # mypy knows the name; `typing` would be a tenth of what `--help` costs
if TYPE_CHECKING:
    from datetime import date
    from typing import Any, Protocol

    from organic_desktop.app.facade import App
    from organic_desktop.store.adoption import EarlierFile
    from organic_desktop.store.schema import Conversation, Message, ModuleProgress, WellnessEntry

    class AddVerb(Protocol):
        """Adds a verb to the grammar: what it runs (None: verbs of its own follow); ``facts`` gives it ``--json``.

        One that doesn't open the data has a session without an App.
        """

        def __call__(
            self,
            name: str,
            run: Callable[[Session], None] | None,
            help: str,
            *,
            facts: bool = False,
            opens_data: bool = True,
        ) -> argparse.ArgumentParser: ...


LONGEST_INPUT = 1_000_000


class Session:
    """One call: its words, the App, and the way to answer."""

    def __init__(self, words: argparse.Namespace) -> None:
        self.words = words
        self._input_read = False

    def __enter__(self) -> Session:
        if not self.words.opens_data:
            return self
        from organic_desktop.app.facade import App
        from organic_desktop.core import log, paths

        folder = paths.data_dir(self.words.data_dir)
        log.start(folder, verbose=self.words.verbose)
        self.app: App = App(folder)
        for problem in self.app.folder_problems():
            self.say(problem)
        return self

    def __exit__(self, *problem: object) -> None:
        if not self.words.opens_data:
            return
        for account in self.app.profiles.lost_accounts():
            self.say(f"{lying_here(account)} To open it: organic-desktop earlier open {account.user_id}")
        self.app.close()

    def day(self, text: str | None) -> date:
        """A day of the calendar, today where none is named; which days may get an entry is the store's to say."""
        from organic_desktop.wellness.metrics import as_date

        return as_date(text) if text else self.app.today()

    def text(self, given: str) -> str:
        """A text of the call; ``-`` stands for standard input, which nobody else on the computer can read."""
        return self._input() if given == "-" else given

    def password(self) -> str:
        """Read a password: a line of standard input if the call says so, else typed unseen. Raises InvalidInput."""
        if not self.words.password_stdin:
            return _typed_unseen()
        return _decoded(_standard_input().readline(LONGEST_INPUT)).removesuffix("\n")

    def _input(self) -> str:
        """Standard input, once, without its last line break. Raises InvalidInput for none, no text, or too much."""
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
        """Print facts: one JSON document, or lines for a person."""
        if self.words.json:
            terminal.say_json(facts, _plain)
        else:
            for line in lines:
                terminal.say(line)

    def answer_with_text(self, facts: Any, heads: Iterable[tuple[str, str]]) -> None:
        """As `answer`, for lines that end in a text of several lines: the others of them stand indented below."""
        self.answer(facts, (line for head, text in heads for line in _indented(f"{head}{text}")))

    def say(self, sentence: str) -> None:
        terminal.complain(sentence)


def verbs_of(parser: argparse.ArgumentParser) -> AddVerb:
    """The way to give a parser its verbs, one of which must be said."""
    verbs = parser.add_subparsers(title="verbs", metavar="VERB", required=True)

    def verb(
        name: str,
        run: Callable[[Session], None] | None,
        help: str,
        *,
        facts: bool = False,
        opens_data: bool = True,
    ) -> argparse.ArgumentParser:
        sub = verbs.add_parser(name, help=help, description=help)
        sub.set_defaults(run=run, json=False, opens_data=opens_data)
        if facts:
            sub.add_argument("--json", action="store_true", help="print one JSON document")
        return sub

    return verb


def lying_here(account: EarlierFile) -> str:
    """What an account's file holds, whose settings were lost."""
    counts = (f"{count} {name.replace('_', ' ')}" for name, count in account.rows.items())
    unsent = f", {counted(account.unsent, 'edit')} never sent" if account.unsent else ""
    days = f", {account.first} to {account.last}" if account.first else ""
    return f"On this computer is the data of {account.email or 'an account'}: {', '.join(counts)}{days}{unsent}."


def _standard_input() -> Any:
    """The bytes of standard input. Raises InvalidInput if there is none."""
    from organic_desktop.core.errors import InvalidInput

    if sys.stdin is None:
        raise InvalidInput("There is no standard input to read.")
    return getattr(sys.stdin, "buffer", sys.stdin)


def _decoded(read: str | bytes) -> str:
    """The text, whatever the terminal's encoding. Raises InvalidInput if it isn't UTF-8."""
    from organic_desktop.core.errors import InvalidInput

    try:
        text = read if isinstance(read, str) else read.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InvalidInput("Standard input isn't text in UTF-8; nothing was changed.") from None
    return text.replace("\r\n", "\n")


def _typed_unseen() -> str:
    """What is typed without being shown; refused where it would be."""
    import getpass
    import warnings

    from organic_desktop.core.errors import InvalidInput

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", getpass.GetPassWarning)
            return getpass.getpass("Password: ")
    except (getpass.GetPassWarning, EOFError, OSError):
        raise InvalidInput("There is no terminal to type the password into; use --password-stdin.") from None


def counted(number: int, what: str) -> str:
    """A number with its noun, such as "1 edit" or "2 edits"."""
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def facts(row: WellnessEntry | ModuleProgress | Conversation | Message | None) -> Mapping[str, Any] | None:
    """A row by the schema's column names."""
    return None if row is None else {name: getattr(row, name) for name in type(row).model_fields}


def _indented(text: str) -> Iterable[str]:
    first, *others = lines_of(text)
    return [first, *(f"    {line}" for line in others)]


def _plain(value: Any) -> Any:
    """Decimals as JSON numbers (two places survive a double exactly), dates and instants as ISO text."""
    from decimal import Decimal

    return float(value) if isinstance(value, Decimal) else value.isoformat()
