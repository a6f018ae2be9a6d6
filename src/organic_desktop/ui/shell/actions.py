"""What the commands do, from whichever menu, key, page, tray or palette: sync, log, pause reminders, undo and redo.

Which commands there are, their words and keys: menus.py. What changes one day in sight is the page's own.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, Qt, QUrl, Signal, Slot, qVersion
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QDialog, QWidget

from organic_desktop.app.cards import TODAY
from organic_desktop.core.errors import OrganicError
from organic_desktop.ui.account.dialog import AccountDialog
from organic_desktop.ui.text.measures import Measures, metric_name
from organic_desktop.ui.text.messages import message_of, problem_of, title_of
from organic_desktop.ui.widgets.text_dialog import TextDialog
from organic_desktop.ui.widgets.toast import Toast
from organic_desktop.wellness.metrics import Metric

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from organic_desktop.app.facade import App
    from organic_desktop.app.transfer import Imported
    from organic_desktop.store.journal import Source
    from organic_desktop.store.reads import Entry
    from organic_desktop.sync.rehearsal import Rehearsal
    from organic_desktop.ui.services.bridge import Bridge
    from organic_desktop.ui.services.page import Conversion
    from organic_desktop.ui.shell.undo import UndoStack
    from organic_desktop.ui.theme.theme import Theme


@dataclass(frozen=True)
class Messenger:
    """Shows a sentence at the bottom of the window, or at the tray's icon while the window is hidden.

    ``say_in_tray`` takes a title and a sentence, and returns False if there is no icon.
    """

    window: QWidget
    toast: Toast
    say_in_tray: Callable[[str, str], bool]

    def notify(self, title: str, sentence: str) -> None:
        """Say it in the window, or at the tray's icon if the window is hidden."""
        if self.window.isVisible() or not self.say_in_tray(title, sentence):
            self.toast.say(sentence)

    def report(self, error: OrganicError) -> None:
        """Say why something wasn't done."""
        self.notify(title_of(error), problem_of(error))


