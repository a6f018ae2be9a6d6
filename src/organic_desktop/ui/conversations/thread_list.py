"""The list of conversations under their modules' names, newest first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from organic_desktop.app.modules import described
from organic_desktop.ui.text.dates import relative_day
from organic_desktop.ui.text.module_texts import translate_module_text
from organic_desktop.ui.theme.theme import Theme
from organic_desktop.ui.widgets.lists import Heading, TwoLineList

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from organic_desktop.app.facade import App
    from organic_desktop.store.conversations import Thread

WIDTH_IN_CHARACTERS = 30


class ThreadList(TwoLineList["Thread"]):
    """Conversations in groups; the module with the latest activity comes first."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, self.tr("Conversations"), identity=lambda thread: thread.id)
        self._app: App | None = None
        self._shown: tuple[Sequence[Thread], date, ZoneInfo] | None = None
        self.setProperty("look", "rows")
        self.setUniformItemSizes(False)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * WIDTH_IN_CHARACTERS)

    def show_threads(self, app: App, threads: Sequence[Thread]) -> None:
        """List the conversations; the one that is open stays selected."""
        shown = threads, app.today(), app.settings.zone()
        if shown == self._shown:
            return
        self._shown, self._app = shown, app
        self.show_items(_grouped(threads), self._title, self.about, shown)

    def about(self, thread: Thread) -> str:
        """Return when a conversation was last active, and how long it is."""
        number = self.tr("%n message(s)", "", thread.message_count).replace(
            "(s)", "" if thread.message_count == 1 else "s"
        )
        latest = thread.last_at or thread.created_at
        if latest is None or self._app is None:
            return number
        return f"{relative_day(self._app, latest, self.locale())} · {number}"

    def _title(self, thread: Thread) -> str:
        return thread.topic or self.tr("Untitled")


def _grouped(threads: Sequence[Thread]) -> list[Heading | Thread]:
    """Return the conversations below a heading for each module."""
    modules: dict[str, list[Thread]] = {}
    for thread in sorted(threads, key=_latest, reverse=True):
        modules.setdefault(thread.module_name, []).append(thread)
    rows: list[Heading | Thread] = []
    for name, threads_of_module in modules.items():
        rows += [Heading(translate_module_text(described(name).title)), *threads_of_module]
    return rows


def _latest(thread: Thread) -> str:
    latest = thread.last_at or thread.created_at
    return latest.isoformat() if latest else ""
