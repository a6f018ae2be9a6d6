"""The person of the account: name, picture's address and time zone, as other programs of the project read them.

An edit like any other: saved here at once, sent by the next sync, undone by Undo. The picture is never loaded: its
address is shown as text.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QLineEdit

from organic_desktop.app.person import PersonalData, PersonChanges
from organic_desktop.core.clock import zone_names
from organic_desktop.core.errors import OrganicError
from organic_desktop.ui.account.step import Room, Step
from organic_desktop.ui.text.messages import problem_of


class ProfileStep(Step):
    """Edit the person."""

    def __init__(self, room: Room) -> None:
        super().__init__(room, self.tr("Profile"))
        self.primary = self.tr("Save")
        self.show_lead(self.tr("It is stored with your account, for you and for other programs that use this server."))
        person = self.app.person.read()
        self.name, self.picture, self.zone = (
            QLineEdit(text or "") for text in (person.full_name, person.avatar_url, person.timezone)
        )
        # As shown, not as stored: a field can't hold every text that another program may have stored.
        self._before = self._typed()
        self.picture.setPlaceholderText("https://example.com/me.jpg")
        self.zone.setPlaceholderText("Europe/Berlin")
        zones = QCompleter(zone_names(), self)
        zones.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        zones.setFilterMode(Qt.MatchFlag.MatchContains)
        self.zone.setCompleter(zones)
        self.add_field(self.tr("Name"), self.name)
        self.add_field(
            self.tr("Address of a picture"),
            self.picture,
            self.tr("Organic doesn't load it: it is for other programs."),
        )
        self.add_field(
            self.tr("Time zone of the account"),
            self.zone,
            self.tr("For other programs. The zone that your days follow here is in Settings, under “Your day”."),
        )

    def begin(self) -> None:
        """Focus the name."""
        self.name.setFocus()

    def advance(self) -> None:
        """Save what was changed."""
        if not self.room.is_still_theirs():
            return
        changes: PersonChanges = {}
        typed, before = self._typed(), self._before
        if typed.full_name != before.full_name:
            changes["full_name"] = typed.full_name
        if typed.avatar_url != before.avatar_url:
            changes["avatar_url"] = typed.avatar_url
        if typed.timezone != before.timezone:
            changes["timezone"] = typed.timezone
        try:
            if changes:
                self.app.person.change(**changes)
        except OrganicError as error:
            self.room.say(problem_of(error), problem=True)
            return
        self.room.show_start(self.tr("Saved.") if changes else "")

    def _typed(self) -> PersonalData:
        name, picture, zone = (each.text().strip() for each in (self.name, self.picture, self.zone))
        return PersonalData(name, picture, zone, email="")
