"""The verb of the program's place on this computer: menu-entry. It opens no data."""

from __future__ import annotations

from organic_desktop.cli.session import Session, verbs_of

TYPE_CHECKING = False  # mypy knows the name; `typing` would be a tenth of what `--help` costs
if TYPE_CHECKING:
    from organic_desktop.cli.session import AddVerb
    from organic_desktop.desktop.menu_entry import Found

VERBS = (
    ("add", "_add", "put the program into the menu, for links as well, or bring its entry up to date"),
    ("remove", "_remove", "take it out of the menu again"),
    ("status", "_status", "whether it is in the menu, and which program the entry starts"),
)
SAYS = {
    "absent": "It isn't in your menu.",
    "current": "It is in your menu.",
    "outdated": "An entry of another place or version is in your menu; `menu-entry add` brings it up to date.",
    "broken": "The entry in your menu starts a program that isn't there any more; `menu-entry add` mends it.",
    "foreign": "An entry that Organic didn't make is in your menu.",
}


def add_verbs(verb: AddVerb) -> None:
    """The grammar of these verbs."""
    entry = verbs_of(
        verb("menu-entry", None, "the program in your desktop's menu, where no package of the system put it there")
    )
    for name, run, help in VERBS:
        entry(name, globals()[run], help, facts=True, opens_data=False)


def _add(session: Session) -> None:
    from organic_desktop.desktop.menu_entry import menu_entry

    entry = menu_entry()
    before, added = entry.found(), entry.add()
    found = entry.found()
    lines = [f"It is in your menu: {found.path}"] if added else []
    session.answer(_facts(found), lines)
    if before.program and before.program != found.program:
        session.say(f"The entry started another program before: {before.program}")
    _say_packaged(session, found)


def _remove(session: Session) -> None:
    from organic_desktop.desktop.menu_entry import menu_entry

    entry = menu_entry()
    removed = entry.remove()
    found = entry.found()
    session.answer(_facts(found), ["It is out of your menu." if removed else "There was no entry in your menu."])
    _say_packaged(session, found)


def _status(session: Session) -> None:
    from organic_desktop.desktop.menu_entry import menu_entry

    found = menu_entry().found()
    lines = [SAYS[found.state.value]]
    if found.program:
        lines.append(f"{found.path} starts {found.program}")
    session.answer(_facts(found), lines)
    _say_packaged(session, found)


def _facts(found: Found) -> dict[str, str | bool | None]:
    return {
        "state": found.state.value,
        "entry": str(found.path),
        "program": found.program or None,
        "packaged": str(found.packaged) if found.packaged else None,
        "packaged_starts_this": found.packaged_starts_this,
    }


def _say_packaged(session: Session, found: Found) -> None:
    """A package's entry is there as well: which of the two the desktop shows."""
    if found.packaged is None:
        return
    if found.state.value == "absent":
        session.say(f"A package gives everybody an entry: {found.packaged}")
    else:
        session.say(f"Yours is shown instead of the one that a package gives everybody: {found.packaged}")
