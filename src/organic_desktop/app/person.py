"""The person of the open profile: name, picture's address and time zone, as the server's row of ``users`` has them.

They are edited as any row is: journalled, undoable, sent by the next cycle. The days that are shown follow the zone of
the settings, not this one, which is for other programs of the project (decision 0060).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypedDict, Unpack

from organic_desktop.app.profiles import Profiles
from organic_desktop.wellness.person import is_zone

if TYPE_CHECKING:
    from organic_desktop.core.settings import SettingsFile


class PersonChanges(TypedDict, total=False):
    """The columns that can be changed; None or "" clears one."""

    full_name: str | None
    avatar_url: str | None
    timezone: str | None


@dataclass(frozen=True)
class PersonalData:
    """What the account's row says; None is empty. ``email`` is the account's own and read only, "" without an account.

    ``timezone`` is the server's text, which another client may have set to anything. ``zone_to_offer`` is that zone if
    the user would want to be asked whether days here should follow it: it is a known one, and isn't the one in use.
    """

    full_name: str | None
    avatar_url: str | None
    timezone: str | None
    email: str
    zone_to_offer: str | None = None


class Person:
    """``app.person``; local and quick. Without an account the row is kept here and stays here: see decision 0060."""

    def __init__(self, profiles: Profiles, settings: SettingsFile) -> None:
        self._profiles, self._settings = profiles, settings

    def read(self) -> PersonalData:
        """Return the open profile's person."""
        profile = self._profiles.current
        row = profile.queries.person(profile.user_id)
        in_use = self._settings.current.zone().key
        zone = row.timezone
        offered = zone if zone and zone not in {in_use, UNTOLD_ZONE} and is_zone(zone) else None
        signed_in = self._settings.current.signed_in  # the row's copy is whatever another client made of it
        email = signed_in.email if signed_in else ""
        return PersonalData(row.full_name, row.avatar_url, zone, email, offered)

    def change(self, **changes: Unpack[PersonChanges]) -> None:
        """Change columns, as one edit that can be undone; the next cycle sends them. Raises InvalidInput.

        Without an account too: the name, picture and zone are then taken along by the first account that is signed in
        here, where it has none.
        """
        with self._profiles.edit() as profile:
            profile.writer.set_person(profile.user_id, {**changes})


UNTOLD_ZONE = "UTC"
"""The column's default on the server: it says that nobody chose a zone, so it isn't offered."""
