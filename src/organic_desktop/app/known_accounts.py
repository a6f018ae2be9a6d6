"""The accounts with a file on this computer: who they are, where, and what of theirs isn't sent yet.

Each remembers its project in its own file, so that switching goes to the right server. Sessions are
``app/session.py``'s, opening a file ``app/profiles.py``'s.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class KnownAccount:
    """One account of this computer.

    ``server`` is the address of its project, "" if its file doesn't say. ``unsent`` counts its edits that wait.
    ``has_session``: switching needs no password; None while the keyring can't be asked. ``is_open``: it is the one in
    use. ``can_be_read`` is False for a file of a newer version.
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
