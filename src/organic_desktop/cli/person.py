"""The verb account profile: who the person is, as the account's row says."""

from __future__ import annotations

from organic_desktop.cli.call import Call

TYPE_CHECKING = False  # mypy knows the name; `typing` would be a tenth of what `--help` costs
if TYPE_CHECKING:
    from organic_desktop.app.person import PersonChanges
    from organic_desktop.cli.call import AddSubverb

HERE = "here"
EMPTY = "(empty)"


def add_account_verbs(subverb: AddSubverb) -> None:
    """Add these verbs to those of ``account``."""
    profile = subverb("profile", _profile, "your name, picture and time zone; synced with the account", facts=True)
    profile.add_argument("--name", metavar="NAME", help='your name; "" clears it, - reads standard input')
    profile.add_argument("--avatar-url", metavar="URL", help='the web address of a picture of you; "" clears it')
    profile.add_argument(
        "--timezone",
        metavar="ZONE",
        help='the account\'s time zone, e.g. Europe/Vienna, or "here" for the one in use; days here follow the'
        " settings' zone, whatever this one is",
    )


def _profile(call: Call) -> None:
    changes = _changes(call)
    if changes:
        call.app.person.change(**changes)
    person = call.app.person.read()
    facts = {
        "email": person.email,
        "full_name": person.full_name,
        "avatar_url": person.avatar_url,
        "timezone": person.timezone,
    }
    lines = [
        f"E-mail address  {person.email or '(no account)'}",
        f"Name            {person.full_name or EMPTY}",
        f"Picture         {person.avatar_url or EMPTY}",
        f"Time zone       {person.timezone or EMPTY}",
    ]
    call.answer(facts, lines)
    if person.zone_to_offer:
        call.say(f"Days on this computer follow {call.app.settings.zone().key}, as the settings say.")


def _changes(call: Call) -> PersonChanges:
    given = call.arguments
    changes: PersonChanges = {}
    if given.name is not None:
        changes["full_name"] = call.text(given.name)
    if given.avatar_url is not None:
        changes["avatar_url"] = given.avatar_url
    if given.timezone is not None:
        changes["timezone"] = call.app.settings.zone().key if given.timezone == HERE else given.timezone
    return changes
