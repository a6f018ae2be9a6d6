"""Whose file is open: one SQLite file per account and one for nobody's, and the way from that one into an account's.

Who is signed in is app/session.py's; what is done with the open file is facade.py's.
"""

from __future__ import annotations

import logging
import uuid
from contextlib import ExitStack, closing, suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from organic_desktop.core.clock import Clock
from organic_desktop.core.errors import DatabaseUnwritable, InvalidInput, NewerDatabase
from organic_desktop.core.files import own_folder, reason_of
from organic_desktop.core.messages import Sentence
from organic_desktop.core.settings import SignedIn, settings_on_disk
from organic_desktop.store.adoption import EarlierFile, adopt, keep_account, look_into
from organic_desktop.store.backups import Copy, format_of, free_name, newer_files
from organic_desktop.store.database import Database, go_back
from organic_desktop.store.day_history import History
from organic_desktop.store.file_identity import check_identity
from organic_desktop.store.migrations import LATEST
from organic_desktop.store.queries import Queries
from organic_desktop.store.writer import Writer

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class PersonsFile:
    """The open file of one person, and its ways in and out."""

    user_id: str
    database: Database
    writer: Writer
    queries: Queries
    history: History


def path_of(folder: Path, signed_in: SignedIn | None) -> Path:
    """Where the file of an account, or of nobody's account, is."""
    if signed_in is None:
        return folder / "local.db"
    return folder / "accounts" / f"{uuid.UUID(signed_in.user_id)}.db"


def open_file(folder: Path, signed_in: SignedIn | None, clock: Clock, server: str = "") -> PersonsFile:
    """Open it, made where absent. Raises a StoreError; AccountProblem where the file is somebody else's.

    ``server`` is the project's address, which an account's file remembers.
    """
    path = path_of(folder, signed_in)
    _make(path.parent)
    with ExitStack() as if_it_fails:
        database = if_it_fails.enter_context(closing(Database(path)))
        writer = Writer(database, clock)
        if signed_in:
            check_identity(database)
        user_id = writer.claim(*((signed_in.user_id, signed_in.email) if signed_in else (None, "")))
        if signed_in and server:
            keep_account(database, server, signed_in.email)
        if_it_fails.pop_all()
    return PersonsFile(user_id, database, writer, Queries(database), History(database, user_id))


def take_in_local(folder: Path, file: PersonsFile, clock: Clock) -> None:
    """Adopt what was logged without an account into the account's ``file``; the old one is kept as a backup.

    A crash on the way leaves it to be done at the next start, and a file of a newer version until that is there again.
    """
    path = path_of(folder, None)
    if not path.exists():
        return
    try:
        local = open_file(folder, None, clock)
    except NewerDatabase as error:
        log.warning("what was logged without an account can't be taken in: %s", error)
        return
    with closing(local.database):
        adopt(local.database, file.writer, file.user_id)
    _keep_as_backup(folder, path, f"before-sign-in-{clock.now():%Y%m%dT%H%M%S}-{local.user_id[:8]}.db")


def earlier_files(folder: Path, signed_in: SignedIn, server: str) -> list[EarlierFile]:
    """What other accounts with the same e-mail address, at this server or nobody knows which, left here; newest first.

    A project that was reset and joined again gives the same person another id, and so another file.
    """
    return [
        each
        for each in account_files(folder)
        if each.user_id != signed_in.user_id
        and each.email.casefold() == signed_in.email.casefold() != ""
        and each.server in {server, ""}
    ]


def account_files(folder: Path) -> list[EarlierFile]:
    """Every account's file here that holds something and can be read, whoever's; newest first."""
    looked_into = ((path, look_into(path)) for path in sorted((folder / "accounts").glob("*.db")))
    found = [each for path, each in looked_into if each and each.rows and path.stem == each.user_id]
    return sorted(found, key=lambda each: (each.last or date.min, sum(each.rows.values()), each.user_id), reverse=True)


def is_older(folder: Path) -> bool:
    """Whether the file that is to be opened was made by an older version, and so is brought forward first."""
    return 0 < format_of(path_of(folder, settings_on_disk(folder).signed_in)) < LATEST


def open_copy(folder: Path, user_id: str = "") -> tuple[Copy, Path]:
    """Go back to the copy of the present file, or an account's, from before an update; returns it and where the newer
    file is kept.

    Before there is an App: the file can't be opened. Raises InvalidInput if there is no need, and a StoreError.
    """
    path = path_of(folder, settings_on_disk(folder).signed_in)
    if user_id:
        path = folder / "accounts" / f"{user_id}.db"
        if path not in (folder / "accounts").glob("*.db"):
            raise InvalidInput("There is no such file on this computer; `earlier` lists them.")
    if not path.exists():
        raise InvalidInput("There is no data here yet.")
    _make(path.parent)
    return go_back(path)


def kept_files(folder: Path, signed_in: SignedIn | None) -> list[EarlierFile]:
    """The newer files that were put aside for a copy from before an update, as far as this program can read them."""
    paths = {path_of(folder, signed_in), path_of(folder, None)}  # nobody's came along with the sign-in, but for these
    looked_into = ((each, look_into(each)) for path in sorted(paths) for each in newer_files(path, LATEST))
    return [replace(found, kept=each.name) for each, found in looked_into if found]


def bring_in(folder: Path, file: PersonsFile, earlier: EarlierFile, clock: Clock) -> None:
    """Adopt what an earlier account left here, or a newer program, into ``file``; the old one is kept as a backup.

    A crash on the way leaves it to be asked for again, which brings nothing in twice.
    """
    path = _where(folder, file, earlier)
    _make(folder / "backups")  # before anything is changed
    with closing(Database(path)) as source:
        adopt(source, file.writer, file.user_id)
    _keep_as_backup(folder, path, f"before-bringing-in-{clock.now():%Y%m%dT%H%M%S}-{earlier.user_id[:8]}.db")


def _where(folder: Path, file: PersonsFile, earlier: EarlierFile) -> Path:
    if not earlier.kept:
        return folder / "accounts" / f"{uuid.UUID(earlier.user_id)}.db"
    nobodys = path_of(folder, None)
    is_nobodys = earlier.kept.startswith(f"{nobodys.stem}.")
    return (nobodys if is_nobodys else file.database.path).with_name(earlier.kept)


def _keep_as_backup(folder: Path, path: Path, name: str) -> None:
    backup = free_name(_make(folder / "backups") / name)
    with suppress(FileNotFoundError):  # another process that does the same was faster
        path.rename(backup)


def _make(folder: Path) -> Path:
    try:
        return own_folder(folder)
    except OSError as error:
        raise DatabaseUnwritable(
            Sentence("The folder {folder} can't be used: {reason}.", folder=str(folder), reason=reason_of(error))
        ) from error
