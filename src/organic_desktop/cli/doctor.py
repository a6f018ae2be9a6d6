"""The verb doctor: a check-up of this computer, of the server as a client sees it, and of the project's database."""

from __future__ import annotations

from organic_desktop.cli.call import Call, counted, unlock

TYPE_CHECKING = False  # mypy knows the name; `typing` would be a tenth of what `--help` costs
if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from organic_desktop.app.checkup.findings import Finding
    from organic_desktop.app.server_kit.psql import ServerDatabase
    from organic_desktop.cli.call import AddVerb

MARKS = {True: "ok     ", False: "mend   ", None: "unknown"}


def add_verbs(verb: AddVerb) -> None:
    """Add this verb to the parser."""
    doctor = verb(
        "doctor",
        _doctor,
        "check this computer: its data, keyring, clock and tray. Nothing is changed. Ends with 5 if something is to be"
        " mended",
        facts=True,
        opens_data=False,
    )
    doctor.add_argument("--server", action="store_true", help="also the server, as a client sees it, by trying")
    doctor.add_argument(
        "--database",
        action="store_true",
        help="also the project's database, for who owns it, named by DATABASE_URL or the PG… variables",
    )


def _doctor(call: Call) -> None:
    from dataclasses import asdict

    from organic_desktop.app.checkup.local import check_computer
    from organic_desktop.app.lock import Lock
    from organic_desktop.app.server_kit.psql import ServerDatabase
    from organic_desktop.core import log, paths
    from organic_desktop.core.clock import SystemClock
    from organic_desktop.core.errors import FaultsFound
    from organic_desktop.core.keychain import Keychain

    database = ServerDatabase.from_environment() if call.arguments.database else None
    folder = paths.data_dir(call.arguments.data_dir)
    log.start(folder, verbose=call.arguments.verbose)
    if call.arguments.passcode_stdin or Lock(folder).unlock_from_keyring():
        unlock(call.arguments, folder)  # else it is said that the data can't be looked at
    found = check_computer(folder, SystemClock(), Keychain())
    if call.arguments.server:
        found += _named("server", _server(folder))
    if database:
        found += _named("database", _database(database, folder, with_auth=not call.arguments.server))
    call.answer([asdict(each) for each in found], [line for each in found for line in _lines(each)])
    if faults := sum(each.ok is False for each in found):
        raise FaultsFound(f"{counted(faults, 'finding')} of {len(found)} to be mended.")


def _lines(finding: Finding) -> Iterator[str]:
    """Yield what was seen; unless all is well, also why it matters and what mends it."""
    yield f"{MARKS[finding.ok]}  {finding.check}: {finding.seen}"
    if finding.ok is not True:
        yield f"           why:  {finding.why}"
        yield f"           {'mend: ' if finding.ok is False else 'see:  '}{finding.mend}"


def _named(where: str, found: list[Finding]) -> list[Finding]:
    """Return findings under names of their own: some are looked at from both sides."""
    from dataclasses import replace

    return [replace(each, check=f"{where}.{each.check}") for each in found]


def _server(folder: Path) -> list[Finding]:
    from organic_desktop.app.checkup.visit import visit_server

    return visit_server(folder)


def _database(database: ServerDatabase, folder: Path, *, with_auth: bool) -> list[Finding]:
    from organic_desktop.app.checkup.database import check_database, unknown
    from organic_desktop.app.checkup.findings import Finding
    from organic_desktop.core.clock import SystemClock
    from organic_desktop.core.errors import ServerDatabaseError

    try:
        found = check_database(database, folder, SystemClock().now())
        return [*found, *(unknown() if with_auth else ())]  # the server says more of these
    except ServerDatabaseError as error:
        return [Finding("connection", False, str(error.message), "Nothing else can be seen.", error.advice)]
