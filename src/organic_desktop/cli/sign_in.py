"""The verbs sign-up, sign-in, sign-out and account: passwords and codes, typed unseen or from standard input.

With several lines on standard input, they are read in the order in which a person would be asked: current password, new
password, code, code of the authenticator app. What each step does is app/account.py's.
"""

from __future__ import annotations

import argparse
import sys

from organic_desktop.cli import accounts_here, person
from organic_desktop.cli.account import mention_earlier
from organic_desktop.cli.call import Call, line_of_input, subverbs_of, typed_unseen
from organic_desktop.core.errors import (
    CurrentPasswordNeeded,
    InvalidInput,
    NotConfirmed,
    ReauthenticationNeeded,
    SecondFactorNeeded,
    SignInNeeded,
    WrongCode,
)

TYPE_CHECKING = False  # mypy knows the name; `typing` would be a tenth of what `--help` costs
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeVar

    from organic_desktop.cli.call import AddSubverb, AddVerb

    T = TypeVar("T")

TRIES = 3
NO_TERMINAL = "There is no terminal to type it into; use --{flag}."
CODE_FLAG = "read the mailed code (and then the authenticator app's) from standard input, each from a line of its own"


def add_verbs(verb: AddVerb) -> None:
    """Add these verbs to the parser."""
    sign_up = verb("sign-up", _sign_up, "create an account and sign in")
    sign_in = verb("sign-in", _sign_in, "sign in; everything logged so far is added to the account")
    for entry in (sign_up, sign_in):
        entry.add_argument("--email", required=True)
        _takes_password(entry)
        _takes_code(entry)
    help = "sign in by a code that is mailed to you, instead of a password"
    sign_in.add_argument("--code", action="store_true", help=help)
    sign_out = verb("sign-out", _sign_out, "sign out; unsent edits stay here and are sent after the next sign-in")
    scope = sign_out.add_mutually_exclusive_group()
    scope.add_argument("--everywhere", action="store_true", help="on every device of yours")
    scope.add_argument("--others", action="store_true", help="on every device but this one")
    sign_out.add_argument("--sync", action="store_true", help="send them first; if that fails, you stay signed in")
    subverb = subverbs_of(
        verb("account", None, "your profile, password and address, and the accounts of this computer")
    )
    person.add_account_verbs(subverb)
    _add_account_verbs(subverb)
    accounts_here.add_account_verbs(subverb)


def _add_account_verbs(subverb: AddSubverb) -> None:
    for name, run, help in (
        ("password", _password, "change the password; other devices are signed out"),
        ("email", _email, "change the e-mail address: asks for the mails with codes, then takes the codes"),
        ("reset", _reset, "set a new password by a mailed code, if you forgot yours, and sign in"),
        ("code", _code, "enter a code: with --email the one that confirms a new account, else an authenticator app's"),
    ):
        each = subverb(name, run, help)
        _takes_code(each)
        if name in {"password", "reset"}:
            _takes_password(each)
        if name == "password":
            help = "read the current password from standard input, for servers that ask for it"
            each.add_argument("--current-password-stdin", action="store_true", help=help)
        elif name == "email":
            each.add_argument("new", metavar="ADDRESS")
        elif name == "reset":
            each.add_argument("--email", required=True)
        elif name == "code":
            each.add_argument("--email", help="of the new account")
            each.add_argument("--again", action="store_true", help="have the mail sent once more")
    subverb("sessions", _sessions, "what is known here of your sessions", facts=True)


