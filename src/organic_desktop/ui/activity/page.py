"""The activity page: the sync status, what is pending, and what sync decided or removed.

The page reads the lists in a thread and carries out what the cards and tabs ask for.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent

from organic_desktop.core.errors import OrganicError
from organic_desktop.store.removed import Removed
from organic_desktop.store.sync_history import Change
from organic_desktop.sync.status import Missing
from organic_desktop.sync.tables import is_append_only
from organic_desktop.ui.activity.backup_actions import BackupActions
from organic_desktop.ui.activity.decision_cards import EarlierCard, HeldCard
from organic_desktop.ui.activity.rehearsal_words import RehearsalWords
from organic_desktop.ui.activity.status_card import StatusCard
from organic_desktop.ui.activity.tabs import ActivityLists, ActivityTabs, read_lists
from organic_desktop.ui.services.page import Page
from organic_desktop.ui.text.backups import BackupWords
from organic_desktop.ui.text.dates import RelativeTime, format_time, relative_day
from organic_desktop.ui.text.measures import Measures
from organic_desktop.ui.text.messages import problem_of
from organic_desktop.ui.text.sync_changes import ActivityWords
from organic_desktop.ui.theme.theme import Theme
from organic_desktop.ui.widgets.cards import label, paragraph
from organic_desktop.ui.widgets.layouts import Scrolled
from organic_desktop.ui.widgets.plain_text import text_dialog
from organic_desktop.ui.widgets.questions import confirm
from organic_desktop.ui.widgets.text_dialog import TextDialog

if TYPE_CHECKING:
    from pathlib import Path

    from organic_desktop.app.facade import App
    from organic_desktop.sync.status import Status
    from organic_desktop.ui.services.bridge import Bridge
    from organic_desktop.ui.services.page import Actions, Navigator
    from organic_desktop.ui.widgets.toast import Toast

T = TypeVar("T")


class ActivityPage(Scrolled, Page):
    """The sync status, questions that need an answer, and tabs with lists of changes."""

    tables = frozenset({"wellness_entries", "module_progress", "users", "conversations", "messages"})

    def __init__(
        self, app: App, bridge: Bridge, theme: Theme, toast: Toast, navigator: Navigator, actions: Actions
    ) -> None:
        super().__init__()
        self._app, self._bridge = app, bridge
        self._toast, self._navigator, self._actions = toast, navigator, actions
        self._words: tuple[object, ActivityWords] | None = None
        self._shown: ActivityLists | None = None
        self._reading = self._again = self._busy = False
        self.head, self.held, self.tabs = StatusCard(theme), HeldCard(), ActivityTabs(theme)
        self.earlier = EarlierCard()
        self._problem = paragraph("", "error")
        self._problem.hide()
        self._backups = BackupActions(app, bridge, toast, actions, self.tabs.backups, self._backup_words)
        self._build()
        self._connect()
        bridge.status_changed.connect(self._follow)

    def refresh(self) -> None:
        """Show the status, and read the lists from the database."""
        self._show_status(self._app.status())
        self._read()
        self._read_earlier()
        self._backups.read()

    def show_backups(self, restored: Path | None = None) -> None:
        """Turn to the backups, and show what a restore of one of them would change."""
        self.tabs.turn_to("backups")
        if restored:
            self._backups.restore(restored)

    def _read_earlier(self) -> None:
        self._run(self._app.profiles.earlier, lambda files: self.earlier.show_files(files, self._current_words()))

    def showEvent(self, event: QShowEvent) -> None:
        """Show what happened while another page was shown."""
        super().showEvent(event)
        self.refresh()

    # -- reading ------------------------------------------------------------------------------------------------------

    def _follow(self, status: Status) -> None:
        if self.isVisible():
            self._show_status(status)
            if status.state != "syncing":
                self._read()

    def _show_status(self, status: Status) -> None:
        words = self._current_words()
        self.head.show_status(status, self._last_synced(status), words)
        self.held.show_question(words.rows(status.held) if status.held else "", went_back=status.went_back)

    def _read(self) -> None:
        """Read the lists in a thread, once more if asked for meanwhile; an edit under way reads them afterwards."""
        if self._busy:
            return
        if self._reading:
            self._again = True
            return
        self._reading, shown = True, self._shown
        self._run(lambda: read_lists(self._app, shown), self._show_lists, self._show_reading_error)

    def _show_lists(self, fresh: ActivityLists) -> None:
        self._reading = False
        self._shown = fresh
        self.tabs.show_lists(fresh, self._current_words(), signed_in=self._app.settings.signed_in is not None)
        self._look_at_conflicts()
        if self._again:
            self._again = False
            self._read()

    def _show_reading_error(self, error: OrganicError) -> None:
        self._reading = False
        self._show_error(error)

    def _look_at_conflicts(self) -> None:
        """Mark the conflicts as seen once their tab is shown, so that the sidebar doesn't count them any more."""
        decisions = self._app.sync_review
        if self.isVisible() and self.tabs.current == "conflicts" and decisions.unseen():
            self._run(decisions.mark_seen, lambda _: self._emit_status())

    def _emit_status(self) -> None:
        """Tell the status chip, the sidebar and this page the current status."""
        self._bridge.status_changed.emit(self._app.status())

    def _current_words(self) -> ActivityWords:
        """Return the same words until language, units, zone or day change, so that the lists needn't be reset."""
        app, settings = self._app, self._app.settings
        key = (self.locale(), app.units(), settings.zone(), app.today())
        if self._words is None or self._words[0] != key:
            when = RelativeTime(self.locale(), settings.zone(), app.today())
            self._words = key, ActivityWords(Measures(self.locale(), app.units()), when, app.today())
        return self._words[1]

    def _backup_words(self) -> BackupWords:
        words = self._current_words()
        return BackupWords(words, words.when, self.locale())

    def _last_synced(self, status: Status) -> str:
        if status.account is None:
            return ""
        if status.last_synced_at is None:
            return self.tr("Not synced yet.")
        time = format_time(status.last_synced_at.astimezone(self._app.settings.zone()), self.locale())
        day = relative_day(self._app, status.last_synced_at, self.locale())
        return self.tr("Last synced {0} at {1}.").format(day, time)

    # -- actions ------------------------------------------------------------------------------------------------------

    def _settle(self, choices: dict[int, Any]) -> None:
        if choices:
            self.tabs.conflicts.show_busy()
            sentence = self.tr("%n conflict(s) resolved.", "", len(choices))
            self._edit(lambda: self._app.sync_review.decide_all(choices), sentence)

    def _restore(self, removed: Removed) -> None:
        sentence = self.tr("Restored: {0}").format(self._current_words().restored(removed))
        self._edit(lambda: [self._app.sync_review.restore(removed.id)], sentence)

    def _discard(self, change: Change) -> None:
        decisions, lost = self._app.sync_review, self._current_words().change(change)
        if not is_append_only(change.table):
            sentence = self.tr("Discarded: {0}").format(lost)
            self._edit(lambda: [decisions.discard(change)], sentence)
            return
        confirm(
            self,
            (self.tr("Discard this edit?"), self.tr("{0}. This can't be undone.").format(lost)),
            self.tr("Keep"),
            (
                self.tr("Discard"),
                lambda: self._edit_for_good(lambda: decisions.discard(change), self.tr("Discarded.")),
            ),
        )

    def _edit(self, edit: Callable[[], list[str]], sentence: str) -> None:
        """Carry out an edit in a thread, say so, and offer to undo it; ``edit`` returns the ids of what it did."""
        self._work(edit, lambda edit_ids: self._actions.offer_undo(sentence, edit_ids))

    def _edit_for_good(self, edit: Callable[[], object], sentence: str) -> None:
        """Carry out an edit that can't be undone, and say that it was done."""
        self._work(edit, lambda _: self._toast.say(sentence))

    def _work(self, edit: Callable[[], Any], then: Callable[[Any], object]) -> None:
        if self._busy:
            return
        self._busy = True

        def done(result: Any) -> None:
            self._done()
            then(result)

        self._run(edit, done)

    def _run(
        self, work: Callable[[], Any], done: Callable[[Any], None], failed: Callable[[OrganicError], None] | None = None
    ) -> None:
        """Run work in a thread; errors are shown on the page."""
        self._bridge.run(work, done, failed or self._show_error, owner=self)

    def _done(self) -> None:
        self._busy = False
        self.held.show_busy(False)
        self._problem.hide()
        self._emit_status()

    def _show_error(self, error: OrganicError) -> None:
        self._busy = False
        self.held.show_busy(False)
        self._problem.setText(problem_of(error))
        self._problem.show()
        self._emit_status()

    def _try_again(self, change: Change) -> None:
        self._run(lambda: self._app.sync_review.retry(change), lambda _: self._actions.sync_now())

    def _rewrite(self, change: Change) -> None:
        """Edit a refused message in a dialog: no page can edit one."""
        conversations = self._app.conversations
        asked = text_dialog(self, self.tr("Edit message"), self.tr("The message to send:"))
        asked.setOkButtonText(self.tr("Save and send"))
        asked.setCancelButtonText(self.tr("Cancel"))
        asked.setTextValue(conversations.words_of(change.row_id))
        sentence = self.tr("Saved. Sending it again.")
        asked.textValueSelected.connect(
            lambda text: self._edit_for_good(lambda: conversations.rewrite(change.row_id, text), sentence)
        )
        asked.open()

    def _open_change(self, change: Change) -> None:
        if change.table == "messages":
            self._rewrite(change)
            return
        if change.table == "wellness_entries":
            self._navigator.show_day(date.fromisoformat(change.key))
        elif change.table == "module_progress":
            self._navigator.show_module(change.key)
        else:
            self._navigator.turn_to("settings" if change.table == "users" else "coach")

    def _import_earlier(self, user_id: str) -> None:
        self.earlier.show_busy(True)

        def done(sentence: str) -> None:
            self.earlier.show_busy(False)
            self._done()
            self._read_earlier()
            self._toast.say(sentence)

        def refused(error: OrganicError) -> None:
            self.earlier.show_busy(False)
            self._show_error(error)

        self._run(
            lambda: self._app.profiles.import_earlier(user_id),
            lambda _: done(self.tr("Added to your data.")),
            refused,
        )

    def _put_off(self, user_id: str) -> None:
        self._run(lambda: self._app.profiles.dismiss_earlier(user_id), lambda _: self._read_earlier())

    def _decide(self, missing: Missing) -> None:
        """Run a cycle that carries out the user's answer about rows missing on the server."""
        self.held.show_busy(True)
        sentence = {
            Missing.KEEP: self.tr("Kept, and sent to the server again."),
            Missing.REMOVE: self.tr("Removed here too. A backup stays on this computer."),
        }[missing]

        def done(tables: Any) -> None:
            self._bridge.rows_changed.emit(tables)
            self._done()
            self._toast.say(sentence)

        self._run(lambda: self._app.sync(missing=missing).tables, done)

    def _rehearse(self) -> None:
        """Show what a sync would do, found out in a thread."""
        self._look(self._app.rehearse, lambda words, found: words.rehearsal(found), self.tr("Preview of a sync"))

    def _compare(self) -> None:
        """Show whether both sides have the same, found out in a thread."""
        self._look(self._app.verify, lambda words, found: words.verified(found), self.tr("Compared with the server"))

    def _look(self, look: Callable[[], T], told: Callable[[RehearsalWords, T], str], title: str) -> None:
        """Look at both sides in a thread, and show a page about it; nothing is changed by that."""
        self.head.show_comparing(True)

        def show(found: T) -> None:
            self.head.show_comparing(False)
            self._problem.hide()
            page = told(RehearsalWords(self._current_words()), found)
            dialog = TextDialog(self.window(), title, page)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.open()

        def refused(error: OrganicError) -> None:
            self.head.show_comparing(False)
            self._show_error(error)

        self._run(look, show, refused)

    # -- layout -------------------------------------------------------------------------------------------------------

    def _connect(self) -> None:
        actions = self._actions
        self.head.sync_wanted.connect(actions.sync_now)
        self.head.pause_wanted.connect(actions.pause_sync)
        self.head.cancel_wanted.connect(actions.cancel_sync)
        self.head.account_wanted.connect(actions.open_account)
        self.head.rehearsal_wanted.connect(self._rehearse)
        self.head.comparison_wanted.connect(self._compare)
        self.head.copy_wanted.connect(actions.copy_diagnostics)
        self.head.look_wanted.connect(lambda: self.tabs.turn_to("refused"))
        self.held.decided.connect(self._decide)
        self.earlier.wanted.connect(self._import_earlier)
        self.earlier.put_off.connect(self._put_off)
        self.tabs.turned.connect(self._look_at_conflicts)
        self.tabs.conflicts.settled.connect(self._settle)
        self.tabs.refused.edit_wanted.connect(self._open_change)
        self.tabs.refused.retry_wanted.connect(self._try_again)
        self.tabs.refused.discard_wanted.connect(self._discard)
        self.tabs.removed.restore_wanted.connect(self._restore)

    def _build(self) -> None:
        column = self.parts
        column.addWidget(label(self.tr("Sync and activity"), "title"))
        for part in (self.head, self.earlier, self.held, self._problem):
            column.addWidget(part)
        column.addWidget(self.tabs, 1)
