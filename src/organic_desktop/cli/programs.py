"""The verb mcp: serves tools to another program on this computer, and says which of them it may use."""

from __future__ import annotations

from organic_desktop.cli.call import Call
from organic_desktop.core import terminal

TYPE_CHECKING = False  # mypy knows the name; `typing` would be a tenth of what `--help` costs
if TYPE_CHECKING:
    from organic_desktop.cli.call import AddVerb

NAMES = "today, log, stats, why_streak"


def add_verbs(verb: AddVerb) -> None:
    """Add the verb to the parser."""
    help = "serve tools to another program here, over standard input and output, by the Model Context Protocol"
    mcp = verb("mcp", _serve, help, opens_data=False)
    what = mcp.add_subparsers(metavar="[allow|deny|tools|undo]")
    for name, run, help in (
        ("allow", _allow, f"let other programs use tools ({NAMES}); none is on by default"),
        ("deny", _deny, f"turn tools off ({NAMES})"),
    ):
        each = what.add_parser(name, help=help, description=help)
        each.set_defaults(run=run, opens_data=True)
        each.add_argument("tools", metavar="NAME", nargs="+")
    help = "the tools, which of them are on, and the command to give to a client"
    tools = what.add_parser("tools", help=help, description=help)
    tools.set_defaults(run=_tools, opens_data=True)
    tools.add_argument("--json", action="store_true", help="print one JSON document")
    help = "undo what a program logged"
    undo = what.add_parser("undo", help=help, description=help)
    undo.set_defaults(run=_undo, opens_data=True)
    undo.add_argument("edit", metavar="EDIT", help="as `log` answered it")


def _serve(call: Call) -> None:
    from organic_desktop import __version__
    from organic_desktop.app.program_tools import ProgramTools
    from organic_desktop.core import log, paths
    from organic_desktop.core.errors import InvalidInput
    from organic_desktop.system.tool_protocol import Server

    if call.arguments.passcode_stdin:
        raise InvalidInput("Standard input is the other program's here; it can't have the passcode.")
    folder = paths.data_dir(call.arguments.data_dir)
    log.start(folder, verbose=call.arguments.verbose)
    with terminal.lent_streams() as (read, write):
        Server(ProgramTools(folder), __version__).serve(read, write)


def _allow(call: Call) -> None:
    call.app.programs.switch(call.arguments.tools, True)


def _deny(call: Call) -> None:
    call.app.programs.switch(call.arguments.tools, False)


def _tools(call: Call) -> None:
    from organic_desktop.app.programs import TOOLS

    programs = call.app.programs
    facts = [{"name": tool.name, "on": tool.name in programs.allowed, "gives": tool.gives} for tool in TOOLS]
    lines = [f"{'on ' if each['on'] else 'off'}  {each['name']:12}{each['gives']}" for each in facts]
    call.answer({"tools": facts, "command": programs.command()}, [*lines, f"To start it: {programs.command()}"])


def _undo(call: Call) -> None:
    from organic_desktop.core.errors import InvalidInput

    undone = call.app.undo(call.arguments.edit)
    if undone.edit_id is None:
        raise InvalidInput("There is nothing to undo: no such edit, or it was undone or changed since.")
    call.say("Undone; what was changed since is kept." if undone.kept else "Undone.")
