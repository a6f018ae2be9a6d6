"""The tray while the data are open: the state on the icon, a menu of the window's commands, the popup to log from.

The icon itself is tray_icon.py's, which outlives the App.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget
from shiboken6 import delete

from organic_desktop.core.errors import OrganicError
from organic_desktop.sync.status import SyncState
from organic_desktop.ui.background.quick_log_popup import QuickLogPopup
from organic_desktop.ui.background.tray_icon import Shape, TrayIcon
from organic_desktop.ui.services.raising import bring_to_front
from organic_desktop.ui.text.sync_status import StateWords
from organic_desktop.ui.widgets.plain_text import name_command

if TYPE_CHECKING:
    from organic_desktop.app.facade import App
    from organic_desktop.sync.status import Status
    from organic_desktop.ui.services.bridge import Bridge
    from organic_desktop.ui.theme.theme import Theme

SAME_CLICK_MS = 250  # the press that closes the popup by taking its focus is not one to open it again


@dataclass(frozen=True)
class TrayCommands:
    """The commands in the tray's menu; ``scores`` are menus of their own, by their titles."""

    open_today: QAction
    first_steps: list[QAction]
    scores: dict[str, list[QAction]]
    pause_reminders: QAction
    sync_now: QAction
    settings: QAction
    quit: QAction
    lock: tuple[QAction, ...] = ()
    """Empty without a passcode."""


class Tray(QObject):
    """What an App shows at the ``icon``, and logs from there; ``dispose`` empties both."""

    def __init__(
        self,
        icon: TrayIcon,
        window: QWidget,
        app: App,
        bridge: Bridge,
        theme: Theme,
        commands: TrayCommands,
        undo: Callable[[], object],
    ) -> None:
        super().__init__(window)
        self.icon = icon
        self._window, self._app, self._theme, self._undo = window, app, theme, undo
        self._status, self._unseen = app.status(), app.sync_review.unseen()
        self._popup: QuickLogPopup | None = None
        self.just_left = QTimer(self, interval=SAME_CLICK_MS, singleShot=True)
        self._state = QAction(self)
        self._state.setEnabled(False)
        icon.clicked.connect(self.toggle_popup)
        bridge.status_changed.connect(self._follow_status)
        bridge.settings_changed.connect(self._follow_settings)
        bridge.day_changed.connect(self.refresh)
        self.rebuild(commands)

    def dispose(self) -> None:
        """Remove the popup and the menu's commands: the App is about to be closed."""
        self._drop_popup()
        self.icon.empty_menu()

    @property
    def _needing_a_look(self) -> int:
        return self._status.refused + self._unseen

    @property
    def is_popup_open(self) -> bool:
        """True while the popup is visible."""
        return self._popup is not None and self._popup.isVisible()

    @property
    def popup(self) -> QuickLogPopup:
        """The popup that a click on the icon shows; made by the first click, in some 30 ms: it takes 3 MB."""
        if self._popup is None:
            self._popup = QuickLogPopup(self._theme, self._app)
            self._popup.window_wanted.connect(lambda: bring_to_front(self._window))
            self._popup.undo_wanted.connect(self._undo)
            self._popup.left.connect(self.just_left.start)
            # Without a parent, or it would be minimized with the window. It goes with it, and never by a collection
            # of garbage, which may be in a thread.
            self._window.destroyed.connect(self._popup.deleteLater)
        return self._popup

    def rebuild(self, commands: TrayCommands) -> None:
        """Build the menu and the popup in the current language."""
        menu = self.icon.menu
        self.icon.empty_menu()
        menu.addActions([commands.open_today])
        menu.addSeparator()
        menu.addActions(commands.first_steps)
        for title, scores in commands.scores.items():
            menu.addMenu(title).addActions(scores)
        menu.addSeparator()
        menu.addActions([commands.pause_reminders, self._state, commands.sync_now])
        menu.addSeparator()
        menu.addActions([commands.settings, *commands.lock, commands.quit])
        self._drop_popup()
        self.refresh()

    @Slot(object)
    def _follow_status(self, status: Status) -> None:
        if not status.goes_on_from(self._status):
            self.show_status(status)

    def show_status(self, status: Status) -> None:
        """Show the state of sync, and how many things need a look."""
        self._status, self._unseen = status, self._app.sync_review.unseen()
        self._show_state()

    @Slot()
    def refresh(self) -> None:
        """Show the current state again: rows, settings or the day changed."""
        if self._popup and self.is_popup_open:
            self._popup.refresh()
        self._show_state()

    @Slot()
    def _follow_settings(self) -> None:
        self.show_status(self._app.status())
        self.refresh()

    def explain(self) -> None:
        """Say that the program still runs, the first time that the window hides only."""
        if not self._app.settings.hidden_before:
            self.icon.show_message(
                self.tr("Organic is still running"),
                self.tr("Reminders and sync keep working. Click the icon to log; right-click to quit."),
            )
            with suppress(OrganicError):
                self._app.change_settings(hidden_before=True)

    @Slot()
    def toggle_popup(self) -> None:
        """Show the popup, or hide it."""
        if self.just_left.isActive():
            return
        popup = self.popup
        if popup.isVisible():
            popup.hide()
        else:
            popup.open_near(self.icon.place())

    # -- details ------------------------------------------------------------------------------------------------------

    def _drop_popup(self) -> None:
        if self._popup:
            delete(self._popup)
            self._popup = None

    def _at_risk(self) -> int:
        """Return how long a streak ends tonight if nothing is logged; 0 if none does."""
        if not self._app.is_evening():
            return 0
        streak, rhythm = self._app.days.streaks()
        return streak.streak if rhythm.is_open(self._app.today()) else 0

    def _show_state(self) -> None:
        at_risk = self._at_risk()
        name_command(self._state, StateWords().title(self._status))
        shape = shape_of(self._status, unseen=self._needing_a_look, at_risk=bool(at_risk))
        self.icon.show_state(shape, f"Organic · {self._state.text()}\n{self._sentence(self._status, at_risk)}")

    def _sentence(self, status: Status, at_risk: int) -> str:
        """Say what matters most, as the icon's shape does."""
        if self._needing_a_look:
            return self.tr("%n item(s) need your attention.", "", self._needing_a_look)
        if at_risk:
            return self.tr("Nothing logged today yet. Current streak: %n day(s).", "", at_risk)
        return StateWords().sentence(status, status.next_try_in)


def shape_of(status: Status, *, unseen: int, at_risk: bool) -> Shape:
    """Return the shape for a Status, ``unseen`` things that need a look, and a streak about to end.

    What only the user can resolve goes before what resolves itself.
    """
    if status.state == SyncState.NEEDS_ATTENTION or unseen:
        return Shape.ATTENTION
    if at_risk:
        return Shape.RISK
    if status.state == SyncState.OFFLINE:
        return Shape.OFFLINE
    return Shape.WAITING if status.state == SyncState.WAITING or (status.pending and status.account) else Shape.FINE
