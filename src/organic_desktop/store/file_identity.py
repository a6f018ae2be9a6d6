"""The identity of a file, to detect a copy of it: an old backup, a folder in two places, a cloned laptop.

A copy's pending changes may have been sent from the other file. So the file counts the cycles that sent something, and
the same number is kept outside the data folder, in a small file for each identity (decision 0022): a file behind that
number, or that has one while this computer has none, isn't the one that sent last. Its pending changes then become
sends of unknown outcome and time, so that nothing is added twice without a line in the history.
"""

from __future__ import annotations

import hashlib
import json
import logging
import re
import subprocess  # used below  # nosec B404
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from functools import cache
from pathlib import Path

from sqlalchemy import Connection, select

from organic_desktop.core.files import Damaged, read_object, reason_of, write_private
from organic_desktop.core.paths import state_dir
from organic_desktop.store.attempts import STAMPS, Attempt
from organic_desktop.store.bookkeeping import PENDING
from organic_desktop.store.database import Database
from organic_desktop.store.facts import change_facts, read_facts
from organic_desktop.store.row_state import Pending, add_attempts, pending_changes
from organic_desktop.store.schema import MIRRORED, Mirrored, new_id

SALT = b"organic-desktop "
PATIENCE_SECONDS = 5.0

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Identity:
    """The file's ``id`` for the counter outside, how many cycles have sent something, and on which ``machine``."""

    id: str
    counter: int
    machine: str


def check_identity(database: Database) -> bool:
    """Return True if this is a copy; then its pending changes are marked, and it is a file of its own from now on.

    A file that was never counted is taken as it is. Costs two reads of small files.
    """
    identity = database.remembered("identity", _identity)
    # The counter is read before the file is read again: this file's own cycles raise the file's number first.
    counter = _counter_outside(identity) if identity else None
    if identity and not _is_copy(identity, counter):
        return False
    with database.writing() as session:
        connection = session.connection()
        current = _identity(connection)
        if current is None:
            _keep(connection, _new_identity())
        if current is None or current.id != (identity and identity.id) or not _is_copy(current, counter):
            return False  # never counted; or another process was faster, or has just sent
        marked = _mark_pending(connection)
        _keep(connection, _new_identity())
    log.warning("this file is a copy, or older than one that synced since; %d changes may have been sent", marked)
    return True


def count_sending(database: Database) -> None:
    """Raise both counters, the file's first, before a cycle sends anything. A state folder that fails stops nothing."""
    with database.writing() as session:
        connection = session.connection()
        identity = _identity(connection) or _new_identity()
        raised = replace(identity, counter=identity.counter + 1, machine=machine_id())
        _keep(connection, raised)
    try:
        write_private(_counter_file(raised), json.dumps({"counter": raised.counter}))
    except OSError as error:
        log.warning("the state folder can't be written (%s): copies of the data can't be detected", reason_of(error))
        with database.writing() as session:
            _keep(session.connection(), _new_identity())


def _is_copy(identity: Identity, counter: int | None) -> bool:
    machine = machine_id()
    if identity.machine and machine and identity.machine != machine:
        return True
    return identity.counter > 0 if counter is None else identity.counter < counter


def _counter_outside(identity: Identity) -> int | None:
    """Return the number that this computer keeps for the file; None if it has none."""
    try:
        counter = read_object(_counter_file(identity)).get("counter")
    except (OSError, Damaged):
        return None
    return counter if isinstance(counter, int) else None


def _counter_file(identity: Identity) -> Path:
    return state_dir() / f"{identity.id}.json"


def _new_identity() -> Identity:
    return Identity(new_id(), 0, "")


def _identity(connection: Connection) -> Identity | None:
    match read_facts(connection).identity:
        case {"id": str(name), "counter": int(counter), "machine": str(machine)} if name.replace("-", "").isalnum():
            return Identity(name, counter, machine)
    return None


def _keep(connection: Connection, identity: Identity) -> None:
    change_facts(connection, lambda facts: replace(facts, identity=asdict(identity)))


# -- pending changes of a copy ----------------------------------------------------------------------------------------


def _mark_pending(connection: Connection) -> int:
    """Give each pending change an attempt of unknown time, and return how many; a message's id shows if it was sent."""
    marked = 0
    for mirrored in MIRRORED:
        if not mirrored.versioned:
            continue
        ids = connection.execute(select(PENDING.c.row_id).where(PENDING.c.table_name == mirrored.name)).scalars().all()
        attempts = dict(_attempts(mirrored, pending_changes(connection, mirrored, ids)))
        add_attempts(connection, mirrored, attempts)
        marked += len(attempts)
    return marked


def _attempts(mirrored: Mirrored, changes: list[Pending]) -> Iterator[tuple[str, Attempt]]:
    for change in changes:
        if change.row is None:
            continue
        if change.is_new or change.base is None:
            yield change.row_id, Attempt({name: change.row[name] for name in mirrored.columns if name not in STAMPS})
        else:
            base = change.base.values
            differing = [name for name in mirrored.editable if change.row[name] != base.get(name)]
            yield change.row_id, Attempt({name: change.row[name] for name in differing}, change.base.version)


# -- this computer ----------------------------------------------------------------------------------------------------


@cache
def machine_id() -> str:
    """Return the system's own id of this computer, hashed so that it is no use elsewhere; "" if the system has none."""
    try:
        system_id = _system_id().strip()
    except (OSError, ValueError, subprocess.SubprocessError):
        return ""
    return hashlib.sha256(SALT + system_id.encode()).hexdigest()[:32] if system_id else ""


def _system_id() -> str:
    if sys.platform == "win32":
        import winreg

        access = winreg.KEY_READ | winreg.KEY_WOW64_64KEY
        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, r"SOFTWARE\Microsoft\Cryptography", 0, access) as key:
            return str(winreg.QueryValueEx(key, "MachineGuid")[0])
    if sys.platform == "darwin":
        command = ["/usr/sbin/ioreg", "-rd1", "-c", "IOPlatformExpertDevice"]
        # Apple's own program by its full path, with constant arguments.
        output = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE_SECONDS, check=True).stdout  # noqa: S603  see above  # nosec B603
        found = re.search(r'"IOPlatformUUID" = "([^"]+)"', output)
        return found[1] if found else ""
    return Path("/etc/machine-id").read_text(encoding="ascii")
