"""The verbs account list, switch, forget, delete and leave: the accounts of this computer."""

from __future__ import annotations

from organic_desktop.cli.call import Call, counted
from organic_desktop.core.errors import InvalidInput, SignInNeeded

TYPE_CHECKING = False  # mypy knows the name; `typing` would be a tenth of what `--help` costs
if TYPE_CHECKING:
    from argparse import ArgumentParser

    from organic_desktop.app.known_accounts import KnownAccount, SignOutPreview
    from organic_desktop.cli.call import AddSubverb
    from organic_desktop.core.settings import SignedIn

LEAVE = (
    "organic-desktop account leave --keep-data keeps it as data without an account; --delete-data deletes it from this"
    " computer."
)
"""What to do about an account that its server has deleted."""


def add_account_verbs(subverb: AddSubverb) -> None:
    """Add these verbs to those of ``account``."""
    subverb("list", _list, "the accounts on this computer", facts=True)
    switch = subverb("switch", _switch, "open another account of this computer; the present one stays signed in")
    forget = subverb("forget", _forget, "take an account that isn't open off this computer; its data become a backup")
    for each in (switch, forget):
        each.add_argument("account", metavar="EMAIL|ID", help="from `account list`")
    forget.add_argument("--even-unsent", action="store_true", help="also if edits were never sent")
    _add_choice(
        subverb("delete", _delete, "delete your account and all of its data on the server"),
        "the data on this computer",
    )
    _add_choice(subverb("leave", _leave, "take the open account off this computer; the server isn't asked"), "its data")


def _add_choice(parser: ArgumentParser, what: str) -> None:
    choice = parser.add_mutually_exclusive_group(required=True)
    choice.add_argument("--keep-data", action="store_true", help=f"keep {what}, without an account")
    choice.add_argument("--delete-data", action="store_true", help=f"delete {what}, backups included")
    parser.add_argument("--yes", action="store_true", help="don't ask to type the account's address")


def _list(call: Call) -> None:
    known = call.app.account.known()
    call.answer([vars(each) for each in known], map(_line, known) if known else ["No account is on this computer."])


def _line(account: KnownAccount) -> str:
    unsent = f", {counted(account.unsent, 'unsent edit')}" if account.unsent else ""
    session = {True: "signed in", False: "signed out", None: "the keyring is locked"}[account.has_session]
    mark = "*" if account.is_open else " "
    return f"{mark} {account.email}  {account.server or 'server unknown'}  {session}{unsent}  {account.user_id}"


def _switch(call: Call) -> None:
    account = _named(call)
    try:
        call.app.account.switch_to(account.user_id)
    except SignInNeeded:
        call.say(f"{account.email} is open. To sync it: organic-desktop sign-in --email {account.email}")
        raise
    call.say(f"{account.email} is open.")


def _forget(call: Call) -> None:
    account = _named(call)
    call.app.account.forget(account.user_id, even_unsent=call.arguments.even_unsent)
    call.say(f"{account.email} isn't on this computer any more. Its data are among the backups.")


def _named(call: Call) -> KnownAccount:
    """Return the account that was named by its address or id. Raises InvalidInput."""
    wanted = call.arguments.account.casefold()
    found = [each for each in call.app.account.known() if wanted in {each.user_id, each.email.casefold()}]
    if len(found) > 1:
        raise InvalidInput(f"{wanted} has several accounts here; name one by its id, from `account list`.")
    if not found:
        raise InvalidInput("This account has no data on this computer; `account list` shows those that have.")
    return found[0]


def _delete(call: Call) -> None:
    who, keep_data = _confirmed(call, "delete this account with all of its data on the server"), _keeps(call)
    call.app.account.delete(keep_data=keep_data, of=who.user_id)
    call.say(f"The account {who.email} was deleted. {_rest(call, keep_data)}")


def _leave(call: Call) -> None:
    pending = call.app.status().pending
    doing = "take this account off this computer"
    if pending and not _keeps(call):
        doing += f" with {counted(pending, 'edit')} that {'was' if pending == 1 else 'were'} never sent"
    who, keep_data = _confirmed(call, doing), _keeps(call)
    call.app.account.leave(keep_data=keep_data, of=who.user_id)
    call.say(f"{who.email} isn't on this computer any more. {_rest(call, keep_data)}")


def _keeps(call: Call) -> bool:
    return bool(call.arguments.keep_data)


def _rest(call: Call, keep_data: bool) -> str:
    if keep_data:
        return "Your data are still on this computer, without an account."
    folder = call.app.backups.chosen_folder
    copies = f" Copies of its backups in {folder} stay until you delete them." if folder else ""
    return f"Its data on this computer were deleted.{copies}"


def _confirmed(call: Call, doing: str) -> SignedIn:
    """Return the open account, whose address the user has typed unless ``--yes`` was given."""
    signed_in = call.app.settings.signed_in
    if signed_in is None:
        raise SignInNeeded("Nobody is signed in.")
    if not call.arguments.yes and call.typed(f"To {doing}, type {signed_in.email}: ") != signed_in.email:
        raise InvalidInput("That isn't its address; nothing was changed.")
    return signed_in


def left_behind(preview: SignOutPreview) -> str:
    """Say after a sign-out what wasn't sent, and how it gets there."""
    if not preview.pending:
        return ""
    refused = f", {preview.refused} of them refused by the server" if preview.refused else ""
    return (
        f" {counted(preview.pending, 'edit')} unsent{refused}: kept in the account's file on this computer, and sent"
        f" after organic-desktop sign-in --email {preview.email}"
    )
