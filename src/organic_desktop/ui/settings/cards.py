"""Cards of the settings page: the user's day, formats and start-up; and ``row_of``, a line of a card."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QHBoxLayout, QPushButton, QWidget

from organic_desktop.core.clock import zone_names
from organic_desktop.core.errors import OrganicError
from organic_desktop.core.settings import Settings
from organic_desktop.system.autostart import Autostart, State, autostart, starts
from organic_desktop.ui.text.dates import LONG_WEEKDAY_DATE_YEAR, format_date, format_hour, format_time
from organic_desktop.ui.text.locales import offered
from organic_desktop.ui.text.messages import problem_of
from organic_desktop.ui.text.numbers import format_number
from organic_desktop.ui.theme.theme import LARGE, SMALL, Theme
from organic_desktop.ui.widgets.cards import Card, label, paragraph
from organic_desktop.ui.widgets.controls import Choice, Segments, Switch
from organic_desktop.ui.widgets.fields import MarkedField

HOURS = 7  # from midnight to six in the morning
ZONE_IN_CHARACTERS = 32
EXAMPLE = Decimal("1234.5")
WIDTH_IN_CHARACTERS = 26


class YourDayCard(Card):
    """The user's time zone and the hour their day starts at; ``chosen`` carries the changed settings by name."""

    chosen = Signal(dict)

    def __init__(self, theme: Theme) -> None:
        super().__init__(self.tr("Your day"))
        self.body.setSpacing(SMALL)
        self._in_force = ""
        name = self.tr("Time zone")
        self.zone = MarkedField(theme)
        self.zone.setAccessibleName(name)
        self.zone.setPlaceholderText(self.tr("Same as this computer"))
        self.zone.setMinimumWidth(self.fontMetrics().horizontalAdvance("n") * ZONE_IN_CHARACTERS)
        self._names = zone_names()
        zones = QCompleter(self._names, self)
        zones.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        zones.setFilterMode(Qt.MatchFlag.MatchContains)
        self.zone.setCompleter(zones)
        self.zone.editingFinished.connect(self.flush)
        self.zone.problem_changed.connect(self.show_problem)
        row_of(self, label(name, ""), self.zone)
        name = self.tr("Day starts at")
        self._start = Segments(name, {str(hour): format_hour(hour, QLocale()) for hour in range(HOURS)})
        self._start.chosen.connect(lambda value: self.chosen.emit({"day_start_hour": int(value)}))
        row_of(self, label(name, ""), self._start)
        hint = label(
            self.tr("Entries logged after midnight but before this hour count for the previous day."), "caption"
        )
        hint.setWordWrap(True)
        self.body.addWidget(hint)
        self.days_off = QPushButton(self.tr("Plan…"))
        self.days_off.setAccessibleName(self.tr("Plan days off"))
        row_of(self, label(self.tr("Days off"), ""), self.days_off)
        self.finish()

    def show_settings(self, chosen: Settings) -> None:
        """Show the settings; a zone being typed is left alone."""
        self._in_force = chosen.zone().key
        self.zone.show_text(self._in_force)
        self._start.show_choice(str(chosen.day_start_hour))

    def flush(self) -> bool:
        """Save the typed zone ("" for the computer's); False if there is no such zone."""
        if not self.zone.is_edited:
            return True
        name = self.zone.text().strip()
        if name and name not in self._names:
            words = self.tr("“{0}” isn't a time zone. Enter one such as Europe/Berlin.")
            self.zone.reject(words.format(name))
            return False
        self.zone.mark_stored()
        if name != self._in_force:
            self._in_force = name
            self.chosen.emit({"timezone": name})
        return True


def row_of(card: Card, words: QWidget, control: QWidget) -> None:
    """Add a line to a card: a label at its start, a control at its end."""
    row = QHBoxLayout()
    row.setSpacing(LARGE)
    row.addWidget(words, 1)
    row.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)
    card.body.addLayout(row)


