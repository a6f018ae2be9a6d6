"""What the import says of a file: its facts, and what a field becomes."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QLocale, QObject

from organic_desktop.transfer.found import Field, Kind
from organic_desktop.transfer.mapping import Target
from organic_desktop.transfer.units import of_target
from organic_desktop.ui.text.dates import LONG_DATE_YEAR, format_date
from organic_desktop.ui.text.locales import join_list
from organic_desktop.ui.text.measures import Measures, column_name
from organic_desktop.ui.text.messages import translate_message
from organic_desktop.ui.text.numbers import format_number
from organic_desktop.ui.transfer.reading import Content
from organic_desktop.wellness.metrics import NOTES, Unit, metric

SOURCES_NAMED = 4


class ImportWords(QObject):
    """Describes files and mappings in a locale."""

    def __init__(self, locale: QLocale) -> None:
        super().__init__()
        self._locale = locale

    # -- a file -------------------------------------------------------------------------------------------------------

    def facts(self, content: Content) -> dict[str, str]:
        """Return what was found, by its names."""
        found, seen = content.found, content.overview
        facts = {
            self.tr("Format"): content.label,
            self.tr("File"): f"{content.path.name} ({self._size(content.path)})",
            self.tr("Entries"): self._entries(found.entries, seen.days),
        }
        if seen.days:
            facts[self.tr("Days")] = self._range(content)
        if found.zone:
            facts[self.tr("Time zone")] = found.zone.replace("_", " ")
        if sources := self._sources(content):
            facts[self.tr("Sources")] = sources
        if found.days_off:
            facts[self.tr("Days off")] = format_number(len(found.days_off), self._locale)
        return facts

    def summary(self, content: Content) -> str:
        """Return what was found, in a line."""
        found, seen = content.found, content.overview
        parts = [self._entries(found.entries, seen.days)]
        if seen.days:
            parts.append(self._range(content))
        if found.zone:
            parts.append(found.zone.replace("_", " "))
        return f"{content.path.name}: {', '.join(parts)}"

    def unread(self, count: int) -> str:
        """Return how many lines could not be read; "" for none."""
        return self.tr("%Ln line(s) could not be read.", "", count) if count else ""

    def left_out(self, count: int) -> str:
        """Return how many values can't be imported; "" for none."""
        return self.tr("%Ln value(s) can't be imported and are left out.", "", count) if count else ""

    def _entries(self, entries: int, days: int) -> str:
        return self.tr("{0} on {1}").format(self.tr("%Ln entries", "", entries), self.tr("%Ln day(s)", "", days))

    def _range(self, content: Content) -> str:
        ends = dict.fromkeys(filter(None, (content.overview.first, content.overview.last)))
        words = [format_date(day, LONG_DATE_YEAR, self._locale) for day in ends]
        return self.tr("{0} to {1}").format(*words) if len(words) > 1 else "".join(words)

    def _size(self, path: Path) -> str:
        try:
            return self._locale.formattedDataSize(path.stat().st_size, 1, QLocale.DataSizeFormat.DataSizeSIFormat)
        except OSError:  # it was removed since
            return "–"

    def _sources(self, content: Content) -> str:
        days: dict[str, int] = {}
        for counts in content.overview.sources.values():
            for source, count in counts.items():
                days[source] = max(count, days.get(source, 0))
        names = sorted(days, key=lambda source: -days[source])
        named = names[:SOURCES_NAMED]
        if len(names) > len(named):
            named.append(self.tr("%Ln more", "", len(names) - len(named)))
        return join_list(named)

    # -- a mapping ----------------------------------------------------------------------------------------------------

    def row(self, field: Field, target: Target | None, measures: Measures) -> str:
        """Return what a field becomes, and what it could become more likely."""
        words = self.becomes(field, target, measures)
        if not is_undecided(field, target):
            return words
        return self.tr("{0}; or {1}?").format(words, self.becomes(field, field.likely, measures))

    def becomes(self, field: Field, target: Target | None, measures: Measures) -> str:
        """Return what a field becomes: "Exercise, 60 minutes each", "Mood 4", "a line in the notes"."""
        if target is None:
            return self.tr("left out")
        if target.column == NOTES:
            return self.tr("the notes") if field.kind is Kind.TEXT else self.tr("a line in the notes")
        of, name = metric(target.column), column_name(target.column)
        if field.kind is Kind.NAME or (of.unit is Unit.NONE and field.kind is Kind.DONE):
            return f"{name} {format_number(target.factor, self._locale)}"
        if field.kind is Kind.DONE:
            return self.tr("{0}, {1} each").format(name, measures.amount(of, target.factor))
        unit = of_target(target)
        return f"{name}, {translate_message(unit.label)}" if unit else name


def is_undecided(field: Field, target: Target | None) -> bool:
    """True if a field has a likely target, and isn't a number of ours yet."""
    return field.likely is not None and (target is None or target.column == NOTES)
