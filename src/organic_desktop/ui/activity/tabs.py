"""The tabs of the activity page with their lists and counts, and the reading of those lists."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from organic_desktop.store.removed import Removed
from organic_desktop.store.sync_history import Change, Conflict, Cycle
from organic_desktop.store.unreadable import Unreadable
from organic_desktop.ui.activity.backups_view import BackupsView
from organic_desktop.ui.activity.change_views import ChangeList, RefusedView, RemovedView, UnreadableView
from organic_desktop.ui.activity.conflict_view import ConflictView
from organic_desktop.ui.activity.cycle_table import CycleTable
from organic_desktop.ui.text.numbers import format_number
from organic_desktop.ui.text.sync_changes import ActivityWords
from organic_desktop.ui.theme.theme import CARD_GAP, Theme
from organic_desktop.ui.widgets.cards import label
from organic_desktop.ui.widgets.controls import Segments

if TYPE_CHECKING:
    from organic_desktop.app.facade import App

WAITING, HISTORY, CONFLICTS, REFUSED = "waiting", "history", "conflicts", "refused"
REMOVED, UNREADABLE, BACKUPS = "removed", "unreadable", "backups"
LINES_IN_SIGHT = 12


class ActivityLists(NamedTuple):
    """The contents of every tab."""

    waiting: list[Change]
    refused: list[Change]
    conflicts: list[Conflict]
    removed: list[Removed]
    unreadable: list[Unreadable]
    cycles: list[Cycle]


def read_lists(app: App, shown: ActivityLists | None) -> ActivityLists:
    """Read every list; takes milliseconds, so in a thread. An unchanged list is the same object as in ``shown``."""
    there = app.settings.signed_in is not None  # without an account nothing is pending
    changes = app.sync_review.changes() if there else []
    fresh = ActivityLists(
        waiting=[change for change in changes if not change.refused],
        refused=[change for change in changes if change.refused],
        conflicts=[conflict for conflict in app.sync_review.conflicts() if conflict.undone_at is None],
        removed=[removed for removed in app.sync_review.removed() if removed.restored_at is None],
        unreadable=app.sync_review.unreadable(),
        cycles=app.sync_review.cycles(),
    )
    if shown is None:
        return fresh
    return ActivityLists._make(old if old == new else new for old, new in zip(shown, fresh, strict=True))


class ActivityTabs(QWidget):
    """The lists, one at a time; ``turned`` is emitted when another tab, ``current``, is shown."""

    turned = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.current = WAITING
        self._opened = False
        self.waiting = ChangeList(theme, self.tr("Unsent edits"))
        self.cycles, self.conflicts, self.refused = CycleTable(), ConflictView(theme), RefusedView(theme)
        self.removed, self.unreadable, self.backups = RemovedView(theme), UnreadableView(theme), BackupsView(theme)
        self._names = {
            WAITING: self.tr("Waiting"),
            HISTORY: self.tr("History"),
            CONFLICTS: self.tr("Conflicts"),
            REFUSED: self.tr("Refused"),
            REMOVED: self.tr("Removed by sync"),
            BACKUPS: self.tr("Backups"),
            UNREADABLE: self.tr("Can't be shown"),
        }
        self.segments = Segments(self.tr("List"), self._names)
        self.segments.chosen.connect(self.turn_to)
        self._lists = self._make_lists()
        self._tabs = self._make_tabs()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(CARD_GAP)
        column.addWidget(self.segments, 0, Qt.AlignmentFlag.AlignLeading)
        for name, tab in self._tabs.items():  # a stacked widget would be as tall as its tallest page
            column.addWidget(tab, 1)
            tab.setVisible(name == WAITING)
        self.segments.show_choice(WAITING)

    def _make_tabs(self) -> dict[str, QWidget]:
        return {**self._lists, BACKUPS: self.backups}

    def _make_lists(self) -> dict[str, _Tab]:
        return {
            WAITING: _Tab(self.tr("Saved on this computer, not yet on the server."), self.waiting),
            HISTORY: _Tab(self.tr("Every sync that changed something or failed, newest first."), self.cycles),
            CONFLICTS: _Tab(
                self.tr(
                    "The same value was changed in two places. One was kept; choose another here if it was "
                    "the wrong one."
                ),
                self.conflicts,
            ),
            REFUSED: _Tab(self.tr("Saved here, but rejected by the server. Edit or discard it."), self.refused),
            REMOVED: _Tab(
                self.tr("Entries deleted and values replaced by other devices. Kept for a year."),
                self.removed,
            ),
            UNREADABLE: _Tab(
                self.tr("On the server, but with a value that can't be shown here. It is left unchanged."),
                self.unreadable,
            ),
        }

    def turn_to(self, name: str) -> None:
        """Show another tab."""
        self.current = name
        self.segments.show_choice(name)
        for each, tab in self._tabs.items():
            tab.setVisible(each == name)
        self.turned.emit()

    def show_lists(self, lists: ActivityLists, words: ActivityWords, *, signed_in: bool) -> None:
        """Show the lists and their counts; the first time, turn to one that needs attention."""
        counts = {
            WAITING: len(lists.waiting),
            HISTORY: 0,
            CONFLICTS: len(lists.conflicts),
            REFUSED: len(lists.refused),
            REMOVED: len(lists.removed),
            UNREADABLE: len(lists.unreadable),
        }
        for name, count in counts.items():
            shown = f"{self._names[name]}  {format_number(count, self.locale())}" if count else self._names[name]
            self.segments.name_choice(name, shown)
            there = bool(count or (name == HISTORY and lists.cycles))
            self._lists[name].show_rows(there, self._nothing(name, signed_in))
        self._turn_to_what_counts(counts)
        self.waiting.show_changes(lists.waiting, words)
        self.cycles.show_cycles(lists.cycles, words)
        self.conflicts.show_conflicts(lists.conflicts, words)
        self.refused.show_changes(lists.refused, words)
        self.removed.show_removed(lists.removed, words)
        self.unreadable.show_rows(lists.unreadable, words)

    def _turn_to_what_counts(self, counts: Mapping[str, int]) -> None:
        """The first time, turn to a list that needs attention; hide the tab of unreadable rows if there are none."""
        self.segments.set_offered(UNREADABLE, bool(counts[UNREADABLE]))
        if self.current == UNREADABLE and not counts[UNREADABLE]:
            self.turn_to(WAITING)
        if not self._opened and self.current == WAITING and not counts[WAITING]:
            self.turn_to(next((name for name in (REFUSED, CONFLICTS) if counts[name]), WAITING))
        self._opened = True

    def _nothing(self, name: str, signed_in: bool) -> str:
        if not signed_in and name in (WAITING, HISTORY):
            return self.tr("Everything is saved on this computer. With an account, you can follow its sync here.")
        return {
            WAITING: self.tr("Nothing to send."),
            HISTORY: self.tr("No sync yet. Each sync will be listed here."),
            CONFLICTS: self.tr("No conflicts. If a value is changed in two places, both versions appear here."),
            REFUSED: self.tr("Nothing was rejected. Rejected edits appear here."),
            REMOVED: self.tr("Nothing was removed. Anything sync removes can be restored from here."),
            UNREADABLE: "",
        }[name]


class _Tab(QWidget):
    """A list below its description, or a sentence if it is empty."""

    def __init__(self, what: str, view: QWidget) -> None:
        super().__init__()
        self._what, self._empty, self._view = label(what, "soft"), label("", "soft"), view
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for words in (self._what, self._empty):
            words.setWordWrap(True)
        view.setMinimumHeight(self.fontMetrics().height() * LINES_IN_SIGHT)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(CARD_GAP)
        column.addWidget(self._what)
        column.addWidget(view, 1)
        column.addWidget(self._empty, 1)
        self.show_rows(False, "")

    def show_rows(self, there: bool, nothing: str) -> None:
        """Show the list, or the sentence ``nothing``."""
        self._empty.setText(nothing)
        for part, shown in ((self._what, there), (self._view, there), (self._empty, not there)):
            part.setVisible(shown)
