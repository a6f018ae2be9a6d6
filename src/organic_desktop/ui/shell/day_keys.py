"""Mood and energy by number keys on the day in sight, and what such a key wrote, with Undo.

Which keys they are: widgets/scores.py. The edit is the page's.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QLocale, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from organic_desktop.ui.text.edits import EditWords
from organic_desktop.ui.text.measures import Measures, metric_name
from organic_desktop.ui.widgets.scores import ScoreKeys
from organic_desktop.wellness.metrics import metric

if TYPE_CHECKING:
    from organic_desktop.app.facade import App
    from organic_desktop.ui.history.page import HistoryPage
    from organic_desktop.ui.shell.actions import WindowActions
    from organic_desktop.ui.shell.navigation import Pages
    from organic_desktop.ui.shell.palette import Palette
    from organic_desktop.ui.widgets.day_cards import DayCards


class DayKeys(QObject):
    """Takes the keys that no widget of ``window`` wanted."""

    def __init__(self, app: App, window: QWidget, pages: Pages, palette: Palette, actions: WindowActions) -> None:
        super().__init__(pages)
        self._app, self._window, self._pages, self._palette = app, window, pages, palette
        self._actions = actions
        editor = pages.today.editor
        self._keys = ScoreKeys(self)
        self._keys.chosen.connect(editor.set_by_key)
        self._keys.awaiting.connect(editor.await_energy)
        editor.keyed.connect(lambda column, before: self._say(editor, column, before))
        editor.turned.connect(self._keys.reset)
        pages.built.connect(self._follow)
        pages.turned.connect(lambda _name: self._keys.reset())

    def take(self, event: QKeyEvent) -> bool:
        """Write a score if the key means one; return True if it did."""
        if not self._may_write():
            self._keys.reset()
            return False
        return self._keys.take(event)

    def _may_write(self) -> bool:
        """Only a day that can be seen is written to, and never while somebody types, chooses or answers."""
        focused = self._window.focusWidget()
        types = focused is not None and focused.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        asked = QApplication.activeModalWidget() or QApplication.activePopupWidget() or self._palette.isVisible()
        return bool(self._window.isActiveWindow() and self._pages.is_in_sight("today") and not types and not asked)

    def _follow(self, name: str, page: object) -> None:
        """The faces of a day in the history have keys of their own, which are announced as well."""
        if name == "history":
            editor = cast("HistoryPage", page).year.editor
            editor.keyed.connect(lambda column, before: self._say(editor, column, before))

    def _say(self, editor: DayCards, column: str, before: Decimal | None) -> None:
        """Say what a key wrote, and offer to undo it, unless the value was that before."""
        value = editor.value(column)
        if value is None:  # clearing is announced for all edits alike
            return
        measures = Measures(QLocale(), self._app.units())
        sentence = self.tr("{0}: {1}", "a metric and its value").format(
            metric_name(metric(column)), measures.amount(metric(column), value)
        )
        if editor.day != self._app.today():
            day = EditWords(measures, self._app.today()).day(editor.day)
            sentence = self.tr("{0} ({1})", "what was logged, and the day").format(sentence, day)
        self._actions.say_logged(sentence, can_undo=value != before)
