"""Sync and activity: where the user's data stand, what waits, what was decided for them, and their own word on it.

What each part shows is in the files beside; this page reads for them, in a thread, and carries out what is wanted.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QMessageBox

from organic_desktop.core.errors import OrganicError
from organic_desktop.store.removed import Removed
from organic_desktop.store.sync_history import Change
from organic_desktop.sync.status import Missing
from organic_desktop.sync.tables import is_append_only
from organic_desktop.ui.activity.decision_cards import EarlierCard, HeldCard
from organic_desktop.ui.activity.status_card import ActivityHead
from organic_desktop.ui.activity.tabs import ActivityTabs, Lists, read_lists
from organic_desktop.ui.text.dates import RelativeTime, format_time, relative_day
from organic_desktop.ui.text.measures import Measures
from organic_desktop.ui.text.messages import problem_of
from organic_desktop.ui.text.sync_changes import ActivityWords
from organic_desktop.ui.theme.theme import Theme
from organic_desktop.ui.widgets.cards import label
from organic_desktop.ui.widgets.layouts import Scrolled
from organic_desktop.ui.widgets.plain_text import message_box, text_dialog

if TYPE_CHECKING:
    from organic_desktop.app.facade import App
    from organic_desktop.sync.status import Status
    from organic_desktop.ui.shell.bridge import Bridge

PLACES = {"wellness_entries": "today", "module_progress": "modules", "users": "settings"}


class ActivityPage(Scrolled):
    """``asked`` carries the name of another page and what to show there; ``said`` a sentence, what the button beside
    it is called, and what it does. The other signals are commands of the window."""

    asked = Signal(str, object)
    said = Signal(str, str, object)
    pause_wanted = Signal(bool)
    cancel_wanted = Signal()
    copy_wanted = Signal()
    sync_wanted = Signal()
    account_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._app: App | None = None
        self._bridge: Bridge | None = None
        self._words: tuple[object, ActivityWords] | None = None
        self._shown: Lists | None = None
        self._reading = self._again = self._busy = False
        self.head, self.held, self.tabs = ActivityHead(theme), HeldCard(), ActivityTabs(theme)
        self.earlier = EarlierCard()
        self._problem = label("", "error")
        self._problem.setWordWrap(True)
        self._problem.hide()
        self._build()
        self._connect()

    def attach(self, app: App, bridge: Bridge) -> None:
        """Show the App's data from now on."""
        if self._bridge is not bridge:
            bridge.status_changed.connect(self._follow)
        self._app, self._bridge = app, bridge
        if self.isVisible():
            self.refresh()

    def refresh(self) -> None:
        """Show what the database says now."""
        if self._app:
            self._show_status(self._app.status())
            self._read()
            self._read_earlier(self._app)

    def _read_earlier(self, app: App) -> None:
        self._run(app.earlier_files, lambda files: self.earlier.show_files(files, self._worded(app)))

    def showEvent(self, event: QShowEvent) -> None:
        """What happened while another page was in sight."""
        super().showEvent(event)
        self.refresh()

    # -- reading ------------------------------------------------------------------------------------------------------

    def _follow(self, status: Status) -> None:
        if self.isVisible():
            self._show_status(status)
            if status.state != "syncing":
                self._read()

    def _show_status(self, status: Status) -> None:
        if self._app is None:
            return
        words = self._worded(self._app)
        self.head.show_status(status, self._last_synced(self._app, status), words)
        self.held.show_question(words.rows(status.held) if status.held else "", went_back=status.went_back)

    def _read(self) -> None:
        """In a thread; asked for meanwhile, once more after it. An edit under way is read once it is done."""
        app = self._app
        if app is None:
            return
        if self._busy:
            return
        if self._reading:
            self._again = True
            return
        self._reading, shown = True, self._shown

        self._run(lambda: read_lists(app, shown), self._show_lists, self._refuse_reading)

    def _show_lists(self, fresh: Lists) -> None:
        self._reading = False
        if self._app is None:
            return
        self._shown = fresh
        self.tabs.show_lists(fresh, self._worded(self._app), signed_in=self._app.settings.signed_in is not None)
        self._look_at_conflicts()
        if self._again:
            self._again = False
            self._read()

    def _refuse_reading(self, error: OrganicError) -> None:
        self._reading = False
        self._refuse(error)

    def _look_at_conflicts(self) -> None:
        """What is in sight on its tab has been looked at: the sidebar needn't count it any more."""
        app = self._app
        if app and self.isVisible() and self.tabs.current == "conflicts" and app.decisions.unseen():
            self._run(app.decisions.look_at, lambda _: self._tell())

    def _tell(self) -> None:
        """The chip, the sidebar and this page show the state as it is by now."""
        if self._app and self._bridge:
            self._bridge.status_changed.emit(self._app.status())

    def _worded(self, app: App) -> ActivityWords:
        """The same words until the language, the units or the day are others: lists needn't be written anew."""
        settings = app.settings
        key = (self.locale(), app.units(), settings.zone(), app.today())
        if self._words is None or self._words[0] != key:
            when = RelativeTime(self.locale(), settings.zone(), app.today())
            self._words = key, ActivityWords(Measures(self.locale(), app.units()), when, app.today())
        return self._words[1]

    def _last_synced(self, app: App, status: Status) -> str:
        if status.account is None:
            return ""
        if status.last_synced_at is None:
            return self.tr("Not synced yet.")
        time = format_time(status.last_synced_at.astimezone(app.settings.zone()), self.locale())
        day = relative_day(app, status.last_synced_at, self.locale())
        return self.tr("Last synced {0} at {1}.").format(day, time)

    # -- what the user wants ------------------------------------------------------------------------------------------

    def _settle(self, choices: dict[int, Any]) -> None:
        if self._app and choices:
            app = self._app

            def take_back(edit_ids: list[str]) -> None:
                for edit_id in reversed(edit_ids):
                    app.undo(edit_id)

            self.tabs.conflicts.show_busy()
            sentence = self.tr("%n value(s) settled.", "", len(choices))
            self._edit(lambda: app.decisions.decide_all(choices), sentence, take_back)

    def _restore(self, removed: Removed) -> None:
        if self._app:
            app = self._app
            sentence = self.tr("Restored: {0}").format(self._worded(app).restored(removed))
            self._edit(lambda: app.decisions.restore(removed.id), sentence, app.undo)

    def _discard(self, change: Change) -> None:
        if self._app is None:
            return
        app, lost = self._app, self._worded(self._app).change(change)
        if not is_append_only(change.table):
            sentence = self.tr("Discarded: {0}").format(lost)
            self._edit(lambda: app.decisions.discard(change), sentence, app.undo)
            return
        lost = self.tr("{0}. It can't be brought back.").format(lost)
        question = message_box(self, self.tr("Discard this for good?"), lost)
        question.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        keep = question.addButton(self.tr("Keep it"), QMessageBox.ButtonRole.RejectRole)
        discard = question.addButton(self.tr("Discard it"), QMessageBox.ButtonRole.DestructiveRole)
        question.setDefaultButton(keep)
        question.setEscapeButton(keep)
        discard.clicked.connect(lambda: self._edit(lambda: app.decisions.discard(change), self.tr("Discarded."), None))
        question.open()

    def _edit(self, edit: Callable[[], Any], sentence: str, take_back: Callable[[Any], object] | None) -> None:
        """Carry out an edit in a thread, say that it was done, and offer the way back."""
        if self._bridge is None or self._busy:
            return
        self._busy = True

        def done(edit_id: Any) -> None:
            self._done()
            if take_back is None:
                self.said.emit(sentence, "", lambda: None)
            else:
                undo = partial(self._run, partial(take_back, edit_id), lambda _: self._done())
                self.said.emit(sentence, self.tr("Undo"), undo)

        self._run(edit, done)

    def _run(
        self, work: Callable[[], Any], done: Callable[[Any], None], failed: Callable[[OrganicError], None] | None = None
    ) -> None:
        """In a thread."""
        if self._bridge:
            self._bridge.run(work, done, failed or self._refuse, owner=self)

    def _done(self) -> None:
        self._busy = False
        self.held.show_busy(False)
        self._problem.hide()
        self._tell()

    def _refuse(self, error: OrganicError) -> None:
        self._busy = False
        self.held.show_busy(False)
        self._problem.setText(problem_of(error))
        self._problem.show()
        self._tell()

    def _try_again(self, change: Change) -> None:
        if self._app:
            app = self._app
            self._run(lambda: app.decisions.try_again(change), lambda _: self.sync_wanted.emit())

    def _rewrite(self, change: Change) -> None:
        """Another text for a message that the server didn't take; it has no page of its own to be edited on."""
        if self._app is None:
            return
        app = self._app
        asked = text_dialog(self, self.tr("Edit message"), self.tr("Your words, as they are to be sent:"))
        asked.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asked.setOkButtonText(self.tr("Save and send"))
        asked.setCancelButtonText(self.tr("Cancel"))
        asked.setTextValue(app.conversations.words_of(change.row_id))
        sentence = self.tr("Changed. It is sent again.")
        asked.textValueSelected.connect(
            lambda text: self._edit(lambda: app.conversations.rewrite(change.row_id, text), sentence, None)
        )
        asked.open()

    def _open_change(self, change: Change) -> None:
        if change.table == "messages":
            self._rewrite(change)
            return
        what = date.fromisoformat(change.key) if change.table == "wellness_entries" else change.key
        self.asked.emit(PLACES.get(change.table, "conversations"), what)

    def _bring_in(self, user_id: str) -> None:
        app, bridge = self._app, self._bridge
        if app is None or bridge is None:
            return
        self.earlier.show_busy(True)

        def done(sentence: str) -> None:
            self.earlier.show_busy(False)
            self._done()
            self._read_earlier(app)
            self.said.emit(sentence, "", lambda: None)

        def refused(error: OrganicError) -> None:
            self.earlier.show_busy(False)
            self._refuse(error)

        self._run(lambda: app.bring_in(user_id), lambda _: done(self.tr("Brought in, and sent.")), refused)

    def _put_off(self, user_id: str) -> None:
        if self._app:
            app = self._app
            self._run(lambda: app.put_off(user_id), lambda _: self._read_earlier(app))

    def _decide(self, missing: Missing) -> None:
        """The user's answer about the rows that the server no longer has: a cycle that does it."""
        app, bridge = self._app, self._bridge
        if app and bridge:
            self.held.show_busy(True)
            sentence = {
                Missing.KEEP: self.tr("Kept, and sent to the server again."),
                Missing.REMOVE: self.tr("Removed here too. The copy of before stays on this computer."),
            }[missing]

            def done(tables: Any) -> None:
                bridge.rows_changed.emit(tables)
                self._done()
                self.said.emit(sentence, "", lambda: None)

            self._run(lambda: app.sync(missing=missing).tables, done)

    # -- layout -------------------------------------------------------------------------------------------------------

    def _connect(self) -> None:
        self.head.sync_wanted.connect(self.sync_wanted)
        self.head.pause_wanted.connect(self.pause_wanted)
        self.head.cancel_wanted.connect(self.cancel_wanted)
        self.head.account_wanted.connect(self.account_wanted)
        self.head.copy_wanted.connect(self.copy_wanted)
        self.head.look_wanted.connect(lambda: self.tabs.turn_to("refused"))
        self.held.decided.connect(self._decide)
        self.earlier.wanted.connect(self._bring_in)
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