class FormatsCard(Card):
    """The country of numbers and dates, and the first day of the week, with an example.

    ``chosen`` carries the changed settings by name.
    """

    chosen = Signal(dict)

    def __init__(self, theme: Theme) -> None:
        super().__init__(self.tr("Formats"))
        self.body.setSpacing(SMALL)
        name = self.tr("Numbers and dates")
        self.country = Choice(theme)
        self.country.setAccessibleName(name)
        # Not as wide as the widest item: to measure every script, Qt would look for a font of each.
        self.country.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.country.setMinimumContentsLength(WIDTH_IN_CHARACTERS)
        for value, words in {"": self.tr("System"), **offered()}.items():
            self.country.addItem(words, value)
        self.country.activated.connect(lambda _: self.chosen.emit({"formats": self.country.currentData()}))
        row_of(self, label(name, ""), self.country)
        self.example = label("", "caption")
        self.body.addWidget(self.example)
        name = self.tr("Week starts on")
        days = {"monday": self.tr("Monday"), "sunday": self.tr("Sunday"), "saturday": self.tr("Saturday")}
        self._week = Segments(name, {"system": self.tr("System"), **days})
        self._week.chosen.connect(lambda value: self.chosen.emit({"week_start": value}))
        row_of(self, label(name, ""), self._week)
        self.finish()

    def show_choice(self, settings: Settings, now: datetime) -> None:
        """Show the settings; a locale written into the settings file by hand is shown by its code."""
        if self.country.findData(settings.formats) < 0:
            self.country.addItem(settings.formats, settings.formats)
        self.country.setCurrentIndex(self.country.findData(settings.formats))
        self._week.show_choice(settings.week_start)
        locale = self.locale()
        parts = (
            format_number(EXAMPLE, locale),
            format_date(now.date(), LONG_WEEKDAY_DATE_YEAR, locale),
            format_time(now, locale),
        )
        self.example.setText(" · ".join(parts))


class StartupCard(Card):
    """Starting with the computer, and closing the window without a tray."""

    def __init__(self, theme: Theme, entry: Callable[[], Autostart] = autostart) -> None:
        super().__init__(self.tr("Start-up"))
        self._entry = entry
        self._command: list[str] = []
        self.body.setSpacing(SMALL)
        name = self.tr("Start with the computer")
        self.switch = Switch(theme, name)
        self.switch.clicked.connect(self._turn)
        row_of(self, label(name, ""), self.switch)
        words = paragraph(self.tr("Starts in the tray and keeps reminding and syncing."), "caption")
        self.body.addWidget(words)
        name = self.tr("When closed without a tray")
        choices = {"ask": self.tr("Ask"), "keep": self.tr("Keep running"), "quit": self.tr("Quit")}
        self.without_tray = Segments(name, choices)
        row_of(self, label(name, ""), self.without_tray)
        words = label(
            self.tr("Applies if the desktop has no tray and reminders are set. Without reminders, closing quits."),
            "caption",
        )
        words.setWordWrap(True)
        self.body.addWidget(words)
        self.finish()

    def show_entry(self, command: list[str]) -> None:
        """Show the system's start-up entry; ``command`` is what a new entry would start."""
        self._command = command
        entry = self._entry()
        state = entry.state()
        self.switch.setChecked(state is State.ON)
        self.switch.setEnabled(state is not State.UNAVAILABLE)
        self.show_problem(self._problem(entry, state))

    def _problem(self, entry: Autostart, state: State) -> str:
        if state is State.BROKEN:
            return self.tr("The start-up entry points to a missing program. Turn it on again to fix it.")
        if state is State.ON and not starts(entry, self._command):
            return self.tr(
                "A different installation of Organic starts: {0}. Turn this off and on again to start this one."
            ).format(" ".join(entry.stored_command()))
        if state is State.UNAVAILABLE:
            return self.tr(
                "A Flatpak can't turn this on by itself. Add Organic to the start-up programs in your system settings."
            )
        return ""

    def _turn(self, on: bool) -> None:
        try:
            if on:
                self._entry().turn_on(self._command)
            else:
                self._entry().turn_off()
        except OrganicError as error:
            self.switch.setChecked(not on)
            self.show_problem(problem_of(error))
        else:
            self.show_entry(self._command)
