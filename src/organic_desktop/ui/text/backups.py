"""Backups and what a restore would change, in the user's words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QLocale, QObject

from organic_desktop.store.backups import AUTOMATIC, BY_HAND, DELETIONS, IMPORT, RESTORE, SIGN_IN, Backup
from organic_desktop.store.restore import Differences, Kind
from organic_desktop.ui.text.dates import LONG_DATE_YEAR, RelativeTime, format_date, month_name
from organic_desktop.ui.text.numbers import format_number
from organic_desktop.ui.text.sync_changes import ActivityWords

DAYS_LISTED = 12


class BackupWords(QObject):
    """Describes backups and differences for one locale, zone and day."""

    def __init__(self, words: ActivityWords, when: RelativeTime, locale: QLocale) -> None:
        super().__init__()
        self._words, self._when, self._locale = words, when, locale

    # -- a backup -----------------------------------------------------------------------------------------------------

    def title(self, backup: Backup) -> str:
        """When it was made."""
        return self._when.words(backup.made_at)

    def subtitle(self, backup: Backup) -> str:
        """Why it was made, its days and its size, in one line."""
        return " · ".join(filter(None, (self.reason(backup), self._days(backup), self._size(backup))))

    def details(self, backup: Backup) -> str:
        """What it holds, line by line."""
        held = backup.summary
        lines = [self.reason(backup), self._words.rows(held.rows), self._days(backup), self._size(backup)]
        if held.device:
            lines.append(self.tr("Made on {0}").format(held.device))
        return "\n".join(filter(None, [*lines, backup.path.name]))

    def reason(self, backup: Backup) -> str:
        """Why a backup was made."""
        return {
            AUTOMATIC: self.tr("Automatic"),
            BY_HAND: self.tr("Made by you"),
            IMPORT: self.tr("Before an import"),
            RESTORE: self.tr("Before a restore"),
            DELETIONS: self.tr("Before sync removed entries"),
            SIGN_IN: self.tr("Before a sign-in"),
            "": self.tr("Before an update"),
        }.get(backup.summary.reason, backup.summary.reason)

    def folder(self, chosen: Path | None) -> str:
        """Where copies go, and what is kept."""
        kept = self.tr(
            "A backup every 30 minutes while you edit: all of two days, then one a day, a week and a month are kept."
        )
        if chosen is None:
            return kept
        return f"{kept}\n{self.tr('Copies go to {0}').format(chosen)}"

    def _days(self, backup: Backup) -> str:
        first, last = backup.summary.first, backup.summary.last
        if not (first and last):
            return ""
        said = [format_date(day, LONG_DATE_YEAR, self._locale) for day in (first, last)]
        return said[0] if first == last else self.tr("{0} to {1}").format(*said)

    def _size(self, backup: Backup) -> str:
        return self._locale.formattedDataSize(backup.size, 1, QLocale.DataSizeFormat.DataSizeSIFormat)

    # -- what a restore would change ----------------------------------------------------------------------------------

    def differences(self, found: Differences) -> list[str]:
        """Each table and month with the numbers of rows that come back, change or go."""
        return [
            f"{self._place(table, month)}: {self._counts(counts)}" for (table, month), counts in found.counts().items()
        ]

    def days(self, found: Differences) -> list[str]:
        """The days that come back, change or go, a line for each kind."""
        named = {
            Kind.ADDED: self.tr("Days that come back: {0}"),
            Kind.CHANGED: self.tr("Days that change: {0}"),
            Kind.REMOVED: self.tr("Days that are removed: {0}"),
        }
        return [line.format(self._listed(days)) for kind, line in named.items() if (days := found.days(kind))]

    def consequences(self, found: Differences, *, exactly: bool, syncs: bool) -> str:
        """Exactly what happens then, in sentences."""
        said = [self.tr("The data as it is now is backed up first. You can undo the restore.")]
        if found.kept and not exactly:
            said.append(self.tr("%n item(s) added since the backup stay.", "", found.kept))
        elif found.kept:
            said.append(self.tr("Conversations that were begun since stay: the server doesn't delete any."))
        if syncs:
            said.append(self.tr("Sync is then paused until you have seen what it would send."))
        return " ".join(said)

    def _place(self, table: str, month: str) -> str:
        name = {
            "skipped_day": self.tr("Days off"),
            "experiment": self.tr("Experiments"),
            "wellness_entries": self.tr("Days"),
            "module_progress": self.tr("Modules"),
            "conversations": self.tr("Conversations"),
            "messages": self.tr("Messages"),
            "users": self.tr("Your profile"),
        }[table]
        if not month:
            return name
        year, number = month.split("-")
        return f"{name}, {month_name(int(number), self._locale, full=True)} {year}"

    def _counts(self, counts: dict[Kind, int]) -> str:
        words = {
            Kind.ADDED: lambda number: self.tr("%n come(s) back", "", number),
            Kind.CHANGED: lambda number: self.tr("%n change(s)", "", number),
            Kind.REMOVED: lambda number: self.tr("%n removed", "", number),
        }
        return ", ".join(words[kind](number) for kind, number in counts.items())

    def _listed(self, days: Sequence[date]) -> str:
        shown = [format_date(day, LONG_DATE_YEAR, self._locale) for day in days[:DAYS_LISTED]]
        more = len(days) - len(shown)
        if more:
            shown.append(self.tr("and {0} more").format(format_number(more, self._locale)))
        return "; ".join(shown)
