"""A page for a doctor on the command line: the options of ``export --format pdf``, and the export itself.

Drawing needs Qt, which the command line doesn't know: ``Call.draw`` brings it (decision 0093).
"""

from __future__ import annotations

from organic_desktop.cli.call import Call

TYPE_CHECKING = False  # mypy knows the name; `typing` would be a tenth of what `--help` costs
if TYPE_CHECKING:
    from argparse import ArgumentParser
    from datetime import date
    from pathlib import Path

    from organic_desktop.app.transfer import Exported

NOTES = "notes"


def add_page_options(parser: ArgumentParser) -> None:
    """Add what only a page has: which columns, and whose it is."""
    parser.add_argument(
        "--columns", metavar="NAMES", help="pdf: what is on the page, e.g. sleep,mood,notes (default: every number)"
    )
    parser.add_argument("--name", metavar="NAME", default="", help="pdf: whose page it is; - reads standard input")


def export_page(call: Call, target: Path, first: date | None, last: date | None, *, overwrite: bool) -> Exported:
    """Write the page of a period, by default the last 30 days. Raises InvalidInput."""
    from organic_desktop.app.doctor_page import options_for, save_page
    from organic_desktop.core.errors import InvalidInput

    if call.draw is None:
        raise InvalidInput("This program can't draw pages; use organic-desktop.")
    given = call.arguments
    options = options_for(call.app, first, last, _columns(given.columns), call.text(given.name) if given.name else "")
    return save_page(call.app, target, options, call.draw, overwrite=overwrite)


def refuse_page_options(call: Call) -> None:
    """Raise InvalidInput if options of a page are given for a file that isn't one."""
    from organic_desktop.core.errors import InvalidInput

    if call.arguments.columns is not None or call.arguments.name:
        raise InvalidInput("Only a page takes --columns and --name: end the file's name in .pdf, or add --format pdf.")


def _columns(names: str | None) -> tuple[str, ...] | None:
    """Return the columns of names such as "sleep,notes", None for the usual ones. Raises InvalidInput."""
    from organic_desktop.core.errors import InvalidInput
    from organic_desktop.wellness import metrics, shorthand

    if names is None:
        return None
    known = {**shorthand.NAMES, NOTES: metrics.NOTES}
    given = [name.strip() for name in names.split(",")]
    if not set(given) <= known.keys():
        raise InvalidInput(f"The columns of a page are {', '.join(known)}.")
    return tuple(known[name] for name in given)
