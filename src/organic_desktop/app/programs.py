"""What other programs on this computer may use of this one, each tool switched singly; nothing by default.

``organic-desktop mcp`` serves the tools (app/program_tools.py); the settings keep the names of those that are on.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from organic_desktop.core.errors import InvalidInput
from organic_desktop.core.messages import Sentence

if TYPE_CHECKING:
    from organic_desktop.core.settings import Settings, SettingsFile

VERB = "mcp"


@dataclass(frozen=True)
class Tool:
    """A tool for other programs: ``label`` and ``gives`` are for the user, ``description`` is for a program."""

    name: str
    label: Sentence
    gives: Sentence
    description: str


TOOLS = (
    Tool(
        "today",
        Sentence("Read today"),
        Sentence("Gives away today's numbers, not the notes."),
        "The numbers that were logged today, without the notes. What wasn't logged is null, which is not 0.",
    ),
    Tool(
        "log",
        Sentence("Log values"),
        Sentence("Lets programs write numbers of any day until today, and gives away the numbers that they wrote."),
        "Sets numbers of a day (`set`), or adds to water, exercise and meditation (`add`). The user can undo it.",
    ),
    Tool(
        "stats",
        Sentence("Read averages"),
        Sentence("Gives away your averages, and how many days you tracked, for any number of days until today."),
        "Averages of the days since `days` days ago, over the days that have a value; null where none has.",
    ),
    Tool(
        "why_streak",
        Sentence("Read your streak"),
        Sentence("Gives away how many days in a row you tracked, when that began, and which day ended the one before."),
        "The days in a row with an entry, and why they are as many: since when, and which day has no entry.",
    ),
)
NAMES = tuple(tool.name for tool in TOOLS)


class Programs:
    """``app.programs``: which tools other programs may use."""

    def __init__(self, folder: Path, settings: SettingsFile) -> None:
        self._folder, self._settings = folder, settings

    @property
    def allowed(self) -> tuple[str, ...]:
        """The names of the tools that are on, in their order."""
        return allowed_tools(self._settings.current)

    def switch(self, names: Iterable[str], on: bool) -> None:
        """Turn tools on or off; saved at once, and in force for programs that are connected. Raises InvalidInput."""
        chosen = [*names]
        for name in chosen:
            if name not in NAMES:
                names = ", ".join(NAMES)
                raise InvalidInput(Sentence("There is no tool of that name; the tools are {names}.", names=names))

        def changes(now: Settings) -> Mapping[str, Any]:
            others = [name for name in now.mcp_tools if name not in chosen]
            return {"mcp_tools": tuple(dict.fromkeys([*others, *chosen] if on else others))}

        self._settings.change_by(changes)

    def command(self) -> str:
        """Return the command that another program starts to use the tools, as a shell reads it."""
        import shlex  # nothing that a start needs

        return shlex.join(client_command(self._folder))


def allowed_tools(settings: Settings) -> tuple[str, ...]:
    """Return the names of the tools that are on, in their order; what a newer version may offer is left out."""
    return tuple(name for name in NAMES if name in settings.mcp_tools)


def client_command(folder: Path) -> list[str]:
    """Return the words of the command that serves the tools of a data folder."""
    from organic_desktop.system.installation import flatpak_id, own_command  # nothing that a start needs

    flatpak = flatpak_id()
    start = ["flatpak", "run", flatpak] if flatpak else own_command()
    return [*start, "--data-dir", str(folder.absolute()), VERB]
