"""The end of an account on this computer, once it was deleted on its server: what becomes of its data here.

A note beside its file (``accounts/ID.ending``) is written before the server is asked, says "gone" when the server has
done it, and is the last thing to go. So a crash at any moment is made up for by the next start, and a request that was
not answered by the next cycle, which sees whether the account is there (decision 0061).
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from organic_desktop.core.errors import DatabaseUnwritable, NotOffered, RequestRefused, SchemaChanged
from organic_desktop.core.files import Damaged, read_object, reason_of, write_private
from organic_desktop.core.messages import Sentence
from organic_desktop.core.validation import identifier

TYPE_CHECKING = False  # as in core/terminal.py
if TYPE_CHECKING:
    from organic_desktop.app.session import Sessions

FUNCTION = "delete_my_account"
FORBIDDEN = frozenset({401, 403})

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Ending:
    """What the user decided for an account; ``is_gone`` once the server has deleted it."""

    user_id: str
    keep_data: bool
    is_gone: bool = False


def note(folder: Path, ending: Ending) -> None:
    """Write down an ending; it is on the disk when this returns. Raises DatabaseUnwritable."""
    try:
        write_private(_place(folder, ending.user_id), json.dumps(asdict(ending)))
    except OSError as error:
        raise DatabaseUnwritable(
            Sentence("The folder {folder} can't be used: {reason}.", folder=str(folder), reason=reason_of(error))
        ) from error


def noted(folder: Path, user_id: str) -> Ending | None:
    """Return the ending that was noted for an account."""
    return _read(_place(folder, user_id))


def gone(folder: Path) -> Iterator[Ending]:
    """Yield the endings of accounts that their servers have deleted, and whose data here wait for it."""
    for path in sorted((folder / "accounts").glob("*.ending")):
        ending = _read(path)
        if ending and ending.is_gone:
            yield ending


def drop(folder: Path, user_id: str) -> None:
    """Remove the note: all is done, or the server refused."""
    with suppress(OSError):
        _place(folder, user_id).unlink()


def delete_on_server(sessions: Sessions, user_id: str, email: str) -> None:
    """Have the server delete an account with all of its rows, by the project's function.

    Raises NotOffered if the project lacks the function, SignInNeeded, and Offline.
    """
    from organic_desktop.remote.rest import RestClient  # brings httpx, which a start needn't wait for

    try:
        with sessions.session(user_id) as session:
            RestClient(session.client, session).rpc(FUNCTION, {})
    except SchemaChanged as error:
        raise NotOffered(_what_to_ask(email)) from error
    except RequestRefused as refused:
        if refused.status in FORBIDDEN:
            raise NotOffered(_what_to_ask(email)) from refused
        raise


def _what_to_ask(email: str) -> Sentence:
    return Sentence(
        "This project has no function by which you could delete your account. Ask its owner to delete {email} in"
        " Supabase under Authentication, Users, or to apply the migrations in resources/supabase.",
        email=email,
    )


def _place(folder: Path, user_id: str) -> Path:
    return folder / "accounts" / f"{identifier(user_id)}.ending"


def _read(path: Path) -> Ending | None:
    try:
        match read_object(path):
            case {"user_id": str(user_id), "keep_data": bool(keep), "is_gone": bool(is_gone)} if user_id == path.stem:
                return Ending(identifier(user_id), keep, is_gone)
    except (FileNotFoundError, ValueError):
        return None
    except (OSError, Damaged) as error:
        log.warning("%s can't be read: %s", path.name, type(error).__name__)
    return None
