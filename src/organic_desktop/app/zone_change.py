"""Notice that the user's days are in another time zone than before, so that they can be told, and can choose.

Days follow the system's zone unless one is set. Nothing is lost or doubled by a change: a day is a date, and at any
moment exactly one date is today. But who travels should know why today is another day, and may stay on the former zone.
"""

from __future__ import annotations

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from organic_desktop.core.clock import Clock, zone_named
from organic_desktop.core.settings import SettingsFile


@dataclass(frozen=True)
class ZoneMove:
    """The zone that the user's days were in, and the one that they are in now; IANA names."""

    before: str
    now: str


class ZoneChange:
    """``app.zone_change``; local and quick. Each change is asked about until it is answered, or taken back.

    Who stays on the former zone chooses it in the settings (``App.change_settings``).
    """

    def __init__(self, settings: SettingsFile, clock: Clock) -> None:
        self._settings, self._clock = settings, clock

    def question(self) -> ZoneMove | None:
        """Return the change to ask about; None if there is none.

        Zones with the same time are no change: nothing would differ. Raises DatabaseUnwritable.
        """
        seen, zone = self._settings.current.zone_seen, self._settings.current.zone()
        if seen == zone.key:
            return None
        if seen and not self._same_time(zone_named(seen), zone):
            return ZoneMove(seen, zone.key)
        self._settings.change(zone_seen=zone.key)
        return None

    def go_on(self, move: ZoneMove) -> None:
        """Let the days go on in the zone of now. Raises DatabaseUnwritable."""
        self._settings.change(zone_seen=move.now)

    def _same_time(self, one: ZoneInfo, other: ZoneInfo) -> bool:
        now = self._clock.now()
        return now.astimezone(one).utcoffset() == now.astimezone(other).utcoffset()
