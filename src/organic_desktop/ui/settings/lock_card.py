"""The card of the lock: a passcode is set, changed and removed here, and it is chosen when to ask for it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from organic_desktop.core.errors import OrganicError
from organic_desktop.ui.services.page import Conversion
from organic_desktop.ui.settings.cards import row_of
from organic_desktop.ui.settings.passcode_dialog import PasscodeDialog
from organic_desktop.ui.text.messages import problem_of
from organic_desktop.ui.theme.theme import SMALL, Theme
from organic_desktop.ui.widgets.cards import Card, label, paragraph
from organic_desktop.ui.widgets.controls import Segments, Switch
from organic_desktop.ui.widgets.layouts import Flow

if TYPE_CHECKING:
    from organic_desktop.app.lock import Lock, Progress
    from organic_desktop.core.settings import Settings
    from organic_desktop.ui.services.bridge import Bridge
    from organic_desktop.ui.services.page import Actions


class LockCard(Card):
    """``chosen`` carries changed settings by name. An installation that can't encrypt doesn't show it."""

    chosen = Signal(dict)

    def __init__(self, theme: Theme, lock: Lock, bridge: Bridge, actions: Actions) -> None:
        super().__init__(self.tr("Lock"))
        self._theme, self._lock, self._bridge, self._actions = theme, lock, bridge, actions
        self.body.setSpacing(SMALL)
        if lock.is_set:
            self._build_set()
        else:
            self._build_unset()
        self.finish()
        if not (lock.is_set or lock.available):
            self.hide()

    def show_settings(self, chosen: Settings) -> None:
        """Show when it locks by itself, and whether the keyring remembers the passcode."""
        if self._lock.is_set:
            self._after.show_choice(chosen.lock_after)
            self._on_sleep.setChecked(chosen.lock_on_sleep)
            self._remembered.setChecked(self._lock.remembered)

    # -- without a passcode -------------------------------------------------------------------------------------------

    def _build_unset(self) -> None:
        about = self.tr(
            "A passcode encrypts everything you logged on this computer. Organic asks for it when it starts."
        )
        self.set = QPushButton(self.tr("Set a passcode…"))
        self.set.clicked.connect(self._ask_for_new)
        row_of(self, paragraph(about), self.set)

    def _ask_for_new(self) -> None:
        sentences = (
            self.tr(
                "If you forget the passcode, nobody can open this data again, and nobody can reset it. Keep a copy "
                "of it in a safe place."
            ),
            self.tr("Backups and copies in the data folder are encrypted, too. What you export isn't."),
        )
        dialog = PasscodeDialog(
            self.window(),
            self._theme,
            self.tr("Set a passcode"),
            sentences,
            self.tr("Encrypt my data"),
            old=False,
            new=True,
        )
        dialog.entered.connect(lambda _, new: self._set(dialog, new, dialog.remember.isChecked()))
        dialog.open()

    def _set(self, dialog: PasscodeDialog, passcode: str, remember: bool) -> None:
        lock = self._lock

        def work(progress: Progress) -> None:
            lock.set(passcode, remember, progress)

        dialog.accept()
        self._actions.convert(
            Conversion(
                work,
                self.tr("Encrypting your data…"),
                self.tr("With many years of data this takes a few seconds. It can be interrupted without harm."),
                self.tr("Your data is encrypted. Organic asks for the passcode from now on."),
            )
        )

    # -- with a passcode ----------------------------------------------------------------------------------------------

    def _build_set(self) -> None:
        self.body.addWidget(paragraph(self.tr("Your data on this computer is encrypted with your passcode.")))
        name = self.tr("Lock without use after")
        choices = {"never": self.tr("Never"), "1": self.tr("1 min"), "5": self.tr("5 min"), "15": self.tr("15 min")}
        self._after = Segments(name, choices | {"60": self.tr("1 h")})
        self._after.chosen.connect(lambda value: self.chosen.emit({"lock_after": value}))
        row_of(self, label(name, ""), self._after)
        name = self.tr("Lock when the computer sleeps or its screen is locked")
        self._on_sleep = Switch(self._theme, name)
        self._on_sleep.clicked.connect(lambda on: self.chosen.emit({"lock_on_sleep": on}))
        row_of(self, paragraph(name), self._on_sleep)
        name = self.tr("Remember the passcode in this computer's keyring")
        self._remembered = Switch(self._theme, name)
        self._remembered.clicked.connect(self._remember)
        row_of(self, paragraph(name), self._remembered)
        buttons = Flow()
        for words, act in (
            (self.tr("Lock now"), self._actions.lock_now),
            (self.tr("Change passcode…"), self._ask_to_change),
            (self.tr("Remove passcode…"), self._ask_to_remove),
        ):
            button = QPushButton(words)
            button.clicked.connect(lambda _=False, act=act: act())
            buttons.addWidget(button)
        self.body.addLayout(buttons)

    def _remember(self, on: bool) -> None:
        lock = self._lock

        def work() -> None:
            lock.remembered = on

        def failed(error: OrganicError) -> None:
            self._remembered.setChecked(lock.remembered)
            self.show_problem(problem_of(error))

        self.show_problem("")
        self._bridge.run(work, lambda _: None, failed, owner=self)

    def _ask_to_change(self) -> None:
        dialog = PasscodeDialog(
            self.window(), self._theme, self.tr("Change passcode"), (), self.tr("Change passcode"), old=True, new=True
        )
        dialog.entered.connect(partial(self._change, dialog))
        dialog.open()

    def _change(self, dialog: PasscodeDialog, old: str, new: str) -> None:
        lock = self._lock
        self._bridge.run(lambda: lock.change(old, new), lambda _: dialog.accept(), dialog.refuse, owner=dialog)

    def _ask_to_remove(self) -> None:
        sentences = (self.tr("Everything you logged is decrypted, so that it can be read without a passcode."),)
        dialog = PasscodeDialog(
            self.window(),
            self._theme,
            self.tr("Remove passcode"),
            sentences,
            self.tr("Decrypt my data"),
            old=True,
            new=False,
        )
        dialog.entered.connect(lambda old, _: self._check_and_remove(dialog, old))
        dialog.open()

    def _check_and_remove(self, dialog: PasscodeDialog, passcode: str) -> None:
        """Try the passcode before the App is closed for it."""
        lock, actions = self._lock, self._actions

        def remove(progress: Progress) -> None:
            lock.remove(passcode, progress)

        conversion = Conversion(
            remove,
            self.tr("Decrypting your data…"),
            self.tr("With many years of data this takes a few seconds. It can be interrupted without harm."),
            self.tr("The passcode is removed. Your data is no longer encrypted."),
        )

        def go_on(_: Any) -> None:
            dialog.accept()
            actions.convert(conversion)

        self._bridge.run(lambda: lock.unlock(passcode), go_on, dialog.refuse, owner=dialog)
