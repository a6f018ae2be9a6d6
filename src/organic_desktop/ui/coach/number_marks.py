"""What the user's days say to the numbers of answers, recomputed in a thread, and anew when the days may differ."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from organic_desktop.app.facade import App
    from organic_desktop.coach.checker import Mark
    from organic_desktop.core.errors import OrganicError
    from organic_desktop.store.schema import Message
    from organic_desktop.ui.services.bridge import Bridge


class NumberMarks(QObject):
    """``found`` carries the marks by message id, ``failed`` an error. Marks that are outdated stay until then."""

    found = Signal(object)
    failed = Signal(object)

    def __init__(self, app: App, bridge: Bridge, parent: QObject) -> None:
        super().__init__(parent)
        self._app, self._bridge = app, bridge
        self._known: dict[tuple[str, str], tuple[Mark, ...]] = {}  # by message and its text
        self._checked: set[tuple[str, str]] = set()  # since the days may have changed
        self._turn = 0

    def of(self, message: Message) -> tuple[Mark, ...]:
        """Return what is known of a message's numbers."""
        return self._known.get((message.id, message.content), ())

    def outdate(self) -> None:
        """Check every text anew when it is asked for next: an entry was edited here, or by a sync."""
        self._checked.clear()
        self._turn += 1

    def check(self, conversation_id: str, messages: Iterable[Message]) -> None:
        """Recompute the numbers of a conversation's answers, each text once."""
        asked = [each for each in messages if (each.id, each.content) not in self._checked]
        if asked:
            self._checked.update((each.id, each.content) for each in asked)
            check = partial(self._app.coach.marks, conversation_id, asked)
            self._bridge.run(check, partial(self._keep, self._turn, asked), self._fail, owner=self)

    def _keep(self, turn: int, asked: list[Message], marks: Mapping[str, tuple[Mark, ...]]) -> None:
        if turn != self._turn:  # of days that have changed since; it was asked again
            return
        texts = {each.id: each.content for each in asked}
        self._known.update({(id_, texts[id_]): found for id_, found in marks.items()})
        self.found.emit(marks)

    def _fail(self, error: OrganicError) -> None:
        self._checked.clear()
        self.failed.emit(error)
