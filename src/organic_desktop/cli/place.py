"""The verb menu-entry: put the program into the desktop's menu, and take it out. It opens no data."""

from __future__ import annotations

from organic_desktop.cli.session import Session, verbs_of

TYPE_CHECKING = False  # mypy knows the name; `typing` would be a tenth of what `--help` costs
if TYPE_CHECKING:
    from organic_desktop.cli.session import AddVerb
    from organic_desktop.system.desktop_entries import FoundEntry

SAYS = {
    "absent": "Organic isn't in your menu.",
    "current": "Organic is in your menu.",
    "outdated": "The entry in your menu is out of date; `menu-entry add` updates it.",
    "broken": "The entry in your menu points to a missing program; `menu-entry add` fixes it.",
    "foreign": "The entry in your menu wasn't made by Organic.",
}


def add_verbs(verb: AddVerb) -> None:
    """The grammar of this verb."""
    entry = verbs_of(
        verb("menu-entry", None, "the program in your desktop's menu, where no package of the system put it there")
    )
    add = "put the program into the menu, for links as well, or bring its entry up to date"
    entry("add", _add, add, facts=True, opens_data=False)
    entry("remove", _remove, "take it out of the menu again", facts=True, opens_data=False)
    status = "whether it is in the menu, and which program the entry starts"
    entry("status", _status, status, facts=True, opens_data=False)


def _add(session: Session) -> None:
    from organic_desktop.system.desktop_entries import menu_entry

    entry = menu_entry()
    before, added = entry.found(), entry.add()
    found = entry.found()
    lines = [f"Organic is in your menu: {found.path}"] if added else []
    session.answer(_facts(found), lines)
    if before.program and before.program != found.program:
        session.say(f"The entry started another program before: {before.program}")
    if found.hidden:
        session.say(
            f"The entry says {' and '.join(found.hidden)}, as you or your menu editor set it, and so it may not be"
            " shown. `menu-entry remove` and then `add` show it again."
        )
    _say_packaged(session, found)


def _remove(session: Session) -> None:
    from organic_desktop.system.desktop_entries import menu_entry

    entry = menu_entry()
    removed = entry.remove()
    found = entry.found()
    session.answer(_facts(found), ["Removed from your menu." if removed else "There was no entry in your menu."])
    _say_packaged(session, found)


def _status(session: Session) -> None:
    from organic_desktop.system.desktop_entries import menu_entry

    found = menu_entry().found()
    lines = [SAYS[found.state.value]]
    if found.program:
        lines.append(f"{found.path} starts {found.program}")
    session.answer(_facts(found), lines)
    _say_packaged(session, found)


def _facts(found: FoundEntry) -> dict[str, str | bool | None]:
    return {
        "state": found.state.value,
        "entry": str(found.path),
        "program": found.program or None,
        "packaged": str(found.packaged) if found.packaged else None,
        "packaged_starts_this": found.packaged_starts_this,
    }


def _say_packaged(session: Session, found: FoundEntry) -> None:
    """Say which entry the desktop shows if a package installed one as well."""
    if found.packaged is None:
        return
    if found.state.value == "absent":
        session.say(f"A package installed an entry for all users: {found.packaged}")
    else:
        session.say(f"Yours is shown instead of the one that a package installed for all users: {found.packaged}")
