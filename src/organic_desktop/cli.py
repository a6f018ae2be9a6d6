"""The command line: every verb of ``shared/cli.md``, without a screen and without Qt, over the same App as the window.

What a verb means is in app.py; here are its words, its output and its exit code. Imports of weight are inside the
functions, so that ``--help`` answers at once.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence

from organic_desktop.errors import InvalidInput, OrganicError, SignInNeeded

TYPE_CHECKING = False  # mypy knows the name; `typing` would be a tenth of what `--help` costs
if TYPE_CHECKING:
    from datetime import date
    from typing import Any

    from organic_desktop.app import App
    from organic_desktop.store.models import WellnessEntry

# Option of `log`, column, and whether "+N" and "-N" add to it.
LOG_OPTIONS = (
    ("--sleep-hours", "sleep_hours", False, "hours slept, 0 to 24"),
    ("--water-ml", "water_intake_ml", True, "water in ml"),
    ("--exercise-minutes", "exercise_minutes", True, "minutes of exercise"),
    ("--meditation-minutes", "meditation_minutes", True, "minutes of meditation"),
    ("--mood", "mood_score", False, "mood, 1 to 5 in halves (0 to 9.99 is taken)"),
    ("--energy", "energy_level", False, "energy, 1 to 5 in halves (0 to 9.99 is taken)"),
    ("--notes", "nutrition_notes", False, "notes of the day, up to 64 kB"),
)


def main(argv: Sequence[str] | None = None) -> int:
    """Carry out one call; returns its exit code (``shared/cli.md``)."""
    words = build_parser().parse_args(argv)
    try:
        with _Session(words) as session:
            words.run(session)
        return 0
    except OrganicError as error:
        print(_sentence(error), file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        print("Stopped; what was saved before stays saved.", file=sys.stderr)
        return 1
    except BrokenPipeError:
        return 0  # the reader (head, less) had enough


class _Session:
    """One call: its words, the App, and the way to answer."""

    def __init__(self, words: argparse.Namespace) -> None:
        self.words = words

    def __enter__(self) -> _Session:
        from organic_desktop import log, paths
        from organic_desktop.app import App

        folder = paths.data_dir(self.words.data_dir)
        log.start(folder, verbose=self.words.verbose)
        self.app: App = App(folder)
        return self

    def __exit__(self, *problem: object) -> None:
        self.app.close()

    def day(self, text: str | None) -> date:
        from organic_desktop.wellness.entry import checked_date

        return checked_date(text, self.app.today()) if text else self.app.today()

    def answer(self, facts: Any, lines: Iterable[str]) -> None:
        """Print facts: one JSON document, or lines for a person."""
        if self.words.json:
            import json

            print(json.dumps(facts, default=_plain, ensure_ascii=False))
        else:
            for line in lines:
                print(line)

    def say(self, sentence: str) -> None:
        print(sentence, file=sys.stderr)


# -- the account -------------------------------------------------------------------------------------------------------


def _connect(session: _Session) -> None:
    session.app.connect(session.words.url, session.words.publishable_key)
    session.say(f"Connected to {session.words.url}. Next: sign-up or sign-in.")


def _sign_up(session: _Session) -> None:
    if session.app.sign_up(session.words.email, _password(session.words), must_keep=True):
        session.say(f"Signed in as {session.words.email}.")
    else:
        session.say(f"Open the link that was sent to {session.words.email}, then sign in.")


def _sign_in(session: _Session) -> None:
    session.app.sign_in(session.words.email, _password(session.words), must_keep=True)
    session.say(f"Signed in as {session.words.email}.")


def _sign_out(session: _Session) -> None:
    pending = session.app.status().pending
    session.app.sign_out()
    kept = f" {pending} unsent edits stay in the account's file and go on when you sign in again." if pending else ""
    session.say(f"Signed out.{kept}")


def _whoami(session: _Session) -> None:
    settings = session.app.settings
    if settings.signed_in is None:
        raise SignInNeeded("Nobody is signed in.")
    server = settings.project.url if settings.project else None
    person = settings.signed_in
    session.answer({"email": person.email, "id": person.user_id, "server": server}, [f"{person.email} at {server}"])


# -- the days ----------------------------------------------------------------------------------------------------------


def _log(session: _Session) -> None:
    changes: dict[str, Any] = dict.fromkeys(map(_column, session.words.clear))
    add: dict[str, int] = {}
    for _, column, adds, _ in LOG_OPTIONS:
        text = getattr(session.words, column)
        if text is None:
            continue
        if adds and text[:1] in {"+", "-"} and text[1:].isdecimal():
            add[column] = int(text)
        else:
            changes[column] = text
    if not changes and not add:
        raise InvalidInput("Nothing to log: name at least one value, for example --water-ml +250.")
    day = session.day(session.words.date)
    entry = session.app.log(day, changes, add=add)
    session.answer(_facts(entry), _lines([entry]) if entry else [f"{day}: nothing is left; the entry is deleted."])


def _entries(session: _Session) -> None:
    first = session.day(session.words.first) if session.words.first else None
    last = session.day(session.words.last) if session.words.last else None
    entries = session.app.entries(first, last)
    session.answer([_facts(entry) for entry in entries], _lines(entries) if entries else ["No entries."])


def _show(session: _Session) -> None:
    day = session.day(session.words.date)
    entry = session.app.entry(day)
    session.answer(_facts(entry), _lines([entry]) if entry else [f"{day}: nothing logged."])


def _delete_entry(session: _Session) -> None:
    day = session.day(session.words.date)
    if not session.app.delete_entry(day):
        raise InvalidInput(f"There is no entry on {day}.")
    session.say(f"Deleted the entry of {day}.")


def _streak(session: _Session) -> None:
    facts = vars(session.app.streak())
    session.answer(
        facts,
        [f"{facts['streak']} days in a row; {facts['total_entries']} entries, the last on {facts['last_entry']}."],
    )


def _stats(session: _Session) -> None:
    facts = vars(session.app.stats(session.words.days))
    session.answer(facts, [f"{name:16} {'–' if value is None else value}" for name, value in facts.items()])


# -- sync --------------------------------------------------------------------------------------------------------------


def _sync(session: _Session) -> None:
    report = session.app.sync()
    facts = {
        "state": session.app.status().state,
        "pushed": report.pushed,
        "pulled": report.pulled,
        "conflicts": report.conflicts,
        "requests": report.requests,
    }
    session.answer(
        facts, [f"{facts['state']}: sent {report.pushed}, received {report.pulled}, {report.conflicts} conflicts."]
    )


def _status(session: _Session) -> None:
    status = session.app.status()
    facts = {
        name: getattr(status, name) for name in ("state", "pending", "conflicts", "last_synced_at", "account", "server")
    }
    lines = [f"{name:15} {'–' if value is None else value}" for name, value in facts.items()]
    session.answer(facts, [*lines, status.problem] if status.problem else lines)


# -- the words ---------------------------------------------------------------------------------------------------------


def build_parser() -> argparse.ArgumentParser:
    """The whole grammar; ``--help`` is the manual."""
    parser = argparse.ArgumentParser(
        prog="organic-desktop",
        description="Your days, on your computer. Without words, the window opens.",
        epilog="exit codes: 0 done · 1 failed · 2 wrong words · 3 no server, the edits wait · 4 sign in · 5 you decide",
    )
    parser.add_argument(
        "--data-dir", metavar="DIR", help="the data folder (else $ORGANIC_DATA_DIR, else the platform's)"
    )
    parser.add_argument("--verbose", action="store_true", help="log more, into the data folder")
    verbs = parser.add_subparsers(title="verbs", metavar="VERB", required=True)

    def verb(name: str, run: Callable[[_Session], None], help: str, *, facts: bool = False) -> argparse.ArgumentParser:
        sub = verbs.add_parser(name, help=help, description=help)
        sub.set_defaults(run=run, json=False)
        if facts:
            sub.add_argument("--json", action="store_true", help="print one JSON document")
        return sub

    connect = verb("connect", _connect, "remember the Supabase project to sync with")
    connect.add_argument("url")
    connect.add_argument("publishable_key", metavar="PUBLISHABLE_KEY")
    for name, run, help in (
        ("sign-up", _sign_up, "make an account and sign in"),
        ("sign-in", _sign_in, "sign in; what was logged without an account joins it"),
    ):
        entry = verb(name, run, help)
        entry.add_argument("--email", required=True)
        entry.add_argument("--password-stdin", action="store_true", help="read the password from standard input")
    verb("sign-out", _sign_out, "sign out; unsent edits stay and go on with the next sign-in")
    verb("whoami", _whoami, "who is signed in, and where", facts=True)

    log = verb("log", _log, "create or edit the entry of a day", facts=True)
    log.add_argument("--date", metavar="D", help="the day, YYYY-MM-DD (default: today)")
    for option, column, adds, help in LOG_OPTIONS:
        log.add_argument(
            option, dest=column, metavar="N" if adds else "X", help=help + ("; +N and -N add to it" if adds else "")
        )
    log.add_argument(
        "--clear", metavar="COLUMN", action="append", default=[], help="empty a value; the last one deletes the entry"
    )
    entries = verb("entries", _entries, "the entries, oldest first", facts=True)
    entries.add_argument("--from", dest="first", metavar="D")
    entries.add_argument("--to", dest="last", metavar="D")
    verb("show", _show, "the entry of a day", facts=True).add_argument("--date", metavar="D")
    verb("delete-entry", _delete_entry, "delete the entry of a day").add_argument("date", metavar="DATE")
    verb("streak", _streak, "days in a row, by the server's rules in your time zone", facts=True)
    verb("stats", _stats, "averages, by the server's rules", facts=True).add_argument("--days", type=int, default=30)
    verb("sync", _sync, "one full cycle with the server, now", facts=True)
    verb("status", _status, "what the status bar shows", facts=True)
    return parser


def _password(words: argparse.Namespace) -> str:
    if words.password_stdin:
        return sys.stdin.readline().rstrip("\n")
    import getpass

    return getpass.getpass("Password: ")


def _column(name: str) -> str:
    """A column by the schema's name or by its option's (``water-ml``)."""
    for option, column, _, _ in LOG_OPTIONS:
        if name in {column, option.removeprefix("--")}:
            return column
    raise InvalidInput("There is no such column to clear; `log --help` names them.")


def _facts(entry: WellnessEntry | None) -> Mapping[str, Any] | None:
    return None if entry is None else {name: getattr(entry, name) for name in type(entry).model_fields}


def _lines(entries: Iterable[WellnessEntry]) -> Iterable[str]:
    for entry in entries:
        values = {option.removeprefix("--"): getattr(entry, column) for option, column, _, _ in LOG_OPTIONS}
        yield f"{entry.date}  " + "  ".join(f"{name} {value}" for name, value in values.items() if value is not None)


def _plain(value: Any) -> Any:
    """Decimals as JSON numbers (two places survive a double exactly), dates and instants as ISO text."""
    from decimal import Decimal

    return float(value) if isinstance(value, Decimal) else value.isoformat()


def _sentence(error: OrganicError) -> str:
    return f"{error.message} {error.advice}".strip()
