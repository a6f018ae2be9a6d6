"""Pending changes, conflicts, removed and unreadable rows in the user's words.

A row becomes "Tuesday, March 3" or a module's name, a column "Water", a merge rule a sentence.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any, NamedTuple

from PySide6.QtCore import QLocale, QObject

from organic_desktop.app.modules import described
from organic_desktop.store.removed import Removed
from organic_desktop.store.schema import BY_NAME
from organic_desktop.store.sync_history import WHOLE_ROW, Change, Conflict
from organic_desktop.store.unreadable import Unreadable
from organic_desktop.ui.text.dates import RelativeTime
from organic_desktop.ui.text.edits import ENTRIES, EditWords
from organic_desktop.ui.text.locales import join_list
from organic_desktop.ui.text.measures import Measures, column_name
from organic_desktop.ui.text.messages import translate_message
from organic_desktop.ui.text.module_texts import translate_module_text
from organic_desktop.ui.text.numbers import format_number
from organic_desktop.wellness.metrics import COLUMNS, METRICS, Metric
from organic_desktop.wellness.modules import FOCUS, NOTES, PERCENT, PROGRESS, TOPICS

FEW_LETTERS = 28
MOST_LETTERS = 200
LAST_ACTIVITY = "last_activity"
HIDDEN_COLUMNS = frozenset({"id", "user_id", "conversation_id"})


class Room(NamedTuple):
    """The part of a common beginning that is shown: all up to ``common`` letters, else about ``before`` of them."""

    common: int
    before: int


A_PAGE, A_LINE = Room(60, 24), Room(14, 10)
ELLIPSIS = "…"


def from_difference(text: str, mine: str, theirs: str, room: Room = A_PAGE) -> str:
    """Return ``text`` from shortly before the first difference between it, ``mine`` and ``theirs``.

    Texts with a long common beginning would look the same otherwise.
    """
    letters = enumerate(zip(text, mine, theirs, strict=False))
    shortest = min(map(len, (text, mine, theirs)))
    common = next((place for place, three in letters if len(set(three)) > 1), shortest)
    if common <= room.common:
        return text
    start = common - room.before
    found = next((place for place in range(start, common) if text[place - 1].isspace()), start)
    return f"{ELLIPSIS}{text[found:]}"


class ActivityWords(QObject):
    """Describes rows, changes and conflicts for one locale, choice of units, and day."""

    def __init__(self, measures: Measures, when: RelativeTime, today: date) -> None:
        super().__init__()
        self._measures, self.when = measures, when
        self._edits = EditWords(measures, today)

    @property
    def locale(self) -> QLocale:
        """The locale of numbers and dates."""
        return self._measures.locale

    # -- rows and columns ---------------------------------------------------------------------------------------------

    def row(self, table: str, key: str) -> str:
        """Return a row's name: Tuesday, March 3; Identity; Message about Identity."""
        if table == ENTRIES:
            return self._day(date.fromisoformat(key)) if key else self.tr("A deleted day")
        module = translate_module_text(described(key).title) if key else self.tr("a deleted item")
        return {
            "conversations": self.tr("Conversation about {0}").format(module),
            "messages": self.tr("Message about {0}").format(module),
            "users": self.tr("Your profile"),
        }.get(table, module)

    def column(self, table: str, column: str) -> str:
        """Return a column's name as a heading."""
        if table == ENTRIES and column in COLUMNS:
            return column_name(column)
        return {
            WHOLE_ROW: self.tr("Everything"),
            PROGRESS: self.tr("Progress"),
            TOPICS: self.tr("Topics done"),
            FOCUS: self.tr("Focus"),
            NOTES: self.tr("Notes"),
            LAST_ACTIVITY: self.tr("Last activity"),
            "topic": self.tr("Topic"),
            "message_count": self.tr("Number of messages"),
            "full_name": self.tr("Name"),
            "avatar_url": self.tr("Picture"),
            "timezone": self.tr("Time zone"),
            "module_name": self.tr("Module"),
            "role": self.tr("Written by"),
            "content": self.tr("Text"),
            "date": self.tr("Date"),
            "created_at": self.tr("Created"),
            "updated_at": self.tr("Changed"),
        }.get(column, column)

    def value(self, column: str, value: Any, *, whole: bool = False) -> str:
        """Return a value; the beginning of a long text, unless ``whole``."""
        if not _is_something(value):
            return self.tr("empty")
        if isinstance(value, list):
            return join_list([str(each) for each in value])
        if isinstance(value, datetime):
            return self.when.words(value)
        if isinstance(value, Decimal | int):
            return self._number(column, value)
        if whole:
            return str(value)
        words = " ".join(str(value).split())
        shown = f"{words[:FEW_LETTERS].rstrip()}…" if len(words) > FEW_LETTERS else words
        return self._measures.locale.quoteString(shown)

    # -- what waits ---------------------------------------------------------------------------------------------------

    def change(self, change: Change) -> str:
        """Return a pending change: Tuesday, March 3: Water 500 ml → 750 ml."""
        row = self.row(change.table, change.key)
        if change.deleted:
            return self.tr("{0}: deleted").format(row)
        # A new row differs in all its columns, the empty ones included; its time of creation isn't shown.
        worth = {name: values for name, values in change.values.items() if any(map(_is_something, values))}
        if len(worth) > 1:
            worth.pop(LAST_ACTIVITY, None)
        parts = [self._step(change.table, name, *values) for name, values in worth.items()]
        return self.tr("{0}: {1}").format(row, " · ".join(parts) or self.tr("new"))

    def since(self, change: Change) -> str:
        """Return since when a change waits, and how often it was sent so far."""
        tries = self.tr("sent %n time(s), no reply yet", "", change.tries) if change.tries else self.tr("not sent yet")
        return f"{self.when.words(change.edited_at)} · {tries}"

    def reason(self, change: Change) -> str:
        """Return why the server refused a change, or since when it waits."""
        return translate_message(change.reason) if change.refused else self.since(change)

    def rows(self, counts: Mapping[str, int]) -> str:
        """Return counts of rows by table: 12 days and 3 messages."""
        return join_list([self._counted(table, count) for table, count in counts.items()])

    def rows_of(self, table: str) -> str:
        """Return what a table holds, for a progress message."""
        return {
            ENTRIES: self.tr("days"),
            "module_progress": self.tr("modules"),
            "conversations": self.tr("conversations"),
            "messages": self.tr("messages"),
        }.get(table, self.tr("your profile"))

    # -- what sync took away ------------------------------------------------------------------------------------------

    def removed(self, removed: Removed) -> str:
        """Return what sync removed: Tuesday, March 3: Water 1,555 ml."""
        row = self.row(removed.table, removed.key)
        return self.tr("{0}: {1}").format(row, self._lost_value(removed) or self.tr("removed"))

    def removal(self, removed: Removed) -> str:
        """Return when and why sync removed it."""
        return f"{self.when.words(removed.removed_at)} · {translate_message(removed.reason)}"

    def restored(self, removed: Removed) -> str:
        """Return what was restored: the row, or the row and its value."""
        row, value = self.row(removed.table, removed.key), self._lost_value(removed)
        return self.tr("{0}: {1}").format(row, value) if value else row

    def content(self, removed: Removed) -> str:
        """Return the removed value, or each column of the removed row in a line."""
        if removed.column:
            return self.value(removed.column, removed.value, whole=True)
        if removed.table == "messages":
            return str(removed.row.get("content", ""))
        columns = [name for name in BY_NAME[removed.table].editable if _is_something(removed.row.get(name))]
        lines = (
            (self.column(removed.table, name), self.value(name, removed.row[name], whole=True)) for name in columns
        )
        return "\n".join(self.tr("{0}: {1}").format(*line) for line in lines)

    def _lost_value(self, removed: Removed) -> str:
        if not removed.column:
            return ""
        return f"{self.column(removed.table, removed.column)} {self.value(removed.column, removed.value)}"

    # -- what can't be shown ------------------------------------------------------------------------------------------

    def unreadable(self, row: Unreadable) -> str:
        """Return what can't be shown: Tuesday, March 3: Mood."""
        try:
            name = self.row(row.table, row.key) if row.key else self.tr("An entry")
        except ValueError:  # the date itself is unreadable
            name = self.tr("An entry")
        columns = join_list([self.column(row.table, column) for column in row.columns])
        return self.tr("{0}: {1}").format(name, columns) if columns else name

    def server_values(self, row: Unreadable) -> str:
        """Return the server's values as received, a column in a line."""
        shown = {name: text for name, text in row.values.items() if name not in HIDDEN_COLUMNS}
        return "\n".join(
            self.tr("{0}: {1}").format(self.column(row.table, name), text[:MOST_LETTERS])
            for name, text in shown.items()
        )

    # -- what was decided ---------------------------------------------------------------------------------------------

    def conflict(self, conflict: Conflict) -> str:
        """Return what a conflict is about: Tuesday, March 3: Water."""
        row, column = self.row(conflict.table, conflict.key), self.column(conflict.table, conflict.column)
        return row if conflict.column == WHOLE_ROW else self.tr("{0}: {1}").format(row, column)

    def side(self, conflict: Conflict, value: Any, *, whole: bool = False) -> str:
        """Return one side's value, or whether it deleted the row; long texts from where the two differ."""
        if conflict.column != WHOLE_ROW:
            if isinstance(value, str) and isinstance(conflict.mine, str) and isinstance(conflict.theirs, str):
                room = A_PAGE if whole else A_LINE
                value = from_difference(value, conflict.mine, conflict.theirs, room)
            return self.value(conflict.column, value, whole=whole)
        return self.tr("deleted") if value is None else self.tr("changed")

    def sides(self, conflict: Conflict) -> str:
        """Return both sides of a conflict and the current value, in a line."""
        mine, theirs = (self.side(conflict, value) for value in (conflict.mine, conflict.theirs))
        sides = self.tr("Here {0} · other device {1}").format(mine, theirs)
        if conflict.column == WHOLE_ROW or not conflict.there:
            return sides
        return self.tr("{0} · now {1}").format(sides, self.side(conflict, conflict.now))

    def rule(self, conflict: Conflict) -> str:
        """Return the merge rule that decided, and what it means."""
        return {
            "later edit": self.tr("Kept the later edit."),
            "value over empty": self.tr("Kept the value rather than the empty field."),
            "larger value": self.tr("Kept the larger total, because it may already include both."),
            "unanswered send": self.tr(
                "This computer sent its value but got no reply. The other value may already include it: if so, "
                "keep it as is; if not, combine the two."
            ),
            "texts merged": self.tr("Both changed the same words, so both versions were kept, one after the other."),
            "deletion cancelled": self.tr("It was edited, so it was not deleted."),
            "edit over deletion": self.tr("It was edited, so it was not deleted."),
            "moved on the server": self.tr("It was moved or deleted on another device."),
            "joining keeps the account's": self.tr("Kept the account's value when this computer was added."),
        }.get(conflict.rule, conflict.rule)

    # -- details ------------------------------------------------------------------------------------------------------

    def _day(self, day: date) -> str:
        return self._edits.day(day, weekday=True)

    def _step(self, table: str, column: str, before: Any, after: Any) -> str:
        if isinstance(before, str) and isinstance(after, str):
            before, after = (from_difference(text, before, after, A_LINE) for text in (before, after))
        name, now = self.column(table, column), self.value(column, after)
        if not _is_something(before):
            return f"{name} {now}"
        of = _measured(column)
        was = self._measures.number(of, before) if of and after is not None else self.value(column, before)
        return f"{name} {was} → {now}"

    def _number(self, column: str, value: Decimal | int) -> str:
        of = _measured(column)
        return self._measures.amount(of, value) if of else format_number(int(value), self._measures.locale)

    def _counted(self, table: str, count: int) -> str:
        return {
            ENTRIES: self.tr("%n day(s)", "", count),
            "module_progress": self.tr("%n module(s)", "", count),
            "conversations": self.tr("%n conversation(s)", "", count),
            "messages": self.tr("%n message(s)", "", count),
        }.get(table, self.tr("%n row(s)", "", count))


def _is_something(value: Any) -> bool:
    """True unless a value is empty; 0 isn't."""
    return value is not None and value not in ("", [])


def _measured(column: str) -> Metric | None:
    """Return the metric of a column of numbers."""
    return PERCENT if column == PROGRESS else next((each for each in METRICS if each.column == column), None)
