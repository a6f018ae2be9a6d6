"""The verbs connect, whoami and earlier: where and who this installation is. How one signs in is sign_in.py's."""

from __future__ import annotations

from organic_desktop.cli.call import Call, counted, lying_here, unlock, words_of_rows
from organic_desktop.core.errors import SignInNeeded

TYPE_CHECKING = False  # mypy knows the name; `typing` would be a tenth of what `--help` costs
if TYPE_CHECKING:
    from organic_desktop.cli.call import AddVerb
    from organic_desktop.core.errors import NewerDatabase
    from organic_desktop.store.adoption import EarlierFile

MEGABYTE = 1_000_000


def add_verbs(verb: AddVerb) -> None:
    """Add these verbs to the parser."""
    connect = verb("connect", _connect, "connect to a Supabase project")
    connect.add_argument("url", metavar="URL", help="the project's https address, or a link with address and key")
    connect.add_argument("publishable_key", metavar="PUBLISHABLE_KEY", nargs="?")
    connect.add_argument(
        "--add-account",
        action="store_true",
        help="for another account at another server: the open one stays signed in (`account switch`)",
    )
    verb("whoami", _whoami, "who is signed in, and where", facts=True)
    earlier = verb(
        "earlier",
        _earlier,
        "data of other accounts or versions on this computer",
        facts=True,
    )
    what = earlier.add_subparsers(metavar="[bring-in ID | open ID | open-copy]")
    for name, run, help in (
        ("bring-in", _bring_in, "add it to the open data; its file is kept as a backup"),
        ("open", _open, "while signed out: open an account's data; to sync, sign in"),
    ):
        each = what.add_parser(name, help=help, description=help)
        each.add_argument("id", metavar="ID", help="ID from `earlier`")
        each.set_defaults(run=run)
    help = "for data from a newer version: go back to the copy from before the update; the newer file is kept"
    back = what.add_parser("open-copy", help=help, description=help)
    back.add_argument("id", metavar="ID", nargs="?", default="", help="an account; default: the one that is open")
    back.set_defaults(run=_open_copy, opens_data=False)


def _connect(call: Call) -> None:
    url, key = call.arguments.url, call.arguments.publishable_key
    if key is None:
        from organic_desktop.core.project import read_connect_line

        url, key = read_connect_line(url)
    advice = call.app.account.connect(url, key, set_aside=call.arguments.add_account)
    project = call.app.settings.project
    call.say(f"Connected to {project.url if project else url}. Next: sign-up or sign-in.")
    if advice:
        call.say(advice)


def mention_earlier(call: Call) -> None:
    """Say that there is an earlier file to import; none is imported unasked."""
    for earlier in call.app.profiles.earlier():
        call.say(f"{_left(earlier)} To bring it in: organic-desktop earlier bring-in {earlier.id}")


def copy_hint(error: NewerDatabase) -> str:
    """How to open the copy from before an update, if the data are of a newer version."""
    whose = f" {error.path.stem}" if error.path.parent.name == "accounts" else ""
    return f"Or go on with the copy from before the update, of {error.made}: organic-desktop earlier open-copy{whose}"


def _left(earlier: EarlierFile) -> str:
    unsent = f", {counted(earlier.unsent, 'edit')} never sent" if earlier.unsent else ""
    who = "A newer version of Organic" if earlier.kept else "An earlier account with this address"
    return f"{who} left {words_of_rows(earlier.rows)}{unsent} on this computer."


def _earlier(call: Call) -> None:
    signed_in = call.app.settings.signed_in
    found = call.app.profiles.earlier(dismissed=True)
    if not signed_in:
        found += call.app.profiles.accounts()
    names = ("id", "user_id", "server", "rows", "unsent", "first", "last")
    facts = [{name: getattr(each, name) for name in names} for each in found]
    lines = [f"{each.id}  {_left(each) if signed_in or each.kept else lying_here(each)}" for each in found]
    nothing = "No earlier account with this address left anything" if signed_in else "No account left anything"
    call.answer(facts, lines or [f"{nothing} on this computer."])
    for copy in call.app.profiles.copies():
        call.say(f"A copy from before an update, of {copy.made}: {copy.path.name} ({copy.size / MEGABYTE:.1f} MB).")


def _bring_in(call: Call) -> None:
    call.app.profiles.import_earlier(call.arguments.id)
    call.say("Brought in; it waits to be sent. The old file is kept among the backups.")


def _open(call: Call) -> None:
    call.app.account.open_signed_out(call.arguments.id)
    call.say(f"Opened. To sync it, {'sign in' if call.app.settings.project else 'connect its server and sign in'}.")


def _open_copy(call: Call) -> None:
    from organic_desktop.app.profiles import open_copy
    from organic_desktop.core import log, paths

    folder = paths.data_dir(call.arguments.data_dir)
    log.start(folder, verbose=call.arguments.verbose)
    unlock(call.arguments, folder)
    copy, kept = open_copy(folder, call.arguments.id)
    call.say(
        f"Opened the copy of {copy.made}. The newer file is kept as {kept.name}: once Organic is updated, bring in what"
        f" it holds with organic-desktop earlier bring-in {kept.name}"
    )


def _whoami(call: Call) -> None:
    settings = call.app.settings
    if settings.signed_in is None:
        raise SignInNeeded("Nobody is signed in.")
    server = settings.project.url if settings.project else None
    person = settings.signed_in
    call.answer({"email": person.email, "id": person.user_id, "server": server}, [f"{person.email} at {server}"])
