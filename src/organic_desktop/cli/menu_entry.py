"""The verb menu-entry: add the program to the desktop's menu, or remove it. It opens no data."""

from __future__ import annotations

from organic_desktop.cli.call import Call, verbs_of

TYPE_CHECKING = False  # mypy knows the name; `typing` would be a tenth of what `--help` costs
if TYPE_CHECKING:
    from organic_desktop.cli.call import AddVerb
    from organic_desktop.system.desktop_entries import FoundEntry, MenuEntryState


def add_verbs(verb: AddVerb) -> None:
    """Add this verb to the parser."""
    entry = verbs_of(verb("menu-entry", None, "add the program to your desktop's menu, if no package did"))
    add = "put the program into the menu, for links as well, or bring its entry up to date"
    entry("add", _add, add, facts=True, opens_data=False)
    entry("remove", _remove, "take it out of the menu again", facts=True, opens_data=False)
    status = "whether it is in the menu, and which program the entry starts"
    entry("status", _status, status, facts=True, opens_data=False)


def _add(call: Call) -> None:
    from organic_desktop.system.desktop_entries import menu_entry

    entry = menu_entry()
    before, added = entry.found(), entry.add()
    found = entry.found()
    lines = [f"Organic is in your menu: {found.path}"] if added else []
    call.answer(_facts(found), lines)
    if before.program and before.program != found.program:
        call.say(f"The entry started another program before: {before.program}")
    if found.hidden:
        call.say(
            f"The entry says {' and '.join(found.hidden)}, as you or your menu editor set it, and so it may not be"
            " shown. `menu-entry remove` and then `add` show it again."
        )
    _say_packaged(call, found)


def _remove(call: Call) -> None:
    from organic_desktop.system.desktop_entries import menu_entry

    entry = menu_entry()
    removed = entry.remove()
    found = entry.found()
    call.answer(_facts(found), ["Removed from your menu." if removed else "There was no entry in your menu."])
    _say_packaged(call, found)


def _status(call: Call) -> None:
    from organic_desktop.system.desktop_entries import menu_entry

    found = menu_entry().found()
    lines = [_sentence(found.state)]
    if found.program:
        lines.append(f"{found.path} starts {found.program}")
    call.answer(_facts(found), lines)
    _say_packaged(call, found)


def _sentence(state: MenuEntryState) -> str:
    from organic_desktop.system.desktop_entries import MenuEntryState

    sentences = {
        MenuEntryState.ABSENT: "Organic isn't in your menu.",
        MenuEntryState.CURRENT: "Organic is in your menu.",
        MenuEntryState.OUTDATED: "The entry in your menu is out of date; `menu-entry add` updates it.",
        MenuEntryState.BROKEN: "The entry in your menu points to a missing program; `menu-entry add` fixes it.",
        MenuEntryState.FOREIGN: "The entry in your menu wasn't made by Organic.",
    }
    return sentences[state]


def _facts(found: FoundEntry) -> dict[str, str | bool | None]:
    return {
        "state": found.state.value,
        "entry": str(found.path),
        "program": found.program or None,
        "packaged": str(found.packaged) if found.packaged else None,
        "packaged_starts_this": found.packaged_starts_this,
    }


def _say_packaged(call: Call, found: FoundEntry) -> None:
    """Say which entry the desktop shows if a package installed one, too."""
    if found.packaged is None:
        return
    from organic_desktop.system.desktop_entries import MenuEntryState

    if found.state is MenuEntryState.ABSENT:
        call.say(f"A package installed an entry for all users: {found.packaged}")
    else:
        call.say(f"Yours is shown instead of the one that a package installed for all users: {found.packaged}")
