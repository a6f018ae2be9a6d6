"""The settings page: every choice is applied and saved at once, so there is nothing to confirm."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING, Any, get_args

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from organic_desktop.core.errors import OrganicError
from organic_desktop.system.autostart import command
from organic_desktop.ui.services.page import Page, ShowsBackups
from organic_desktop.ui.settings.backup_card import BackupCard
from organic_desktop.ui.settings.cards import FormatsCard, StartupCard, YourDayCard, row_of
from organic_desktop.ui.settings.coach_card import CoachCard
from organic_desktop.ui.settings.goals import GoalsCard
from organic_desktop.ui.settings.lock_card import LockCard
from organic_desktop.ui.settings.programs_card import ProgramsCard
from organic_desktop.ui.settings.reminders import RemindersSection
from organic_desktop.ui.settings.steps import StepsCard
from organic_desktop.ui.settings.updates_card import UpdatesCard
from organic_desktop.ui.text.dates import format_moment
from organic_desktop.ui.text.locales import LANGUAGES
from organic_desktop.ui.text.measures import Measures
from organic_desktop.ui.text.messages import problem_of, translate_message
from organic_desktop.ui.theme.theme import CARD_GAP, SMALL, Theme
from organic_desktop.ui.widgets.cards import Card, label, paragraph
from organic_desktop.ui.widgets.controls import Segments, Switch
from organic_desktop.ui.widgets.layouts import Scrolled, bring_into_sight
from organic_desktop.wellness.metrics import metric
from organic_desktop.wellness.units import Hours, Units

if TYPE_CHECKING:
    from organic_desktop.app.facade import App
    from organic_desktop.app.goals import Goals
    from organic_desktop.app.steps import Steps
    from organic_desktop.ui.services.bridge import Bridge
    from organic_desktop.ui.services.page import Actions, Navigator

WIDTH_IN_CHARACTERS = 88


class SettingsPage(Scrolled, Page):
    """The settings, section by section."""

    tables = frozenset({"users"})

    def __init__(self, app: App, bridge: Bridge, theme: Theme, actions: Actions, navigator: Navigator) -> None:
        super().__init__()
        self._app, self._bridge, self._theme, self._actions = app, bridge, theme, actions
        self._navigator = navigator
        inside = QWidget()
        inside.setMaximumWidth(self.fontMetrics().horizontalAdvance("n") * WIDTH_IN_CHARACTERS)
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(CARD_GAP)
        self._column.addWidget(label(self.tr("Settings"), "title"))
        self._build_account()
        self._build_days()
        self.reminders = RemindersSection(theme)
        self._column.addWidget(self.reminders)
        self._build_sync()
        self._build_data()
        self._build_look()
        self._build_computer()
        self._column.addStretch(1)
        row = QHBoxLayout()
        row.addWidget(inside, 1)
        row.addStretch(0)
        self.parts.addLayout(row)
        bridge.status_changed.connect(self._show_sync)
        bridge.reminded.connect(self._follow_reminders)
        bridge.updates_changed.connect(self.updates.read)
        self.refresh()

    def refresh(self) -> None:
        """Show the settings; a field being typed in is left alone."""
        chosen = self._app.settings
        self.goals.show_goals(self._app)
        self.steps.show_steps(self._app)
        self._volume.show_choice(chosen.volume)
        self._hours.show_choice(chosen.hours)
        self._appearance.show_choice(chosen.appearance)
        self._language.show_choice(chosen.language)
        self.formats.show_choice(chosen, self._app.now())
        self.backup.read()
        self.coach.read()
        self.lock.show_settings(chosen)
        self.day.show_settings(chosen)
        self.reminders.show_reminders(self._app)
        self.startup.show_entry(command(self._app.folder))
        self.startup.without_tray.show_choice(chosen.without_tray)
        self.programs.show_programs(self._app.programs)
        self.updates.read()
        self._show_sync()

    def check_updates(self) -> None:
        """Look for a newer version, and show what comes of it."""
        self.ensureWidgetVisible(self.updates)
        self.updates.check()

    def show_providers(self) -> None:
        """Scroll to the coach's card, once its servers are listed, with the keyboard there."""
        self.coach.add.setFocus(Qt.FocusReason.OtherFocusReason)
        once = Qt.ConnectionType.SingleShotConnection
        self.coach.filled.connect(self._show_coach, once)  # there may be no more to list than before
        self.verticalScrollBar().rangeChanged.connect(self._show_coach, once)
        self.coach.read()

    @Slot()
    def _show_coach(self) -> None:
        for each in (self.coach, self.coach.add) if self.coach.add.hasFocus() else ():
            bring_into_sight(each)

    def flush(self) -> bool:
        """Save what is being typed; False if some of it is invalid."""
        saved = [part.flush() for part in (self.goals, self.steps, self.day, self.reminders)]
        return all(saved)

    # -- sections -----------------------------------------------------------------------------------------------------

    def _build_account(self) -> None:
        card = self._card(self.tr("Account"))
        self._who = paragraph("")
        self._account = QPushButton()
        self._account.clicked.connect(self._actions.open_account)
        row_of(card, self._who, self._account)
        card.finish()

    def _build_days(self) -> None:
        """Goals, steps, units, and when a day begins."""
        self.goals, self.steps, self.day = GoalsCard(self._theme), StepsCard(self._theme), YourDayCard(self._theme)
        self.goals.edited.connect(self._change_goals)
        self.steps.edited.connect(self._change_steps)
        self.day.chosen.connect(lambda changes: self._change(**changes))
        self.day.days_off.clicked.connect(self._plan_days_off)
        self._column.addWidget(self.goals)
        self._column.addWidget(self.steps)
        self._build_units()
        self._column.addWidget(self.day)

    def _build_data(self) -> None:
        """Backups, and the lock."""
        self.backup = BackupCard(self._app, self._bridge)
        self.backup.list_wanted.connect(self._show_backups)
        self.lock = LockCard(self._theme, self._app.lock, self._bridge, self._actions)
        self.lock.chosen.connect(lambda changes: self._change(**changes))
        self._column.addWidget(self.backup)
        self._column.addWidget(self.lock)

    def _build_computer(self) -> None:
        """How it starts and is updated, what other programs may use, and whom the coach asks."""
        self.startup, self.programs = StartupCard(self._theme), ProgramsCard(self._theme)
        self.updates = UpdatesCard(self._app, self._bridge, self._theme)
        self.startup.without_tray.chosen.connect(lambda value: self._change(without_tray=value))
        self.programs.switched.connect(self._switch_tool)
        # Last: its servers come later, and a focus is kept by its place.
        self.coach = CoachCard(self._app, self._bridge, self._theme)
        for card in (self.startup, self.updates, self.programs, self.coach):
            self._column.addWidget(card)

    def _build_units(self) -> None:
        card = self._card(self.tr("Units"))
        name = self.tr("Drinks")
        self._volume = Segments(name, {"ml": self.tr("Millilitres"), "fl oz": self.tr("Fluid ounces (US)")})
        self._volume.chosen.connect(lambda value: self._change(volume=value))
        row_of(card, label(name, ""), self._volume)
        name = self.tr("Hours")
        ways: tuple[Hours, ...] = get_args(Hours)
        sleep, night = metric("sleep_hours"), Decimal("7.5")
        named: dict[str, str] = {way: Measures(self.locale(), Units(hours=way)).amount(sleep, night) for way in ways}
        self._hours = Segments(name, named)
        self._hours.chosen.connect(lambda value: self._change(hours=value))
        row_of(card, label(name, ""), self._hours)
        card.finish()

    def _build_sync(self) -> None:
        card = self._card(self.tr("Sync"))
        self._project, self._synced = label("", ""), label("", "soft")
        self._project.setWordWrap(True)
        self._sync_now = QPushButton(self.tr("Sync now"))
        self._sync_now.clicked.connect(self._sync)
        row_of(card, self._project, self._sync_now)
        card.body.addWidget(self._synced)
        name = self.tr("Pause syncing")
        self._paused = Switch(self._theme, name)
        self._paused.clicked.connect(self._pause)
        row_of(card, label(name, ""), self._paused)
        card.finish()

    def _build_look(self) -> None:
        card = self._card(self.tr("Appearance and language"))
        name = self.tr("Appearance")
        choices = {"system": self.tr("System"), "light": self.tr("Light"), "dark": self.tr("Dark")}
        self._appearance = Segments(name, choices)
        self._appearance.chosen.connect(lambda value: self._change(appearance=value))
        row_of(card, label(name, ""), self._appearance)
        name = self.tr("Language")
        self._language = Segments(name, {"": self.tr("System"), **LANGUAGES})
        self._language.chosen.connect(lambda value: self._change(language=value))
        row_of(card, label(name, ""), self._language)
        card.finish()
        self.formats = FormatsCard(self._theme)
        self.formats.chosen.connect(lambda changes: self._change(**changes))
        self._column.addWidget(self.formats)

    def _card(self, title: str) -> Card:
        card = Card(title)
        card.body.setSpacing(SMALL)
        self._column.addWidget(card)
        return card

    # -- changes ------------------------------------------------------------------------------------------------------

    def _change(self, **changes: Any) -> None:
        """Save a change at once, or show the error."""
        try:
            self._app.change_settings(**changes)
        except OrganicError as error:
            self.day.show_problem(problem_of(error))
            return
        self._bridge.settings_changed.emit()

    def _pause(self, on: bool) -> None:
        """Pause or resume as Activity does: after a restore only who has seen what a sync would do resumes it."""
        self._actions.pause_sync(on)
        self._show_sync()

    def _show_backups(self) -> None:
        page = self._navigator.turn_to("activity")
        if isinstance(page, ShowsBackups):
            page.show_backups()

    def _change_goals(self, edit: Callable[[Goals], None]) -> None:
        """Make an edit of the goals, or show the error."""
        try:
            edit(self._app.goals)
        except OrganicError as error:
            self.goals.show_problem(problem_of(error))
            return
        self.goals.show_problem("")
        self._bridge.settings_changed.emit()

    def _change_steps(self, edit: Callable[[Steps], None]) -> None:
        """Make an edit of the steps, or show the error."""
        try:
            edit(self._app.steps)
        except OrganicError as error:
            self.steps.show_problem(problem_of(error))
            return
        self.steps.show_problem("")
        self._bridge.settings_changed.emit()

    def _switch_tool(self, name: str, on: bool) -> None:
        """Turn a tool of other programs on or off, or show the error."""
        problem = ""
        try:
            self._app.programs.switch([name], on)
        except OrganicError as error:
            problem = problem_of(error)
        self.programs.show_programs(self._app.programs)
        self.programs.show_problem(problem)

    def _follow_reminders(self) -> None:
        """Show the reminders after one was shown, answered or skipped, if the page is visible."""
        if self.isVisible():
            self.reminders.show_reminders(self._app)

    def _plan_days_off(self) -> None:
        from organic_desktop.ui.widgets.days_off import DaysOffDialog  # which most visits don't need

        dialog = DaysOffDialog(self.window(), self._app)
        dialog.changed.connect(self._bridge.settings_changed)
        dialog.open()

    def _sync(self) -> None:
        self._app.sync_now()

    def _show_sync(self) -> None:
        status = self._app.status()
        signed_in = status.account is not None
        self._who.setText(
            self.tr("Signed in as {0}").format(status.account)
            if signed_in
            else self.tr("No account. Everything is saved on this computer only.")
        )
        if note := self._app.account.session_note:
            self._who.setText(f"{self._who.text()}. {translate_message(note)}")
            self._who.setWordWrap(True)
        self._account.setText(self.tr("Manage…") if signed_in else self.tr("Sign in or create an account…"))
        self._project.setText(status.server or self.tr("Sync needs an account."))
        self._sync_now.setEnabled(signed_in)
        self._paused.setEnabled(signed_in)
        self._paused.setChecked(status.paused)
        self._synced.setVisible(signed_in)
        if status.last_synced_at:
            when = format_moment(status.last_synced_at, self._app.settings.zone(), self.locale())
            self._synced.setText(self.tr("Last synced {0}.").format(when))
        else:
            self._synced.setText(self.tr("Not synced yet."))