def _takes_password(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--password-stdin", action="store_true", help="read the password from standard input")
    parser.add_argument("--password", nargs="*", action=_Refuse, help=argparse.SUPPRESS)


def _takes_code(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--code-stdin", action="store_true", help=CODE_FLAG)


# -- signing up, in and out -------------------------------------------------------------------------------------------


def _sign_up(call: Call) -> None:
    account, email = call.app.account, call.arguments.email
    call.say(account.password_hint())
    if account.sign_up(email, _new_password(call), must_keep=True):
        _entered(call, email)
        return
    call.say(f"If {email} has no account yet, it was sent an e-mail with a code or a link.")
    _confirm(call, email)


def _confirm(call: Call, email: str) -> None:
    """Confirm an address by its code, if there is somebody to type it."""
    hint = f"Enter its code with: organic-desktop account code --email {email} (or open the link, then sign-in)."
    if not _can_ask(call):
        call.say(hint)
        return
    with_code = lambda code: call.app.account.confirm(email, code, must_keep=True)  # noqa: E731
    _enter(call, lambda: _with_code(call, "Code from the e-mail: ", with_code))
    _entered(call, email)


def _sign_in(call: Call) -> None:
    account, email = call.app.account, call.arguments.email
    if not call.arguments.code:
        password = call.password()
        try:
            _enter(call, lambda: account.sign_in(email, password, must_keep=True))
        except NotConfirmed:
            if not _can_type():
                raise
            call.say("The e-mail address isn't confirmed yet; the code is in the e-mail that was sent to it.")
            _confirm(call, email)
            return
    else:
        if not call.arguments.code_stdin:
            account.send_code(email)
            call.say(f"A code was sent to {email}.")
            if not _can_type():
                raise SignInNeeded(f"Enter the code with: organic-desktop sign-in --email {email} --code --code-stdin.")
        with_code = lambda code: account.sign_in_with_code(email, code, must_keep=True)  # noqa: E731
        _enter(call, lambda: _with_code(call, "Code from the e-mail: ", with_code))
    _entered(call, email)


def _sign_out(call: Call) -> None:
    from organic_desktop.app.session import SignOutScope

    if call.arguments.others:
        call.app.account.sign_out(SignOutScope.OTHERS)
        call.say("Signed out on every other device.")
        return
    if call.arguments.sync:
        call.app.sync()
    signed_in = call.app.settings.signed_in is not None
    preview = call.app.account.sign_out_preview() if signed_in else None
    call.app.account.sign_out(SignOutScope.EVERYWHERE if call.arguments.everywhere else SignOutScope.HERE)
    said = "Signed out everywhere." if call.arguments.everywhere else "Signed out."
    call.say(f"{said}{accounts_here.left_behind(preview) if preview else ''}")


# -- the account ------------------------------------------------------------------------------------------------------


def _password(call: Call) -> None:
    account, arguments = call.app.account, call.arguments
    current = line_of_input() if arguments.current_password_stdin else None
    call.say(account.password_hint())
    new = _new_password(call)
    code = line_of_input() if arguments.code_stdin else None
    try:
        _enter(call, lambda: account.change_password(new, code, current=current), repeats=True)
    except ReauthenticationNeeded:
        account.send_reauthentication_code()
        call.say("The server sent a code to your e-mail address.")
        if not _can_type():
            raise
        _with_code(call, "Code from the e-mail: ", lambda code: account.change_password(new, code, current=current))
    except CurrentPasswordNeeded:
        if not _can_type():
            raise
        current = typed_unseen("Current password: ", NO_TERMINAL.format(flag="current-password-stdin"))
        account.change_password(new, code, current=current)
    call.say("The password is changed. Other devices have to sign in again.")


def _email(call: Call) -> None:
    account, new = call.app.account, call.arguments.new
    if not call.arguments.code_stdin:
        if _enter(call, lambda: account.change_email(new), repeats=True):
            call.say(f"Your address is {new} now.")
            return
        call.say(f"Mails were sent: to {new}, and to your present address if the server asks both.")
        if not _can_type():
            call.say(f"Enter each code with: organic-desktop account email {new} --code-stdin.")
            return
    for _ in range(2):  # mailboxes
        if _with_code(call, "Code from an e-mail: ", lambda code: account.confirm_email_change(new, code)):
            call.say(f"Your address is {new} now.")
            return
        call.say("Accepted. The code from the other mailbox is needed as well.")
        if call.arguments.code_stdin:
            return


def _reset(call: Call) -> None:
    account, email, arguments = call.app.account, call.arguments.email, call.arguments
    if not arguments.code_stdin:
        account.recover(email)
        call.say(f"If {email} has an account, it was sent an e-mail with a code.")
        if not _can_type():
            words = f"organic-desktop account reset --email {email} --code-stdin --password-stdin"
            call.say(f"Give the code and the new password, a line each, to: {words}.")
            return
    code = _secret("Code from the e-mail: ", arguments.code_stdin, "code-stdin")
    call.say(account.password_hint())
    new = _new_password(call)
    _enter(call, lambda: account.reset_password(email, code, new, must_keep=True))
    _entered(call, email)


def _code(call: Call) -> None:
    account, email = call.app.account, call.arguments.email
    if call.arguments.again:
        if not email:
            raise InvalidInput("Which account? Name its address with --email.")
        account.resend_confirmation(email)
        call.say(f"If {email} waits for its confirmation, the e-mail was sent once more.")
    elif email:
        with_code = lambda code: account.confirm(email, code, must_keep=True)  # noqa: E731
        _enter(call, lambda: _with_code(call, "Code from the e-mail: ", with_code))
        _entered(call, email)
    else:
        _with_code(call, "Code from the authenticator app: ", account.answer_second_factor)
        call.say("Accepted. Sync goes on.")


def _sessions(call: Call) -> None:
    found = call.app.account.session_facts()
    facts = {"signed_in_at": found.began_at, "second_factor": found.has_second_factor, "kept": found.is_kept}
    since = found.began_at.astimezone(call.app.settings.zone()) if found.began_at else None
    lines = [
        f"This device: signed in since {since:%Y-%m-%d %H:%M}." if since else "This device: signed in.",
        "Opened with a second factor." if found.has_second_factor else "Opened without a second factor.",
        "Kept in the system keyring." if found.is_kept else "Lost when the program ends: no keyring keeps it.",
        "No client can list other devices' sessions. To end them: organic-desktop sign-out --others",
    ]
    call.answer(facts, lines)


# -- asking -----------------------------------------------------------------------------------------------------------


def _enter(call: Call, step: Callable[[], T], *, repeats: bool = False) -> T | None:
    """Take a step that may ask for a second factor, and give that; who is signed in ``repeats`` the step then."""
    try:
        return step()
    except SecondFactorNeeded as needed:
        if not _can_ask(call):
            raise SecondFactorNeeded(f"{needed.message} Without a terminal, give it with --code-stdin.") from needed
        names = f" ({', '.join(filter(None, needed.factors))})" if any(needed.factors) else ""
        _with_code(call, f"Code from the authenticator app{names}: ", call.app.account.answer_second_factor)
        return step() if repeats else None


def _with_code(call: Call, prompt: str, use: Callable[[str], T]) -> T:
    """Use a code, and let who types it try again; return what that returns."""
    left = 0 if call.arguments.code_stdin else TRIES
    while True:
        left -= 1
        try:
            return use(_secret(prompt, call.arguments.code_stdin, "code-stdin"))
        except (WrongCode, InvalidInput) as wrong:
            if left <= 0:
                raise
            call.say(wrong.message)


def _new_password(call: Call) -> str:
    """Read a new password; who types it types it twice. Raises InvalidInput if that differs."""
    new = _secret("New password: ", call.arguments.password_stdin, "password-stdin")
    if not call.arguments.password_stdin and new != typed_unseen(
        "The same again: ", NO_TERMINAL.format(flag="password-stdin")
    ):
        raise InvalidInput("The two passwords differ; nothing was changed.")
    return new


def _secret(prompt: str, by_stdin: bool, flag: str) -> str:
    return line_of_input() if by_stdin else typed_unseen(prompt, NO_TERMINAL.format(flag=flag))


def _can_ask(call: Call) -> bool:
    return call.arguments.code_stdin or _can_type()


def _can_type() -> bool:
    return sys.stdin is not None and sys.stdin.isatty()


def _entered(call: Call, email: str) -> None:
    call.say(f"Signed in as {email}.")
    mention_earlier(call)


class _Refuse(argparse.Action):
    """Refuse a password as an argument: every user of the computer can read the list of processes."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        parser.error("a password is no argument, for others could read it; type it when asked, or use --password-stdin")
