"""What the commands of sync do, from whichever menu, page or palette, and who is told where the data stand.

What is shown of it in full is the page's (activity/page.py), which asks here for what is more than its own.
"""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, qVersion
from PySide6.QtGui import QGuiApplication

from organic_desktop.core.errors import OrganicError
from organic_desktop.ui.text.messages import message_of, problem_of, translate_message

if TYPE_CHECKING:
    from organic_desktop.app.facade import App
    from organic_desktop.sync.status import Status
    from organic_desktop.ui.activity.page import ActivityPage
    from organic_desktop.ui.conversations.page import ConversationsPage
    from organic_desktop.ui.modules.page import ModulesPage
    from organic_desktop.ui.shell.bridge import Bridge
    from organic_desktop.ui.shell.window import MainWindow


class Syncing(QObject):
    """Does nothing until ``attach``."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._app: App | None = None
        self._bridge: Bridge | None = None
        self._said_not_kept = False
        window.chip.clicked.connect(self.open)
        window.pages.built.connect(self._serve)

    def attach(self, app: App, bridge: Bridge) -> None:
        """Act on the App, and tell how it stands, from now on."""
        self._app, self._bridge = app, bridge
        bridge.status_changed.connect(self.show_status)
        bridge.settings_changed.connect(self.look_again)
        self.look_again()

    def show_status(self, status: Status) -> None:
        """The chip, the sidebar, the menu and the tray show it."""
        if self._app:
            unseen = status.refused + self._app.decisions.unseen()
            self._window.chip.show_status(status, self._app.settings.zone())
            self._window.sidebar.show_count("activity", unseen)
            if self._window.tray:
                self._window.tray.show_status(status, unseen)
            self._window.menus.name_pause(status.paused)
            self._say_not_kept(self._app.session_note)

    def _say_not_kept(self, note: str | None) -> None:
        """Say once that the session ends with the program, when a renewed one couldn't be kept."""
        if note and not self._said_not_kept:
            self._window.toast.say(translate_message(note))
        self._said_not_kept = note is not None

    def look_again(self) -> None:
        """Show how the App stands now."""
        if self._app:
            self.show_status(self._app.status())

    # -- commands -----------------------------------------------------------------------------------------------------

    def open(self) -> None:
        """The chip: what it stands for in full, or the way to an account where there is none."""
        if self._app and self._app.settings.signed_in:
            self._window.pages.turn_to("activity")
        else:
            self.open_account()

    def now(self) -> None:
        """Sync at once, with what is being typed; while syncing is paused, say so instead of doing nothing."""
        if self._app is None:
            return
        self._window.pages.flush()
        if self._app.status().paused:
            self._say_paused()
        else:
            self._app.sync_now()

    def toggle_pause(self) -> None:
        """Pause, or go on."""
        if self._app:
            self.pause(not self._app.settings.sync_paused)

    def pause(self, paused: bool) -> None:
        """What is under way stops before its next request; what it did so far stays done."""
        if self._app is None or self._bridge is None:
            return
        try:
            self._app.change_settings(sync_paused=paused)
        except OrganicError as error:
            self._window.toast.say(problem_of(error))
            return
        if paused:
            self._app.cancel_sync()
            self._say_paused()
        else:
            self._app.sync_now()
        self._bridge.settings_changed.emit()
        self._bridge.status_changed.emit(self._app.status())

    def cancel(self) -> None:
        """Stop what is under way; what it did so far stays done, and the next sync goes on there."""
        if self._app:
            self._app.cancel_sync()
            self._window.toast.say(self.tr("Stopped. The next sync goes on from here."), self.tr("Sync now"), self.now)

    def open_account(self) -> None:
        """Sign in or out."""
        if self._app and self._bridge:
            from organic_desktop.ui.account.dialog import AccountDialog

            AccountDialog(self._app, self._bridge, self._window).open()

    def copy_diagnostics(self) -> None:
        """Put the report on the clipboard; what it is made of is read in a thread."""
        if self._app and self._bridge:
            report = partial(_report, self._app)
            self._bridge.run(report, self._copy, lambda error: self._window.toast.say(message_of(error)))

    def _copy(self, report: str) -> None:
        QGuiApplication.clipboard().setText(report)
        self._window.toast.say(self.tr("Copied. It holds versions and counts, nothing of what you logged."))

    def _say_paused(self) -> None:
        self._window.toast.say(self.tr("Syncing is paused."), self.tr("Go on syncing"), lambda: self.pause(False))

    # -- the page -----------------------------------------------------------------------------------------------------

    def _serve(self, name: str, built: object) -> None:
        """What the page asks for that is more than its own."""
        if name == "activity":
            page = cast("ActivityPage", built)
            page.said.connect(lambda sentence, action, act: self._window.toast.say(sentence, action, act))
            page.asked.connect(self._go)
            page.sync_wanted.connect(self.now)
            page.pause_wanted.connect(self.pause)
            page.cancel_wanted.connect(self.cancel)
            page.account_wanted.connect(self.open_account)
            page.copy_wanted.connect(self.copy_diagnostics)
        elif name == "conversations":
            talks = cast("ConversationsPage", built)
            talks.sync_wanted.connect(self.now)
            talks.account_wanted.connect(self.open_account)

    def _go(self, name: str, what: object) -> None:
        """To a row, on the page where it is edited."""
        if isinstance(what, date):
            self._window.show_day(what)
        elif name == "modules":
            cast("ModulesPage", self._window.pages.turn_to(name)).open(str(what))
        else:
            self._window.pages.turn_to(name)


def _report(app: App) -> str:
    from organic_desktop.app.diagnostics import diagnostics

    return diagnostics(app.status(), app.decisions.changes(), app.decisions.cycles(), {"Qt": qVersion()})
