"""The Modules page: an overview of all modules, one module in detail, and their edits.

``wellness/modules.py`` says what progress means.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from organic_desktop.core.errors import OrganicError
from organic_desktop.ui.modules.detail import ModuleDetail
from organic_desktop.ui.modules.overview import ModuleOverview
from organic_desktop.ui.services.page import Page
from organic_desktop.ui.text.messages import problem_of
from organic_desktop.ui.theme.theme import Theme
from organic_desktop.ui.widgets.cards import Card
from organic_desktop.wellness.modules import FOCUS, PROGRESS

if TYPE_CHECKING:
    from organic_desktop.app.facade import App
    from organic_desktop.app.modules import Modules
    from organic_desktop.ui.services.bridge import Bridge
    from organic_desktop.ui.services.page import Navigator


class ModulesPage(QWidget, Page):
    """The overview, or one module; edits are made here."""

    tables = frozenset({"module_progress"})

    def __init__(self, app: App, bridge: Bridge, theme: Theme, navigator: Navigator) -> None:
        super().__init__()
        self._app, self._navigator = app, navigator
        self.overview = ModuleOverview(theme)
        self.overview.chosen.connect(self.open)
        self._theme = theme
        self._stack = QStackedWidget()
        self._stack.addWidget(self.overview)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        # The first reading, of the topics' files, is slow.
        bridge.run(app.modules.all, lambda _: self.refresh(), lambda _: self.refresh(), owner=self)

    @cached_property
    def detail(self) -> ModuleDetail:
        """The view of one module, made when the first one is opened."""
        detail = ModuleDetail(self._theme)
        self._stack.addWidget(detail)
        detail.back.connect(self.show_overview)
        detail.start_over.connect(self._start_over)
        detail.coach_wanted.connect(lambda topic, question: self._navigator.ask_coach(detail.name, topic, question))
        detail.topics.ticked.connect(self._tick)
        detail.progress.typed.connect(self._type_progress)
        detail.progress.stepped.connect(self._step_progress)
        detail.progress.follow.connect(lambda: self._set(detail.progress, PROGRESS, None))
        detail.focus.written.connect(lambda text: self._set(detail.focus, FOCUS, text))
        detail.notes.written.connect(self._save_notes)
        return detail

    def refresh(self) -> None:
        """Show the overview or the module from the database."""
        if self._stack.currentWidget() is not self.overview:
            self.detail.show_state(self._app, self._app.modules.one(self.detail.name))
        else:
            self.overview.show_modules(self._app, self._app.modules.all())

    def flush(self) -> bool:
        """Save what is being typed; False if it couldn't be saved."""
        return self._stack.currentWidget() is self.overview or self.detail.flush()

    def open(self, name: str) -> None:
        """Show a module."""
        if not self.flush():
            return
        self.detail.show_state(self._app, self._app.modules.one(name))
        self._stack.setCurrentWidget(self.detail)
        self.detail.take_focus()

    def show_overview(self) -> None:
        """Show all modules, after saving what is being typed; stay if it can't be saved."""
        if not self.flush():
            return
        self._stack.setCurrentWidget(self.overview)
        self.refresh()
        if card := self.overview.cards.get(self.detail.name):
            card.setFocus()
        self.detail.name = ""

    # -- edits --------------------------------------------------------------------------------------------------------

    def _start_over(self) -> None:
        """Reset a module, after saving what is being typed."""
        if self.flush() and self._edit(self.detail.topics_card, lambda modules: modules.start_over(self.detail.name)):
            self.detail.topics.select_next_open()
            self.detail.take_focus()

    def _tick(self, title: str, done: bool) -> None:
        """Complete or reopen a topic."""
        name, complete, reopen = self.detail.name, [title] * done, [title] * (not done)
        if not self._edit(self.detail.topics_card, lambda modules: modules.set(name, complete=complete, reopen=reopen)):
            self.refresh()  # show the stored state again

    def _type_progress(self, value: Decimal | None) -> None:
        """Set the progress; None lets it follow the topics again."""
        self._set(self.detail.progress, PROGRESS, value)

    def _step_progress(self, step: Decimal) -> None:
        """Add a step to the progress, within 0 and 100%."""
        self._edit(self.detail.progress, lambda modules: modules.set(self.detail.name, step=step))

    def _save_notes(self, text: str) -> None:
        notes = self.detail.notes
        if self._edit(notes, lambda modules: modules.write_notes(self.detail.name, text, notes.before)):
            self.detail.show_saved(self._app.now())

    def _set(self, card: Card, column: str, value: Decimal | str | None) -> bool:
        return self._edit(card, lambda modules: modules.set(self.detail.name, {column: value}))

    def _edit(self, card: Card, edit: Callable[[Modules], object]) -> bool:
        """Make an edit; an error is shown on its card, and nothing is changed."""
        try:
            edit(self._app.modules)
        except OrganicError as error:
            card.show_problem(problem_of(error))
            return False
        card.show_problem("")
        return True
