"""Show reminders that are due, and do what their buttons say.

By D-Bus with buttons. If no daemon takes one, the window's banner shows it until it is answered, and the tray's icon
for a moment (Windows and macOS have no other way). ``reminders/`` decides when one is due; its texts
are reminder_words.py's.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QWidget

from organic_desktop.core import paths
from organic_desktop.core.clock import Clock, SystemClock
from organic_desktop.core.errors import OrganicError
from organic_desktop.system.installation import icon_for_others
from organic_desktop.system.notifications import OPEN, Notification
from organic_desktop.ui.background.reminder_words import HOUR, LOG, SHOW, SNOOZE, TONIGHT, Offer, ReminderWords
from organic_desktop.ui.services.bridge import GATE
from organic_desktop.ui.services.raising import bring_to_front
from organic_desktop.ui.text.measures import Measures
from organic_desktop.ui.text.messages import problem_of, title_of
from organic_desktop.ui.widgets.plain_text import balloon

if TYPE_CHECKING:
    from organic_desktop.app.facade import App
    from organic_desktop.reminders.events import Due
    from organic_desktop.system.notifications import Notifier
    from organic_desktop.ui.background.reminder_banner import ReminderBanner
    from organic_desktop.ui.services.bridge import Bridge

SNOOZES = {SNOOZE: timedelta(minutes=10), HOUR: timedelta(hours=1)}
FAILURE = "failure"


class ReminderNotifications(QObject):
    """Begins at once; ``end`` or ``set_aside`` withdraw what is shown. It does everything on the window's thread.

    ``banner`` is above the pages, ``say`` says a sentence in the window, ``show_day`` shows a day there.
    """

    _came = Signal(object)
    _over = Signal(str)
    _pressed = Signal(str, str, str)
    _dismissed = Signal(str)
    _missed = Signal(object)
    _news = Signal()

    def __init__(
        self,
        window: QWidget,
        app: App,
        bridge: Bridge,
        banner: ReminderBanner,
        say: Callable[[str], None],
        show_day: Callable[[date], None],
        make_notifier: Callable[..., Notifier] | None,
        clock: Clock | None = None,
    ) -> None:
        super().__init__(window)
        self._window, self._app, self._clock = window, app, clock or SystemClock()
        self._bridge, self._banner, self._say, self._show_day = bridge, banner, say, show_day
        self._offers: dict[str, Offer] = {}
        self._in_balloon: Offer | None = None
        # Queued: each comes from a thread of reminders' or of the bus.
        for signal, slot in (
            (self._came, self._show_due),
            (self._over, self._withdraw),
            (self._pressed, self._press),
            (self._dismissed, self._dismiss),
            (self._missed, self._show_in_window),
            (self._news, bridge.reminded),
        ):
            signal.connect(slot, Qt.ConnectionType.QueuedConnection)
        banner.pressed.connect(lambda key, action: self._press(key, action, ""))
        banner.dismissed.connect(self._dismiss)
        self._notifier: Notifier | None = None
        if make_notifier:
            icon = icon_for_others(paths.resource("icons/app.svg"))
            self._notifier = make_notifier(
                GATE.through(self._pressed.emit),
                GATE.through(self._dismissed.emit),
                GATE.through(self._missed.emit),
                icon=icon,
            )
        app.reminders.start(GATE.through(self._came.emit), GATE.through(self._over.emit), GATE.through(self._news.emit))

    @Slot()
    def end(self) -> None:
        """Show no more, and withdraw what is shown."""
        self._app.reminders.stop()
        if self._notifier:
            self._notifier.close()

    def set_aside(self) -> None:
        """Show no more, and withdraw what is shown, unanswered: it comes again with the next App of this day."""
        for offer in self._offers.values():
            with suppress(OrganicError):  # it isn't worth keeping the data open
                self._app.reminders.keep(offer.due)
        self._app.reminders.stop()
        if self._notifier:
            self._bridge.run(self._notifier.close, lambda _: None, lambda _: None)  # it waits for the daemon

    # -- showing ------------------------------------------------------------------------------------------------------

    @Slot(object)
    def _show_due(self, due: Due) -> None:
        entry = None
        with suppress(OrganicError):  # a reminder is worth more than how far the day is
            entry = self._app.days.entry(due.day)
        self._show(self._words().offer(due, entry))

    def _show(self, offer: Offer) -> None:
        self._offers[offer.notification.key] = offer
        if self._notifier:
            self._notifier.show(offer.notification)
        else:
            self._show_in_window(offer.notification)

    @Slot(object)
    def _show_in_window(self, notification: Notification) -> None:
        """Show one in the window and at the tray: no daemon showed it, or the one that did is gone."""
        offer = self._offers.get(notification.key)
        if offer is None:
            return
        if notification.passing:  # out of date in a moment: show it only in the window
            self._say(notification.title)
            return
        self._banner.add(notification)
        self._bridge.run(lambda: self._app.reminders.keep(offer.due), lambda _: None, self._say_failure)
        icon = self._window.findChild(QSystemTrayIcon)
        if icon and icon.isVisible() and QSystemTrayIcon.isSystemTrayAvailable():
            self._in_balloon = offer
            icon.messageClicked.connect(self._open_balloon, Qt.ConnectionType.UniqueConnection)
            balloon(icon, notification.title, notification.body, icon.icon())
        QApplication.alert(self._window)

    def _take(self, key: str) -> Offer | None:
        """Withdraw the offer of that key everywhere, and return it."""
        self._banner.remove(key)
        if self._notifier:
            self._notifier.withdraw(key)
        return self._offers.pop(key, None)

    @Slot(str)
    def _withdraw(self, key: str) -> None:
        self._take(key)

    # -- what the buttons do ------------------------------------------------------------------------------------------

    @Slot(str, str, str)
    def _press(self, key: str, action: str, token: str) -> None:
        offer = self._take(key)
        if offer is None:
            return
        if action == LOG:
            self._log(offer)
        elif action in (SNOOZE, HOUR, TONIGHT):
            self._snooze(offer.due, action)
        elif action in (OPEN, SHOW):
            self._open(offer.due, token)

    @Slot(str)
    def _dismiss(self, key: str) -> None:
        offer = self._take(key)
        if offer and not offer.notification.passing:
            self._bridge.run(lambda: self._app.reminders.dismiss(offer.due), lambda _: None, self._say_failure)

    @Slot()
    def _open_balloon(self) -> None:
        if self._in_balloon:
            self._press(self._in_balloon.notification.key, OPEN, "")

    def _log(self, offer: Offer) -> None:
        """Log on the day that the reminder is about, whatever day it is by now."""
        self._bridge.run(
            lambda: self._app.days.log(offer.due.day, add=offer.adds, source="tray"), lambda _: None, self._say_failure
        )

    def _open(self, due: Due, token: str) -> None:
        bring_to_front(self._window, token)
        self._show_day(due.day)

    def _snooze(self, due: Due, action: str) -> None:
        now, tonight = self._clock.now(), self._app.reminders.tonight()
        until = now + SNOOZES[action] if action in SNOOZES else tonight or now + SNOOZES[HOUR]

        def say(again: datetime | None) -> None:
            if action == SNOOZE and again:
                at = again.astimezone(self._app.settings.zone())
                evening_is_later = tonight is not None and tonight - now > SNOOZES[HOUR]
                self._show(self._words().snoozed(due, at, tonight=evening_is_later))

        self._bridge.run(lambda: self._app.reminders.snooze(due, until), say, self._say_failure)

    def _say_failure(self, error: OrganicError) -> None:
        """Say that nothing was changed, as a notification and in the window."""
        sentence = problem_of(error)
        if self._notifier:
            self._notifier.show(Notification(FAILURE, title_of(error), sentence))
        self._say(sentence)

    def _words(self) -> ReminderWords:
        return ReminderWords(Measures(QLocale(), self._app.units()), self._app.goal_on)
