"""Where a person's day begins and in which zone: asked on the first page, and changed in the settings."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QWidget

from organic_desktop.core.clock import zone_names
from organic_desktop.core.settings import Settings
from organic_desktop.ui.text.dates import hour_text
from organic_desktop.ui.theme.theme import LARGE, SMALL, Theme
from organic_desktop.ui.widgets.cards import Card, label
from organic_desktop.ui.widgets.controls import Segments
from organic_desktop.ui.widgets.fields import MarkedField

HOURS = 7  # from midnight to six in the morning
ZONE_IN_CHARACTERS = 32


class YourDayCard(Card):
    """``chosen`` carries the settings that change, by their names."""

    chosen = Signal(dict)

    def __init__(self, theme: Theme) -> None:
        super().__init__(self.tr("Your day"))
        self.body.setSpacing(SMALL)
        self._in_force = ""
        name = self.tr("Time zone")
        self.zone = MarkedField(theme)
        self.zone.setAccessibleName(name)
        self.zone.setPlaceholderText(self.tr("As this computer"))
        self.zone.setMinimumWidth(self.fontMetrics().horizontalAdvance("n") * ZONE_IN_CHARACTERS)
        self._names = zone_names()
        zones = QCompleter(self._names, self)
        zones.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        zones.setFilterMode(Qt.MatchFlag.MatchContains)
        self.zone.setCompleter(zones)
        self.zone.editingFinished.connect(self.flush)
        self.zone.problem_changed.connect(self.show_problem)
        row_of(self, label(name, ""), self.zone)
        name = self.tr("A day begins at")
        self._start = Segments(name, {str(hour): hour_text(hour, QLocale()) for hour in range(HOURS)})
        self._start.chosen.connect(lambda value: self.chosen.emit({"day_start_hour": int(value)}))
        row_of(self, label(name, ""), self._start)
        hint = label(self.tr("What you log after midnight and before this hour belongs to the day before."), "caption")
        hint.setWordWrap(True)
        self.body.addWidget(hint)
        self.finish()

    def show_settings(self, chosen: Settings) -> None:
        """Show what is in force; a zone that is being typed is left alone."""
        self._in_force = chosen.zone().key
        self.zone.show_text(self._in_force)
        self._start.show_choice(str(chosen.day_start_hour))

    def flush(self) -> bool:
        """Take the zone that was typed, none is the computer's; whether there is one of that name."""
        if not self.zone.is_typed:
            return True
        name = self.zone.text().strip()
        if name and name not in self._names:
            words = self.tr("There is no time zone called “{0}”. One looks like Europe/Berlin.")
            self.zone.refuse(words.format(name))
            return False
        self.zone.take()
        if name != self._in_force:
            self._in_force = name
            self.chosen.emit({"timezone": name})
        return True


def row_of(card: Card, words: QWidget, control: QWidget) -> None:
    """A line of a card: what it is at the beginning, the control at the end."""
    row = QHBoxLayout()
    row.setSpacing(LARGE)
    row.addWidget(words, 1)
    row.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)
    card.body.addLayout(row)
