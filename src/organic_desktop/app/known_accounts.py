"""The accounts with a file on this computer: who they are, where, and what of theirs isn't sent yet.

Each remembers its project in its own file, so that switching goes to the right server. Known accounts can be switched
to; *earlier* files can be brought into the open one: what a former account of the same person left, or a newer version
of this program. Sessions are ``app/session.py``'s, opening a file ``app/profiles.py``'s.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from organic_desktop.core.errors import InvalidInput, UnsafeProject
from organic_desktop.core.paths import database_path
from organic_desktop.core.project import Project, checked_project
from organic_desktop.core.settings import SignedIn
from organic_desktop.store.adoption import EarlierFile, look_into
from organic_desktop.store.copies import newer_files
from organic_desktop.store.migrations import LATEST

NOT_HERE = "This account has no data on this computer; `account list` shows those that have."


@dataclass(frozen=True)
class KnownAccount:
    """One account of this computer.

    ``server`` is the address of its project, "" if its file doesn't say. ``unsent`` counts its edits that wait.
    ``has_session``: switching needs no password; None while the keyring can't be asked. ``is_open``: it is the one in
    use.
    """

    user_id: str
    email: str
    server: str
    unsent: int
    has_session: bool | None
    is_open: bool


@dataclass(frozen=True)
class SignOutPreview:
    """What signing out here means for the open account.

    ``pending`` edits aren't sent yet, of which the server refused ``refused``; they stay in the account's file and are
    sent after its next sign-in here. ``others`` are the accounts that can be switched to instead.
    """

    email: str
    server: str
    pending: int
    refused: int
    others: tuple[KnownAccount, ...]


def known_files(folder: Path) -> Iterator[EarlierFile]:
    """Yield every account's file that can be read, also one that holds nothing yet."""
    for path in sorted((folder / "accounts").glob("*.db")):
        found = look_into(path)
        if found and found.user_id == path.stem:  # not a copy from before an update
            yield found


def known_file(folder: Path, user_id: str) -> EarlierFile:
    """Return the file of one of the accounts. Raises InvalidInput if there is none."""
    found = next((each for each in known_files(folder) if each.user_id == user_id), None)
    if found is None:
        raise InvalidInput(NOT_HERE)
    return found


def project_of(account: EarlierFile, present: Project | None) -> Project | None:
    """Return the project at which an account is synced; None if it isn't known, and the user has to connect.

    The ``present`` project is believed about its own key, which may have been replaced, and about an account whose file
    was made before files stored their server.
    """
    if present and account.server in {present.url, ""}:
        return present
    try:
        return checked_project(account.server, account.publishable_key)
    except UnsafeProject:  # only the address was stored once; and somebody may have edited the file
        return None


def earlier_files(folder: Path, signed_in: SignedIn, server: str) -> list[EarlierFile]:
    """The files of other accounts with the same e-mail address, at this or an unknown server; newest first.

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
    """Every account's file here that holds something and can be read; newest first."""
    found = [each for each in known_files(folder) if each.rows]
    return sorted(found, key=lambda each: (each.last or date.min, sum(each.rows.values()), each.user_id), reverse=True)


def kept_files(folder: Path, signed_in: SignedIn | None) -> list[EarlierFile]:
    """The newer files that a copy from before an update replaced, as far as this version can read them."""
    paths = {database_path(folder, signed_in), database_path(folder, None)}
    looked_into = ((each, look_into(each)) for path in sorted(paths) for each in newer_files(path, LATEST))
    return [replace(found, kept=each.name) for each, found in looked_into if found]
