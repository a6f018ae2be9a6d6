"""Ask before the program ends: text can't be saved, or there is no tray and reminders would stop.

With a tray, a closed window hides there (tray.py). SIGTERM and the session's end ask nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from organic_desktop.core.errors import OrganicError
from organic_desktop.ui.services.raising import bring_to_front
from organic_desktop.ui.widgets.plain_text import message_box, set_title

if TYPE_CHECKING:
    from organic_desktop.app.facade import App
    from organic_desktop.ui.services.bridge import Bridge

ASK, KEEP, QUIT = "ask", "keep", "quit"


class QuitConfirmation(QObject):
    """Emits ``kept`` if the program is to run on without its window, ``ended`` if it is to end.

    ``save`` saves what is being typed and returns False if some of it can't be saved; ``show_unsaved`` shows that.
    """

    kept = Signal()
    ended = Signal()

    def __init__(
        self,
        window: QWidget,
        app: App,
        bridge: Bridge,
        save: Callable[[], bool],
        show_unsaved: Callable[[], object],
    ) -> None:
        super().__init__(window)
        self._window, self._app, self._bridge = window, app, bridge
        self._save, self._show_unsaved = save, show_unsaved
        self._question: QMessageBox | None = None

    def close_without_tray(self) -> None:
        """Do what the user chose; ask if they never did. Without reminders there is nothing to keep running for."""
        chosen = self._app.settings.without_tray
        if chosen == QUIT or not any(reminder.on for reminder in self._app.reminders.all()):
            self.quit()
        elif chosen == KEEP:
            self.kept.emit()
        elif self._question is None:
            self._ask()

    def quit(self) -> None:
        """End the program; ask first if text that can't be saved would be lost."""
        if self._save():
            self.ended.emit()
        elif self._question is None:
            bring_to_front(self._window)
            self._show_unsaved()
            self._ask_to_lose()

    def _ask_to_lose(self) -> None:
        question = self._question = message_box(
            self._window,
            self.tr("Quit without saving?"),
            self.tr("What you typed can't be saved as it is; the page says why. Everything else is saved."),
        )
        set_title(question, self.tr("Quit"))
        question.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        stay = question.addButton(self.tr("Go back"), QMessageBox.ButtonRole.RejectRole)
        question.addButton(self.tr("Quit without saving"), QMessageBox.ButtonRole.DestructiveRole).clicked.connect(
            self.ended
        )
        question.setDefaultButton(stay)
        question.setEscapeButton(stay)
        question.finished.connect(self._done)
        question.open()

    def _ask(self) -> None:
        """Ask whether to keep running. Escape leaves the window open, and the question comes with the next closing."""
        question = self._question = message_box(
            self._window,
            self.tr("Keep Organic running for your reminders?"),
            self.tr(
                "This desktop has no system tray. Organic can stay in the task bar and remind you, or quit, "
                "and then no reminders come. You can change this in Settings › Start-up."
            ),
        )
        set_title(question, self.tr("Keep Organic running"))
        question.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        keep = question.addButton(self.tr("Keep running"), QMessageBox.ButtonRole.AcceptRole)
        end = question.addButton(self.tr("Quit"), QMessageBox.ButtonRole.DestructiveRole)
        question.setDefaultButton(keep)
        question.setEscapeButton(question.addButton(self.tr("Cancel"), QMessageBox.ButtonRole.RejectRole))
        keep.clicked.connect(lambda: self._answer(KEEP))
        end.clicked.connect(lambda: self._answer(QUIT))
        question.finished.connect(self._done)
        question.open()

    def _answer(self, chosen: str) -> None:
        with suppress(OrganicError):  # then it is asked again the next time
            self._app.change_settings(without_tray=chosen)
            self._bridge.settings_changed.emit()
        if chosen == KEEP:
            self.kept.emit()
            return
        self._question = None  # quitting may have one of its own
        self.quit()

    def _done(self) -> None:
        if self._question and not self._question.isVisible():
            self._question = None
