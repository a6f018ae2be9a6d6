"""The verb lock: the data's passcode is set, changed and removed, and what is open is locked."""

from __future__ import annotations

from organic_desktop.cli.call import Call, line_of_input, passcode_of_input, typed_passcode
from organic_desktop.core.errors import InvalidInput

TYPE_CHECKING = False  # mypy knows the name; `typing` would be a tenth of what `--help` costs
if TYPE_CHECKING:
    from organic_desktop.app.lock import Lock
    from organic_desktop.cli.call import AddVerb

BEFORE = (
    "Whoever forgets the passcode can't read this data any more: nobody can reset it, and nothing else opens it."
    " Rows that were synced are still on the server."
)


def add_verbs(verb: AddVerb) -> None:
    """Add the verb to the parser."""
    locking = verb(
        "lock",
        _lock,
        "lock the data: the open window closes it, and the keyring forgets its key until the passcode is given",
        opens_data=False,
    )
    what = locking.add_subparsers(metavar="[set | change | remove | remember | forget]")
    for name, run, help in (
        ("set", _set, f"give the data a passcode, and encrypt it. {BEFORE}"),
        ("change", _change, "replace the passcode; with --passcode-stdin the first line is the old one"),
        ("remove", _remove, "decrypt the data, so that it opens without a passcode"),
        ("remember", _remember, "let the system's keyring open the data, so that nobody is asked"),
        ("forget", _forget, "let the keyring forget it: the passcode is asked for"),
    ):
        each = what.add_parser(name, help=help, description=help)
        each.set_defaults(run=run)
        if name == "set":
            each.add_argument("--remember", action="store_true", help="let the system's keyring open the data")
        each.add_argument(
            "--passcode-stdin",
            action="store_true",
            default=False,
            help="read the passcode from standard input; a new one from the line after the old one",
        )


def _lock(call: Call) -> None:
    from organic_desktop.app.lock import IS_NOT_SET
    from organic_desktop.system.single_instance import Request, hand_over

    lock = _lock_of(call)
    if not lock.is_set:
        raise InvalidInput(f"{IS_NOT_SET} To set one: organic-desktop lock set.")
    try:
        answer = hand_over(lock.folder, Request(lock=True))
    finally:
        lock.close(forget=True)
    if answer and answer.exit_code:
        raise InvalidInput(answer.sentence)
    call.say("Locked. The next call asks for the passcode.")


def _set(call: Call) -> None:
    lock = _lock_of(call)
    if not call.arguments.passcode_stdin:
        call.say(BEFORE)
    lock.set(_new(call), call.arguments.remember)
    call.say(
        "The data is encrypted. Keep lock.json with every copy of the data folder: without it, it can't be opened."
    )
    from organic_desktop.store.connections import plain_databases

    for left in plain_databases(lock.folder):  # another program's, or a copy under a name that Organic doesn't give
        call.say(f"Not encrypted: {left.relative_to(lock.folder)}. Delete it, or move it away.")


def _change(call: Call) -> None:
    lock = _lock_of(call)
    old = _given(call, "Old passcode: ")
    lock.change(old, _new(call))
    call.say("The passcode is changed.")


def _remove(call: Call) -> None:
    _lock_of(call).remove(_given(call))
    call.say("The data is decrypted and opens without a passcode.")


def _remember(call: Call) -> None:
    lock = _lock_of(call)
    lock.unlock(_given(call))
    lock.remembered = True
    call.say("The keyring opens the data from now on.")


def _forget(call: Call) -> None:
    _lock_of(call).remembered = False
    call.say("The keyring doesn't open the data any more.")


def _lock_of(call: Call) -> Lock:
    from organic_desktop.app.lock import Lock
    from organic_desktop.core import log, paths

    folder = paths.data_dir(call.arguments.data_dir)
    log.start(folder, verbose=call.arguments.verbose)
    return Lock(folder)


def _given(call: Call, prompt: str = "Passcode: ") -> str:
    return passcode_of_input() if call.arguments.passcode_stdin else typed_passcode(prompt)


def _new(call: Call) -> str:
    """Return a new passcode, typed twice if it is typed. Raises InvalidInput."""
    if call.arguments.passcode_stdin:
        return line_of_input()
    chosen = typed_passcode("New passcode: ")
    if typed_passcode("The same again: ") != chosen:
        raise InvalidInput("Those were two different passcodes. Nothing was changed.")
    return chosen
