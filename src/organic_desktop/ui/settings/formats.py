"""Which country's numbers and dates are shown, and the day that weeks start on; what is in force is shown below."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox

from organic_desktop.core.settings import Settings
from organic_desktop.ui.settings.yourday import row_of
from organic_desktop.ui.text.dates import FULL_DAY_OF_ANY_WEEK, date_text, time_text
from organic_desktop.ui.text.locales import offered
from organic_desktop.ui.text.numbers import number
from organic_desktop.ui.theme.theme import SMALL, Theme
from organic_desktop.ui.widgets.cards import Card, label
from organic_desktop.ui.widgets.controls import Choice, Segments

EXAMPLE = Decimal("1234.5")
WIDTH_IN_CHARACTERS = 26


class FormatsCard(Card):
    """``chosen`` carries the settings that change, by their names."""

    chosen = Signal(dict)

    def __init__(self, theme: Theme) -> None:
        super().__init__(self.tr("Formats"))
        self.body.setSpacing(SMALL)
        name = self.tr("Numbers and dates")
        self.country = Choice(theme)
        self.country.setAccessibleName(name)
        # Not as wide as the widest of them: to measure every script, Qt looks for a font of each.
        self.country.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.country.setMinimumContentsLength(WIDTH_IN_CHARACTERS)
        for value, words in {"": self.tr("As the system"), **offered()}.items():
            self.country.addItem(words, value)
        self.country.activated.connect(lambda _: self.chosen.emit({"formats": self.country.currentData()}))
        row_of(self, label(name, ""), self.country)
        self.example = label("", "caption")
        self.body.addWidget(self.example)
        name = self.tr("Week starts on")
        days = {"monday": self.tr("Monday"), "sunday": self.tr("Sunday"), "saturday": self.tr("Saturday")}
        self._week = Segments(name, {"system": self.tr("As the system"), **days})
        self._week.chosen.connect(lambda value: self.chosen.emit({"week_start": value}))
        row_of(self, label(name, ""), self._week)
        self.finish()

    def show_choice(self, settings: Settings, now: datetime) -> None:
        """Show what is in force; a locale that somebody wrote into the settings' file is called by its name."""
        if self.country.findData(settings.formats) < 0:
            self.country.addItem(settings.formats, settings.formats)
        self.country.setCurrentIndex(self.country.findData(settings.formats))
        self._week.show_choice(settings.week_start)
        locale = self.locale()
        parts = number(EXAMPLE, locale), date_text(now.date(), FULL_DAY_OF_ANY_WEEK, locale), time_text(now, locale)
        self.example.setText(" · ".join(parts))