class WindowActions(QObject):
    """The handlers of the window's commands, also while its workspace isn't built.

    ``flush`` saves what is being typed and returns False if it can't be saved; ``day_in_sight`` returns the day that
    the user sees, or None; ``lock`` is None without a passcode. ``restore_wanted`` carries the path of a backup.
    """

    restore_wanted = Signal(object)

    def __init__(
        self,
        app: App,
        bridge: Bridge,
        theme: Theme,
        undo: UndoStack,
        messenger: Messenger,
        flush: Callable[[], bool],
        day_in_sight: Callable[[], date | None],
        lock: Callable[[], object] | None,
        convert: Callable[[Conversion], object],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._lock, self._convert = lock, convert
        self._app, self._bridge, self._theme = app, bridge, theme
        self._flush, self._day_in_sight = flush, day_in_sight
        self._messenger, self._toast = messenger, messenger.toast
        self._steps = undo
        # Methods, not lambdas: Qt disconnects them together with this object.
        undo.removed.connect(self._say_removed)
        undo.refused.connect(self._say)
        undo.changed.connect(self._withdraw_offer)

    # -- sync ---------------------------------------------------------------------------------------------------------

    def sync_now(self) -> None:
        """Save what is being typed and sync; say so if syncing is paused."""
        self._flush()
        if self._app.status().paused:
            self._say_paused()
        else:
            self._app.sync_now()

    def toggle_sync_pause(self) -> None:
        """Pause or resume syncing."""
        self.pause_sync(not self._app.status().paused)

    def pause_sync(self, paused: bool) -> None:
        """Pause or resume syncing; a cycle that is running stops before its next request.

        After a restore it is resumed by who has seen what a sync would do.
        """
        if paused or not self._app.status().restored_at:
            self._set_paused(paused)
            return
        self._toast.say(self.tr("Looking at what a sync would do…"))
        self._bridge.run(self._app.rehearse, self._show_rehearsal, self._refuse_to_resume, owner=self)

    def _show_rehearsal(self, found: Rehearsal) -> None:
        from organic_desktop.ui.activity.rehearsal_words import RehearsalWords  # few starts need it
        from organic_desktop.ui.text.dates import RelativeTime
        from organic_desktop.ui.text.sync_changes import ActivityWords

        self._toast.hide()
        app, locale = self._app, QLocale()
        when = RelativeTime(locale, app.settings.zone(), app.today())
        words = ActivityWords(Measures(locale, app.units()), when, app.today())
        dialog = TextDialog(
            self._messenger.window,
            self.tr("Send what was restored?"),
            RehearsalWords(words).rehearsal(found),
            (self.tr("Resume syncing"), lambda: self._set_paused(False)),
            self.tr("Keep paused"),
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _refuse_to_resume(self, error: OrganicError) -> None:
        """Sync stays paused: what couldn't be looked at couldn't be sent either."""
        self._toast.hide()
        self._messenger.report(error)

    def _set_paused(self, paused: bool) -> None:
        try:
            if not paused:
                self._app.backups.reviewed()
            self._app.change_settings(sync_paused=paused)
        except OrganicError as error:
            self._toast.say(problem_of(error))
            return
        if paused:
            self._say_paused()
        else:
            self._app.sync_now()
        self._bridge.settings_changed.emit()
        self._bridge.status_changed.emit(self._app.status())

    def cancel_sync(self) -> None:
        """Stop the cycle that is running; the next one goes on from there."""
        self._app.cancel_sync()
        self._toast.say(self.tr("Cancelled. The next sync continues from here."), self.tr("Sync now"), self.sync_now)

    def open_wrong(self) -> None:
        """Let the rules of the links look at made-up people."""
        from organic_desktop.ui.insights.wrong_card import WrongDialog  # few starts need it

        dialog = WrongDialog(self._messenger.window, self._app, self._bridge)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def open_account(self) -> None:
        """Open the account dialog."""
        dialog = AccountDialog(self._app, self._bridge, self._messenger.window, self.export)
        dialog.succeeded.connect(self._say)
        dialog.finished.connect(lambda: self._bridge.status_changed.emit(self._app.status()))
        dialog.open()

    def import_file(self, path: Path | None = None) -> QDialog:
        """Open the import dialog, on a file if one was opened or dropped; what is being typed is saved first."""
        from organic_desktop.ui.transfer.dialog import ImportDialog  # few starts need it

        self._flush()
        dialog = ImportDialog(self._app, self._bridge, self._theme, self._messenger.window)
        dialog.imported.connect(self._say_imported)
        dialog.backup_opened.connect(self.restore_wanted)
        dialog.open()
        if path:
            dialog.open_file(path)
        return dialog

    def export(self, over: QWidget | None = None) -> None:
        """Open the export dialog, over another one; what is being typed is saved first."""
        from organic_desktop.ui.transfer.export_dialog import ExportDialog

        self._flush()
        dialog = ExportDialog(self._app, self._bridge, self._theme, over or self._messenger.window)
        dialog.exported.connect(self._say_exported)
        dialog.open()

    def customise(self, page: str) -> None:
        """Open the dialog that hides and orders a page's cards; what is being typed is saved first."""
        from organic_desktop.ui.shell.customising import card_names, reminders_note
        from organic_desktop.ui.widgets.customise import CustomiseDialog

        self._flush()
        note = reminders_note(self._app) if page == TODAY else ""
        dialog = CustomiseDialog(
            self._messenger.window, self._app.cards, self._app.settings, page, card_names(page), note
        )
        dialog.changed.connect(self._bridge.settings_changed)
        dialog.open()

    def review_year(self) -> None:
        """Open the dialog of the year in review; what is being typed is saved first."""
        from organic_desktop.ui.insights.year_dialog import YearDialog

        self._flush()
        dialog = YearDialog(self._app, self._bridge, self._theme, self._messenger.window)
        dialog.saved.connect(self._say_exported)
        dialog.open()

    @Slot(object)
    def _say_imported(self, done: Imported) -> None:
        """Say what was imported; one Undo takes it back."""
        if done.settings:
            self._bridge.settings_changed.emit()
        sentence = self.tr("Imported: %n day(s).", "", done.new + done.changed)
        if done.edit_id:
            if done.conversations or done.messages:  # no client may delete messages on the server
                stays = self.tr("Undo leaves conversations and messages here.")
                sentence = f"{sentence} {stays}"
            self.offer_undo(sentence, [done.edit_id])
        else:
            self._toast.say(sentence)

    @Slot(object)
    def _say_exported(self, file: Path) -> None:
        """Say where the file is, with the way to it."""
        folder = QUrl.fromLocalFile(str(file.parent))
        said = self.tr("Exported to {0}.").format(file.name)
        self._toast.say(said, self.tr("Show in folder"), lambda: QDesktopServices.openUrl(folder))

    def copy_diagnostics(self) -> None:
        """Copy the diagnostics report to the clipboard; it is read in a thread."""
        report = partial(_report, self._app)
        self._bridge.run(report, self._copy, lambda error: self._toast.say(message_of(error)), owner=self)

    def _copy(self, report: str) -> None:
        QGuiApplication.clipboard().setText(report)
        self._toast.say(self.tr("Copied. It contains versions and counts, nothing you logged."))

    def _say_paused(self) -> None:
        self._toast.say(self.tr("Syncing is paused."), self.tr("Resume syncing"), lambda: self.pause_sync(False))

    # -- the lock -----------------------------------------------------------------------------------------------------

    def lock_now(self) -> None:
        """Lock the data, if they have a passcode."""
        if self._lock:
            self._lock()

    def convert(self, conversion: Conversion) -> None:
        """Close the App for some work on its files, and open it again."""
        self._convert(conversion)

    # -- reminders ----------------------------------------------------------------------------------------------------

    def reminders_are_paused(self) -> bool:
        """True while no reminders come."""
        return self._app.reminders.paused_until is not None

    def toggle_reminder_pause(self) -> None:
        """Pause reminders until tomorrow, or resume them; Settings has other pauses."""
        reminders, title = self._app.reminders, self.tr("Reminders")
        pause = not self.reminders_are_paused()
        try:
            reminders.pause(reminders.tomorrow() if pause else None)
        except OrganicError as error:
            self._messenger.report(error)
            return
        self._bridge.settings_changed.emit()
        said = self.tr("Reminders are paused until tomorrow.") if pause else self.tr("Reminders are on again.")
        self._messenger.notify(title, said)

    # -- logging for today, from anywhere -----------------------------------------------------------------------------

    def log_step(self, metric: Metric, number: int) -> None:
        """Add one of the metric's steps, in the user's units, to today."""
        days, today = self._app.days, self._app.today()
        step = self._app.units().steps(metric)[number]
        self._log(metric, lambda: days.step(today, metric, step, source=self._source()))

    def log_value(self, metric: Metric, value: Decimal) -> None:
        """Set a metric of today."""
        days, today = self._app.days, self._app.today()
        self._log(metric, lambda: days.log(today, {metric.column: value}, source=self._source()))

    def _source(self) -> Source:
        """Return the source of an edit: the tray if the window isn't active."""
        return "typed" if self._messenger.window.isActiveWindow() else "tray"

    def _log(self, metric: Metric, edit: Callable[[], Entry | None]) -> None:
        """Log, and say so if today isn't in sight."""
        before = self._app.days.entry(self._app.today())
        try:
            entry = edit()
        except OrganicError as error:
            self._messenger.report(error)
            return
        if entry and self._messenger.window.isVisible() and self._day_in_sight() != self._app.today():
            value = getattr(entry, metric.column)
            amount = Measures(QLocale(), self._app.units()).amount(metric, value)
            sentence = self.tr("{0} today: {1}", "a metric and its value").format(metric_name(metric), amount)
            unchanged = before is not None and getattr(before, metric.column) == value
            self.say_logged(sentence, can_undo=not unchanged)

    def say_logged(self, sentence: str, *, can_undo: bool) -> None:
        """Say what was just logged; without Undo if it was that before, for that would take back something else."""
        if can_undo:
            self._toast.say(sentence, self.tr("Undo"), self.undo)
        else:
            self._toast.say(sentence)

    # -- undo ---------------------------------------------------------------------------------------------------------

    def undo(self) -> None:
        """Undo; what is being typed is saved first, and is what is undone."""
        if self._flush():
            self._steps.read_journal()
            self._steps.undo()

    def redo(self) -> None:
        """Redo."""
        if self._flush():
            self._steps.read_journal()
            self._steps.redo()

    def offer_undo(self, sentence: str, edit_ids: Sequence[str]) -> None:
        """Say what was done, with an Undo button; these edits are undone and redone as one step."""
        self._steps.join(edit_ids)
        self._toast.say(sentence, self.tr("Undo"), self.undo)

    @Slot(str)
    def _say_removed(self, sentence: str) -> None:
        """Say what an edit removed, with Undo; no question was asked before."""
        self._toast.say(sentence, self.tr("Undo"), self.undo)

    @Slot(str)
    def _say(self, sentence: str) -> None:
        self._toast.say(sentence)

    @Slot()
    def _withdraw_offer(self) -> None:
        """The toast's Undo button would undo something else by now."""
        self._toast.withdraw(self.undo)


def _report(app: App) -> str:
    from organic_desktop.app.diagnostics import diagnostics

    return diagnostics(app.status(), app.sync_review.changes(), app.sync_review.cycles(), {"Qt": qVersion()})
