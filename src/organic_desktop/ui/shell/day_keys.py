"""Scores by keys, on the day that is in sight and nowhere else, and what such a key wrote, with Undo.

Which keys they are is widgets/scores.py's; the edit is the page's.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QLocale, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from organic_desktop.ui.text.edits import EditWords
from organic_desktop.ui.text.measures import Measures, metric_name
from organic_desktop.ui.widgets.scores import ScoreKeys
from organic_desktop.wellness.metrics import metric

if TYPE_CHECKING:
    from organic_desktop.app.facade import App
    from organic_desktop.ui.history.page import HistoryPage
    from organic_desktop.ui.shell.window import MainWindow
    from organic_desktop.ui.widgets.day_cards import DayCards


class DayKeys(QObject):
    """Does nothing until ``attach``."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._app: App | None = None
        self._editor: DayCards = window.today.editor
        self._keys = ScoreKeys(self)
        self._keys.chosen.connect(self._editor.set_by_key)
        self._keys.awaiting.connect(self._editor.await_energy)
        self._editor.keyed.connect(lambda column, before: self._say(self._editor, column, before))
        window.pages.built.connect(self._follow)
        window.pages.turned.connect(lambda _name: self._keys.forget())
        self._editor.turned.connect(self._keys.forget)

    def attach(self, app: App) -> None:
        """Write to this App's days from now on."""
        self._app = app

    def take(self, event: QKeyEvent) -> bool:
        """Write a score where a key press means one; True if it did."""
        if not self._may_write():
            self._keys.forget()
            return False
        return self._keys.take(event)

    def _may_write(self) -> bool:
        """Only a day that can be seen is written to, and never while somebody types, chooses or answers."""
        window, focused = self._window, self._window.focusWidget()
        types = focused is not None and focused.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        asked = QApplication.activeModalWidget() or QApplication.activePopupWidget() or window.is_finding
        return bool(
            self._app and window.isActiveWindow() and window.pages.is_in_sight("today") and not types and not asked
        )

    def _follow(self, name: str, page: object) -> None:
        """The faces of a day in the history have keys of their own, which are said as well."""
        if name == "history":
            editor = cast("HistoryPage", page).year.editor
            editor.keyed.connect(lambda column, before: self._say(editor, column, before))

    def _say(self, editor: DayCards, column: str, before: Decimal | None) -> None:
        """What a key wrote, and the way back; where the value was that before, there is nothing to take back."""
        app, window = self._app, self._window
        value = editor.value(column)
        if app is None or value is None:  # what was cleared is said by who follows all edits
            return
        measures = Measures(QLocale(), app.units())
        sentence = self.tr("{0}: {1}", "a metric and its value").format(
            metric_name(metric(column)), measures.amount(metric(column), value)
        )
        if editor.day != app.today():
            day = EditWords(measures, app.today()).day(editor.day)
            sentence = self.tr("{0} ({1})", "what was logged, and the day").format(sentence, day)
        if value == before:
            window.toast.say(sentence)
            return
        window.bridge.edited.emit()  # it is a step by now, so that it is this one which the button takes back
        window.toast.say(sentence, self.tr("Undo"), window.go_back)
